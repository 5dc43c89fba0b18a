/* forks.h: which columns are alternatives: a bracket over them with the paths' names, and a tint down the sheet. */
#ifndef CJM_MAP_FORKS_H
#define CJM_MAP_FORKS_H

#include "layout/columns.h"
#include "layout/sheet.h"

/* Neighbouring columns that have the same paths of a fork. */
typedef struct CjmForkPart {
  CjmBox *names;
  const CjmRefs *paths;
  size_t first, n; /* columns */
  bool apart;      /* not reached from the part before it: "or" is drawn between the two */
} CjmForkPart;

/* Neighbouring columns of one fork. */
typedef struct CjmForkSpan {
  const CjmFork *fork;
  CjmForkPart *parts;
  size_t n_parts;
  size_t first, n; /* columns */
  size_t level;    /* spans of several forks over the same columns stand under each other */
  CjmBox *title;   /* NULL: the fork has none */
  CjmBox *absent;  /* the paths that have no column here; NULL: none */
} CjmForkSpan;

typedef struct CjmForkHeads {
  CjmForkSpan *spans; /* from left to right */
  size_t n_spans;
  size_t n_levels;
  CjmBox *name;    /* in the column of names */
  CjmBox *bead;    /* "or" */
  double *levels;  /* px, the height of each level, when the columns are known */
  double *titles;  /* px, of that: the title over the bracket's line */
  double height;   /* px; 0 where the journey has no forks */
} CjmForkHeads;

/* Makes the brackets; raises `io_min` where a path's name needs wider columns. */
CjmForkHeads cjm_fork_heads(CjmSheet *sheet, double *io_min);

/* The names on one level as a row of cells, which only counts in the widths of the columns. */
CjmRow cjm_fork_heads_row(const CjmForkHeads *heads, CjmArena *arena, size_t level);

/* Sets and returns `height`; columns known. */
double cjm_fork_heads_measure(CjmForkHeads *heads, const CjmSheet *sheet);

/* Behind everything else: the tint, from `top` to `bottom`. */
void cjm_fork_heads_tint(const CjmForkHeads *heads, const CjmSheet *sheet, double top, double bottom);

/* Over the grid: the dividers between alternatives. */
void cjm_fork_heads_divide(const CjmForkHeads *heads, const CjmSheet *sheet, double top, double bottom);

void cjm_fork_heads_place(const CjmForkHeads *heads, CjmSheet *sheet, double y);

#endif
