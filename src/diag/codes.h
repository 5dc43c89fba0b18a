/* codes.h: every message has a code that never changes its meaning.
 *
 * The rows are in codes.def: CJM_CODE(enum suffix, "E101", ERROR, "kebab-name", "what it means", "what to do", "example").
 * What fixes do is in fixes.def: CJM_FIX(enum suffix, "what the fix does"). */
#ifndef CJM_DIAG_CODES_H
#define CJM_DIAG_CODES_H

typedef enum CjmCode {
#define CJM_CODE(suffix, code, severity, name, summary, advice, example) CJM_CODE_##suffix,
#include "diag/codes.def"
#undef CJM_CODE
  CJM_CODE_COUNT
} CjmCode;

typedef struct CjmCodeInfo {
  const char *code;    /* "E101" */
  const char *name;    /* "unknown-key" */
  int severity;        /* CjmSeverity by default */
  const char *summary; /* one sentence */
  const char *advice;  /* why it matters and what to do; NULL for the rules of lint, which say it in lint/ */
  const char *example; /* a journey file that gets the message; NULL for none */
} CjmCodeInfo;

const CjmCodeInfo *cjm_code_info(CjmCode code);

/* What `cjm check --fix` does about the message, as a sentence; NULL if it has no fix. */
const char *cjm_code_fix(CjmCode code);

#endif
