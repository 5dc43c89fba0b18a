/* names.h: the objects of a journey by their ids, and feelings by their words. */
#ifndef CJM_LSP_NAMES_H
#define CJM_LSP_NAMES_H

#include "format/fields.h"
#include "journey/journey.h"

typedef struct CjmLspName {
  const CjmObject *object;
  const CjmShape *shape;
  const char *title; /* or text; NULL: none */
} CjmLspName;

/* The objects of a kind (CjmLspName), in the order of the journey, which may be NULL. */
GArray *cjm_lsp_names_new(const CjmJourney *journey, CjmKind kind);

/* The one with an id, or a tag with this title. False if there is none. */
bool cjm_lsp_name_find(const CjmJourney *journey, CjmKind kind, const char *id, CjmLspName *ret_name);

/* The title or text of an object; NULL if it has none. */
const char *cjm_lsp_title_of(const CjmShape *shape, const CjmObject *object);

/* The score of a word for a feeling, on the scale of the journey (NULL: the default one); false if the word is not known. */
bool cjm_lsp_feeling_score(const CjmJourney *journey, const char *word, double *ret_score);

/* A valence of the lexicon on the scale of the journey. */
double cjm_lsp_valence_score(const CjmJourney *journey, double valence);

/* "+1.5", for g_free(). */
char *cjm_lsp_score_new(double score);

#endif
