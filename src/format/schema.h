/* schema.h: the tables as a JSON Schema, for editors. */
#ifndef CJM_FORMAT_SCHEMA_H
#define CJM_FORMAT_SCHEMA_H

#include <glib.h>

/* Appends the schema of a journey file (JSON Schema, draft-07).
 *
 * It is more permissive than the decoder: whatever it rejects is an error, but it also accepts some errors. It does not check references,
 * words for feelings, and values that depend on each other. */
void cjm_schema_print(GString *out);

/* Appends the schema for programs that write journeys, such as language models: canonical forms only, closed objects, every key present or
 * null, at most five objects in each other, at most 20 KiB. Whatever it allows is a journey without errors. */
void cjm_schema_print_strict(GString *out);

#endif
