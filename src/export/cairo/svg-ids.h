/* svg-ids.h: the ids of an SVG that cairo wrote. */
#ifndef CJM_EXPORT_CAIRO_SVG_IDS_H
#define CJM_EXPORT_CAIRO_SVG_IDS_H

#include <glib.h>

/* Appends the document with its surfaces and images numbered from 0. cairo takes their numbers from counters of the whole process, so that
 * the bytes of a drawing would depend on what was drawn before it. */
void cjm_svg_ids_append(const GByteArray *document, GByteArray *out);

#endif
