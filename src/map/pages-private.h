/* pages-private.h: the plan of the pages, shared by the files that measure, divide and draw them. */
#ifndef CJM_MAP_PAGES_PRIVATE_H
#define CJM_MAP_PAGES_PRIVATE_H

#include "map/pages.h"

/* Lengths of the composer are px of the map, which is scaled to the page at the end. */
static const double cjm_page_section_gap = 12, cjm_page_strip = 22, cjm_page_band = 44, cjm_page_head_gap = 8; /* px */

/* A page of the plan: columns and lanes, or blocks alone. */
typedef struct CjmPage {
  size_t first, n; /* columns; 0: none */
  CjmLaneRange lanes;
  bool opens;            /* begins with the heading and the personas */
  double heads;          /* px, of the headings of phases and forks */
  double height;         /* px, of the lanes */
  CjmBox *blocks;        /* below the lanes; NULL: none */
  double blocks_height;  /* px */
} CjmPage;

typedef struct CjmComposer {
  CjmBuilder *b;
  const CjmComposeOptions *options;
  CjmPaper paper;
  CjmArena *arena;        /* of the plan */
  double scale;           /* px on paper for each px of the map */
  double margin;          /* px */
  double width, height;   /* px, inside the margins and above the strip at the foot of the page */
  double footer;          /* px, of the footer of the map with the space above it, on the last page; 0: there is none */
  double opening, next;   /* px, the heights of the heading with the personas, and of that of other pages */
  CjmBox *slim;           /* the heading of other pages */
  double *widths;         /* px, of all columns */
  CjmBox **rulers;        /* number and title of each step, for pages that do not begin with the first lane */
  double ruler;           /* px, of the highest of them on the page; 0: there are none */
  GHashTable *measured;   /* of Measured: the columns that were measured at this scale */
  double *pictures;       /* px, what the picture of each lane takes about */
  GArray *pages;          /* of CjmPage */
  size_t breaks;          /* of these pages, those that begin within columns */
} CjmComposer;

static inline bool cjm_page_has_lanes(const CjmPage *page)
{
  return page->lanes.end > page->lanes.first;
}

/* ---- pages-measure.c ---- */

/* Prepares measuring, once the builder has its boxes. */
void cjm_composer_measure_init(CjmComposer *c);

/* Sets the scale, and with it the sizes of pages and of what is above the lanes. */
void cjm_composer_set_scale(CjmComposer *c, double scale);

/* The width for columns from `first` on, px. */
double cjm_composer_room(const CjmComposer *c, size_t first);

/* The height of a lane with its named line, px. */
double cjm_composer_lane_height(const CjmBuilder *b, size_t i);

/* Finds the widths of columns on a page, and measures what is in them. */
void cjm_composer_measure(CjmComposer *c, size_t first, size_t n);

/* Sets the heights of columns on a page, which are measured once at a scale, since placing the labels of the curve takes long. */
void cjm_composer_set_heights(CjmComposer *c, size_t first, size_t n);

/* ---- pages-draw.c ---- */

/* Draws all pages as planned. The scenes are in `arena`. */
void cjm_composer_draw(CjmComposer *c, CjmArena *arena, CjmPages *ret_pages);

#endif
