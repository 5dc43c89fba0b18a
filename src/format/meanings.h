/* meanings.h: guesses the word that an author meant. */
#ifndef CJM_FORMAT_MEANINGS_H
#define CJM_FORMAT_MEANINGS_H

#include <stddef.h>

#include "format/fields.h"

/* The candidate that is nearest by meaning, spelling or translation; NULL if none is near. For ids, which only their authors can
 * translate, see cjm_spell_nearest(). */
const char *cjm_nearest(const char *word, const char *const *candidates, size_t n);

/* The same for the words of an enum. */
const char *cjm_nearest_word(const char *word, const CjmEnumWord *words);

/* What to do with a key that has no equivalent in the format. */
typedef enum CjmAdviceKind {
  CJM_ADVICE_UNDER, /* it becomes a key of `ours`: `demographics: {age: 34}` */
  CJM_ADVICE_IN,    /* its value becomes part of `ours`, a line of YAML in which … is the value */
  CJM_ADVICE_LANE,  /* it becomes a custom lane; `ours` is NULL */
  CJM_ADVICE_NONE   /* it is not needed; `ours` is the reason */
} CjmAdviceKind;

typedef struct CjmAdvice {
  const char *shape; /* name of the shape in which the key was written; NULL: any */
  const char *typed;
  CjmAdviceKind kind;
  const char *ours;
} CjmAdvice;

/* The advice for a key in a shape; NULL if there is none. Since a phase takes the keys of a step, it has their advice too. */
const CjmAdvice *cjm_advice_find(const CjmShape *shape, const char *key);

#endif
