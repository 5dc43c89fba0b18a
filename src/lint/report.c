/* report.c: how a rule reports a finding. */
#include "lint/lint-private.h"

CjmDiag *cjm_lint_report(CjmLint *lint, CjmSpan span, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  CjmDiag *diag = cjm_diags_add_as(lint->diags, lint->level, lint->rule->code, span, "%s", message);
  cjm_diag_help(diag, "%s", lint->rule->fix);
  return diag;
}
