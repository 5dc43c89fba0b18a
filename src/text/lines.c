#include "text/lines.h"

#include <math.h>

typedef struct Breaker {
  const CjmWords *words;
  double width; /* px */
  double line;  /* px on the current line, including trailing spaces */
  size_t n_lines;
  bool hyphen;         /* width of a hyphen, if the line ends here */
  double above, below; /* px: the range of widths that give the same lines */
  GArray *bits;        /* of CjmBit: the current line; NULL: lines are only counted */
  CjmLineVisit visit;
  void *data;
} Breaker;

/* So that rounding does not break a line that was measured to fit. */
static const double slack = 0.05; /* px */

static void end_line(Breaker *b)
{
  if (b->bits) {
    b->visit((const CjmBit *)(const void *)b->bits->data, b->bits->len, b->hyphen, b->data);
    g_array_set_size(b->bits, 0);
  }
  b->n_lines++;
  b->line = 0;
  b->hyphen = false;
}

static void put(Breaker *b, const CjmWord *word, int start, int end, double width, bool hyphen)
{
  b->line += width;
  b->hyphen = hyphen;
  if (!b->bits) return;
  CjmBit bit = {word, start, end};
  g_array_append_val(b->bits, bit);
}

static double room(const Breaker *b)
{
  return b->width + slack - b->line;
}

/* The last stop from `from` on that fits on the line, preferably a good one; `done` px of the word are on earlier lines. -1 if
 * there is none, so that the word begins on the next line; an empty line always has one. */
static int farthest(const Breaker *b, const CjmStops *stops, guint from, double done)
{
  int good = -1, any = -1;
  for (guint i = from; i < stops->n; i++) {
    const CjmStop *stop = &stops->at[i];
    if ((double)stop->before - done > room(b)) break;
    if ((double)(stop->before + stop->hyphen) - done > room(b)) continue;
    any = (int)i;
    if (stop->good) good = any;
  }
  if (good >= 0 || b->line > 0) return good;
  return any >= 0 ? any : (int)from;
}

/* Breaks a word that is wider than a line. */
static void add_long_word(Breaker *b, CjmWord *word)
{
  const CjmWords *words = b->words;
  const CjmStops *stops = cjm_word_stops(words->arena, words->fonts, words->text, word);
  CjmStop last = {0};
  for (guint i = 0; i < stops->n;) {
    int next = farthest(b, stops, i, (double)last.before);
    if (next >= 0) {
      CjmStop stop = stops->at[next];
      put(b, word, last.at, stop.at, (double)(stop.before - last.before), stop.hyphen > 0);
      last = stop;
      i = (guint)next + 1;
    }
    if (i < stops->n) end_line(b);
  }
  b->line += (double)word->trail;
}

static void add_word(Breaker *b, CjmWord *word)
{
  double width = (double)word->width, need = width + (double)word->hyphen;
  if (need > b->width + slack) {
    add_long_word(b, word);
    b->below = 0; /* not computed yet */
    return;
  }
  if (b->line > 0 && need > room(b)) {
    b->below = MIN(b->below, b->line + need - slack);
    end_line(b);
  }
  b->above = MAX(b->above, b->line + need - slack);
  put(b, word, 0, G_MAXINT, width + (double)word->trail, word->hyphen > 0);
}

/* Widths that differ by less than this are equal. */
static const double blur = 1e-6; /* px */

/* The number of lines from the cache; 0 if they have to be counted. */
static size_t known_count(const CjmCounted *counted, double width)
{
  return width > counted->above + blur && width < counted->below - blur ? counted->n_lines : 0;
}

size_t cjm_lines_break(const CjmWords *words, double width, CjmLineVisit visit, void *data)
{
  width = fmax(width, 0); /* beside something that is wider than its place */
  size_t known = visit ? 0 : known_count(words->counted, width);
  if (known) return known;
  Breaker b = {.words = words, .width = width, .below = INFINITY, .visit = visit, .data = data};
  if (visit) b.bits = g_array_new(FALSE, FALSE, sizeof(CjmBit));
  for (guint i = 0; i < words->n; i++) {
    CjmWord *word = &words->at[i];
    add_word(&b, word);
    if (word->forced || i + 1 == words->n) {
      b.hyphen = false;
      end_line(&b);
    }
  }
  if (b.bits) g_array_free(b.bits, TRUE);
  *words->counted = (CjmCounted){b.above, b.below, b.n_lines};
  return b.n_lines;
}
