#include "run/pool.h"

#include <errno.h>
#include <malloc.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fd.h"

enum { CHUNK = 64 * 1024 };

/* The length that a worker sends instead of a result if it does not take a piece. */
#define DECLINED G_MAXUINT64

typedef struct Worker {
  pid_t pid; /* 0: not there */
  int fd;
  bool spare; /* it was there before the run */
  bool busy;
  size_t piece;         /* while busy */
  gint64 started;       /* µs, monotonic */
  GByteArray *received; /* the part of a result received so far: its length (guint64), its bytes */
} Worker;

struct CjmPoolSpare {
  Worker worker;
};

typedef struct Run {
  const CjmPool *pool;
  Worker *workers;
  unsigned n_workers;
  CjmPoolOutcome *outcomes; /* one per piece */
  bool *ended;
  size_t next, n_ended, n_reported; /* the next piece to assign; number of pieces that have ended; number of those that were reported */
  int bad_status;               /* of a worker after its last piece */
} Run;

/* ---- in a worker ---- */

/* Keeps memory that is freed, even in large blocks: what its preparation has used, a spare worker then has for its piece, without the system. */
static void keep_memory(void)
{
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
#endif
}

/* Prepares a spare worker. What stays of the first time is in the way of what follows, so that only the second finds memory where a piece will: that is
 * worth a moment, but no piece waits for it. */
static void prepare(const CjmPool *pool, int fd)
{
  const gint64 moment = G_USEC_PER_SEC / 10;
  struct pollfd piece = {.fd = fd, .events = POLLIN};
  gint64 start = g_get_monotonic_time();
  keep_memory();
  pool->prepare(pool->data);
  if (g_get_monotonic_time() - start < moment && poll(&piece, 1, 0) == 0) pool->prepare(pool->data);
}

/* Works until there are no more pieces, or the parent has ended. */
static G_GNUC_NORETURN void work(const CjmPool *pool, int fd, pid_t parent, bool spare)
{
  cjm_confine(parent, &pool->confinement);
  if (spare && pool->prepare) prepare(pool, fd);
  for (size_t piece; cjm_fd_read_all(fd, &piece, sizeof piece);) {
    if (spare && pool->declines && pool->declines(pool->data)) {
      const guint64 declined = DECLINED;
      cjm_fd_write_all(fd, &declined, sizeof declined);
      break;
    }
    g_autoptr(GBytes) result = pool->work(pool->data, piece);
    gsize len;
    const void *bytes = g_bytes_get_data(result, &len);
    guint64 frame = len;
    if (!cjm_fd_write_all(fd, &frame, sizeof frame) || !cjm_fd_write_all(fd, bytes, len)) break;
  }
  exit(EXIT_SUCCESS);
}

/* ---- workers ---- */

/* Starts a worker, which must not hold the sockets of the `n` others: they would not notice that these are closed. */
static bool start_worker(const CjmPool *pool, const Worker *others, unsigned n, bool spare, Worker *ret_worker, GError **error)
{
  int ends[2] = {-1, -1};
  fflush(NULL); /* otherwise both processes would write the buffered text */
  pid_t parent = getpid();
  bool has_ends = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
  pid_t pid = has_ends ? fork() : -1;
  if (pid < 0) {
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno), "cannot start a process: %s", g_strerror(errno));
    if (has_ends) {
      close(ends[0]);
      close(ends[1]);
    }
    return false;
  }
  if (pid == 0) {
    for (unsigned i = 0; i < n; i++)
      if (others[i].pid) close(others[i].fd);
    close(ends[0]);
    work(pool, ends[1], parent, spare);
  }
  close(ends[1]);
  *ret_worker = (Worker){.pid = pid, .fd = ends[0], .spare = spare, .received = g_byte_array_new()};
  return true;
}

/* Waits for a worker to end. Returns its status as from waitpid(). */
static int end_worker(Worker *worker)
{
  close(worker->fd);
  int status = cjm_wait(worker->pid);
  g_byte_array_unref(worker->received);
  *worker = (Worker){0};
  return status;
}

/* ---- results ---- */

static double seconds_since(gint64 start)
{
  return (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
}

static void note(Run *run, size_t piece, CjmPoolOutcome outcome)
{
  run->outcomes[piece] = outcome;
  run->ended[piece] = true;
  run->n_ended++;
  for (; run->n_reported < run->pool->n && run->ended[run->n_reported]; run->n_reported++) {
    CjmPoolOutcome *next = &run->outcomes[run->n_reported];
    run->pool->done(run->pool->data, run->n_reported, next);
    g_clear_pointer(&next->result, g_bytes_unref);
  }
  if (run->pool->progress) run->pool->progress(run->pool->data, run->n_ended);
}

static bool start_ordinary(Run *run, Worker *worker, GError **error)
{
  return start_worker(run->pool, run->workers, run->n_workers, false, worker, error);
}

static void end_piece(Run *run, Worker *worker, CjmPoolEnd end);

static void give(Run *run, Worker *worker, size_t piece)
{
  size_t number = run->pool->numbers ? run->pool->numbers[piece] : piece;
  worker->busy = true;
  worker->piece = piece;
  worker->started = g_get_monotonic_time();
  if (!cjm_fd_write_all(worker->fd, &number, sizeof number)) end_piece(run, worker, CJM_POOL_CRASHED);
}

/* Ends a worker that has crashed, declined or has to be killed. The piece of one that was started before the run is given to another, since
 * the reason may be older than the piece. */
static void end_piece(Run *run, Worker *worker, CjmPoolEnd end)
{
  CjmPoolOutcome outcome = {.end = end, .seconds = seconds_since(worker->started)};
  size_t piece = worker->piece;
  bool was_busy = worker->busy, again = was_busy && worker->spare && end == CJM_POOL_CRASHED;
  kill(worker->pid, SIGKILL);
  outcome.status = end_worker(worker);
  if (again && start_ordinary(run, worker, NULL)) give(run, worker, piece);
  else if (was_busy) note(run, piece, outcome);
}

/* Assigns a piece to every idle worker. Fewer workers than requested are accepted, but not none. */
static bool assign_pieces(Run *run, GError **error)
{
  GError *failed = NULL;
  bool any = false;
  for (unsigned i = 0; i < run->n_workers; i++) {
    Worker *worker = &run->workers[i];
    if (!worker->pid && run->next < run->pool->n && !failed) start_ordinary(run, worker, &failed);
    any = any || worker->pid;
    if (worker->pid && !worker->busy && run->next < run->pool->n) give(run, worker, run->next++);
  }
  if (failed && !any) {
    g_propagate_error(error, failed);
    return false;
  }
  g_clear_error(&failed);
  return true;
}

static void take_result(Run *run, Worker *worker)
{
  guint64 len;
  GByteArray *received = worker->received;
  if (received->len < sizeof len) return;
  memcpy(&len, received->data, sizeof len);
  if (len == DECLINED) {
    end_piece(run, worker, CJM_POOL_CRASHED);
    return;
  }
  if (received->len - sizeof len < len) return;
  CjmPoolOutcome outcome = {
    .end = CJM_POOL_DONE, .result = g_bytes_new(received->data + sizeof len, len), .seconds = seconds_since(worker->started)};
  g_byte_array_set_size(received, 0);
  worker->busy = false;
  if (run->pool->received) {
    run->pool->received(run->pool->data, worker->piece, outcome.result);
    g_clear_pointer(&outcome.result, g_bytes_unref);
  }
  note(run, worker->piece, outcome);
}

static void receive(Run *run, Worker *worker)
{
  guint8 chunk[CHUNK];
  ssize_t n = cjm_fd_read(worker->fd, chunk, sizeof chunk);
  if (n <= 0) {
    end_piece(run, worker, CJM_POOL_CRASHED);
    return;
  }
  g_byte_array_append(worker->received, chunk, (guint)n);
  take_result(run, worker);
}

/* Milliseconds until the next timeout of a worker; -1 for none. */
static int time_left(const Run *run)
{
  double least = INFINITY;
  for (unsigned i = 0; i < run->n_workers && run->pool->timeout > 0; i++)
    if (run->workers[i].busy) least = MIN(least, run->pool->timeout - seconds_since(run->workers[i].started));
  return isinf(least) ? -1 : (int)ceil(CLAMP(least, 0, 3600) * 1000);
}

static void stop_late_ones(Run *run)
{
  for (unsigned i = 0; i < run->n_workers && run->pool->timeout > 0; i++)
    if (run->workers[i].busy && seconds_since(run->workers[i].started) >= run->pool->timeout)
      end_piece(run, &run->workers[i], CJM_POOL_LATE);
}

static void wait_for_results(Run *run)
{
  g_autofree struct pollfd *fds = g_new0(struct pollfd, run->n_workers);
  for (unsigned i = 0; i < run->n_workers; i++)
    fds[i] = (struct pollfd){.fd = run->workers[i].pid ? run->workers[i].fd : -1, .events = POLLIN};
  if (poll(fds, run->n_workers, time_left(run)) > 0)
    for (unsigned i = 0; i < run->n_workers; i++)
      if (fds[i].revents) receive(run, &run->workers[i]);
  stop_late_ones(run);
}

/* Workers end when their sockets are closed. */
static void end_workers(Run *run)
{
  for (unsigned i = 0; i < run->n_workers; i++) {
    int status = run->workers[i].pid ? end_worker(&run->workers[i]) : 0;
    run->bad_status = run->bad_status ? run->bad_status : status;
  }
}

/* None are busy if all that were assigned work have died: there is nothing to wait for. */
static bool any_is_busy(const Run *run)
{
  for (unsigned i = 0; i < run->n_workers; i++)
    if (run->workers[i].busy) return true;
  return false;
}

bool cjm_pool_run(const CjmPool *pool, GError **error)
{
  Run run = {.pool = pool, .n_workers = (unsigned)MIN(MAX(pool->workers, 1), pool->n)};
  run.workers = g_new0(Worker, run.n_workers);
  run.outcomes = g_new0(CjmPoolOutcome, pool->n);
  run.ended = g_new0(bool, pool->n);
  if (pool->spare && pool->n) {
    run.workers[0] = pool->spare->worker;
    pool->spare->worker = (Worker){0};
  }

  bool going = true;
  while (going && run.n_ended < pool->n) {
    going = assign_pieces(&run, error);
    if (going && any_is_busy(&run)) wait_for_results(&run);
  }
  end_workers(&run);
  if (going && run.bad_status) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "a process ended with status %d", run.bad_status);
    going = false;
  }
  g_free(run.workers);
  g_free(run.outcomes);
  g_free(run.ended);
  return going;
}

CjmPoolSpare *cjm_pool_spare_new(const CjmPool *pool, GError **error)
{
  Worker worker;
  if (!start_worker(pool, NULL, 0, true, &worker, error)) return NULL;
  CjmPoolSpare *spare = g_new(CjmPoolSpare, 1);
  *spare = (CjmPoolSpare){worker};
  return spare;
}

void cjm_pool_spare_free(CjmPoolSpare *spare)
{
  if (!spare) return;
  if (spare->worker.pid) {
    kill(spare->worker.pid, SIGKILL);
    end_worker(&spare->worker);
  }
  g_free(spare);
}
