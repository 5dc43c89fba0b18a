#include "base/mermaid.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

void cjm_mermaid_fill(double *values, size_t n)
{
  size_t last = n;
  for (size_t i = 0; i < n; i++) {
    if (isnan(values[i])) continue;
    for (size_t k = last == n ? 0 : last + 1; k < i; k++)
      values[k] = last == n ? values[i] : values[last] + (values[i] - values[last]) * (double)(k - last) / (double)(i - last);
    last = i;
  }
  for (size_t k = last + 1; last < n && k < n; k++) values[k] = values[last];
}

void cjm_mermaid_append_number(GString *out, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(digits, sizeof digits, "%.3f", number);
  size_t len = strlen(digits);
  while (digits[len - 1] == '0') len--;
  if (digits[len - 1] == '.') len--;
  digits[len] = '\0';
  g_string_append(out, g_str_equal(digits, "-0") ? "0" : digits);
}

void cjm_mermaid_append_line(GString *out, const double *values, size_t n)
{
  g_string_append(out, "    line [");
  for (size_t i = 0; i < n; i++) {
    if (i) g_string_append(out, ", ");
    cjm_mermaid_append_number(out, values[i]);
  }
  g_string_append(out, "]\n");
}

void cjm_mermaid_append_quoted(GString *out, const char *text)
{
  g_string_append_c(out, '"');
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool plain = g_unichar_isalnum(c) || g_unichar_ismark(c) || (c < 0x80 && strchr(" -.,:()/", (int)c));
    if (c != 0x2068 && c != 0x2069) g_string_append_unichar(out, plain ? c : ' ');
  }
  g_string_append_c(out, '"');
}
