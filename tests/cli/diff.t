#!/usr/bin/env bash
# cjm diff: statuses, gates, places.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
printf 'title: T\nphases:\n  title: A\n  steps:\n    - {id: b, title: B, emotion: 1, thoughts: Yes}\n    - {id: c, title: C, pain_points: {id: slow, text: Slow}}\n' >old.yaml
sed 's/emotion: 1/emotion: -1/' old.yaml >worse.yaml
sed 's/emotion: 1/emotion: 2/' old.yaml >better.yaml
sed 's/thoughts: Yes/thoughts: No/' old.yaml >neutral.yaml
sed 's/, pain_points.*/}/' old.yaml >closed.yaml
printf 'title: T\nphasses: A\n' >bad.yaml

check "nothing changed" gives 0 "$CJM" diff old.yaml old.yaml
check "… says so" grep -qx 'Nothing changed.' .out
check "… and nothing in short" bash -c '[ -z "$("$1" diff -f short old.yaml old.yaml)" ]' - "$CJM"
{ echo '# another comment'; cat old.yaml; } >comment.yaml
check "a comment is no change" gives 0 "$CJM" diff old.yaml comment.yaml
check "something changed" gives 1 "$CJM" diff old.yaml neutral.yaml
check "standard input" bash -c '"$1" diff old.yaml - <old.yaml' - "$CJM"
check "… as the old one" bash -c '"$1" diff -f short - worse.yaml <old.yaml | grep -q "^worse.yaml:5:"' - "$CJM"

check "--fail-on worse: better is fine" gives 0 "$CJM" diff --fail-on worse old.yaml better.yaml
check "… neutral too" gives 0 "$CJM" diff --fail-on worse old.yaml neutral.yaml
check "… worse is not" gives 1 "$CJM" diff --fail-on worse old.yaml worse.yaml
check "--fail-on never" gives 0 "$CJM" diff --fail-on never old.yaml worse.yaml

check "a broken file is never without changes" gives_saying 2 'bad.yaml:2' "$CJM" diff bad.yaml bad.yaml
check "… whatever --fail-on says" gives 2 "$CJM" diff --fail-on never old.yaml bad.yaml
check "… nor the old one" gives 2 "$CJM" diff --fail-on never bad.yaml old.yaml
check "… and prints no changes" bash -c '[ -z "$("$1" diff bad.yaml old.yaml 2>/dev/null)" ]' - "$CJM"
both_reported() { "$CJM" diff bad.yaml worse.bad 2>.err; grep -q bad.yaml .err; }
cp bad.yaml worse.bad
check "two broken files: both are reported" bash -c '"$1" diff bad.yaml worse.bad 2>&1 | grep -c "^ *--> .*bad.*:2:1" | grep -qx 2' - "$CJM"
check "a missing file" gives_saying 3 'none.yaml' "$CJM" diff old.yaml none.yaml
check "… the old one: the message is about that" bash -c '"$1" diff none.yaml old.yaml 2>.err; [ $? -eq 3 ] && grep -q "none.yaml" .err && ! grep -q old.yaml .err' - "$CJM"
check "one file only" gives_saying 2 'two journeys' "$CJM" diff old.yaml
check "standard input twice" gives_saying 2 'only once' "$CJM" diff - -

check "a removal is shown in the old file" bash -c '"$1" diff -f short old.yaml closed.yaml | grep -q "^old.yaml:6:.*pain-closed"' - "$CJM"
fingerprints() { "$CJM" diff -f short "$@" | sed -E 's/.* ([0-9a-f]{12})\]$/\1/'; }
accepts() {
  fingerprints old.yaml worse.yaml | sed 's/^/- agreed on: /' >CHANGELOG.md
  gives 0 "$CJM" diff --accept CHANGELOG.md old.yaml worse.yaml && grep -q reviewed .out
}
check "--accept" accepts
check "… a file that is not there" gives 3 "$CJM" diff --accept none.md old.yaml worse.yaml
same_elsewhere() {
  mkdir -p deep/er && { printf '# one\n\n# two\n'; cat old.yaml; } >deep/er/x.yaml && cp worse.yaml deep/y.yaml
  [ "$(fingerprints old.yaml worse.yaml)" = "$(cd deep && fingerprints er/x.yaml y.yaml)" ]
}
check "fingerprints do not depend on folders and lines" same_elsewhere

printf 'library: true\npersonas: {id: p, title: Piet}\n' >lib.yaml
printf 'extends: lib.yaml\ntitle: T\ndata: v.csv\nmetrics: {id: m, title: M, goal: up}\nphases: {title: A, steps: {id: b, title: B}}\n' >base.yaml
printf 'step,m\nb,3\n' >v.csv
mkdir before && cp base.yaml lib.yaml v.csv before
sed -i 's/Piet/Kim/' lib.yaml
sed -i 's/3/4/' v.csv
"$CJM" diff -f short before/base.yaml base.yaml >.out
check "a change in an extended file is shown there" grep -q '^lib.yaml:2:.*renamed' .out
check "a change in a table is shown there" grep -q '^v.csv:2:.*metric-better' .out

# ---- outputs and tables of the command line ----

check "-o: the format by the extension" bash -c '"$1" diff --fail-on never old.yaml worse.yaml -o to/changes.md && grep -q "^### Journey map" to/changes.md && "$1" diff --fail-on never old.yaml worse.yaml -o to/a.SARIF && jq -e .runs to/a.SARIF' - "$CJM"
check "… or by -f" bash -c '"$1" diff --fail-on never -f json old.yaml worse.yaml -o to/changes.md && jq -e .changes to/changes.md' - "$CJM"
check "… with the same status" gives 1 "$CJM" diff old.yaml worse.yaml -o to/changes.txt
check "… without colours" bash -c '"$1" diff --fail-on never --color always old.yaml worse.yaml -o to/plain.txt; ! grep -q "$(printf "\033")" to/plain.txt' - "$CJM"
check "… nothing changed: what was there goes" bash -c '"$1" diff -f short old.yaml old.yaml -o to/changes.txt && [ ! -s to/changes.txt ]' - "$CJM"
kept() { echo kept >to/kept.md; gives "$1" "$CJM" diff "$2" "$3" -o to/kept.md && grep -qx kept to/kept.md; }
check "… not a journey: nothing is written" kept 2 old.yaml bad.yaml
check "… a file that is not there: nothing is written" kept 3 none.yaml old.yaml
check "… never over a journey" gives_saying 2 "over 'old.yaml'" "$CJM" diff worse.yaml old.yaml -o old.yaml
check "… nor over what it extends" bash -c '! "$1" diff before/base.yaml base.yaml -o lib.yaml 2>.err && grep -q "written over.*lib.yaml" .err && grep -q library lib.yaml' - "$CJM"
check "… a full disk is an error" gives 3 "$CJM" diff old.yaml worse.yaml -o /dev/full
check "--columns" bash -c '"$1" diff --columns 60 "$2/examples/minimal.yaml" "$2/examples/veg-box.yaml" -o narrow.txt; python3 -c "
import sys
assert max(len(line.rstrip()) for line in open(\"narrow.txt\")) <= 60"' - "$CJM" "$root"
printf 'step,m\nb,5\n' >w.csv
check "--old-data and --new-data: the values of two years" bash -c '"$1" diff -f short --old-data v.csv --new-data w.csv base.yaml base.yaml | grep -q "^w.csv:2:3: better: M at 1 B: 4 → 5"' - "$CJM"
check "--data is of both" gives 0 "$CJM" diff --data w.csv before/base.yaml before/base.yaml
check "… from standard input" bash -c '"$1" diff -f short --old-data - base.yaml base.yaml <w.csv | grep -q "metric-worse"' - "$CJM"
check "… but only once" gives_saying 2 'only once' "$CJM" diff --old-data - --new-data - base.yaml base.yaml
check "… nor with a journey" gives_saying 2 'only once' "$CJM" diff --old-data - - base.yaml

# ---- formats ----

json_only() { # standard output of json holds nothing but JSON, whatever the messages
  "$CJM" diff -f json old.yaml worse.yaml 2>/dev/null | jq -e '.format_version == 1 and .counts.worse == 1 and (.changes[0].rule == "emotion-down")' >/dev/null &&
    "$CJM" diff -f json old.yaml old.yaml | jq -e '.changes == [] and .headline == "Nothing changed."' >/dev/null
}
check "json" json_only
check "… valid by its schema" bash -c '"$1" schema --of diff >diff.schema && "$1" diff --all -f json "$2/examples/webshop-order.yaml" "$2/examples/veg-box.yaml" >diff.json; python3 -c "
import json, jsonschema
jsonschema.validate(json.load(open(\"diff.json\")), json.load(open(\"diff.schema\")))"' - "$CJM" "$root"
check "github: worse is a warning at its line" bash -c '"$1" diff -f github old.yaml worse.yaml | grep -q "^::warning file=worse.yaml,line=5,col=[0-9]*,title=worse emotion-down [0-9a-f]*::feeling of"' - "$CJM"
check "… what is gone, in the old file" bash -c '"$1" diff -f github old.yaml closed.yaml | grep -q "^::notice file=old.yaml,line=6,"' - "$CJM"
check "… nothing for nothing" bash -c '[ -z "$("$1" diff -f github old.yaml old.yaml)" ]' - "$CJM"
check "sarif" bash -c '"$1" diff -f sarif old.yaml worse.yaml | jq -e ".runs[0].results[0] | .ruleId == \"emotion-down\" and .level == \"warning\" and (.partialFingerprints[\"cjmDiff/v1\"] | test(\"^[0-9a-f]{12}$\"))"' - "$CJM"
junit() {
  "$CJM" diff -f junit old.yaml worse.yaml >junit.xml
  python3 -c '
import xml.etree.ElementTree as tree
suite = tree.parse("junit.xml").getroot()[0]
assert suite.get("failures") == str(len(suite.findall("testcase/failure"))) != "0"'
}
check "junit" junit
check "… special characters" bash -c 'sed "s/Slow/A \& <b> \\\"c\\\"/" old.yaml >odd.yaml; "$1" diff -f junit old.yaml odd.yaml | python3 -c "import sys, xml.etree.ElementTree as t; t.parse(sys.stdin)"' - "$CJM"

check "markdown" bash -c '"$1" diff -f markdown old.yaml worse.yaml | grep -q "^| ▼ <b>worse</b> | 1 B | feeling of the customer<br><sub>emotion-down</sub> | +1.0 → <b>−1.0</b> · <b>Δ −2.0</b> | 5 | .[0-9a-f]*. |$"' - "$CJM"
check "… the curves, as a chart" bash -c '"$1" diff -f markdown old.yaml worse.yaml | grep -q "^    line \[-1, -1\]$"' - "$CJM"
check "… one sentence for nothing" bash -c '[ "$("$1" diff -f markdown old.yaml old.yaml)" = "Journey map: nothing changed." ]' - "$CJM"
harmless() { # what an author wrote is text: no link, no mention, no markup, no end of the cell
  printf 'title: T\nphases: {title: A, steps: {id: b, title: B, pain_points: "@all | <script> [x](http://e.org) www.e.org `c` #1 *b*"}}\n' >evil.yaml
  printf 'title: T\nphases: {title: A, steps: {id: b, title: B}}\n' >good.yaml
  "$CJM" diff -f markdown good.yaml evil.yaml | grep 'pain-opened' >row
  ! grep -E '@all|<script|\]\(|http:|www\.|[^&]#1|\*b\*' row && [ "$(tr -cd '|' <row)" = '|||||||' ]
}
check "… and nothing of an author is markup" harmless
long_one() { # SUFFIX
  echo 'title: Long'; echo 'phases:'; echo '  title: A'; echo '  steps:'
  for i in $(seq 1 300); do printf '    - {id: s%s, title: Step %s%s, thoughts: "%s thinks %s about this and that for a long while"}\n' "$i" "$i" "$1" "$i" "$1"; done
}
short_enough() {
  long_one ' old' >long1.yaml && long_one ' new' >long2.yaml
  "$CJM" diff -f markdown long1.yaml long2.yaml >long.md
  [ "$(wc -c <long.md)" -le 60000 ] && grep -qE '[1-9][0-9]* rows were left out' long.md
}
check "… 60 000 bytes at most, and what was left out is said" short_enough

# ---- git ----

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
mkdir -p repo/maps repo/lib && cd repo && git init -q .
printf 'library: true\npersonas: {id: p, title: Piet}\n' >lib/lib.yaml
printf 'extends: ../lib/lib.yaml\ntitle: T\ndata: v.csv\nmetrics: {id: m, title: M, goal: up}\nphases: {title: A, steps: {id: b, title: B}}\n' >maps/base.yaml
printf 'step,m\nb,3\n' >maps/v.csv
ln -s base.yaml maps/link.yaml
ln -s /etc/passwd maps/out.yaml
git add -A && git commit -qm one
sed -i 's/Piet/Kim/' lib/lib.yaml
sed -i 's/3/4/' maps/v.csv
git commit -qam two
check "REV:PATH, with what it extends and its table" bash -c '"$1" diff -f short HEAD~1:maps/base.yaml HEAD:maps/base.yaml >.out; grep -q "^HEAD:lib/lib.yaml:2:.*renamed" .out && grep -q "^HEAD:maps/v.csv:2:.*metric-better" .out' - "$CJM"
check "… and the working tree" gives 1 "$CJM" diff --root . HEAD~1:maps/base.yaml maps/base.yaml
check "… where nothing changed" gives 0 "$CJM" diff --root . HEAD:maps/base.yaml maps/base.yaml
check "… from a folder below" bash -c 'cd maps && "$1" diff --fail-on never -f short HEAD~1:./base.yaml HEAD:maps/base.yaml | grep -q renamed' - "$CJM"
check "the index" gives 0 "$CJM" diff HEAD:maps/base.yaml :maps/base.yaml
check "a link within the repository" gives 0 "$CJM" diff HEAD:maps/base.yaml HEAD:maps/link.yaml
check "… out of it" gives 3 "$CJM" diff HEAD:maps/base.yaml HEAD:maps/out.yaml
check "no such revision" gives_saying 3 "no revision 'nope'" "$CJM" diff nope:maps/base.yaml maps/base.yaml
check "no such file in it" gives_saying 3 "no file 'maps/none.yaml' in HEAD" "$CJM" diff HEAD:maps/none.yaml maps/base.yaml
check "a revision is no option" gives 3 "$CJM" diff -- --output=x:maps/base.yaml maps/base.yaml
check "no repository" bash -c 'cd "$2" && "$1" diff HEAD:a.yaml old.yaml 2>.err; [ $? -eq 3 ] && grep -q "not a git repository" .err' - "$CJM" "$dir"

git config diff.cjm.command "$CJM diff --git --root ."
echo '*.yaml diff=cjm' >.gitattributes
check "git diff" bash -c 'git diff HEAD~1 -- lib maps >.out; grep -q "^diff cjm lib/lib.yaml" .out && grep -q "renamed" .out'
sed -i 's/title: B/title: Pays/' maps/base.yaml
check "… of the working tree" bash -c 'git diff >.out; grep -q "step renamed" .out'
printf 'title: New\nphases: A\n' >maps/new.yaml && git add maps/new.yaml
check "… a new file" bash -c 'git diff --cached -- maps/new.yaml | grep -q "^maps/new.yaml: journey added: New"'
printf 'tilte: New\n' >maps/new.yaml
check "… a broken file does not stop git" bash -c 'git diff -- maps/new.yaml >.out 2>.err && grep -q "^error" .err'
finish
