/* marks.h: the small signs of the map, each drawn in one place and explained in the legend by the same drawing. */
#ifndef CJM_LAYOUT_MARKS_H
#define CJM_LAYOUT_MARKS_H

#include "layout/box.h"

typedef enum CjmMark {
  CJM_MARK_BULLET,
  CJM_MARK_TICK,
  CJM_MARK_CROSS,
  CJM_MARK_PLUS,
  CJM_MARK_HANDOFF, /* gap: two ends that do not meet */
  CJM_MARK_FAIL,    /* fail point: a triangle */
  CJM_MARK_DIAMOND, /* moment of truth */
  CJM_MARK_BOLT,    /* moment of pain */
  CJM_MARK_STAR,    /* moment of delight */
  CJM_MARK_FLAG,    /* the ending */
  CJM_MARK_TARGET,  /* on a bar */
  CJM_MARK_DOT,
  CJM_MARK_RING,
  CJM_MARK_HALF,  /* a ring half filled */
  CJM_MARK_ARROW, /* from here to there */
  CJM_MARK_LINK,  /* out of the map */
  CJM_MARK_UP,
  CJM_MARK_DOWN
} CjmMark;

/* Draws a mark about `centre`, `size` px high. */
void cjm_mark_draw(CjmScene *scene, CjmMark mark, CjmPoint centre, double size, CjmColour colour, CjmColour background);

CjmBox *cjm_mark_box(const CjmMaker *m, CjmMark mark, double size, CjmColour colour);

/* `n` dots, the first `on` of them filled. */
CjmBox *cjm_mark_dots(const CjmMaker *m, int on, int n, CjmColour colour);

/* A step's number in a disc, a path's letters in a coin, a number in a disc with an edge, or in a ring. */
CjmBox *cjm_mark_disc(const CjmMaker *m, const char *text, CjmColour fill, CjmColour ink, bool large);
CjmBox *cjm_mark_coin(const CjmMaker *m, const char *text, bool filled, CjmColour colour, CjmColour background);
CjmBox *cjm_mark_spot(const CjmMaker *m, size_t number, CjmColour fill, CjmColour ink);
CjmBox *cjm_mark_ring(const CjmMaker *m, size_t number, CjmColour ink);

/* A face: `level` −1 is as sad, +1 as glad as can be. */
void cjm_mark_face(CjmScene *scene, CjmPoint centre, double radius, double level, CjmColour colour, CjmColour background);
CjmBox *cjm_mark_face_box(const CjmMaker *m, double radius, double level, CjmColour colour);

/* One of the icons for channels, `size` px square. */
void cjm_mark_icon(CjmScene *scene, const char *name, CjmRect at, CjmColour colour);
CjmBox *cjm_mark_icon_box(const CjmMaker *m, const char *name, double size, CjmColour colour);

#endif
