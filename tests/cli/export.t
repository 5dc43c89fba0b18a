#!/usr/bin/env bash
# Journeys as data: valid by the schema, the same in every format, and written without layout and fonts.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
map=$root/examples/webshop-order.yaml

check "standard output, JSON" bash -c '"$1" export "$2" | jq -e .phases[0].steps' - "$CJM" "$map"
check "… YAML" gives 0 "$CJM" export "$map" -f yaml
check "… begins with the title" grep -qx 'title: .*' .out
check "standard input" bash -c '"$1" export - <"$2" | jq -e .title' - "$CJM" "$map"

"$CJM" schema >schema.json
mkdir again
check "all examples, in a folder" gives 0 "$CJM" export "$root"/examples/*.yaml -f json,yaml -o data/
check "… are valid by the schema" bash -c '"$1/tests/schema/validate" schema.json data/* >verdicts; ! grep -v ^valid verdicts && [ "$(wc -l <verdicts)" -gt 18 ]' - "$root"
same() { # JSON and YAML are the same data for a reader of YAML that is not ours
  python3 - data/*.json <<'PY'
import json, sys, yaml
for name in sys.argv[1:]:
    a = json.load(open(name))
    b = yaml.safe_load(open(name[:-4] + "yaml"))
    assert a == b, name
PY
}
check "JSON and YAML say the same" same
check "nothing is found in them that is not in the journeys" gives 0 "$CJM" render data/*.yaml -f svg -o again/
listed() { # every list a list, every item in its full form, ids explicit, words looked up
  printf 'title: T\nmetrics: nps\nphases:\n  title: A\n  steps: {title: B, thoughts: Why, emotion: annoyed, pain_points: Slow, metrics: {nps: 3}, touchpoints: Shop}\n' >short.yaml
  "$CJM" export short.yaml | jq -ce '.phases[0] | .id == "a" and (.steps[0] | .id == "b" and .thoughts[0].text == "Why" and .emotion[0].label == "annoyed"
    and .emotion[0].score < 0 and .pain_points == [{"id": "slow", "text": "Slow"}] and .metrics == {"nps": {"value": 3}}
    and .touchpoints == [{"title": "Shop"}])'
}
check "resolved" listed

short_numbers() { # words that are looked up have scores that people could have written
  printf 'title: T\nphases:\n' >words.yaml
  for word in annoyed happy relieved bored proud angry calm curious; do printf '  - {title: %s, emotion: %s}\n' "$word" "$word"; done >>words.yaml
  for scale in '' 'scale: {min: 1, max: 5}' 'scale: {min: 0, max: 10}' 'scale: {min: -3, max: 3}'; do
    { echo "$scale"; cat words.yaml; } >scaled.yaml
    "$CJM" export scaled.yaml | grep -E '"score": ?-?[0-9]+\.[0-9]{10}' && return 1
    "$CJM" export scaled.yaml | grep -cE '"score": ?-?[0-9.]+' | grep -qx 8 || { "$CJM" export scaled.yaml; return 1; }
  done
  return 0
}
check "scores that are looked up are short" short_numbers

bindings() { LD_DEBUG=bindings LD_DEBUG_OUTPUT=bound "$CJM" "$@" >made 2>&1; cat bound.* | grep -oE 'symbol .(pango_|Fc[A-Z]|FT_|hb_[a-z]+_shape|cairo_create)[A-Za-z_]*' | sort -u; rm -f bound.*; }
# What a program only takes the address of is bound when it starts; what it calls, when it calls it. A command that reads nothing tells them apart.
bindings completions bash >always
bindings render "$map" -f svg -o map.svg | comm -23 - always >drawn
bindings export "$map" -o map.json | comm -23 - always >exported
if [ -s drawn ]; then
  check "no function of pango or fontconfig is called" bash -c '! grep . exported'
else
  check "no function of pango or fontconfig is called # SKIP all symbols are bound at the start" true
fi

check "an error: nothing is written" gives_saying 1 'E202' bash -c 'printf "title: T\nphasses: A\n" >bad.yaml; "$1" export bad.yaml -o bad.json' - "$CJM"
check "… at all" absent bad.json
check "a picture is not data" gives_saying 2 'cjm render -f pdf' "$CJM" export "$map" -f pdf
check "data is no picture" gives_saying 2 'cjm export -f json' "$CJM" render "$map" -f json
check "… nor by its ending" gives_saying 2 'cjm export -f yaml' "$CJM" render "$map" -o map.yaml
check "several files need a folder" gives_saying 2 'only one map can be written to standard output' "$CJM" export "$map" short.yaml
check "no journey is written over itself" gives_saying 2 'over itself' "$CJM" export short.yaml -f yaml -o short.yaml
check "--check: current" gives 0 "$CJM" export "$map" --check -o map.json
check "… and stale" bash -c 'echo >>map.json; "$1" export "$2" --check -o map.json; [ $? -eq 1 ]' - "$CJM" "$map"

joined() { # what a journey extends is in the data, which needs no other file
  printf 'library: true\nmetrics: nps\n' >library.yaml
  printf 'title: T\nextends: library.yaml\ndata: numbers.csv\nphases: {title: A}\n' >joined.yaml
  printf 'step,nps\na,3\n' >numbers.csv
  mkdir alone && "$CJM" export joined.yaml -o alone/joined.json && jq -e '(has("extends") or has("data") | not) and .phases[0].metrics.nps.value == 3' alone/joined.json &&
    "$CJM" render alone/joined.json -f png -o alone.png && "$CJM" render joined.yaml -f png -o joined.png && cmp alone.png joined.png
}
check "joined files are resolved" joined

pictures() { # lead from where the data is
  mkdir -p maps && cp "$root/tests/stress/face.png" maps/ &&
    printf 'title: T\npersonas: {title: Ada, image: face.png}\nphases: A\n' >maps/ada.yaml &&
    "$CJM" export maps/ada.yaml -o ada.json && jq -e '.personas[0].image == "maps/face.png"' ada.json && "$CJM" render ada.json -o ada.svg
}
check "pictures lead from where the data is written" pictures
finish
