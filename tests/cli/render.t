#!/usr/bin/env bash
# Where a map goes, and in which formats.
. "$(dirname "$0")/../tap.sh"
map=$root/examples/minimal.yaml
cd "$dir"

check "pdf by its ending" gives 0 "$CJM" render "$map" -o map.pdf
check "… is a PDF" starts map.pdf %PDF-
check "svg by its ending" gives 0 "$CJM" render "$map" -o map.svg
check "… is XML" xmllint --noout map.svg
check "png by its ending, whatever its case" gives 0 "$CJM" render "$map" -o map.PNG
check "… is a PNG" starts map.PNG $'\x89PNG'
check "-f beats the ending" gives 0 "$CJM" render "$map" -f pdf -o map.svgx
check "… is a PDF" starts map.svgx %PDF-
check "nothing is said when all is well" bash -c '! "$1" render "$2" -o quiet.svg 2>&1 | grep .' - "$CJM" "$map"

stdin_to_stdout() { "$CJM" render - -f svg <"$map" >stdout.svg && cmp stdout.svg map.svg; }
check "standard input to standard output" stdin_to_stdout
no_operand() { "$CJM" render -f pdf <"$map" >stdout.pdf && cmp stdout.pdf map.pdf; }
check "without a file, standard input" no_operand
check "file to standard output" bash -c '"$1" render "$2" -o - | cmp - map.svg' - "$CJM" "$map"

check "several formats in a folder that is made" gives 0 "$CJM" render "$map" -f svg,pdf -f png -o out/maps/
for format in svg pdf png; do
  check "… $format is there" test -s "out/maps/minimal.$format"
done
check "the same bytes as one by one" cmp out/maps/minimal.pdf map.pdf
check "a folder that is there, without a slash" gives 0 "$CJM" render "$map" -o out
check "… svg where nothing says more" cmp out/minimal.svg map.svg
check "template" gives 0 "$CJM" render "$map" "$root/examples/webshop-order.yaml" -f svg,pdf -o 't/{format}/{stem}.{format}'
check "… of both files" test -s t/svg/minimal.svg -a -s t/pdf/webshop-order.pdf
cp "$map" beside.yaml
check "without -o: beside the file" gives 0 "$CJM" render beside.yaml
check "… as svg" cmp beside.svg map.svg
check "two dashes end the options" gives 0 "$CJM" render -o dash.svg -- beside.yaml

check "themes differ" bash -c '"$1" render "$2" --theme dark -o dark.svg && ! cmp -s dark.svg map.svg' - "$CJM" "$map"
check "the same bytes from another folder, locale and time zone" \
  bash -c 'cd / && LC_ALL=C TZ=Asia/Tokyo "$1" render "$2" -o - -f pdf | cmp - "$3/map.pdf"' - "$CJM" "$map" "$dir"

width() { od -An -tu1 -j16 -N4 "$1" | awk '{print (($1 * 256 + $2) * 256 + $3) * 256 + $4}'; }
scaled() {
  "$CJM" render "$map" --scale 1 -o one.png && "$CJM" render "$map" --ppi 192 -o two.png &&
    local one two && one=$(width one.png) two=$(width two.png) &&
    [ $((two - 2 * one)) -le 1 ] && [ $((2 * one - two)) -le 2 ]
}
check "--ppi 192 is twice --scale 1" scaled
check "a PNG that is too large" gives_saying 1 'E405.*pixels per inch would fit' "$CJM" render "$root/examples/enterprise-purchase.yaml" --ppi 2400 -o huge.png
check "… is not there" absent huge.png
check "… and costs that format alone" gives 1 "$CJM" render "$root/examples/enterprise-purchase.yaml" --ppi 2400 -f svg,png,pdf -o huge/
check "… the others are there" bash -c 'test -s huge/enterprise-purchase.svg && test -s huge/enterprise-purchase.pdf && ! test -e huge/enterprise-purchase.png'

check "-v: size, equal columns, what was written" gives_saying 0 'px high with columns of equal width' "$CJM" render "$map" -v -o v.svg
check "… and the file" gives_saying 0 'wrote w.svg' "$CJM" render "$map" -v -o w.svg
check "-v: a file that would not change" gives_saying 0 'w.svg is current' "$CJM" render "$map" -v -o w.svg
sed '1i lanes: [steps, emotion]' "$map" >lanes.yaml
check "-v: what the choice of lanes leaves out" gives_saying 0 'left out: ' "$CJM" render lanes.yaml -v -o v.svg

before=$(stat -c %Y-%i map.svg)
check "an output that would not change is not touched" \
  bash -c '"$1" render "$2" -o map.svg && [ "$(stat -c %Y-%i map.svg)" = "$3" ]' - "$CJM" "$map" "$before"
ln -s map.svg link.svg
check "a symbolic link stays one" bash -c '"$1" render "$2" --theme dark -o link.svg && test -L link.svg && cmp map.svg dark.svg' - "$CJM" "$map"
finish
