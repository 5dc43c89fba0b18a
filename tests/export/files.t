#!/usr/bin/env bash
# The files as other programs see them: one scene in SVG, PDF and PNG, opened, read and compared.
set -uo pipefail

writer=${CJM%/cjm}/tests/test-export
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
n=0

ok() { # ok NAME COMMAND…
  local name=$1
  shift
  n=$((n + 1))
  if "$@" >"$dir/log" 2>&1; then echo "ok $n - $name"; else
    echo "not ok $n - $name"
    sed 's/^/# /' "$dir/log"
  fi
}

# Runs only where the tool is there.
with() { # with TOOL NAME COMMAND…
  local tool=$1
  shift
  if command -v "$tool" >/dev/null; then ok "$@"; else
    n=$((n + 1))
    echo "ok $n - $1 # SKIP $tool is not installed"
  fi
}

has_words() {
  pdftotext "$dir/map.pdf" "$dir/words" || return
  tr -s '[:space:]' ' ' <"$dir/words" >"$dir/line"
  local words
  for words in 'First orders are lost' 'Shipping costs only show up in the last step <of all> & cost the sale' \
    'Verantwoordelijkheidsgevoel' 'Account wall' 'Über der Kurve' 'ينتظر العميل' 'تجديد جواز السفر'; do
    grep -qF -- "$words" "$dir/line" || { echo "missing: $words"; return 1; }
  done
  # Lines of Japanese are parted by nothing.
  tr -d ' ' <"$dir/line" | grep -qF '引っ越しの日を決めて、荷物をまとめます'
}

fonts_embedded() {
  pdffonts "$dir/map.pdf" | tail -n +3 | awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes") bad = 1; n++ } END { exit bad || !n }'
}

has_info() {
  pdfinfo -isodates "$dir/map.pdf" >"$dir/info"
  local line
  for line in 'Title: +First orders & returns' 'Author: +Zoë Łuk' 'Subject: +A map <for tests>' 'Keywords: +map, journey' \
    'CreationDate: +2026-10-12T00:00:00Z' 'Page size: +255 x 315.375 pts' 'Pages: +1'; do
    grep -qE "^$line" "$dir/info" || { echo "missing: $line"; cat "$dir/info"; return 1; }
  done
}

# At most one pixel in a thousand may differ visibly, along the edges of letters.
looks_like_png() { # looks_like_png FILE
  [ "$(identify -format '%wx%h' "$1")" = "$(identify -format '%wx%h' "$dir/map.png")" ] || { identify "$1"; return 1; }
  local differ
  differ=$(compare -metric AE -fuzz 25% "$1" "$dir/map.png" null: 2>&1)
  echo "$differ pixels differ"
  [ "${differ%.*}" -le 570 ]
}

svg_looks_like_png() {
  rsvg-convert --zoom 2 -o "$dir/svg.png" "$dir/map.svg" && looks_like_png "$dir/svg.png"
}

pdf_looks_like_png() {
  # Programs that draw a PDF put letters on whole pixels: so four times as many, and sixteen of them to one.
  pdftocairo -r 768 -png -singlefile "$dir/map.pdf" "$dir/large" &&
    convert "$dir/large.png" -filter box -resize 25% "$dir/pdf.png" && looks_like_png "$dir/pdf.png"
}

export LC_ALL=C.UTF-8
ok 'the scene is written in every format' "$writer" --write "$dir"
with qpdf 'the PDF is sound' qpdf --check "$dir/map.pdf"
with pdftotext 'the PDF gives back every word' has_words
with pdffonts 'the fonts of the PDF are embedded and subset' fonts_embedded
with pdfinfo 'the PDF says what it is' has_info
with xmllint 'the SVG is XML' xmllint --noout "$dir/map.svg"
with rsvg-convert 'the SVG looks like the PNG' svg_looks_like_png
with pdftocairo 'the PDF looks like the PNG' pdf_looks_like_png
echo "1..$n"
