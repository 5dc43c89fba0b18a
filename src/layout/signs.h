/* signs.h: the signs that the legend explains, and their look on the map and in the legend. */
#ifndef CJM_LAYOUT_SIGNS_H
#define CJM_LAYOUT_SIGNS_H

#include "layout/marks.h"

/* The signs in the order of the legend, which explains those that are drawn. Its words are in blocks/legend.c. */
typedef enum CjmSign {
  CJM_SIGN_TOUCHPOINT_CRITICAL,
  CJM_SIGN_TOUCHPOINT_SUPPORTING,
  CJM_SIGN_TOUCHPOINT_REDUNDANT,
  CJM_SIGN_TOUCHPOINT, /* of no class */
  CJM_SIGN_PATH,
  CJM_SIGN_CHANNEL_USED,
  CJM_SIGN_MOMENT_TRUTH,
  CJM_SIGN_MOMENT_PAIN,
  CJM_SIGN_MOMENT_DELIGHT,
  CJM_SIGN_MOMENT_ENDING,
  CJM_SIGN_FEELING_RANGE,
  CJM_SIGN_EARLIER_SCORE,
  CJM_SIGN_NOT_MEASURED,
  CJM_SIGN_ENGAGEMENT,
  CJM_SIGN_PAIN_CRITICAL,
  CJM_SIGN_PAIN_SERIOUS,
  CJM_SIGN_PAIN_MINOR,
  CJM_SIGN_PAIN, /* of no severity */
  CJM_SIGN_GAIN,
  CJM_SIGN_GAP,
  CJM_SIGN_PRIORITY_1,
  CJM_SIGN_PRIORITY_2,
  CJM_SIGN_PRIORITY_3,
  CJM_SIGN_PRIORITY_4,
  CJM_SIGN_OPPORTUNITY, /* of no priority */
  CJM_SIGN_LETTER,
  CJM_SIGN_VALUES,
  CJM_SIGN_MET,
  CJM_SIGN_NOT_MET,
  CJM_SIGN_TARGET,
  CJM_SIGN_TARGET_MET,
  CJM_SIGN_TARGET_MISSED,
  CJM_SIGN_PREVIOUS,
  CJM_SIGN_ROSE,
  CJM_SIGN_FELL,
  CJM_SIGN_ZERO,
  CJM_SIGN_SOURCE,
  CJM_SIGN_TAG,
  CJM_SIGN_PERSONA,
  CJM_SIGN_RESEARCHED,
  CJM_SIGN_PARTLY,
  CJM_SIGN_ASSUMED,
  CJM_SIGN_TO_MEASURE,
  CJM_SIGN_HAND_OVER,
  CJM_SIGN_WAITING,
  CJM_SIGN_FAIL_POINT,
  CJM_SIGN_OUTSIDE,
  CJM_SIGN_PATHS,
  CJM_SIGN_ALTERNATIVES,
  CJM_SIGN_PATH_ENDS,
  CJM_SIGN_PATH_RETURNS,
  CJM_SIGN_LEFT_OUT,
  CJM_SIGN_NEXT,
  CJM_SIGN_INNER,
  CJM_SIGN_NEW, /* in maps of changes, as the following */
  CJM_SIGN_GONE,
  CJM_SIGN_OLD_PLACE,
  CJM_SIGN_WORDS_GONE,
  CJM_SIGN_WORDS_NEW,
  CJM_SIGN_SCORE_CHANGE,
  CJM_SIGN_FOLDED,
  CJM_SIGN_COUNT
} CjmSign;

/* The look of a card or a pill. */
typedef struct CjmLook {
  CjmCard card;          /* without padding */
  CjmColour ink, accent; /* of its text, and of severity or priority */
  CjmWeight weight;
  bool struck;
} CjmLook;

/* The look of touchpoints, pain points, gains, gaps and opportunities. */
CjmLook cjm_sign_look(const CjmTheme *theme, CjmSign sign);

/* The mark of a sign that is drawn as a mark, and its colour. */
CjmMark cjm_sign_mark(const CjmTheme *theme, CjmSign sign, CjmColour *ret_colour);

/* Draws the sign that steps are left out: a zigzag from top to bottom at `x`, on a strip of the background. */
void cjm_left_out_draw(CjmScene *scene, double x, double top, double bottom, const CjmTheme *theme, CjmColour background);

#endif
