#!/usr/bin/env bash
# cjm merge: its exit status, random changes of the examples on both sides, and git with it as a merge driver.
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
check "a broken side: status 2" gives_saying 2 'broken.yaml:1:8: ' "$CJM" merge base.yaml ours.yaml broken.yaml -o new.yaml
check "… and nothing is written" absent new.yaml
check "… nor over ours" bash -c '! "$1" merge base.yaml ours.yaml broken.yaml -o ours.yaml && grep -q "title: Ours" ours.yaml' - "$CJM"
check "a side that is not there: status 3" gives_saying 3 'none.yaml' "$CJM" merge base.yaml none.yaml theirs.yaml
check "two files" gives_saying 2 'three files' "$CJM" merge base.yaml ours.yaml
check "-o may be ours" bash -c 'cp ours.yaml o.yaml && "$1" merge base.yaml o.yaml theirs.yaml -o o.yaml && grep -q Ours o.yaml && grep -q "title: Q" o.yaml' - "$CJM"

# Lines of the examples that hold one text or number are changed at random: some in ours, some in theirs. Nothing of it is a conflict, whatever
# the neighbours are, and the result is the text with all of the changes.
random_edits() { # SEED
  perl -MFile::Basename -e '
    my ($cjm, $seed, @files) = @ARGV;
    srand $seed;
    sub put { open my $f, ">", $_[0] or die; print $f @{$_[1]}; close $f }
    sub result { open my $p, "-|", $cjm, "merge", @_ or die; my @lines = <$p>; close $p; return ($? >> 8, join "", @lines) }
    my $bad = 0;
    for my $file (@files) {
      open my $f, "<", $file or die; my @base = <$f>; close $f;
      my (@ours, @theirs, @both);
      for my $line (@base) {
        my ($o, $t, $b) = ($line) x 3;
        if ($line =~ /^( *(?:- )?(?:title|headline|subtitle|scenario|goals|quote|owner): )([A-Za-z][\w .,]*)\n$/ && rand() < 0.3) {
          my $new = "$1$2 changed" . int(rand 1000) . "\n";
          if (rand() < 0.5) { $o = $b = $new } else { $t = $b = $new }
        }
        push @ours, $o; push @theirs, $t; push @both, $b;
      }
      put("b", \@base); put("o", \@ours); put("t", \@theirs);
      my %wanted = ("b o t" => \@both, "b t o" => \@both, "b b t" => \@theirs, "b t b" => \@theirs, "b o o" => \@ours);
      for (sort keys %wanted) {
        my ($status, $text) = result(split);
        next if $status == 0 && $text eq join "", @{$wanted{$_}};
        print basename($file), " $_: status $status\n"; $bad++;
        put("result", [$text]); put("wanted", $wanted{$_}); system "diff wanted result | head -20";
      }
    }
    exit($bad > 0)' "$CJM" "$1" "$root"/examples/*.yaml
}
for seed in 1 2 3; do check "random changes of all examples, seed $seed" random_edits $seed; done

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
