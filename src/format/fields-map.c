/* fields-map.c: what concerns the map as a whole: objective, scope, scale, lanes, plan, gates, data, theme. */
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

/* ---- lanes ---- */

#undef AT
#define AT(member) offsetof(CjmLane, member)

const CjmEnumWord cjm_words_lanes[] = {
#define CJM_LANE(suffix, key, by_default, help) {#key, CJM_LANE_##suffix, help},
#include "lang/lanes.def"
#undef CJM_LANE
  {0},
};

static const CjmEnumWord custom_words[] = {
  {"text", CJM_CUSTOM_TEXT, "paragraphs"},
  {"list", CJM_CUSTOM_LIST, "items with bullets"},
  {"tags", CJM_CUSTOM_TAGS, "short words in boxes"},
  {"number", CJM_CUSTOM_NUMBER, "one number a step, as bars"},
  {"line", CJM_CUSTOM_LINE, "one number a step, as a curve with its own scale"},
  {0},
};

static const CjmField lane_fields[] = {
  {.key = "id",
   .type = CJM_FIELD_ID,
   .help = "The key with which steps fill the lane; it cannot be an existing key of steps.",
   .example = "id: policies"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_OR_ID,
   .help = "The name of the lane.",
   .example = "title: Policies"},
  {.key = "kind",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(kind),
   .words = custom_words,
   .fallback = "text",
   .help = "How its content is drawn.",
   .example = "kind: tags"},
  {.key = "unit",
   .type = CJM_FIELD_TEXT,
   .offset = AT(unit),
   .help = "For `number` and `line`: the unit, written after each value.",
   .example = "unit: min"},
  {.key = "goal",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(goal),
   .words = cjm_words_goal,
   .help = "For `number` and `line`: which direction is better.",
   .example = "goal: down"},
  {.key = "target",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(target),
   .flags = CJM_FIELD_UNIT,
   .help = "For `number` and `line`: the target value.",
   .example = "target: 15"},
  {.key = "range",
   .type = CJM_FIELD_RANGE,
   .offset = AT(range),
   .flags = CJM_FIELD_UNIT,
   .help = "For `number` and `line`: the lowest and the highest value.",
   .example = "range: [0, 60]"},
};

const CjmShape cjm_shape_lane = {
  .name = "lane",
  .help = "A lane of your own.",
  .size = sizeof(CjmLane),
  .kind = CJM_KIND_LANE,
  CJM_FIELDS(lane_fields),
};

static const CjmEnumWord style_words[] = {
  {"curve", CJM_CURVE_SMOOTH, "a smooth curve that never overshoots"},
  {"line", CJM_CURVE_LINE, "straight from point to point"},
  {"steps", CJM_CURVE_STEPS, "level within a step"},
  {0},
};

static const CjmEnumWord point_words[] = {
  {"faces", CJM_POINT_FACES, "faces that show the feeling"},
  {"dots", CJM_POINT_DOTS, "plain dots"},
  {"none", CJM_POINT_NONE, "the curve alone"},
  {0},
};

static const CjmField emotion_lane_fields[] = {
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .help = "What the lane is called on this map.",
   .example = "title: Mood"},
  {.key = "style",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(style),
   .words = style_words,
   .fallback = "curve",
   .help = "How the points are joined.",
   .example = "style: line"},
  {.key = "points",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(points),
   .words = point_words,
   .fallback = "faces",
   .help = "How a feeling is marked.",
   .example = "points: dots"},
  {.key = "show",
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(show),
   .flags = CJM_FIELD_MANY | CJM_FIELD_NAME,
   .ref = CJM_KIND_PERSONA,
   .syntax = "ids of personas, `baseline`, `competitors`",
   .help = "Whose curves are drawn; all by default.",
   .example = "show: [sanne, competitors]",
   .reader = CJM_READER_LANE_SHOW},
};

const CjmShape cjm_shape_emotion_lane = {
  .name = "emotion lane",
  .help = "How the emotion lane is drawn.",
  .size = sizeof(CjmLane),
  CJM_FIELDS(emotion_lane_fields),
};

static const CjmEnumWord row_words[] = {
  {"persona", CJM_ROWS_PERSONA, "a row for each persona, for lanes of items"},
  {"actor", CJM_ROWS_ACTOR, "each step in the row of who does it, for `steps`"},
  {0},
};

static const CjmField lane_settings_fields[] = {
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .help = "What the lane is called on this map.",
   .example = "title: What they need"},
  {.key = "by",
   .type = CJM_FIELD_CHOICE,
   .offset = AT(rows),
   .words = row_words,
   .help = "Divides the lane into rows.",
   .example = "by: persona"},
};

const CjmShape cjm_shape_lane_settings = {
  .name = "built-in lane",
  .help = "How a built-in lane is drawn.",
  .size = sizeof(CjmLane),
  CJM_FIELDS(lane_settings_fields),
};

/* ---- blocks and views ---- */

const CjmEnumWord cjm_words_blocks[] = {
  {"conclusions", 0, NULL},
  {"recommendations", 0, NULL},
  {"matrix", 0, NULL},
  {"plan", 0, NULL},
  {"causes", 0, NULL},
  {"competitors", 0, NULL},
  {"paths", 0, "time and cost of each path"},
  {"segments", 0, NULL},
  {"principles", 0, NULL},
  {"sources", 0, NULL},
  {"notes", 0, NULL},
  {"gone", 0, NULL},
  {"legend", 0, NULL},
  {"default", 0, "all blocks that are not named"},
  {0},
};

#undef AT
#define AT(member) offsetof(CjmView, member)

static const CjmField view_fields[] = {
  {.key = "id", .type = CJM_FIELD_ID, .help = "The name by which `--view` chooses it.", .example = "id: board"},
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_MAIN | CJM_FIELD_OR_ID,
   .help = "The title of this view.",
   .example = "title: For the board"},
  {.key = "subtitle",
   .type = CJM_FIELD_TEXT,
   .offset = AT(subtitle),
   .help = "The second line of its heading.",
   .example = "subtitle: Where first orders are lost"},
  {.key = "headline",
   .type = CJM_FIELD_TEXT,
   .offset = AT(headline),
   .help = "Its finding in one sentence.",
   .example = "headline: Paying costs us a third of all orders"},
  {.key = "lanes",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(lanes),
   .flags = CJM_FIELD_NAME,
   .help = "The lanes that it shows, by name or id, in this order.",
   .example = "lanes: [steps, emotion]"},
  {.key = "hide_lanes",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(hide_lanes),
   .flags = CJM_FIELD_NAME,
   .help = "Lanes that it leaves out.",
   .example = "hide_lanes: [costs, links]"},
  {.key = "blocks",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(blocks),
   .flags = CJM_FIELD_NAME,
   .words = cjm_words_blocks,
   .help = "The blocks below it, in this order.",
   .example = "blocks: [conclusions, legend]"},
  {.key = "hide_blocks",
   .type = CJM_FIELD_TEXTS,
   .offset = AT(hide_blocks),
   .flags = CJM_FIELD_NAME,
   .words = cjm_words_blocks,
   .help = "Blocks that it leaves out.",
   .example = "hide_blocks: causes"},
  {.key = "personas",
   .type = CJM_FIELD_REFS,
   .offset = AT(personas),
   .ref = CJM_KIND_PERSONA,
   .help = "The personas that it shows, and what belongs to nobody else.",
   .example = "personas: sanne"},
  {.key = "paths",
   .type = CJM_FIELD_REFS,
   .offset = AT(paths),
   .ref = CJM_KIND_PATH,
   .help = "The paths that it shows, and what belongs to no path.",
   .example = "paths: app"},
  {.key = "phases",
   .type = CJM_FIELD_REFS,
   .offset = AT(phases),
   .ref = CJM_KIND_PHASE,
   .help = "The phases that it shows.",
   .example = "phases: first"},
  {.key = "tags",
   .type = CJM_FIELD_REFS,
   .offset = AT(tags),
   .ref = CJM_KIND_TAG,
   .help = "Shows what has one of these tags, and what has none.",
   .example = "tags: mobile"},
  {.key = "theme",
   .type = CJM_FIELD_OBJECT,
   .offset = AT(theme),
   .shape = &cjm_shape_theme,
   .help = "Its colours and type.",
   .example = "theme: print"},
  {.key = "paper",
   .type = CJM_FIELD_TEXT,
   .offset = AT(paper),
   .flags = CJM_FIELD_LATER | CJM_FIELD_NAME,
   .help = "The size of its page.",
   .example = "paper: a4"},
  {.key = "lang", .type = CJM_FIELD_LANG, .offset = AT(lang), .help = "The language of its own words.", .example = "lang: nl"},
  CJM_JOIN_ROWS("view"),
};

const CjmShape cjm_shape_view = {
  .name = "view",
  .help = "A map of its own from the same file. What it leaves out is as in the whole map.",
  .size = sizeof(CjmView),
  .kind = CJM_KIND_VIEW,
  CJM_FIELDS(view_fields),
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
   .example = "phases: [\"#1971c2\", \"#0c8\"]"},
  {.key = "positive",
   .type = CJM_FIELD_TINT,
   .offset = AT(positive),
   .help = "The colour of good feelings.",
   .example = "positive: \"#2b8a3e\""},
  {.key = "negative",
   .type = CJM_FIELD_TINT,
   .offset = AT(negative),
   .help = "The colour of bad feelings.",
   .example = "negative: \"#c92a2a\""},
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
