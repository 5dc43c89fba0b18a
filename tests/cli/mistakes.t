#!/usr/bin/env bash
# A file with mistakes: all of them are told, nothing is written.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

cat >broken.yaml <<'YAML'
title: Broken
phases:
  - title: Compare
    painpoints: Too many sizes
    emotion: frustarted
  - title: Order
    emotion: -7
YAML
echo old >map.pdf

check "status 1" gives 1 "$CJM" render broken.yaml -o map.pdf
check "the old output is as it was" grep -qx old map.pdf
check "no output is made" bash -c '! "$1" render broken.yaml -o new.pdf; test ! -e new.pdf' - "$CJM"
check "nothing on standard output" bash -c '! "$1" render broken.yaml -f svg -o - 2>/dev/null | grep .' - "$CJM"
check "no temporary file is left" bash -c '! ls -A | grep -F .cjm' -
check "file, line and column" gives_saying 1 '^ *--> broken.yaml:4:5$' "$CJM" render broken.yaml
check "the line" gives_saying 1 '^4 \|     painpoints: Too many sizes$' "$CJM" render broken.yaml
check "carets under the word" gives_saying 1 '^  \|     \^{10}$' "$CJM" render broken.yaml
check "the nearest key" gives_saying 1 'help: .*pain_points' "$CJM" render broken.yaml
check "the nearest feeling" gives_saying 1 'frustrated' "$CJM" render broken.yaml
check "a count" gives_saying 1 '^3 errors; nothing was written$' "$CJM" render broken.yaml
check "short: one line each" gives_saying 1 '^broken.yaml:4:5: error: .* \[E[0-9]+ unknown-key\]; help: ' "$CJM" render --diagnostics short broken.yaml
check "… three lines in all" bash -c '[ "$("$1" render --diagnostics short broken.yaml 2>&1 | wc -l)" -eq 3 ]' - "$CJM"
check "--max-errors" gives_saying 1 '^2 more errors not shown$' "$CJM" render --max-errors 1 broken.yaml
{ printf 'title: T\nphases:\n'; printf -- '  - {title: A%s, mood: sad}\n' {1..12}; } >twelve.yaml
check "twelve mistakes of one kind: a handful, and one message for the rest" bash -c '[ "$("$1" check --diagnostics short twelve.yaml | grep -c "E202")" -eq 6 ]' - "$CJM"
check "… which counts them" gives_saying 1 '`mood` is not a key of a phase, and 6 more like it' "$CJM" render twelve.yaml
check "… and shows where each is" bash -c 'for line in {9..14}; do grep -q "^ *--> twelve.yaml:$line:" .err || exit 1; done'

check "--color always" bash -c '"$1" render --color always broken.yaml 2>&1 | grep -q "$(printf "\033\\[1;31m")error"' - "$CJM"
check "no colour in a file" bash -c '! "$1" render broken.yaml 2>&1 | grep "$(printf "\033")"' - "$CJM"
check "colour on a terminal" bash -c 'TERM=xterm script -qec "\"$1\" render broken.yaml" /dev/null </dev/null | grep -q "$(printf "\033")"' - "$CJM"
check "NO_COLOR" bash -c '! TERM=xterm NO_COLOR=1 script -qec "\"$1\" render broken.yaml" /dev/null </dev/null | grep "$(printf "\033")"' - "$CJM"
check "standard input has a name" bash -c '"$1" render - -f svg <broken.yaml 2>&1 | grep -qF "<stdin>:4:5"' - "$CJM"

good=$root/examples/minimal.yaml
check "a broken file does not keep others from being made" gives 1 "$CJM" render broken.yaml "$good" -o out/ -f svg
check "… this one is there" test -s out/minimal.svg
check "… that one is not" absent out/broken.svg

sed '1i subtitle:' "$good" >warning.yaml
check "a warning is told, the map is made" gives_saying 0 '^warning' "$CJM" render warning.yaml -o warned.svg
check "… here it is" test -s warned.svg
check "-q: no warnings" bash -c '! "$1" render -q warning.yaml -o warned.svg 2>&1 | grep .' - "$CJM"
check "--strict: a warning is an error" gives_saying 1 '1 warning; nothing was written' "$CJM" render --strict warning.yaml -o strict.svg
check "… nothing is made" absent strict.svg

printf 'title: \033[31mred\ntitle: x\n' >escape.yaml
check "a file cannot colour the terminal" bash -c '! "$1" render escape.yaml 2>&1 | grep "$(printf "\033")"' - "$CJM"
printf 'title: %s: oops\n' "$(printf 'long %.0s' {1..200})" >long.yaml
check "a long line is cut around the place" bash -c '! "$1" render long.yaml 2>&1 | grep -E "^.{200}"' - "$CJM"

# -o forgotten
check "a picture named as a journey" gives_saying 2 "'x.svg' is an operand, that is, a journey to read; did you mean -o x.svg" "$CJM" render warning.yaml x.svg
check "… nothing is drawn" absent warning.svg
touch x.svg
check "… that exists" gives_saying 2 'did you mean -o x.svg' "$CJM" render warning.yaml x.svg
check "… of another format" gives_saying 2 'did you mean -o maps/x.pdf' "$CJM" render maps/x.pdf warning.yaml
check "a folder that does not exist" gives_saying 2 'did you mean -o maps/' "$CJM" render warning.yaml maps/
check "data" gives_saying 2 'did you mean -o x.json' "$CJM" export warning.yaml x.json
"$CJM" export "$good" -o journey.json
check "JSON that exists is a journey" gives 0 "$CJM" render "$good" journey.json -o both/

# operands that are no file's name
check "an empty name" gives_saying 2 'the name of a file is empty; is a shell variable not set' "$CJM" render ''
check "… beside others" gives_saying 2 'the name of a file is empty' "$CJM" check "$good" ''
check "… of init" gives_saying 2 'the name of the file is empty' "$CJM" init ''
check "a URL" gives_saying 2 "'https://example.org/a.yaml' is a URL, but cjm only reads files; use .curl -L https://example.org/a.yaml \| cjm check -." "$CJM" check https://example.org/a.yaml
check "a pattern without a match" gives_saying 3 "^cjm: no file matches 'nowhere/\*.yaml'$" "$CJM" render 'nowhere/*.yaml'
cp "$good" 'a[1].yaml'
check "a name with brackets" gives 0 "$CJM" check 'a[1].yaml'
finish
