/* answers.h: the functions of the table of methods. Each writes one value. */
#ifndef CJM_LSP_ANSWERS_H
#define CJM_LSP_ANSWERS_H

#include "lsp/methods.h"

void cjm_lsp_hover(CjmLspCall *call);
void cjm_lsp_completion(CjmLspCall *call);
void cjm_lsp_preview(CjmLspCall *call);

#endif
