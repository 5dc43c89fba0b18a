#!/usr/bin/env bash
# cjm diff as a picture and as a page: formats, files, terminals, what a page holds.
. "$(dirname "$0")/../tap.sh"
old=$root/examples/webshop-order.yaml new=$root/examples/webshop-order-2027.yaml
cd "$dir"

for format in svg pdf png; do
  check "$format by the extension of the output" gives 1 "$CJM" diff "$old" "$new" -o "changes.$format"
  check "… is what -f writes" bash -c '"$1" diff -f "$2" "$3" "$4" | cmp - "changes.$2"' - "$CJM" "$format" "$old" "$new"
done
check "the SVG is well-formed" python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("changes.svg")'
check "the PDF is a PDF" bash -c 'head -c 5 changes.pdf | grep -q "%PDF-"'
check "the PNG is a PNG" bash -c 'head -c 4 changes.png | grep -q PNG'
check "more pixels on request" bash -c '"$1" diff --ppi 300 "$2" "$3" -o big.png; [ "$(wc -c <big.png)" -gt "$(wc -c <changes.png)" ]' - "$CJM" "$old" "$new"
check "another theme" bash -c '"$1" diff --theme dark "$2" "$3" -o dark.svg; ! cmp -s dark.svg changes.svg' - "$CJM" "$old" "$new"
check "--all unfolds" bash -c '"$1" diff --all "$2" "$3" -o all.svg; ! cmp -s all.svg changes.svg' - "$CJM" "$old" "$new"
check "--fail-on holds for drawings" gives 0 "$CJM" diff --fail-on never "$old" "$new" -o changes.svg
check "nothing changed" gives 0 "$CJM" diff "$old" "$old" -o same.svg
check "… is drawn nevertheless" grep -q 'Nothing changed' same.svg
check "a broken file gives no picture" bash -c 'printf "phasses: A\n" >bad.yaml; "$1" diff bad.yaml "$2" -o none.svg 2>/dev/null; [ $? -eq 2 ] && [ ! -e none.svg ]' - "$CJM" "$new"
check "an unknown theme" gives_saying 2 'neon' "$CJM" diff --theme neon "$old" "$new" -o x.svg
if command -v script >/dev/null; then
  check "PNG is not written to a terminal" bash -c 'script -qec "\"$1\" diff -f png \"$2\" \"$3\"" /dev/null </dev/null | grep -q "not written to a terminal"' - "$CJM" "$old" "$new"
fi

check "a page" gives 1 "$CJM" diff "$old" "$new" -o changes.html
check "… the same each time" bash -c '"$1" diff -f html "$2" "$3" | cmp - changes.html' - "$CJM" "$old" "$new"
cat >page.py <<'EOF'
import json, subprocess, sys
from html.parser import HTMLParser

class Page(HTMLParser):
    void = {'meta', 'br', 'link', 'img', 'hr', 'input'}
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.rows, self.headings, self.cells, self.text, self.links = [], [], [], [], [], [], []
        self.attributes = {}
    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in self.void: self.open.append(tag)
        if 'id' in attrs: self.ids.append(attrs['id'])
        self.links += [attrs[k] for k in ('src', 'href', 'xlink:href') if k in attrs]
        if tag in ('html', 'svg', 'table'): self.attributes.setdefault(tag, attrs)
        if tag == 'tr': self.cells = []
        if tag in ('td', 'th', 'h1', 'h2'): self.text = []
    def handle_startendtag(self, tag, attrs):
        attrs = dict(attrs)
        if 'id' in attrs: self.ids.append(attrs['id'])
        self.links += [attrs[k] for k in ('src', 'href', 'xlink:href') if k in attrs]
    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, 'badly nested: ' + tag
        if tag in ('td', 'th'): self.cells.append(''.join(self.text))
        if tag == 'tr': self.rows.append(self.cells)
        if tag in ('h1', 'h2'): self.headings.append((tag, ''.join(self.text)))
    def handle_data(self, data):
        self.text.append(data)

page = Page()
page.feed(open(sys.argv[1], encoding='utf-8').read())
page.close()
assert not page.open, page.open
assert len(page.ids) == len(set(page.ids)), 'ids are not unique'
assert all(l.startswith('#') or l.startswith('data:') for l in page.links), page.links
assert page.attributes['html']['lang'] and page.attributes['svg'].get('role') == 'graphics-document document' and page.attributes['table']['aria-labelledby'] in page.ids
changes = json.loads(subprocess.run([sys.argv[2], 'diff', '-f', 'json', sys.argv[3], sys.argv[4]], capture_output=True, text=True).stdout)
assert page.headings[0] == ('h1', changes['headline']), page.headings
rows = {r[-1]: r for r in page.rows}
for change in changes['changes']:
    row = rows[change['fingerprint']]
    assert change['what'] in row[1] and change['rule'] in row[1], row
    for side in ('old', 'new'):
        text = change.get(side, {}).get('text')
        words = (text or '').split()
        assert all(word in row[2] for word in words), (row, text)
    if 'note' in change: assert change['note'] in row[2], row
assert sum(len(r) == 5 and len(r[-1]) == 12 for r in page.rows) == len(changes['changes'])
EOF
check "a parser reads it: all that the data say, no network, unique ids" python3 page.py changes.html "$CJM" "$old" "$new"
printf 'title: T <b>&"\nphases: [{title: "A<script>", steps: [{id: b, title: "B</svg>", emotion: 1, thoughts: "x <i>"}]}]\n' >evil.yaml
sed 's/emotion: 1/emotion: -1/; s/x <i>/y <img src=z>/' evil.yaml >evil2.yaml
check "what an author writes is text" bash -c '"$1" diff evil.yaml evil2.yaml -o evil.html; python3 page.py evil.html "$1" evil.yaml evil2.yaml && ! grep -qE "<script|<img|<b>&|<i>" evil.html' - "$CJM"
check "--git writes no drawings" gives_saying 2 'git shows text' "$CJM" diff --git -f png a b c d e f g
finish
