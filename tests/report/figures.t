#!/usr/bin/env bash
# Every figure of a report is the one that other code computes from the exported journey, with the same steps; and every figure of the schema
# occurs in one of the reports. Reports of all formats and languages have the same figures.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

# What no example has: values over time, waiting between two times, a plan that was dropped, opportunities with the status of their plans.
cat >more.yaml <<'YAML'
title: T
updated: 2026-06-01
scale: {min: 1, max: 5}
personas: [{id: p, title: P}, {id: e, title: E, role: employee}]
sources: [{id: s, title: S, date: 2026-01-01}, {id: unused, title: U}]
metrics: [{id: m, title: M, goal: down, target: 10}, {id: n, title: N, goal: up, target: 5, range: [0, 10]}]
plan: [{id: late, title: Late, due: 2026-05-01, status: planned, solves: o1}, {id: over, title: Over, status: dropped, solves: o2},
       {id: done, title: Done, status: done, solves: o3}, {id: free, title: Free, owner: X}]
phases:
  - title: Start
    when: 3d
    pain_points: {id: wide, text: Of the phase, sources: s}
    steps:
      - {id: a, title: a, emotions: {p: {score: 1.5, history: [{date: 2025-01-01, score: 3}, {date: 2026-01-01, score: 1.5}]}, e: 1}}
      - {id: b, title: b, emotions: {p: [2, 4]}, metrics: {m: {value: 12, previous: 11, history: [{date: 2026-01-11, value: 12}, {date: 2026-01-01, value: 10}]}, n: 6}}
  - title: Finish
    steps:
      - {id: c, title: c, when: {duration: 1h, waiting: 1d-2d}, emotions: {p: 2.5}, moment: truth, cost: {amount: 3, currency: EUR}, gaps: {id: g, text: G}}
      - {id: d, title: d, when: {duration: 2h, waiting: 30m}, emotions: {p: 5}, pain_points: [{id: q, text: Q, severity: critical}, {id: r, text: R}],
         opportunities: [{id: o1, text: O1, solves: q, customer_value: 50, effort: 2}, {id: o2, text: O2, solves: [q, g], business_value: 10},
                         {id: o3, text: O3, solves: r}, {id: o4, text: O4, status: dropped, solves: r}], cost: {amount: 4, currency: EUR}}
YAML
"$CJM" export "$root"/examples/*.yaml "$root"/tests/stress/*.yaml more.yaml -f json -o exported/ 2>/dev/null
pairs=()
for journey in "$root"/examples/*.yaml "$root"/tests/stress/*.yaml more.yaml; do
  name=$(basename "$journey" .yaml)
  "$CJM" report "$journey" -f json -o "$name.report" 2>/dev/null && pairs+=("exported/$name.json" "$name.report")
done
"$CJM" schema --of report >schema.json
check "figures and their steps, computed again" "$root/tests/report/recompute" schema.json "${pairs[@]}"
check "… of all examples and more" [ ${#pairs[@]} -gt 60 ]
wrong() { # a figure that is wrong is found
  sed '0,/"value": -1.4/s//"value": -1.3/' webshop-order.report >wrong.report && ! "$root/tests/report/recompute" schema.json exported/webshop-order.json wrong.report >found &&
    grep -q 'feelings\[sanne\]/lowest/value: -1.3, not -1.4' found
}
check "… and one that is wrong is found" wrong

# Figures do not depend on the language or the format.
same_figures() { # LANGUAGE
  { echo "lang: $1"; grep -v '^lang:' "$root/examples/webshop-order.yaml"; } >"$1.yaml"
  for format in json csv; do "$CJM" report "$1.yaml" -f $format >"$1.$format" 2>/dev/null || return 1; done
  jq -S 'del(.summary, .map)' "$1.json" | cmp - <(jq -S 'del(.summary, .map)' webshop-order.report) && python3 - "$1" <<'PY'
import csv, json, sys
report, rows = json.load(open(sys.argv[1] + ".json")), list(csv.DictReader(open(sys.argv[1] + ".csv", newline="")))
figures = {}
def walk(value, path):
    if isinstance(value, dict) and "steps" in value and "value" in value: figures[path] = value
    elif isinstance(value, dict):
        for key, item in value.items(): walk(item, path + (key,))
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict): walk(item, path + (item["id"],))
for section in report:
    if section not in ("map", "summary"): walk(report[section], (section,))
table = {tuple(part for part in (row["section"], row["item"], row["figure"]) if part): row for row in rows}
missing = [path for path, figure in figures.items() if path not in table or abs(float(table[path]["value"]) - figure["value"]) > 1e-6
           or table[path]["steps"].split() != figure["steps"]]
assert len(figures) > 100 and not missing, missing[:5]
PY
}
for language in en nl de fr es pl; do check "the same figures in JSON and CSV, language $language" same_figures $language; done
finish
