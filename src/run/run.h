/* run.h: what all files of one run have in common. */
#ifndef CJM_RUN_RUN_H
#define CJM_RUN_RUN_H

#include "run/files.h"
#include "run/messages.h"

/* What every command that reads journeys can be asked for. */
typedef struct CjmRunSettings {
  CjmMessageSettings messages;
  CjmFileSettings files;
  GPtrArray *tables;   /* const char *: joined to every journey; "-": standard input. NULL for none */
  GPtrArray *overlays; /* const char *: journeys that are laid over every one, likewise */
  unsigned jobs;       /* processes; 0: one for each processor */
  double timeout;      /* seconds a file; 0: no limit */
  unsigned max_memory; /* MiB of address space a file; 0: no limit */
  unsigned max_work;   /* times the work that a file may usually take; 0: no limit */
} CjmRunSettings;

#define CJM_RUN_DEFAULTS                                                                                                         \
  {                                                                                                                              \
    .messages = CJM_MESSAGE_DEFAULTS, .timeout = 60, .max_memory = 2048, .max_work = 1                                           \
  }

/* Which fonts maps are set in. */
typedef struct CjmFontSettings {
  GPtrArray *folders; /* const char *: searched before the fonts of the system */
  bool no_system;     /* only these folders */
} CjmFontSettings;

typedef struct CjmRun {
  const char *command; /* its name, for messages on usage */
  const CjmRunSettings *settings;
  char *stdin_text; /* NULL where no file is standard input */
  size_t stdin_len;
  GHashTable *pipes; /* name of a journey → GBytes: its text, where it is a pipe that was read already */
  GHashTable *jobs; /* canonical name of a journey → const CjmJob *: where its drawings go; NULL where none are made */
  bool several; /* files, so that what is printed says which one it belongs to */
} CjmRun;

/* Reads standard input if it is one of the inputs (CjmInput *), tables or overlays: more than one process may need it. What fails is
 * reported. */
CjmResult cjm_run_read_stdin(CjmRun *run, const GPtrArray *inputs);

void cjm_run_clear(CjmRun *run);

/* The number of processes that a run may start. */
unsigned cjm_run_workers(const CjmRun *run);

#endif
