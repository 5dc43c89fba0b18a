#!/usr/bin/env bash
# Analyzers find nothing in src/ but what tests/tools/analyze.list explains; `make torture` asks gcc about all of it, and clang's own,
# which takes longer than all other tests.
. "$(dirname "$0")/tap.sh"
command -v cppcheck clang-tidy >/dev/null || { echo '1..0 # SKIP needs cppcheck and clang-tidy'; exit 0; }
export JOBS=1
analyze=$root/tests/tools/analyze
cd "$root" || exit 1
check "cppcheck" "$analyze" --cppcheck
check "clang-tidy" "$analyze" --bugprone
check "gcc, of the rooms that read what others wrote" "$analyze" --gcc \
  src/{base,yaml,join,picture,attach,import,decode,diag,run,merge}/*.c

# Each can find something.
cat >"$dir/bad.c" <<'END'
#include <stdlib.h>
#include <string.h>
static char *find(int n, char **text)
{
  return n > 5 ? text[n] : NULL;
}
int main(int n, char **text)
{
  int few[2] = {0};
  few[2] = 1;
  if (strcmp(text[0], "a")) return few[0];
  return *find(n, text);
}
END
finds() { gives 1 "$analyze" "--$1" "$dir/bad.c" && grep -q "$2" "$dir/.out"; }
check "gcc finds that nothing is dereferenced" finds gcc Wanalyzer-null-dereference
check "cppcheck finds an index out of bounds" finds cppcheck arrayIndexOutOfBounds
check "clang-tidy finds a comparison that is no condition" finds bugprone bugprone-suspicious-string-compare
finish
