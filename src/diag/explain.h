/* explain.h: long descriptions of message codes. */
#ifndef CJM_DIAG_EXPLAIN_H
#define CJM_DIAG_EXPLAIN_H

#include <glib.h>

#include "diag/codes.h"

/* The code of this name, or written so, case not counting; CJM_CODE_COUNT where there is none. */
CjmCode cjm_code_find(const char *name);

/* A code that is not a rule of lint, in full, for a terminal. */
void cjm_code_explain(CjmCode code, GString *out);

/* Parts of such a text: its heading; `text` in lines of a terminal's width, those after the first below the end of `lead`;
 * an example under `title`. */
void cjm_explain_heading(GString *out, const CjmCodeInfo *info);
void cjm_explain_paragraph(GString *out, const char *lead, const char *text);
void cjm_explain_fix(GString *out, CjmCode code); /* nothing where the code has no fix */
void cjm_explain_example(GString *out, const char *title, const char *yaml);

#endif
