/* plot.c: a curve in characters: the old and the new score of each step, and how far they are apart. */
#include <math.h>
#include <string.h>

#include "base/printable.h"
#include "lang/messages.h"
#include "listing/curve.h"
#include "listing/styled.h"

enum {
  ROWS = 17,                     /* of a plot: four between two labels of the scale */
  MARGIN = 6,                    /* columns of the scale, with its line */
  WIDTH = 92,                    /* columns of a plot */
  COLUMN_MAX = 7, COLUMN_MIN = 4, /* columns of a step; only the widest have room for differences */
  TITLES = 3, TITLE = 28         /* columns of titles, and their width */
};

/* A grid of characters; what is drawn later hides what was there. */
typedef struct Plot {
  const CjmChanges *changes;
  const CjmCurve *curve;
  GString *out;
  size_t first, n; /* steps of the changes */
  unsigned column; /* columns of a step */
  unsigned width;  /* of the grid */
  gunichar *cells;
} Plot;

static void put(Plot *p, unsigned row, unsigned x, gunichar c)
{
  if (x < p->width) p->cells[row * p->width + x] = c;
}

static void put_text(Plot *p, unsigned row, unsigned x, const char *text)
{
  for (; *text; text = g_utf8_next_char(text)) put(p, row, x++, g_utf8_get_char(text));
}

static unsigned row_of(const Plot *p, double score)
{
  double level = cjm_journey_level(p->changes->new, score); /* −1 … 1 */
  return (unsigned)lround((1 - fmin(fmax(level, -1), 1)) / 2 * (ROWS - 1));
}

static unsigned centre_of(const Plot *p, size_t i)
{
  return (unsigned)i * p->column + p->column / 2;
}

/* The old point, the new one, and an arrow where there is room between them. */
static void draw_change(Plot *p, unsigned x, double old, double new)
{
  unsigned from = row_of(p, old), to = row_of(p, new), low = MIN(from, to), high = MAX(from, to);
  for (unsigned row = low + 1; row < high; row++) put(p, row, x, L'│');
  if (to + 1 < from) put(p, to + 1, x, L'▲');
  if (from + 1 < to) put(p, to - 1, x, L'▼');
  put(p, from, x, L'○');
  put(p, to, x, L'●');
  g_autofree char *change = cjm_lang_score_new(p->changes->lang, new - old);
  if (p->column != COLUMN_MAX) return;
  g_autofree char *apart = g_strdup_printf(" %s", change);
  put_text(p, to, x + 1, apart);
}

static void draw_step(Plot *p, size_t i)
{
  double old = p->curve->old[p->first + i], new = p->curve->new[p->first + i];
  const CjmDiffStep *step = &p->changes->steps[p->first + i];
  unsigned x = centre_of(p, i);
  if (cjm_curve_changed(p->curve, p->first + i)) draw_change(p, x, old, new);
  else if (!isnan(new)) put(p, row_of(p, new), x, isnan(old) ? L'●' : L'•');
  else if (!isnan(old)) put(p, row_of(p, old), x, L'○');
  if (!isnan(new) && !step->old) put(p, row_of(p, new), x + 1, L'+');
}

static void append_spaces(GString *out, unsigned n)
{
  for (; n > 0; n--) g_string_append_c(out, ' ');
}

static void end_line(GString *out)
{
  while (out->len && out->str[out->len - 1] == ' ') g_string_truncate(out, out->len - 1);
  g_string_append_c(out, '\n');
}

/* The score at a row that has a label. */
static char *scale_new(const CjmChanges *changes, unsigned row)
{
  const CjmJourney *journey = changes->new;
  double score = cjm_journey_score_at(journey, 1 - (double)row / (ROWS - 1));
  bool is_zero = journey->scale_min < 0 && fabs(score) < 1e-9;
  return journey->scale_min < 0 && !is_zero ? cjm_lang_signed_new(changes->lang, score, score == round(score) ? 0 : 1)
                                            : cjm_lang_number_new(changes->lang, score, 1);
}

static void append_grid(Plot *p)
{
  for (unsigned row = 0; row < ROWS; row++) {
    g_autofree char *label = row % 4 == 0 ? scale_new(p->changes, row) : g_strdup("");
    unsigned columns = cjm_styled_columns(label);
    append_spaces(p->out, columns < MARGIN - 2 ? MARGIN - 2 - columns : 0);
    g_string_append_printf(p->out, "%s %s", label, row == ROWS / 2 ? "┼" : "│");
    for (unsigned x = 0; x < p->width; x++) {
      gunichar c = p->cells[row * p->width + x];
      g_string_append_unichar(p->out, c ? c : row == ROWS / 2 ? L'┈' : ' ');
    }
    end_line(p->out);
  }
}

/* Texts under the columns, each around the middle of its own and shorter than it. */
static void append_below(Plot *p, char *(*text_new)(const CjmChanges *changes, const CjmDiffStep *step))
{
  unsigned at = 0;
  append_spaces(p->out, MARGIN);
  for (size_t i = 0; i < p->n; i++) {
    g_autofree char *text = text_new(p->changes, &p->changes->steps[p->first + i]);
    unsigned columns = cjm_styled_columns(text), start = centre_of(p, i) - MIN(columns / 2, p->column / 2);
    start = MAX(start, at);
    append_spaces(p->out, start - at);
    g_string_append(p->out, text);
    at = start + columns;
  }
  end_line(p->out);
}

static char *number_new(const CjmChanges *changes, const CjmDiffStep *step)
{
  const CjmStep *one = step->new ? step->new : step->old;
  g_autofree char *number = one->number ? cjm_diff_step_number_new(changes->lang, one) : g_strdup("–");
  return step->new ? g_steal_pointer(&number) : g_strdup_printf("(%s)", number);
}

/* What happened to a step: "=", "+", "−", or where it moved, and how many changes it has in the strongest direction. */
static char *mark_new(const CjmChanges *changes, const CjmDiffStep *step)
{
  (void)changes;
  if (!step->old || !step->new) return g_strdup(step->old ? "−" : "+");
  if (cjm_diff_step_is_unchanged(step)) return g_strdup("=");
  GString *mark = g_string_new(step->moved ? "←" : "");
  CjmDirection direction = 0;
  while (direction < CJM_DIRECTION_COUNT && !step->counts[direction]) direction++;
  if (direction < CJM_DIRECTION_COUNT) g_string_append_printf(mark, "%s%zu", cjm_listing_sign(direction), step->counts[direction]);
  if (!mark->len) g_string_append(mark, "~");
  return g_string_free(mark, FALSE);
}

static void append_plot(GString *out, const CjmChanges *changes, const CjmCurve *curve, size_t first, size_t n, unsigned column)
{
  Plot p = {changes, curve, out, first, n, column, (unsigned)n * column + (column == COLUMN_MAX ? 4 : 0), NULL};
  p.cells = g_new0(gunichar, (gsize)p.width * ROWS);
  for (size_t i = 0; i < n; i++) draw_step(&p, i);
  append_grid(&p);
  append_below(&p, number_new);
  append_below(&p, mark_new);
  g_string_append_c(out, '\n');
  g_free(p.cells);
}

/* ---- the titles of the steps ---- */

/* A title of at most so many columns, without what could end a block of code. */
static char *short_new(const CjmChanges *changes, const char *title, unsigned columns)
{
  g_autoptr(GString) clean = g_string_new(NULL);
  cjm_printable_append(clean, title, strlen(title));
  g_strdelimit(clean->str, "`~", '\'');
  const char *end = clean->str;
  unsigned used = 0;
  while (*end) {
    g_autofree char *one = g_strndup(end, (gsize)(g_utf8_next_char(end) - end));
    unsigned own = cjm_styled_columns(one);
    if (used + own > columns) break;
    used += own;
    end = g_utf8_next_char(end);
  }
  g_autofree char *cut = *end ? g_strdup_printf("%.*s…", (int)(g_utf8_prev_char(end) - clean->str), clean->str) : g_strdup(clean->str);
  return cjm_lang_isolate_new(changes->lang, cut);
}

static char *title_new(const CjmChanges *changes, const CjmDiffStep *step)
{
  g_autofree char *number = number_new(changes, step),
                  *title = short_new(changes, cjm_diff_step_title(step->new ? step->new : step->old), TITLE - 6);
  return g_strdup_printf("%*s%s %s", (int)(cjm_styled_columns(number) < 4 ? 4 - cjm_styled_columns(number) : 0), "", number, title);
}

static void append_titles(GString *out, const CjmChanges *changes)
{
  size_t n = changes->n_steps, rows = (n + TITLES - 1) / TITLES;
  for (size_t row = 0; row < rows; row++) {
    for (size_t i = row; i < n; i += rows) {
      g_autofree char *title = title_new(changes, &changes->steps[i]);
      unsigned columns = cjm_styled_columns(title);
      g_string_append(out, title);
      append_spaces(out, columns < TITLE ? TITLE - columns : 1);
    }
    end_line(out);
  }
}

void cjm_curve_append_characters(GString *out, const CjmChanges *changes, const CjmCurve *curve)
{
  size_t n = changes->n_steps;
  unsigned column = CLAMP((WIDTH - MARGIN) / (unsigned)MAX(n, 1), COLUMN_MIN, COLUMN_MAX);
  size_t most = (WIDTH - MARGIN) / column;
  for (size_t first = 0; first < n; first += most) append_plot(out, changes, curve, first, MIN(most, n - first), column);
}

void cjm_curve_append_key(GString *out, const CjmChanges *changes)
{
  g_autofree char *signs = cjm_lang_message_new(changes->lang, "curve.signs", NULL), *marks = cjm_lang_message_new(changes->lang, "curve.marks", NULL);
  g_string_append_printf(out, "%s\n%s\n", signs, marks);
  append_titles(out, changes);
}
