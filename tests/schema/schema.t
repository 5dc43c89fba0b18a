#!/usr/bin/env bash
# The JSON Schema: every example is valid, and what it refuses is refused by cjm too. An independent program validates.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
validate=$root/tests/schema/validate

"$CJM" schema >schema.json
check "it is JSON" jq . schema.json
check "it is draft-07, and a valid schema of it" "$validate" schema.json
check "every key of the tables is there" bash -c '
  sed -n "/^<!-- format begin/,/^<!-- format end/p" "$1/docs/format.md" | grep -oE "^\| \`[a-z_]+\`" | tr -d "|\` " | sort -u >keys
  jq -r "[.. | objects | .properties? // empty | keys[]] | unique[]" schema.json | sort -u | comm -23 keys - | { ! grep .; }' - "$root"
check "every key has a description" bash -c '
  [ "$(jq "[.properties, .definitions.persona.anyOf[1].properties, .definitions[\"step-keys\"].properties | .[] | select(.description | not)] | length" schema.json)" -eq 0 ]'

# Every file with one mistake, the example of every message and rule, and the examples.
mkdir messages
for code in $("$CJM" explain | grep -oE '^[A-Z][0-9]+'); do
  "$tools/example" "$code" >"messages/$code.yaml" || rm "messages/$code.yaml"
done
"$validate" schema.json "$root"/examples/*.yaml messages/*.yaml "$root"/tests/mistakes/*.yaml >verdicts

for file in "$root"/examples/*.yaml; do
  check "valid: $(basename "$file")" grep -F "$(printf 'valid\t%s\t' "$file")" verdicts
done
while IFS=$'\t' read -r verdict file why; do
  case $verdict in
    refused) check "refused, and by cjm too: $(basename "$file")" gives 1 "$CJM" check "$file" ;;
    valid) case $(basename "$file") in E202*) check "$(basename "$file") is refused" false ;; esac ;;
  esac
done <verdicts
check "most mistakes in keys and values are found by the schema" bash -c '
  found=$(grep -cE "^refused.*/E2" verdicts) missed=$(grep -cE "^valid.*/E2" verdicts)
  echo "$found found, $missed missed"; [ "$found" -gt $((2 * missed)) ]'

own() { # LANES KEY: a step's key in a file with these lanes
  printf 'title: T\nlanes: %s\nphases: [{title: A, steps: [{title: B, %s: x}]}]\n' "$1" "$2" >own.yaml
  "$validate" schema.json own.yaml | cut -f1 | grep -x "$3"
}
check "a lane of the author's own is a key of steps" own '{id: law, title: Law}' law valid
check "… and of phases" bash -c 'printf "title: T\nlanes: [steps, {id: law, title: Law}]\nphases: {title: A, law: x}\n" >own.yaml; "$1" schema.json own.yaml | grep ^valid' - "$validate"
check "without one, it is not" own '[steps, {emotion: {style: line}}]' law refused
finish
