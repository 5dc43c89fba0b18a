/* likeness.h: how similar two texts are, and which words of them differ. */
#ifndef CJM_DIFF_LIKENESS_H
#define CJM_DIFF_LIKENESS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Texts that are at least so alike may be wordings of one thing. */
#define CJM_LIKENESS_MIN 0.6

/* A text prepared for comparisons. */
typedef struct CjmLiken CjmLiken;

CjmLiken *cjm_liken_new(const char *text);
void cjm_liken_free(CjmLiken *liken);

/* How much it costs to compare the text with one that is empty; with another one, that of both is added. */
size_t cjm_liken_size(const CjmLiken *liken);

/* 0: nothing in common, 1: the same letters in the same words. It is the mean of the shares of words and of pairs of letters that two
 * texts have in common, without regard to case, punctuation and order of words (Dice 1945; Sørensen 1948). */
double cjm_likeness(const CjmLiken *a, const CjmLiken *b);

/* A part of a text beside another wording of it. */
typedef struct CjmWording {
  size_t start, len; /* bytes; spaces at both ends are left out */
  bool differs;      /* not in the other wording */
} CjmWording;

/* The parts of both texts, which alternate; each list, for g_array_unref(), holds CjmWording. Wordings that have little in common
 * differ as a whole. */
void cjm_wordings_new(const char *old, const char *new, GArray **ret_old, GArray **ret_new);

#endif
