#include "publish/columns.h"

#include "publish/width.h"

enum {
  NARROWEST = 4,
  WORD_MAX = 10,  /* longer words are broken if there is too little room */
  ROWS_MAX = 100, /* rows that are looked at to choose widths, so that long tables take no longer */
  STEP_MAX = 16   /* columns by which a column is widened at once, to save a line */
};

/* What is known of the cells, row by row. */
typedef struct Fit {
  size_t n_columns, n_rows;
  size_t *lengths, *words; /* the columns of its text, and of its longest word */
  size_t *widths;
} Fit;

/* The longest line of a text, and its longest word. */
static void measure(const char *text, size_t *io_natural, size_t *ret_word, size_t *ret_length)
{
  g_autofree char *shown = cjm_shown_new(text);
  size_t line = 0;
  *ret_length = *ret_word = 0;
  for (const char *at = shown; *at;) {
    const char *end;
    size_t word = cjm_word_columns(at, &end);
    *ret_word = MAX(*ret_word, word);
    line += word;
    for (at = end; *at == ' '; at++) line++;
    *io_natural = MAX(*io_natural, line);
    if (*at == '\n') line = 0, at++;
    *ret_length += word + (*end == ' ' || *end == '\n' || *end == '\0');
  }
}

static size_t lines_of(const Fit *f, size_t row, size_t column, size_t width)
{
  size_t length = f->lengths[row * f->n_columns + column], word = f->words[row * f->n_columns + column];
  return (length <= width + 1 ? 1 : (length + width - 1) / width) + (word > width); /* a broken word is as bad as a line */
}

/* Lines of the table, and, to break ties, of all cells, if a column had another width. */
static size_t height(const Fit *f, size_t column, size_t width)
{
  enum { lines_of_table = 1000 };
  size_t all = 0;
  for (size_t row = 0; row < f->n_rows; row++) {
    size_t most = 0;
    for (size_t i = 0; i < f->n_columns; i++) {
      size_t lines = lines_of(f, row, i, i == column ? width : f->widths[i]);
      most = MAX(most, lines);
      all += lines;
    }
    all += most * lines_of_table;
  }
  return all;
}

/* Widens the column that saves most for each column of room; false if none saves anything. */
static bool widen(Fit *f, const size_t *natural, size_t *io_room)
{
  size_t now = height(f, 0, f->widths[0]), best = f->n_columns, best_step = 0;
  double most = 0;
  for (size_t i = 0; i < f->n_columns; i++) {
    size_t limit = MIN(MIN(*io_room, STEP_MAX), natural[i] - MIN(natural[i], f->widths[i]));
    for (size_t step = 1; step <= limit; step++) {
      double saved = ((double)now - (double)height(f, i, f->widths[i] + step)) / (double)step;
      if (saved <= most) continue;
      most = saved;
      best = i;
      best_step = step;
    }
  }
  if (best == f->n_columns) return false;
  f->widths[best] += best_step;
  *io_room -= best_step;
  return true;
}

/* Gives the room that saves no more lines to the columns that are narrower than their text. */
static void spread(const Fit *f, const size_t *natural, size_t room)
{
  for (bool any = true; room > 0 && any;) {
    any = false;
    for (size_t i = 0; i < f->n_columns && room > 0; i++)
      if (f->widths[i] < natural[i]) {
        f->widths[i]++;
        room--;
        any = true;
      }
  }
}

static size_t sum_of(const size_t *numbers, size_t n)
{
  size_t sum = 0;
  for (size_t i = 0; i < n; i++) sum += numbers[i];
  return sum;
}

/* Narrows the widest columns, which are then narrower than their words. */
static void squeeze(size_t *widths, size_t n, size_t room)
{
  for (size_t sum = sum_of(widths, n); sum > room; sum--) {
    size_t widest = 0;
    for (size_t i = 1; i < n; i++)
      if (widths[i] > widths[widest]) widest = i;
    if (widths[widest] <= NARROWEST) return;
    widths[widest]--;
  }
}

void cjm_columns_fit(const CjmTable *table, size_t room, size_t *widths)
{
  size_t n = table->n_columns, n_rows = table->rows->len, at = 0;
  g_autofree size_t *natural = g_new0(size_t, n), *least = g_new0(size_t, n), *lengths = g_new(size_t, (ROWS_MAX + 1) * n),
                   *words = g_new(size_t, (ROWS_MAX + 1) * n);
  Fit f = {n, MIN(n_rows, ROWS_MAX) + table->has_header, lengths, words, widths};
  for (size_t row = 0; row < n_rows + table->has_header; row++)
    for (size_t i = 0; i < n; i++) {
      bool is_header = table->has_header && row == 0;
      size_t length, word;
      measure(is_header ? table->columns[i].title : ((const char **)table->rows->pdata[row - table->has_header])[i], &natural[i], &word, &length);
      least[i] = MAX(least[i], word);
      if (row >= f.n_rows) continue;
      words[at] = word;
      lengths[at++] = length;
    }
  bool fits = sum_of(natural, n) <= room;
  for (size_t i = 0; i < n; i++) widths[i] = fits ? natural[i] : least[i];
  if (fits) return;
  if (sum_of(widths, n) > room)
    for (size_t i = 0; i < n; i++) widths[i] = MIN(widths[i], WORD_MAX);
  squeeze(widths, n, room);
  size_t sum = sum_of(widths, n), spare = room > sum ? room - sum : 0;
  while (spare > 0 && widen(&f, natural, &spare)) continue;
  spread(&f, natural, spare);
}
