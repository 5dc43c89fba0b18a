#!/usr/bin/env bash
# cjm import: its exit status, the forms of its report, its outputs, import on the fly, and hostile files.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

printf '# T\n\n| Stage | Actions | Legal |\n|---|---|---|\n| A | x | GDPR |\n| B | y | |\n' >t.md
printf 'journey\n  title M\n  section S\n    Pay: good: Me\n' >m.mmd
printf 'Nothing of a journey.\n' >none.txt

# ---- status
check "a table: status 0" prints '^title: T' "$CJM" import t.md
check "from standard input" bash -c '"$1" import - <t.md 2>/dev/null | grep -q "Imported from standard input (Markdown)"' - "$CJM"
check "nothing of a journey: status 1" gives_saying 1 'E601' "$CJM" import none.txt
check "… and nothing is written" bash -c '! "$1" import none.txt -o none.yaml; [ ! -e none.yaml ]' - "$CJM"
check "… also where a file was" bash -c 'echo old >old.yaml; ! "$1" import none.txt -o old.yaml; [ "$(cat old.yaml)" = old ]' - "$CJM"
check "a doubt: status 0" gives_saying 0 'W601' "$CJM" import m.mmd
check "… with --strict: status 1" gives_saying 1 'W601' "$CJM" import --strict m.mmd
check "two files: status 2" gives_saying 2 'one file' "$CJM" import t.md m.mmd
check "an unknown format: status 2" gives_saying 2 'markdown' "$CJM" import --from word t.md
check "an invalid language: status 2" gives_saying 2 'lang' "$CJM" import --lang 'x y' t.md
check "no file: status 3" gives_saying 3 'absent.md' "$CJM" import absent.md
check "no folder for the output: status 3" gives_saying 3 'null' "$CJM" import t.md -o /dev/null/x.yaml

# ---- the report
check "short" gives_saying 0 '^t\.md:3:21: info: "Legal" is a lane of its own \[I602 import-kept\]$' "$CJM" import --diagnostics short t.md
check "human" gives_saying 0 'info\[I602\]: "Legal"' "$CJM" import t.md
check "json" bash -c '"$1" import --diagnostics json t.md 2>&1 >/dev/null | jq -e "select(.code == \"I602\") | .line == 3 and .column == 21" >/dev/null' - "$CJM"
check "sarif" bash -c '"$1" import --diagnostics sarif t.md 2>&1 >/dev/null | jq -e ".runs[0].results | map(.ruleId) | index(\"I602\")" >/dev/null' - "$CJM"
check "github" gives_saying 0 '::notice file=t.md,line=3' "$CJM" import --diagnostics github t.md
check "to a file" bash -c '"$1" import --diagnostics short --diagnostics-to report.txt t.md >/dev/null && grep -q I602 report.txt' - "$CJM"
check "quiet" bash -c '[ -z "$("$1" import -q t.md 2>&1 >/dev/null)" ]' - "$CJM"

# ---- outputs
check "-o FILE" bash -c '"$1" import -q t.md -o new/t.yaml && "$1" check -q new/t.yaml' - "$CJM"
printf '# P\n\n## As-is\n\n| Stage | Actions |\n|---|---|\n| A | x |\n| B | w |\n\n## To-be\n\n| Stage | Actions |\n|---|---|\n| A | z |\n| B | v |\n' >two.md
check "several: the first, the others are named" bash -c '"$1" import --diagnostics short two.md 2>err | grep -q "As-is" && grep -q "two.md:10:4: .*To-be" err' - "$CJM"
check "… a file for each" bash -c '"$1" import -q two.md -o both/ && ls both | tr "\n" " " | grep -q "p-as-is.yaml p-to-be.yaml" && "$1" check -q both/*.yaml' - "$CJM"
check "… with states and a baseline" bash -c 'grep -q "^state: current" both/p-as-is.yaml && grep -q "^state: future" both/p-to-be.yaml && grep -q "^baseline: p-as-is.yaml" both/p-to-be.yaml' -
check "the same bytes each time" bash -c 'cmp <("$1" import -q t.md) <("$1" import -q t.md)' - "$CJM"
# Journey files and drawings that carry one.
printf '# kept\ntitle:   P\nphases: [{title: A, actions: [x]}]\n' >j.yaml
check "a journey file comes out in canonical form" bash -c 'cmp <("$1" import -q j.yaml) <("$1" fmt - <j.yaml)' - "$CJM"
check "… with --from yaml it is read as any other" bash -c '"$1" import -q --from yaml j.yaml | grep -q "^# Imported"' - "$CJM"
check "JSON becomes YAML" bash -c '"$1" export -f json j.yaml | "$1" import -q - | "$1" export -f json - | cmp - <("$1" export -f json j.yaml)' - "$CJM"
for format in svg png pdf; do
  check "$format: the journey that it carries, byte by byte" bash -c '"$1" render -q --embed-source j.yaml -o map.$2 && "$1" import -q map.$2 | cmp - j.yaml' - "$CJM" "$format"
  check "… is read by any command" bash -c '"$1" export -f csv map.$2 | grep -q "^1,A,"' - "$CJM" "$format"
done
"$CJM" render -q j.yaml -o bare.pdf
check "a drawing without one" gives_saying 1 'embed-source' "$CJM" import bare.pdf
check "--actors personas" bash -c 'printf "journey\nsection S\nA: 3: Ann, Ben\n" | "$1" import -q --actors personas - | grep -q "persona:"' - "$CJM"
check "--from csv" bash -c '"$1" import -q --from csv - < <(printf "Stage,Actions\nA,x\nB,y\n") | grep -q "title: A"' - "$CJM"
check "a table that cjm exported, saved by a spreadsheet with semicolons" bash -c '"$1" export -f csv j.yaml | tr , ";" | "$1" import -q - | grep -q "title: A"' - "$CJM"
printf 'number,phase,step,title,emotion:,path\n1,A,a,,5,p\nxx\n,,,,,\n2,,,,,\n' >torn.csv
check "… with cells that somebody emptied: it checks without errors" bash -c '"$1" import -q torn.csv | "$1" check -q -' - "$CJM"
check "--lang" bash -c '"$1" import -q --lang sv t.md | grep -q "^lang: sv"' - "$CJM"

# ---- on the fly
check "render" bash -c '"$1" render -q t.md -o t.svg && grep -q GDPR t.svg' - "$CJM"
check "check: places are those of the source" bash -c '"$1" check --diagnostics short m.mmd | grep -q "^m.mmd:4:.*W601"' - "$CJM"
check "export" bash -c '"$1" export -q t.md | jq -e ".phases | length == 2" >/dev/null' - "$CJM"
check "diff" bash -c '"$1" diff t.md t.md' - "$CJM"
check "report" bash -c '"$1" report t.md | grep -q T' - "$CJM"
printf 'Nothing\n' >none.md
check "nothing of a journey: status 1" gives_saying 1 'E601' "$CJM" render none.md

# ---- hostile files: they end, soon and without a crash
hostile() { # SECONDS COMMAND…: status 0, 1 or 3
  local status=0
  timeout "$1" "${@:2}" >out.yaml 2>err || status=$?
  case $status in 0 | 1 | 3) ;; *) head -5 err; return 1 ;; esac
}
perl -e 'print "| Stage | Actions |\n|---|---|\n"; print "| A$_ | x |\n" for 1 .. 21000' >long.md
perl -e 'print "| Stage |", (join "|", map "c$_", 1 .. 5000), "|\n|---|---|\n|", "x|" x 5000, "\n"' >wide.md
perl -e 'print "# T\n"; print "  " x $_, "- **A$_**\n" for 1 .. 800' >deep.md
perl -e 'print "# T\n## A\n- Actions: x\n"; print "[" x 1000000' >brackets.md
perl -e 'print "# T\n| Stage | Actions |\n|---|---|\n| A | ", "\"„“[(<!--**__" x 20000, " |\n"' >marks.md
perl -e 'print "# T\n"; print "## H$_\n- Actions: x\n" for 1 .. 2000' >headings.md
perl -e 'print "# T\n## A\n**Actions:** "; print "word\n" x 200000' >paragraph.md
perl -e 'print "journey\n"; print "a:" x 500000, "\n"; print "t$_: 3\n" for 1 .. 1000' >many.mmd
perl -e 'print "Stage,Actions\n"; print "\"" x 100001' >quotes.csv
perl -e 'print "Stage,Actions\n\0\0\xff\xfe,x\n"' >bytes.csv
perl -e 'print "{\"stages\":"; print "[" x 5000' >nest.json
printf '\xef\xbb\xbf# T\r\n\r\n| Stage | Actions |\r\n|---|---|\r\n| A | x |\r\n' >bom.md
head -c 100000 /dev/urandom >random.bin
printf 'PK\003\004garbage' >broken.xlsx
: >empty.md
for file in long.md wide.md deep.md brackets.md marks.md headings.md paragraph.md many.mmd quotes.csv bytes.csv nest.json bom.md random.bin broken.xlsx empty.md; do
  check "hostile: $file" hostile 30 "$CJM" import -q "$file"
done
check "a file of more than 16 MiB" gives_saying 1 'E104' "$CJM" import <(head -c 17000000 /dev/zero | tr '\0' x)

# Encodings: UTF-16 in both orders of bytes, with and without the mark at the start.
printf 'Stage;Actions;Legal\nFrüh;Grüßt;x\nB;y;z\n' >utf8.csv
for order in LE BE; do
  iconv -f UTF-8 -t UTF-16$order utf8.csv >$order.csv
  { printf '\xef\xbb\xbf' | cat - utf8.csv; } | iconv -f UTF-8 -t UTF-16$order >$order-mark.csv
  for file in $order.csv $order-mark.csv; do
    check "UTF-16: $file" prints 'Grüßt' "$CJM" import $file
    check "… the report says so" gives_saying 0 'UTF-16' "$CJM" import $file
  done
done
printf 'Stage;Actions\0\nA;x\nB;y\n' >nul.csv
check "a zero is not dropped in silence" gives_saying 0 'control characters, which are left aside' "$CJM" import nul.csv
check "a zero in a file of bytes is not UTF-16" bash -c '"$1" import nul.csv 2>err | grep -q "title: A" && ! grep -q UTF-16 err' - "$CJM"

# Workbooks, written by Python's zipfile: one as it should be, bombs, and broken ones.
cat >books.py <<'PYTHON'
import sys, zipfile
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WORKBOOK = f'<workbook {NS} {REL}><sheets><sheet name="Journey" sheetId="1" r:id="rId1"/></sheets></workbook>'
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>'
def book(name, sheet, strings=None, workbook=WORKBOOK):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("xl/workbook.xml", workbook)
        z.writestr("xl/_rels/workbook.xml.rels", RELS)
        if strings is not None: z.writestr("xl/sharedStrings.xml", strings)
        z.writestr("xl/worksheets/sheet1.xml", sheet)
def cell(ref, text): return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'
rows = f'<row r="1">{cell("A1", "Stage")}{cell("B1", "Actions")}{cell("C1", "Score")}</row><row r="2">{cell("A2", "Ask")}{cell("B2", "Calls")}<c r="C2"><v>4</v></c></row>'
rows += f'<row r="3">{cell("A3", "Wait")}<c r="B3" t="s"><v>1</v></c><c r="C3"><v>2</v></c></row>'
good = f'<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>'
strings = f'<sst {NS}><si><t>no</t></si><si><r><t>Listens </t></r><r><t>to music</t></r></si></sst>'
book("good.xlsx", good, strings)
book("bomb.xlsx", f'<worksheet {NS}><sheetData>' + " " * 200_000_000 + '</sheetData></worksheet>')
lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {chr(98+i)} "{("&" + chr(97+i) + ";") * 10}">' for i in range(9)) + ']>'
book("entities.xlsx", lol + f'<worksheet {NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>')
book("far.xlsx", f'<worksheet {NS}><sheetData><row r="1048576">{cell("XFD1048576", "x")}</row></sheetData></worksheet>')
book("cut.xlsx", good[:-40])
book("million.xlsx", f'<worksheet {NS}><sheetData>' + "".join([f'<row r="{r}"><c r="A{r}"><v>1</v></c><c r="B{r}"><v>2</v></c></row>' for r in range(1, 1000001)]) + '</sheetData></worksheet>')
book("rows.xlsx", f'<worksheet {NS}><sheetData>' + rows + "".join([f'<row r="{r}"><c><v>1</v></c></row>' for r in range(4, 1000001)]) + '</sheetData></worksheet>')
book("many.xlsx", f'<worksheet {NS}><sheetData>' + "".join(f'<row r="{r}">{cell(f"A{r}", "a")}{cell(f"B{r}", "b")}{cell(f"C{r}", "c")}</row>' for r in range(1, 21000)) + '</sheetData></worksheet>')
PYTHON
has_workbooks() { ! "$CJM" import broken.xlsx 2>&1 | grep -q 'was built without'; }
if has_workbooks && python3 books.py 2>/dev/null; then
  check "a workbook" prints 'Listens to music' "$CJM" import good.xlsx
  check "… its scores" prints 'max: 5' "$CJM" import good.xlsx
  check "a workbook that unpacks to 200 MB" gives_saying 1 'larger than a journey' "$CJM" import bomb.xlsx
  check "a sheet of a million rows" gives_saying 1 'no journey is found' timeout 20 "$CJM" import million.xlsx
  check "… and what is said of one with a table" gives_saying 0 'read up to 20000 rows' timeout 20 "$CJM" import rows.xlsx
  check "entities" gives_saying 1 'entities' "$CJM" import entities.xlsx
  for file in far.xlsx cut.xlsx many.xlsx; do check "hostile: $file" hostile 30 "$CJM" import -q "$file"; done
fi
# ---- a journey in a block of code ----

answer() { printf 'Here is your map:\n\n```%s\n%s\n```\n\nDo you want more?\n' "$1" "$2"; }
answer yaml 'title: Buying shoes
phases:
  - title: Discover
    steps:
      - titel: Sees an ad' >answer.md && cp answer.md answer.was
check "a mistake in a block of code has its line" bash -c '"$1" check --diagnostics short answer.md | grep -q "^answer.md:8:9: error"' - "$CJM"
check "… what is around the block is said to be left aside" bash -c '"$1" check answer.md | grep -q "around it is left aside"' - "$CJM"
check "… and the document is not written over" bash -c '"$1" check -q --fix=all answer.md; cmp answer.md answer.was' - "$CJM"
check "… nor formatted" bash -c '"$1" fmt answer.md; cmp answer.md answer.was' - "$CJM"
sed -i s/titel/title/ answer.md
check "a journey in a block of code is rendered" gives 0 "$CJM" render -q answer.md -o answer.svg
check "… and imported" prints 'title: Sees an ad' "$CJM" import answer.md
answer json '{"journey_map": {"name": "Buying", "stages": [{"name": "Aware", "actions": ["Looks"], "emotion": "happy"}]}}' >json.md
check "… in JSON of another shape" prints 'emotion: happy' "$CJM" import json.md
check "… and drawn" gives 0 "$CJM" render -q json.md -o json.svg
{ answer sh 'cjm render'; answer '' 'phases: [{title: A}]'; } >second.md
check "… in the second block" prints 'title: A' "$CJM" import second.md
yes '```' | head -n 20000 >fences.md
check "many fences" gives_saying 1 'no journey' timeout 20 "$CJM" import fences.md
finish
