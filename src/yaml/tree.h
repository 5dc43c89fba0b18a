/* tree.h: a YAML document as a tree in which every node knows its bytes.
 *
 * Scalars are kept as text: types come from the schema, not from YAML. Aliases
 * are resolved to the node they name. Everything the format refuses in any
 * document (duplicate keys, merge keys, tags, a second document, control
 * characters, bad UTF-8, depth and size limits) is reported here. */
#ifndef CJM_YAML_TREE_H
#define CJM_YAML_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/limits.h"
#include "diag/sink.h"

typedef enum CjmNodeKind { CJM_NODE_SCALAR, CJM_NODE_LIST, CJM_NODE_MAP } CjmNodeKind;

/* How a scalar is written. */
typedef enum CjmScalarStyle {
  CJM_SCALAR_PLAIN,
  CJM_SCALAR_SINGLE_QUOTED,
  CJM_SCALAR_DOUBLE_QUOTED,
  CJM_SCALAR_LITERAL, /* a block that begins with `|` */
  CJM_SCALAR_FOLDED   /* a block that begins with `>` */
} CjmScalarStyle;

typedef struct CjmNode CjmNode;
struct CjmNode {
  CjmNodeKind kind;
  CjmSpan span;
  CjmSpan anchor; /* `&name`; source NULL for none */
  /* scalar */
  const char *text; /* UTF-8, spaces at the ends removed, tabs as spaces, any line break as LF; "" for no value */
  CjmScalarStyle style;
  bool null;        /* nothing, `~`, or plain `null` */
  bool recovered;   /* a mistake in it was reported, and `text` may differ from the file: only usable as text;
                     * of the root: parts of the document were skipped */
  bool json;        /* the word `null` in a document that is JSON, where it is quiet */
  CjmSpan comment;  /* of a null: the `#ff0000` after it that YAML took for a comment; source NULL for none */
  /* list: items; map: keys and items, in the file's order */
  bool flow; /* written in brackets */
  CjmNode **keys; /* scalars */
  CjmNode **items;
  CjmSpan *aliases; /* for each item, the `*name` that stands in its place; source NULL for none. NULL where no item is an alias */
  size_t n;
  CjmNode *repeats; /* map: the entries that are not in it because their keys are; NULL for none */
};

/* The document's root, in `arena`; its texts are in `texts`, and may outlive it. NULL where the text could not be read as one
 * document (the sink then has an error). A tree may come back although the sink
 * has errors: what could be read is there to be checked further. */
CjmNode *cjm_yaml_parse(CjmArena *arena, CjmArena *texts, const CjmSource *source, const CjmLimits *limits, CjmDiags *diags);

/* The comments of the document that `root` is the root of, CjmSpan from `#` to the end of the line, in the file's order. The
 * document has no errors. */
GArray *cjm_yaml_comments_new(const CjmNode *root);

/* An empty list or mapping with room for so many items; they are appended, in a mapping with their keys. */
CjmNode *cjm_node_new(CjmArena *arena, CjmNodeKind kind, CjmSpan span, size_t room);
void cjm_node_append(CjmNode *node, CjmNode *key, CjmNode *item);

/* A scalar that stands in no file as such; `text` is borrowed. */
CjmNode *cjm_node_scalar(CjmArena *arena, CjmSpan span, const char *text);

/* The item after `key`, or NULL. */
CjmNode *cjm_node_get(const CjmNode *map, const char *key);

#endif
