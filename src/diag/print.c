#include "diag/print.h"

#include <string.h>

static const CjmPrintStyle styles[] = {
  {.name = "human", .help = "with the line of the file, and what to do", .print = cjm_print_human, .omit = cjm_print_omission},
  {.name = "short", .help = "one line each, for editors", .print = cjm_print_short, .omit = cjm_print_omission},
  {.name = "json", .help = "one object a line", .print = cjm_print_json, .omit = cjm_print_json_omission, .fail = cjm_print_json_failure},
  {.name = "sarif",
   .help = "SARIF 2.1.0, for code scanning",
   .begin = cjm_print_sarif_begin,
   .print = cjm_print_sarif,
   .omit = cjm_print_sarif_omission,
   .fail = cjm_print_sarif_failure,
   .end = cjm_print_sarif_end},
  {.name = "github",
   .help = "workflow commands of GitHub Actions",
   .print = cjm_print_github,
   .omit = cjm_print_omission,
   .fail = cjm_print_github_failure,
   .end = cjm_print_github_end},
};

const CjmPrintStyle *cjm_print_style_at(size_t i)
{
  return i < G_N_ELEMENTS(styles) ? &styles[i] : NULL;
}

const CjmPrintStyle *cjm_print_style_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(styles); i++)
    if (strcmp(styles[i].name, name) == 0) return &styles[i];
  return NULL;
}

void cjm_print_omission(CjmPrinter *printer, const char *sentence)
{
  g_string_append_printf(printer->out, "%s\n", sentence);
}

/* ---- printers ---- */

CjmPrinter *cjm_printer_begin_new(const CjmPrintStyle *style, bool colour, CjmSeverity least, unsigned max_errors)
{
  CjmPrinter *printer = g_new0(CjmPrinter, 1);
  printer->style = style;
  printer->colour = colour;
  printer->least = least;
  printer->max_errors = max_errors;
  printer->out = g_string_new(NULL);
  printer->notifications = g_string_new(NULL);
  if (style->begin) style->begin(printer);
  return printer;
}

/* Says how many messages of each severity were left out: `shown` has how many were not. */
static void print_omission(CjmPrinter *printer, const CjmDiags *diags, const unsigned *shown)
{
  g_autoptr(GString) sentence = g_string_new(NULL);
  for (int severity = CJM_SEVERITY_ERROR; severity >= MAX((int)printer->least, CJM_SEVERITY_INFO); severity--) {
    unsigned left = cjm_diags_count(diags, (CjmSeverity)severity) - shown[severity];
    if (left == 0) continue;
    const char *plural = left == 1 || severity == CJM_SEVERITY_INFO ? "" : "s";
    g_string_append_printf(sentence, "%s%u more %s%s", sentence->len == 0 ? "" : ", ", left,
                           cjm_severity_name((CjmSeverity)severity), plural);
  }
  if (sentence->len == 0) return;
  g_string_append(sentence, " not shown");
  printer->style->omit(printer, sentence->str);
}

void cjm_printer_add(CjmPrinter *printer, const CjmDiags *diags)
{
  unsigned shown[CJM_SEVERITY_ERROR + 1] = {0};
  for (size_t i = 0; i < cjm_diags_length(diags); i++) {
    const CjmDiag *diag = cjm_diags_at(diags, i);
    bool full = printer->max_errors && shown[diag->severity] == printer->max_errors;
    if (diag->severity < printer->least || full) continue;
    shown[diag->severity]++;
    printer->style->print(printer, diag);
    printer->n[diag->severity]++;
  }
  print_omission(printer, diags, shown);
}

void cjm_printer_finish(CjmPrinter *printer, int status)
{
  if (printer->style->end) printer->style->end(printer, status);
}

char *cjm_printer_take_new(CjmPrinter *printer)
{
  char *text = g_strndup(printer->out->str, printer->out->len);
  g_string_truncate(printer->out, 0);
  return text;
}

void cjm_printer_close(CjmPrinter *printer)
{
  if (!printer) return;
  g_string_free(printer->out, TRUE);
  g_string_free(printer->notifications, TRUE);
  g_free(printer);
}

void cjm_diags_print(const CjmDiags *diags, const CjmPrintStyle *style, bool colour, CjmSeverity least, unsigned max_errors,
                     GString *out)
{
  g_autoptr(CjmPrinter) printer = cjm_printer_begin_new(style, colour, least, max_errors);
  cjm_printer_add(printer, diags);
  cjm_printer_finish(printer, cjm_diags_count(diags, CJM_SEVERITY_ERROR) > 0);
  g_string_append_len(out, printer->out->str, (gssize)printer->out->len);
}
