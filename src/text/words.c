#include "text/words.h"

#include <string.h>

#include "text/breaks.h"
#include "text/syllables.h"

static const gunichar soft_hyphen = 0xad;

const CjmShaped *cjm_piece_hyphen(CjmFonts *fonts, const CjmPiece *piece)
{
  return cjm_fonts_shape(fonts, piece->item, "-", 1, 0);
}

/* ---- pieces ---- */

typedef struct Maker {
  CjmArena *arena;
  CjmFonts *fonts;
  CjmTextStyle style;
  GArray *pieces; /* of the current paragraph */
  GArray *words;
} Maker;

static bool is_breaking_space(gunichar c)
{
  enum { NO_BREAK = 0xa0, NARROW_NO_BREAK = 0x202f };
  return g_unichar_isspace(c) && c != NO_BREAK && c != NARROW_NO_BREAK;
}

/* The number of trailing spaces. */
static int count_spaces(const char *text, int len)
{
  int n = 0;
  for (const char *end = text + len; end > text; n++) {
    const char *before = g_utf8_prev_char(end);
    if (!is_breaking_space(g_utf8_get_char(before))) break;
    end = before;
  }
  return n;
}

/* ---- Japanese ---- */

typedef enum Kana { NOT_JAPANESE, HIRAGANA, OTHER_LETTER } Kana;

static Kana kana(gunichar c)
{
  enum { LONG_VOWEL = 0x30fc };
  GUnicodeScript script = g_unichar_get_script(c);
  if (script == G_UNICODE_SCRIPT_HIRAGANA) return HIRAGANA;
  bool other = script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_KATAKANA || c == LONG_VOWEL || g_unichar_isdigit(c) ||
               script == G_UNICODE_SCRIPT_LATIN;
  return other ? OTHER_LETTER : NOT_JAPANESE;
}

static bool has_hiragana(const char *text, int len)
{
  for (const char *at = text; at < text + len; at = g_utf8_next_char(at))
    if (g_unichar_get_script(g_utf8_get_char(at)) == G_UNICODE_SCRIPT_HIRAGANA) return true;
  return false;
}

/* Japanese can be broken between almost any two characters, but is hard to read that way. A phrase mostly ends with a particle or
 * ending in hiragana, and the next one begins with another script: lines are broken there, and at punctuation, as long as phrases
 * fit. */
static bool within_phrase(const char *at)
{
  Kana before = kana(g_utf8_get_char(g_utf8_prev_char(at))), after = kana(g_utf8_get_char(at));
  return before != NOT_JAPANESE && after != NOT_JAPANESE && !(before == HIRAGANA && after == OTHER_LETTER);
}

/* Divides a paragraph at the ends of items and at line break opportunities. */
static void find_pieces(Maker *maker, const char *text, int len, const guint8 *breaks, const GList *items)
{
  const char *at = text;
  bool phrases = has_hiragana(text, len);
  int i = 0; /* character */
  for (const GList *l = items; l; l = l->next) {
    PangoItem *item = l->data;
    const char *end = text + item->offset + item->length;
    CjmPiece piece = {.item = item, .text = at};
    while (at < end) {
      at = g_utf8_next_char(at);
      bool last = at == text + len, may_break = breaks[++i] & CJM_BREAK_LINE;
      piece.ends_word = last || (may_break && !(phrases && within_phrase(at)));
      if (at < end && !piece.ends_word) continue;
      piece.len = (int)(at - piece.text);
      g_array_append_val(maker->pieces, piece);
      piece.text = at;
    }
  }
}

/* ---- shaping ---- */

/* Fonts do not kern or join these. */
static bool is_ideograph(gunichar c)
{
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN;
}

static const char *last_letter(const CjmPiece *piece)
{
  const char *at = g_utf8_prev_char(piece->text + piece->len);
  while (at > piece->text && !g_unichar_isalnum(g_utf8_get_char(at))) at = g_utf8_prev_char(at);
  return at;
}

static const char *first_letter(const CjmPiece *piece)
{
  const char *last = g_utf8_prev_char(piece->text + piece->len), *at = piece->text;
  while (at < last && !g_unichar_isalnum(g_utf8_get_char(at))) at = g_utf8_next_char(at);
  return at;
}

/* Some fonts kern letters with a space, or change a dash between capitals; two words are then shaped as one. This is tested with
 * the text from letter to letter, or, for two words without punctuation between them, only from the space on, which gives far fewer
 * distinct texts. */
static bool is_joined(const Maker *maker, const CjmPiece *a, const CjmPiece *b)
{
  if (a->item != b->item) return false;
  const char *from = last_letter(a), *to = first_letter(b), *after = g_utf8_next_char(from);
  if (is_ideograph(g_utf8_get_char(from)) && is_ideograph(g_utf8_get_char(to))) return false;
  if (to == b->text && g_unichar_isalnum(g_utf8_get_char(from)) && *after == ' ' && after + 1 == to) from = after;
  return cjm_fonts_joins(maker->fonts, a->item, from, (int)(b->text - from), (int)(g_utf8_next_char(to) - from));
}

/* The glyphs of the bytes of `piece`, which begin at `start` of `whole`, as part of the whole. */
static const CjmShaped *cut_shaped(const Maker *maker, const CjmShaped *whole, const CjmPiece *piece, int start, int n_spaces)
{
  CjmArena *arena = cjm_fonts_arena(maker->fonts);
  CjmShaped *cut = cjm_arena_make(arena, CjmShaped, 1);
  cut->glyphs = cjm_glyphs_cut(arena, whole->glyphs, start, start + piece->len);
  cjm_shaped_measure(cut, piece->text, piece->len, n_spaces);
  return cut;
}

/* Shapes `n` pieces as one. */
static void shape_together(Maker *maker, CjmPiece *pieces, size_t n)
{
  const char *text = pieces[0].text;
  const CjmShaped *whole = NULL;
  if (n > 1) {
    int len = (int)(pieces[n - 1].text + pieces[n - 1].len - text);
    whole = cjm_fonts_shape(maker->fonts, pieces[0].item, text, len, 0);
  }
  for (size_t i = 0; i < n; i++) {
    CjmPiece *piece = &pieces[i];
    int n_spaces = piece->ends_word ? count_spaces(piece->text, piece->len) : 0;
    piece->shaped = whole ? cut_shaped(maker, whole, piece, (int)(piece->text - text), n_spaces)
                          : cjm_fonts_shape(maker->fonts, piece->item, piece->text, piece->len, n_spaces);
  }
}

static void shape_pieces(Maker *maker, CjmPiece *pieces, size_t n)
{
  for (size_t i = 0, next; i < n; i = next) {
    for (next = i + 1; next < n && is_joined(maker, &pieces[next - 1], &pieces[next]);) next++;
    shape_together(maker, pieces + i, next - i);
  }
}

/* ---- words ---- */

static void add_word(Maker *maker, const CjmPiece *pieces, guint n, bool forced)
{
  CjmWord word = {.pieces = pieces, .n_pieces = n, .forced = forced};
  /* Only the spaces of the last piece are trailing; those between pieces are part of the text. */
  for (guint i = 0; i < n; i++) {
    word.width += word.trail + (float)pieces[i].shaped->width;
    word.trail = (float)pieces[i].shaped->trail;
  }
  if (n && g_utf8_get_char(g_utf8_prev_char(pieces[n - 1].text + pieces[n - 1].len)) == soft_hyphen)
    word.hyphen = (float)cjm_piece_hyphen(maker->fonts, &pieces[n - 1])->width;
  g_array_append_val(maker->words, word);
}

static void add_words(Maker *maker, bool forced)
{
  guint n = maker->pieces->len, first = 0;
  CjmPiece *pieces = cjm_arena_make(maker->arena, CjmPiece, n);
  for (guint i = 0; i < n; i++) pieces[i] = g_array_index(maker->pieces, CjmPiece, i);
  shape_pieces(maker, pieces, n);
  for (guint i = 0; i < n; i++) {
    if (!pieces[i].ends_word) continue;
    add_word(maker, pieces + first, i + 1 - first, forced && i + 1 == n);
    first = i + 1;
  }
  if (n == 0) add_word(maker, NULL, 0, forced);
}

static void add_paragraph(Maker *maker, const char *text, int len, bool forced)
{
  guint8 *breaks = cjm_breaks_new(text, len, cjm_fonts_language(maker->fonts));
  GList *items = cjm_fonts_itemize(maker->fonts, maker->style, text, len);
  g_array_set_size(maker->pieces, 0);
  find_pieces(maker, text, len, breaks, items);
  add_words(maker, forced);
  g_free(breaks);
  g_list_free(items);
}

CjmWord *cjm_words(CjmArena *arena, CjmFonts *fonts, CjmTextStyle style, const char *text, guint *ret_n)
{
  Maker maker = {.arena = arena,
                 .fonts = fonts,
                 .style = style,
                 .words = g_array_new(FALSE, FALSE, sizeof(CjmWord)),
                 .pieces = g_array_new(FALSE, FALSE, sizeof(CjmPiece))};
  for (const char *at = text; at;) {
    const char *end = strchr(at, '\n');
    add_paragraph(&maker, at, (int)(end ? end - at : (gssize)strlen(at)), end != NULL);
    at = end ? end + 1 : NULL;
  }
  CjmWord *words = cjm_arena_make(arena, CjmWord, maker.words->len);
  memcpy(words, maker.words->data, maker.words->len * sizeof *words);
  *ret_n = maker.words->len;
  g_array_free(maker.words, TRUE);
  g_array_free(maker.pieces, TRUE);
  return words;
}

/* ---- breaking a word that is wider than its line ---- */

enum { MIN_BEFORE = 4, MIN_AFTER = 4 /* minimum number of characters of a broken word on each line */ };

/* Punctuation that separates words written without spaces. */
static bool is_parting(gunichar c)
{
  return g_utf8_strchr("/.-_@?&=+:,;|~–—", -1, c) != NULL;
}

/* After punctuation, before a capital, or where the word can be hyphenated. */
static bool is_good(const gunichar *c, glong n, glong i, bool address, const bool *hyphens)
{
  if (is_parting(c[i - 1])) return g_unichar_isalnum(c[i]) && !(g_unichar_isdigit(c[i]) && i > 1 && g_unichar_isdigit(c[i - 2]));
  if (address || i < MIN_BEFORE || n - i < MIN_AFTER) return false;
  if (!cjm_may_hyphenate(c[i - 1]) || !cjm_may_hyphenate(c[i])) return false;
  return (g_unichar_islower(c[i - 1]) && g_unichar_isupper(c[i])) || hyphens[i];
}

/* Whether the word is part of a URL or e-mail address, in which a hyphen would be ambiguous. */
static bool in_address(const char *text, const char *word)
{
  const char *start = word, *end = word;
  while (start > text && !g_ascii_isspace(start[-1])) start--;
  while (*end && !g_ascii_isspace(*end)) end++;
  gssize len = end - start;
  return g_strstr_len(start, len, "://") || g_strstr_len(start, len, "@") || g_strstr_len(start, len, "www.");
}

/* The width of each cluster in px, at the byte where it begins; -1 at other bytes. */
static void measure_clusters(const CjmPiece *piece, float *ret_widths)
{
  const PangoGlyphString *glyphs = piece->shaped->glyphs;
  for (int i = 0; i < piece->len; i++) ret_widths[i] = -1;
  for (int i = 0; i < glyphs->num_glyphs; i++) {
    float *width = &ret_widths[glyphs->log_clusters[i]];
    *width = MAX(*width, 0) + (float)glyphs->glyphs[i].geometry.width / PANGO_SCALE;
  }
}

/* The text of the word, decoded, and the break information of each character. */
typedef struct Analysis {
  const char *text;
  int len;
  glong n;
  gunichar *chars;
  guint8 *breaks;
  float *widths; /* see measure_clusters() */
  bool address;
  bool *hyphens; /* before which characters the word can be hyphenated */
} Analysis;

static Analysis analyse(CjmFonts *fonts, const char *text, const CjmWord *word)
{
  Analysis a = {.text = word->pieces[0].text};
  for (guint i = 0; i < word->n_pieces; i++) a.len += word->pieces[i].len;
  a.chars = g_utf8_to_ucs4_fast(a.text, a.len, &a.n);
  a.breaks = cjm_breaks_new(a.text, a.len, cjm_fonts_language(fonts));
  a.widths = g_new(float, a.len);
  for (guint i = 0; i < word->n_pieces; i++) measure_clusters(&word->pieces[i], a.widths + (word->pieces[i].text - a.text));
  a.n -= count_spaces(a.text, a.len);
  a.address = in_address(text, a.text);
  a.hyphens = g_new0(bool, a.n + 1);
  if (!a.address && !cjm_fonts_hyphenate(fonts, a.chars, a.n, a.hyphens))
    cjm_syllables_find(a.chars, a.n, pango_language_to_string(cjm_fonts_language(fonts)), a.hyphens);
  return a;
}

static void analysis_clear(Analysis *a)
{
  g_free(a->chars);
  g_free(a->breaks);
  g_free(a->widths);
  g_free(a->hyphens);
}

const CjmStops *cjm_word_stops(CjmArena *arena, CjmFonts *fonts, const char *text, CjmWord *word)
{
  if (word->stops) return word->stops;
  Analysis a = analyse(fonts, text, word);
  CjmStops *stops = word->stops = cjm_arena_alloc(arena, sizeof *stops + ((size_t)a.n + 1) * sizeof stops->at[0]);
  float before = 0, hyphen = (float)cjm_piece_hyphen(fonts, &word->pieces[0])->width;
  const char *at = a.text;
  for (glong i = 1; i < a.n; i++) {
    before += MAX(a.widths[at - a.text], 0);
    at = g_utf8_next_char(at);
    if (!(a.breaks[i] & CJM_BREAK_CHAR) || a.widths[at - a.text] < 0) continue;
    bool hyphenated = !a.address && cjm_may_hyphenate(a.chars[i - 1]) && cjm_may_hyphenate(a.chars[i]);
    stops->at[stops->n++] = (CjmStop){.at = (int)(at - a.text),
                                      .before = before,
                                      .hyphen = hyphenated ? hyphen : 0,
                                      .good = a.breaks[i] & CJM_BREAK_LINE || is_good(a.chars, a.n, i, a.address, a.hyphens)};
  }
  stops->at[stops->n++] = (CjmStop){a.len, word->width, word->hyphen, true};
  analysis_clear(&a);
  return stops;
}
