/* forks.h: the brackets over columns that are alternatives, with the names of their paths, and the tint below them. */
#ifndef CJM_MAP_FORKS_H
#define CJM_MAP_FORKS_H

#include "layout/columns.h"
#include "layout/sheet.h"

/* Adjacent columns of the same paths of a fork. */
typedef struct CjmForkPart {
  CjmBox *names;
  const CjmRefs *paths;
  size_t first, n; /* columns */
  bool apart;      /* cannot be reached from the part before it, so "or" is drawn between them */
} CjmForkPart;

/* Adjacent columns of one fork. */
typedef struct CjmForkSpan {
  const CjmFork *fork;
  CjmForkPart *parts;
  size_t n_parts;
  size_t first, n; /* columns */
  size_t level;    /* row of the bracket, from 0 at the top: spans over the same columns have different ones */
  CjmBox *title;   /* NULL: the fork has none */
  CjmBox *absent;  /* the paths without a column here; NULL: none */
} CjmForkSpan;

typedef struct CjmForkHeads {
  CjmForkSpan *spans; /* from left to right */
  size_t n_spans;
  size_t n_levels;
  CjmBox *name;    /* in the column of names */
  CjmBox *bead;    /* "or" */
  double *levels;  /* px, the height of each level; set by measuring */
  double *titles;  /* px, the part of it above the line of the bracket */
  double height;   /* px; 0 if the journey has no forks */
} CjmForkHeads;

/* Makes the brackets. Raises the minimum widths `io_min`, one for each column, where the name of a path needs it. */
CjmForkHeads cjm_fork_heads(CjmSheet *sheet, double *io_min);

/* The names of one level as a row of cells, for the widths of the columns alone. */
CjmRow cjm_fork_heads_row(const CjmForkHeads *heads, CjmArena *arena, size_t level);

/* Sets and returns `height`. The widths of the columns are known. */
double cjm_fork_heads_measure(CjmForkHeads *heads, const CjmSheet *sheet);

/* Draws the tint from `top` to `bottom`, before everything else. */
void cjm_fork_heads_tint(const CjmForkHeads *heads, const CjmSheet *sheet, double top, double bottom);

/* Draws the dividers between alternatives, after the grid. */
void cjm_fork_heads_divide(const CjmForkHeads *heads, const CjmSheet *sheet, double top, double bottom);

/* Draws the brackets from `y` on. */
void cjm_fork_heads_place(const CjmForkHeads *heads, CjmSheet *sheet, double y);

#endif
