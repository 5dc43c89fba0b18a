/* marks.h: the small symbols of the map. The legend explains them by the same drawings. */
#ifndef CJM_LAYOUT_MARKS_H
#define CJM_LAYOUT_MARKS_H

#include "layout/box.h"

typedef enum CjmMark {
  CJM_MARK_BULLET,
  CJM_MARK_TICK,
  CJM_MARK_CROSS,
  CJM_MARK_PLUS,
  CJM_MARK_HANDOFF, /* gap */
  CJM_MARK_FAIL,    /* fail point: a triangle */
  CJM_MARK_DIAMOND, /* moment of truth */
  CJM_MARK_BOLT,    /* moment of pain */
  CJM_MARK_STAR,    /* moment of delight */
  CJM_MARK_FLAG,    /* the ending */
  CJM_MARK_TARGET,  /* on a bar */
  CJM_MARK_DOT,
  CJM_MARK_RING,
  CJM_MARK_HALF,  /* a ring half filled */
  CJM_MARK_ARROW, /* hand-off */
  CJM_MARK_LINK,  /* external link */
  CJM_MARK_UP,
  CJM_MARK_DOWN
} CjmMark;

/* Draws a mark around `centre`, `size` px high. */
void cjm_mark_draw(CjmScene *scene, CjmMark mark, CjmPoint centre, double size, CjmColour colour, CjmColour background);

/* A mark as a box. */
CjmBox *cjm_mark_box(const CjmMaker *m, CjmMark mark, double size, CjmColour colour);

/* `n` dots, the first `on` of them filled. */
CjmBox *cjm_mark_dots(const CjmMaker *m, int on, int n, CjmColour colour);

/* Circles with text: the number of a step on a disc, the letters of a path on a coin, and other numbers in a ring. */
CjmBox *cjm_mark_disc(const CjmMaker *m, const char *text, CjmColour fill, CjmColour ink, bool large);
CjmBox *cjm_mark_coin(const CjmMaker *m, const char *text, bool filled, CjmColour colour, CjmColour background);
CjmBox *cjm_mark_ring(const CjmMaker *m, size_t number, CjmColour ink);

/* A face, from sad (`level` −1) to happy (+1). */
void cjm_mark_face(CjmScene *scene, CjmPoint centre, double radius, double level, CjmColour colour, CjmColour background);
CjmBox *cjm_mark_face_box(const CjmMaker *m, double radius, double level, CjmColour colour);

/* Draws one of the icons for channels into a square. */
void cjm_mark_icon(CjmScene *scene, const char *name, CjmRect at, CjmColour colour);

#endif
