/* foreign.h: what other programs leave in a file, recognised as what it is before YAML is read. */
#ifndef CJM_YAML_FOREIGN_H
#define CJM_YAML_FOREIGN_H

#include "yaml/buffer.h"

/* Reports a Markdown code fence, merge conflict markers, an unfilled template, a Mermaid diagram or a table, each once.
 *
 * A fence, and the second side of a conflict, are blanked in the buffer, so that the rest can be read. False where nothing can. */
bool cjm_foreign_check(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags);

#endif
