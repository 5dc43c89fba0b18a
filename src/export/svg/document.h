/* document.h: an SVG document under construction. */
#ifndef CJM_EXPORT_SVG_DOCUMENT_H
#define CJM_EXPORT_SVG_DOCUMENT_H

#include <glib.h>
#include <stdbool.h>

#include "export/glyphs.h"

/* Placeholder in every id and reference for the prefix of the document, which is known only after everything has been written.
 * No text of the author can contain it, as XML does not allow this control character. */
#define CJM_SVG_PREFIX "\1\1\1\1"

typedef struct CjmSvgOutlines CjmSvgOutlines;
typedef struct CjmSvgLive CjmSvgLive;
typedef struct CjmSvgLooks CjmSvgLooks;
typedef struct CjmSvgShapes CjmSvgShapes;

/* How a group of the scene is written. */
typedef struct CjmSvgGroup {
  bool shown; /* written as a group; otherwise only its content is written */
  bool titled; /* with a title, because no text in it is the title */
  bool placed; /* live text: with a translation … */
  double dy;   /* … by so much down the page, px */
  int look;    /* live text: the look of most of its texts; −1: that of the enclosing group */
} CjmSvgGroup;

typedef struct CjmSvg {
  GString *body;        /* everything painted except shapes */
  GString *defs;        /* the definitions that the body refers to */
  GHashTable *ids;      /* name of a group -> how often it occurred */
  GHashTable *shared;   /* definition -> its id, without the prefix */
  GHashTable *pictures; /* first byte of a PNG -> id of its symbol, without the prefix */
  guint n_ids;          /* ids given out */
  const char *description; /* of the document; NULL: none */
  const char *lang;        /* of the document, BCP 47; NULL: none */
  CjmSvgGroup *groups;  /* in the order of the scene */
  guint n_opened;
  GArray *open; /* of Open (svg.c): the groups that are open */
  bool in_link;
  double dy; /* translation of the open groups, px */
  CjmSvgShapes *shapes;
  CjmGlyphs *glyphs;
  CjmSvgOutlines *outlines; /* NULL where text is live */
  CjmSvgLive *live;         /* NULL where text is outlines */
  CjmSvgLooks *looks;       /* likewise */
} CjmSvg;

#endif
