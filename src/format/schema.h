/* schema.h: the tables as a JSON Schema, for editors. */
#ifndef CJM_FORMAT_SCHEMA_H
#define CJM_FORMAT_SCHEMA_H

#include <glib.h>

/* Appends the schema of a journey file (JSON Schema, draft-07).
 *
 * It is more permissive than the decoder: whatever it rejects is an error, but it also accepts some errors. It does not check references,
 * words for feelings, and values that depend on each other. */
void cjm_schema_print(GString *out);

#endif
