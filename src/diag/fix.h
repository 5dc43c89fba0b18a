/* fix.h: changes of a source that a diagnostic proposes. */
#ifndef CJM_DIAG_FIX_H
#define CJM_DIAG_FIX_H

#include <glib.h>
#include <stdbool.h>

#include "diag/source.h"

typedef enum CjmFixSafety {
  CJM_FIX_SAFE,     /* the result says what the text can only have meant */
  CJM_FIX_SUGGESTED /* the result is likely, and somebody should look at it */
} CjmFixSafety;

/* "safe" */
const char *cjm_fix_safety_name(CjmFixSafety safety);

/* The bytes of a span are replaced by a text. An empty span inserts, an empty text deletes. */
typedef struct CjmEdit {
  CjmSpan span;
  char *text;
} CjmEdit;

typedef struct CjmFix {
  CjmFixSafety safety;
  char *title;   /* what it does, as a command: "write `pain_points`" */
  GArray *edits; /* CjmEdit, in the order of their places, without overlaps */
} CjmFix;

/* Takes over `title`. */
CjmFix *cjm_fix_new(CjmFixSafety safety, char *title);
void cjm_fix_free(CjmFix *fix);

/* Adds an edit, with line breaks like those of the source; false if it overlaps another one of the fix, and is left out. Two insertions at the
 * same place overlap. */
bool cjm_fix_add(CjmFix *fix, CjmSpan span, const char *text);

const CjmEdit *cjm_fix_edit(const CjmFix *fix, size_t i); /* NULL past the end */

/* The text of a source with the fixes (const CjmFix *) that are entirely in it and overlap no other one before them. `ret_n` is the
 * number of them. For g_free(). */
char *cjm_fixes_apply_new(const CjmSource *source, const GPtrArray *fixes, size_t *ret_len, size_t *ret_n);

#endif
