#!/usr/bin/env bash
# A few calls of each command that fail, and processes that are killed; `make torture` tries all of them (faults.slow).
. "$(dirname "$0")/../tap.sh"
read -ra cc <<<"${CC:-cc}"
if grep -q __asan_init "$CJM" || ! command -v "${cc[0]}" >/dev/null; then
  echo '1..0 # SKIP needs a compiler, and a program without sanitizers'
  exit 0
fi

for command in $("$root/tests/hostile/faults" --list); do
  check "faults in $command" "$root/tests/hostile/faults" --faults 4 --kills 1 --only "$command" "$CJM"
done
finish
