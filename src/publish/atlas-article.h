/* atlas-article.h: an atlas as an article. */
#ifndef CJM_PUBLISH_ATLAS_ARTICLE_H
#define CJM_PUBLISH_ATLAS_ARTICLE_H

#include "publish/article.h"
#include "publish/publish.h"

/* In the language of the options, or of all maps, if they have one and there are sentences in it, else in English. Free with cjm_article_free(). */
CjmArticle *cjm_atlas_article_new(const CjmAtlas *atlas, const CjmPublishOptions *options);

#endif
