#!/usr/bin/env bash
# Every way of reporting and every option that deals with files knows the joined ones: libraries, tables, baselines, maps within steps.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

mkdir shared
cat >shared/library.yaml <<'YAML'
library: true
personas: {id: sanne, title: Sanne}
metrics: [{id: csat, title: CSAT, range: [1, 5], target: 4}, {id: drop, title: Drop, unit: "%", goal: down, target: 20}]
YAML
cat >base.yaml <<'YAML'
extends: shared/library.yaml
title: Ordering
phases:
  - {id: compare, title: Compare, emotion: 1}
  - {id: pay, title: Pay, emotion: 0, metrics: {csat: 3}}
YAML
printf 'step,csat,drop,emotion\npay,4,31,0.5\n' >numbers.csv
cat >old.yaml <<'YAML'
title: Ordering
updated: 2025-02-02
phases:
  - {id: pay, title: Pay, emotion: -1}
YAML
cat >inner.yaml <<'YAML'
title: Parcel
phases: [{title: Wait, emotion: -0.5}]
YAML
cat >map.yaml <<'YAML'
extends: base.yaml
data: numbers.csv
baseline: old.yaml
phases:
  - {id: parcel, title: Parcel, journey: inner.yaml}
YAML
inputs='base.yaml inner.yaml map.yaml numbers.csv old.yaml shared/library.yaml'

# ---- outputs ----

"$CJM" render -q map.yaml -f svg,pdf -o out/ --deps map.d --report report.json
check "--deps has every file that was read" test "$(sed -n 's/^ \([^/].*[a-z]\)\( \\\)*$/\1/p' map.d | sort | xargs)" = "$inputs"
current() { "$CJM" render -q --check map.yaml -f svg,pdf -o out/; }
stale() { # FILE SED: after the change of the file the output is stale, and not before
  gives 0 current || return 1
  cp "$1" kept && sed -i "$2" "$1"
  gives 1 current
  local result=$?
  mv kept "$1"
  return $result
}
check "--check sees a change of a library" stale shared/library.yaml 's/Sanne/Sanne V/'
check "… of what is extended" stale base.yaml 's/emotion: 1/emotion: 1.5/'
check "… of a table" stale numbers.csv 's/pay,4/pay,4.5/'
check "… of a baseline" stale old.yaml 's/-1/-1.5/'
check "… of a map within a step" stale inner.yaml 's/-0.5/-1.5/'

# ---- places ----

place() { # FILE:LINE:COLUMN SED FILE: a mistake in a joined file is reported in every style at its place
  local file line column
  IFS=: read -r file line column <<<"$1"
  cp "$3" kept && sed -i "$2" "$3"
  "$CJM" check --diagnostics short map.yaml | grep -q "^$1: error" || { echo short; "$CJM" check --diagnostics short map.yaml; }
  "$CJM" check --diagnostics json map.yaml | jq -se --arg file "$file" --argjson line "$line" --argjson column "$column" \
    'map(select(.severity == "error")) | length == 1 and (.[0] | .file == $file and .line == $line and .column == $column and .related[-1].file == "map.yaml")' >/dev/null || echo json
  "$CJM" check --diagnostics sarif map.yaml | jq -e --arg file "$file" --argjson line "$line" --argjson column "$column" \
    '.runs[0].results | map(select(.level == "error")) | length == 1 and (.[0] | (.locations[0].physicalLocation | (.artifactLocation.uri | endswith($file)) and .region.startLine == $line and .region.startColumn == $column)
      and (.relatedLocations[-1].physicalLocation.artifactLocation.uri | endswith("map.yaml")))' >/dev/null || echo sarif
  "$CJM" check --diagnostics github map.yaml | grep -qE "^::error file=$file,line=$line,endLine=$line,col=$column," || echo github
  "$CJM" render -q map.yaml -o x.svg --report x.json 2>/dev/null
  jq -e --arg file "$file" --argjson line "$line" '.diagnostics | map(select(.severity == "error")) | length == 1 and (.[0] | .file == $file and .line == $line)' x.json >/dev/null || echo report
  mv kept "$3"
}
everywhere() { local said; said=$(place "$@"); [ -z "$said" ] || { echo "not in: $said"; return 1; }; }
check "a mistake in a library" everywhere shared/library.yaml:3:42 's/range: .1, 5./range: [5, 1]/' shared/library.yaml
check "… in what is extended" everywhere base.yaml:4:44 's/emotion: 1/emotion: 9/' base.yaml
check "… in a table" everywhere numbers.csv:2:5 's/pay,4/pay,four/' numbers.csv
check "… in a baseline" everywhere old.yaml:4:36 's/-1/-9/' old.yaml
check "… in a map within a step" everywhere inner.yaml:2:33 's/-0.5/-5/' inner.yaml

# ---- gates and rules ----

finds() { # PLACE CODE FILE: checking finds this at the place
  "$CJM" check --diagnostics short "$3" | grep -E "^$1: .*\[$2 " >/dev/null || { "$CJM" check --diagnostics short "$3"; return 1; }
}
sed '1i gates: [{metric: csat, min: 4.5}, {metric: drop, max: 20}, {emotion: sanne, steps: pay, min: 1}]' map.yaml >gated.yaml
check "a gate on a metric leads to the row" finds numbers.csv:2:5 G001 gated.yaml
check "… on another column of it" finds numbers.csv:2:7 G001 gated.yaml
check "… on a feeling" finds numbers.csv:2:10 G002 gated.yaml
check "… and says where the limit is" bash -c '"$1" check --diagnostics json gated.yaml | jq -se "map(select(.code == \"G001\") | .related | map(.file)) | all(index(\"gated.yaml\") != null)" >/dev/null' - "$CJM"
sed -i 's/31/131/;s/pay,4/pay,7/' numbers.csv
check "a rule leads to the row" finds numbers.csv:2:7 L027 map.yaml
check "… so does a warning" finds numbers.csv:2:5 W202 map.yaml
check "a gate on a rule names the row" bash -c 'sed "1i gates: {rule: impossible-percentage, max: 0}" map.yaml >gated.yaml; "$1" check --diagnostics json gated.yaml | jq -se "any(.code == \"G003\" and (.related | any(.file == \"numbers.csv\" and .line == 2)))" >/dev/null' - "$CJM"

# ---- what cannot be joined ----

mkdir joined
cd joined
mkdir folder
printf 'step,emotion\na,1\n' >feelings.csv
printf 'step,csat\na,4\n' >csat.csv
says() { # PLACE TEXT: checking map.yaml says only this
  "$CJM" check --diagnostics short map.yaml >.said
  grep -qF "$1: error: $2" .said && [ "$(wc -l <.said)" -eq 1 ] || { cat .said; return 1; }
}
step() { printf 'title: T\n%s\nphases: [{id: a, title: A%s}]\n' "$1" "${2:-}" >map.yaml; }
step 'data: feelings.csv' ', emotion: [1, -1]'
check "a feeling of a step that has several" says feelings.csv:2:3 'the step has a list of feelings, and a table gives one'
step "data: 'sub\\t.csv'"
check "a backslash in a path" says map.yaml:2:7 'there is no file "sub\t.csv" [E411 file-missing]; help: folders are parted by `/`: sub/t.csv'
step 'extends: folder'
check "a folder" says map.yaml:2:10 '"folder" is not a file'
step 'baseline: /etc/passwd'
check "an absolute path" says map.yaml:2:11 '"/etc/passwd" is an absolute path'
metrics() { # METRICS JSON: of the step, and what they are with the value of the table
  step $'data: csat.csv\nmetrics: {id: csat, title: CSAT}' ", metrics: $1"
  "$CJM" export -q map.yaml -f json -o map.json && jq -ce '.phases[0].metrics' map.json >.out && grep -qxF "$2" .out || { cat .out; return 1; }
}
check "a value beside a metric of the step's own" metrics '{title: X, value: 3}' '[{"title":"X","value":3},{"csat":{"value":4}}]'
check "… that are a list" metrics '[{title: X, value: 3}, {csat: 2}]' '[{"title":"X","value":3},{"csat":{"value":4,"previous":2}}]'
check "… an empty one" metrics '[]' '{"csat":{"value":4}}'
check "a value over another" metrics '{csat: 2}' '{"csat":{"value":4,"previous":2}}'
finish
