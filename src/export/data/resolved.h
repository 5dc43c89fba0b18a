/* resolved.h: a journey as data, in full form: lists are lists, ids are explicit, words are looked up.
 *
 * It is written value by value, by the tables of the format, in any syntax with maps, lists and scalars. Reading it again gives
 * the same map. */
#ifndef CJM_EXPORT_DATA_RESOLVED_H
#define CJM_EXPORT_DATA_RESOLVED_H

#include <stdbool.h>

#include "journey/journey.h"

/* How a syntax is written. `out` belongs to the syntax. */
typedef struct CjmDataSyntax {
  void (*open)(void *out, char bracket);         /* `{` or `[` */
  void (*close)(void *out, char bracket);        /* `}` or `]` */
  void (*key)(void *out, const char *key);       /* of the next value */
  void (*text)(void *out, const char *text);     /* UTF-8 */
  void (*number)(void *out, const char *digits); /* as JSON and YAML write it */
  void (*flag)(void *out, bool value);
} CjmDataSyntax;

/* Writes the journey as one map. `prefix` is put before relative paths: "" if the data is read from the folder of the journey,
 * otherwise ending with a slash. */
void cjm_resolved_write(const CjmJourney *journey, const char *prefix, const CjmDataSyntax *syntax, void *out);

#endif
