/* live.h: text as <text> elements, small and searchable. */
#ifndef CJM_EXPORT_SVG_LIVE_H
#define CJM_EXPORT_SVG_LIVE_H

#include "export/svg/document.h"
#include "scene/scene.h"

CjmSvgLive *cjm_svg_live_new(const CjmScene *scene);
void cjm_svg_live_free(CjmSvgLive *live);

/* Appends the attributes of the document: its font families. */
void cjm_svg_live_start(const CjmSvgLive *live, GString *out);

/* Writes a text item: one element with the position of each line, and the total length of all lines. */
void cjm_svg_live_text(CjmSvg *svg, const CjmItem *item);

#endif
