#!/usr/bin/env bash
# Commands that draw nothing load none of the libraries that draw, and what draws none of those of office formats.
. "$(dirname "$0")/../tap.sh"
cd "$dir" || exit 1
map=$root/examples/minimal.yaml

# loaded COMMAND…: the shared libraries that it, or what it becomes, loads.
loaded() { LD_DEBUG=libs "$@" 2>&1 >out | sed -n 's|.*calling init: .*/||p' | sort -u; }
loads() { # loads PATTERN MAXIMUM COMMAND…: MAXIMUM libraries, and of PATTERN none; those of the sanitizers do not count
  local pattern=$1 most=$2
  shift 2
  loaded "$@" | grep -vE '^lib([at]san|ubsan|lsan|stdc\+\+|gcc_s)' >names
  cat names
  [ -s names ] && ! grep -qE "^lib($pattern)" names && [ "$(wc -l <names)" -le "$most" ]
}

drawing='pango|cairo|fontconfig|freetype|harfbuzz|gobject|gio|X|xcb|zip|crypto|xlsxwriter'
for words in --version version 'explain E202' schema guide 'fmt --check' check; do
  case $words in fmt* | check) operand=$map ;; *) operand= ;; esac
  check "cjm $words" loads "$drawing" 14 "$CJM" $words $operand
done
cp "$map" a.yaml
check "cjm merge" loads "$drawing" 14 "$CJM" merge a.yaml a.yaml a.yaml -o -
check "cjm render loads what draws" eval 'loaded "$CJM" render a.yaml -f svg -o - | grep -q pango'
check "… but not what office formats need" loads 'zip|crypto|xlsxwriter' 60 "$CJM" render a.yaml -f pdf -o -

same() { # the program for commands that draw nothing, and the one with all commands
  "$CJM" "$@" >one 2>&1
  local status=$?
  "$(dirname "$CJM")/draw/cjm" "$@" >two 2>&1
  [ $? = $status ] && diff one two
}
for words in 'check --help' 'check --no-such-option' 'check --ppi 3' 'fmt -f svg' 'version --json' 'version x' 'explain' 'schema --help' 'fmt no-such.yaml' '-V' '-h' 'nothing'; do
  check "both programs do the same: cjm $words" same $words
done

mkdir bin && cp "$CJM" bin/cjm
check "without the other program, it checks" bin/cjm check a.yaml
check "… and says what is missing to draw" gives_saying 3 'cannot start .*/libexec/cjm/cjm, which draws maps: No such file' bin/cjm render a.yaml -o a.svg
mkdir -p libexec/cjm && ln -s "$(dirname "$CJM")/draw/cjm" libexec/cjm/cjm
check "with it where it is installed, it draws" bin/cjm render a.yaml -o a.svg
ln -s "$CJM" linked
check "a link to the program draws" ./linked render a.yaml -o b.svg
check "… found by the path too" env PATH="$dir/bin:$PATH" cjm render a.yaml -o c.svg
finish
