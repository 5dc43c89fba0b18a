#!/usr/bin/env bash
# The recipes of docs/report.md do what they say; GitHub is a program that keeps comments in a file.
. "$(dirname "$0")/../tap.sh"
PATH=$(dirname "$CJM"):$PATH
cd "$dir"

recipe() { # NAME: writes the block behind the line "`NAME`:" to a file of that name
  mkdir -p "$(dirname "$1")"
  awk -v name="\`$1\`:" '$0 == name { found = 1 } found && /^```/ { if (open) exit; open = 1; next } open' "$root/docs/report.md" >"$1"
  test -s "$1" && chmod +x "$1"
}
mkdir -p journeys/deep
cp "$root/examples/webshop-order.yaml" journeys/order.yaml
cp "$root/examples/minimal.yaml" journeys/deep/

check "what is quoted is what is printed" bash -c 'cjm report "$1/examples/webshop-order.yaml" >said
  awk "/^\\$ cjm report/ { open = 1; next } /^\`\`\`/ { open = 0 } open && !/^…/" "$1/docs/report.md" >quoted; [ "$(wc -l <quoted)" -ge 3 ] && ! grep -vxFf said quoted' - "$root"

# ---- every night ----

check "a script for every night" recipe nightly
check "… makes an atlas" gives 0 ./nightly journeys reports
check "… as a page" grep -q '<title>2 maps, 15 steps</title>' reports/index.html
check "… with a report of each map beside it" ls reports/order.html reports/minimal.html
check "… and links to the maps" grep -q 'href="../journeys/order.yaml"' reports/index.html
touch -d '2001-01-01' reports/*.html
check "the next night" gives 0 ./nightly journeys reports
check "… nothing is written again" bash -c '[ -z "$(find reports -name "*.html" -newermt 2002-01-01)" ]'
echo 'tilte: Oops' >journeys/broken.journey.yaml
check "a broken journey: the exit status says it" gives_saying 2 'see reports/messages.txt' ./nightly journeys reports
check "… its messages are kept" grep -q 'broken.journey.yaml:1:1' reports/messages.txt
check "… the atlas has the others, and says what is missing" bash -c 'grep -q "2 maps, 15 steps" reports/index.html && grep -q broken.journey.yaml reports/index.html'
rm journeys/broken.journey.yaml

# ---- in pull requests ----

check "a workflow" recipe .github/workflows/report.yaml
check "… has the keys of a workflow, and only the rights that it needs" bash -c 'python3 -c "import json, sys, yaml; json.dump(yaml.load(open(sys.argv[1]), yaml.BaseLoader), sys.stdout)" .github/workflows/report.yaml |
  jq -e ".on == \"pull_request\" and .permissions == {contents: \"read\", \"pull-requests\": \"write\"} and (.jobs.report.steps | length) == 4"'
check "a script that comments" recipe ci/comment
step() { awk '/name: Report/ { getline; sub(/^ *run: /, ""); print }' .github/workflows/report.yaml; }
check "the step of the report works" bash -c "$(step) && test -s report.md"

mkdir fake
cat >fake/gh <<'SH'
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
echo "$method $path" >>calls
case $method in
  GET) jq -r "$filter" comments.json ;;
  POST) jq --rawfile body "$body" '. + [{id: (length + 101), body: $body}]' comments.json >new && mv new comments.json ;;
  PATCH) jq --rawfile body "$body" --argjson id "${path##*/}" 'map(if .id == $id then .body = $body else . end)' comments.json >new && mv new comments.json ;;
esac
SH
chmod +x fake/gh
PATH=$dir/fake:$PATH
echo '[{"id": 7, "body": "Looks good"}]' >comments.json
check "the first run comments" ci/comment us/maps 12 report.md
check "… with the report" jq -e 'length == 2 and (.[1].body | contains("# 2 maps, 15 steps") and contains("“Pays”"))' comments.json
check "… on this pull request" grep -qx 'POST repos/us/maps/issues/12/comments' calls
sed -i 's/score: -1.4/score: 1.4/' journeys/order.yaml
cjm report -q -r journeys -o report.md
check "the second run changes the comment" ci/comment us/maps 12 report.md
check "… and adds none" jq -e 'length == 2 and .[0].body == "Looks good" and (.[1].body | contains("“Pays”") | not)' comments.json
check "… it is the same one" grep -qx 'PATCH repos/us/maps/issues/comments/102' calls
seq 20000 >long.md
check "a long report is shortened" bash -c 'ci/comment us/maps 12 long.md && jq -e ".[1].body | length < 65536 and contains(\"too long\")" comments.json'
finish
