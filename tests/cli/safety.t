#!/usr/bin/env bash
# What the program must never do with files that a stranger wrote: overwrite what it reads, read outside of a folder, hang, or let
# names speak for it.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

map='title: A
phases: [{title: P, steps: [{title: S}]}]'
echo "$map" >a.yaml
echo "$map" >b.yaml
"$CJM" render a.yaml -o anna.png
printf 'title: Anna\npersona: {title: Anna, image: anna.png}\nphases: [{title: P, steps: [{title: S}]}]\n' >anna.yaml
cp anna.png was.png

untouched() { # FILE COPY COMMAND…: wrong usage, and the file is as it was
  local file=$1 copy=$2
  shift 2
  gives_saying 2 'would be written over' "$@" && cmp "$file" "$copy"
}

# ---- nothing that is read is written ----
printf 'title: Anna\ntheme: {logo: anna.png}\nphases: P\n' >logo.yaml
check "an output on the logo" untouched anna.png was.png "$CJM" render logo.yaml -o anna.png
check "an output on the journey's own image" untouched anna.png was.png "$CJM" render anna.yaml -f png
check "… on another journey's image" untouched anna.png was.png "$CJM" render a.yaml anna.yaml -f png -o 'ann{stem}.png'
mkdir out && ln anna.png out/a.png
check "… through a hard link" untouched anna.png was.png "$CJM" render a.yaml anna.yaml -f png -o out/
ln -s anna.png c.png && cp a.yaml c.yaml
check "… through a symbolic link" untouched anna.png was.png "$CJM" render c.yaml anna.yaml -f png -o './{stem}.{format}'
check "… and no other is made" absent out/anna.png
"$CJM" render --embed-source a.yaml -o embedded.pdf && cp embedded.pdf was.pdf
check "an output on the PDF that the journey is in" untouched embedded.pdf was.pdf "$CJM" render embedded.pdf -o embedded.pdf
for option in --deps --report --diagnostics-to; do
  check "$option on a journey" untouched a.yaml b.yaml "$CJM" render a.yaml -o a.svg $option a.yaml
  check "$option on an image" untouched anna.png was.png "$CJM" render anna.yaml -o a.svg $option anna.png
  check "$option on an output" gives_saying 2 'would both become' "$CJM" render a.yaml -o new.svg $option new.svg
  check "… nothing is there" absent new.svg
done
check "check --diagnostics-to on an image" untouched anna.png was.png "$CJM" check anna.yaml --diagnostics-to anna.png
printf 'a.yaml\0' >list && cp list list.was
check "an output on the list of files" untouched list list.was "$CJM" render --files-from list -f svg -o list
check "an output that is there already is rendered again" bash -c '"$1" render a.yaml -o again.svg && "$1" render a.yaml -o again.svg' - "$CJM"

# ---- nothing outside of the folder is written ----
mkdir -p linked/maps linked/elsewhere linked/out
cp a.yaml linked/maps/m.yaml && echo precious >linked/elsewhere/file
kept() { # COMMAND…: is refused, and the file elsewhere is as it was
  gives_saying 3 'leads out of' "$@" && [ "$(cat linked/elsewhere/file)" = precious ] && [ "$(ls linked/elsewhere)" = file ]
}
ln -s ../elsewhere/file linked/maps/m.svg
check "-r: an output that is a link to a file elsewhere" kept "$CJM" render -r linked/maps -f svg
ln -sf ../elsewhere/new linked/maps/m.svg
check "… to a file that is not there" kept "$CJM" render -r linked/maps -f svg
rm linked/maps/m.svg && ln -s ../elsewhere linked/maps/drawings
check "… a folder that is one" kept "$CJM" render -r linked/maps -o linked/maps/drawings/
ln -s ../elsewhere/file linked/out/m.svg
check "… in a folder of outputs" kept "$CJM" render -r linked/maps -o linked/out/
check "… --root allows it" gives 0 "$CJM" render -r linked/maps --root linked -f svg -o linked/maps/drawings/
rm linked/elsewhere/m.svg linked/out/m.svg && ln -s m2.svg linked/out/m.svg && touch linked/out/m2.svg
check "… a link within the folder is followed" gives 0 "$CJM" render -r linked/maps -o linked/out/
check "… a file that is named follows its links" bash -c 'ln -s ../elsewhere/named.svg linked/maps/m.svg && "$1" render linked/maps/m.yaml && [ -e linked/elsewhere/named.svg ]' - "$CJM"

mkdir -p stems && cp a.yaml stems/...yaml && cp a.yaml stems/..journey.yaml && cp a.yaml stems/-.yaml && cp a.yaml stems/-f.yaml
printf '%s\0' stems/...yaml stems/..journey.yaml stems/-.yaml stems/-f.yaml >stems/list
check "names whose stem is a folder, standard output or an option" gives 0 "$CJM" render --files-from stems/list -f svg -o 'stems/out/{stem}/x.svg'
check "… stay inside of the folder" [ "$(cd stems && find . -name '*.svg' | sort | tr '\n' ' ')" = './out/-.yaml/x.svg ./out/-f/x.svg ./out/...yaml/x.svg ./out/..journey.yaml/x.svg ' ]
check "… and in files" bash -c 'cd stems && "$1" render ./-.yaml -f svg -o "{stem}" | cmp - /dev/null && test -s ./-.yaml.svg || test -s ./-.yaml' - "$CJM"

# ---- nothing outside of the folder is read ----
mkdir -p found/inside
printf "secret: 1\nphases: A\n" >secret.yaml
echo "$map" >found/inside/good.yaml
ln -s ../secret.yaml found/evil.yaml
check "-r: a link that leads out" gives_saying 3 'found/evil.yaml is outside found' "$CJM" check -r found
check "… its text is not shown" bash -c '! grep -r "secret: 1" .out .err'
check "… --root allows it" gives 1 "$CJM" check -r found --root .
ln -sf /proc/self/environ found/evil.yaml
check "-r: a link to /proc" gives_saying 3 'is outside found' "$CJM" check -r found
ln -sf inside/good.yaml found/evil.yaml
check "-r: a link that stays inside" gives 0 "$CJM" check -r found
rm found/evil.yaml
mkdir -p tree/maps tree/other && printf 'extends: ../base.yaml\nsubtitle: S\n' >tree/maps/m.yaml && cp a.yaml tree/base.yaml
check "-r: files that journeys name may lie anywhere in the folder" gives 0 "$CJM" check -r tree
check "… named alone, they may not" bash -c '"$1" check tree/maps/m.yaml | grep -q E412' - "$CJM"
check "… for an output by id, either" gives 0 "$CJM" render -r tree -f svg -o 'ids/{id}.svg'
ln -s ../secret.yaml tree/link.yaml
printf 'tree/link.yaml\0' >links
check "--files-from: a link that leads out of its folder" gives_saying 3 'tree/link.yaml is outside tree' "$CJM" check --files-from links
check "… --root allows it" gives 1 "$CJM" check --files-from links --root .
rm tree/link.yaml
check "standard input and --root" bash -c 'cd tree/maps && "$1" check --root .. - <m.yaml' - "$CJM"
mkfifo found/pipe.yaml
check "-r: a pipe is skipped" gives 0 "$CJM" check -r found
check "a device is refused" gives_saying 3 'neither a regular file nor a pipe' "$CJM" check /dev/zero
check "a pipe that is named is read" bash -c '"$1" check <(cat a.yaml) | grep -q "^1 file"' - "$CJM"
check "a pipe whose writer takes its time, too" bash -c '"$1" check <(sleep 0.2; cat a.yaml) | grep -q "^1 file"' - "$CJM"
piped() { # the output is there already, so that the pipe's journey is looked at before
  echo old >piped.svg
  cat a.yaml >piped.yaml &
  "$CJM" render piped.yaml -o piped.svg && starts piped.svg '<svg'
}
mkfifo piped.yaml
check "a pipe whose output is there already is read once" piped
mkfifo nobody.yaml
check "a pipe without a writer" gives_saying 3 'nobody.yaml: it is a pipe without a writer' "$CJM" check --timeout 0 nobody.yaml
mkdir -p shared maps/de && cp anna.png shared/
printf 'title: A\npersona: {title: Anna, image: ../../shared/anna.png}\nphases: {title: P, image: ../../shared/anna.png}\n' >maps/de/a.yaml
printf 'title: A\ntheme: {logo: ../../shared/anna.png}\nphases: P\n' >maps/de/logo.yaml
check "a logo outside of the journey's folder" gives_saying 1 'E402' "$CJM" render maps/de/logo.yaml -o logo.svg
check "… is allowed below the root" gives 0 "$CJM" render maps/de/logo.yaml --root . -o logo.svg
check "an image outside of the journey's folder" gives_saying 1 'E402' "$CJM" render maps/de/a.yaml -o a.svg
check "… --root allows it" gives 0 "$CJM" render --root . maps/de/a.yaml -o a.svg
check "… as wide as it is" gives_saying 1 'E402' "$CJM" render --root maps maps/de/a.yaml -o a.svg
check "/dev/stdin is read" bash -c '"$1" check /dev/stdin <a.yaml | grep -q "^1 file"' - "$CJM"

# A folder that becomes a link to elsewhere while it is read: what lies there is never shown.
mkdir -p race/tree/sub race/outside
for i in {1..20}; do
  echo "$map" >race/tree/sub/$i.yaml
  printf 'secret: 1\nphases: A\n' >race/outside/$i.yaml
done
race() {
  perl -e 'my $n = 0; until (-e "race/stop") { rename "race/tree/sub", "race/kept"; symlink "../outside", "race/tree/sub"; unlink "race/tree/sub"; rename "race/kept", "race/tree/sub"; $n++ }
    print $n' >race/swaps & local swapper=$!
  for _ in {1..15}; do "$CJM" check -r race/tree; done >race/said 2>&1
  touch race/stop
  wait $swapper
  [ "$(cat race/swaps)" -gt 15 ] && ! grep -m3 secret race/said
}
check "a folder that is swapped for a link while -r reads it" race

# ---- names do not speak ----
evil=$(printf 'x\ny\033[31m.yaml')
one_line() { # COMMAND…: no line of its messages is the name's own, and no escape is left
  "$@" >said 2>&1 </dev/null
  ! grep -qE "^y|$(printf '\033')" said || { cat said; return 1; }
}
check "a missing file" one_line "$CJM" render "$evil"
cp a.yaml "$evil"
for style in human short github; do check "$style" one_line "$CJM" check --diagnostics $style "$evil"; done
check "-v and --timings" one_line "$CJM" render -v --timings "$evil" -o evil.svg
check "an output" one_line "$CJM" render -v a.yaml -o "$(printf 'q\ny\033.svg')"
check "--deps refuses it" gives_saying 3 'cannot be listed' "$CJM" render "$evil" -o evil.svg --deps evil.d
check "… and writes nothing" absent evil.d
mkdir names && cp a.yaml "names/$evil"
check "-r refuses it" gives_saying 3 'control characters' "$CJM" check -r names

# ---- limits ----
if ! grep -q __asan_init "$CJM"; then # which reserves more address space than there is
  check "--max-memory" gives_saying 3 'wide.yaml: not enough memory for this map; --max-memory allows 300 MiB' \
    bash -c '"$2/tests/bench/generate" 12000 >wide.yaml; "$1" render -j1 wide.yaml -o wide.svg --max-memory 300' - "$CJM" "$root"
fi
mkfifo endless.yaml
has_worker() { worker=$(cat "/proc/$1/task/$1/children") && [ -n "$worker" ]; }
has_ended() { [ ! -e "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status"; }
ends_workers() { # SIGNAL: of the parent; its worker, which would never be done, ends too
  exec 5<>endless.yaml
  "$CJM" render -j2 endless.yaml -o endless.svg --timeout 0 5<&- & parent=$!
  soon has_worker $parent
  worker=${worker%% *}
  kill -"$1" $parent; wait $parent
  soon has_ended $worker && absent endless.svg
}
for signal in TERM KILL; do check "SIG$signal ends the workers, too" ends_workers $signal; done
finish
