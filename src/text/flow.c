#include "text/flow.h"

#include <string.h>

#include "text/fonts-private.h"

/* What stands between two places where a line may break, in one item. */
typedef struct Piece {
  PangoItem *item;
  const CjmShaped *shaped;
  const char *text;
  int len;     /* bytes, blanks at the end included */
  int n_blank; /* characters at the end that are blanks */
} Piece;

typedef enum Break { BREAK_ALLOWED, BREAK_FORCED, BREAK_IN_WORD } Break;

/* What stays together on a line: one piece, or several where a word changes fonts. */
typedef struct Word {
  guint first, n;  /* pieces */
  double width;    /* px, without trailing blanks */
  double trail;    /* px, of the blanks */
  Break after;
  guint part, n_parts; /* the same word in smaller pieces, for lines narrower than it; n_parts 0: cannot be broken */
} Word;

struct CjmFlow {
  CjmFonts *fonts;
  CjmTextStyle style;
  const char *text;
  double ascent, descent;
  Piece *pieces;
  Word *words;
  guint n_words;
  Word *parts;
  const CjmShaped *hyphen; /* NULL where no word may be broken */
  PangoItem *hyphen_item;
  double width, word_width;
};

/* ---- making words ---- */

typedef struct Maker {
  CjmFlow *flow;
  GArray *pieces, *words, *parts;
} Maker;

/* Words shorter than this stand whole in any column. */
enum { MIN_BROKEN = 12, MIN_BEFORE = 4, MIN_AFTER = 4 };

static bool is_vowel(gunichar c)
{
  static const char *const vowels = "aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęóаеёиоуыэюяіїєαεηιουω";
  return g_utf8_strchr(vowels, -1, g_unichar_tolower(c)) != NULL;
}

static bool may_hyphenate(gunichar c)
{
  GUnicodeScript script = g_unichar_get_script(c);
  return g_unichar_isalpha(c) &&
         (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_GREEK);
}

/* May a long word be broken before character i? After a sign, before a capital, or where a new syllable
 * begins: a vowel, one consonant or more, and the last of these before a vowel. */
static bool breaks_before(const gunichar *c, glong n, glong i)
{
  if (g_unichar_combining_class(c[i])) return false;
  if (!g_unichar_isalnum(c[i - 1]) && g_unichar_isalnum(c[i])) return true;
  if (i < MIN_BEFORE || n - i < MIN_AFTER) return false;
  if (g_unichar_islower(c[i - 1]) && g_unichar_isupper(c[i])) return true;
  if (!may_hyphenate(c[i - 1]) || !may_hyphenate(c[i])) return g_unichar_isalnum(c[i]) && i % 8 == 0;
  return is_vowel(c[i + 1]) && !is_vowel(c[i]) && i >= 2 && (is_vowel(c[i - 1]) || is_vowel(c[i - 2]));
}

static void add_piece(Maker *maker, Word *word, PangoItem *item, const char *text, int len, int n_blank)
{
  const CjmShaped *shaped = cjm_fonts_shape(maker->flow->fonts, item, text, len, n_blank);
  Piece piece = {item, shaped, text, len, n_blank};
  g_array_append_val(maker->pieces, piece);
  word->n++;
  /* Only the last piece's blanks are trailing; a blank between pieces is ink. */
  word->width += word->trail + shaped->width;
  word->trail = shaped->trail;
}

static int count_blanks(const char *text, int len)
{
  int n = 0;
  for (const char *end = text + len; end > text; n++) {
    const char *before = g_utf8_find_prev_char(text, end);
    if (!before || !g_unichar_isspace(g_utf8_get_char(before)) || g_utf8_get_char(before) == 0xa0 ||
        g_utf8_get_char(before) == 0x202f)
      break;
    end = before;
  }
  return n;
}

/* The same word once more, in parts that a narrow line can take. */
static void add_parts(Maker *maker, Word *whole)
{
  const Piece piece = g_array_index(maker->pieces, Piece, whole->first);
  if (whole->n != 1 || piece.item->analysis.level & 1) return;
  glong n;
  gunichar *chars = g_utf8_to_ucs4_fast(piece.text, piece.len, &n);
  n -= piece.n_blank;
  if (n >= MIN_BROKEN) {
    whole->part = maker->parts->len;
    const char *start = piece.text, *at = start;
    for (glong i = 1; i <= n; i++) {
      at = g_utf8_next_char(at);
      if (i < n && !breaks_before(chars, n, i)) continue;
      bool last = i == n;
      int len = (int)((last ? piece.text + piece.len : at) - start);
      Word part = {.first = maker->pieces->len, .after = last ? whole->after : BREAK_IN_WORD};
      add_piece(maker, &part, piece.item, start, len, last ? piece.n_blank : 0);
      g_array_append_val(maker->parts, part);
      start = at;
    }
    whole->n_parts = maker->parts->len - whole->part;
    if (whole->n_parts == 1) whole->n_parts = 0;
  }
  g_free(chars);
}

static void add_word(Maker *maker, GList **io_item, const char *base, const char *start, const char *end, Break after)
{
  Word word = {.first = maker->pieces->len, .after = after};
  int blanks = count_blanks(start, (int)(end - start));
  for (const char *at = start; at < end;) {
    PangoItem *item = (*io_item)->data;
    const char *item_end = base + item->offset + item->length;
    const char *stop = MIN(end, item_end);
    int len = (int)(stop - at);
    add_piece(maker, &word, item, at, len, stop == end ? MIN(blanks, (int)g_utf8_strlen(at, len)) : 0);
    at = stop;
    if (stop == item_end && (*io_item)->next) *io_item = (*io_item)->next;
  }
  add_parts(maker, &word);
  g_array_append_val(maker->words, word);
}

static void add_paragraph(Maker *maker, const char *text, int len, bool last)
{
  CjmFlow *flow = maker->flow;
  GList *items = cjm_fonts_itemize(flow->fonts, flow->style, text, len);
  int n_attrs = (int)g_utf8_strlen(text, len) + 1;
  PangoLogAttr *attrs = g_new(PangoLogAttr, n_attrs);
  pango_get_log_attrs(text, len, -1, cjm_fonts_language(flow->fonts), attrs, n_attrs);
  GList *item = items;
  const char *start = text, *end = text + len;
  int i = 0;
  for (const char *at = text; at < end && item;) {
    at = g_utf8_next_char(at);
    i++;
    bool stop = at >= end;
    if (!stop && !attrs[i].is_line_break) continue;
    add_word(maker, &item, text, start, stop ? end : at, stop && !last ? BREAK_FORCED : BREAK_ALLOWED);
    start = at;
  }
  if (len == 0) {
    Word empty = {.first = maker->pieces->len, .after = last ? BREAK_ALLOWED : BREAK_FORCED};
    g_array_append_val(maker->words, empty);
  }
  g_free(attrs);
  g_list_free(items);
}

static void *keep(CjmArena *arena, GArray *array)
{
  size_t size = (size_t)array->len * g_array_get_element_size(array);
  void *copy = cjm_arena_alloc(arena, size ? size : 1);
  if (size) memcpy(copy, array->data, size);
  g_array_free(array, TRUE);
  return copy;
}

static void measure_whole(CjmFlow *flow)
{
  double line = 0;
  for (guint i = 0; i < flow->n_words; i++) {
    const Word *word = &flow->words[i];
    flow->word_width = MAX(flow->word_width, word->width);
    flow->width = MAX(flow->width, line + word->width);
    line = word->after == BREAK_FORCED ? 0 : line + word->width + word->trail;
  }
}

static void prepare_hyphen(CjmFlow *flow)
{
  GList *items = cjm_fonts_itemize(flow->fonts, flow->style, "-", 1);
  flow->hyphen_item = items->data;
  flow->hyphen = cjm_fonts_shape(flow->fonts, flow->hyphen_item, "-", 1, 0);
  g_list_free(items);
}

CjmFlow *cjm_flow(CjmArena *arena, CjmFonts *fonts, CjmTextStyle style, const char *text)
{
  CjmFlow *flow = cjm_arena_make(arena, CjmFlow, 1);
  flow->fonts = fonts;
  flow->style = style;
  flow->text = cjm_arena_strdup(arena, text);
  cjm_fonts_metrics(fonts, style, &flow->ascent, &flow->descent);
  Maker maker = {flow, g_array_new(FALSE, FALSE, sizeof(Piece)), g_array_new(FALSE, FALSE, sizeof(Word)),
                 g_array_new(FALSE, FALSE, sizeof(Word))};
  for (const char *at = flow->text; at;) {
    const char *end = strchr(at, '\n');
    add_paragraph(&maker, at, (int)(end ? end - at : (gssize)strlen(at)), !end);
    at = end ? end + 1 : NULL;
  }
  if (maker.parts->len) prepare_hyphen(flow);
  flow->n_words = maker.words->len;
  flow->pieces = keep(arena, maker.pieces);
  flow->words = keep(arena, maker.words);
  flow->parts = keep(arena, maker.parts);
  measure_whole(flow);
  return flow;
}

const char *cjm_flow_text(const CjmFlow *flow)
{
  return flow->text;
}

CjmTextStyle cjm_flow_style(const CjmFlow *flow)
{
  return flow->style;
}

double cjm_flow_width(const CjmFlow *flow)
{
  return flow->width;
}

double cjm_flow_word_width(const CjmFlow *flow)
{
  return flow->word_width;
}

/* ---- breaking into lines ---- */

/* Called for each line: the words that stand on it, and whether a hyphen ends it. */
typedef void (*LineVisit)(const CjmFlow *flow, const Word *const *words, guint n, bool hyphen, void *data);

typedef struct Breaker {
  const CjmFlow *flow;
  double width;
  double line; /* px set on the current line, with trailing blanks */
  size_t n_lines;
  GPtrArray *on_line; /* NULL: only count */
  LineVisit visit;
  void *data;
} Breaker;

/* Rounding must not break a line that was measured to fit. */
static const double slack = 0.01; /* px */


static void end_line(Breaker *b, const Word *last)
{
  b->n_lines++;
  b->line = 0;
  if (!b->on_line) return;
  b->visit(b->flow, (const Word *const *)b->on_line->pdata, b->on_line->len, last && last->after == BREAK_IN_WORD, b->data);
  g_ptr_array_set_size(b->on_line, 0);
}

static void put(Breaker *b, const Word *word)
{
  b->line += word->width + word->trail;
  if (b->on_line) g_ptr_array_add(b->on_line, (gpointer)word);
}

static bool ends_in_letter(const CjmFlow *flow, const Word *part)
{
  const Piece *piece = &flow->pieces[part->first];
  const char *last = g_utf8_find_prev_char(piece->text, piece->text + piece->len);
  return last && g_unichar_isalnum(g_utf8_get_char(last));
}

static double hyphen_width(const CjmFlow *flow, const Word *part)
{
  return part->after == BREAK_IN_WORD && ends_in_letter(flow, part) ? flow->hyphen->width : 0;
}

static void put_parts(Breaker *b, const Word *word)
{
  const Word *part = &b->flow->parts[word->part];
  for (guint i = 0; i < word->n_parts; i++, part++) {
    if (b->line > 0 && b->line + part->width + hyphen_width(b->flow, part) > b->width + slack) end_line(b, i ? part - 1 : NULL);
    put(b, part);
  }
}

static size_t break_lines(Breaker *b)
{
  const CjmFlow *flow = b->flow;
  for (guint i = 0; i < flow->n_words; i++) {
    const Word *word = &flow->words[i];
    bool fits = b->line + word->width <= b->width + slack;
    if (word->width > b->width + slack && word->n_parts) put_parts(b, word);
    else {
      if (!fits && b->line > 0) end_line(b, NULL);
      put(b, word);
    }
    if (word->after == BREAK_FORCED || i + 1 == flow->n_words) end_line(b, NULL);
  }
  return b->n_lines;
}

size_t cjm_flow_lines(const CjmFlow *flow, double width)
{
  Breaker b = {.flow = flow, .width = width};
  return break_lines(&b);
}

double cjm_flow_height(const CjmFlow *flow, double width)
{
  return (double)cjm_flow_lines(flow, width) * flow->style.leading;
}

/* The smallest width that needs no more lines than `width` does: lines of equal length, no orphans. */
static double balance(const CjmFlow *flow, double width)
{
  size_t lines = cjm_flow_lines(flow, width);
  if (lines < 2 || lines > 12) return width;
  double low = MIN(flow->word_width, width), high = width;
  if (cjm_flow_lines(flow, low) <= lines) return low;
  while (high - low > 1) {
    double middle = (low + high) / 2;
    if (cjm_flow_lines(flow, middle) <= lines) high = middle;
    else low = middle;
  }
  return high;
}

/* ---- setting ---- */

typedef struct Setter {
  CjmArena *arena;
  CjmTextBlock *block;
} Setter;

/* UAX #9, rule L2: from the highest level down, every run of pieces at that level or above is reversed. */
static void reorder(CjmTextRun *runs, size_t n)
{
  int highest = 0;
  for (size_t i = 0; i < n; i++) highest = MAX(highest, runs[i].item->analysis.level);
  for (int level = highest; level > 0; level--)
    for (size_t i = 0; i < n; i++) {
      if (runs[i].item->analysis.level < level) continue;
      size_t end = i;
      while (end < n && runs[end].item->analysis.level >= level) end++;
      for (size_t a = i, b = end - 1; a < b; a++, b--) {
        CjmTextRun swap = runs[a];
        runs[a] = runs[b];
        runs[b] = swap;
      }
      i = end;
    }
}

static CjmTextRun make_run(CjmFonts *fonts, const Piece *piece, bool last)
{
  CjmTextRun run = {.item = piece->item, .text = piece->text, .len = piece->len};
  const CjmShaped *shaped = piece->shaped;
  if (last && piece->n_blank) {
    for (int i = 0; i < piece->n_blank; i++)
      run.len = (int)(g_utf8_find_prev_char(run.text, run.text + run.len) - run.text);
    shaped = cjm_fonts_shape(fonts, piece->item, run.text, run.len, 0);
  }
  run.glyphs = shaped->glyphs;
  run.width = shaped->width + shaped->trail;
  return run;
}

static void add_line(const CjmFlow *flow, const Word *const *words, guint n, bool hyphen, void *data)
{
  Setter *setter = data;
  CjmTextLine *line = &setter->block->lines[setter->block->n_lines++];
  size_t n_runs = 0;
  for (guint i = 0; i < n; i++) n_runs += words[i]->n;
  hyphen = hyphen && ends_in_letter(flow, words[n - 1]);
  line->runs = cjm_arena_make(setter->arena, CjmTextRun, n_runs + 1);
  line->hyphen = hyphen;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < words[i]->n; k++) {
      const Piece *piece = &flow->pieces[words[i]->first + k];
      bool last = i + 1 == n && k + 1 == words[i]->n;
      line->runs[line->n_runs++] = make_run(flow->fonts, piece, last);
    }
  if (n_runs) {
    const CjmTextRun *end = &line->runs[n_runs - 1];
    line->text = line->runs[0].text;
    line->len = (int)(end->text + end->len - line->text);
  } else line->text = "";
  if (hyphen)
    line->runs[line->n_runs++] = (CjmTextRun){.item = flow->hyphen_item,
                                              .glyphs = flow->hyphen->glyphs,
                                              .text = "-",
                                              .len = 1,
                                              .width = flow->hyphen->width};
  reorder(line->runs, line->n_runs);
  for (size_t i = 0; i < line->n_runs; i++) {
    line->runs[i].x = line->width;
    line->width += line->runs[i].width;
  }
}

CjmTextBlock *cjm_flow_set(CjmArena *arena, const CjmFlow *flow, double width, CjmAlign align)
{
  Breaker b = {.flow = flow, .width = balance(flow, width), .on_line = g_ptr_array_new(), .visit = add_line};
  size_t n_lines = cjm_flow_lines(flow, b.width);
  CjmTextBlock *block = cjm_arena_make(arena, CjmTextBlock, 1);
  block->style = flow->style;
  block->ascent = flow->ascent;
  block->descent = flow->descent;
  block->height = (double)n_lines * flow->style.leading;
  block->lines = cjm_arena_make(arena, CjmTextLine, n_lines);
  Setter setter = {arena, block};
  b.data = &setter;
  break_lines(&b);
  g_ptr_array_free(b.on_line, TRUE);

  for (size_t i = 0; i < block->n_lines; i++) block->width = MAX(block->width, block->lines[i].width);
  if (align != CJM_ALIGN_START) block->width = width;
  double top = (flow->style.leading - flow->ascent - flow->descent) / 2;
  for (size_t i = 0; i < block->n_lines; i++) {
    CjmTextLine *line = &block->lines[i];
    double space = block->width - line->width;
    line->x = align == CJM_ALIGN_START ? 0 : align == CJM_ALIGN_MIDDLE ? space / 2 : space;
    line->baseline = top + flow->ascent + (double)i * flow->style.leading;
  }
  return block;
}
