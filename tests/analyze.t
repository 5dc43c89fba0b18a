#!/usr/bin/env bash
# Analyzers find nothing in src/ but what tests/tools/analyze.list explains; `make torture` asks clang's own, too, which takes longer than all other tests.
. "$(dirname "$0")/tap.sh"
command -v cppcheck clang-tidy >/dev/null || { echo '1..0 # SKIP needs cppcheck and clang-tidy'; exit 0; }
export JOBS=1
for tool in gcc cppcheck bugprone; do check "$tool" "$root/tests/tools/analyze" --$tool; done

# Each can find something.
cat >"$dir/bad.c" <<'END'
#include <stdlib.h>
#include <string.h>
int main(int n, char **text)
{
  int few[2] = {0};
  few[2] = 1;
  char *copy = malloc(8);
  free(copy);
  free(copy);
  if (strcmp(text[0], "a")) return few[0];
  return (double)(n / 2) > 1.5;
}
END
finds() { gives 1 "$root/tests/tools/analyze" "--$1" "$dir/bad.c" && grep -q "$2" "$dir/.out"; }
check "gcc finds memory that is given back twice" finds gcc Wanalyzer-double-free
check "cppcheck finds an index out of bounds" finds cppcheck arrayIndexOutOfBounds
check "clang-tidy finds a comparison that is no condition" finds bugprone bugprone-suspicious-string-compare
finish
