/* bidi.h: hidden characters that control text direction (Unicode UAX #9, explicit formatting). */
#ifndef CJM_YAML_BIDI_H
#define CJM_YAML_BIDI_H

#include <glib.h>
#include <stdbool.h>

/* Whether the text holds U+202D or U+202E, which show letters in another order than they are read. */
bool cjm_bidi_overrides(const char *text);

/* Closes, at the end of each line, what was opened in it, and drops what closes nothing,
 * so that one text cannot turn its neighbours around. */
void cjm_bidi_close(GString *text);

#endif
