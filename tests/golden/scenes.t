#!/usr/bin/env bash
# The scene of every example is the one that was last looked at. `make golden` takes over what is meant.
. "$(dirname "$0")/../tap.sh"
export FONTCONFIG_FILE=$root/tests/golden/fonts.conf

same() { # EXAMPLE DUMP
  "$tools/inspect" scene "$1" light >"$dir/scene" || return 1
  diff -u --label looked-at --label now "$2" "$dir/scene" >"$dir/diff" || { head -n 40 "$dir/diff"; return 1; }
}

for file in "$root"/examples/*.yaml; do
  name=$(basename "$file" .yaml)
  check "$name" same "$file" "$root/tests/golden/$name.scene"
done
for dump in "$root"/tests/golden/*.scene; do
  check "$(basename "$dump") has its example" test -e "$root/examples/$(basename "$dump" .scene).yaml"
done
finish
