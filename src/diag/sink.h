/* sink.h: collects diagnostics. */
#ifndef CJM_DIAG_SINK_H
#define CJM_DIAG_SINK_H

#include <glib.h>
#include <stdbool.h>

#include "diag/codes.h"
#include "diag/fix.h"

typedef enum CjmSeverity { CJM_SEVERITY_OFF, CJM_SEVERITY_INFO, CJM_SEVERITY_WARNING, CJM_SEVERITY_ERROR } CjmSeverity;

/* "error" */
const char *cjm_severity_name(CjmSeverity severity);

typedef struct CjmRelated {
  CjmSpan span;
  char *message;
} CjmRelated;

typedef struct CjmDiag {
  CjmCode code;
  CjmSeverity severity;
  CjmSpan span;
  char *message;
  char *help;      /* what to do; NULL for none */
  const char *advice; /* the format string of `help`: what is wrong is of one kind where the advice is the same; NULL for none */
  GArray *related; /* of CjmRelated; NULL for none */
  CjmFix *fix;     /* how the source can be changed; NULL for none */
  unsigned order;  /* of arrival */
} CjmDiag;

typedef struct CjmDiags CjmDiags;

CjmDiags *cjm_diags_new(void);
void cjm_diags_free(CjmDiags *diags);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmDiags, cjm_diags_free)

/* Adds a copy of a message of another sink, with its help, fix and what is related. */
CjmDiag *cjm_diags_copy(CjmDiags *diags, const CjmDiag *diag);

/* Adds a diagnostic with the code's own severity, or with another. A message too long to be read is cut.
 * The returned pointer is valid until the next call. */
CjmDiag *cjm_diags_add(CjmDiags *diags, CjmCode code, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(4, 5);
CjmDiag *cjm_diags_add_as(CjmDiags *diags, CjmSeverity severity, CjmCode code, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(5, 6);
void cjm_diag_help(CjmDiag *diag, const char *format, ...) G_GNUC_PRINTF(2, 3);
void cjm_diag_related(CjmDiag *diag, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The message of a code at a place, of the first few hundred; NULL if there is none. Valid until the next call. */
CjmDiag *cjm_diags_find(CjmDiags *diags, CjmCode code, CjmSpan span);

/* Gives the diagnostic a fix, in place of one that it had. Its code has to be in fixes.def. */
void cjm_diag_fix(CjmDiag *diag, CjmFixSafety safety, const char *title, ...) G_GNUC_PRINTF(3, 4);

/* Adds an edit to the fix, which is dropped if the edit overlaps another one of it, or its source cannot be edited. */
void cjm_diag_edit(CjmDiag *diag, CjmSpan span, const char *text);

/* The same for a fix that is one edit. */
void cjm_diag_replace(CjmDiag *diag, CjmFixSafety safety, CjmSpan span, const char *text, const char *title, ...) G_GNUC_PRINTF(5, 6);

/* Moves all of `from` after what `to` has; `from` is empty then. */
void cjm_diags_move(CjmDiags *from, CjmDiags *to);

/* Moves likewise, but of more than a handful of one kind, the rest becomes one message that points at the others.
 *
 * Fixes of the rest become part of the fix of that message where they are as safe. Messages with the same code and the same form of help (or, of a help that proposes a word, the same word) are of one kind. With `help` all are, and it is the help of that one message. */
void cjm_diags_move_grouped(CjmDiags *from, CjmDiags *to, const char *help);

/* Only so many messages are kept, errors rather than others. The others are counted: how many of a severity there were, and more of them. */
unsigned cjm_diags_beyond(const CjmDiags *diags, CjmSeverity severity);
void cjm_diags_add_beyond(CjmDiags *diags, CjmSeverity severity, unsigned n);

unsigned cjm_diags_count(const CjmDiags *diags, CjmSeverity severity);
bool cjm_diags_failed(const CjmDiags *diags); /* is there an error */

/* Sorted by file (order of first use), place, arrival. Exact repeats are dropped. */
void cjm_diags_sort(CjmDiags *diags);
size_t cjm_diags_length(const CjmDiags *diags);
const CjmDiag *cjm_diags_at(const CjmDiags *diags, size_t i);

#endif
