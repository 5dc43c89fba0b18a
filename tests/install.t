#!/usr/bin/env bash
# make install brings all that a user and a C program need, and make uninstall takes all of it away.
. "$(dirname "$0")/tap.sh"
build=$(dirname "$CJM")
to=$dir/to

in_make() { # TARGET: into a folder of ours, from the build that is being tested
  make -C "$root" --no-print-directory "$1" ${SAN:+SAN=1} DESTDIR="$to" PREFIX=/opt/cjm
}
flags=()
case $build in */san) flags=(-fsanitize=address,undefined) SAN=1 ;; esac

check "make install" in_make install
at=$to/opt/cjm
for file in bin/cjm libexec/cjm/cjm include/cjm/cjm.h lib/libcjm.a lib/libcjm.so lib/libcjm.so.0 lib/pkgconfig/cjm.pc share/man/man1/cjm.1 \
  share/man/man1/cjm-render.1 share/man/man3/libcjm.3 share/man/man5/cjm-journey.5 share/bash-completion/completions/cjm \
  share/zsh/site-functions/_cjm share/fish/vendor_completions.d/cjm.fish; do
  check "… $file" test -s "$at/$file"
done
check "the shared library has its soname" bash -c 'readelf -d "$1" | grep -qF "soname: [libcjm.so.0]"' - "$at/lib/libcjm.so"
check "no file names the folder that was installed into" bash -c '! grep -rqF "$1" "$1"' - "$to"
check "the program runs from there" prints "^cjm [0-9]" "$at/bin/cjm" --version
check "… and draws" "$at/bin/cjm" render "$root/examples/minimal.yaml" -o "$dir/installed.svg"
check "the manual is found by its name" mman -M "$at/share/man" -w cjm-render libcjm cjm-journey cjm-maps cjm_map_new cjm_free

# As a program of somebody else sees it, who has neither our sources nor our build.
export PKG_CONFIG_PATH=$at/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$to
cat >"$dir/client.c" <<'END'
#include <cjm/cjm.h>
#include <stdio.h>

int main(void)
{
  static const char journey[] = "title: Coffee\nphases: [{title: Order, emotion: happy}]\n";
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  CjmResult result = cjm_document_read("coffee.yaml", NULL, journey, sizeof journey - 1, &document);
  if (result == CJM_OK)
    result = cjm_map_new(document, NULL, &map, NULL);
  if (result == CJM_OK)
    printf("%s, %.0f px wide, by cjm %s\n", cjm_document_title(document), cjm_map_width(map), cjm_version());
  cjm_map_free(map);
  cjm_document_free(document);
  return result;
}
END
cc=${CC:-cc}
compile() { # OUTPUT FLAG…: with what pkg-config says
  local output=$1
  shift
  "$cc" -std=c17 -Wall -Wextra -Wpedantic -Werror "${flags[@]}" -o "$output" "$dir/client.c" $(pkg-config --cflags cjm) "$@"
}
check "pkg-config knows the version" bash -c '[ "cjm $(pkg-config --modversion cjm)" = "$("$1" --version)" ]' - "$CJM"
check "a client with the shared library" compile "$dir/shared" $(pkg-config --libs cjm)
check "… which it asks for by its soname" bash -c 'readelf -d "$1" | grep -qF "[libcjm.so.0]"' - "$dir/shared"
check "… runs" env LD_LIBRARY_PATH="$at/lib" "$dir/shared"
unset PKG_CONFIG_SYSROOT_DIR # what the static library needs besides is the system's
static=$(pkg-config --static --libs cjm | sed 's/-lcjm//; s/-L[^ ]*//')
check "a client with the static library" compile "$dir/static" -I"$at/include" "$at/lib/libcjm.a" $static
check "… needs no libcjm.so" bash -c '! readelf -d "$1" | grep -F libcjm' - "$dir/static"
check "… runs" "$dir/static"

check "make uninstall" in_make uninstall
check "… leaves nothing" bash -c '! find "$1" ! -type d | grep .' - "$to"
finish
