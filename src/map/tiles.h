/* tiles.h: a large page cut into sheets that a small printer can print. */
#ifndef CJM_MAP_TILES_H
#define CJM_MAP_TILES_H

#include "base/paper.h"
#include "lang/lang.h"
#include "scene/scene.h"
#include "text/fonts.h"

/* Replaces each page by an assembly plan and the sheets of `paper` that it is cut into, which overlap and have marks where they are cut. */
void cjm_pages_tile(CjmArena *arena, CjmFonts *fonts, const CjmLang *lang, CjmPaper paper, CjmPages *io_pages);

#endif
