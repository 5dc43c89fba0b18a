#!/usr/bin/env bash
# Maps on paper: sizes, orientation, pages in one file or in many, and what messages say.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

cp "$root/examples/webshop-order.yaml" map.yaml
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
size() { pdfinfo "$1" | awk '/^Page size:/ { printf "%.0fx%.0f\n", $3, $5 }'; } # points of 1/72 in
says() { pdftotext -l 1 "$1" - | tr -d " " | grep -qF "$2"; }
present() { local file; for file; do test -s "$file" || { echo "no $file"; return 1; }; done; }

# Sizes.
while read -r paper points; do
  check "$paper" gives 0 "$CJM" render map.yaml --paper "$paper" -o map.pdf
  check "… is $points" test "$(size map.pdf)" = "$points"
done <<'END2'
a4-landscape 842x595
A3,portrait 842x1191
a0_portrait 2384x3370
letter-portrait 612x792
ledger 1224x792
16:9 960x540
420x297mm 1191x842
END2
check "another orientation" gives 0 "$CJM" render map.yaml --paper 16:9 --portrait -o map.pdf
check "… turns the page" test "$(size map.pdf)" = 540x960
check "fit" gives 0 "$CJM" render map.yaml --paper fit -o fit.pdf
check "… is one page" test "$(pages fit.pdf)" = 1

# Larger text takes more pages.
check "a4" gives 0 "$CJM" render map.yaml --paper a4 -o small.pdf
check "--min-pt" gives 0 "$CJM" render map.yaml --paper a4 --min-pt 12 -o large.pdf
check "… takes more pages" test "$(pages large.pdf)" -gt "$(pages small.pdf)"
check "… the page says which it is" says small.pdf "1/$(pages small.pdf)"

# The file and its views.
{ cat map.yaml; printf 'paper: a3 landscape\nviews: [{id: desk, paper: a4 portrait}, {id: wall}]\n'; } >own.yaml
check "paper in the file" gives 0 "$CJM" render own.yaml -o own.pdf
check "… is used" test "$(size own.pdf)" = 1191x842
check "paper in a view" gives 0 "$CJM" render own.yaml --view desk -o desk.pdf
check "… is used" test "$(size desk.pdf)" = 595x842
check "a view without" gives 0 "$CJM" render own.yaml --view wall -o wall.pdf
check "… has that of the file" test "$(size wall.pdf)" = 1191x842
check "the option is over both" gives 0 "$CJM" render own.yaml --view desk --paper letter --landscape -o over.pdf
check "… and is used" test "$(size over.pdf)" = 792x612

# A file for each page.
n=$(pages small.pdf)
check "{page} in SVG" gives 0 "$CJM" render map.yaml --paper a4 -o 'svg/{stem}-{page}.svg' --deps svg.mk
check "… is a file for each" test "$(ls svg | wc -l)" = "$n"
check "… from 1" present svg/map-1.svg "svg/map-$n.svg"
check "… all are in --deps" test "$(grep -o 'svg/map-[0-9]*.svg' svg.mk | sort -u | wc -l)" = "$n"
check "… and current" gives 0 "$CJM" render map.yaml --paper a4 -o 'svg/{stem}-{page}.svg' --check
rm svg/map-2.svg
check "… but for one" gives_saying 1 'map-2.svg is not there' "$CJM" render map.yaml --paper a4 -o 'svg/{stem}-{page}.svg' --check
check "{page} in PDF" gives 0 "$CJM" render map.yaml --paper a4 -o 'pdf/{page}.pdf'
check "… is a page each" test "$(pages pdf/1.pdf)" = 1
check "{page} of a map of one page" gives 0 "$CJM" render map.yaml -o 'one/{page}.svg'
check "… is page 1" present one/1.svg
cp map.yaml other.yaml
check "several maps" gives 0 "$CJM" render map.yaml other.yaml --paper a4 -o 'all/{stem}/{page}.{format}' -f svg,png --ppi 20
check "… have pages of their own" present all/map/1.png all/other/2.svg

# Sheets.
check "--tile" gives 0 "$CJM" render map.yaml --paper a2 --tile a4 -o tiled.pdf
check "… makes a plan and the sheets" test "$(pages tiled.pdf)" = 9
check "… of its size" test "$(size tiled.pdf)" = 595x842
check "… the first is the plan" says tiled.pdf Assemblyplan
check "… which names them" says tiled.pdf D2
check "sheets as files" gives 0 "$CJM" render map.yaml --paper a2 --tile a4 -o 'sheet/{page}.png' --ppi 20
check "… are all there" test "$(ls sheet | wc -l)" = 9
# Cut at their marks and glued together with an overlap of 10 mm, sheets of 210 by 297 mm with margins of 10 mm are the page again.
check "the page itself" gives 0 "$CJM" render map.yaml --paper a2 -o whole.png --ppi 60
assembled() {
  local places=() i column row ppmm across=4 down=2 difference
  ppmm=$(awk 'BEGIN { print 60 / 25.4 }')
  for ((row = 0, i = 1; row < down; row++)); do
    for ((column = 0; column < across; column++)); do
      i=$((i + 1))
      read -r w h x y m < <(awk -v k="$ppmm" -v c="$column" -v r="$row" -v a="$across" -v d="$down" 'BEGIN {
        w = 584 / a; h = 410 / d; printf "%.0f %.0f %.0f %.0f %.0f\n", k * (w + 10), k * (h + 10), k * c * w, k * r * h, k * 10 }')
      places+=("(" "fine/$i.png" -crop "${w}x$h+$m+$m" +repage ")" -geometry "+$x+$y" -composite)
    done
  done
  convert -size "$(identify -format '%wx%h' whole.png)" xc:white "${places[@]}" -blur 0x2 glued.png
  convert whole.png -blur 0x2 smooth.png
  difference=$(compare -metric RMSE smooth.png glued.png null: 2>&1 | sed 's/.*(\(.*\))/\1/')
  echo "they differ by $difference"
  awk -v d="$difference" 'BEGIN { exit !(d < 0.02) }'
}
check "sheets" gives 0 "$CJM" render map.yaml --paper a2 --tile a4 -o 'fine/{page}.png' --ppi 60
check "… glued together are the page" assembled
edges() { # 11 pixels are 4.7 mm
  local file
  for file in fine/*.png; do
    [ "$(convert "$file" '(' +clone -shave 11x11 -fill white -colorize 100 ')' -geometry +11+11 -composite -unique-colors -format %k info:)" = 1 ] || { echo "$file"; return 1; }
  done
}
check "… and have nothing at their edges" edges
check "sheets from right to left" gives 0 "$CJM" render "$root/tests/stress/paths-ar.yaml" --paper a2 --tile a4 -o rtl.pdf
check "… begin with A1" bash -c 'pdftotext -f 2 -l 2 rtl.pdf - | grep -q A1'
check "sheets of no size" gives_saying 2 "there is no paper size 'a44'; did you mean a4" "$CJM" render map.yaml --tile a44 -o no.pdf

# What cannot be.
check "SVG of several pages" gives_saying 2 "the map has $n pages, and a file of svg has one: put {page} into -o, as in -o '{stem}-{page}.svg'" "$CJM" render map.yaml --paper a4 -o no.svg
check "… is not there" absent no.svg
check "PNG next to the journey" gives_saying 2 "put {page} into -o" "$CJM" render map.yaml --paper a4 -f png
check "standard output" gives_saying 2 "standard output takes one file" "$CJM" render map.yaml --paper a4 -f svg -o -
check "PDF to standard output" bash -c '"$0" render map.yaml --paper a4 -f pdf -o - >out.pdf' "$CJM"
check "… has all pages" test "$(pages out.pdf)" = "$n"
check "{page} beside {stem}" gives_saying 2 'nothing between {page} and what is beside it' "$CJM" render map.yaml -o '{stem}{page}.svg'
check "{page} of data" gives_saying 2 'data has no pages' "$CJM" export map.yaml -o '{page}.json'
cp "$root/examples/minimal.yaml" p-1.svg
check "a page over an input" gives_saying 2 "would be written over itself" "$CJM" render p-1.svg -o 'p-{page}.svg'

# Help that leads to a size.
check "no size" gives_saying 2 "there is no paper size 'a33'; did you mean a3?" "$CJM" render map.yaml --paper a33 -o no.pdf
check "an orientation alone" gives_saying 2 "write the size before it, as in .a3 landscape." "$CJM" render map.yaml --paper landscape -o no.pdf
check "a tiny page" gives_saying 2 "too small; each side is 120 to 5000 mm" "$CJM" render map.yaml --paper 100x148mm -o no.pdf
check "an orientation without paper" gives_saying 2 "give a size of paper for landscape, such as a3" "$CJM" render map.yaml --landscape -o no.pdf
check "two orientations" gives_saying 2 "give --landscape or --portrait" "$CJM" render map.yaml --paper a3 --landscape --portrait -o no.pdf
{ cat map.yaml; echo 'paper: nonsense'; } >bad.yaml
check "nonsense in the file" gives_saying 1 "E235" "$CJM" check --diagnostics short --diagnostics-to /dev/stderr bad.yaml
check "… names sizes" grep -q 'there are fit, a4, a3' .err
sed -i 's/nonsense/a3 landscape/' bad.yaml
check "… one of which works" gives 0 "$CJM" render bad.yaml -o good.pdf
finish
