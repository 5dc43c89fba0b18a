/* meaning.h: what YAML says, however it is written, as a number. For this room. */
#ifndef CJM_MERGE_MEANING_H
#define CJM_MERGE_MEANING_H

#include <glib.h>

#include "yaml/tree.h"

/* Numbers of contents: two nodes have the same number if they say the same. The order of keys does not matter. Each content is
 * compared once (hash consing), so that time grows with the size of the trees. */
typedef struct CjmMeanings CjmMeanings;

CjmMeanings *cjm_meanings_new(void);
void cjm_meanings_free(CjmMeanings *meanings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmMeanings, cjm_meanings_free)

/* The number of a node; 0 for NULL. */
guint cjm_meaning(CjmMeanings *meanings, const CjmNode *node);

/* The number of a list of `n` parts, or of a mapping, of which the parts are keys and values in turn. Mappings are sorted in place. */
guint cjm_meaning_of_parts(CjmMeanings *meanings, CjmNodeKind kind, guint *parts, size_t n);

#endif
