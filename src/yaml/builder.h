/* builder.h: builds the tree of a document, and enforces the general rules: unique keys, known aliases, limits on
 * depth and size. */
#ifndef CJM_YAML_BUILDER_H
#define CJM_YAML_BUILDER_H

#include "yaml/tree.h"

typedef struct CjmBuilder CjmBuilder;

CjmBuilder *cjm_builder_new(CjmArena *arena, CjmArena *texts, const CjmLimits *limits, CjmDiags *diags);
void cjm_builder_free(CjmBuilder *builder);

/* The first three return false where a limit was passed; then nothing more may be added. `anchor` is NULL for none. */
bool cjm_builder_scalar(CjmBuilder *builder, CjmNode *scalar, const char *anchor);
bool cjm_builder_alias(CjmBuilder *builder, CjmSpan span, const char *name);
bool cjm_builder_open(CjmBuilder *builder, CjmNodeKind kind, bool flow, CjmSpan start, const char *anchor);
/* `end` is 0 for a block, which ends where its last item does. */
void cjm_builder_close(CjmBuilder *builder, uint32_t end);

/* Start of the innermost list or mapping that is still open; false where none is. */
bool cjm_builder_innermost(const CjmBuilder *builder, uint32_t *ret_start);

/* Start of the outermost list or mapping in brackets that is still open; false where none is. */
bool cjm_builder_outermost_flow(const CjmBuilder *builder, uint32_t *ret_start);

/* The root; NULL for an empty document, or if a node is still open. Warns of unused anchors. */
CjmNode *cjm_builder_finish(CjmBuilder *builder);

/* Closes all open nodes of a document that cannot be read to its end. The root; NULL if nothing was read. */
CjmNode *cjm_builder_close_all(CjmBuilder *builder);

#endif
