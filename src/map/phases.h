/* phases.h: the phases' headers, each as wide as its columns. */
#ifndef CJM_MAP_PHASES_H
#define CJM_MAP_PHASES_H

#include "layout/columns.h"
#include "layout/sheet.h"

/* Neighbouring phases under one heading. */
typedef struct CjmPhaseGroup {
  CjmBox *box;
  size_t first, n; /* columns */
} CjmPhaseGroup;

typedef struct CjmPhaseHeads {
  CjmBox **boxes; /* one a phase */
  CjmPhaseGroup *groups;
  size_t n_groups;
  double band; /* px, of the groups' headings; 0: none */
  double height;  /* px, when the columns are known */
} CjmPhaseHeads;

/* Makes the headers; raises `io_min` where a phase's title needs wider columns. */
CjmPhaseHeads cjm_phase_heads(CjmSheet *sheet, double *io_min);

/* The headers as a row of cells that have `pad` px less than their columns; it only counts in their widths. */
CjmRow cjm_phase_heads_row(const CjmPhaseHeads *heads, CjmSheet *sheet, double pad);

/* Sets and returns `height`; columns known. */
double cjm_phase_heads_measure(CjmPhaseHeads *heads, const CjmSheet *sheet);
void cjm_phase_heads_place(const CjmPhaseHeads *heads, CjmSheet *sheet, double y);

#endif
