#!/usr/bin/env bash
# The recipes of docs/ci.md are valid, and do what they say.
. "$(dirname "$0")/../tap.sh"
PATH=$(dirname "$CJM"):$PATH
export HOME=$dir

recipe() { # NAME: writes the block behind the line "`NAME`:" to a file of that name
  mkdir -p "$(dirname "$1")"
  awk -v name="\`$1\`:" '$0 == name { found = 1 } found && /^```/ { if (open) exit; open = 1; next } open' "$root/docs/ci.md" >"$1"
  test -s "$1"
}
json() { # YAML as JSON
  python3 -c 'import json, sys, yaml; json.dump(yaml.load(open(sys.argv[1]), yaml.BaseLoader), sys.stdout)' "$1"
}
holds() { # FILE FILTER: jq finds it true of the YAML file
  json "$1" | jq -e "$2" >/dev/null
}
draw_desk() { "$CJM" render -q --ppi "$1" -f png -o journeys/images/desk.png "$root/examples/minimal.yaml"; }
fresh() { # a folder with two journeys, one of which has an image
  rm -rf "$dir/at"
  mkdir -p "$dir/at/journeys/images"
  cd "$dir/at"
  for name in checkout returns; do
    sed "s/^title:.*/title: The $name/" "$root/examples/minimal.yaml" >journeys/$name.yaml
  done
  sed -i 's|{title: Order,|{image: images/desk.png, title: Order,|' journeys/returns.yaml
  draw_desk 20
}
break_journey() { echo 'tilte: Oops' >journeys/returns.yaml; }
are_maps() {
  local map
  for map in "$@"; do starts "$map" '%PDF-' || return 1; done
}

# ---- GitHub Actions ----

fresh
workflow=.github/workflows/maps.yaml
check "a workflow for GitHub" recipe $workflow
check "… has the keys of a workflow" holds $workflow '
  (keys - ["name", "on", "permissions", "env", "defaults", "concurrency", "jobs"] == [])
  and (.on | keys - ["push", "pull_request", "schedule", "workflow_dispatch"] == [])
  and (.permissions | all(. == "read" or . == "write" or . == "none"))
  and (.jobs | length > 0)'
check "… and jobs of GitHub" holds $workflow '
  .jobs | all((keys - ["name", "runs-on", "container", "needs", "if", "env", "strategy", "steps", "timeout-minutes"] == [])
    and (."runs-on" | test("^(ubuntu|macos|windows)-"))
    and (.steps | length > 0))'
check "… and steps of GitHub" holds $workflow '
  .jobs[].steps | all((keys - ["id", "name", "if", "uses", "with", "run", "env", "shell", "working-directory"] == [])
    and (has("uses") != has("run")) and ((has("with") | not) or has("uses"))
    and ((.uses // "a/b@v1") | test("^[A-Za-z0-9-]+/[A-Za-z0-9-]+@v[0-9]+$")))'
steps() { # NAME: what a step runs, as GitHub runs it
  json $workflow | jq -r --arg name "$1" '.jobs[].steps[] | select(.name == $name).run' >step
  bash --noprofile --norc -eo pipefail step
}
check "… its journeys pass" steps Check
check "… its maps are made" steps Render
check "… where they are uploaded from" ls maps/checkout.pdf maps/checkout.svg maps/returns.pdf maps/returns.svg
break_journey
check "… a mistake is an annotation" bash -c '! "$@" >said; grep -q "^::error file=journeys/returns.yaml,line=1" said' - \
  bash --noprofile --norc -eo pipefail <(json $workflow | jq -r '.jobs[].steps[] | select(.name == "Check").run')

# ---- GitLab CI ----

fresh
check "a pipeline for GitLab" recipe .gitlab-ci.yml
check "… has jobs of GitLab" holds .gitlab-ci.yml '
  with_entries(select(.key | IN("stages", "default", "variables", "include", "workflow") | not)) | length > 0
  and all((keys - ["stage", "image", "before_script", "script", "after_script", "artifacts", "cache", "rules", "needs", "variables", "tags"] == [])
    and (.script | length > 0 and all(type == "string"))
    and (.artifacts.paths | all(type == "string")))'
json .gitlab-ci.yml | jq -r '.maps.script[]' >script
check "… its script runs" bash -eo pipefail script
check "… and makes what it keeps" ls maps/checkout.pdf maps/returns.svg
break_journey
check "… and fails on a mistake" gives 1 bash -eo pipefail script

# ---- committed maps ----

fresh
check "a check of committed maps" recipe check-maps
"$CJM" render -q -r journeys -f pdf -o maps/
check "… lets them pass that are current" sh check-maps
sed -i 's/^title:.*/title: Returns, anew/' journeys/returns.yaml
cp maps/returns.pdf before.pdf
check "… tells of one that is not" gives_saying 1 maps/returns.pdf sh check-maps
check "… and leaves it" cmp before.pdf maps/returns.pdf

# ---- pre-commit ----

fresh
git init -q . && git config user.name tester && git config user.email tester@localhost
check "a hook for git" recipe .git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
git add journeys
check "… lets journeys pass" git commit -m 'two journeys'
break_journey
git add journeys
check "… holds a mistake back" gives_saying 1 "journeys/returns.yaml" git commit -m 'a mistake'
git show HEAD:journeys/returns.yaml >journeys/returns.yaml
check "… that is in the index, whatever the working tree says" gives 1 git commit -m 'the same mistake'
git add journeys
echo '# seen' >>journeys/checkout.yaml && git add journeys && break_journey
check "… and lets pass what is sound there" git commit -m 'a remark'
check "a configuration for pre-commit" recipe .pre-commit-config.yaml
check "… has its keys" holds .pre-commit-config.yaml '
  .repos | length > 0 and all(.repo == "local" and (.hooks | all(
    (keys - ["id", "name", "entry", "language", "files", "types", "pass_filenames", "args"] == []) and has("id") and has("name") and .language == "system")))'
hook() { json .pre-commit-config.yaml | jq -r ".repos[0].hooks[0].$1"; }
check "… takes journeys alone" test "$(printf '%s\n' journeys/a.yaml journeys/a.png other/a.yaml | grep -E "$(hook files)")" = journeys/a.yaml
git show HEAD:journeys/returns.yaml >journeys/returns.yaml
check "… and its entry runs" $(hook entry) journeys/*.yaml

# ---- make ----

unset MAKEFLAGS MAKELEVEL MFLAGS
fresh
check "a Makefile" recipe Makefile
check "… makes the maps" make all
check "… all of them" are_maps maps/checkout.pdf maps/returns.pdf
check "… and nothing twice" bash -c 'make all | grep -q "Nothing to be done"'
renders() { # N COMMAND…: so many maps are made
  local n=$1
  shift
  gives 0 "$@" && [ "$(grep -c 'cjm render' "$dir/.out")" -eq "$n" ] || { cat "$dir/.out"; return 1; }
}
sed -i 's/^title:.*/title: Returns, anew/' journeys/returns.yaml
check "… and only what changed" renders 1 make all
draw_desk 30
check "… and what has an image that changed" renders 1 make all
check "… and nothing twice" renders 0 make all

# ---- ninja ----

fresh
check "a build.ninja" recipe build.ninja
check "… makes the maps" ninja
check "… all of them" are_maps maps/checkout.pdf maps/returns.pdf
check "… and nothing twice" prints 'no work to do' ninja
sed -i 's/^title:.*/title: Returns, anew/' journeys/returns.yaml
check "… and only what changed" renders 1 ninja -v
draw_desk 30
check "… and what has an image that changed" renders 1 ninja -v
check "… and knows the fonts of a map" prints 'Inter-Regular' ninja -t deps maps/checkout.pdf
printf 'rule copy\n  command = cp $in $out && echo copied\nbuild seen: copy maps/returns.pdf\n' >>build.ninja
ninja >/dev/null
echo '# a remark' >>journeys/returns.yaml
check "… and stops where a map stays the same" bash -c 'ninja >said; grep -q . said && ! grep copied said'

# ---- GNU parallel ----

fresh
check "a script for parallel" recipe render-all
check "… makes the maps" sh render-all
check "… all of them" are_maps maps/checkout.pdf maps/returns.pdf
break_journey
check "… and tells how many failed" gives 1 sh render-all
check "… and which" bash -c 'awk "\$7 == 1" maps/joblog | grep -q journeys/returns.yaml'

# ---- views ----

fresh
check "a script for views" recipe render-views
printf 'views:\n- {id: board, title: For the board, lanes: emotion}\n- {id: team, title: For the team}\n' >>journeys/checkout.yaml
check "… draws the whole map and each view" gives 0 sh render-views
check "… all of them" are_maps maps/checkout.pdf maps/checkout-board.pdf maps/checkout-team.pdf maps/returns.pdf

# ---- paths ----

fresh
check "a script for paths" recipe render-paths
cat >journeys/parking.yaml <<'END'
title: Paying for parking
paths: [{id: app, title: App, share: 60%}, {title: Coins, share: 40%}]
phases:
  - {title: Arrive, emotion: 0.5}
  - {title: Opens the app, path: app, emotion: 1}
  - {title: Looks for change, path: coins, emotion: -1}
  - {title: Leave, emotion: 0.8}
END
check "… draws each path" gives 0 sh render-paths
check "… all of them" are_maps maps/parking-app.pdf maps/parking-coins.pdf
only() { pdftotext "$1" - >words && grep -q "$2" words && ! grep -q "$3" words; }
check "… the steps of one" only maps/parking-app.pdf 'Opens the app' 'Looks for change'
check "… and those of the other" only maps/parking-coins.pdf 'Looks for change' 'Opens the app'

# ---- a farm ----

fresh
check "rules for Bazel" recipe BUILD.bazel
mkdir fonts
cp "$(fc-match -f '%{file}' Inter)" fonts/
# What the rule says, with nothing but what it declares: no other files of ours, no environment, no network, a home that cannot be written to.
command=$(sed -nE 's/^ *cmd = "(.*)",$/\1/p' BUILD.bazel | sed -E 's#" \+ journey \+ "#checkout#; s#\$\(location //tools:cjm\)#cjm#; s#\$\(location ([^)]*)\)#\1#g; s#\$@#maps/checkout.pdf#')
isolated() { # FOLDER
  (cd "$1" && mkdir -p maps && env -i PATH="$PATH" HOME=/nonexistent ${LSAN_OPTIONS:+"LSAN_OPTIONS=$LSAN_OPTIONS"} unshare --map-root-user --net sh -c "$command")
}
if unshare --map-root-user --net true 2>/dev/null; then
  mkdir -p "$dir/elsewhere/deep/journeys"
  cp -r fonts "$dir/elsewhere/deep/"
  cp journeys/checkout.yaml "$dir/elsewhere/deep/journeys/"
  check "… run in isolation" isolated "$dir/at"
  check "… run on another machine" isolated "$dir/elsewhere/deep"
  check "… makes the same bytes" cmp maps/checkout.pdf "$dir/elsewhere/deep/maps/checkout.pdf"
  check "… with the declared fonts alone" bash -c '! pdffonts "$1" | tail -n +3 | grep -v Inter' - maps/checkout.pdf
  check "… and leaves nothing else behind" diff <(cd "$dir/elsewhere/deep" && find . -type f | sort) \
    <(printf './%s\n' "fonts/$(ls fonts)" journeys/checkout.yaml maps/checkout.pdf | sort)
else
  check "… run in isolation # SKIP no namespaces here" true
fi
finish
