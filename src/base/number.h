/* number.h: numbers read from and written to files, independent of the locale. Numbers for readers of a map are written by
 * lang/lang.h. */
#ifndef CJM_BASE_NUMBER_H
#define CJM_BASE_NUMBER_H

#include <glib.h>
#include <stdbool.h>

/* Reads the whole of `text` as a number of the YAML 1.2 core schema
 * (decimal, 0o17, 0x1f, exponent). False for anything else, infinities and NaN included. */
bool cjm_number_parse(const char *text, double *ret_value);

/* Appends a whole number, in a fraction of the time that printf() takes. */
void cjm_number_append_whole(GString *out, guint64 value);

/* Appends `value` with at most `decimals` decimals, without trailing zeros, `-0` or exponent. */
void cjm_number_append(GString *out, double value, int decimals);

#endif
