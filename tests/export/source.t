#!/usr/bin/env bash
# --embed-source: other programs find the journey in a drawing, and nothing else changes in it.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
cp "$root/examples/minimal.yaml" "a b.yaml"

check "all formats" gives 0 "$CJM" render "a b.yaml" -f svg,pdf,png --embed-source -o with/
check "… and without" gives 0 "$CJM" render "a b.yaml" -f svg,pdf,png -o without/
check "SVG: xmllint finds it" bash -c 'xmllint --xpath "string(//*[local-name()=\"journey\" and namespace-uri()=\"urn:cjm:journey\"])" "with/a b.svg" >out.yaml && diff out.yaml <(cat "a b.yaml"; echo)'
check "SVG: it is all that was added" bash -c 'perl -0777 -pe "s/<metadata><j:journey.*?<\/metadata>\n//s" "with/a b.svg" | cmp - "without/a b.svg"'
check "PDF: sound" bash -c 'qpdf --check "with/a b.pdf"'
check "PDF: poppler takes it out" bash -c 'pdfdetach -list "with/a b.pdf" | grep -q "a b.yaml" && pdfdetach -save 1 -o out.yaml "with/a b.pdf" && cmp out.yaml "a b.yaml"'
check "PDF: looks the same" bash -c 'pdftoppm -r 40 "with/a b.pdf" with/p && pdftoppm -r 40 "without/a b.pdf" without/p && cmp with/p-1.ppm without/p-1.ppm'
itxt() {
  python3 - <<'PY'
import struct, zlib
data = open("with/a b.png", "rb").read()
at = 8
while at < len(data):
    n, kind = struct.unpack(">I4s", data[at:at + 8])
    body = data[at + 8:at + 8 + n]
    assert zlib.crc32(kind + body) == struct.unpack(">I", data[at + 8 + n:at + 12 + n])[0]
    if kind == b"iTXt" and body.startswith(b"cjm-journey\0"):
        assert zlib.decompress(body[len(b"cjm-journey\0\1\0\0\0"):]) == open("a b.yaml", "rb").read()
        break
    at += 12 + n
else: raise SystemExit("none")
PY
}
check "PNG: a compressed text" itxt
check "PNG: sound, and looks the same" bash -c 'identify -verbose "with/a b.png" >/dev/null && [ "$(compare -metric AE "with/a b.png" "without/a b.png" null: 2>&1)" = 0 ]'
check "the same bytes again" bash -c '"$1" render "a b.yaml" -f svg,pdf,png --embed-source -o again/ && diff -r with again -x "*.ppm"' - "$CJM"
check "standard input has a name" bash -c '"$1" render -f pdf --embed-source -o in.pdf - <"a b.yaml" && pdfdetach -list in.pdf | grep -q journey.yaml' - "$CJM"
check "no folder is told" bash -c 'mkdir -p secret-folder && cp "a b.yaml" secret-folder/x.yaml && "$1" render secret-folder/x.yaml -f svg,pdf,png --embed-source -o o/ && ! grep -qa secret-folder o/*' - "$CJM"
finish
