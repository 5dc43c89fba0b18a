#!/usr/bin/env bash
# `cjm report`: the analysis of a journey in words and numbers.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
cp "$root/examples/webshop-order.yaml" "$root/examples/minimal.yaml" .

check "the lowest point and the state of its chain come first" prints '^Lowest at 7 “Waits for delivery” \(−1.5, Returning customer\), and no plan reaches it\.$' "$CJM" report webshop-order.yaml
check "… on standard output without escapes" bash -c '! grep -q "$(printf "\033")" .out'
check "… with them on request" prints $'\033\\[1mLowest' "$CJM" report webshop-order.yaml --color always
check "text is as wide as is asked for" bash -c '"$1" report webshop-order.yaml --columns 60 >narrow && [ "$(wc -L <narrow)" -le 60 ]' - "$CJM"
check "a map with hardly anything in it" prints 'Nothing at all about: .*Sources' "$CJM" report minimal.yaml --columns 200
check "standard input" bash -c '"$1" report - <minimal.yaml | grep -q "minimal\|Lowest"' - "$CJM"
check "to a file, in the format of its name" gives 0 "$CJM" report webshop-order.yaml -o page.html
check "… which is a page" starts page.html '<!doctype html>'
check "… that needs nothing else" bash -c '! grep -nE "https?:|<script|<link|url\(|@import" page.html'

# A page is well-formed HTML that screen readers can make something of, for a parser that is not ours.
cat >page.py <<'PY'
import html.parser, re, sys
class Page(html.parser.HTMLParser):
    void = {"meta", "br", "path", "circle"}
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.tables, self.text = [], [], [], []
    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.seen.append((tag, attrs))
        if tag == "table": self.tables.append({"col": 0, "row": 0, "rows": 0})
        if tag == "tr": self.tables[-1]["rows"] += 1
        if tag == "th":
            assert attrs.get("scope") in ("col", "row"), attrs
            self.tables[-1][attrs["scope"]] += 1
        if tag not in self.void or (tag in ("path", "circle") and not self.get_starttag_text().endswith("/>")): self.open.append(tag)
    def handle_startendtag(self, tag, attrs): self.seen.append((tag, dict(attrs)))
    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open, self.getpos())
        self.open.pop()
    def handle_data(self, data): self.text.append(data)
for name in sys.argv[1:]:
    text, page = open(name).read(), Page()
    assert not re.search("[\x01-\x08\x0b-\x1f]", text), name
    page.feed(text)
    tags = {tag for tag, _ in page.seen}
    assert not page.open and {"main", "h1", "title"} <= tags and not tags & {"script", "link", "iframe", "img", "object", "form", "style "}, (name, tags)
    root = next(attrs for tag, attrs in page.seen if tag == "html")
    assert re.fullmatch("[a-z]{2}(-.+)?", root["lang"]) and root["dir"] in ("ltr", "rtl"), root
    assert sum(tag == "h1" for tag, _ in page.seen) == 1
    for tag, attrs in page.seen:
        assert not any(key.startswith("on") for key in attrs), attrs
        assert tag != "a" or not re.match("[a-z]+:", attrs["href"]), attrs
        assert tag != "svg" or (attrs["role"] == "img" and attrs["aria-label"]), attrs
        assert attrs.get("role") != "region" or (attrs["aria-label"] and attrs["tabindex"] == "0"), attrs
    assert all(table["row"] for table in page.tables if table["rows"] > 1), (name, page.tables)
PY
pages() { for map in "$root"/examples/*.yaml; do "$CJM" report "$map" -o "pages/$(basename "$map" .yaml).html" || return 1; done; "$CJM" report "$root"/examples/*.yaml -o pages/atlas.html && python3 page.py pages/*.html; }
check "pages are well-formed, and their tables have headers" pages

mermaid() { # MAP: the chart in Markdown has a line for each curve, with a number for each step, and is an xychart of Mermaid
  "$CJM" report "$1" -f markdown | sed -n '/^```mermaid$/,/^```$/p' >chart && python3 - <<'PY'
import re
lines = open("chart").read().split("\n")
at = lines.index("xychart-beta")
assert lines[0] == "```mermaid" and lines[1] == "---" and lines[at - 1] == "---"
axis = re.fullmatch(r'    x-axis \[(".*")\]', lines[at + 1])
n = len(axis[1].split(", "))
low, high = map(float, re.fullmatch(r"    y-axis (\S+) --> (\S+)", lines[at + 2]).groups())
drawn = [[float(x) for x in re.fullmatch(r"    line \[(.*)\]", line)[1].split(", ")] for line in lines[at + 3:] if line.startswith("    line")]
palette = next(line for line in lines if "plotColorPalette" in line)
assert drawn and all(len(line) == n and all(low <= x <= high for x in line) for line in drawn) and palette.count("#") >= len(drawn), lines
assert lines[at + 3 + len(drawn)] == "```"
PY
}
check "a chart that GitHub draws" mermaid webshop-order.yaml
check "… with gaps and paths" mermaid "$root/examples/mountain-hut.yaml"
check "… on another scale, right to left" mermaid "$root/tests/stress/paths-ar.yaml"
check "… and the same in characters" bash -c '"$1" report webshop-order.yaml -f markdown | grep -A4 "^\`\`\`text" | grep -q "●"' - "$CJM"

# Broken input is never an empty report.
echo 'tilte: Oops' >broken.yaml
check "a file that is no journey: 2, and its messages" gives_saying 2 'broken.yaml:1:1' "$CJM" report broken.yaml
check "… and no report" bash -c '! [ -s .out ]'
check "a file that is not there: 3" gives 3 "$CJM" report absent.yaml
check "a library is no map" bash -c 'echo "library: true" >lib.yaml; "$1" report lib.yaml; [ $? -eq 2 ]' - "$CJM"
check "an unknown format is wrong usage" gives_saying 2 'report' "$CJM" report minimal.yaml -f docx

# The report does not depend on time, place or colours.
check "twice the same" bash -c '"$1" report webshop-order.yaml >a; TZ=Asia/Tokyo LC_ALL=C "$1" report webshop-order.yaml >b; cmp a b' - "$CJM"

for format in text markdown html csv json; do
  check "all examples as $format" gives 0 bash -c 'for file in "$2"/examples/*.yaml "$2"/tests/stress/*.yaml; do "$1" report "$file" -f "$3" >out && [ -s out ] || exit 1; done' - "$CJM" "$root" "$format"
done

"$CJM" schema --of report >schema.json
mkdir json
check "JSON of all examples is valid by its schema" bash -c 'for file in "$2"/examples/*.yaml "$2"/tests/stress/*.yaml; do "$1" report "$file" -f json -o "json/$(basename "$file" .yaml).json" || exit 1; done
  "$2/tests/schema/validate" schema.json json/* >verdicts; ! grep -v ^valid verdicts && [ "$(wc -l <verdicts)" -gt 25 ]' - "$CJM" "$root"
check "standard output is JSON alone" bash -c '"$1" report webshop-order.yaml -f json 2>/dev/null | jq -e ".format_version == 1 and .lows[0].id == \"wait\" and .feelings[0].mean.value == 0.24"' - "$CJM"
check "CSV has the same numbers" bash -c '"$1" report webshop-order.yaml -f csv | tr -d "\r" | grep -qx "feelings,sanne,peak_end,1.25,unpack refund"' - "$CJM"
csv_rows() { # every row has the columns of the header, for a reader that is not ours
  "$CJM" report hostile.yaml -f csv >h.csv && python3 - <<'PY'
import csv
rows = list(csv.reader(open("h.csv", newline="")))
assert rows[0] == ["section", "item", "figure", "value", "steps"] and all(len(row) == 5 for row in rows), rows
assert not any(cell[:1] in "=+@" and cell for row in rows for cell in row[:3] + row[4:]), rows
assert ["map", "", "title", "'=HYPERLINK(\"x\"),\"a\"", ""] in rows, rows[:4]
PY
}

# Several files: the atlas.
check "the atlas of the examples" prints '^[0-9]+ maps, [0-9]+ steps$' "$CJM" report "$root"/examples/*.yaml
check "… in Markdown, with the worst steps and their plans" bash -c '"$1" report "$2"/examples/*.yaml -f markdown | grep -qF "| **−75%** | [webshop-order]" ' - "$CJM" "$root"
check "… as JSON" bash -c '"$1" report -r "$2/examples" -f json >atlas.json && "$1" schema --of atlas >atlas.schema.json && "$2/tests/schema/validate" atlas.schema.json atlas.json | grep ^valid' - "$CJM" "$root"
check "… with the sums of its maps" jq -e '.totals.open_pain_points == ([.maps[].open_pain_points] | add) and .totals.steps == ([.maps[].steps] | add)' atlas.json
check "… as CSV" prints '^totals,,maps,21' "$CJM" report -r "$root/examples" -f csv
check "… the same for any number of processes and order of files" bash -c 'cd "$2/examples" && "$1" report -j 1 *.yaml >"$3/a" && "$1" report -j 4 $(ls -r *.yaml) >"$3/b" && cmp "$3/a" "$3/b"' - "$CJM" "$root" "$dir"
check "… with questions that the maps leave open" prints 'Is Helen Marsh one person\?' "$CJM" report -r "$root/examples" --columns 200
check "… links: what a map extends, its earlier map, the maps of its steps" bash -c '"$1" report -r "$2/examples/shop" -f json | jq -c "[.links[] | select(.id | endswith(\"/order.yaml\")) | [.kind, .names]]" | grep -Fx "[[\"step\",\"parcel.yaml\"],[\"baseline\",\"order-2024.yaml\"],[\"extends\",\"library.yaml\"]]"' - "$CJM" "$root"
mkdir -p maps/deep made
cp webshop-order.yaml maps/deep/order.yaml && cp minimal.yaml maps/ && cp broken.yaml maps/broken.journey.yaml
check "a broken file in a folder: 2, its messages" gives_saying 2 'broken.journey.yaml:1:1' "$CJM" report -r maps -f markdown
check "… and the atlas says that it is missing" grep -qF 'broken.journey.yaml' .out
check "only broken files: no atlas" bash -c '"$1" report maps/broken.journey.yaml broken.yaml; [ $? -eq 2 ]' - "$CJM"
rm maps/broken.journey.yaml
check "links of an atlas lead from where it is" bash -c '"$1" report -r maps -o made/atlas.md && grep -qF "[order](../maps/deep/order.yaml)" made/atlas.md' - "$CJM"
check "one map in a folder is an atlas" prints '^1 map, 10 steps$' "$CJM" report -r maps/deep
for language in nl de fr es pl; do
  mkdir -p "maps-$language"
  for map in 1 2; do sed "s/^lang: .*/lang: $language/; s/^title: .*/&\nversion: $map/" minimal.yaml | { grep -q '^lang:' minimal.yaml && cat || sed "1i lang: $language"; } >"maps-$language/$map.yaml"; done
done
check "in the language of the maps" prints '^2 Maps, 10 Schritte$' "$CJM" report -r maps-de
check "… Polish" prints '^2 mapy, 10 kroków$' "$CJM" report -r maps-pl
check "… and in English if they differ" prints '^2 maps, 10 steps$' "$CJM" report maps-de/1.yaml maps-nl/1.yaml

check "… or in the language that is asked for" prints '^2 Maps, 10 Schritte$' "$CJM" report maps-nl/1.yaml maps-pl/1.yaml --lang de
check "a report in another language" prints '^Najniżej: 7 „Waits for delivery”' "$CJM" report webshop-order.yaml --lang pl
check "… that there are no sentences in" gives_saying 2 'lang' "$CJM" report webshop-order.yaml --lang xx
mkdir empty libs && echo 'library: true' >libs/lib.yaml
check "an empty folder: 3" gives_saying 3 'no journey in empty' "$CJM" report -r empty
check "only libraries: 3" gives_saying 3 'libraries have no maps' "$CJM" report -r libs
check "-o that is a folder" gives_saying 2 'is a folder' "$CJM" report webshop-order.yaml -o made
check "… or will be one" gives_saying 2 'is a folder' "$CJM" report webshop-order.yaml -o new/
check "… and nothing is made" absent new
check "-o with an extension that says nothing" gives_saying 2 'extension' "$CJM" report webshop-order.yaml -o report.pdf
check "… nothing is written" absent report.pdf

# Names that mean something in the syntax of a format stay names.
cat >hostile.yaml <<'YAML'
title: "<script>alert(1)</script> & *bold* [x](http://e.org) | @user #1 ```"
owner: "a|b\\`c"
personas: [{id: p, title: "<b>P</b> ``` @all"}]
phases:
  - title: "# head ~~x~~ ```"
    steps: [{title: "1. <img src=x onerror=y>", emotion: -1, pain_points: {text: "- <a href=\"javascript:x\">x</a> _u_"}}]
YAML
check "hostile names in HTML" bash -c '"$1" report hostile.yaml -f html >h.html && ! grep -qE "<(script|img|b>|a href=.java)" h.html && grep -q "&lt;script&gt;" h.html' - "$CJM"
check "… in a page that is still well-formed" python3 page.py h.html
check "… in Markdown" bash -c '"$1" report hostile.yaml -f markdown >h.md && grep -qF "\\<script\\>" h.md && ! sed "/^\`\`\`\`text/,/^\`\`\`\`/d" h.md | grep -E "(^|[^\\])[<]script|@user|@all|[^\\]\|b"' - "$CJM"
if command -v cmark-gfm >/dev/null; then # what GitHub makes of it
  drawn() {
    "$CJM" report hostile.yaml -f markdown | cmark-gfm -e table -e strikethrough -e autolink -e tasklist --unsafe >gfm.html && python3 - <<'PY'
import html.parser, re
class Page(html.parser.HTMLParser):
    allowed = {"h1", "h2", "h3", "p", "br", "strong", "ol", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "pre", "code", "sub"}
    def __init__(self):
        super().__init__()
        self.text, self.rows, self.cells = "", [], 0
    def handle_starttag(self, tag, attrs):
        plain = tag in self.allowed and not any(k.startswith("on") for k, _ in attrs)
        assert plain or (tag, attrs) == ("a", [("href", "http://e.org")]), (tag, attrs)  # GitHub links addresses that are written out
        if tag == "tr": self.rows.append(0)
        if tag in ("td", "th"): self.rows[-1] += 1
    def handle_data(self, data): self.text += data
page = Page()
page.feed(open("gfm.html").read())
for wanted in ("<script>alert(1)</script> & *bold* [x](http://e.org) | @\u2060user #\u20601 ```", "a|b\\`c", "<b>P</b> ``` @\u2060all", "1. <img src=x onerror=y>",
               '- <a href="javascript:x">x</a> _u_'):
    assert wanted in page.text, wanted
PY
  }
  check "… as cmark-gfm reads it" drawn
fi
sed -i '1s/.*/title: "=HYPERLINK(\\"x\\"),\\"a\\""/' hostile.yaml
check "… in CSV, where they are no formulas either" csv_rows
finish
