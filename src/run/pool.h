/* pool.h: many pieces of work in processes of their own, so that a crash or an endless loop costs one piece.
 *
 * Workers are forked from a process that has neither threads nor fonts yet, take
 * the number of a piece from a socket, and send its result back. */
#ifndef CJM_RUN_POOL_H
#define CJM_RUN_POOL_H

#include <glib.h>
#include <stdbool.h>

typedef enum CjmPoolEnd {
  CJM_POOL_DONE,
  CJM_POOL_CRASHED, /* its process ended */
  CJM_POOL_LATE     /* its time was over */
} CjmPoolEnd;

typedef struct CjmPoolOutcome {
  CjmPoolEnd end;
  GBytes *result; /* DONE */
  int status;     /* CRASHED: as wait() gives it */
  double seconds;
} CjmPoolOutcome;

typedef struct CjmPool {
  size_t n;                                                          /* pieces */
  unsigned workers;                                                  /* at least 1; no more are started than there are pieces */
  double timeout;                                                    /* seconds a piece; 0: no limit */
  unsigned max_memory;                                               /* MiB of address space a worker; 0: no limit */
  GBytes *(*work)(void *data, size_t i);                             /* in a worker */
  void (*done)(void *data, size_t i, const CjmPoolOutcome *outcome); /* here, in the order of the pieces */
  void (*progress)(void *data, size_t n_done);                       /* here, whenever one ends; NULL for nothing */
  void *data;
} CjmPool;

/* Does every piece once. Fails where no process can be started, or where one ends badly behind its last piece. */
bool cjm_pool_run(const CjmPool *pool, GError **error);

#endif
