/* svg.h: what the files of the SVG format share. */
#ifndef CJM_EXPORT_SVG_H
#define CJM_EXPORT_SVG_H

#include <glib.h>

#include "export/glyphs.h"
#include "scene/scene.h"

/* Stands in every id and reference for the document's own prefix, which is known only when all is written. No character
 * of the author's can be taken for it: XML has none below the blank. */
#define CJM_SVG_PREFIX "\1\1\1\1"

typedef struct CjmSvgOutlines CjmSvgOutlines;
typedef struct CjmSvgLive CjmSvgLive;
typedef struct CjmSvgLooks CjmSvgLooks;
typedef struct CjmSvgShapes CjmSvgShapes;

/* A group of the scene, and what becomes of it. */
typedef struct CjmSvgGroup {
  bool shown;  /* has something to say: it is a group of the document */
  bool titled; /* its title is not to be read in it anyway */
  bool placed; /* live text: has a place of its own … */
  double dy;   /* … so far down the page, px */
  int look;    /* live text: of most of its texts; −1: that of the group around it */
} CjmSvgGroup;

typedef struct CjmSvg {
  GString *body;       /* all that is painted but shapes */
  GString *defs;       /* what the body refers to */
  GHashTable *ids;     /* name of a group -> how often it was met */
  GHashTable *shared;  /* definition -> its id, without the prefix */
  guint n_ids;         /* ids given out */
  CjmSvgGroup *groups; /* in the order of the scene */
  guint n_opened;
  GArray *open; /* of Open: the groups that are open */
  bool in_link;
  double dy; /* px down the page, of what has y 0 here */
  CjmSvgShapes *shapes;
  CjmGlyphs *glyphs;
  CjmSvgOutlines *outlines; /* NULL where text is live */
  CjmSvgLive *live;         /* NULL where it is outlines, */
  CjmSvgLooks *looks;       /* and so is this */
} CjmSvg;

/* ---- svg.c: definitions ---- */

/* The id of a definition, `<open id="…"rest`, which is written at its first use. Free with g_free(). */
char *cjm_svg_share(CjmSvg *svg, const char *open, const char *rest);

/* ` name="…"`: a colour, or a gradient of the definitions. */
void cjm_svg_paint(CjmSvg *svg, GString *out, const char *name, const CjmPaint *paint);

/* ---- svg-shapes.c: rectangles, circles and paths ---- */

CjmSvgShapes *cjm_svg_shapes_new(void);
void cjm_svg_shapes_free(CjmSvgShapes *shapes);

/* What is painted until the group is closed stays together. */
void cjm_svg_shapes_open(CjmSvgShapes *shapes);
void cjm_svg_shapes_close(CjmSvgShapes *shapes);

/* Something else was painted: no shape may come to lie on the other side of it. */
void cjm_svg_shapes_cover(CjmSvg *svg, CjmRect covers);

void cjm_svg_shape(CjmSvg *svg, const CjmItem *item);

/* The body with the shapes in it, and at least as many bytes as that takes. */
void cjm_svg_shapes_write(const CjmSvg *svg, GByteArray *out);
gsize cjm_svg_shapes_size(const CjmSvg *svg);

/* ---- svg-write.c: values ---- */

/* With at most `decimals` places and without a zero before the point. */
void cjm_svg_number(GString *out, double value, int decimals);

/* ` name="value"`, to the hundredth and to the tenth. */
void cjm_svg_attr_number(GString *out, const char *name, double value);
void cjm_svg_attr_tenth(GString *out, const char *name, double value);

/* #rrggbb, or #rgb where that says the same. */
void cjm_svg_colour(GString *out, CjmColour colour);

/* ` name="#rrggbb"`, and ` name-opacity` where it is not opaque. */
void cjm_svg_attr_colour(GString *out, const char *name, CjmColour colour);

/* ` name="value"`, escaped. */
void cjm_svg_attr_text(GString *out, const char *name, const char *value, gssize len);

/* Escaped for an element's content or an attribute; what XML cannot hold becomes U+FFFD. */
void cjm_svg_text(GString *out, const char *text, gssize len);

/* The next id, in as few characters as possible, without the prefix. Free with g_free(). */
char *cjm_svg_next_id(CjmSvg *svg);

/* ---- svg-path.c: the data of a path ---- */

/* Steps are relative to each other and rounded on the page, so that errors do not add up. */
typedef struct CjmSvgPath {
  GString *out;
  int decimals;
  double unit;      /* 10^-decimals */
  long long x, y;   /* where the last step ended, units */
  long long x0, y0; /* where the figure began, units */
  char verb;        /* the last letter written */
} CjmSvgPath;

CjmSvgPath cjm_svg_path(GString *out, int decimals);
void cjm_svg_path_step(CjmSvgPath *path, const CjmPathStep *step);

/* A line of no length: with round ends it is a dot as wide as the line. */
void cjm_svg_path_dot(CjmSvgPath *path, CjmPoint at);

/* ---- svg-text.c: text as outlines ---- */

CjmSvgOutlines *cjm_svg_outlines_new(void);
void cjm_svg_outlines_free(CjmSvgOutlines *outlines);

/* The glyphs of a text item; outlines go to the definitions, each once for all sizes. */
void cjm_svg_outlined_text(CjmSvg *svg, const CjmItem *item);

/* The lines through a struck text. */
void cjm_svg_strikes(CjmSvg *svg, const CjmItem *item);

/* Does a blank of the author's stand between this line and the next? Not in a broken word, nor in Japanese. */
bool cjm_svg_ends_at_blank(const CjmTextLine *line);

/* ---- svg-groups.c: which groups there are ---- */

/* For all groups of the scene. Free with g_free(). */
CjmSvgGroup *cjm_svg_groups_new(const CjmScene *scene);

/* ---- svg-looks.c: what live texts look like ---- */

/* Decides, too, where groups are placed and what look they have. */
CjmSvgLooks *cjm_svg_looks_new(const CjmScene *scene, CjmSvgGroup *groups);
void cjm_svg_looks_free(CjmSvgLooks *looks);

/* Attributes of the document: the look that most texts have; they say only what differs. */
void cjm_svg_looks_start(const CjmSvgLooks *looks, GString *out);

/* Looks that are met often have a name. */
void cjm_svg_looks_style(const CjmSvgLooks *looks, GString *out);

/* The look of a group's texts, from its place in the group's class on; and the end of the group. */
void cjm_svg_looks_open(CjmSvgLooks *looks, GString *out, const CjmSvgGroup *group);
void cjm_svg_looks_close(CjmSvgLooks *looks);

/* The attributes of the next text of the scene. */
void cjm_svg_looks_text(CjmSvgLooks *looks, GString *out);

/* The baseline of a text's first line, px down the page. */
double cjm_svg_first_line(const CjmItem *item);

/* In tenths of a px: the nearest, but never across the half of a px, as browsers put a line on the nearest pixel. */
int cjm_svg_tenths(double px);

/* ---- svg-live.c: text as text ---- */

CjmSvgLive *cjm_svg_live_new(const CjmScene *scene);
void cjm_svg_live_free(CjmSvgLive *live);

/* Attributes of the document: its fonts. */
void cjm_svg_live_start(const CjmSvgLive *live, GString *out);

/* The words of a text item, each line at its place, all together of their length. */
void cjm_svg_live_text(CjmSvg *svg, const CjmItem *item);

#endif
