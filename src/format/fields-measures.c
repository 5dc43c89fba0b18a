/* fields-measures.c: what was measured in a step: values of metrics, and earlier values and scores. */
#include "format/fields.h"
#include "format/shapes.h"

/* ---- value of a metric ---- */

#define AT(member) offsetof(CjmMeasure, member)

static const CjmField measure_fields[] = {
  {.key = "value",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(value),
   .flags = CJM_FIELD_MAIN | CJM_FIELD_UNIT,
   .help = "The value in this step; without it the metric is to be measured.",
   .example = "value: 71"},
  {.key = "previous",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(previous),
   .flags = CJM_FIELD_UNIT,
   .help = "The previous value; the change is drawn.",
   .example = "previous: 69"},
  {.key = "n",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(n),
   .flags = CJM_FIELD_INTEGER,
   .min = 0,
   .max = 1e9,
   .help = "How many people or cases it was measured on.",
   .example = "n: 318"},
  {.key = "as_of",
   .type = CJM_FIELD_DATE,
   .offset = AT(as_of),
   .help = "The day it was measured.",
   .example = "as_of: 2026-09-30"},
  {.key = "history",
   .type = CJM_FIELD_OBJECTS,
   .offset = AT(history),
   .shape = &cjm_shape_past_value,
   .help = "Earlier values, up to the current one; drawn as a line.",
   .example = "history: [{date: 2025-09-30, value: 69}, {date: 2026-09-30, value: 71}]"},
  {.key = "source",
   .type = CJM_FIELD_REF,
   .offset = AT(source),
   .ref = CJM_KIND_SOURCE,
   .help = "Where the value comes from.",
   .example = "source: i14"},
};

const CjmShape cjm_shape_measure = {
  .name = "value of a metric",
  .help = "What was measured in a step.",
  .size = sizeof(CjmMeasure),
  CJM_FIELDS(measure_fields),
};

/* ---- earlier values ---- */

#undef AT
#define AT(member) offsetof(CjmReading, member)

#define DATE_ROW                                                                                                                 \
  {                                                                                                                              \
    .key = "date", .type = CJM_FIELD_DATE, .offset = AT(date), .flags = CJM_FIELD_REQUIRED, .help = "The day.",                  \
    .example = "date: 2025-09-30"                                                                                                \
  }

static const CjmField past_value_fields[] = {
  DATE_ROW,
  {.key = "value",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(value),
   .flags = CJM_FIELD_REQUIRED | CJM_FIELD_UNIT,
   .help = "The value on that day.",
   .example = "value: 69"},
  {.key = "n",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(n),
   .flags = CJM_FIELD_INTEGER,
   .min = 0,
   .max = 1e9,
   .help = "How many people or cases it was measured on.",
   .example = "n: 290"},
};

const CjmShape cjm_shape_past_value = {
  .name = "earlier value",
  .help = "What a metric was on a day.",
  .size = sizeof(CjmReading),
  CJM_FIELDS(past_value_fields),
};

static const CjmField past_score_fields[] = {
  DATE_ROW,
  {.key = "score",
   .type = CJM_FIELD_NUMBER,
   .offset = AT(value),
   .flags = CJM_FIELD_REQUIRED,
   .help = "The score on that day, on the map's scale.",
   .example = "score: -1.8"},
};

const CjmShape cjm_shape_past_score = {
  .name = "earlier score",
  .help = "How a step felt on a day.",
  .size = sizeof(CjmReading),
  CJM_FIELDS(past_score_fields),
};
