/* problem.h: translates the errors of libyaml into messages for people who write maps. */
#ifndef CJM_YAML_PROBLEM_H
#define CJM_YAML_PROBLEM_H

#include "yaml/buffer.h"

/* A mistake at which libyaml stopped. */
typedef struct CjmProblem {
  const CjmSource *source;
  const char *what;    /* libyaml's own words */
  const char *context; /* what it was doing; "" where it does not say */
  uint32_t at;         /* byte where it stopped */
  uint32_t began;      /* byte where the construct began in which it stopped; `at` where unknown */
  bool in_bracket;     /* whether it stopped in a list or mapping in brackets, which began at `bracket` */
  uint32_t bracket;
  uint32_t outermost; /* where the outermost bracket began, if in one */
} CjmProblem;

typedef enum CjmRepairKind {
  CJM_REPAIR_NONE,    /* nothing more can be read */
  CJM_REPAIR_REPLACE, /* the byte at `at` by `with`; what follows it before `end` (0: nothing) is skipped */
  CJM_REPAIR_INSERT,  /* `text` before `at` */
  CJM_REPAIR_INDENT,  /* the lines from `at` to `end` by `columns` more */
  CJM_REPAIR_TABS     /* the tabs at the start of all lines by `columns` spaces each */
} CjmRepairKind;

/* How the text is changed so that the rest can be read, and checked, despite the mistake. */
typedef struct CjmRepair {
  CjmRepairKind kind;
  uint32_t at, end;
  char with;
  const char *text;
  int columns;
} CjmRepair;

CjmRepair cjm_problem_report(const CjmProblem *problem, CjmDiags *diags);

#endif
