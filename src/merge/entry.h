/* entry.h: the text of the entries of collections. For this room. */
#ifndef CJM_MERGE_ENTRY_H
#define CJM_MERGE_ENTRY_H

#include <stdbool.h>

#include "yaml/tree.h"

/* An entry of a collection in one of the versions; `in` NULL: there is none. */
typedef struct CjmPart {
  const CjmNode *in;
  size_t i;
} CjmPart;

/* The bytes of an entry. */
typedef struct CjmEntry {
  const CjmSource *source;
  size_t lead;  /* in a block: the comments and empty lines above it begin here, and end at its line */
  size_t line;  /* start of its first line */
  size_t start; /* its key, dash or value in brackets */
  size_t end;   /* of its value */
  size_t after; /* in a block: the next line, after the comments that are indented like its value */
  size_t column;
  bool lines; /* only spaces stand before it in its line */
} CjmEntry;

CjmEntry cjm_entry_of(CjmPart part);

static inline const CjmNode *cjm_part_item(CjmPart part)
{
  return part.in ? part.in->items[part.i] : NULL;
}

/* The bytes of an entry's value as it is written, which may be an alias. */
CjmSpan cjm_entry_value(CjmPart part);

/* Whether the value is written as an alias. */
bool cjm_entry_is_alias(CjmPart part);

/* Whether the value is a list or mapping written in lines. */
bool cjm_entry_is_block(CjmPart part);

/* Whether the value is in one line, and can be replaced there. */
bool cjm_entry_is_inline(CjmPart part);

/* What follows the value in its line: nothing, or a comment. Of a block, what follows the key. Empty where brackets are around. */
CjmSpan cjm_entry_rest(CjmPart part);

/* The comments and empty lines between the last entry of a block and the end of what it is the value of. */
CjmSpan cjm_entry_tail(CjmPart part);

/* The comments and empty lines above an entry. */
CjmSpan cjm_entry_lead(CjmPart part);

/* Start of the line that holds an offset, and of the one after it. */
size_t cjm_line_start_of(const CjmSource *source, size_t at);
size_t cjm_line_next_to(const CjmSource *source, size_t at);

/* The size of a byte order mark at the start. */
size_t cjm_source_bom(const CjmSource *source);

#endif
