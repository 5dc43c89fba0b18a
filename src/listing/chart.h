/* chart.h: the old and the new curve, for Markdown. */
#ifndef CJM_LISTING_CHART_H
#define CJM_LISTING_CHART_H

#include "listing/listing.h"

/* Appends the curves of the persona whose score changed most as a block of Mermaid; nothing if no score changed, or if there are more than
 * 40 steps. */
void cjm_listing_append_chart(GString *out, const CjmChanges *changes);

#endif
