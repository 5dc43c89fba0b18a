#!/usr/bin/env bash
# An author writes a map in Neovim, whose client is not ours; what is saved is a journey.
. "$(dirname "$0")/../tap.sh"
export CJM FOLDER=$dir XDG_STATE_HOME=$dir/state XDG_DATA_HOME=$dir/data XDG_CACHE_HOME=$dir/cache

session() {
  timeout 300 nvim --headless --clean -n -c "luafile $root/tests/lsp/neovim.lua" >"$dir/said" 2>"$dir/err" </dev/null
  local status=$?
  sed 's/^/  /' "$dir/said" "$dir/err"
  return $status
}

command -v nvim >/dev/null || { echo "1..0 # SKIP there is no Neovim"; exit 0; }
check "a journey is written, with mistakes, fixes and completions" session
check "and is one for the program too" "$CJM" check "$dir/map.journey.yaml"
finish
