/* build.h: everything that is on a map, made and not yet placed: boxes, lanes and the widths that columns need. */
#ifndef CJM_MAP_BUILD_H
#define CJM_MAP_BUILD_H

#include "lanes/lane.h"
#include "map/forks.h"
#include "map/images.h"
#include "map/index.h"
#include "map/map.h"
#include "map/phases.h"
#include "scene/page.h"

/* How closely a map is set on paper. */
typedef struct CjmSetting {
  CjmTypeScale type;
  double spread; /* factor of all spacing */
  bool wall;     /* see CjmSheet.on_wall */
  double emphasis; /* see there */
} CjmSetting;

typedef struct CjmBuilder {
  CjmSheet sheet;
  CjmImages images;
  CjmLang *lang; /* with the words of the author */
  CjmLaneView *lanes;
  size_t n_lanes, n_built; /* those that are drawn, and all, of which the rest are folded into others */
  double *min; /* px, minimum width of each column */
  const CjmMapParts *parts; /* NULL: none */
  const CjmSlide *slide;    /* NULL: none */
  CjmIndexRow index;
  CjmPhaseHeads heads;
  CjmForkHeads forks;
  CjmBox *heading, *personas, *blocks, *footer;
  CjmArena *columns_arena; /* for choosing the widths */
  CjmColumns *columns;
} CjmBuilder;

/* Makes everything, for scenes in `arena`. Boxes live until the builder is cleared. `setting` is NULL for a page that fits the map. */
void cjm_builder_init(CjmBuilder *b, CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                      const CjmSetting *setting, CjmDiags *diags);
void cjm_builder_clear(CjmBuilder *b);

/* The language of a journey with the words of its author. Free with g_free(). */
CjmLang *cjm_builder_lang_new(const CjmJourney *journey);

/* Measures the cells, and sets `columns`. The names of the lanes begin at `x`, px. */
void cjm_builder_make_columns(CjmBuilder *b, double x);

/* Sets the widths of the columns on the page, from the grid's `left` on. */
void cjm_builder_set_grid(CjmBuilder *b, const double *widths);

/* Puts `n` columns from `first` on on the page, where `widths` are those of all columns. Of the column before them, if there is one, `band` px
 * are on the page. */
void cjm_builder_set_page(CjmBuilder *b, size_t first, size_t n, double band, const double *widths);

/* How many columns of the usual width the map has: two narrow ones take as much as one. */
double cjm_builder_column_weight(const CjmBuilder *b);

/* The height of the named line above a lane, px; 0 if it has none. */
double cjm_builder_line_height(const CjmBuilder *b, const CjmLaneView *view);

/* An empty page with the metadata of the map. */
CjmScene *cjm_builder_scene_new(const CjmBuilder *b, CjmArena *arena);

/* Appends built-in lanes and blocks (char *) that have content and are not drawn, apart from those that are drawn only on request. */
void cjm_builder_find_left_out(CjmBuilder *b, GPtrArray *ret_names);

/* Adjacent lanes. */
typedef struct CjmLaneRange {
  size_t first, end;
  bool clear; /* they are drawn for the last time, and free their boxes */
  CjmScenePart head, tail; /* the part of the first, and of the last lane; heights from the top of the lane */
} CjmLaneRange;

/* The part of lane `i` on a page, and its height with the named line above it, px. */
CjmScenePart cjm_lane_part(const CjmLaneRange *range, size_t i);
double cjm_builder_lane_height(const CjmBuilder *b, const CjmLaneRange *range, size_t i);

/* Opens the group of the lanes and of the phases over them, with the columns of the page. */
void cjm_builder_open_lanes(CjmBuilder *b);

/* Draws lanes from `y` on, below the brackets over alternatives, with their grid; what is drawn beside the page is cut off.
 * Returns where they end, px. */
double cjm_builder_draw_lanes(CjmBuilder *b, CjmLaneRange range, double y);

/* Draws a box as a group of its own from `*io_y` on, which is moved to its end. */
void cjm_builder_draw_block(CjmBuilder *b, CjmGroupRole role, const CjmBox *box, double x, double *io_y, double width);

#endif
