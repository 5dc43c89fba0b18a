/* phases.h: the headings of the phases, each as wide as its columns. */
#ifndef CJM_MAP_PHASES_H
#define CJM_MAP_PHASES_H

#include "layout/columns.h"
#include "layout/sheet.h"

/* Adjacent phases of one group. */
typedef struct CjmPhaseGroup {
  CjmBox *box;
  size_t first, n; /* columns */
} CjmPhaseGroup;

typedef struct CjmPhaseHeads {
  CjmBox **boxes, **continued; /* one a phase; on the pages after that on which it begins */
  CjmPhaseGroup *groups;
  size_t n_groups;
  double band;   /* px, of the headings of groups; 0: none */
  double height; /* px, set by measuring */
} CjmPhaseHeads;

/* Makes the headings. Raises the minimum widths `io_min`, one for each column, where the title of a phase needs it. */
CjmPhaseHeads cjm_phase_heads(CjmSheet *sheet, double *io_min);

/* The headings as a row of cells, `pad` px narrower than their columns, for the widths of the columns alone. */
CjmRow cjm_phase_heads_row(const CjmPhaseHeads *heads, CjmSheet *sheet, double pad);

/* Sets and returns `height`. The widths of the columns are known. */
double cjm_phase_heads_measure(CjmPhaseHeads *heads, const CjmSheet *sheet);

/* Draws the headings from `y` on. */
void cjm_phase_heads_place(const CjmPhaseHeads *heads, CjmSheet *sheet, double y);

#endif
