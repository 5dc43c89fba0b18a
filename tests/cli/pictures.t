#!/usr/bin/env bash
# Pictures that are broken or too large are the author's mistake, with their place, whatever is made.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

face=$root/tests/stress/face.png
journey() { printf 'title: T\npersonas:\n  - {title: Ada, image: %s}\nphases: [{title: One, actions: Reads}]\n' "$1"; }

# With other bytes in the data, whose checksum then is wrong; cut off; called a picture.
{ head -c 60 "$face"; printf 'XXXX'; tail -c +65 "$face"; } >checksum.png
head -c 100 "$face" >cut.png
echo 'no picture' >text.png
convert -size 64x48 gradient:red-blue -quality 90 photo.jpg
head -c 500 photo.jpg >cut-jpeg.png
{ head -c 2 photo.jpg; printf '\377\331'; } >hollow.png
for kind in checksum cut text cut-jpeg hollow; do
  journey $kind.png >$kind.yaml
  check "$kind: check" gives 1 "$CJM" check --diagnostics short $kind.yaml
  check "… says where" grep -qE "^$kind.yaml:3:[0-9]+: error: .*$kind.png.* \[E403" .out
  for format in svg pdf png; do
    check "$kind: $format" gives_saying 1 'E403' "$CJM" render $kind.yaml -o made.$format
    check "… is not there" absent made.$format
  done
done

# The logo is a picture like any other.
logo() { printf 'title: T\ntheme:\n  {logo: %s}\nphases: [{title: One, actions: Reads}]\n' "$1"; }
for kind in cut text; do
  logo $kind.png >logo.yaml
  check "a logo that is $kind: check" gives_saying 1 "^logo.yaml:3:[0-9]+: error: .*$kind.png.* \[E403" "$CJM" check --diagnostics short --diagnostics-to /dev/stderr logo.yaml
  check "… render" gives_saying 1 "E403" "$CJM" render logo.yaml -o made.svg
done
logo photo.jpg >logo.yaml
check "a JPEG as logo" gives 0 "$CJM" render logo.yaml -f svg,pdf,png -o logo.d/ --deps logo.mk
check "… is one in SVG, once" test "$(grep -o 'data:image/jpeg' logo.d/logo.svg | wc -l)" = 1
check "… and in PDF" bash -c 'pdfimages -list logo.d/logo.pdf | grep -q jpeg'
check "… and an input" grep -qxF 'photo.jpg:' logo.mk
convert -size 5000x5000 xc:white vast.jpg
logo vast.jpg >vast.yaml
check "a logo of too many pixels" gives_saying 1 'E404' "$CJM" render vast.yaml -o vast.svg
logo 'https://example.org/logo.png' >far.yaml
check "a logo is never fetched" gives_saying 1 'far.yaml:3:' "$CJM" render --diagnostics short far.yaml -o far.svg

journey face.png >whole.yaml
cp "$face" face.png
"$CJM" render whole.yaml -o alone.svg
printf 'secret' >>face.png
check "what follows a picture" gives 0 "$CJM" render whole.yaml -o followed.svg
check "… is not written" cmp alone.svg followed.svg

# blank WIDTH HEIGHT: a white picture, which has few bytes for its pixels.
blank() {
  perl -MCompress::Zlib -e 'my ($w, $h) = @ARGV; sub chunk { pack("N", length $_[1]) . $_[0] . $_[1] . pack("N", crc32("$_[0]$_[1]")) }
    print "\x89PNG\r\n\x1a\n", chunk("IHDR", pack("NNCCCCC", $w, $h, 8, 0, 0, 0, 0)), chunk("IDAT", compress(("\0" . "\xff" x $w) x $h)), chunk("IEND", "")' "$@"
}

blank 3000 2600 >large.png
journey large.png >large.yaml
check "a picture of few bytes and 7.8 megapixels" gives 0 "$CJM" check -q large.yaml
blank 3000 2950 >larger.png
journey larger.png >larger.yaml
check "… and one of 8.8" gives_saying 1 '^larger.yaml:3:[0-9]+: error: .*more than 8[0-9]{6} pixels together.*E404' "$CJM" render --diagnostics short larger.yaml -o none.svg
blank 2999 2600 >other.png
printf 'title: T\npersonas: [{title: Ada, image: large.png}, {title: Bo, image: other.png}]\nphases: [{title: One, actions: Reads}]\n' >both.yaml
check "two such pictures together" gives_saying 1 '^both.yaml:2:[0-9]+: error: .*other.png.*E404' "$CJM" render --diagnostics short both.yaml -o none.svg

journey photo.jpg >photo.yaml
check "a JPEG" gives 0 "$CJM" render photo.yaml -f svg,pdf,png -o photo.d/
check "… is one in SVG, once" test "$(grep -o 'data:image/jpeg' photo.d/photo.svg | wc -l)" = 1
check "… and in PDF" bash -c 'pdfimages -list photo.d/photo.pdf | grep -q jpeg'
same_bytes() { pdfimages -j photo.d/photo.pdf photo.d/image && cmp photo.d/image-000.jpg photo.jpg; }
check "… with the bytes of the file" same_bytes
convert -size 5000x5000 xc:white huge.jpg
journey huge.jpg >huge.yaml
check "a JPEG of too many pixels" gives_saying 1 'E404' "$CJM" render huge.yaml -o huge.svg

mkfifo pipe.png
journey pipe.png >pipe.yaml
check "a pipe is not waited for" gives_saying 1 'E401' "$CJM" check --diagnostics-to /dev/stderr pipe.yaml
finish
