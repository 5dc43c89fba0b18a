#include <math.h>
#include <string.h>

#include "import/builder.h"
#include "import/markup.h"

static void feelings_free(void *data)
{
  cjm_feelings_clear(data);
  g_free(data);
}

/* Whether an entry is about feelings: by its key, or as a score where nothing else is. */
static bool is_feeling(const CjmBuilding *b, const CjmEntry *entry)
{
  return g_strcmp0(entry->key, "emotion") == 0 || (g_strcmp0(entry->key, "score") == 0 && !b->has_feelings);
}

/* Scores of all kinds in a journey. */
typedef struct Scores {
  unsigned n[CJM_SCORE_BARE + 1];
  double lowest[CJM_SCORE_BARE + 1], highest[CJM_SCORE_BARE + 1], of;
  const CjmEntry *first[CJM_SCORE_BARE + 1];
} Scores;

static void note_score(Scores *scores, const CjmFeeling *feeling, const CjmEntry *entry)
{
  CjmScoreKind kind = feeling->kind;
  if (scores->n[kind]++ == 0) {
    scores->lowest[kind] = scores->highest[kind] = feeling->score;
    scores->first[kind] = entry;
  }
  scores->lowest[kind] = MIN(scores->lowest[kind], feeling->score);
  scores->highest[kind] = MAX(scores->highest[kind], feeling->score);
  if (kind == CJM_SCORE_OF) scores->of = MAX(scores->of, feeling->of);
}

static void read_part(CjmBuilding *b, const CjmPart *part, Scores *scores)
{
  for (const CjmEntry *entry = part->entries; entry; entry = entry->next) {
    if (!is_feeling(b, entry) && g_strcmp0(entry->key, "both") != 0) continue;
    g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
    if (cjm_cell_is_empty(plain)) continue;
    CjmFeelings *feelings = g_new(CjmFeelings, 1);
    cjm_feelings_read(plain, b->lang, feelings);
    g_hash_table_insert(b->feelings, (gpointer)entry, feelings);
    for (guint i = 0; is_feeling(b, entry) && i < feelings->at->len; i++) note_score(scores, &g_array_index(feelings->at, CjmFeeling, i), entry);
  }
  for (const CjmPart *inner = part->parts; inner; inner = inner->next) read_part(b, inner, scores);
}

static void set_scale(CjmBuilding *b, double min, double max)
{
  b->min = min;
  b->max = max;
  b->has_scale = min != -2 || max != 2;
}

static void say_scale(CjmBuilding *b, const Scores *scores, CjmScoreKind kind)
{
  const CjmEntry *first = scores->first[kind];
  if (!b->journey->has_scale) cjm_import_understood(b->import, first->text.span, "scores are on a scale from %g to %g", b->min, b->max);
}

/* A scale that the format of the file has, made wider for scores that lie outside. */
static void widen(CjmBuilding *b, const Scores *scores)
{
  double low = b->journey->min, high = b->journey->max;
  for (int kind = CJM_SCORE_SIGNED; kind <= CJM_SCORE_BARE; kind++) {
    if (!scores->n[kind] || kind == CJM_SCORE_OF || kind == CJM_SCORE_PERCENT) continue;
    low = MIN(low, scores->lowest[kind]);
    high = MAX(high, scores->highest[kind]);
  }
  set_scale(b, low, high);
  if (low < b->journey->min || high > b->journey->max)
    cjm_import_doubt(b->import, b->journey->title.span, "scores lie outside %g to %g, so the scale of the map goes from %g to %g", b->journey->min, b->journey->max,
                     low, high);
}

static double round_up(double highest)
{
  static const double ends[] = {5, 7, 10, 100};
  for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
    if (highest <= ends[i]) return ends[i];
  return ceil(highest);
}

static void choose_scale(CjmBuilding *b, const Scores *scores)
{
  double none = scores->n[CJM_SCORE_BARE] && scores->lowest[CJM_SCORE_BARE] <= 0 ? 0 : 1;
  if (b->journey->has_scale) {
    widen(b, scores);
  } else if (scores->n[CJM_SCORE_SIGNED]) {
    double most = MAX(fabs(scores->lowest[CJM_SCORE_SIGNED]), fabs(scores->highest[CJM_SCORE_SIGNED]));
    if (scores->n[CJM_SCORE_BARE]) most = MAX(most, scores->highest[CJM_SCORE_BARE]);
    most = most <= 2 ? 2 : most <= 3 ? 3 : round_up(most);
    set_scale(b, -most, most);
    say_scale(b, scores, CJM_SCORE_SIGNED);
  } else if (scores->n[CJM_SCORE_OF]) {
    double highest = MAX(scores->of, scores->highest[CJM_SCORE_BARE]);
    set_scale(b, MIN(none, scores->lowest[CJM_SCORE_OF] < 1 ? 0 : 1), highest);
    say_scale(b, scores, CJM_SCORE_OF);
  } else if (scores->n[CJM_SCORE_PERCENT]) {
    set_scale(b, 0, MAX(100, scores->highest[CJM_SCORE_PERCENT]));
    say_scale(b, scores, CJM_SCORE_PERCENT);
  } else if (scores->n[CJM_SCORE_BARE]) {
    double highest = round_up(scores->highest[CJM_SCORE_BARE]);
    set_scale(b, highest >= 100 ? 0 : none, highest);
    say_scale(b, scores, CJM_SCORE_BARE);
  } else {
    set_scale(b, -2, 2);
  }
}

void cjm_build_feelings(CjmBuilding *b)
{
  Scores scores = {0};
  b->feelings = g_hash_table_new_full(NULL, NULL, NULL, feelings_free);
  read_part(b, b->journey, &scores);
  choose_scale(b, &scores);
}

/* ---- one step ---- */

static double from_valence(const CjmBuilding *b, double valence)
{
  double score = b->min + (CLAMP(valence, -2, 2) + 2) / 4 * (b->max - b->min);
  return round(score * 10) / 10;
}

static double score_of(const CjmBuilding *b, const CjmFeeling *feeling)
{
  double score = feeling->score;
  if (feeling->kind == CJM_SCORE_OF || feeling->kind == CJM_SCORE_PERCENT) {
    double of = feeling->kind == CJM_SCORE_OF ? feeling->of : 100;
    bool is_same = of == b->max && (b->min == 0 || b->min == 1);
    if (!is_same) score = b->min + (b->max - b->min) * feeling->score / of;
  }
  return CLAMP(round(score * 100) / 100, b->min, b->max);
}

/* Emoji beside the words of a feeling are in no field; where the words are not known, the score is that of the face. */
static void report_emoji(CjmBuilding *b, CjmSpan span, const CjmFeeling *feeling)
{
  if (!feeling->emoji || b->has_said_emoji) return;
  b->has_said_emoji = true;
  cjm_import_left(b->import, span, "emoji beside the words of feelings, such as %s, are left aside", feeling->emoji);
}

static void put_range(CjmBuilding *b, CjmNode *map, CjmSpan span, const CjmFeeling *feeling)
{
  if (!feeling->is_mixed || feeling->low == feeling->high) return;
  cjm_build_put(b, map, "low", cjm_build_number(b, span, from_valence(b, feeling->low)));
  cjm_build_put(b, map, "high", cjm_build_number(b, span, from_valence(b, feeling->high)));
}

/* A label that no word of the lexicon is in stands in the middle of the scale, until somebody gives it a score. */
static CjmNode *feeling_node(CjmBuilding *b, CjmSpan span, const CjmFeeling *feeling)
{
  bool has_score = feeling->kind != CJM_SCORE_NONE;
  if (!feeling->label) {
    double score = has_score ? score_of(b, feeling) : from_valence(b, feeling->valence);
    return cjm_build_number(b, span, score);
  }
  report_emoji(b, span, feeling);
  if (!has_score && feeling->is_word) return cjm_build_text(b, span, feeling->label);
  CjmNode *map = cjm_build_map(b, span);
  bool is_known = has_score || feeling->is_word || feeling->is_mixed;
  double score = has_score ? score_of(b, feeling) : is_known ? from_valence(b, feeling->valence) : round((b->min + b->max) / 2 * 10) / 10;
  cjm_build_put(b, map, "score", cjm_build_number(b, span, score));
  cjm_build_put(b, map, "label", cjm_build_text(b, span, feeling->label));
  if (!has_score) put_range(b, map, span, feeling);
  if (!is_known) cjm_build_comment(b, map, "the score is a placeholder: give this feeling one from %g to %g", b->min, b->max);
  return map;
}

/* Words in one column and scores in another are one feeling. */
static bool merge(CjmBuilding *b, CjmNode *step, const CjmFeelings *feelings, CjmSpan span)
{
  CjmNode *there = cjm_node_get(step, "emotion");
  if (!there || there->n != 1 || feelings->at->len != 1) return false;
  CjmNode *old = there->items[0];
  const CjmFeeling *feeling = &g_array_index(feelings->at, CjmFeeling, 0);
  bool old_is_number = old->kind == CJM_NODE_SCALAR && cjm_build_is_number(old->text);
  bool old_is_word = old->kind == CJM_NODE_SCALAR && !old_is_number;
  bool old_is_map = old->kind == CJM_NODE_MAP;
  if (feeling->kind != CJM_SCORE_NONE && !feeling->label && (old_is_word || old_is_map)) {
    CjmNode *map = cjm_build_map(b, old->span);
    cjm_build_put(b, map, "score", cjm_build_number(b, span, score_of(b, feeling)));
    cjm_build_put(b, map, "label", old_is_map ? cjm_node_get(old, "label") : old);
    g_hash_table_remove(b->comments, old);
    there->items[0] = map;
    return true;
  }
  if (old_is_number && feeling->kind == CJM_SCORE_NONE && feeling->label) {
    report_emoji(b, span, feeling);
    CjmNode *map = cjm_build_map(b, old->span);
    cjm_build_put(b, map, "score", old);
    cjm_build_put(b, map, "label", cjm_build_text(b, span, feeling->label));
    there->items[0] = map;
    return true;
  }
  return false;
}

/* In a column of thoughts and feelings, what is not a word for a feeling is a thought. */
static void put_both(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  g_autoptr(GPtrArray) items = cjm_cell_items_new(entry->text.text, true);
  for (guint i = 0; i < items->len; i++) {
    const CjmCellItem *item = items->pdata[i];
    CjmFeelings feelings;
    cjm_feelings_read(item->text, b->lang, &feelings);
    const CjmFeeling *feeling = feelings.at->len == 1 ? &g_array_index(feelings.at, CjmFeeling, 0) : NULL;
    bool is_short = g_utf8_strlen(item->text, -1) <= 24;
    bool is_feeling = !item->is_quoted && feeling && (feeling->is_word || (feeling->kind != CJM_SCORE_NONE && is_short) || (is_short && feeling->is_mixed));
    if (is_feeling) cjm_build_add(b, step, "emotion", feeling_node(b, entry->text.span, feeling));
    else cjm_build_add(b, step, "thoughts", cjm_build_text(b, entry->text.span, item->text));
    cjm_feelings_clear(&feelings);
  }
}

void cjm_build_put_feelings(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  if (strcmp(entry->key, "both") == 0) {
    put_both(b, step, entry);
    return;
  }
  const CjmFeelings *feelings = g_hash_table_lookup(b->feelings, entry);
  if (!feelings) return;
  CjmSpan span = entry->text.span;
  bool is_merged = merge(b, step, feelings, span);
  for (guint i = 0; !is_merged && i < feelings->at->len; i++)
    cjm_build_add(b, step, "emotion", feeling_node(b, span, &g_array_index(feelings->at, CjmFeeling, i)));
  for (guint i = 0; i < feelings->quotes->len; i++) cjm_build_add(b, step, "thoughts", cjm_build_text(b, span, feelings->quotes->pdata[i]));
  if (feelings->at->len == 0 && feelings->quotes->len == 0) {
    g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
    cjm_build_add(b, step, "notes", cjm_build_text(b, span, plain));
    cjm_import_kept(b->import, span, "no feeling is found in this text, which is kept as a note");
  }
}

void cjm_build_finish_feelings(CjmBuilding *b, CjmNode *step)
{
  CjmNode *list = cjm_node_get(step, "emotion");
  if (!list || list->kind != CJM_NODE_LIST) return;
  for (size_t i = 0; i < list->n; i++)
    if (g_hash_table_contains(b->comments, list->items[i]))
      cjm_import_doubt(b->import, list->items[i]->span, "no word of the feeling \"%s\" is known, so it stands in the middle of the scale; give it a score",
                       cjm_node_get(list->items[i], "label")->text);
  for (size_t i = 0; list->n == 1 && i < step->n; i++)
    if (step->items[i] == list) step->items[i] = list->items[0];
}
