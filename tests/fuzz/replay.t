#!/usr/bin/env bash
# Each file in corpus/ is handled by its fuzz target as it has to be: inputs that once were not have a name that says what they are; those called
# reaches-… were chosen of what fuzzing had found since they reach the most code that no test reached. `make fuzz` looks for more.
. "$(dirname "$0")/../tap.sh"
targets=$(dirname "$CJM")/targets
ulimit -t 60
export XDG_CACHE_HOME=$dir

for source in "$root"/tests/fuzz/*.c; do
  target=$(basename "${source%.c}")
  case $target in mutator | replay) continue ;; esac
  files=("$root/tests/fuzz/corpus/$target"/*)
  check "$target: ${#files[@]} inputs" "$targets/$target" "${files[@]}"
done
finish
