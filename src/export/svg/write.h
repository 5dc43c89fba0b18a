/* write.h: numbers, colours and text as SVG. */
#ifndef CJM_EXPORT_SVG_WRITE_H
#define CJM_EXPORT_SVG_WRITE_H

#include <glib.h>

#include "base/colour.h"
#include "base/geom.h"

/* Appends a number with at most `decimals` places and without a zero before the point. */
void cjm_svg_number(GString *out, double value, int decimals);

/* Append ` name="value"`, rounded to hundredths and to tenths. */
void cjm_svg_attr_number(GString *out, const char *name, double value);
void cjm_svg_attr_tenth(GString *out, const char *name, double value);

/* Appends the attributes of a box: ` x="…" y="…" width="…" height="…"`, zeros left out. */
void cjm_svg_attr_box(GString *out, CjmRect box);

/* Appends #rrggbb, or #rgb if that is the same colour. */
void cjm_svg_colour(GString *out, CjmColour colour);

/* Appends ` name="#rrggbb"`, and ` name-opacity` unless the colour is opaque. */
void cjm_svg_attr_colour(GString *out, const char *name, CjmColour colour);

/* Appends ` name="value"`, escaped. */
void cjm_svg_attr_text(GString *out, const char *name, const char *value, gssize len);

/* Appends ` lang="…"` if a text is in another language than `lang`, see lang/guess.h. */
void cjm_svg_attr_foreign(GString *out, const char *lang, const char *text, size_t len);

/* Appends text escaped for the content of an element or for an attribute; characters that XML does not allow become U+FFFD. */
void cjm_svg_text(GString *out, const char *text, gssize len);

#endif
