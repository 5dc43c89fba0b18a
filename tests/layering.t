#!/usr/bin/env bash
# Every room includes only what stands below it.
set -u
cd "$(dirname "$0")/.."

declare -A may=(
  [base]=""
  [diag]="base"
  [lang]="base"
  [yaml]="base diag"
  [journey]="base diag lang"
  [format]="base diag lang journey"
  [join]="base diag yaml journey format"
  [decode]="base diag lang yaml journey format join"
  [lint]="base diag journey lang format"
  [text]="base diag"
  [scene]="base text"
  [layout]="base diag journey lang text scene"
  [lanes]="base diag journey lang text scene layout"
  [pdf]="base"
  [picture]="base"
  [export]="base diag lang text scene journey format pdf picture"
  [blocks]="base diag journey lang text scene layout lanes"
  [map]="base diag journey format lang text scene layout lanes blocks picture"
  [report]="base diag journey lang format"
  [diff]="base diag journey lang format"
  [api]="base diag lang yaml journey format join decode lint text scene layout lanes blocks map pdf picture export report diff cjm"
  [run]="base cjm"
  [cli]="base run cjm"
)

n=0
not_ok=0
result() { # result NAME COMPLAINTS
  n=$((n + 1))
  if [ -z "$2" ]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    echo "$2" | sed 's/^/# /'
    not_ok=1
  fi
}

# Rooms that the files of a room include: FILE:ROOM a line.
included() {
  grep -rHoE --include='*.[ch]' '^#[[:space:]]*include "[a-z]+/' "$1" 2>/dev/null | sed -E 's/^([^:]*):.*"([a-z]+)\/$/\1:\2/'
}

for folder in src/*/; do
  room=$(basename "$folder")
  if [ -z "${may[$room]+there}" ]; then
    result "$room has a row in the table of rooms" "no row for src/$room"
    continue
  fi
  wrong=$(included "src/$room" | while IFS=: read -r file other; do
    [ "$other" = "$room" ] || [[ " ${may[$room]} " == *" $other "* ]] || echo "$file includes $other/"
  done)
  result "$room includes only the rooms below it" "$wrong"
done

both=$(for file in src/export/*.c src/export/*/*.c; do
  grep -q '#include "scene/' "$file" 2>/dev/null && grep -q '#include "journey/' "$file" && echo "$file sees scene and journey"
done)
result "a format sees the scene or the journey, never both" "$both"

stray() { # stray HEADERS ROOMS: files that include a library outside of its rooms
  grep -lrE "^#[[:space:]]*include <($1)" src include 2>/dev/null | grep -vE "^src/($2)/"
}
result "only yaml/ knows libyaml" "$(stray 'yaml\.h' yaml)"
result "only text/ and export/ know pango and cairo" "$(stray 'pango|cairo|hb|fontconfig|ft2build' 'text|export')"

public=$(grep -nE '^#[[:space:]]*include "' include/cjm/*.h 2>/dev/null | grep -v '"cjm/')
result "public headers include no private ones" "$public"

echo "1..$n"
exit $not_ok
