#!/usr/bin/env bash
# Many maps in one run: what goes wrong with one is reported with its name, and costs that one.
. "$(dirname "$0")/../tap.sh"
map=$root/examples/minimal.yaml
cd "$dir"

# 200 maps, three of which are broken.
mkdir -p maps/{a,b}/deep maps/.hidden
for i in $(seq -w 1 200); do
  sed "s/^title: .*/title: Map $i/" "$map" >"maps/$([ $((10#$i % 2)) = 0 ] && echo a || echo b/deep)/map-$i.yaml"
done
printf 'tilte: Oops\nphases: [A]\n' >maps/a/map-020.yaml
printf 'title: [\nphases: [A]\n' >maps/b/deep/map-101.yaml
printf 'title: Two\nphases: []\n' >maps/a/map-200.yaml
echo 'title: x' >maps/.hidden/map.yaml
echo 'no journey' >maps/a/notes.txt
mv maps/a/map-002.yaml maps/a/map-002.yml

batch() { # JOBS FOLDER
  gives 1 "$CJM" render -r maps -j "$1" -f svg,png --ppi 30 -o "$2/" --report "$2.report" && cp .err "$2.err"
}
check "a batch of 200 with three broken maps: status 1" batch 1 one
check "… makes 197 maps in two formats" test "$(find one -type f | wc -l)" = 394
check "… tells of each broken one" bash -c 'for n in 020 101 200; do grep -q -- "--> maps/.*map-$n.yaml" one.err || exit 1; done'
check "… in the order of their names" \
  bash -c 'diff <(grep -o -- "--> maps/[^:]*" one.err | uniq) <(printf -- "--> maps/%s\n" a/map-020.yaml a/map-200.yaml b/deep/map-101.yaml)'
check "… ends with a summary" bash -c 'tail -n 1 one.err | grep -qx "cjm: 200 files: 197 written, 3 failed; [0-9]* errors.*"'
check "with eight processes: the same status" batch 8 eight
check "… the same files, byte for byte" diff -r one eight
check "… the same messages" cmp one.err eight.err
check "the report has a line for each file, in order" \
  bash -c 'diff <(jq -r .file one.report) <(find maps -name .hidden -prune -o \( -name "*.yaml" -o -name "*.yml" \) -print | LC_ALL=C sort)'
timeless() { jq -c 'del(.seconds) | del(.outputs[].path)' "$1"; }
check "… and says the same, whatever the number of processes" cmp <(timeless one.report) <(timeless eight.report)
check "… with status, outputs and diagnostics" \
  bash -c 'jq -se "map(select(.status == 0 and (.outputs | length) == 2 and .outputs[0].bytes > 1000 and .seconds > 0)) | length == 197" one.report &&
           jq -se "map(select(.status == 1 and .outputs == [] and .diagnostics[0].severity == \"error\")) | length == 3" one.report'
check "a second run changes nothing" gives_saying 1 '^cjm: 200 files: 197 current, 3 failed' "$CJM" render -r maps -f svg,png --ppi 30 -o one/
check "-q: no summary" bash -c '! "$1" render -q -r maps/a/map-0?2.y* -f svg -o q/ 2>&1 | grep .' - "$CJM"
check "sarif on standard error is nothing else" \
  bash -c '"$1" render -r maps -f svg -o one/ --diagnostics sarif 2>sarif; jq -e ".runs[0].results | length >= 3" sarif' - "$CJM"

good=(maps/a/map-002.yml maps/a/map-004.yaml maps/a/map-006.yaml)
printf '%s\0' "${good[@]}" >list
check "--files-from" gives_saying 0 '^cjm: 3 files: 3 written$' "$CJM" render --files-from list -o listed/
check "… from standard input" bash -c '"$1" render --files-from - -o listed/ <list && [ "$(ls listed | wc -l)" = 3 ]' - "$CJM"
check "… with a folder in it" bash -c 'printf "maps/b\0" | "$1" render -r --files-from - -o folder/; [ "$(ls folder/deep | wc -l)" = 99 ]' - "$CJM"
check "… that is empty: nothing to do" bash -c '"$1" render --files-from - -o none/ </dev/null' - "$CJM"
check "… with lines: told how" gives_saying 2 'NUL byte' bash -c 'ls maps/a | "$1" render --files-from - -o none/' - "$CJM"
check "… and a journey from standard input too" gives_saying 2 'read only once' "$CJM" render --files-from - - -o none/
check "… that is not there" gives_saying 3 'cannot read nowhere' "$CJM" render --files-from nowhere -o none/
mkdir -p 'odd/a b' odd/none && cp "$map" $'odd/a b/new\nline.yaml'
check "names with blanks and line breaks" bash -c 'find odd -name "*.yaml" -print0 | "$1" render --files-from - -f svg && test -s "odd/a b/new
line.svg"' - "$CJM"
check "a folder without journeys" gives_saying 3 'there is no journey in odd/none' "$CJM" render -r odd/none
check "the current folder" bash -c 'cd maps/a && "$1" render -r . -j2 -f svg 2>&1 | grep -q "^ *--> map-020.yaml" && test -s map-002.svg' - "$CJM"
rm maps/a/*.svg

shards() { # every file is in one of three shards, and always in the same
  local i
  for i in 1 2 3; do
    "$CJM" render -r maps --shard $i/3 -f svg -o shards/ --report "shard-$i" 2>/dev/null
  done
  [ -s shard-1 ] && [ -s shard-2 ] && [ -s shard-3 ] && diff <(cat shard-? | jq -r .file | sort) <(jq -r .file one.report | sort)
}
check "three shards are the whole" shards
check "… by FNV-1a of the name" bash -c '[ "$(jq -r .file shard-2 | head -n 1)" = "$2" ]' - "$CJM" "$(
  find maps -name .hidden -prune -o \( -name '*.yaml' -o -name '*.yml' \) -print | LC_ALL=C sort | perl -Mbigint -ne '
    chomp; my $h = 0xcbf29ce484222325; $h = (($h ^ ord $_) * 0x100000001b3) & 0xffffffffffffffff for split //; print("$_\n"), exit if $h % 3 == 1')"
check "a shard that is none" gives_saying 2 'I/N' "$CJM" render -r maps --shard 4/3

check "two files that would become one: said before anything is done" \
  gives_saying 2 "'maps/a/map-002.yml' and 'copy/map-002.yaml' would both become 'both/map-002.svg'" \
  bash -c 'mkdir -p copy && cp "$2" copy/map-002.yaml && "$1" render maps/a/map-002.yml copy/map-002.yaml -o both/' - "$CJM" "$map"
check "… nothing is there" absent both
check "over an input of the same run" gives_saying 2 "'maps/a/map-004.yaml' would be written over 'copy/map-004.svg'" \
  bash -c 'cp "$2" copy/map-004.svg && "$1" render maps/a/map-004.yaml copy/map-004.svg -f svg -o "copy/{stem}.{format}"' - "$CJM" "$map"
for i in 1 2; do sed "1i id: same-$((i % 2))" "$map" >id-$i.yaml; done
check "{id}" gives 0 "$CJM" render id-1.yaml id-2.yaml -o 'id/{id}.svg'
check "… is the journey's own" test -s id/same-1.svg -a -s id/same-0.svg
check "… of standard input too" bash -c '"$1" render - -o "id/stdin-{id}.svg" <id-1.yaml && test -s id/stdin-same-1.svg' - "$CJM"
cp id-1.yaml id-3.yaml
check "… that two files have" gives_saying 2 "would both become 'twice/same-1.svg'" "$CJM" render id-1.yaml id-3.yaml -o 'twice/{id}.svg'
check "… nothing is there" absent twice

# A file that nobody writes to is a map that never ends.
mkfifo never.yaml
late() {
  gives_saying 3 'never.yaml: stopped after [0-9]+ s' "$CJM" render -j2 id-1.yaml never.yaml id-2.yaml -f svg -o late/ "$@" && test -s late/id-1.svg -a -s late/id-2.svg
}
check "--timeout: reported with its name, the others are made" in_time 2 late

reads_never() { # PROCESS: one that it has started reads never.yaml; it is the worker
  for worker in $(cat "/proc/$1/task/$1/children"); do
    readlink "/proc/$worker"/fd/* | grep -q never.yaml && return 0
  done
  return 1
}
crash() { # SIGNAL STATUS PATTERN
  exec 5<>never.yaml
  "$CJM" render -j1 id-1.yaml never.yaml id-2.yaml -f svg -o crash/ 2>crash.err 5<&- &
  local pid=$!
  soon reads_never $pid
  kill "-$1" "$worker"
  wait $pid
  [ $? -eq "$2" ] && grep -qE "$3" crash.err && test -s crash/id-2.svg
}
check "a crash: reported with its name, status 70, the others are made" crash SEGV 70 '^cjm: never.yaml: cjm crashed \(Segmentation fault\); this is a bug'
rm -r crash
check "a process that is killed" crash KILL 3 '^cjm: never.yaml: its process was killed \(Killed\)'

late() {
  gives_saying 3 'never.yaml: stopped after [0-9]+ s' "$CJM" check id-1.yaml never.yaml id-2.yaml "$@" && grep -q '^3 files: ' .out && ! grep -q 'id-.*stopped after' .err
}
check "check: --timeout, the others are checked and counted" in_time 2 late
check "fonts: --timeout" gives_saying 3 'never.yaml: stopped after 0.5 s' "$CJM" fonts never.yaml --timeout 0.5
checked() { # the output of check is the same for any number of processes
  for jobs in 1 7; do "$CJM" check -r maps -j $jobs >checked.$jobs 2>&1; done
  test -s checked.1 && cmp checked.1 checked.7
}
check "check: -j changes nothing but time" checked

if ! grep -q __asan_init "$CJM"; then # which wants more address space than there is
  "$root/tests/bench/generate" 12000 >wide.yaml
  starved() {
    (ulimit -v 300000 && gives_saying 3 '^cjm: wide.yaml: not enough memory for this map' "$CJM" render -j1 id-1.yaml wide.yaml -f svg -o starved/)
  }
  check "a map that there is not enough memory for" starved
  check "… the other is made" test -s starved/id-1.svg
fi

check "a progress bar on a terminal" bash -c 'TERM=xterm script -qec "\"$1\" render -r maps -j1 -f svg -o bar/" /dev/null </dev/null | grep -qE "\[#+ *\] [0-9]+/200"' - "$CJM"
check "… and none elsewhere" bash -c '! grep -F "[#" one.err'
finish
