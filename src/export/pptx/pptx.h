/* pptx.h: the parts of a presentation under construction: ECMA-376, 5th edition, Part 1 (PresentationML, DrawingML) and Part 2 (packages). */
#ifndef CJM_EXPORT_PPTX_PPTX_H
#define CJM_EXPORT_PPTX_PPTX_H

#include "scene/scene.h"

/* English Metric Units in a px */
#define CJM_PPTX_EMU 9525.0

/* The colours of the theme of a presentation, in the order of a:clrScheme. */
typedef enum CjmPptxSlot {
  CJM_PPTX_DK1,
  CJM_PPTX_LT1,
  CJM_PPTX_DK2,
  CJM_PPTX_LT2,
  CJM_PPTX_ACCENT1,
  CJM_PPTX_ACCENT6 = CJM_PPTX_ACCENT1 + 5,
  CJM_PPTX_HLINK,
  CJM_PPTX_FOLHLINK,
  CJM_PPTX_SLOTS
} CjmPptxSlot;

/* A theme made of what the slides use most. */
typedef struct CjmPptxTheme {
  CjmColour colours[CJM_PPTX_SLOTS]; /* each once, so that a colour has at most one slot */
  char *font;                        /* family */
} CjmPptxTheme;

/* The theme of slides. Clear it with cjm_pptx_theme_clear(). */
CjmPptxTheme cjm_pptx_theme(const CjmPages *slides);
void cjm_pptx_theme_clear(CjmPptxTheme *theme);

/* Appends the theme part. */
void cjm_pptx_theme_write(GString *out, const CjmPptxTheme *theme);

/* Appends a colour, as one of the theme where it has it: `<a:schemeClr val="tx1"/>`. */
void cjm_pptx_colour(GString *out, const CjmPptxTheme *theme, CjmColour colour);

/* A part of the package. */
typedef struct CjmPptxPart {
  char *name;        /* "ppt/slides/slide1.xml" */
  GByteArray *bytes;
} CjmPptxPart;

/* A picture that slides share. */
typedef struct CjmPptxMedia {
  const guint8 *data;
  size_t len; /* bytes */
  char *name; /* "image1.png" */
} CjmPptxMedia;

typedef struct CjmPptx {
  CjmPptxTheme theme;
  const char *lang;   /* BCP 47 */
  bool rtl;
  GArray *parts;      /* of CjmPptxPart, in the order of the package */
  GArray *media;      /* of CjmPptxMedia */
} CjmPptx;

/* Adds a part, whose text is moved out of `text`. */
void cjm_pptx_add(CjmPptx *pptx, const char *name, GString *text);

/* The name of a picture among the media, to which it is added once. NULL with `error` if it is broken. */
const char *cjm_pptx_media(CjmPptx *pptx, const guint8 *data, size_t len, GError **error);

/* ---- slide.c ---- */

/* Appends the part of slide `number`, from 1, and that of its relationships. */
bool cjm_pptx_slide_write(CjmPptx *pptx, const CjmScene *scene, size_t number, GString *out, GString *relations, GError **error);

/* ---- frame.c ---- */

/* Appends the text of a shape, as p:txBody: one paragraph for each of `texts` (CjmItem, from top to bottom). `box` is that of the shape, px. */
void cjm_pptx_text_write(const CjmPptx *pptx, GString *out, const GPtrArray *texts, CjmRect box, bool wraps);

/* ---- geometry.c ---- */

/* Append the frame and the outline of a shape, its fill and its line. */
void cjm_pptx_frame_write(GString *out, const char *element, CjmRect box, bool flip);
void cjm_pptx_geometry_write(GString *out, const CjmItem *item, CjmRect box);
void cjm_pptx_paint_write(const CjmPptx *pptx, GString *out, const CjmItem *item, CjmRect box);

/* The box of a shape, without its stroke. */
CjmRect cjm_pptx_box(const CjmItem *item);

/* Whether a path is one straight line. */
bool cjm_pptx_is_line(const CjmItem *item);

#endif
