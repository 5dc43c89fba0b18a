/* closed.h: which pain points and gaps are solved. */
#ifndef CJM_JOURNEY_CLOSED_H
#define CJM_JOURNEY_CLOSED_H

#include "journey/journey.h"

/* The set of pain points and gaps (CjmObject *) that are closed: the opportunities that solve them are done, all but those that were
 * dropped, and there is one at least. */
GHashTable *cjm_closed_new(const CjmJourney *journey);

#endif
