#!/usr/bin/env bash
# Several journeys that are checked together: what nobody uses of a file that they share, and names that are almost the same.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

mkdir maps
cd maps
cat >library.yaml <<'YAML'
library: true
personas:
  - {id: sanne, title: Sanne, role: primary, goals: Shoes that fit}
  - {id: bas, title: Bas, role: secondary}
channels:
  - {id: web, title: Web shop}
  - {id: store, title: Store}
  - {id: fax, title: Fax}
metrics:
  - {id: csat, title: CSAT, target: 4}
  - {id: nps, title: NPS, target: 40}
sources:
  - {id: talks, type: interview, title: Talks, n: 12}
  - {id: survey, type: survey, title: Survey, n: 200}
tags: [mobile, retail]
YAML
cat >order.yaml <<'YAML'
extends: library.yaml
title: Ordering
phases:
  - {title: Order, actions: Pays, touchpoints: web, emotion: {score: 1, sources: talks}, metrics: {csat: 4}, tags: mobile}
YAML
cat >return.yaml <<'YAML'
extends: library.yaml
title: Returning
phases:
  - {title: Return, actions: Queues, touchpoints: store, emotion: -1, metrics: {csat: 2}}
YAML

# finds PATTERN FILE…: the findings of these rules in the files, one a line; `none` is none.
rules='unused-persona|unused-channel|unused-metric|unused-source|unused-tag|similar-names'
finds() {
  local wanted=$1 found
  shift
  "$CJM" check --diagnostics short "$@" >"$dir/.out" 2>"$dir/.err"
  found=$(grep -oE "^.*\[L... ($rules)\]" "$dir/.out" | sed -E 's/; help: .*(\[L)/ \1/')
  [ "$found" = "$wanted" ] || { diff <(echo "$wanted") <(echo "$found"); cat "$dir/.err"; return 1; }
}

check "a journey alone says nothing of what only others may use" finds "" order.yaml
check "nor does its library" finds "" library.yaml
check "nor do both: nobody else was asked" finds "" order.yaml library.yaml
check "of two journeys, what neither uses" finds "library.yaml:4:22: info: \`Bas\` feels nothing in any step, in none of 2 journeys [L003 unused-persona]
library.yaml:8:22: info: no touchpoint uses the channel \`Fax\`, in none of 2 journeys [L023 unused-channel]
library.yaml:11:22: info: no step has a value of \`NPS\`, in none of 2 journeys [L026 unused-metric]
library.yaml:14:39: info: nothing cites \`Survey\`, in none of 2 journeys [L030 unused-source]
library.yaml:15:16: info: nothing is tagged \`retail\`, in none of 2 journeys [L046 unused-tag]" order.yaml return.yaml
cp "$dir/.out" "$dir/two"
check "the order of the files does not matter to it" bash -c '"$1" check --diagnostics short return.yaml order.yaml | grep in.none.of | sort | diff - <(grep in.none.of "$2" | sort)' - "$CJM" "$dir/two"
check "nor the number of processes" bash -c '"$1" check --diagnostics short -j 4 order.yaml return.yaml | diff - "$2"' - "$CJM" "$dir/two"
check "a level of the command line holds" finds "" --rule unused-persona=off --rule unused-channel=off --rule unused-metric=off --rule unused-source=off --rule unused-tag=off order.yaml return.yaml
check "as an error it fails the run" gives 1 "$CJM" check --rule unused-channel=error order.yaml return.yaml
check "in a run without it there is none" gives 0 "$CJM" check --rule unused-channel=error order.yaml
check "machines read it too" bash -c '"$1" check --diagnostics json order.yaml return.yaml | grep -c "\"name\":\"unused-channel\".*\"file\":\"library.yaml\",\"line\":8" | grep -qx 1' - "$CJM"

cat >quiet.yaml <<'YAML'
extends: order.yaml
title: Ordering, in which nothing is to be said of channels
lint: {unused-channel: off, unused-persona: off, unused-metric: off, unused-source: off, unused-tag: off}
phases: [{title: Send, actions: Faxes, touchpoints: fax, emotions: {bas: 1}, metrics: {nps: 3}, tags: retail, pain_points: {text: Slow, sources: survey}}]
YAML
check "a journey that has the rules off still uses what it uses" finds "" order.yaml return.yaml quiet.yaml

mkdir base && cat >base/plain.yaml <<'YAML'
title: Plain
channels: [{id: web, title: Web}, {id: chat, title: Chat}]
phases:
  - {id: order, title: Order, touchpoints: [web, chat]}
YAML
for n in 1 2; do
  printf 'extends: plain.yaml\ntitle: Without chat %s\nphases: [{id: order, touchpoints: web}]\n' "$n" >"base/$n.yaml"
done
check "what a base uses is used" finds "" base/1.yaml base/2.yaml base/plain.yaml
check "where the base is not asked, it is not" finds "base/plain.yaml:2:53: info: no touchpoint uses the channel \`Chat\`, in none of 2 journeys [L023 unused-channel]" base/1.yaml base/2.yaml
sed -i 's/touchpoints: \[web, chat\]/touchpoints: web/' base/plain.yaml
check "what a base has found for itself is said once" finds "base/plain.yaml:2:53: info: no touchpoint uses the channel \`Chat\` [L023 unused-channel]" base/1.yaml base/2.yaml base/plain.yaml

# ---- names ----

mkdir names
names() { # FILE LISTS: a journey with these lists
  printf 'title: %s\n%s\nphases: [{title: Order, actions: Pays}]\n' "$1" "$2" >"names/$1.yaml"
}
names a 'channels: [{title: Web site}]'
names b 'channels: [{title: Website}]'
names c 'channels: [{title: Website}]'
alike="[L048 similar-names]"
only="--rule unused-channel=off --rule unused-persona=off --rule unused-metric=off"
check "a name in one file alone says nothing" finds "" $only names/a.yaml
check "the rarer of two names is the slip" finds "names/a.yaml:2:20: info: \`Web site\` is almost the name of \`Website\` in another file $alike" $only names/a.yaml names/b.yaml names/c.yaml
check "of two as frequent it is the later" finds "names/b.yaml:2:20: info: \`Website\` is almost the name of \`Web site\` in another file $alike" $only names/a.yaml names/b.yaml
names c 'metrics: [{title: Website}]'
check "a metric is no channel" finds "" $only names/a.yaml names/c.yaml
names c 'channels: [{title: Checkouts}]'
names b 'channels: [{title: Checkout}]'
check "so is a plural" finds "names/b.yaml:2:20: info: \`Checkout\` is almost the name of \`Checkouts\` in another file $alike" $only names/c.yaml names/b.yaml
names c 'channels: [{title: Chekcout}]'
check "and two letters that are swapped" finds "names/b.yaml:2:20: info: \`Checkout\` is almost the name of \`Chekcout\` in another file $alike" $only names/c.yaml names/b.yaml
names c 'personas: [{title: Annette}]'
names b 'personas: [{title: Annetta}]'
check "people may have almost the same name" finds "" $only names/c.yaml names/b.yaml
names c 'personas: [{title: JEAN-LUC}]'
names b 'personas: [{title: Jean Luc}]'
check "but not with the same letters" finds "names/b.yaml:2:20: info: \`Jean Luc\` is almost the name of \`JEAN-LUC\` in another file $alike" $only names/c.yaml names/b.yaml
names c 'metrics: [{title: Visits 2026}]'
names b 'metrics: [{title: Visits 2027}]'
check "numbers differ by a digit" finds "" $only names/c.yaml names/b.yaml
names c 'channels: [{title: Web shop}, {title: Webshop}]'
names b 'channels: [{title: Web shop}, {title: Webshop}]'
check "what a file was told alone is not told again" finds "names/c.yaml:2:39: info: \`Webshop\` is almost the name of \`Web shop\` $alike
names/b.yaml:2:39: info: \`Webshop\` is almost the name of \`Web shop\` $alike" $only names/c.yaml names/b.yaml

cd "$dir" && mkdir many
for n in $(seq 300); do printf 'title: Map %s\nchannels: [{title: Touch %s x}]\nphases: [{title: Order, actions: Pays}]\n' "$n" "$n" >"many/$n.yaml"; done
check "hundreds of names that differ say nothing" finds "" --rule unused-channel=off -r many

finish
