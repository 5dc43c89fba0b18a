/* pool.h: a pool of processes for many pieces of work, so that a crash or an endless loop affects only one piece.
 *
 * Workers are forked from a process that has neither threads nor fonts yet. They read the number of a piece from a socket, and
 * send its result back. */
#ifndef CJM_RUN_POOL_H
#define CJM_RUN_POOL_H

#include <glib.h>
#include <stdbool.h>

typedef enum CjmPoolEnd {
  CJM_POOL_DONE,
  CJM_POOL_CRASHED, /* its process ended */
  CJM_POOL_LATE     /* it took longer than the timeout */
} CjmPoolEnd;

typedef struct CjmPoolOutcome {
  CjmPoolEnd end;
  GBytes *result; /* DONE */
  int status;     /* CRASHED: as from wait() */
  double seconds;
} CjmPoolOutcome;

typedef struct CjmPool {
  size_t n;                                                          /* pieces */
  unsigned workers;                                                  /* at least 1; no more are started than there are pieces */
  double timeout;                                                    /* seconds per piece; 0: no limit */
  unsigned max_memory;                                               /* MiB of address space per worker; 0: no limit */
  GBytes *(*work)(void *data, size_t i);                             /* in a worker */
  void (*done)(void *data, size_t i, const CjmPoolOutcome *outcome); /* in the parent, in the order of the pieces */
  void (*progress)(void *data, size_t n_done);                       /* in the parent, whenever a piece ends; may be NULL */
  void *data;
} CjmPool;

/* Processes every piece once. Fails if no process can be started, or if one fails after its last piece. */
bool cjm_pool_run(const CjmPool *pool, GError **error);

#endif
