/* feelings.c: what each persona feels on the way, the best and worst steps, and the moments. */
#include <math.h>
#include <string.h>

#include "journey/routes.h"
#include "report/parts.h"

/* Differences of scores below it are those of binary fractions. */
static const double rounding = 1e-9;

static bool is_felt(const CjmJourney *journey, const CjmEmotion *emotion, const CjmPersona *persona,
                    CjmJourneyPath *const *choice)
{
  bool on_way = !choice || cjm_refs_taken(journey, &emotion->paths, choice);
  return on_way && (const CjmPersona *)emotion->persona.to == persona;
}

double cjm_report_mood(const CjmJourney *journey, const CjmStep *step, const CjmPersona *persona, CjmJourneyPath *const *choice)
{
  double sum = 0;
  size_t n = 0;
  for (size_t i = 0; i < step->emotions.n; i++) {
    if (!is_felt(journey, step->emotions.at[i], persona, choice)) continue;
    sum += step->emotions.at[i]->score.value;
    n++;
  }
  return n ? sum / (double)n : NAN;
}

/* ---- a line ---- */

typedef struct Line {
  CjmArena *arena;
  const CjmReport *report;
  CjmReportLine *line;
  GPtrArray *points, *below;
} Line;

/* Whether `score` is farther from the middle than that of `than`, or as far below it. */
static bool is_more_extreme(const Line *l, double score, const CjmReportFeeling *than)
{
  double middle = l->report->middle, distance = fabs(score - middle) - fabs(than->score - middle);
  return !than->step || distance > rounding || (distance > -rounding && score < than->score - rounding);
}

static void add_feeling(Line *l, CjmReportFeeling feeling)
{
  CjmReportLine *line = l->line;
  if (!line->peak.step || feeling.score > line->peak.score + rounding) line->peak = feeling;
  if (!line->lowest.step || feeling.score < line->lowest.score - rounding) line->lowest = feeling;
  if (is_more_extreme(l, feeling.score, &line->extreme)) line->extreme = feeling;
  line->end = feeling;
}

static void add_step(Line *l, const CjmStep *step, CjmJourneyPath *const *choice)
{
  const CjmJourney *journey = l->report->journey;
  const CjmPersona *persona = l->line->persona;
  CjmReportFeeling point = {step, persona, NULL, cjm_report_mood(journey, step, persona, choice)};
  bool below = false;
  if (isnan(point.score)) return;
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    if (!is_felt(journey, emotion, persona, choice)) continue;
    add_feeling(l, (CjmReportFeeling){step, persona, emotion, emotion->score.value});
    below = below || emotion->score.value < l->report->middle - rounding;
  }
  g_ptr_array_add(l->points, CJM_REPORT_COPY(l->arena, CjmReportFeeling, point));
  if (below) g_ptr_array_add(l->below, (void *)step);
}

static void finish_line(CjmReportLine *line)
{
  double sum = 0;
  for (size_t i = 0; i < line->points.n; i++) {
    sum += line->points.at[i]->score;
    if (i == 0) continue;
    const CjmReportFeeling *before = line->points.at[i - 1], *now = line->points.at[i];
    CjmReportChange change = {before->step, now->step, line->persona, now->score - before->score};
    if (change.by < -rounding && (!line->fall.from || change.by < line->fall.by - rounding)) line->fall = change;
    if (change.by > rounding && (!line->rise.from || change.by > line->rise.by + rounding)) line->rise = change;
  }
  line->mean = sum / (double)line->points.n;
  line->peak_end = (line->extreme.score + line->end.score) / 2;
}

/* The line of a persona along the paths of `choice`; NULL if no feeling on it is known, or where `path` is given, none that is on
 * the path alone. */
static CjmReportLine *line_of(CjmArena *arena, const CjmReport *report, const CjmPersona *persona, CjmJourneyPath *const *choice,
                              const CjmJourneyPath *path)
{
  const CjmJourney *journey = report->journey;
  CjmReportLine *line = cjm_arena_make(arena, CjmReportLine, 1);
  Line l = {arena, report, line, g_ptr_array_new(), g_ptr_array_new()};
  line->persona = persona;
  line->path = path;
  for (size_t i = 0; i < journey->steps.n; i++)
    if (cjm_refs_taken(journey, &journey->steps.at[i]->paths, choice)) add_step(&l, journey->steps.at[i], choice);
  CJM_REPORT_MOVE(arena, line->points, l.points);
  line->below = cjm_report_steps(arena, l.below);
  if (!line->points.n) return NULL;
  finish_line(line);
  return line;
}

static bool refers_to(const CjmRefs *refs, const CjmJourneyPath *path)
{
  for (size_t i = 0; i < refs->n; i++)
    if ((const CjmJourneyPath *)refs->at[i]->to == path) return true;
  return false;
}

/* Whether a feeling of the persona is known on the path. */
static bool is_known_on(const CjmJourney *journey, const CjmPersona *persona, const CjmJourneyPath *path)
{
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmStep *step = journey->steps.at[s];
    for (size_t i = 0; i < step->emotions.n; i++) {
      const CjmEmotion *emotion = step->emotions.at[i];
      if ((const CjmPersona *)emotion->persona.to != persona) continue;
      if (refers_to(&step->paths, path) || refers_to(&emotion->paths, path)) return true;
    }
  }
  return false;
}

static void add_lines(CjmArena *arena, const CjmReport *report, const CjmPersona *persona, GPtrArray *lines)
{
  const CjmJourney *journey = report->journey;
  g_autofree CjmJourneyPath **choice = cjm_routes_of_persona_new(journey, persona);
  CjmReportLine *usual = line_of(arena, report, persona, choice, NULL);
  if (usual) g_ptr_array_add(lines, usual);
  for (size_t f = 0; f < journey->forks.n; f++) {
    const CjmFork *fork = journey->forks.at[f];
    CjmJourneyPath *taken = choice[f];
    for (size_t i = 0; i < fork->paths.n; i++) {
      if (fork->paths.at[i] == taken || !is_known_on(journey, persona, fork->paths.at[i])) continue;
      choice[f] = fork->paths.at[i];
      CjmReportLine *line = line_of(arena, report, persona, choice, fork->paths.at[i]);
      if (line) g_ptr_array_add(lines, line);
    }
    choice[f] = taken;
  }
}

/* ---- the best and worst steps ---- */

static bool is_employee(const CjmPersona *persona)
{
  return persona && persona->role.value == CJM_ROLE_EMPLOYEE;
}

static bool has_customers(const CjmJourney *journey)
{
  for (size_t s = 0; s < journey->steps.n; s++)
    for (size_t i = 0; i < journey->steps.at[s]->emotions.n; i++)
      if (!is_employee((const CjmPersona *)journey->steps.at[s]->emotions.at[i]->persona.to)) return true;
  return false;
}

/* The lowest (`sign` 1) or highest (-1) feeling in a step. */
static CjmReportFeeling extreme_in(const CjmStep *step, double sign, bool customers)
{
  CjmReportFeeling found = {0};
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    const CjmPersona *persona = (const CjmPersona *)emotion->persona.to;
    if (customers && is_employee(persona)) continue;
    if (!found.step || sign * emotion->score.value < sign * found.score - rounding)
      found = (CjmReportFeeling){step, persona, emotion, emotion->score.value};
  }
  return found;
}

static int by_score(const void *a, const void *b)
{
  const CjmReportFeeling *x = *(const CjmReportFeeling *const *)a, *y = *(const CjmReportFeeling *const *)b;
  if (fabs(x->score - y->score) > rounding) return x->score < y->score ? -1 : 1;
  return x->step->o.index < y->step->o.index ? -1 : 1;
}

static int by_score_down(const void *a, const void *b)
{
  const CjmReportFeeling *x = *(const CjmReportFeeling *const *)a, *y = *(const CjmReportFeeling *const *)b;
  if (fabs(x->score - y->score) > rounding) return x->score > y->score ? -1 : 1;
  return x->step->o.index < y->step->o.index ? -1 : 1;
}

static GPtrArray *extremes_new(CjmArena *arena, const CjmJourney *journey, double sign)
{
  GPtrArray *found = g_ptr_array_new();
  bool customers = has_customers(journey);
  for (size_t i = 0; i < journey->steps.n; i++) {
    CjmReportFeeling feeling = extreme_in(journey->steps.at[i], sign, customers);
    if (feeling.step) g_ptr_array_add(found, CJM_REPORT_COPY(arena, CjmReportFeeling, feeling));
  }
  if (found->len) qsort(found->pdata, found->len, sizeof *found->pdata, sign > 0 ? by_score : by_score_down);
  return found;
}

/* ---- moments ---- */

static void find_moments(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  GPtrArray *found = g_ptr_array_new();
  for (int kind = CJM_MOMENT_TRUTH; kind <= CJM_MOMENT_ENDING; kind++) {
    GPtrArray *steps = g_ptr_array_new();
    for (size_t s = 0; s < journey->steps.n; s++) {
      const CjmStep *step = journey->steps.at[s];
      bool has = false;
      for (size_t i = 0; i < step->moments.n; i++) has = has || step->moments.at[i]->kind.value == kind;
      if (has) g_ptr_array_add(steps, (void *)step);
    }
    CjmReportMoments moments = {(CjmMomentKind)kind, cjm_report_steps(arena, steps)};
    if (moments.steps.n) g_ptr_array_add(found, CJM_REPORT_COPY(arena, CjmReportMoments, moments));
  }
  CJM_REPORT_MOVE(arena, report->moments, found);
}

void cjm_report_feelings(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  GPtrArray *lines = g_ptr_array_new(), *worst = extremes_new(arena, journey, 1), *best = extremes_new(arena, journey, -1);
  if (!journey->primary) add_lines(arena, report, NULL, lines);
  else add_lines(arena, report, journey->primary, lines);
  for (size_t i = 0; i < journey->personas.n; i++)
    if (journey->personas.at[i] != journey->primary) add_lines(arena, report, journey->personas.at[i], lines);
  CJM_REPORT_MOVE(arena, report->lines, lines);
  CJM_REPORT_MOVE(arena, report->worst, worst);
  CJM_REPORT_MOVE(arena, report->best, best);
  find_moments(arena, report);
}
