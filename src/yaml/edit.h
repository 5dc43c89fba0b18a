/* edit.h: edits of YAML that fixes are made of. They keep comments, layout and order, and leave JSON JSON. */
#ifndef CJM_YAML_EDIT_H
#define CJM_YAML_EDIT_H

#include "yaml/tree.h"

/* ---- scalars ---- */

/* A text as it may take the place of a scalar: in quotes where it needs them, or where the scalar has double ones. For g_free(). */
char *cjm_edit_scalar_new(const CjmNode *scalar, const char *text);

/* Gives the diagnostic a fix that replaces a scalar. */
void cjm_fix_scalar(CjmDiag *diag, CjmFixSafety safety, const CjmNode *scalar, const char *text);

/* The same where only the place of the scalar is known. */
void cjm_fix_text(CjmDiag *diag, CjmFixSafety safety, CjmSpan span, const char *text);

/* Gives the diagnostic a fix that deletes an item of a list of which only the place is known; nothing where it is the only one. */
void cjm_fix_delete_item(CjmDiag *diag, CjmFixSafety safety, CjmSpan item);

/* The bytes of a span in quotes, for g_free(); NULL if it has several lines or is in quotes already. */
char *cjm_edit_quoted_new(CjmSpan span);

/* Gives the diagnostic a fix that puts a text in quotes; nothing where that is not possible. */
void cjm_fix_quote(CjmDiag *diag, CjmFixSafety safety, CjmSpan span);

/* ---- what is written ---- */

/* The bytes of a node, for g_free(); NULL if they have several lines. */
char *cjm_edit_written_new(const CjmNode *node);

/* The bytes of a scalar as they may stand in brackets, for g_free(); NULL if they cannot. */
char *cjm_edit_in_brackets_new(const CjmNode *node);

/* From a key to the end of its value. */
CjmSpan cjm_edit_pair(const CjmNode *key, const CjmNode *item);

/* ---- entries ---- */

/* What has to be deleted to take entry `i` out of a map or list; source NULL if nothing would be left of it. */
CjmSpan cjm_edit_entry(const CjmNode *node, size_t i);

/* Gives the diagnostic a fix that deletes the entry. */
void cjm_fix_delete(CjmDiag *diag, CjmFixSafety safety, const CjmNode *node, size_t i, const char *what);

/* The place of `item` in a map or list; its length if it is not in it. */
size_t cjm_node_index(const CjmNode *node, const CjmNode *item);

/* The column of a place, in bytes from the start of its line. */
unsigned cjm_edit_column(CjmSpan span);

/* Adds an edit of the indentation of each line from the one after `start` to that of `end`. */
void cjm_edit_indent(CjmDiag *diag, const CjmSource *source, uint32_t start, uint32_t end, int columns);

/* Whether the document is JSON: its values are in brackets, and its keys in double quotes. */
bool cjm_source_is_json(const CjmSource *source);

#endif
