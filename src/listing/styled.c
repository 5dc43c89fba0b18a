#include "listing/styled.h"

#include <string.h>

#include "listing/listing.h"

static const char *const escapes[] = {
  [CJM_INK_PLAIN] = "",
  [CJM_INK_DIM] = "\033[90m",
  [CJM_INK_HEAD] = "\033[1m",
  [CJM_INK_WORSE] = "\033[1;38;5;166m",
  [CJM_INK_BETTER] = "\033[1;38;5;30m",
  [CJM_INK_OLD] = "\033[9;90m",
  [CJM_INK_NEW] = "\033[1;4m",
};

static void word_clear(void *data)
{
  g_free(((CjmStyledWord *)data)->text);
}

GArray *cjm_styled_new(void)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(CjmStyledWord));
  g_array_set_clear_func(words, word_clear);
  return words;
}

/* Scripts without spaces may be broken at every character. */
static bool may_break_after(const char *p)
{
  return g_unichar_iswide(g_utf8_get_char(p));
}

static const char *word_end(const char *start)
{
  const char *p = start;
  while (*p && *p != ' ') {
    bool wide = may_break_after(p);
    p = g_utf8_next_char(p);
    if (wide) break;
  }
  return p;
}

void cjm_styled_add(GArray *words, CjmInk ink, const char *text, gssize len)
{
  g_autoptr(GString) clean = g_string_new(NULL);
  cjm_listing_append_clean(clean, text, len < 0 ? strlen(text) : (size_t)len);
  unsigned gap = 1;
  for (const char *p = clean->str; *p;) {
    if (*p == ' ') {
      p++;
      gap = 1;
      continue;
    }
    const char *end = word_end(p);
    CjmStyledWord word = {g_strndup(p, (gsize)(end - p)), ink, gap};
    g_array_append_val(words, word);
    gap = 0;
    p = end;
  }
}

unsigned cjm_styled_columns(const char *text)
{
  unsigned n = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    n += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
  }
  return n;
}

void cjm_ink_append(GString *out, CjmInk ink, bool colour, const char *text)
{
  bool inked = colour && *escapes[ink] && *text;
  g_string_append(out, inked ? escapes[ink] : "");
  g_string_append(out, text);
  g_string_append(out, inked ? "\033[0m" : "");
}

static bool is_marked(CjmInk ink)
{
  return ink == CJM_INK_OLD || ink == CJM_INK_NEW;
}

/* Begins or ends a run of words of one ink. */
static void append_edge(GString *out, CjmInk ink, bool colour, bool begin)
{
  if (colour) g_string_append(out, !*escapes[ink] ? "" : begin ? escapes[ink] : "\033[0m");
  else if (is_marked(ink)) g_string_append(out, ink == CJM_INK_OLD ? (begin ? "[-" : "-]") : (begin ? "{+" : "+}"));
}

/* Directional isolates that a word opens, less those that it closes. */
static int isolates_in(const char *word)
{
  int n = 0;
  for (const char *p = word; *p; p = g_utf8_next_char(p)) n += (g_utf8_get_char(p) == 0x2068) - (g_utf8_get_char(p) == 0x2069);
  return n;
}

/* A line is a paragraph for the terminal: isolates that are open at its end are closed there, and opened again on the next. */
static void break_line(GString *out, unsigned indent, int isolates)
{
  for (int i = 0; i < isolates; i++) g_string_append(out, "\u2069");
  g_string_append_printf(out, "\n%*s", (int)indent, "");
  for (int i = 0; i < isolates; i++) g_string_append(out, "\u2068");
}

/* Columns of the marks around a run of words without colour. */
static unsigned edge_columns(CjmInk ink, bool colour)
{
  return !colour && is_marked(ink) ? 2 : 0;
}

unsigned cjm_styled_append(GString *out, const GArray *words, unsigned width, unsigned indent, bool colour, gsize *ret_first_end)
{
  unsigned column = 0, first = 0;
  bool on_first = true, open = false;
  int isolates = 0;
  CjmInk ink = CJM_INK_PLAIN;
  for (guint i = 0; i < words->len; i++) {
    const CjmStyledWord *word = &g_array_index(words, CjmStyledWord, i);
    const CjmStyledWord *next = i + 1 < words->len ? &g_array_index(words, CjmStyledWord, i + 1) : NULL;
    bool begins = !open || ink != word->ink, ends = !next || next->ink != word->ink;
    unsigned need = cjm_styled_columns(word->text) + (begins ? edge_columns(word->ink, colour) : 0) + (ends ? edge_columns(word->ink, colour) : 0);
    unsigned space = column ? word->gap : 0;
    if (open && ink != word->ink) {
      append_edge(out, ink, colour, false);
      open = false;
    }
    if (column && column + space + need > width) {
      if (open && colour) append_edge(out, ink, colour, false);
      if (on_first) *ret_first_end = out->len + (gsize)MAX(isolates, 0) * strlen("\u2069"), first = column;
      on_first = false;
      break_line(out, indent, isolates);
      if (open && colour) append_edge(out, ink, colour, true);
      column = space = 0;
    }
    g_string_append_printf(out, "%*s", (int)space, "");
    if (!open) append_edge(out, word->ink, colour, true);
    g_string_append(out, word->text);
    isolates += isolates_in(word->text);
    open = true;
    ink = word->ink;
    column += space + need;
  }
  if (open) append_edge(out, ink, colour, false);
  if (on_first) *ret_first_end = out->len, first = column;
  return first;
}

/* A character without its accents; as it is where it has no letters of ASCII, since not every terminal that says so lacks UTF-8. */
static void append_ascii(GString *out, const char *p, const char *next)
{
  g_autofree char *one = g_strndup(p, (gsize)(next - p)), *ascii = next - p > 1 ? g_str_to_ascii(one, "C") : NULL;
  g_string_append(out, ascii && *ascii && *ascii != '?' ? ascii : one);
}

char *cjm_ascii_new(const char *text)
{
  static const struct {
    const char *sign, *ascii;
  } signs[] = {{"▼", "v"}, {"▲", "^"},  {"○", "o"},  {"→", "->"}, {"←", "<-"}, {"−", "-"}, {"Δ", "d"},   {"·", "-"},
               {"≥", ">="}, {"≤", "<="}, {"│", "|"}, {"“", "\""}, {"”", "\""}, {"–", "-"}, {"…", "..."},
               {"„", "\""}, {"«", "\""}, {"»", "\""}, {"’", "'"}, {"\u00a0", " "}, {"\u202f", " "}, {"\u2068", ""}, {"\u2069", ""}};
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p;) {
    size_t i = 0;
    while (i < G_N_ELEMENTS(signs) && !g_str_has_prefix(p, signs[i].sign)) i++;
    const char *next = g_utf8_next_char(p);
    if (i < G_N_ELEMENTS(signs)) g_string_append(out, signs[i].ascii);
    else append_ascii(out, p, next);
    p = next;
  }
  return g_string_free(out, FALSE);
}
