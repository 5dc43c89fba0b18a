#!/usr/bin/env bash
# The programs and the library are hardened as Debian's packages are, in the plain build too.
. "$(dirname "$0")/tap.sh"
read -ra cc <<<"${CC:-cc}"
build=$(dirname "$CJM")
case $build in */san | */coverage | */fuzz) echo '1..0 # SKIP sanitizers and gcov bring checks and flags of their own'; exit 0 ;; esac
hardened() { "$root/tests/tools/hardened" "$@"; }

for file in cjm draw/cjm libcjm.so; do
  check "$file is hardened" hardened "$build/$file"
done

# Each check can fail.
cat >"$dir/soft.c" <<'END'
#include <string.h>
int main(int n, char **text)
{
  char copy[64] = "";
  strcpy(copy, text[n - 1]);
  return copy[0];
}
END
soft() { "${cc[@]}" -O2 -o "$dir/soft" "$dir/soft.c" "$@" && hardened "$dir/soft"; }
soft_by() { gives 1 soft "${@:2}" && grep -qF -- "$1" "$dir/.out" || { cat "$dir/.out" "$dir/.err"; return 1; }; }
check "a program at a fixed place is not" soft_by 'not position-independent' -no-pie
check "… nor one whose relocations stay writable" soft_by 'relocations writable' -Wl,-z,norelro
check "… nor one with late binding" soft_by 'late' -Wl,-z,lazy
check "… nor one with an executable stack" soft_by 'executable stack' -Wl,-z,execstack
check "… nor one with a path of libraries" soft_by 'path of libraries' -Wl,-rpath,/opt
check "… nor one without a stack protector" soft_by 'stack protector' -fno-stack-protector
check "… nor one that is not fortified" soft_by 'fortified' -U_FORTIFY_SOURCE
finish
