#!/usr/bin/env bash
# Everything that is wrong with a file is reported in one run, whatever stands before it.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

# Succeeds if these and no others are the places and codes of the messages on map.yaml.
finds_all() { # PLACE:CODE…
  local found
  found=$("$CJM" check --diagnostics short map.yaml | sed -nE 's/^map\.yaml:([0-9]+:[0-9]+): [a-z]+: .* \[([EW][0-9]+) .*/\1:\2/p')
  [ "$found" = "$(printf '%s\n' "$@")" ] || { echo "found: $found"; return 1; }
}

cat >map.yaml <<'YAML'
title: T
persona: "Sanne
phases:
  - title: Order
    actions: Pays
    painpoints: Late
YAML
check "an open quote: reading continues at the next key" finds_all 2:10:E116 6:5:E202
cat >map.yaml <<'YAML'
title: T
phases:
  - title: Order
    actions: [Pays, Waits
    painpoints: Late
  - title: Use
    emotion: xyzzy
YAML
check "an open bracket" finds_all 4:14:E117 5:5:E202 7:14:E219
cat >map.yaml <<'YAML'
title: T
phases: [
    {title: Order, actions: Pays
  ]
stuff: 3
YAML
check "an open brace in a list of braces" finds_all 4:3:E117 5:1:E202
cat >map.yaml <<'YAML'
title: T
phases:
  - actions: [Pays, {text: Waits, confidence high: 1} Goes]
    title: Order
    painpoints: Late
YAML
check "a missing comma" finds_all 3:35:E202 3:55:E117 5:5:E202
cat >map.yaml <<'YAML'
title: "Ordering" shoes
phases:
  - title: Order
    painpoints: Late
YAML
check "text after a quote" finds_all 1:19:E122 4:5:E202
cat >map.yaml <<'YAML'
title: T
phases:
  - title: Order
   actions: Pays
  - title: Use
    painpoints: Late
YAML
check "a line in the wrong column" finds_all 4:4:E119 6:5:E202
cat >map.yaml <<'YAML'
title: T
channels: [{id: app, title: App}, {id: web, title: Web
phases:
  - title: Order
    touchpoints: {title: Orders, channel: web}
YAML
check "a lost definition is not missed where it is used" finds_all 2:35:E117
cat >map.yaml <<'YAML'
title: T
lanes: [steps, {id: policies, title: Policies}
phases:
  - title: Order
    policies: No returns
YAML
check "nor a lost lane" finds_all 2:8:E117
cat >map.yaml <<'YAML'
title: T
lint: {no-personna: off}
gates: {rule: nothing-like-it, max: 3}
phases:
  - title: Order
    painpoints: Late
    image: nowhere.png
YAML
check "names of rules and images, after other mistakes" finds_all 2:8:E320 3:15:E320 6:5:E202 7:12:E401
cat >map.yaml <<'YAML'
title: T
persona: {age: 32}
phases: Order
YAML
check "a required key, beside a key of something else" finds_all 2:11:E202 2:11:E203
cat >map.yaml <<'YAML'
title: T
persona: {nomenclature: Sanne}
phases: Order
YAML
check "… but not where the unknown key may be the missing one" finds_all 2:11:E202
cat >map.yaml <<'YAML'
title: T
whatever: some text
YAML
check "a required list, beside an unknown text" finds_all 1:1:E203 2:1:E202

printf 'title: T\nphases:\n\t- title: Order\n\t  painpoints: Late\nstuff: 1\n' >map.yaml
check "tabs: reading continues, and columns are those of the file" finds_all 3:1:E115 4:4:E202 5:1:E202
printf 'title: T\nphases:\n  - title: Order\n\tpainpoints: Late\n\temotion: xyzzy\n' >map.yaml
check "tabs among spaces" finds_all 4:1:E115 4:2:E202 5:11:E219
cat >map.yaml <<'YAML'
title: T
phases:
  - title: Order
- title: Use
  painpoints: Late
stuff: 1
YAML
check "a dash at the start of the line" finds_all 4:1:E119 5:3:E202 6:1:E202
cat >map.yaml <<'YAML'
title: T
phases:
  - title: Order
      painpoints: Late
      emotion: xyzzy
  - title: Use
    stuff: 1
YAML
check "a block that is indented too deep" finds_all 4:7:E119 4:7:E202 5:16:E219 7:5:E202
cat >map.yaml <<'YAML'
title:T
phases:
  - title: Order
    painpoints: Late
YAML
check "a colon without a space" finds_all 1:1:E121 4:5:E202
cat >map.yaml <<'YAML'
{
  "title": "T"
  "phases": [
    {"title": "Order", "actions": ["Pays"},
    {"title": "Use" "painpoints": "Late"}
  ]
}
YAML
check "a document in brackets: missing commas and a bracket that is not closed" finds_all 3:3:E117 4:42:E117 5:21:E117 5:21:E202
cat >map.yaml <<'YAML'
{
  "title": "T", // the title
  "stuff": 1,
  "phases": [
    {"title": "Use", "painpoints": "Late"
YAML
check "… comments of another language, and an end that is missing" finds_all 2:17:E121 3:3:E202 5:5:E117 5:22:E202
cat >map.yaml <<'YAML'
title: T
stuff: 1
phases:
  - title: Order
  - {title: Use
? [
YAML
check "where nothing more can be read, what was read is checked" finds_all 2:1:E202 5:5:E117 6:3:E117

{
  printf 'title: T\nphases:\n'
  for i in {1..4}; do printf '  - title: P%s\n    goal:\n    whatever%s: 1\n' "$i" "$i"; done
} >many.yaml
check "--max-errors bounds each level, and says what is left out" bash -c '
  "$1" check --diagnostics short --max-errors 1 many.yaml >said
  [ "$(grep -c "warning:" said)" = 1 ] && [ "$(grep -c "error:" said)" = 1 ] && grep -qx "3 more errors, 3 more warnings not shown" said' - "$CJM"
check "… 0 shows all" bash -c '[ "$("$1" check --diagnostics short --max-errors 0 many.yaml | grep -c " \[[EW]")" = 8 ]' - "$CJM"
check "… without warnings none are counted" bash -c '"$1" check -q --diagnostics short --max-errors 1 many.yaml 2>&1 | grep -x "3 more errors not shown"' - "$CJM"
{
  printf 'title: T\nphases:\n'
  for i in {1..8}; do printf '  - {title: P%s, emotion: "-1,%s"}\n' "$i" "$i"; done
} >commas.yaml
check "decimal commas: a handful, and one message for the rest" bash -c '
  "$1" check --diagnostics short commas.yaml >said
  [ "$(grep -c E207 said)" = 6 ] && grep -q "^commas.yaml:8:.* and 2 more like it" said' - "$CJM"
cat >infos.yaml <<'YAML'
title: T
phases: [Plan, Pack, Go, Return]
YAML
check "--max-errors bounds notes of rules, too" bash -c '
  all=$("$1" check --diagnostics short --max-errors 0 infos.yaml | grep -c ": info:")
  "$1" check --diagnostics short --max-errors 1 infos.yaml >said
  [ "$all" -gt 1 ] && [ "$(grep -c ": info: .*\[L" said)" = 1 ] && grep -q "$((all - 1)) more infos\? not shown\|, $((all - 1)) more infos\? not shown" said || { cat said; false; }' - "$CJM"
finish
