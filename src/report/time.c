/* time.c: how long the journey takes, and what it costs. */
#include <math.h>
#include <string.h>

#include "journey/inner.h"
#include "journey/routes.h"
#include "report/parts.h"

/* ---- time ---- */

/* The time of a step: what it says itself, else that of its own map. */
static CjmDuration length_of(const CjmStep *step)
{
  if (step->when && (step->when->duration.set || step->when->waiting.set)) return step->when->duration;
  return step->inner ? cjm_inner_duration(step->inner) : (CjmDuration){0};
}

static CjmDuration waiting_of(const CjmWhen *when)
{
  return when ? when->waiting : (CjmDuration){0};
}

/* Adds a time. Waiting is a part of the duration where it is not longer; otherwise it is beside it. */
static bool add_time(CjmReportTime *time, CjmDuration duration, CjmDuration waiting)
{
  if (!duration.set && !waiting.set) return false;
  bool beside = waiting.set && (!duration.set || waiting.seconds > duration.seconds);
  time->length += duration.seconds + (beside ? waiting.seconds : 0);
  time->length_longest += duration.longest + (beside ? waiting.longest : 0);
  time->waiting += waiting.seconds;
  time->waiting_longest += waiting.longest;
  return true;
}

/* Adds the steps of a phase that are on the paths. A time of the phase itself counts where none of its steps has one. */
static void add_phase(const CjmJourney *journey, const CjmPhase *phase, CjmJourneyPath *const *choice, CjmReportTime *time,
                      GPtrArray *known, GPtrArray *waits)
{
  guint before = known->len;
  for (size_t i = 0; i < phase->steps.n; i++) {
    const CjmStep *step = phase->steps.at[i];
    if (!cjm_refs_taken(journey, &step->paths, choice)) continue;
    time->n++;
    CjmDuration waiting = waiting_of(step->when);
    if (add_time(time, length_of(step), waiting)) g_ptr_array_add(known, (void *)step);
    if (waiting.set && waiting.longest > 0) g_ptr_array_add(waits, (void *)step);
  }
  if (known->len > before || !phase->when) return;
  bool timed = add_time(time, phase->when->duration, phase->when->waiting);
  for (size_t i = 0; timed && i < phase->steps.n; i++) {
    const CjmStep *step = phase->steps.at[i];
    if (!cjm_refs_taken(journey, &step->paths, choice)) continue;
    g_ptr_array_add(known, (void *)step);
    if (phase->when->waiting.set) g_ptr_array_add(waits, (void *)step);
  }
}

static CjmReportTime *time_of(CjmArena *arena, const CjmJourney *journey, CjmJourneyPath *const *choice,
                              const CjmJourneyPath *path)
{
  CjmReportTime *time = cjm_arena_make(arena, CjmReportTime, 1);
  GPtrArray *known = g_ptr_array_new(), *waits = g_ptr_array_new();
  time->path = path;
  for (size_t i = 0; i < journey->phases.n; i++) add_phase(journey, journey->phases.at[i], choice, time, known, waits);
  time->known = cjm_report_steps(arena, known);
  time->waits = cjm_report_steps(arena, waits);
  return time;
}

static bool is_same(const CjmReportTime *a, const CjmReportTime *b)
{
  return a->length == b->length && a->length_longest == b->length_longest && a->waiting == b->waiting &&
         a->waiting_longest == b->waiting_longest;
}

static void find_times(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  GPtrArray *times = g_ptr_array_new();
  g_autofree CjmJourneyPath **choice = g_new0(CjmJourneyPath *, journey->forks.n + 1);
  for (size_t f = 0; f < journey->forks.n; f++) choice[f] = cjm_fork_main(journey->forks.at[f]);
  CjmReportTime *usual = time_of(arena, journey, choice, NULL);
  g_ptr_array_add(times, usual);
  for (size_t f = 0; f < journey->forks.n; f++) {
    const CjmFork *fork = journey->forks.at[f];
    CjmJourneyPath *taken = choice[f];
    for (size_t i = 0; i < fork->paths.n; i++) {
      if (fork->paths.at[i] == taken) continue;
      choice[f] = fork->paths.at[i];
      CjmReportTime *other = time_of(arena, journey, choice, fork->paths.at[i]);
      if (!is_same(other, usual)) g_ptr_array_add(times, other);
    }
    choice[f] = taken;
  }
  CJM_REPORT_MOVE(arena, report->times, times);
}

/* ---- cost ---- */

typedef struct Sum {
  CjmReportCost cost;
  GPtrArray *steps, *flash_steps;
} Sum;

static Sum *sum_of(GArray *sums, const CjmCost *cost)
{
  for (guint i = 0; i < sums->len; i++) {
    Sum *sum = &g_array_index(sums, Sum, i);
    if (strcmp(sum->cost.currency, cost->currency.at) == 0 && g_strcmp0(sum->cost.per, cost->per.at) == 0) return sum;
  }
  Sum sum = {{.currency = cost->currency.at, .per = cost->per.at}, g_ptr_array_new(), g_ptr_array_new()};
  g_array_append_val(sums, sum);
  return &g_array_index(sums, Sum, sums->len - 1);
}

static void add_cost(GArray *sums, const CjmStep *step)
{
  Sum *sum = sum_of(sums, step->cost);
  sum->cost.all += step->cost->amount.value;
  g_ptr_array_add(sum->steps, (void *)step);
  if (!cjm_report_is_flash(step)) return;
  sum->cost.flash += step->cost->amount.value;
  g_ptr_array_add(sum->flash_steps, (void *)step);
}

static void find_costs(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  g_autoptr(GArray) sums = g_array_new(FALSE, FALSE, sizeof(Sum));
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmStep *step = journey->cells.at[i];
    bool main = cjm_refs_taken(journey, &step->paths, NULL);
    if (step->cost && step->cost->amount.set && step->cost->currency.at && main) add_cost(sums, step);
  }
  GPtrArray *costs = g_ptr_array_new();
  for (guint i = 0; i < sums->len; i++) {
    Sum *sum = &g_array_index(sums, Sum, i);
    sum->cost.steps = cjm_report_steps(arena, sum->steps);
    sum->cost.flash_steps = cjm_report_steps(arena, sum->flash_steps);
    g_ptr_array_add(costs, CJM_REPORT_COPY(arena, CjmReportCost, sum->cost));
  }
  CJM_REPORT_MOVE(arena, report->costs, costs);
}

void cjm_report_time(CjmArena *arena, CjmReport *report)
{
  find_times(arena, report);
  find_costs(arena, report);
}
