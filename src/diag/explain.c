#include "diag/explain.h"

#include <string.h>

#include "diag/print.h"

enum { WIDTH = 78 /* characters of a line */ };

CjmCode cjm_code_find(const char *name)
{
  int code = 0;
  while (code < CJM_CODE_COUNT && g_ascii_strcasecmp(cjm_code_info((CjmCode)code)->code, name) != 0 &&
         g_ascii_strcasecmp(cjm_code_info((CjmCode)code)->name, name) != 0)
    code++;
  return (CjmCode)code;
}

void cjm_explain_heading(GString *out, const CjmCodeInfo *info)
{
  g_string_append_printf(out, "%s %s (%s)\n\n", info->code, info->name, cjm_severity_name((CjmSeverity)info->severity));
  cjm_explain_paragraph(out, "", info->summary);
}

void cjm_explain_paragraph(GString *out, const char *lead, const char *text)
{
  glong indent = g_utf8_strlen(lead, -1), column = indent;
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  g_string_append(out, lead);
  for (char **word = words; *word; word++) {
    glong width = g_utf8_strlen(*word, -1);
    if (column > indent && column + 1 + width > WIDTH) {
      g_string_append_printf(out, "\n%*s", (int)indent, "");
      column = indent;
    } else if (column > indent) {
      g_string_append_c(out, ' ');
      column++;
    }
    g_string_append(out, *word);
    column += width;
  }
  g_string_append_c(out, '\n');
}

void cjm_explain_example(GString *out, const char *title, const char *yaml)
{
  g_string_append_printf(out, "\n%s:\n\n", title);
  for (const char *line = yaml; *line;) {
    const char *end = strchr(line, '\n');
    g_string_append(out, "  ");
    g_string_append_len(out, line, end - line + 1);
    line = end + 1;
  }
}

void cjm_explain_fix(GString *out, CjmCode code)
{
  const char *fix = cjm_code_fix(code);
  if (!fix) return;
  g_string_append_c(out, '\n');
  cjm_explain_paragraph(out, "With --fix: ", fix);
}

void cjm_code_explain(CjmCode code, GString *out)
{
  const CjmCodeInfo *info = cjm_code_info(code);
  cjm_explain_heading(out, info);
  g_string_append_c(out, '\n');
  cjm_explain_paragraph(out, "", info->advice);
  cjm_explain_fix(out, code);
  if (info->example) cjm_explain_example(out, "Found in", info->example);
}
