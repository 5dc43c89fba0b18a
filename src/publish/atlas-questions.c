/* atlas-questions.c: what the maps of an atlas leave open. */
#include <math.h>
#include <string.h>

#include "publish/atlas-words.h"

enum {
  OLD = 90,  /* days by which the newest source of a map may be older than the map */
  MOST = 10 /* maps that a question is asked about, each in a line of its own; of more, the number */
};

typedef struct Questions {
  const CjmAtlasComposer *a;
  int n;
} Questions;

static void ask(Questions *q, const char *question)
{
  cjm_article_item(q->a->article, ++q->n, question);
}

/* Asks about one of several maps. */
static void ask_about_map(Questions *q, size_t *io_n, const char *question)
{
  if ((*io_n)++ < MOST) ask(q, question);
}

static void end_maps(Questions *q, size_t n)
{
  if (n > MOST) ask(q, CJM_SAY(q->a, "atlas.more", CJM_NUMBER_ARG("n", n - MOST)));
}

static const char *own(const CjmAtlasComposer *a, const char *text)
{
  return cjm_article_literal(a->article, text);
}

/* "map (2, 3)" of all maps that have such steps, or other things. */
static const char *list_of(const CjmAtlasComposer *a, const char *(*of)(const CjmSurvey *map))
{
  GString *list = g_string_new(NULL);
  for (size_t i = 0; i < a->atlas->maps.n; i++) {
    const CjmSurvey *map = a->atlas->maps.at[i];
    const char *things = of(map);
    if (things && *things) cjm_compose_join(list, ", ", cjm_article_printf(a->article, "%s (%s)", cjm_atlas_link(a, map), own(a, things)));
  }
  return cjm_article_take(a->article, list);
}

static const char *unanswered_of(const CjmSurvey *map)
{
  return map->unanswered;
}

static const char *waits_of(const CjmSurvey *map)
{
  return map->waits;
}

static const char *aimless_of(const CjmSurvey *map)
{
  return map->aimless;
}

static const char *dropped_of(const CjmSurvey *map)
{
  return map->dropped;
}

/* ---- who ---- */

static void ask_about_worst(Questions *q)
{
  const CjmAtlasComposer *a = q->a;
  GString *list = g_string_new(NULL);
  for (size_t i = 0; i < a->atlas->worst.n; i++) {
    const CjmAtlasLow *low = a->atlas->worst.at[i];
    if (low->low->reach < CJM_REACH_PLANNED) cjm_compose_join(list, "; ", cjm_atlas_low_name(a, low));
  }
  const char *all = cjm_article_take(a->article, list);
  if (*all) ask(q, CJM_SAY(a, "atlas.q_worst", CJM_TEXT_ARG("list", all)));
}

static void ask_about_upkeep(Questions *q)
{
  const CjmAtlasComposer *a = q->a;
  size_t n = 0;
  for (size_t i = 0; i < a->atlas->maps.n; i++) {
    const CjmSurvey *map = a->atlas->maps.at[i];
    GString *missing = g_string_new(NULL);
    if (!map->owner) cjm_compose_join(missing, ", ", CJM_SAY_PLAIN(a, "atlas.owner"));
    if (!map->personas.n) cjm_compose_join(missing, ", ", CJM_SAY_PLAIN(a, "atlas.persona"));
    if (map->status == CJM_STATUS_NONE) cjm_compose_join(missing, ", ", CJM_SAY_PLAIN(a, "atlas.status"));
    if (!map->updated.year) cjm_compose_join(missing, ", ", CJM_SAY_PLAIN(a, "atlas.updated"));
    if (!map->review_by.year) cjm_compose_join(missing, ", ", CJM_SAY_PLAIN(a, "fresh.review"));
    if (!map->newest) cjm_compose_join(missing, ", ", CJM_SAY_PLAIN(a, "atlas.dated_source"));
    const char *list = cjm_article_take(a->article, missing);
    if (*list) ask_about_map(q, &n, CJM_SAY(a, "atlas.q_missing", CJM_TEXT_ARG("map", cjm_atlas_link(a, map)), CJM_TEXT_ARG("list", list)));
  }
  end_maps(q, n);
}

static void ask_about_personas(Questions *q)
{
  const CjmAtlasComposer *a = q->a;
  size_t n = 0;
  for (size_t i = 0; i < a->atlas->doubles.n; i++) {
    const CjmAtlasDouble *pair = a->atlas->doubles.at[i];
    if (pair->kind != CJM_NAMED_PERSONA || pair->reason != CJM_DOUBLE_DESCRIPTION) continue;
    ask_about_map(q, &n, CJM_SAY(a, "atlas.q_persona", CJM_TEXT_ARG("name", own(a, pair->name)), CJM_TEXT_ARG("a", cjm_atlas_link(a, pair->map_a)),
                   CJM_TEXT_ARG("b", cjm_atlas_link(a, pair->map_b))));
  }
  end_maps(q, n);
}

/* ---- what is known ---- */

static void ask_about_evidence(Questions *q)
{
  const CjmAtlasComposer *a = q->a;
  size_t n = 0;
  for (size_t i = 0; i < a->atlas->maps.n; i++) {
    const CjmSurvey *map = a->atlas->maps.at[i];
    int days = map->newest && map->updated.year ? cjm_report_days(map->newest_date, map->updated) : 0;
    if (days > OLD) ask_about_map(q, &n, CJM_SAY(a, "atlas.q_evidence", CJM_TEXT_ARG("map", cjm_atlas_link(a, map)), CJM_NUMBER_ARG("days", days)));
  }
  end_maps(q, n);
}

static const char *range_of(const CjmAtlasComposer *a, const CjmSurveyMetric *metric)
{
  g_autofree char *low = cjm_lang_number_new(a->lang, metric->low, 2), *high = cjm_lang_number_new(a->lang, metric->high, 2);
  GString *text = g_string_new(NULL);
  if (!isnan(metric->low) && !isnan(metric->high)) g_string_append_printf(text, "%s–%s", low, high);
  if (metric->unit) cjm_compose_join(text, " ", own(a, metric->unit));
  return text->len ? cjm_article_take(a->article, text) : (g_string_free(text, TRUE), "–");
}

/* Metrics of one id whose ranges or units differ. */
static void ask_about_metrics(Questions *q)
{
  const CjmAtlasComposer *a = q->a;
  size_t n = 0;
  for (size_t i = 0; i < a->atlas->unlike.n; i++) {
    const CjmAtlasShared *unlike = a->atlas->unlike.at[i];
    GString *list = g_string_new(NULL);
    for (size_t k = 0; k < unlike->uses.n; k++) {
      const CjmSurveyMetric *metric = unlike->uses.at[k]->of;
      cjm_compose_join(list, ", ", cjm_article_printf(a->article, "%s (%s) %s", cjm_atlas_link(a, unlike->uses.at[k]->map), own(a, metric->title), range_of(a, metric)));
    }
    const char *all = cjm_article_take(a->article, list);
    ask_about_map(q, &n, CJM_SAY(a, "atlas.q_metric", CJM_TEXT_ARG("name", own(a, unlike->title)), CJM_TEXT_ARG("list", all)));
  }
  end_maps(q, n);
}

/* Of maps of which less than half of the steps give a time. */
static void ask_about_time(Questions *q)
{
  const CjmAtlasComposer *a = q->a;
  size_t n = 0;
  for (size_t i = 0; i < a->atlas->maps.n; i++) {
    const CjmSurvey *map = a->atlas->maps.at[i];
    if (map->n_timed <= 0 || 2 * map->n_timed >= map->n_on_path) continue;
    ask_about_map(q, &n, CJM_SAY(a, "atlas.q_time", CJM_TEXT_ARG("map", cjm_atlas_link(a, map)), CJM_NUMBER_ARG("k", map->n_on_path - map->n_timed),
                                 CJM_NUMBER_ARG("n", map->n_on_path)));
  }
  end_maps(q, n);
}

/* ---- what is done ---- */

static void ask_for(Questions *q, const char *key, const char *(*of)(const CjmSurvey *map))
{
  const char *list = list_of(q->a, of);
  if (*list)
    ask(q, CJM_SAY(q->a, key, CJM_NUMBER_ARG("k", q->a->atlas->n_unanswered), CJM_NUMBER_ARG("n", q->a->atlas->n_pains), CJM_TEXT_ARG("list", list)));
}

void cjm_atlas_write_questions(const CjmAtlasComposer *a)
{
  Questions q = {a, 0};
  cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "atlas.questions"));
  ask_about_worst(&q);
  ask_about_upkeep(&q);
  ask_about_personas(&q);
  ask_for(&q, "atlas.q_unanswered", unanswered_of);
  ask_about_evidence(&q);
  ask_about_metrics(&q);
  ask_about_time(&q);
  ask_for(&q, "atlas.q_waits", waits_of);
  ask_for(&q, "atlas.q_plans", aimless_of);
  ask_for(&q, "atlas.q_dropped", dropped_of);
  if (q.n == 0) cjm_article_paragraph(a->article, CJM_SAY_PLAIN(a, "none"));
}
