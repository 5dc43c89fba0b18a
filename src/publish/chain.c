/* chain.c: from source to plan: the opportunities in order, and where the chain breaks. */
#include <math.h>

#include "publish/compose.h"

#define ROW(c, table, ...) cjm_article_row((c)->article, (table), (const char *const[]){__VA_ARGS__})

static const char *say(const CjmComposer *c, const char *key)
{
  return CJM_SAY_PLAIN(c, key);
}

static const char *priority(const CjmOpportunity *opportunity)
{
  static const char *const names[] = {"", " · P1", " · P2", " · P3", " · P4"};
  return names[opportunity->priority.value];
}

static const char *sources(const CjmComposer *c, const CjmReportPain *pain)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < pain->sources.n; i++) cjm_compose_join(text, ", ", cjm_compose_own(c, pain->sources.at[i]->o.id));
  return text->len ? cjm_article_take(c->article, text) : (g_string_free(text, TRUE), cjm_compose_worse(c, say(c, "chain.no_source")));
}

static const char *links(const CjmComposer *c, const CjmReportOpportunity *o)
{
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s%s", cjm_compose_opportunity(c, o), priority(o->opportunity));
  for (size_t i = 0; i < o->pains.n; i++) {
    const CjmReportPain *pain = o->pains.at[i];
    const char *severity = cjm_compose_severity(c, pain);
    g_string_append_printf(text, "\n← %s%s%s ← %s", cjm_compose_own(c, pain->pain ? pain->pain->text.at : pain->gap->text.at),
                           *severity ? " · " : "", severity, sources(c, pain));
  }
  if (!o->pains.n) g_string_append_printf(text, "\n← %s", cjm_compose_worse(c, say(c, "chain.no_pain")));
  return cjm_article_take(c->article, text);
}

static const char *ratio(const CjmComposer *c, const CjmReportOpportunity *o)
{
  if (isnan(o->value)) return "–";
  g_autofree char *value = cjm_lang_number_new(c->lang, o->value, 1), *effort = cjm_lang_number_new(c->lang, o->opportunity->effort.value, 1);
  if (isnan(o->ratio)) return cjm_article_printf(c->article, "%s", value);
  return cjm_article_printf(c->article, "%s ÷ %s = %s", value, effort, cjm_compose_ratio(c, o->ratio));
}

static const char *plans(const CjmComposer *c, const CjmReportOpportunity *o)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < o->plans.n; i++) cjm_compose_join(text, "\n", cjm_compose_plan(c, o->plans.at[i]));
  if (text->len) return cjm_article_take(c->article, text);
  g_string_free(text, TRUE);
  if (o->status == CJM_OPPORTUNITY_DONE) return cjm_compose_better(c, cjm_compose_word(c, CJM_WORD_STATUS_DONE));
  if (o->status == CJM_OPPORTUNITY_DROPPED) return cjm_compose_word(c, CJM_WORD_STATUS_DROPPED);
  return cjm_compose_worse(c, say(c, "chain.no_plan"));
}

static void write_opportunities(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  const char *const titles[] = {say(c, "col.step"), say(c, "col.ratio"), say(c, "col.chain"), say(c, "col.plan"), NULL};
  if (!report->opportunities.n) return;
  CjmTable *table = cjm_article_table(c->article, titles, 0);
  for (size_t i = 0; i < report->opportunities.n; i++) {
    const CjmReportOpportunity *o = report->opportunities.at[i];
    ROW(c, table, cjm_compose_number(c, o->step), ratio(c, o), links(c, o), plans(c, o));
  }
  cjm_article_paragraph(c->article, cjm_compose_dim(c, say(c, "chain.note")));
}

/* ---- where it breaks ---- */

/* The ids of sources and plans, which have no steps. */
static const char *ids(const CjmComposer *c, const CjmReportBreak *b)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < b->objects.n; i++) cjm_compose_join(text, ", ", cjm_compose_own(c, b->objects.at[i]->id));
  return cjm_article_printf(c->article, " (%s)", cjm_article_take(c->article, text));
}

static void write_break(const CjmComposer *c, CjmTable *table, CjmBreakKind kind)
{
  static const char *const keys[CJM_BREAK_COUNT] = {
    [CJM_BREAK_SOURCE_UNUSED] = "break.source",
    [CJM_BREAK_PAIN_WITHOUT_ANSWER] = "break.pain_answer",
    [CJM_BREAK_GAP_WITHOUT_ANSWER] = "break.gap_answer",
    [CJM_BREAK_OPPORTUNITY_UNPLANNED] = "break.unplanned",
    [CJM_BREAK_PLAN_WITHOUT_AIM] = "break.plan",
    [CJM_BREAK_OPPORTUNITY_WITHOUT_PAIN] = "break.aimless",
    [CJM_BREAK_PAIN_WITHOUT_SOURCE] = "break.pain_source",
    [CJM_BREAK_GAP_WITHOUT_SOURCE] = "break.gap_source"};
  const CjmReportBreak *b = &c->report->breaks[kind];
  if (!b->of) return;
  const char *count = CJM_SAY(c, "of", CJM_NUMBER_ARG("k", b->n), CJM_NUMBER_ARG("n", b->of));
  ROW(c, table, cjm_compose_dim(c, say(c, keys[kind])),
      cjm_article_printf(c->article, "%s%s", b->n ? cjm_compose_worse(c, count) : count, b->steps.n ? cjm_compose_in_steps(c, &b->steps) : b->n ? ids(c, b) : ""));
}

static void write_open(const CjmComposer *c, CjmTable *table, const char *key, size_t open, size_t n)
{
  if (n) ROW(c, table, cjm_compose_dim(c, say(c, key)), CJM_SAY(c, "of", CJM_NUMBER_ARG("k", open), CJM_NUMBER_ARG("n", n)));
}

void cjm_compose_chain(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  if (!report->opportunities.n && !report->pains.n && !report->gaps.n && !report->sources.n && !report->plans.n) return;
  cjm_article_heading(c->article, 2, say(c, "chain"));
  write_opportunities(c);
  CjmTable *facts = cjm_article_table(c->article, NULL, 2);
  for (int kind = 0; kind < CJM_BREAK_COUNT; kind++) write_break(c, facts, (CjmBreakKind)kind);
  write_open(c, facts, "open.pains", report->n_open, report->pains.n);
  write_open(c, facts, "open.gaps", report->n_open_gaps, report->gaps.n);
}
