/* boxes.h: the shapes of a slide: a box and the texts on it are one. */
#ifndef CJM_EXPORT_PPTX_BOXES_H
#define CJM_EXPORT_PPTX_BOXES_H

#include "scene/scene.h"

typedef struct CjmPptxBox {
  const CjmItem *item;        /* shape or picture; NULL: text alone */
  GPtrArray *texts;           /* of CjmItem, from top to bottom; NULL: none */
  CjmRect at;                 /* px */
  const CjmSceneGroup *group; /* the innermost one that it is in; NULL: none */
  const char *href;           /* NULL: none */
  const char *alt;            /* what it shows, for those who do not see it; NULL: nothing beside its text */
  guint whole;                /* number of the group of shapes that it belongs to, from 1; 0: none */
} CjmPptxBox;

/* The shapes of a scene, as CjmPptxBox, in painting order. Free with g_array_unref(). */
GArray *cjm_pptx_boxes_new(const CjmScene *scene);

#endif
