/* meanings.h: guesses the word that an author meant. */
#ifndef CJM_FORMAT_MEANINGS_H
#define CJM_FORMAT_MEANINGS_H

#include <stddef.h>

#include "format/fields.h"

/* The candidate nearest by meaning, spelling or translation; NULL if none is near. For ids, whose meaning is up to their author, see
 * cjm_spell_nearest(). */
const char *cjm_nearest(const char *word, const char *const *candidates, size_t n);

/* Like cjm_nearest() among the words of an enum. */
const char *cjm_nearest_word(const char *word, const CjmEnumWord *words);

/* What to do with a key that has no equivalent in the format. */
typedef enum CjmAdviceKind {
  CJM_ADVICE_UNDER, /* it goes below the key `ours`, under its own name: `demographics: {age: 34}` */
  CJM_ADVICE_IN,    /* its value goes into `ours`, a line of YAML where … stands for the value */
  CJM_ADVICE_LANE,  /* it becomes a lane of the author's own; `ours` is NULL */
  CJM_ADVICE_NONE   /* it is not needed; `ours` says why */
} CjmAdviceKind;

typedef struct CjmAdvice {
  const char *shape; /* name of the shape in which the key was written; NULL: any */
  const char *typed;
  CjmAdviceKind kind;
  const char *ours;
} CjmAdvice;

/* The advice for a key that stands in a shape; NULL where there is none. A phase takes the keys of a step, and so their advice. */
const CjmAdvice *cjm_advice_find(const CjmShape *shape, const char *key);

#endif
