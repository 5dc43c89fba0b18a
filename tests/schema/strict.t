#!/usr/bin/env bash
# cjm schema --strict: closed, small, flat, and whatever it allows is a journey without errors.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
mkdir random

sound() { # all random documents of a seed
  rm -f random/*
  "$root/tests/schema/random-instances" strict.json 40 "$1" random || return 1
  "$CJM" check --quiet random/*.json >said 2>&1 || { grep -A5 '^error' said | head -40; return 1; }
}

"$CJM" schema --strict >strict.json
for seed in 1 2 3; do check "random documents of seed $seed" sound "$seed"; done
check "an example of other data has no strict schema" gives 2 "$CJM" schema --strict --of report
finish
