/* scalar.h: the text of scalars in canonical form. For this room. */
#ifndef CJM_FMT_SCALAR_H
#define CJM_FMT_SCALAR_H

#include <glib.h>

#include "yaml/tree.h"

/* Whether there is a line break between two offsets. */
bool cjm_fmt_is_broken(const CjmSource *source, uint32_t from, uint32_t to);

/* Appends a scalar without its properties. Its further lines are indented to `indent`. Of a block, `column` is that of the collection in the source, and
 * `comment` stands behind its first line (source NULL for none). */
void cjm_fmt_append_scalar(GString *out, const CjmNode *scalar, unsigned indent, unsigned column, CjmSpan comment);

/* Appends a comment without spaces at its end. */
void cjm_fmt_append_comment(GString *out, CjmSpan comment);

#endif
