/* pdf.h: what the files of the PDF format share. */
#ifndef CJM_EXPORT_PDF_H
#define CJM_EXPORT_PDF_H

#include "export/faces.h"
#include "export/glyphs.h"
#include "pdf/file.h"
#include "pdf/font.h"
#include "scene/scene.h"

/* What a reader would draw with, as far as the page has set it. */
typedef struct CjmPdfState {
  CjmColour fill, stroke; /* alpha included */
  double width;           /* px */
  double dash[2];
  bool round;
  const CjmPdfFont *font; /* NULL: not yet set */
  double size;            /* px */
} CjmPdfState;

/* A state that sets one opacity. */
typedef struct CjmPdfAlpha {
  bool stroke;
  double value;
} CjmPdfAlpha;

/* The page under construction. Its space is px, y upwards. */
typedef struct CjmPdfPage {
  CjmPdfFile *file;
  double width, height; /* px */
  double unit;          /* pt that one unit of the page is: 1, but for very long ones */
  GString *out;         /* operators that are not in the file yet */
  CjmPdfState now;
  CjmFaces *faces;
  CjmGlyphs *glyphs;
  GPtrArray *fonts;     /* of CjmPdfFont: F1, F2 … */
  GPtrArray *of_faces;  /* of CjmPdfFont, borrowed: the one of each face that codes are added to */
  GArray *alphas;       /* of CjmPdfAlpha: the states A1, A2 … */
  GPtrArray *gradients; /* of const CjmGradient: P1, P2 …, and the masks M1, M2 … */
  GHashTable *image_of; /* first byte of a PNG -> number of its image */
  GArray *images;       /* of CjmPdfImage: I1, I2 … */
} CjmPdfPage;

/* ---- pdf.c ---- */

/* Units of the page a px. */
double cjm_pdf_scale(const CjmPdfPage *page);

/* ---- pdf-paint.c: shapes and what they are painted with ---- */

/* A number, and a blank behind it. */
void cjm_pdf_number(CjmPdfPage *page, double value, int decimals);

/* Two of them: a place on the page, given as px from its top left corner. */
void cjm_pdf_point(CjmPdfPage *page, CjmPoint p);

void cjm_pdf_set_fill(CjmPdfPage *page, CjmColour colour);
void cjm_pdf_set_stroke(CjmPdfPage *page, const CjmStroke *stroke);

/* How a step is written: its points, then a letter and a blank. By CjmPathVerb. */
typedef struct CjmPdfVerb {
  int n;
  const char *name;
} CjmPdfVerb;
extern const CjmPdfVerb cjm_pdf_verbs[];

void cjm_pdf_rect_path(CjmPdfPage *page, CjmRect box, double radius);

/* A rectangle, circle or path. */
void cjm_pdf_shape(CjmPdfPage *page, const CjmItem *item);

/* The states, patterns and masks that the page refers to: written, and named in its resources. */
void cjm_pdf_write_paints(CjmPdfPage *page, GString *resources);

/* ---- pdf-text.c ---- */

void cjm_pdf_put_text(CjmPdfPage *page, const CjmItem *item);
void cjm_pdf_write_fonts(CjmPdfPage *page, GString *resources);

/* ---- pdf-halo.c ---- */

/* The ground around the letters of a text, before these. */
void cjm_pdf_put_halo(CjmPdfPage *page, const CjmItem *item);

/* ---- pdf-image.c ---- */

typedef struct CjmPdfImage {
  const guint8 *png;
  size_t len;
  guint width, height; /* pixels; 0: not to be read */
} CjmPdfImage;

/* A picture stretched over a box. */
void cjm_pdf_put_picture(CjmPdfPage *page, const guint8 *png, size_t len, CjmRect box);

/* An image item: it fills its box, and what is too wide or too high is cut off evenly. */
void cjm_pdf_put_image(CjmPdfPage *page, const CjmItem *item);

/* Among the page's XObjects. Fails where one of them cannot be read. */
bool cjm_pdf_write_images(CjmPdfPage *page, GString *resources, GError **error);

#endif
