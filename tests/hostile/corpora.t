#!/usr/bin/env bash
# Public collections of hard files, in the folder $CORPORA (see docs/security.md): whatever a file has, there is a verdict on it, and the verdict on
# YAML is that of yaml-test-suite but for what corpora.list explains. libfyaml (fy-tool) is the judge of what is no JSON.
. "$(dirname "$0")/../tap.sh"
list=$root/tests/hostile/corpora.list
[ -n "${CORPORA:-}" ] || { echo "1..0 # SKIP no folder with public test data: make check CORPORA=folder"; exit 0; }
[ -d "$CORPORA/yaml-test-suite" ] || { echo "1..0 # SKIP no yaml-test-suite in $CORPORA"; exit 0; }
CORPORA=$(cd "$root" && cd "$CORPORA" && pwd)
cd "$dir"
ulimit -t 120

# verdicts FOLDER: one run over all files of a folder, its messages in FOLDER.said; what of them is an error of YAML, in FOLDER.yaml: FILE CODE.
verdicts() {
  gives 1 "$CJM" check --diagnostics short --max-errors 0 "$1"/* || return 1
  cat .out .err >"$1.said"
  sed -nE "s|^$1/([^:]*):[0-9]+:[0-9]+: error: .*\[(E1[0-9]{2}) .*|\1 \2|p" "$1.said" | sort -u >"$1.yaml"
  # Each file has a verdict of its own: no journey is among them, so each has an error at a place.
  ls "$1" | sort >"$1.files"
  sed -nE "s|^$1/([^:]*):[0-9]+:[0-9]+: error: .*|\1|p" "$1.said" | sort -u >"$1.judged"
  diff "$1.files" "$1.judged"
}
none() { [ ! -s "$1" ] || { cat "$1"; return 1; }; }

mkdir yaml json utf8
while read -r file; do
  name=${file%/in.yaml} name=${name#"$CORPORA/yaml-test-suite/"} name=${name//\//-}
  cp "$file" "yaml/$name"
  [ ! -e "${file%/in.yaml}/error" ] || echo "$name"
done < <(find "$CORPORA/yaml-test-suite" -name in.yaml) | sort >invalid
check "a verdict on each of the $(ls yaml | wc -l) cases of yaml-test-suite" verdicts yaml

cut -d' ' -f1 yaml.yaml | sort -u >refused
comm -23 invalid refused | sed 's/^/accepts /' >differ
# Codes of what a journey may not have, though YAML may.
comm -13 invalid refused | join - yaml.yaml | grep -vE ' E(103|105|106|107|110|111)$' | cut -d' ' -f1 | sort -u | sed 's/^/refuses /' >>differ
grep -oE '^(accepts|refuses) [^ ]+' "$list" | sort >listed
check "the same verdict as the suite, but for the $(grep -vc 'json$' listed) cases of the list" diff <(grep -v 'json$' listed) <(sort differ)

for file in "$CORPORA"/JSONTestSuite/test_parsing/*; do cp "$file" json/; done
check "a verdict on each of the $(ls json | wc -l) files of JSONTestSuite" verdicts json
# JSON is YAML, except for keys twice, control characters, and null alone.
grep '^y_' json.yaml | grep -vE ' E(103|105|108)$' >wrong
check "valid JSON is read" none wrong
if command -v fy-tool >/dev/null; then
  for name in $(comm -23 <(grep '^n_' json.files) <(cut -d' ' -f1 json.yaml | sort -u)); do fy-tool --json no --testsuite "json/$name" >/dev/null 2>&1 || echo "accepts $name"; done | sort >wrong
  check "invalid JSON that is read is YAML to libfyaml, but for the list" diff <(grep 'json$' listed) wrong
else
  echo "# fy-tool (Debian: libfyaml-utils) is not there: nobody judges invalid JSON"
fi

find "$CORPORA/utf8" "$CORPORA/blns" -type f -size -2000k \( -name '*.txt' -o -name '*.bin' -o -name '*.json' \) -exec cp -t utf8 {} +
check "a verdict on each of the $(ls utf8 | wc -l) files with naughty and broken texts" verdicts utf8

# Those that can be read: with letters, digits or signs, and without control characters.
jq '{title: "Naughty", phases: [{title: "One", steps: map(select(test("[\\p{L}\\p{N}\\p{P}\\p{S}]") and (test("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x84\\x86-\\x9f\ufeff\ufffe\uffff]") | not)) | {title: "S", notes: [.]})}]}' \
  "$CORPORA/blns/blns.json" >naughty.json
check "the naughty strings as notes of steps are a map" gives 0 "$CJM" render -q -f svg,pdf naughty.json
finish
