#!/usr/bin/env bash
# The styles of messages that programs read.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

cat >broken.yaml <<'YAML'
title: "Ünder 🏁 100 %: \"broken\""
phases:
  - id: a
    title: Compare
    painpoints: Too many sizes
    emotion: frustarted
  - id: a
    title: Order
    emotion: -7
YAML
# Each of a kind of its own: mistakes of one kind are grouped.
printf '%s: a\n' ownerr versionn scenarioo objectivee subtitlee personaz sourcez channelz authorr conclusionss recommendationss >many.yaml
sed '1i subtitle:' "$root/examples/minimal.yaml" >warning.yaml

said() { # STYLE FILE…: what check says, whatever its status
  local style=$1
  shift
  "$CJM" check --diagnostics "$style" "$@" || [ $? -le 1 ]
}
holds() { # FILE JQ-FILTER: the filter gives true for the file
  [ "$(jq -s "$2" "$1")" = true ] || { echo "not so: $2"; cat "$1"; return 1; }
}

said json broken.yaml warning.yaml >json
keys='["byte_end","byte_start","code","column","end_column","end_line","file","fix","help","line","message","name","related","severity"]'
check "json: every line is an object with all keys" holds json "all(.[]; keys == $keys)"
check "json: one object a line" bash -c '[ "$(wc -l <json)" -eq "$(jq -s length json)" ]'
check "json: in the order of the file" holds json '[.[] | select(.file == "broken.yaml") | .line] == [5, 6, 7, 9]'
check "json: code, name, severity" holds json '.[0] | .code == "E202" and .name == "unknown-key" and .severity == "error"'
check "json: the place in characters" holds json '.[0] | .line == 5 and .column == 5 and .end_line == 5 and .end_column == 15'
bytes() {
  local start end
  read -r start end < <(jq -r 'select(.code == "E202") | "\(.byte_start) \(.byte_end)"' json)
  [ "$(tail -c +$((start + 1)) broken.yaml | head -c $((end - start)))" = painpoints ]
}
check "json: the place in bytes" bytes
check "json: related places" holds json 'any(.[]; .code == "E302" and .related[0] == {message: .related[0].message, file: "broken.yaml", line: 3, column: 9})'
check "json: help, or null" holds json 'all(.[]; .help == null or (.help | type) == "string")'
check "json: a file without mistakes says nothing" bash -c '[ -z "$("$1" check --diagnostics json --quiet "$2")" ]' - "$CJM" "$root/examples/webshop-order.yaml"
said json --max-errors 2 broken.yaml >few
check "json: --max-errors says that there is more" holds few '(length == 3) and (.[2] | .severity == "info" and .code == null and .message == "2 more errors not shown")'

# What SARIF 2.1.0 demands of the parts that are written, after its schema.
cat >sarif.jq <<'JQ'
def message: type == "object" and (.text | type == "string" and length > 0) and (keys - ["text"] == []);
def positive: type == "number" and . >= 1 and floor == .;
def region: (.startLine | positive) and (.startColumn | positive) and (.endLine | positive) and (.endColumn | positive)
  and .startLine <= .endLine and .byteOffset >= 0 and .byteLength >= 0
  and (keys - ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"] == []);
def uri: type == "string" and test("^([A-Za-z0-9._~/-]|%[0-9A-F]{2}|:)+$");
def location: (keys - ["physicalLocation", "message"] == []) and (if has("message") then .message | message else true end)
  and (.physicalLocation | (keys - ["artifactLocation", "region"] == []) and (.artifactLocation | keys == ["uri"] and (.uri | uri)) and (.region | region));
def level: IN("none", "note", "warning", "error");
def replacement: keys == ["deletedRegion", "insertedContent"] and (.deletedRegion | region) and (.insertedContent | keys == ["text"] and (.text | type == "string"));
def fix: keys == ["artifactChanges", "description"] and (.description | message) and (.artifactChanges | length >= 1)
  and all(.artifactChanges[]; keys == ["artifactLocation", "replacements"] and (.artifactLocation.uri | uri) and (.replacements | length >= 1) and all(.replacements[]; replacement));
def result: (keys - ["ruleId", "level", "message", "locations", "relatedLocations", "fixes"] == []) and (.level | level) and all((.fixes // [])[]; fix)
  and (.message | message) and all((.locations // [])[]; location) and all((.relatedLocations // [])[]; location);
def rule: (keys == ["defaultConfiguration", "id", "name", "shortDescription"]) and (.shortDescription | message)
  and (.defaultConfiguration.level | level);
def notification: (keys - ["level", "message", "locations"] == []) and (.message | message) and (.level | level)
  and all((.locations // [])[]; .physicalLocation | keys == ["artifactLocation"] and (.artifactLocation.uri | uri));
def run: (keys == ["columnKind", "invocations", "results", "tool"]) and .columnKind == "unicodeCodePoints"
  and all(.results[]; result)
  and (.tool.driver | .name == "cjm" and (.version | test("^[0-9.]+$")) and all(.rules[]; rule))
  and ([.results[].ruleId] - [.tool.driver.rules[].id] == [])
  and ((.tool.driver.rules | length) == ([.tool.driver.rules[].id] | unique | length))
  and all(.invocations[]; (.executionSuccessful | type == "boolean") and (.exitCode | type == "number")
    and .executionSuccessful == (.exitCode <= 1) and all(.toolExecutionNotifications[]; notification));
keys == ["$schema", "runs", "version"] and .version == "2.1.0" and (.["$schema"] | test("sarif-schema-2.1.0.json$"))
  and (.runs | length == 1 and all(.[]; run))
JQ
sarif() { # FILE…: what is said of the files is SARIF
  said sarif "$@" >sarif && [ "$(jq -f sarif.jq sarif)" = true ] || { cat sarif; return 1; }
}
cp broken.yaml 'ü b#c%.yaml'
check "sarif: mistakes" sarif broken.yaml
check "sarif: … each is a result" bash -c '[ "$(jq ".runs[0].results | length" sarif)" -eq 4 ]'
check "sarif: a name that is no URI" sarif 'ü b#c%.yaml'
check "sarif: standard input" bash -c '"$1" check --diagnostics sarif - <broken.yaml | jq -e ".runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri == \"%3Cstdin%3E\""' - "$CJM"
check "sarif: nothing found" sarif "$root/examples/webshop-order.yaml"
check "sarif: many files, one log" sarif broken.yaml many.yaml warning.yaml "$root"/examples/*.yaml
check "sarif: --max-errors" sarif --max-errors 1 broken.yaml
check "sarif: … says that there is more" bash -c 'jq -e ".runs[0].invocations[0].toolExecutionNotifications[0].message.text == \"3 more errors not shown\"" sarif'
for file in "$root"/tests/hostile/*.yaml; do
  check "sarif: $(basename "$file")" sarif "$file"
done

fails() { # STATUS FILTER COMMAND…: the run ends with this status, which the SARIF on standard output tells as a failure; the filter holds for its notifications
  local status=$1 filter=$2
  shift 2
  "$CJM" "$@" --diagnostics sarif >sarif 2>.err
  local got=$?
  [ $got -eq "$status" ] && [ "$(jq -f sarif.jq sarif)" = true ] &&
    jq -e ".runs[0].invocations[0] | .exitCode == $status and (.executionSuccessful | not)" sarif >/dev/null &&
    jq -e "[.runs[0].invocations[0].toolExecutionNotifications[] | select(.level == \"error\")] | $filter" sarif >/dev/null ||
    { echo "status $got"; cat sarif .err; return 1; }
}
mkfifo never.yaml
mkdir none
check "sarif: mistakes are no failure of the run" bash -c '"$1" check --diagnostics sarif broken.yaml | jq -e ".runs[0].invocations[0] | .executionSuccessful and .exitCode == 1"' - "$CJM"
check "sarif: a file that is not there" fails 3 'length == 1 and (.[0].message.text | test("cannot read nowhere.yaml")) and .[0].locations[0].physicalLocation.artifactLocation.uri == "nowhere.yaml"' check nowhere.yaml broken.yaml
check "sarif: … the others are checked" bash -c '[ "$(jq ".runs[0].results | length" sarif)" -eq 4 ]'
check "sarif: a file that takes too long" fails 3 'length == 1 and (.[0].message.text | test("never.yaml: stopped after"))' check never.yaml --timeout 0.1
reads_never() { # PROCESS: its worker reads never.yaml
  worker=$(cat "/proc/$1/task/$1/children") && [ -n "$worker" ] && readlink /proc/${worker%% *}/fd/* | grep -q never.yaml
}
crashing() { # check, whose worker crashes
  ("$CJM" check never.yaml --diagnostics sarif >sarif 2>.err & parent=$!
    soon reads_never $parent; kill -SEGV ${worker%% *}; wait $parent; [ $? -eq 70 ]) &&
    jq -e '.runs[0].invocations[0] | .exitCode == 70 and (.executionSuccessful | not) and (.toolExecutionNotifications[0].message.text | test("crashed"))' sarif
}
check "sarif: a crash" crashing
check "sarif: a folder without journeys" fails 3 'length == 1 and (.[0].message.text | test("no journey in none"))' check none
check "sarif: wrong usage" fails 2 'length == 1 and (.[0].message.text | test("read only once"))' check - -
check "sarif: a report that cannot be written" bash -c '! "$1" render "$2" -f svg -o /dev/null --report /dev/full --diagnostics sarif 2>sarif; jq -e ".runs[0].invocations[0].exitCode == 3" sarif' - "$CJM" "$root/examples/minimal.yaml"
check "sarif: on standard error is nothing else" bash -c '! "$1" render nowhere.yaml --diagnostics sarif 2>sarif; jq -e ".runs[0].invocations[0].toolExecutionNotifications | length == 1" sarif' - "$CJM"
check "sarif: into a file, and standard error tells it, too" gives_saying 3 'cannot read nowhere.yaml' "$CJM" check nowhere.yaml --diagnostics sarif --diagnostics-to found.sarif
check "sarif: … the file has it" bash -c 'jq -e ".runs[0].invocations[0].exitCode == 3" found.sarif'
check "json: a file that is not there" bash -c '"$1" check --diagnostics json nowhere.yaml 2>/dev/null | jq -e ".severity == \"error\" and .code == null and .file == \"nowhere.yaml\""' - "$CJM"
check "github: a file that is not there" bash -c '"$1" check --diagnostics github nowhere.yaml 2>/dev/null | grep -qx "::error file=nowhere.yaml,title=cjm::cannot read nowhere.yaml: No such file or directory"' - "$CJM"

cp broken.yaml 'a:b,c%.yaml'
said github broken.yaml >github
check "github: one command a message" bash -c '[ "$(grep -c "^::error file=broken.yaml,line=" github)" -eq 4 ]'
check "github: place, title and help" grep -qxF '::error file=broken.yaml,line=5,endLine=5,col=5,endColumn=15,title=E202 unknown-key::`painpoints` is not a key of a phase%0Ahelp: did you mean `pain_points`?' github
check "github: the name of the file is escaped" bash -c '"$1" check --diagnostics github "a:b,c%.yaml" | grep -q "^::error file=a%3Ab%2Cc%25.yaml,line="' - "$CJM"
said github many.yaml >github
check "github: ten of a level" bash -c '[ "$(grep -c ^::error github)" -eq 10 ]'
check "github: the rest is in the log" bash -c '[ "$(grep -c "^many.yaml:[0-9]*:1: error: " github)" -eq 3 ]'
check "github: and a summary" bash -c 'tail -n 1 github | grep -qx "13 messages, 3 of them only in this log: GitHub shows 10 of a level"'
said github broken.yaml many.yaml broken.yaml >github
check "github: ten in a run, whatever the number of files" bash -c '[ "$(grep -c ^::error github)" -eq 10 ]'

check "--diagnostics-to" gives 1 "$CJM" check --diagnostics json --diagnostics-to found broken.yaml
check "… has them" cmp found <(said json broken.yaml)
check "… and standard output nothing" test ! -s .out
check "… of render, too" gives 1 "$CJM" render --diagnostics-to found broken.yaml
check "… with the count" grep -qx '4 errors; nothing was written' found
check "… without colours" bash -c '! TERM=xterm script -qec "\"$1\" check --diagnostics-to found broken.yaml" /dev/null </dev/null; ! grep "$(printf "\033")" found' - "$CJM"
check "… into a file that is taken for a folder" gives_saying 3 'cannot make the folder found for found/it' "$CJM" check --diagnostics-to found/it broken.yaml
finish
