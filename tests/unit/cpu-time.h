/* cpu-time.h: processor time, for tests of growth: a busy machine does not change it. */
#ifndef CJM_TESTS_CPU_TIME_H
#define CJM_TESTS_CPU_TIME_H

#include <time.h>

/* Seconds of processor time that this process has used. */
static inline double cpu_seconds(void)
{
  return (double)clock() / CLOCKS_PER_SEC;
}

#endif
