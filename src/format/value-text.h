/* value-text.h: one value of the journey in the words of the format. */
#ifndef CJM_FORMAT_VALUE_TEXT_H
#define CJM_FORMAT_VALUE_TEXT_H

#include <glib.h>

#include "format/walk.h"

/* Appends the value as the format writes it, so that reading it gives the same value: a date as 2026-10-01, a duration as 2h30m, a
 * colour as #0b6e69, a number in as few digits as possible, a range as [1, 5]. Not for OBJECT. */
void cjm_value_append(GString *out, const CjmValue *value);

/* Where the value is written; without a source where it is not. */
CjmSpan cjm_value_span(const CjmValue *value);

/* Whether the value is a title that the author did not write, and that is the id for this reason. */
bool cjm_value_is_implied(const CjmValue *value);

#endif
