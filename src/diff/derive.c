/* derive.c: what follows from the changes: the lowest point, the ending, sums, what is solved. */
#include <math.h>
#include <string.h>

#include "diff/diff-private.h"
#include "format/shapes.h"

/* ---- causes ---- */

typedef bool CauseTest(const CjmDifference *change, const void *data);

static void set_causes(CjmDiffing *d, CjmDifference *difference, CauseTest *test, const void *data)
{
  g_autoptr(GPtrArray) causes = g_ptr_array_new();
  for (guint i = 0; i < d->found->len; i++) {
    CjmDifference *change = d->found->pdata[i];
    if (!change->derived && change != difference && test(change, data)) g_ptr_array_add(causes, change);
  }
  difference->n_causes = causes->len;
  difference->causes = cjm_arena_make(d->arena, const CjmDifference *, causes->len + 1);
  if (causes->len) memcpy(difference->causes, causes->pdata, causes->len * sizeof *causes->pdata);
}

/* A derived change of the map, or of a persona. */
static CjmDifference *add(CjmDiffing *d, CjmDiffRuleId id, const char *address)
{
  CjmDifference *difference = cjm_diffing_add(d, id, NULL, NULL);
  difference->address = cjm_arena_strdup(d->arena, address);
  return difference;
}

/* ---- the curve ---- */

/* The feelings of a persona over a journey, on the scale of the new one. */
typedef struct Curve {
  double lowest, ending, mean;
  const CjmStep *lowest_step, *ending_step;
  size_t n; /* steps with a feeling */
} Curve;

static Curve curve_of(const CjmDiffing *d, const CjmJourney *journey, const CjmPersona *persona)
{
  Curve curve = {0};
  double total = 0;
  for (size_t i = 0; i < journey->steps.n; i++) {
    const CjmStep *step = journey->steps.at[i];
    double sum = 0;
    size_t n = 0;
    for (size_t k = 0; k < step->emotions.n; k++) {
      const CjmEmotion *emotion = step->emotions.at[k];
      if ((const CjmPersona *)(const void *)emotion->persona.to != persona) continue;
      double score = cjm_journey_score(d->new, journey, emotion->score.value);
      sum += score;
      n++;
      if (!curve.lowest_step || score < curve.lowest) curve.lowest = score, curve.lowest_step = step;
      curve.ending = score;
      curve.ending_step = step;
    }
    if (n) total += sum / (double)n, curve.n++;
  }
  curve.mean = curve.n ? total / (double)curve.n : 0;
  return curve;
}

typedef struct FeelingTest {
  const CjmPersona *old, *new;
  const CjmStep *steps[2]; /* only changes in one of these steps of either journey; NULL: in any */
} FeelingTest;

static bool has_feeling(const CjmStep *step, const CjmPersona *persona)
{
  return step && cjm_step_feeling(step, persona) != NULL;
}

static bool is_whose(const CjmDifference *change, const FeelingTest *test)
{
  const CjmPersona *persona = test->new ? test->new : test->old;
  if (!persona) return true;
  g_autofree char *end = g_strdup_printf("/emotions/%s", persona->o.id);
  return strstr(change->address, end) != NULL;
}

static bool moves_curve(const CjmDifference *change, const void *data)
{
  const FeelingTest *test = data;
  switch (change->id) {
    case CJM_DIFF_EMOTION_UP:
    case CJM_DIFF_EMOTION_DOWN:
    case CJM_DIFF_EMOTION_ADDED:
    case CJM_DIFF_EMOTION_REMOVED:
      if (!is_whose(change, test)) return false;
      break;
    case CJM_DIFF_STEP_ADDED:
    case CJM_DIFF_STEP_REMOVED:
      if (!has_feeling(change->new_step, test->new) && !has_feeling(change->old_step, test->old)) return false;
      break;
    case CJM_DIFF_STEP_MOVED:
      if (!test->steps[0]) return false;
      break;
    default: return false;
  }
  bool any = !test->steps[0];
  return any || change->old_step == test->steps[0] || change->new_step == test->steps[1];
}

/* "−1.4 at 6 Pays" */
static void set_point(CjmDiffing *d, CjmDiffSide *side, double score, const CjmStep *step)
{
  g_autofree char *text = cjm_lang_score_new(d->lang, score), *at = cjm_diff_step_new(d->lang, step);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(digits, sizeof digits, "%.9g", score);
  cjm_diffing_side(d, side, g_strdup_printf("%s at %s", digits, step->o.id),
                   CJM_MESSAGE_NEW(d->lang, "place.point", CJM_TEXT_ARG("score", text), CJM_TEXT_ARG("step", at)));
  side->span = step->o.span;
}

static void report_point(CjmDiffing *d, CjmDiffRuleId worse, CjmDiffRuleId better, const char *address, FeelingTest test, double before,
                         double after)
{
  if (fabs(before - after) < 1e-9) return;
  CjmDifference *difference = add(d, after < before ? worse : better, address);
  set_point(d, &difference->old, before, test.steps[0]);
  set_point(d, &difference->new, after, test.steps[1]);
  cjm_diffing_name(d, difference, cjm_diff_persona_new(d->lang, test.new ? &test.new->o : NULL));
  set_causes(d, difference, moves_curve, &test);
}

static char *mean_new(const CjmLang *lang, double mean)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = g_ascii_strtod(g_ascii_formatd(digits, sizeof digits, "%.2f", copysign(floor(fabs(mean) * 100 + 0.5 + 1e-9) / 100, mean)), NULL);
  return cjm_lang_score_new(lang, rounded);
}

/* Whether a score of the persona changed: steps that come and go change the mean of what is left, but nobody feels it. */
static bool has_new_score(const CjmDiffing *d, const FeelingTest *test)
{
  for (guint i = 0; i < d->found->len; i++) {
    const CjmDifference *change = d->found->pdata[i];
    if ((change->id == CJM_DIFF_EMOTION_UP || change->id == CJM_DIFF_EMOTION_DOWN) && is_whose(change, test)) return true;
  }
  return false;
}

static void report_mean(CjmDiffing *d, const char *address, FeelingTest test, double before, double after)
{
  char *old_text = mean_new(d->lang, before), *new_text = mean_new(d->lang, after);
  if (strcmp(old_text, new_text) == 0) {
    g_free(old_text);
    g_free(new_text);
    return;
  }
  CjmDifference *difference = add(d, after < before ? CJM_DIFF_MEAN_WORSE : CJM_DIFF_MEAN_BETTER, address);
  char digits[2][G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(digits[0], sizeof digits[0], "%.2f", before);
  g_ascii_formatd(digits[1], sizeof digits[1], "%.2f", after);
  cjm_diffing_side(d, &difference->old, g_strdup(digits[0]), old_text);
  cjm_diffing_side(d, &difference->new, g_strdup(digits[1]), new_text);
  cjm_diffing_name(d, difference, cjm_diff_persona_new(d->lang, test.new ? &test.new->o : NULL));
  test.steps[0] = test.steps[1] = NULL;
  set_causes(d, difference, moves_curve, &test);
}

static void derive_curve(CjmDiffing *d, const CjmPersona *old, const CjmPersona *new)
{
  Curve before = curve_of(d, d->old, old), after = curve_of(d, d->new, new);
  FeelingTest whose = {.old = old, .new = new};
  if (!before.n || !after.n) return;
  g_autofree char *start = new ? g_strdup_printf("personas/%s/", new->o.id) : g_strdup("");
  g_autofree char *lowest = g_strconcat(start, "lowest", NULL), *ending = g_strconcat(start, "ending", NULL),
                  *mean = g_strconcat(start, "mean", NULL);
  report_point(d, CJM_DIFF_LOWEST_WORSE, CJM_DIFF_LOWEST_BETTER, lowest,
               (FeelingTest){old, new, {before.lowest_step, after.lowest_step}}, before.lowest, after.lowest);
  report_point(d, CJM_DIFF_ENDING_WORSE, CJM_DIFF_ENDING_BETTER, ending,
               (FeelingTest){old, new, {before.ending_step, after.ending_step}}, before.ending, after.ending);
  if (has_new_score(d, &whose)) report_mean(d, mean, whose, before.mean, after.mean);
}

static void derive_curves(CjmDiffing *d)
{
  if (!d->old->personas.n && !d->new->personas.n) derive_curve(d, NULL, NULL);
  for (size_t i = 0; i < d->new->personas.n; i++) {
    const CjmPersona *persona = d->new->personas.at[i];
    const CjmPart *part = g_hash_table_lookup(d->parts, persona);
    if (part && part->match) derive_curve(d, part->match->frame.object, persona);
  }
}

/* ---- time ---- */

typedef struct Times {
  double waiting, duration; /* seconds */
  bool waits, lasts;        /* whether any is known */
} Times;

static void add_time(Times *times, const CjmWhen *when)
{
  if (!when) return;
  times->waits = times->waits || when->waiting.set;
  times->lasts = times->lasts || when->duration.set;
  if (when->waiting.set) times->waiting += when->waiting.seconds;
  if (when->duration.set) times->duration += when->duration.seconds;
}

static Times times_of(const CjmJourney *journey)
{
  Times times = {0};
  for (size_t i = 0; i < journey->phases.n; i++) {
    const CjmPhase *phase = journey->phases.at[i];
    Times own = {0};
    for (size_t k = 0; k < phase->steps.n; k++) add_time(&own, phase->steps.at[k]->when);
    if (!own.waits && !own.lasts) add_time(&own, phase->when);
    times.waiting += own.waiting;
    times.duration += own.duration;
    times.waits = times.waits || own.waits;
    times.lasts = times.lasts || own.lasts;
  }
  return times;
}

static bool moves_time(const CjmDifference *change, const void *key)
{
  switch (change->id) {
    case CJM_DIFF_WAITING_LONGER:
    case CJM_DIFF_WAITING_SHORTER: return true;
    case CJM_DIFF_DURATION_CHANGED: return strcmp(key, "duration") == 0;
    case CJM_DIFF_STEP_ADDED: return change->new_step->when != NULL;
    case CJM_DIFF_STEP_REMOVED: return change->old_step->when != NULL;
    case CJM_DIFF_CHANGED: return g_str_has_suffix(change->address, key);
    default: return false;
  }
}

static void report_time(CjmDiffing *d, CjmDiffRuleId id, const char *key, double before, double after)
{
  CjmDifference *difference = add(d, id, key);
  char digits[2][G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(digits[0], sizeof digits[0], "%.0f", before);
  g_ascii_formatd(digits[1], sizeof digits[1], "%.0f", after);
  cjm_diffing_side(d, &difference->old, g_strconcat(digits[0], "s", NULL), cjm_lang_duration_new(d->lang, before));
  cjm_diffing_side(d, &difference->new, g_strconcat(digits[1], "s", NULL), cjm_lang_duration_new(d->lang, after));
  cjm_diffing_name(d, difference, NULL);
  set_causes(d, difference, moves_time, key);
}

static void derive_times(CjmDiffing *d)
{
  Times before = times_of(d->old), after = times_of(d->new);
  double waiting = after.waiting - before.waiting, duration = after.duration - before.duration;
  if (before.waits && after.waits && waiting != 0)
    report_time(d, waiting > 0 ? CJM_DIFF_JOURNEY_WAITING_LONGER : CJM_DIFF_JOURNEY_WAITING_SHORTER, "waiting", before.waiting,
                after.waiting);
  if (before.lasts && after.lasts && duration != 0 && duration != waiting)
    report_time(d, CJM_DIFF_JOURNEY_LENGTH, "duration", before.duration, after.duration);
}

/* ---- opportunities ---- */

static bool refers_to(const CjmRefs *refs, const CjmObject *object)
{
  for (size_t i = 0; i < refs->n; i++)
    if (refs->at[i]->to == object) return true;
  return false;
}

/* The least that is done of an opportunity by the entries of the plan; CJM_PLAN_NONE where there are none. */
static CjmPlanStatus planned_status(const CjmJourney *journey, const CjmOpportunity *opportunity)
{
  CjmPlanStatus least = CJM_PLAN_NONE;
  for (size_t i = 0; i < journey->plan.n; i++) {
    const CjmPlanEntry *entry = journey->plan.at[i];
    CjmPlanStatus status = (CjmPlanStatus)entry->status.value;
    if (!refers_to(&entry->solves, &opportunity->o) && !refers_to(&opportunity->plan, &entry->o)) continue;
    if (status == CJM_PLAN_DROPPED || status == CJM_PLAN_NONE) continue;
    if (least == CJM_PLAN_NONE || status < least) least = status;
  }
  return least;
}

/* The entries of the plan that implement an opportunity, in both journeys. */
typedef struct PlanTest {
  const CjmJourney *old, *new;
  const CjmOpportunity *before, *after;
} PlanTest;

static bool is_of_plan(const CjmDifference *change, const void *data)
{
  const PlanTest *test = data;
  if (!g_str_has_prefix(change->address, "plan/")) return false;
  for (size_t i = 0; i < test->new->plan.n; i++) {
    const CjmPlanEntry *entry = test->new->plan.at[i];
    g_autofree char *start = g_strdup_printf("plan/%s/", entry->o.id);
    if (g_str_has_prefix(change->address, start) &&
        (refers_to(&entry->solves, &test->after->o) || refers_to(&test->after->plan, &entry->o)))
      return g_str_has_suffix(change->address, "/status");
  }
  return false;
}

static void set_status(CjmDiffing *d, CjmDiffSide *side, CjmPlanStatus status)
{
  const CjmField *field = cjm_shape_field(&cjm_shape_plan_entry, "status");
  CjmChoice choice = {.value = (int)status};
  CjmPart value = {.frame = {.shape = &cjm_shape_plan_entry}, .value = {.field = field, .type = field->type, .at = &choice}, .key = field->key};
  cjm_diffing_side(d, side, cjm_part_value_new(&value), cjm_diff_text_new(d->lang, &value));
}

static void derive_opportunity(CjmDiffing *d, const CjmPart *new)
{
  const CjmOpportunity *before = new->match->frame.object, *after = new->frame.object;
  if (before->status.set || after->status.set) return;
  CjmPlanStatus was = planned_status(d->old, before), is = planned_status(d->new, after);
  if (was == CJM_PLAN_NONE || is == CJM_PLAN_NONE || (was == CJM_PLAN_DONE) == (is == CJM_PLAN_DONE)) return;
  CjmDifference *difference = cjm_diffing_add(d, is == CJM_PLAN_DONE ? CJM_DIFF_OPPORTUNITY_DONE : CJM_DIFF_OPPORTUNITY_REOPENED, new->match, new);
  difference->derived = true;
  difference->address = cjm_arena_printf(d->arena, "%s/status", difference->address);
  if (difference->old_address) difference->old_address = cjm_arena_printf(d->arena, "%s/status", difference->old_address);
  set_status(d, &difference->old, was);
  set_status(d, &difference->new, is);
  cjm_diffing_name(d, difference, cjm_diff_title_new(d->lang, new));
  set_causes(d, difference, is_of_plan, &(PlanTest){d->old, d->new, before, after});
}

/* ---- troubles that are solved ---- */

static bool is_of_opportunity(const CjmDifference *change, const void *data)
{
  (void)data;
  return change->id == CJM_DIFF_OPPORTUNITY_DONE || change->id == CJM_DIFF_OPPORTUNITY_REOPENED ||
         change->id == CJM_DIFF_OPPORTUNITY_STATUS;
}

static void derive_trouble(CjmDiffing *d, const CjmPart *new)
{
  bool was = g_hash_table_contains(d->closed_old, new->match->frame.object),
       is = g_hash_table_contains(d->closed_new, new->frame.object), pain = cjm_part_object(new, &cjm_shape_pain) != NULL;
  if (was == is) return;
  CjmDiffRuleId id = is ? (pain ? CJM_DIFF_PAIN_SOLVED : CJM_DIFF_GAP_SOLVED) : (pain ? CJM_DIFF_PAIN_UNSOLVED : CJM_DIFF_GAP_UNSOLVED);
  CjmDifference *difference = cjm_diffing_add(d, id, new->match, new);
  difference->old.text = NULL;
  cjm_diffing_name(d, difference, NULL);
  set_causes(d, difference, is_of_opportunity, NULL);
}

/* ---- values and sources ---- */

static bool is_value_of(const CjmDifference *change, const void *data)
{
  const CjmDifference *target = data;
  size_t len = strlen(target->address) - strlen("target");
  return strncmp(change->address, target->address, len) == 0 && strcmp(change->address + len, "value") == 0;
}

static bool is_target(const CjmDifference *change, const void *data)
{
  return is_value_of(change, data) || change->id == CJM_DIFF_TARGET_CHANGED;
}

static bool is_named_source(const CjmDifference *change, const void *data)
{
  const CjmDifference *evidence = data;
  if (change->id != CJM_DIFF_SOURCE_ADDED && change->id != CJM_DIFF_SOURCE_REMOVED) return false;
  const char *list = evidence->new.value ? evidence->new.value : evidence->old.value;
  g_auto(GStrv) ids = g_strsplit(list ? list : "", ", ", -1);
  const char *id = strrchr(change->address, '/');
  return id && g_strv_contains((const char *const *)ids, id + 1);
}

static void derive_causes(CjmDiffing *d)
{
  guint n = d->found->len;
  for (guint i = 0; i < n; i++) {
    CjmDifference *change = d->found->pdata[i];
    if (change->id == CJM_DIFF_TARGET_REACHED || change->id == CJM_DIFF_TARGET_MISSED) set_causes(d, change, is_target, change);
    if (change->id == CJM_DIFF_EVIDENCE_GAINED || change->id == CJM_DIFF_EVIDENCE_LOST) set_causes(d, change, is_named_source, change);
  }
}

static void derive_from_parts(CjmDiffing *d, const CjmPart *part)
{
  if (part->match && cjm_part_object(part, &cjm_shape_opportunity)) derive_opportunity(d, part);
  if (part->match && (cjm_part_object(part, &cjm_shape_pain) || cjm_part_object(part, &cjm_shape_gap))) derive_trouble(d, part);
  for (size_t i = 0; i < part->n; i++)
    if (cjm_part_is_object(part->parts[i])) derive_from_parts(d, part->parts[i]);
}

void cjm_diffing_derive(CjmDiffing *d)
{
  derive_causes(d);
  derive_curves(d);
  derive_times(d);
  derive_from_parts(d, d->new_root);
}
