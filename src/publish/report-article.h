/* report-article.h: a report as an article. */
#ifndef CJM_PUBLISH_REPORT_ARTICLE_H
#define CJM_PUBLISH_REPORT_ARTICLE_H

#include "publish/article.h"
#include "publish/publish.h"

/* The whole report, in the language of the options, or of the journey if there are sentences in it, else in English. Free with
 * cjm_article_free(). */
CjmArticle *cjm_report_article_new(const CjmReport *report, const CjmPublishOptions *options);

#endif
