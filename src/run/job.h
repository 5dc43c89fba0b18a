/* job.h: one journey that is processed in a separate process, and the result that this process sends back. */
#ifndef CJM_RUN_JOB_H
#define CJM_RUN_JOB_H

#include "run/run.h"

/* A journey, and the paths of its outputs. */
typedef struct CjmJob {
  char *input;
  char *root; /* as in CjmInput */
  bool found;       /* in a folder, so that it may be a library */
  unsigned formats; /* a bit each */
  GPtrArray *views; /* char *: ids of views that are drawn, "" for the whole map; NULL where nothing is */
  GPtrArray *paths; /* char *: for each view one for each format */
  char *planned_id; /* the journey's id and views when the paths were chosen; NULL where these do not depend on them */
  char **planned_views;
} CjmJob;

typedef enum CjmOutputState {
  CJM_OUTPUT_FAILED,
  CJM_OUTPUT_MADE, /* the parent is to write it */
  CJM_OUTPUT_WRITTEN,
  CJM_OUTPUT_UNCHANGED,
  CJM_OUTPUT_STALE
} CjmOutputState;

typedef struct CjmOutput {
  char *path, *view; /* "" for the whole map */
  size_t format;
  void *data; /* for cjm_free(); NULL: none was made, or it was written */
  size_t len;
  CjmOutputState state;
} CjmOutput;

/* The result of a job. */
typedef struct CjmJobResult {
  CjmResult status;
  CjmDocument *document; /* its messages; NULL if the file could not be read */
  GString *notes;        /* lines for standard error */
  GString *text;         /* for standard output */
  GBytes *data;          /* for the follower of the batch; NULL for none */
  char *error;           /* of the environment; NULL for none */
  char **inputs;         /* the files that were read; NULL for none */
  GArray *outputs;       /* CjmOutput */
  char *fonts;           /* see cjm_take_font_cache(); NULL: nothing */
} CjmJobResult;

/* Processes one journey for a command, in a worker. `settings` are those of the command, `result` is initialised. */
typedef void CjmJobFunction(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

/* A job without outputs for each of the inputs (CjmInput *). */
GPtrArray *cjm_jobs_new(const GPtrArray *inputs);

/* An array that frees its jobs. */
GPtrArray *cjm_jobs_new_empty(void);

CjmJobResult cjm_job_result_init(void);
void cjm_job_result_clear(CjmJobResult *result);

/* Adds a line to the notes: "cjm: …". */
void cjm_job_note(CjmJobResult *result, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Tables or overlays of the command line, for a CjmLoadOptions; `names` may be NULL. For g_free(). */
CjmFileText *cjm_job_files_new(const CjmRun *run, const GPtrArray *names);

/* Loads the journey of a job into the result, as cjm_document_load(). */
CjmResult cjm_job_load(const CjmRun *run, const CjmJob *job, CjmJobResult *result);

/* Whether the loaded document still has the id and the views that the job's paths were chosen for. */
bool cjm_job_is_as_planned(const CjmJob *job, const CjmDocument *document);

/* The files that the document was read from, for g_strfreev(); none for NULL. */
char **cjm_job_inputs_new(const CjmDocument *document);

/* Whether the loaded document is a library that was found in a folder, next to journeys that extend it. It is skipped, as it has
 * no map. */
bool cjm_job_is_found_library(const CjmRun *run, const CjmJob *job, CjmJobResult *result);

/* The result as bytes for another process, with the data of outputs that it is to write, and back. */
GBytes *cjm_job_result_pack(const CjmJobResult *result);
CjmJobResult cjm_job_result_unpack(GBytes *packed);

#endif
