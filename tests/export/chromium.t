#!/usr/bin/env bash
# What a browser makes of an SVG: live text looks like outlines, with the fonts of the map and without.
. "$(dirname "$0")/../tap.sh"
if ! command -v chromium >/dev/null; then
  echo '1..0 # SKIP chromium is not installed'
  exit 0
fi
cd "$dir" || exit 1

SCALE=2    # pixels a px: Chromium puts a line of text on the nearest whole one
LIMIT=0.75 # about px; letters drawn as text are up to 0.25 px higher or lower than outlines

browser() {
  local profile
  profile=$(mktemp -d "$dir/profile.XXXX")
  timeout 1200 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars --force-device-scale-factor=$SCALE \
    --font-render-hinting=none --user-data-dir="$profile" "$@" 2>"$dir/browser.log"
  local status=$?
  rm -rf "$profile"
  return $status
}

picture() { # picture MAP: MAP.svg to MAP.png
  local size
  size=$(sed -nE '1s/.* width="([0-9]+)[0-9.]*" height="([0-9]+)[0-9.]*".*/\1,\2/p' "$1.svg")
  browser --window-size="$size" --screenshot="$dir/$1.png" "file://$dir/$1.svg" && [ -s "$1.png" ] || { cat browser.log; return 1; }
}

STRIP=1600 # px: beside other work, Chromium leaves parts of the picture of a wide page out

# strip MAP FROM WIDTH: that part of MAP.svg, as MAP-strip.svg
strip() {
  sed -E "1s/ width=\"[0-9.]+\"/ width=\"$3\"/; 1s/ viewBox=\"0 0 [0-9.]+ ([0-9.]+)\"/ viewBox=\"$2 0 $3 \1\"/" \
    "$1.svg" >"$1-strip.svg"
}

alike() { # alike MAP OTHER LIMIT [TOP]
  local width from part
  width=$(sed -nE '1s/.* width="([0-9]+)[0-9.]*" height=.*/\1/p' "$1.svg")
  for ((from = 0; from < width; from += STRIP)); do
    part=$((width - from < STRIP ? width - from : STRIP))
    strip "$1" $from $part && strip "$2" $from $part && picture "$1-strip" && picture "$2-strip" || return
    "$tools/alike" "$1-strip.png" "$2-strip.png" $SCALE "${@:3}" || { echo "from $from"; return 1; }
  done
}

differ() { # differ MAP OTHER: the tool can tell them apart, and does not fail for another reason
  local said
  cmp -s "$1.svg" "$2.svg" && { echo "$1 was not changed"; return 1; }
  picture "$1" && picture "$2" || return
  said=$("$tools/alike" "$1.png" "$2.png" $SCALE $LIMIT)
  local status=$?
  echo "$said"
  [ $status -eq 1 ] && [[ $said == *' at '* ]]
}

# Where each line of live text begins and ends, by the browser's own account, in the map as it is and with another font.
lines() { # lines LIVE OTHER: how many there are; how far apart starts are, and ends, at most; and ends as part of the length
  {
    echo '<!DOCTYPE html><meta charset="utf-8"><body>'
    cat "$1.svg" "$2.svg"
    cat <<'HTML'
<pre id="result"></pre>
<script>
function lines(svg) {
  const found = [];
  for (const text of svg.querySelectorAll('text')) {
    const parts = text.querySelectorAll('tspan'), n = text.getNumberOfChars();
    const back = text.getAttribute('direction') == 'rtl';
    let from = 0;
    for (const part of parts.length ? parts : [text]) {
      const words = part.textContent, to = Math.min(from + words.trimEnd().length, n), x = [];
      for (let i = from; i < to; i++) x.push(text.getStartPositionOfChar(i).x, text.getEndPositionOfChar(i).x);
      const left = Math.min(...x), right = Math.max(...x);
      /* A text from right to left has no length that a browser would keep: it is placed by its middle, with any font. */
      const middle = (left + right) / 2;
      if (to > from) found.push({start: back ? middle : left, end: back ? middle : right, y: text.getStartPositionOfChar(from).y});
      from += words.length;
    }
  }
  return found;
}
const [a, b] = [...document.querySelectorAll('svg')].map(lines);
let starts = a.length == b.length ? 0 : 1e9, ends = 0, part = 0;
a.forEach((line, i) => {
  const other = b[i] || line, end = Math.abs(line.end - other.end);
  starts = Math.max(starts, Math.abs(line.start - other.start), Math.abs(line.y - other.y));
  ends = Math.max(ends, end);
  part = Math.max(part, end / Math.max(Math.abs(line.end - line.start), 40));
});
document.getElementById('result').textContent = `lines ${a.length} starts ${starts.toFixed(2)} ends ${ends.toFixed(2)} part ${part.toFixed(3)} .`;
</script>
HTML
  } >lines.html
  browser --virtual-time-budget=5000 --dump-dom "file://$dir/lines.html" | sed -nE 's/.*(lines [0-9]+ starts .*) \..*/\1/p'
}

# keeps MAP FAMILY PART: with that font no line begins elsewhere, and each ends where it should but for a part of its length
# (from right to left, its middle does not move)
keeps() {
  sed -E "1s/ font-family=\"[^\"]*\"/ font-family=\"$2\"/" "$1.svg" >other.svg
  cmp -s "$1.svg" other.svg && { echo 'the font was not changed'; return 1; }
  local said
  said=$(lines "$1" other)
  echo "$said"
  awk -v most="$3" '{ exit !($2 > 0 && $4 <= 0.05 && $8 <= most) }' <<<"${said:-lines 0}"
}

"$root/tests/bench/generate" 12 >bench.yaml
# Latin, Arabic and Japanese; the thorough run has larger maps, too.
names=(bench paths-ar paths-ja ${CJM_THOROUGH:+passport-renewal moving-house webshop-order half-marathon})
cp "$root"/examples/*.yaml "$root"/tests/stress/paths-{ar,ja}.yaml .
cp -r "$root"/examples/*/ . 2>/dev/null
for name in "${names[@]}"; do
  "$CJM" render -q "$name.yaml" -o "$name.svg" && "$CJM" render -q --svg-text live "$name.yaml" -o "$name-live.svg" ||
    check "$name: rendered" false
  # Blanks between Arabic and numbers are of two fonts, and Chromium takes all from one: words are up to 1.5 px off, and 2 px in the heading.
  if [ "$name" = passport-renewal ] || [ "$name" = paths-ar ]; then limit=1.75 top=80; else limit=$LIMIT top=; fi
  check "$name: live text looks like outlines" alike "$name-live" "$name" $limit $top
  check "$name: … and keeps its lines in a wider font" keeps "$name-live" "DejaVu Sans Mono" 0.25
  rm -f "$name-live.png"
  [ "$name" = bench ] || rm -f "$name.png"
done

# That the pictures can be told apart.
perl -pe '!$done && s{x="([0-9.]+)"([^>]*>lowest<)}{q(x=") . ($1 + 1) . qq("$2)}e && ($done = 1)' bench-live.svg >aside.svg
perl -pe '!$done && s{dy="19">(?=\w+ ?<)}{dy="20">} && ($done = 1)' bench-live.svg >below.svg
perl -pe '!$done && s{<text[^>]*>Steps</text>}{} && ($done = 1)' bench-live.svg >missing.svg
check 'a word 1 px aside is seen' differ aside bench
check 'a line 1 px lower is seen' differ below bench
check 'a missing word is seen' differ missing bench
finish
