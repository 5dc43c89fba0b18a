#!/usr/bin/env bash
# The scenes of comparisons are those that were last looked at. `make golden` takes over what is meant.
. "$(dirname "$0")/../tap.sh"
export FONTCONFIG_FILE=$root/tests/golden/fonts.conf

same() { # NAME OLD NEW
  "$tools/inspect" changes "$2" "$3" >"$dir/scene" || return 1
  diff -u --label looked-at --label now "tests/golden/comparisons/$1.dump" "$dir/scene" >"$dir/diff" || { head -n 40 "$dir/diff"; return 1; }
}

cd "$root" || exit 1
while read -r name old new; do
  check "$name" same "$name" "$old" "$new"
done <tests/golden/comparisons/list
finish
