/* atlas-names.c: names that maps share, near doubles, and links between maps. */
#include <math.h>
#include <string.h>

#include "publish/atlas-words.h"

#define ROW(a, table, ...) cjm_article_row((a)->article, (table), (const char *const[]){__VA_ARGS__})

static const char *own(const CjmAtlasComposer *a, const char *text)
{
  return cjm_article_literal(a->article, text);
}

static const char *kind_name(const CjmAtlasComposer *a, CjmNamedKind kind)
{
  static const char *const keys[] = {[CJM_NAMED_PERSONA] = "atlas.persona", [CJM_NAMED_CHANNEL] = "atlas.channel", [CJM_NAMED_TOUCHPOINT] = "atlas.touchpoint", [CJM_NAMED_METRIC] = "col.metric"};
  return CJM_SAY_PLAIN(a, keys[kind]);
}

/* The number of uses that are listed of `n`; that of the others, "12 more", is appended. */
static size_t listed(const CjmAtlasComposer *a, size_t n, GString *more)
{
  enum { most = 12 };
  if (n > most + 1) g_string_append_printf(more, ", %s", CJM_SAY(a, "atlas.more", CJM_NUMBER_ARG("n", n - most)));
  return n > most + 1 ? most : n;
}

/* ---- channels ---- */

/* The worst first; those that are not known last. */
static int by_share(const void *x, const void *y)
{
  const CjmAtlasUse *left = *(const CjmAtlasUse *const *)x, *right = *(const CjmAtlasUse *const *)y;
  double a = ((const CjmSurveyChannel *)left->of)->share, b = ((const CjmSurveyChannel *)right->of)->share;
  a = isnan(a) ? 2 : a;
  b = isnan(b) ? 2 : b;
  if (fabs(a - b) > 1e-9) return a < b ? -1 : 1;
  return strcmp(left->map->path, right->map->path);
}

static const char *channel_uses(const CjmAtlasComposer *a, const CjmAtlasShared *shared)
{
  GString *text = g_string_new(NULL);
  g_autoptr(GString) more = g_string_new(NULL);
  size_t n = listed(a, shared->uses.n, more);
  g_autofree CjmAtlasUse **sorted = g_memdup2(shared->uses.at, shared->uses.n * sizeof *sorted);
  qsort(sorted, shared->uses.n, sizeof *sorted, by_share);
  for (size_t i = 0; i < n; i++) {
    const CjmSurveyChannel *channel = sorted[i]->of;
    const char *share = isnan(channel->share) ? "–" : cjm_atlas_share(a, channel->share);
    cjm_compose_join(text, ", ", cjm_article_printf(a->article, "%s %s (%s)", cjm_atlas_link(a, sorted[i]->map), share, own(a, channel->steps)));
  }
  g_string_append(text, more->str);
  return cjm_article_take(a->article, text);
}

static void write_channels(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  const char *const titles[] = {CJM_SAY_PLAIN(a, "atlas.channel"), cjm_atlas_number_title(a, "atlas.maps"), cjm_atlas_number_title(a, "atlas.felt"), CJM_SAY_PLAIN(a, "atlas.there"), NULL};
  if (!atlas->shared[CJM_NAMED_CHANNEL].n) return;
  cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "atlas.channels"));
  CjmTable *table = cjm_article_table(a->article, titles, 0);
  for (size_t i = 0; i < atlas->shared[CJM_NAMED_CHANNEL].n; i++) {
    const CjmAtlasShared *shared = atlas->shared[CJM_NAMED_CHANNEL].at[i];
    ROW(a, table, own(a, shared->title), cjm_article_printf(a->article, "%zu", shared->n_maps), isnan(shared->share) ? "–" : cjm_atlas_share(a, shared->share), channel_uses(a, shared));
  }
  cjm_article_paragraph(a->article, cjm_atlas_dim(a, CJM_SAY_PLAIN(a, "atlas.channels_note")));
}

/* ---- personas, touchpoints, metrics ---- */

static const char *persona_use(const CjmAtlasComposer *a, const CjmAtlasUse *use)
{
  const CjmSurveyPersona *persona = use->of;
  const char *link = cjm_atlas_link(a, use->map);
  if (!persona->lowest.known) return link;
  return cjm_article_printf(a->article, "%s: %s", link, CJM_SAY(a, "atlas.low_and_end", CJM_TEXT_ARG("low", cjm_article_printf(a->article, "%s (%s)", cjm_atlas_share(a, persona->lowest.share), persona->lowest.step)),
                                                     CJM_TEXT_ARG("end", cjm_article_printf(a->article, "%s (%s)", cjm_atlas_share(a, persona->end.share), persona->end.step))));
}

static const char *touchpoint_use(const CjmAtlasComposer *a, const CjmAtlasUse *use)
{
  const CjmSurveyTouchpoint *touchpoint = use->of;
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s %s", cjm_atlas_link(a, use->map), own(a, touchpoint->step));
  if (touchpoint->channel) g_string_append_printf(text, " (%s)", own(a, touchpoint->channel));
  if (!isnan(touchpoint->share)) g_string_append_printf(text, " %s", cjm_atlas_share(a, touchpoint->share));
  return cjm_article_take(a->article, text);
}

static const char *amount(const CjmAtlasComposer *a, const CjmSurveyMetric *metric, double value)
{
  g_autofree char *number = metric->unit && strcmp(metric->unit, "%") == 0 ? cjm_lang_percent_new(a->lang, value, 2) : cjm_lang_number_new(a->lang, value, 2);
  bool plain = !metric->unit || strcmp(metric->unit, "%") == 0;
  return plain ? cjm_article_printf(a->article, "%s", number) : cjm_article_printf(a->article, "%s\u00a0%s", number, own(a, metric->unit));
}

static const char *metric_use(const CjmAtlasComposer *a, const CjmAtlasUse *use)
{
  const CjmSurveyMetric *metric = use->of;
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s %s: %s", cjm_atlas_link(a, use->map), own(a, metric->step), isnan(metric->value) ? CJM_SAY_PLAIN(a, "metric.empty") : amount(a, metric, metric->value));
  if (!isnan(metric->target) && metric->goal != CJM_GOAL_NONE) g_string_append_printf(text, ", %s\u00a0%s", metric->goal == CJM_GOAL_UP ? "≥" : "≤", amount(a, metric, metric->target));
  if (metric->verdict == CJM_TARGET_MET) g_string_append_printf(text, " %c▲%c", CJM_MARK_BETTER, CJM_MARK_END);
  if (metric->verdict == CJM_TARGET_MISSED) g_string_append_printf(text, " %c▼%c", CJM_MARK_WORSE, CJM_MARK_END);
  return cjm_article_take(a->article, text);
}

static void write_shared(const CjmAtlasComposer *a)
{
  static const char *(*const uses[])(const CjmAtlasComposer *, const CjmAtlasUse *) = {[CJM_NAMED_PERSONA] = persona_use, [CJM_NAMED_TOUCHPOINT] = touchpoint_use, [CJM_NAMED_METRIC] = metric_use};
  const CjmAtlas *atlas = a->atlas;
  const char *const titles[] = {"", CJM_SAY_PLAIN(a, "atlas.what"), cjm_atlas_number_title(a, "atlas.maps"), CJM_SAY_PLAIN(a, "atlas.there"), NULL};
  CjmTable *table = NULL;
  for (int kind = 0; kind < CJM_NAMED_COUNT; kind++) {
    for (size_t i = 0; kind != CJM_NAMED_CHANNEL && i < atlas->shared[kind].n; i++) {
      const CjmAtlasShared *shared = atlas->shared[kind].at[i];
      if (!table) {
        cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "atlas.shared"));
        table = cjm_article_table(a->article, titles, 0);
      }
      GString *text = g_string_new(NULL);
      g_autoptr(GString) more = g_string_new(NULL);
      size_t n = listed(a, shared->uses.n, more);
      for (size_t k = 0; k < n; k++) cjm_compose_join(text, " · ", uses[kind](a, shared->uses.at[k]));
      g_string_append(text, more->str);
      const char *list = cjm_article_take(a->article, text);
      ROW(a, table, kind_name(a, (CjmNamedKind)kind), own(a, shared->title), cjm_article_printf(a->article, "%zu", shared->n_maps), list);
    }
  }
}

/* ---- near doubles, links ---- */

static void write_doubles(const CjmAtlasComposer *a)
{
  static const char *const reasons[] = {[CJM_DOUBLE_ONE_ID] = "atlas.one_id", [CJM_DOUBLE_ONE_TITLE] = "atlas.one_title", [CJM_DOUBLE_DESCRIPTION] = "atlas.two_descriptions", [CJM_DOUBLE_ONE_LETTER] = "atlas.one_letter"};
  const CjmAtlas *atlas = a->atlas;
  const char *const titles[] = {"", CJM_SAY_PLAIN(a, "atlas.names"), CJM_SAY_PLAIN(a, "atlas.why"), NULL};
  if (!atlas->doubles.n) return;
  cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "atlas.doubles"));
  CjmTable *table = cjm_article_table(a->article, titles, 0);
  for (size_t i = 0; i < atlas->doubles.n; i++) {
    const CjmAtlasDouble *pair = atlas->doubles.at[i];
    ROW(a, table, kind_name(a, pair->kind),
        cjm_article_printf(a->article, "%s (%s), %s (%s)", own(a, pair->a), cjm_atlas_link(a, pair->map_a), own(a, pair->b), cjm_atlas_link(a, pair->map_b)),
        CJM_SAY(a, reasons[pair->reason], CJM_TEXT_ARG("name", pair->name ? own(a, pair->name) : "")));
  }
}

static void write_links(const CjmAtlasComposer *a)
{
  const CjmAtlas *atlas = a->atlas;
  static const char *const kinds[] = {[CJM_LINK_STEP] = "atlas.link_step", [CJM_LINK_BASELINE] = "atlas.link_baseline", [CJM_LINK_EXTENDS] = "atlas.link_extends"};
  const char *const titles[] = {CJM_SAY_PLAIN(a, "atlas.map"), CJM_SAY_PLAIN(a, "atlas.names_map"), CJM_SAY_PLAIN(a, "atlas.link_kind"), NULL};
  if (!atlas->links.n) return;
  cjm_article_heading(a->article, 2, CJM_SAY_PLAIN(a, "atlas.links"));
  CjmTable *table = cjm_article_table(a->article, titles, 0);
  for (size_t i = 0; i < atlas->links.n; i++) {
    const CjmAtlasLink *link = atlas->links.at[i];
    ROW(a, table, cjm_atlas_link(a, link->from), link->to ? cjm_atlas_link(a, link->to) : own(a, link->path), CJM_SAY_PLAIN(a, kinds[link->kind]));
  }
}

void cjm_atlas_write_names(const CjmAtlasComposer *a)
{
  write_channels(a);
  write_shared(a);
  write_doubles(a);
  write_links(a);
}
