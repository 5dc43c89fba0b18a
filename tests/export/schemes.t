#!/usr/bin/env bash
# An SVG of the theme `auto` in a browser: it looks like the theme `light` for readers who prefer light pages, and like `dark` for the others.
. "$(dirname "$0")/../tap.sh"
if ! command -v chromium >/dev/null; then
  echo '1..0 # SKIP chromium is not installed'
  exit 0
fi
cd "$dir" || exit 1

"$root/tests/bench/generate" 4 >map.yaml
cat >>map.yaml <<'Y'
theme: {accent: "#7a1fa2", phases: ["#7a5200", "#123456"]}
tags: [{id: new, title: New}]
Y
for theme in auto light dark; do
  "$CJM" render -q map.yaml --theme $theme -o $theme-outlines.svg
  "$CJM" render -q map.yaml --theme $theme --svg-text live -o $theme-live.svg
done
read -r width height < <(sed -nE '1s/.* width="([0-9]+)[0-9.]*" height="([0-9]+)[0-9.]*".*/\1 \2/p' auto-live.svg)

slot=$(((height + 7) / 4 * 4)) # px, of a drawing on the page: a whole number of pixels

# All drawings below each other on one page, which also shows that the style sheet of one does not reach the next.
{
  echo '<!DOCTYPE html><meta charset="utf-8"><style>body{margin:0}</style>'
  for text in outlines live; do
    for theme in light auto dark; do echo "<div style='height:${slot}px'>" && cat $theme-$text.svg && echo '</div>'; done
  done
} >page.html

picture() { # picture SCHEME PNG: 0 prefers dark pages, 1 light ones
  local profile
  profile=$(mktemp -d "$dir/profile.XXXX")
  timeout 300 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars --force-device-scale-factor=0.5 \
    --blink-settings=preferredColorScheme="$1" --window-size="$width,$((slot * 6))" --user-data-dir="$profile" \
    --screenshot="$dir/$2" "file://$dir/page.html" 2>browser.log
  rm -rf "$profile"
  [ -s "$2" ] || { cat browser.log; return 1; }
}

part() { # part PNG N: drawing N of the page
  convert "$1" -crop "$((width / 2))x$((height / 2 - 1))+0+$(($2 * slot / 2))" +repage "$1-$2.png"
}

differing() { # differing PNG A B: pixels of drawing A that are not those of B
  part "$1" "$2" && part "$1" "$3" || return
  compare -metric AE -fuzz 3% "$1-$2.png" "$1-$3.png" null: 2>&1
}

# Pixels at the edge of a curve depend on where on the page it is: up to one in a thousand of the picture, less than any card or text has.
same() { local n; n=$(differing "$@"); echo "$n pixels"; [ "${n%%.*}" -lt $((width * height / 4000)) ]; }
other() { local n; n=$(differing "$@"); echo "$n pixels"; [ "${n%%.*}" -gt 10000 ]; }

check 'a picture for light pages' picture 1 light.png
check 'a picture for dark pages' picture 0 dark.png
check 'outlines on light pages are light' same light.png 1 0
check 'outlines on dark pages are dark' same dark.png 1 2
check 'live text on light pages is light' same light.png 4 3
check 'live text on dark pages is dark' same dark.png 4 5
check 'the two can be told apart' other light.png 1 2

# Programs that do not know the style sheet draw the light map.
for text in outlines live; do rsvg-convert -z 0.5 light-$text.svg -o a.png && rsvg-convert -z 0.5 auto-$text.svg -o b.png; done
alike() { local n; n=$(compare -metric AE -fuzz 1% a.png b.png null: 2>&1); echo "$n pixels"; [ "${n%%.*}" = 0 ]; }
check 'librsvg draws the light map' alike

# Formats without such a thing are light.
for theme in auto light; do "$CJM" render -q map.yaml --theme $theme --ppi 48 -f png,pdf -o "$theme.{format}"; done
cp auto.png b.png && cp light.png a.png
check 'PNG is light' alike
pdftoppm -r 48 -png -singlefile auto.pdf b && pdftoppm -r 48 -png -singlefile light.pdf a
check 'PDF is light' alike
sed 's/^theme: {/theme: {base: auto, /' map.yaml >own.yaml
"$CJM" render -q own.yaml -o own.svg
check 'the file may choose it' cmp own.svg auto-outlines.svg
finish
