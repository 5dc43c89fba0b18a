/* print.h: diagnostics as text. One row a style. */
#ifndef CJM_DIAG_PRINT_H
#define CJM_DIAG_PRINT_H

#include "diag/sink.h"

typedef struct CjmPrintStyle {
  const char *name;
  const char *help; /* one sentence */
  void (*print)(const CjmDiag *diag, bool colour, GString *out);
} CjmPrintStyle;

const CjmPrintStyle *cjm_print_style_find(const char *name); /* NULL for none */
const CjmPrintStyle *cjm_print_style_at(size_t i);           /* NULL past the end; the first is the default */

/* Appends what is at least `least`, stopping behind `max_errors` errors (0: never). */
void cjm_diags_print(const CjmDiags *diags, const CjmPrintStyle *style, bool colour, CjmSeverity least, unsigned max_errors,
                     GString *out);

/* For the styles: "error"; and `len` bytes with nothing in them that moves a cursor: what cannot be printed becomes U+FFFD,
 * line breaks and tabs a blank. */
const char *cjm_severity_name(CjmSeverity severity);
void cjm_print_clean(GString *out, const char *text, size_t len);

/* The styles, one file each. */
void cjm_print_human(const CjmDiag *diag, bool colour, GString *out);
void cjm_print_short(const CjmDiag *diag, bool colour, GString *out);

#endif
