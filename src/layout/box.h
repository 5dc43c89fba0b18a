/* box.h: the content of a cell, a card or a block, which can be measured at any width.
 *
 * Boxes are trees in the arena of their maker. Their heights are computed at many widths while the columns are chosen, and they
 * are placed once. Widths and heights are px. A box that is NULL is empty. */
#ifndef CJM_LAYOUT_BOX_H
#define CJM_LAYOUT_BOX_H

#include "journey/journey.h"
#include "lang/lang.h"
#include "layout/theme.h"
#include "scene/content.h"
#include "scene/scene.h"

/* What is needed to make boxes. */
typedef struct CjmMaker {
  CjmArena *arena;
  CjmFonts *fonts;
  const CjmTheme *theme;
  const CjmLang *lang;
  const struct CjmChanged *changed; /* in a map of changes: see layout/change.h; NULL: in any other */
} CjmMaker;

typedef struct CjmBox CjmBox;

/* The operations of a kind of box. */
typedef struct CjmBoxClass {
  double (*min_width)(const CjmBox *box); /* in less, words are broken */
  double (*width)(const CjmBox *box);     /* in more, it is no lower */
  double (*height)(const CjmBox *box, double width);
  void (*place)(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background); /* `at` has the height for its width */
  CjmContent *(*content)(const CjmBox *box, CjmContentMaker *maker, CjmColour background); /* NULL: nothing is shown */
} CjmBoxClass;

struct CjmBox {
  const CjmBoxClass *class;
};

/* The minimum width, the width without line breaks, and the height at a width, px. */
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

/* What the box shows, without positions; NULL if that is nothing. `background` is the colour behind it. */
static inline CjmContent *cjm_box_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  return box ? box->class->content(box, maker, background) : NULL;
}

/* The smallest width of at least `least` px, rounded up to a px, at which the box is no higher than at `width`. */
double cjm_box_tight_width(const CjmBox *box, double least, double width);

/* Draws `box` with its top left corner at x, y. Returns its height. `background` is the colour behind it. */
double cjm_box_place(const CjmBox *box, CjmScene *scene, double x, double y, double width, CjmColour background);

/* ---- text ---- */

/* A part of a paragraph. */
typedef enum CjmWordsMark { CJM_WORDS_PLAIN, CJM_WORDS_GONE /* struck through */, CJM_WORDS_NEW /* underlined, on a band */ } CjmWordsMark;

typedef struct CjmPiece {
  const char *text;
  gssize len; /* bytes; -1: all of it */
  CjmTextStyle style;
  CjmColour colour;
  CjmWordsMark mark;
  bool glued; /* no space before it, unless it begins with one */
  bool breaks; /* begins a line */
  const void *origin; /* of the text items, see CjmItem; NULL: none */
} CjmPiece;

typedef struct CjmRich CjmRich; /* layout/rich.h */

/* A paragraph of words that look different. The texts are copied. */
CjmBox *cjm_box_pieces(const CjmMaker *m, const CjmPiece *pieces, size_t n);

/* Words of the map itself. */
CjmBox *cjm_box_text(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const char *text);
/* A text of the author, at the place where it is shown for the first time. */
CjmBox *cjm_box_authored(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text);
/* The same, but shown as `shown`, for instance with quotation marks. */
CjmBox *cjm_box_rendition(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text, const char *shown);
/* A text of the author in the largest size, of `most` and down to half of it, in which it fits on one line; in several lines of the smallest
 * where it does not. */
CjmBox *cjm_box_fitted(const CjmMaker *m, CjmTextStyle most, CjmColour colour, const CjmText *text);
void cjm_box_align(CjmBox *text, CjmAlign align);
void cjm_box_strike(CjmBox *text);
/* Breaks a text into lines of at most `width` px, however wide its column is. */
void cjm_box_limit(CjmBox *text, double width);

/* ---- arrangement ---- */

/* Children from top to bottom, `gap` px apart. */
CjmBox *cjm_box_stack(const CjmMaker *m, double gap);
void cjm_box_add(CjmBox *list, CjmBox *child); /* to a stack, wrap or grid; NULL is ignored */
bool cjm_box_is_empty(const CjmBox *list);

/* Children side by side, in as many lines as are needed. */
CjmBox *cjm_box_wrap(const CjmMaker *m, double gap, double line_gap);
void cjm_box_align_lines(CjmBox *wrap, CjmAlign align);
void cjm_box_align_tops(CjmBox *wrap); /* of the children of a line, which are centred by default */
/* Draws a middle dot between children of the same line. */
void cjm_box_separate(CjmBox *wrap, CjmColour dot);

/* `mark` at the start, and `body` beside it. The mark is centred on the first line of the body, which is `leading` px high. */
CjmBox *cjm_box_hang(const CjmMaker *m, CjmBox *mark, double gap, double leading, CjmBox *body);

/* `start` and `end` at the two ends of a line, or below each other if they do not fit. */
CjmBox *cjm_box_ends(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap);

/* `end` at the end of the last line of `body`, which is `leading` px high, if there is room; otherwise below it. */
CjmBox *cjm_box_trail(const CjmMaker *m, CjmBox *body, CjmBox *end, double gap, double leading);

/* `end` at the end of the line, in at most `most` px unless both fit without line breaks, and `start` in the rest. Below each other if that is
 * lower, or if `start` would have less than half of the width. */
CjmBox *cjm_box_beside(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap, double most);

/* The same, but always side by side: `end` has at most `most` px and a third of the width. */
CjmBox *cjm_box_corner(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap, double most);

/* `n` columns side by side, whose widths have the ratio of `shares`. */
CjmBox *cjm_box_columns(const CjmMaker *m, double gap, size_t n, CjmBox *const *children, const double *shares);

/* Children row by row in as many equal columns as there is room for, each `least` to `most` px wide. */
CjmBox *cjm_box_grid(const CjmMaker *m, double least, double most, double gap, double line_gap);

/* `children` in order, in as many columns of at least `least` px as there is room for, at most `most`, of heights as equal as possible. Each
 * column begins with `head`, which is called once a column and may be NULL. `line_gap` px are between children. */
typedef CjmBox *(*CjmMakeBox)(void *data);
CjmBox *cjm_box_flow(const CjmMaker *m, double least, double gap, double line_gap, size_t most, CjmMakeBox head, void *data,
                     size_t n, CjmBox *const *children);

/* A surface with a border. */
typedef struct CjmCard {
  CjmPaint fill;
  CjmStroke edge;
  CjmPaint bar; /* along the start edge */
  double radius, pad_x, pad_y; /* px */
} CjmCard;
CjmBox *cjm_box_card(const CjmMaker *m, CjmCard card, CjmBox *child);
void cjm_card_draw(CjmScene *scene, CjmRect at, const CjmCard *card); /* the surface alone */

/* `child` as a group of the scene. */
CjmBox *cjm_box_group(const CjmMaker *m, CjmGroupRole role, const char *id, const char *title, const char *href, CjmBox *child);

/* `child`, which shows an object: it can be referred to where the map is content. */
CjmBox *cjm_box_object(const CjmMaker *m, const void *object, CjmBox *child);

/* `child`, recorded in the scene as `sign` when it is placed. */
CjmBox *cjm_box_sign(const CjmMaker *m, unsigned sign, CjmBox *child);

/* A drawing of a fixed size. `data` is borrowed. */
typedef void (*CjmDraw)(CjmScene *scene, CjmRect at, CjmColour background, const void *data);
CjmBox *cjm_box_drawing(const CjmMaker *m, double width, double height, CjmDraw draw, const void *data);

/* A drawing as wide as its column. */
CjmBox *cjm_box_band(const CjmMaker *m, double height, CjmDraw draw, const void *data);

/* Empty space. */
CjmBox *cjm_box_space(const CjmMaker *m, double width, double height);

#endif
