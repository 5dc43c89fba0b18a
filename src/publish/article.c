#include "publish/article.h"

#include <string.h>

#include "base/printable.h"

CjmArticle *cjm_article_new(const CjmLang *lang, const char *title)
{
  CjmArticle *article = g_new0(CjmArticle, 1);
  article->arena = cjm_arena_new();
  article->lang = lang;
  article->tag = cjm_lang_tag(lang);
  article->blocks = g_ptr_array_new();
  article->title = cjm_article_literal(article, title);
  return article;
}

void cjm_article_free(CjmArticle *article)
{
  if (!article) return;
  for (guint i = 0; i < article->blocks->len; i++) {
    CjmBlock *block = article->blocks->pdata[i];
    if (block->table) g_ptr_array_unref(block->table->rows);
  }
  g_ptr_array_unref(article->blocks);
  cjm_arena_free(article->arena);
  g_free(article);
}

static CjmBlock *add(CjmArticle *article, CjmBlock block)
{
  CjmBlock *made = cjm_arena_make(article->arena, CjmBlock, 1);
  *made = block;
  g_ptr_array_add(article->blocks, made);
  return made;
}

void cjm_article_heading(CjmArticle *article, int level, const char *text)
{
  add(article, (CjmBlock){.kind = CJM_BLOCK_HEADING, .level = level, .text = text});
}

void cjm_article_paragraph(CjmArticle *article, const char *text)
{
  add(article, (CjmBlock){.kind = CJM_BLOCK_PARAGRAPH, .text = text});
}

void cjm_article_item(CjmArticle *article, int number, const char *text)
{
  add(article, (CjmBlock){.kind = CJM_BLOCK_ITEM, .level = number, .text = text});
}

void cjm_article_chart(CjmArticle *article, CjmChart *chart)
{
  add(article, (CjmBlock){.kind = CJM_BLOCK_CHART, .chart = chart});
}

CjmTable *cjm_article_table(CjmArticle *article, const char *const *titles, size_t n)
{
  CjmTable *table = cjm_arena_make(article->arena, CjmTable, 1);
  while (titles && titles[n]) n++;
  table->n_columns = n;
  table->has_header = titles != NULL;
  table->columns = cjm_arena_make(article->arena, CjmColumn, n);
  for (size_t i = 0; titles && i < n; i++)
    table->columns[i] = (CjmColumn){titles[i] + (*titles[i] == '#'), *titles[i] == '#'};
  table->rows = g_ptr_array_new();
  add(article, (CjmBlock){.kind = CJM_BLOCK_TABLE, .table = table});
  return table;
}

void cjm_article_row(CjmArticle *article, CjmTable *table, const char *const *cells)
{
  const char **row = cjm_arena_make(article->arena, const char *, table->n_columns);
  for (size_t i = 0; i < table->n_columns; i++) row[i] = cells[i] ? cells[i] : "";
  g_ptr_array_add(table->rows, row);
}

/* Marks of direction are kept: amounts of money begin with one in Arabic, and an isolate encloses what they affect. */
static bool is_direction_mark(gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F;
}

const char *cjm_article_literal(const CjmArticle *article, const char *text)
{
  g_autoptr(GString) line = g_string_new(NULL);
  const char *from = text;
  for (const char *next; *from; from = next) {
    const char *end = from;
    while (*end && !is_direction_mark(g_utf8_get_char(end))) end = g_utf8_next_char(end);
    cjm_printable_append(line, from, (size_t)(end - from));
    next = *end ? g_utf8_next_char(end) : end;
    g_string_append_len(line, end, next - end);
  }
  return cjm_arena_take(article->arena, cjm_lang_isolate_new(article->lang, line->str));
}

const char *cjm_article_say(const CjmArticle *article, const char *key, const CjmArg *args)
{
  return cjm_arena_take(article->arena, cjm_lang_message_new(article->lang, key, args));
}

const char *cjm_article_printf(CjmArticle *article, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  char *text = g_strdup_vprintf(format, args);
  va_end(args);
  return cjm_arena_take(article->arena, text);
}

const char *cjm_article_take(CjmArticle *article, GString *text)
{
  return cjm_arena_take(article->arena, g_string_free(text, FALSE));
}
