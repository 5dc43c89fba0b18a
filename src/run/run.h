/* run.h: settings and data shared by all files of a run. */
#ifndef CJM_RUN_RUN_H
#define CJM_RUN_RUN_H

#include "run/files.h"
#include "run/messages.h"

/* Settings of all commands that read journeys. */
typedef struct CjmRunSettings {
  CjmMessageSettings messages;
  CjmFileSettings files;
  GPtrArray *tables;   /* const char *: joined to every journey; "-": standard input. May be NULL */
  GPtrArray *overlays; /* const char *: journeys drawn over every map, likewise */
  unsigned jobs;       /* processes; 0: one for each processor */
  double timeout;      /* seconds per file; 0: no limit */
  unsigned max_memory; /* MiB of address space per file; 0: no limit */
  unsigned max_work;   /* times the work that a file may usually take; 0: no limit */
} CjmRunSettings;

#define CJM_RUN_DEFAULTS                                                                                                         \
  {                                                                                                                              \
    .messages = CJM_MESSAGE_DEFAULTS, .timeout = 60, .max_memory = 2048, .max_work = 1                                           \
  }

/* Where fonts are searched. */
typedef struct CjmFontSettings {
  GPtrArray *folders; /* const char *: searched before the fonts of the system */
  bool no_system;     /* only these folders */
  const char *hyphens; /* folder of hyphenation patterns; NULL: that of the system */
} CjmFontSettings;

typedef struct CjmRun {
  const char *command; /* name, for messages about usage */
  const CjmRunSettings *settings;
  char *stdin_text; /* NULL unless a file is standard input */
  size_t stdin_len;
  GHashTable *pipes; /* name of a journey → GBytes: its text, where it is a pipe that was read already */
  GHashTable *jobs; /* canonical name of a journey → const CjmJob *: where its drawings go; NULL where none are made */
  bool several; /* files, so that what is printed says which one it belongs to */
} CjmRun;

/* Reads standard input if it is one of the inputs (CjmInput *), tables or overlays: more than one process may need it. Failures
 * are reported. */
CjmResult cjm_run_read_stdin(CjmRun *run, const GPtrArray *inputs);

void cjm_run_clear(CjmRun *run);

/* Makes the maps of this process use these fonts: see cjm_use_fonts(). */
CjmResult cjm_run_use_fonts(const CjmFontSettings *fonts, char **ret_error);

/* The number of processes that a run may start. */
unsigned cjm_run_workers(const CjmRun *run);

#endif
