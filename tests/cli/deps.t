#!/usr/bin/env bash
# What make and ninja are told of inputs and outputs, and what they do with it.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

png() { base64 -d <<<"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42m$1"; }
red() { png P4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC; }
blue() { png NgYPgPAAEDAQA2dBFAAAAAAElFTkSuQmCC; }
journey() { # IMAGE TITLE
  printf 'title: %s\npersonas: [{title: Ada, image: "%s"}]\nphases: [{title: One}, {title: Two}]\n' "$2" "$1"
}
odd='two #$2:.yaml'
mkdir shared
red >shared/face.png
red >'shared/a #$1:.png'
journey shared/face.png One >one.yaml
journey 'shared/a #$1:.png' Two >"$odd"
printf 'title: Three\nphases: [{title: One}, {title: Two}]\n' >three.yaml

check "--deps" gives 0 "$CJM" render one.yaml -f svg,pdf -o 'out/{stem}.{format}' --deps one.d
check "… has every output" grep -qxF 'out/one.svg out/one.pdf: \' one.d
check "… the journey" grep -qxF ' one.yaml \' one.d
check "… its images" grep -qxF ' shared/face.png \' one.d
check "… its fonts" grep -qE '^ /.*/Inter-Bold\.otf' one.d
check "… and names every input, so that one may go" grep -qxF 'shared/face.png:' one.d
check "blanks and signs are escaped" gives 0 "$CJM" render "$odd" -o 'out/{stem}.svg' --deps odd.d
check "… in outputs" grep -qxF 'out/two\ \#$$2\:.svg: \' odd.d
check "… and inputs" grep -qxF ' shared/a\ \#$$1\:.png \' odd.d
unwritable() { # each sign by itself, in a name that is sound but for it
  local sign name
  for sign in ';' '=' '|' '&' '<' '>' '*' '?' '[' ']' '(' ')' '%' '^' '"' "'" '`' '\#'; do
    name="a${sign}b.yaml"
    cp three.yaml "$name"
    gives_saying 3 'cannot be listed' "$CJM" render "$name" -o out/unwritable.svg --deps unwritable.d || { echo "$sign"; return 1; }
    rm "$name"
  done
}
check "each sign that make or ninja would misread is refused" unwritable
check "of several files, a rule each" bash -c '"$1" render one.yaml three.yaml -o out/ --deps all.d && [ "$(grep -c "^out/.*:" all.d)" = 2 ]' - "$CJM"
cp all.d before.d
check "where a map was not made, the old file stays" \
  bash -c 'echo "tilte: x" >broken.yaml; "$1" render one.yaml broken.yaml -o out/ --deps all.d; [ $? -eq 1 ] && cmp before.d all.d' - "$CJM"
check "standard output is no target" gives_saying 2 'with a name' "$CJM" render one.yaml -o - --deps stdout.d
check "a file that cannot be written" gives_saying 3 'No space left' "$CJM" render one.yaml -o out/ --deps /dev/full

# ---- make ----

cat >Makefile <<'MAKE'
all: make/one.svg make/three.svg
make/%.svg: %.yaml
	@mkdir -p make
	@echo $* >>built
	@"$(CJM)" render $< -o $@ --deps make/$*.d
-include $(wildcard make/*.d)
MAKE
built() { # NAME…: what the command has built, as the next run of it would build nothing
  sort built | xargs | grep -qxF "$*" || { echo "built: $(cat built)"; return 1; }
  >built
}
tick() { # until the clock of the file system has moved on, so that what changes from now on is newer than what is there
  touch before
  touch after
  until [ after -nt before ]; do touch after; done
}
run_make() {
  >built
  tick
  CJM=$CJM make -s "$@" && built "${wanted[@]}" && tick
}
if command -v make >/dev/null; then
  wanted=(one three); check "make builds all" run_make
  wanted=(); check "… once" run_make
  blue >shared/face.png; wanted=(one); check "… and again what an image is in" run_make
  journey shared/face.png Third >three.yaml; wanted=(three); check "… or what has changed" run_make
  journey shared/new.png One >one.yaml; red >shared/new.png; mv shared/face.png shared/old.png
  journey shared/new.png Third >three.yaml
  wanted=(one three); check "an image that is gone and not needed is no obstacle" run_make
fi

# ---- ninja ----

red >shared/face.png
cat >build.ninja <<NINJA
rule map
  command = echo \$in >>built; "$CJM" render \$in -o \$out --deps \$out.d
  depfile = \$out.d
  deps = gcc
  restat = 1
rule copy
  command = echo copy >>built; cp \$in \$out
build ninja/one.svg: map one.yaml
build ninja/three.svg: map three.yaml
build ninja/two\$ #\$\$2\$:.svg: map two\$ #\$\$2\$:.yaml
build ninja/copy.svg: copy ninja/one.svg
NINJA
sed -i 's|echo $in >>built; "|printf "%s\\n" $in >>built; "|' build.ninja
run_ninja() {
  >built
  tick
  ninja >ninja.out || { cat ninja.out; return 1; }
  built "${wanted[@]}" && tick
}
if command -v ninja >/dev/null; then
  journey shared/face.png One >one.yaml
  wanted=(copy one.yaml three.yaml 'two #$2:.yaml'); check "ninja builds all" run_ninja
  wanted=(); check "… once" run_ninja
  blue >shared/face.png; wanted=(copy one.yaml); check "an image: what it is in, and what is made of that" run_ninja
  blue >'shared/a #$1:.png'; wanted=('two #$2:.yaml'); check "… whose name has blanks and signs" run_ninja
  touch shared/face.png; wanted=(one.yaml); check "an output that stays as it was: nothing behind it" run_ninja
  echo '# a remark' >>three.yaml; wanted=(three.yaml); check "a remark in a journey" run_ninja
fi

# ---- is what is committed current? ----

mkdir committed
check "--check: an output that is not there" gives_saying 1 'committed/one.svg is not there' "$CJM" render --check one.yaml -o committed/
check "… is not made" absent committed/one.svg
"$CJM" render one.yaml three.yaml -o committed/
check "… that is current" gives 0 "$CJM" render --check one.yaml three.yaml -o committed/
echo 'old' >committed/one.svg
check "… that is stale" gives_saying 1 '^cjm: committed/one.svg is stale$' "$CJM" render --check one.yaml three.yaml -o committed/
check "… with a summary" grep -qxF 'cjm: 2 files: 1 current, 1 stale' .err
check "… is left as it was" grep -qx old committed/one.svg
check "… in a report" bash -c '"$1" render --check one.yaml -o committed/ --report r; jq -e ".status == 1 and .outputs[0].state == \"stale\"" r' - "$CJM"
check "--check and --deps" gives_saying 2 'writes nothing' "$CJM" render --check one.yaml -o committed/ --deps x.d
check "a map with errors is not current" gives 1 "$CJM" render --check broken.yaml -o committed/
finish
