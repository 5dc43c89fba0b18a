#!/usr/bin/env bash
# cjm explain: every code and every rule in full.
. "$(dirname "$0")/../tap.sh"

check "a list of all" prints '^E202  unknown-key$' "$CJM" explain
while read -r code name; do
  check "$code" prints "^$code $name \((error|warning|info)\)$" "$CJM" explain "$code"
  check "$name" bash -c 'cmp <("$1" explain "$2") <("$1" explain "$3")' - "$CJM" "$code" "$name"
done < <("$CJM" explain | grep -E '^[EW][0-9]')
check "changes are listed too" bash -c '[ "$("$1" explain | grep -cE "^[a-z]+(-[a-z]+)*$")" -gt 60 ]' - "$CJM"
for change in $("$CJM" explain | grep -E '^[a-z]+(-[a-z]+)*$'); do
  check "$change" prints "^$change \(a change that cjm diff reports: (worse|better|neutral)" "$CJM" explain "$change"
done
check "case does not matter" prints '^E202' "$CJM" explain e202
check "a rule has a source" prints 'Kahneman' "$CJM" explain weak-ending
check "unknown: the nearest" gives_saying 2 "did you mean 'weak-ending'" "$CJM" explain week-ending
check "unknown, nothing near" gives_saying 2 'lists them' "$CJM" explain zzzzzz
check "two at a time" gives_saying 2 'one code or rule' "$CJM" explain E202 E203
finish
