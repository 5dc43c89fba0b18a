/* step-rows.h: what a step holds as lists of plain texts, for formats in which a text has no structure. */
#ifndef CJM_FORMAT_STEP_ROWS_H
#define CJM_FORMAT_STEP_ROWS_H

#include <glib.h>

#include "journey/journey.h"
#include "lang/lang.h"

/* A key of steps, or a custom lane. */
typedef struct CjmStepRow {
  const char *key;     /* as in the format; of a custom lane its id */
  const CjmLane *lane; /* a custom lane; NULL for the keys of the format */
  CjmWord title;       /* CJM_WORD_COUNT: there is none; use the key */
  CjmLaneId lane_id;   /* the built-in lane that shows it; CJM_LANE_COUNT: none */
  void (*collect)(const CjmStep *step, const CjmLang *lang, GPtrArray *texts); /* NULL for custom lanes */
} CjmStepRow;

/* The rows that any step of the journey fills, CjmStepRow *, in the order of the reference. Free with g_ptr_array_unref(). Titles, feelings and
 * metrics are not among them. */
GPtrArray *cjm_step_rows_new(const CjmJourney *journey);

/* Appends the texts, char *, of a row of a step, which are freed with the array. With `lang` NULL numbers, dates and words are in the syntax of the format, else
 * as a reader expects them. */
void cjm_step_row_texts(const CjmStepRow *row, const CjmStep *step, const CjmLang *lang, GPtrArray *texts);

/* The title of a row for readers: that which the author gave the lane, or the word of the language. Borrowed. */
const char *cjm_step_row_title(const CjmStepRow *row, const CjmJourney *journey, const CjmLang *lang);

/* The key of the row that has this title in a language, where the author gave it no other; NULL for none. */
const char *cjm_step_row_key(const char *title, const CjmLang *lang);

/* The title that the row of a key has in a language; NULL if there is no such row. */
const char *cjm_step_row_word(const char *key, const CjmLang *lang);

/* The key of the built-in lane that shows the row of a key; NULL if none does. */
const char *cjm_step_row_lane(const char *key);

/* The title of a step: its own, that of its phase where it is the only one, or its first action. "" where there is none. */
const char *cjm_step_caption(const CjmStep *step);

/* A journey has words of its own. Free with g_free(). */
CjmLang *cjm_journey_lang_new(const CjmJourney *journey);

#endif
