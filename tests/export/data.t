#!/usr/bin/env bash
# Journeys as CSV, Markdown and Mermaid, as read by other programs; and texts that mean something to these.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
export CJM EXAMPLES=$root/examples

cat >hostile.yaml <<'YAML'
title: "=1+1 # title; x: y | **bold** <b>&amp; %% %%{init: x}%%"
personas:
  - {id: a, title: "Ann, @bob #1: ; x", role: primary, quote: "<script>alert(1)</script>"}
  - {id: b, title: "+B"}
lanes: [default, {id: rules, title: "@lane | x"}]
phases:
  - title: "section one; two # three: four"
    notes: "=across()"
    steps:
      - title: "journey %% into `x` <img src=x onerror=alert(1)>"
        actions: ["=cmd|' /C calc'!A0", "a;=1+1", "b\t@x", "c\n-d", "＝1+1", "x,+1", 'q"=2', "- dash", "1. one", "# head", "[a](javascript:x)"]
        emotion: {score: -1.5, label: "-label", quote: "``` fence"}
        rules: ["=x", "~~~", "| a | b |"]
      - {title: "title of it", actions: x}
      - {title: "accDescr { x", persona: b, emotion: 2}
  - title: "مرحبا بالعالم"
    emotion: -2
  - title: "日本語；全角：＃"
    emotions: {b: 1}
YAML

check "all examples" gives 0 "$CJM" export "$root"/examples/*.yaml -f csv,markdown,mermaid -o out/
check "files have the extensions that other programs know" ls out/webshop-order.csv out/webshop-order.md out/webshop-order.mmd
check "texts that mean something elsewhere" gives 0 "$CJM" export hostile.yaml -f csv,markdown,mermaid -o out/
check "the extension of -o" bash -c '"$1" export hostile.yaml -o x.md && cmp x.md out/hostile.md' - "$CJM"

csv_rows() {
  python3 - out <<'PY'
import csv, glob, json, subprocess, sys, os
cjm = os.environ["CJM"]
for name in glob.glob(sys.argv[1] + "/*.csv"):
    rows = list(csv.DictReader(open(name, newline=""), strict=True))
    assert rows and all(None not in r and None not in r.values() for r in rows), name
    source = os.path.basename(name)[:-4] + ".yaml"
    source = source if os.path.exists(source) else os.environ["EXAMPLES"] + "/" + source
    journey = json.loads(subprocess.check_output([cjm, "export", source]))
    steps = [s for p in journey["phases"] for s in p.get("steps", [p])]
    assert [r["step"] for r in rows if r["number"]] == [s["id"] for s in steps], name
    for row, step in zip((r for r in rows if r["number"]), steps):
        wanted = "\n".join(t["text"] for t in step.get("thoughts", []))
        assert row.get("thoughts", "").replace("'", "") == wanted.replace("'", ""), (name, row)
PY
}
check "CSV: a row for each step, for Python" csv_rows
no_formulas() {
  python3 - out <<'PY'
import csv, glob, io, sys
for name in glob.glob(sys.argv[1] + "/*.csv"):
    text = open(name, newline="").read()
    for separator in ",;\t|":
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting):
                for cell in row:
                    if cell.lstrip('"')[:1] in set("=+-@＝＋－＠") - {""}:
                        float(cell)
PY
}
check "CSV: nothing is a formula, whatever the separator of the spreadsheet" no_formulas

mermaid_grammar() { # the lexer of Mermaid 11, after encodeEntities()
  perl -CSD -Mutf8 -e '
    for my $file (@ARGV) {
      open my $f, "<:utf8", $file or die; local $/; my $text = <$f>;
      $text =~ s/^\s*%%(?!\{)[^\n]+\n?//gm;
      $text =~ s/style.*:\S*#.*;/substr($&, 0, -1)/ge; $text =~ s/classDef.*:\S*#.*;/substr($&, 0, -1)/ge;
      $text =~ s/#(\w+);/~$1~/g;
      my ($n, $tasks) = (0, 0);
      die "$file: $text" unless $text =~ s/^journey\n//;
      for (split /\n/, $text) {
        s/^\s+//;
        if (/^title\s[^#\n;]+$/ || /^section\s[^#:\n;]+$/) { next }
        die "$file: $_\n" if /^(journey|title|section|accTitle|accDescr)/i || /%%/;
        die "$file: $_\n" unless /^[^#:\n;]+: (\d(?:\.\d+)?)(: [^#\n;]+)?$/ && $1 >= 1 && $1 <= 5;
        $tasks++;
      }
      die "$file: no tasks" unless $tasks;
    }' "$@"
}
check "Mermaid: what its grammar takes" mermaid_grammar out/*.mmd
check "… the losses are in a comment" grep -qE '^%% Not in this diagram: .*12 actions' out/hostile.mmd
check "… and steps without a feeling" grep -qE '^%% Tasks whose feeling is not known, drawn as 3: 2, 5$' out/hostile.mmd
check "… scores are mapped to 1 … 5" grep -qE ': 1\.5: Ann#44; @bob #35;1#58; #59; x$' out/hostile.mmd

html() { cmark-gfm --unsafe -e table -e autolink -e strikethrough -e tagfilter "$1"; }
whole_tables() {
  python3 - out <<'PY'
import glob, re, subprocess, sys
for name in glob.glob(sys.argv[1] + "/*.md"):
    html = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", name], capture_output=True, text=True, check=True).stdout
    tables = re.findall(r"<table>.*?</table>", html, re.S)
    wanted = len(re.findall(r"^\|(?:---\||--:\|)+$", open(name).read(), re.M))
    assert len(tables) == wanted and wanted > 0, (name, len(tables), wanted)
    assert len(re.findall(r"<h1>", html)) == 1, name
PY
}
check "Markdown: all lines of a table have its columns" whole_tables
check "Markdown: no markup of the author" bash -c '! cmark-gfm --unsafe -e table out/hostile.md | grep -E "<(script|img|b>|em>|a )"'
check "… and no text is lost" bash -c 'cmark-gfm -e table out/hostile.md | grep -q "&lt;script&gt;alert(1)&lt;/script&gt;"'
check "the same bytes again" bash -c '"$1" export hostile.yaml -f csv,markdown,mermaid -o again/ && diff -r again <(:) 2>/dev/null; for f in again/*; do cmp "$f" "out/${f#again/}" || exit 1; done' - "$CJM"

workbooks() { # openpyxl reads them, and finds the scores, no formula, and the chart
  /usr/bin/python3 - <<'PY'
import glob, json, openpyxl, os, subprocess
cjm = os.environ["CJM"]
for name in glob.glob("books/*.xlsx"):
    book = openpyxl.load_workbook(name)
    source = os.path.basename(name)[:-5] + ".yaml"
    source = source if os.path.exists(source) else os.environ["EXAMPLES"] + "/" + source
    journey = json.loads(subprocess.check_output([cjm, "export", source]))
    steps = [s for p in journey["phases"] for s in p.get("steps", [p])]
    map = book.worksheets[0]
    assert map["A1"].value.replace("_x005F_", "_") == journey["title"], name
    assert map.freeze_panes == "B6" and len(map._charts) == (1 if any("emotion" in s for s in steps) else 0), name
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not any(c.data_type == "f" or c.hyperlink for c in cells), name
    texts = {str(c.value).removeprefix("• ") for c in cells} | {l.removeprefix("• ") for c in cells for l in str(c.value).split("\n")}
    for step in steps:
        for thought in step.get("thoughts", []):
            assert thought["text"] in texts, (name, thought)
    scores = [c.value for c in map[6][1:]]
    wanted = [s["emotion"][-1]["score"] if "emotion" in s else None for s in steps]
    assert not any(w is not None for w in wanted) or [s for s in scores if s is not None] == [w for w in wanted if w is not None], (name, scores, wanted)
    assert len(book.sheetnames) >= 1 + len(steps), name
    assert len({n.casefold() for n in book.sheetnames}) == len(book.sheetnames) and all(0 < len(n) <= 31 for n in book.sheetnames), name
PY
}
maps_return() { # the sheets of the map, of opportunities and of the plan are the same after they were imported and exported again
  mkdir -p back
  for book in books/*.xlsx; do "$CJM" import -q "$book" -o "back/$(basename "$book" .xlsx).yaml" || return; done
  "$CJM" export back/*.yaml -f xlsx -o twice/ && /usr/bin/python3 - <<'PY'
import glob, openpyxl, re
cells = lambda name: [[c.value for c in row] for sheet in openpyxl.load_workbook(name) if not re.match(r"\d+[a-z]* ", sheet.title) for row in sheet.iter_rows()]
names = [n for n in glob.glob("books/*.xlsx") if "hostile" not in n]
assert len(names) > 10
for name in names:
    assert cells(name) == cells(name.replace("books", "twice")), name
PY
}
if "$CJM" export hostile.yaml -f xlsx -o books/ 2>err || ! grep -q 'built without' err; then
  check "XLSX: all examples" gives 0 "$CJM" export "$root"/examples/*.yaml hostile.yaml -f xlsx -o books/
  check "XLSX: what openpyxl finds in them" workbooks
  check "XLSX: map, opportunities and plan of every example come back" maps_return
  check "XLSX: the same bytes at another time, in another locale" bash -c 'touch -d "2001-01-01" books; sleep 1.1; LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo "$1" export "$2"/examples/webshop-order.yaml -o again.xlsx && cmp again.xlsx books/webshop-order.xlsx' - "$CJM" "$root"
  check "XLSX: no temporary file is left" bash -c 'mkdir tmp && TMPDIR=$PWD/tmp "$1" export hostile.yaml -o x.xlsx && [ -z "$(ls -A tmp)" ]' - "$CJM"
  check "XLSX: no place for them" gives_saying 3 'none' env TMPDIR="$dir/none" "$CJM" export hostile.yaml -o y.xlsx
else
  check "XLSX: says what is missing" gives_saying 3 'libxlsxwriter-dev' "$CJM" export hostile.yaml -f xlsx -o x.xlsx
fi

printf 'library: true\nmetrics: nps\n' >library.yaml
check "a library is no map" gives_saying 2 'library.*json or yaml' "$CJM" export library.yaml -f csv
check "… but data" gives 0 "$CJM" export library.yaml -f yaml
printf 'title: T\nphases: A\n' >small.yaml
check "the smallest journey" gives 0 "$CJM" export small.yaml -f csv,markdown,mermaid -o small/
check 'marks of direction in Arabic amounts are kept' bash -c '"$1" export -f markdown "$2" >out.md && grep -q "$(printf "\342\200\217")" out.md && ! grep -q "$(printf "\357\277\275")" out.md' - "$CJM" "$root/examples/passport-renewal.yaml"
finish
