/* markdown.c: the journey as GitHub's Markdown, for people. */
#include "export/formats.h"
#include "publish/map-article.h"

static bool write_markdown(const CjmJourney *journey, const char *prefix, GString *out, GError **error)
{
  (void)prefix;
  (void)error;
  CjmArena *arena = cjm_arena_new();
  CjmMapArticle map = cjm_map_article_new(cjm_report_make(arena, journey), CJM_MAP_ALL, 0);
  cjm_article_write_markdown(map.article, out);
  cjm_map_article_free(&map);
  cjm_arena_free(arena);
  return true;
}

const CjmFormat cjm_format_markdown = {
  .name = "markdown",
  .extension = "md",
  .media_type = "text/markdown",
  .is_text = true,
  .help = "The journey for readers, as GitHub's Markdown: tables, the curve in characters, lists",
  .write = write_markdown,
};
