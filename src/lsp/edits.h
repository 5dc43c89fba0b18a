/* edits.h: changes of a text as the protocol has them. */
#ifndef CJM_LSP_EDITS_H
#define CJM_LSP_EDITS_H

#include "lsp/methods.h"

/* Writes a TextEdit: the bytes from `start` to `end` are replaced by a text. */
void cjm_lsp_write_edit(CjmLspCall *call, const CjmSource *source, uint32_t start, uint32_t end, const char *text);

/* Writes the list of edits that makes a text out of the source: one, of the part that changes, so that the cursor stays; none if they are equal. */
void cjm_lsp_write_edits_to(CjmLspCall *call, const CjmSource *source, const char *text);

#endif
