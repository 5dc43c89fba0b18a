/* deps.h: which outputs were made of which files, for make and ninja. */
#ifndef CJM_RUN_DEPS_H
#define CJM_RUN_DEPS_H

#include "run/job.h"

typedef struct CjmDeps {
  GString *rules;
  GPtrArray *inputs; /* char *: each once */
  char *unwritable;  /* a name that no such file can hold; NULL for none */
} CjmDeps;

CjmDeps cjm_deps_begin(void);
void cjm_deps_add(CjmDeps *deps, const CjmJobResult *result);

/* Saves the rules (not for NULL), and frees what they took. What cannot be saved is reported. */
CjmResult cjm_deps_end(CjmDeps *deps, const char *path);

#endif
