#ifndef CJM_JOURNEY_LEXICON_TABLES_H
#define CJM_JOURNEY_LEXICON_TABLES_H

#include "journey/lexicon.h"

/* The tables, one file each; lexicon.c lists them, everybody else iterates with cjm_lexicon_at(). */
extern const CjmLexicon cjm_lexicon_de;
extern const CjmLexicon cjm_lexicon_en;
extern const CjmLexicon cjm_lexicon_es;
extern const CjmLexicon cjm_lexicon_fr;
extern const CjmLexicon cjm_lexicon_nl;
extern const CjmLexicon cjm_lexicon_pl;

#endif
