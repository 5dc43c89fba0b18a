#!/usr/bin/env bash
# Values of CSV files: what stands on the map, and each mistake at its place in the table.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

journey() { # DATA: a journey with these tables
  cat <<YAML
title: Ordering
personas: [{id: sanne, title: Sanne}, {id: bert, title: Bert}]
metrics:
  - {id: csat, title: CSAT, range: [1, 5], goal: up}
  - {id: nps, title: NPS, unit: "%"}
data: $1
phases:
  - {id: compare, title: Compare, emotion: {score: 1, label: curious, quote: Nice shoes}}
  - title: Order
    steps:
      - {id: pay, title: Pays, metrics: {csat: {value: 3, source: s1}}, emotion: 0, emotions: {bert: 1}}
      - {title: Waits at home, metrics: {title: Calls, value: 7}}
sources: {id: s1, title: Panel}
YAML
}
texts() { # DATA CSV: the texts of the map with this table
  printf '%b' "$2" >t.csv
  journey "$1" >j.yaml
  "$tools/inspect" texts j.yaml >.texts 2>.err || { cat .err; return 1; }
}
shows() { # DATA CSV TEXT…: they stand on the map
  local text
  texts "$1" "$2" || return 1
  shift 2
  for text; do grep -qxF -- "$text" .texts || { echo "no '$text' in:"; cat .texts; return 1; }; done
}
hides() { # DATA CSV TEXT
  texts "$1" "$2" || return 1
  ! grep -qF -- "$3" .texts || { echo "'$3' in:"; cat .texts; return 1; }
}

# ---- what comes out ----

check "wide: a column a metric" shows t.csv 'step,csat,nps\npay,4.1,62\ncompare,4.5,71%\n' 4.1 62% 4.5 71%
check "… the journey's value was before" shows t.csv 'step,csat\npay,4.1\n' 4.1 'was 3'
check "… its source stays" shows t.csv 'step,csat\npay,4.1\n' Panel
check "… metrics that are defined in the step stay" shows t.csv 'step,csat\nwaits-at-home,4.1\n' 4.1 Calls 7
check "ids are compared without case, and may be derived" shows t.csv 'STEP,CSAT\nWaits-At-Home,4.1\n' 4.1
check "another column for the steps" shows '{file: t.csv, key: place}' 'place,csat\npay,4.1\n' 4.1
check "as_of" shows '{file: t.csv, as_of: 2026-09-30}' 'step,csat\npay,4.1\n' 'as of 30 Sep 2026'
check "a score; label and quote stay" shows t.csv 'step,emotion\ncompare,-1.3\n' 'curious' '“Nice shoes”' '−1.3'
check "a word" shows t.csv 'step,emotion\ncompare,frustrated\n' frustrated
check "… in place of the journey's" hides t.csv 'step,emotion\ncompare,frustrated\n' curious
check "of a persona" shows t.csv 'step,emotion:bert\npay,frustrated\n' frustrated
check "of the primary persona, by name" shows t.csv 'step,emotion:sanne\npay,-1.6\n' '−1.6'
check "an empty cell changes nothing" shows t.csv 'step,csat,emotion\npay,,\n' 3 curious
check "nor does what na lists" shows '{file: t.csv, na: [n/a, "-"]}' 'step,csat,nps\npay,n/a,-\n' 3
printf 'step,csat\npay,4.4\n' >t2.csv
check "a later table overrides an earlier one" shows '[t.csv, t2.csv]' 'step,csat\npay,4.1\n' 4.4
check "long: a row a value" shows t.csv 'step,metric,value\npay,csat,4.1\npay,emotion,-1.8\n' 4.1 '−1.8'
check "… of a persona, with n" shows t.csv 'step,metric,value,persona,n\npay,emotion,frustrated,bert,\npay,csat,4.1,,318\n' frustrated 'n 318'
history='step,metric,value,date\npay,csat,4.2,2026-09-30\npay,csat,3.1,2024-09-30\npay,csat,3.9,2025-09-30\n'
check "… with dates the last counts" shows t.csv "$history" 4.2
check "… the one before is the previous" shows t.csv "$history" 'was 3.9'
check "… and all of them are a line with its span of time" shows t.csv "$history" '30 Sep 2024' '30 Sep 2026'

# ---- habits of spreadsheets ----

check "a byte order mark, semicolons and decimal commas" shows t.csv '\xef\xbb\xbfstep;csat;nps\npay;4,1;62,5 %\n' 4.1 62.5%
check "tabs" shows t.csv 'step\tcsat\npay\t4,1\n' 4.1
check "CRLF and quotes" shows t.csv '"step","csat","emotion"\r\n"pay","4.1",""\r\n"compare",4.5,\r\n' 4.5
check "empty rows, and empty columns at the end" shows t.csv '\nstep,csat,,\npay,4.1,,\n,,,\n\n' 4.1
check "tables of macOS, whose lines end in CR" shows t.csv 'step,csat\rpay,4.1\r' 4.1

# ---- mistakes ----

wrong() { # NAME PLACE CODE WORDS CSV [DATA]: the table gets this message, and no other
  local said
  printf '%b' "$5" >t.csv
  journey "${6:-t.csv}" >j.yaml
  check "$1" says "$2" "$3" "$4"
}
says() {
  local said
  said=$("$CJM" check --diagnostics short j.yaml | grep ': error: ')
  case $said in
    *$'\n'*) echo "more than one: $said"; return 1 ;;
    "$1: error: "*" [$2 "*) [[ $said == *"$3"* ]] || { echo "no '$3' in: $said"; return 1; } ;;
    *) echo "$said"; return 1 ;;
  esac
}
wrong "a step that is not there" t.csv:2:1 E303 'did you mean `pay`' 'step,csat\npaay,4\n'
wrong "… once for all its rows" t.csv:2:1 E303 'step with the id `xyz`' 'step,csat\nxyz,4\nxyz,5\n'
wrong "a metric that is not there" t.csv:1:6 E303 'did you mean `csat`' 'step,csta\npay,4\ncompare,5\n'
wrong "a step by its title" t.csv:2:1 E303 'its id, `pay`' 'step,csat\nPays,4\n'
wrong "… in a long table" t.csv:2:5 E303 'metric' 'step,metric,value\npay,csta,4\npay,csta,5\n'
wrong "a persona that is not there" t.csv:1:6 E303 'persona' 'step,emotion:anna\npay,1\n'
wrong "no column of steps" t.csv:1:1 E422 'no column `step`' 'place,csat\npay,4\n'
wrong "a column twice" t.csv:1:11 E422 'twice' 'step,csat,CSAT\npay,4,4\n'
wrong "a column that a long table has not" t.csv:1:19 E422 'no column' 'step,metric,value,colour\npay,csat,4,red\n'
wrong "a persona of a metric" t.csv:2:12 E422 'no persona' 'step,metric,value,persona\npay,csat,4,sanne\n'
wrong "a row that is too short" t.csv:2:5 E423 '2 cells' 'step,csat,nps\npay,4\n'
wrong "a row that is too long" t.csv:2:7 E423 '3 cells' 'step,csat\npay,4,5\n'
wrong "not a number" t.csv:2:5 E207 'not a number' 'step,csat\npay,four\n'
wrong "n/a where na does not list it" t.csv:2:5 E207 'na: ["n/a"]' 'step,csat\npay,n/a\n'
wrong "signs between thousands" t.csv:2:5 E207 'between the thousands' 'step;csat\npay;1.234,5\n'
wrong "… in quotes" t.csv:2:5 E207 'between the thousands' 'step,csat\npay,"1,234"\n'
wrong "a decimal comma between commas" t.csv:2:5 E207 'point' 'step,csat\npay,"4,1"\n'
wrong "a date that is none" t.csv:2:12 E211 '2026-13-01' 'step,metric,value,date\npay,csat,4,2026-13-01\n' 2>/dev/null
wrong "two values" t.csv:3:5 E424 'two values' 'step,csat\npay,4\npay,5\n'
wrong "two for the primary persona, by name and without" t.csv:2:7 E424 'two values' 'step,emotion,emotion:sanne\npay,1,2\n'
wrong "two values for one day" t.csv:3:10 E424 'this day' 'step,metric,value,date\npay,csat,4,2026-01-01\npay,csat,5,2026-01-01\n'
wrong "one with a date and one without" t.csv:3:10 E424 'with a date and one without' 'step,metric,value,date\npay,csat,4,2026-01-01\npay,csat,5,\n'
wrong "a word that is no feeling" t.csv:2:5 E219 'frustrted' 'step,emotion\npay,frustrted\n'
wrong "a score off the scale" t.csv:2:5 E220 'scale' 'step,emotion\npay,7\n'
wrong "a quote that is not closed" t.csv:2:5 E421 'not closed' 'step,csat\npay,"4\ncompare,5\n'
wrong "text after a quote" t.csv:2:8 E421 'closing quote' 'step,csat\npay,"4"5\n'
wrong "an empty table" t.csv:1:1 E105 'empty' ''
wrong "bytes that are not UTF-8" t.csv:2:5 E101 'UTF-8' 'step,csat\npay,\xff\n'
wrong "UTF-16" t.csv:1:1 E102 'UTF-16' '\xff\xfes\0t\0'
wrong "a table that is not there" j.yaml:6:7 E411 'none.csv' '' none.csv
wrong "a table outside" j.yaml:6:7 E412 'leads out' '' ../t.csv
mkdir folder.csv
wrong "a folder" j.yaml:6:7 E413 'not a file' '' folder.csv
check "messages lead back to the journey" bash -c 'printf "step,csat\npay,four\n" >t.csv; sed -i "s/^data: .*/data: t.csv/" j.yaml; "$1" check j.yaml | grep -A2 "t.csv is joined here" | grep -q "j.yaml:6:7"' - "$CJM"
check "--deps has the table" bash -c 'printf "step,csat\npay,4\n" >t.csv; "$1" render -q j.yaml -o j.svg --deps j.d && grep -qxF " t.csv \\" j.d' - "$CJM"

# ---- tables of the command line ----

export CJM
journey '[]' | sed '/^data:/d' >plain.yaml
printf 'step,csat\npay,4.1\n' >given.csv
svg_has() { grep -qF ">$1<" map.svg || { echo "no '$1'"; return 1; }; }
render() { "$CJM" render -q --svg-text live "$@" -o map.svg; }
check "--data" render plain.yaml --data given.csv
check "… its value is on the map" svg_has 4.1
check "… the journey's was before" svg_has 'was 3'
check "--data -" bash -c '"$CJM" render -q --svg-text live plain.yaml --data - -o map.svg <given.csv'
check "… likewise" svg_has 4.1
check "--data overrides data" bash -c 'printf "step,csat\npay,2.2\n" >t.csv; sed "s/^title.*/&\ndata: t.csv/" plain.yaml >named.yaml; "$CJM" render -q --svg-text live named.yaml --data given.csv -o map.svg'
check "… of both" svg_has 4.1
check "a later --data overrides an earlier one" render plain.yaml --data t.csv --data given.csv
check "… the later's" svg_has 4.1
sed s/pay/pai/ given.csv >given2.csv
finds() { # PLACE COMMAND…: it ends with status 1, and its output has an error there
  gives 1 "${@:2}" && { grep -q "^$1: error" .out || { cat .out; return 1; }; }
}
check "check joins it" finds given2.csv:2:1 "$CJM" check --diagnostics short plain.yaml --data given2.csv
check "export joins it" bash -c '"$CJM" export plain.yaml --data given.csv | jq -e ".phases[1].steps[0].metrics.csat | .value == 4.1 and .previous == 3" >/dev/null'
check "fonts joins it" gives 0 "$CJM" fonts plain.yaml --data given.csv
check "a mistake in it, at its place" finds '<stdin>:2:5' bash -c 'printf "step,csat\npay,four\n" | "$CJM" check --diagnostics short plain.yaml --data -'
check "one that is not there" gives_saying 3 'none.csv' "$CJM" render -q plain.yaml --data none.csv -o map.svg
check "standard input for both" gives_saying 2 'can be read only once' "$CJM" render -q - --data - -f svg
check "standard input twice" gives_saying 2 'can be read only once' "$CJM" check plain.yaml --data - --data -
check "--watch cannot follow standard input" gives_saying 2 'standard input' "$CJM" render --watch plain.yaml --data - -o map.svg
check "--deps has it" bash -c '"$CJM" render -q plain.yaml --data given.csv -o map.svg --deps map.d && grep -qxF " given.csv \\" map.d' 
check "it is not written over" gives_saying 2 'over' "$CJM" render -q plain.yaml --data given.csv -f svg -o given.csv

# ---- tables that cannot be read ----

printf 'step,csat\npay,4\n' >t.csv
chmod 0 t.csv
check "a table that may not be read is the environment's" gives_saying 3 't.csv' "${by_rights[@]}" "$CJM" check named.yaml
check "… and one of the command line" gives_saying 3 't.csv' "${by_rights[@]}" "$CJM" render -q plain.yaml --data t.csv -o map.svg
finish
