/* definitions.h: the definitions that the body of the document refers to by id. */
#ifndef CJM_EXPORT_SVG_DEFINITIONS_H
#define CJM_EXPORT_SVG_DEFINITIONS_H

#include "export/svg/document.h"
#include "scene/scene.h"

/* The next id, in as few characters as possible, without the prefix. Free with g_free(). */
char *cjm_svg_next_id(CjmSvg *svg);

/* The id of the definition `<open id="…"rest`, written when it is first used. Free with g_free(). */
char *cjm_svg_share(CjmSvg *svg, const char *open, const char *rest);

/* Appends the attribute ` name="…"`: a colour, or a gradient from the definitions. */
void cjm_svg_paint(CjmSvg *svg, GString *out, const char *name, const CjmPaint *paint);

#endif
