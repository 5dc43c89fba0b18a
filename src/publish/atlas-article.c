/* atlas-article.c: an atlas as an article. */
#include "publish/atlas-article.h"

#include <math.h>
#include <string.h>

#include "publish/atlas-words.h"
#include "publish/language.h"

#define ROW(a, table, ...) cjm_article_row((a)->article, (table), (const char *const[]){__VA_ARGS__})

/* ---- the first page ---- */

enum { most_named = 10 }; /* steps in a sentence; of more, the number */

/* Appends the number of steps that are not named. */
static void add_more(const CjmAtlasComposer *a, GString *list, size_t n)
{
  if (n > most_named) cjm_compose_join(list, ", ", CJM_SAY(a, "atlas.more", CJM_NUMBER_ARG("n", n - most_named)));
}

/* The lows that tie with the lowest, as "map step “title”"; their number, and that of those without a plan. */
static const char *lowest_of_all(const CjmAtlasComposer *a, size_t *ret_n, size_t *ret_unplanned)
{
  const CjmAtlas *atlas = a->atlas;
  GString *list = g_string_new(NULL);
  size_t n = 0, unplanned = 0;
  while (n < atlas->worst.n && atlas->worst.at[n]->low->feeling.share < atlas->worst.at[0]->low->feeling.share + 1e-9) {
    unplanned += atlas->worst.at[n]->low->reach < CJM_REACH_PLANNED;
    if (n < most_named) cjm_compose_join(list, "; ", cjm_atlas_low_name(a, atlas->worst.at[n]));
    n++;
  }
  add_more(a, list, n);
  *ret_n = n;
  *ret_unplanned = unplanned;
  return cjm_article_take(a->article, list);
}

static void write_headline(const CjmAtlasComposer *a)
{
  static const char *const keys[] = {
    [CJM_REACH_NOTHING] = "atlas.reach_nothing", [CJM_REACH_PAIN] = "atlas.reach_pain",   [CJM_REACH_OPPORTUNITY] = "atlas.reach_opportunity",
    [CJM_REACH_PLANNED] = "atlas.reach_planned", [CJM_REACH_DOING] = "atlas.reach_doing", [CJM_REACH_DONE] = "atlas.reach_done"};
  const CjmAtlas *atlas = a->atlas;
  if (!atlas->worst.n) return;
  size_t n, unplanned;
  const CjmSurveyLow *lowest = atlas->worst.at[0]->low;
  const char *list = lowest_of_all(a, &n, &unplanned);
  const char *sentence = CJM_SAY(a, "atlas.lowest", CJM_TEXT_ARG("share", cjm_atlas_share(a, lowest->feeling.share)), CJM_TEXT_ARG("list", list));
  const char *reach = n > 1 ? CJM_SAY(a, "atlas.reach_several", CJM_NUMBER_ARG("k", unplanned)) : CJM_SAY_PLAIN(a, keys[lowest->reach]);
  cjm_article_paragraph(a->article, cjm_article_printf(a->article, "%c%s%c %s", CJM_MARK_BOLD, sentence, CJM_MARK_END, reach));
}

static void write_findings(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  GString *list = g_string_new(NULL);
  size_t unplanned = 0;
  int n = 0;
  for (size_t i = 0; i < atlas->worst.n; i++) {
    const CjmAtlasLow *low = atlas->worst.at[i];
    if (low->low->reach >= CJM_REACH_PLANNED) continue;
    if (unplanned++ < most_named) cjm_compose_join(list, ", ", cjm_article_printf(a->article, "%s %s", cjm_atlas_link(a, low->map), low->low->feeling.step));
  }
  add_more(a, list, unplanned);
  const char *without = cjm_article_take(a->article, list);
  if (atlas->worst.n)
    cjm_article_item(a->article, ++n, CJM_SAY(a, unplanned ? "atlas.unplanned" : "atlas.planned", CJM_NUMBER_ARG("k", unplanned),
                                              CJM_NUMBER_ARG("n", atlas->worst.n), CJM_TEXT_ARG("list", without)));
  if (atlas->n_targets > 0)
    cjm_article_item(a->article, ++n, CJM_SAY(a, "atlas.targets", CJM_NUMBER_ARG("k", atlas->n_met), CJM_NUMBER_ARG("n", atlas->n_targets)));
  if (atlas->n_pains > 0)
    cjm_article_item(a->article, ++n, CJM_SAY(a, "atlas.pains", CJM_NUMBER_ARG("k", atlas->n_open), CJM_NUMBER_ARG("n", atlas->n_pains),
                                              CJM_NUMBER_ARG("critical", atlas->n_critical), CJM_NUMBER_ARG("u", atlas->n_unplanned),
                                              CJM_NUMBER_ARG("m", atlas->n_opportunities)));
}

/* What to do first, and files that could not be read. */
static void write_first(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  for (size_t i = 0; i < atlas->worst.n; i++) {
    const CjmAtlasLow *low = atlas->worst.at[i];
    if (low->low->reach >= CJM_REACH_PLANNED) continue;
    cjm_article_paragraph(a->article, CJM_SAY(a, "atlas.first", CJM_TEXT_ARG("step", cjm_atlas_low_name(a, low))));
    break;
  }
  if (!atlas->broken.n) return;
  GString *list = g_string_new(NULL);
  for (size_t i = 0; i < atlas->broken.n; i++) cjm_compose_join(list, ", ", cjm_article_literal(a->article, atlas->broken.at[i]));
  const char *files = cjm_article_take(a->article, list);
  cjm_article_paragraph(a->article, CJM_SAY(a, "atlas.broken", CJM_NUMBER_ARG("n", atlas->broken.n), CJM_TEXT_ARG("list", files)));
}

/* ---- maps ---- */

static const char *status_of(const CjmAtlasComposer *a, const CjmSurvey *map)
{
  static const CjmWord words[] = {[CJM_STATUS_ASSUMPTION] = CJM_WORD_RESEARCH_ASSUMPTION, [CJM_STATUS_PARTLY] = CJM_WORD_RESEARCH_PARTLY, [CJM_STATUS_RESEARCHED] = CJM_WORD_RESEARCH_DONE};
  GString *text = g_string_new(map->status == CJM_STATUS_NONE ? NULL : cjm_lang_word(a->lang, words[map->status]));
  if (map->state == CJM_STATE_FUTURE) cjm_compose_join(text, ", ", cjm_lang_word(a->lang, CJM_WORD_STATE_FUTURE));
  return text->len ? cjm_article_take(a->article, text) : (g_string_free(text, TRUE), "–");
}

static const char *of(const CjmAtlasComposer *a, double k, double n, const char *steps)
{
  if (n <= 0) return "–";
  const char *count = CJM_SAY(a, "of", CJM_NUMBER_ARG("k", k), CJM_NUMBER_ARG("n", n));
  return steps && *steps ? cjm_article_printf(a->article, "%s (%s)", count, steps) : count;
}

static const char *open_pains(const CjmAtlasComposer *a, const CjmSurvey *map)
{
  const char *open = of(a, map->n_open, map->n_pains, NULL);
  if (map->n_critical <= 0) return open;
  return cjm_article_printf(a->article, "%s, %s", open, CJM_SAY(a, "atlas.critical", CJM_NUMBER_ARG("n", map->n_critical), CJM_TEXT_ARG("steps", map->critical)));
}

/* "67 of 70, 18 critical" */
static const char *all_open(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  const char *open = of(a, atlas->n_open, atlas->n_pains, NULL);
  return atlas->n_critical > 0 ? cjm_article_printf(a->article, "%s, %s", open, CJM_SAY(a, "atlas.n_critical", CJM_NUMBER_ARG("n", atlas->n_critical))) : open;
}

/* How many gaps are open, and whether maps name each other. */
static const char *notes_of(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  GString *text = g_string_new(CJM_SAY_PLAIN(a, "atlas.maps_note"));
  if (atlas->n_gaps > 0) cjm_compose_join(text, " ", CJM_SAY(a, "atlas.gaps", CJM_NUMBER_ARG("k", atlas->n_open_gaps), CJM_NUMBER_ARG("n", atlas->n_gaps)));
  if (!atlas->links.n && atlas->maps.n > 1) cjm_compose_join(text, " ", CJM_SAY_PLAIN(a, "atlas.no_links"));
  return cjm_article_take(a->article, text);
}

static void write_maps(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  const char *const titles[] = {CJM_SAY_PLAIN(a, "atlas.map"), CJM_SAY_PLAIN(a, "atlas.owner"), CJM_SAY_PLAIN(a, "atlas.status"), cjm_atlas_number_title(a, "col.steps"),
                                CJM_SAY_PLAIN(a, "col.lowest"), CJM_SAY_PLAIN(a, "col.end"), CJM_SAY_PLAIN(a, "open.pains"), cjm_atlas_number_title(a, "atlas.met"),
                                CJM_SAY_PLAIN(a, "atlas.no_plan"), NULL};
  cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "atlas.all"));
  CjmTable *table = cjm_article_table(a->article, titles, 0);
  for (size_t i = 0; i < atlas->maps.n; i++) {
    const CjmSurvey *map = atlas->maps.at[i];
    ROW(a, table, cjm_article_printf(a->article, "%s\n%s", cjm_atlas_link(a, map), cjm_article_literal(a->article, map->title)), map->owner ? cjm_article_literal(a->article, map->owner) : "–",
        status_of(a, map), cjm_article_printf(a->article, "%.0f", map->n_steps), cjm_atlas_feeling(a, map, &map->lowest, true), cjm_atlas_feeling(a, map, &map->end, false),
        open_pains(a, map), of(a, map->n_met, map->n_targets, NULL), of(a, map->n_unplanned, map->n_opportunities, map->unplanned));
  }
  ROW(a, table, CJM_SAY(a, "atlas.n_maps", CJM_NUMBER_ARG("n", atlas->maps.n)), CJM_SAY(a, "atlas.n_owners", CJM_NUMBER_ARG("n", atlas->n_owners)), "",
      cjm_article_printf(a->article, "%.0f", atlas->n_steps), "", "", all_open(a), of(a, atlas->n_met, atlas->n_targets, NULL),
      of(a, atlas->n_unplanned, atlas->n_opportunities, NULL));
  cjm_article_paragraph(a->article, cjm_atlas_dim(a, notes_of(a)));
}

/* ---- the worst steps ---- */

static const char *pain_of(const CjmAtlasComposer *a, const CjmSurveyLow *low)
{
  static const CjmWord words[] = {[CJM_PAIN_MINOR] = CJM_WORD_SEVERITY_MINOR, [CJM_PAIN_SERIOUS] = CJM_WORD_SEVERITY_SERIOUS, [CJM_PAIN_CRITICAL] = CJM_WORD_SEVERITY_CRITICAL};
  if (!low->pain) return "–";
  GString *text = g_string_new(cjm_article_literal(a->article, low->pain));
  if (low->severity != CJM_PAIN_UNRATED) cjm_compose_join(text, " · ", cjm_lang_word(a->lang, words[low->severity]));
  if (low->n_pains > 1) cjm_compose_join(text, "; ", CJM_SAY(a, "atlas.more", CJM_NUMBER_ARG("n", low->n_pains - 1)));
  return cjm_article_take(a->article, text);
}

static const char *plan_of(const CjmAtlasComposer *a, const CjmSurveyLow *low)
{
  if (!low->opportunity) return cjm_atlas_worse(a, CJM_SAY_PLAIN(a, "atlas.no_opportunity"));
  const char *what = cjm_article_literal(a->article, low->opportunity);
  if (low->reach < CJM_REACH_PLANNED) return cjm_article_printf(a->article, "%s → %s", what, cjm_atlas_worse(a, CJM_SAY_PLAIN(a, "chain.no_plan")));
  CjmWord word = low->reach == CJM_REACH_DONE ? CJM_WORD_STATUS_DONE : low->reach == CJM_REACH_DOING ? CJM_WORD_STATUS_DOING : CJM_WORD_STATUS_PLANNED;
  GString *plan = g_string_new(low->plan ? cjm_article_literal(a->article, low->plan) : NULL);
  cjm_compose_join(plan, ", ", cjm_lang_word(a->lang, word));
  if (low->due.year) cjm_compose_join(plan, ", ", cjm_atlas_date(a, low->due));
  return cjm_article_printf(a->article, "%s → %s", what, cjm_article_take(a->article, plan));
}

/* The feelings of others in the step. */
static const char *others_of(const CjmAtlasComposer *a, const CjmAtlasLow *found)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < found->low->others.n; i++) {
    const CjmSurveyOther *other = found->low->others.at[i];
    cjm_compose_join(text, "; ", cjm_atlas_felt(a, found->map, &other->feeling));
    if (other->employee) cjm_compose_join(text, ", ", CJM_SAY_PLAIN(a, "atlas.employee"));
  }
  return text->len ? cjm_article_take(a->article, text) : (g_string_free(text, TRUE), "–");
}

static void write_worst(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  const char *const titles[] = {"#", CJM_SAY_PLAIN(a, "atlas.map_step"), CJM_SAY_PLAIN(a, "atlas.feeling"), CJM_SAY_PLAIN(a, "atlas.others"), CJM_SAY_PLAIN(a, "atlas.pain"), CJM_SAY_PLAIN(a, "atlas.plan"), NULL};
  if (!atlas->worst.n) return;
  cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "atlas.worst"));
  CjmTable *table = cjm_article_table(a->article, titles, 0);
  for (size_t i = 0; i < atlas->worst.n; i++) {
    const CjmAtlasLow *found = atlas->worst.at[i];
    const CjmSurveyLow *low = found->low;
    ROW(a, table, cjm_atlas_worse(a, cjm_atlas_share(a, low->feeling.share)), cjm_atlas_low_name(a, found), cjm_atlas_felt(a, found->map, &low->feeling),
        others_of(a, found), pain_of(a, low), plan_of(a, low));
  }
  cjm_article_paragraph(a->article, cjm_atlas_dim(a, CJM_SAY_PLAIN(a, "atlas.worst_note")));
}

/* ---- dates, time ---- */

/* Maps by `updated`, the oldest first, those without one last. */
static int by_updated(const void *x, const void *y)
{
  const CjmSurvey *left = *(const CjmSurvey *const *)x, *right = *(const CjmSurvey *const *)y;
  if (!left->updated.year != !right->updated.year) return left->updated.year ? -1 : 1;
  int days = left->updated.year ? cjm_report_days(right->updated, left->updated) : 0;
  return days ? days : strcmp(left->path, right->path);
}

static const char *days_between(const CjmAtlasComposer *a, CjmDate from, CjmDate to)
{
  return from.year && to.year ? cjm_article_printf(a->article, "%d", cjm_report_days(from, to)) : "–";
}

static const char *named_date(const CjmAtlasComposer *a, const char *name, CjmDate date)
{
  return name ? cjm_article_printf(a->article, "%s (%s)", cjm_atlas_date(a, date), cjm_article_literal(a->article, name)) : "–";
}

static bool is_overdue(const CjmAtlasComposer *a, const CjmSurvey *map)
{
  return map->review_by.year && a->atlas->newest.year && cjm_report_days(a->atlas->newest, map->review_by) < 0;
}

static void write_dates(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  const char *const titles[] = {CJM_SAY_PLAIN(a, "atlas.map"), CJM_SAY_PLAIN(a, "atlas.updated"), cjm_atlas_number_title(a, "atlas.behind"), CJM_SAY_PLAIN(a, "fresh.newest"),
                                cjm_atlas_number_title(a, "atlas.before"), CJM_SAY_PLAIN(a, "fresh.review"), CJM_SAY_PLAIN(a, "fresh.next"), cjm_atlas_number_title(a, "fresh.late"), NULL};
  if (!atlas->newest.year) return;
  cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "freshness"));
  cjm_article_paragraph(a->article, cjm_atlas_dim(a, CJM_SAY(a, "atlas.fresh_note", CJM_TEXT_ARG("date", cjm_atlas_date(a, atlas->newest)))));
  CjmTable *table = cjm_article_table(a->article, titles, 0);
  g_autofree const CjmSurvey **sorted = g_new(const CjmSurvey *, atlas->maps.n + 1);
  for (size_t i = 0; i < atlas->maps.n; i++) sorted[i] = atlas->maps.at[i];
  if (atlas->maps.n) qsort(sorted, atlas->maps.n, sizeof *sorted, by_updated);
  for (size_t i = 0; i < atlas->maps.n; i++) {
    const CjmSurvey *map = sorted[i];
    const char *review = map->review_by.year ? cjm_atlas_date(a, map->review_by) : "–";
    ROW(a, table, cjm_atlas_link(a, map), map->updated.year ? cjm_atlas_date(a, map->updated) : "–", days_between(a, map->updated, atlas->newest),
        named_date(a, map->newest, map->newest_date), days_between(a, map->newest_date, map->updated),
        is_overdue(a, map) ? cjm_atlas_worse(a, cjm_article_printf(a->article, "%s: %s", review, CJM_SAY_PLAIN(a, "atlas.overdue"))) : review,
        named_date(a, map->next, map->next_date), map->n_late > 0 ? cjm_atlas_worse(a, cjm_article_printf(a->article, "%.0f", map->n_late)) : "0");
  }
}

/* Maps by the share of touch time, the smallest first, those without times last. */
static int by_efficiency(const void *x, const void *y)
{
  const CjmSurvey *left = *(const CjmSurvey *const *)x, *right = *(const CjmSurvey *const *)y;
  double a = left->length > 0 ? 1 - left->waiting / left->length : 2, b = right->length > 0 ? 1 - right->waiting / right->length : 2;
  if (fabs(a - b) > 1e-9) return a < b ? -1 : 1;
  return strcmp(left->path, right->path);
}

static void write_times(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  const char *const titles[] = {CJM_SAY_PLAIN(a, "atlas.map"), cjm_atlas_number_title(a, "time.length"), cjm_atlas_number_title(a, "time.waiting"), cjm_atlas_number_title(a, "time.efficiency"),
                                CJM_SAY_PLAIN(a, "time.known"), NULL};
  bool any = false;
  for (size_t i = 0; i < atlas->maps.n; i++) any = any || atlas->maps.at[i]->n_timed > 0;
  if (!any) return;
  cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "atlas.time"));
  CjmTable *table = cjm_article_table(a->article, titles, 0);
  g_autofree const CjmSurvey **sorted = g_new(const CjmSurvey *, atlas->maps.n + 1);
  for (size_t i = 0; i < atlas->maps.n; i++) sorted[i] = atlas->maps.at[i];
  qsort(sorted, atlas->maps.n, sizeof *sorted, by_efficiency);
  for (size_t i = 0; i < atlas->maps.n; i++) {
    const CjmSurvey *map = sorted[i];
    bool known = map->n_timed > 0;
    const char *steps = map->n_timed < map->n_on_path ? map->timed : NULL;
    ROW(a, table, cjm_atlas_link(a, map), known ? cjm_atlas_duration(a, map->length) : "–", known ? cjm_atlas_duration(a, map->waiting) : "–",
        map->length > 0 ? cjm_atlas_part(a, 1 - map->waiting / map->length) : "–", of(a, map->n_timed, map->n_on_path, steps));
  }
}

/* ---- all of it ---- */

CjmArticle *cjm_atlas_article_new(const CjmAtlas *atlas, const CjmPublishOptions *options)
{
  const CjmLang *lang = cjm_publish_language(options, atlas->lang);
  const CjmArg counts[] = {CJM_NUMBER_ARG("n", atlas->maps.n), CJM_NUMBER_ARG("steps", atlas->n_steps), {0}};
  g_autofree char *title = cjm_lang_message_new(lang, "atlas.title", counts);
  CjmArticle *article = cjm_article_new(lang, title);
  CjmAtlasComposer a = {article, atlas, lang};
  cjm_article_heading(article, 1, article->title);
  write_headline(&a);
  write_findings(&a);
  write_first(&a);
  cjm_article_paragraph(article, cjm_atlas_dim(&a, CJM_SAY_PLAIN(&a, "atlas.note")));
  write_maps(&a);
  write_worst(&a);
  cjm_atlas_write_names(&a);
  write_dates(&a);
  write_times(&a);
  cjm_atlas_write_questions(&a);
  return article;
}
