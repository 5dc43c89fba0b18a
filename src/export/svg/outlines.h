/* outlines.h: text as outlines, which look the same everywhere. */
#ifndef CJM_EXPORT_SVG_OUTLINES_H
#define CJM_EXPORT_SVG_OUTLINES_H

#include "export/svg/document.h"
#include "scene/scene.h"

CjmSvgOutlines *cjm_svg_outlines_new(void);
void cjm_svg_outlines_free(CjmSvgOutlines *outlines);

/* Writes the glyphs of a text item; each outline is defined once for all sizes. */
void cjm_svg_outlined_text(CjmSvg *svg, const CjmItem *item);

#endif
