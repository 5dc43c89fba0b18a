/* lines.h: the lines of a text, whether it is written as outlines or as text. */
#ifndef CJM_EXPORT_SVG_LINES_H
#define CJM_EXPORT_SVG_LINES_H

#include "export/svg/document.h"
#include "scene/scene.h"

/* The baseline of a text's first line, px down the page. */
double cjm_svg_first_line(const CjmItem *item);

/* Rounds to tenths of a px, but never across half a px, since browsers snap a line to the nearest pixel. */
int cjm_svg_tenths(double px);

/* Writes the lines of strikethrough text. */
void cjm_svg_put_strikes(CjmSvg *svg, const CjmItem *item);

#endif
