/* text.h: text that is put together of pieces of the three versions. For this room. */
#ifndef CJM_MERGE_TEXT_H
#define CJM_MERGE_TEXT_H

#include <glib.h>
#include <stdbool.h>

#include "diag/source.h"

typedef struct CjmText {
  GString *out;
  const char *line_break; /* of ours */
} CjmText;

/* Appends bytes from `start` to `end` of a source. Lines after the first, or all if `whole_lines`, are indented by `shift` more columns. */
void cjm_text_append(CjmText *text, const CjmSource *source, size_t start, size_t end, gssize shift, bool whole_lines);

void cjm_text_append_spaces(CjmText *text, size_t n);

/* Ends the line, unless it is ended. */
void cjm_text_end_line(CjmText *text);

/* Removes the spaces at the end. */
void cjm_text_strip_spaces(CjmText *text);

/* Whether the next character is the first of its line. */
bool cjm_text_is_at_line(const CjmText *text);

/* Whether two pieces have the same bytes; and the same lines, without regard to empty lines and to spaces at both ends of lines. */
bool cjm_span_equal(CjmSpan a, CjmSpan b);
bool cjm_span_same_lines(CjmSpan a, CjmSpan b);

/* Of three versions of a piece of text the one that is the result; false if both sides changed it in different ways. Empty lines alone are
 * no conflict. */
bool cjm_span_pick(CjmSpan base, CjmSpan ours, CjmSpan theirs, CjmSpan *ret_span);

#endif
