/* curve.c: the chart of a report: what each persona feels in each step. */
#include <math.h>

#include "publish/compose.h"

/* The line of each persona on the paths that they take by default; with more, they could not be distinguished. */
static size_t find_lines(const CjmReport *report, const CjmReportLine **ret_lines, size_t max)
{
  size_t n = 0;
  for (size_t i = 0; i < report->lines.n && n < max; i++)
    if (!report->lines.at[i]->path) ret_lines[n++] = report->lines.at[i];
  return n;
}

static void set_line(const CjmComposer *c, CjmChart *chart, size_t i, const CjmReportLine *line)
{
  CjmArena *arena = c->article->arena;
  chart->names[i] = cjm_compose_persona(c, line->persona);
  chart->scores[i] = cjm_arena_make(arena, double, chart->n_steps);
  chart->labels[i] = cjm_arena_make(arena, const char *, chart->n_steps);
  for (size_t s = 0; s < chart->n_steps; s++) chart->scores[i][s] = NAN, chart->labels[i][s] = "";
  for (size_t k = 0; k < line->points.n; k++) {
    const CjmReportFeeling *point = line->points.at[k];
    chart->scores[i][point->step->number - 1] = point->score;
    chart->labels[i][point->step->number - 1] = cjm_compose_toned_score(c, point->score);
  }
}

static void set_phases(const CjmComposer *c, CjmChart *chart)
{
  const CjmJourney *journey = c->report->journey;
  chart->phases = cjm_arena_make(c->article->arena, const char *, journey->phases.n);
  chart->first = cjm_arena_make(c->article->arena, size_t, journey->phases.n);
  for (size_t i = 0; i < journey->phases.n; i++) {
    const CjmPhase *phase = journey->phases.at[i];
    chart->phases[i] = cjm_compose_own(c, phase->title.at);
    chart->first[i] = phase->steps.at[0]->number - 1;
  }
  chart->n_phases = journey->phases.n;
}

/* Labels at the ends of the scale, in its middle, and halfway. */
static void set_scale(const CjmComposer *c, CjmChart *chart)
{
  chart->n_marks = 5;
  chart->marks = cjm_arena_make(c->article->arena, double, chart->n_marks);
  chart->scale = cjm_arena_make(c->article->arena, const char *, chart->n_marks);
  for (size_t i = 0; i < chart->n_marks; i++) {
    double mark = chart->max - (chart->max - chart->min) * (double)i / (double)(chart->n_marks - 1);
    chart->marks[i] = mark;
    chart->scale[i] = cjm_compose_scale(c, mark);
  }
}

static bool has_gaps(const CjmChart *chart)
{
  for (size_t line = 0; line < chart->n_lines; line++)
    for (size_t i = 0; i < chart->n_steps; i++)
      if (isnan(chart->scores[line][i])) return true;
  return false;
}

void cjm_compose_chart(const CjmComposer *c)
{
  enum { most = 8 };
  const CjmJourney *journey = c->report->journey;
  const CjmReportLine *lines[most];
  size_t n = find_lines(c->report, lines, most);
  if (!n) return;
  CjmArena *arena = c->article->arena;
  CjmChart *chart = cjm_arena_make(arena, CjmChart, 1);
  *chart = (CjmChart){.min = journey->scale_min, .max = journey->scale_max, .n_steps = journey->steps.n, .n_lines = n};
  chart->numbers = cjm_arena_make(arena, const char *, chart->n_steps);
  for (size_t i = 0; i < chart->n_steps; i++) chart->numbers[i] = cjm_compose_number(c, journey->steps.at[i]);
  chart->names = cjm_arena_make(arena, const char *, n);
  chart->scores = cjm_arena_make(arena, double *, n);
  chart->labels = cjm_arena_make(arena, const char **, n);
  for (size_t i = 0; i < n; i++) set_line(c, chart, i, lines[i]);
  set_phases(c, chart);
  set_scale(c, chart);
  chart->note = CJM_SAY_PLAIN(c, "chart.note");
  if (has_gaps(chart)) chart->gaps = CJM_SAY_PLAIN(c, "chart.gaps");
  cjm_article_chart(c->article, chart);
}
