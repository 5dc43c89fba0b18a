#include "publish/atlas-words.h"

#include <string.h>

const char *cjm_atlas_worse(const CjmAtlasComposer *a, const char *text)
{
  return cjm_article_printf(a->article, "%c%s%c", CJM_MARK_WORSE, text, CJM_MARK_END);
}

const char *cjm_atlas_dim(const CjmAtlasComposer *a, const char *text)
{
  return cjm_article_printf(a->article, "%c%s%c", CJM_MARK_DIM, text, CJM_MARK_END);
}

const char *cjm_atlas_number_title(const CjmAtlasComposer *a, const char *key)
{
  return cjm_article_printf(a->article, "#%s", CJM_SAY_PLAIN(a, key));
}

const char *cjm_atlas_link(const CjmAtlasComposer *a, const CjmSurvey *map)
{
  static const char *const endings[] = {".journey.yaml", ".cjm.yaml", ".yaml", ".yml", ".json"};
  g_autofree char *name = g_path_get_basename(map->path), *address = g_strdup(map->path);
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(name, endings[i]) && strlen(name) > strlen(endings[i])) {
      name[strlen(name) - strlen(endings[i])] = '\0';
      break;
    }
  for (char *p = address; *p; p++)
    if (*p > 0 && *p < 0x20) *p = '?'; /* control characters are marks here */
  const char *shown = cjm_article_literal(a->article, name);
  if (strcmp(map->path, "<stdin>") == 0) return shown;
  return cjm_article_printf(a->article, "%c%s%c%s%c", CJM_MARK_LINK, address, CJM_MARK_LINK_TEXT, shown, CJM_MARK_END);
}

const char *cjm_atlas_share(const CjmAtlasComposer *a, double share)
{
  g_autofree char *percent = cjm_lang_percent_new(a->lang, 100 * share, 0);
  return cjm_article_printf(a->article, "%s%s", share >= 0.005 ? "+" : "", percent);
}

const char *cjm_atlas_part(const CjmAtlasComposer *a, double part)
{
  bool small = part > 0 && part < 0.01;
  g_autofree char *percent = cjm_lang_percent_new(a->lang, small ? 1 : 100 * part, 0);
  return cjm_article_printf(a->article, "%s%s", small ? "<\u00a0" : "", percent);
}

const char *cjm_atlas_date(const CjmAtlasComposer *a, CjmDate date)
{
  g_autofree char *text = cjm_lang_date_new(a->lang, date.year, date.month, date.day);
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  return cjm_arena_take(a->article->arena, g_strjoinv("\u00a0", words));
}

const char *cjm_atlas_duration(const CjmAtlasComposer *a, double seconds)
{
  g_autofree char *text = cjm_lang_duration_new(a->lang, seconds);
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  return cjm_arena_take(a->article->arena, g_strjoinv("\u00a0", words));
}

static char *score_new(const CjmAtlasComposer *a, const CjmSurvey *map, double score, int decimals)
{
  return map->scale_min < 0 ? cjm_lang_signed_new(a->lang, score, decimals) : cjm_lang_fixed_new(a->lang, score, decimals);
}

/* The score, and on other scales than the usual one the end of the scale on its side of the middle. */
static const char *score_of(const CjmAtlasComposer *a, const CjmSurvey *map, const CjmSurveyFeeling *feeling)
{
  g_autofree char *score = score_new(a, map, feeling->score, 1), *end = score_new(a, map, feeling->share < 0 && map->scale_min < 0 ? map->scale_min : map->scale_max, 0);
  if (map->scale_min == -2 && map->scale_max == 2) return cjm_article_printf(a->article, "%s", score);
  return CJM_SAY(a, "atlas.of_scale", CJM_TEXT_ARG("score", score), CJM_TEXT_ARG("end", end));
}

const char *cjm_atlas_feeling(const CjmAtlasComposer *a, const CjmSurvey *map, const CjmSurveyFeeling *feeling, bool named)
{
  if (!feeling->known) return "–";
  const char *score = score_of(a, map, feeling);
  if (!named || !feeling->persona) return cjm_article_printf(a->article, "%s (%s)", score, feeling->step);
  return cjm_article_printf(a->article, "%s (%s) %s", score, feeling->step, cjm_article_literal(a->article, feeling->persona));
}

const char *cjm_atlas_felt(const CjmAtlasComposer *a, const CjmSurvey *map, const CjmSurveyFeeling *feeling)
{
  const char *score = score_of(a, map, feeling);
  return feeling->persona ? cjm_article_printf(a->article, "%s %s", score, cjm_article_literal(a->article, feeling->persona)) : score;
}

const char *cjm_atlas_low_name(const CjmAtlasComposer *a, const CjmAtlasLow *low)
{
  g_autofree char *quoted = cjm_lang_quote_new(a->lang, low->low->feeling.title);
  return cjm_article_printf(a->article, "%s %s %s", cjm_atlas_link(a, low->map), low->low->feeling.step, cjm_article_literal(a->article, quoted));
}
