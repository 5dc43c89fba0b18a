#include "publish/report-article.h"

#include "publish/compose.h"

/* The language of the sentences; with the journey's own digits and formats. */
static const CjmLang *language_of(const CjmJourney *journey)
{
  const CjmLang *lang = cjm_lang_find(journey->lang.at);
  return cjm_lang_has_messages(lang) ? lang : cjm_lang_find("en");
}

CjmArticle *cjm_report_article_new(const CjmReport *report, const char *name)
{
  const CjmJourney *journey = report->journey;
  const CjmLang *lang = language_of(journey);
  CjmArticle *article = cjm_article_new(lang, journey->title.at);
  CjmComposer c = {article, report, lang, name};
  cjm_compose_summary(&c);
  cjm_compose_figures(&c);
  cjm_compose_chain(&c);
  cjm_compose_evidence(&c);
  cjm_compose_trends(&c);
  return article;
}
