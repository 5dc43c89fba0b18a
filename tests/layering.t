#!/usr/bin/env bash
# Every room includes only what stands below it, as the table in docs/architecture.md says; no files call each other in a circle.
set -u
cd "$(dirname "$0")/.."

build=$(dirname "${CJM:-build/cjm}")
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

# The table: ROOM:ROOMS a line, low to high; "cjm" is the public header.
table=$(sed -n 's/^| `\([a-z]*\)\/` |.*| \([^|]*\) |$/\1:\2/p' docs/architecture.md | sed 's/the public header/cjm/; s/–//') # a header alone may stand there, too
declare -A may=()
below=
wrong=
while IFS=: read -r room rooms; do
  case $rooms in
    'all but '*) rooms="$below cjm" ;;
    *) rooms=${rooms//,/ } ;;
  esac
  may[$room]=$rooms
  for other in $rooms; do
    [[ $other == */*.h || " $below cjm " == *" $other "* ]] || wrong+="$room may include $other, which does not stand below it"$'\n'
  done
  below+=" $room"
done <<<"$table"
result "the table of rooms goes from low to high" "$wrong"
result "every row of it is a room" "$(for room in "${!may[@]}"; do [ -d "src/$room" ] || echo "there is no src/$room"; done)"

# Headers of rooms that the files of a room include: FILE:ROOM:HEADER a line.
included() {
  grep -rHoE --include='*.[ch]' '^#[[:space:]]*include "[a-z]+/[^"]*' "$1" 2>/dev/null | sed -E 's/^([^:]*):.*"(([a-z]+)\/.*)$/\1:\3:\2/'
}

for folder in src/*/; do
  room=$(basename "$folder")
  if [ -z "${may[$room]+there}" ]; then
    result "$room has a row in the table of rooms" "no row for src/$room"
    continue
  fi
  wrong=$(included "src/$room" | while IFS=: read -r file other header; do
    [ "$other" = "$room" ] || [[ " ${may[$room]} " == *" $other "* || " ${may[$room]} " == *" $header "* ]] || echo "$file includes $header"
  done)
  result "$room includes only the rooms below it" "$wrong"
done

# Which object files use what others define: USER DEFINER a line.
uses() {
  for file in src/*/*.c src/*/*/*.c; do
    [ -e "$build/obj/${file%.c}.o" ] && echo "$build/obj/${file%.c}.o"
  done | xargs nm -A | sed -E 's/:[0-9a-f ]+ ([A-Za-z]) /: \1 /' | awk -F': ' '
    { file = $1; kind = substr($2, 1, 1); name = substr($2, 3) }
    kind ~ /[TDRBVW]/ { definer[name] = file }
    kind == "U" { user[++n] = file; used[n] = name }
    END { for (i = 1; i <= n; i++) if (used[i] in definer) print user[i], definer[used[i]] }' |
    sed -E 's/[^ ]*\/obj\/src\/([^ ]*)\.o/\1/g' | sort -u
}
# The files of each circle.
circles() {
  tsort 2>&1 >/dev/null | sed 's/^tsort: //; s/^-: .*/a circle:/'
}
objects=$(uses)
result "the build has object files that use each other" "$([ "$(wc -l <<<"$objects")" -gt 100 ] || echo "none in $build/obj/src")"
result "circles are found" "$([ "$(printf 'a b\nb c\nc b\nc d\n' | circles)" = $'a circle:\nb\nc' ] || echo "none in b-c-b")"
result "no files call each other in a circle" "$(circles <<<"$objects")"

both=$(for file in src/export/*.c src/export/*/*.c; do
  grep -q '#include "scene/' "$file" 2>/dev/null && grep -q '#include "journey/' "$file" && echo "$file sees scene and journey"
done)
result "a format sees the scene or the journey, never both" "$both"

stray() { # stray HEADERS ROOMS: files that include a library outside of its rooms
  grep -lrE "^#[[:space:]]*include <($1)" src include 2>/dev/null | grep -vE "^src/($2)/"
}
result "only yaml/ knows libyaml" "$(stray 'yaml\.h' yaml)"
result "only base/ and text/ know fribidi" "$(stray 'fribidi' 'base|text')"
result "only text/ and export/ know pango and cairo" "$(stray 'pango|cairo|hb|fontconfig|ft2build' 'text|export')"

# Functions that a header declares, and that no other line of the source, the tests and the tools mentions.
unused() {
  { cat src/*.c src/*/*.[ch] src/*/*/*.[ch] tests/*/*.[ch] tests/*/*/*.[ch] | grep -oE '\bcjm_[a-z0-9_]+\b' | sort | uniq -c | awk '$1 <= 2 { print $2 }'; } |
    comm -12 - <(grep -ohE '\bcjm_[a-z0-9_]+\(' src/*/*.h src/*/*/*.h | tr -d '(' | sort -u) |
    comm -23 - <(grep -ohE '\bcjm_[a-z0-9_]+\(' include/cjm/cjm.h | tr -d '(' | sort -u) | grep -v '_quark$'
}
result "every function of a header is used" "$(unused)"

# An assertion is left out with G_DISABLE_ASSERT: it must not call what the program needs.
pure='isfinite|isnan|strcmp|strlen|g_str_has_[a-z]*|g_strcmp0|g_ascii_is[a-z]*|g_utf8_validate|G_N_ELEMENTS|sizeof|cjm_[a-z_]*_count|cjm_[a-z_]*_is_[a-z_]*'
acting=$(grep -rnoE 'g_assert(_[a-z]+)?\(.*\);' src --include='*.c' --include='*.h' | grep -vE 'g_assert_not_reached' |
  sed -E "s/:g_assert(_[a-z]+)?\(/:/; s/\b($pure)\(//g" | grep -E '[A-Za-z0-9_]\(|\+\+|--|[^=!<>]=[^=]')
result "assertions have no side effects" "$acting"

public=$(grep -nE '^#[[:space:]]*include "' include/cjm/*.h 2>/dev/null | grep -v '"cjm/')
result "public headers include no private ones" "$public"

echo "1..$n"
exit $not_ok
