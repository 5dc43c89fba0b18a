#!/usr/bin/env bash
# Work and memory grow with a file's size, not with its square. Instructions and bytes are counted, never seconds or pages.
. "$(dirname "$0")/tap.sh"

if ! command -v valgrind >/dev/null || grep -q __asan_init "$CJM"; then
  echo '1..0 # SKIP needs valgrind, and a program without sanitizers'
  exit 0
fi

# cost ARGUMENT…: of cjm and the processes that it starts: instructions in all, and bytes of heap at the peak of the largest.
cost() {
  rm -f "$dir"/massif.*
  valgrind --tool=massif --trace-children=yes --time-unit=i --heap-admin=0 --peak-inaccuracy=0 --depth=1 \
    --massif-out-file="$dir/massif.%p" "$CJM" "$@" >/dev/null 2>&1
  awk -F= '/^time=/ { time[FILENAME] = $2 } /^mem_heap_B=/ && $2 > most { most = $2 }
    END { for (i in time) sum += time[i]; printf "%.0f %.0f\n", sum, most }' "$dir"/massif.*
}

# linear KIND N FORMAT OPTION…: what 2 N more things cost is twice what N more cost, where it is linear; four times, where it is
# quadratic. What it costs to start is in neither.
linear() {
  local kind=$1 format=$3 n work=() heap=()
  for n in "$2" $((2 * $2)) $((4 * $2)); do
    "$kind" "$n" >"$dir/$kind.yaml"
    read -r work[${#work[@]}] heap[${#heap[@]}] < <(cost render -q "$dir/$kind.yaml" -f "$format" -o "$dir/out.$format" "${@:4}")
  done
  echo "${work[*]} instructions, ${heap[*]} bytes for $2, $((2 * $2)) and $((4 * $2)) $kind"
  [ "${heap[0]}" -gt 0 ] && is_twice "${work[@]}" && is_twice "${heap[@]}"
}

is_twice() { [ $((($3 - $2) * 10)) -le $((($2 - $1) * 23)) ]; }

steps() { "$root/tests/bench/generate" "$1"; }

# Of two cells: what takes time by the number of steps alone shows.
lean_steps() { "$root/tests/bench/generate" "$1" 1 2; }

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

check 'steps, PDF' linear steps 300 pdf
check 'steps, SVG' linear steps 300 svg
check 'steps, SVG with live text' linear steps 300 svg --svg-text live
check 'thousands of lean steps' linear lean_steps 1500 svg
check 'phases' linear phases 250 svg
check 'phases, with live text' linear phases 500 svg --svg-text live
check 'things in one cell' linear items 200 svg --svg-text live
finish
