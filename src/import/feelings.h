/* feelings.h: feelings as people write them: words, phrases, emoji, scores of several kinds, and changes from one to another. */
#ifndef CJM_IMPORT_FEELINGS_H
#define CJM_IMPORT_FEELINGS_H

#include <glib.h>
#include <stdbool.h>

typedef enum CjmScoreKind {
  CJM_SCORE_NONE,
  CJM_SCORE_SIGNED,  /* +2, −1 */
  CJM_SCORE_OF,      /* 4/5, ★★★★☆ */
  CJM_SCORE_PERCENT, /* 80 % */
  CJM_SCORE_BARE     /* 4 */
} CjmScoreKind;

typedef struct CjmFeeling {
  CjmScoreKind kind;
  double score;  /* as written; without meaning for NONE */
  double of;     /* of OF: the highest score */
  char *label;   /* the words, without scores and emoji; NULL for none */
  char *emoji;   /* those that stood beside the words; NULL for none */
  bool is_word;  /* the label, or without one the emoji, is in the lexicon: `valence` */
  bool is_mixed; /* the label has several words of the lexicon: `valence` is their mean, within low … high */
  double valence, low, high; /* −2 … +2 */
} CjmFeeling;

typedef struct CjmFeelings {
  GArray *at;        /* CjmFeeling, in the order of the text; several for a change: "hope → doubt" */
  GPtrArray *quotes; /* char *: what stood in quotation marks */
} CjmFeelings;

/* The feelings in a plain text; `lang` is that of its words. Empty if it has none. */
void cjm_feelings_read(const char *plain, const char *lang, CjmFeelings *ret_feelings);
void cjm_feelings_clear(CjmFeelings *feelings);

#endif
