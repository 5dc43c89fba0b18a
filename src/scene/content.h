/* content.h: what a box says and shows, without positions, for formats whose readers arrange it themselves.
 *
 * Content is a tree in the arena of its maker. Lengths are px. */
#ifndef CJM_SCENE_CONTENT_H
#define CJM_SCENE_CONTENT_H

#include "scene/scene.h"

typedef enum CjmContentKind {
  CJM_CONTENT_TEXT,
  CJM_CONTENT_DRAWING,
  CJM_CONTENT_STACK, /* children from top to bottom */
  CJM_CONTENT_LINE,  /* children side by side, in as many lines as are needed */
  CJM_CONTENT_HANG,  /* a mark, and a body beside it */
  CJM_CONTENT_ENDS,  /* two children at the ends of a line */
  CJM_CONTENT_ROW,   /* children in columns whose widths have the ratio of their shares */
  CJM_CONTENT_CARD,  /* a surface around one child */
  CJM_CONTENT_GROUP  /* one child that has a role */
} CjmContentKind;

typedef struct CjmContent CjmContent;
struct CjmContent {
  CjmContentKind kind;
  CjmContent *first, *last; /* children */
  CjmContent *next;         /* sibling */
  double gap;               /* between the children of a stack, a line or a row */
  double line_gap;          /* between the lines of a line; above a mark, so that it is in the middle of the first line of its body */
  double share;             /* of the width, in a row; all are equal if they are 0 */
  bool tops;                /* the children of a line are aligned at the top; otherwise they are centred */
  bool dotted;              /* middle dots are between the children of a line */
  const void *object;       /* that a group shows; NULL: none */
  CjmAlign align;           /* of a text, or of the children of a line */
  union {
    struct {
      const char *text;
      CjmTextStyle style;
      CjmColour colour;
      bool struck;
    } text;
    struct {
      CjmScene *scene; /* as large as the drawing */
      bool wide;       /* may be as wide as there is room */
    } drawing;
    struct {
      CjmPaint fill, bar; /* the bar is along the start edge */
      CjmStroke edge;
      double radius, pad_x, pad_y;
    } card;
    CjmSceneGroup group; /* without bounds */
  } u;
};

/* Makes content. */
typedef struct CjmContentMaker {
  CjmArena *arena;   /* of the content */
  GPtrArray *scenes; /* of drawings: CjmScene, freed with the array */
} CjmContentMaker;

CjmContentMaker cjm_content_maker(CjmArena *arena);
void cjm_content_maker_clear(CjmContentMaker *maker);

CjmContent *cjm_content(CjmContentMaker *maker, CjmContentKind kind);

/* Appends a child; NULL is ignored. */
void cjm_content_add(CjmContent *parent, CjmContent *child);

/* An empty drawing, whose scene the caller fills. */
CjmContent *cjm_content_drawing(CjmContentMaker *maker, double width, double height, bool wide);

#endif
