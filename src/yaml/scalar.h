/* scalar.h: turns a YAML scalar into a text of the map. */
#ifndef CJM_YAML_SCALAR_H
#define CJM_YAML_SCALAR_H

#include "yaml/buffer.h"
#include "yaml/tree.h"

/* Cleans `read` in place: stand-ins put back, line breaks as LF, tabs as spaces, bidirectional controls closed,
 * spaces at the ends removed. What a text may not hold is reported at `span`. */
void cjm_scalar_clean(GString *read, const CjmBuffer *buffer, CjmSpan span, CjmScalarStyle style, size_t limit, CjmDiags *diags);

/* The comment right after a plain scalar that may have been meant as text (`#ff0000`); source NULL for none. */
CjmSpan cjm_scalar_comment(CjmSpan scalar);

#endif
