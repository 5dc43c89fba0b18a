#!/usr/bin/env bash
# What breaks around the program is said as what it is, and outlived where that can be: memory that libyaml does not get, a bug, a worker that is dead.
. "$(dirname "$0")/../tap.sh"
cd "$dir"
read -ra cc <<<"${CC:-cc}"
if grep -q __asan_init "$CJM" || ! command -v "${cc[0]}" >/dev/null; then
  echo '1..0 # SKIP needs a compiler, and a program without sanitizers'
  exit 0
fi

printf 'title: T\nphases: One\n' >a.yaml

# Fails the Nth allocation of libyaml.
cat >scarce.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

extern void *__libc_malloc(size_t);
extern void *__libc_realloc(void *, size_t);

static int is_refused(void *caller)
{
  static int n, busy;
  Dl_info info;
  if (busy) return 0;
  busy = 1;
  int ours = dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "libyaml");
  busy = 0;
  return ours && ++n == atoi(getenv("NTH"));
}

void *malloc(size_t size) { return is_refused(__builtin_return_address(0)) ? 0 : __libc_malloc(size); }
void *realloc(void *old, size_t size) { return is_refused(__builtin_return_address(0)) ? 0 : __libc_realloc(old, size); }
END
"${cc[@]}" -shared -fPIC -o scarce.so scarce.c -ldl

scarce() { # each allocation in turn: memory is named, and never a bug or the author's file
  local nth status
  for nth in 1 2 3 5 8 13 21 34; do
    NTH=$nth LD_PRELOAD=$dir/scarce.so "$CJM" check a.yaml >out 2>err
    status=$?
    [ $status = 0 ] && return 0 # it needed fewer
    [ $status = 3 ] && grep -q 'not enough memory' err || { echo "allocation $nth: status $status"; cat out err; return 1; }
    grep -qE 'bug in cjm|Bail out|E[0-9]{3}' out err && { cat out err; return 1; }
  done
  return 0
}
check "memory that libyaml does not get" scarce

# An assertion that fails in the middle of a file.
cat >bug.c <<'END'
#include <glib.h>
int yaml_parser_parse(void *parser, void *event) { (void)parser; (void)event; g_assert_not_reached(); }
END
"${cc[@]}" $(pkg-config --cflags glib-2.0) -shared -fPIC -o bug.so bug.c
bug() {
  LD_PRELOAD=$dir/bug.so "$CJM" check --diagnostics json a.yaml >out 2>err
  [ $? = 70 ] && ! grep -q 'Bail out' out && grep -q 'bug in cjm' err || { cat out err; return 1; }
}
check "a bug has status 70, and nothing on standard output" bug

# A disk that takes all bytes, and loses them when they are synced.
cat >sync.c <<'END'
#include <errno.h>
int fsync(int fd) { (void)fd; errno = EIO; return -1; }
END
"${cc[@]}" -shared -fPIC -o sync.so sync.c
unsynced() {
  echo old >old.svg
  gives_saying 3 'cannot write old.svg: Input/output error' env LD_PRELOAD="$dir/sync.so" "$CJM" render a.yaml -o old.svg &&
    [ "$(cat old.svg)" = old ] && ! ls -A | grep -F .cjm-
}
check "a file is replaced only by one that is on the disk" unsynced

# The worker that is ready for the next change is killed.
appears() { # TEXT: within a minute, in the map
  for _ in {1..1200}; do
    grep -qF "$1" a.svg 2>/dev/null && return 0
    sleep 0.05
  done
  return 1
}
spare() {
  local parent child status=0
  "$CJM" render --watch --svg-text live a.yaml -o a.svg >out 2>err & parent=$!
  appears '<svg' || status=1
  for _ in {1..600}; do
    child=$(cat /proc/$parent/task/$parent/children 2>/dev/null)
    [ -n "$child" ] && break
    sleep 0.05
  done
  [ -n "$child" ] && kill -KILL $child
  printf 'title: Another\nphases: One\n' >a.yaml
  appears Another || status=1
  kill $parent
  wait $parent
  [ $status = 0 ] || cat out err
  return $status
}
check "a worker that is killed while it waits is replaced" spare
finish
