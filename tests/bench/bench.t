#!/usr/bin/env bash
# The benches run, and cjm stays under the floor: by instructions, never by seconds.
. "$(dirname "$0")/../tap.sh"
cd "$dir" || exit 1

built=$(dirname "$CJM")
if ! command -v valgrind >/dev/null || grep -q __asan_init "$CJM"; then
  echo '1..0 # SKIP needs valgrind, and a program without sanitizers'
  exit 0
fi

# In a folder of its own, not to overwrite what was measured.
mkdir -p build/bench
ln -s "$CJM" build/cjm
for program in bare floor measure places save; do ln -s "$built/bench/$program" build/bench/; done
check 'a short run' gives 0 env SIZES=12 FILES=4 ROUNDS=1 ROWS=1000 SAVES=3 "$root/tests/bench/run" build

has_rows() { # has_rows CASE PROGRAM…
  local case=$1 program
  shift
  for program in "$@"; do
    grep -qE "^$case,$program,1,[0-9.]+,[0-9.]+,[0-9]+,[0-9]+," build/bench/results.csv || { echo "no row: $case, $program"; return 1; }
  done
}
check '… PDF' has_rows '12 steps pdf' cjm floor bare graphviz
check '… SVG, both ways' has_rows '12 steps svg' cjm 'cjm live text' floor graphviz
check '… behind gzip' grep -qE '^12 steps svg,cjm live text,.*,[0-9]+$' build/bench/results.csv
check '… PNG' has_rows '12 steps png' cjm floor graphviz
check '… a batch' has_rows '4 files pdf' cjm floor 'cjm 2 workers' 'floor 2 workers' graphviz
check '… an atlas' has_rows 'atlas of 4 files' cjm 'cjm 2 workers' 'git diff --stat'
check '… changes' has_rows 'changes of 4 files' cjm 'git diff'
check '… as a table' grep -qE '^\| 12 steps pdf \| cjm \| [0-9.]+ \|' .out
check '… saves while it watches' grep -qE '^\| pdf \| [0-9.]+ \| [0-9.]+ – [0-9.]+ \|$' .out
check '… as instructions' grep -qE '^\| 12 steps pdf \| floor \| [0-9.]+ M \| 1\.00 \|' .out
for peer in mmdc typst plantuml; do
  command -v $peer >/dev/null || check "… $peer is said to be missing" grep -q "^$peer is not installed" .out
done

. "$root/tests/bench/instructions.sh"

# under_floor STEPS FORMAT PERCENT OPTION…: cjm takes at most so much of what the texts alone take as bare layouts.
under_floor() {
  local ours floor
  "$root/tests/bench/generate" "$1" >map.yaml
  "$built/bench/places" list map.yaml >map.list
  ours=$(instructions "$CJM" render --timeout 0 -q map.yaml -f "$2" -o "map.$2" "${@:4}")
  floor=$(instructions "$built/bench/floor" "$2" map.list "floor.$2")
  echo "$ours of $floor instructions"
  [ "$floor" -gt 0 ] && [ $((ours * 100)) -le $((floor * $3)) ]
}
check 'PDF of 12 steps, with fonts that are remembered: at most 0.45 of the floor' under_floor 12 pdf 45
# What could be overwritten by a PDF is known without reading the journey.
again() {
  local first second
  rm -f again.pdf
  first=$(instructions "$CJM" render --timeout 0 -q map.yaml -o again.pdf)
  second=$(instructions "$CJM" render --timeout 0 -q map.yaml -o again.pdf)
  echo "$first, then $second instructions"
  [ "$first" -gt 0 ] && [ $((second * 100)) -le $((first * 102)) ]
}
check 'a PDF that is there already is made at the same cost' again

# With one worker; what a batch of 24 takes more than one of 8 is what 16 maps take.
under_floor_in_batch() { # under_floor_in_batch PERCENT
  local i n=24 ours=() floor=() maps lists
  for i in $(seq $n); do
    "$root/tests/bench/generate" 12 "$i" >"batch$i.yaml"
    "$built/bench/places" list "batch$i.yaml" >"batch$i.list"
  done
  for n in 8 24; do
    maps=() lists=()
    for i in $(seq $n); do maps+=("batch$i.yaml") lists+=("batch$i.list" "floor$i.pdf"); done
    ours+=("$(instructions "$CJM" render --timeout 0 -q -j1 "${maps[@]}" -f pdf -o "batch$n/")")
    floor+=("$(instructions "$built/bench/floor" pdf "${lists[@]}")")
  done
  echo "$((ours[1] - ours[0])) of $((floor[1] - floor[0])) instructions"
  [ $((floor[1] - floor[0])) -gt 0 ] && [ $(((ours[1] - ours[0]) * 100)) -le $(((floor[1] - floor[0]) * $1)) ]
}
check 'a batch of 12 steps to PDF: at most 0.45 of the floor a map' under_floor_in_batch 45
check 'PDF of 100 steps: at most half of the floor' under_floor 100 pdf 50
check 'SVG of 100 steps: at most half of the floor' under_floor 100 svg 50
check 'live text of 100 steps: at most a third of the floor' under_floor 100 svg 33 --svg-text live
finish
