#!/usr/bin/env bash
# Folders as arguments: which of their files are journeys, and where the maps go. One way for all commands.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

map='title: A
phases: [{title: P, steps: [{title: S}]}]'
mkdir -p tree/de/old tree/fr
echo "$map" >tree/plain.yaml
echo "$map" >tree/de/order.journey.yaml
echo "$map" >tree/de/old/order.cjm.yml
(cd tree && "$CJM" init fr/start 2>/dev/null) # brings a schema along
"$CJM" export tree/plain.yaml -o tree/fr/data.json
printf 'library: true\nmetrics: nps\n' >tree/shared.yaml
printf 'title: B\nextends: plain.yaml\n' >tree/longer.yml
journeys='tree/de/old/order.cjm.yml
tree/de/order.journey.yaml
tree/fr/data.json
tree/fr/start.yaml
tree/longer.yml
tree/plain.yaml
tree/shared.yaml'
# What lies in repositories beside journeys.
mkdir -p tree/.github
echo 'phases: hidden' >tree/.github/hidden.yaml
printf 'on: push\njobs:\n  phases: {runs-on: ubuntu}\n' >tree/workflow.yaml
printf '# phases:\nservices:\n- phases: 1\n' >tree/compose.yml
echo '{"name": "x", "scripts": {"phases": "make"}, "files": [{"phases": 1}]}' >tree/package.json
echo '["phases"]' >tree/list.json
echo 'title: just text' >tree/text.yaml
printf 'a: |\n  phases:\nb: "x\n  phases: 1"\n' >tree/quoted.yaml
: >tree/empty.yaml

takes() { # FILES COMMAND…: the command takes these files (a report has a line each)
  local wanted=$1
  shift
  "$@" --report report >/dev/null 2>.err
  diff <(echo "$wanted") <(jq -r .file report)
}
check "-r takes journeys by name and by content, and nothing else" takes "$journeys" "$CJM" render -r tree -o maps/
check "… all of them are good" gives 0 "$CJM" render -r tree -o maps/
check "… the schema of init is none of them" absent tree/cjm.schema.svg
check "… export goes the same way" takes "$journeys" "$CJM" export -r tree -o data/
check "… check" bash -c '"$1" check -r tree | tail -n 1 | grep -q "^7 files: "' - "$CJM"
check "… fonts, which says whose fonts they are" bash -c '[ "$("$1" fonts -r tree | grep -c ":$")" = 6 ]' - "$CJM"
check "-v names what is skipped" gives_saying 0 '^cjm: tree/fr/cjm.schema.json: skipped: it has no top-level `phases`' "$CJM" check -v -r tree
check "… each" bash -c '[ "$(grep -c "skipped" .err)" = 8 ]'
check "… and nothing does without" bash -c '! "$1" check -r tree 2>&1 | grep "skipped"' - "$CJM"

check "maps have the folders of their journeys" bash -c 'diff <(cd maps && find . -type f | sort) - <<END
./de/old/order.svg
./de/order.svg
./fr/data.svg
./fr/start.svg
./longer.svg
./plain.svg
END' - "$CJM"
check "… data, too" test -s data/de/old/order.json -a -s data/fr/start.json
check "a folder with a slash, and one that is below the current one" bash -c 'cd tree && "$1" render -r de/ -o ../slash/ && "$1" render -r . -o ../here/ && cd .. &&
  test -s slash/old/order.svg -a -s here/de/old/order.svg' - "$CJM"
check "files that are named go into the folder itself" bash -c '"$1" render tree/de/order.journey.yaml tree/plain.yaml -o flat/ && test -s flat/order.svg -a -s flat/plain.svg' - "$CJM"
check "{dir} is the folder below the argument" bash -c '"$1" render -r tree -o "dir/{dir}/{stem}.{format}" && test -s dir/de/old/order.svg -a -s dir/plain.svg' - "$CJM"
check "… and as it is named of a file that is" bash -c '"$1" render tree/de/order.journey.yaml -o "named/{dir}/{stem}.svg" && test -s named/tree/de/order.svg' - "$CJM"
check "… inside the folder before it, if the file is named from outside" bash -c 'mkdir -p aside && cd aside && "$1" render ../tree/de/order.journey.yaml -o "out/{dir}/{stem}.svg" && test -s out/tree/de/order.svg' - "$CJM"
check "… beside the file, if it comes first" bash -c 'cd aside && "$1" render ../tree/plain.yaml -o "{dir}/{stem}-2.svg" && test -s ../tree/plain-2.svg && rm ../tree/plain-2.svg' - "$CJM"
check "… nothing, of one that is here" bash -c 'cd tree && "$1" render plain.yaml -o "{dir}/{stem}.svg" && test -s plain.svg && rm plain.svg' - "$CJM"

check "a folder without -r: what is in it itself" takes 'tree/longer.yml
tree/plain.yaml
tree/shared.yaml' "$CJM" render tree -o top/
check "… where nothing is: -r is suggested" gives_saying 3 'there is no journey in tree/de/old/\.\.; -r searches its subfolders' \
  bash -c 'mv tree/de/order.journey.yaml . && "$1" check tree/de/old/..; status=$?; mv order.journey.yaml tree/de/; exit $status' - "$CJM"
mkdir other && cp tree/workflow.yaml tree/fr/cjm.schema.json other/
check "a folder with other files alone: says what a journey is" \
  gives_saying 3 'there is no journey in other; 2 other files \(a journey has a top-level `phases`, `extends` or `library`\)' "$CJM" render -r other
check "a folder that is empty" gives_saying 3 'there is no journey in none$' bash -c 'mkdir none; "$1" render none' - "$CJM"
check "a file that is named is taken whatever it is" gives 1 "$CJM" check tree/workflow.yaml

journey() { # NAME TEXT: taken of a folder, or not
  rm -rf one && mkdir one && echo "$map" >one/other.yaml && printf "$2" >"one/$1" && "$CJM" check -v one >/dev/null 2>.err
  ! grep -qF "one/$1: skipped" .err
}
check "a misspelt key is a mistake and no reason to be passed over" journey a.yaml 'title: T\npahses: [A]\n'
check "… of another language, beside other keys of a journey" journey a.yaml 'titel: T\npersona: P\nabschnitte: [A]\n'
passed_over() { ! journey "$@"; }
check "a title and a list are none yet" passed_over a.yaml 'title: T\nstages: [build, test]\n'
check "a quoted key" journey a.yaml '"title": T\n"phases": [A]\n'
check "… in single quotes, with a space before the colon" journey a.yaml "'phases' : [A]\n"
check "keys in braces, over lines, with comments" journey a.yaml '# a map\n{title: "a } phases", # {\n  personas: [{title: A}],\n  phases: [B]}\n'
check "a byte order mark, and line ends of Windows" journey a.yaml '\xEF\xBB\xBFphases:\r\n  - A\r\n'
check "behind the mark of a document" journey a.yaml '%%YAML 1.1\n---\ntitle: T\nphases: [A]\n'
check "a broken file" journey a.yaml 'title: [\nphases: [A]\n'
check "a name that says it, whatever is in it" journey a.cjm.yaml 'anything\n'
check "an ending in capitals" journey A.YAML 'phases: [A]\n'
finish
