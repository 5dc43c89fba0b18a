/* direction.h: the direction in which text is read.
 *
 * Source: Unicode UAX #9, "Unicode Bidirectional Algorithm", table 4 and rule P2. */
#ifndef CJM_BASE_DIRECTION_H
#define CJM_BASE_DIRECTION_H

#include <glib.h>
#include <stdbool.h>

typedef enum CjmDirection { CJM_DIRECTION_NONE, CJM_DIRECTION_LTR, CJM_DIRECTION_RTL } CjmDirection;

/* The direction of a letter or a directional mark; CJM_DIRECTION_NONE for digits, spaces and punctuation, which have that of their
 * neighbours. */
CjmDirection cjm_direction_of(gunichar c);

/* The direction of the first letter or mark from `text` up to `end`; CJM_DIRECTION_NONE if there is none. */
CjmDirection cjm_direction_first(const char *text, const char *end);

/* Whether any letter or mark from `text` up to `end` is read from right to left. */
bool cjm_direction_has_rtl(const char *text, const char *end);

#endif
