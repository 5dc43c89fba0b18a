#!/usr/bin/env bash
# The same picture of an SVG in librsvg, Inkscape, LibreOffice and Chromium as in our PNG, as outlines and as live text. A small map in
# librsvg, and as live text in LibreOffice, in `make check`; with CJM_THOROUGH=1, in `make torture`, examples in Latin, Arabic and Japanese
# letters and in the dark theme in all of them.
. "$(dirname "$0")/../tap.sh"
cd "$dir" || exit 1

FUZZ=15%    # what a colour may differ by: the edges of letters
LIMIT=0.003 # of the area: LibreOffice places letters a little differently; the headline alone is more

# draw PROGRAM NAME: NAME.svg as NAME.PROGRAM.png
draw() {
  local profile
  case $1 in
    librsvg) rsvg-convert "$2.svg" -o "$2.$1.png" ;;
    inkscape) HOME=$dir timeout 600 inkscape "$2.svg" --export-type=png --export-filename="$2.$1.png" 2>draw.log ;;
    libreoffice)
      mkdir -p office && timeout 600 soffice -env:UserInstallation="file://$dir/office-profile" --headless --convert-to png --outdir office "$2.svg" >draw.log 2>&1 &&
        mv "office/$2.png" "$2.$1.png" ;;
    chromium)
      profile=$(mktemp -d "$dir/profile.XXXX")
      timeout 600 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
        --disable-sync --disable-dev-shm-usage --hide-scrollbars --font-render-hinting=none --user-data-dir="$profile" \
        --window-size="$(sed -nE '1s/.* width="([0-9]+)[0-9.]*" height="([0-9]+)[0-9.]*".*/\1,\2/p' "$2.svg")" --screenshot="$dir/$2.$1.png" "file://$dir/$2.svg" 2>draw.log
      rm -rf "$profile" ;;
  esac
  [ -s "$2.$1.png" ] || { cat draw.log; return 1; }
}

differing() { # differing PNG MAP: the part of the area that is not as in MAP.png, both at a quarter of the size of the smaller one
  local size n
  size=$(identify -format '%w %h\n' "$1" "$2.png" | sort -n | awk 'NR == 1 { printf "%dx%d!", $1 / 4, $2 / 4 }')
  convert "$1" -alpha off -resize "$size" a.png && convert "$2.png" -alpha off -resize "$size" b.png || return
  n=$(compare -metric AE -fuzz $FUZZ a.png b.png null: 2>&1)
  identify -format '%w %h' b.png | awk -v n="$n" '{ print n / $1 / $2 }'
}

same() { # same PROGRAM NAME MAP
  local part limit=$LIMIT
  [ "$1 $2" != 'libreoffice arabic-live' ] || limit=0.01 # it draws Arabic a twelfth wider; text at the wrong side of its place is five times that
  draw "$1" "$2" && part=$(differing "$2.$1.png" "$3") || return
  echo "$part of the area differs"
  awk -v part="$part" -v limit="$limit" 'BEGIN { exit !(part < limit) }'
}

# make_map MAP FILE THEME
make_map() {
  "$CJM" render -q --timeout 0 "$2" --theme "$3" -f svg,png --ppi 96 -o "$1.{format}" && "$CJM" render -q --timeout 0 "$2" --theme "$3" --svg-text live -o "$1-live.svg"
}

maps=(small)
"$root/tests/bench/generate" 3 >small.yaml
make_map small small.yaml light
if [ "${CJM_THOROUGH:-}" ]; then
  maps=(latin arabic japanese dark)
  make_map latin "$root/examples/three-personas.yaml" light
  make_map arabic "$root/examples/passport-renewal.yaml" light
  make_map japanese "$root/examples/moving-house.yaml" light
  make_map dark "$root/examples/webshop-order.yaml" dark
fi

programs=(librsvg)
! command -v soffice >/dev/null || programs+=(libreoffice)
for program in inkscape chromium; do
  ! [ "${CJM_THOROUGH:-}" ] || ! command -v $program >/dev/null || programs+=($program)
done
for map in "${maps[@]}"; do
  for program in "${programs[@]}"; do
    [ $map,$program = small,libreoffice ] || check "$map, outlines, in $program" same $program "$map" "$map"
    check "$map, live text, in $program" same $program "$map-live" "$map"
  done
done

# What comparing can find: a text that is not there, and one that is elsewhere.
sed '0,/<text\(.*\)<\/text>/s///' small-live.svg >missing.svg
sed -E '0,/(<text[^>]* x=")([0-9]+)/s//\118\2/' small-live.svg >moved.svg
differs() { ! same librsvg "$1" small; }
check 'a missing text is found' differs missing
check 'a text at another place is found' differs moved
finish
