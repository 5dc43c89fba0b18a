#include <string.h>

#include "lang/table.h"

/* Marks people type around a quotation, whatever the language. */
static const struct {
  gunichar open, close;
} pairs[] = {
  {'"', '"'},       {'\'', '\''},     {0x201c, 0x201d}, /* “ ” */
  {0x201d, 0x201d},                                     /* ” ” */
  {0x201e, 0x201d},                                     /* „ ” */
  {0x201e, 0x201c},                                     /* „ “ */
  {0x201f, 0x201d},                                     /* ‟ ” */
  {0xab, 0xbb},     {0xbb, 0xab},     {0xbb, 0xbb},     /* « » */
  {0x2018, 0x2019},                                     /* ‘ ’ */
  {0x2019, 0x2019},                                     /* ’ ’ */
  {0x201a, 0x2019},                                     /* ‚ ’ */
  {0x201a, 0x2018},                                     /* ‚ ‘ */
  {0x2039, 0x203a}, {0x203a, 0x2039},                   /* ‹ › */
  {0x300c, 0x300d}, {0x300e, 0x300f},                   /* 「 」 『 』 */
  {0xff62, 0xff63},                                     /* ｢ ｣ */
  {0x301d, 0x301e}, {0x301d, 0x301f},                   /* 〝 〞 〟 */
  {0xff02, 0xff02},                                     /* ＂ ＂ */
  {0x5f4, 0x5f4},                                       /* ״ ״ */
};

/* Whether the mark at `p`, inside `text` … `end`, is an apostrophe: between two letters or digits, and no bracket. */
static bool is_apostrophe(const char *text, const char *p, const char *end)
{
  GUnicodeType type = g_unichar_type(g_utf8_get_char(p));
  if (type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_CLOSE_PUNCTUATION) return false;
  const char *before = g_utf8_find_prev_char(text, p), *after = g_utf8_next_char(p);
  return before != NULL && after < end && g_unichar_isalnum(g_utf8_get_char(before)) && g_unichar_isalnum(g_utf8_get_char(after));
}

/*
 * Whether the outer marks belong together, `text` … `end` being what they enclose: “A” and “B” begins with one
 * quotation and ends with another, so those marks are the author's.
 */
static bool is_one_quotation(const char *text, const char *end, gunichar open, gunichar close)
{
  int depth = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if ((c != open && c != close) || is_apostrophe(text, p, end)) continue;
    if (open == close || (c == close && depth-- == 0)) return false;
    if (c == open) depth++;
  }
  return true;
}

static bool is_space(gunichar c)
{
  return g_unichar_isspace(c) || c == 0xa0 || c == 0x202f;
}

static void trim(const char **text, const char **end)
{
  while (*text < *end && is_space(g_utf8_get_char(*text))) *text = g_utf8_next_char(*text);
  while (*text < *end && is_space(g_utf8_get_char(g_utf8_prev_char(*end)))) *end = g_utf8_prev_char(*end);
}

/* Moves both ends inwards over one pair of marks; false if there is none. */
static bool strip(const char **text, const char **end)
{
  if (*text == *end) return false;

  const char *inner = g_utf8_next_char(*text), *last = g_utf8_prev_char(*end);
  if (inner > last) return false;
  gunichar first = g_utf8_get_char(*text), final = g_utf8_get_char(last);
  for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (pairs[i].open == first && pairs[i].close == final && is_one_quotation(inner, last, first, final)) {
      *text = inner;
      *end = last;
      return true;
    }
  return false;
}

static void append_mark(GString *out, const char *marks, unsigned index)
{
  const char *mark;
  size_t len;
  if (cjm_lang_list_at(marks, index, &mark, &len)) g_string_append_len(out, mark, (gssize)len);
}

/* ---- quotations inside the quotation ---- */

enum { MAX_DEPTH = 8 };

/* Whether the mark at `p` may begin a quotation: a corner bracket does, others after nothing, a space or an opening sign. */
static bool stands_before_word(const char *text, const char *p)
{
  gunichar mark = g_utf8_get_char(p);
  const char *before = g_utf8_find_prev_char(text, p);
  if (before == NULL || mark == 0x300c || mark == 0x300e || mark == 0xff62) return true;
  gunichar c = g_utf8_get_char(before);
  GUnicodeType type = g_unichar_type(c);
  return is_space(c) || type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION ||
         type == G_UNICODE_DASH_PUNCTUATION;
}

/* Whether `c` closes the quotation that `open` began. */
static bool closes(gunichar open, gunichar c)
{
  for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (pairs[i].open == open && pairs[i].close == c) return true;
  return false;
}

static bool opens(gunichar c)
{
  for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (pairs[i].open == c) return true;
  return false;
}

/*
 * Appends what stands between the outer marks, its own quotations in the nested marks, those within them in the outer
 * ones, and so on. False, with nothing to rely on in `out`, if its marks do not pair up.
 */
static bool append_nested(GString *out, const CjmLang *lang, const char *text, const char *end)
{
  gunichar open[MAX_DEPTH];
  unsigned depth = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool at_word = stands_before_word(text, p);
    if (!is_apostrophe(text, p, end) && depth > 0 && closes(open[depth - 1], c) && !(at_word && opens(c))) {
      append_mark(out, --depth % 2 == 0 ? lang->nested_quotes : lang->quotes, 1);
    } else if (opens(c) && at_word) {
      if (depth == MAX_DEPTH) return false;
      open[depth] = c;
      append_mark(out, depth++ % 2 == 0 ? lang->nested_quotes : lang->quotes, 0);
    } else {
      g_string_append_unichar(out, c);
    }
  }
  return depth == 0;
}

char *cjm_lang_quote_new(const CjmLang *lang, const char *text)
{
  const char *end = text + strlen(text);
  g_autoptr(GString) nested = g_string_new(NULL);

  do trim(&text, &end);
  while (strip(&text, &end));

  GString *out = g_string_new(NULL);
  append_mark(out, lang->quotes, 0);
  if (append_nested(nested, lang, text, end)) g_string_append(out, nested->str);
  else g_string_append_len(out, text, end - text);
  append_mark(out, lang->quotes, 1);
  return g_string_free(out, FALSE);
}
