/* lane.h: the lanes of the map. One row and one file a kind.
 *
 * A lane of text makes a cell for each step. A lane that is a picture prepares
 * itself, is measured when the columns are known, and draws. */
#ifndef CJM_LANES_LANE_H
#define CJM_LANES_LANE_H

#include "layout/columns.h"
#include "layout/sheet.h"

typedef struct CjmLaneView CjmLaneView;

typedef struct CjmLaneClass {
  /* In place of the word named like the lane's key; 0 (CJM_WORD_STEPS) for that. */
  CjmWord title;
  /* What a step (or a phase, for what spans it) has here; NULL for nothing. */
  CjmBox *(*cell)(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step);
  /* Aligns the cells with each other, once the columns are known; may be NULL. */
  void (*level)(CjmLaneView *view);
  /* A picture in place of cells, or under them. All three or none. */
  bool (*prepare)(
    CjmLaneView *view); /* sets view->picture, or says false: nothing to show. May raise view->min and view->names */
  double (*measure)(CjmLaneView *view); /* px high; at least view->least, where the picture can be stretched */
  void (*place)(CjmLaneView *view, double y);
  bool cells_under; /* cells stand under the picture, not over it */
  /* Draws over all rows of a divided lane when they are placed; may be NULL. */
  void (*finish)(const CjmLaneView *first);
  /* Smaller words under the lane's name; may be NULL. */
  const char *(*subtitle)(CjmSheet *sheet);
  /* A named line over the lane; 0 (CJM_WORD_STEPS) for none. */
  CjmWord line;
  /* How much of the height of all lanes it takes at least; 0 for none. A picture that can be stretched. */
  double share;
} CjmLaneClass;

struct CjmLaneView {
  const CjmLaneClass *class;
  const CjmLane *lane;
  CjmSheet *sheet;
  CjmArena *arena;           /* of all its boxes */
  CjmRow row;                /* its cells */
  const CjmPersona *persona; /* the persona whose row of a divided lane it is; NULL: the shared row */
  size_t index, n_rows;      /* which row it is, and of how many */
  double y;                  /* px, where it is placed */
  CjmBox *name;              /* the content of the column of names */
  double *min;               /* px each column needs; the lanes share it */
  double names;              /* px that a picture needs in the column of names */
  double least;              /* px: the lane is to be no lower */
  double height;             /* px, when the columns are known */
  double cells_height;       /* px, of that: the cells */
  double picture_height;     /* px, and the picture */
  void *picture;             /* what a picture keeps between its calls; NULL where there is none */
};

/* Makes the lane's cells and prepares its picture; a lane that is divided has a view for each row. Returns how many there are, at
 * most cjm_lane_most_rows(): none where the file has nothing to show. */
size_t cjm_lane_build(CjmLaneView *views, CjmSheet *sheet, const CjmLane *lane, double *io_min);
size_t cjm_lane_most_rows(const CjmSheet *sheet, const CjmLane *lane);

/* Sets and returns `height`; columns known. */
double cjm_lane_measure(CjmLaneView *view);

/* Draws the lane from `y` on. */
void cjm_lane_place(CjmLaneView *view, double y);

/* Frees what the lane was made of. */
void cjm_lane_clear(CjmLaneView *view);

/* Space around a cell's content, px. */
double cjm_lane_pad_x(const CjmSheet *sheet);
double cjm_lane_pad_y(const CjmSheet *sheet);

/* A step's items one under the other. */
CjmBox *cjm_lane_stack(CjmSheet *sheet, double gap);
CjmBox *cjm_lane_stack_or_null(CjmBox *stack);

/* When a step or a phase takes place, how long it takes, how much of that is waiting; NULL for nothing. */
CjmBox *cjm_lane_when(CjmSheet *sheet, const CjmWhen *when);

/* "2–3 min", in the sheet's arena. */
const char *cjm_lane_duration(CjmSheet *sheet, const CjmDuration *duration);

/* "▲ was 2": a value that rose or fell from what it was, given as text; `goal` says which of the two is good. */
CjmBox *cjm_lane_change(CjmSheet *sheet, double change, CjmGoal goal, const char *was);

/* Is the step one that the baseline does not have? */
bool cjm_lane_is_new_step(const CjmSheet *sheet, const CjmStep *step);

/* The map that a step has of its own, small; NULL where it has none. */
CjmBox *cjm_lane_inner(CjmSheet *sheet, const CjmStep *step);

/* Does the map have one step a phase, of which the lane of steps could show only the number? The phase headings show it instead,
 * and the lane is left out. */
bool cjm_lane_steps_are_phases(const CjmSheet *sheet);

/* A step's number, title, time and company. */
CjmBox *cjm_lane_step_content(CjmSheet *sheet, const CjmStep *step);

/* The disc with a step's number, as the step's group. */
CjmBox *cjm_lane_step_number(CjmSheet *sheet, const CjmStep *step);

/* The classes, each in the file of its lane: cjm_lane_KEY for the lane KEY, and those that a lane may have instead. */
#define CJM_LANE(suffix, key, by_default, help) extern const CjmLaneClass cjm_lane_##key;
#include "lang/lanes.def"
#undef CJM_LANE
extern const CjmLaneClass cjm_lane_swimlanes, cjm_lane_moments, cjm_lane_touchpoint_list, cjm_lane_custom_texts, cjm_lane_custom_list, cjm_lane_custom_tags,
  cjm_lane_custom_number, cjm_lane_custom_line;

#endif
