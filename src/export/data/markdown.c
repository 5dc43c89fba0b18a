/* markdown.c: the journey as GitHub's Markdown, for people. */
#include <string.h>

#include "export/formats.h"
#include "format/step-rows.h"
#include "publish/map-article.h"

/* Names the rows whose titles are the author's, so that the import knows them. */
static void append_renamed_rows(GString *out, const CjmJourney *journey, const CjmLang *lang)
{
  g_autoptr(GPtrArray) rows = cjm_step_rows_new(journey);
  g_autoptr(GString) keys = g_string_new(NULL);
  for (guint i = 0; i < rows->len; i++) {
    const CjmStepRow *row = rows->pdata[i];
    if (!row->lane && !cjm_step_row_key(cjm_step_row_title(row, journey, lang), lang)) g_string_append_printf(keys, " %s", row->key);
  }
  if (keys->len) g_string_append_printf(out, "\n<!-- cjm lanes:%s -->\n", keys->str);
}

static bool write_markdown(const CjmJourney *journey, const char *prefix, GString *out, GError **error)
{
  (void)prefix;
  (void)error;
  CjmArena *arena = cjm_arena_new();
  CjmMapArticle map = cjm_map_article_new(cjm_report_make(arena, journey), CJM_MAP_EXACT, 0);
  cjm_article_write_markdown(map.article, out);
  append_renamed_rows(out, journey, map.lang);
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
