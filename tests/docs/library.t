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

# The programs of docs/library.md, and what it says that they print.
block() { # LANGUAGE N: the Nth block of the language, "" for none
  awk -v fence="\`\`\`$1" -v n="$2" '$0 == fence && !open { open = 1; found = ++i == n; next } /^```/ { if (!open) open = 1; else open = found = 0; next } found' \
    "$root/docs/library.md"
}
program() { # NAME N
  block c "$2" >"$1.c" && "${cc[@]}" "${flags[@]}" -o "$1" "$1.c" -L"$build" -lcjm -Wl,-rpath,"$(cd "$build" && pwd)"
}
cp "$root/examples/minimal.yaml" journey.yaml
check "the first program of library.md compiles" program first 1
check "… and makes a map" ./first
check "… in the theme that it names" bash -c '"$1" render journey.yaml --theme dark -o - -f svg | cmp - journey.svg' - "$CJM"
check "the second program compiles" program second 2
block yaml 1 >journey.yaml
block "" 1 >expected
check "… and prints what is said" bash -c './second | diff expected -'

check "the third program compiles" program third 4
block markdown 1 >notes.md
block "" 2 >expected
check "… and reports what is said" bash -c './third 2>&1 >imported.yaml | diff expected -'
check "… and writes the journey that cjm imports" bash -c '"$1" import -q notes.md | diff -B imported.yaml -' - "$CJM"
check "… and fails with status 3 without the file" gives_saying 3 'notes\.md' bash -c 'rm notes.md; ./third'

cat >client.cc <<'END'
#include <cjm/cjm.h>
int main()
{
  CjmMapOptions options = {};
  options.size = sizeof options;
  options.theme = "dark";
  CjmDocument *document = nullptr;
  CjmMap *map = nullptr;
  int result = cjm_document_load("journey.yaml", &document, nullptr);
  if (result == CJM_OK) result = cjm_map_new(document, &options, &map, nullptr);
  cjm_map_free(map);
  cjm_document_free(document);
  return result;
}
END
cp "$root/examples/minimal.yaml" journey.yaml
if command -v c++ >/dev/null; then
  check "the header is C++ too" c++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -I"$root/include" -fsyntax-only client.cc
  case $build in */san) ;; *)
    check "… and links" c++ -I"$root/include" -o cxx client.cc -L"$build" -lcjm -Wl,-rpath,"$(cd "$build" && pwd)"
    check "… and runs" ./cxx ;;
  esac
fi

# A caller that was compiled with another version of the header: each struct of options loses its last member, or has one more.
cat >caller.c <<'END'
#include <cjm/cjm.h>
#include <string.h>
int main(void)
{
  static const char yaml[] = "title: Ordering\nphases: Order\n";
  CjmLoadOptions load = {.size = sizeof load};
  CjmPrintOptions print = {.size = sizeof print};
  CjmMapOptions look = {.size = sizeof look, .theme = "dark"};
  CjmFormatOptions format = {.size = sizeof format, .ppi = 48};
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  void *data = NULL;
  size_t len;
  FUTURE
  int result = cjm_document_read_with("t", NULL, yaml, strlen(yaml), &load, &document, NULL);
  if (result == CJM_OK) result = cjm_map_new(document, &look, &map, NULL);
  if (result == CJM_OK) result = cjm_map_export(map, "png", &format, &data, &len, NULL);
  char *text = result == CJM_OK ? cjm_document_print(document, &print) : NULL;
  if (result == CJM_OK && !text) result = CJM_USAGE;
  cjm_free(text);
  cjm_free(data);
  cjm_map_free(map);
  cjm_document_free(document);
  return result;
}
END
header() { # NAME AWK: the header with its structs of options changed
  mkdir -p "$1/cjm" && awk '
    /^typedef struct Cjm[A-Za-z]*Options \{/ { inside = 1; n = 0 }
    inside { line[++n] = $0 }
    inside && /^\}/ { inside = 0; '"$2"' for (i = 1; i <= n; i++) print line[i]; next }
    !inside' "$root/include/cjm/cjm.h" >"$1/cjm/cjm.h" && ! cmp -s "$1/cjm/cjm.h" "$root/include/cjm/cjm.h"
}
caller() { # NAME FUTURE: a caller compiled with that header
  "${cc[@]}" "${flags[@]/$root\/include/$1}" -DFUTURE="$2" -o "$1/caller" caller.c -L"$build" -lcjm -Wl,-rpath,"$(cd "$build" && pwd)"
}
check "an older header" header older 'line[n - 1] = line[n]; n--;'
check "… compiles a caller" caller older ''
check "… whose options work" ./older/caller
check "a newer header" header newer 'line[n + 1] = line[n]; line[n] = "  const char *future;"; n++;'
check "… compiles a caller" caller newer ''
check "… whose options work" ./newer/caller
for struct in load look format print; do
  check "… that sets what this version does not have: $struct" caller newer "$struct.future = \"x\";"
  check "… and is refused" gives 2 ./newer/caller
done

nm -D --defined-only "$build/libcjm.so" | awk '{print $3}' | sort >shown
grep -oE 'cjm_[a-z_]+\(' "$root/include/cjm/cjm.h" | tr -d '(' | sort -u >public
check "the shared library shows the functions of the header, and no other" diff public shown
finish
