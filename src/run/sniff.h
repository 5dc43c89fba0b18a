/* sniff.h: recognises journeys among YAML and JSON files without parsing them. */
#ifndef CJM_RUN_SNIFF_H
#define CJM_RUN_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a name ends in .yaml, .yml or .json, ignoring case. */
bool cjm_is_data_name(const char *name);

/* Whether a name is that of a journey: it ends in .journey or .cjm before .yaml, .yml or .json. */
bool cjm_is_journey_name(const char *name);

/* The name without its extension: .yaml, .journey.yaml, .cjm.json and so on, otherwise the part after the last full stop. The whole
 * name where `.`, `..` or `-` would be left, which are no names of files. To be freed with g_free(). */
char *cjm_journey_stem_new(const char *name);

/* Whether a text has one of the keys of journeys: `phases` (or a misspelling of it), `extends` or `library`, at the top level.
 * Takes one pass over the text, which need not be valid. */
bool cjm_looks_like_journey(const char *text, size_t len);

#endif
