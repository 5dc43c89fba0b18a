/* suite.h: how every unit test begins. */
#ifndef CJM_TESTS_SUITE_H
#define CJM_TESTS_SUITE_H

#include <glib.h>

#include "text/patterns.h"

/* Initializes GTest. An assertion that fails lets the rest of its case run, and so does not stop the program; g_assert() and
 * g_error() do. Where the rest would crash, tests/tools/run-test has the cases behind it run by another process. */
static inline void suite_init(int *argc, char ***argv)
{
  g_test_init(argc, argv, NULL);
  g_test_set_nonfatal_assertions();
  cjm_patterns_use(NULL); /* the patterns that are installed must not change what is expected */
}

#endif
