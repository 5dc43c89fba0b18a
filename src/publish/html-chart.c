#include "publish/html-chart.h"

#include <math.h>
#include <string.h>

#include "base/html.h"
#include "base/monotone.h"
#include "base/number.h"

enum { COLOURS = 4, WIDTH = 960, HEIGHT = 240, LEFT = 44, TOP = 28, BOTTOM = 30 };

static void append_all(GString *out, const char *text)
{
  cjm_html_append(out, text, strlen(text));
}

static double x_of(const CjmChart *chart, size_t i)
{
  return LEFT + ((double)i + 0.5) * (WIDTH - LEFT) / (double)chart->n_steps;
}

static double y_of(const CjmChart *chart, double score)
{
  return TOP + (chart->max - score) / (chart->max - chart->min) * (HEIGHT - TOP - BOTTOM);
}

static void append_text(GString *out, double x, double y, const char *anchor, const char *text)
{
  g_string_append(out, "<text x=\"");
  cjm_number_append(out, x, 1);
  g_string_append(out, "\" y=\"");
  cjm_number_append(out, y, 1);
  g_string_append_printf(out, "\" text-anchor=\"%s\">", anchor);
  append_all(out, text);
  g_string_append(out, "</text>\n");
}

static void append_point(GString *out, CjmPoint point)
{
  cjm_number_append(out, point.x, 1);
  g_string_append_c(out, ' ');
  cjm_number_append(out, point.y, 1);
}

static void append_rule(GString *out, CjmPoint from, CjmPoint to)
{
  g_string_append(out, "<path class=\"rule\" d=\"M");
  append_point(out, from);
  g_string_append_c(out, 'L');
  append_point(out, to);
  g_string_append(out, "\"/>\n");
}

/* ---- lines ---- */

/* A mark for a score, with a title that a pointer shows: a dot, a square or a diamond. */
static void append_mark(GString *out, const CjmChart *chart, size_t line, size_t i)
{
  double x = x_of(chart, i), y = y_of(chart, chart->scores[line][i]);
  if (line % 3 == 0) {
    g_string_append(out, "<circle r=\"4\" cx=\"");
    cjm_number_append(out, x, 1);
    g_string_append(out, "\" cy=\"");
    cjm_number_append(out, y, 1);
  } else {
    const double size = 4, corner = line % 3 == 1 ? size : 0, tip = line % 3 == 1 ? size : size * 1.4;
    g_string_append(out, "<path style=\"fill:currentcolor\" d=\"M");
    append_point(out, (CjmPoint){x - tip, y - corner});
    g_string_append_c(out, 'L');
    append_point(out, (CjmPoint){x + corner, y - tip});
    g_string_append_c(out, 'L');
    append_point(out, (CjmPoint){x + tip, y + corner});
    g_string_append_c(out, 'L');
    append_point(out, (CjmPoint){x - corner, y + tip});
    g_string_append_c(out, 'z');
  }
  g_string_append(out, "\"><title>");
  append_all(out, chart->names[line]);
  g_string_append(out, ", ");
  append_all(out, chart->numbers[i]);
  g_string_append(out, ": ");
  append_all(out, chart->labels[line][i]);
  g_string_append(out, line % 3 == 0 ? "</title></circle>\n" : "</title></path>\n");
}

/* The curve of the map: monotone between the scores that are known. */
static void append_curve(GString *out, const CjmPoint *points, size_t n, size_t line)
{
  static const char *const dashes[] = {"", " stroke-dasharray=\"6 4\"", " stroke-dasharray=\"2 3\"", " stroke-dasharray=\"9 3 2 3\""};
  g_autofree double *slopes = g_new(double, n + 1);
  cjm_monotone_slopes(points, n, slopes);
  g_string_append_printf(out, "<path class=\"line\"%s d=\"M", dashes[line % G_N_ELEMENTS(dashes)]);
  append_point(out, points[0]);
  for (size_t i = 0; i + 1 < n; i++) {
    double third = (points[i + 1].x - points[i].x) / 3;
    g_string_append_c(out, 'C');
    append_point(out, (CjmPoint){points[i].x + third, points[i].y + slopes[i] * third});
    g_string_append_c(out, ' ');
    append_point(out, (CjmPoint){points[i + 1].x - third, points[i + 1].y - slopes[i + 1] * third});
    g_string_append_c(out, ' ');
    append_point(out, points[i + 1]);
  }
  g_string_append(out, "\"/>\n");
}

static void append_line(GString *out, const CjmChart *chart, size_t line)
{
  g_autofree CjmPoint *points = g_new(CjmPoint, chart->n_steps + 1);
  size_t n = 0;
  for (size_t i = 0; i < chart->n_steps; i++)
    if (!isnan(chart->scores[line][i])) points[n++] = (CjmPoint){x_of(chart, i), y_of(chart, chart->scores[line][i])};
  g_string_append_printf(out, "<g class=\"l%zu\">\n", line % COLOURS);
  if (n > 1) append_curve(out, points, n, line);
  for (size_t i = 0; i < chart->n_steps; i++)
    if (!isnan(chart->scores[line][i])) append_mark(out, chart, line, i);
  g_string_append(out, "</g>\n");
}

/* ---- the whole ---- */

static void append_frame(GString *out, const CjmChart *chart)
{
  for (size_t i = 0; i < chart->n_marks; i++) {
    double y = y_of(chart, chart->marks[i]);
    append_rule(out, (CjmPoint){LEFT, y}, (CjmPoint){WIDTH, y});
    append_text(out, LEFT - 6, y + 4, "end", chart->scale[i]);
  }
  for (size_t i = 0; i < chart->n_phases; i++) {
    double x = LEFT + (double)chart->first[i] * (WIDTH - LEFT) / (double)chart->n_steps;
    append_rule(out, (CjmPoint){x, 0}, (CjmPoint){x, HEIGHT - 24});
    append_text(out, x + 4, 14, "start", chart->phases[i]);
  }
  for (size_t i = 0; i < chart->n_steps; i++) append_text(out, x_of(chart, i), HEIGHT - 8, "middle", chart->numbers[i]);
}

/* The names, and the scores of each step, for those who do not see the drawing. */
static void append_label(GString *out, const CjmChart *chart)
{
  for (size_t line = 0; line < chart->n_lines; line++) {
    if (line) g_string_append(out, "; ");
    append_all(out, chart->names[line]);
    const char *separator = ": ";
    for (size_t i = 0; i < chart->n_steps; i++) {
      if (isnan(chart->scores[line][i])) continue;
      g_string_append(out, separator);
      append_all(out, chart->numbers[i]);
      g_string_append_c(out, ' ');
      append_all(out, chart->labels[line][i]);
      separator = ", ";
    }
  }
}

void cjm_html_append_chart(GString *out, const CjmChart *chart)
{
  static const char *const marks[] = {"●", "■", "◆"};
  g_string_append(out, "<p>");
  for (size_t i = 0; i < chart->n_lines; i++) {
    g_string_append_printf(out, "%s<span class=\"l%zu\" aria-hidden=\"true\">%s</span> ", i ? " · " : "", i % COLOURS, marks[i % G_N_ELEMENTS(marks)]);
    append_all(out, chart->names[i]);
  }
  g_string_append_printf(out, "</p>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT);
  append_label(out, chart);
  g_string_append(out, "\">\n");
  append_frame(out, chart);
  for (size_t i = 0; i < chart->n_lines; i++) append_line(out, chart, i);
  g_string_append(out, "</svg>\n");
}
