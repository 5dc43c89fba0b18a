#!/usr/bin/env bash
# Every message as people see it, one case a code; `make golden` takes over what is meant.
. "$(dirname "$0")/../tap.sh"
export CJM
cases=$root/tests/golden/messages

same() { # CODE
  [ -e "$cases/$1.txt" ] || { echo "no $1.txt"; return 1; }
  "$cases/case" "$1" >"$dir/said"
  diff -u --label looked-at --label now "$cases/$1.txt" "$dir/said" && grep -qF "[$1]" "$dir/said"
}

for code in $("$CJM" explain | grep -oE '^[A-Z][0-9]+'); do
  check "$code" same "$code"
done
for file in "$cases"/*.txt "$cases"/*.sh; do
  code=$(basename "${file%.*}")
  check "$(basename "$file") is of a message" gives 0 "$CJM" explain "$code"
done
finish
