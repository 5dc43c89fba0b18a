/* value-text.h: a value of the journey in the syntax of the format. */
#ifndef CJM_FORMAT_VALUE_TEXT_H
#define CJM_FORMAT_VALUE_TEXT_H

#include <glib.h>

#include "format/walk.h"

/* Appends the value in the syntax of the format, so that reading it gives the same value: a date as 2026-10-01, a duration as 2h30m, a
 * colour as #0b6e69, a number with as few digits as possible, a range as [1, 5]. Not for OBJECT. */
void cjm_value_append(GString *out, const CjmValue *value);

/* The place of the value in the file; without a source if it is not in a file. */
CjmSpan cjm_value_span(const CjmValue *value);

/* Whether the value is a title that the author did not write, and which is the id instead. */
bool cjm_value_is_implied(const CjmValue *value);

#endif
