#!/usr/bin/env bash
# Reports are those that were last read: in six languages, of maps with paths, several personas, from right to left, with hardly
# anything in them, and of many. `make golden` takes over what is meant.
. "$(dirname "$0")/../tap.sh"

same() { # NAME
  "$root/tests/golden/reports/make" "$CJM" "$1" >"$dir/report" || return 1
  diff -u --label read --label now "$root/tests/golden/reports/$1.txt" "$dir/report" >"$dir/diff" || { head -n 40 "$dir/diff"; return 1; }
}
for file in "$root"/tests/golden/reports/*.txt; do
  name=$(basename "$file" .txt)
  check "$name" same "$name"
done
check "there are six languages" bash -c '[ "$(ls "$1"/tests/golden/reports/webshop-order-??.txt | wc -l)" -eq 6 ]' - "$root"
finish
