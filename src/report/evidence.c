/* evidence.c: how much of what the journey says is backed by a source. */
#include <string.h>

#include "report/parts.h"

/* The evidence while it is collected. */
typedef struct Evidence {
  CjmArena *arena;
  CjmReport *report;
  GPtrArray **cited; /* steps (const CjmStep *), by source and CjmEvidenceKind */
} Evidence;

typedef struct Lane {
  CjmEvidenceKind kind;
  const CjmPersona *persona;
  GPtrArray *backed, *bare;
} Lane;

static Lane lane_begin(CjmEvidenceKind kind, const CjmPersona *persona)
{
  return (Lane){kind, persona, g_ptr_array_new(), g_ptr_array_new()};
}

static void lane_end(const Evidence *e, Lane *lane, GPtrArray *found)
{
  CjmReportEvidence made = {.kind = lane->kind, .persona = lane->persona, .n = lane->backed->len + lane->bare->len};
  made.backed = cjm_report_steps(e->arena, lane->backed);
  made.bare = cjm_report_steps(e->arena, lane->bare);
  if (made.n) g_ptr_array_add(found, CJM_REPORT_COPY(e->arena, CjmReportEvidence, made));
}

static bool cite(const Evidence *e, CjmEvidenceKind kind, const CjmStep *step, const CjmRef *ref)
{
  if (!ref->to) return false;
  g_ptr_array_add(e->cited[ref->to->index * CJM_EVIDENCE_COUNT + kind], (void *)step);
  return true;
}

/* Adds a statement of a step. */
static void add(const Evidence *e, Lane *lane, const CjmStep *step, const CjmRefs *sources)
{
  bool backed = false;
  for (size_t i = 0; i < sources->n; i++) backed = cite(e, lane->kind, step, sources->at[i]) || backed;
  g_ptr_array_add(backed ? lane->backed : lane->bare, (void *)step);
}

static void add_feelings(const Evidence *e, const CjmPersona *persona, GPtrArray *found)
{
  const CjmJourney *journey = e->report->journey;
  Lane lane = lane_begin(CJM_EVIDENCE_FEELINGS, persona);
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmStep *step = journey->steps.at[s];
    for (size_t i = 0; i < step->emotions.n; i++)
      if ((const CjmPersona *)step->emotions.at[i]->persona.to == persona) add(e, &lane, step, &step->emotions.at[i]->sources);
  }
  lane_end(e, &lane, found);
}

static void add_step(const Evidence *e, Lane *lanes, const CjmStep *step)
{
  for (size_t i = 0; i < step->thoughts.n; i++)
    add(e, &lanes[CJM_EVIDENCE_THOUGHTS], step, &step->thoughts.at[i]->about.sources);
  for (size_t i = 0; i < step->pain_points.n; i++)
    add(e, &lanes[CJM_EVIDENCE_PAINS], step, &step->pain_points.at[i]->about.sources);
  for (size_t i = 0; i < step->gaps.n; i++) add(e, &lanes[CJM_EVIDENCE_GAPS], step, &step->gaps.at[i]->about.sources);
  for (size_t i = 0; i < step->gains.n; i++) add(e, &lanes[CJM_EVIDENCE_GAINS], step, &step->gains.at[i]->about.sources);
  for (size_t i = 0; i < step->metrics.n; i++) {
    CjmRef *one = &step->metrics.at[i]->source;
    add(e, &lanes[CJM_EVIDENCE_METRICS], step, &(CjmRefs){&one, 1});
  }
}

/* The largest share first; of equal ones the larger lane, then the first. */
static int by_share(const void *a, const void *b)
{
  const CjmReportEvidence *x = *(const CjmReportEvidence *const *)a, *y = *(const CjmReportEvidence *const *)b;
  size_t left = x->backed.n * y->n, right = y->backed.n * x->n;
  if (left != right) return left > right ? -1 : 1;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  return x->persona->o.index < y->persona->o.index ? -1 : 1;
}

/* ---- sources ---- */

static int by_citations(const void *a, const void *b)
{
  const CjmReportSource *x = *(const CjmReportSource *const *)a, *y = *(const CjmReportSource *const *)b;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  return x->source->o.index < y->source->o.index ? -1 : 1;
}

static void find_sources(const Evidence *e)
{
  const CjmJourney *journey = e->report->journey;
  GPtrArray *found = g_ptr_array_new(), *unused = g_ptr_array_new();
  for (size_t i = 0; i < journey->sources.n; i++) {
    CjmReportSource made = {.source = journey->sources.at[i]};
    for (size_t k = 0; k < CJM_EVIDENCE_COUNT; k++) {
      made.by[k] = cjm_report_steps(e->arena, e->cited[i * CJM_EVIDENCE_COUNT + k]);
      made.n += made.by[k].n;
    }
    if (!made.n) g_ptr_array_add(unused, journey->sources.at[i]);
    g_ptr_array_add(found, CJM_REPORT_COPY(e->arena, CjmReportSource, made));
  }
  if (found->len) qsort(found->pdata, found->len, sizeof *found->pdata, by_citations);
  CjmReportBreak *broken = &e->report->breaks[CJM_BREAK_SOURCE_UNUSED];
  broken->n = unused->len;
  broken->of = journey->sources.n;
  CJM_REPORT_MOVE(e->arena, broken->objects, unused);
  CJM_REPORT_MOVE(e->arena, e->report->sources, found);
}

void cjm_report_evidence(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  size_t n = journey->sources.n * CJM_EVIDENCE_COUNT;
  g_autofree GPtrArray **cited = g_new(GPtrArray *, n + 1);
  for (size_t i = 0; i < n; i++) cited[i] = g_ptr_array_new();
  Evidence e = {arena, report, cited};
  GPtrArray *found = g_ptr_array_new();

  if (!journey->personas.n) add_feelings(&e, NULL, found);
  for (size_t i = 0; i < journey->personas.n; i++) add_feelings(&e, journey->personas.at[i], found);
  Lane lanes[CJM_EVIDENCE_COUNT];
  for (int i = 0; i < CJM_EVIDENCE_COUNT; i++) lanes[i] = lane_begin((CjmEvidenceKind)i, NULL);
  for (size_t s = 0; s < journey->cells.n; s++) add_step(&e, lanes, journey->cells.at[s]);
  for (int i = 0; i < CJM_EVIDENCE_COUNT; i++) lane_end(&e, &lanes[i], found);
  if (found->len) qsort(found->pdata, found->len, sizeof *found->pdata, by_share);
  CJM_REPORT_MOVE(arena, report->evidence, found);
  find_sources(&e);
}
