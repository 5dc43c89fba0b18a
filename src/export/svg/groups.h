/* groups.h: which groups of the scene become groups of the document. */
#ifndef CJM_EXPORT_SVG_GROUPS_H
#define CJM_EXPORT_SVG_GROUPS_H

#include "export/svg/document.h"
#include "scene/scene.h"

/* One for every group of the scene, in its order. Free with g_free(). */
CjmSvgGroup *cjm_svg_groups_new(const CjmScene *scene);

#endif
