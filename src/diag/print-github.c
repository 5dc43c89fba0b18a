/* print-github.c: workflow commands of GitHub Actions, which become annotations of a pull request.
 *
 * A step may have ten annotations of a level; what is beyond them is lines of the log, and a summary says so. */
#include <string.h>

#include "base/printable.h"
#include "diag/print.h"

enum { ANNOTATIONS_MAX = 10 /* of a level, in a step */ };

static const char *const commands[] = {
  [CJM_SEVERITY_OFF] = "debug",
  [CJM_SEVERITY_INFO] = "notice",
  [CJM_SEVERITY_WARNING] = "warning",
  [CJM_SEVERITY_ERROR] = "error",
};

/* Data ends at a line break, a property also at a comma. Other control characters could control the terminal that shows the log. */
void cjm_github_append(GString *out, const char *text, bool is_property)
{
  const char *escaped = is_property ? "%\r\n:," : "%\r\n";
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
    size_t len = (size_t)(g_utf8_next_char(c) - c);
    if (strchr(escaped, *c)) g_string_append_printf(out, "%%%02X", (unsigned)*c);
    else cjm_printable_append(out, c, len);
  }
}

/* An annotation may have columns only where it is in one line. */
static void append_place(GString *out, CjmSpan span)
{
  CjmPlace start = cjm_source_place(span.source, span.start), end = cjm_source_place(span.source, span.end);
  g_string_append(out, "file=");
  cjm_github_append(out, span.source->name, true);
  g_string_append_printf(out, ",line=%u,endLine=%u", start.line, end.line);
  if (start.line == end.line) g_string_append_printf(out, ",col=%u,endColumn=%u", start.column, end.column);
  g_string_append_c(out, ',');
}

static void print_command(GString *out, const CjmDiag *diag)
{
  const CjmCodeInfo *info = cjm_code_info(diag->code);
  g_string_append_printf(out, "::%s ", commands[diag->severity]);
  if (diag->span.source) append_place(out, diag->span);
  g_string_append_printf(out, "title=%s %s::", info->code, info->name);
  cjm_github_append(out, diag->message, false);
  if (diag->help) {
    g_string_append(out, "%0Ahelp: ");
    cjm_github_append(out, diag->help, false);
  }
  g_string_append_c(out, '\n');
}

static const char *skip_spaces(const char *text)
{
  while (g_unichar_isspace(g_utf8_get_char(text))) text = g_utf8_next_char(text);
  return text;
}

/* A line of the log, in which no name and no text is a command: `::` at the start of a line is one, and `##[` anywhere in it. */
static void print_line(CjmPrinter *printer, const CjmDiag *diag)
{
  GString *out = printer->out;
  gsize start = out->len;
  cjm_print_short(printer, diag);
  g_autofree char *line = g_strdup(out->str + start);
  g_string_truncate(out, start);
  if (g_str_has_prefix(skip_spaces(line), "::")) g_string_append(out, "./");
  for (const char *c = line; *c; c++) g_string_append(g_string_append_c(out, *c), g_str_has_prefix(c, "#[") ? " " : "");
}

void cjm_print_github(CjmPrinter *printer, const CjmDiag *diag)
{
  if (printer->n[diag->severity] < ANNOTATIONS_MAX) print_command(printer->out, diag);
  else print_line(printer, diag);
}

void cjm_print_github_failure(CjmPrinter *printer, const char *file, const char *error)
{
  g_string_append(printer->out, "::error ");
  if (file) {
    g_string_append(printer->out, "file=");
    cjm_github_append(printer->out, file, true);
    g_string_append_c(printer->out, ',');
  }
  g_string_append(printer->out, "title=cjm::");
  cjm_github_append(printer->out, error, false);
  g_string_append_c(printer->out, '\n');
}

void cjm_print_github_end(CjmPrinter *printer, int status)
{
  (void)status;
  unsigned beyond = 0, all = 0;
  for (int severity = CJM_SEVERITY_INFO; severity <= CJM_SEVERITY_ERROR; severity++) {
    all += printer->n[severity];
    beyond += printer->n[severity] > ANNOTATIONS_MAX ? printer->n[severity] - ANNOTATIONS_MAX : 0;
  }
  if (beyond)
    g_string_append_printf(printer->out, "%u messages, %u of them only in this log: GitHub shows %d of a level\n", all, beyond,
                           ANNOTATIONS_MAX);
}
