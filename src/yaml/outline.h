/* outline.h: lines of a YAML text and their indentation, for text that cannot be parsed. */
#ifndef CJM_YAML_OUTLINE_H
#define CJM_YAML_OUTLINE_H

#include <stdbool.h>

#include "diag/source.h"

uint32_t cjm_line_start(const CjmSource *source, uint32_t at);

/* A line without its indentation and the spaces at its end. */
CjmSpan cjm_line_around(const CjmSource *source, uint32_t at);

/* Bytes of spaces and tabs before the text of a line. */
unsigned cjm_line_indentation(const CjmSource *source, uint32_t at);

/* The nearest line above that holds more than a comment; false for none. */
bool cjm_line_above(const CjmSource *source, uint32_t at, CjmSpan *ret_line);

/* The start of the next line below that is indented by `column` or less; comments and closing brackets do not count. */
uint32_t cjm_next_line_within(const CjmSource *source, uint32_t at, unsigned column);

/* The colon that ends a key in the span, or NULL. */
const char *cjm_key_colon(CjmSpan span);

/* The offset after the dashes at the start of a line's text. */
uint32_t cjm_after_dashes(const CjmSource *source, uint32_t line);

/* The offset of the first thing on a line that is neither a dash nor a key with its colon; keys are looked for before `limit`. */
uint32_t cjm_value_start(const CjmSource *source, uint32_t line, uint32_t limit);

/* A column in which a line may begin: that of a list or mapping which is still open. */
typedef struct CjmLevel {
  unsigned column; /* from 0 */
  bool dash;       /* of the dashes of a list, else of the keys of a mapping */
  CjmSpan first;   /* the dash or the key, in the nearest line above that has it */
} CjmLevel;

/* The level nearest to the indentation of the line at `at`, of the line's own kind; false for none within `most` columns. */
bool cjm_nearest_level(const CjmSource *source, uint32_t at, unsigned most, CjmLevel *ret_level);

/* The end of the block that begins with the line at `at`: the lines after it that are indented more, and its siblings. */
uint32_t cjm_block_end(const CjmSource *source, uint32_t at);

#endif
