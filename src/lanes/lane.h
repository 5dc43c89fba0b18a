/* lane.h: the lanes of the map, one row and one file for each kind.
 *
 * A lane of text makes a cell for each step. A lane that is a picture is prepared before the widths of the columns are chosen, and measured
 * and drawn after that. */
#ifndef CJM_LANES_LANE_H
#define CJM_LANES_LANE_H

#include "layout/columns.h"
#include "layout/sheet.h"

typedef struct CjmLaneView CjmLaneView;

typedef struct CjmLaneClass {
  /* The title, if it is not the word with the key of the lane; 0 (CJM_WORD_STEPS) otherwise. */
  CjmWord title;
  /* The cell of a step, or of a phase for keys that span its columns; NULL if it is empty. */
  CjmBox *(*cell)(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step);
  /* Aligns the cells with each other when the widths of the columns are known; may be NULL. */
  void (*level)(CjmLaneView *view);
  /* A picture, instead of cells or in addition to them. Either all three functions are set or none.
   * `prepare` sets view->picture, and may raise view->min and view->names; it returns false if there is nothing to show.
   * `measure` returns the height in px, which is at least view->least if the picture can be stretched. */
  bool (*prepare)(CjmLaneView *view);
  double (*measure)(CjmLaneView *view);
  void (*place)(CjmLaneView *view, double y);
  bool cells_under; /* cells are below the picture, not above it */
  /* The cell of a step in a table, for a picture; NULL if the cells have everything. It returns NULL if the step has nothing. */
  CjmBox *(*entry)(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step);
  /* Draws over all rows of a divided lane after they are placed; may be NULL. */
  void (*finish)(const CjmLaneView *first);
  /* Small text below the name of the lane; may be NULL. */
  const char *(*subtitle)(CjmSheet *sheet);
  /* The name of a line above the lane; 0 (CJM_WORD_STEPS): no line. */
  CjmWord line;
  /* The minimum share of the height of all lanes, for a picture that can be stretched; 0: none. */
  double share;
} CjmLaneClass;

struct CjmLaneView {
  const CjmLaneClass *class;
  const CjmLane *lane;
  CjmSheet *sheet;
  CjmArena *arena;           /* of all its boxes */
  CjmRow row;                /* its cells */
  const CjmPersona *persona; /* whose row of a divided lane it is; NULL: the shared row */
  size_t index, n_rows;      /* the number of the row, from 0, and the number of rows */
  double y;                  /* px, set by placing */
  const CjmScene *scene;     /* that it was placed in last */
  bool folded;               /* other lanes are folded into this one; see CjmCell.own */
  CjmBox *name;              /* for the column of names */
  double *min;               /* minimum width of each column, px; shared by all lanes */
  double names;              /* px that the picture needs in the column of names */
  double least;              /* minimum height, px */
  double height;             /* px, set by measuring */
  double cells_height;       /* px, the part of it that the cells take */
  double picture_height;     /* px, and the picture */
  double plot;               /* px, the part of the picture that a scale measures; 0: none */
  double beneath; /* px, what is under the picture because it has no place in it; its height is not stretched */
  void *picture;             /* data of the picture, in `arena`; NULL: none */
};

/* Makes the cells of a lane and prepares its picture, in one view, or in one for each row of a divided lane. Returns the number of views,
 * at most cjm_lane_most_rows(); 0 if there is nothing to show. */
size_t cjm_lane_build(CjmLaneView *views, CjmSheet *sheet, const CjmLane *lane, double *io_min);
size_t cjm_lane_most_rows(const CjmSheet *sheet, const CjmLane *lane);

/* Folds lanes into others of the same family, where both have cells alone: their cells stand below each other, and the name below the name.
 * Returns the number of lanes that are left, which are moved to the front. */
size_t cjm_lanes_fold(CjmLaneView *views, size_t n);

/* The title, plain. */
const char *cjm_lane_title(const CjmLaneView *view);

/* Sets and returns `height`. The widths of the columns are known. */
double cjm_lane_measure(CjmLaneView *view);

/* Draws the lane from `y` on. */
void cjm_lane_place(CjmLaneView *view, double y);

/* Frees the boxes of the lane. */
void cjm_lane_clear(CjmLaneView *view);

/* The padding of cells, px. */
double cjm_lane_pad_x(const CjmSheet *sheet);
double cjm_lane_pad_y(const CjmSheet *sheet);

/* A stack for the items of a step; NULL if it is still empty. */
CjmBox *cjm_lane_stack(CjmSheet *sheet, double gap);
CjmBox *cjm_lane_stack_or_null(CjmBox *stack);

/* Time, duration and waiting time of a step or a phase; NULL if it has none. */
CjmBox *cjm_lane_when(CjmSheet *sheet, const CjmWhen *when);

/* A duration, "2–3 min", in the arena of the sheet. */
const char *cjm_lane_duration(CjmSheet *sheet, const CjmDuration *duration);

/* The change of a value from `was`, "▲ was 2", in the colour that `goal` gives it. */
CjmBox *cjm_lane_change(CjmSheet *sheet, double change, CjmGoal goal, const char *was);

/* Whether the baseline does not have the step. */
bool cjm_lane_is_new_step(const CjmSheet *sheet, const CjmStep *step);

/* A small version of the map within a step; NULL if it has none. */
CjmBox *cjm_lane_inner(CjmSheet *sheet, const CjmStep *step);

/* Whether each phase has one step, of which the lane of steps would show only the number. The headings of the phases then have the number, and
 * the lane is left out. */
bool cjm_lane_steps_are_phases(const CjmSheet *sheet);

/* Number, title, time, actors and personas of a step. */
CjmBox *cjm_lane_step_content(CjmSheet *sheet, const CjmStep *step);

/* The disc with the number of a step, as the group of the step. */
CjmBox *cjm_lane_step_number(CjmSheet *sheet, const CjmStep *step);

/* The classes, each in the file of its lane: cjm_lane_KEY for the lane with the key KEY, and its alternatives. */
#define CJM_LANE(suffix, key, by_default, rows, help) extern const CjmLaneClass cjm_lane_##key;
#include "lang/lanes.def"
#undef CJM_LANE
extern const CjmLaneClass cjm_lane_swimlanes, cjm_lane_moments, cjm_lane_touchpoint_list, cjm_lane_custom_texts, cjm_lane_custom_list, cjm_lane_custom_tags,
  cjm_lane_custom_number, cjm_lane_custom_line;

#endif
