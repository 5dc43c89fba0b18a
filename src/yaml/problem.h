/* problem.h: what libyaml says of a mistake, in the words of people who write maps. */
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

/* A byte to be changed so that the rest can be read, and checked, in spite of the mistake. */
typedef struct CjmRepair {
  uint32_t at;
  char with;    /* 0: there is no way to go on */
  uint32_t end; /* everything behind `at` and before this is passed over; 0: nothing is */
} CjmRepair;

CjmRepair cjm_problem_report(const CjmProblem *problem, CjmDiags *diags);

#endif
