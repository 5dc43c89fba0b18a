/* scene.h: the display list, which is all that an exporter sees.
 *
 * A scene is one page. Its items are in painting order, and all text is shaped and broken into lines. Lengths are px, 1/96 in, with
 * the origin at the top left corner of the page. A scene does not depend on the model of journeys: groups have a role and an id,
 * and texts the address of the author's text, by which tests check that none is missing. */
#ifndef CJM_SCENE_SCENE_H
#define CJM_SCENE_SCENE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/colour.h"
#include "base/geom.h"
#include "text/flow.h"

/* ---- paint ---- */

typedef struct CjmStop {
  double at; /* 0 at the top of the gradient, 1 at the bottom */
  CjmColour colour;
} CjmStop;

typedef struct CjmGradient { /* vertical */
  double top, bottom;        /* px on the page */
  const CjmStop *stops;
  size_t n_stops;
} CjmGradient;

typedef struct CjmPaint {
  bool on;
  CjmColour colour;
  const CjmGradient *gradient; /* replaces the colour; NULL: none */
} CjmPaint;

typedef struct CjmStroke {
  CjmPaint paint;
  double width;   /* px */
  double dash[2]; /* px of a dash and of a gap; 0, 0: solid */
  bool round;     /* round caps */
} CjmStroke;

#define CJM_NO_PAINT  ((CjmPaint){0})
#define CJM_NO_STROKE ((CjmStroke){0})

static inline CjmPaint cjm_paint(CjmColour colour)
{
  return (CjmPaint){.on = true, .colour = colour};
}

static inline CjmStroke cjm_stroke(CjmColour colour, double width)
{
  return (CjmStroke){.paint = cjm_paint(colour), .width = width};
}

static inline CjmStroke cjm_stroke_dashed(CjmColour colour, double width, double dash, double gap)
{
  return (CjmStroke){.paint = cjm_paint(colour), .width = width, .dash = {dash, gap}};
}

/* ---- items ---- */

typedef enum CjmPathVerb { CJM_PATH_MOVE, CJM_PATH_LINE, CJM_PATH_CURVE, CJM_PATH_CLOSE } CjmPathVerb;

typedef struct CjmPathStep {
  CjmPathVerb verb;
  CjmPoint p[3]; /* p[0] is the end point; of a curve, p[0] and p[1] are the control points, and p[2] is the end point */
} CjmPathStep;

typedef enum CjmItemKind {
  CJM_ITEM_OPEN,  /* start of a group */
  CJM_ITEM_CLOSE, /* end of the innermost group */
  CJM_ITEM_RECT,
  CJM_ITEM_CIRCLE,
  CJM_ITEM_PATH,
  CJM_ITEM_TEXT,
  CJM_ITEM_IMAGE
} CjmItemKind;

/* What a group shows. */
typedef enum CjmGroupRole {
  CJM_GROUP_MAP,
  CJM_GROUP_HEADING,
  CJM_GROUP_PERSONAS,
  CJM_GROUP_PERSONA,
  CJM_GROUP_PHASES, /* several under one heading */
  CJM_GROUP_PHASE,
  CJM_GROUP_LANE,
  CJM_GROUP_CELL,
  CJM_GROUP_STEP,
  CJM_GROUP_TOUCHPOINT,
  CJM_GROUP_PAIN,
  CJM_GROUP_GAIN,
  CJM_GROUP_GAP,
  CJM_GROUP_OPPORTUNITY,
  CJM_GROUP_CURVE,  /* of one persona */
  CJM_GROUP_FIGURE, /* a drawing that `alt` describes; the groups in it are read by themselves */
  CJM_GROUP_BLOCKS,
  CJM_GROUP_CONCLUSIONS,
  CJM_GROUP_RECOMMENDATIONS,
  CJM_GROUP_PRINCIPLES,
  CJM_GROUP_MATRIX,
  CJM_GROUP_PLAN,
  CJM_GROUP_COMPETITORS,
  CJM_GROUP_SEGMENTS,
  CJM_GROUP_CAUSES,
  CJM_GROUP_SOURCES,
  CJM_GROUP_NOTES,
  CJM_GROUP_SOURCE,
  CJM_GROUP_PATHS,
  CJM_GROUP_GONE,
  CJM_GROUP_LEGEND,
  CJM_GROUP_FOOTER,
  CJM_GROUP_LOGO,
  CJM_GROUP_QR,
  CJM_GROUP_LINK,
  CJM_GROUP_MARK,
  CJM_GROUP_ICON,
  CJM_GROUP_PART,  /* a part of any other group */
  CJM_GROUP_LANES, /* the table of phases and lanes, with its columns */
  CJM_GROUP_TITLE, /* the heading of the group around it, or of a column of a table */
  CJM_GROUP_ITEM,  /* an item of a list: groups of items that follow each other are one */
  CJM_GROUP_ROW,   /* a row of a table: rows that follow each other are one */
  CJM_GROUP_FIELD, /* a cell of such a row */
  CJM_GROUP_ROLE_COUNT
} CjmGroupRole;

/* The columns of a table. On a map from right to left, the edges descend. */
typedef struct CjmSceneColumns {
  double *edges; /* px: the edges of the columns, n + 1; headings of rows are before the first */
  size_t n;
  size_t first;  /* the number of the first one, from 0, in the table of all pages */
  const char *phases; /* what the row of phases is called, for those who do not see it */
} CjmSceneColumns;

typedef struct CjmSceneGroup {
  CjmGroupRole role;
  const char *id;    /* of the object that it shows; NULL: none */
  const char *title; /* accessible name; NULL: none */
  const char *alt;   /* alternative text of a picture; NULL: none */
  const char *lang;  /* BCP 47, of title and alternative text; NULL: that of the map */
  const char *href;  /* link target; NULL: none */
  CjmSceneColumns *columns; /* of a table; NULL: none */
  unsigned order;    /* reading order among the groups of the same parent; equal ones are read in painting order */
  CjmRect bounds;    /* contains everything in the group; w 0: unknown */
  bool upright;      /* not mirrored on a map from right to left, such as a picture or a tick */
  bool repeated;     /* an earlier page shows the same, and it is read only there */
} CjmSceneGroup;

typedef struct CjmItem {
  CjmItemKind kind;
  const CjmPaint *fill;    /* NULL: none */
  const CjmStroke *stroke; /* NULL: none */
  union {
    CjmSceneGroup group;
    struct {
      CjmRect box;
      double radius; /* px, of the corners */
    } rect;
    struct {
      CjmPoint centre;
      double radius; /* px */
    } circle;
    struct {
      CjmPathStep *steps;
      size_t n;
    } path;
    struct {
      CjmTextBlock *block;
      CjmPoint at; /* top left corner of the block */
      CjmColour colour;
      CjmColour background; /* the colour behind it, for contrast */
      double halo;          /* px of `background` around the letters; 0: none */
      const void *origin;   /* CjmText: the author's text that this shows for the first time; NULL: words of the map, or repeated text */
      bool struck;          /* struck through */
    } text;
    struct {
      CjmRect box;
      double radius; /* px, of the corners to which the image is clipped; half the side: a circle */
      const guint8 *data; /* PNG or JPEG */
      size_t len;
    } image;
  } u;
} CjmItem;

/* The metadata of the file. Any may be NULL. */
typedef struct CjmSceneMeta {
  const char *title, *description, *author, *keywords;
  const char *created; /* ISO 8601, UTC; NULL: no date is written */
  const char *lang;    /* BCP 47 */
  const char *notes;   /* what a slide's speaker sees, in lines */
} CjmSceneMeta;

/* A colour of light pages, 0xrrggbb, and the one that replaces it on dark pages. */
typedef struct CjmScheme {
  guint light, dark;
  bool in_gradient, outside_gradient; /* where it is used */
} CjmScheme;

typedef struct CjmScene {
  CjmArena *arena;      /* borrowed */
  double width, height; /* px */
  CjmColour background;
  bool rtl;             /* the map is read from right to left */
  CjmSceneMeta meta;
  GArray *items;              /* of CjmItem */
  GPtrArray *fills, *strokes; /* recently used ones, which items share */
  guint64 drawn, explained;   /* signs on the map and in its legend: bit 1 << sign */
  bool in_legend;             /* the legend is being drawn */
  CjmScheme *schemes;         /* see cjm_scene_separate() */
  size_t n_schemes;           /* 0: the same colours on light and dark pages */
} CjmScene;

/* A drawing: its pages in order, one scene each. */
typedef struct CjmPages {
  CjmScene **at;
  size_t n; /* at least 1 */
} CjmPages;

/* An empty scene, whose strings, paths and gradients are in `arena`, which has to outlive it. */
CjmScene *cjm_scene_new(CjmArena *arena);
void cjm_scene_free(CjmScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmScene, cjm_scene_free)

/* Frees the scenes; the array is in their arena. */
void cjm_pages_clear(CjmPages *pages);

/* The number of items. */
static inline size_t cjm_scene_length(const CjmScene *scene)
{
  return scene->items->len;
}

static inline const CjmItem *cjm_scene_at(const CjmScene *scene, size_t i)
{
  return &g_array_index(scene->items, CjmItem, i);
}

/* ---- drawing ---- */

/* The name of a role, for dumps and ids: "lane", "cell", "phase" … Static. */
const char *cjm_group_role_name(CjmGroupRole role);

/* The fragment by which other documents link to a group with an id: "cjm-step-pay". Free with g_free(). */
char *cjm_group_anchor_new(CjmGroupRole role, const char *id);

/* Start and end a group. Strings and columns are copied. */
void cjm_scene_open(CjmScene *scene, CjmSceneGroup group);
void cjm_scene_close(CjmScene *scene);

/* Append a shape. Gradients are copied. */
void cjm_scene_rect(CjmScene *scene, CjmRect box, double radius, CjmPaint fill, CjmStroke stroke);
void cjm_scene_circle(CjmScene *scene, CjmPoint centre, double radius, CjmPaint fill, CjmStroke stroke);
void cjm_scene_line(CjmScene *scene, CjmPoint from, CjmPoint to, CjmStroke stroke);

/* Appends a path. `steps` are copied. */
void cjm_scene_path(CjmScene *scene, const CjmPathStep *steps, size_t n, CjmPaint fill, CjmStroke stroke);

/* Appends an image. `data` is borrowed, and has to outlive the scene. */
void cjm_scene_image(CjmScene *scene, CjmRect box, double radius, const guint8 *data, size_t len);

/* Appends text. Returns the item, so that the caller can set halo, origin and struck; valid until the next call. */
CjmItem *cjm_scene_text(CjmScene *scene, CjmTextBlock *block, CjmPoint at, CjmColour colour, CjmColour background);

/* Records that a sign is drawn. The caller defines the numbers, which are below 64 (CjmSign, layout/signs.h). */
static inline void cjm_scene_sign(CjmScene *scene, unsigned sign)
{
  guint64 *signs = scene->in_legend ? &scene->explained : &scene->drawn;
  *signs |= G_GUINT64_CONSTANT(1) << sign;
}

/* Moves all items from number `from` on, by dx and dy px. */
void cjm_scene_shift(CjmScene *scene, size_t from, double dx, double dy);

/* Mirrors the scene left to right, for maps that are read from right to left. Text and upright groups are moved, but not mirrored. */
void cjm_scene_mirror(CjmScene *scene);

/* Lists the colours of a finished scene of dual colours in `schemes`, each light colour once, so that a format can replace light
 * colours by dark ones without knowing what they are for. Light colours that have several dark ones are made different by 1/255. */
void cjm_scene_separate(CjmScene *scene);

/* ---- a path under construction ---- */

typedef struct CjmPath {
  GArray *steps; /* of CjmPathStep */
} CjmPath;

/* An empty path, which has to be passed to cjm_path_end(). */
CjmPath cjm_path_begin(void);
void cjm_path_move(CjmPath *path, double x, double y);
void cjm_path_line(CjmPath *path, double x, double y);
void cjm_path_curve(CjmPath *path, double x1, double y1, double x2, double y2, double x, double y);
void cjm_path_close(CjmPath *path);

/* The right half of a circle, from its top to its bottom. */
void cjm_path_half_circle(CjmPath *path, CjmPoint centre, double radius);


/* Appends the path to the scene, and frees it. */
void cjm_path_end(CjmPath *path, CjmScene *scene, CjmPaint fill, CjmStroke stroke);

/* ---- checks and dumps ---- */

/* The rectangle that an item covers, including its stroke. Of a group, its bounds. */
CjmRect cjm_item_extent(const CjmItem *item);

/* The rectangle of line `i` of a text item, from the cap height to the descender. */
CjmRect cjm_item_line_extent(const CjmItem *item, size_t i);

/* The strikethrough of line `i` of a struck text item, as a filled rectangle. */
CjmRect cjm_item_strike(const CjmItem *item, size_t i);

/* Appends the scene as text, one line an item, for golden files. */
void cjm_scene_dump(const CjmScene *scene, GString *out);

/* Checks the invariants of scenes: nothing is outside the page, no text is outside the bounds of its group, no two texts overlap, and
 * the contrast of text is at least 4.5 : 1 (WCAG 2.2, 1.4.3). Appends a message for each violation to `ret_broken` (char *). */
void cjm_scene_check(const CjmScene *scene, GPtrArray *ret_broken);

#endif
