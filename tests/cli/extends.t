#!/usr/bin/env bash
# Journeys that extend others: what comes out of the merge, and each mistake in each file at its place.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

mkdir -p maps/shared maps/folder
cat >maps/shared/library.yaml <<'YAML'
library: true
personas: {id: sanne, title: Sanne, role: primary, image: face.png}
channels: [Web, Store]
metrics: [{id: csat, title: CSAT, range: [1, 5]}, {id: nps, title: NPS}]
YAML
base64 -d >maps/shared/face.png <<<"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC"
cat >maps/base.yaml <<'YAML'
id: base
extends: shared/library.yaml
title: Ordering
subtitle: As it is
phases:
  - {title: Compare, actions: Filters, emotion: 1}
  - id: order
    title: Order
    steps:
      - {id: cart, title: Fills the cart, emotion: 0}
      - {id: pay, title: Pays, emotion: {score: -1, label: Annoyed}, metrics: {csat: 3}, next: {to: cart}}
      - Waits
      - Waits
YAML
cd maps

# texts FILE: the journey's own words, in the order of the map
texts() { "$tools/inspect" texts "$1" >"$dir/.scene" 2>"$dir/.err" || { cat "$dir/.err"; return 1; }; }
shows() { # FILE TEXT…: the map has all of these texts
  local file=$1 text
  shift
  texts "$file" || return 1
  for text; do grep -qF -- "$text" "$dir/.scene" || { echo "no '$text' in:"; cat "$dir/.scene"; return 1; }; done
}
hides() { # FILE TEXT: the map has it not
  texts "$1" || return 1
  ! grep -qF -- "$2" "$dir/.scene"
}
in_order() { # FILE TEXT…: these texts stand on the map in this order
  local file=$1 at=0 next text
  shift
  texts "$file" || return 1
  for text; do
    next=$(grep -nF -- "$text" "$dir/.scene" | cut -d: -f1 | awk -v at="$at" '$1 > at { print; exit }')
    [ -n "$next" ] || { echo "no '$text' behind line $at in:"; cat "$dir/.scene"; return 1; }
    at=$next
  done
}

# says FILE PLACE CODE WORDS: checking the file gives this message, and no other error
says() {
  local said
  said=$("$CJM" check --diagnostics short "$1" | grep ': error: ')
  case $said in
    *$'\n'*) echo "more than one: $said"; return 1 ;;
    "$2: error: "*" [$3 "*) [[ $said == *"$4"* ]] || { echo "no '$4' in: $said"; return 1; } ;;
    *) echo "$said"; return 1 ;;
  esac
}

# ---- what comes out ----

cat >scenario.yaml <<'YAML'
extends: base.yaml
title: Ordering in 2027
subtitle: ~
personas: [{id: sanne, quote: At last}, Bert]
phases:
  - {id: compare, emotion: 2}
  - id: order
    steps:
      - {id: pay, emotion: {score: 1}, before: cart}
      - {title: Gets a receipt, after: pay}
      - {id: waits, remove: true}
      - {id: waits-2, title: Reads a magazine}
  - {title: Chooses, actions: Runs, before: order}
YAML
check "a scenario of a base of a library" shows scenario.yaml 'Ordering in 2027' 'Sanne' 'At last' 'Bert' 'Annoyed'
check "null takes away" hides scenario.yaml 'As it is'
check "an entry that is removed is gone" hides scenario.yaml 'Waits'
check "one whose id has a number keeps it" shows scenario.yaml 'Reads a magazine'
check "entries go before and after others" in_order scenario.yaml 'Compare' 'Chooses' 'Order'
check "… steps too" in_order scenario.yaml 'Pays' 'Gets a receipt' 'Fills the cart' 'Reads a magazine'
check "the base is as it was" shows base.yaml 'As it is' 'Waits' 'Sanne'

printf 'extends: base.yaml\nphases:\n  - id: compare\n    actions: Reads\n  - id: order\n    title: Buys\n    steps: [{id: pay, after: cart}]\n' >same.yaml
check "a list that is not matched is replaced" hides same.yaml 'Filters'
check "a step that is already there stays there" in_order same.yaml 'Fills the cart' 'Pays'
printf 'extends: base.yaml\nphases:\n  - {id: order, remove: true}\n  - {title: Later, steps: [{id: pay, next: ~}]}\n' >moved.yaml
check "a step that is listed in another phase moves there" in_order moved.yaml 'Compare' 'Later' 'Pays'
check "… and the others go with their phase" hides moved.yaml 'Fills the cart'

printf 'extends: [base.yaml, shared/library.yaml]\npersona: {id: sanne, title: Sanna}\n' >diamond.yaml
check "a file that is reached twice is laid once, persona being personas" shows diamond.yaml 'Sanna' 'Pays'
cat >json.json <<'JSON'
{"extends": "base.yaml", "title": "From JSON", "subtitle": null}
JSON
check "JSON extends YAML" shows json.json 'From JSON' 'Pays'
check "an image is looked for beside the file that names it" gives 0 "$CJM" render base.yaml -q -o base.png
check "--deps has all of them" bash -c '"$1" render scenario.yaml -q -o s.svg --deps s.d && for f in scenario.yaml base.yaml shared/library.yaml shared/face.png; do grep -qxF " $f \\" s.d || { echo "no $f"; cat s.d; exit 1; }; done' - "$CJM"
check "a library is checked, but not as a map" \
  bash -c '[ -z "$("$1" check --diagnostics short shared/library.yaml)" ]' - "$CJM"
printf 'library: true\npersonas: {id: a, title: A, segment: nowhere}\n' >bad-library.yaml
check "… its references too" says bad-library.yaml bad-library.yaml:2:38 E303 'nowhere'
check "… and is no map" gives_saying 1 'library.yaml:1:10: .*E418' "$CJM" render shared/library.yaml --diagnostics short -o lib.svg
check "… nothing is written" absent lib.svg
mkdir -p all/shared
cp base.yaml all/ && cp shared/* all/shared/
check "-r passes a library over" gives 0 "$CJM" render -q -r all -o out/ --deps all.d
check "… and renders the journey" test -s out/base.svg
check "… nothing is made of the library" bash -c '! grep -q "^:" all.d && [ ! -e out/shared/library.svg ]'
mkdir -p all/de && printf 'extends: ../base.yaml\ntitle: Bestellen\n' >all/de/order.yaml
check "a file above is out of reach" gives_saying 1 '\[E412 ' "$CJM" render -q all/de/order.yaml --diagnostics short -o de.svg
check "… but below --root" gives 0 "$CJM" render -q --root all all/de/order.yaml -o de.svg --deps de.d
check "… and is an input" grep -qxF ' all/base.yaml \' de.d
check "JSON messages name each file" bash -c '"$1" check --diagnostics json scenario.yaml | grep -q "\"file\":\"base.yaml\".*\"related\":\[{.*\"file\":\"scenario.yaml\""' - "$CJM"

# ---- mistakes, each at its place ----

wrong() { # NAME PLACE CODE WORDS TEXT: a file of this text gets this message
  printf '%b' "$5" >wrong.yaml
  check "$1" says wrong.yaml "$2" "$3" "$4"
}
wrong "a file that is not there" wrong.yaml:1:10 E411 'no file "bas.yaml"' 'extends: bas.yaml\ntitle: T\nphases: [{title: A, next: nowhere}]\n'
wrong "an absolute path" wrong.yaml:1:10 E412 'absolute' "extends: $dir/maps/base.yaml\n"
wrong "a path that leads out" wrong.yaml:1:10 E412 'leads out' 'extends: ../other.yaml\n'
wrong "a folder" wrong.yaml:1:10 E413 'not a file' 'extends: folder\n'
mkfifo pipe.yaml
wrong "a pipe, without waiting for it" wrong.yaml:1:10 E413 'not a file' 'extends: pipe.yaml\n'
ln -s ../outside.yaml link.yaml
echo 'title: secret' >../outside.yaml
wrong "a link that leads out" wrong.yaml:1:10 E412 'leads out' 'extends: link.yaml\n'
wrong "a mapping where a name has to be" wrong.yaml:1:10 E205 'name of a file' 'extends: {file: base.yaml}\n'
: >empty.yaml
wrong "an empty file" empty.yaml:1:1 E105 'empty' 'extends: empty.yaml\n'
echo '- a list' >list.yaml
wrong "a file that is no journey" list.yaml:1:1 E201 'not a journey' 'extends: list.yaml\n'
printf 'title: T\nphases: [a, b\n' >broken.yaml
wrong "a file that is no YAML" broken.yaml:2:9 E117 'not closed' 'extends: broken.yaml\n'
printf 'extends: wrong.yaml\nphases: [a]\n' >circle.yaml
wrong "a circle" circle.yaml:1:10 E414 'wrong.yaml → circle.yaml → wrong.yaml' 'extends: circle.yaml\ntitle: T\n'
wrong "a circle of files without a title: one message" wrong.yaml:1:10 E414 'wrong.yaml → wrong.yaml' 'extends: wrong.yaml\n'
wrong "a file that extends itself" wrong.yaml:1:10 E414 'wrong.yaml → wrong.yaml' 'extends: wrong.yaml\ntitle: T\nphases: [A]\n'
for i in {1..15}; do echo "extends: long$((i + 1)).yaml" >"long$i.yaml"; done
printf 'title: T\nphases: [A]\n' >long16.yaml
wrong "more than 16 files" long15.yaml:1:10 E415 '16' 'extends: long1.yaml\n'
wrong "… 16 are allowed" wrong.yaml:2:27 E303 'nowhere' 'extends: long2.yaml\nphases: [{title: A, next: nowhere}]\n'
wrong "a removed id that is not there" wrong.yaml:2:15 E416 'did you mean `compare`' 'extends: base.yaml\nphases: [{id: comparr, remove: true}]\n'
wrong "a changed id that is not there" wrong.yaml:2:35 E416 'did you mean `pay`' 'extends: base.yaml\nphases: [{id: order, steps: [{id: paay, emotion: 1}]}]\n'
wrong "a place beside what is not there" wrong.yaml:2:30 E416 'to stand after' 'extends: base.yaml\nphases: [{title: New, after: nowhere}]\n'
wrong "a place beside what is removed" wrong.yaml:2:60 E417 'is removed' 'extends: base.yaml\nphases: [{id: compare, remove: true}, {title: New, before: compare}]\n'
wrong "a ring" wrong.yaml:2:28 E417 '`a` after `b` after `a`' 'extends: base.yaml\nphases: [{title: A, after: b}, {title: B, after: a}]\n'
wrong "after and before" wrong.yaml:2:45 E204 'after' 'extends: base.yaml\nphases: [{title: A, after: compare, before: order}]\n'
wrong "an id twice" wrong.yaml:2:33 E302 'is used twice' 'extends: base.yaml\nphases: [{id: order, when: 2h}, {id: order, when: 3h}]\n'
wrong "a reference that dangles after the merge" base.yaml:11:80 E303 'csat' 'extends: base.yaml\nmetrics: {id: csat, remove: true}\n'
check "… with a note where it was removed" bash -c '"$1" check wrong.yaml | grep -A2 "the metric is removed here" | grep -q "wrong.yaml:2:10"' - "$CJM"
printf 'title: T\nphases: {title: A, emotion: 9}\n' >bad-base.yaml
wrong "a mistake in an inherited value" bad-base.yaml:2:29 E220 'outside the scale' 'extends: bad-base.yaml\n'
check "… with a note where it is inherited" bash -c '"$1" check wrong.yaml | grep -A2 "bad-base.yaml is extended here" | grep -q "wrong.yaml:1:10"' - "$CJM"
wrong "keys of a merge where nothing is extended" wrong.yaml:2:29 E226 'remove' 'title: T\nphases: [{title: A, remove: true}]\n'
wrong "remove that is not true" wrong.yaml:2:32 E210 'remove' 'extends: base.yaml\nphases: [{id: compare, remove: yes}]\n'
check "a journey from standard input extends files of the current folder" \
  bash -c '"$1" check --diagnostics short - <scenario.yaml | grep -q "^base.yaml:"' - "$CJM"
cp base.yaml locked.yaml
chmod 0 locked.yaml
printf 'extends: locked.yaml\n' >wrong.yaml
check "a file that may not be read is the environment's" gives_saying 3 'cannot read' "${by_rights[@]}" "$CJM" check wrong.yaml

# ---- what came from where ----

printf 'title: Old\nsubtitle: Same\npersonas: [{id: a, title: Ada}]\nmetrics: {id: m, title: M}\nphases:\n  - id: p\n    title: Phase\n    steps: [{id: s, title: Step, emotion: 1}, {id: t, title: Two}]\n' >o-base.yaml
printf 'step,m\ns,4\n' >o.csv
printf 'extends: o-base.yaml\ntitle: New\ndata: o.csv\nphases:\n  - id: p\n    steps: [{id: s, emotion: 2}]\n' >o.yaml
told() { # the notes of -v on origins are these lines
  "$CJM" check -v -q o.yaml 2>&1 >/dev/null | sed -n 's/^cjm: o\.yaml: //p' >said
  diff said - <<'TXT'
title: o.yaml:2:8, over o-base.yaml:1:8
subtitle: o-base.yaml:2:11
personas: o-base.yaml:3:11
metrics: o-base.yaml:4:10
phases/p/title: o-base.yaml:7:12
phases/p/steps/s/title: o-base.yaml:8:28
phases/p/steps/s/emotion: o.yaml:6:30, over o-base.yaml:8:43
phases/p/steps/s/metrics: o.csv:2:3
phases/p/steps/t: o-base.yaml:8:47
TXT
}
check "-v tells what came from where" told
finish
