/* properties.h: the anchor and the tag before a node. */
#ifndef CJM_YAML_PROPERTIES_H
#define CJM_YAML_PROPERTIES_H

#include <glib.h>

#include "yaml/tree.h"

/* Where a node begins in its source: with its anchor or tag, if it has one. */
uint32_t cjm_node_start(const CjmNode *node);

/* Where the content of a node begins: after its anchor and tag. Appends these to `out` unless it is NULL, separated by single spaces. */
uint32_t cjm_node_content(const CjmNode *node, GString *out);

#endif
