/* markdown.c: an article as GitHub's Markdown. */
#include <string.h>

#include "base/mermaid.h"
#include "publish/article.h"

/* Characters that mean something in Markdown or HTML. */
static const char special[] = "\\`*_{}[]<>#|~&$!";

static void append_character(GString *out, const char *at)
{
  const char *next = g_utf8_next_char(at);
  if (*at && strchr(special, *at)) g_string_append_c(out, '\\');
  g_string_append_len(out, at, next - at);
  if (*at == '@' || *at == '#') g_string_append(out, "\u2060"); /* so that nobody is mentioned, and no issue is linked */
}

/* A line must not begin like a list, a heading or a rule. */
static bool begins_block(const char *text)
{
  size_t digits = strspn(text, "0123456789");
  if (digits) return (text[digits] == '.' || text[digits] == ')');
  return *text == '-' || *text == '+' || *text == '=' || *text == ':';
}

static const char *emphasis(char mark)
{
  return mark == CJM_MARK_BOLD || mark == CJM_MARK_WORSE || mark == CJM_MARK_BETTER ? "**" : "";
}

/* Appends the address of a link, percent-encoded where Markdown would misread it. */
static const char *append_address(GString *out, const char *at)
{
  for (; *at != CJM_MARK_LINK_TEXT; at++) {
    if (g_ascii_isalnum(*at) || strchr("/.-_~#?=:%", *at)) g_string_append_c(out, *at);
    else g_string_append_printf(out, "%%%02X", (unsigned char)*at);
  }
  return at;
}

/* Appends a text; `newline` is what stands for a line break in it. */
static void append(GString *out, const char *text, const char *newline)
{
  char open[8];
  const char *addresses[8];
  size_t depth = 0;
  bool line_start = true;
  for (; *text; text = g_utf8_next_char(text)) {
    if (*text == CJM_MARK_LINK) {
      addresses[depth] = text + 1;
      open[depth++] = *text;
      text = strchr(text, CJM_MARK_LINK_TEXT);
      g_string_append_c(out, '[');
    } else if (*text == CJM_MARK_END) {
      g_string_append(out, open[--depth] == CJM_MARK_LINK ? "](" : emphasis(open[depth]));
      if (open[depth] != CJM_MARK_LINK) continue;
      append_address(out, addresses[depth]);
      g_string_append_c(out, ')');
    } else if (*text == CJM_MARK_DOT) {
      g_string_append(out, "&middot;");
    } else if (*text == '\n') {
      g_string_append(out, newline);
      line_start = true;
      continue;
    } else if (*text > 0 && *text < 0x20) {
      open[depth++] = *text;
      g_string_append(out, emphasis(*text));
    } else {
      if (line_start && begins_block(text)) {
        size_t digits = strspn(text, "0123456789");
        g_string_append_len(out, text, (gssize)digits);
        g_string_append_c(out, '\\');
        text += digits;
      }
      append_character(out, text);
      line_start = false;
    }
  }
}

static void append_cell(GString *out, const char *text)
{
  g_string_append_c(out, ' ');
  append(out, *text ? text : " ", "<br>");
  g_string_append(out, " |");
}

static void append_table(GString *out, const CjmTable *table)
{
  g_string_append_c(out, '|');
  for (size_t i = 0; i < table->n_columns; i++) append_cell(out, table->has_header ? table->columns[i].title : "");
  g_string_append(out, "\n|");
  for (size_t i = 0; i < table->n_columns; i++) g_string_append(out, table->columns[i].is_number ? "--:|" : "---|");
  g_string_append_c(out, '\n');
  for (guint r = 0; r < table->rows->len; r++) {
    const char *const *row = table->rows->pdata[r];
    g_string_append_c(out, '|');
    for (size_t i = 0; i < table->n_columns; i++) append_cell(out, row[i]);
    g_string_append_c(out, '\n');
  }
}

static size_t longest_run(const char *text, char c)
{
  size_t most = 0, run = 0;
  for (; *text; text++) {
    run = *text == c ? run + 1 : 0;
    most = MAX(most, run);
  }
  return most;
}

/* The lines of a chart that GitHub draws have these colours, for which there are characters. */
static const struct {
  const char *colour, *sign;
} lines[] = {{"#2e7d32", "🟢"}, {"#e67e00", "🟠"}, {"#7e57c2", "🟣"}, {"#1e88e5", "🔵"}, {"#8d6e63", "🟤"}, {"#d32f2f", "🔴"}};

/* The chart as Mermaid, which GitHub draws, with a legend above it. */
static void append_drawn_chart(GString *out, const CjmChart *chart)
{
  size_t n = MIN(chart->n_lines, G_N_ELEMENTS(lines));
  for (size_t i = 0; i < n; i++) {
    g_string_append_printf(out, "%s%s ", i ? " · " : "", lines[i].sign);
    append(out, chart->names[i], " ");
  }
  g_string_append(out, "\n\n```mermaid\n---\nconfig:\n  xyChart:\n    width: 880\n    height: 300\n  themeVariables:\n    xyChart:\n      plotColorPalette: \"");
  for (size_t i = 0; i < n; i++) g_string_append_printf(out, "%s%s", i ? ", " : "", lines[i].colour);
  g_string_append(out, "\"\n---\nxychart-beta\n    x-axis [");
  for (size_t i = 0; i < chart->n_steps; i++) {
    if (i) g_string_append(out, ", ");
    cjm_mermaid_append_quoted(out, chart->numbers[i]);
  }
  g_string_append(out, "]\n    y-axis ");
  cjm_mermaid_append_number(out, chart->min);
  g_string_append(out, " --> ");
  cjm_mermaid_append_number(out, chart->max);
  g_string_append_c(out, '\n');
  for (size_t i = 0; i < n; i++) {
    g_autofree double *scores = g_memdup2(chart->scores[i], chart->n_steps * sizeof *scores);
    cjm_mermaid_fill(scores, chart->n_steps);
    cjm_mermaid_append_line(out, scores, chart->n_steps);
  }
  g_string_append(out, "```\n\n");
  if (chart->gaps) g_string_append_printf(out, "<sub>%s</sub>\n\n", chart->gaps);
}

/* The chart in characters, in a fence that nothing in it can end; and drawn, if that can be read. */
static void append_chart(GString *out, const CjmChart *chart)
{
  enum { steps_max = 40 };
  g_autoptr(GString) drawn = g_string_new(NULL), plain = g_string_new(NULL);
  if (chart->n_steps > 1 && chart->n_steps <= steps_max) append_drawn_chart(out, chart);
  cjm_chart_draw(chart, 100, drawn);
  for (const char *p = drawn->str; *p; p++)
    if (*p < 0 || *p >= 0x20 || *p == '\n') g_string_append_c(plain, *p);
  size_t fence = MAX(3, longest_run(plain->str, '`') + 1);
  for (size_t i = 0; i < fence; i++) g_string_append_c(out, '`');
  g_string_append_printf(out, "text\n%s", plain->str);
  for (size_t i = 0; i < fence; i++) g_string_append_c(out, '`');
  g_string_append_c(out, '\n');
}

static void append_block(GString *out, const CjmBlock *block)
{
  switch (block->kind) {
    case CJM_BLOCK_HEADING:
      for (int i = 0; i < block->level; i++) g_string_append_c(out, '#');
      g_string_append_c(out, ' ');
      append(out, block->text, " ");
      g_string_append_c(out, '\n');
      break;
    case CJM_BLOCK_PARAGRAPH:
      append(out, block->text, "<br>\n");
      g_string_append_c(out, '\n');
      break;
    case CJM_BLOCK_ITEM:
      if (block->level) g_string_append_printf(out, "%d. ", block->level);
      else g_string_append(out, "* ");
      append(out, block->text, "<br>");
      g_string_append_c(out, '\n');
      break;
    case CJM_BLOCK_TABLE: append_table(out, block->table); break;
    case CJM_BLOCK_CHART: append_chart(out, block->chart); break;
  }
}

void cjm_article_write_markdown(const CjmArticle *article, GString *out)
{
  for (guint i = 0; i < article->blocks->len; i++) {
    const CjmBlock *block = article->blocks->pdata[i], *before = i ? article->blocks->pdata[i - 1] : NULL;
    bool list = before && block->kind == CJM_BLOCK_ITEM && before->kind == CJM_BLOCK_ITEM;
    if (before && !list) g_string_append_c(out, '\n');
    append_block(out, block);
  }
}
