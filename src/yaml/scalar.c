#include "yaml/scalar.h"

#include <string.h>

#include "yaml/bidi.h"

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void trim(GString *text)
{
  size_t end = text->len;
  while (end > 0 && is_blank(text->str[end - 1])) end--;
  g_string_truncate(text, end);
  size_t start = 0;
  while (is_blank(text->str[start])) start++;
  g_string_erase(text, 0, (gssize)start);
}

static void report_escaped(CjmSpan span, gunichar c, CjmDiags *diags)
{
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_CONTROL_CHARACTER, span, "an escape in this text stands for U+%04X, which cannot be shown", c);
  cjm_diag_help(diag, c == '\b' || c == '\f' ? "a backslash that is meant as one is written \\\\ in double quotes"
                                             : "delete the escape");
}

/* Raw control characters were refused with the file; what is found here came from an escape. */
static void drop_controls(GString *text, CjmSpan span, CjmDiags *diags)
{
  gunichar bad = 0;
  bool found = false;
  g_autoptr(GString) kept = g_string_sized_new(text->len);
  for (const char *at = text->str, *next; at < text->str + text->len; at = next) {
    next = g_utf8_next_char(at);
    gunichar c = g_utf8_get_char(at);
    if (cjm_character_allowed(c)) {
      g_string_append_len(kept, at, next - at);
    } else if (!found) {
      bad = c;
      found = true;
    }
  }
  if (!found) return;
  report_escaped(span, bad, diags);
  g_string_assign(text, kept->str);
}

/* The characters themselves, and in double quotes their escapes. */
static void fix_overrides(CjmSpan span, CjmDiag *diag)
{
  static const char *const forms[] = {"\u202D", "\u202E", "\\u202D", "\\u202E", "\\u202d", "\\u202e"};
  cjm_diag_fix(diag, CJM_FIX_SAFE, "delete the hidden characters");
  for (uint32_t at = span.start; at < span.end; at++)
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
      if (strncmp(span.source->text + at, forms[i], strlen(forms[i])) == 0)
        cjm_diag_edit(diag, (CjmSpan){span.source, at, at + (uint32_t)strlen(forms[i])}, "");
}

static void warn_of_overrides(const GString *text, CjmSpan span, CjmDiags *diags)
{
  if (!cjm_bidi_overrides(text->str)) return;
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_BIDI_OVERRIDE, span, "this text holds a hidden character that reverses the letters after it");
  cjm_diag_help(diag, "delete U+202D or U+202E; right-to-left scripts need neither");
  fix_overrides(span, diag);
}

void cjm_scalar_clean(GString *read, const CjmBuffer *buffer, CjmSpan span, CjmScalarStyle style, size_t limit, CjmDiags *diags)
{
  if (read->len > limit) {
    cjm_diags_add(diags, CJM_CODE_TEXT_TOO_LONG, span, "this text has %zu bytes; at most %zu are allowed", read->len, limit);
    g_string_assign(read, "…"); /* not empty, which would be another mistake */
    return;
  }
  cjm_buffer_restore(buffer, span.source, span.start, span.end, style == CJM_SCALAR_DOUBLE_QUOTED, read);
  if (style == CJM_SCALAR_DOUBLE_QUOTED) drop_controls(read, span, diags);
  if (strpbrk(read->str, "\r\t\xE2")) {
    g_string_replace(read, "\r\n", "\n", 0);
    g_string_replace(read, "\r", "\n", 0);
    g_string_replace(read, "\t", " ", 0);
    g_string_replace(read, "\u2028", "\n", 0);
    g_string_replace(read, "\u2029", "\n", 0);
  }
  warn_of_overrides(read, span, diags);
  trim(read);
  cjm_bidi_close(read);
}

CjmSpan cjm_scalar_comment(CjmSpan scalar)
{
  const CjmSpan none = {0};
  const char *text = scalar.source->text;
  uint32_t at = scalar.end;
  while (text[at] == ' ' || text[at] == '\t') at++;
  if (at == scalar.end || text[at] != '#' || !g_ascii_isalnum(text[at + 1])) return none;
  uint32_t end = at + (uint32_t)strcspn(text + at, "\r\n");
  while (is_blank(text[end - 1])) end--;
  return (CjmSpan){scalar.source, at, end};
}
