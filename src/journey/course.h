/* course.h: the feelings of a journey in words, for those who cannot see the curve. */
#ifndef CJM_JOURNEY_COURSE_H
#define CJM_JOURNEY_COURSE_H

#include "journey/journey.h"
#include "lang/lang.h"

/* What a reader takes from the curve of a lane, one sentence after another: for each persona, competitor or other journey that the lane
 * shows where it begins, rises, falls and ends; its peak and lowest point; a lower point on another path; and where it is farthest from the
 * primary persona. Free with g_free(). NULL if the lane shows no feelings. */
char *cjm_course_words_new(const CjmJourney *journey, const CjmLane *lane, const CjmLang *lang);

#endif
