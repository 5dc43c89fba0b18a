/* values.c: the values of a field, whatever its type. */
#include <string.h>

#include "format/shapes.h"
#include "format/walk.h"
#include "journey/list.h"

/* The state of a call of cjm_field_each_value(). */
typedef struct Giver {
  CjmValue value; /* the members that all values share, and the index of the next */
  CjmValueVisit visit;
  void *data;
} Giver;

static void give(Giver *giver, CjmFieldType type, const CjmShape *shape, const CjmText *key, const void *at)
{
  CjmValue value = giver->value;
  value.type = type;
  value.shape = shape;
  value.key = key;
  value.at = at;
  giver->value.index++;
  giver->visit(&value, giver->data);
}

static const void *member(const Giver *giver)
{
  return (const char *)giver->value.owner + giver->value.field->offset;
}

/* ---- plain types ---- */

static bool has_range(const CjmRange *range)
{
  return range->low.set || range->high.set;
}

/* Whether a single value is present. */
static bool is_there(CjmFieldType type, const void *at)
{
  switch (type) {
    case CJM_FIELD_NUMBER:
    case CJM_FIELD_PERCENT: return ((const CjmNumber *)at)->set;
    case CJM_FIELD_FLAG: return ((const CjmFlag *)at)->set;
    case CJM_FIELD_DATE: return ((const CjmDate *)at)->year != 0;
    case CJM_FIELD_INTERVAL: return ((const CjmInterval *)at)->from.year != 0;
    case CJM_FIELD_DURATION: return ((const CjmDuration *)at)->set;
    case CJM_FIELD_TINT: return ((const CjmTint *)at)->set;
    case CJM_FIELD_CHOICE: return ((const CjmChoice *)at)->set;
    case CJM_FIELD_RANGE: return has_range(at);
    case CJM_FIELD_ID: return ((const CjmObject *)at)->id != NULL;
    case CJM_FIELD_REF: return ((const CjmRef *)at)->id.at != NULL;
    default: return ((const CjmText *)at)->at != NULL;
  }
}

static void give_single(Giver *giver)
{
  CjmFieldType type = giver->value.field->type;
  const void *at = type == CJM_FIELD_ID ? giver->value.owner : member(giver);
  if (is_there(type, at)) {
    give(giver, type, NULL, NULL, at);
  }
}

static void give_object(Giver *giver, const CjmShape *shape)
{
  const void *object;
  memcpy(&object, member(giver), sizeof object);
  if (object != NULL) {
    give(giver, CJM_FIELD_OBJECT, shape, NULL, object);
  }
}

/* Whether an object is visited elsewhere: metrics that are defined in a step, and tags that are not listed, are visited where they
 * are used. */
static bool is_elsewhere(const CjmShape *shape, const void *item)
{
  return (shape == &cjm_shape_metric && ((const CjmMetric *)item)->local) ||
         (shape == &cjm_shape_tag && ((const CjmTag *)item)->implied);
}

static void give_list(Giver *giver, CjmFieldType type, const CjmShape *shape)
{
  CjmAnyList list = cjm_list_get(member(giver));
  for (size_t i = 0; i < list.n; i++) {
    if (!is_elsewhere(shape, list.at[i])) {
      give(giver, type, shape, NULL, list.at[i]);
    }
  }
}

static void give_pairs(Giver *giver)
{
  const CjmPairs *pairs = member(giver);
  for (size_t i = 0; i < pairs->n; i++) {
    give(giver, CJM_FIELD_TEXT, NULL, &pairs->at[i]->key, &pairs->at[i]->text);
  }
}

/* ---- fields with a reader of their own ---- */

static void give_nothing(Giver *giver)
{
  (void)giver;
}

static void give_when(Giver *giver)
{
  give_object(giver, &cjm_shape_when);
}

static void give_lint(Giver *giver)
{
  const CjmJourney *journey = giver->value.owner;
  for (size_t i = 0; i < journey->lint.n; i++) {
    give(giver, CJM_FIELD_CHOICE, NULL, &journey->lint.at[i]->rule, &journey->lint.at[i]->level);
  }
}

/* `emotion` names no persona, `emotions` does. */
static void give_emotions(Giver *giver)
{
  const CjmStep *step = giver->value.owner;
  bool named = giver->value.field->reader == CJM_READER_EMOTIONS;
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    if ((emotion->persona.id.at != NULL) == named) {
      give(giver, CJM_FIELD_OBJECT, &cjm_shape_emotion, named ? &emotion->persona.id : NULL, emotion);
    }
  }
}

static void give_competitor_emotions(Giver *giver)
{
  const CjmCompetitor *competitor = giver->value.owner;
  for (size_t i = 0; i < competitor->emotions.n; i++) {
    const CjmCompetitorScore *score = competitor->emotions.at[i];
    give(giver, CJM_FIELD_NUMBER, NULL, &score->step.id, &score->score);
  }
}

static void give_scale_labels(Giver *giver)
{
  const CjmScale *scale = giver->value.owner;
  for (size_t i = 0; i < scale->labels.n; i++) {
    give(giver, CJM_FIELD_TEXT, NULL, &scale->labels.at[i]->key, &scale->labels.at[i]->text);
  }
}

static void give_lanes(Giver *giver)
{
  const CjmJourney *journey = giver->value.owner;
  for (size_t i = 0; i < journey->written_lanes.n; i++) {
    const CjmLane *lane = journey->written_lanes.at[i];
    if (lane->id == CJM_LANE_CUSTOM) {
      give(giver, CJM_FIELD_OBJECT, &cjm_shape_lane, NULL, lane);
    } else if (lane->has_settings) {
      give(giver, CJM_FIELD_OBJECT, lane->id == CJM_LANE_EMOTION ? &cjm_shape_emotion_lane : &cjm_shape_lane_settings,
           &lane->name, lane);
    } else {
      give(giver, CJM_FIELD_TEXT, NULL, NULL, &lane->name);
    }
  }
}

static void give_blocks(Giver *giver)
{
  const CjmBlockChoices *blocks = member(giver);
  for (size_t i = 0; i < blocks->n; i++) {
    const CjmBlockChoice *block = blocks->at[i];
    if (block->title.at != NULL) {
      give(giver, CJM_FIELD_OBJECT, &cjm_shape_block, &block->name, block);
    } else {
      give(giver, CJM_FIELD_TEXT, NULL, NULL, &block->name);
    }
  }
}

static void give_hidden_lanes(Giver *giver)
{
  give_list(giver, CJM_FIELD_TEXT, NULL);
}

static void give_lane_show(Giver *giver)
{
  static const CjmText baseline = {.at = "baseline"}, competitors = {.at = "competitors"};
  const CjmLane *lane = giver->value.owner;
  give_list(giver, CJM_FIELD_REF, NULL);
  if (lane->show_baseline) {
    give(giver, CJM_FIELD_TEXT, NULL, NULL, &baseline);
  }
  if (lane->show_competitors) {
    give(giver, CJM_FIELD_TEXT, NULL, NULL, &competitors);
  }
}

/* A metric that is defined with its value is one struct with it, which begins with the metric. */
static void give_metrics(Giver *giver)
{
  const CjmStep *step = giver->value.owner;
  for (size_t i = 0; i < step->metrics.n; i++) {
    const CjmMeasure *measure = step->metrics.at[i];
    if (measure->ref.id.at != NULL) {
      give(giver, CJM_FIELD_OBJECT, &cjm_shape_measure, &measure->ref.id, measure);
    } else {
      give(giver, CJM_FIELD_OBJECT, &cjm_shape_inline_metric, NULL, measure->metric);
    }
  }
}

static void give_phases(Giver *giver)
{
  give_list(giver, CJM_FIELD_OBJECT, &cjm_shape_phase);
}

static void (*const specials[CJM_READER_COUNT])(Giver *giver) = {
  [CJM_READER_JOIN] = give_nothing,
  [CJM_READER_EXTENDS] = give_nothing,
  [CJM_READER_WHEN] = give_when,
  [CJM_READER_LINT] = give_lint,
  [CJM_READER_EMOTION] = give_emotions,
  [CJM_READER_EMOTIONS] = give_emotions,
  [CJM_READER_COMPETITOR_EMOTIONS] = give_competitor_emotions,
  [CJM_READER_SCALE_LABELS] = give_scale_labels,
  [CJM_READER_LANES] = give_lanes,
  [CJM_READER_HIDE_LANES] = give_hidden_lanes,
  [CJM_READER_LANE_SHOW] = give_lane_show,
  [CJM_READER_BLOCKS] = give_blocks,
  [CJM_READER_METRICS] = give_metrics,
  [CJM_READER_PHASES] = give_phases,
};

void cjm_field_each_value(const CjmShape *shape, const CjmField *field, const void *owner, CjmValueVisit visit, void *data)
{
  Giver giver = {.value = {.field = field, .owner_shape = shape, .owner = owner}, .visit = visit, .data = data};
  switch (field->type) {
    case CJM_FIELD_TEXTS: give_list(&giver, CJM_FIELD_TEXT, NULL); break;
    case CJM_FIELD_TINTS: give_list(&giver, CJM_FIELD_TINT, NULL); break;
    case CJM_FIELD_REFS: give_list(&giver, CJM_FIELD_REF, NULL); break;
    case CJM_FIELD_PAIRS: give_pairs(&giver); break;
    case CJM_FIELD_OBJECT: give_object(&giver, field->shape); break;
    case CJM_FIELD_OBJECTS: give_list(&giver, CJM_FIELD_OBJECT, field->shape); break;
    case CJM_FIELD_SPECIAL: specials[field->reader](&giver); break;
    default: give_single(&giver);
  }
}
