/* mdoc.c: text as manual pages want it. */
#include <string.h>

#include "docs.h"

enum { WIDTH = 72 /* bytes a line */ };

/* Markdown's marks as those of roff: quotes for code, no links, no breaks. */
static char *plain_new(const char *markdown)
{
  GString *out = g_string_new(NULL);
  bool in_code = false;
  for (const char *p = markdown; *p; p++) {
    const char *close = *p == '[' && !in_code ? strchr(p, ']') : NULL;
    if (*p == '`') {
      g_string_append(out, in_code ? "\\(cq" : "\\(oq");
      in_code = !in_code;
    } else if (close && close[1] == '(' && strchr(close, ')')) {
      g_string_append_len(out, p + 1, close - p - 1);
      p = strchr(close, ')');
    } else if (g_str_has_prefix(p, "<br>")) {
      g_string_append(out, "; ");
      p += strlen("<br>") - 1;
    } else if (*p == '\\') {
      g_string_append(out, "\\e");
    } else {
      g_string_append_c(out, *p);
    }
  }
  return g_string_free(out, FALSE);
}

static bool ends_sentence(const char *word)
{
  size_t len = strlen(word);
  while (len && strchr(")'\"", word[len - 1])) len--;
  return len && strchr(".!?", word[len - 1]);
}

/* "cjm_free()," gets the macro of functions. */
static void append_function(GString *out, const char *word)
{
  const char *parentheses = strstr(word, "()");
  g_string_append_printf(out, ".Fn %.*s", (int)(parentheses - word), word);
  for (const char *p = parentheses + 2; *p; p++) g_string_append_printf(out, " %c", *p);
}

void docs_append_mdoc(GString *out, const char *markdown)
{
  g_autofree char *plain = plain_new(markdown);
  g_auto(GStrv) words = g_strsplit_set(plain, " \n", -1);
  size_t column = 0;
  bool ended = false; /* what comes next begins a line */
  for (char **word = words; *word; word++) {
    if (!**word) continue;
    bool is_function = strstr(*word, "()") != NULL;
    bool breaks = ended || is_function || column + 1 + strlen(*word) > WIDTH;
    if (column) g_string_append_c(out, breaks ? '\n' : ' ');
    if (column == 0 || breaks) {
      column = 0;
      g_string_append(out, strchr(".'", **word) ? "\\&" : ""); /* else it would be a request */
    }
    if (is_function) append_function(out, *word);
    else g_string_append(out, *word);
    column += strlen(*word) + 1;
    ended = is_function || ends_sentence(*word);
  }
  g_string_append(out, column ? "\n" : "");
}

void docs_append_literal(GString *out, const char *lines)
{
  bool begins = true;
  for (const char *p = lines; *p; p++) {
    if (begins && strchr(".'", *p)) g_string_append(out, "\\&");
    if (*p == '\\' || *p == '-') g_string_append(out, *p == '-' ? "\\-" : "\\e");
    else g_string_append_c(out, *p);
    begins = *p == '\n';
  }
}
