#!/usr/bin/env bash
# cjm merge: its exit status, its options, hostile input, and git with it as a merge driver.
. "$(dirname "$0")/../tap.sh"
cd "$dir"

printf 'title: A\nphases:\n  - {id: p, title: P}\n' >base.yaml
sed 's/title: A/title: Ours/' base.yaml >ours.yaml
sed 's/title: P/title: Q/' base.yaml >theirs.yaml
sed 's/title: A/title: Theirs/' base.yaml >clash.yaml
printf 'title: [A\n' >broken.yaml

prints() { # TEXT COMMAND…
  local wanted=$1
  shift
  "$@" >out 2>err
  [ "$(cat out)" = "$wanted" ] || { cat out err; return 1; }
}
check "changes of both sides" prints $'title: Ours\nphases:\n  - {id: p, title: Q}' "$CJM" merge base.yaml ours.yaml theirs.yaml
check "… status 0" gives 0 "$CJM" merge base.yaml ours.yaml theirs.yaml
check "a conflict" prints $'<<<<<<< ours\ntitle: Ours\n=======\ntitle: Theirs\n>>>>>>> theirs\nphases:\n  - {id: p, title: P}' \
  "$CJM" merge base.yaml ours.yaml clash.yaml
check "… status 1" gives_saying 1 'ours.yaml: 1 conflict$' "$CJM" merge base.yaml ours.yaml clash.yaml
check "a broken side: status 2" gives_saying 2 'broken.yaml:1:8' "$CJM" merge base.yaml ours.yaml broken.yaml -o new.yaml
check "… and nothing is written" absent new.yaml
check "… nor over ours" bash -c '! "$1" merge base.yaml ours.yaml broken.yaml -o ours.yaml && grep -q "title: Ours" ours.yaml' - "$CJM"
check "a side that is not there: status 3" gives_saying 3 'none.yaml' "$CJM" merge base.yaml none.yaml theirs.yaml
check "two files" gives_saying 2 'three files' "$CJM" merge base.yaml ours.yaml
check "-o may be ours" bash -c 'cp ours.yaml o.yaml && "$1" merge base.yaml o.yaml theirs.yaml -o o.yaml && grep -q Ours o.yaml && grep -q "title: Q" o.yaml' - "$CJM"

# ---- git ----
if command -v git >/dev/null; then
  export GIT_CONFIG_NOSYSTEM=1 HOME=$dir GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
  repository() {
    git init -q -b main repository && cd repository &&
      git config merge.cjm.driver "'$CJM' merge %O %A %B -o %A" && echo '*.yaml merge=cjm' >.gitattributes &&
      printf 'title: A\nphases:\n  - title: P\n    steps:\n      - {id: a, title: One}\n      - {id: b, title: Two}\n' >map.yaml &&
      git add . && git commit -qm base && git checkout -qb other &&
      sed -i 's/title: Two/title: Second/; $a\      - {id: d, title: Theirs}' map.yaml && git commit -qam theirs &&
      git checkout -q main && sed -i 's/title: One/title: First/; $a\      - {id: c, title: Ours}' map.yaml && git commit -qam ours
  }
  merged() {
    (repository && git merge -q other -m merged && prints $'title: A
phases:
  - title: P
    steps:
      - {id: a, title: First}
      - {id: b, title: Second}
      - {id: c, title: Ours}
      - {id: d, title: Theirs}' cat map.yaml)
  }
  check "git merges neighbouring lines by id" merged
  clashing() {
    (cd repository && git checkout -qb third HEAD~1 && sed -i 's/title: A/title: B/' map.yaml && git commit -qam third &&
      git checkout -q main && sed -i 's/title: A/title: C/' map.yaml && git commit -qam fourth && ! git merge third -m merged >/dev/null &&
      git ls-files -u | grep -q map.yaml && [ "$(head -5 map.yaml)" = $'<<<<<<< ours\ntitle: C\n=======\ntitle: B\n>>>>>>> theirs' ])
  }
  check "… and leaves a conflict to be resolved" clashing
fi
finish
