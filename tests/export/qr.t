#!/usr/bin/env bash
# The QR code at the foot of a map, read back by a decoder that is not ours from pictures of every format.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

# journey FILE URL [LINES]
journey() { printf 'title: Ordering\nurl: "%s"\n%sphases: [{title: One, emotion: 1}, {title: Two, emotion: -1}]\n' "$2" "${3-}" >"$1"; }
reads() { # reads PICTURE URL: the only code in it
  zbarimg --quiet --raw -Sdisable -Sqrcode.enable --nodbus "$1" >codes || { echo "no code in $1"; return 1; }
  [ "$(cat codes)" = "$2" ] || { cat codes; return 1; }
}

url='https://example.org/maps/ordering-shoes?v=2&lang=en'
for theme in light dark print contrast; do
  journey $theme.yaml "$url" "theme: $theme"$'\n'
  check "$theme: rendered" gives 0 "$CJM" render $theme.yaml -f png,svg,pdf
  check "… read from PNG" reads $theme.png "$url"
  check "… from SVG" eval 'rsvg-convert $theme.svg -o svg.png && reads svg.png "$url"'
  check "… from PDF as it is printed" eval 'pdftoppm -r 150 -png -singlefile $theme.pdf pdf && reads pdf.png "$url"'
done

journey arabic.yaml "$url" $'lang: ar\n'
check "a map from right to left" eval '"$CJM" render arabic.yaml -o arabic.png && reads arabic.png "$url"'
journey mail.yaml mailto:team@example.org
check "a mail address" eval '"$CJM" render mail.yaml -o mail.png && reads mail.png mailto:team@example.org'
letters=https://example.org/карта/注文
journey letters.yaml $letters
check "letters of other scripts" eval '"$CJM" render letters.yaml -o letters.png && reads letters.png $letters'
for bytes in 20 300 1000; do
  long=https://example.org/$(head -c $bytes /dev/zero | tr '\0' a)
  journey long.yaml "$long"
  check "an address of $((bytes + 20)) bytes" eval '"$CJM" render long.yaml -o long.png && reads long.png "$long"'
done
journey none.yaml "https://example.org/$(head -c 2400 /dev/zero | tr '\0' a)"
check "one that is too long" gives_saying 0 '^none.yaml:2:.*W210' "$CJM" render --diagnostics short none.yaml -o none.png
check "… has no code" bash -c '! zbarimg -q --nodbus none.png'

check "the address is a link in SVG" bash -c '[ "$(grep -oF "href=\"https://example.org/maps/ordering-shoes?v=2&amp;lang=en\"" light.svg | wc -l)" -ge 2 ]'
check "… and the name of the code, for those who do not see it" grep -q '<g class="cjm-qr" role="graphics-symbol"><title>https://example.org/maps/ordering-shoes?v=2&amp;lang=en</title>' light.svg
check "… and in PDF" bash -c 'qpdf --qdf light.pdf - | grep -aqF "/URI (https://example.org/maps/ordering-shoes?v=2&lang=en)"'
check "… and text in both" bash -c '"$1" render light.yaml --svg-text live -o live.svg && grep -q ">example.org/maps/ordering-shoes" live.svg && pdftotext light.pdf - | grep -q "^example.org/maps/ordering-shoes"' - "$CJM"
finish
