#!/usr/bin/env bash
# cppcheck finds nothing but what tests/tools/analyze.list explains; `make torture` asks gcc and clang-tidy, too.
. "$(dirname "$0")/tap.sh"
command -v cppcheck >/dev/null || { echo '1..0 # SKIP needs cppcheck'; exit 0; }
check "cppcheck" "$root/tests/tools/analyze" --cppcheck

# It can find something.
cat >"$dir/bad.c" <<'END'
int main(void)
{
  int few[2] = {0};
  few[2] = 1;
  return few[0];
}
END
finds() { "$root/tests/tools/analyze" --cppcheck "$dir/bad.c" | grep -q arrayIndexOutOfBounds; }
check "an index out of bounds is found" finds
finish
