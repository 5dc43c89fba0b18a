/* answers.h: the functions of the table of methods. Each writes one value, or sets the error of the call. */
#ifndef CJM_LSP_ANSWERS_H
#define CJM_LSP_ANSWERS_H

#include "lsp/methods.h"

void cjm_lsp_hover(CjmLspCall *call);
void cjm_lsp_completion(CjmLspCall *call);
void cjm_lsp_definition(CjmLspCall *call);
void cjm_lsp_references(CjmLspCall *call);
void cjm_lsp_highlights(CjmLspCall *call);
void cjm_lsp_prepare_rename(CjmLspCall *call);
void cjm_lsp_rename(CjmLspCall *call);
void cjm_lsp_symbols(CjmLspCall *call);
void cjm_lsp_folding(CjmLspCall *call);
void cjm_lsp_links(CjmLspCall *call);
void cjm_lsp_colours(CjmLspCall *call);
void cjm_lsp_colour_words(CjmLspCall *call);
void cjm_lsp_format(CjmLspCall *call);
void cjm_lsp_actions(CjmLspCall *call);
void cjm_lsp_lenses(CjmLspCall *call);
void cjm_lsp_hints(CjmLspCall *call);
void cjm_lsp_preview(CjmLspCall *call);

/* Draws the example of the guide and drops it: the fonts are open then, and the first preview takes no longer than others. */
void cjm_lsp_preview_prepare(CjmLspWorkspace *workspace);

#endif
