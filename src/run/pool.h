/* pool.h: a pool of processes for many pieces of work, so that a crash or an endless loop affects only one piece.
 *
 * Workers are forked from a process that has neither threads nor fonts yet. They read the number of a piece from a socket, and
 * send its result back. */
#ifndef CJM_RUN_POOL_H
#define CJM_RUN_POOL_H

#include <glib.h>
#include <stdbool.h>

#include "run/confine.h"

typedef enum CjmPoolEnd {
  CJM_POOL_DONE,
  CJM_POOL_CRASHED, /* its process ended */
  CJM_POOL_LATE     /* it took longer than the timeout */
} CjmPoolEnd;

typedef struct CjmPoolOutcome {
  CjmPoolEnd end;
  GBytes *result; /* DONE, unless it was given to `received` */
  int status;     /* CRASHED: as from wait() */
  double seconds;
} CjmPoolOutcome;

/* A worker that is started before there is work, so that it can prepare for it. */
typedef struct CjmPoolSpare CjmPoolSpare;

typedef struct CjmPool {
  size_t n;                                                          /* pieces */
  unsigned workers;                                                  /* at least 1; no more are started than there are pieces */
  double timeout;                                                    /* seconds per piece; 0: no limit */
  CjmConfinement confinement;                                        /* of every worker */
  GBytes *(*work)(void *data, size_t i);                             /* in a worker */
  void (*received)(void *data, size_t i, GBytes *result);            /* in the parent, as soon as a result is there, which is not kept; may be NULL */
  void (*done)(void *data, size_t i, const CjmPoolOutcome *outcome); /* in the parent, in the order of the pieces */
  void (*progress)(void *data, size_t n_done);                       /* in the parent, whenever a piece ends; may be NULL */
  void *data;
  void (*prepare)(void *data);  /* in a spare worker, before its first piece; may be NULL */
  bool (*declines)(void *data); /* in a spare worker, whether what it has prepared is outdated; may be NULL */
  CjmPoolSpare *spare;          /* is used up; may be NULL */
  const size_t *numbers;        /* the numbers of the pieces in the pool of the spare worker, which all workers are given instead; may be NULL */
} CjmPool;

/* Processes every piece once. Fails if no process can be started, or if one fails after its last piece. */
bool cjm_pool_run(const CjmPool *pool, GError **error);

/* Starts a spare worker, which sees all of the process as it is now. */
CjmPoolSpare *cjm_pool_spare_new(const CjmPool *pool, GError **error);
void cjm_pool_spare_free(CjmPoolSpare *spare);

#endif
