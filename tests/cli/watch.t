#!/usr/bin/env bash
# --watch: maps follow what they are made of.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
rounds=${ROUNDS:-150}

watch() { # OPTION…
  "$CJM" render --watch "$@" 2>>messages &
  watcher=$!
}
stop() {
  kill $watcher 2>/dev/null
  wait $watcher 2>/dev/null
  >messages
}
trap 'stop; rm -rf "$dir"' EXIT
has_title() { grep -qE "<title[^>]*>$1</title>" "$2"; }
journey() { # TITLE
  printf 'title: %s\nphases: [{title: One}, {title: Two}]\n' "$1"
}

journey First >map.yaml
watch map.yaml -o map.svg
check "the map is made" soon has_title First map.svg
journey Second >map.yaml
check "… again when the file is written to" soon has_title Second map.svg
journey Third >new.yaml && mv new.yaml map.yaml
check "… or replaced, as editors do" soon has_title Third map.svg
echo 'tilte: Oops' >map.yaml
check "a mistake is told" soon grep -qF -- '--> map.yaml:1:1' messages
check "… and that nothing was made" soon grep -qx 'cjm: map.yaml: not rendered; waiting for a change' messages
check "… the map stays as it was" has_title Third map.svg
journey Fourth >map.yaml
check "… until it is mended" soon has_title Fourth map.svg
rm map.yaml
check "a file that is gone is told" soon grep -qF 'cannot read map.yaml' messages
journey Fifth >map.yaml
check "… and may come back" soon has_title Fifth map.svg
stop
rendered() { # N: so often at least
  [ "$(grep -c ': rendered$' messages)" -ge "$1" ]
}
mkdir aside && journey Sixth >aside/map.yaml
watch map.yaml -o map.svg
soon rendered 1
touch unrelated map.svg
sleep 0.3 # for a render that should not be; a busy machine takes longer to notice, and nothing fails
mv aside/map.yaml map.yaml
check "what it is made of is noticed" soon has_title Sixth map.svg
soon rendered 2
check "… and nothing else is" bash -c '[ "$(grep -c ": rendered$" messages)" -eq 2 ]'
stop

png() { base64 -d <<<"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42m$1"; }
# ---- files that are joined ----

printf 'step,csat\nx,4\n' >numbers.csv
printf 'phases: [{id: x, title: Base}]\nmetrics: {id: csat, title: CSAT}\n' >base.yaml
printf 'extends: base.yaml\ntitle: Map\ndata: numbers.csv\n' >joined.yaml
has_text() { grep -qF ">$1<" joined.svg; }
"${by_rights[@]}" "$CJM" render --watch --svg-text live joined.yaml -o joined.svg 2>>messages &
watcher=$!
check "a map of several files" soon has_text 4
printf 'step,csat\nx,4.5\n' >numbers.csv
check "… a table changes" soon has_text 4.5
sed -i s/Base/Changed/ base.yaml
check "… a base changes" soon has_text Changed
rm numbers.csv
check "… a table is gone" soon grep -qF 'there is no file "numbers.csv"' messages
printf 'step,csat\nx,3.5\n' >numbers.csv
check "… and comes back" soon has_text 3.5
printf 'step,csat\nx,2.5\n' >hidden.csv
chmod 0 hidden.csv
mv hidden.csv numbers.csv
check "… a table may not be read" soon grep -qF 'numbers.csv: Permission denied' messages
printf 'step,csat\nx,2.5\n' >shown.csv
mv shown.csv numbers.csv
check "… and then it may" soon has_text 2.5
mv base.yaml away.yaml
check "… a base is gone" soon grep -qF 'there is no file "base.yaml"' messages
sed s/Changed/Again/ away.yaml >base.yaml
check "… and comes back" soon has_text Again
stop

mkdir -p images tree/deep
{ journey Portrait; echo 'personas: [{title: Ada, image: images/ada.png}]'; } >map.yaml
watch map.yaml -o portrait.svg
check "an image that is not there" soon grep -qF 'not rendered' messages
png P4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC >images/ada.png
check "… and then is" soon has_title Portrait portrait.svg
cp portrait.svg red.svg
png NgYPgPAAEDAQA2dBFAAAAAAElFTkSuQmCC >images/ada.png
check "… and changes" soon bash -c '! cmp -s red.svg portrait.svg'
stop

journey One >tree/one.yaml
watch -r tree -o 'out/{stem}.{format}' -j2
check "a folder" soon has_title One out/one.svg
journey Two >tree/deep/two.yaml
check "… a new file in it" soon has_title Two out/two.svg
mkdir tree/later && journey Three >tree/later/three.yaml
check "… a new folder" soon has_title Three out/three.svg
journey Three >tree/two.yaml
check "two that would become one: told, survived" soon grep -qF "would both become 'out/two.svg'" messages
rm tree/two.yaml && journey Again >tree/one.yaml
check "… until it is settled" soon has_title Again out/one.svg
check "only what changed is made again" test "$(grep -c 'three.yaml: rendered' messages)" = 1
stop

# ---- views ----

views() { # TITLE VIEWS
  printf 'title: Whole\nviews: [{id: board, title: %s}%s]\ntheme: {logo: images/ada.png}\nphases: [{title: One}, {title: Two}]\n' "$1" "$2"
}
views Before '' >map.yaml
watch map.yaml --view all -o 'view-{view}.svg'
check "the views of a map" soon has_title Before view-board.svg
views After ', {id: team, title: Team}' >map.yaml
check "… again when one changes" soon has_title After view-board.svg
check "… and a new one" soon has_title Team view-team.svg
cp view-board.svg red.svg
png P4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC >images/ada.png
check "… and when the logo changes" soon bash -c '! cmp -s red.svg view-board.svg'
stop

check "standard input" gives_saying 2 'standard input' "$CJM" render --watch -o x.svg
check "standard output" gives_saying 2 'standard output' "$CJM" render --watch map.yaml -o -
check "with --check" gives_saying 2 'cannot be combined' "$CJM" render --watch map.yaml --check
check "a call that cannot be meant ends at once" gives_saying 2 'no placeholder' "$CJM" render --watch map.yaml -o '{x}.svg'

memory() { # kB, of the process that stays
  sed -n 's/^RssAnon:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$watcher/status"
}
# kB. A sanitizer keeps a record of its own, and looks for leaks itself.
slack=200
if grep -qa __asan_init "$CJM"; then slack=4000; fi
many() {
  local early late
  "$tools/saves" 50 map.yaml many.svg || return 1
  early=$(memory)
  "$tools/saves" $((rounds - 50)) map.yaml many.svg || return 1
  late=$(memory)
  echo "$early kB after 50 saves, $late kB after $rounds"
  [ "$late" -le $((early + slack)) ]
}
journey 'Round 0' >map.yaml
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}quarantine_size_mb=1:thread_local_quarantine_size_kb=16 # which would seem a leak
watch map.yaml -o many.svg
soon has_title 'Round 0' many.svg
check "none of $rounds saves of five kinds is missed, and they need no more memory than 50" many
stop

# ---- files that are being written ----

journey Whole >map.yaml
watch map.yaml -o whole.svg
soon has_title Whole whole.svg
exec 4>map.yaml # empty for as long as the file is open
printf 'title: Open\nphases: [{title: One}, ' >&4
printf '{title: Two}]\n' >&4
check "a program that keeps the file open" soon has_title Open whole.svg
exec 4>&-
exec 5>>log.txt
(while echo line >&5; do :; done) &
noise=$!
journey Noise >map.yaml
check "beside a file that is written to all the time" soon has_title Noise whole.svg
kill $noise
wait $noise 2>/dev/null
exec 5>&-
printf 'title: [' >map.yaml
soon grep -qF 'map.yaml:1' messages
journey Gone >map.yaml && check "and after a mistake" soon has_title Gone whole.svg
finish
