/* fenced.h: a journey in a block of code, as language models and wikis give it. */
#ifndef CJM_IMPORT_FENCED_H
#define CJM_IMPORT_FENCED_H

#include <stdbool.h>
#include <stddef.h>

#include "diag/sink.h"

typedef struct CjmFenced {
  char *text;    /* with empty lines in place of those before the block; NULL: there is none. Free it with g_free() */
  bool has_more; /* there is text around the block */
  bool is_own;   /* it has `phases`, as journey files have */
} CjmFenced;

/* The first block of code of a text in Markdown that is a journey in YAML or JSON, whatever its keys are called. */
CjmFenced cjm_import_fenced(const char *text, size_t len);

/* Reports that there is more, at the first line of the block. `source` has its text. */
void cjm_import_fenced_report(const CjmFenced *fenced, const CjmSource *source, CjmDiags *diags);

#endif
