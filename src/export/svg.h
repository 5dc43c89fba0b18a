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

typedef struct CjmSvg {
  GString *body;      /* all that is painted */
  GString *defs;      /* what the body refers to */
  GHashTable *ids;    /* name of a group -> how often it was met */
  GHashTable *shared; /* definition -> its id, without the prefix */
  guint n_ids;        /* ids given out */
  GArray *ends;       /* of const char *: what closes each open group */
  bool in_link;
  CjmGlyphs *glyphs;
  CjmSvgOutlines *outlines; /* NULL where text is live */
  CjmSvgLive *live;         /* NULL where it is outlines */
} CjmSvg;

/* ---- svg.c: definitions ---- */

/* The id of a definition, `<open id="…"rest`, which is written at its first use. Free with g_free(). */
char *cjm_svg_share(CjmSvg *svg, const char *open, const char *rest);

/* ---- svg-write.c: values ---- */

/* With at most `decimals` places and without a zero before the point. */
void cjm_svg_number(GString *out, double value, int decimals);

/* ` name="value"`, to the hundredth. */
void cjm_svg_attr_number(GString *out, const char *name, double value);

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

/* ---- svg-text.c: text as outlines ---- */

CjmSvgOutlines *cjm_svg_outlines_new(void);
void cjm_svg_outlines_free(CjmSvgOutlines *outlines);

/* The glyphs of a text item; outlines go to the definitions, each once for all sizes. */
void cjm_svg_outlined_text(CjmSvg *svg, const CjmItem *item);

/* The lines through a struck text. */
void cjm_svg_strikes(CjmSvg *svg, const CjmItem *item);

/* Does a blank of the author's stand between this line and the next? Not in a broken word, nor in Japanese. */
bool cjm_svg_ends_at_blank(const CjmTextLine *line);

/* ---- svg-live.c: text as text ---- */

CjmSvgLive *cjm_svg_live_new(const CjmScene *scene);
void cjm_svg_live_free(CjmSvgLive *live);

/* The start tag of a group with the look that most of the texts have; they say only what differs. */
void cjm_svg_live_open(const CjmSvg *svg, GString *out);

/* The words of a text item, each line at its place and of its length. */
void cjm_svg_live_text(CjmSvg *svg, const CjmItem *item);

#endif
