#!/usr/bin/env bash
# cjm check: everything that is wrong or could be better, and what it counts.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

good=$root/examples/webshop-order.yaml
cat >weak.yaml <<'YAML'
title: Weak
scenario: Buys shoes
persona: {title: Sanne, goals: Shoes}
phases:
  - {title: Compare, actions: Compares two shops, touchpoints: Shop, emotion: 1}
  - {title: Order, actions: Pays by card, touchpoints: Shop, emotion: 1.5}
  - {title: Use, actions: Runs a race, touchpoints: Shop, emotion: -1.5, pain_points: Blisters}
YAML
{ cat weak.yaml; echo 'gates: [{emotion: any, min: -1}]'; } >gated.yaml
sed 's/^title/titel/' weak.yaml >broken.yaml

finds() { # STATUS PATTERN COMMAND…: the status, and the pattern in its output
  local wanted=$1 pattern=$2
  shift 2
  gives "$wanted" "$@" && { grep -qE -- "$pattern" .out || { echo "no '$pattern' in:"; cat .out; return 1; }; }
}

check "a good map: status 0" finds 0 '^1 file: ' "$CJM" check "$good"
check "nothing on standard error" test ! -s .err
check "a weak spot: status 0" finds 0 '^warning\[L011\]' "$CJM" check weak.yaml
check "… counts under --strict" finds 1 '^warning\[L011\]' "$CJM" check --strict weak.yaml
check "--strict does not count remarks" finds 0 '^info\[L012\]' "$CJM" check --strict --rule weak-ending=off weak.yaml
check "a mistake: status 1" finds 1 '^error\[E202\]' "$CJM" check broken.yaml
check "… and no weak spots of what is broken" bash -c '! "$1" check broken.yaml | grep "\[L"' - "$CJM"
check "--rule: off" bash -c '! "$1" check --rule weak-ending=off weak.yaml | grep L011' - "$CJM"
check "--rule: by code" bash -c '! "$1" check --rule L011=off weak.yaml | grep L011' - "$CJM"
check "--rule: error" finds 1 '^error\[L011\]' "$CJM" check --rule weak-ending=error weak.yaml
check "--rule: as often as needed, the last counts" finds 1 '^error\[L011\]' "$CJM" check --rule weak-ending=off --rule L012=off --rule weak-ending=error weak.yaml
{ cat weak.yaml; echo 'lint: {weak-ending: error}'; } >level.yaml
check "a level in the file" finds 1 '^error\[L011\]' "$CJM" check level.yaml
check "--rule goes before it" finds 0 '^info\[L011\]' "$CJM" check --rule weak-ending=info level.yaml
check "an unknown rule: the nearest" gives_saying 2 'did you mean .weak-ending' "$CJM" check --rule weakending=off weak.yaml
check "… although the file is broken" gives_saying 2 'did you mean' "$CJM" check --rule weakending=off broken.yaml
check "an unknown level" gives_saying 2 'off, info, warning, error' "$CJM" check --rule weak-ending=loud weak.yaml
check "an unknown rule in the file" finds 1 'E320' "$CJM" check <(sed 's/weak-ending/weakending/' level.yaml)
check "a gate that does not hold: status 1" finds 1 '^error\[G002\].*1\.5.*-?1' "$CJM" check gated.yaml
check "… render draws the map all the same" gives 0 "$CJM" render gated.yaml -o gated.svg
check "render says nothing of weak spots" bash -c '[ -z "$("$1" render weak.yaml -o weak.svg 2>&1)" ]' - "$CJM"
check "-q: errors only" bash -c '[ -z "$("$1" check -q weak.yaml)" ]' - "$CJM"
check "many files: one summary" finds 1 '^4 files: 2 errors, 2 warnings and [0-9]+ remarks$' "$CJM" check "$good" weak.yaml gated.yaml broken.yaml
check "… in one line" bash -c '[ "$(grep -c "^[0-9]* files\?: " .out)" -eq 1 ]'
check "short: no summary" bash -c '! "$1" check --diagnostics short weak.yaml | grep "files\?: "' - "$CJM"
check "standard input" bash -c '"$1" check - <weak.yaml | grep -qF "<stdin>:7"' - "$CJM"
check "without a file: standard input" bash -c '"$1" check <weak.yaml | grep -qF "<stdin>:7"' - "$CJM"
check "a file that is not there: status 3" gives_saying 3 'cannot read nowhere.yaml' "$CJM" check weak.yaml nowhere.yaml
check "… the others are checked" grep -q 'L011' .out
check "standard output into a full device" gives_saying 3 'No space left' bash -c '"$1" check "$2" >/dev/full' - "$CJM" weak.yaml
sed 's/title: Sanne/title: Sanne, image: sanne.png/' weak.yaml >image.yaml
check "an image that is not there" finds 1 '^error\[E401\]' "$CJM" check image.yaml
mkdir -p tree/below && cp "$root/examples/minimal.yaml" tree/below/a.yaml && cp "$root/examples/minimal.yaml" tree/b.yml
check "-r: every journey of a folder" bash -c '"$1" check -r tree | tail -n 1 | grep -q "^2 files: "' - "$CJM"
check "--files-from" bash -c 'printf "tree/b.yml\0" | "$1" check --files-from - | tail -n 1 | grep -q "^1 file: "' - "$CJM"
finish
