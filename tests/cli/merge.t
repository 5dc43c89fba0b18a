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

# ---- conflicts as git writes them ----
check "labels and marker size" prints $'<<<<<<<<< main\ntitle: Ours\n=========\ntitle: Theirs\n>>>>>>>>> topic\nphases:\n  - {id: p, title: P}' \
  "$CJM" merge base.yaml ours.yaml clash.yaml -L main -L root -L topic --marker-size 9
check "diff3" prints $'<<<<<<< ours\ntitle: Ours\n||||||| base\ntitle: A\n=======\ntitle: Theirs\n>>>>>>> theirs\nphases:\n  - {id: p, title: P}' \
  "$CJM" merge base.yaml ours.yaml clash.yaml --conflict-style diff3
check "four labels" gives_saying 2 'three times' "$CJM" merge base.yaml ours.yaml clash.yaml -L a -L b -L c -L d

# ---- all kinds of files ----
merges() { # BASE OURS THEIRS WANTED: texts for printf
  printf "$1" >b.yaml
  printf "$2" >o.yaml
  printf "$3" >t.yaml
  "$CJM" merge b.yaml o.yaml t.yaml >out 2>err && printf "$4" | cmp - out || { cat out err; return 1; }
}
check "an empty base" merges '' 'title: A\n' 'title: A\nlang: en\n' 'title: A\nlang: en\n'
check "a base with a comment alone" merges '# none\n' 'title: A\n' 'title: A\nlang: en\n' 'title: A\nlang: en\n'
check "CRLF of ours" merges 'a: 1\r\nb: 1\r\n' 'a: 2\r\nb: 1\r\n' 'a: 1\nb: 2\nc: 3\n' 'a: 2\r\nb: 2\r\nc: 3\r\n'
check "a byte order mark" merges '\357\273\277a: 1\nb: 1\n' '\357\273\277a: 2\nb: 1\n' 'a: 1\nb: 2\n' '\357\273\277a: 2\nb: 2\n'
check "no line break at the end" merges 'a: 1\nb: 1' 'a: 2\nb: 1' 'a: 1\nb: 1\nc: 1' 'a: 2\nb: 1\nc: 1'
check "… that theirs adds" merges 'a: 1\nb: 1' 'a: 2\nb: 1' 'a: 1\nb: 2\n' 'a: 2\nb: 2\n'
check "JSON" merges '{\n  "a": 1,\n  "s": [\n    {"id": "x"}\n  ]\n}\n' '{\n  "a": 2,\n  "s": [\n    {"id": "x"}\n  ]\n}\n' \
  '{\n  "a": 1,\n  "s": [\n    {"id": "x"},\n    {\n      "id": "y"\n    }\n  ]\n}\n' '{\n  "a": 2,\n  "s": [\n    {"id": "x"},\n    {\n      "id": "y"\n    }\n  ]\n}\n'
check "Japanese and Arabic" merges 'a: 予約\nb: دفع\n' 'a: 予約する\nb: دفع\n' 'a: 予約\nb: يدفع\n' 'a: 予約する\nb: يدفع\n'
check "a block that theirs wrote, into brackets" merges 's: [a]\nt: 1\n' 's: [a]\nt: 2\n' 's:\n  - a\n  - "b, c"\nt: 1\n' 's:\n  - a\n  - "b, c"\nt: 2\n'
check "… that ours changed" merges 's: [a]\n' 's: [x, a]\n' 's:\n  - a\n  - b, c\n' 's: [x, a, "b, c"]\n'
check "anchors and aliases" merges 'a: &x {n: 1}\nb: *x\nc: 1\n' 'a: &x {n: 1}\nb: *x\nc: 2\n' 'a: &x {n: 1}\nb: *x\nc: 1\nd: *x\n' 'a: &x {n: 1}\nb: *x\nc: 2\nd: *x\n'
check "an anchored value that theirs changed" merges 'a: &x {n: 1}\nb: *x\nc: 1\n' 'a: &x {n: 1}\nb: *x\nc: 2\n' 'a: &x {n: 2}\nb: *x\nc: 1\n' 'a: &x {n: 2}\nb: *x\nc: 2\n'
check "block scalars" merges 'a: |\n  one\n\n  two\nb: 1\n' 'a: |\n  one\n\n  two\nb: 2\n' 'a: |\n  one\n\n  three\n\nb: 1\n' 'a: |\n  one\n\n  three\n\nb: 2\n'
check "comments of both" merges 'a: 1\nb: 1\n' '# first\na: 1 # one\nb: 1\n' 'a: 1\n# second\nb: 1 # two\n' '# first\na: 1 # one\n# second\nb: 1 # two\n'
check "comments at the ends of lists" merges 's:\n  - a\n  # end\nt: 1\n' 's:\n  - a\n  # end\nt: 2\n' 's:\n  - a\n  - b\n  # the end\nt: 1\n' 's:\n  - a\n  - b\n  # the end\nt: 2\n'
check "a new order and a changed entry" merges 's:\n  - {id: a, n: 1}\n  - {id: b, n: 1}\n' 's:\n  - {id: b, n: 1}\n  - {id: a, n: 1}\n' \
  's:\n  - {id: a, n: 1}\n  - {id: b, n: 2}\n' 's:\n  - {id: b, n: 2}\n  - {id: a, n: 1}\n'
check "… the other way round" merges 's:\n  - {id: a, n: 1}\n  - {id: b, n: 1}\n' 's:\n  - {id: a, n: 1}\n  - {id: b, n: 2}\n' \
  's:\n  - {id: b, n: 1}\n  - {id: a, n: 1}\n' 's:\n  - {id: b, n: 2}\n  - {id: a, n: 1}\n'
printf 'p:\n  - id: p\n    steps:\n      - {id: a, n: 1}\n      - {id: b, n: 1}\n  - id: q\n    steps:\n      - {id: c}\n' >b.yaml
sed 's/n: 1}$/n: 2}/;/id: b/d' b.yaml | sed '$a\      - {id: b, n: 1}' >o.yaml
sed 's/{id: b, n: 1}/{id: b, n: 3}/' b.yaml >t.yaml
check "a step in another phase" prints $'p:\n  - id: p\n    steps:\n      - {id: a, n: 2}\n  - id: q\n    steps:\n      - {id: c}\n      - {id: b, n: 3}' \
  "$CJM" merge b.yaml o.yaml t.yaml
printf 'a: 1\na: 2\n' >twice.yaml
check "a key twice: status 2" gives_saying 2 'twice.yaml:2:1' "$CJM" merge b.yaml o.yaml twice.yaml -o new.yaml
check "… and nothing is written" absent new.yaml

# ---- a result that is no journey ----
printf 'title: A\npersonas:\n  - {id: ann, title: Ann}\n  - {id: bob, title: Bob}\nphases:\n  - title: P\n    steps:\n      - {id: s, title: S, emotions: {ann: 1, bob: 1}}\n      - {id: u, title: U, emotions: {ann: 1}}\n' >b.yaml
sed 's/, bob: 1//;/title: Bob/d' b.yaml >o.yaml
sed 's/{ann: 1}/{ann: 1, bob: -1}/' b.yaml >t.yaml
check "what one side removed and the other refers to: status 1" gives_saying 1 'not a valid journey' "$CJM" merge b.yaml o.yaml t.yaml -o new.yaml
check "… with the message of its place" gives_saying 1 'o.yaml:8:46' "$CJM" merge b.yaml o.yaml t.yaml -o new.yaml
check "… and the result is written" grep -q 'bob: -1' new.yaml

# ---- where the result goes ----
into() { # checks that -o keeps a symbolic link and the permissions of a file
  rm -rf into && mkdir into && cp ours.yaml into/real.yaml && chmod 640 into/real.yaml && ln -s real.yaml into/link.yaml &&
    "$CJM" merge base.yaml into/link.yaml theirs.yaml -o into/link.yaml && [ -L into/link.yaml ] && [ "$(stat -c %a into/real.yaml)" = 640 ] &&
    grep -q 'title: Q' into/real.yaml
}
check "-o follows a link and keeps permissions" into
check "-o where nothing can be written: status 3" gives_saying 3 'nowhere' "$CJM" merge base.yaml ours.yaml theirs.yaml -o /dev/null/nowhere.yaml
check "standard input" prints $'title: Ours\nphases:\n  - {id: p, title: Q}' bash -c '"$1" merge base.yaml - theirs.yaml <ours.yaml' - "$CJM"
check "… is read once" gives_saying 2 'only once' "$CJM" merge base.yaml - -

# ---- hostile files: time and memory are limited, and nothing is written that is not the result ----
perl -e 'print "a: "; print "[" x 100000' >deep.yaml
check "deep nesting" gives_saying 2 'deep.yaml' "$CJM" merge base.yaml ours.yaml deep.yaml -o new2.yaml
check "… and nothing is written" absent new2.yaml
large() { # 15 000 items in other orders and contents, in 20 s of processor time, which does not grow with the square
  perl -e 'srand 1; my @i = 1 .. 15000; sub w { my ($f, $c, @l) = @_; open my $h, ">", $f; print $h "s:\n", map { "  - {id: i$_, n: " . ($_ % 7 == $c ? 2 : 1) . "}\n" } @l }
    w("b.yaml", 9, @i); w("o.yaml", 1, @i); w("t.yaml", 2, reverse @i); print ""'
  (ulimit -t 20; "$CJM" merge b.yaml o.yaml t.yaml --timeout 0) >out && [ "$(grep -c 'n: 2' out)" -gt 4000 ] && [ "$(sed -n 2p out)" = '  - {id: i15000, n: 1}' ]
}
check "15 000 items in another order" large
line() { # as many in one line
  perl -e 'sub w { my ($f, $n) = @_; open my $h, ">", $f; print $h "s: [", join(", ", map { $_ == $n ? "new" : "t$_" } 1 .. 60000), "]\n" } w("b.yaml", 0); w("o.yaml", 7); w("t.yaml", 50000)'
  (ulimit -t 20; "$CJM" merge b.yaml o.yaml t.yaml --timeout 0) >out && [ "$(grep -o 'new' out | wc -l)" = 2 ]
}
check "60 000 items in a line" line
if ! grep -q __asan_init "$CJM"; then # which reserves more address space than there is
  check "little memory: status 3, and nothing is written" bash -c '"$1" merge b.yaml o.yaml t.yaml --max-memory 20 -o new3.yaml 2>err; [ $? = 3 ] && grep -q memory err && [ ! -e new3.yaml ]' - "$CJM"
fi
check "a time limit" bash -c '"$1" merge b.yaml o.yaml t.yaml --timeout 0.001 -o new3.yaml 2>err; [ $? = 3 ] && grep -q timeout err && [ ! -e new3.yaml ]' - "$CJM"

# ---- git ----
if command -v git >/dev/null; then
  export GIT_CONFIG_NOSYSTEM=1 HOME=$dir GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
  repository() {
    git init -q -b main repository && cd repository &&
      git config merge.cjm.driver "'$CJM' merge %O %A %B -o %A --marker-size %L --path %P || { [ \$? -eq 1 ] && exit 1; git merge-file --marker-size=%L %A %O %B; }" && echo '*.yaml merge=cjm' >.gitattributes &&
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
  commit() { git commit -qam "$1"; }
  # A branch that moves and renames while main edits: as a rebase and as a cherry-pick the same as a merge.
  moving() {
    git init -q -b main moving && cd moving && git config merge.cjm.driver "$(git -C ../repository config merge.cjm.driver)" &&
      echo '*.yaml merge=cjm' >.gitattributes &&
      printf 'title: A\nphases:\n  - id: p\n    title: P\n    steps:\n      - {id: a, title: One}\n      - {id: b, title: Two}\n  - id: q\n    title: Q\n    steps:\n      - {id: c, title: Three}\n' >map.yaml &&
      git add . && commit base && git checkout -qb topic && sed -i '/id: b/d;$a\      - {id: b, title: Two}' map.yaml && commit move &&
      sed -i 's/title: P/title: First phase/' map.yaml && commit rename && git checkout -q main && sed -i 's/Two/Second/;s/One/First # edited/;' map.yaml && sed -i 's/First # edited}/First} # edited/' map.yaml && commit edit
  }
  wanted=$'title: A\nphases:\n  - id: p\n    title: First phase\n    steps:\n      - {id: a, title: First} # edited\n  - id: q\n    title: Q\n    steps:\n      - {id: c, title: Three}\n      - {id: b, title: Second}'
  rebased() { (moving && git checkout -q topic && git rebase -q main >/dev/null && prints "$wanted" cat map.yaml); }
  check "git rebase" rebased
  picked() { (cd moving && git checkout -q -b picks main && git cherry-pick main..topic >/dev/null && prints "$wanted" cat map.yaml); }
  check "git cherry-pick" picked
  stashed() { (cd moving && git checkout -q main && git reset -q --hard && sed -i 's/title: Q/title: Second phase/' map.yaml && git stash -q &&
    sed -i 's/title: Q/title: Q # new/' map.yaml && commit remark && git stash pop -q && grep -q 'title: Second phase # new' map.yaml); }
  check "git stash pop" stashed
  textual() { # what is no YAML is merged by lines
    (cd moving && git checkout -q -b broken main && sed -i 's/title: A/title: [A/' map.yaml && commit broken && git checkout -q -b other main &&
      sed -i 's/Three/Third/' map.yaml && commit third && git merge -q broken -m merged >/dev/null 2>&1 && grep -q 'title: \[A' map.yaml && grep -q Third map.yaml)
  }
  check "a version that is no YAML is merged by git" textual
  added() { # both branches added the file
    (cd moving && git checkout -q --orphan one && printf 'title: A\nphases:\n  - {id: p, title: P}\n' >new.yaml && git add . && commit one && git checkout -q --orphan two &&
      printf 'title: A\nlang: en\nphases:\n  - {id: p, title: P}\n' >new.yaml && git add . && commit two &&
      git merge -q --allow-unrelated-histories one -m both >/dev/null 2>&1 && prints $'title: A\nlang: en\nphases:\n  - {id: p, title: P}' cat new.yaml)
  }
  check "a file that both added" added
fi
finish
