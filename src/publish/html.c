/* html.c: an article as a page of its own, which needs no network. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "publish/article.h"

static const char style[] =
  "body{font:16px/1.5 system-ui,sans-serif;color:#1c2b33;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1rem}\n"
  "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem}\n"
  ".table{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}\n"
  "th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #d9e0e3}\n"
  "th{font-weight:400;color:#5a6a72}.n{text-align:end}li{margin:.25rem 0}\n"
  ".worse{color:#b34a00}.better{color:#0b6e69}.dim{color:#5a6a72}a{color:#0b5394}\n"
  "svg{width:100%;height:auto;font:12px system-ui,sans-serif;direction:ltr}\n"
  "@media(prefers-color-scheme:dark){body{color:#e4eaed;background:#14191c}th,.dim{color:#9fb0b8}th,td{border-color:#344046}\n"
  ".worse{color:#ff9d5c}.better{color:#5fd0c8}a{color:#8cc4ff}svg{filter:invert(.88) hue-rotate(180deg)}}\n"
  "@media print{body{max-width:none;margin:0}h2{break-after:avoid}tr{break-inside:avoid}}\n";

static void append_escaped(GString *out, const char *text, size_t len)
{
  for (size_t i = 0; i < len; i++) {
    switch (text[i]) {
      case '&': g_string_append(out, "&amp;"); break;
      case '<': g_string_append(out, "&lt;"); break;
      case '>': g_string_append(out, "&gt;"); break;
      case '"': g_string_append(out, "&quot;"); break;
      case '\'': g_string_append(out, "&#39;"); break;
      default: g_string_append_c(out, text[i]);
    }
  }
}

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
    } else append_escaped(out, text, 1);
  }
}

/* ---- blocks ---- */

static void append_cell(GString *out, const char *name, const CjmColumn *column, const char *text)
{
  g_string_append_printf(out, "<%s%s>", name, column->is_number ? " class=\"n\"" : "");
  append(out, text);
  g_string_append_printf(out, "</%s>", name);
}

static void append_table(GString *out, const CjmTable *table)
{
  g_string_append(out, "<div class=\"table\"><table>\n");
  if (table->has_header) {
    g_string_append(out, "<thead><tr>");
    for (size_t i = 0; i < table->n_columns; i++) append_cell(out, "th", &table->columns[i], table->columns[i].title);
    g_string_append(out, "</tr></thead>\n");
  }
  for (guint r = 0; r < table->rows->len; r++) {
    const char *const *row = table->rows->pdata[r];
    g_string_append(out, "<tr>");
    for (size_t i = 0; i < table->n_columns; i++) append_cell(out, "td", &table->columns[i], row[i]);
    g_string_append(out, "</tr>\n");
  }
  g_string_append(out, "</table></div>\n");
}

/* ---- the chart ---- */

static const char *const colours[] = {"#0b6e69", "#b34a00", "#5b3f9e", "#8a6d00"};
static const double chart_width = 960, chart_height = 240, chart_left = 44, chart_top = 28;

static double chart_x(const CjmChart *chart, size_t i)
{
  return chart_left + ((double)i + 0.5) * (chart_width - chart_left) / (double)chart->n_steps;
}

static double chart_y(const CjmChart *chart, double score)
{
  return chart_top + (chart->max - score) / (chart->max - chart->min) * (chart_height - chart_top - 30);
}

static void append_text(GString *out, double x, double y, const char *anchor, const char *text)
{
  g_string_append(out, "<text x=\"");
  cjm_number_append(out, x, 1);
  g_string_append(out, "\" y=\"");
  cjm_number_append(out, y, 1);
  g_string_append_printf(out, "\" text-anchor=\"%s\" fill=\"#5a6a72\">", anchor);
  append_escaped(out, text, strlen(text));
  g_string_append(out, "</text>\n");
}

static void append_rule(GString *out, double x1, double y1, double x2, double y2)
{
  const double ends[] = {x1, y1, x2, y2};
  g_string_append(out, "<path stroke=\"#d9e0e3\" d=\"M");
  for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
    if (i) g_string_append_c(out, i == 2 ? 'L' : ' ');
    cjm_number_append(out, ends[i], 1);
  }
  g_string_append(out, "\"/>\n");
}

static void append_point(GString *out, const CjmChart *chart, size_t line, size_t i)
{
  g_string_append(out, "<circle cx=\"");
  cjm_number_append(out, chart_x(chart, i), 1);
  g_string_append(out, "\" cy=\"");
  cjm_number_append(out, chart_y(chart, chart->scores[line][i]), 1);
  g_string_append_printf(out, "\" r=\"4\" fill=\"%s\"><title>", colours[line % G_N_ELEMENTS(colours)]);
  append_escaped(out, chart->numbers[i], strlen(chart->numbers[i]));
  g_string_append(out, "  ");
  append_escaped(out, chart->labels[line][i], strlen(chart->labels[line][i]));
  g_string_append(out, "</title></circle>\n");
}

static void append_line(GString *out, const CjmChart *chart, size_t line)
{
  bool begun = false;
  g_string_append_printf(out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s d=\"", colours[line % G_N_ELEMENTS(colours)],
                         line ? " stroke-dasharray=\"5 4\"" : "");
  for (size_t i = 0; i < chart->n_steps; i++) {
    if (isnan(chart->scores[line][i])) continue;
    g_string_append_c(out, begun ? 'L' : 'M');
    cjm_number_append(out, chart_x(chart, i), 1);
    g_string_append_c(out, ' ');
    cjm_number_append(out, chart_y(chart, chart->scores[line][i]), 1);
    begun = true;
  }
  g_string_append(out, "\"/>\n");
  for (size_t i = 0; i < chart->n_steps; i++)
    if (!isnan(chart->scores[line][i])) append_point(out, chart, line, i);
}

static void append_frame(GString *out, const CjmChart *chart)
{
  for (size_t i = 0; i < chart->n_marks; i++) {
    double y = chart_y(chart, chart->marks[i]);
    append_rule(out, chart_left, y, chart_width, y);
    append_text(out, chart_left - 6, y + 4, "end", chart->scale[i]);
  }
  for (size_t i = 0; i < chart->n_phases; i++) {
    double x = chart_left + (double)chart->first[i] * (chart_width - chart_left) / (double)chart->n_steps;
    append_rule(out, x, 0, x, chart_height - 24);
    append_text(out, x + 4, 14, "start", chart->phases[i]);
  }
  for (size_t i = 0; i < chart->n_steps; i++) append_text(out, chart_x(chart, i), chart_height - 8, "middle", chart->numbers[i]);
}

static void append_chart(GString *out, const CjmChart *chart)
{
  g_string_append(out, "<p>");
  for (size_t i = 0; i < chart->n_lines; i++) {
    g_string_append_printf(out, "%s<span style=\"color:%s\">●</span> ", i ? " · " : "", colours[i % G_N_ELEMENTS(colours)]);
    append_escaped(out, chart->names[i], strlen(chart->names[i]));
  }
  g_string_append_printf(out, "</p>\n<svg viewBox=\"0 0 %g %g\" role=\"img\">\n", chart_width, chart_height);
  append_frame(out, chart);
  for (size_t i = 0; i < chart->n_lines; i++) append_line(out, chart, i);
  g_string_append(out, "</svg>\n");
}

static void append_element(GString *out, const char *name, const char *text)
{
  g_string_append_printf(out, "<%s>", name);
  append(out, text);
  g_string_append_printf(out, "</%s>\n", name);
}

static void append_block(GString *out, const CjmBlock *block)
{
  static const char *const headings[] = {"h1", "h2", "h3"};
  switch (block->kind) {
    case CJM_BLOCK_HEADING: append_element(out, headings[CLAMP(block->level, 1, 3) - 1], block->text); break;
    case CJM_BLOCK_PARAGRAPH: append_element(out, "p", block->text); break;
    case CJM_BLOCK_ITEM: append_element(out, "li", block->text); break;
    case CJM_BLOCK_TABLE: append_table(out, block->table); break;
    case CJM_BLOCK_CHART: append_chart(out, block->chart); break;
  }
}

void cjm_article_write_html(const CjmArticle *article, GString *out)
{
  g_string_append_printf(out, "<!doctype html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", article->tag,
                         cjm_lang_is_rtl(article->lang) ? "rtl" : "ltr");
  g_string_append(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append_escaped(out, article->title, strlen(article->title));
  g_string_append_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
  for (guint i = 0; i < article->blocks->len; i++) {
    const CjmBlock *block = article->blocks->pdata[i], *before = i ? article->blocks->pdata[i - 1] : NULL,
                   *after = i + 1 < article->blocks->len ? article->blocks->pdata[i + 1] : NULL;
    const char *list = block->level ? "ol" : "ul";
    bool item = block->kind == CJM_BLOCK_ITEM;
    if (item && (!before || before->kind != CJM_BLOCK_ITEM)) g_string_append_printf(out, "<%s>\n", list);
    append_block(out, block);
    if (item && (!after || after->kind != CJM_BLOCK_ITEM)) g_string_append_printf(out, "</%s>\n", list);
  }
  g_string_append(out, "</body>\n</html>\n");
}
