#include "diff/finish.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "format/shapes.h"

/* ---- fingerprints ---- */

static void append_text(GString *text, char sign, const char *value)
{
  if (value) g_string_append_printf(text, "%c%s", sign, value);
  g_string_append_c(text, '\n');
}

static void set_fingerprint(CjmDifference *difference, GHashTable *seen)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "%s\n%s\n", difference->rule->name, difference->address);
  append_text(text, '-', difference->old.value);
  append_text(text, '+', difference->new.value);
  for (unsigned n = 2;; n++) {
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, (gssize)text->len);
    g_strlcpy(difference->fingerprint, hash, sizeof difference->fingerprint);
    if (g_hash_table_add(seen, g_strdup(difference->fingerprint))) return;
    g_string_append_printf(text, "%u\n", n);
  }
}

/* ---- steps ---- */

static const CjmPart *part_of(const CjmDiffing *d, const CjmStep *step)
{
  return g_hash_table_lookup(d->parts, step);
}

static const CjmStep *match_of(const CjmDiffing *d, const CjmStep *step)
{
  const CjmPart *match = part_of(d, step)->match;
  return match ? match->frame.object : NULL;
}

/* Steps of the new journey in order; those that are gone, behind the step that they stood behind. */
static void list_steps(CjmChanges *changes, const CjmDiffing *d, GHashTable *groups)
{
  size_t n_old = changes->old->steps.n, n_new = changes->new->steps.n;
  g_autoptr(GHashTable) gone_after = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  const CjmStep *anchor = NULL;
  for (size_t i = 0; i < n_old; i++) {
    const CjmStep *step = changes->old->steps.at[i], *match = match_of(d, step);
    if (match) {
      anchor = match;
      continue;
    }
    GPtrArray *gone = g_hash_table_lookup(gone_after, anchor);
    if (!gone) g_hash_table_insert(gone_after, (void *)anchor, gone = g_ptr_array_new());
    g_ptr_array_add(gone, (void *)step);
  }
  changes->steps = cjm_arena_make(changes->arena, CjmDiffStep, n_old + n_new + 1);
  for (size_t i = 0; i <= n_new; i++) {
    const CjmStep *step = i ? changes->new->steps.at[i - 1] : NULL;
    if (step) changes->steps[changes->n_steps++] = (CjmDiffStep){.old = match_of(d, step), .new = step};
    const GPtrArray *gone = g_hash_table_lookup(gone_after, step);
    for (guint k = 0; gone && k < gone->len; k++) changes->steps[changes->n_steps++] = (CjmDiffStep){.old = gone->pdata[k]};
  }
  for (size_t i = 0; i < changes->n_steps; i++) {
    changes->steps[i].group = i;
    if (changes->steps[i].new) g_hash_table_insert(groups, (void *)changes->steps[i].new, &changes->steps[i]);
    if (changes->steps[i].old) g_hash_table_insert(groups, (void *)changes->steps[i].old, &changes->steps[i]);
  }
}

static bool is_title_of_step(const CjmDifference *change)
{
  const char *step = change->new_step ? change->new_step->o.id : NULL;
  g_autofree char *address = step ? g_strdup_printf("steps/%s/title", step) : NULL;
  return address && change->id == CJM_DIFF_RENAMED && strcmp(address, change->address) == 0;
}

static void note_in_step(CjmDiffStep *step, const CjmDifference *change)
{
  if (change->derived) return;
  if (change->id == CJM_DIFF_STEP_MOVED) step->moved = true;
  else if (is_title_of_step(change)) step->renamed = true;
  else if (change->id != CJM_DIFF_STEP_ADDED && change->id != CJM_DIFF_STEP_REMOVED) step->counts[change->direction]++;
}

bool cjm_diff_step_is_unchanged(const CjmDiffStep *step)
{
  size_t n = 0;
  for (size_t i = 0; i < CJM_DIRECTION_COUNT; i++) n += step->counts[i];
  return step->old && step->new && !step->moved && !step->renamed && !n;
}

static void group_changes(CjmChanges *changes, GHashTable *groups)
{
  for (size_t i = 0; i < changes->n; i++) {
    CjmDifference *change = changes->at[i];
    const CjmStep *step = change->new_step ? change->new_step : change->old_step;
    CjmDiffStep *group = step ? g_hash_table_lookup(groups, step) : NULL;
    change->group = group ? group->group : changes->n_steps;
    if (group) note_in_step(group, change);
  }
  for (size_t i = 0; i < changes->n_steps; i++) changes->unchanged_steps += cjm_diff_step_is_unchanged(&changes->steps[i]);
}

/* ---- order ---- */

/* A change, and what it is sorted by. */
typedef struct Place {
  CjmDifference *change;
  double weight; /* of the largest change of a feeling in its step, in its direction */
  size_t order;  /* as found */
} Place;

static int by_place(const void *a, const void *b)
{
  const Place *x = a, *y = b;
  const CjmDifference *p = x->change, *q = y->change;
  if (p->derived != q->derived) return p->derived - q->derived;
  if (p->direction != q->direction) return p->direction < q->direction ? -1 : 1;
  if (!p->derived && x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
  if (!p->derived && p->group != q->group) return p->group < q->group ? -1 : 1;
  bool by_rule = p->derived || p->direction != CJM_DIRECTION_NEUTRAL;
  if (by_rule && p->id != q->id) return p->id < q->id ? -1 : 1;
  return x->order < y->order ? -1 : 1;
}

static void sort(CjmChanges *changes)
{
  size_t n_groups = changes->n_steps + 1;
  g_autofree Place *places = g_new0(Place, changes->n + 1);
  g_autofree double *weights = g_new0(double, n_groups * CJM_DIRECTION_COUNT);
  for (size_t i = 0; i < changes->n; i++) {
    const CjmDifference *change = changes->at[i];
    double *weight = &weights[change->group * CJM_DIRECTION_COUNT + change->direction];
    *weight = fmax(*weight, fabs(change->difference));
  }
  for (size_t i = 0; i < changes->n; i++) {
    CjmDifference *change = changes->at[i];
    places[i] = (Place){change, weights[change->group * CJM_DIRECTION_COUNT + change->direction], i};
  }
  if (changes->n) qsort(places, changes->n, sizeof *places, by_place);
  for (size_t i = 0; i < changes->n; i++) changes->at[i] = places[i].change;
}

/* ---- notes beside the values ---- */

/* A value that is not there, where the rule does not say so. */
static void fill_side(CjmChanges *changes, CjmDifference *change, CjmDiffSide *side)
{
  switch (change->id) {
    case CJM_DIFF_CHANGED:
    case CJM_DIFF_TEXT_CHANGED:
    case CJM_DIFF_TARGET_CHANGED:
    case CJM_DIFF_METRIC_CHANGED:
    case CJM_DIFF_EVIDENCE_GAINED:
    case CJM_DIFF_EVIDENCE_LOST:
      if (!side->value) side->text = cjm_arena_take(changes->arena, cjm_lang_message_new(changes->lang, "none", NULL));
      break;
    default: break;
  }
}

/* Causes with a label of their own behind the number of their step, in the order in which they are listed. */
static const struct {
  CjmDiffRuleId id;
  const char *message;
} labels[] = {
  {CJM_DIFF_EMOTION_UP, "cause.feeling"},         {CJM_DIFF_EMOTION_DOWN, "cause.feeling"},
  {CJM_DIFF_EMOTION_ADDED, "cause.feeling_added"}, {CJM_DIFF_EMOTION_REMOVED, "cause.feeling_removed"},
  {CJM_DIFF_SOURCE_ADDED, "cause.source_added"},  {CJM_DIFF_SOURCE_REMOVED, "cause.source_removed"},
  {CJM_DIFF_STEP_ADDED, "cause.added"},           {CJM_DIFF_STEP_REMOVED, "cause.removed"},
  {CJM_DIFF_STEP_MOVED, "cause.moved"},
};

/* The row of its label; that behind the last where it has none, and is called as what it is. */
static size_t label_of(const CjmDifference *cause)
{
  size_t i = 0;
  while (i < G_N_ELEMENTS(labels) && labels[i].id != cause->id) i++;
  return i;
}

static bool have_one_label(const CjmDifference *a, const CjmDifference *b)
{
  size_t x = label_of(a), y = label_of(b);
  bool named = x < G_N_ELEMENTS(labels) && y < G_N_ELEMENTS(labels);
  return named ? strcmp(labels[x].message, labels[y].message) == 0 : x == y && strcmp(a->what, b->what) == 0;
}

static char *label_new(const CjmChanges *changes, const CjmDifference *cause)
{
  size_t i = label_of(cause);
  return i < G_N_ELEMENTS(labels) ? cjm_lang_message_new(changes->lang, labels[i].message, NULL) : g_strdup(cause->what);
}

enum { NUMBERS_MAX = 8 /* of steps of one label */ };

/* "5, 6, 8"; `is_whole`: nothing else follows, so that two are "6 and 8". "" where the causes are in no step. */
static char *numbers_new(const CjmChanges *changes, const CjmDifference *const *causes, size_t n_causes, bool is_whole)
{
  g_autoptr(GString) list = g_string_new(NULL);
  g_autofree char *first = NULL, *last = NULL;
  size_t n = 0;
  for (size_t i = 0; i < n_causes && n < NUMBERS_MAX; i++) {
    const CjmStep *step = causes[i]->new_step ? causes[i]->new_step : causes[i]->old_step;
    if (!step) continue;
    char *number = cjm_diff_step_number_new(changes->lang, step);
    g_string_append_printf(list, "%s%s", n++ ? ", " : "", number);
    g_free(last);
    last = number;
    if (!first) first = g_strdup(number);
  }
  if (n == 2 && n_causes == 2 && is_whole)
    return CJM_MESSAGE_NEW(changes->lang, "diff.and", CJM_TEXT_ARG("a", first), CJM_TEXT_ARG("b", last));
  if (n < NUMBERS_MAX || n_causes == n) return g_string_free(g_steal_pointer(&list), FALSE);
  return CJM_MESSAGE_NEW(changes->lang, "diff.and_more", CJM_TEXT_ARG("list", list->str), CJM_NUMBER_ARG("n", n_causes - n));
}

/* "from 5, 6, 8 feeling, 7 added" */
static void set_from(CjmChanges *changes, CjmDifference *change)
{
  g_autoptr(GString) list = g_string_new(NULL);
  for (size_t i = 0, end; i < change->n_causes; i = end) {
    for (end = i + 1; end < change->n_causes && have_one_label(change->causes[i], change->causes[end]);) end++;
    g_autofree char *label = label_new(changes, change->causes[i]),
                    *numbers = numbers_new(changes, change->causes + i, end - i, i == 0 && end == change->n_causes),
                    *text = *numbers ? CJM_MESSAGE_NEW(changes->lang, "diff.from_steps", CJM_TEXT_ARG("steps", numbers), CJM_TEXT_ARG("name", label))
                                     : g_strdup(label);
    g_string_append_printf(list, "%s%s", i ? ", " : "", text);
  }
  if (change->n_causes)
    change->from = cjm_arena_take(changes->arena, CJM_MESSAGE_NEW(changes->lang, "diff.from", CJM_TEXT_ARG("list", list->str)));
}

/* Causes of one kind stand together, steps that came, went or moved last; in the same order in each language. */
static int by_label(const void *a, const void *b)
{
  const CjmDifference *x = *(const CjmDifference *const *)a, *y = *(const CjmDifference *const *)b;
  size_t label_x = label_of(x), label_y = label_of(y);
  bool x_step = x->id == CJM_DIFF_STEP_ADDED || x->id == CJM_DIFF_STEP_REMOVED || x->id == CJM_DIFF_STEP_MOVED,
       y_step = y->id == CJM_DIFF_STEP_ADDED || y->id == CJM_DIFF_STEP_REMOVED || y->id == CJM_DIFF_STEP_MOVED;
  if (x_step != y_step) return x_step - y_step;
  if (!have_one_label(x, y) && label_x != label_y) return label_x < label_y ? -1 : 1;
  int names = have_one_label(x, y) ? 0 : strcmp(x->address, y->address);
  return names ? names : x->group < y->group ? -1 : x->group > y->group;
}

static void set_remarks(CjmChanges *changes)
{
  for (size_t i = 0; i < changes->n; i++) {
    CjmDifference *change = changes->at[i];
    fill_side(changes, change, &change->old);
    fill_side(changes, change, &change->new);
    if (change->n_causes > 1) qsort(change->causes, change->n_causes, sizeof *change->causes, by_label);
    set_from(changes, change);
  }
}

/* ---- the whole ---- */

void cjm_changes_count(CjmChanges *changes)
{
  memset(changes->counts, 0, sizeof changes->counts);
  memset(changes->derived, 0, sizeof changes->derived);
  changes->reviewed = 0;
  for (size_t i = 0; i < changes->n; i++) {
    const CjmDifference *change = changes->at[i];
    if (change->reviewed) changes->reviewed++;
    else if (change->derived) changes->derived[change->direction]++;
    else changes->counts[change->direction]++;
  }
}

void cjm_changes_finish(CjmChanges *changes, CjmDiffing *d)
{
  g_autoptr(GHashTable) groups = g_hash_table_new(NULL, NULL), seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  changes->n = d->found->len;
  changes->at = cjm_arena_make(changes->arena, CjmDifference *, changes->n + 1);
  if (changes->n) memcpy(changes->at, d->found->pdata, changes->n * sizeof *changes->at);
  list_steps(changes, d, groups);
  group_changes(changes, groups);
  for (size_t i = 0; i < changes->n; i++) set_fingerprint(changes->at[i], seen);
  set_remarks(changes);
  sort(changes);
  cjm_changes_count(changes);
  cjm_changes_set_headline(changes);
}
