/* image.h: images, each stored once. */
#ifndef CJM_EXPORT_SVG_IMAGE_H
#define CJM_EXPORT_SVG_IMAGE_H

#include "export/svg/document.h"
#include "scene/scene.h"

/* Writes an image item: it fills its box and is cropped evenly on both sides. Fails if it is not a PNG. */
bool cjm_svg_put_image(CjmSvg *svg, const CjmItem *item, GError **error);

#endif
