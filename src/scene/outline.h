/* outline.h: a whole map as content: for formats in which the reader chooses what to see and how it is arranged, such as web pages.
 *
 * It belongs to one theme. That of another theme of the same map has the same structure, with other colours. */
#ifndef CJM_SCENE_OUTLINE_H
#define CJM_SCENE_OUTLINE_H

#include "scene/content.h"

typedef struct CjmOutlineStep {
  const char *id, *label, *title; /* label: "4", or "4b" on a path; the title may be NULL */
  size_t phase;
  double x, w;              /* px, of its column in the drawing */
  const CjmContent *title_content; /* number, title and time; NULL: the phase is its only step */
} CjmOutlineStep;

typedef struct CjmOutlinePhase {
  const char *id, *title;
  size_t first, n; /* its steps */
  const CjmContent *heading;
} CjmOutlinePhase;

typedef struct CjmOutlineCell {
  size_t first, n; /* the steps that it spans */
  const CjmContent *content;
} CjmOutlineCell;

typedef struct CjmOutlineLane {
  const char *key;   /* of a built-in lane, or the id of one of the author's */
  const char *title; /* plain text */
  double y, h;       /* px, in the drawing */
  CjmOutlineCell *cells; /* in the order of the steps; several may start at one step */
  size_t n_cells;
} CjmOutlineLane;

typedef struct CjmOutlineLine { /* the feelings of a persona */
  const char *id, *name;
  const void *persona;
  double *levels; /* one a step, −1 … 1; NAN: none */
  bool primary;
} CjmOutlineLine;

typedef struct CjmOutlineView {
  const char *id, *title;
  bool *steps, *lanes; /* those that it shows */
} CjmOutlineView;

typedef struct CjmOutlineTag {
  const char *title;
  bool *steps; /* those that have it, or something that has it */
} CjmOutlineTag;

/* What one object has to do with another. */
typedef enum CjmOutlineRelation {
  CJM_OUTLINE_CITES,  /* a source */
  CJM_OUTLINE_SOLVES, /* an opportunity: a pain point or a gap */
  CJM_OUTLINE_PLANNED /* an opportunity: an entry of the plan */
} CjmOutlineRelation;

typedef struct CjmOutlineLink {
  CjmOutlineRelation relation;
  size_t step; /* where `from` is */
  const void *from, *to; /* objects of contents */
} CjmOutlineLink;

/* The colours of the page around the content. */
typedef enum CjmOutlineColour {
  CJM_OUTLINE_BACKGROUND,
  CJM_OUTLINE_INK,
  CJM_OUTLINE_SOFT,
  CJM_OUTLINE_RULE,
  CJM_OUTLINE_ACCENT,
  CJM_OUTLINE_TINT,
  CJM_OUTLINE_PANEL,
  CJM_OUTLINE_POSITIVE,
  CJM_OUTLINE_NEGATIVE,
  CJM_OUTLINE_NEUTRAL,
  CJM_OUTLINE_COLOURS
} CjmOutlineColour;

typedef struct CjmOutline {
  CjmScene *map;     /* phases and lanes alone */
  double names;      /* px, where the column of names ends in the drawing */
  CjmContentMaker maker;
  CjmColour colours[CJM_OUTLINE_COLOURS];
  const char *title, *id;
  const CjmContent *heading, *personas, *blocks, *footer; /* any may be NULL, but the heading */
  CjmOutlinePhase *phases;
  CjmOutlineStep *steps;
  CjmOutlineLane *lanes;
  CjmOutlineLine *lines;
  CjmOutlineView *views;
  CjmOutlineTag *tags;
  size_t n_phases, n_steps, n_lanes, n_lines, n_views, n_tags;
  GArray *links; /* of CjmOutlineLink */
  const char *tag;            /* BCP 47: the language of the map */
  const struct CjmLang *lang; /* its words and formats, of English where there are none; lives as long as the program */
} CjmOutline;

void cjm_outline_clear(CjmOutline *outline);

#endif
