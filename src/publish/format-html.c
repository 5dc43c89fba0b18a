#include "publish/atlas-article.h"
#include "publish/formats.h"
#include "publish/report-article.h"

static void write(const CjmReport *report, const CjmPublishOptions *options, GString *out)
{
  CjmArticle *article = cjm_report_article_new(report, options);
  cjm_article_write_html(article, out);
  cjm_article_free(article);
}

static void write_atlas(const CjmAtlas *atlas, const CjmPublishOptions *options, GString *out)
{
  CjmArticle *article = cjm_atlas_article_new(atlas, options);
  (void)options;
  cjm_article_write_html(article, out);
  cjm_article_free(article);
}

const CjmReportFormat cjm_report_format_html = {
  .name = "html",
  .media_type = "text/html",
  .help = "A page of its own, which needs no network",
  .write = write,
  .write_atlas = write_atlas,
};
