#!/usr/bin/env bash
# What the machine does not give: status 3, and words that help.
. "$(dirname "$0")/../tap.sh"
map=$root/examples/minimal.yaml
cd "$dir"

check "a file that is not there" gives_saying 3 'cannot read nowhere.yaml: No such file' "$CJM" render nowhere.yaml
check "a folder without a journey" gives_saying 3 'there is no journey in \.' "$CJM" render .
check "folders that are not there are made" bash -c '"$1" render "$2" -o a/b/map.svg --deps d/map.d --report r/x/report && test -s a/b/map.svg -a -s d/map.d -a -s r/x/report' - "$CJM" "$map"
check "… for messages, too" bash -c '"$1" check "$2" --diagnostics-to m/found && test -e m/found' - "$CJM" "$map"
check "… but not for a file with errors" bash -c 'echo "titel: T" >bad.yaml; "$1" render bad.yaml -o c/map.svg; [ $? -eq 1 ] && ! test -e c' - "$CJM"
check "… nor for --check" bash -c '"$1" render --check "$2" -o c/map.svg; [ $? -eq 1 ] && ! test -e c' - "$CJM" "$map"
touch file
check "a file where a folder should be" gives_saying 3 'cannot make the folder file(/b)? for file/b/map.svg: (Not a directory|File exists)' "$CJM" render "$map" -o file/b/map.svg
check "… where the folder of outputs should be" gives_saying 3 'cannot make the folder file for file/minimal.svg: (Not a directory|File exists)' "$CJM" render "$map" -f svg -o file/
check "a full device" gives_saying 3 'No space left' "$CJM" render "$map" -f svg -o /dev/full
check "… which is still a device" test -c /dev/full
check "standard output into a full device" gives_saying 3 'No space left' bash -c '"$1" render "$2" -f svg -o - >/dev/full' - "$CJM" "$map"
mkfifo pipe
exec 8<>pipe 9>pipe 8<&- # a pipe without a reader
into_closed_pipe() { # COMMAND…: ends as shells expect, by SIGPIPE, and says nothing
  "$CJM" "$@" >&9 2>.err
  local status=$?
  [ $status -eq 141 ] && [ ! -s .err ] || { echo "status $status"; cat .err; return 1; }
}
for command in "render $map -f svg -o -" "render $map -f svg -o /dev/stdout" "render $map -o a.svg --report -" "check $map" "check -r $root/examples" \
  "fonts $map" "export $map" "init -" "help" "render --help" "explain" "explain E202" "schema" "completions bash" "version"; do
  check "a closed pipe: ${command%% /*}" into_closed_pipe $command
done
exec 9>&-
full_disk() { # a file that may not grow fails as on a full disk
  echo old >full.svg
  (ulimit -f 4; gives_saying 3 'cannot write full.svg: File too large' "$CJM" render "$map" -o full.svg) &&
    [ "$(cat full.svg)" = old ] && ! ls -A | grep -F .cjm
}
check "no room for the file: the old one stays, and nothing else" full_disk
plain() { # as one who may not write everywhere
  if [ "$(id -u)" = 0 ]; then setpriv --bounding-set=-dac_override "$@"; else "$@"; fi
}
read_only_folder() {
  mkdir closed && echo old >closed/map.svg && chmod 555 closed
  gives_saying 3 'cannot write closed/map.svg: Permission denied' plain "$CJM" render "$map" -o closed/map.svg
  local status=$?
  [ "$(cat closed/map.svg)" = old ] || status=1
  chmod 755 closed
  return $status
}
check "a folder that may not be written to: the old file stays" read_only_folder
read_only_file() {
  echo old >kept.svg && chmod 444 kept.svg
  gives_saying 3 'cannot write kept.svg: Permission denied' plain "$CJM" render "$map" -o kept.svg && [ "$(cat kept.svg)" = old ]
}
check "a file that is read-only stays, though its folder may be written to" read_only_file
same_mode() {
  echo old >shown.svg && chmod 640 shown.svg
  gives 0 "$CJM" render "$map" -o shown.svg && [ "$(stat -c %a shown.svg)" = 640 ] && starts shown.svg '<svg'
}
check "a file that is replaced keeps its mode" same_mode
check "one that cannot be written does not keep others from being made" \
  bash -c 'mkdir -p o/minimal.svg; "$1" render "$2" "$3" -f svg -o o/; [ $? -eq 3 ] && test -s o/webshop-order.svg' - \
  "$CJM" "$map" "$root/examples/webshop-order.yaml"
check "SOURCE_DATE_EPOCH that is none" gives_saying 3 SOURCE_DATE_EPOCH env SOURCE_DATE_EPOCH=yesterday "$CJM" render "$map" -o epoch.pdf

echo '<fontconfig></fontconfig>' >empty.conf
check "no font at all" gives_saying 3 'no font is installed.*fonts-inter' env FONTCONFIG_FILE="$dir/empty.conf" "$CJM" render "$map" -o none.pdf
check "… nothing is written" absent none.pdf

unreadable_font() { # one that fontconfig remembers from the time when it could be read
  mkdir known && cp "$(fc-match -f '%{file}' Inter)" known/ || return 1
  echo "<fontconfig><dir>$dir/known</dir><cachedir>$dir/remembered</cachedir></fontconfig>" >known.conf
  local -x FONTCONFIG_FILE=$dir/known.conf XDG_CACHE_HOME=$dir/remembered
  gives 0 "$CJM" render "$map" -o known.svg && chmod 000 known/* && rm known.svg &&
    gives_saying 3 'cannot read the font .*/known/Inter' "${by_rights[@]}" "$CJM" render "$map" -o known.svg && absent known.svg
}
check "a font that cannot be read: no map is drawn without letters" unreadable_font

sed '1i theme: {font: No Such Font}' "$map" >font.yaml
check "a font that is not installed" gives_saying 0 'W502.*"No Such Font" is not installed' "$CJM" render font.yaml -o font.svg
check "… where it is named" gives_saying 0 'font.yaml:1:15' "$CJM" render font.yaml -o font.svg
check "… and what to do" gives_saying 0 'help: install it, add its folder with --font-dir, or remove `font`' "$CJM" render font.yaml -o font.svg
for font in 'No Such Font, Noto Sans' serif monospace; do
  printf 'theme: {font: "%s"}\ntitle: T\nphases: [A]\n' "$font" >fonts.yaml
  check "no warning: $font" bash -c '! "$1" render fonts.yaml -o fonts.svg 2>&1 | grep W502' - "$CJM"
  check "… which the map is set in" bash -c '! "$1" fonts fonts.yaml | grep ^Inter' - "$CJM"
done
printf 'title: Ends with \U000F0000\nphases: [{title: A}]\n' >glyph.yaml
check "a character that no font has" gives_saying 0 'W501.*U\+F0000' "$CJM" render glyph.yaml -o glyph.svg
check "… where it stands" gives_saying 0 'glyph.yaml:1:8' "$CJM" render glyph.yaml -o glyph.svg

is_running() { # PROCESS: it is cjm by now, and catches SIGABRT
  [ "$(readlink "/proc/$1/exe")" -ef "$(dirname "$CJM")/draw/cjm" ] && grep -qE 'SigCgt.*[2367abef][0-9a-f]$' "/proc/$1/status"
}
bug() {
  mkfifo never
  exec 4<>never
  "$CJM" render - -f svg <&4 &
  local pid=$!
  soon is_running $pid
  kill -ABRT $pid
  wait $pid
  [ $? -eq 70 ]
}
check "a bug has a status of its own" bug
finish
