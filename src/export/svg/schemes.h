/* schemes.h: the colours of dark pages in a style sheet. */
#ifndef CJM_EXPORT_SVG_SCHEMES_H
#define CJM_EXPORT_SVG_SCHEMES_H

#include "export/svg/document.h"
#include "scene/scene.h"

/* Appends a style sheet for readers who prefer dark pages, unless the scene has the same colours on both. It replaces colours by their
 * values, so that shapes and texts need no classes, and a program that does not know such style sheets draws the light map. The
 * document needs an id. */
void cjm_svg_schemes_style(const CjmSvg *svg, const CjmScene *scene, GString *out);

#endif
