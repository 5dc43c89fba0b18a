/* palette.h: the colours of a page, each as it is in light and in dark. */
#ifndef CJM_EXPORT_HTML_PALETTE_H
#define CJM_EXPORT_HTML_PALETTE_H

#include "scene/scene.h"

typedef struct CjmPalette {
  GArray *pairs;      /* of CjmColour[2] */
  GHashTable *number; /* "#rrggbb#rrggbb" -> number + 1 */
  guint mark;         /* the red of colours that stand for a number */
} CjmPalette;

CjmPalette cjm_palette(void);
void cjm_palette_clear(CjmPalette *palette);

/* The number of a pair; alpha is ignored. */
guint cjm_palette_number(CjmPalette *palette, CjmColour light, CjmColour dark);

/* Gives every paint of `light` a colour that stands for its number, `dark` being the same drawing in the other theme. */
void cjm_palette_code(CjmPalette *palette, CjmScene *light, const CjmScene *dark);

/* Appends `text`, an SVG document of a scene that was coded, with the colours as variables. */
void cjm_palette_decode(const CjmPalette *palette, GString *out, const char *text, gsize len);

/* Appends the variables of one theme: `--c0:#fff;…`. */
void cjm_palette_write(const CjmPalette *palette, GString *out, int theme);

#endif
