#!/usr/bin/env bash
# A short search for small journeys that are expensive, always the same maps at first: `make torture` searches for as long as it is let.
. "$(dirname "$0")/tap.sh"
if grep -q __asan_init "$CJM"; then
  echo '1..0 # SKIP needs a program without sanitizers'
  exit 0
fi
for seed in 1 2; do check "40 maps of seed $seed" "$root/tests/tools/torture" --rounds 40 --seed $seed --cpu 4 --memory 150 "$CJM"; done
finish
