/* foreign.h: recognises text of other programs and formats before YAML is parsed. */
#ifndef CJM_YAML_FOREIGN_H
#define CJM_YAML_FOREIGN_H

#include "yaml/buffer.h"

/* Reports a Markdown code fence, merge conflict markers, an unfilled template, a Mermaid diagram or a table, each once.
 *
 * A fence, and the second side of a conflict, are overwritten with spaces, so that the rest can be read. False if nothing can be read. */
bool cjm_foreign_check(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags);

#endif
