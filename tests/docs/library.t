#!/usr/bin/env bash
# A C program can do what cjm does, with the public header and the shared library alone.
. "$(dirname "$0")/../tap.sh"
build=$(dirname "$CJM")
read -ra cc <<<"${CC:-cc}"
cp "$root/examples/minimal.yaml" "$dir/journey.yaml"
flags=(-std=c17 -Wall -Wextra -Wpedantic -Werror -I"$root/include")
case $build in */san) flags+=(-fsanitize=address,undefined) ;; esac

# The program in the header's own words.
{
  printf '#include <stdio.h>\n#include <cjm/cjm.h>\nint main(void)\n{\n'
  sed -n '/^ \*     CjmDocument/,/^ \*     cjm_document_free/s/^ \*//p' "$root/include/cjm/cjm.h"
  printf '  return result;\n}\n'
} >"$dir/client.c"
check "the example of cjm.h compiles" "${cc[@]}" "${flags[@]}" -o "$dir/client" "$dir/client.c" -L"$build" -lcjm -Wl,-rpath,"$(cd "$build" && pwd)"
cd "$dir"
check "… and makes the map" ./client
check "… that cjm makes" bash -c '"$1" render journey.yaml -o - -f pdf | cmp - journey.pdf' - "$CJM"
echo 'tilte: Oops' >journey.yaml
check "… and tells of mistakes" gives_saying 1 'journey.yaml:1:1' ./client

printf '#include <cjm/cjm.h>\nint main() { return cjm_version() == nullptr; }\n' >client.cc
if command -v c++ >/dev/null; then
  check "the header is C++ too" c++ -Wall -Wextra -Wpedantic -Werror -I"$root/include" -fsyntax-only client.cc
fi
nm -D --defined-only "$build/libcjm.so" | awk '{print $3}' | sort >shown
grep -oE 'cjm_[a-z_]+\(' "$root/include/cjm/cjm.h" | tr -d '(' | sort -u >public
check "the shared library shows the functions of the header, and no other" diff public shown
finish
