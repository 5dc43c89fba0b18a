/* html.c: an article as a page of its own, which needs no network. */
#include <string.h>

#include "base/html.h"
#include "publish/html-chart.h"

static const char style[] =
  "body{font:16px/1.5 system-ui,sans-serif;color:#1c2b33;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1rem}\n"
  "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem}\n"
  ".table{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}\n"
  "th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #d9e0e3}\n"
  "th{font-weight:400;color:#5a6a72}.n{text-align:end}li{margin:.25rem 0}\n"
  "tbody th{color:inherit;font-weight:600}\n"
  ".worse{color:#b34a00}.better{color:#0b6e69}.dim{color:#5a6a72}a{color:#0b5394}\n"
  "svg{width:100%;height:auto;font:12px system-ui,sans-serif;direction:ltr}svg text{fill:#5a6a72}svg path{fill:none;stroke-width:2}\n"
  "svg .rule{stroke:#d9e0e3;stroke-width:1}.l0{color:#0b6e69}.l1{color:#b34a00}.l2{color:#5b3f9e}.l3{color:#7a6000}\n"
  "svg .line{stroke:currentcolor}svg circle{fill:currentcolor}\n"
  "@media(prefers-color-scheme:dark){body{color:#e4eaed;background:#14191c}th,.dim{color:#9fb0b8}th,td{border-color:#344046}\n"
  ".worse,.l1{color:#ff9d5c}.better,.l0{color:#5fd0c8}a{color:#8cc4ff}.l2{color:#b9a5f0}.l3{color:#e0c860}svg text{fill:#9fb0b8}svg .rule{stroke:#344046}}\n"
  "@media print{body{color:#000;background:#fff;max-width:none;margin:0}a{color:inherit}.table{overflow:visible}h2{break-after:avoid}\n"
  "tr,li,svg{break-inside:avoid}thead{display:table-header-group}}\n";

static const char *opening(char mark)
{
  switch (mark) {
    case CJM_MARK_BOLD: return "<strong>";
    case CJM_MARK_WORSE: return "<strong class=\"worse\">";
    case CJM_MARK_BETTER: return "<strong class=\"better\">";
    default: return "<span class=\"dim\">";
  }
}

static const char *closing(char mark)
{
  return mark == CJM_MARK_LINK ? "</a>" : mark == CJM_MARK_DIM ? "</span>" : "</strong>";
}

/* The address of a link is a relative path, in which no scheme can be. */
static const char *append_address(GString *out, const char *at)
{
  g_string_append(out, "<a href=\"");
  for (; *at != CJM_MARK_LINK_TEXT; at++) {
    if (g_ascii_isalnum(*at) || strchr("/.-_~#", *at)) g_string_append_c(out, *at);
    else g_string_append_printf(out, "%%%02X", (unsigned char)*at);
  }
  g_string_append(out, "\">");
  return at;
}

static void append(GString *out, const char *text)
{
  char open[8];
  size_t depth = 0;
  for (; *text; text++) {
    if (*text == CJM_MARK_LINK) {
      open[depth++] = *text;
      text = append_address(out, text + 1);
    } else if (*text == CJM_MARK_END) g_string_append(out, closing(open[--depth]));
    else if (*text == '\n') g_string_append(out, "<br>");
    else if (*text > 0 && *text < 0x20) {
      open[depth++] = *text;
      g_string_append(out, opening(*text));
    } else cjm_html_append(out, text, 1);
  }
}

/* ---- blocks ---- */

/* `scope` is that of a header; NULL for other cells. */
static void append_cell(GString *out, const char *scope, const CjmColumn *column, const char *text)
{
  const char *name = scope ? "th" : "td";
  g_string_append_printf(out, "<%s", name);
  if (scope) g_string_append_printf(out, " scope=\"%s\"", scope);
  g_string_append_printf(out, "%s>", column->is_number ? " class=\"n\"" : "");
  append(out, text);
  g_string_append_printf(out, "</%s>", name);
}

static bool has_letter(const char *text)
{
  for (; *text; text = g_utf8_next_char(text))
    if (g_unichar_isalnum(g_utf8_get_char(text))) return true;
  return false;
}

/* The column whose cells name their rows: the first of words, or of step numbers. */
static size_t row_header(const CjmTable *table)
{
  const char *const *first = table->rows->len ? table->rows->pdata[0] : NULL;
  size_t i = 0;
  while (first && i + 1 < table->n_columns && (table->columns[i].is_number || !has_letter(first[i]))) i++;
  return i;
}

/* A table, which can be scrolled with the keyboard too; `title` is the heading above it. */
static void append_table(GString *out, const CjmTable *table, const char *title)
{
  g_string_append(out, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
  cjm_html_append(out, title, strlen(title));
  g_string_append(out, "\"><table>\n");
  if (table->has_header) {
    g_string_append(out, "<thead><tr>");
    for (size_t i = 0; i < table->n_columns; i++) append_cell(out, *table->columns[i].title ? "col" : NULL, &table->columns[i], table->columns[i].title);
    g_string_append(out, "</tr></thead>\n");
  }
  g_string_append(out, "<tbody>\n");
  for (guint r = 0; r < table->rows->len; r++) {
    const char *const *row = table->rows->pdata[r];
    g_string_append(out, "<tr>");
    for (size_t i = 0; i < table->n_columns; i++) append_cell(out, i == row_header(table) && *row[i] ? "row" : NULL, &table->columns[i], row[i]);
    g_string_append(out, "</tr>\n");
  }
  g_string_append(out, "</tbody></table></div>\n");
}

static void append_element(GString *out, const char *name, const char *text)
{
  g_string_append_printf(out, "<%s>", name);
  append(out, text);
  g_string_append_printf(out, "</%s>\n", name);
}

static void append_block(GString *out, const CjmBlock *block, const char *title)
{
  static const char *const headings[] = {"h1", "h2", "h3"};
  switch (block->kind) {
    case CJM_BLOCK_HEADING: append_element(out, headings[CLAMP(block->level, 1, 3) - 1], block->text); break;
    case CJM_BLOCK_PARAGRAPH: append_element(out, "p", block->text); break;
    case CJM_BLOCK_ITEM: append_element(out, "li", block->text); break;
    case CJM_BLOCK_TABLE: append_table(out, block->table, title); break;
    case CJM_BLOCK_CHART: cjm_html_append_chart(out, block->chart); break;
  }
}

void cjm_article_write_html(const CjmArticle *article, GString *out)
{
  g_string_append_printf(out, "<!doctype html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", article->tag,
                         cjm_lang_is_rtl(article->lang) ? "rtl" : "ltr");
  g_string_append(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  cjm_html_append(out, article->title, strlen(article->title));
  g_string_append_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
  const char *title = article->title;
  for (guint i = 0; i < article->blocks->len; i++) {
    const CjmBlock *block = article->blocks->pdata[i], *before = i ? article->blocks->pdata[i - 1] : NULL,
                   *after = i + 1 < article->blocks->len ? article->blocks->pdata[i + 1] : NULL;
    const char *list = block->level ? "ol" : "ul";
    bool item = block->kind == CJM_BLOCK_ITEM;
    if (item && (!before || before->kind != CJM_BLOCK_ITEM)) g_string_append_printf(out, "<%s>\n", list);
    if (block->kind == CJM_BLOCK_HEADING) title = block->text;
    append_block(out, block, title);
    if (item && (!after || after->kind != CJM_BLOCK_ITEM)) g_string_append_printf(out, "</%s>\n", list);
  }
  g_string_append(out, "</main>\n</body>\n</html>\n");
}
