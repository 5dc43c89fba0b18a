/* chart.c: curves in characters. */
#include <math.h>
#include <string.h>

#include "publish/article.h"
#include "publish/width.h"

enum { gutter = 6, narrowest = 6, widest = 8, rows = 9 };

static const char *const points[] = {"●", "○", "◆", "◇", "■", "□", "▲", "△"};

/* A part of the chart that fits on the lines: `n` steps from `first` on. */
typedef struct Panel {
  const CjmChart *chart;
  size_t first, n, width; /* columns a step */
  char grid[rows][512];   /* of each place: ' ', '.', or 'a' + line */
} Panel;

static size_t centre(const Panel *p, size_t i)
{
  return i * p->width + p->width / 2 - 1;
}

static int row_of(const CjmChart *chart, double score)
{
  double share = (chart->max - score) / (chart->max - chart->min);
  return CLAMP((int)floor(share * (rows - 1) + 0.5), 0, rows - 1);
}

static void put(Panel *p, int row, size_t column, char what)
{
  char *at = &p->grid[row][column];
  if (*at == ' ' || (what != '.' && *at == '.')) *at = what;
}

/* A line from point to point; steps that are not known are skipped. */
static void draw_line(Panel *p, size_t line)
{
  const double *scores = p->chart->scores[line] + p->first;
  size_t before = p->n;
  for (size_t i = 0; i < p->n; i++) {
    if (isnan(scores[i])) continue;
    put(p, row_of(p->chart, scores[i]), centre(p, i), (char)('a' + line));
    size_t from = before < p->n ? centre(p, before) : centre(p, i), to = centre(p, i);
    for (size_t x = from + 1; x < to; x++) {
      double share = (double)(x - from) / (double)(to - from);
      share = share * share * (3 - 2 * share); /* level at the points, as the drawn curve is */
      put(p, row_of(p->chart, scores[before] + share * (scores[i] - scores[before])), x, '.');
    }
    before = i;
  }
}

static void append_spaces(GString *out, size_t n)
{
  for (size_t i = 0; i < n; i++) g_string_append_c(out, ' ');
}

/* The text in exactly `width` columns, cut where it is longer. */
static void append_cut(GString *out, const char *text, size_t width)
{
  const char *end = text;
  size_t used = 0;
  if (cjm_text_columns(text) > width) width--, used = cjm_fitting_columns(text, width, &end), width++;
  else end = text + strlen(text), used = cjm_text_columns(text);
  g_string_append_len(out, text, end - text);
  if (*end) {
    g_string_append(out, "…");
    if (g_str_has_prefix(text, "\u2068")) g_string_append(out, "\u2069"); /* the end of the isolate is cut off */
    used++;
  }
  append_spaces(out, width > used ? width - used : 0);
}

static void append_right(GString *out, const char *text, size_t width)
{
  size_t used = cjm_text_columns(text);
  append_spaces(out, width > used ? width - used : 0);
  g_string_append(out, text);
}

static void end_line(GString *out)
{
  while (out->len && out->str[out->len - 1] == ' ') g_string_truncate(out, out->len - 1);
  g_string_append_c(out, '\n');
}

static void draw_phases(const Panel *p, GString *out)
{
  const CjmChart *chart = p->chart;
  g_string_append_c(out, CJM_MARK_DIM);
  append_spaces(out, gutter);
  for (size_t i = 0; i < chart->n_phases; i++) {
    size_t from = MAX(chart->first[i], p->first), end = i + 1 < chart->n_phases ? chart->first[i + 1] : chart->n_steps,
           to = MIN(end, p->first + p->n);
    if (from >= to) continue;
    if (from > p->first) g_string_append(out, "│");
    append_cut(out, chart->phases[i], (to - from) * p->width - (from > p->first ? 1 : 0));
  }
  while (out->str[out->len - 1] == ' ') g_string_truncate(out, out->len - 1);
  g_string_append_c(out, CJM_MARK_END);
  g_string_append_c(out, '\n');
}

static const char *label_of_row(const CjmChart *chart, int row)
{
  for (size_t i = 0; i < chart->n_marks; i++)
    if (row_of(chart, chart->marks[i]) == row) return chart->scale[i];
  return "";
}

static void draw_point(const Panel *p, int row, size_t column, GString *out)
{
  char what = p->grid[row][column];
  if (what == '.') g_string_append(out, "·");
  else if (what == ' ') g_string_append(out, row == rows / 2 ? "┄" : " ");
  else g_string_append(out, points[(size_t)(what - 'a') % G_N_ELEMENTS(points)]);
}

static void draw_grid(const Panel *p, GString *out)
{
  for (int row = 0; row < rows; row++) {
    g_string_append_c(out, CJM_MARK_DIM);
    append_right(out, label_of_row(p->chart, row), gutter - 2);
    g_string_append(out, " │");
    g_string_append_c(out, CJM_MARK_END);
    for (size_t x = 0; x < p->n * p->width; x++) draw_point(p, row, x, out);
    end_line(out);
  }
}

/* Numbers of steps, or scores, below their points. */
static void draw_labels(const Panel *p, const char *head, const char *const *labels, GString *out)
{
  append_cut(out, head, gutter);
  for (size_t i = 0; i < p->n; i++) {
    const char *label = labels[p->first + i];
    size_t width = cjm_text_columns(label), at = centre(p, i), left = width > at - i * p->width + 1 ? 0 : at - i * p->width - width / 2;
    append_spaces(out, left);
    append_cut(out, label, p->width - left);
  }
  end_line(out);
}

static void draw_panel(Panel *p, GString *out)
{
  const CjmChart *chart = p->chart;
  memset(p->grid, ' ', sizeof p->grid);
  for (size_t line = 0; line < chart->n_lines; line++) draw_line(p, line);
  draw_phases(p, out);
  draw_grid(p, out);
  draw_labels(p, "", chart->numbers, out);
  for (size_t line = 0; line < chart->n_lines; line++) {
    g_autofree char *head = g_strdup_printf("  %s", points[line % G_N_ELEMENTS(points)]);
    draw_labels(p, head, chart->labels[line], out);
  }
}

/* The note on as many lines as it takes. */
static char *note_new(const CjmChart *chart, size_t columns)
{
  g_auto(GStrv) words = g_strsplit(chart->note, " ", -1);
  GString *out = g_string_new(NULL);
  size_t used = 0;
  g_string_append_c(out, CJM_MARK_DIM);
  for (size_t i = 0; words[i]; i++) {
    size_t own = cjm_text_columns(words[i]);
    bool fits = 2 + used + 1 + own <= columns;
    if (used && fits) g_string_append_c(out, ' ');
    else if (used) g_string_append_printf(out, "%c\n  %c", CJM_MARK_END, CJM_MARK_DIM);
    used = used && fits ? used + 1 + own : own;
    g_string_append(out, words[i]);
  }
  g_string_append_c(out, CJM_MARK_END);
  return g_string_free(out, FALSE);
}

/* The names of the lines, and the note. */
static void draw_names(const CjmChart *chart, size_t columns, GString *out)
{
  size_t used = 0;
  for (size_t i = 0; i <= chart->n_lines; i++) {
    bool is_note = i == chart->n_lines;
    g_autofree char *text = is_note ? note_new(chart, columns) : g_strdup_printf("%s %s", points[i % G_N_ELEMENTS(points)], chart->names[i]);
    size_t own = cjm_text_columns(text);
    bool fits = used && used + 3 + own <= columns;
    g_string_append(out, fits ? "   " : used ? "\n  " : "  ");
    used = fits ? used + 3 + own : 2 + own;
    g_string_append(out, text);
  }
  g_string_append_c(out, '\n');
}

void cjm_chart_draw(const CjmChart *chart, unsigned columns, GString *out)
{
  size_t room = MIN(columns, 500) - gutter, width = CLAMP(room / MAX(chart->n_steps, 1), narrowest, widest), most = room / width,
         panels = (chart->n_steps + most - 1) / most, each = (chart->n_steps + panels - 1) / panels;
  draw_names(chart, columns, out);
  for (size_t first = 0; first < chart->n_steps; first += each) {
    Panel *panel = g_new0(Panel, 1);
    *panel = (Panel){.chart = chart, .first = first, .n = MIN(each, chart->n_steps - first), .width = width};
    if (first) g_string_append_c(out, '\n');
    draw_panel(panel, out);
    g_free(panel);
  }
}
