/* touchpoints.c: touchpoints by channel and class, and how the primary persona feels at them. */
#include <math.h>
#include <string.h>

#include "report/parts.h"

typedef struct Row {
  const CjmChannel *channel;
  GPtrArray *steps, *classes[CJM_CLASS_COUNT], *felt;
  double sum; /* of the feelings */
} Row;

static Row row_begin(const CjmChannel *channel)
{
  Row row = {.channel = channel, .steps = g_ptr_array_new(), .felt = g_ptr_array_new()};
  for (size_t i = 0; i < CJM_CLASS_COUNT; i++) row.classes[i] = g_ptr_array_new();
  return row;
}

static void row_add(const CjmJourney *journey, Row *row, const CjmStep *step, const CjmTouchpoint *touchpoint)
{
  bool again = row->steps->len && row->steps->pdata[row->steps->len - 1] == step;
  g_ptr_array_add(row->steps, (void *)step);
  g_ptr_array_add(row->classes[touchpoint->rank.value], (void *)step);
  double mood = again ? NAN : cjm_report_mood(journey, step, journey->primary, NULL);
  if (isnan(mood)) return;
  row->sum += mood;
  g_ptr_array_add(row->felt, (void *)step);
}

static CjmReportChannel *row_end(CjmArena *arena, Row *row)
{
  CjmReportChannel *made = cjm_arena_make(arena, CjmReportChannel, 1);
  made->channel = row->channel;
  made->n = row->steps->len;
  made->steps = cjm_report_steps(arena, row->steps);
  for (size_t i = 0; i < CJM_CLASS_COUNT; i++) made->classes[i] = cjm_report_steps(arena, row->classes[i]);
  made->felt = cjm_report_steps(arena, row->felt);
  made->feeling = made->felt.n ? row->sum / (double)made->felt.n : NAN;
  return made;
}

/* Most touchpoints first, then in the order of the file, those without a channel last. */
static int by_number(const void *a, const void *b)
{
  const CjmReportChannel *x = *(const CjmReportChannel *const *)a, *y = *(const CjmReportChannel *const *)b;
  if (!x->channel != !y->channel) return x->channel ? -1 : 1;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  return x->channel->o.index < y->channel->o.index ? -1 : 1;
}

void cjm_report_touchpoints(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  size_t n = journey->channels.n;
  g_autofree Row *rows = g_new(Row, n + 1); /* the last: without a channel */
  Row all = row_begin(NULL);
  GPtrArray *online = g_ptr_array_new(), *offline = g_ptr_array_new(), *found = g_ptr_array_new();
  for (size_t i = 0; i <= n; i++) rows[i] = row_begin(i < n ? journey->channels.at[i] : NULL);
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    for (size_t i = 0; i < step->touchpoints.n; i++) {
      const CjmTouchpoint *touchpoint = step->touchpoints.at[i];
      const CjmChannel *channel = (const CjmChannel *)touchpoint->channel.to;
      row_add(journey, &rows[channel ? channel->o.index : n], step, touchpoint);
      row_add(journey, &all, step, touchpoint);
      int line = channel ? channel->line.value : CJM_LINE_NONE;
      if (line != CJM_LINE_NONE) g_ptr_array_add(line == CJM_LINE_ONLINE ? online : offline, (void *)step);
    }
  }
  for (size_t i = 0; i <= n; i++) {
    CjmReportChannel *row = row_end(arena, &rows[i]);
    if (row->n) g_ptr_array_add(found, row);
  }
  if (found->len) qsort(found->pdata, found->len, sizeof *found->pdata, by_number);
  CJM_REPORT_MOVE(arena, report->channels, found);
  report->touchpoints = *row_end(arena, &all);
  report->online = cjm_report_steps(arena, online);
  report->offline = cjm_report_steps(arena, offline);
}
