#include "publish/report-article.h"

#include "publish/compose.h"
#include "publish/language.h"

CjmArticle *cjm_report_article_new(const CjmReport *report, const CjmPublishOptions *options)
{
  const CjmJourney *journey = report->journey;
  const CjmLang *lang = cjm_publish_language(options, journey->lang.at);
  CjmArticle *article = cjm_article_new(lang, journey->title.at);
  CjmComposer c = {article, report, lang, options->name};
  cjm_compose_summary(&c);
  cjm_compose_figures(&c);
  cjm_compose_chain(&c);
  cjm_compose_evidence(&c);
  cjm_compose_trends(&c);
  return article;
}
