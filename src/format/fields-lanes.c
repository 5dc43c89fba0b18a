/* fields-lanes.c: what is drawn: lanes, blocks and views. */
#include "format/fields.h"
#include "format/shapes.h"

/* ---- lanes ---- */

#define AT(member) offsetof(CjmLane, member)

const CjmEnumWord cjm_words_lanes[] = {
#define CJM_LANE(suffix, key, by_default, rows, help) {#key, CJM_LANE_##suffix, help},
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
   .flags = CJM_FIELD_MAIN,
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
   .flags = CJM_FIELD_MAIN,
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
#define CJM_BLOCK(key, help) {#key, 0, help},
#include "lang/blocks.def"
#undef CJM_BLOCK
  {"default", 0, "all blocks that are not named"},
  {0},
};

#undef AT
#define AT(member) offsetof(CjmBlockChoice, member)

static const CjmField block_fields[] = {
  {.key = "title",
   .type = CJM_FIELD_TEXT,
   .offset = AT(title),
   .flags = CJM_FIELD_MAIN,
   .help = "What the block is called on this map.",
   .example = "title: What we do next"},
};

const CjmShape cjm_shape_block = {
  .name = "block",
  .help = "How a block below the map is drawn.",
  .size = sizeof(CjmBlockChoice),
  CJM_FIELDS(block_fields),
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
   .type = CJM_FIELD_SPECIAL,
   .offset = AT(blocks),
   .flags = CJM_FIELD_MANY | CJM_FIELD_NAME,
   .words = cjm_words_blocks,
   .shape = &cjm_shape_block,
   .syntax = "names of blocks, `default` for all that are not named, or `- matrix: title`",
   .help = "The blocks below it, in this order.",
   .example = "blocks: [causes: Why it happens, legend]",
   .reader = CJM_READER_BLOCKS},
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
   .flags = CJM_FIELD_NAME,
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
