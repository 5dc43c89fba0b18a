#!/usr/bin/env bash
# Baselines, overlays and maps within steps: what is drawn of them, and each mistake at its place.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

cat >old.yaml <<'YAML'
title: Ordering
updated: 2025-02-02
scale: {min: 1, max: 5}
personas: {id: sanne, title: Sanne}
metrics: {id: csat, title: CSAT, range: [1, 5], goal: up}
baseline: does-not-matter.yaml
gates: {metric: csat, min: 5}
phases:
  - {id: compare, title: Compare, emotion: 3.5}
  - id: order
    title: Order
    steps:
      - {id: cart, title: Fills the cart, emotion: 4, pain_points: {id: slow, text: Slow pages}}
      - {id: account, title: Opens an account, emotion: 1.5, pain_points: Asks for a date of birth}
      - {id: pay, title: Pays, emotion: 2, metrics: {csat: 2.5}}
YAML
cat >map.yaml <<'YAML'
title: Ordering
updated: 2026-02-02
baseline: old.yaml
personas: {id: sanne, title: Sanne}
metrics: {id: csat, title: CSAT, range: [1, 5], goal: up}
phases:
  - {id: compare, title: Compare, emotion: {score: 1, label: curious}}
  - id: order
    title: Order
    steps:
      - {id: cart, title: Fills the cart, emotion: 1.1, pain_points: {id: slow, text: Slow pages}}
      - {id: pay, title: Pays, emotion: 1, metrics: {csat: 4.1}}
      - {id: guest, title: Gives a mail address, emotion: -0.4}
YAML
texts() { "$tools/inspect" texts "$1" >.texts 2>.err || { cat .err; return 1; }; }
shows() { # FILE TEXT…: they stand on the map
  local text
  texts "$1" || return 1
  for text in "${@:2}"; do grep -qxF -- "$text" .texts || { echo "no '$text' in:"; cat .texts; return 1; }; done
}
hides() { texts "$1" && ! grep -qF -- "$2" .texts || { cat .texts; return 1; }; }
says() { # PLACE CODE FILE ARGUMENT…: checking gives this error, and no other
  local said
  said=$("$CJM" check --diagnostics short "${@:3}" | grep ': error: ')
  case $said in
    *$'\n'*) echo "more than one: $said"; return 1 ;;
    "$1: error: "*" [$2 "*) ;;
    *) echo "$said"; return 1 ;;
  esac
}

# ---- baseline ----

check "the heading says with what it is compared" shows map.yaml 'compared with 2 Feb 2025'
check "the earlier curve has a name" shows map.yaml 2025
check "a feeling that changed much has what it was, on this map's scale" shows map.yaml 'was −1.0'
check "… one that changed little has not" hides map.yaml 'was +1.0'
check "a value of a metric has what it was" shows map.yaml 'was 2.5'
check "a new step is marked" shows map.yaml new
check "a step that is gone is listed" shows map.yaml 'Opens an account'
check "a pain point that is solved is listed" shows map.yaml 'Asks for a date of birth'
texts map.yaml
check "… one that is still there is not" test "$(grep -cxF 'Slow pages' .texts)" -eq 1
solves() { # STATUS…: an opportunity with each status solves the slow pages
  local status found=
  for status; do found+="{text: Cache $status, solves: slow, status: $status}, "; done
  sed "s/{id: slow, text: Slow pages}/&, opportunities: [${found%, }]/" map.yaml
}
listed() { texts "$1" && [ "$(grep -cxF 'Slow pages' .texts)" -eq "$2" ] || { cat .texts; return 1; }; }
solves done dropped >solved.yaml
check "… one whose opportunities are done is solved" listed solved.yaml 2
solves done doing >solved.yaml
check "… one with an opportunity that is not done is not" listed solved.yaml 1
solves dropped >solved.yaml
check "… nor is one whose opportunities were dropped" listed solved.yaml 1
solves done | sed '/^baseline/d' >then.yaml
solves done | sed 's/old.yaml/then.yaml/' >solved.yaml
check "… nor is one that was solved before" listed solved.yaml 1
sed 's/^title.*/title: Ordering on paper/' old.yaml >paper.yaml
sed 's/old.yaml/paper.yaml/' map.yaml >other.yaml
check "another title is the name" shows other.yaml 'compared with Ordering on paper (2 Feb 2025)' 'Ordering on paper'
sed 's/^title/lanes: [{emotion: {show: sanne}}, default]\n&/' map.yaml >shown.yaml
check "a lane may leave the earlier curve out" bash -c '"$1" texts shown.yaml | grep -qx new && ! "$1" texts shown.yaml | grep -qx 2025' - "$tools/inspect"
check "its gates and its own baseline are ignored" gives 0 "$CJM" check -q map.yaml
check "--deps has it" bash -c '"$1" render -q map.yaml -o map.svg --deps map.d && grep -qxF " old.yaml \\" map.d' - "$CJM"
check "export keeps it" bash -c '"$1" export map.yaml | jq -e ".baseline == \"old.yaml\"" >/dev/null' - "$CJM"

sed 's/old.yaml/none.yaml/' map.yaml >bad.yaml
check "one that is not there" says bad.yaml:3:11 E411 bad.yaml
sed 's/old.yaml/bad.yaml/' map.yaml >bad.yaml
check "a map that is compared with itself" says bad.yaml:3:11 E431 bad.yaml
mkdir folder
sed 's/old.yaml/folder/' map.yaml >bad.yaml
check "a folder" says bad.yaml:3:11 E413 bad.yaml
sed 's#old.yaml#../old.yaml#' map.yaml >bad.yaml
check "one outside" says bad.yaml:3:11 E412 bad.yaml
sed 's/emotion: 4/emotion: 9/' old.yaml >broken.yaml
sed 's/old.yaml/broken.yaml/' map.yaml >bad.yaml
check "a mistake in it, at its place" says broken.yaml:13:52 E220 bad.yaml
printf 'library: true\n' >library.yaml
sed 's/old.yaml/library.yaml/' map.yaml >bad.yaml
check "a library" says bad.yaml:3:11 E418 bad.yaml
: >empty.yaml
sed 's/old.yaml/empty.yaml/' map.yaml >bad.yaml
check "an empty file" says empty.yaml:1:1 E105 bad.yaml
sed 's/old.yaml/hidden.yaml/' map.yaml >bad.yaml
cp old.yaml hidden.yaml
chmod 0 hidden.yaml
check "one that may not be read is the environment's" gives_saying 3 hidden.yaml "${by_rights[@]}" "$CJM" check bad.yaml

# ---- overlays ----

cat >plan.yaml <<'YAML'
title: Plan for 2027
scale: {min: 0, max: 10}
phases:
  - {id: compare, title: Compare, emotion: 9}
  - {id: PAY, title: Pay, emotion: 8}
YAML
overlay() { "$CJM" render --diagnostics short --svg-text live "$@" -o over.svg 2>.err; }
has() { grep -qF ">$1<" over.svg || { echo "no '$1'"; return 1; }; }
check "--overlay" overlay map.yaml --overlay plan.yaml
check "… its curve is named" has 'Plan for 2027'
check "… and all matches" test ! -s .err
check "several" overlay map.yaml --overlay plan.yaml --overlay old.yaml
check "… each is named" has 'Plan for 2027'
check "… what does not match is told" grep -q '^old.yaml:14:14: warning: 1 of the 4 steps .*`account` \[W207' .err
check "… from standard input" bash -c '"$1" render -q --svg-text live map.yaml --overlay - -o over.svg <plan.yaml' - "$CJM"
check "… likewise" has 'Plan for 2027'
check "--deps has it" bash -c '"$1" render -q map.yaml --overlay plan.yaml -o map.svg --deps map.d && grep -qxF " plan.yaml \\" map.d' - "$CJM"
check "one with a mistake, at its place" gives_saying 1 '^broken.yaml:13:52: error' "$CJM" render --diagnostics short map.yaml --overlay broken.yaml -o x.svg
check "one that is not there" gives_saying 3 none.yaml "$CJM" render -q map.yaml --overlay none.yaml -o x.svg
check "a library is none" gives_saying 1 E418 "$CJM" render map.yaml --overlay library.yaml -o x.svg

# ---- maps within steps ----

cat >pay.yaml <<'YAML'
title: Paying
scale: {min: 1, max: 5}
personas: {id: sanne, title: Sanne}
phases:
  - id: choose
    title: Chooses how
    steps:
      - {id: method, title: Chooses a method, emotion: 4, when: 2m}
      - {id: app, title: Opens the app, emotion: {score: 2, low: 1.5}, when: 4m}
  - {id: done, title: Sees that it worked, emotion: 3.5, when: {duration: 1m, waiting: 1m}}
YAML
cat >whole.yaml <<'YAML'
title: Ordering
personas: {id: sanne, title: Sanne}
phases:
  - {id: cart, title: Cart, emotion: 1}
  - {id: pay, title: Pay, journey: pay.yaml}
  - {id: again, title: Pay again, journey: "pay.yaml#choose"}
  - {id: last, title: Pay on, journey: "pay.yaml#APP", emotion: 2}
YAML
feeling() { "$CJM" export whole.yaml | jq -ce ".phases[$1].emotion"; }
is() { [ "$2" = "$1" ] || { echo "$2, not $1"; return 1; }; }
check "the inner map's title and length" shows whole.yaml Paying 'Steps: 3' '7 min'
check "… those of a phase of it" shows whole.yaml 'Chooses how' 'Steps: 2' '6 min'
check "… those of a step of it" shows whole.yaml 'Opens the app' 'Steps: 1' '4 min'
check "its end, lowest and highest, on this map's scale" is '[{"score":0.5,"low":-1.5,"high":1}]' "$(feeling 1)"
check "… of the part" is '[{"score":-1,"low":-1.5,"high":1}]' "$(feeling 2)"
check "… where the step says nothing itself" is '[{"score":2}]' "$(feeling 3)"
printf 'title: Outer\nphases: [{title: One, journey: whole.yaml}]\n' >outer.yaml
check "maps within maps count" is '[{"score":2,"low":-1.5,"high":2}]' "$("$CJM" export outer.yaml | jq -ce '.phases[0].emotion')"
links() { grep -o '<a [^>]*href="[^"]*"' "$1" | sed 's/.*href="//;s/"$//' | tr '\n' ' '; }
"$CJM" render -q whole.yaml -o map.svg
check "links lead to where the drawings are" is './pay.svg ./pay.svg#cjm-phase-choose ./pay.svg#cjm-step-app ' "$(links map.svg)"
"$CJM" render -q whole.yaml pay.yaml -f svg,pdf -o 'out/{format}/a-{stem}.{format}'
check "… by the same template" is './a-pay.svg ./a-pay.svg#cjm-phase-choose ./a-pay.svg#cjm-step-app ' "$(links out/svg/a-whole.svg)"
check "… which are there" starts out/svg/a-pay.svg '<svg'
check "… in PDF, too" bash -c 'qpdf --qdf --object-streams=disable out/pdf/a-whole.pdf - | grep -aq "/UF (./a-pay.pdf)"'
check "… which is sound" qpdf --check out/pdf/a-whole.pdf
mkdir -p tree/deep
sed 's#pay.yaml#deep/pay.yaml#' whole.yaml >tree/whole.yaml
cp pay.yaml 'tree/deep/pay.yaml'
"$CJM" render -q -r tree -f svg -o mirror/
check "… in the tree of -r" is './deep/pay.svg ./deep/pay.svg#cjm-phase-choose ./deep/pay.svg#cjm-step-app ' "$(links mirror/whole.svg)"
mkdir -p 'tree/Größe & Farbe'
cat >'tree/Größe & Farbe/ünï #1.yaml' <<'YAML'
title: Sizes
phases:
  - {id: größe, title: Size, steps: [{title: Wählt die Größe, emotion: 1}, {id: x, title: X, emotion: 0}]}
  - {title: One step}
YAML
cat >tree/links.yaml <<'YAML'
title: Links
phases:
  - {title: A, journey: "Größe & Farbe/ünï #1.yaml#größe"}
  - {title: B, journey: "Größe & Farbe/ünï #1.yaml#wählt-die-größe"}
  - {title: C, journey: "Größe & Farbe/ünï #1.yaml#X"}
  - {title: D, journey: "Größe & Farbe/ünï #1.yaml#one-step"}
YAML
"$CJM" render -q -r tree -f svg,pdf -o held/
# Every link of every drawing leads to a file that is there, and to a place in it.
decoded() { printf '%b' "${1//%/\\x}"; }
hold_svg() {
  local file link target
  for file in held/*.svg; do
    for link in $(links "$file"); do
      target=held/$(decoded "$link")
      if [[ $link == *'#'* ]]; then grep -qF " id=\"${target##*#}\"" "${target%#*}"; else test -f "$target"; fi || { echo "$file: no $target"; return 1; }
    done
  done
}
pdf() { qpdf --json=2 --json-key=qpdf "$1" | jq -r ".qpdf[1][] | .value? | select(type == \"object\") | $2"; }
leads() { pdf "$1" '.["/A"]? | select(.["/S"]? == "/GoToR") | [.["/F"]["/UF"], (.["/D"] | strings)] | @tsv'; }
hold_pdf() {
  local file target name
  for file in held/*.pdf; do
    while IFS=$'\t' read -r target name; do
      target=held/${target#u:}
      [ -f "$target" ] || { echo "$file: no $target"; return 1; }
      [ -z "$name" ] || pdf "$target" '.["/Names"]? | arrays | .[] | strings' | grep -qxF -- "$name" || { echo "$target: no $name"; return 1; }
    done < <(leads "$file")
  done
}
check "the links of a batch hold in SVG" hold_svg
check "… all seven" test "$(for file in held/*.svg; do links "$file"; done | wc -w)" -eq 7
check "… and in PDF" hold_pdf
check "… all seven" test "$(for file in held/*.pdf; do leads "$file"; done | wc -l)" -eq 7
check "… which is sound" qpdf --check held/whole.pdf
check "--deps has it" bash -c '"$1" render -q whole.yaml -o map.svg --deps map.d && grep -qxF " pay.yaml \\" map.d' - "$CJM"
again() { # the data, read again, gives the same picture
  mkdir -p data
  "$CJM" export "$1" -o "data/$1" -f yaml && "$CJM" render -q --root . "data/$1" -f png -o again.png && "$CJM" render -q "$1" -f png -o once.png && cmp once.png again.png
}
check "export, read again, is the same map" again whole.yaml
check "… with a baseline" again map.yaml

mkdir -p apart/shared
cp "$root/tests/stress/face.png" apart/shared/face.png
printf 'library: true\npersonas: {id: s, title: S, image: face.png}\n' >apart/shared/library.yaml
printf 'extends: shared/library.yaml\ntitle: T\nphases: [{title: A, emotion: 1}]\n' >apart/map.yaml
check "paths of a library lead from where the data is" bash -c 'cd apart && "$1" export map.yaml | jq -e ".personas[0].image == \"shared/face.png\"" >/dev/null' - "$CJM"

wrong() { # NAME PLACE CODE JOURNEY
  sed "s|journey: pay.yaml|journey: $4|" whole.yaml >bad.yaml
  check "$1" says "bad.yaml:$2" "$3" bad.yaml
}
wrong "one that is not there" 5:36 E411 none.yaml
wrong "a step that is not there" 5:36 E303 '"pay.yaml\#chose"'
wrong "a map within itself" 5:36 E431 bad.yaml
wrong "a folder" 5:36 E413 folder
wrong "one outside" 5:36 E412 ../pay.yaml
wrong "a library" 5:36 E418 library.yaml
sed 's/journey: pay.yaml/journey: hidden.yaml/' whole.yaml >bad.yaml
check "one that may not be read is the environment's" gives_saying 3 hidden.yaml "${by_rights[@]}" "$CJM" check bad.yaml
sed 's/emotion: 4/emotion: 9/' pay.yaml >broken.yaml
sed "s|journey: pay.yaml|journey: broken.yaml|" whole.yaml >bad.yaml
check "a mistake in it, at its place" says broken.yaml:8:56 E220 bad.yaml
printf 'title: A\nphases: [{title: One, journey: b.yaml}]\n' >a.yaml
printf 'title: B\nphases: [{title: One, journey: a.yaml}]\n' >b.yaml
check "a circle, where it closes" says b.yaml:2:32 E431 a.yaml
for i in $(seq 17); do printf 'title: M\nphases: [{title: One, journey: m%s.yaml}]\n' $((i + 1)) >m$i.yaml; done
cp pay.yaml m18.yaml
check "17 deep" says m17.yaml:2:32 E432 m1.yaml
check "16 deep" gives 0 "$CJM" check -q m2.yaml
cp pay.yaml hidden.yaml
chmod 0 hidden.yaml
sed "s|journey: pay.yaml|journey: hidden.yaml|" whole.yaml >bad.yaml
check "one that may not be read is the environment's" gives_saying 3 hidden.yaml "${by_rights[@]}" "$CJM" check bad.yaml

# ---- the example: a small repository ----

shop=$root/examples/shop
check "the shop has no errors" gives 0 "$CJM" check -q -r "$shop"
check "… and is drawn in one run" gives 0 "$CJM" render -q -r "$shop" -f svg,pdf -o shop/
check "… but for the library" absent shop/library.svg
holds() { # all links to files lead to files
  local file link n=0
  for file in shop/*.svg; do
    for link in $(links "$file"); do
      case $link in ./*) n=$((n + 1)); [ -e "shop/$link" ] || { echo "$file: $link"; return 1; } ;; esac
    done
  done
  [ "$n" -ge 2 ] || { echo "$n links"; return 1; }
}
check "… its links hold" holds
for map in order order-2024 order-2027 order-family parcel; do
  check "… $map" starts shop/$map.pdf '%PDF-'
done
check "two years of numbers" bash -c '"$1" export "$2/order.yaml" | jq -e "[.phases[].steps[].metrics.csat? | select(.) | .history | length] | all(. == 9)" >/dev/null' - "$CJM" "$shop"
finish
