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
finish
