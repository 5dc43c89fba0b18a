/* atlas-data.h: the figures of an atlas, one by one, for formats that programs read. */
#ifndef CJM_PUBLISH_ATLAS_DATA_H
#define CJM_PUBLISH_ATLAS_DATA_H

#include "publish/figures-data.h"
#include "report/atlas.h"

/* Writes all figures of the atlas. What is not known is left out. */
void cjm_atlas_figures_write(const CjmAtlas *atlas, const CjmFigureSyntax *syntax, void *out);

#endif
