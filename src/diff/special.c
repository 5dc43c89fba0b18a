/* special.c: values that are better or worse, and those that are one change together. */
#include <math.h>
#include <string.h>

#include "diff/diff-private.h"
#include "format/shapes.h"
#include "format/value-text.h"

/* Marks values that are part of a change which was reported. */
static void mark_done(CjmPart *old, CjmPart *new, const char *const *keys)
{
  for (; *keys; keys++) {
    CjmPart *objects[] = {old, new};
    for (size_t k = 0; k < G_N_ELEMENTS(objects); k++)
      for (size_t i = 0; objects[k] && i < objects[k]->n; i++)
        if (strcmp(objects[k]->parts[i]->key, *keys) == 0) objects[k]->parts[i]->done = true;
  }
}

/* ---- feelings ---- */

static const char *const feeling_keys[] = {"score", "label", "quote", "low", "high", "history", NULL};

static char *feeling_value_new(const CjmEmotion *emotion)
{
  GString *text = g_string_new(NULL);
  CjmValue score = {.type = CJM_FIELD_NUMBER, .at = &emotion->score};
  cjm_value_append(text, &score);
  if (emotion->label.at) g_string_append_printf(text, " %s", emotion->label.at);
  return g_string_free(text, FALSE);
}

/* A score with its sign, where the scale has negative ones. */
static char *score_new(const CjmLang *lang, const CjmJourney *journey, double score)
{
  return journey->scale_min < 0 ? cjm_lang_score_new(lang, score) : cjm_lang_number_new(lang, score, 2);
}

static char *feeling_text_new(const CjmLang *lang, const CjmJourney *journey, const CjmEmotion *emotion)
{
  g_autofree char *score = score_new(lang, journey, emotion->score.value);
  return emotion->label.at ? g_strdup_printf("%s %s", score, emotion->label.at) : g_steal_pointer(&score);
}

static void set_feeling(CjmDiffing *d, CjmDiffSide *side, const CjmJourney *journey, const CjmEmotion *emotion)
{
  if (emotion) cjm_diffing_side(d, side, feeling_value_new(emotion), feeling_text_new(d->lang, journey, emotion));
}

CjmDifference *cjm_diffing_add_feeling(CjmDiffing *d, CjmDiffRuleId id, const CjmPart *old, const CjmPart *new)
{
  const CjmEmotion *before = old ? old->frame.object : NULL, *after = new ? new->frame.object : NULL;
  CjmDifference *difference = cjm_diffing_add(d, id, old, new);
  set_feeling(d, &difference->old, d->old, before);
  set_feeling(d, &difference->new, d->new, after);
  cjm_diffing_name(d, difference, cjm_diff_persona_new(d->lang, after ? after->persona.to : before->persona.to));
  return difference;
}

static void compare_feeling(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  const CjmEmotion *before = old->frame.object, *after = new->frame.object;
  double change = after->score.value - cjm_journey_score(d->new, d->old, before->score.value);
  static const char *const score[] = {"score", NULL};
  mark_done(old, new, score);
  if (fabs(change) < 1e-9) return;
  CjmDifference *difference = cjm_diffing_add_feeling(d, change > 0 ? CJM_DIFF_EMOTION_UP : CJM_DIFF_EMOTION_DOWN, old, new);
  if (cjm_part_get(new, "score")) difference->new.span = after->score.span;
  if (cjm_part_get(old, "score")) difference->old.span = before->score.span;
  g_autofree char *text = cjm_lang_score_new(d->lang, change);
  difference->difference = change;
  difference->delta = cjm_arena_printf(d->arena, "Δ %s", text);
  mark_done(old, new, feeling_keys);
}

/* ---- metrics ---- */

static const char *const measure_keys[] = {"value", "previous", "n", "as_of", "source", "history", NULL};

typedef struct Measured {
  const CjmMetric *metric;
  const CjmNumber *value; /* NULL: none */
} Measured;

static Measured measured(const CjmPart *part)
{
  const CjmMeasure *measure = cjm_part_object(part, &cjm_shape_measure);
  const CjmInlineMetric *own = cjm_part_object(part, &cjm_shape_inline_metric);
  if (measure) return (Measured){measure->metric, measure->value.set ? &measure->value : NULL};
  return (Measured){&own->metric, own->value.set ? &own->value : NULL};
}

static void set_amount(CjmDiffing *d, CjmDiffSide *side, const CjmPart *part)
{
  const CjmPart *value = part ? cjm_part_get(part, "value") : NULL;
  Measured m = {0};
  if (!value) return;
  m = measured(part);
  cjm_diffing_side(d, side, cjm_part_value_new(value), cjm_diff_amount_new(d->lang, &m.metric->unit, m.value->value));
  side->span = cjm_part_span(value);
}

static bool reaches(const CjmMetric *metric, double value)
{
  return metric->goal.value == CJM_GOAL_DOWN ? value <= metric->target.value : value >= metric->target.value;
}

/* "target ≥ 95 % still missed" */
static const char *target_note(CjmDiffing *d, Measured before, Measured after)
{
  if (!after.metric->target.set || after.metric->goal.value == CJM_GOAL_NONE || !after.value) return NULL;
  g_autofree char *target = cjm_diff_target_new(d->lang, after.metric);
  bool met = reaches(after.metric, after.value->value);
  bool known = before.value && before.metric->target.set && before.metric->goal.value != CJM_GOAL_NONE;
  bool still = known && reaches(before.metric, before.value->value) == met;
  const char *key = still ? (met ? "target_note.still_reached" : "target_note.still_missed") : met ? "target_note.reached" : "target_note.missed";
  return cjm_arena_take(d->arena, CJM_MESSAGE_NEW(d->lang, key, CJM_TEXT_ARG("target", target)));
}

static CjmDiffRuleId rule_of_value(Measured before, Measured after)
{
  bool comparable = before.value && after.value && before.metric->goal.value == after.metric->goal.value &&
                    g_strcmp0(before.metric->unit.at, after.metric->unit.at) == 0;
  if (!comparable || after.metric->goal.value == CJM_GOAL_NONE) return CJM_DIFF_METRIC_CHANGED;
  bool up = after.value->value > before.value->value;
  return up == (after.metric->goal.value == CJM_GOAL_UP) ? CJM_DIFF_METRIC_BETTER : CJM_DIFF_METRIC_WORSE;
}

static char *metric_name_new(const CjmDiffing *d, const CjmMetric *metric)
{
  return cjm_lang_isolate_new(d->lang, metric->title.at ? metric->title.at : metric->o.id);
}

CjmDifference *cjm_diffing_add_measure(CjmDiffing *d, CjmDiffRuleId id, const CjmPart *old, const CjmPart *new)
{
  Measured before = old ? measured(old) : (Measured){0}, after = new ? measured(new) : (Measured){0};
  const CjmMetric *metric = new ? after.metric : before.metric;
  CjmDifference *difference = cjm_diffing_add(d, id, old, new);
  difference->old.value = difference->old.text = difference->new.value = difference->new.text = NULL;
  difference->address = cjm_arena_printf(d->arena, "%s/value", difference->address);
  if (difference->old_address) difference->old_address = cjm_arena_printf(d->arena, "%s/value", difference->old_address);
  set_amount(d, &difference->old, old);
  set_amount(d, &difference->new, new);
  if (new) difference->note = target_note(d, before, after);
  cjm_diffing_name(d, difference, metric_name_new(d, metric));
  return difference;
}

static void set_reached(CjmDiffing *d, CjmDiffSide *side, bool reached)
{
  cjm_diffing_side(d, side, g_strdup(reached ? "reached" : "missed"), cjm_lang_message_new(d->lang, reached ? "diff.reached" : "diff.missed", NULL));
}

/* A change of the target alone is one of the metric. */
static void derive_target(CjmDiffing *d, const CjmPart *old, const CjmPart *new)
{
  Measured before = measured(old), after = measured(new);
  bool known = before.value && after.value && before.metric->target.set && after.metric->target.set &&
               before.metric->goal.value != CJM_GOAL_NONE && after.metric->goal.value != CJM_GOAL_NONE;
  if (!known) return;
  bool met = reaches(after.metric, after.value->value);
  if (met == reaches(before.metric, before.value->value)) return;
  CjmDifference *difference = cjm_diffing_add(d, met ? CJM_DIFF_TARGET_REACHED : CJM_DIFF_TARGET_MISSED, old, new);
  difference->address = cjm_arena_printf(d->arena, "%s/target", difference->address);
  if (difference->old_address) difference->old_address = cjm_arena_printf(d->arena, "%s/target", difference->old_address);
  set_reached(d, &difference->old, !met);
  set_reached(d, &difference->new, met);
  difference->note = cjm_arena_take(d->arena, cjm_diff_target_new(d->lang, after.metric));
  cjm_diffing_name(d, difference, metric_name_new(d, after.metric));
}

static void compare_measure(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  Measured before = measured(old), after = measured(new);
  bool differs = before.value && after.value ? before.value->value != after.value->value : (before.value != NULL) != (after.value != NULL);
  if (differs) {
    cjm_diffing_add_measure(d, rule_of_value(before, after), old, new);
    mark_done(old, new, measure_keys);
  }
  derive_target(d, old, new);
}

/* ---- time ---- */

static const CjmDuration *time_of(const CjmPart *part)
{
  return part ? part->value.at : NULL;
}

static void compare_time(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  CjmPart *waiting_old = cjm_part_get(old, "waiting"), *waiting_new = cjm_part_get(new, "waiting"),
          *duration_old = cjm_part_get(old, "duration"), *duration_new = cjm_part_get(new, "duration");
  const CjmDuration *w0 = time_of(waiting_old), *w1 = time_of(waiting_new), *t0 = time_of(duration_old), *t1 = time_of(duration_new);
  bool waits = w0 && w1 && (w0->seconds != w1->seconds || w0->longest != w1->longest);
  if (waits) {
    double change = w1->seconds + w1->longest - w0->seconds - w0->longest;
    CjmDifference *difference =
      cjm_diffing_add(d, change < 0 ? CJM_DIFF_WAITING_SHORTER : CJM_DIFF_WAITING_LONGER, waiting_old, waiting_new);
    cjm_diffing_name(d, difference, NULL);
    waiting_old->done = waiting_new->done = true;
  }
  if (!t0 || !t1) return;
  bool same = waits && t1->seconds - t0->seconds == w1->seconds - w0->seconds && t1->longest - t0->longest == w1->longest - w0->longest;
  if (!same && (t0->seconds != t1->seconds || t0->longest != t1->longest))
    cjm_diffing_name(d, cjm_diffing_add(d, CJM_DIFF_DURATION_CHANGED, duration_old, duration_new), NULL);
  duration_old->done = duration_new->done = true;
}

/* ---- pain points, expectations, the blueprint ---- */

static void compare_pain(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  const CjmPain *before = old->frame.object, *after = new->frame.object;
  CjmPart *from = cjm_part_get(old, "severity"), *to = cjm_part_get(new, "severity");
  if (!from || !to || before->severity.value == after->severity.value) return;
  CjmDiffRuleId id = after->severity.value > before->severity.value ? CJM_DIFF_PAIN_WORSE : CJM_DIFF_PAIN_BETTER;
  CjmDifference *difference = cjm_diffing_add(d, id, from, to);
  if (after->text.at) difference->note = cjm_arena_strdup(d->arena, after->text.at);
  cjm_diffing_name(d, difference, NULL);
  from->done = to->done = true;
}

/* A flag whose change is for the better or the worse. */
static void compare_flag(CjmDiffing *d, CjmPart *old, CjmPart *new, const char *key, bool needs_both, CjmDiffRuleId when_true,
                         CjmDiffRuleId when_false)
{
  CjmPart *from = cjm_part_get(old, key), *to = cjm_part_get(new, key);
  bool before = from && ((const CjmFlag *)from->value.at)->value, after = to && ((const CjmFlag *)to->value.at)->value;
  if ((needs_both && (!from || !to)) || before == after) return;
  CjmDifference *difference = cjm_diffing_add(d, after ? when_true : when_false, old, new);
  difference->old.text = NULL;
  cjm_diffing_name(d, difference, NULL);
  if (from) from->done = true;
  if (to) to->done = true;
}

static void compare_expectation(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  compare_flag(d, old, new, "met", true, CJM_DIFF_EXPECTATION_MET, CJM_DIFF_EXPECTATION_UNMET);
}

static void compare_act(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  compare_flag(d, old, new, "fail_point", false, CJM_DIFF_FAIL_POINT_OPENED, CJM_DIFF_FAIL_POINT_CLOSED);
}

/* ---- opportunities and the plan ---- */

static void compare_opportunity(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  const CjmOpportunity *before = old->frame.object, *after = new->frame.object;
  CjmPart *from = cjm_part_get(old, "status"), *to = cjm_part_get(new, "status");
  if (!from || !to || before->status.value == after->status.value) return;
  CjmDiffRuleId id = after->status.value == CJM_OPPORTUNITY_DONE    ? CJM_DIFF_OPPORTUNITY_DONE
                     : before->status.value == CJM_OPPORTUNITY_DONE ? CJM_DIFF_OPPORTUNITY_REOPENED
                                                                    : CJM_DIFF_OPPORTUNITY_STATUS;
  cjm_diffing_name(d, cjm_diffing_add(d, id, from, to), cjm_diff_title_new(d->lang, new));
  from->done = to->done = true;
}

static bool is_open(int status)
{
  return status != CJM_PLAN_DONE && status != CJM_PLAN_DROPPED;
}

static CjmDiffRuleId rule_of_status(int before, int after)
{
  if (after == CJM_PLAN_DONE) return CJM_DIFF_PLAN_DONE;
  if (before == CJM_PLAN_DONE) return CJM_DIFF_PLAN_REOPENED;
  if (after == CJM_PLAN_DROPPED) return CJM_DIFF_PLAN_DROPPED;
  return before == CJM_PLAN_DROPPED ? CJM_DIFF_PLAN_RESUMED : CJM_DIFF_PLAN_STATUS;
}

static gint64 day_of(const CjmDate *date)
{
  GDate day;
  g_date_clear(&day, 1);
  g_date_set_dmy(&day, (GDateDay)date->day, (GDateMonth)date->month, (GDateYear)date->year);
  return g_date_get_julian(&day);
}

/* By how many days the entry is overdue; 0: it is not. */
static gint64 overdue(const CjmPlanEntry *entry, const CjmJourney *journey)
{
  if (!entry || !entry->due.year || !journey->updated.year || !is_open(entry->status.value)) return 0;
  return MAX(day_of(&journey->updated) - day_of(&entry->due), 0);
}

void cjm_diffing_report_lateness(CjmDiffing *d, const CjmPart *old, const CjmPart *new)
{
  const CjmPlanEntry *before = old ? old->frame.object : NULL, *after = new ? new->frame.object : NULL;
  gint64 was = overdue(before, d->old), is = overdue(after, d->new);
  bool caught_up = was && !is && after && is_open(after->status.value);
  if ((was != 0) == (is != 0) || (!is && !caught_up)) return;
  CjmDifference *difference = cjm_diffing_add(d, is ? CJM_DIFF_PLAN_LATE : CJM_DIFF_PLAN_CAUGHT_UP, old, new);
  const CjmPlanEntry *entry = is ? after : before;
  CjmDiffSide *side = is ? &difference->new : &difference->old, *other = is ? &difference->old : &difference->new;
  CjmPart *due = cjm_part_get(is ? new : old, "due");
  g_autofree char *date = cjm_diff_text_new(d->lang, due);
  gint64 days = is ? is : was;
  other->value = other->text = NULL;
  difference->address = cjm_arena_printf(d->arena, "%s/due", difference->address);
  cjm_diffing_side(d, side, cjm_part_value_new(due),
                   CJM_MESSAGE_NEW(d->lang, "diff.overdue", CJM_TEXT_ARG("date", date), CJM_NUMBER_ARG("n", days)));
  side->span = entry->due.span;
  cjm_diffing_name(d, difference, cjm_diff_title_new(d->lang, is ? new : old));
}

static void compare_plan(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  const CjmPlanEntry *before = old->frame.object, *after = new->frame.object;
  CjmPart *from = cjm_part_get(old, "status"), *to = cjm_part_get(new, "status"), *due_old = cjm_part_get(old, "due"),
          *due_new = cjm_part_get(new, "due");
  if (from && to && before->status.value != after->status.value) {
    CjmDiffRuleId id = rule_of_status(before->status.value, after->status.value);
    cjm_diffing_name(d, cjm_diffing_add(d, id, from, to), cjm_diff_title_new(d->lang, new));
    from->done = to->done = true;
  }
  if (due_old && due_new && day_of(&before->due) != day_of(&after->due)) {
    CjmDiffRuleId id = day_of(&after->due) > day_of(&before->due) ? CJM_DIFF_PLAN_LATER : CJM_DIFF_PLAN_EARLIER;
    cjm_diffing_name(d, cjm_diffing_add(d, id, due_old, due_new), cjm_diff_title_new(d->lang, new));
    due_old->done = due_new->done = true;
  }
  cjm_diffing_report_lateness(d, old, new);
}

/* ---- the whole ---- */

static void compare_journey(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  static const char *const scale[] = {"scale", NULL};
  if (d->old->scale_min != d->new->scale_min || d->old->scale_max != d->new->scale_max) {
    CjmDifference *difference = cjm_diffing_add(d, CJM_DIFF_SCALE_CHANGED, cjm_part_get(old, "scale"), cjm_part_get(new, "scale"));
    const CjmJourney *journeys[] = {d->old, d->new};
    CjmDiffSide *sides[] = {&difference->old, &difference->new};
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
      g_autofree char *low = cjm_lang_number_new(d->lang, journeys[i]->scale_min, 6),
                      *high = cjm_lang_number_new(d->lang, journeys[i]->scale_max, 6);
      char value[2 * G_ASCII_DTOSTR_BUF_SIZE];
      char from[G_ASCII_DTOSTR_BUF_SIZE], to[G_ASCII_DTOSTR_BUF_SIZE];
      g_snprintf(value, sizeof value, "[%s, %s]", g_ascii_formatd(from, sizeof from, "%g", journeys[i]->scale_min),
                 g_ascii_formatd(to, sizeof to, "%g", journeys[i]->scale_max));
      cjm_diffing_side(d, sides[i], g_strdup(value), g_strdup_printf("%s … %s", low, high));
    }
    difference->address = "scale";
    cjm_diffing_name(d, difference, NULL);
    mark_done(old, new, scale);
  }
}

static const struct {
  const CjmShape *shape;
  void (*compare)(CjmDiffing *d, CjmPart *old, CjmPart *new);
} handlers[] = {
  {&cjm_shape_journey, compare_journey},         {&cjm_shape_emotion, compare_feeling},
  {&cjm_shape_measure, compare_measure},         {&cjm_shape_inline_metric, compare_measure},
  {&cjm_shape_when, compare_time},               {&cjm_shape_pain, compare_pain},
  {&cjm_shape_expectation, compare_expectation}, {&cjm_shape_act, compare_act},
  {&cjm_shape_opportunity, compare_opportunity}, {&cjm_shape_plan_entry, compare_plan},
};

void cjm_diffing_compare_special(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  for (size_t i = 0; i < G_N_ELEMENTS(handlers); i++)
    if (old->frame.shape == handlers[i].shape && new->frame.shape == handlers[i].shape) handlers[i].compare(d, old, new);
}
