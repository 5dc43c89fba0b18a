#!/usr/bin/env bash
# cjm check --fix: what is written, what is shown, and with which status.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

broken() {
  cat >journey.yaml <<'END'
# how shoes are ordered
title: Ordering: the first time # a colon
persona: {title: Sanne, goals: Shoes that fit}
phases:
  - title: Order
    painpoints: Shipping costs appear late   # of the team
    when: {duration: two days}
    emotion: frustated
END
}

fixed() { # LINE…: each is in the file
  local line
  for line; do grep -qxF -- "$line" journey.yaml || { echo "no '$line' in:"; cat journey.yaml; return 1; }; done
}

safe() {
  broken
  gives_err 1 '3 fixes made; 1 suggested one is made with --fix=all' "$CJM" check --fix journey.yaml &&
    fixed '# how shoes are ordered' 'title: "Ordering: the first time" # a colon' '    pain_points: Shipping costs appear late   # of the team' \
      '    when: {duration: 2d}' '    emotion: frustated'
}

gives_err() { # STATUS WORDS COMMAND…
  local status=$1 words=$2
  shift 2
  gives "$status" "$@" && { grep -qF -- "$words" .err || { echo "no '$words' in:"; cat .err; return 1; }; }
}

all() {
  broken
  gives 0 "$CJM" check --fix=all journey.yaml && fixed '    emotion: frustrated' && gives 0 "$CJM" check --fix=all journey.yaml && ! grep -q fixes .err
}

shown() { # with --diff nothing is written
  broken
  cp journey.yaml before.yaml
  gives 1 "$CJM" check --fix --diff journey.yaml && cmp before.yaml journey.yaml && grep -qxF -- '-    painpoints: Shipping costs appear late   # of the team' .out &&
    grep -qxF -- '+    pain_points: Shipping costs appear late   # of the team' .out && gives 1 "$CJM" check --diff journey.yaml && cmp before.yaml journey.yaml
}

applies() { # the diff is one that patch(1) takes
  broken
  cp journey.yaml other.yaml
  "$CJM" check --fix=all --diff other.yaml >changes
  "$CJM" check --fix=all journey.yaml >/dev/null 2>&1
  patch -s other.yaml changes && cmp other.yaml journey.yaml
}

piped() {
  broken
  "$CJM" check --fix=all - <journey.yaml >out.yaml 2>said || return 1
  "$CJM" check --fix=all journey.yaml >/dev/null 2>&1
  cmp out.yaml journey.yaml && grep -q 'L0[0-9]*' said
}

json() {
  printf '{\n  "title": "Ordering",\n  "stages": [{"name": "Order", "mood": "happy", "actions": ["Pays"],}],\n}\n' >journey.json
  gives 0 "$CJM" check --fix=all journey.json && sed 's/,}/}/; s/],$/]/' journey.json | jq -e '.phases[0].emotion == "happy" and .phases[0].title == "Order"'
}

edits() { # applied by another program, the edits of the messages give the same file
  broken
  "$CJM" check --diagnostics json journey.yaml >said
  python3 - <<'END' >other.yaml
import json
text = open("journey.yaml", "rb").read()
edits = [edit for line in open("said") for edit in ((json.loads(line)["fix"] or {}).get("edits") or [])]
for edit in sorted(edits, key=lambda edit: -edit["byte_start"]):
    text = text[: edit["byte_start"]] + edit["text"].encode() + text[edit["byte_end"] :]
print(text.decode(), end="")
END
  "$CJM" check --fix=all journey.yaml >/dev/null 2>&1
  cmp other.yaml journey.yaml
}

sarif() {
  broken
  "$CJM" check --diagnostics sarif journey.yaml >log
  jq -e '[.runs[0].results[] | select(.ruleId == "E202") | .fixes[0].artifactChanges[0].replacements[0]
          | select(.insertedContent.text == "pain_points" and .deletedRegion.startLine == 6)] | length == 1' log
}

untouched() { # a file that cannot be fixed keeps its time
  printf 'title: T\nupdated: 03/04/2026\nphases: Order\n' >journey.yaml
  touch -d 2001-01-01 journey.yaml
  gives 1 "$CJM" check --fix=all journey.yaml && [ "$(date -r journey.yaml +%Y)" = 2001 ]
}

joined() { # what a file extends is fixed when it is checked itself
  printf 'title: Base\nphases:\n  - title: Order\n    painpoints: Slow\n' >base.yaml
  printf 'extends: base.yaml\ntitle: Own\n' >own.yaml
  cp base.yaml before.yaml
  gives 1 "$CJM" check --fix=all own.yaml && cmp before.yaml base.yaml && gives 0 "$CJM" check --fix base.yaml && gives 0 "$CJM" check own.yaml
}

imported() { # other formats are not rewritten
  printf '# Ordering\n\n| Stage | Order |\n|---|---|\n| Emotion | frustated |\n' >notes.md
  cp notes.md before.md
  "$CJM" check --fix=all notes.md >/dev/null 2>&1
  cmp before.md notes.md
}

defined() {
  cat >personas.yaml <<'END'
title: Shoes
personas:
  - {id: ann, title: Ann}
phases:
  - title: Order
    steps:
      - {title: Pays, persona: ann, emotion: frustrated}
      - {title: Leaves, persona: bert, emotion: happy}
END
  sed 's/^  - {id: ann/  - {id: bert, title: "Bert"}\n&/' personas.yaml >wanted.yaml
  "$CJM" check --fix=all personas.yaml >/dev/null 2>&1
  diff wanted.yaml personas.yaml
}

deleted_lines() { # the line behind one that is deleted stays, and is not shown
  printf 'title: A\ntitle: A\npersona: {title: B}\nphases:\n  - title: C\n' >twice.yaml
  gives 1 "$CJM" check twice.yaml && [ "$(grep -E '^[0-9]+ [-+]' .out .err | cut -d: -f2-)" = '2 - title: A' ]
}

explained() {
  "$CJM" explain E202 >said
  grep -q '^With --fix: ' said && ! "$CJM" explain E129 | grep -q 'With --fix: *$' && ! "$CJM" explain E411 | grep -q 'With --fix'
}

check "safe fixes are made; comments and layout stay" safe
check "with =all suggested ones too, and then nothing is left" all
check "--diff writes nothing, and the status says that there is a change" shown
check "the diff can be applied" applies
check "standard input goes to standard output, messages elsewhere" piped
check "JSON stays JSON" json
check "edits in JSON are those that are made" edits
check "SARIF has them as fixes" sarif
check "two readings: no fix, and the file is not written" untouched
check "a joined file is not changed" joined
check "a file in another format is not changed" imported
check "an unknown id is defined in the list that is there, under any of its keys" defined
check "of a fix that deletes a line, no other line is shown" deleted_lines
check "cjm explain says what the fix does" explained
check "an unknown level is refused" gives 2 "$CJM" check --fix=some journey.yaml
check "the guide is small" bash -c '[ "$("$1" guide | wc -c)" -le 8192 ]' - "$CJM"
check "its example has neither errors nor warnings" bash -c '"$1" guide | sed -n "/^\`\`\`yaml/,/^\`\`\`$/{/^\`\`\`/d;p}" | "$1" check --strict -' - "$CJM"
printf '%s\n' 'title: A' 'phases:' '  - title: B' '    steps:' '      - {title: C, emotion: "frustrated, anxious"}' '      - title: D' '        emotion: {label: "frustrated, anxious"}' \
  '      - title: E' '        emotion: [happy, "frustrated, anxious"]' >several.yaml
check "several feelings are a list where a list can be" gives 1 "$CJM" check --fix=all several.yaml
check "… of which the errors are told" grep -q '2 errors' .out .err
check "… and a label in a list or with keys stays" test "$(grep -c '"frustrated, anxious"' several.yaml)" -eq 2
check "… for which the help has quotes" grep -qF 'label: "frustrated, anxious"}' .out .err

latin_1() {
  printf 'title: The plan: caf\351\nphases: [{title: A, steps: [{title: B}]}]\n' >latin-1.yaml
  gives 1 "$CJM" check --fix latin-1.yaml && grep -qxF "$(printf 'title: "The plan: caf\351"')" latin-1.yaml && # byte for byte, with its error
    gives 0 "$CJM" check --fix=all latin-1.yaml && grep -qxF 'title: "The plan: café"' latin-1.yaml
}
check "a byte that is not UTF-8 stays in a text that a fix quotes" latin_1

keys_below_text() {
  printf '%s\n' 'title: T' 'phases:' '  - title: A' '    steps:' '      - title: Pays' '        actions:' '          - Waits for the card' '            emotion: impatient' >below.yaml
  "$CJM" check --fix=all below.yaml >/dev/null 2>&1
  grep -qxF '          - text: Waits for the card' below.yaml && grep -qxF '            # emotion: impatient' below.yaml || { cat below.yaml; return 1; }
}
check "a text with keys below it becomes the main key of its item, written once" keys_below_text

finish
