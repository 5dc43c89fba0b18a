#!/usr/bin/env bash
# The scene of every example is the one that was last looked at. `make golden` takes over what is meant.
. "$(dirname "$0")/../tap.sh"
export FONTCONFIG_FILE=$root/tests/golden/fonts.conf

same() { # EXAMPLE DUMP
  "$tools/inspect" scene "$1" light >"$dir/scene" || return 1
  diff -u --label looked-at --label now "$2" "$dir/scene" >"$dir/diff" || { head -n 40 "$dir/diff"; return 1; }
}

cd "$root" || exit 1
mapfile -t maps < <(grep -rL --include='*.yaml' '^library: true' examples | sort)
for file in "${maps[@]}"; do
  name=${file#examples/} name=${name%.yaml}
  check "$name" same "$file" "tests/golden/$name.scene"
done
for dump in tests/golden/*.scene tests/golden/*/*.scene; do
  name=${dump#tests/golden/} name=${name%.scene}
  check "$name.scene has its example" test -e "examples/$name.yaml"
done
finish
