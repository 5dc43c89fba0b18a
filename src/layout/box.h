/* box.h: what stands in a cell, a card or a block: text and its company,
 * measured at any width before any is chosen.
 *
 * A box is a tree made in the arena. Its height at a width is asked many times
 * while columns are being found; it is placed once. Widths and heights are px. */
#ifndef CJM_LAYOUT_BOX_H
#define CJM_LAYOUT_BOX_H

#include "journey/journey.h"
#include "lang/lang.h"
#include "layout/theme.h"
#include "scene/scene.h"

/* What everything that makes boxes needs. */
typedef struct CjmMaker {
  CjmArena *arena;
  CjmFonts *fonts;
  const CjmTheme *theme;
  const CjmLang *lang;
} CjmMaker;

typedef struct CjmBox CjmBox;

/* How one sort of box is measured and placed. */
typedef struct CjmBoxClass {
  double (*min_width)(const CjmBox *box); /* under it words are broken */
  double (*width)(const CjmBox *box);     /* over it nothing is gained */
  double (*height)(const CjmBox *box, double width);
  void (*place)(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background); /* `at` has the height for its width */
} CjmBoxClass;

struct CjmBox {
  const CjmBoxClass *class;
};

static inline double cjm_box_min_width(const CjmBox *box)
{
  return box ? box->class->min_width(box) : 0;
}

static inline double cjm_box_width(const CjmBox *box)
{
  return box ? box->class->width(box) : 0;
}

static inline double cjm_box_height(const CjmBox *box, double width)
{
  return box ? box->class->height(box, width) : 0;
}

/* The least width from `least` px on, to a px, at which the box is no higher than at `width`. */
double cjm_box_tight_width(const CjmBox *box, double least, double width);

/* Places `box` with its top left corner at x, y; returns its height. */
double cjm_box_place(const CjmBox *box, CjmScene *scene, double x, double y, double width, CjmColour background);

/* ---- text ---- */

/* Words of the map's own. */
CjmBox *cjm_box_text(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const char *text);
/* An author's text, here for the one time that it must be on the map. */
CjmBox *cjm_box_authored(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text);
/* The same, shown in other words: between quotation marks, say. */
CjmBox *cjm_box_rendition(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text, const char *shown);
void cjm_box_align(CjmBox *text, CjmAlign align);
void cjm_box_strike(CjmBox *text);
/* Breaks a text that a narrower column would not, px: the widest it may be. */
void cjm_box_limit(CjmBox *text, double width);

/* ---- arrangement ---- */

/* Children from top to bottom. */
CjmBox *cjm_box_stack(const CjmMaker *m, double gap);
void cjm_box_add(CjmBox *list, CjmBox *child); /* to a stack, wrap or grid; NULL is left out */
bool cjm_box_is_empty(const CjmBox *list);

/* Children in lines. */
CjmBox *cjm_box_wrap(const CjmMaker *m, double gap, double line_gap);
void cjm_box_align_lines(CjmBox *wrap, CjmAlign align);
void cjm_box_align_tops(CjmBox *wrap); /* the children of a line, which are centred otherwise */
/* A middle dot in the gaps, but not where a line begins. */
void cjm_box_separate(CjmBox *wrap, CjmColour dot);

/* `mark` in the margin, `body` beside it. The mark is centred on the body's first line of `leading` px. */
CjmBox *cjm_box_hang(const CjmMaker *m, CjmBox *mark, double gap, double leading, CjmBox *body);

/* Two ends of a line; under each other where they do not fit. */
CjmBox *cjm_box_ends(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap);

/* `end` at the end of the last line of `body`, which is `leading` px high, where that makes it no higher; else under it. */
CjmBox *cjm_box_trail(const CjmMaker *m, CjmBox *body, CjmBox *end, double gap, double leading);

/* `end` at the end of the line, in at most `most` px, or more where both fit as they are; `start` in the rest of it. Under each other where that is lower, or
 * `start` would have less than half. */
CjmBox *cjm_box_beside(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap, double most);

/* The same, but `end` keeps the end of the line whatever the height, in at most `most` px and a third of the width. */
CjmBox *cjm_box_corner(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap, double most);

/* Two arrangements of the same: the lower one at each width. */
CjmBox *cjm_box_lower(const CjmMaker *m, CjmBox *one, CjmBox *other);

/* Columns of shares of the width, side by side. */
CjmBox *cjm_box_columns(const CjmMaker *m, double gap, size_t n, CjmBox *const *children, const double *shares);

/* Children in as many equal columns as there is room for, row by row; a column is `least` to `most` px wide. */
CjmBox *cjm_box_grid(const CjmMaker *m, double least, double most, double gap, double line_gap);

/* `children`, cut at their borders into as many columns as there is room for, `least` px each, that are as even as can be; each
 * begins with `head`, which is made once a column and may be NULL. At most `most` columns; `line_gap` px between children. */
typedef CjmBox *(*CjmMakeBox)(void *data);
CjmBox *cjm_box_flow(const CjmMaker *m, double least, double gap, double line_gap, size_t most, CjmMakeBox head, void *data,
                     size_t n, CjmBox *const *children);

/* `start` in a column of `width` px, or of what `rest` has no use for; `rest` beside it, or under it where that is lower, or it would have less than `least` px. */
CjmBox *cjm_box_split(const CjmMaker *m, CjmBox *start, double width, double gap, CjmBox *rest, double least);

/* A surface. */
typedef struct CjmCard {
  CjmPaint fill;
  CjmStroke edge;
  CjmPaint bar; /* along the start edge */
  double radius, pad_x, pad_y;
} CjmCard;
CjmBox *cjm_box_card(const CjmMaker *m, CjmCard card, CjmBox *child);
void cjm_card_draw(CjmScene *scene, CjmRect at, const CjmCard *card); /* the surface alone */

/* Of one group in the scene. */
CjmBox *cjm_box_group(const CjmMaker *m, CjmGroupRole role, const char *id, const char *title, const char *href, CjmBox *child);

/* Recorded in the scene as `sign` where it is placed. */
CjmBox *cjm_box_sign(const CjmMaker *m, unsigned sign, CjmBox *child);

/* A picture of fixed size. */
typedef void (*CjmDraw)(CjmScene *scene, CjmRect at, CjmColour background, const void *data);
CjmBox *cjm_box_drawing(const CjmMaker *m, double width, double height, CjmDraw draw, const void *data);

/* A picture as wide as its column. */
CjmBox *cjm_box_band(const CjmMaker *m, double height, CjmDraw draw, const void *data);

/* Space. */
CjmBox *cjm_box_space(const CjmMaker *m, double width, double height);

#endif
