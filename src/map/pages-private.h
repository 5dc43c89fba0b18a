/* pages-private.h: the plan of the pages, shared by the files that measure, divide, fill and draw them. */
#ifndef CJM_MAP_PAGES_PRIVATE_H
#define CJM_MAP_PAGES_PRIVATE_H

#include "map/pages.h"

/* Lengths of the composer are px of the map, which is scaled to the page at the end. */
static const double cjm_page_section_gap = 12, cjm_page_strip = 22 /* at least */, cjm_page_band = 44, cjm_page_head_gap = 8, cjm_page_rail_gap = 26; /* px */

/* By how much of their heights the curve, other pictures and rows of text may grow to fill a page. */
static const double cjm_page_curve_growth = 1.5, cjm_page_picture_growth = 0.8, cjm_page_row_growth = 0.5;

/* A page of the plan: columns and lanes, or blocks alone. */
typedef struct CjmPage {
  size_t first, n; /* columns; 0: none */
  CjmLaneRange lanes;
  bool opens;           /* begins with the heading and the personas */
  double heads;         /* px, of the headings of phases and forks */
  double height;        /* px, of the lanes */
  CjmBox *blocks;       /* below the lanes; NULL: none */
  double blocks_height; /* px */
  CjmBox *rail;         /* blocks beside the lanes; NULL: none */
  double rail_width;    /* px; 0: there is no rail */
} CjmPage;

typedef struct CjmComposer {
  CjmBuilder *b;
  const CjmComposeOptions *options;
  CjmPaper paper;
  CjmArena *arena;        /* of the plan */
  double scale;           /* px on paper for each px of the map */
  double margin;          /* px */
  double least_column;    /* px, the width of a column, unless the page is narrower */
  double width, height;   /* px, inside the margins and above the strip at the foot of the page */
  double strip;           /* px, of the line at the foot of the page with the space above it */
  double footer;          /* px, of the footer of the map with the space above it, on the last page; 0: there is none */
  double opening, next;   /* px, the heights of the heading with the personas, and of that of other pages */
  bool has_cover;         /* the heading, the personas and blocks fill a page */
  bool no_rail;           /* blocks have room below the lanes, at the least scale */
  CjmBox *slim;           /* the heading of other pages */
  CjmBox *title;          /* at the foot of each page */
  size_t after;           /* the page on which the columns after those that are measured are; 0: not known */
  double *widths;         /* px, of all columns */
  CjmBox **rulers;        /* number and title of each step, for pages that do not begin with the first lane */
  double ruler;           /* px, of the highest of them on the page; 0: there are none */
  GHashTable *measured;   /* of Measured: the columns that were measured at this scale */
  double *pictures;       /* px, what the picture of each lane takes about */
  GArray *pages;          /* of CjmPage */
  size_t breaks;          /* of these pages, those that begin between lanes */
  GArray *parts;          /* of size_t: the ends of the columns of each part of the plan */
} CjmComposer;

static inline bool cjm_page_has_lanes(const CjmPage *page)
{
  return page->lanes.end > page->lanes.first;
}

/* Whether the map has so many steps that one plan is enough: what else could be tried would take long, and change little. */
static inline bool cjm_composer_is_long(const CjmComposer *c)
{
  return c->b->sheet.journey->steps.n > 200;
}

/* The height of what is above the columns of a page. */
static inline double cjm_composer_top(const CjmComposer *c, const CjmPage *page)
{
  return page->opens ? c->opening : c->next;
}

/* ---- pages-measure.c ---- */

/* Prepares measuring, once the builder has its boxes. */
void cjm_composer_measure_init(CjmComposer *c);

/* The width of the title at the foot of a page; the rest is for the steps and the number of the page, px. */
double cjm_composer_title_width(const CjmComposer *c);

/* Sets the scale, and with it the sizes of pages and of what is above the lanes. */
void cjm_composer_set_scale(CjmComposer *c, double scale);

/* The width for columns from `first` on beside a rail of `rail` px, and whether those before `end` have room in it, px. */
double cjm_composer_room(const CjmComposer *c, size_t first, double rail);
bool cjm_composer_has_room(const CjmComposer *c, size_t first, size_t end, double rail);

/* The most columns that have room on a page, and one more for what is too wide. */
size_t cjm_composer_most_columns(const CjmComposer *c);

/* The height of a lane with its named line, px. */
double cjm_composer_lane_height(const CjmBuilder *b, size_t i);

/* Finds the widths of columns on a page, and measures what is in them. */
void cjm_composer_measure(CjmComposer *c, size_t first, size_t n, double rail);

/* Sets the heights of columns on a page, which are measured once at a scale, since placing the labels of the curve takes long. */
void cjm_composer_set_heights(CjmComposer *c, size_t first, size_t n, double rail);

/* The height of the lanes of a page with these columns, about. */
double cjm_composer_estimate(CjmComposer *c, size_t first, size_t n);

/* ---- pages-lanes.c ---- */

/* The pages that columns take, how many of them begin between lanes, and the height of the highest, px. */
typedef struct CjmPagesNeeded {
  size_t pages, breaks;
  double height;
} CjmPagesNeeded;

/* Divides the lanes of columns among as few pages as possible, about equally high. They are appended if `append`. */
CjmPagesNeeded cjm_composer_divide_lanes(CjmComposer *c, size_t first, size_t n, bool append);

/* ---- pages-columns.c ---- */

typedef struct CjmDivider CjmDivider;

/* Finds the divisions of the columns at the scale of the composer. */
CjmDivider *cjm_divider_new(CjmComposer *c);
void cjm_divider_free(CjmDivider *d);

/* The number of places where columns may be divided, and the one where the last part begins in the division that is best by itself. */
size_t cjm_divider_length(const CjmDivider *d);
size_t cjm_divider_best(const CjmDivider *d);

/* The best division whose last part begins at place `from` < length: the ends of its parts, with the pages that their lanes take. NULL if that
 * part is too wide. */
GArray *cjm_divider_parts_new(CjmDivider *d, size_t from, size_t *ret_pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmDivider, cjm_divider_free)

/* ---- pages-blocks.c ---- */

/* Puts all blocks on pages: where lanes leave room, beside the lanes of the last page, and on pages of their own. */
void cjm_composer_add_blocks(CjmComposer *c);

/* ---- pages-draw.c ---- */

/* Draws all pages as planned. The scenes are in `arena`. */
void cjm_composer_draw(CjmComposer *c, CjmArena *arena, CjmPages *ret_pages);

#endif
