#include "publish/compose.h"

#include <math.h>
#include <string.h>

#include "journey/routes.h"

/* ---- texts ---- */

void cjm_compose_join(GString *text, const char *separator, const char *more)
{
  if (!*more) return;
  if (text->len) g_string_append(text, separator);
  g_string_append(text, more);
}

const char *cjm_compose_own(const CjmComposer *c, const char *text)
{
  return cjm_article_literal(c->article, text);
}

const char *cjm_compose_quoted(const CjmComposer *c, const char *text)
{
  g_autofree char *quoted = cjm_lang_quote_new(c->lang, text);
  return cjm_article_literal(c->article, quoted);
}

const char *cjm_compose_word(const CjmComposer *c, CjmWord word)
{
  return cjm_lang_word(c->lang, word);
}

static const char *marked(const CjmComposer *c, char mark, const char *text)
{
  return *text ? cjm_article_printf(c->article, "%c%s%c", mark, text, CJM_MARK_END) : text;
}

const char *cjm_compose_bold(const CjmComposer *c, const char *text)
{
  return marked(c, CJM_MARK_BOLD, text);
}

const char *cjm_compose_worse(const CjmComposer *c, const char *text)
{
  return marked(c, CJM_MARK_WORSE, text);
}

const char *cjm_compose_better(const CjmComposer *c, const char *text)
{
  return marked(c, CJM_MARK_BETTER, text);
}

const char *cjm_compose_dim(const CjmComposer *c, const char *text)
{
  return marked(c, CJM_MARK_DIM, text);
}

/* ---- steps ---- */

static const char *plain_number(const CjmComposer *c, size_t number)
{
  g_autofree char *text = cjm_lang_number_new(c->lang, (double)number, 0);
  return cjm_arena_strdup(c->article->arena, text);
}

const char *cjm_compose_number(const CjmComposer *c, const CjmStep *step)
{
  if (!step->number) return cjm_compose_quoted(c, step->phase->title.at);
  const char *letters = cjm_routes_letters(c->article->arena, &step->paths), *number = plain_number(c, step->place);
  return letters ? cjm_article_printf(c->article, "%s%s", number, letters) : number;
}

const char *cjm_compose_named(const CjmComposer *c, const CjmStep *step)
{
  const char *number = cjm_compose_number(c, step);
  if (!step->number) return number;
  return cjm_article_printf(c->article, "%s %s", number, cjm_compose_quoted(c, cjm_report_step_title(step)));
}

/* Whether `next` is the step after `step` on a journey without paths there. */
static bool follows(const CjmStep *step, const CjmStep *next)
{
  return step->number && next->number == step->number + 1 && !step->paths.n && !next->paths.n;
}

const char *cjm_compose_steps(const CjmComposer *c, const CjmReportSteps *steps)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < steps->n;) {
    size_t last = i, run = 1;
    for (size_t k = i + 1; k < steps->n; k++) {
      bool same = steps->at[k] == steps->at[last];
      if (!same && !follows(steps->at[last], steps->at[k])) break;
      run += !same;
      last = k;
    }
    const char *first = cjm_compose_number(c, steps->at[i]);
    if (run >= 3) first = cjm_article_printf(c->article, "%s–%s", first, cjm_compose_number(c, steps->at[last]));
    cjm_compose_join(text, ", ", first);
    if (run == 2) cjm_compose_join(text, ", ", cjm_compose_number(c, steps->at[last]));
    i = last + 1;
  }
  return cjm_article_take(c->article, text);
}

const char *cjm_compose_in_steps(const CjmComposer *c, const CjmReportSteps *steps)
{
  return steps->n ? cjm_article_printf(c->article, " (%s)", cjm_compose_steps(c, steps)) : "";
}

/* ---- values ---- */

/* A scale without negative scores has no signs. */
static const char *score_text(const CjmComposer *c, double score, int decimals)
{
  bool is_signed = c->report->journey->scale_min < 0;
  return cjm_arena_take(c->article->arena, is_signed ? cjm_lang_signed_new(c->lang, score, decimals)
                                                     : cjm_lang_fixed_new(c->lang, score, decimals));
}

const char *cjm_compose_score(const CjmComposer *c, double score)
{
  return score_text(c, score, 1);
}

const char *cjm_compose_toned_score(const CjmComposer *c, double score)
{
  const char *text = cjm_compose_score(c, score);
  return score < c->report->middle ? cjm_compose_worse(c, text) : text;
}

const char *cjm_compose_mean(const CjmComposer *c, double score)
{
  return score_text(c, score, 2);
}

const char *cjm_compose_scale(const CjmComposer *c, double score)
{
  bool is_signed = c->report->journey->scale_min < 0, whole = floor(score) == score;
  return cjm_arena_take(c->article->arena, is_signed ? cjm_lang_signed_new(c->lang, score, whole ? 0 : 1)
                                                     : cjm_lang_number_new(c->lang, score, 1));
}

const char *cjm_compose_ratio(const CjmComposer *c, double ratio)
{
  return cjm_arena_take(c->article->arena, cjm_lang_fixed_new(c->lang, ratio, 1));
}

const char *cjm_compose_share(const CjmComposer *c, double share)
{
  bool small = share > 0 && share < 0.01;
  g_autofree char *percent = cjm_lang_percent_new(c->lang, small ? 1 : 100 * share, 0);
  return cjm_article_printf(c->article, "%s%s", small ? "<\u00a0" : "", percent);
}

/* Spaces within a value do not end a line. */
static char *unbroken_new(char *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  g_free(text);
  return g_strjoinv("\u00a0", words);
}

const char *cjm_compose_duration(const CjmComposer *c, double seconds, double longest)
{
  g_autofree char *low = unbroken_new(cjm_lang_duration_new(c->lang, seconds)),
                  *high = unbroken_new(cjm_lang_duration_new(c->lang, longest));
  return longest > seconds ? cjm_article_printf(c->article, "%s – %s", low, high) : cjm_article_printf(c->article, "%s", low);
}

const char *cjm_compose_date(const CjmComposer *c, CjmDate date)
{
  return cjm_arena_take(c->article->arena, unbroken_new(cjm_lang_date_new(c->lang, date.year, date.month, date.day)));
}

const char *cjm_compose_middle(const CjmComposer *c)
{
  if (c->report->middle == 0) return CJM_SAY_PLAIN(c, "zero");
  return cjm_arena_take(c->article->arena, cjm_lang_number_new(c->lang, c->report->middle, 2));
}

const char *cjm_compose_persona(const CjmComposer *c, const CjmPersona *persona)
{
  return persona ? cjm_compose_own(c, persona->title.at) : CJM_SAY_PLAIN(c, "customer");
}

const char *cjm_compose_feeling(const CjmComposer *c, const CjmReportFeeling *feeling)
{
  const char *score = cjm_compose_score(c, feeling->score);
  if (!feeling->persona) return score;
  return cjm_article_printf(c->article, "%s, %s", score, cjm_compose_persona(c, feeling->persona));
}

const char *cjm_compose_value(const CjmComposer *c, const CjmMetric *metric, double value)
{
  const char *unit = metric->unit.at, *currency = unit ? cjm_lang_currency(unit) : NULL;
  char *text;
  if (unit && strcmp(unit, "%") == 0) text = cjm_lang_percent_new(c->lang, value, 2);
  else if (currency) text = cjm_lang_money_new(c->lang, value, currency);
  else text = cjm_lang_number_new(c->lang, value, 2);
  g_autofree char *number = text;
  bool plain = !unit || currency || strcmp(unit, "%") == 0;
  return plain ? cjm_arena_strdup(c->article->arena, number) : cjm_article_printf(c->article, "%s\u00a0%s", number, cjm_compose_own(c, unit));
}

const char *cjm_compose_target(const CjmComposer *c, const CjmMetric *metric)
{
  const char *sign = metric->goal.value == CJM_GOAL_UP ? "≥" : "≤";
  return cjm_article_printf(c->article, "%s\u00a0%s", sign, cjm_compose_value(c, metric, metric->target.value));
}

static const char *plan_status(const CjmComposer *c, int status)
{
  static const CjmWord words[] = {[CJM_PLAN_PLANNED] = CJM_WORD_STATUS_PLANNED,
                                  [CJM_PLAN_DOING] = CJM_WORD_STATUS_DOING,
                                  [CJM_PLAN_DONE] = CJM_WORD_STATUS_DONE,
                                  [CJM_PLAN_DROPPED] = CJM_WORD_STATUS_DROPPED};
  return status == CJM_PLAN_NONE ? "" : cjm_compose_word(c, words[status]);
}

const char *cjm_compose_plan(const CjmComposer *c, const CjmPlanEntry *entry)
{
  GString *text = g_string_new(cjm_compose_own(c, cjm_object_own_id(&entry->o) ? entry->o.id : entry->title.at));
  cjm_compose_join(text, ", ", plan_status(c, entry->status.value));
  if (entry->due.year) cjm_compose_join(text, ", ", CJM_SAY(c, "due", CJM_TEXT_ARG("date", cjm_compose_date(c, entry->due))));
  return cjm_article_take(c->article, text);
}

const char *cjm_compose_opportunity(const CjmComposer *c, const CjmReportOpportunity *opportunity)
{
  return cjm_compose_own(c, opportunity->opportunity->text.at);
}

const char *cjm_compose_severity(const CjmComposer *c, const CjmReportPain *pain)
{
  static const CjmWord words[] = {[CJM_PAIN_MINOR] = CJM_WORD_SEVERITY_MINOR,
                                  [CJM_PAIN_SERIOUS] = CJM_WORD_SEVERITY_SERIOUS,
                                  [CJM_PAIN_CRITICAL] = CJM_WORD_SEVERITY_CRITICAL};
  if (pain->gap) return CJM_SAY_PLAIN(c, "gap");
  int severity = pain->pain->severity.value;
  return severity == CJM_PAIN_UNRATED ? "" : cjm_compose_word(c, words[severity]);
}
