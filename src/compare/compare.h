/* compare.h: the changes between two journeys drawn as one map. */
#ifndef CJM_COMPARE_COMPARE_H
#define CJM_COMPARE_COMPARE_H

#include "base/limits.h"
#include "diff/diff.h"
#include "layout/theme.h"
#include "scene/scene.h"

typedef struct CjmCompareOptions {
  const CjmTheme *theme;           /* from cjm_theme_resolve(), of the newer journey */
  const char *image_dir;           /* the root of image paths; NULL: no image may be read */
  const CjmLimits *limits;         /* of images; NULL: the defaults */
  const char *old_name, *new_name; /* of the journeys, for readers */
  bool all;                        /* columns without a change are not folded */
} CjmCompareOptions;

/* Composes the pages of the map, as cjm_map_compose() does. */
bool cjm_compare_compose(CjmArena *arena, CjmFonts *fonts, const CjmChanges *changes, const CjmCompareOptions *options, CjmDiags *diags,
                         CjmPages *ret_pages, GError **error);

#endif
