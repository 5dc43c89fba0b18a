#!/usr/bin/env bash
# Work grows with a file's size, not with its square. Instructions are counted, never seconds.
. "$(dirname "$0")/tap.sh"

if ! command -v valgrind >/dev/null || grep -q __asan_init "$CJM"; then
  echo '1..0 # SKIP needs valgrind, and a program without sanitizers'
  exit 0
fi

# instructions ARGUMENT…: of cjm and the processes that it starts.
instructions() {
  valgrind --tool=callgrind --trace-children=yes --callgrind-out-file=/dev/null "$CJM" "$@" 2>&1 >/dev/null |
    awk '/ refs:/ { gsub(",", ""); n += $NF } END { print n }'
}

# linear KIND FORMAT OPTION…: what 80 more things cost is twice what 40 more cost, where it is linear; four times, where it is
# quadratic. What it costs to start is in neither.
linear() {
  local kind=$1 format=$2 n counts=()
  for n in 40 80 160; do
    "$kind" "$n" >"$dir/$kind.yaml"
    counts+=("$(instructions render -q "$dir/$kind.yaml" -f "$format" -o "$dir/out.$format" "${@:3}")")
  done
  echo "${counts[*]} instructions for 40, 80 and 160 $kind"
  [ $(((counts[2] - counts[1]) * 10)) -le $(((counts[1] - counts[0]) * 23)) ]
}

steps() { "$root/tests/bench/generate" "$1"; }

phases() {
  echo 'title: Many phases'
  echo 'phases:'
  for i in $(seq "$1"); do echo "  - {title: Phase number $i, emotion: $((i * 7 % 40 - 20))e-1, touchpoints: Shop $((i % 9)), thoughts: Why $i?}"; done
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

check 'steps, PDF' linear steps pdf
check 'steps, SVG' linear steps svg
check 'steps, SVG with live text' linear steps svg --svg-text live
check 'phases' linear phases svg --svg-text live
check 'things in one cell' linear items svg --svg-text live
finish
