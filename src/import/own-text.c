/* own-text.c: texts, numbers and dates as an exported document writes them. */
#include <string.h>

#include "base/number.h"
#include "import/builder.h"
#include "import/own-document.h"
#include "journey/id.h"

/* An author's text without the isolates that the export adds. */
const char *cjm_own_without_isolate(const CjmOwnDocument *d, const char *text)
{
  size_t n = strlen(text), sign = strlen("\u2068");
  if (n < 2 * sign || !g_str_has_prefix(text, "\u2068") || !g_str_has_suffix(text, "\u2069")) return text;
  const char *inner = cjm_arena_strndup(d->arena, text + sign, n - 2 * sign);
  const char *end = strstr(inner, "\u2069"), *begin = strstr(inner, "\u2068");
  if (end && (!begin || begin > end)) return text; /* two isolates, not one around all */
  g_autofree char *isolated = cjm_lang_isolate_new(d->lang, inner);
  return strcmp(isolated, text) == 0 ? inner : text;
}

/* The text that Markdown stands for. */
const char *cjm_own_plain(const CjmOwnDocument *d, const char *raw)
{
  static const char joiner[] = "\u2060", dot[] = "&middot;";
  GString *out = g_string_new(NULL);
  for (const char *c = raw; *c; c++) {
    if (*c == '\\' && g_ascii_ispunct(c[1])) c++;
    else if (g_str_has_prefix(c, "**")) {
      c++;
      continue;
    } else if (g_str_has_prefix(c, dot)) {
      g_string_append(out, "·");
      c += strlen(dot) - 1;
      continue;
    }
    g_string_append_c(out, *c);
    if ((*c == '@' || *c == '#') && g_str_has_prefix(c + 1, joiner)) c += strlen(joiner);
  }
  return cjm_own_without_isolate(d, g_strstrip(cjm_arena_take(d->arena, g_string_free(out, FALSE))));
}

const char *cjm_own_word(const CjmOwnDocument *d, CjmWord which)
{
  return cjm_lang_word(d->lang, which);
}

/* What is in the quotation marks of the language; NULL if the text is not so quoted. */
const char *cjm_own_unquoted(const CjmOwnDocument *d, const char *text)
{
  g_autofree char *marks = cjm_lang_quote_new(d->lang, "x");
  const char *middle = strchr(marks, 'x');
  size_t n = strlen(text), open = (size_t)(middle - marks), close = strlen(middle + 1);
  if (n <= open + close || strncmp(text, marks, open) != 0 || strcmp(text + n - close, middle + 1) != 0) return NULL;
  const char *inner = cjm_arena_strndup(d->arena, text + open, n - open - close);
  g_autofree char *again = cjm_lang_quote_new(d->lang, inner);
  return strcmp(again, text) == 0 ? cjm_own_without_isolate(d, inner) : NULL;
}

/* ---- values ---- */

char *cjm_own_write_signed(const CjmLang *lang, double value)
{
  return cjm_lang_signed_new(lang, value, 1);
}

char *cjm_own_write_fixed(const CjmLang *lang, double value)
{
  return cjm_lang_fixed_new(lang, value, 1);
}

char *cjm_own_write_number(const CjmLang *lang, double value)
{
  return cjm_lang_number_new(lang, value, 2);
}

char *cjm_own_write_percent(const CjmLang *lang, double value)
{
  return cjm_lang_percent_new(lang, value, 2);
}

/* The number that is written so. */
bool cjm_own_parse_number(const CjmOwnDocument *d, const char *text, CjmOwnWrite *write, double *ret_number)
{
  static const double factors[] = {1, -1, 0.1, -0.1, 0.01, -0.01};
  enum { DIGITS_MAX = 14 };
  double digits = 0;
  unsigned n = 0;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gint digit = g_unichar_digit_value(g_utf8_get_char(c));
    if (digit >= 0 && ++n <= DIGITS_MAX) digits = digits * 10 + digit;
  }
  for (size_t i = 0; n && n <= DIGITS_MAX && i < G_N_ELEMENTS(factors); i++) {
    double number = factors[i] < 0 ? -digits / (1 / -factors[i]) : digits / (1 / factors[i]);
    g_autofree char *written = write(d->lang, number);
    if (strcmp(written, text) != 0) continue;
    *ret_number = number == 0 ? 0 : number;
    return true;
  }
  return false;
}

const char *cjm_own_digits(const CjmOwnDocument *d, double number)
{
  GString *out = g_string_new(NULL);
  cjm_number_append(out, number, 2);
  return cjm_arena_take(d->arena, g_string_free(out, FALSE));
}

static bool is_date(const CjmOwnDocument *d, const char *text, int year, int month, int day)
{
  g_autofree char *written = cjm_lang_date_new(d->lang, year, month, day);
  g_auto(GStrv) parts = g_strsplit(written, " ", -1);
  g_autofree char *unbroken = g_strjoinv("\u00a0", parts);
  return strcmp(unbroken, text) == 0;
}

/* The date in the syntax of the format; NULL if it is none. */
const char *cjm_own_date(const CjmOwnDocument *d, const char *text)
{
  int numbers[4] = {0}, year = 0;
  size_t n = 1; /* the first is no day */
  bool open = false;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gint digit = g_unichar_digit_value(g_utf8_get_char(c));
    if (digit >= 0 && !open && ++n > G_N_ELEMENTS(numbers)) return NULL;
    if (digit >= 0 && numbers[n - 1] < 10000) numbers[n - 1] = numbers[n - 1] * 10 + digit;
    open = digit >= 0;
  }
  for (size_t i = 0; i < n; i++) year = MAX(year, numbers[i]);
  for (int month = 1; year >= 1000 && month <= 12; month++)
    for (size_t i = 1; i < n; i++)
      if (numbers[i] >= 1 && g_date_valid_dmy((GDateDay)MIN(numbers[i], 99), (GDateMonth)month, (GDateYear)year) && is_date(d, text, year, month, numbers[i]))
        return cjm_arena_printf(d->arena, "%04d-%02d-%02d", year, month, numbers[i]);
  return NULL;
}

void cjm_own_put(CjmOwnDocument *d, CjmNode *map, const char *key, CjmSpan span, const char *text)
{
  if (*text == '\0') return;
  if (cjm_node_get(map, key)) cjm_import_left(d->b.import, span, "a second `%s` is left aside: %s", key, text);
  else cjm_build_put(&d->b, map, key, cjm_build_text(&d->b, span, text));
}

CjmNode *cjm_own_add_object(CjmOwnDocument *d, const char *list, CjmSpan span, const char *title)
{
  const CjmNode *there = cjm_node_get(d->root, list);
  if (!*title) title = "–";
  g_autofree char *slug = cjm_id_slug_new(title);
  g_autoptr(GString) id = g_string_new(slug);
  for (size_t n = there ? there->n + 1 : 1;; n++) {
    bool is_free = id->len > 0;
    for (size_t i = 0; there && i < there->n; i++) is_free &= strcmp(cjm_node_get(there->items[i], "id")->text, id->str) != 0;
    if (is_free) break;
    g_string_printf(id, "%s-%zu", *slug ? slug : list, n);
  }
  CjmNode *map = cjm_build_map(&d->b, span);
  cjm_own_put(d, map, "id", span, id->str);
  cjm_own_put(d, map, "title", span, title);
  cjm_build_add(&d->b, d->root, list, map);
  return map;
}
