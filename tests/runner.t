#!/usr/bin/env bash
# The runner of the tests: what fails or dies is counted, and keeps nothing else from being run.
. "$(dirname "$0")/tap.sh"
runner=$root/tests/tools/run-tests
read -ra cc <<<"${CC:-cc}"
cd "$dir"

# program NAME CASES: a GTest program with the cases of a C array.
program() {
  cat >"$1.c" <<END
#include <stdlib.h>
#include "suite.h"
void cjm_patterns_use(const char *folder) { (void)folder; } /* the programs are without the library */
static void passes(void) { g_assert_cmpint(1, ==, 1); }
static void fails(void) { g_assert_cmpint(1, ==, 2); g_assert_true(FALSE); }
static void asserts(void) { g_assert(FALSE); }
static void reports(void) { g_error("a fatal message"); }
static void crashes(void) { g_assert_nonnull(NULL); abort(); }
static void leaves(void) { exit(0); }
int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  static const struct { const char *path; void (*run)(void); } cases[] = {$2};
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) g_test_add_func(cases[i].path, cases[i].run);
  return g_test_run();
}
END
  "${cc[@]}" -I"$root/tests/unit" -I"$root/src" $(pkg-config --cflags glib-2.0) -o "$1" "$1.c" $(pkg-config --libs glib-2.0)
}
script() { # NAME LINES
  printf '#!/bin/sh\n%s\n' "$2" >"$1" && chmod +x "$1"
}
# counts STATUS SUMMARY TEST…: what the runner says at the end of these tests.
counts() {
  local status=$1 summary=$2
  shift 2
  gives "$status" "$runner" "$dir" "$@" && [ "$(tail -n 1 .out)" = "$summary" ] || { cat .out; return 1; }
}
logged() { grep -qE -- "$1" check.log || { cat check.log; return 1; }; }

check "programs compile" program passing '{"/a/one", passes}, {"/a/two", passes}'
check "… that fail" program failing '{"/b/one", passes}, {"/b/two", fails}, {"/b/three", passes}'
check "… that die" program dying \
  '{"/c/one", passes}, {"/c/two", asserts}, {"/c/two/deep", passes}, {"/d/one", reports}, {"/d/two", crashes}, {"/d/three", leaves}, {"/d/four", passes}'
check "all pass" counts 0 '2 passed, 0 failed' ./passing
check "a failed assertion lets the other cases run" counts 1 '2 passed, 1 failed' ./failing
check "… and the other assertions of its case" logged 'should be TRUE'
check "what dies lets the other cases run" counts 1 '3 passed, 4 failed' ./dying
check "… and is named: an assertion" logged '^not ok 2 - /c/two: killed by SIGABRT$'
check "… a fatal message" logged '^not ok 4 - /d/one: killed by SIG(TRAP|ABRT)$'
check "… an exit" logged '^not ok 6 - /d/three: ended with status 0$'
check "… and the other programs" counts 1 '7 passed, 5 failed' ./dying ./failing ./passing

script bails.t 'echo "ok 1 - a"; echo "Bail out! enough"; exit 1'
script stops.t 'echo "ok 1 - a"; exit 0'
script lies.t 'echo "ok 1 - a"; echo 1..1; exit 3'
script known.t 'echo "not ok 1 - a # TODO later"; echo "ok 2 - b # SKIP not here"; echo 1..2'
script skipped.t 'echo "1..0 # SKIP not here"'
check "a script that bails out" counts 1 '3 passed, 1 failed' ./bails.t ./passing
check "a script that stops before its plan" counts 1 '3 passed, 1 failed' ./stops.t ./passing
check "a script that passes, and ends with another status" counts 1 '3 passed, 1 failed' ./lies.t ./passing
check "what is known to fail, and what is skipped" counts 0 '2 passed, 0 failed' ./known.t ./skipped.t ./passing

check "every unit test begins by suite_init()" bash -c '! grep -l "g_test_init *(" "$1"/tests/unit/*.c' - "$root"
finish
