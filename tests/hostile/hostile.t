#!/usr/bin/env bash
# Whatever is in a file, the program ends soon, says where the mistake is, and writes nothing.
# A file here is named after what must be said of it: CODE-LINE.COLUMN-words.yaml.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
ulimit -t 120 # seconds of the processor, not of the clock: only what never ends is stopped

refused() { # refused FILE CODE PLACE
  gives_saying 1 "^$1:$3: (error|warning): .* \\[$2 " "$CJM" render --diagnostics short "$1" -o map.svg && absent map.svg
}

for file in "$root"/tests/hostile/*.yaml; do
  name=$(basename "$file")
  IFS=- read -r code place words <<<"$name"
  cp "$file" "$name"
  check "${words%.yaml}" refused "$name" "$code" "${place/./:}"
done

many() { perl -e 'print $ARGV[0], $ARGV[1] x $ARGV[2], $ARGV[3]' -- "$@"; }

many '' '[' 5000000 '' >deep.yaml
check "5 MB of brackets" refused deep.yaml E125 1:65
many 'title: ' x 10000000 '' >long.yaml
check "a title of 10 MB" refused long.yaml E128 1:8
many '{' '"a":1,' 1000000 '"a":1}' >wide.json
check "one line of 6 MB with a million mistakes" refused wide.json E108 1:8
{
  echo '{title: Hundreds of megabytes, phases: [{title: One, steps: ['
  many '{title: 1, actions: &a "' 'word ' 12000 '"},'
  many '' '{title: 2, actions: *a},' 9000 '{title: 3}]}]}'
} >alias.json
check "a long text, and 9000 aliases of it" refused alias.json E126 2:60192
many '{title: Large by aliases, phases: [{title: All, steps: [&a {title: Step, actions: [x' ', x' 89 ']}' >steps.yaml
many '' ', *a' 9990 ']}]}' >>steps.yaml
check "a small file whose aliases repeat a step 9990 times" refused steps.yaml E126 1:988
many '{title: Many steps, phases: [{title: First, steps: [One]}, {title: Second, steps: [b' ',b' 11999 ']}]}' >phase.json
check "12 000 steps in 24 KB: the place is the phase that has them" refused phase.json E130 1:60
check "… the help says what allows them" gives_saying 1 '12000 values of .steps.*--max-work 2. allows it' "$CJM" render --diagnostics short phase.json -o map.svg
check "… and it does" gives 0 "$CJM" check -q --max-work 2 phase.json
{
  many '{title: Many feelings, phases: [{title: First, steps: [One, {title: Two, emotion: [1' ',{score: 1, label: x}' 3200 ']}]}]}'
} >step.json
check "3 200 labels in one step" refused step.json E130 1:61
{
  echo "title: Many curves"
  echo "personas: [$(seq -f '{id: p%g, title: P}' -s, 80)]"
  echo "phases: [{title: All, steps: ["
  for step in {1..110}; do echo "{title: S, emotions: {$(for i in {1..80}; do echo "p$i: $(((step * 7 + i * 3) % 5 - 2))"; done | paste -sd,)}},"; done
  echo "]}]"
} >curves.yaml
check "curves of 80 personas in 110 steps" refused curves.yaml E130 4:1
feelings() { # N STEPS: of one person in each step
  echo "title: Feelings"
  echo "phases: [{title: All, steps: ["
  for ((step = 1; step <= $2; step++)); do echo "{id: s$step, title: S, emotion: [$(seq -s, "$1" | sed 's/[0-9]*[0-9]/1/g')]},"; done
  echo "]}]"
}
feelings 1 40 >few.yaml
feelings 99 40 >many.yaml
sed 's/^title: .*/&\nbaseline: many.yaml/' few.yaml >base.yaml
check "… a baseline with many feelings, and an overlay" gives 0 "$CJM" check -q base.yaml
check "… two curves of 3 960 feelings each" gives_saying 1 'E130' "$CJM" render base.yaml --overlay many.yaml -o map.svg
many '' x 17000000 '' >large.yaml
check "a file beyond the limit" refused large.yaml E104 1:1

finish
