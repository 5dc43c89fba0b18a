#!/usr/bin/env bash
# How large an SVG is. The map has 12 steps, nine lanes and a curve: 134 texts in 314 lines.
. "$(dirname "$0")/../tap.sh"
cd "$dir" || exit 1

at_most() { # at_most BYTES FILE
  local size
  size=$(stat -c %s "$2")
  echo "$size bytes"
  [ "$size" -le "$1" ]
}

"$root/tests/bench/generate" 12 >map.yaml
check 'rendered with outlines' gives 0 "$CJM" render map.yaml -o outlines.svg
check 'rendered with live text' gives 0 "$CJM" render map.yaml --svg-text live -o live.svg
# 15 KB of it are the prefix of `xlink:href`, without which Inkscape 1.2 shows no letter; compressed, it is 0.3 KB.
check 'outlines are at most 176 KB' at_most 176000 outlines.svg
# 1.1 KB of it are the ids of the steps, which other maps link to; 1.3 KB the description of the curve and the roles of groups.
check 'live text is at most 30 KB' at_most 30000 live.svg
for file in outlines live; do
  echo "# $file: $(stat -c %s $file.svg) bytes, $(gzip -9 -c $file.svg | wc -c) of them with gzip -9"
  check "$file: is XML" xmllint --noout $file.svg
done
finish
