#!/usr/bin/env bash
# Both engines draw the same map: pictures of PDF and SVG are compared, and PostScript with PDF. In `make check` every example in one theme,
# as a small picture of PDF, and two in both formats; with CJM_THOROUGH=1, in `make torture`, every example in every theme.
. "$(dirname "$0")/../tap.sh"
cd "$dir" || exit 1

PPI=48        # of the pictures
PDF_LIMIT=1.2 # about pixels, see tools/alike: cairo rounds the positions of letters, and lines of large letters end up to a px away
PS_LIMIT=1.5  # Ghostscript draws lines thinner
SVG_LIMIT=0.3 # anti-aliasing

pages() { # pages FILE.pdf|.eps|.ps TO: one picture of the first page
  case $1 in
    *.pdf) pdftoppm -r $PPI -png -singlefile "$1" "${2%.png}" ;;
    *.eps) gs -q -dSAFER -dEPSCrop -dTextAlphaBits=4 -dGraphicsAlphaBits=4 -sDEVICE=png16m -r$PPI -o "$2" "$1" ;;
    *.ps) gs -q -dSAFER -dTextAlphaBits=4 -dGraphicsAlphaBits=4 -sDEVICE=png16m -r$PPI -o "$2" "$1" ;;
    *.svg) rsvg-convert -z 0.5 "$1" -o "$2" ;;
  esac
}

same() { # same A B LIMIT
  pages "$1" a.png && pages "$2" b.png && crop && "$tools/alike" a.png b.png 1 "$3"
}

# Sizes of pages are rounded up in some formats, and down in others.
crop() {
  local sizes size
  sizes=$(identify -format '%w %h\n' a.png b.png)
  size=$(awk '{ w = NR == 1 || $1 < w ? $1 : w; h = NR == 1 || $2 < h ? $2 : h } END { print w, h }' <<<"$sizes")
  [ "$sizes" = "$size"$'\n'"$size" ] || mogrify -crop "${size/ /x}+0+0" +repage a.png b.png
}

compare() { # compare EXAMPLE THEME
  local name
  name=$(basename "$1" .yaml)-$2
  "$CJM" render -q --timeout 0 "$1" --theme "$2" -f svg,pdf -o "$name.{format}" &&
    "$CJM" render -q --timeout 0 "$1" --theme "$2" -f svg,pdf --engine cairo -o "$name-cairo.{format}" || return
  same "$name.svg" "$name-cairo.svg" $SVG_LIMIT && same "$name.pdf" "$name-cairo.pdf" $PDF_LIMIT
  local status=$?
  [ $status -eq 0 ] && rm "$name"*
  return $status
}

compare_small() { # compare_small EXAMPLE THEME: its PDF at half the size
  "$CJM" render -q --timeout 0 "$1" --theme "$2" -o own.pdf && "$CJM" render -q --timeout 0 "$1" --theme "$2" --engine cairo -o cairo.pdf &&
    PPI=24 same own.pdf cairo.pdf 1
}

mapfile -t examples < <(grep -rL --include='*.yaml' '^library: true' "$root/examples" | sort)
if [ "${CJM_THOROUGH:-}" ]; then
  for example in "${examples[@]}"; do
    for theme in light dark print contrast; do check "$(basename "$example") in $theme" compare "$example" $theme; done
  done
else
  themes=(light dark print contrast)
  for i in "${!examples[@]}"; do
    theme=${themes[i % 4]}
    check "$(basename "${examples[i]}") in $theme" compare_small "${examples[i]}" "$theme"
  done
  check 'Arabic in contrast' compare "$root/examples/passport-renewal.yaml" contrast
  check 'curves in dark' compare "$root/examples/webshop-order.yaml" dark
fi

# What comparing can find.
map=map.yaml
"$root/tests/bench/generate" 6 >map.yaml
cat >>map.yaml <<'Y'
      - title: Reads on
        emotion: 0.5
        pain_points: [{text: Nothing is new, severity: critical}]
        links: [{text: more, url: "https://example.org/(a)?b='c'&d=\\"}]
Y
sed 's/emotion: 0.5$/emotion: -1.5/' map.yaml >other.yaml
"$CJM" render -q "$map" -f svg,pdf,ps,eps -o 'map.{format}'
"$CJM" render -q "$map" -f svg,pdf --engine cairo -o 'cairo.{format}'
"$CJM" render -q other.yaml -f svg,pdf --engine cairo -o 'other.{format}'
differ() { ! same "$1" "$2" "$3"; }
check 'a changed feeling is found in PDF' differ map.pdf other.pdf $PDF_LIMIT
PPI=24 check '… and in a small picture' differ map.pdf other.pdf 1
check 'a changed feeling is found in SVG' differ map.svg other.svg $SVG_LIMIT

for format in ps eps; do check "$format looks like PDF" same map.$format map.pdf $PS_LIMIT; done
check 'a PDF of cairo is sound' qpdf --check cairo.pdf
links() { qpdf --qdf --object-streams=disable "$1" - | grep -aoE '/URI \(.*' | sort; }
same_links() { [ "$(links map.pdf)" ] && [ "$(links map.pdf)" = "$(links cairo.pdf)" ]; }
check '… and has the same links' same_links
words() { pdftotext -raw "$1" - | tr -s '[:space:]' '\n' | sort; }
same_words() { diff <(words map.pdf) <(words cairo.pdf); }
check '… and the same words' same_words
check 'an SVG of cairo is XML' xmllint --noout cairo.svg

# The bytes depend on nothing but the map.
sed '/^updated:/d' "$root/examples/webshop-order.yaml" >undated.yaml
"$CJM" render -q undated.yaml -f svg,pdf,ps,eps --engine cairo -o 'one.{format}'
for name in minimal three-personas webshop-order; do cp "$root/examples/$name.yaml" "in-batch-$name.yaml"; done
cp undated.yaml in-batch-z.yaml
"$CJM" render -q --jobs 1 in-batch-*.yaml -f svg,pdf,ps,eps --engine cairo -o '{stem}.{format}'
for format in svg pdf ps eps; do
  check "$format: the same bytes in a batch" cmp one.$format in-batch-z.$format
  check "$format: no date of today" sh -c "! grep -aE \"CreationDate.*$(date -u +%Y)|D:$(date -u +%Y%m%d)\" one.$format"
done

check 'no live text by cairo' gives_saying 2 'svg-text' "$CJM" render -q undated.yaml --engine cairo --svg-text live -o x.svg
check 'an unknown engine' gives_saying 2 'cairo' "$CJM" render -q undated.yaml --engine skia -o x.svg

# A page beyond the limit of readers.
python3 - >wide.yaml <<'Y'
print("title: Wide\nphases:\n  - title: P\n    steps:")
for i in range(300): print(f"      - {{title: Step {i}, emotion: 0}}")
Y
check 'a page that is too large for PostScript' gives_saying 1 'E405' "$CJM" render -q wide.yaml -o wide.eps
check '… and for a PDF by cairo' gives_saying 1 'E405' "$CJM" render -q wide.yaml --engine cairo -o wide.pdf
finish
