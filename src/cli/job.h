/* job.h: one journey that is rendered, in a process of its own, and what is told of it. */
#ifndef CJM_CLI_JOB_H
#define CJM_CLI_JOB_H

#include "cli/render.h"

/* A journey, and where its pictures go. */
typedef struct CjmJob {
  char *input;
  unsigned formats; /* a bit each */
  GPtrArray *paths; /* char *: one for each format */
  bool folders;     /* of paths are made where they are not there */
} CjmJob;

typedef enum CjmOutputState { CJM_OUTPUT_FAILED, CJM_OUTPUT_WRITTEN, CJM_OUTPUT_UNCHANGED, CJM_OUTPUT_STALE } CjmOutputState;

typedef struct CjmOutput {
  char *path;
  size_t format;
  void *data; /* NULL in another process than that which made it */
  size_t len;
  CjmOutputState state;
} CjmOutput;

/* What became of a job. */
typedef struct CjmMade {
  CjmResult result;
  CjmDocument *document; /* its messages; NULL where the file could not be read */
  char *notes;           /* lines for standard error, "" for none */
  char *error;           /* what the machine did; NULL for nothing */
  char **inputs;         /* files that it was made of */
  GArray *outputs;       /* CjmOutput */
} CjmMade;

/* Renders in this process. */
GBytes *cjm_job_run(const CjmRenderContext *context, const CjmJob *job);

/* The id that the journey of a job has, as a text; empty where it has none. */
GBytes *cjm_job_find_id(const CjmRenderContext *context, const CjmJob *job);

/* Reads what cjm_job_run() told. */
void cjm_made_read(GBytes *told, CjmMade *ret_made);
void cjm_made_clear(CjmMade *made);

#endif
