/* meanings.h: the word that an author probably meant. */
#ifndef CJM_FORMAT_MEANINGS_H
#define CJM_FORMAT_MEANINGS_H

#include <stddef.h>

#include "format/fields.h"

/* The candidate that was probably meant, by meaning or by spelling; NULL where none is near. */
const char *cjm_nearest(const char *word, const char *const *candidates, size_t n);

/* Like cjm_nearest() by spelling alone, for ids: they mean what their author says. */
const char *cjm_nearest_spelling(const char *word, const char *const *candidates, size_t n);

/* Like cjm_nearest() among the words of an enum. */
const char *cjm_nearest_word(const char *word, const CjmEnumWord *words);

#endif
