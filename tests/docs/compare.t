#!/usr/bin/env bash
# The recipes of docs/compare.md do what they say, in a real repository; GitHub is a program that keeps comments in a file.
. "$(dirname "$0")/../tap.sh"
PATH=$(dirname "$CJM"):$PATH
cd "$dir"

recipe_of() { # PAGE NAME: writes the block behind the line "`NAME`:" to a file of that name
  mkdir -p "$(dirname "$2")"
  awk -v name="\`$2\`:" '$0 == name { found = 1 } found && /^```/ { if (open) exit; open = 1; next } open' "$root/docs/$1.md" >"$2"
  test -s "$2" && chmod +x "$2"
}
recipe() { recipe_of compare "$1"; }
block() { # BEGINNING: the block of the page that begins so
  awk -v start="$1" '/^```/ { if (open && text ~ "^" start) { printf "%s", text; exit } open = !open; text = ""; next } open { text = text $0 "\n" }' "$root/docs/compare.md"
}

export GIT_CONFIG_GLOBAL=$dir/gitconfig GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
git config --global init.defaultBranch main
mkdir repo && cd repo && git init -q .
mkdir journeys
cp "$root"/examples/shop/library.yaml "$root"/examples/shop/order-2024.yaml "$root"/examples/shop/numbers-2024.csv journeys/
cp "$root/examples/webshop-order.yaml" journeys/order.yaml
cp "$root/examples/minimal.yaml" 'journeys/a parcel.yaml'
cp "$root/examples/minimal.yaml" journeys/old.yaml
check "a script that compares" recipe ci/changes
check "a gate" recipe ci/gate
check "the script that comments" recipe_of report ci/comment
echo '# Changelog' >CHANGELOG.md
git add -A && git commit -qm 'then'
git checkout -qb branch
check "nothing changed: nothing is said" bash -c '[ -z "$(ci/changes main journeys)" ]'
check "… and the gate is open" gives 0 ci/gate main journeys

cp "$root/examples/webshop-order-2027.yaml" journeys/order.yaml
sed -i 's/3.6,2024/3.0,2024/' journeys/numbers-2024.csv
cp "$root/examples/veg-box.yaml" journeys/new.yaml
git rm -q journeys/old.yaml
git add -A && git commit -qm 'now'
git checkout -q main && sed -i 's/^title:.*/title: Something else/' 'journeys/a parcel.yaml' && git commit -qam 'elsewhere' && git checkout -q branch
check "what changed since the branch began" gives 0 ci/changes main journeys
cp "$dir/.out" changes.md
check "… in the journey" grep -q '^\*\*“Pays” is fixed' changes.md
check "… in a table" grep -q 'metric-worse.*3.6 → <b>3</b>' changes.md
check "… what is new and gone" bash -c 'grep -qx "### \`journeys/new.yaml\` is new" changes.md && grep -qx "### \`journeys/old.yaml\` is gone" changes.md'
check "… nothing of the other branch, nor of libraries" bash -c '! grep -q "a parcel.yaml\|library.yaml" changes.md'

# ---- the workflow ----

workflow=.github/workflows/compare.yaml
check "a workflow" recipe $workflow
check "… has the keys of a workflow, and only the rights that it needs" bash -c 'python3 -c "import json, sys, yaml; json.dump(yaml.load(open(sys.argv[1]), yaml.BaseLoader), sys.stdout)" "$1" |
  jq -e ".on == \"pull_request\" and .permissions == {contents: \"read\", \"pull-requests\": \"write\"} and (.jobs.compare.steps | all((keys - [\"name\", \"uses\", \"with\", \"run\", \"env\"]) == [] and (has(\"uses\") != has(\"run\"))))"' - $workflow
check "… puts no expression into a command" bash -c '! grep "run:.*\${{" "$1"' - $workflow
step() { # NAME: what a step runs, as GitHub runs it
  python3 -c '
import sys, yaml
print(next(s["run"] for s in yaml.safe_load(open(sys.argv[1]))["jobs"]["compare"]["steps"] if s.get("name") == sys.argv[2]))' $workflow "$1" >step
  BASE=main NUMBER=12 GITHUB_REPOSITORY=us/maps bash --noprofile --norc -eo pipefail step
}
mkdir "$dir/fake"
cat >"$dir/fake/gh" <<'SH'
#!/usr/bin/env bash
# gh api [--paginate] [--silent] [--method M] PATH [--jq FILTER] [--field body=@FILE]: comments in the file comments.json
set -eu
[ "$1" = api ] && shift
method=GET filter=. body=
while [ $# -gt 0 ]; do
  case $1 in
    --method) method=$2 && shift ;;
    --jq) filter=$2 && shift ;;
    --field) body=${2#body=@} && shift ;;
    --paginate | --silent) ;;
    *) path=$1 ;;
  esac
  shift
done
case $method in
  GET) jq -r "$filter" comments.json ;;
  POST) jq --rawfile body "$body" '. + [{id: (length + 101), body: $body}]' comments.json >new && mv new comments.json ;;
  PATCH) jq --rawfile body "$body" --argjson id "${path##*/}" 'map(if .id == $id then .body = $body else . end)' comments.json >new && mv new comments.json ;;
esac
SH
chmod +x "$dir/fake/gh"
PATH=$dir/fake:$PATH
echo '[{"id": 7, "body": "<!-- cjm report -->\nThe report"}]' >comments.json
check "it compares" step Compare
check "… and comments" step Comment
check "… beside the comment of the report" jq -e 'length == 2 and .[0].body == "<!-- cjm report -->\nThe report" and (.[1].body | startswith("<!-- cjm changes -->\n") and contains("“Pays” is fixed"))' comments.json
check "… it fails" gives 1 step Gate
check "… at the lines that are worse" grep -q "^::warning file=journeys/order.yaml,line=$(grep -n 'score: -1.2' journeys/order.yaml | cut -d: -f1),.*emotion-down" "$dir/.out"
sed -i 's/score: -1.2/score: -0.2/' journeys/order.yaml
git commit -qam 'again'
check "the next commit changes the comment" bash -c "$(declare -f step); workflow=$workflow; step Compare && step Comment && jq -e 'length == 2 and (.[1].body | contains(\"−0.2 Let down\"))' comments.json"

# ---- the gate ----

check "the gate is shut" gives 1 ci/gate main journeys
grep -oE '^::warning.*title=worse [a-z-]+ [0-9a-f]{12}' "$dir/.out" | sed -E 's/.* /- Agreed on in May: /' >>CHANGELOG.md
check "… what is in the changelog opens it" gives 0 ci/gate main journeys
sed -i 's/score: -0.2, label: Let down/score: -1.9, label: Let down/' journeys/order.yaml
check "… until it changes again" gives 1 ci/gate main journeys
echo 'tilte: Oops' >journeys/order.yaml
check "… a broken journey never passes" gives 2 ci/gate main journeys
check "… and the comment says so" bash -c 'ci/changes main journeys 2>said | grep -qx "### \`journeys/order.yaml\` is no journey, then or now" && grep -q "order.yaml:1:1" said'
git checkout -q journeys/order.yaml

# ---- many ----

python3 - <<'END'
import os
def write(text):
    for k in range(4):
        with open('journeys/long%d.yaml' % k, 'w') as out:
            print('title: Long %d\nphases:\n  title: A\n  steps:' % k, file=out)
            for i in range(150): print('    - {id: s%d, title: Step %d, thoughts: "%s %d, and this and that for a long while"}' % (i, i, text, i), file=out)
write('Before')
os.system('git add -A && git commit -qm long && git branch long')
write('After')
END
check "more than a comment holds: the rest is named" bash -c 'ci/changes long journeys >many.md && [ "$(wc -c <many.md)" -lt 60000 ] && grep -qx "### \`journeys/long3.yaml\` changed too" many.md'
git checkout -q . && git clean -qfd

# ---- git diff ----

block 'git config' >setup
check "a driver for git diff" bash -e setup
check "… git diff says it in words" bash -c 'git diff main -- journeys/order.yaml >.out; grep -q "^diff cjm journeys/order.yaml" .out && grep -q "“Pays” is fixed" .out'
check "… git log too" bash -c 'git log -p --ext-diff main.. -- journeys/order.yaml | grep -q "Pays” is fixed"'
check "… other files as ever" bash -c 'echo more >>CHANGELOG.md; git diff CHANGELOG.md | grep -q "^+more"'
git checkout -q CHANGELOG.md
git config --unset diff.cjm.command
block 'GIT_EXTERNAL_DIFF' | sed 's/HEAD~1/main/' >once
check "without configuration" bash -c 'bash -e once >.out 2>.err; grep -q "Pays” is fixed" .out && grep -q "journeys/new.yaml: journey added" .out && grep -q "journeys/old.yaml: journey removed" .out'
export GIT_EXTERNAL_DIFF='cjm diff --git'
git mv journeys/order.yaml journeys/moved.yaml && sed -i 's/title: Pays/title: Pays now/' journeys/moved.yaml && git add -A
check "… a renamed file" bash -c 'git diff --cached -M -- journeys | grep -q "step renamed"'
chmod +x journeys/moved.yaml && git add -A
check "… a file with another mode" bash -c 'git diff --cached -M -- journeys >.out && grep -q "step renamed" .out'
git reset -q --hard
echo 'tilte: Oops' >journeys/order.yaml
check "… a broken file does not stop git" bash -c 'git diff -- journeys >.out 2>.err && grep -q "^error" .err && ! grep -q "Nothing changed" .out'
unset GIT_EXTERNAL_DIFF
always() { # whatever happens, git goes on
  local format
  cp "$root/examples/minimal.yaml" a.yaml
  echo 'tilte: Oops' >b.yaml
  for format in text markdown json; do
    for pair in 'a.yaml b.yaml' 'b.yaml a.yaml' 'a.yaml none.yaml' 'a.yaml /dev/null' '/dev/null b.yaml' 'none.yaml none.yaml' 'a.yaml a.yaml'; do
      set -- $pair
      cjm diff --git --fail-on any -f $format x.yaml "$1" 1234567 100644 "$2" 0000000 100644 >.out 2>.err || { echo "$format $pair: $?"; return 1; }
    done
  done
}
check "--git always ends with 0" always
finish
