#!/usr/bin/env bash
# Emoji in colour are pictures of their font, the same in every format. Traced as outlines they were 89 MB of SVG.
. "$(dirname "$0")/../tap.sh"

if ! fc-list 'Noto Color Emoji' | grep -q .; then
  echo '1..0 # SKIP the font Noto Color Emoji is not installed'
  exit 0
fi
cd "$dir" || exit 1
printf 'title: Glad 😀\nphases: [{title: Order 🛒, actions: "Picks 👍🏽 a locker 👨‍👩‍👧 near 🇳🇱", emotion: {score: 1, label: Confident 😎}}]\n' >emoji.yaml

looks_like_png() { # looks_like_png FILE
  local differ
  differ=$(compare -metric AE -fuzz 25% "$1" emoji.png null: 2>&1)
  echo "$differ pixels differ"
  [ "${differ%.*}" -le 200 ]
}

check 'rendered in every format' gives 0 "$CJM" render emoji.yaml -f svg,pdf,png -o .
check 'the SVG has their pictures' test "$(grep -c '<image id=' emoji.svg)" -ge 5
check 'and is small' test "$(stat -c %s emoji.svg)" -lt 100000
rsvg-convert --zoom 2 -o svg.png emoji.svg
check 'the SVG looks like the PNG' looks_like_png svg.png
check 'the PDF is sound' qpdf --check emoji.pdf
gives_back() {
  pdftotext -raw emoji.pdf words || return
  local sign
  for sign in 'Glad 😀' 'Order 🛒' 👍🏽 👨‍👩‍👧 🇳🇱 'Confident 😎'; do
    grep -qF -- "$sign" words || { echo "missing: $sign"; cat words; return 1; }
  done
}
check 'and gives them back as text' gives_back
pdftocairo -r 768 -png -singlefile emoji.pdf large
convert large.png -filter box -resize 25% pdf.png
check 'the PDF looks like the PNG' looks_like_png pdf.png
finish
