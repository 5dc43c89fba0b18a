/* deps.h: the dependencies of outputs, for make and ninja. */
#ifndef CJM_RUN_DEPS_H
#define CJM_RUN_DEPS_H

#include "run/job.h"

typedef struct CjmDeps {
  GString *rules;
  GPtrArray *inputs; /* char *: each once */
  char *unwritable;  /* a name that cannot be written to such a file; NULL: none */
} CjmDeps;

CjmDeps cjm_deps_begin(void);
void cjm_deps_add(CjmDeps *deps, const CjmJobResult *result);

/* Saves the rules unless `path` is NULL, and frees them. Failures are reported. */
CjmResult cjm_deps_end(CjmDeps *deps, const char *path);

#endif
