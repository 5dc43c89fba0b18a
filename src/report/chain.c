/* chain.c: the chain from source to pain point or gap, opportunity and plan, and where it breaks. */
#include <math.h>
#include <string.h>

#include "report/parts.h"

static const double rounding = 1e-9;

/* The chain while it is followed. */
typedef struct Chain {
  CjmArena *arena;
  CjmReport *report;
  GHashTable *pains;      /* const CjmObject * → CjmReportPain * */
  GHashTable *plans;      /* const CjmOpportunity * → GPtrArray of const CjmPlanEntry * */
  GHashTable *found;      /* const CjmOpportunity * → CjmReportOpportunity * */
  GHashTable *open;       /* const CjmObject *: pain points and gaps with an opportunity that is not done */
} Chain;

typedef struct Break {
  GPtrArray *objects, *steps;
  size_t of;
} Break;

static Break break_begin(void)
{
  return (Break){.objects = g_ptr_array_new(), .steps = g_ptr_array_new()};
}

static void break_add(Break *b, bool broken, const CjmObject *object, const CjmStep *step)
{
  b->of++;
  if (!broken) return;
  g_ptr_array_add(b->objects, (void *)object);
  if (step) g_ptr_array_add(b->steps, (void *)step);
}

static void break_end(const Chain *c, Break *b, CjmBreakKind kind)
{
  CjmReportBreak *made = &c->report->breaks[kind];
  made->n = b->objects->len;
  made->of = b->of;
  made->steps = cjm_report_steps(c->arena, b->steps);
  CJM_REPORT_MOVE(c->arena, made->objects, b->objects);
}

/* ---- pain points and gaps ---- */

static CjmReportPain *pain_of(Chain *c, const CjmStep *step, const CjmObject *object, const CjmRefs *sources)
{
  CjmReportPain *pain = cjm_arena_make(c->arena, CjmReportPain, 1);
  GPtrArray *cited = g_ptr_array_new();
  pain->step = step;
  pain->object = object;
  for (size_t i = 0; i < sources->n; i++)
    if (sources->at[i]->to) g_ptr_array_add(cited, sources->at[i]->to);
  CJM_REPORT_MOVE(c->arena, pain->sources, cited);
  g_hash_table_insert(c->pains, (void *)object, pain);
  return pain;
}

static void find_pains(Chain *c)
{
  const CjmJourney *journey = c->report->journey;
  GPtrArray *pains = g_ptr_array_new(), *gaps = g_ptr_array_new();
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    for (size_t i = 0; i < step->pain_points.n; i++) {
      const CjmPain *pain = step->pain_points.at[i];
      CjmReportPain *made = pain_of(c, step, &pain->o, &pain->about.sources);
      made->pain = pain;
      g_ptr_array_add(pains, made);
    }
    for (size_t i = 0; i < step->gaps.n; i++) {
      const CjmGap *gap = step->gaps.at[i];
      CjmReportPain *made = pain_of(c, step, &gap->o, &gap->about.sources);
      made->gap = gap;
      g_ptr_array_add(gaps, made);
    }
  }
  CJM_REPORT_MOVE(c->arena, c->report->pains, pains);
  CJM_REPORT_MOVE(c->arena, c->report->gaps, gaps);
}

/* ---- plans ---- */

static void link_plan(Chain *c, const CjmObject *opportunity, const CjmPlanEntry *entry)
{
  GPtrArray *plans = g_hash_table_lookup(c->plans, opportunity);
  if (!plans) {
    plans = g_ptr_array_new();
    g_hash_table_insert(c->plans, (void *)opportunity, plans);
  }
  if (!g_ptr_array_find(plans, entry, NULL)) g_ptr_array_add(plans, (void *)entry);
}

/* The entries that serve each opportunity: by their `solves`, or by its `plan`. */
static void link_plans(Chain *c)
{
  const CjmJourney *journey = c->report->journey;
  for (size_t i = 0; i < journey->plan.n; i++) {
    const CjmPlanEntry *entry = journey->plan.at[i];
    for (size_t k = 0; k < entry->solves.n; k++)
      if (entry->solves.at[k]->to) link_plan(c, entry->solves.at[k]->to, entry);
  }
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    for (size_t i = 0; i < step->opportunities.n; i++) {
      const CjmOpportunity *opportunity = step->opportunities.at[i];
      for (size_t k = 0; k < opportunity->plan.n; k++)
        if (opportunity->plan.at[k]->to)
          link_plan(c, &opportunity->o, (const CjmPlanEntry *)opportunity->plan.at[k]->to);
    }
  }
}

/* Earlier first, those without a date last, equal ones in the order of the file. */
static int by_due(const void *a, const void *b)
{
  const CjmPlanEntry *x = *(const CjmPlanEntry *const *)a, *y = *(const CjmPlanEntry *const *)b;
  if (!x->due.year != !y->due.year) return x->due.year ? -1 : 1;
  int days = x->due.year ? cjm_report_days(y->due, x->due) : 0;
  return days ? days : x->o.index < y->o.index ? -1 : 1;
}

static void set_plans(const Chain *c, CjmReportOpportunity *found)
{
  const GPtrArray *all = g_hash_table_lookup(c->plans, &found->opportunity->o);
  GPtrArray *kept = g_ptr_array_new();
  for (guint i = 0; all && i < all->len; i++)
    if (((const CjmPlanEntry *)all->pdata[i])->status.value != CJM_PLAN_DROPPED) g_ptr_array_add(kept, all->pdata[i]);
  found->n_dropped = all ? all->len - kept->len : 0;
  if (kept->len) qsort(kept->pdata, kept->len, sizeof *kept->pdata, by_due);
  CJM_REPORT_MOVE(c->arena, found->plans, kept);
}

/* ---- opportunities ---- */

/* The status that plans give an opportunity without a status of its own: it is done when all are. */
static CjmOpportunityStatus status_of(const CjmReportOpportunity *found)
{
  if (found->opportunity->status.set) return (CjmOpportunityStatus)found->opportunity->status.value;
  size_t done = 0, doing = 0;
  for (size_t i = 0; i < found->plans.n; i++) {
    done += found->plans.at[i]->status.value == CJM_PLAN_DONE;
    doing += found->plans.at[i]->status.value == CJM_PLAN_DOING;
  }
  if (!found->plans.n) return CJM_OPPORTUNITY_OPEN;
  if (done == found->plans.n) return CJM_OPPORTUNITY_DONE;
  return done || doing ? CJM_OPPORTUNITY_DOING : CJM_OPPORTUNITY_PLANNED;
}

static double value_of(const CjmOpportunity *opportunity)
{
  const CjmNumber *customer = &opportunity->customer_value, *business = &opportunity->business_value;
  if (customer->set && business->set) return (customer->value + business->value) / 2;
  return customer->set ? customer->value : business->set ? business->value : NAN;
}

static void set_pains(Chain *c, CjmReportOpportunity *found)
{
  const CjmRefs *solves = &found->opportunity->solves;
  GPtrArray *pains = g_ptr_array_new();
  bool dropped = found->status == CJM_OPPORTUNITY_DROPPED, done = found->status == CJM_OPPORTUNITY_DONE;
  for (size_t i = 0; i < solves->n; i++) {
    CjmReportPain *pain = solves->at[i]->to ? g_hash_table_lookup(c->pains, solves->at[i]->to) : NULL;
    if (!pain || g_ptr_array_find(pains, pain, NULL)) continue;
    g_ptr_array_add(pains, pain);
    if (dropped) continue;
    pain->n_opportunities++;
    pain->planned = pain->planned || found->plans.n || done;
    if (!done) g_hash_table_add(c->open, (void *)pain->object);
  }
  CJM_REPORT_MOVE(c->arena, found->pains, pains);
}

static CjmReportOpportunity *follow(Chain *c, const CjmStep *step, const CjmOpportunity *opportunity)
{
  CjmReportOpportunity *found = cjm_arena_make(c->arena, CjmReportOpportunity, 1);
  found->step = step;
  found->opportunity = opportunity;
  found->value = value_of(opportunity);
  found->ratio = opportunity->effort.set && opportunity->effort.value > 0 ? found->value / opportunity->effort.value : NAN;
  set_plans(c, found);
  found->status = status_of(found);
  found->owner = opportunity->owner.at;
  for (size_t i = 0; i < found->plans.n && !found->owner; i++) found->owner = found->plans.at[i]->owner.at;
  set_pains(c, found);
  g_hash_table_insert(c->found, (void *)opportunity, found);
  return found;
}

static int by_ratio(const void *a, const void *b)
{
  const CjmReportOpportunity *x = *(const CjmReportOpportunity *const *)a, *y = *(const CjmReportOpportunity *const *)b;
  if (isnan(x->ratio) != isnan(y->ratio)) return isnan(x->ratio) ? 1 : -1;
  if (!isnan(x->ratio) && fabs(x->ratio - y->ratio) > rounding) return x->ratio > y->ratio ? -1 : 1;
  return x->opportunity->o.index < y->opportunity->o.index ? -1 : 1;
}

static void find_opportunities(Chain *c)
{
  const CjmJourney *journey = c->report->journey;
  GPtrArray *found = g_ptr_array_new();
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    for (size_t i = 0; i < step->opportunities.n; i++) g_ptr_array_add(found, follow(c, step, step->opportunities.at[i]));
  }
  if (found->len) qsort(found->pdata, found->len, sizeof *found->pdata, by_ratio);
  CJM_REPORT_MOVE(c->arena, c->report->opportunities, found);
}

static void close_pain(const Chain *c, CjmReportPain *pain, size_t *io_open)
{
  pain->closed = pain->n_opportunities && !g_hash_table_contains(c->open, pain->object);
  *io_open += !pain->closed;
}

/* ---- where it breaks ---- */

static void find_broken_pains(Chain *c)
{
  CjmReport *report = c->report;
  Break pain_answer = break_begin(), pain_source = break_begin(), gap_answer = break_begin(), gap_source = break_begin();
  for (size_t i = 0; i < report->pains.n; i++) {
    CjmReportPain *pain = report->pains.at[i];
    close_pain(c, pain, &report->n_open);
    break_add(&pain_answer, !pain->n_opportunities, pain->object, pain->step);
    break_add(&pain_source, !pain->sources.n, pain->object, pain->step);
  }
  for (size_t i = 0; i < report->gaps.n; i++) {
    CjmReportPain *gap = report->gaps.at[i];
    close_pain(c, gap, &report->n_open_gaps);
    break_add(&gap_answer, !gap->n_opportunities, gap->object, gap->step);
    break_add(&gap_source, !gap->sources.n, gap->object, gap->step);
  }
  break_end(c, &pain_answer, CJM_BREAK_PAIN_WITHOUT_ANSWER);
  break_end(c, &pain_source, CJM_BREAK_PAIN_WITHOUT_SOURCE);
  break_end(c, &gap_answer, CJM_BREAK_GAP_WITHOUT_ANSWER);
  break_end(c, &gap_source, CJM_BREAK_GAP_WITHOUT_SOURCE);
}

/* Breaks are listed in the order of the journey, not in that of the ratios. */
static void find_broken_opportunities(const Chain *c)
{
  const CjmJourney *journey = c->report->journey;
  Break unplanned = break_begin(), aimless = break_begin();
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    for (size_t i = 0; i < step->opportunities.n; i++) {
      const CjmReportOpportunity *found = g_hash_table_lookup(c->found, step->opportunities.at[i]);
      bool over = found->status == CJM_OPPORTUNITY_DONE || found->status == CJM_OPPORTUNITY_DROPPED;
      break_add(&unplanned, !over && !found->plans.n, &found->opportunity->o, step);
      break_add(&aimless, !found->pains.n, &found->opportunity->o, step);
    }
  }
  break_end(c, &unplanned, CJM_BREAK_OPPORTUNITY_UNPLANNED);
  break_end(c, &aimless, CJM_BREAK_OPPORTUNITY_WITHOUT_PAIN);
}

static void find_plans(const Chain *c)
{
  const CjmJourney *journey = c->report->journey;
  g_autofree GPtrArray **steps = g_new(GPtrArray *, journey->plan.n + 1);
  for (size_t i = 0; i < journey->plan.n; i++) steps[i] = g_ptr_array_new();
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    for (size_t i = 0; i < step->opportunities.n; i++) {
      const GPtrArray *plans = g_hash_table_lookup(c->plans, &step->opportunities.at[i]->o);
      for (guint k = 0; plans && k < plans->len; k++)
        g_ptr_array_add(steps[((const CjmPlanEntry *)plans->pdata[k])->o.index], (void *)step);
    }
  }
  Break aimless = break_begin();
  GPtrArray *found = g_ptr_array_new();
  for (size_t i = 0; i < journey->plan.n; i++) {
    const CjmPlanEntry *entry = journey->plan.at[i];
    bool over = entry->status.value == CJM_PLAN_DONE || entry->status.value == CJM_PLAN_DROPPED;
    CjmReportPlan plan = {.entry = entry, .steps = cjm_report_steps(c->arena, steps[i])};
    plan.late = !over && entry->due.year && journey->updated.year && cjm_report_days(journey->updated, entry->due) < 0;
    break_add(&aimless, !plan.steps.n, &entry->o, NULL);
    g_ptr_array_add(found, CJM_REPORT_COPY(c->arena, CjmReportPlan, plan));
  }
  break_end(c, &aimless, CJM_BREAK_PLAN_WITHOUT_AIM);
  CJM_REPORT_MOVE(c->arena, c->report->plans, found);
}

void cjm_report_chain(CjmArena *arena, CjmReport *report)
{
  Chain c = {arena, report, g_hash_table_new(NULL, NULL),
             g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref), g_hash_table_new(NULL, NULL),
             g_hash_table_new(NULL, NULL)};
  find_pains(&c);
  link_plans(&c);
  find_opportunities(&c);
  find_broken_pains(&c);
  find_broken_opportunities(&c);
  find_plans(&c);
  g_hash_table_unref(c.pains);
  g_hash_table_unref(c.plans);
  g_hash_table_unref(c.found);
  g_hash_table_unref(c.open);
}
