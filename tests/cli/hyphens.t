#!/usr/bin/env bash
# Where words that are wider than their column are broken: by patterns of a folder, and by rules.
. "$(dirname "$0")/../tap.sh"
cd "$dir" || exit 1

cat >map.yaml <<'Y'
title: T
lang: nl
phases:
  - title: P
    steps:
      - {title: A, actions: Verzekeringsmaatschappijenverzekeringsmaatschappijenverzekeringsmaatschappijen}
      - {title: B, actions: x}
Y
if ! "$CJM" version --json 2>/dev/null | grep -q libhyphen; then
  echo '1..0 # SKIP built without libhyphen'
  exit 0
fi
mkdir patterns none
printf 'UTF-8\nz1e\n' >patterns/hyph_nl_NL.dic

draw() { "$CJM" render -q --svg-text live "$@" map.yaml -o -; }
breaks_by_patterns() { draw --hyphen-dir patterns | grep -q '[vV]erz-<'; }
breaks_by_rules() { draw --hyphen-dir none | grep -q 'ings-<\|jen-<' && ! draw --hyphen-dir none | grep -q '[vV]erz-<'; }
check 'by patterns' breaks_by_patterns
check 'by rules where the folder has none' breaks_by_rules
alone() { draw --no-system-fonts --font-dir "$(dirname "$(fc-match -f '%{file}' Inter)")" >alone.svg && draw --hyphen-dir none >none.svg && cmp alone.svg none.svg; }
check 'by rules without the system' alone
check 'a folder that is not there' gives_saying 3 'nowhere' "$CJM" render --hyphen-dir nowhere map.yaml -o map.svg
"$CJM" render -q --hyphen-dir patterns map.yaml -o map.svg --deps map.d
check 'the patterns are a dependency' grep -q 'patterns/hyph_nl_NL.dic' map.d
finish
