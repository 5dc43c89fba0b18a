/* paper.h: sizes of paper and screens, by name or in millimetres. */
#ifndef CJM_BASE_PAPER_H
#define CJM_BASE_PAPER_H

#include <stdbool.h>
#include <stddef.h>

/* px, of 1/96 in, in a millimetre */
#define CJM_PX_PER_MM (96 / 25.4)
#define CJM_PX_PER_PT (96.0 / 72)

typedef enum CjmOrientation { CJM_ORIENTATION_ANY, CJM_ORIENTATION_LANDSCAPE, CJM_ORIENTATION_PORTRAIT } CjmOrientation;

/* A page. */
typedef struct CjmPaper {
  double width, height; /* px; 0: as large as the map */
  CjmOrientation orientation; /* ANY: it may be turned */
} CjmPaper;

/* Reads "fit", the name of a size ("a3"), or "WIDTHxHEIGHTmm", and "landscape" or "portrait" after it. Case does not matter. False with a
 * message and help, which are to be freed with g_free(), if it is none of these; the help leads to a text that is. */
bool cjm_paper_parse(const char *text, CjmPaper *ret_paper, char **ret_message, char **ret_help);

/* The orientation with this name; false if there is none. */
bool cjm_orientation_find(const char *name, CjmOrientation *ret_orientation);

/* The paper with the orientation, if it is one of the two. */
CjmPaper cjm_paper_turned(CjmPaper paper, CjmOrientation orientation);

/* Whether the page is as large as the map. */
static inline bool cjm_paper_is_fit(CjmPaper paper)
{
  return paper.width <= 0;
}

/* A screen of 16:9, as large as the slides of presentation programs. */
CjmPaper cjm_paper_slide(void);

/* The names of sizes, "fit" first; NULL past the end. */
const char *cjm_paper_size_name(size_t i);

#endif
