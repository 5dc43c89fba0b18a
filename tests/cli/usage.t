#!/usr/bin/env bash
# Help, and calls that cannot be meant.
. "$(dirname "$0")/../tap.sh"

map=$root/examples/minimal.yaml
cd "$dir"

check "no command: help on standard error, status 2" gives_saying 2 'Examples:' "$CJM"
check "--help" prints '^Commands:' "$CJM" --help
check "help leads with examples" bash -c '"$1" help | sed -n 3p | grep -q Examples' - "$CJM"
check "help render" prints 'Usage: cjm render FILE' "$CJM" help render
check "render --help is help render" bash -c 'cmp <("$1" help render) <("$1" render --help)' - "$CJM"
for command in $("$CJM" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  check "every command has help: $command" prints "^cjm $command: " "$CJM" help "$command"
done
sentences() { # COMMAND: the help of each option begins with a capital letter and says what it does in a few words
  ! "$CJM" help "$1" | sed -n '/^Options:/,$s/^  \(    \|-., \)--[a-z-]*\( [A-Z/=]*\)\?  *//p' | grep -vE '^[A-Z].{10,}'
}
for command in render check export fonts init version; do
  check "every option of $command has a sentence" sentences $command
done
check "--version" prints '^cjm [0-9]+\.[0-9]+\.[0-9]+$' "$CJM" --version
check "help into a full device" gives_saying 3 'No space left' bash -c '"$1" help >/dev/full' - "$CJM"

check "unknown command: the nearest" gives_saying 2 "did you mean 'render'" "$CJM" rnder
for pair in lint:check validate:check build:render convert:render new:init rules:explain pdf:'render -f pdf' watch:'render --watch' -v:version; do
  check "a word of other programs: ${pair%%:*}" gives_saying 2 "use .cjm ${pair#*:}.$" "$CJM" "${pair%%:*}"
done
check "… with where to read on" grep -qx 'Try `cjm help version`.' .err
check "… for help, too" gives_saying 2 'use .cjm check.' "$CJM" help lint
check "every one leads to a command that is there" bash -c 'sed -n "/others\[\]/,/^}/s/.*{\"\(.*\)\", \".*/\1/p" "$2/src/cli/unknown.c" >others; [ "$(wc -l <others)" -gt 30 ] &&
  while read -r word; do "$1" "$word" 2>&1 | sed -nE "s/.*use .cjm ([a-z]+).*/\1/p" >use; [ -s use ] && "$1" help "$(cat use)" >/dev/null || { echo "$word"; exit 1; }; done <others' - "$CJM" "$root"
check "a file in the place of a command" gives_saying 2 "before 'x.yaml', as in .cjm render x.yaml. or .cjm check x.yaml." "$CJM" x.yaml
check "… a folder" gives_saying 2 'the command is missing' "$CJM" "$root/examples"
check "an option in the place of a command" gives_saying 2 'options follow the command, as in .cjm render journey.yaml --theme.' "$CJM" --theme dark render "$map"
check "-V" prints '^cjm [0-9]' "$CJM" -V
check "an option of other programs" gives_saying 2 "no option '--dpi'; use --ppi" "$CJM" render --dpi 300 "$map"
check "… that this command does not have" gives_saying 2 "no option 'dpi'" "$CJM" check --dpi 300 "$map"
check "an option of another command" gives_saying 2 "cjm check. has no option '--ppi'; .cjm render. has it" "$CJM" check --ppi 300 "$map"
check "… by its letter" gives_saying 2 "cjm check. has no option '-f'; .cjm render. has it" "$CJM" check -f svg "$map"
check "an option of a command that takes none" gives_saying 2 "no option '--list'; .cjm explain. takes none" "$CJM" explain --list
check "--format of messages" gives_saying 2 "no option '--format'; use --diagnostics" "$CJM" check --format json "$map"
check "unknown command: those there are" gives_saying 2 'there are render, .* and ' "$CJM" qqqqqq
check "help of an unknown command" gives_saying 2 "did you mean 'render'" "$CJM" help redner
check "unknown option: the nearest" gives_saying 2 "did you mean 'output'" "$CJM" render --ouput x "$map"
check "an option's beginning: the whole of it" gives_saying 2 "did you mean 'diagnostics'" "$CJM" render --diag short "$map"
check "unknown letter" gives_saying 2 'no option -x' "$CJM" render -x "$map"
check "unknown word: the nearest" gives_saying 2 "did you mean 'contrast'" "$CJM" render --theme contarst "$map"
check "unknown format in a list" gives_saying 2 "no --format 'jpg'; there are" "$CJM" render -f svg,jpg "$map"
check "unknown ending" gives_saying 2 "no format 'jpg'" "$CJM" render "$map" -o "$dir/map.jpg"
check "no ending" gives_saying 2 'the format of .* is unknown.*a folder ends with a slash' "$CJM" render "$map" -o "$dir/map"
check "a value that is missing: an example" gives_saying 2 '\-\-output lacks its value; it takes WHERE, as in .--output map.pdf.' "$CJM" render "$map" -o
gives_examples() { # COMMAND: each option that takes a value shows one that is valid where it is missing
  local option
  for option in $("$CJM" help "$1" | sed -nE '/^Options:/,$s/^  (    |-., )(--[a-z-]+) [A-Z].*/\2/p'); do
    gives_saying 2 "as in .$option [^ (]+.$" "$CJM" "$1" "$map" "$option" || return 1
  done
}
for command in render check export fonts init; do
  check "… of every option of $command" gives_examples $command
done
check "an empty value" gives_saying 2 '\-\-output has an empty value; it takes WHERE, as in .--output map.pdf.' "$CJM" render "$map" -o ''
check "… behind =" gives_saying 2 '\-\-root has an empty value; it takes FOLDER' "$CJM" check "$map" --root=
check "a comma too many in a list" gives_saying 2 '\-\-format svg,,pdf: a name is missing beside a comma; write, for example, --format svg,pdf' "$CJM" render "$map" -f svg,,pdf
check "… at its end" gives_saying 2 'a name is missing beside a comma' "$CJM" export "$map" -f json,
check "two outputs" gives_saying 2 "\-\-output is given twice, as 'a.svg' and 'b.svg'; give it once" "$CJM" render "$map" -o a.svg -o b.svg
check "… nothing is drawn" absent b.svg
check "two reports" gives_saying 2 '\-\-report is given twice' "$CJM" export "$map" --report a --report b
check "check writes no map" gives_saying 2 "no option '-o': .cjm check. writes no map; use .cjm render journey.yaml -o map.pdf." "$CJM" check "$map" -o map.pdf
check "… by its long name" gives_saying 2 "no option '--output': .cjm check. writes no map" "$CJM" check "$map" --output=map.pdf
for command in fonts init schema completions; do
  check "every command without -o says what to use: $command" gives_saying 2 "no option '-o': .* .cjm " "$CJM" $command -o x
done
check "a value where none goes" gives_saying 2 'takes no value' "$CJM" render "$map" --quiet=yes
check "a number out of range" gives_saying 2 'from 10 to 2400' "$CJM" render "$map" --ppi 5
check "a number that is none" gives_saying 2 "not 'many'" "$CJM" render "$map" --ppi many
check "a count with decimals" gives_saying 2 'whole number' "$CJM" render "$map" --max-errors 1.5
check "ppi and scale" gives_saying 2 'say the same' "$CJM" render "$map" --ppi 96 --scale 2
check "several formats in one file" gives_saying 2 '\{format\}' "$CJM" render "$map" -f svg,pdf -o "$dir/map.svg"
check "several files in one" gives_saying 2 '\{stem\}' "$CJM" render "$map" "$map" -o "$dir/map.svg"
check "several formats on standard output" gives_saying 2 'one format' "$CJM" render - -f svg,pdf
check "unknown placeholder: the nearest" gives_saying 2 "did you mean 'stem'" "$CJM" render "$map" -o "$dir/{stm}.svg"
check "placeholder that does not end" gives_saying 2 'no placeholder' "$CJM" render "$map" -o "$dir/{stem.svg"
check "standard input twice" gives_saying 2 'once' "$CJM" render - - -o "$dir/"
check "two files that would become one" gives_saying 2 'would both become' "$CJM" render "$map" "$root/examples/../examples/minimal.yaml" -o "$dir/"

cp "$map" "$dir/self.yaml"
check "a file written over itself" gives_saying 2 'over itself' "$CJM" render "$dir/self.yaml" -f svg -o "$dir/self.yaml"
check "… and is left as it was" cmp "$map" "$dir/self.yaml"

check "a terminal and nothing to read: help at once" \
  bash -c 'script -qec "\"$1\" render" /dev/null </dev/null | grep -q "Usage: cjm render"' - "$CJM"
check "… neither a journey nor names of them" \
  bash -c 'script -qec "\"$1\" render --files-from -" /dev/null </dev/null | grep -q "Usage: cjm render"' - "$CJM"
check "--jobs 0" gives_saying 2 'from 1 to' "$CJM" render -j0 "$map"
finish
