/* sniff.h: which of the YAML and JSON files in a folder are journeys, told without parsing them. */
#ifndef CJM_RUN_SNIFF_H
#define CJM_RUN_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a name ends in .yaml, .yml or .json; case does not matter. */
bool cjm_is_data_name(const char *name);

/* Whether a name says that the file is a journey: it ends in .journey or .cjm before .yaml, .yml or .json. */
bool cjm_is_journey_name(const char *name);

/* The name without its ending: .yaml, .journey.yaml, .cjm.json and so on, or else what follows its last full stop. For g_free(). */
char *cjm_journey_stem_new(const char *name);

/* Whether a text has one of the keys that every journey has: `phases` (or a misspelling of it), `extends` or `library`, at the top
 * level. It takes one pass over the text, and any text. */
bool cjm_looks_like_journey(const char *text, size_t len);

#endif
