#!/usr/bin/env bash
# Comparisons are those that were last read: two years of two journeys in each format, in six languages, from right to left, without
# spaces, of journeys with paths, and of two that have nothing in common. `make golden` takes over what is meant.
. "$(dirname "$0")/../tap.sh"

same() { # NAME
  "$root/tests/golden/changes/make" "$CJM" "$1" >"$dir/changes" || return 1
  diff -u --label read --label now "$root/tests/golden/changes/$1.txt" "$dir/changes" >"$dir/diff" || { head -n 40 "$dir/diff"; return 1; }
}
for file in "$root"/tests/golden/changes/*.txt; do
  name=$(basename "$file" .txt)
  check "$name" same "$name"
done
for format in text short markdown json github sarif junit; do
  check "two years in $format" test -s "$root/tests/golden/changes/webshop-$format.txt" -a -s "$root/tests/golden/changes/shop-$format.txt"
done
check "there are six languages" bash -c '[ "$(ls "$1"/tests/golden/changes/webshop-??-text.txt | wc -l)" -eq 5 ]' - "$root"
same_fingerprints() { # in every format and language
  local file
  for file in "$root"/tests/golden/changes/webshop-{nl,de,fr,es,pl}-text.txt "$root"/tests/golden/changes/webshop-{text,json,github,sarif,junit,markdown}.txt; do
    diff <(grep -oE '\b[0-9a-f]{12}\b' "$root/tests/golden/changes/webshop-short.txt" | sort -u) <(grep -oE '\b[0-9a-f]{12}\b' "$file" | sort -u) || return 1
  done
}
check "fingerprints are the same in each format and language" same_fingerprints
finish
