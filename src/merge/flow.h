/* flow.h: entries in brackets. For this room. */
#ifndef CJM_MERGE_FLOW_H
#define CJM_MERGE_FLOW_H

#include "merge/entry.h"
#include "merge/text.h"

/* Appends an entry as it stands between brackets, with its lines indented by `shift` more columns. An entry of a block is written in one
 * line. */
void cjm_flow_append(CjmText *text, CjmPart part, gssize shift);

#endif
