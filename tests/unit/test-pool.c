/* test-pool.c: workers that end before their work does. */
#define _GNU_SOURCE

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/confine.c" /* parts of the program, which tests are not linked with */
#include "run/landlock.c"
#include "run/pool.c"
#include "run/seccomp.c"
#include "suite.h"

typedef struct Seen {
  CjmPoolEnd ends[4];
  int statuses[4];
  char texts[4];
  size_t n;
} Seen;

static void note_outcome(void *data, size_t i, const CjmPoolOutcome *outcome)
{
  Seen *seen = data;
  g_assert_cmpuint(i, ==, seen->n);
  seen->ends[i] = outcome->end;
  seen->statuses[i] = outcome->status;
  seen->texts[i] = outcome->result && g_bytes_get_size(outcome->result) ? *(const char *)g_bytes_get_data(outcome->result, NULL) : '-';
  seen->n++;
}

static Seen run_pieces(GBytes *(*piece)(void *data, size_t i), size_t n)
{
  Seen seen = {.n = 0};
  GError *error = NULL;
  CjmPool pool = {.n = n, .workers = 1, .work = piece, .done = note_outcome, .data = &seen};
  g_assert_true(cjm_pool_run(&pool, &error));
  g_assert_no_error(error);
  g_assert_cmpuint(seen.n, ==, n);
  return seen;
}

static GBytes *letter(void *data, size_t i)
{
  (void)data;
  char text = (char)('a' + i);
  return g_bytes_new(&text, 1);
}

/* The second piece is late, the others are not. */
static GBytes *sometimes_late(void *data, size_t i)
{
  if (i == 1) sleep(30);
  return letter(data, i);
}

static void test_late(void)
{
  Seen seen = {.n = 0};
  GError *error = NULL;
  CjmPool pool = {.n = 3, .workers = 1, .timeout = 1, .work = sometimes_late, .done = note_outcome, .data = &seen};
  gint64 start = g_get_monotonic_time();
  g_assert_true(cjm_pool_run(&pool, &error));
  g_assert_no_error(error);
  g_assert_cmpint(g_get_monotonic_time() - start, <, 20 * G_USEC_PER_SEC);
  g_assert_cmpint(seen.ends[0], ==, CJM_POOL_DONE);
  g_assert_cmpint(seen.ends[1], ==, CJM_POOL_LATE);
  g_assert_cmpint(seen.ends[2], ==, CJM_POOL_DONE);
  g_assert_cmpint(seen.texts[2], ==, 'c');
}

static void test_results(void)
{
  Seen seen = run_pieces(letter, 3);
  for (size_t i = 0; i < 3; i++) {
    g_assert_cmpint(seen.ends[i], ==, CJM_POOL_DONE);
    g_assert_cmpint(seen.texts[i], ==, 'a' + (int)i);
  }
}

/* Ends well, but without a result. */
static GBytes *ends_at_b(void *data, size_t i)
{
  if (i == 1) _exit(EXIT_SUCCESS);
  return letter(data, i);
}

static void test_lost_result(void)
{
  Seen seen = run_pieces(ends_at_b, 3);
  g_assert_cmpint(seen.ends[0], ==, CJM_POOL_DONE);
  g_assert_cmpint(seen.ends[1], ==, CJM_POOL_CRASHED);
  g_assert_true(WIFEXITED(seen.statuses[1]) && WEXITSTATUS(seen.statuses[1]) == EXIT_SUCCESS);
  g_assert_cmpint(seen.ends[2], ==, CJM_POOL_DONE);
  g_assert_cmpint(seen.texts[2], ==, 'c');
}

/* Takes nothing more: what the parent writes afterwards fails. */
static GBytes *deaf_after_a(void *data, size_t i)
{
  for (int fd = 3; i == 0 && fd < 64; fd++) shutdown(fd, SHUT_RD);
  return letter(data, i);
}

static void test_failed_write(void)
{
  Seen seen = run_pieces(deaf_after_a, 3);
  g_assert_cmpint(seen.ends[0], ==, CJM_POOL_DONE);
  g_assert_cmpint(seen.ends[1], ==, CJM_POOL_CRASHED);
  g_assert_cmpint(seen.ends[2], ==, CJM_POOL_DONE);
  g_assert_cmpint(seen.texts[2], ==, 'c');
}

/* The beginning of a result, and then nothing. */
static GBytes *cut_at_b(void *data, size_t i)
{
  static const char half[] = {100, 0, 0, 0, 0, 0, 0, 0, 'x'}; /* 100 bytes are promised, on little-endian machines */
  if (i != 1) return letter(data, i);
  for (int fd = 3; fd < 64; fd++) send(fd, half, sizeof half, MSG_NOSIGNAL);
  _exit(EXIT_SUCCESS);
}

static void test_cut_result(void)
{
  Seen seen = run_pieces(cut_at_b, 3);
  g_assert_cmpint(seen.ends[1], ==, CJM_POOL_CRASHED);
  g_assert_cmpint(seen.ends[2], ==, CJM_POOL_DONE);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  signal(SIGPIPE, SIG_IGN); /* as the program does */
  g_test_add_func("/pool/late", test_late);
  g_test_add_func("/pool/results", test_results);
  g_test_add_func("/pool/lost-result", test_lost_result);
  g_test_add_func("/pool/failed-write", test_failed_write);
  g_test_add_func("/pool/cut-result", test_cut_result);
  return g_test_run();
}
