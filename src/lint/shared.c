/* shared.c: what a rule notes for other journeys, which may share files with this one.
 *
 * Notes are messages, so that they can be sent from process to process as messages are: an entry of a list is a finding that is off
 * where the entry is used; a name has itself as its message, and its kind as its help. together.c reads them. */
#include "lint/lint-private.h"

/* As cjm_diags_add_as(), without the notes that lead from the journey to the file: they are those of this journey alone. */
static CjmDiag *share(CjmLint *lint, CjmSeverity level, CjmSpan span, const char *message)
{
  CjmDiag *diag = cjm_diags_add_as(lint->shared, level, lint->rule->code, span, "%s", message);
  g_clear_pointer(&diag->related, g_array_unref);
  return diag;
}

void cjm_lint_report_unused(CjmLint *lint, bool used, CjmSpan span, const char *help, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  bool inherited = span.source && span.source->named.source;
  if (!used && !inherited) {
    CjmDiag *diag = cjm_lint_report(lint, span, "%s", message);
    if (help) cjm_diag_help(diag, "%s", help);
  } else if (lint->shared && (used || lint->level != CJM_SEVERITY_OFF)) {
    share(lint, used ? CJM_SEVERITY_OFF : lint->level, span, message);
  }
}

void cjm_lint_share_name(CjmLint *lint, CjmKind kind, const CjmText *name)
{
  if (!lint->shared || lint->level == CJM_SEVERITY_OFF || !name->at) return;
  cjm_diag_help(share(lint, lint->level, name->span, name->at), "%d", (int)kind);
}
