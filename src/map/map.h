/* map.h: composes the scene of a journey from heading, cards, phases, lanes and blocks. */
#ifndef CJM_MAP_MAP_H
#define CJM_MAP_MAP_H

#include "base/limits.h"
#include "base/paper.h"
#include "journey/journey.h"
#include "layout/theme.h"
#include "scene/scene.h"

typedef struct CjmComposeOptions {
  const CjmTheme *theme;   /* from cjm_theme_resolve() */
  const char *image_dir;   /* the root of image paths; NULL: no image may be read */
  const CjmLimits *limits; /* of images; NULL: the defaults */
  CjmPaper paper;          /* the page */
  CjmPaper tile;           /* the sheets that it is cut into; `fit`: none */
  double least_text;       /* px, the size of the smallest text on paper; 0: the default */
} CjmComposeOptions;

/* What composing a map reports beside its pages. */
typedef struct CjmMapReport {
  double equal_height; /* out: px, of the page if columns had equal widths; a whole number, like its height */
  GPtrArray *left_out; /* char *, of the caller: the lanes and blocks with content that are not drawn are appended */
} CjmMapReport;

/* Composes the pages of a map: one of the size of the map, or as many of the size of the paper as it takes. Arena and fonts have to outlive the pages, which the caller clears.
 * Images that cannot be used are reported in `diags`. False with `error` if an existing image cannot be read.
 * `io_report` may be NULL. */
bool cjm_map_compose(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options, CjmDiags *diags,
                     CjmMapReport *io_report, CjmPages *ret_pages, GError **error);

#endif
