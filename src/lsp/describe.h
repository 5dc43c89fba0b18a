/* describe.h: keys, words and objects in the words of the reference, as Markdown for editors. */
#ifndef CJM_LSP_DESCRIBE_H
#define CJM_LSP_DESCRIBE_H

#include "lsp/names.h"

/* Appends what may stand behind a key: "number from 1 to 5". */
void cjm_lsp_append_type(GString *out, const CjmField *field);

/* Appends what a key is for, its values, default and an example. */
void cjm_lsp_append_key(GString *out, const CjmField *field);

/* The word of an enum; NULL if the field has none such. */
const CjmEnumWord *cjm_lsp_word(const CjmField *field, const char *text);

/* Appends what an object is: its title, kind, id and, of a step, its phase and feelings. */
void cjm_lsp_append_name(GString *out, const CjmJourney *journey, const CjmLspName *name);

#endif
