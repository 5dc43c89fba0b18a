#include "diag/print.h"

#include <string.h>

static const CjmPrintStyle styles[] = {
  {"human", "with the line of the file, and what to do", cjm_print_human},
  {"short", "one line each, for editors", cjm_print_short},
};

const CjmPrintStyle *cjm_print_style_at(size_t i)
{
  return i < G_N_ELEMENTS(styles) ? &styles[i] : NULL;
}

const CjmPrintStyle *cjm_print_style_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(styles); i++)
    if (strcmp(styles[i].name, name) == 0)
      return &styles[i];
  return NULL;
}

const char *cjm_severity_name(CjmSeverity severity)
{
  static const char *const names[] = {
    [CJM_SEVERITY_OFF] = "off",
    [CJM_SEVERITY_INFO] = "info",
    [CJM_SEVERITY_WARNING] = "warning",
    [CJM_SEVERITY_ERROR] = "error",
  };
  return names[severity];
}

/* Joiners hold letters and emoji together, and move nothing. */
static bool is_harmless(gunichar c)
{
  return g_unichar_isprint(c) || c == 0x200C || c == 0x200D;
}

void cjm_print_clean(GString *out, const char *text, size_t len)
{
  g_autofree char *valid = g_utf8_make_valid(text, (gssize)len);
  for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_string_append_unichar(out, c == '\t' || c == '\n' || c == '\r' ? ' ' : is_harmless(c) ? c : 0xFFFD);
  }
}

void cjm_diags_print(const CjmDiags *diags, const CjmPrintStyle *style, bool colour, CjmSeverity least, unsigned max_errors,
                     GString *out)
{
  unsigned errors = 0, all = cjm_diags_count(diags, CJM_SEVERITY_ERROR);
  for (size_t i = 0; i < cjm_diags_length(diags); i++) {
    const CjmDiag *diag = cjm_diags_at(diags, i);
    if (diag->severity < least)
      continue;
    if (max_errors && errors == max_errors && errors < all) {
      g_string_append_printf(out, "%u more error%s not shown\n", all - errors, all - errors == 1 ? "" : "s");
      return;
    }
    errors += diag->severity == CJM_SEVERITY_ERROR;
    style->print(diag, colour, out);
  }
}
