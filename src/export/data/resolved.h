/* resolved.h: a journey as data: every list a list, every item in its full form, ids explicit, words looked up.
 *
 * It is written by the tables of the format, value by value, in any syntax that has maps, lists and scalars. Reading it again
 * gives the same map. */
#ifndef CJM_EXPORT_DATA_RESOLVED_H
#define CJM_EXPORT_DATA_RESOLVED_H

#include <stdbool.h>

#include "journey/journey.h"

/* How a syntax writes what comes next. `out` is the syntax's own. */
typedef struct CjmDataSyntax {
  void (*open)(void *out, char bracket);         /* `{` or `[` */
  void (*close)(void *out, char bracket);        /* `}` or `]` */
  void (*key)(void *out, const char *key);       /* of the value that comes next */
  void (*text)(void *out, const char *text);     /* UTF-8 */
  void (*number)(void *out, const char *digits); /* as JSON and YAML write it */
  void (*flag)(void *out, bool value);
} CjmDataSyntax;

/* Writes the journey as one map. `prefix` is put before relative paths: "" where the data is read in the journey's own
 * folder, else ending with a slash. */
void cjm_resolved_write(const CjmJourney *journey, const char *prefix, const CjmDataSyntax *syntax, void *out);

#endif
