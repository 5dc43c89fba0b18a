/* emotion.h: the emotion lane in four files: the lines (emotion-lines.c), what is written at them (emotion-labels.c), the moments
 * over them (emotion-moments.c), and the drawing (emotion.c).
 *
 * All geometry has its origin at the lane's top; it is moved into place once drawn. */
#ifndef CJM_LANES_EMOTION_H
#define CJM_LANES_EMOTION_H

#include "journey/routes.h"
#include "lanes/lane.h"
#include "layout/curve.h"
#include "layout/identity.h"
#include "layout/labels.h"

typedef struct CjmFeeling { /* a point of a line */
  size_t column;
  double share; /* where in the column: 0 … 1 */
  double first; /* the share of the first of the line in the column */
  double score;
  const CjmEmotion *emotion; /* NULL: a score of a competitor or of another journey */
  const CjmEmotion *other;   /* of another journey: its feeling */
  CjmPoint at;               /* px, when the columns are known */
  struct CjmNote *note;      /* what is written at it; NULL: nothing */
} CjmFeeling;

/* A line along one route: the main one, or that of a path from where it leaves the main one to where it joins it again. */
typedef struct CjmFeelingRun {
  const CjmJourneyPath *path; /* NULL: the main route */
  double share;               /* percent; negative: not known */
  size_t *points, n;          /* of the line */
  size_t n_own;               /* how many of them are not on the main run */
  bool *own;                  /* of each leg, from points[i] to points[i + 1]: is it drawn here, and not with an earlier run? */
  bool *gap;                  /* is nothing known between the two? */
  CjmRouteEnd end;
  bool ends_here;             /* the last point is in the last step of the route */
  const CjmStep *back;        /* where it returns to */
  CjmStroke stroke;
} CjmFeelingRun;

typedef struct CjmFeelingLine {
  const char *name;          /* NULL: a map without personas */
  const CjmPersona *persona; /* NULL for a competitor or another journey */
  bool primary;
  bool earlier; /* that of the baseline */
  CjmIdentity identity;
  CjmStroke stroke;   /* the primary line's colours are a gradient over the plot */
  CjmFeeling *points; /* in order of x */
  size_t n;
  CjmFeelingRun *runs; /* the main one first; at least one */
  size_t n_runs;
  unsigned first; /* how many points the lines before it have */
  size_t peak, lowest, last; /* of the main run: the first of the highest, the last of the lowest, the end */
  bool fall;           /* a note tells its lowest point, and its name with it */
  bool flat;           /* all its scores are equal: no peak, and nothing lowest */
} CjmFeelingLine;

/* The moments of a step that belong to one point. */
typedef struct CjmMomentGroup {
  size_t column;
  const CjmFeeling *point; /* NULL: the step has no feeling */
  size_t slot, n_slots;    /* its place among the groups of its step */
  CjmBox *box;
} CjmMomentGroup;

typedef struct CjmFeelings {
  CjmFeelingLine *lines; /* the primary persona's first */
  size_t n_lines;
  CjmCurveShape shape;
  CjmPointStyle dots;
  bool compares; /* in a map of changes: the curve of one persona, and how it was */
  bool further;  /* not the first of such lanes */
  double face, dot; /* px: radii of faces, and of the points of other lines */
  CjmMomentGroup *moments; /* in the order of their columns */
  size_t n_moments;
  /* when the columns are known: */
  size_t from, end;       /* columns of the page and two beside it, which the lines on the page depend on */
  double band;           /* px, of the moments over the plot */
  CjmRect plot;          /* from the scale's maximum to its minimum */
  double under;          /* px, of the space under the plot */
  double height;         /* px, of the lane */
  struct CjmNote *notes; /* what is written in the plot */
  size_t n_notes;
} CjmFeelings;

/* In a map of changes: whether a feeling is new, gone or another one, or is at another place. */
bool cjm_feeling_is_changed(const CjmSheet *sheet, const CjmFeeling *point);

/* In such a map: whether something is written at a point because it changed. */
bool cjm_feeling_is_labelled(const CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *point);

/* The radius of a point, px. */
double cjm_feeling_radius(const CjmFeelings *f, const CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *point);

/* Draw what the two curves of a map of changes have instead of an area and a line of one weight: the area between them, the line, strong where
 * an end of a segment changed, and the arrows from the old points to the new ones. */
void cjm_feelings_draw_difference(const CjmFeelings *f, CjmSheet *sheet);
void cjm_feelings_draw_legs(const CjmFeelings *f, CjmSheet *sheet, const CjmFeelingLine *line);
void cjm_feelings_draw_arrows(const CjmFeelings *f, CjmSheet *sheet);

/* Keeps labels off the arrows. */
void cjm_feelings_avoid_arrows(const CjmFeelings *f, const CjmSheet *sheet, CjmLabels *labels);

/* What is written at a point in such a map; NULL: nothing. */
CjmBox *cjm_feelings_change_box(CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *point);

/* Something written in the plot, near its anchor. */
typedef struct CjmNote {
  CjmLabel label;
  CjmBox *box;
  double width, left; /* px: what the box is placed in, and where in it its ink begins */
  CjmBox *named;      /* the same under its line's name, for outside the plot */
  size_t line, point; /* where it belongs */
  bool anywhere;      /* along the line */
  bool optional;      /* left out where there is no room; all else is written under the plot then */
  bool below;         /* found no place in the plot */
  CjmRect under;      /* px: then its place, from the foot of the plot */
  bool narrow;        /* is broken into shorter lines, to find one */
} CjmNote;

/* The bar of a range of feelings at x, px, between two heights. */
CjmRect cjm_feeling_range(double x, double high, double low);

/* Collects the lines that the lane shows; none where there is no feeling at all. */
CjmFeelings *cjm_feelings(CjmSheet *sheet, const CjmLane *lane);

/* Does the lane show any feeling? */
bool cjm_feelings_any(CjmSheet *sheet, const CjmLane *lane);

/* Puts the points on the plot. */
void cjm_feelings_set(CjmFeelings *f, const CjmSheet *sheet);

/* y of a score on the plot, px. */
double cjm_feelings_y(const CjmFeelings *f, const CjmJourney *journey, double score);

/* The colours of the scale from top to bottom of the plot, with the alpha of each end and of the middle. */
const CjmGradient *cjm_feelings_gradient(const CjmFeelings *f, const CjmSheet *sheet, double top_alpha, double middle_alpha);

/* Finds the runs of a line whose points are known; their strokes, when that of the line is known. */
void cjm_feelings_set_runs(CjmSheet *sheet, CjmFeelingLine *line);
void cjm_feelings_set_strokes(CjmFeelingLine *line);

/* Calls `function` for each piece of a line that is drawn in one: where a run has no other beside it, and every step is known. The main run comes
 * last. */
typedef void (*CjmPieceFunction)(const CjmCurve *curve, const CjmFeelingRun *run, void *data);
void cjm_feelings_each_piece(const CjmFeelings *f, CjmArena *arena, const CjmFeelingLine *line, CjmPieceFunction function,
                             void *data);

/* Makes the groups of moments, and raises what their columns need. */
void cjm_feelings_make_moments(CjmFeelings *f, CjmSheet *sheet, double *io_min);

/* The height, px, of the tallest group of moments; 0 where there is none. The columns are known. */
double cjm_feelings_moments_height(const CjmFeelings *f, const CjmSheet *sheet);

/* Draws the moments in their band, with a line from each to its point. */
void cjm_feelings_draw_moments(const CjmFeelings *f, CjmSheet *sheet);

/* Makes the notes, once. */
void cjm_feelings_make_notes(CjmFeelings *f, CjmSheet *sheet);

/* Whether a note is written on the page: at its point, or at any of its line that is there. */
bool cjm_note_is_here(const CjmFeelings *f, const CjmGrid *grid, const CjmNote *note);

/* Measures those on the page, the columns known; returns the height, px, of the column that has the most to write at its points. */
double cjm_feelings_fit_notes(CjmFeelings *f, const CjmSheet *sheet);

/* How much room, px, they need above (side -1) or below (+1) a plot so high, to stand where they like to. */
double cjm_feelings_room(const CjmFeelings *f, const CjmSheet *sheet, double plot_height, int side);

/* Breaks those that found no place into shorter lines. */
void cjm_feelings_narrow_notes(CjmFeelings *f, const CjmSheet *sheet);

/* "→ 7, p. 2", where the lines continue; NULL if they end on this page. */
CjmBox *cjm_feelings_onward_box(CjmSheet *sheet);

/* The room for it at the end of the primary line on the page; empty where there is no such line. It does not depend on the number of the page, which is
 * not known while pages are planned. */
CjmRect cjm_feelings_onward(const CjmFeelings *f, CjmSheet *sheet);

/* Places them in the plot; returns how many that must be there found no good place. */
size_t cjm_feelings_place_notes(CjmFeelings *f, CjmSheet *sheet);

#endif
