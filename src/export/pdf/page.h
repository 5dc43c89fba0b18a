/* page.h: the page of a PDF under construction. Its coordinates are px, y upwards. */
#ifndef CJM_EXPORT_PDF_PAGE_H
#define CJM_EXPORT_PDF_PAGE_H

#include "export/faces.h"
#include "export/glyphs.h"
#include "pdf/file.h"
#include "pdf/font.h"
#include "scene/scene.h"

/* The graphics state at the end of what has been written. */
typedef struct CjmPdfState {
  CjmColour fill, stroke; /* with alpha */
  double width;           /* px */
  double dash[2];
  bool round;
  const CjmPdfFont *font; /* NULL: not yet set */
  double size;            /* px */
} CjmPdfState;

/* A named graphics state that sets one opacity. */
typedef struct CjmPdfAlpha {
  bool stroke;
  double value;
} CjmPdfAlpha;

typedef struct CjmPdfImage {
  const guint8 *data;
  size_t len;
  guint width, height; /* pixels; 0: cannot be read */
  guint jpeg_channels; /* 0: not a JPEG */
} CjmPdfImage;

typedef struct CjmPdfPage {
  CjmPdfFile *file;
  double width, height; /* px */
  double unit;          /* pt in one unit of the page: 1, except for very long ones */
  bool plain_images;    /* not smoothed when they are enlarged, as PDF/A requires */
  GString *out;         /* operators that are not in the file yet */
  CjmPdfState now;
  CjmFaces *faces;
  CjmGlyphs *glyphs;
  GPtrArray *fonts;     /* of CjmPdfFont: F1, F2 … */
  GPtrArray *of_faces;  /* of CjmPdfFont, borrowed: for each face, the font that codes are added to */
  GHashTable *own_glyphs; /* key of a glyph of our own (text.c) -> its number, from 1 */
  GArray *alphas;       /* of CjmPdfAlpha: the states A1, A2 … */
  GPtrArray *gradients; /* of const CjmGradient: P1, P2 …, and the masks M1, M2 … */
  GHashTable *image_of; /* first byte of a PNG -> number of its image */
  GArray *images;       /* of CjmPdfImage: I1, I2 … */
} CjmPdfPage;

/* Decimals of positions and lengths on the page: hundredths of a px. */
enum { CJM_PDF_PLACE_DECIMALS = 2 };

CjmPdfPage cjm_pdf_page_begin(CjmPdfFile *file, const CjmScene *scene);
void cjm_pdf_page_clear(CjmPdfPage *page);

/* Units of the page per px. */
double cjm_pdf_scale(const CjmPdfPage *page);

/* Writes a number and a space. */
void cjm_pdf_number(CjmPdfPage *page, double value, int decimals);

/* Writes a point, given in px from the page's top left corner. */
void cjm_pdf_point(CjmPdfPage *page, CjmPoint p);

#endif
