/* diff.h: two journeys compared in a process of their own. */
#ifndef CJM_RUN_DIFF_H
#define CJM_RUN_DIFF_H

#include "run/job.h"

/* A file as git gives it to an external diff: the blob is in a file with another name, in another folder. */
typedef struct CjmGitFile {
  const char *file; /* to be read; NULL: there is no such file in this revision */
  char *name;       /* for messages */
} CjmGitFile;

/* Settings of cjm diff. */
typedef struct CjmDiffSettings {
  CjmRunSettings run;
  const char *old; /* a file, "-" or REV:PATH */
  const char *format;
  const char *output;     /* a file; NULL or "-": standard output */
  GPtrArray *old_tables, *new_tables; /* const char *: joined to one of the journeys; "-": standard input */
  unsigned columns;       /* of text; 0: the default */
  const char *theme;      /* of a drawing; NULL: that of the journey */
  double ppi;             /* of PNG; 0: the default */
  CjmFontSettings fonts;
  const char *lang;       /* of texts for readers; NULL: that of the new journey */
  const char *fail_on; /* "any", "worse", "never" */
  const char *accept;  /* a file; NULL for none */
  char *accepted;      /* its text */
  bool all;
  bool colour, ascii; /* of the output */
  bool git;           /* the files are those of git: */
  CjmGitFile git_old, git_new;
} CjmDiffSettings;

/* The formats: those of text, then the drawings; NULL past the end. */
const char *cjm_diff_any_format(size_t i);

/* Which of the drawings a format is, as cjm_format_name() counts; false if it is none. */
bool cjm_diff_find_drawing(const char *format, size_t *ret_drawing);

/* Compares `old` of the settings with `newer` in a process of its own, and writes the changes. CJM_INVALID if something changed that counts,
 * CJM_USAGE if one of the files is no journey, CJM_ENVIRONMENT if it cannot be read or the changes cannot be written. What is wrong is
 * reported. */
CjmResult cjm_diff_run(CjmRun *run, const CjmDiffSettings *settings, CjmInput *newer);

#endif
