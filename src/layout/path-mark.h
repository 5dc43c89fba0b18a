/* path-mark.h: how paths are named: a coin with the letter, the title, the share. */
#ifndef CJM_LAYOUT_PATH_MARK_H
#define CJM_LAYOUT_PATH_MARK_H

#include "layout/sheet.h"

/* The colour of coins and brackets on `background`. */
CjmColour cjm_path_colour(const CjmSheet *sheet, CjmColour background);

/* The coin of a path: filled where it is the main one of its fork. */
CjmBox *cjm_path_coin(CjmSheet *sheet, const CjmJourneyPath *path, CjmColour background);

/* Coin, title and share. The title is the author's the first time, a repetition after that. */
CjmBox *cjm_path_name(CjmSheet *sheet, const CjmJourneyPath *path, CjmColour background);

/* The names, small, of the paths that an item belongs to; NULL where it belongs to all. */
CjmBox *cjm_path_marks(CjmSheet *sheet, const CjmRefs *paths, CjmColour ink, CjmColour background);

/* "App · 46 %", in the sheet's arena. */
const char *cjm_path_words(CjmSheet *sheet, const CjmJourneyPath *path);

#endif
