/* path-mark.h: the names of paths: a coin with the letter, the title, and the share; and the weight of their lines. */
#ifndef CJM_LAYOUT_PATH_MARK_H
#define CJM_LAYOUT_PATH_MARK_H

#include "journey/routes.h"
#include "layout/sheet.h"

/* The colour of coins and brackets on `background`. */
CjmColour cjm_path_colour(const CjmSheet *sheet, CjmColour background);

/* The coin of a path, which is filled for the main path of a fork. */
CjmBox *cjm_path_coin(CjmSheet *sheet, const CjmJourneyPath *path, CjmColour background);

/* Coin, title and share. Where the title is shown for the first time it counts as the author's text, after that as a repetition. */
CjmBox *cjm_path_name(CjmSheet *sheet, const CjmJourneyPath *path, CjmColour background);

/* The small names of the paths that an item belongs to; NULL if it belongs to all. */
CjmBox *cjm_path_marks(CjmSheet *sheet, const CjmRefs *paths, CjmColour ink, CjmColour background);

/* Title and share, "App · 46 %", in the arena of the sheet. */
const char *cjm_path_words(CjmSheet *sheet, const CjmJourneyPath *path);

/* The width in px of a line along `route`, in a lane whose lines are `plain` px wide where a journey has no forks: that of the main route
 * is half as wide again, and those of the others are thinner, by their share. */
double cjm_path_line_width(const CjmJourney *journey, const CjmRoute *route, double plain);

#endif
