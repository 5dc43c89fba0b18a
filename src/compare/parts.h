/* parts.h: the parts of a map of changes: heading, summary, the row that counts, the blocks. For this room. */
#ifndef CJM_COMPARE_PARTS_H
#define CJM_COMPARE_PARTS_H

#include "compare/both.h"
#include "compare/compare.h"

typedef struct CjmComparison {
  CjmBoth *both;
  const CjmCompareOptions *options;
} CjmComparison;

/* See CjmMapParts; `data` is a CjmComparison. */
CjmBox *cjm_compare_heading(CjmSheet *sheet, void *data);
CjmBox *cjm_compare_summary(CjmSheet *sheet, void *data);
CjmBox *cjm_compare_index(CjmSheet *sheet, size_t column, void *data);
CjmBox *cjm_compare_index_name(CjmSheet *sheet, void *data);
CjmBox *cjm_compare_blocks(CjmSheet *sheet, void *data);
void cjm_compare_draw_under(CjmSheet *sheet, double top, double bottom, void *data);
void cjm_compare_draw_over(CjmSheet *sheet, double top, double bottom, void *data);

/* ---- shared by these ---- */

/* The colour of a direction, and the mark of it: ▼ ▲ ○. */
CjmColour cjm_compare_colour(const CjmSheet *sheet, CjmDirection direction);
CjmBox *cjm_compare_mark(CjmSheet *sheet, CjmDirection direction, double size, CjmColour colour);

/* "worse" */
const char *cjm_compare_word(const CjmSheet *sheet, CjmDirection direction);

/* "▼ 4": filled for the worse and the better. */
CjmBox *cjm_compare_count(CjmSheet *sheet, CjmDirection direction, size_t n);

/* What is said of a change, in a paragraph: what it is, old and new values, and what follows them. `brief`: without what can be read below. */
CjmBox *cjm_compare_sentence(CjmSheet *sheet, const CjmChanges *changes, const CjmDifference *change, bool brief);

/* The disc with the number of the step of a change; a sign of the map outside the steps. */
CjmBox *cjm_compare_disc(CjmSheet *sheet, const CjmDifference *change);

#endif
