/* job.h: one journey that is worked on in a process of its own, and the result that the process sends back. */
#ifndef CJM_RUN_JOB_H
#define CJM_RUN_JOB_H

#include "run/run.h"

/* A journey, and where its outputs go. */
typedef struct CjmJob {
  char *input;
  char *root; /* as CjmInput has it */
  bool found;       /* in a folder, where it need not be a journey that has a map */
  unsigned formats; /* a bit each */
  GPtrArray *views; /* char *: ids of views that are drawn, "" for the whole map; NULL where nothing is */
  GPtrArray *paths; /* char *: for each view one for each format */
} CjmJob;

typedef enum CjmOutputState { CJM_OUTPUT_FAILED, CJM_OUTPUT_WRITTEN, CJM_OUTPUT_UNCHANGED, CJM_OUTPUT_STALE } CjmOutputState;

typedef struct CjmOutput {
  char *path, *view; /* "" for the whole map */
  size_t format;
  void *data; /* NULL outside of the process that made it */
  size_t len;
  CjmOutputState state;
} CjmOutput;

/* The result of a job. */
typedef struct CjmJobResult {
  CjmResult status;
  CjmDocument *document; /* its messages; NULL if the file could not be read */
  GString *notes;        /* lines for standard error */
  GString *text;         /* for standard output */
  char *error;           /* of the environment; NULL for none */
  char **inputs;         /* the files that were read; NULL for none */
  GArray *outputs;       /* CjmOutput */
} CjmJobResult;

/* Does the work of one command on one journey, in a worker. `settings` are the command's own, `result` is initialized. */
typedef void CjmJobFunction(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

/* A job without outputs for each of the inputs (CjmInput *). */
GPtrArray *cjm_jobs_new(const GPtrArray *inputs);

/* An array that frees its jobs. */
GPtrArray *cjm_jobs_new_empty(void);

CjmJobResult cjm_job_result_init(void);
void cjm_job_result_clear(CjmJobResult *result);

/* Adds a line to the notes: "cjm: …". */
void cjm_job_note(CjmJobResult *result, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Loads the journey of a job into the result, as cjm_document_load(). */
CjmResult cjm_job_load(const CjmRun *run, const CjmJob *job, CjmJobResult *result);

/* Whether the document that was loaded is a library that was found in a folder, beside the journeys that extend it: it has no map,
 * and nobody asked for one. */
bool cjm_job_is_found_library(const CjmRun *run, const CjmJob *job, CjmJobResult *result);

/* The result as bytes for another process, without the data of outputs, and back. */
GBytes *cjm_job_result_pack(const CjmJobResult *result);
CjmJobResult cjm_job_result_unpack(GBytes *packed);

#endif
