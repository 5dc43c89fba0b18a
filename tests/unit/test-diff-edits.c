/* test-diff-edits.c: random journeys that are edited in random places, several at once: cjm diff names exactly these, and the other way round
 * exactly what is better as worse. */
#include <stdlib.h>
#include <string.h>

#include "cjm/cjm.h"
#include "suite.h"

enum { PHASES = 3, STEPS = 60 /* at most, new ones included */, PAINS = 2 /* of a step, at most */ };

typedef struct Step {
  int id, title, thought, score /* tenths */, metric, days, n_pains;
  int pains[PAINS], severity[PAINS];
} Step;

typedef struct Journey {
  Step steps[PHASES][STEPS];
  int n[PHASES], next_id;
} Journey;

/* What the comparison has to find: "rule address". */
typedef struct Edits {
  GHashTable *wanted;
  GHashTable *touched; /* ids of steps with an edit: each has one at most */
} Edits;

static int any(int n)
{
  return g_test_rand_int_range(0, n);
}

static Step random_step(Journey *journey)
{
  Step step = {.id = journey->next_id++, .score = any(41) - 20, .metric = any(100), .days = 1 + any(9), .n_pains = any(PAINS + 1)};
  for (int i = 0; i < step.n_pains; i++) step.pains[i] = journey->next_id++, step.severity[i] = any(3);
  return step;
}

static Journey random_journey(void)
{
  Journey journey = {.next_id = 1};
  for (int p = 0; p < PHASES; p++)
    for (journey.n[p] = 0; journey.n[p] < 4 + any(6);) journey.steps[p][journey.n[p]++] = random_step(&journey);
  return journey;
}

static void append_step(GString *out, const Step *step)
{
  static const char *const severities[] = {"minor", "serious", "critical"};
  g_string_append_printf(out,
                         "      - id: s%d\n        title: Step %d called %d\n        thoughts: Somebody thinks %d of %d\n        emotion: %s%d.%d\n"
                         "        metrics: {m: %d}\n        when: {waiting: %dd}\n",
                         step->id, step->id, step->title, step->thought, step->id, step->score < 0 ? "-" : "", abs(step->score) / 10, abs(step->score) % 10, step->metric, step->days);
  if (step->n_pains) g_string_append(out, "        pain_points:\n");
  for (int i = 0; i < step->n_pains; i++)
    g_string_append_printf(out, "          - {id: p%d, text: Pain %d, severity: %s}\n", step->pains[i], step->pains[i], severities[step->severity[i]]);
}

static CjmDocument *document_new(const Journey *journey)
{
  g_autoptr(GString) yaml = g_string_new("title: Random\npersonas: [{id: p, title: Piet}]\nmetrics: {id: m, title: M, goal: up}\nphases:\n");
  for (int p = 0; p < PHASES; p++) {
    g_string_append_printf(yaml, "  - id: f%d\n    title: Phase %d\n    steps:\n", p, p);
    for (int i = 0; i < journey->n[p]; i++) append_step(yaml, &journey->steps[p][i]);
  }
  CjmDocument *document = NULL;
  if (cjm_document_read("random", NULL, yaml->str, yaml->len, &document) == CJM_OK) return document;
  char *messages = cjm_document_print(document, NULL);
  g_error("%s\n%s", yaml->str, messages);
}

/* ---- edits ---- */

static void want(Edits *edits, const char *rule, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void want(Edits *edits, const char *rule, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *address = g_strdup_vprintf(format, args);
  va_end(args);
  g_hash_table_add(edits->wanted, g_strdup_printf("%s %s", rule, address));
}

/* A step that has no edit yet; NULL if none was found. */
static Step *choose(Journey *journey, Edits *edits, int *ret_phase, int *ret_place)
{
  int p = any(PHASES), i = journey->n[p] ? any(journey->n[p]) : -1;
  if (i < 0 || !g_hash_table_add(edits->touched, GINT_TO_POINTER(journey->steps[p][i].id))) return NULL;
  *ret_phase = p;
  *ret_place = i;
  return &journey->steps[p][i];
}

static Step take_out(Journey *journey, int p, int i)
{
  Step step = journey->steps[p][i];
  memmove(&journey->steps[p][i], &journey->steps[p][i + 1], (size_t)(journey->n[p] - i - 1) * sizeof(Step));
  journey->n[p]--;
  return step;
}

static void put_in(Journey *journey, int p, int i, Step step)
{
  memmove(&journey->steps[p][i + 1], &journey->steps[p][i], (size_t)(journey->n[p] - i) * sizeof(Step));
  journey->steps[p][i] = step;
  journey->n[p]++;
}

static void add_step(Journey *journey, Edits *edits)
{
  int p = any(PHASES);
  Step step = random_step(journey);
  g_hash_table_add(edits->touched, GINT_TO_POINTER(step.id));
  put_in(journey, p, any(journey->n[p] + 1), step);
  want(edits, "step-added", "steps/s%d", step.id);
  for (int i = 0; i < step.n_pains; i++) want(edits, "pain-opened", "steps/s%d/pain_points/p%d", step.id, step.pains[i]);
}

/* The last step of a phase stays, as a phase without steps is a step itself. */
static void remove_step(Journey *journey, Edits *edits, int p, int i)
{
  if (journey->n[p] == 1) return;
  Step step = take_out(journey, p, i);
  want(edits, "step-removed", "steps/s%d", step.id);
  for (int k = 0; k < step.n_pains; k++) want(edits, "pain-closed", "steps/s%d/pain_points/p%d", step.id, step.pains[k]);
}

/* Into another phase: within one, moving another step back may be as short. */
static void move_step(Journey *journey, Edits *edits, int p, int i)
{
  if (journey->n[p] == 1) return;
  Step step = take_out(journey, p, i);
  int to = (p + 1 + any(PHASES - 1)) % PHASES;
  put_in(journey, to, any(journey->n[to] + 1), step);
  want(edits, "step-moved", "steps/s%d", step.id);
}

static void change_score(Edits *edits, Step *step)
{
  int old = step->score;
  do step->score = any(41) - 20;
  while (step->score == old);
  want(edits, step->score > old ? "emotion-up" : "emotion-down", "steps/s%d/emotions/p", step->id);
}

static void change_metric(Edits *edits, Step *step)
{
  int by = 1 + any(9);
  bool up = any(2);
  step->metric += up ? by : -by;
  want(edits, up ? "metric-better" : "metric-worse", "steps/s%d/metrics/m/value", step->id);
}

static void change_waiting(Edits *edits, Step *step)
{
  bool longer = step->days == 1 || any(2);
  step->days += longer ? 1 + any(5) : -1;
  want(edits, longer ? "waiting-longer" : "waiting-shorter", "steps/s%d/when/waiting", step->id);
}

static void change_pains(Journey *journey, Edits *edits, Step *step)
{
  if (step->n_pains < PAINS && any(2)) {
    step->pains[step->n_pains] = journey->next_id++;
    step->severity[step->n_pains] = any(3);
    want(edits, "pain-opened", "steps/s%d/pain_points/p%d", step->id, step->pains[step->n_pains++]);
  } else if (step->n_pains && any(2)) {
    want(edits, "pain-closed", "steps/s%d/pain_points/p%d", step->id, step->pains[--step->n_pains]);
  } else if (step->n_pains) {
    bool worse = step->severity[0] < 2;
    step->severity[0] += worse ? 1 : -1;
    want(edits, worse ? "pain-worse" : "pain-better", "steps/s%d/pain_points/p%d/severity", step->id, step->pains[0]);
  }
}

/* To another step that has room and no edit of its own. */
static void move_pain(Journey *journey, Edits *edits, Step *step)
{
  int p, i;
  Step *to = step->n_pains ? choose(journey, edits, &p, &i) : NULL;
  if (!to || to->n_pains == PAINS) return;
  step->n_pains--;
  to->pains[to->n_pains] = step->pains[step->n_pains];
  to->severity[to->n_pains++] = step->severity[step->n_pains];
  want(edits, "pain-moved", "steps/s%d/pain_points/p%d", to->id, step->pains[step->n_pains]);
}

static void edit(Journey *journey, Edits *edits)
{
  int p, i;
  if (any(8) == 0) {
    add_step(journey, edits);
    return;
  }
  Step *step = choose(journey, edits, &p, &i);
  if (!step) return;
  switch (any(9)) {
    case 0: remove_step(journey, edits, p, i); break;
    case 1: move_step(journey, edits, p, i); break;
    case 2: change_score(edits, step); break;
    case 3: change_metric(edits, step); break;
    case 4: change_waiting(edits, step); break;
    case 5: change_pains(journey, edits, step); break;
    case 6: move_pain(journey, edits, step); break;
    case 7:
      step->title++;
      want(edits, "renamed", "steps/s%d/title", step->id);
      break;
    default:
      step->thought++;
      want(edits, "text-changed", "steps/s%d/thoughts/somebody-thinks-%d-of-%d/text", step->id, step->thought, step->id);
  }
}

/* ---- what is found ---- */

static CjmDiff *diff_of(const CjmDocument *older, const CjmDocument *newer)
{
  CjmDiff *diff;
  g_assert_cmpint(cjm_diff_new(older, newer, NULL, &diff, NULL), ==, CJM_OK);
  return diff;
}

static void assert_exactly(const CjmDiff *diff, const Edits *edits)
{
  const CjmChange *change;
  guint found = 0;
  for (size_t i = 0; (change = cjm_diff_change(diff, i)); i++) {
    g_autofree char *name = g_strdup_printf("%s %s", change->rule, change->address);
    if (change->derived) continue;
    if (!g_hash_table_contains(edits->wanted, name)) g_error("no edit, but a change: %s", name);
    found++;
  }
  GHashTableIter iter;
  void *name;
  g_hash_table_iter_init(&iter, edits->wanted);
  while (found < g_hash_table_size(edits->wanted) && g_hash_table_iter_next(&iter, &name, NULL)) {
    bool is_found = false;
    for (size_t i = 0; (change = cjm_diff_change(diff, i)); i++) {
      g_autofree char *own = g_strdup_printf("%s %s", change->rule, change->address);
      is_found = is_found || strcmp(own, name) == 0;
    }
    if (!is_found) g_error("an edit, but no change: %s", (char *)name);
  }
  g_assert_cmpuint(found, ==, g_hash_table_size(edits->wanted));
}

static CjmEffect opposite(CjmEffect effect)
{
  return effect == CJM_EFFECT_WORSE ? CJM_EFFECT_BETTER : effect == CJM_EFFECT_BETTER ? CJM_EFFECT_WORSE : effect;
}

static bool is_turned_round(const CjmChange *there, const CjmChange *back)
{
  bool moved = g_str_has_suffix(there->rule, "-moved"); /* says where it is now */
  return back->effect == opposite(there->effect) && back->derived == there->derived && strcmp(back->address, there->old_address) == 0 &&
         strcmp(back->old_address, there->address) == 0 && (moved || (g_strcmp0(back->before, there->after) == 0 && g_strcmp0(back->after, there->before) == 0));
}

static void assert_turned_round(const CjmDiff *there, const CjmDiff *back)
{
  const CjmChange *change, *other;
  size_t n = 0;
  for (; (change = cjm_diff_change(there, n)); n++) {
    size_t i = 0;
    while ((other = cjm_diff_change(back, i)) && !is_turned_round(change, other)) i++;
    if (!other) g_error("not turned round: %s %s", change->rule, change->address);
  }
  g_assert_null(cjm_diff_change(back, n));
}

static void test_edits(void)
{
  for (int round = 0; round < 60; round++) {
    Journey journey = random_journey();
    Edits edits = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), g_hash_table_new(NULL, NULL)};
    CjmDocument *older = document_new(&journey);
    for (int n = any(12); n >= 0; n--) edit(&journey, &edits);
    CjmDocument *newer = document_new(&journey);
    CjmDiff *there = diff_of(older, newer), *back = diff_of(newer, older);
    assert_exactly(there, &edits);
    assert_turned_round(there, back);
    cjm_diff_free(there);
    cjm_diff_free(back);
    cjm_document_free(older);
    cjm_document_free(newer);
    g_hash_table_unref(edits.wanted);
    g_hash_table_unref(edits.touched);
  }
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/diff/random-journeys", test_edits);
  return g_test_run();
}
