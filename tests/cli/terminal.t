#!/usr/bin/env bash
# What is different at a terminal.
. "$(dirname "$0")/../tap.sh"
map=$root/examples/minimal.yaml
cd "$dir"
export CJM map

at_terminal() { # COMMAND-LINE: run at a terminal, which shows .out
  TERM=xterm script -qec "$1" /dev/null </dev/null | tr -d '\r' >.out
  return "${PIPESTATUS[0]}"
}
shows() { # PATTERN COMMAND-LINE: a line of what the terminal shows is this
  at_terminal "$2" && grep -qxE -- "$1" .out || { cat .out; return 1; }
}
shows_nothing() { # COMMAND-LINE
  at_terminal "$1" && [ ! -s .out ] || { cat .out; return 1; }
}

check "render tells what it wrote, and how large it is" shows 'cjm: wrote a.pdf \([0-9.]+.kB\)' '"$CJM" render "$map" -o a.pdf'
check "… in one line" test "$(wc -l <.out)" = 1
check "… several formats" shows 'cjm: wrote m/minimal.svg \([0-9.]+.kB\), m/minimal.png \([0-9.]+.kB\)' '"$CJM" render "$map" -f svg,png -o m/'
check "… what would not change" shows 'cjm: unchanged: a.pdf \(.*\)' '"$CJM" render "$map" -o a.pdf'
check "… export, too" shows 'cjm: wrote a.json \(.*\)' '"$CJM" export "$map" -o a.json'
check "-q: nothing" shows_nothing '"$CJM" render -q "$map" -o b.pdf'
check "-v tells it once" bash -c '[ "$(TERM=xterm script -qec "\"\$CJM\" render -v \"\$map\" -o c.pdf" /dev/null </dev/null | grep -c wrote)" = 1 ]'
check "other styles of messages: nothing" shows_nothing '"$CJM" render "$map" --diagnostics json -o d.pdf'
cp "$map" x.yaml
check "many: the summary" shows '(.*.K)?cjm: 2 files: 2 written' '"$CJM" render x.yaml "$map" -o e/'
check "a file with errors is not written" bash -c 'echo "titel: T" >bad.yaml; ! TERM=xterm script -qec "\"\$CJM\" render bad.yaml -o bad.pdf" /dev/null </dev/null | grep wrote'
check "no terminal: nothing" bash -c '! "$CJM" render "$map" -o f.pdf 2>&1 | grep .'

check "a picture is not sent to a terminal" shows 'cjm: pdf is binary and is not written to a terminal: .* -o -' '! "$CJM" render - -f pdf <"$map"'
check "… status 2" bash -c 'TERM=xterm script -qec "\"\$CJM\" render -f png <\"\$map\"" /dev/null </dev/null >/dev/null; [ $? -eq 2 ]'
check "… but with -o -" shows '%PDF-.*' '"$CJM" render - -f pdf -o - <"$map"'
check "… and SVG is text" shows '<svg .*' '"$CJM" render - -f svg <"$map"'
check "… and so is data" shows 'title: .*' '"$CJM" export "$map" -f yaml'
check "a pipe takes it" bash -c '"$CJM" render - -f pdf <"$map" | head -c 5 | grep -q %PDF-'
finish
