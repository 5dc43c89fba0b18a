#!/usr/bin/env bash
# The same bytes for the same input, fonts and libraries.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
mkdir here there there/deeper
for name in minimal passport-renewal webshop-order day-clinic moving-house; do
  cp "$root/examples/$name.yaml" here
  cp "$root/examples/$name.yaml" there/deeper
done
# Files that give no date: nothing may put today's in its place.
sed -i '/^updated:/d' here/minimal.yaml there/deeper/minimal.yaml

render() { # FOLDER OUTPUT OPTION…
  (cd "$1" && shift && out=$1 && shift && "$CJM" render ./*.yaml -f svg,pdf,png --ppi 40 -o "$out/" "$@" 2>/dev/null)
}
bare() { env -i "LSAN_OPTIONS=$LSAN_OPTIONS" "$@"; }
render here "$dir/first"
check "all examples in all formats" test "$(ls first | wc -l)" = $((3 * $(ls here/*.yaml | wc -l)))
again() { # FOLDER OPTION…
  local folder=$1
  shift
  rm -rf again && render "$folder" "$dir/again" "$@" && diff -r first again
}
check "from another folder" again there/deeper
check "with one process" again here -j1
check "with eight" again here -j8
in_time_zone() { TZ=$1 again here; }
check "in Tokyo" in_time_zone Asia/Tokyo
check "a bit to the west of Greenwich" in_time_zone XYZ3:30
in_locale() { LC_ALL=$1 again here; }
check "in the C locale" in_locale C
if command -v localedef >/dev/null && mkdir locales && localedef -i tr_TR -f UTF-8 locales/tr_TR.UTF-8 2>/dev/null; then
  export LOCPATH=$dir/locales
  check "in Turkish, with its dotless i and its commas in numbers" in_locale tr_TR.UTF-8
  unset LOCPATH
fi
check "without a home directory, or anything else around" bare "$CJM" render here/minimal.yaml -o bare.pdf
check "… the same bytes" cmp bare.pdf first/minimal.pdf
if command -v faketime >/dev/null; then
  check "in another year" bash -c 'cd here && faketime 2031-01-01 "$1" render minimal.yaml -o ../future.pdf && cmp ../future.pdf ../first/minimal.pdf' - "$CJM"
fi
shuffled() {
  (cd here && "$CJM" render $(ls -r) -j1 -f svg,pdf,png --ppi 40 -o ../again/ 2>/dev/null) && diff -r first again
}
rm -rf again
check "in another order" shuffled
alone() {
  local file
  rm -rf again
  for file in here/*.yaml; do
    "$CJM" render "$file" -f png,pdf,svg --ppi 40 -o again/ 2>/dev/null || return 1
  done
  diff -r first again
}
check "one by one" alone

# Every map that the repository has, after others in one process, and by itself: nothing that is measured is kept for the next.
mkdir every
cp "$root"/examples/*.yaml "$root"/tests/emotion/*.yaml "$root"/tests/stress/* every
after_others() { (cd every && "$CJM" render ./*.yaml -q -j1 -f svg,pdf,png --ppi 20 -o ../after/); }
by_itself() {
  local file
  for file in every/*.yaml; do "$CJM" render "$file" -q -f svg,pdf,png --ppi 20 -o itself/ || return; done
  diff -r after itself
}
check "every map, one after the other in one process" after_others
check "… has the same bytes by itself" by_itself

export SOURCE_DATE_EPOCH=1000000000
render here "$dir/dated"
check "SOURCE_DATE_EPOCH changes a PDF" bash -c '! cmp -s first/minimal.pdf dated/minimal.pdf'
check "… and no picture" cmp first/minimal.png dated/minimal.png
check "… to the same bytes" bash -c 'TZ=Asia/Tokyo "$1" render here/minimal.yaml -o dated.pdf && cmp dated.pdf dated/minimal.pdf' - "$CJM"
unset SOURCE_DATE_EPOCH

# ---- fonts ----

fonts=$(dirname "$("$CJM" render here/minimal.yaml -o x.svg --deps x.d && sed -n 's/^ \(.*Inter-Regular[^ ]*\).*/\1/p' x.d)")
mkdir fonts fonts/below empty
cp "$fonts"/Inter-{Regular,Bold,SemiBold}.otf fonts/below
cp "$fonts"/Inter-Italic.otf fonts
echo 'no font' >fonts/README
hermetic() { bare "$CJM" render "$@" --no-system-fonts --font-dir fonts; }
check "with fonts of one's own, in a folder and below it" hermetic here/minimal.yaml -o hermetic.pdf --deps h.d
check "… the same bytes as with those of the system" cmp hermetic.pdf first/minimal.pdf
check "… the fonts are inputs" grep -qE '^ fonts/below/Inter-Bold\.otf' h.d
check "… and no others" bash -c '! grep -F /usr/ h.d'
sed '1i theme: {font: sans-serif}' here/minimal.yaml >generic.yaml
check "… a generic family is found among them" bash -c '! "$1" render generic.yaml --no-system-fonts --font-dir fonts -o g.pdf 2>&1 | grep .' - "$CJM"
check "… what they lack is told" bash -c 'printf "title: 日本\nphases: [{title: A}]\n" >ja.yaml; "$1" render ja.yaml --no-system-fonts --font-dir fonts 2>&1 | grep -q W501' - "$CJM"
check "… several processes share them" bash -c '"$1" render here/*.yaml -j4 --no-system-fonts --font-dir fonts -f svg -o own/ 2>/dev/null' - "$CJM"
if command -v strace >/dev/null; then
  check "… no font, setting or cache of the system is read" \
    bash -c 'ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=open,openat -o trace "$1" render here/minimal.yaml --no-system-fonts --font-dir fonts -o s.pdf &&
             ! grep -vE "ENOENT|O_PATH" trace | grep -E "/etc/fonts|/usr/share/fonts|/fontconfig/"' - "$CJM"
fi
check "with the system's behind them" bash -c '"$1" render here/passport-renewal.yaml --font-dir fonts -o both.pdf --deps b.d 2>/dev/null && grep -q "^ /.*Arabic" b.d' - "$CJM"
check "no fonts at all" gives_saying 3 'name a folder' "$CJM" render here/minimal.yaml --no-system-fonts
check "a folder without fonts" gives_saying 3 'no font in empty' "$CJM" render here/minimal.yaml --no-system-fonts --font-dir empty
check "a folder that is not there" gives_saying 3 'nowhere.*No such file' "$CJM" render here/minimal.yaml --font-dir nowhere

# ---- versions ----

check "--version --json" bash -c '"$1" --version --json | jq -e ".cjm | test(\"^[0-9.]+$\")"' - "$CJM"
for library in cairo pango harfbuzz fribidi fontconfig freetype pixman libpng libjpeg libqrencode libdeflate zlib libyaml glib; do
  check "… has $library" bash -c '"$1" version --json | jq -e ".libraries.$2 | test(\"^[0-9]+[.][0-9.]+\")"' - "$CJM" $library
done
finish
