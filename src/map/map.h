/* map.h: a journey becomes a scene: heading, cards, phases, lanes and blocks. */
#ifndef CJM_MAP_MAP_H
#define CJM_MAP_MAP_H

#include "base/limits.h"
#include "journey/journey.h"
#include "layout/theme.h"
#include "scene/scene.h"

typedef struct CjmComposeOptions {
  const CjmTheme *theme;   /* resolved, as cjm_theme_resolve() does */
  const char *image_dir;   /* where relative image paths begin; NULL: no image may be read */
  const CjmLimits *limits; /* of images; NULL: the defaults */
} CjmComposeOptions;

/* What laying out found out. */
typedef struct CjmMapReport {
  double equal_height; /* px: of the page with columns of equal width; whole, as its own height is */
  GPtrArray *left_out; /* char *, the caller's: takes what the choice of lanes and blocks leaves out */
} CjmMapReport;

/* Composes the pages of a map: one, of the map's own size. Arena and fonts must outlive the pages, which the caller clears.
 * Images that cannot be used are reported in `diags`; false with `error` where the
 * environment fails (an image that is there and cannot be read). `io_report` may be NULL. */
bool cjm_map_compose(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options, CjmDiags *diags,
                     CjmMapReport *io_report, CjmPages *ret_pages, GError **error);

#endif
