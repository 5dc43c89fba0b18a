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

# A container whose filter refuses what its kernel has. Nothing is read without confinement, and nobody hears of a crash.
cat >prctl.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <sys/prctl.h>
int prctl(int option, ...)
{
  unsigned long a[4];
  va_list args;
  va_start(args, option);
  for (int i = 0; i < 4; i++) a[i] = va_arg(args, unsigned long);
  va_end(args);
  if (option == PR_SET_SECCOMP) { errno = EINVAL; return -1; }
  return ((int (*)(int, ...))dlsym(RTLD_NEXT, "prctl"))(option, a[0], a[1], a[2], a[3]);
}
END
"${cc[@]}" -shared -fPIC -o prctl.so prctl.c -ldl
message() { printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"; }
refuses() { LD_PRELOAD=$dir/prctl.so "$CJM" "$@"; }
refused() {
  local why='the kernel has seccomp, but refuses to confine a process by it'
  gives_saying 3 "a.yaml: $why" refuses render a.yaml -o refused.svg && absent refused.svg &&
    gives_saying 3 "a.yaml: $why" refuses check a.yaml || return 1
  gives 0 env CJM_UNCONFINED=1 LD_PRELOAD="$dir/prctl.so" "$CJM" check a.yaml || return 1
  printf '%s\n' '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"check","arguments":{"text":"title: T"}}}' | refuses mcp | tee out | grep -qF "$why" ||
    { cat out; return 1; }
  { message '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
    message '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.yaml","languageId":"yaml","version":1,"text":"title: T"}}}'
    message '{"jsonrpc":"2.0","id":2,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///a.yaml"}}}'; } | refuses lsp >out
  grep -qF "$why" out && ! grep -q 'bug in cjm' out || { cat out; return 1; }
}
if [ "$("$CJM" version --json | grep -c '"seccomp": "1"')" = 1 ]; then check "a kernel that refuses to confine" refused; fi

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
