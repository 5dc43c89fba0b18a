/* values.c: the values of a field, whatever its type. */
#include <string.h>

#include "format/shapes.h"
#include "format/walk.h"
#include "journey/list.h"

/* The state of a call of cjm_field_each_value(). */
typedef struct Visitor {
  CjmValue value; /* the members that all values share, and the index of the next */
  CjmValueVisit visit;
  void *data;
} Visitor;

static void visit_value(Visitor *visitor, CjmFieldType type, const CjmShape *shape, const CjmText *key, const void *at)
{
  CjmValue value = visitor->value;
  value.type = type;
  value.shape = shape;
  value.key = key;
  value.at = at;
  visitor->value.index++;
  visitor->visit(&value, visitor->data);
}

static const void *member(const Visitor *visitor)
{
  return (const char *)visitor->value.owner + visitor->value.field->offset;
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

static void visit_single(Visitor *visitor)
{
  CjmFieldType type = visitor->value.field->type;
  const void *at = type == CJM_FIELD_ID ? visitor->value.owner : member(visitor);
  if (is_there(type, at)) {
    visit_value(visitor, type, NULL, NULL, at);
  }
}

static void visit_object(Visitor *visitor, const CjmShape *shape)
{
  const void *object;
  memcpy(&object, member(visitor), sizeof object);
  if (object != NULL) {
    visit_value(visitor, CJM_FIELD_OBJECT, shape, NULL, object);
  }
}

/* Whether an object is visited elsewhere: metrics that are defined in a step, and tags that are not listed, are visited where they
 * are used. */
static bool is_elsewhere(const CjmShape *shape, const void *item)
{
  return (shape == &cjm_shape_metric && ((const CjmMetric *)item)->local) ||
         (shape == &cjm_shape_tag && ((const CjmTag *)item)->implied);
}

static void visit_list(Visitor *visitor, CjmFieldType type, const CjmShape *shape)
{
  CjmAnyList list = cjm_list_get(member(visitor));
  for (size_t i = 0; i < list.n; i++) {
    if (!is_elsewhere(shape, list.at[i])) {
      visit_value(visitor, type, shape, NULL, list.at[i]);
    }
  }
}

static void visit_pairs(Visitor *visitor)
{
  const CjmPairs *pairs = member(visitor);
  for (size_t i = 0; i < pairs->n; i++) {
    visit_value(visitor, CJM_FIELD_TEXT, NULL, &pairs->at[i]->key, &pairs->at[i]->text);
  }
}

/* ---- fields with a reader of their own ---- */

static void visit_nothing(Visitor *visitor)
{
  (void)visitor;
}

static void visit_when(Visitor *visitor)
{
  visit_object(visitor, &cjm_shape_when);
}

static void visit_lint(Visitor *visitor)
{
  const CjmJourney *journey = visitor->value.owner;
  for (size_t i = 0; i < journey->lint.n; i++) {
    visit_value(visitor, CJM_FIELD_CHOICE, NULL, &journey->lint.at[i]->rule, &journey->lint.at[i]->level);
  }
}

/* `emotion` names no persona, `emotions` does. */
static void visit_emotions(Visitor *visitor)
{
  const CjmStep *step = visitor->value.owner;
  bool named = visitor->value.field->reader == CJM_READER_EMOTIONS;
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    if ((emotion->persona.id.at != NULL) == named) {
      visit_value(visitor, CJM_FIELD_OBJECT, &cjm_shape_emotion, named ? &emotion->persona.id : NULL, emotion);
    }
  }
}

static void visit_competitor_emotions(Visitor *visitor)
{
  const CjmCompetitor *competitor = visitor->value.owner;
  for (size_t i = 0; i < competitor->emotions.n; i++) {
    const CjmCompetitorScore *score = competitor->emotions.at[i];
    visit_value(visitor, CJM_FIELD_NUMBER, NULL, &score->step.id, &score->score);
  }
}

static void visit_scale_labels(Visitor *visitor)
{
  const CjmScale *scale = visitor->value.owner;
  for (size_t i = 0; i < scale->labels.n; i++) {
    visit_value(visitor, CJM_FIELD_TEXT, NULL, &scale->labels.at[i]->key, &scale->labels.at[i]->text);
  }
}

static void visit_lanes(Visitor *visitor)
{
  const CjmJourney *journey = visitor->value.owner;
  for (size_t i = 0; i < journey->written_lanes.n; i++) {
    const CjmLane *lane = journey->written_lanes.at[i];
    if (lane->id == CJM_LANE_CUSTOM) {
      visit_value(visitor, CJM_FIELD_OBJECT, &cjm_shape_lane, NULL, lane);
    } else if (lane->has_settings) {
      visit_value(visitor, CJM_FIELD_OBJECT, lane->id == CJM_LANE_EMOTION ? &cjm_shape_emotion_lane : &cjm_shape_lane_settings,
           &lane->name, lane);
    } else {
      visit_value(visitor, CJM_FIELD_TEXT, NULL, NULL, &lane->name);
    }
  }
}

static void visit_blocks(Visitor *visitor)
{
  const CjmBlockChoices *blocks = member(visitor);
  for (size_t i = 0; i < blocks->n; i++) {
    const CjmBlockChoice *block = blocks->at[i];
    if (block->title.at != NULL) {
      visit_value(visitor, CJM_FIELD_OBJECT, &cjm_shape_block, &block->name, block);
    } else {
      visit_value(visitor, CJM_FIELD_TEXT, NULL, NULL, &block->name);
    }
  }
}

static void visit_hidden_lanes(Visitor *visitor)
{
  visit_list(visitor, CJM_FIELD_TEXT, NULL);
}

static void visit_lane_show(Visitor *visitor)
{
  static const CjmText baseline = {.at = "baseline"}, competitors = {.at = "competitors"};
  const CjmLane *lane = visitor->value.owner;
  visit_list(visitor, CJM_FIELD_REF, NULL);
  if (lane->show_baseline) {
    visit_value(visitor, CJM_FIELD_TEXT, NULL, NULL, &baseline);
  }
  if (lane->show_competitors) {
    visit_value(visitor, CJM_FIELD_TEXT, NULL, NULL, &competitors);
  }
}

/* A metric that is defined with its value is one struct with it, which begins with the metric. */
static void visit_metrics(Visitor *visitor)
{
  const CjmStep *step = visitor->value.owner;
  for (size_t i = 0; i < step->metrics.n; i++) {
    const CjmMeasure *measure = step->metrics.at[i];
    if (measure->ref.id.at != NULL) {
      visit_value(visitor, CJM_FIELD_OBJECT, &cjm_shape_measure, &measure->ref.id, measure);
    } else {
      visit_value(visitor, CJM_FIELD_OBJECT, &cjm_shape_inline_metric, NULL, measure->metric);
    }
  }
}

static void visit_phases(Visitor *visitor)
{
  visit_list(visitor, CJM_FIELD_OBJECT, &cjm_shape_phase);
}

static void (*const specials[CJM_READER_COUNT])(Visitor *visitor) = {
  [CJM_READER_JOIN] = visit_nothing,
  [CJM_READER_EXTENDS] = visit_nothing,
  [CJM_READER_WHEN] = visit_when,
  [CJM_READER_LINT] = visit_lint,
  [CJM_READER_EMOTION] = visit_emotions,
  [CJM_READER_EMOTIONS] = visit_emotions,
  [CJM_READER_COMPETITOR_EMOTIONS] = visit_competitor_emotions,
  [CJM_READER_SCALE_LABELS] = visit_scale_labels,
  [CJM_READER_LANES] = visit_lanes,
  [CJM_READER_HIDE_LANES] = visit_hidden_lanes,
  [CJM_READER_LANE_SHOW] = visit_lane_show,
  [CJM_READER_BLOCKS] = visit_blocks,
  [CJM_READER_METRICS] = visit_metrics,
  [CJM_READER_PHASES] = visit_phases,
};

void cjm_field_each_value(const CjmShape *shape, const CjmField *field, const void *owner, CjmValueVisit visit, void *data)
{
  Visitor visitor = {.value = {.field = field, .owner_shape = shape, .owner = owner}, .visit = visit, .data = data};
  switch (field->type) {
    case CJM_FIELD_TEXTS: visit_list(&visitor, CJM_FIELD_TEXT, NULL); break;
    case CJM_FIELD_TINTS: visit_list(&visitor, CJM_FIELD_TINT, NULL); break;
    case CJM_FIELD_REFS: visit_list(&visitor, CJM_FIELD_REF, NULL); break;
    case CJM_FIELD_PAIRS: visit_pairs(&visitor); break;
    case CJM_FIELD_OBJECT: visit_object(&visitor, field->shape); break;
    case CJM_FIELD_OBJECTS: visit_list(&visitor, CJM_FIELD_OBJECT, field->shape); break;
    case CJM_FIELD_SPECIAL: specials[field->reader](&visitor); break;
    default: visit_single(&visitor);
  }
}
