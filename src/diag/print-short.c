#include <string.h>

#include "base/printable.h"
#include "diag/print.h"

/* FILE:LINE:COL: error: message [CODE name]; help: … */
void cjm_print_short(CjmPrinter *printer, const CjmDiag *diag)
{
  GString *out = printer->out;
  if (diag->span.source) {
    CjmPlace place = cjm_source_place(diag->span.source, diag->span.start);
    cjm_printable_append(out, diag->span.source->name, strlen(diag->span.source->name));
    g_string_append_printf(out, ":%u:%u: ", place.line, place.column);
  }
  const CjmCodeInfo *info = cjm_code_info(diag->code);
  g_string_append_printf(out, "%s: ", cjm_severity_name(diag->severity));
  cjm_printable_append(out, diag->message, strlen(diag->message));
  g_string_append_printf(out, " [%s %s]", info->code, info->name);
  if (diag->help) {
    g_string_append(out, "; help: ");
    cjm_printable_append(out, diag->help, strlen(diag->help));
  }
  g_string_append_c(out, '\n');
}
