#!/usr/bin/env bash
# Work and memory grow with a file's size, not with its square. Instructions and bytes are counted, never seconds or pages.
. "$(dirname "$0")/tap.sh"

if ! command -v valgrind >/dev/null || grep -q __asan_init "$CJM"; then
  echo '1..0 # SKIP needs valgrind, and a program without sanitizers'
  exit 0
fi

export CJM_UNCONFINED=1 # Valgrind writes a file when a process ends
program=$(dirname "$CJM")/draw/cjm # without the start of a second program, which takes Valgrind as long as a small map

# cost STATUS ARGUMENT…: of cjm, which must end with that status, and the processes that it starts: instructions in all, and bytes
# of heap at the peak of the largest.
cost() {
  local wanted=$1 status
  shift
  rm -f "$dir"/massif.*
  valgrind --tool=massif --trace-children=yes --time-unit=i --heap-admin=0 --peak-inaccuracy=0 --depth=1 \
    --massif-out-file="$dir/massif.%p" "$program" "$@" --timeout 0 >/dev/null 2>"$dir/err"
  status=$?
  [ "$status" -eq "$wanted" ] || { echo "status $status, not $wanted: cjm $*"; tail -n 20 "$dir/err"; return 1; } >&2
  awk -F= '/^time=/ { time[FILENAME] = $2 } /^mem_heap_B=/ && $2 > most { most = $2 }
    END { for (i in time) sum += time[i]; printf "%.0f %.0f\n", sum, most }' "$dir"/massif.*
}

# grows STATUS KIND N ARGUMENT…: N, 2 N and 4 N things cost no more than n log n allows, in instructions and in heap.
grows() {
  local status=$1 kind=$2 n=$3 i one work=() heap=()
  shift 3
  for i in 1 "$n" $((2 * n)) $((4 * n)); do
    "$kind" "$i" >"$dir/$kind.yaml"
    one=$(cost "$status" "$@" "$dir/$kind.yaml") || return 1
    work+=("${one% *}") heap+=("${one#* }")
  done
  echo "${work[*]} instructions, ${heap[*]} bytes for 1, $n, $((2 * n)) and $((4 * n)) $kind"
  [ "${heap[0]}" -gt 0 ] && is_twice "${work[@]:1}" && is_bounded "${heap[0]}" "${heap[1]}" "${heap[3]}"
}

# linear KIND N FORMAT OPTION…: rendering it; refused KIND N: saying what is wrong with it.
linear() { grows 0 "$1" "$2" render -q -f "$3" -o "$dir/out.$3" "${@:4}"; }
refused() { grows 1 "$1" "$2" check -q; }

# is_twice COST COST COST, of N, 2 N and 4 N things: what 2 N more cost is twice what N more cost, where it is linear; four times,
# where it is quadratic. What it costs to start is in neither. GROWTH=FILE: the quotient becomes a row of a table there.
is_twice() {
  [ -z "${GROWTH:-}" ] || awk -v name="$name" -v a="$1" -v b="$2" -v c="$3" 'BEGIN { printf "| %s | %.2f |\n", name, (c - b) / (b - a) }' >>"$GROWTH"
  [ $((($3 - $2) * 10)) -le $((($2 - $1) * 23)) ]
}

# is_bounded BASE COST COST, of 1, N and 4 N things: above the base, 4 N things cost 4 times what N cost where it is linear, and
# 16 times where it is quadratic. Arrays grow by doubling, so that the heap is up to twice what is used: 8 times is still linear.
# Single steps between two sizes say nothing, for the same reason.
is_bounded() { [ $(($3 - $1)) -le $((8 * ($2 - $1))) ]; }

check 'linear growth passes, of instructions and of a heap that doubles' eval \
  'GROWTH=; is_twice 1100 1200 1400 && is_bounded 1000 1100 1400 && is_bounded 1000 1100 1800'
check 'quadratic growth does not' eval 'GROWTH=; ! is_twice 1100 1400 2600 && ! is_bounded 1000 1100 2600'

# So many maps in a folder, with names that some share, and names that are one letter apart.
maps() {
  local i
  rm -rf "$dir/maps"
  mkdir "$dir/maps"
  for i in $(seq "$1"); do
    printf 'title: Map %s\nupdated: 2026-10-12\npersonas: [{id: p%s, title: Person%s}]\nchannels: [{id: web, title: Website}]\nphases:\n' "$i" "$((i % 7))" "$((i % 11))"
    printf '  - {title: A, steps: [{title: a, emotion: -1.%s, touchpoints: [{title: Order form %s, channel: web}], pain_points: Slow, metrics: {title: Wait%s, value: 3, target: 2, goal: down}}]}\n' "$((i % 9))" "$i" "$i"
  done >"$dir/all"
  awk -v dir="$dir/maps" '/^title:/ { file = sprintf("%s/%d.yaml", dir, ++n) } { print >file }' "$dir/all"
}
atlas() { # atlas N: the atlas of N, 2 N and 4 N maps, in JSON and in words
  local i format work heap
  for format in json markdown; do
    work=() heap=()
    for i in 1 "$1" $((2 * $1)) $((4 * $1)); do
      maps "$i"
      one=$(cost 0 report -q -j 1 -r -f "$format" -o "$dir/atlas" "$dir/maps") || return 1
      work+=("${one% *}") heap+=("${one#* }")
    done
    echo "${work[*]} instructions, ${heap[*]} bytes for 1, $1, $((2 * $1)) and $((4 * $1)) maps as $format"
    is_twice "${work[@]:1}" && is_bounded "${heap[0]}" "${heap[1]}" "${heap[3]}" || return 1
  done
}

steps() { "$root/tests/bench/generate" "$1"; }

# Steps that all changed since the journey that is written to before.yaml.
changed_steps() {
  steps "$1" >"$dir/before.yaml"
  sed 's/thoughts: /&Now /; s/emotion: -/emotion: /; s/title: /&Again /' "$dir/before.yaml"
}
compared() { grows 0 "$1" "$2" diff --fail-on never -f "$3" "$dir/before.yaml"; }

# Of two cells: what takes time by the number of steps alone shows.
lean_steps() { "$root/tests/bench/generate" "$1" 1 2; }

# Their titles fit beside numbers of four digits, too: where a title breaks, from some number on, columns by content cost more.
phases() {
  echo 'title: Many phases'
  echo 'phases:'
  for i in $(seq "$1"); do echo "  - {title: Phase $i, emotion: $((i * 7 % 40 - 20))e-1, touchpoints: Shop $((i % 9)), thoughts: Why $i?}"; done
}

# As many things in one cell, and words that no line can hold.
items() {
  echo 'title: Many things at once'
  echo 'phases:'
  echo '  - title: One'
  for key in actions pain_points gains opportunities touchpoints; do
    echo "    $key:"
    for i in $(seq "$1"); do echo "      - A thing of some $key-that-hang-together-$i-and-must-be-broken"; done
  done
}

# As many things of every kind that a step can have, each in a cell of its lane.
kinds() {
  local key items
  echo 'title: Every kind'
  echo 'phases:'
  echo '  - title: One'
  for key in actions thoughts questions needs expectations pain_points gains opportunities touchpoints evidence frontstage backstage support notes; do
    echo "    $key: [$(list "$1" 'Number %g')]"
  done
  echo "    gaps: [$(list "$1" '{text: Gap, from: Number %g, to: None}')]"
  echo "    links: [$(list "$1" '{text: Number %g, url: "https://example.org/"}')]"
  echo "    moment: [$(list "$1" '{kind: pain, text: Number %g}')]"
}

# twelve KEYS TOP: a map of twelve steps; each line of the keys stands in every step, with % for the step's number.
twelve() {
  printf 'title: Twelve steps\n%sphases:\n  - title: All\n    steps:\n' "$2"
  for s in $(seq 12); do
    echo "      - id: s$s"
    echo "        title: Step $s"
    sed "s/^/        /;s/%/$s/g" <<<"$1"
  done
}

list() { seq -f "$2" -s, "$1"; } # list N FORMAT: with a comma between

channels() {
  twelve "touchpoints: [$(list "$1" '{title: Shop, channel: c%g}')]" "channels: [$(list "$1" '{id: c%g, title: Channel}')]"$'\n'
}

touchpoints() { twelve "touchpoints: [$(list "$1" 'Touchpoint %g')]" ''; }

lanes() { twelve "$(seq -f 'own%g: Something' "$1")" "lanes: [$(list "$1" '{id: own%g, title: Own}')]"$'\n'; }

# As many steps as lanes, each with a cell in one of them.
own_lanes() {
  printf 'title: Lanes\nlanes: [%s]\nphases:\n  - title: All\n    steps:\n' "$(list "$1" '{id: own%g, title: Own}')"
  for i in $(seq "$1"); do echo "      - {title: Step, own$i: Something}"; done
}

# As many steps as personas, each with an item of one of them, in rows by persona. The cells are as many as the square of that, and cost
# next to nothing while they are empty; in much larger numbers they would be what is measured.
own_rows() {
  printf 'title: Rows\npersonas: [%s]\nlanes: [actions: {by: persona}]\nphases:\n  - title: All\n    steps:\n' "$(list "$1" '{id: p%g, title: Person}')"
  for i in $(seq "$1"); do echo "      - {title: Step, actions: {text: Waits, persona: p$i}}"; done
}

words() { twelve "actions: $(seq -f 'word%g' -s ' ' "$1")" ''; }

# One word, without a place where a line may end.
letters() { twelve "actions: $(head -c "$1" /dev/zero | tr '\0' m)" ''; }

blocks() {
  twelve 'actions: Waits' "conclusions: [$(list "$1" 'Conclusion number %g')]
principles: [$(list "$1" 'Principle number %g')]
plan: [$(list "$1" '{title: Entry %g, owner: Sales, due: 2027-01-01}')]
sources: [$(list "$1" '{title: Source %g, n: 12}')]
"
}

# The same picture in every phase.
pictures() {
  cp "$root/tests/stress/face.png" "$dir/face.png"
  printf 'title: Pictures\nphases:\n'
  for i in $(seq "$1"); do echo "  - {title: Phase $i, image: face.png}"; done
}

# ---- files that are joined; the other files are written beside the map ----

# A base of so many steps, each of which a scenario changes.
inherited() {
  { printf 'title: Base\nphases:\n  - id: all\n    title: All\n    steps:\n'; seq -f '      - {id: s%g, title: Step, emotion: 1, actions: Waits}' "$1"; } >"$dir/base.yaml"
  printf 'extends: base.yaml\ntitle: Scenario\nphases:\n  - id: all\n    steps:\n'
  seq -f '      - {id: s%g, emotion: -1, after: s1}' 2 "$(($1 + 1))" | head -n $(($1 - 1))
}

# A table of so many rows for two steps.
rows() {
  { echo step,metric,value,date; awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "%s,csat,%.1f,%d-%02d-%02d\n", i % 2 ? "a" : "b", 1 + i % 40 / 10, 1000 + i / 336, 1 + i / 28 % 12, 1 + i % 28 }' | awk -F, '!seen[$1 $4]++'; } >"$dir/rows.csv"
  printf 'title: Rows\ndata: rows.csv\nmetrics: {id: csat, title: CSAT}\nphases: [{id: a, title: A}, {id: b, title: B}]\n'
}

# A table with so many metrics of one step, and the feelings of so many personas in it.
columns() {
  { echo "step,$(list "$1" m%g),$(list "$1" emotion:p%g)"; echo "a,$(list "$1" %g),$(seq "$1" | sed s/.*/1/ | paste -sd,)"; } >"$dir/columns.csv"
  printf 'title: Columns\ndata: columns.csv\nmetrics: [%s]\n' "$(list "$1" '{id: m%g, title: Metric}')"
  printf 'personas: [%s]\nphases: [{id: a, title: A, emotions: {p1: 1}}, {id: b, title: B}]\n' "$(list "$1" '{id: p%g, title: Person}')"
}

# So many steps that a table has a value for each of, and a baseline that has them, too.
valued() {
  { echo step,csat; seq -f 's%g,3' "$1"; } >"$dir/valued.csv"
  { printf 'title: Before\nphases:\n  - title: All\n    steps:\n'; seq -f '      - {id: s%g, title: Step, emotion: 1}' "$1"; } >"$dir/before.yaml"
  printf 'title: Valued\ndata: valued.csv\nbaseline: before.yaml\nmetrics: {id: csat, title: CSAT}\nphases:\n  - title: All\n    steps:\n'
  seq -f '      - {id: s%g, title: Step, emotion: -1}' "$1"
}

# So many steps with a map of their own each.
nested() {
  mkdir -p "$dir/inner"
  for i in $(seq "$1"); do printf 'title: Inner %s\nphases: [{title: One, emotion: 1}, {title: Two, emotion: -1}]\n' "$i" >"$dir/inner/$i.yaml"; done
  printf 'title: Nested\nphases:\n  - title: All\n    steps:\n'
  seq -f '      - {title: Step, journey: inner/%g.yaml}' "$1"
}

# So many journeys that share a library and have channels of their own, checked together.
together() {
  mkdir -p "$dir/together"
  printf 'library: true\nchannels: [Web, Shop, Phone]\n' >"$dir/together/library.yaml"
  for i in $(seq "$1"); do
    printf 'extends: library.yaml\ntitle: Map %s\nchannels: [{title: Way %s of x}]\nphases: [{title: One, touchpoints: web}]\n' "$i" "$i" >"$dir/together/$i.yaml"
  done
  printf 'title: Alone\nphases: [{title: One}]\n'
}

# The worker of one journey needs more memory than what is kept of few of them, so only instructions are compared.
together_grows() {
  local i one work=()
  for i in 20 40 80; do
    together "$i" >"$dir/together.yaml"
    one=$(cost 0 check -q -r "$dir/together" "$dir/together.yaml") || return 1
    work+=("${one% *}")
  done
  echo "${work[*]} instructions for 20, 40 and 80 journeys"
  is_twice "${work[@]}"
}

# checked KIND N: checking it.
checked() { grows 0 "$1" "$2" check -q; }

quarrels() { twelve "$(seq -f 'wrong%g: 1' "$1")" ''; } # keys that there are not

repeats() { printf '{'; seq -f '"a":%g,' "$1" | tr -d '\n'; echo '"a":1}'; } # one key again and again, on one line

aliases() {
  echo 'title: Aliases'
  echo 'phases:'
  echo '  - title: First'
  echo '    actions: &a [Waits, Calls]'
  for i in $(seq "$1"); do echo "  - {title: Phase $i, actions: *a}"; done
}

# Arrows that lie over one another.
arrows() {
  echo 'title: Many branches'
  echo 'phases:'
  echo '  - title: One'
  echo '    steps:'
  for i in $(seq "$1"); do echo "      - {id: s$i, title: Step, next: [s$(($1 + 1 - i))]}"; done
}

# Arrows that lead over one step each.
short_arrows() {
  printf 'title: Many short branches\nphases:\n  - title: One\n    steps:\n'
  for i in $(seq "$1"); do echo "      - {id: s$i, title: Step, next: [s$((i % $1 + 1)), s$(((i + 1) % $1 + 1))]}"; done
}

words=(tense proud bored calm lost unsure happy glad angry) # of feelings

# score A B: of the Bth of many lines in step A.
score() { echo "$((($1 * $1 * 7 + $2 * 13 + $1 * $2 * 5) % 41 - 20))e-1"; }

# Through one fork, each with a column of its own.
paths() {
  printf 'title: Paths\npaths: [%s]\n' "$(list "$1" '{id: p%g, title: Path}')"
  printf 'channels: [{id: a, title: A}, {id: b, title: B}]\nlanes: [{steps: {by: actor}}, default]\nphases:\n'
  printf '  - {title: Before, emotion: 1, touchpoints: {title: T, channel: a}}\n  - title: Choice\n    steps:\n'
  for i in $(seq "$1"); do
    echo "      - {title: Step, path: p$i, when: 2m, emotion: {score: $(score "$i" 1), label: Fine}, touchpoints: {title: T, channel: $([ $((i % 2)) = 0 ] && echo a || echo b)}}"
  done
  printf '  - {title: After, emotion: 1, touchpoints: {title: T, channel: a}}\n'
}

# Each with a feeling in each of twelve steps, with a label and a quote.
personas() {
  printf 'title: Personas\npersonas: [%s]\nphases:\n  - title: All\n    steps:\n' "$(list "$1" '{id: p%g, title: Person}')"
  for s in $(seq 12); do
    printf '      - title: Step\n        emotions:\n'
    for p in $(seq "$1"); do
      echo "          p$p: {score: $(score "$s" "$p"), label: ${words[(s + p * 3) % 9]}, quote: Why does this take so long}"
    done
  done
}

competitors() {
  printf 'title: Competitors\ncompetitors:\n'
  for c in $(seq "$1"); do
    printf '  - {title: Competitor, emotions: {%s}}\n' "$(for s in $(seq 12); do echo "s$s: $(score "$s" "$c")"; done | paste -sd, -)"
  done
  twelve 'emotion: 1' '' | sed 1d
}

eight_personas() {
  local n work=()
  for n in 1 8; do
    personas "$n" >"$dir/personas.yaml"
    work+=("$(cost 0 render -q -f svg -o "$dir/out.svg" "$dir/personas.yaml")") || return 1
  done
  echo "${work[*]%% *} instructions for 1 and 8 personas"
  [ "${work[1]%% *}" -le $((12 * ${work[0]%% *})) ]
}

# Emoji in a face that is made bolder are pictures, too.
bold_emoji() {
  local who work=()
  for who in 'Plain letters' '👩 🎉 🚀 🐝'; do
    printf 'title: Emoji\nphases: [{title: A, support: [{who: %s, text: Works}]}]\n' "$who" >"$dir/emoji.yaml"
    work+=("$(cost 0 render -q -f pdf -o "$dir/out.pdf" "$dir/emoji.yaml")") || return 1
  done
  echo "${work[*]%% *} instructions for letters and emoji"
  [ "${work[1]%% *}" -le $((4 * ${work[0]%% *})) ]
}

# As many in each of four steps.
feelings() {
  printf 'title: Feelings\nphases:\n  - title: All\n    steps:\n'
  for s in $(seq 4); do
    printf '      - title: Step\n        emotion:\n'
    for i in $(seq "$1"); do echo "          - {score: $(score "$s" "$i"), label: ${words[(s + i * 3) % 9]}}"; done
  done
}

check 'steps, PDF' linear steps 300 pdf
check 'steps, SVG' linear steps 300 svg
check 'steps, SVG with live text' linear steps 300 svg --svg-text live
check 'thousands of lean steps' linear lean_steps 800 svg
check 'phases' linear phases 250 svg
check 'phases, with live text' linear phases 500 svg --svg-text live
check 'things in one cell' linear items 200 svg --svg-text live
check 'things of every kind in one cell' linear kinds 40 svg
# Fewer, and of feelings fewer than a hundred, are in maps that need other searches for a width or for places of labels than twice as many.
check 'touchpoints in a step' linear touchpoints 80 svg
check 'channels' linear channels 30 svg
# Twenty and fewer leave a map lower than paper, which needs no search for a width.
check 'lanes of the author' linear lanes 20 svg
check 'lanes of the author, in a step each' linear own_lanes 100 svg
check 'rows by persona, in a step each' linear own_rows 60 svg
check 'pictures' linear pictures 60 svg
check 'words in a cell' linear words 200 svg
check 'letters in a word' linear letters 2000 svg
check 'blocks' linear blocks 60 svg
check 'paths' linear paths 120 svg
check 'personas with labels and quotes' linear personas 16 svg
check 'eight personas cost no more than 12 times what one costs' eight_personas
check 'emoji in bold cost no more than 4 times what letters cost' bold_emoji
check 'competitors' linear competitors 10 svg
check 'labelled feelings in a step' linear feelings 100 svg
check 'aliases' linear aliases 200 svg
check 'keys that there are not' refused quarrels 100
check 'one key again and again' refused repeats 3000
check 'arrows over one another' linear arrows 300 svg
check 'short arrows' linear short_arrows 150 svg
check 'steps that are inherited and changed' checked inherited 100
check 'rows of a table for two steps' checked rows 4000
check 'metrics and feelings of one step in a table' checked columns 500
check 'values of a table, and a baseline' checked valued 200
check '… drawn' linear valued 50 svg
check 'maps within steps' checked nested 40
check 'journeys that are checked together' together_grows
check 'changes of steps' compared changed_steps 40 json
check 'the atlas of 80, 160 and 320 maps' atlas 80 # what the program holds beside the maps is more than 40 of them
finish
