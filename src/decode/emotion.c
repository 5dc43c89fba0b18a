/* emotion.c: feelings, their words and their scale. */
#include "base/number.h"
#include "base/spell.h"
#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "journey/lexicon.h"

/* ---- reading ---- */

/* Whether a number was meant, even if it is malformed. */
static bool looks_like_number(const char *text)
{
  const char *c = text + strspn(text, "+-.");
  if (g_str_has_prefix(text, "−") || g_str_has_prefix(text, "–") || g_str_has_prefix(text, "—")) {
    c = g_utf8_next_char(text);
  }
  return g_unichar_isdigit(g_utf8_get_char(c));
}

static CjmEmotion *read_bare(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  CjmEmotion *emotion = cjm_object_new(d, &cjm_shape_emotion, node);
  const char *key = looks_like_number(node->text) ? "score" : "label";
  cjm_decode_bare(d, field, &cjm_shape_emotion, cjm_shape_field(&cjm_shape_emotion, key), node, emotion);
  return emotion;
}

void cjm_read_emotion(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  CjmStep *step = object;
  bool bare = node->kind == CJM_NODE_SCALAR;
  cjm_list_append(d->arena, &step->emotions,
                  bare ? read_bare(d, field, node) : cjm_decode_object(d, field, &cjm_shape_emotion, node));
}

static void read_of_persona(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node, void *object)
{
  CjmStep *step = object;
  size_t before = step->emotions.n;
  cjm_each_item(d, field, node, object, cjm_read_emotion);
  for (size_t i = before; i < step->emotions.n; i++) {
    cjm_set_ref(d, field->ref, key, &step->emotions.at[i]->persona);
  }
}

void cjm_read_emotions(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (node->kind == CJM_NODE_MAP && node->span.source != NULL && (cjm_node_get(node, "score") != NULL || cjm_node_get(node, "label") != NULL)) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_WRONG_KIND, node->span, "`emotions` takes ids of personas, and these are the keys of one feeling");
    cjm_diag_help(diag, "write it under `emotion`");
    cjm_fix_emotions_key(diag, node);
    return;
  }
  if (node->kind != CJM_NODE_MAP) {
    CjmDiag *diag = cjm_report_wrong_kind(d, field, node);
    bool bare = node->kind == CJM_NODE_SCALAR;
    if (cjm_is_of_personas(node)) cjm_diag_help(diag, "leave out the dashes: `emotions: {%s: …}`", node->items[0]->keys[0]->text);
    else cjm_diag_help(diag, "a feeling that is not one persona's own goes under `emotion`: `emotion: %s`",
                       bare ? node->text : "[…, …]");
    return;
  }
  cjm_each_pair(d, field, node, object, read_of_persona);
}

static void read_competitor_score(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node, void *object)
{
  CjmCompetitor *competitor = object;
  CjmCompetitorScore *score = cjm_arena_make(d->arena, CjmCompetitorScore, 1);
  cjm_set_ref(d, field->ref, key, &score->step);
  cjm_set_number(d, field, node, &score->score);
  cjm_list_append(d->arena, &competitor->emotions, score);
}

void cjm_read_competitor_emotions(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  cjm_each_pair(d, field, node, object, read_competitor_score);
}

static void read_scale_label(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node, void *object)
{
  CjmScale *scale = object;
  CjmScaleLabel *label = cjm_arena_make(d->arena, CjmScaleLabel, 1);
  cjm_set_text(key, &label->key);
  if (cjm_set_number(d, field, key, &label->score) && cjm_is_scalar(d, field, node)) {
    cjm_set_text(node, &label->text);
    cjm_list_append(d->arena, &scale->labels, label);
  }
}

void cjm_read_scale_labels(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  cjm_each_pair(d, field, node, object, read_scale_label);
}

/* ---- the scale ---- */

/* Whether a number is in the file but was malformed, which has been reported. */
static bool is_lost(const CjmNumber *number)
{
  return !number->set && number->span.source != NULL;
}

static const double default_min = -2, default_max = 2;

/* Determines the scale; false if it has a mistake, so that scores cannot be checked. */
static bool finish_scale(CjmDecoder *d)
{
  CjmJourney *journey = d->journey;
  const CjmScale *scale = journey->scale;
  journey->scale_min = default_min;
  journey->scale_max = default_max;
  if (scale == NULL) {
    return true;
  }
  double min = scale->min.set ? scale->min.value : default_min, max = scale->max.set ? scale->max.value : default_max;
  bool unread = !scale->min.set && !scale->max.set && scale->labels.n == 0 && cjm_diags_failed(d->diags);
  if (unread || is_lost(&scale->min) || is_lost(&scale->max)) {
    return false;
  }
  if (min >= max) {
    CjmSpan span = scale->min.set ? scale->min.span : scale->max.span;
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_BAD_RANGE, span, "the scale's `min` has to be below its `max`");
    cjm_diag_help(diag, "without them the scale goes from -2 to 2");
    return false;
  }
  journey->scale_min = min;
  journey->scale_max = max;
  return true;
}

static void check_score(CjmDecoder *d, const CjmNumber *score)
{
  const CjmJourney *journey = d->journey;
  if (!score->set || (score->value >= journey->scale_min && score->value <= journey->scale_max)) {
    return;
  }
  g_autoptr(GString) value = g_string_new(NULL), min = g_string_new(NULL), max = g_string_new(NULL);
  cjm_number_append(value, score->value, 6);
  cjm_number_append(min, journey->scale_min, 6);
  cjm_number_append(max, journey->scale_max, 6);
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_OFF_SCALE, score->span,
                                "the score %s is outside the scale, which goes from %s to %s", value->str, min->str, max->str);
  if (journey->scale != NULL) {
    cjm_diag_related(diag, journey->scale->o.span, "the scale of this map");
    cjm_diag_help(diag, "write a score from %s to %s, or another scale", min->str, max->str);
  } else {
    cjm_diag_help(diag, "another scale is set by `scale: {min: …, max: …}` at the top of the file");
    cjm_fix_scale(d, diag);
  }
}

/* ---- words ---- */

/* Whether `a` is nearer to a word than `b`. */
static bool is_nearer(const char *word, const char *a, const char *b)
{
  CjmSpelling typed, first, second;
  return cjm_spelling_init(&typed, word) && cjm_spelling_init(&first, a) && cjm_spelling_init(&second, b) &&
         cjm_spelling_distance(&typed, &first) < cjm_spelling_distance(&typed, &second);
}

/* The word without the typographic quotes around it, if it is a known one then. */
static void fix_quoted(CjmDecoder *d, CjmDiag *diag, const CjmText *label)
{
  static const char *const signs[] = {"“", "”", "„", "‘", "’", "«", "»"};
  g_autoptr(GString) word = g_string_new(label->at);
  double ignored;
  for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
    g_string_replace(word, signs[i], "", 0);
  }
  g_strstrip(word->str);
  if (cjm_lexicon_find(d->journey->lang.at, word->str, &ignored)) {
    cjm_fix_text(diag, CJM_FIX_SAFE, label->span, word->str);
  }
}

/* Whether a text is the value of a key by itself: neither an item of a list nor one of several keys of a feeling. */
static bool is_bare(const CjmEmotion *emotion)
{
  const CjmSource *source = emotion->label.span.source;
  uint32_t before = emotion->label.span.start;
  if (source == NULL || cjm_source_is_json(source) || emotion->o.span.start != before) return false;
  while (before > 0 && source->text[before - 1] == ' ') before--;
  return before > 0 && source->text[before - 1] == ':';
}

/* `frustrated, anxious` and `hope → doubt` as a list of feelings, if all of them are known. */
static bool fix_several(CjmDecoder *d, CjmDiag *diag, const CjmEmotion *emotion)
{
  const CjmText *label = &emotion->label;
  if (!is_bare(emotion)) return false;
  g_auto(GStrv) parts = cjm_feelings_new(label->at);
  double ignored;
  bool known = g_strv_length(parts) > 1;
  for (size_t i = 0; known && parts[i] != NULL; i++) known = cjm_lexicon_find(d->journey->lang.at, parts[i], &ignored);
  if (!known) return false;
  g_autofree char *list = g_strjoinv(", ", parts), *flow = g_strdup_printf("[%s]", list);
  cjm_diag_help(diag, "write several feelings as a list: %s", flow);
  cjm_diag_replace(diag, CJM_FIX_SAFE, label->span, flow, "write the feelings as a list");
  return true;
}

static void report_unknown(CjmDecoder *d, const CjmEmotion *emotion)
{
  const CjmText *label = &emotion->label;
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_UNKNOWN_EMOTION, label->span, "`%s` is not a feeling that cjm knows", label->at);
  if (fix_several(d, diag, emotion)) return;
  if (cjm_means_nothing(label->at) && is_bare(emotion)) {
    cjm_diag_help(diag, "leave it out: what has no value is not known");
    cjm_fix_comment_line(diag, label->span);
    return;
  }
  if (emotion->o.span.source == label->span.source && emotion->o.span.start == label->span.start && cjm_fix_points_in_text(diag, label->at, label->span)) return;
  g_autoptr(GPtrArray) nearest = cjm_lexicon_nearest_new(d->journey->lang.at, label->at, 3);
  g_autoptr(GString) words = g_string_new(nearest->len == 0 ? NULL : "did you mean ");
  for (size_t i = 0; i < nearest->len; i++) {
    g_string_append_printf(words, "%s`%s`", i == 0 ? "" : " or ", (const char *)nearest->pdata[i]);
  }
  g_string_append(words, nearest->len == 0 ? "" : "? ");
  const char *quotes[] = {"“", "”", "„", "‘", "’", "«", "»"};
  for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++) {
    if (g_str_has_prefix(label->at, quotes[i])) {
      cjm_diag_help(diag, "the quotation marks are part of the word: write straight ones (\"), or none");
      fix_quoted(d, diag, label);
      return;
    }
  }
  if (nearest->len == 1 || (nearest->len > 1 && is_nearer(label->at, nearest->pdata[0], nearest->pdata[1]))) {
    cjm_fix_text(diag, CJM_FIX_SUGGESTED, label->span, nearest->pdata[0]);
  }
  g_autoptr(GString) own = g_string_new(NULL);
  cjm_yaml_text_append_in_brackets(own, label->at);
  cjm_diag_help(diag, "%sgive a word of your own a score: {score: …, label: %s}", words->str, own->str);
}

/* Maps the lexicon's -2 to 2 linearly onto the scale of the map. */
static double on_scale(const CjmJourney *journey, double valence)
{
  return cjm_journey_score_at(journey, (valence + 2) / 4);
}

static void look_up(CjmDecoder *d, CjmEmotion *emotion)
{
  double valence;
  if (emotion->score.set || is_lost(&emotion->score) || emotion->label.at == NULL) {
    return;
  }
  if (cjm_lexicon_find(d->journey->lang.at, emotion->label.at, &valence)) {
    emotion->score = (CjmNumber){.set = true, .value = on_scale(d->journey, valence), .span = emotion->label.span};
  } else if (!g_hash_table_contains(d->guessed, emotion->label.at)) {
    report_unknown(d, emotion);
  }
}

/* ---- the second pass ---- */

static void check_band(CjmDecoder *d, const CjmEmotion *emotion)
{
  const CjmNumber *low = &emotion->low, *high = &emotion->high, *score = &emotion->score;
  check_score(d, low);
  check_score(d, high);
  if (low->set && high->set && low->value > high->value) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_BAD_RANGE, low->span, "`low` is above `high`");
    cjm_diag_help(diag, "swap them");
  } else if (score->set && low->set && low->value > score->value) {
    cjm_diags_add(d->diags, CJM_CODE_BAD_RANGE, low->span, "`low` is above the score");
  } else if (score->set && high->set && high->value < score->value) {
    cjm_diags_add(d->diags, CJM_CODE_BAD_RANGE, high->span, "`high` is below the score");
  }
}

/* A range with only one end reaches from there to the score. */
static void complete_band(CjmEmotion *emotion)
{
  if (emotion->low.set != emotion->high.set && emotion->score.set) {
    *(emotion->low.set ? &emotion->high : &emotion->low) = emotion->score;
  }
}

static void report_twice(CjmDecoder *d, const CjmEmotion *emotion, const CjmEmotion *first)
{
  CjmSpan span = emotion->persona.id.at != NULL ? emotion->persona.id.span : emotion->o.span;
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_EMOTION_TWICE, span, "the feeling of `%s` is given twice in this step",
                                emotion->persona.to->id);
  cjm_diag_related(diag, first->o.span, "the first time");
  cjm_diag_help(diag, "`emotion` is that of the primary persona, else of the first; keep one of the two");
}

/* A persona has one entry in a step, which may be a list. */
static void check_once(CjmDecoder *d, const CjmStep *step)
{
  g_autoptr(GHashTable) firsts = g_hash_table_new(NULL, NULL); /* persona → CjmEmotion */
  for (size_t i = 0; i < step->emotions.n; i++) {
    CjmEmotion *emotion = step->emotions.at[i];
    const CjmEmotion *first = emotion->persona.to == NULL ? emotion : g_hash_table_lookup(firsts, emotion->persona.to);
    bool new_entry = i == 0 || cjm_span_compare(step->emotions.at[i - 1]->persona.id.span, emotion->persona.id.span) != 0;
    if (first == NULL) {
      g_hash_table_insert(firsts, emotion->persona.to, emotion);
    } else if (first != emotion && new_entry) {
      report_twice(d, emotion, first);
    }
  }
}

/* A moment is at one of the feelings of the primary persona, and is drawn above their curve. */
static void check_moments(CjmDecoder *d, const CjmStep *step)
{
  size_t n = 0;
  for (size_t i = 0; i < step->emotions.n; i++) {
    n += d->journey->primary == NULL || step->emotions.at[i]->persona.to == &d->journey->primary->o;
  }
  for (size_t i = 0; i < step->moments.n; i++) {
    const CjmNumber *at = &step->moments.at[i]->at;
    if (!at->set || at->value <= (double)n) {
      continue;
    }
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_OUT_OF_RANGE, at->span, "this step has no feeling number %.0f", at->value);
    if (n == 0) {
      cjm_diag_help(diag, "take `at` away, or say what is felt here with `emotion`");
    } else {
      cjm_diag_help(diag, "it has %zu: `at` goes from 1 to %zu", n, n);
    }
  }
}

static void finish_step(CjmDecoder *d, CjmStep *step, bool scale_known)
{
  for (size_t i = 0; i < step->emotions.n; i++) {
    CjmEmotion *emotion = step->emotions.at[i];
    if (emotion->persona.id.at == NULL && d->journey->primary != NULL) {
      emotion->persona.to = &d->journey->primary->o;
    }
    look_up(d, emotion);
    if (scale_known) {
      check_score(d, &emotion->score);
      check_band(d, emotion);
      for (size_t h = 0; h < emotion->history.n; h++) {
        check_score(d, &emotion->history.at[h]->value);
      }
      complete_band(emotion);
    }
  }
  check_once(d, step);
  check_moments(d, step);
}

static CjmPersona *find_primary(const CjmJourney *journey)
{
  for (size_t i = 0; i < journey->personas.n; i++) {
    if (journey->personas.at[i]->role.value == CJM_ROLE_PRIMARY) {
      return journey->personas.at[i];
    }
  }
  return journey->personas.n > 0 ? journey->personas.at[0] : NULL;
}

static void check_setting(CjmDecoder *d)
{
  const CjmJourney *journey = d->journey;
  for (size_t i = 0; journey->scale != NULL && i < journey->scale->labels.n; i++) {
    check_score(d, &journey->scale->labels.at[i]->score);
  }
  for (size_t i = 0; i < journey->competitors.n; i++) {
    for (size_t s = 0; s < journey->competitors.at[i]->emotions.n; s++) {
      check_score(d, &journey->competitors.at[i]->emotions.at[s]->score);
    }
  }
}

void cjm_emotions_finish(CjmDecoder *d)
{
  bool scale_known = finish_scale(d);
  d->journey->primary = find_primary(d->journey);
  if (scale_known) {
    check_setting(d);
  }
  for (size_t i = 0; i < d->journey->steps.n; i++) {
    finish_step(d, d->journey->steps.at[i], scale_known);
  }
}
