/* entry.h: the text of the entries of collections. For this room. */
#ifndef CJM_MERGE_ENTRY_H
#define CJM_MERGE_ENTRY_H

#include <glib.h>
#include <stdbool.h>

#include "yaml/tree.h"

/* The bytes of one entry of a collection. */
typedef struct CjmEntry {
  const CjmSource *source;
  size_t start, end;             /* from its key, dash or value to the end of its value */
  size_t first_line, after_line; /* in a block: its lines, with comments above it and up to the next entry */
  size_t column;                 /* bytes before `start` in its line */
  bool lines;                    /* it has its lines for itself: markers can stand around it */
} CjmEntry;

CjmEntry cjm_entry_of(const CjmNode *collection, size_t i);

/* The bytes of an item's value as it is written, which may be an alias. */
CjmSpan cjm_entry_value(const CjmNode *collection, size_t i);

/* The lines of an entry, indented to a column, with a line break at the end. */
void cjm_entry_append(const CjmEntry *entry, size_t column, GString *out);

#endif
