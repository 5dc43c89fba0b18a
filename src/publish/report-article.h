/* report-article.h: a report as an article. */
#ifndef CJM_PUBLISH_REPORT_ARTICLE_H
#define CJM_PUBLISH_REPORT_ARTICLE_H

#include "publish/article.h"
#include "report/report.h"

/* The whole report, in the language of the journey if there are sentences in it, else in English. `name` is that of the file, or
 * NULL. Free with cjm_article_free(). */
CjmArticle *cjm_report_article_new(const CjmReport *report, const char *name);

#endif
