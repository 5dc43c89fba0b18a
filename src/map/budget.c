#include "map/budget.h"

#include "format/shapes.h"
#include "format/walk.h"

/* A label or quote at a curve is tried in many places. Feelings are what a curve is drawn and painted by. */
enum { LABEL_UNITS = 8, FEELING_UNITS = 5 };

/* Units of work for an object itself, where it takes more than one. Measured, and held by tests/growth.t. */
static const struct {
  const CjmShape *shape;
  size_t units;
} costs[] = {
  {&cjm_shape_phase, 3}, {&cjm_shape_step, 2}, {&cjm_shape_source, 2}, {&cjm_shape_persona, 3}, {&cjm_shape_competitor, 9}, {&cjm_shape_emotion, FEELING_UNITS},
};

/* The values of one key of an object, which follow one another. */
typedef struct Group {
  const CjmField *field;
  CjmSpan span; /* of the object; source NULL: of the map */
  size_t n, units;
} Group;

typedef struct Budget {
  size_t units;
  GArray *open; /* of Group: the one that is counted in each object that the walk is in */
  Group most;
} Budget;

static size_t units_of(const CjmShape *shape)
{
  for (size_t i = 0; i < G_N_ELEMENTS(costs); i++)
    if (costs[i].shape == shape) return costs[i].units;
  return 1;
}

static void close_group(Budget *budget, Group *group)
{
  if (group->units > budget->most.units) budget->most = *group;
  *group = (Group){.span = group->span};
}

/* A value of the innermost object. */
static void count(Budget *budget, const CjmField *field, size_t units)
{
  budget->units += units;
  Group *group = &g_array_index(budget->open, Group, budget->open->len - 1);
  if (group->field != field) close_group(budget, group);
  group->field = field;
  group->n++;
  group->units += units;
}

static bool enter(const CjmFrame *frame, void *data)
{
  Budget *budget = data;
  if (frame->value) count(budget, frame->value->field, units_of(frame->shape));
  Group group = {.span = frame->parent ? ((const CjmObject *)frame->object)->span : (CjmSpan){0}};
  g_array_append_val(budget->open, group);
  return true;
}

static void value(const CjmFrame *frame, const CjmValue *value, void *data)
{
  bool is_label = frame->shape == &cjm_shape_emotion && value->type == CJM_FIELD_TEXT;
  if (is_label || value->field->type != value->type) count(data, value->field, is_label ? LABEL_UNITS : 1);
}

static void leave(const CjmFrame *frame, void *data)
{
  (void)frame;
  Budget *budget = data;
  close_group(budget, &g_array_index(budget->open, Group, budget->open->len - 1));
  g_array_set_size(budget->open, budget->open->len - 1);
}

/* What is drawn of another journey: its feelings in the steps of this one, and of a baseline the steps that are gone. */
static size_t units_of_other(const CjmJourney *journey, const CjmOther *other)
{
  size_t units = other == journey->earlier ? other->journey->steps.n : 0;
  for (size_t i = 0; i < journey->steps.n; i++)
    if (other->steps[i]) units += other->steps[i]->emotions.n * FEELING_UNITS;
  return units;
}

void cjm_budget_check(const CjmJourney *journey, size_t bytes, const CjmLimits *limits, CjmDiags *diags)
{
  Budget budget = {.open = g_array_new(FALSE, FALSE, sizeof(Group))};
  cjm_walk(&cjm_shape_journey, journey, &(CjmWalk){.enter = enter, .value = value, .leave = leave}, &budget);
  g_array_unref(budget.open);
  if (journey->earlier) budget.units += units_of_other(journey, journey->earlier);
  for (size_t i = 0; i < journey->overlays.n; i++) budget.units += units_of_other(journey, journey->overlays.at[i]);
  size_t allowed = cjm_limits_allow(limits, limits->drawn, bytes);
  if (budget.units <= allowed) return;
  CjmSpan span = budget.most.span.source ? budget.most.span : journey->o.span;
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_TOO_MUCH_WORK, span,
                  "the map takes too much work for a file of %zu bytes: %zu units, of which %zu are allowed; most of "
                  "it is here, in %zu values of `%s`",
                  bytes, budget.units, allowed, budget.most.n, budget.most.field->key);
  cjm_diag_help(diag, "split the map into several; if it has to be so large, `--max-work %zu` allows it",
                (budget.units + allowed - 1) / allowed * MAX(limits->work, 1));
}
