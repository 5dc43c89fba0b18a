#!/usr/bin/env bash
# cjm diff: what holds in every format, whatever the journeys hold.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
formats="text short markdown json github sarif junit"
printf 'title: T\nphases:\n  title: A\n  steps:\n    - {id: b, title: B, emotion: 1}\n    - {id: c, title: C, pain_points: {id: slow, text: Slow}}\n' >old.yaml
sed 's/emotion: 1/emotion: -1/' old.yaml >new.yaml
sed 's/, pain_points.*/}/' old.yaml >closed.yaml
printf 'title: T\nphasses: A\n' >bad.yaml
printf 'extends: none.yaml\ntitle: T\nphases: A\n' >alone.yaml
printf '\xff\xfe' >binary.yaml
: >empty.yaml
mkdir folder

# ---- what is no journey is never without changes ----

refused() { # FILE FORMAT…: in these formats, and in each place, beside a journey, itself and standard input
  local format status pair
  for format in "${@:2}"; do
    for pair in "$1 old.yaml" "old.yaml $1" "$1 $1" "$1 -" "- $1"; do
      "$CJM" diff --fail-on never -f "$format" $pair <old.yaml >.out 2>.err
      status=$?
      [ $status -ge 2 ] && [ $status -le 3 ] && [ ! -s .out ] && [ -s .err ] || { echo "$format: $pair: $status"; return 1; }
    done
  done
}
for file in bad.yaml none.yaml; do check "$file is no journey, in each format" refused $file $formats; done
for file in alone.yaml binary.yaml empty.yaml folder; do check "$file is no journey" refused $file text json; done

# ---- machines read standard output ----

is_json() { # nothing but one document, though both journeys have messages
  local format
  for format in json sarif; do
    sed 's/title: C,/title: C, priority: 1,/' old.yaml >odd.yaml
    "$CJM" diff --color always -f "$format" old.yaml new.yaml 2>/dev/null | jq -es 'length == 1' >/dev/null || return 1
    "$CJM" diff --color always -f "$format" "$root/examples/webshop-order-2027.yaml" "$root/examples/shop/order-2024.yaml" 2>&1 | jq -es 'length == 1' >/dev/null || return 1
  done
}
check "JSON and SARIF are JSON alone, with colours asked for too" is_json
check "JUnit is XML alone" bash -c '"$1" diff --color always -f junit old.yaml new.yaml 2>&1 | python3 -c "import sys, xml.etree.ElementTree as t; t.parse(sys.stdin)"' - "$CJM"

# ---- what is gone is shown in the old file ----

removal() { # FORMAT PATTERN
  "$CJM" diff -f "$1" old.yaml closed.yaml | tr '\n' ' ' | grep -qE "$2"
}
check "a removal in short" removal short '^old.yaml:6:[0-9]+: better'
check "… in github" removal github '^::notice file=old.yaml,line=6,'
check "… in json" removal json '"rule": "pain-closed".*"old": \{[^}]*"file": "old.yaml", *"line": 6'
check "… in sarif" removal sarif '"ruleId": "pain-closed".*"locations": \[ *\{ *"physicalLocation": \{ *"artifactLocation": \{ *"uri": "old.yaml" *\}, *"region": \{ *"startLine": 6'
check "… in junit" removal junit 'classname="pain-closed" [^>]*file="old.yaml" line="6"'
check "… in markdown" removal markdown 'pain-closed[^|]*\| <del>Slow</del> \| old 6 \|'
check "… in text" removal text 'Better +2 C · A +▲ pain point closed +Slow'

# ---- a change is shown where it is written ----

printf 'library: true\npersonas: {id: p, title: Piet}\n' >lib.yaml
printf 'extends: lib.yaml\ntitle: T\ndata: v.csv\nmetrics: {id: m, title: M, goal: up}\nphases: {title: A, steps: {id: b, title: B}}\n' >base.yaml
printf 'step,m\nb,3\n' >v.csv
mkdir before && cp base.yaml lib.yaml v.csv before
sed -i 's/Piet/Kim/' lib.yaml
sed -i 's/3/4/' v.csv
elsewhere() { # FORMAT PATTERN…
  local format=$1
  shift
  "$CJM" diff -f "$format" before/base.yaml base.yaml | tr '\n' ' ' >.out
  for pattern in "$@"; do grep -qE "$pattern" .out || { echo "$pattern"; return 1; }; done
}
check "extended file and table: short" elsewhere short ' lib.yaml:2:[0-9]+: neutral' '^v.csv:2:3: better'
check "… github" elsewhere github 'file=lib.yaml,line=2,' 'file=v.csv,line=2,col=3'
check "… json" elsewhere json '"file": "lib.yaml", *"line": 2' '"file": "before/v.csv", *"line": 2' '"file": "v.csv", *"line": 2'
check "… sarif" elsewhere sarif '"uri": "lib.yaml"' '"uri": "v.csv"' '"uri": "before/v.csv"'
check "… junit" elsewhere junit 'file="lib.yaml" line="2"' 'file="v.csv" line="2"'

# ---- terminals ----

check "colours where they are asked for" bash -c '"$1" diff --color always old.yaml new.yaml | grep -q "$(printf "\033\[1;38;5;166m")"' - "$CJM"
check "… and none by themselves" bash -c '! "$1" diff old.yaml new.yaml | grep -q "$(printf "\033")"' - "$CJM"
check "… nor with NO_COLOR" bash -c '! NO_COLOR=1 TERM=xterm script -qec "$1 diff old.yaml new.yaml" /dev/null | grep -q "$(printf "\033")"' - "$CJM"
check "… on a terminal" bash -c 'TERM=xterm script -qec "$1 diff old.yaml new.yaml" /dev/null | grep -q "$(printf "\033\[")"' - "$CJM"
ascii() { # in every language
  local lang
  for lang in en nl de fr es pl; do
    LC_ALL=C TERM=xterm script -qec "$CJM diff --lang $lang old.yaml new.yaml" /dev/null | sed 's/\x1b\[[0-9;]*m//g' >typed
    LC_ALL=C grep -qE '^ +v .*\+1[.,]0 -> -1[.,]0' typed && ! LC_ALL=C grep -P '[^\x00-\x7f]' typed || return 1
  done
}
check "a terminal without UTF-8 gets signs in ASCII" ascii
check "… a file does not" bash -c 'LC_ALL=C "$1" diff old.yaml new.yaml | grep -q "▼"' - "$CJM"
check "the width of the terminal" bash -c 'TERM=xterm script -qec "stty cols 70; $1 diff $2/examples/webshop-order.yaml $2/examples/webshop-order-2027.yaml" /dev/null | sed "s/\x1b\[[0-9;]*m//g" | tr -d "\r" >narrow; python3 -c "
assert max(len(line.rstrip()) for line in open(\"narrow\")) in range(60, 71)"' - "$CJM" "$root"

# ---- hostile texts ----

python3 - <<'END'
texts = ['::error file=x::y', '%0A::error::y', '\\u0000', '</details><h1>x', '| a | b |', '```\n# x', '<!-- x', '<script>', ']]>', '&#64;all', '@all', 'www.a.org',
         'https://a.org', '![i](j)', '**b**', '$x$', '{{x}}', '[31m', '\u2028', '\u202a', '"--><x y="', "a'b", '#1', 'GH-1', 'a@b.org', ':smile:', '> q', '- [ ] t',
         'vbscript:x', '~~x~~', 'x\ty']
def write(name, texts):
    import json
    with open(name, 'w') as out:
        print('title: ' + json.dumps('T ' + texts[3]), file=out)
        print('personas: [{id: p, title: ' + json.dumps(texts[17] + texts[5] + '"]') + '}]', file=out)
        print('phases:\n  title: ' + json.dumps('A' + texts[4]) + '\n  steps:', file=out)
        for i, text in enumerate(texts):
            print('    - {id: s%d, title: %s, emotion: {score: %s, label: %s}, thoughts: %s}' % (
                i, json.dumps('S ' + text), '1' if name == 'mild.yaml' else '-1', json.dumps(text + '.'), json.dumps(text + name)), file=out)
write('mild.yaml', texts)
write('wild.yaml', texts)
END
check "hostile texts are a journey" gives 1 "$CJM" diff mild.yaml wild.yaml
check "… in text: no control characters" bash -c '! "$1" diff mild.yaml wild.yaml | LC_ALL=C grep -qP "[\x00-\x08\x0b-\x1f\x7f]"' - "$CJM"
one_line_each() { # short: as many lines as changes
  [ "$("$CJM" diff -f short mild.yaml wild.yaml | wc -l)" -eq "$("$CJM" diff -f json mild.yaml wild.yaml | jq '.changes | length')" ]
}
check "… in short: a line a change" one_line_each
commands() { # github: as many commands as changes, each with a title of ours
  "$CJM" diff -f github mild.yaml wild.yaml >.out
  [ "$(grep -cE '^::(warning|notice) (file=wild.yaml,line=[0-9]+,col=[0-9]+,)?title=(worse|better|neutral) [a-z-]+ [0-9a-f]{12}::' .out)" -eq "$(grep -c '^::' .out)" ] &&
    ! grep -q '^::error' .out && [ "$(grep -c '' .out)" -eq "$(($("$CJM" diff -f json mild.yaml wild.yaml | jq '.changes | length') + 1))" ]
}
check "… in github: no command of an author's" commands
check "… in sarif" bash -c '"$1" diff -f sarif mild.yaml wild.yaml | python3 -c "
import json, sys
for result in json.load(sys.stdin)[\"runs\"][0][\"results\"]: assert result[\"message\"][\"text\"].isprintable() or all(c >= \" \" for c in result[\"message\"][\"text\"])"' - "$CJM"
check "… in junit" bash -c '"$1" diff -f junit mild.yaml wild.yaml | python3 -c "import sys, xml.etree.ElementTree as t; t.parse(sys.stdin)"' - "$CJM"
harmless() { # Markdown: every row has its six cells, HTML is ours, and nothing of an author's is a link, mention, or code
  "$CJM" diff -f markdown mild.yaml wild.yaml >wild.md
  python3 - <<'END'
import re
text = open('wild.md', encoding='utf-8').read()
assert not re.search(r'[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029\u202a-\u202e]', text)
outside, inside, block = [], [], None
for line in text.split('\n'):
    if line.startswith('```'):
        block = None if block is not None else line[3:]
        assert block in (None, 'mermaid', 'text')
        continue
    (inside if block is not None else outside).append(line)
assert block is None
for line in outside:
    if line.startswith('| '):
        assert line.count('|') == 7, line
    for tag in re.findall(r'<[^>]*>', line):
        assert re.fullmatch(r'</?(b|del|ins|sub|br|code|details|summary)>', tag), tag
    plain = line.replace('&#8203;', ' ')
    plain = re.sub(r'&#?\w+;|<[^>]*>|`[0-9a-f]{12}`|^### |\*\*', '', plain)
    assert not re.search(r'&#(64|35);(?!&#8203;)', line), line
    assert not re.search(r'[@#`*_\[\]<>~$]|https?:|www\.|^(- |> )|!\[|:\w+:|GH-1', plain), plain
for line in inside:
    assert '`' not in line
END
}
check "… in Markdown" harmless
charts() { # xychart-beta as Mermaid's grammar has it
  for file in wild.md "$root"/tests/golden/changes/*-markdown.txt; do
    python3 - "$file" <<'END' || return 1
import re, sys
text = open(sys.argv[1], encoding='utf-8').read()
charts = re.findall(r'^```mermaid\n(.*?)^```$', text, re.S | re.M)
assert charts
number = r'[+-]?(?:\d+(?:\.\d+)?|\.\d+)'
quoted = r'"[^"`\n]*"'
for chart in charts:
    front, body = re.fullmatch(r'---\n(.*?)---\n(.*)', chart, re.S).groups()
    assert re.fullmatch(r'(  *[a-zA-Z]+:( (\d+|"#[0-9a-f]{6}, #[0-9a-f]{6}"))?\n|config:\n)+', front), front
    lines = [line.strip() for line in body.rstrip('\n').split('\n')]
    assert lines[0] == 'xychart-beta' and len(lines) == 6
    assert re.fullmatch('title ' + quoted, lines[1]), lines[1]
    assert re.fullmatch('x-axis ' + quoted + r' \[' + quoted + '(, ' + quoted + r')*\]', lines[2]), lines[2]
    places = re.findall(quoted, lines[2])[1:]
    assert len(set(places)) == len(places), places
    low, high = map(float, re.fullmatch('y-axis ' + quoted + ' (' + number + ') --> (' + number + ')', lines[3]).groups())
    for line in lines[4:]:
        scores = re.fullmatch(r'line \[(' + number + '(?:, ' + number + r')*)\]', line).group(1).split(', ')
        assert len(scores) == len(places) and all(low <= float(score) <= high for score in scores)
END
  done
}
check "charts are Mermaid" charts

# ---- large ones ----

large() { # SCORE: 400 steps, each with long texts, and 60 personas
  python3 - "$1" <<'END'
import sys
print('title: Large\npersonas:')
for p in range(60): print('  - {id: p%d, title: Persona %d}' % (p, p))
print('phases:')
for k in range(10):
    print('  - title: Phase %d\n    steps:' % k)
    for i in range(int(sys.argv[2]) if len(sys.argv) > 2 else 40):
        print('      - {id: s%d-%d, title: Step %d, thoughts: "%s", emotions: {%s}}' % (
            k, i, i, ('| %s *' % sys.argv[1]) * 300, ', '.join('p%d: %s' % (p, sys.argv[1]) for p in range(3))))
END
}
large 1 >large1.yaml
large -1 >large2.yaml
within() { # FILE: a comment that fits, with what was left out
  [ "$(wc -c <"$1")" -le 60000 ] && grep -qE "$2" "$1" && [ "$(grep -c '<details>' "$1")" -eq "$(grep -c '^</details>' "$1")" ] && ! grep -q 'Nothing was left out' "$1"
}
"$CJM" diff -f markdown large1.yaml large2.yaml >large.md
check "a large comparison fits into a comment, which says what is left out" within large.md '[0-9,]+ rows were left out.* 3 curves were left out'
for lang in nl de fr es pl; do
  "$CJM" diff -f markdown --lang $lang large1.yaml large2.yaml >large-$lang.md
  check "… in $lang" bash -c '[ "$(wc -c <"$1")" -le 60000 ] && grep -q "</sub>$" "$1"' - large-$lang.md
done
python3 - <<'END'
for name, score in (('many1.yaml', 1), ('many2.yaml', -1)):
    with open(name, 'w') as out:
        print('title: Many\npersonas:', file=out)
        for p in range(12): print('  - {id: p%d, title: Persona %d}' % (p, p), file=out)
        print('phases:\n  title: A\n  steps:', file=out)
        for i in range(12): print('    - {id: s%d, title: Step %d, emotions: {%s}}' % (i, i, ', '.join('p%d: %s' % (p, score if p < 10 else 0) for p in range(12))), file=out)
END
"$CJM" diff -f markdown many1.yaml many2.yaml >many.md
check "curves that do not fit are counted, those without a change named" bash -c '[ "$(wc -c <many.md)" -le 60000 ] && grep -qE "[0-9]+ curves? (was|were) left out" many.md && grep -q "2 personas whose scores did not change are left out&#58; Persona 10, Persona 11" many.md'

# ---- what was reviewed ----

reviewed() { "$CJM" diff --accept accepted -f "$1" old.yaml new.yaml >.out || { cat .out; return 1; }; }
"$CJM" diff -f short old.yaml new.yaml >accepted
check "reviewed changes in SARIF are suppressed" eval \
  'reviewed sarif && jq -e ".runs[0].results | length > 0 and all(.suppressions == [{\"kind\": \"external\"}])" .out >/dev/null'
check "… in JUnit skipped" eval 'reviewed junit && grep -q "<skipped message=" .out && ! grep -qE "<failure|<system-out" .out'
check "… counted in HTML" eval 'reviewed html && grep -qE "<li>[0-9]+ reviewed</li>" .out'

# ---- texts that a format must not take for its own ----

printf 'title: T\nphases: [{title: A, steps: [{id: b, title: B, thoughts: "old"}]}]\n' >plain.yaml
printf 'title: T\nphases: [{title: A, steps: [{id: b, title: B, thoughts: "<i>\\tA & \\"B\\"\\nC\\u2028"}]}]\n' >odd.yaml
check "JUnit is XML whatever the texts are" eval '"$CJM" diff -f junit --fail-on never plain.yaml odd.yaml >odd.xml && xmllint --noout odd.xml && grep -q "&lt;i&gt;" odd.xml'
printf 'title: T\nphases: [{title: A, steps: [{id: b, title: B, thoughts: هل يصل الطلب غدا}]}]\n' >ar1.yaml
printf 'title: T\nphases: [{title: A, steps: [{id: b, title: B, thoughts: هل يصل الطلب اليوم}]}]\n' >ar2.yaml
check "both wordings of an Arabic text are isolated together" eval '"$CJM" diff -f text --fail-on never ar1.yaml ar2.yaml >.out; grep -qP "\x{2068}[^\x{2069}]*الطلب[^\x{2068}]*اليوم[^\x{2068}]*\x{2069}" .out || { cat .out; false; }'
finish
