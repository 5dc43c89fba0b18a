/* schema.h: the tables as a JSON Schema, for editors. */
#ifndef CJM_FORMAT_SCHEMA_H
#define CJM_FORMAT_SCHEMA_H

#include <glib.h>

/* Appends the schema of a journey file, after draft-07.
 *
 * It is kinder than the decoder: what it refuses has an error, what has an error it may let pass. References, the words of
 * the lexicon and whatever needs a look at two places are beyond it. */
void cjm_schema_print(GString *out);

#endif
