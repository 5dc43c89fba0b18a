#include "publish/atlas-data.h"

#include <math.h>

typedef struct Out {
  const CjmFigureSyntax *syntax;
  void *out;
} Out;

static void open(const Out *o, const char *key, char bracket)
{
  o->syntax->open(o->out, key, bracket);
}

static void close(const Out *o, char bracket)
{
  o->syntax->close(o->out, bracket);
}

static void text(const Out *o, const char *key, const char *value)
{
  if (value) o->syntax->text(o->out, key, value);
}

static void number(const Out *o, const char *key, double value)
{
  if (isfinite(value)) o->syntax->number(o->out, key, value);
}

static void date(const Out *o, const char *key, CjmDate value)
{
  if (!value.year) return;
  g_autofree char *written = g_strdup_printf("%04d-%02d-%02d", value.year, value.month, value.day);
  text(o, key, written);
}

static void open_item(const Out *o, const char *id)
{
  open(o, NULL, '{');
  text(o, "id", id);
}

static void feeling(const Out *o, const char *key, const CjmSurveyFeeling *value)
{
  if (!value->known) return;
  open(o, key, '{');
  number(o, "share", value->share);
  number(o, "score", value->score);
  text(o, "step", value->step);
  text(o, "title", value->title);
  text(o, "persona", value->persona);
  close(o, '}');
}

static void write_map(const Out *o, const CjmSurvey *map)
{
  static const char *const statuses[] = {[CJM_STATUS_ASSUMPTION] = "assumption", [CJM_STATUS_PARTLY] = "partly", [CJM_STATUS_RESEARCHED] = "researched"};
  const struct {
    const char *key;
    double value;
  } counts[] = {{"steps", map->n_steps}, {"pain_points", map->n_pains}, {"open_pain_points", map->n_open}, {"open_critical_pain_points", map->n_critical},
                {"pain_points_without_opportunity", map->n_unanswered}, {"gaps", map->n_gaps}, {"open_gaps", map->n_open_gaps}, {"targets", map->n_targets},
                {"targets_met", map->n_met}, {"opportunities", map->n_opportunities}, {"opportunities_without_plan", map->n_unplanned},
                {"late_plans", map->n_late}, {"steps_with_time", map->n_timed}, {"length_seconds", map->n_timed > 0 ? map->length : NAN},
                {"waiting_seconds", map->n_timed > 0 ? map->waiting : NAN}, {"process_efficiency", map->length > 0 ? 1 - map->waiting / map->length : NAN}};
  open_item(o, map->path);
  text(o, "title", map->title);
  text(o, "lang", map->lang);
  text(o, "owner", map->owner);
  text(o, "status", statuses[map->status]);
  text(o, "state", map->state == CJM_STATE_FUTURE ? "future" : "current");
  date(o, "updated", map->updated);
  date(o, "review_by", map->review_by);
  text(o, "newest_source", map->newest);
  date(o, "newest_source_date", map->newest_date);
  text(o, "next_plan", map->next);
  text(o, "plans_without_opportunity", *map->aimless ? map->aimless : NULL);
  text(o, "steps_with_dropped_plans", *map->dropped ? map->dropped : NULL);
  text(o, "steps_that_wait_longer", *map->waits ? map->waits : NULL);
  date(o, "next_plan_due", map->next_date);
  feeling(o, "lowest", &map->lowest);
  feeling(o, "end", &map->end);
  for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) number(o, counts[i].key, counts[i].value);
  close(o, '}');
}

static void write_worst(const Out *o, const CjmAtlas *atlas)
{
  static const char *const reaches[] = {[CJM_REACH_NOTHING] = "nothing", [CJM_REACH_PAIN] = "pain_point", [CJM_REACH_OPPORTUNITY] = "opportunity",
                                        [CJM_REACH_PLANNED] = "planned", [CJM_REACH_DOING] = "doing",   [CJM_REACH_DONE] = "done"};
  open(o, "worst", '[');
  for (size_t i = 0; i < atlas->worst.n; i++) {
    const CjmAtlasLow *found = atlas->worst.at[i];
    g_autofree char *id = g_strdup_printf("%s#%s", found->map->path, found->low->feeling.step);
    open_item(o, id);
    text(o, "map", found->map->path);
    feeling(o, "feeling", &found->low->feeling);
    open(o, "others", '[');
    for (size_t k = 0; k < found->low->others.n; k++) {
      const CjmSurveyOther *other = found->low->others.at[k];
      open_item(o, other->feeling.persona);
      number(o, "score", other->feeling.score);
      o->syntax->flag(o->out, "employee", other->employee);
      close(o, '}');
    }
    close(o, ']');
    text(o, "reach", reaches[found->low->reach]);
    text(o, "pain_point", found->low->pain);
    text(o, "opportunity", found->low->opportunity);
    text(o, "plan", found->low->plan);
    date(o, "due", found->low->due);
    close(o, '}');
  }
  close(o, ']');
}

static const char *const kinds[CJM_NAMED_COUNT] = {"persona", "channel", "touchpoint", "metric"};

/* What a map has under a shared name. */
static void write_use(const Out *o, CjmNamedKind kind, const CjmAtlasUse *use)
{
  open_item(o, use->map->path);
  if (kind == CJM_NAMED_PERSONA) {
    const CjmSurveyPersona *persona = use->of;
    feeling(o, "lowest", &persona->lowest);
    feeling(o, "end", &persona->end);
  } else if (kind == CJM_NAMED_CHANNEL) {
    const CjmSurveyChannel *channel = use->of;
    text(o, "steps", channel->steps);
    number(o, "share", channel->share);
  } else if (kind == CJM_NAMED_TOUCHPOINT) {
    const CjmSurveyTouchpoint *touchpoint = use->of;
    text(o, "steps", touchpoint->step);
    number(o, "share", touchpoint->share);
  } else {
    const CjmSurveyMetric *metric = use->of;
    text(o, "steps", metric->step);
    text(o, "unit", metric->unit);
    number(o, "value", metric->value);
    number(o, "target", metric->target);
  }
  close(o, '}');
}

static void write_shared(const Out *o, const CjmAtlas *atlas)
{
  open(o, "shared", '[');
  for (int kind = 0; kind < CJM_NAMED_COUNT; kind++)
    for (size_t i = 0; i < atlas->shared[kind].n; i++) {
      const CjmAtlasShared *shared = atlas->shared[kind].at[i];
      open_item(o, shared->title);
      text(o, "kind", kinds[kind]);
      number(o, "maps", (double)shared->n_maps);
      number(o, "share", shared->share);
      open(o, "uses", '[');
      for (size_t k = 0; k < shared->uses.n; k++) write_use(o, (CjmNamedKind)kind, shared->uses.at[k]);
      close(o, ']');
      close(o, '}');
    }
  close(o, ']');
}

static void write_doubles(const Out *o, const CjmAtlas *atlas)
{
  static const char *const reasons[] = {[CJM_DOUBLE_ONE_ID] = "one_id", [CJM_DOUBLE_ONE_TITLE] = "one_title", [CJM_DOUBLE_DESCRIPTION] = "two_descriptions", [CJM_DOUBLE_ONE_LETTER] = "one_letter"};
  open(o, "near_doubles", '[');
  for (size_t i = 0; i < atlas->doubles.n; i++) {
    const CjmAtlasDouble *pair = atlas->doubles.at[i];
    g_autofree char *id = g_strdup_printf("%zu", i + 1);
    open_item(o, id);
    text(o, "kind", kinds[pair->kind]);
    text(o, "reason", reasons[pair->reason]);
    text(o, "a", pair->a);
    text(o, "map_a", pair->map_a->path);
    text(o, "b", pair->b);
    text(o, "map_b", pair->map_b->path);
    text(o, "name", pair->name);
    close(o, '}');
  }
  close(o, ']');
}

static void write_unlike(const Out *o, const CjmAtlas *atlas)
{
  open(o, "unlike_metrics", '[');
  for (size_t i = 0; i < atlas->unlike.n; i++) {
    open_item(o, atlas->unlike.at[i]->title);
    open(o, "uses", '[');
    for (size_t k = 0; k < atlas->unlike.at[i]->uses.n; k++) {
      const CjmSurveyMetric *metric = atlas->unlike.at[i]->uses.at[k]->of;
      open_item(o, atlas->unlike.at[i]->uses.at[k]->map->path);
      text(o, "title", metric->title);
      text(o, "steps", metric->step);
      text(o, "unit", metric->unit);
      number(o, "low", metric->low);
      number(o, "high", metric->high);
      close(o, '}');
    }
    close(o, ']');
    close(o, '}');
  }
  close(o, ']');
}

void cjm_atlas_figures_write(const CjmAtlas *atlas, const CjmFigureSyntax *syntax, void *out)
{
  static const char *const links[] = {[CJM_LINK_STEP] = "step", [CJM_LINK_BASELINE] = "baseline", [CJM_LINK_EXTENDS] = "extends"};
  const Out o = {syntax, out};
  open(&o, "totals", '{');
  number(&o, "maps", (double)atlas->maps.n);
  number(&o, "steps", atlas->n_steps);
  number(&o, "owners", (double)atlas->n_owners);
  number(&o, "pain_points", atlas->n_pains);
  number(&o, "open_pain_points", atlas->n_open);
  number(&o, "open_critical_pain_points", atlas->n_critical);
  number(&o, "gaps", atlas->n_gaps);
  number(&o, "open_gaps", atlas->n_open_gaps);
  number(&o, "targets", atlas->n_targets);
  number(&o, "targets_met", atlas->n_met);
  number(&o, "opportunities", atlas->n_opportunities);
  number(&o, "opportunities_without_plan", atlas->n_unplanned);
  date(&o, "newest", atlas->newest);
  close(&o, '}');
  open(&o, "broken", '[');
  for (size_t i = 0; i < atlas->broken.n; i++) text(&o, NULL, atlas->broken.at[i]);
  close(&o, ']');
  open(&o, "maps", '[');
  for (size_t i = 0; i < atlas->maps.n; i++) write_map(&o, atlas->maps.at[i]);
  close(&o, ']');
  write_worst(&o, atlas);
  write_shared(&o, atlas);
  write_doubles(&o, atlas);
  write_unlike(&o, atlas);
  open(&o, "links", '[');
  for (size_t i = 0; i < atlas->links.n; i++) {
    open_item(&o, atlas->links.at[i]->from->path);
    text(&o, "names", atlas->links.at[i]->path);
    text(&o, "kind", links[atlas->links.at[i]->kind]);
    text(&o, "map", atlas->links.at[i]->to ? atlas->links.at[i]->to->path : NULL);
    close(&o, '}');
  }
  close(&o, ']');
}
