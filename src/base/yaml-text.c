#include "base/yaml-text.h"

#include <stdbool.h>
#include <string.h>

/* Results of g_utf8_get_char_validated(): an invalid byte, and a character that is cut off. */
static const gunichar BAD = (gunichar)-1, CUT = (gunichar)-2;

/* Words that some YAML readers do not read as text. */
static bool is_reserved(const char *text)
{
  static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    if (g_ascii_strcasecmp(text, words[i]) == 0) return true;
  }
  return false;
}

/* Whether a character has to be escaped: controls, and what some readers drop or treat as a line break. */
static bool is_special(gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

/* A no-break space ends a key like any other space. */
static bool is_blank_or_end(const char *text)
{
  return *text == '\0' || g_unichar_isspace(g_utf8_get_char(text));
}

/* Whether the text can be written without quotes, as a value or a key: it begins with a letter and has no syntax in it. */
static bool is_plain(const char *text)
{
  if (!g_utf8_validate(text, -1, NULL) || !g_unichar_isalpha(g_utf8_get_char(text)) || is_reserved(text)) return false;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    const char *next = g_utf8_next_char(c);
    if (is_special(g_utf8_get_char(c))) return false;
    if (*c == ':' && is_blank_or_end(next)) return false;
    if (is_blank_or_end(c) && (*next == '#' || *next == '\0')) return false;
  }
  return true;
}

void cjm_yaml_quoted_append(GString *out, const char *text)
{
  g_string_append_c(out, '"');
  const char *p = text;
  while (*p) {
    gunichar c = g_utf8_get_char_validated(p, -1);
    if (c == BAD || c == CUT) {
      g_string_append_c(out, *p++);
      continue;
    }
    p = g_utf8_next_char(p);
    if (c == '"' || c == '\\') g_string_append_printf(out, "\\%c", (char)c);
    else if (c == '\n') g_string_append(out, "\\n");
    else if (is_special(c)) g_string_append_printf(out, "\\u%04x", c);
    else g_string_append_unichar(out, c);
  }
  g_string_append_c(out, '"');
}

void cjm_yaml_text_append(GString *out, const char *text)
{
  if (is_plain(text)) g_string_append(out, text);
  else cjm_yaml_quoted_append(out, text);
}

void cjm_yaml_text_append_in_brackets(GString *out, const char *text)
{
  if (strpbrk(text, ",[]{}")) cjm_yaml_quoted_append(out, text);
  else cjm_yaml_text_append(out, text);
}
