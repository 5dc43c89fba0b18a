/* scene.h: the display list: all that an exporter sees.
 *
 * A page is a scene. Items stand in the order of painting. Text is measured and set; nothing is
 * left to decide. Lengths are px, 1/96 in; the page begins at 0, 0. The scene
 * knows nothing of journeys: groups carry a role and a name, texts the address
 * of the author's own text, so that a test can find every one again. */
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
  double at; /* 0 at the gradient's top, 1 at its bottom */
  CjmColour colour;
} CjmStop;

typedef struct CjmGradient { /* from top to bottom */
  double top, bottom;        /* px on the page */
  const CjmStop *stops;
  size_t n_stops;
} CjmGradient;

typedef struct CjmPaint {
  bool on;
  CjmColour colour;
  const CjmGradient *gradient; /* in place of the colour; NULL for none */
} CjmPaint;

typedef struct CjmStroke {
  CjmPaint paint;
  double width;   /* px */
  double dash[2]; /* px drawn, px left out; 0, 0: solid */
  bool round;     /* caps */
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
  CjmPoint p[3]; /* the end is p[0], for a curve p[2] */
} CjmPathStep;

typedef enum CjmItemKind {
  CJM_ITEM_OPEN,  /* a group begins */
  CJM_ITEM_CLOSE, /* the innermost group ends */
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
  CJM_GROUP_PHASE,
  CJM_GROUP_LANE,
  CJM_GROUP_CELL,
  CJM_GROUP_STEP,
  CJM_GROUP_TOUCHPOINT,
  CJM_GROUP_PAIN,
  CJM_GROUP_GAIN,
  CJM_GROUP_GAP,
  CJM_GROUP_OPPORTUNITY,
  CJM_GROUP_CURVE,
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
  CJM_GROUP_PART, /* of any other group */
  CJM_GROUP_ROLE_COUNT
} CjmGroupRole;

typedef struct CjmSceneGroup {
  CjmGroupRole role;
  const char *id;    /* of the thing it shows; NULL for none */
  const char *title; /* its name for those who cannot see; NULL for none */
  const char *alt;   /* what a picture shows, in words; NULL for none */
  const char *href;  /* link; NULL for none */
  unsigned order;    /* in reading, among the groups of the same parent; those of equal order in the order of painting */
  CjmRect bounds;    /* nothing of the group stands outside; w 0: not bounded */
  bool upright;      /* not mirrored in a map from right to left: a picture with a left and a right */
} CjmSceneGroup;

typedef struct CjmItem {
  CjmItemKind kind;
  const CjmPaint *fill;    /* NULL for none */
  const CjmStroke *stroke; /* NULL for none */
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
      CjmPoint at; /* of the block's top left corner */
      CjmColour colour;
      CjmColour background; /* the colour behind it, for contrast */
      double halo;          /* px of `background` around the letters; 0: none */
      const void *origin;   /* of the author's text that this shows for the first time; NULL: the map's own or repeated words */
      bool struck;          /* a line through it */
    } text;
    struct {
      CjmRect box;
      double radius; /* px; clipped to rounded corners, a circle where it is half the side */
      const guint8 *data; /* PNG or JPEG */
      size_t len;
    } image;
  } u;
} CjmItem;

/* What the file says of itself. Any may be NULL. */
typedef struct CjmSceneMeta {
  const char *title, *description, *author, *subject, *keywords;
  const char *created; /* ISO 8601, UTC; NULL: the exporter writes no date */
  const char *lang;    /* BCP 47 */
} CjmSceneMeta;

typedef struct CjmScene {
  CjmArena *arena;      /* not its own */
  double width, height; /* px */
  CjmColour background;
  bool rtl;
  CjmSceneMeta meta;
  GArray *items;              /* of CjmItem */
  GPtrArray *fills, *strokes; /* those used lately: items share them */
  guint64 drawn, explained;   /* signs on the map, and in its legend: bit 1 << sign */
  bool in_legend;             /* what is drawn now is the legend's */
} CjmScene;

/* A drawing: its pages in order, one scene each. */
typedef struct CjmPages {
  CjmScene **at;
  size_t n; /* at least 1 */
} CjmPages;

CjmScene *cjm_scene_new(CjmArena *arena);
void cjm_scene_free(CjmScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmScene, cjm_scene_free)

/* Frees the scenes; the array itself is their arena's. */
void cjm_pages_clear(CjmPages *pages);

static inline size_t cjm_scene_length(const CjmScene *scene)
{
  return scene->items->len;
}

static inline const CjmItem *cjm_scene_at(const CjmScene *scene, size_t i)
{
  return &g_array_index(scene->items, CjmItem, i);
}

/* ---- drawing ---- */

/* "lane", "cell", "phase" … */
const char *cjm_group_role_name(CjmGroupRole role);

/* The name by which other documents link to a group with an id: "cjm-step-pay". Free with g_free(). */
char *cjm_group_anchor_new(CjmGroupRole role, const char *id);

void cjm_scene_open(CjmScene *scene, CjmSceneGroup group); /* strings are copied */
void cjm_scene_close(CjmScene *scene);
void cjm_scene_rect(CjmScene *scene, CjmRect box, double radius, CjmPaint fill, CjmStroke stroke);
void cjm_scene_circle(CjmScene *scene, CjmPoint centre, double radius, CjmPaint fill, CjmStroke stroke);
void cjm_scene_line(CjmScene *scene, CjmPoint from, CjmPoint to, CjmStroke stroke);

/* `steps` are copied, as are gradients everywhere. */
void cjm_scene_path(CjmScene *scene, const CjmPathStep *steps, size_t n, CjmPaint fill, CjmStroke stroke);
void cjm_scene_image(CjmScene *scene, CjmRect box, double radius, const guint8 *data, size_t len);

/* Returns the item, to set halo, origin or struck; valid until the next call. */
CjmItem *cjm_scene_text(CjmScene *scene, CjmTextBlock *block, CjmPoint at, CjmColour colour, CjmColour background);

/* Records that a sign is drawn. What the numbers mean is up to the caller; they are below 64. */
static inline void cjm_scene_sign(CjmScene *scene, unsigned sign)
{
  guint64 *signs = scene->in_legend ? &scene->explained : &scene->drawn;
  *signs |= G_GUINT64_CONSTANT(1) << sign;
}

/* Everything in the scene from item `from` on, moved. */
void cjm_scene_shift(CjmScene *scene, size_t from, double dx, double dy);

/* Left becomes right, for maps that are read from right to left. Text and upright groups keep their shape. */
void cjm_scene_mirror(CjmScene *scene);

/* ---- a path under construction ---- */

typedef struct CjmPath {
  GArray *steps; /* of CjmPathStep */
} CjmPath;

CjmPath cjm_path_begin(void);
void cjm_path_move(CjmPath *path, double x, double y);
void cjm_path_line(CjmPath *path, double x, double y);
void cjm_path_curve(CjmPath *path, double x1, double y1, double x2, double y2, double x, double y);
void cjm_path_close(CjmPath *path);
/* Adds the path to the scene and frees it. */
void cjm_path_end(CjmPath *path, CjmScene *scene, CjmPaint fill, CjmStroke stroke);

/* ---- checks and dumps ---- */

/* The rectangle that an item covers, stroke included. Groups: their bounds. */
CjmRect cjm_item_extent(const CjmItem *item);

/* The rectangle that the letters of line `i` of a text item cover, from the height of capitals to the descenders. */
CjmRect cjm_item_line_extent(const CjmItem *item, size_t i);

/* The line through line `i` of a struck text item, as a filled rectangle. */
CjmRect cjm_item_strike(const CjmItem *item, size_t i);

/* The scene as text, one line an item, for people who review a change. */
void cjm_scene_dump(const CjmScene *scene, GString *out);

/* What every scene keeps: nothing off the page, no text outside the bounds of its group, no two texts
 * over each other, contrast of at least 4.5 : 1. One message each of what is broken, into `ret_broken` (char *). */
void cjm_scene_check(const CjmScene *scene, GPtrArray *ret_broken);

#endif
