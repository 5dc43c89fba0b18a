/* text.c: an article for a terminal. */
#include <string.h>

#include "publish/article.h"
#include "publish/columns.h"
#include "publish/width.h"

enum { margin = 2, gap = 2, deepest = 8 };

/* ---- lines ---- */

/* Breaks a text into lines; marks that are open at the end of a line are ended there, and begin again on the next. */
typedef struct Wrapper {
  GPtrArray *lines; /* GString * */
  GString *line;
  size_t columns, used; /* of the line */
  char open[deepest];
  size_t depth;
} Wrapper;

static void begin_line(Wrapper *w)
{
  w->line = g_string_new(NULL);
  w->used = 0;
  g_ptr_array_add(w->lines, w->line);
  g_string_append_len(w->line, w->open, (gssize)w->depth);
}

static void end_line(Wrapper *w)
{
  for (size_t i = 0; i < w->depth; i++) g_string_append_c(w->line, CJM_MARK_END);
}

static void break_line(Wrapper *w)
{
  end_line(w);
  begin_line(w);
}

static void note_mark(Wrapper *w, char mark)
{
  if (mark == CJM_MARK_END && w->depth) w->depth--;
  else if (mark != CJM_MARK_END && w->depth < deepest) w->open[w->depth++] = mark;
  g_string_append_c(w->line, mark);
}

static bool is_mark(char c)
{
  return c > 0 && c < 0x20 && c != '\n';
}

/* Appends a word, broken where it is longer than a line. */
static void append_word(Wrapper *w, const char *at, const char *end)
{
  while (at < end) {
    if (is_mark(*at)) {
      note_mark(w, *at++);
      continue;
    }
    const char *next = g_utf8_next_char(at), *stop;
    g_autofree char *one = g_strndup(at, (gsize)(next - at));
    size_t own = cjm_fitting_columns(one, 2, &stop);
    if (w->used + own > w->columns && w->used) break_line(w);
    g_string_append_len(w->line, at, next - at);
    w->used += own;
    at = next;
  }
}

static void free_line(void *line)
{
  g_string_free(line, TRUE);
}

/* The lines of a text (GString *). */
static GPtrArray *wrap_new(const char *text, size_t columns)
{
  Wrapper w = {.lines = g_ptr_array_new_with_free_func(free_line), .columns = columns};
  begin_line(&w);
  for (size_t spaces = 0; *text;) {
    if (*text == ' ' || *text == '\n') {
      spaces = *text == ' ' ? spaces + 1 : 0;
      if (*text++ == '\n') break_line(&w);
      continue;
    }
    const char *end;
    size_t own = cjm_word_columns(text, &end);
    if (w.used && w.used + spaces + own > columns) break_line(&w);
    else
      for (; spaces; spaces--) g_string_append_c(w.line, ' '), w.used++;
    spaces = 0;
    append_word(&w, text, end);
    text = end;
  }
  end_line(&w);
  return w.lines;
}

/* ---- what is written ---- */

typedef struct Writer {
  const CjmArticle *article;
  size_t columns;
  bool colour;
  GString *out;
} Writer;

static const char *escape_of(char mark)
{
  switch (mark) {
    case CJM_MARK_BOLD: return "\x1b[1m";
    case CJM_MARK_WORSE: return "\x1b[1;38;5;166m";
    case CJM_MARK_BETTER: return "\x1b[1;38;5;30m";
    case CJM_MARK_DIM: return "\x1b[2m";
    default: return "";
  }
}

/* Appends a text with its marks as escapes, or without them. Links show their text alone. */
static void append(const Writer *w, const char *text)
{
  char open[deepest];
  size_t depth = 0;
  for (; *text; text++) {
    if (*text == CJM_MARK_LINK) {
      text = strchr(text, CJM_MARK_LINK_TEXT);
      if (depth < deepest) open[depth++] = CJM_MARK_LINK;
    } else if (*text == CJM_MARK_END) {
      bool styled = depth && open[--depth] != CJM_MARK_LINK;
      if (!styled || !w->colour) continue;
      g_string_append(w->out, "\x1b[0m");
      for (size_t i = 0; i < depth; i++) g_string_append(w->out, escape_of(open[i]));
    } else if (is_mark(*text)) {
      if (depth < deepest) open[depth++] = *text;
      if (w->colour) g_string_append(w->out, escape_of(*text));
    } else g_string_append_c(w->out, *text);
  }
}

static void append_spaces(const Writer *w, size_t n)
{
  for (size_t i = 0; i < n; i++) g_string_append_c(w->out, ' ');
}

/* Writes a text behind `head`, its further lines below its first one. */
static void write_hanging(const Writer *w, const char *head, const char *text)
{
  size_t indent = cjm_text_columns(head);
  g_autofree char *shown = cjm_shown_new(text);
  g_autoptr(GPtrArray) lines = wrap_new(shown, w->columns - indent);
  for (guint i = 0; i < lines->len; i++) {
    if (i == 0) g_string_append(w->out, head);
    else append_spaces(w, indent);
    append(w, ((GString *)lines->pdata[i])->str);
    g_string_append_c(w->out, '\n');
  }
}

/* ---- tables ---- */

static void write_row(const Writer *w, const CjmTable *table, const size_t *widths, const char *const *cells)
{
  g_autofree GPtrArray **lines = g_new(GPtrArray *, table->n_columns);
  guint height = 0;
  for (size_t i = 0; i < table->n_columns; i++) {
    g_autofree char *shown = cjm_shown_new(cells[i]);
    lines[i] = wrap_new(shown, MAX(widths[i], 1));
    height = MAX(height, lines[i]->len);
  }
  for (guint row = 0; row < height; row++) {
    size_t owed = margin; /* spaces, written when something follows */
    for (size_t i = 0; i < table->n_columns; i++) {
      const char *text = row < lines[i]->len ? ((GString *)lines[i]->pdata[row])->str : "";
      size_t used = cjm_text_columns(text), left = widths[i] > used ? widths[i] - used : 0, before = table->columns[i].is_number ? left : 0;
      if (used) {
        append_spaces(w, owed + before);
        append(w, text);
        owed = left - before + gap;
      } else owed += widths[i] + gap;
    }
    g_string_append_c(w->out, '\n');
  }
  for (size_t i = 0; i < table->n_columns; i++) g_ptr_array_unref(lines[i]);
}

static void write_table(const Writer *w, const CjmTable *table)
{
  g_autofree size_t *widths = g_new0(size_t, table->n_columns);
  size_t used = margin + gap * (table->n_columns - 1);
  cjm_columns_fit(table, w->columns > used ? w->columns - used : 0, widths);
  if (table->has_header) {
    g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < table->n_columns; i++)
      g_ptr_array_add(titles, g_strdup_printf("%c%s%c", CJM_MARK_DIM, table->columns[i].title, CJM_MARK_END));
    write_row(w, table, widths, (const char *const *)titles->pdata);
  }
  for (guint i = 0; i < table->rows->len; i++) write_row(w, table, widths, table->rows->pdata[i]);
}

/* ---- blocks ---- */

static void write_item(const Writer *w, const CjmBlock *block)
{
  g_autofree char *head = block->level ? g_strdup_printf("  %d  ", block->level) : g_strdup("  ·  ");
  write_hanging(w, head, block->text);
}

static void write_heading(const Writer *w, const CjmBlock *block)
{
  g_autofree char *text = g_strdup_printf("%c%s%c", CJM_MARK_BOLD, block->text, CJM_MARK_END);
  write_hanging(w, "", text);
}

static void write_chart(const Writer *w, const CjmChart *chart)
{
  g_autoptr(GString) drawn = g_string_new(NULL);
  cjm_chart_draw(chart, (unsigned)w->columns, drawn);
  append(w, drawn->str);
}

static void write_block(const Writer *w, const CjmBlock *block)
{
  switch (block->kind) {
    case CJM_BLOCK_HEADING: write_heading(w, block); break;
    case CJM_BLOCK_PARAGRAPH: write_hanging(w, "", block->text); break;
    case CJM_BLOCK_ITEM: write_item(w, block); break;
    case CJM_BLOCK_TABLE: write_table(w, block->table); break;
    case CJM_BLOCK_CHART: write_chart(w, block->chart); break;
  }
}

void cjm_article_write_text(const CjmArticle *article, unsigned columns, bool colour, GString *out)
{
  Writer w = {article, MAX(columns, 40), colour, out};
  for (guint i = 0; i < article->blocks->len; i++) {
    const CjmBlock *block = article->blocks->pdata[i];
    const CjmBlock *before = i ? article->blocks->pdata[i - 1] : NULL;
    bool apart = before && (block->kind == CJM_BLOCK_HEADING || block->kind == CJM_BLOCK_CHART || before->kind == CJM_BLOCK_CHART);
    if (apart) g_string_append_c(out, '\n');
    write_block(&w, block);
  }
}
