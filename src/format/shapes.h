/* shapes.h: the tables by name, for code that needs a particular one. */
#ifndef CJM_FORMAT_SHAPES_H
#define CJM_FORMAT_SHAPES_H

#include "format/fields.h"

extern const CjmShape cjm_shape_journey, cjm_shape_objective, cjm_shape_scope, cjm_shape_scale, cjm_shape_segment,
  cjm_shape_persona, cjm_shape_channel, cjm_shape_metric, cjm_shape_source, cjm_shape_competitor, cjm_shape_lane,
  cjm_shape_emotion_lane, cjm_shape_plan_entry, cjm_shape_gate, cjm_shape_data_file, cjm_shape_theme, cjm_shape_phase,
  cjm_shape_step, cjm_shape_emotion, cjm_shape_past_score, cjm_shape_past_value, cjm_shape_need, cjm_shape_expectation,
  cjm_shape_touchpoint, cjm_shape_moment, cjm_shape_pain, cjm_shape_gain, cjm_shape_gap, cjm_shape_opportunity, cjm_shape_measure,
  cjm_shape_inline_metric, cjm_shape_act, cjm_shape_when, cjm_shape_cost, cjm_shape_link, cjm_shape_next, cjm_shape_tag,
  cjm_shape_path, cjm_shape_text_item, cjm_shape_picture, cjm_shape_lane_settings, cjm_shape_block, cjm_shape_view;

/* The values of a custom lane in a step: texts, or a number. */
extern const CjmField cjm_field_custom_texts, cjm_field_custom_number;

/* Words of enums that several shapes use. */
extern const CjmEnumWord cjm_words_goal[], cjm_words_lanes[], cjm_words_levels[], cjm_words_status[], cjm_words_blocks[];

/* A metric that is defined with its value. */
typedef struct CjmInlineMetric {
  CjmMetric metric;
  CjmNumber value;
} CjmInlineMetric;

/* The keys of CjmAbout, which the struct of the shape has as its member `about`. */
#define CJM_ABOUT_SOURCES                                                                                                        \
  {                                                                                                                              \
    .key = "sources", .type = CJM_FIELD_REFS, .offset = AT(about.sources), .ref = CJM_KIND_SOURCE,                               \
    .help = "The sources that support it.", .example = "sources: i14"                                                          \
  }
#define CJM_ABOUT_ROWS                                                                                                           \
  {.key = "persona",                                                                                                             \
   .type = CJM_FIELD_REFS,                                                                                                       \
   .offset = AT(about.personas),                                                                                                 \
   .ref = CJM_KIND_PERSONA,                                                                                                      \
   .help = "Whose it is, if it does not concern everybody.",                                                                  \
   .example = "persona: sanne"},                                                                                                 \
    {.key = "path",                                                                                                              \
     .type = CJM_FIELD_REFS,                                                                                                     \
     .offset = AT(about.paths),                                                                                                  \
     .ref = CJM_KIND_PATH,                                                                                                       \
     .help = "The paths to which it belongs; without it, all of them.",                                                          \
     .example = "path: app"},                                                                                                    \
    {.key = "tags",                                                                                                              \
     .type = CJM_FIELD_REFS,                                                                                                     \
     .offset = AT(about.tags),                                                                                                   \
     .ref = CJM_KIND_TAG,                                                                                                        \
     .help = "Its tags, by id or title.",                                                                                        \
     .example = "tags: [mobile, Release 2]"},                                                                                    \
  {                                                                                                                              \
    .key = "url", .type = CJM_FIELD_URL, .offset = AT(about.url),                                                                \
    .help = "Further reading about it.", .example = "url: https://example.org/ticket/42"                                  \
  }

#define CJM_FIELDS(table) .fields = (table), .n_fields = sizeof(table) / sizeof((table)[0])
#define CJM_RULES(table)  .rules = (table), .n_rules = sizeof(table) / sizeof((table)[0])

/* The keys that change the list of inherited entries when a file extends another. */
#define CJM_JOIN_ROWS(kind)                                                                                                      \
  {.key = "remove",                                                                                                              \
   .type = CJM_FIELD_SPECIAL,                                                                                                    \
   .syntax = "`true`",                                                                                                           \
   .help = "In a file that extends another: leaves out the inherited " kind " with this id.",                                    \
   .example = "remove: true",                                                                                                    \
   .reader = CJM_READER_JOIN},                                                                                                   \
    {.key = "after",                                                                                                             \
     .type = CJM_FIELD_SPECIAL,                                                                                                  \
     .syntax = "an id",                                                                                                          \
     .help = "In a file that extends another: puts this " kind " after the one that is named.",                                 \
     .example = "after: cart",                                                                                                   \
     .reader = CJM_READER_JOIN},                                                                                                 \
  {                                                                                                                              \
    .key = "before", .type = CJM_FIELD_SPECIAL, .syntax = "an id",                                                               \
    .help = "In a file that extends another: puts this " kind " before the one that is named.", .example = "before: pay",   \
    .reader = CJM_READER_JOIN                                                                                                    \
  }

#endif
