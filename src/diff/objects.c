/* objects.c: what is only in one of the journeys, with what it holds. */
#include <string.h>

#include "diff/diff-private.h"
#include "format/shapes.h"

static const struct {
  const CjmShape *shape;
  CjmDiffRuleId added, removed;
} rules[] = {
  {&cjm_shape_step, CJM_DIFF_STEP_ADDED, CJM_DIFF_STEP_REMOVED},
  {&cjm_shape_phase, CJM_DIFF_PHASE_ADDED, CJM_DIFF_PHASE_REMOVED},
  {&cjm_shape_persona, CJM_DIFF_PERSONA_ADDED, CJM_DIFF_PERSONA_REMOVED},
  {&cjm_shape_pain, CJM_DIFF_PAIN_OPENED, CJM_DIFF_PAIN_CLOSED},
  {&cjm_shape_gap, CJM_DIFF_GAP_OPENED, CJM_DIFF_GAP_CLOSED},
  {&cjm_shape_opportunity, CJM_DIFF_OPPORTUNITY_ADDED, CJM_DIFF_OPPORTUNITY_REMOVED},
  {&cjm_shape_touchpoint, CJM_DIFF_TOUCHPOINT_ADDED, CJM_DIFF_TOUCHPOINT_REMOVED},
  {&cjm_shape_source, CJM_DIFF_SOURCE_ADDED, CJM_DIFF_SOURCE_REMOVED},
  {&cjm_shape_plan_entry, CJM_DIFF_PLAN_ADDED, CJM_DIFF_PLAN_REMOVED},
};

static bool is_trouble(const CjmPart *part)
{
  return cjm_part_object(part, &cjm_shape_pain) || cjm_part_object(part, &cjm_shape_gap);
}

/* What was solved and is removed, or written down late, is neither better nor worse. */
static bool is_solved(const CjmDiffing *d, const CjmPart *part, bool is_new)
{
  return is_trouble(part) && g_hash_table_contains(is_new ? d->closed_new : d->closed_old, part->frame.object);
}

static CjmDiffRuleId rule_of_object(const CjmDiffing *d, const CjmPart *part, bool is_new)
{
  for (size_t i = 0; i < G_N_ELEMENTS(rules) && !is_solved(d, part, is_new); i++)
    if (part->frame.shape == rules[i].shape) return is_new ? rules[i].added : rules[i].removed;
  return is_new ? CJM_DIFF_ADDED : CJM_DIFF_REMOVED;
}

/* "survey, n 987, 31 Mar 2027" */
static const char *source_note(CjmDiffing *d, const CjmPart *part)
{
  const CjmPart *type = cjm_part_get(part, "type"), *n = cjm_part_get(part, "n"), *date = cjm_part_get(part, "date");
  g_autofree char *type_text = cjm_diff_text_new(d->lang, type), *n_text = cjm_diff_text_new(d->lang, n),
                  *date_text = cjm_diff_text_new(d->lang, date), *sample = n ? g_strconcat("n ", n_text, NULL) : NULL;
  const char *parts[] = {type_text, sample, date_text};
  g_autoptr(GString) note = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i]) g_string_append_printf(note, "%s%s", note->len ? ", " : "", parts[i]);
  return note->len ? cjm_arena_strdup(d->arena, note->str) : NULL;
}

/* "1 feeling, 2 touchpoints": what is in a step or persona without a change of its own. */
static const char *contents_note(CjmDiffing *d, const CjmPart *part)
{
  g_autoptr(GString) note = g_string_new(NULL);
  for (size_t i = 0; i < part->n; i++) {
    const CjmPart *item = part->parts[i];
    bool is_item = item->value.type == CJM_FIELD_OBJECT && !is_trouble(item) && !cjm_part_object(item, &cjm_shape_when);
    if (!is_item || item->index > 0) continue;
    size_t n = 0;
    for (size_t k = i; k < part->n; k++) n += strcmp(part->parts[k]->key, item->key) == 0;
    g_autofree char *name = cjm_diff_kind_new(d->lang, item, n),
                    *counted = CJM_MESSAGE_NEW(d->lang, "diff.count", CJM_NUMBER_ARG("n", n), CJM_TEXT_ARG("name", name));
    g_string_append_printf(note, "%s%s", note->len ? ", " : "", counted);
  }
  if (!note->len) return NULL;
  if (d->all) return cjm_arena_strdup(d->arena, note->str);
  return cjm_arena_take(d->arena, CJM_MESSAGE_NEW(d->lang, "diff.contents", CJM_TEXT_ARG("list", note->str)));
}

static const char *note_of(CjmDiffing *d, const CjmPart *part)
{
  if (cjm_part_object(part, &cjm_shape_source)) return source_note(d, part);
  if (cjm_part_object(part, &cjm_shape_step)) return contents_note(d, part);
  const char *key = cjm_part_object(part, &cjm_shape_pain) ? "severity" : cjm_part_object(part, &cjm_shape_touchpoint) ? "class" : NULL;
  const CjmPart *value = key ? cjm_part_get(part, key) : NULL;
  return value ? cjm_arena_take(d->arena, cjm_diff_text_new(d->lang, value)) : NULL;
}

static void report_contents(CjmDiffing *d, CjmPart *object, bool is_new)
{
  for (size_t i = 0; i < object->n; i++) {
    CjmPart *part = object->parts[i];
    bool is_value = !cjm_part_is_object(part);
    if (part->match || (is_value && !d->all)) continue;
    if (is_value) {
      if (cjm_shape_main(object->frame.shape) == part->value.field) continue;
      CjmDifference *difference =
        cjm_diffing_add(d, is_new ? CJM_DIFF_ADDED : CJM_DIFF_REMOVED, is_new ? NULL : part, is_new ? part : NULL);
      cjm_diffing_name(d, difference, cjm_diff_name_new(d->lang, part));
    } else if (d->all || cjm_part_object(part, &cjm_shape_step) || (is_trouble(part) && !is_solved(d, part, is_new))) {
      cjm_diffing_report_object(d, part, is_new);
    }
  }
}

void cjm_diffing_report_object(CjmDiffing *d, CjmPart *part, bool is_new)
{
  CjmPart *old = is_new ? NULL : part, *new = is_new ? part : NULL;
  bool measure = cjm_part_object(part, &cjm_shape_measure) || cjm_part_object(part, &cjm_shape_inline_metric);
  bool holds = cjm_part_object(part, &cjm_shape_step) || cjm_part_object(part, &cjm_shape_phase) ||
               cjm_part_object(part, &cjm_shape_persona);
  if (cjm_part_object(part, &cjm_shape_emotion)) {
    cjm_diffing_add_feeling(d, is_new ? CJM_DIFF_EMOTION_ADDED : CJM_DIFF_EMOTION_REMOVED, old, new);
  } else if (measure) {
    cjm_diffing_add_measure(d, is_new ? CJM_DIFF_METRIC_ADDED : CJM_DIFF_METRIC_REMOVED, old, new);
  } else {
    CjmDifference *difference = cjm_diffing_add(d, rule_of_object(d, part, is_new), old, new);
    difference->note = note_of(d, part);
    cjm_diffing_name(d, difference, cjm_diff_name_new(d->lang, part));
  }
  if (holds) report_contents(d, part, is_new);
  if (new && cjm_part_object(part, &cjm_shape_plan_entry)) cjm_diffing_report_lateness(d, NULL, new);
}
