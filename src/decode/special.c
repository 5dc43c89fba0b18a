/* special.c: phases, times, rule levels, touchpoints and gates: fields with a syntax of their own. */
#include "base/spell.h"
#include "decode/decoder.h"

/* ---- phases ---- */

static bool has_steps(const CjmNode *node)
{
  const CjmNode *steps = node->kind == CJM_NODE_MAP ? cjm_node_get(node, "steps") : NULL;
  return steps != NULL && !steps->null && !(steps->kind == CJM_NODE_LIST && steps->n == 0);
}

/* A phase without steps is read together with its single step. */
static void make_single(CjmDecoder *d, CjmPhase *phase, CjmStep *own)
{
  phase->single = true;
  own->when = phase->when;
  own->status = phase->status;
  phase->when = NULL;
  phase->status = (CjmChoice){0};
  cjm_object_register(d, &cjm_shape_step, &own->o);
  cjm_list_append(d->arena, &phase->steps, own);
}

void cjm_read_phase(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  CjmJourney *journey = object;
  CjmPhase *phase = cjm_object_new(d, &cjm_shape_phase, node);
  CjmStep *own = cjm_arena_make(d->arena, CjmStep, 1);
  own->o.kind = CJM_KIND_STEP;
  own->o.span = node->span;
  own->phase = phase;
  CjmTarget targets[] = {
    {.shape = &cjm_shape_phase, .object = phase},
    {.shape = &cjm_shape_step, .object = own, .refused = has_steps(node) ? CJM_FIELD_STEP_ONLY : 0},
  };
  cjm_decode_targets(d, field, node, targets, G_N_ELEMENTS(targets));
  if (phase->steps.n == 0) {
    make_single(d, phase, own);
  } else if (targets[1].used) {
    phase->across = own;
    cjm_list_append(d->arena, &journey->cells, own);
  }
  for (size_t i = 0; i < phase->steps.n; i++) {
    CjmStep *step = phase->steps.at[i];
    step->phase = phase;
    cjm_list_append(d->arena, &journey->steps, step);
    cjm_list_append(d->arena, &journey->cells, step);
    step->number = journey->steps.n;
  }
  cjm_list_append(d->arena, &journey->phases, phase);
}

/* ---- when ---- */

/* `45 mimutes` would be drawn as a point in time. */
static void warn_of_duration(CjmDecoder *d, const CjmNode *node)
{
  static const char *const units[] = {"seconds", "minutes", "hours", "days", "weeks", "months", "years", "secs", "mins", "hrs"};
  size_t digits = strspn(node->text, "0123456789.,");
  const char *unit = node->text + digits + strspn(node->text + digits, " ");
  if (digits == 0 || strlen(unit) < 3 || strchr(unit, ' ') != NULL || !cjm_hint_allowed(d) ||
      cjm_spell_nearest(unit, units, G_N_ELEMENTS(units)) == NULL) {
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_NEAR_DURATION, node->span,
                                "`%s` is not a duration, so it is drawn as a point in time", node->text);
  cjm_diag_help(diag, "write a number with s, m, h, d, w, mo or y, such as 45m");
  g_autofree char *meant = cjm_duration_read_new(node->text);
  if (meant != NULL) {
    cjm_fix_scalar(diag, CJM_FIX_SUGGESTED, node, meant);
  }
}

void cjm_read_when(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  CjmWhen *when;
  if (node->kind == CJM_NODE_SCALAR) {
    when = cjm_object_new(d, &cjm_shape_when, node);
    when->duration.span = node->span;
    if (!cjm_duration_parse(node->text, &when->duration)) {
      warn_of_duration(d, node);
      cjm_decode_value(d, &cjm_shape_when, cjm_shape_field(&cjm_shape_when, "at"), node, when);
    }
  } else {
    when = cjm_decode_object(d, field, &cjm_shape_when, node);
  }
  *(CjmWhen **)(void *)((char *)object + field->offset) = when;
}

/* ---- lint ---- */

static void read_level(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node, void *object)
{
  CjmJourney *journey = object;
  CjmRuleLevel *level = cjm_arena_make(d->arena, CjmRuleLevel, 1);
  level->rule = (CjmText){.at = key->text, .span = key->span};
  if (cjm_set_choice(d, field, node, &level->level)) {
    cjm_list_append(d->arena, &journey->lint, level);
  }
}

void cjm_read_lint(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  cjm_each_pair(d, field, node, object, read_level);
}

/* ---- entries that are matched when a file extends another ---- */

void cjm_read_join(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  (void)object;
  if (d->partial) {
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_NOT_EXTENDING, node->span,
                                "`%s` has a meaning only in a file that extends another", field->key);
  cjm_diag_help(diag, "remove it; the order of the list is the order of the map");
}

void cjm_read_extends(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  (void)d;
  (void)field;
  (void)node;
  (void)object;
}

/* ---- touchpoints ---- */

enum { MOST_CHANNELS = 12 /* that are looked for in one text */ };

/* Channels by their folded titles, the first of a title. */
static GHashTable *channel_titles_new(const CjmJourney *journey)
{
  GHashTable *titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < journey->channels.n; i++) {
    CjmChannel *channel = journey->channels.at[i];
    g_autofree char *title = channel->title.at == NULL ? NULL : cjm_id_fold_new(channel->title.at);
    if (title != NULL && !g_hash_table_contains(titles, title)) {
      g_hash_table_insert(titles, g_steal_pointer(&title), channel);
    }
  }
  return titles;
}

/* Whether the title was given as a bare text, which begins where its object begins. */
static bool is_bare(const CjmTouchpoint *touchpoint)
{
  return touchpoint->title.at != NULL && cjm_span_compare(touchpoint->title.span, touchpoint->o.span) == 0;
}

/* Warns of a bare touchpoint that is almost the name of a channel. */
static void warn_of_channel(CjmDecoder *d, const CjmTouchpoint *touchpoint)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (size_t i = 0; i < d->journey->channels.n; i++) {
    const CjmChannel *channel = d->journey->channels.at[i];
    if (channel->title.at != NULL) {
      g_ptr_array_add(names, (gpointer)channel->title.at);
    }
    if (channel->o.id != NULL) {
      g_ptr_array_add(names, (gpointer)channel->o.id);
    }
  }
  const char *nearest =
    cjm_hint_allowed(d) ? cjm_spell_nearest(touchpoint->title.at, (const char *const *)names->pdata, names->len) : NULL;
  if (nearest != NULL) {
    CjmDiag *diag =
      cjm_diags_add(d->diags, CJM_CODE_NEAR_CHANNEL, touchpoint->title.span,
                    "`%s` is not the channel `%s`, so it has no row among the channels", touchpoint->title.at, nearest);
    cjm_diag_help(diag, "write it exactly like the channel, or as {title: %s, channel: …}", touchpoint->title.at);
    cjm_fix_text(diag, CJM_FIX_SUGGESTED, touchpoint->title.span, nearest);
  }
}

/* The channel of this id or title, NULL for none. */
static CjmObject *find_channel(CjmDecoder *d, GHashTable *titles, const char *name)
{
  CjmObject *channel = cjm_ids_find(d, CJM_KIND_CHANNEL, name);
  if (channel != NULL) {
    return channel;
  }
  g_autofree char *folded = cjm_id_fold_new(name);
  return g_hash_table_lookup(titles, folded);
}

/* `App, Website` is one touchpoint whose title names two channels; whether it is one of these, which is then reported. */
static bool warn_of_several(CjmDecoder *d, GHashTable *titles, const CjmTouchpoint *touchpoint)
{
  g_auto(GStrv) names = g_strsplit_set(touchpoint->title.at, ",;/&+", MOST_CHANNELS);
  for (char **name = names; *name != NULL; name++) {
    if (find_channel(d, titles, g_strstrip(*name)) == NULL) {
      return false;
    }
  }
  if (names[0] == NULL || names[1] == NULL) {
    return false;
  }
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_NEAR_CHANNEL, touchpoint->title.span,
                  "`%s` names several channels in one text, so it has no row among the channels", touchpoint->title.at);
  g_autofree char *list = g_strjoinv(", ", names);
  cjm_diag_help(diag, "write them as a list: [%s]", list);
  return true;
}

static void name_channel(CjmDecoder *d, GHashTable *titles, CjmTouchpoint *touchpoint)
{
  CjmObject *channel = find_channel(d, titles, touchpoint->title.at);
  if (channel != NULL) {
    touchpoint->channel = (CjmRef){.id = touchpoint->title, .to = channel};
    touchpoint->title.at = NULL;
  } else if (!warn_of_several(d, titles, touchpoint)) {
    warn_of_channel(d, touchpoint);
  }
}

static void finish_step(CjmDecoder *d, const CjmStep *step, GHashTable *titles)
{
  for (size_t i = 0; i < step->touchpoints.n; i++) {
    if (is_bare(step->touchpoints.at[i])) {
      name_channel(d, titles, step->touchpoints.at[i]);
    }
  }
}

void cjm_touchpoints_finish(CjmDecoder *d)
{
  g_autoptr(GHashTable) titles = channel_titles_new(d->journey);
  for (size_t i = 0; i < d->journey->cells.n; i++) {
    finish_step(d, d->journey->cells.at[i], titles);
  }
}

/* ---- gates ---- */

void cjm_gates_finish(CjmDecoder *d)
{
  for (size_t i = 0; i < d->journey->gates.n; i++) {
    CjmGate *gate = d->journey->gates.at[i];
    gate->kind = gate->metric.id.at != NULL ? CJM_GATE_METRIC : gate->persona.id.at != NULL ? CJM_GATE_EMOTION : CJM_GATE_RULE;
    if (gate->min.set && gate->max.set && gate->min.value > gate->max.value) {
      CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_BAD_RANGE, gate->min.span, "`min` is above `max`, so nothing can pass");
      cjm_diag_related(diag, gate->max.span, "`max` is here");
    }
  }
}
