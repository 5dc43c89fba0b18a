/* atlas-words.h: what the sentences of an atlas are made of. All texts are in the arena of the article. */
#ifndef CJM_PUBLISH_ATLAS_WORDS_H
#define CJM_PUBLISH_ATLAS_WORDS_H

#include "publish/compose.h"
#include "report/atlas.h"

typedef struct CjmAtlasComposer {
  CjmArticle *article;
  const CjmAtlas *atlas;
  const CjmLang *lang;
} CjmAtlasComposer;

const char *cjm_atlas_worse(const CjmAtlasComposer *a, const char *text);
const char *cjm_atlas_dim(const CjmAtlasComposer *a, const char *text);

/* The title of a column of numbers. */
const char *cjm_atlas_number_title(const CjmAtlasComposer *a, const char *key);

/* The name of the file of a map without its extension, linked to the file. */
const char *cjm_atlas_link(const CjmAtlasComposer *a, const CjmSurvey *map);

const char *cjm_atlas_share(const CjmAtlasComposer *a, double share); /* "−85 %", "+5 %" */
const char *cjm_atlas_part(const CjmAtlasComposer *a, double part);   /* "6 %"; "< 1 %" */
const char *cjm_atlas_date(const CjmAtlasComposer *a, CjmDate date);
const char *cjm_atlas_duration(const CjmAtlasComposer *a, double seconds);

/* "−1.5 (7) Returning customer", or "–"; the persona only if `named`. */
const char *cjm_atlas_feeling(const CjmAtlasComposer *a, const CjmSurvey *map, const CjmSurveyFeeling *feeling, bool named);

/* "−1.5 Returning customer"; on other scales than the usual one "−2.4 of −3 …". */
const char *cjm_atlas_felt(const CjmAtlasComposer *a, const CjmSurvey *map, const CjmSurveyFeeling *feeling);

/* "webshop-order 7 “Waits for delivery”" */
const char *cjm_atlas_low_name(const CjmAtlasComposer *a, const CjmAtlasLow *low);

/* The parts about shared names, near doubles and links. */
void cjm_atlas_write_names(const CjmAtlasComposer *a);

/* The part about what the maps leave open. */
void cjm_atlas_write_questions(const CjmAtlasComposer *a);

#endif
