/* figures.c: feelings, time, touchpoints and metrics as tables. */
#include <math.h>

#include "publish/compose.h"

#define ROW(c, table, ...) cjm_article_row((c)->article, (table), (const char *const[]){__VA_ARGS__})

static const char *say(const CjmComposer *c, const char *key)
{
  return CJM_SAY_PLAIN(c, key);
}

static CjmTable *table_of(const CjmComposer *c, const char *const *keys)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new();
  for (; *keys; keys++) {
    bool number = **keys == '#';
    const char *title = *keys + number;
    g_ptr_array_add(titles, (void *)cjm_article_printf(c->article, "%s%s", number ? "#" : "", *title ? say(c, title) : ""));
  }
  g_ptr_array_add(titles, NULL);
  return cjm_article_table(c->article, (const char *const *)titles->pdata, 0);
}

static void fact(const CjmComposer *c, CjmTable *table, const char *key, GString *text)
{
  const char *value = cjm_article_take(c->article, text);
  if (*value) ROW(c, table, cjm_compose_dim(c, say(c, key)), value);
}

/* ---- feelings ---- */

static const char *line_name(const CjmComposer *c, const CjmReportLine *line)
{
  const char *name = cjm_compose_persona(c, line->persona);
  if (!line->path) return name;
  return cjm_article_printf(c->article, "%s, %s", name, cjm_compose_own(c, line->path->title.at ? line->path->title.at : line->path->o.id));
}

static const char *point(const CjmComposer *c, const CjmReportFeeling *feeling)
{
  return cjm_article_printf(c->article, "%s (%s)", cjm_compose_toned_score(c, feeling->score), cjm_compose_number(c, feeling->step));
}

static void write_lines(const CjmComposer *c)
{
  static const char *const titles[] = {"", "col.peak", "col.lowest", "col.end", "#col.mean", "#col.peak_end", "", NULL};
  const CjmReport *report = c->report;
  CjmTable *table = table_of(c, titles);
  table->columns[6].title = CJM_SAY(c, "col.below", CJM_TEXT_ARG("middle", cjm_compose_middle(c)));
  GString *extremes = g_string_new(NULL);
  for (size_t i = 0; i < report->lines.n; i++) {
    const CjmReportLine *line = report->lines.at[i];
    const char *name = line_name(c, line);
    ROW(c, table, name, point(c, &line->peak), point(c, &line->lowest), point(c, &line->end), cjm_compose_mean(c, line->mean),
        cjm_compose_mean(c, line->peak_end), line->below.n ? cjm_compose_steps(c, &line->below) : "–");
    cjm_compose_join(extremes, "; ", cjm_article_printf(c->article, "%s %s, %s", name, cjm_compose_number(c, line->extreme.step), cjm_compose_number(c, line->end.step)));
  }
  const char *list = cjm_article_take(c->article, extremes);
  cjm_article_paragraph(c->article, cjm_compose_dim(c, CJM_SAY(c, "feelings.note", CJM_TEXT_ARG("min", cjm_compose_scale(c, report->journey->scale_min)),
                                                               CJM_TEXT_ARG("max", cjm_compose_scale(c, report->journey->scale_max)), CJM_TEXT_ARG("list", list))));
}

static GString *extremes(const CjmComposer *c, CjmReportFeeling *const *at, size_t n)
{
  enum { most = 3 };
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < MIN(n, most); i++) {
    const char *name = at[i]->persona ? cjm_article_printf(c->article, " %s", cjm_compose_persona(c, at[i]->persona)) : "";
    cjm_compose_join(text, " · ", cjm_article_printf(c->article, "%s %s%s", cjm_compose_number(c, at[i]->step), cjm_compose_toned_score(c, at[i]->score), name));
  }
  return text;
}

static void write_changes(const CjmComposer *c, CjmTable *table, const char *key, bool falls)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < c->report->lines.n; i++) {
    const CjmReportLine *line = c->report->lines.at[i];
    const CjmReportChange *change = falls ? &line->fall : &line->rise;
    if (!change->from) continue;
    const char *by = cjm_arena_take(c->article->arena, cjm_lang_signed_new(c->lang, change->by, 1));
    cjm_compose_join(text, ", ", cjm_article_printf(c->article, "%s %s (%s→%s)", by, line_name(c, line), cjm_compose_number(c, change->from), cjm_compose_number(c, change->to)));
  }
  fact(c, table, key, text);
}

static void write_moments(const CjmComposer *c, CjmTable *table)
{
  static const char *const keys[] = {[CJM_MOMENT_TRUTH] = "moments.truth", [CJM_MOMENT_PAIN] = "moments.pain",
                                     [CJM_MOMENT_DELIGHT] = "moments.delight", [CJM_MOMENT_ENDING] = "moments.ending"};
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < c->report->moments.n; i++) {
    const CjmReportMoments *moments = c->report->moments.at[i];
    cjm_compose_join(text, " · ", cjm_article_printf(c->article, "%s %s", say(c, keys[moments->kind]), cjm_compose_steps(c, &moments->steps)));
  }
  fact(c, table, "moments", text);
}

static void write_feelings(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  if (!report->lines.n && !report->moments.n) return;
  cjm_article_heading(c->article, 2, say(c, "feelings"));
  if (report->lines.n) write_lines(c);
  CjmTable *facts = cjm_article_table(c->article, NULL, 2);
  fact(c, facts, "worst", extremes(c, report->worst.at, report->worst.n));
  fact(c, facts, "best", extremes(c, report->best.at, report->best.n));
  write_changes(c, facts, "falls", true);
  write_changes(c, facts, "rises", false);
  write_moments(c, facts);
}

/* ---- time and cost ---- */

static const char *time_text(const CjmComposer *c, double seconds, double longest, const CjmReportSteps *steps)
{
  bool few = steps->n <= 3;
  return cjm_article_printf(c->article, "%s%s", cjm_compose_duration(c, seconds, longest), few ? cjm_compose_in_steps(c, steps) : "");
}

static void write_time(const CjmComposer *c)
{
  static const char *const titles[] = {"", "time.length", "time.waiting", "time.touch", "time.efficiency", "time.known", NULL};
  const CjmReport *report = c->report;
  CjmTable *table = table_of(c, titles);
  bool floor = false;
  for (size_t i = 0; i < report->times.n; i++) {
    const CjmReportTime *time = report->times.at[i];
    const CjmJourneyPath *path = time->path;
    const char *name = path ? cjm_compose_own(c, path->title.at ? path->title.at : path->o.id) : report->times.n > 1 ? say(c, "time.main") : "",
               *known = CJM_SAY(c, "of", CJM_NUMBER_ARG("k", time->known.n), CJM_NUMBER_ARG("n", time->n));
    double touch = time->length - time->waiting;
    if (!time->known.n) {
      ROW(c, table, name, "–", "–", "–", "–", known);
      continue;
    }
    floor = floor || time->known.n < time->n;
    ROW(c, table, name, time_text(c, time->length, time->length_longest, &time->known),
        time->waits.n ? time_text(c, time->waiting, time->waiting_longest, &time->waits) : "–",
        cjm_compose_duration(c, touch, MAX(touch, time->length_longest - time->waiting_longest)),
        time->length > 0 ? cjm_compose_share(c, touch / time->length) : "–",
        cjm_article_printf(c->article, "%s%s", known, time->known.n < time->n ? cjm_compose_in_steps(c, &time->known) : ""));
  }
  if (floor) cjm_article_paragraph(c->article, cjm_compose_dim(c, say(c, "time.floor")));
}

static void write_costs(const CjmComposer *c)
{
  CjmTable *facts = NULL;
  for (size_t i = 0; i < c->report->costs.n; i++) {
    const CjmReportCost *cost = c->report->costs.at[i];
    if (!facts) facts = cjm_article_table(c->article, NULL, 3);
    g_autofree char *all = cjm_lang_money_new(c->lang, cost->all, cost->currency), *flash = cjm_lang_money_new(c->lang, cost->flash, cost->currency);
    const char *per = "";
    if (cost->per) {
      g_autofree char *phrase = cjm_lang_phrase_new(c->lang, CJM_WORD_PER, cjm_compose_own(c, cost->per), NULL);
      per = cjm_article_printf(c->article, " %s", phrase);
    }
    ROW(c, facts, cjm_compose_dim(c, say(c, "cost")), cjm_article_printf(c->article, "%s%s%s", all, per, cjm_compose_in_steps(c, &cost->steps)),
        cost->flash_steps.n ? CJM_SAY(c, "cost.flash", CJM_TEXT_ARG("amount", flash), CJM_TEXT_ARG("steps", cjm_compose_steps(c, &cost->flash_steps))) : "");
  }
}

static void write_time_and_cost(const CjmComposer *c)
{
  bool timed = c->report->times.at[0]->known.n || c->report->times.n > 1;
  if (!timed && !c->report->costs.n) return;
  cjm_article_heading(c->article, 2, say(c, "time"));
  if (timed) write_time(c);
  write_costs(c);
}

/* ---- touchpoints ---- */

/* "4 (2, 3, 5, 6)" */
static const char *count_in(const CjmComposer *c, const CjmReportSteps *steps)
{
  return steps->n ? cjm_article_printf(c->article, "%zu%s", steps->n, cjm_compose_in_steps(c, steps)) : "–";
}

static void write_touchpoints(const CjmComposer *c)
{
  static const char *const ranked[] = {"", "#col.all", "class.critical", "class.supporting", "class.redundant", "col.steps", "", NULL},
                           *const some[] = {"", "#col.all", "class.critical", "class.supporting", "class.redundant", "class.none", "col.steps", "", NULL};
  const CjmReport *report = c->report;
  bool all_ranked = report->touchpoints.classes[CJM_CLASS_NONE].n == 0;
  if (!report->touchpoints.n) return;
  cjm_article_heading(c->article, 2, cjm_compose_word(c, CJM_WORD_TOUCHPOINTS));
  CjmTable *table = table_of(c, all_ranked ? ranked : some);
  table->columns[table->n_columns - 1].title = CJM_SAY(c, "col.felt", CJM_TEXT_ARG("persona", cjm_compose_persona(c, report->journey->primary)));
  for (size_t i = 0; i <= report->channels.n; i++) {
    const CjmReportChannel *row = i < report->channels.n ? report->channels.at[i] : &report->touchpoints;
    const char *name = row->channel ? cjm_compose_own(c, row->channel->title.at ? row->channel->title.at : row->channel->o.id)
                                    : say(c, i < report->channels.n ? "no_channel" : "in_all");
    const char *felt = isnan(row->feeling) ? "–" : cjm_compose_mean(c, row->feeling);
    if (row->feeling < report->middle) felt = cjm_compose_worse(c, felt);
    const char *cells[] = {name,
                           cjm_article_printf(c->article, "%zu", row->n),
                           count_in(c, &row->classes[CJM_CLASS_CRITICAL]),
                           count_in(c, &row->classes[CJM_CLASS_SUPPORTING]),
                           count_in(c, &row->classes[CJM_CLASS_REDUNDANT]),
                           count_in(c, &row->classes[CJM_CLASS_NONE]),
                           cjm_compose_steps(c, &row->steps),
                           cjm_article_printf(c->article, "%s%s", felt, row->felt.n ? cjm_compose_in_steps(c, &row->felt) : "")};
    if (all_ranked) cells[5] = cells[6], cells[6] = cells[7];
    cjm_article_row(c->article, table, cells);
  }
  if (!report->online.n && !report->offline.n) return;
  const char *online = count_in(c, &report->online), *offline = count_in(c, &report->offline);
  cjm_article_paragraph(c->article, cjm_compose_dim(c, cjm_article_printf(c->article, "%s %s · %s %s", cjm_compose_word(c, CJM_WORD_ONLINE), online,
                                                                          cjm_compose_word(c, CJM_WORD_OFFLINE), offline)));
}

/* ---- metrics ---- */

static const char *metric_notes(const CjmComposer *c, const CjmReportMetric *metric)
{
  static const char *const trends[] = {"metric.worse", "metric.was", "metric.better"};
  GString *text = g_string_new(NULL);
  const CjmMeasure *measure = metric->measure;
  if (measure->previous.set && measure->value.set) {
    const char *was = CJM_SAY(c, trends[metric->trend + 1], CJM_TEXT_ARG("value", cjm_compose_value(c, metric->metric, measure->previous.value)));
    cjm_compose_join(text, " · ", metric->trend < 0 ? cjm_compose_worse(c, was) : metric->trend > 0 ? cjm_compose_better(c, was) : was);
  }
  if (measure->n.set) {
    g_autofree char *n = cjm_lang_number_new(c->lang, measure->n.value, 0), *sample = cjm_lang_phrase_new(c->lang, CJM_WORD_SAMPLE, n, NULL);
    cjm_compose_join(text, " · ", sample);
  }
  if (measure->source.to)
    cjm_compose_join(text, " · ", cjm_article_printf(c->article, "%s %s", cjm_compose_word(c, CJM_WORD_SOURCE), cjm_compose_own(c, measure->source.to->id)));
  return cjm_article_take(c->article, text);
}

static const char *metric_distance(const CjmComposer *c, const CjmReportMetric *metric, bool *io_of_target)
{
  if (metric->verdict == CJM_TARGET_MET) return say(c, "metric.met");
  if (metric->verdict == CJM_UNJUDGED) return "–";
  if (isnan(metric->off)) return say(c, "metric.missed");
  const char *share = cjm_compose_share(c, metric->off);
  *io_of_target = *io_of_target || !metric->of_range;
  return metric->of_range ? share : cjm_article_printf(c->article, "%s *", share);
}

static void write_metrics(const CjmComposer *c)
{
  static const char *const titles[] = {"", "col.metric", "#col.value", "col.target", "#col.off", "col.step", "", NULL};
  const CjmReport *report = c->report;
  bool of_target = false;
  if (!report->metrics.n) return;
  cjm_article_heading(c->article, 2, say(c, "metrics"));
  CjmTable *table = table_of(c, titles);
  for (size_t i = 0; i < report->metrics.n; i++) {
    const CjmReportMetric *metric = report->metrics.at[i];
    const CjmMetric *about = metric->metric;
    const char *sign = metric->verdict == CJM_TARGET_MISSED ? cjm_compose_worse(c, "▼") : metric->verdict == CJM_TARGET_MET ? cjm_compose_better(c, "▲") : "";
    bool has_target = about->target.set && about->goal.value != CJM_GOAL_NONE;
    ROW(c, table, sign, cjm_compose_own(c, about->title.at), metric->measure->value.set ? cjm_compose_value(c, about, metric->measure->value.value) : say(c, "metric.empty"),
        has_target ? cjm_compose_target(c, about) : "–", metric_distance(c, metric, &of_target), cjm_compose_number(c, metric->step), metric_notes(c, metric));
  }
  if (!report->n_missed) return;
  const char *note = say(c, of_target ? "metric.note_both" : "metric.note");
  cjm_article_paragraph(c->article, cjm_compose_dim(c, note));
}

void cjm_compose_figures(const CjmComposer *c)
{
  write_feelings(c);
  write_time_and_cost(c);
  write_touchpoints(c);
  write_metrics(c);
}
