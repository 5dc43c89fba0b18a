/* map.h: composes the scene of a journey from heading, cards, phases, lanes and blocks. */
#ifndef CJM_MAP_MAP_H
#define CJM_MAP_MAP_H

#include "base/limits.h"
#include "base/paper.h"
#include "journey/journey.h"
#include "layout/sheet.h"
#include "scene/scene.h"

/* What stands in place of parts of a map, and over its columns, where it is one of changes. */
typedef struct CjmMapParts {
  const struct CjmChanged *changed;                           /* layout/change.h */
  CjmBox *(*heading)(CjmSheet *sheet, void *data);            /* instead of the heading */
  CjmBox *(*summary)(CjmSheet *sheet, void *data);            /* instead of the cards of personas */
  CjmBox *(*index)(CjmSheet *sheet, size_t column, void *data); /* over the heading of the phase of a column; NULL: nothing */
  CjmBox *(*index_name)(CjmSheet *sheet, void *data);         /* beside these, in the column of names */
  CjmBox *(*blocks)(CjmSheet *sheet, void *data);             /* instead of the blocks below the lanes */
  void (*under)(CjmSheet *sheet, double top, double bottom, void *data); /* draws under the lanes, and over them */
  void (*over)(CjmSheet *sheet, double top, double bottom, void *data);
  void *data;
} CjmMapParts;

/* What stands on a slide instead of the heading of the map. Slides have no strip at their foot: a presentation numbers them itself. */
typedef struct CjmSlide {
  bool opens;                  /* has the heading of the map; no title */
  bool personas;               /* has the personas */
  bool bare;                   /* has no lanes */
  const char *title, *subtitle;
  bool blocks;                 /* has the blocks and the footer */
  double least_column;         /* px, the narrowest column; 0: that of pages of paper */
} CjmSlide;

typedef struct CjmComposeOptions {
  const CjmTheme *theme;   /* from cjm_theme_resolve() */
  const char *image_dir;   /* the root of image paths; NULL: no image may be read */
  const CjmLimits *limits; /* of images; NULL: the defaults */
  const CjmMapParts *parts; /* NULL: none */
  const CjmSlide *slide;   /* NULL: a map on pages of its own */
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
