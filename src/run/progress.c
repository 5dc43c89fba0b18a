#include "run/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WIDTH = 30, PAUSE = 100 * 1000 /* µs between two drawings */ };

CjmProgress cjm_progress_begin(size_t n, bool wanted)
{
  bool can = isatty(STDERR_FILENO) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
  return (CjmProgress){.wanted = wanted && can, .n = n};
}

void cjm_progress_set(CjmProgress *progress, size_t n_done)
{
  gint64 now = g_get_monotonic_time();
  progress->n_done = n_done;
  if (!progress->wanted || now - progress->drawn < PAUSE) return;
  char bar[WIDTH + 1] = "";
  memset(bar, ' ', WIDTH);
  memset(bar, '#', WIDTH * n_done / progress->n);
  fprintf(stderr, "\r[%s] %zu/%zu", bar, n_done, progress->n);
  fflush(stderr);
  progress->drawn = now;
  progress->shown = true;
}

void cjm_progress_hide(CjmProgress *progress)
{
  if (progress->shown) fputs("\r\033[K", stderr);
  progress->shown = false;
}
