/* map-article.h: a whole journey as an article: what stands on the map, as tables and lists. */
#ifndef CJM_PUBLISH_MAP_ARTICLE_H
#define CJM_PUBLISH_MAP_ARTICLE_H

#include "publish/article.h"
#include "report/report.h"

/* How much of the journey the article has. */
typedef enum CjmMapArticleDepth {
  CJM_MAP_OVERVIEW, /* heading, curve, and a table of the phases */
  CJM_MAP_ALL,      /* also personas, what each step holds, and what stands below the map */
  CJM_MAP_EXACT     /* the same, to be read again: authors' dots are CJM_MARK_DOT */
} CjmMapArticleDepth;

/* In the language of the journey, with the words that it has of its own. */
typedef struct CjmMapArticle {
  CjmArticle *article;
  CjmLang *lang;
} CjmMapArticle;

/* Free with cjm_map_article_free(). `columns` is the width at which tables are divided into several; 0: they are not. */
CjmMapArticle cjm_map_article_new(const CjmReport *report, CjmMapArticleDepth depth, unsigned columns);
void cjm_map_article_free(CjmMapArticle *article);

#endif
