/* fields-map.c: the map as a whole: objective, scope, scale, levels of rules, plan, gates, data and theme. */
#include "format/fields.h"
#include "format/shapes.h"

/* ---- status ---- */

const CjmEnumWord cjm_words_status[] = {
  {"assumption", CJM_STATUS_ASSUMPTION, "what the team believes"},
  {"partly-researched", CJM_STATUS_PARTLY, "some of it is based on research"},
  {"researched", CJM_STATUS_RESEARCHED, "all of it is based on research"},
  {0},
};

/* ---- objective ---- */

#define AT(member) offsetof(CjmObjective, member)

static const CjmField objective_fields[] = {
  {.key = "text",
   .type = CJM_FIELD_TEXT,
   .offset = AT(text),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "What the map should achieve.",
   .example = "text: Find out where first orders are lost"},
  {.key = "kpi",
   .type = CJM_FIELD_REF,
   .offset = AT(kpi),
   .ref = CJM_KIND_METRIC,
   .help = "The metric that shows whether it worked.",
   .example = "kpi: nps"},
};

const CjmShape cjm_shape_objective = {
  .name = "objective",
  .help = "Why the map is made.",
  .size = sizeof(CjmObjective),
  CJM_FIELDS(objective_fields),
};

/* ---- scope ---- */

#undef AT
#define AT(member) offsetof(CjmScope, member)

static const CjmField scope_fields[] = {
  {.key = "from",
   .type = CJM_FIELD_TEXT,
   .offset = AT(from),
   .help = "Where the journey begins.",
   .example = "from: sees the first advertisement"},
  {.key = "to", .type = CJM_FIELD_TEXT, .offset = AT(to), .help = "Where it ends.", .example = "to: shoes are in use"},
};

const CjmShape cjm_shape_scope = {
  .name = "scope",
  .help = "Where the journey begins and where it ends.",
  .size = sizeof(CjmScope),
  CJM_FIELDS(scope_fields),
};

/* ---- scale ---- */

#undef AT
#define AT(member) offsetof(CjmScale, member)

static const CjmField scale_fields[] = {
  {.key = "min",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(min),
   .fallback = "-2",
   .help = "The score of the worst feeling.",
   .example = "min: -5"},
  {.key = "max",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(max),
   .fallback = "2",
   .help = "The score of the best feeling.",
   .example = "max: 5"},
  {.key = "labels",
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(labels),
   .syntax = "scores with a word after each",
   .help = "The words at the axis.",
   .example = "labels: {-2: awful, 0: so-so, 2: great}",
   .reader = CJM_READER_SCALE_LABELS},
};

const CjmShape cjm_shape_scale = {
  .name = "scale",
  .help = "The scale of all emotion scores.",
  .size = sizeof(CjmScale),
  CJM_FIELDS(scale_fields),
};

/* ---- lint ---- */

const CjmEnumWord cjm_words_levels[] = {
  {"off", CJM_SEVERITY_OFF, "not checked"},
  {"info", CJM_SEVERITY_INFO, "a remark"},
  {"warning", CJM_SEVERITY_WARNING, "a warning"},
  {"error", CJM_SEVERITY_ERROR, "an error: `cjm check` fails"},
  {0},
};

/* ---- plan ---- */

#undef AT
#define AT(member) offsetof(CjmPlanEntry, member)

static const CjmEnumWord plan_words[] = {
  {"planned", CJM_PLAN_PLANNED, "not started"},
  {"doing", CJM_PLAN_DOING, "under way"},
  {"done", CJM_PLAN_DONE, "finished"},
  {"dropped", CJM_PLAN_DROPPED, "will not be done"},
  {0},
};

static const CjmField plan_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which opportunities refer to it.", .example = "id: a7"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "What is done.",
   .example = "title: Guest checkout"},
  {.key = "goal",
   .type = CJM_FIELD_TEXT,
   .offset = AT(goal),
   .help = "What it should achieve.",
   .example = "goal: No account for the first order"},
  {.key = "tasks",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(tasks),
   .help = "The pieces of work.",
   .example = "tasks: [Design the form, Test with ten buyers]"},
  {.key = "owner", .type = CJM_FIELD_TEXT, .offset = AT(owner), .help = "Who is responsible for it.", .example = "owner: Checkout team"},
  {.key = "due", .type = CJM_FIELD_DATE, .offset = AT(due), .help = "When it is due.", .example = "due: 2026-12-01"},
  {.key = "status",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(status),
   .words = plan_words,
   .help = "Its progress.",
   .example = "status: doing"},
  {.key = "solves",
   .type = CJM_FIELD_REFS,
   .offset = AT(solves),
   .ref = CJM_KIND_OPPORTUNITY,
   .help = "The opportunities that it implements.",
   .example = "solves: guest"},
  CJM_JOIN_ROWS("plan entry"),
};

const CjmShape cjm_shape_plan_entry = {
  .name = "plan entry",
  .help = "Something that will be done.",
  .size = sizeof(CjmPlanEntry),
  .kind = CJM_KIND_PLAN,
  CJM_FIELDS(plan_fields),
};

/* ---- gates ---- */

#undef AT
#define AT(member) offsetof(CjmGate, member)

static const CjmEnumWord any_words[] = {
  {"any", 0, "every persona"},
  {0},
};

static const CjmField gate_fields[] = {
  {.key = "metric",
   .type = CJM_FIELD_REF,
   .offset = AT(metric),
   .ref = CJM_KIND_METRIC,
   .help = "The metric whose values are checked.",
   .example = "metric: nps"},
  {.key = "emotion",
   .type = CJM_FIELD_REF,
   .offset = AT(persona),
   .ref = CJM_KIND_PERSONA,
   .words = any_words,
   .help = "The persona whose scores are checked, or `any`.",
   .example = "emotion: any"},
  {.key = "rule",
   .type = CJM_FIELD_TEXT,
   .offset = AT(rule),
   .flags = CJM_FIELD_NAME,
   .help = "The lint rule whose findings are counted.",
   .example = "rule: no-persona"},
  {.key = "min",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(min),
   .flags = CJM_FIELD_UNIT,
   .help = "The lowest value that passes.",
   .example = "min: -1.5"},
  {.key = "max",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(max),
   .flags = CJM_FIELD_UNIT,
   .help = "The highest value that passes.",
   .example = "max: 40"},
  {.key = "steps",
   .type = CJM_FIELD_REFS,
   .offset = AT(steps),
   .ref = CJM_KIND_STEP,
   .help = "The steps that it checks; all by default.",
   .example = "steps: [cart, pay]"},
};

static const CjmKeyRule gate_rules[] = {
  {CJM_KEYS_ONE, {"metric", "emotion", "rule"}},
  {CJM_KEYS_ANY, {"min", "max"}},
  {CJM_KEYS_NOT_BOTH, {"rule", "steps"}},
};

const CjmShape cjm_shape_gate = {
  .name = "gate",
  .help = "A limit that `cjm check` fails on.",
  .size = sizeof(CjmGate),
  CJM_FIELDS(gate_fields),
  CJM_RULES(gate_rules),
};

/* ---- data ---- */

#undef AT
#define AT(member) offsetof(CjmDataFile, member)

static const CjmField data_fields[] = {
  {.key = "file",
   .type = CJM_FIELD_PATH,
   .offset = AT(file),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN,
   .help = "The CSV file: a row for each step, or one for each value.",
   .example = "file: numbers/2026-q3.csv"},
  {.key = "as_of",
   .type = CJM_FIELD_DATE,
   .offset = AT(as_of),
   .help = "The date of its values.",
   .example = "as_of: 2026-09-30"},
  {.key = "key",
   .type = CJM_FIELD_TEXT,
   .offset = AT(key),
   .flags = CJM_FIELD_NAME,
   .fallback = "step",
   .help = "The column that holds the ids of steps.",
   .example = "key: touchpoint_id"},
  {.key = "na",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(na),
   .flags = CJM_FIELD_NAME,
   .help = "Texts that stand for an unknown value; empty cells always do.",
   .example = "na: [n/a, \"-\"]"},
};

const CjmShape cjm_shape_data_file = {
  .name = "data file",
  .help = "A CSV file with values, joined by the id of the step.",
  .size = sizeof(CjmDataFile),
  CJM_FIELDS(data_fields),
};

/* ---- theme ---- */

#undef AT
#define AT(member) offsetof(CjmThemeChoice, member)

static const CjmEnumWord base_words[] = {
  {"light", CJM_THEME_LIGHT, "dark on white"},
  {"dark", CJM_THEME_DARK, "light on dark, for screens"},
  {"print", CJM_THEME_PRINT, "little ink"},
  {"contrast", CJM_THEME_CONTRAST, "the strongest contrast"},
  {"auto", CJM_THEME_AUTO, "in SVG, light or dark as the reader prefers; elsewhere light"},
  {0},
};

static const CjmEnumWord density_words[] = {
  {"compact", CJM_DENSITY_COMPACT, "as much as possible on a page"},
  {"normal", CJM_DENSITY_NORMAL, "for screens and A3"},
  {"airy", CJM_DENSITY_AIRY, "for a wall"},
  {0},
};

static const CjmField theme_fields[] = {
  {.key = "base",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(base),
   .flags = CJM_FIELD_MAIN,
   .words = base_words,
   .fallback = "light",
   .help = "The built-in theme that the rest changes.",
   .example = "base: dark"},
  {.key = "font",
   .type = CJM_FIELD_TEXT,
   .offset = AT(font),
   .flags = CJM_FIELD_NAME,
   .help = "The font family of all text.",
   .example = "font: Noto Sans"},
  {.key = "accent",
   .type = CJM_FIELD_TINT,
   .offset = AT(accent),
   .help = "The colour of what is emphasised.",
   .example = "accent: \"#0b7285\""},
  {.key = "phases",
   .type = CJM_FIELD_TINTS,
   .offset = AT(phases),
   .help = "The colours of the phases in order; they repeat.",
   .example = "phases: [\"#1971c2\", \"#084\"]"},
  {.key = "positive",
   .type = CJM_FIELD_TINT,
   .offset = AT(positive),
   .help = "The colour of good feelings.",
   .example = "positive: \"#0f766e\""},
  {.key = "negative",
   .type = CJM_FIELD_TINT,
   .offset = AT(negative),
   .help = "The colour of bad feelings.",
   .example = "negative: \"#b45309\""},
  {.key = "density",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(density),
   .words = density_words,
   .fallback = "normal",
   .help = "How much space there is around things.",
   .example = "density: compact"},
  {.key = "logo",
   .type = CJM_FIELD_IMAGE,
   .offset = AT(logo),
   .help = "A picture next to the heading; one with a transparent background gets a surface on which it can be seen.",
   .example = "logo: pictures/logo.png"},
  {.key = "footer",
   .type = CJM_FIELD_TEXT,
   .offset = AT(footer),
   .help = "A line at the foot of the page.",
   .example = "footer: Internal, for the checkout team"},
};

const CjmShape cjm_shape_theme = {
  .name = "theme",
  .help = "The colours and type of the map.",
  .size = sizeof(CjmThemeChoice),
  CJM_FIELDS(theme_fields),
};
