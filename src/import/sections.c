#include "import/sections.h"

#include <string.h>

#include "import/labels.h"
#include "import/markup.h"

enum { COLUMNS_MAX = 200, ROWS_MAX = 20000, DEPTH_MAX = 12, BOLD_LEVEL = 7 };

typedef struct Parser {
  CjmImport *import;
  const char *text;
  size_t len, at;
  size_t start, end; /* the line: without its break */
  CjmSection *root, *section;
  CjmLine *line; /* the last line of the section, which the next ones may continue; NULL after an empty one */
  CjmLine *item; /* the last item of a list; NULL where none is open */
  CjmLine *head; /* a label without a text, which the next list belongs to; NULL for none */
  GPtrArray *continued; /* CjmLine *: of several lines, which are joined at the end */
} Parser;

static bool next(Parser *p)
{
  if (p->at >= p->len) return false;
  p->start = p->at;
  const char *end = memchr(p->text + p->at, '\n', p->len - p->at);
  p->end = end ? (size_t)(end - p->text) : p->len;
  p->at = MIN(p->end + 1, p->len); /* the last line may have no end */
  while (p->end > p->start && strchr("\r \t", p->text[p->end - 1])) p->end--;
  return true;
}

static size_t indent_of(const Parser *p)
{
  size_t n = 0;
  while (p->start + n < p->end && strchr(" \t", p->text[p->start + n])) n++;
  return n;
}

static bool begins(const Parser *p, const char *with)
{
  size_t n = indent_of(p), len = strlen(with);
  return p->end - p->start - n >= len && strncmp(p->text + p->start + n, with, len) == 0;
}

/* ---- the tree ---- */

static CjmBlock *add_block(Parser *p, CjmBlockKind kind)
{
  CjmSection *section = p->section;
  CjmBlock *block = cjm_arena_make(p->import->arena, CjmBlock, 1);
  block->kind = kind;
  if (section->block) section->block->next = block;
  else section->blocks = block;
  return section->block = block;
}

static void add_section(Parser *p, unsigned level, CjmSnippet title)
{
  CjmSection *parent = p->section;
  while (parent->level >= level) parent = parent->parent;
  CjmSection *section = cjm_arena_make(p->import->arena, CjmSection, 1);
  *section = (CjmSection){.parent = parent, .level = level, .title = title};
  if (parent->section) parent->section->next = section;
  else parent->sections = section;
  parent->section = p->section = section;
  p->line = p->item = p->head = NULL;
}

/* ---- labels ---- */

/* The end of bold text that begins at `start`; 0 for none. */
static size_t bold_end(const char *text, size_t start, size_t end)
{
  if (end - start < 5 || !(strncmp(text + start, "**", 2) == 0 || strncmp(text + start, "__", 2) == 0)) return 0;
  for (size_t at = start + 2; at + 1 < end; at++)
    if (text[at] == text[start] && text[at + 1] == text[start]) return at + 2;
  return 0;
}

/* Bytes of the sign after a label: a colon or a dash between spaces. */
static size_t label_sign(const char *text, size_t at, size_t end)
{
  static const char *const signs[] = {":", "：", " :", " – ", " — ", " - "};
  for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
    size_t n = strlen(signs[i]);
    if (end - at >= n && strncmp(text + at, signs[i], n) == 0) return n;
  }
  return 0;
}

/* Parts "**Actions:** Reads reviews" and "Actions: Reads reviews"; the latter only if the label is known. */
static void split_label(const Parser *p, size_t start, size_t end, CjmLine *line)
{
  enum { LABEL_MAX = 60 };
  const char *text = p->text;
  line->label = cjm_snippet("", (CjmSpan){p->import->source, (uint32_t)start, (uint32_t)start});
  line->text = cjm_import_slice(p->import, start, end);
  size_t from = start;
  while (from < end && ((unsigned char)text[from] >= 0xe2 || text[from] == ' ')) { /* emoji before the label */
    gunichar c = g_utf8_get_char(text + from);
    if (g_unichar_isalpha(c)) break;
    from += (size_t)(g_utf8_next_char(text + from) - (text + from));
  }
  size_t bold = bold_end(text, from, end);
  if (bold) {
    bool has_colon = text[bold - 3] == ':' || (bold >= from + 5 && strncmp(text + bold - 5, "：", 3) == 0);
    size_t sign = label_sign(text, bold, end);
    if ((!has_colon && !sign && bold < end) || bold - from > LABEL_MAX * 2) return;
    if (!has_colon && !sign && !line->is_item && !cjm_label_find_exact(cjm_import_slice(p->import, from, bold).text)) return;
    line->label = cjm_import_slice(p->import, from, bold);
    line->text = cjm_import_slice(p->import, bold + sign, end);
    return;
  }
  for (size_t at = from; at < end && at - from < LABEL_MAX; at++) {
    if (text[at] != ':' && strncmp(text + at, "：", 3) != 0) continue;
    if (strncmp(text + at, "://", 3) == 0) return;
    CjmSnippet label = cjm_import_slice(p->import, from, at);
    bool is_alone = at + 1 >= end;
    if (!(is_alone ? cjm_label_find(label.text) : cjm_label_find_exact(label.text))) return;
    line->label = label;
    line->text = cjm_import_slice(p->import, at + (text[at] == ':' ? 1 : 3), end);
    return;
  }
}

/* ---- lines ---- */

/* Bytes of a list marker at the start of a line's text; 0 for none. */
static size_t marker(const Parser *p, bool *ret_ordered)
{
  size_t n = indent_of(p), at = p->start + n;
  const char *text = p->text + at;
  size_t len = p->end - at;
  *ret_ordered = false;
  if (len >= 2 && strchr("-*+", text[0]) && strchr(" \t", text[1])) return 2;
  if (len >= 4 && strncmp(text, "• ", 4) == 0) return 4;
  size_t digits = 0;
  while (digits < len && g_ascii_isdigit(text[digits])) digits++;
  if (digits == 0 || digits > 3 || digits + 1 >= len || !strchr(".)", text[digits]) || text[digits + 1] != ' ') return 0;
  *ret_ordered = true;
  return digits + 2;
}

static void append_item(CjmLine *parent, CjmLine *line)
{
  line->parent = parent;
  if (parent->item) parent->item->next = line;
  else parent->items = line;
  parent->item = line;
}

static void add_line(Parser *p, size_t start, bool is_item, bool ordered, unsigned indent)
{
  CjmLine *line = cjm_arena_make(p->import->arena, CjmLine, 1);
  *line = (CjmLine){.is_item = is_item, .ordered = ordered, .indent = indent};
  split_label(p, start, p->end, line);
  CjmLine *parent = NULL;
  if (is_item) {
    parent = p->item;
    unsigned depth = 0;
    for (const CjmLine *l = parent; l; l = l->parent) depth++;
    while (parent && (parent->indent >= indent || depth-- > DEPTH_MAX)) parent = parent->parent && parent->parent->is_item ? parent->parent : NULL;
    if (!parent) parent = p->head;
    p->item = line;
  } else {
    p->item = NULL;
    p->head = *line->label.text && *line->text.text == '\0' ? line : NULL;
  }
  if (parent) append_item(parent, line);
  else add_block(p, CJM_BLOCK_LINE)->line = line;
  p->line = line;
}

/* A line that continues the paragraph or item above it. */
static void continue_line(Parser *p)
{
  CjmSpan *span = &p->line->text.span;
  if (*p->line->text.text && !(p->continued->len && p->continued->pdata[p->continued->len - 1] == p->line)) g_ptr_array_add(p->continued, p->line);
  if (*p->line->text.text) span->end = (uint32_t)p->end;
  else p->line->text = cjm_import_slice(p->import, p->start, p->end);
}

/* The text of a paragraph of several lines: its breaks are spaces but those after two spaces, or a backslash. */
static void join_lines(CjmImport *import, CjmLine *line)
{
  CjmSpan span = line->text.span;
  g_autoptr(GString) out = g_string_sized_new(span.end - span.start);
  const char *text = import->source->text;
  for (uint32_t at = span.start; at < span.end; at++) {
    if (!strchr("\r\n", text[at])) g_string_append_c(out, text[at]);
    else if (text[at] == '\n') {
      bool slash = out->len > 0 && out->str[out->len - 1] == '\\';
      bool is_hard = slash || (out->len > 1 && memcmp(out->str + out->len - 2, "  ", 2) == 0);
      if (slash) g_string_truncate(out, out->len - 1);
      g_string_append_c(out, is_hard ? '\n' : ' ');
    }
  }
  line->text.text = cjm_arena_strdup(import->arena, out->str);
}

/* ---- tables ---- */

size_t cjm_pipe_row(const CjmImport *import, size_t start, size_t end, CjmSnippet *cells, size_t max)
{
  const char *text = import->source->text;
  while (start < end && strchr(" \t", text[start])) start++;
  if (start < end && text[start] == '|') start++;
  size_t n = 0, cell = start;
  bool in_code = false;
  for (size_t at = start; at <= end && n < max; at++) {
    if (at < end && text[at] == '\\' && at + 1 < end) {
      at++;
      continue;
    }
    if (at < end && text[at] == '`') in_code = !in_code && memchr(text + at + 1, '`', end - at - 1);
    if (at < end && (text[at] != '|' || in_code)) continue;
    if (at == end && cell >= end && n > 0) break; /* after the last pipe */
    cells[n++] = cjm_import_slice(import, cell, at);
    cell = at + 1;
  }
  return n;
}

static bool is_delimiter_row(const char *text, size_t start, size_t end)
{
  bool has_dash = false;
  for (size_t at = start; at < end; at++) {
    if (!strchr("|-: \t", text[at])) return false;
    has_dash |= text[at] == '-';
  }
  return has_dash && memchr(text + start, '|', end - start);
}

/* Whether the line begins a table: the next one has dashes below it, or it begins and ends with a pipe. */
static bool is_table(const Parser *p)
{
  if (!memchr(p->text + p->start, '|', p->end - p->start)) return false;
  Parser ahead = *p;
  if (!next(&ahead)) return false;
  if (is_delimiter_row(ahead.text, ahead.start, ahead.end)) return true;
  bool pipes = begins(p, "|") && p->text[p->end - 1] == '|' && p->end - p->start > 2;
  return pipes && begins(&ahead, "|");
}

static void read_table(Parser *p)
{
  g_autofree CjmSnippet *row = g_new0(CjmSnippet, COLUMNS_MAX);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(CjmSnippet));
  g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, sizeof(size_t));
  size_t columns = 0;
  CjmSpan span = {p->import->source, (uint32_t)p->start, (uint32_t)p->end};
  do {
    if (is_delimiter_row(p->text, p->start, p->end)) continue;
    if (!memchr(p->text + p->start, '|', p->end - p->start)) {
      p->at = p->start;
      break;
    }
    if (counts->len >= ROWS_MAX) continue;
    size_t n = cjm_pipe_row(p->import, p->start, p->end, row, COLUMNS_MAX);
    columns = MAX(columns, n);
    g_array_append_vals(all, row, (guint)n);
    g_array_append_val(counts, n);
  } while (next(p));
  if (counts->len == 0) return;
  if (counts->len >= ROWS_MAX) cjm_import_left(p->import, span, "a table has more than %d rows, and the others are left aside", ROWS_MAX);
  CjmBlock *block = add_block(p, CJM_BLOCK_TABLE);
  block->span = span;
  block->grid = (CjmGrid){counts->len, columns, cjm_arena_make(p->import->arena, CjmSnippet, counts->len * columns)};
  const CjmSnippet *from = (const CjmSnippet *)(const void *)all->data;
  for (size_t r = 0; r < counts->len; r++) {
    size_t n = g_array_index(counts, size_t, r);
    for (size_t c = 0; c < columns; c++) block->grid.cells[r * columns + c] = c < n ? from[c] : cjm_snippet("", span);
    from += n;
  }
  p->line = p->item = p->head = NULL;
}

/* ---- other blocks ---- */

static void read_fence(Parser *p)
{
  char fence[4] = {0};
  memcpy(fence, p->text + p->start + indent_of(p), 3);
  size_t info = p->start + indent_of(p) + 3, info_end = p->end;
  CjmSnippet language = cjm_import_slice(p->import, info, info_end);
  size_t from = p->at, to = p->at;
  CjmSpan open = {p->import->source, (uint32_t)p->start, (uint32_t)p->end};
  while (next(p) && !begins(p, fence)) to = p->at;
  if (g_str_has_prefix(language.text, "mermaid") || g_str_has_prefix(language.text, "{mermaid")) {
    CjmBlock *block = add_block(p, CJM_BLOCK_MERMAID);
    block->span = (CjmSpan){p->import->source, (uint32_t)from, (uint32_t)to};
  } else {
    cjm_import_left(p->import, open, "a block of code is left aside");
  }
  p->line = p->item = p->head = NULL;
}

/* `---` … `---` at the start: simple fields of it are lines. */
static void read_front_matter(Parser *p)
{
  Parser ahead = *p;
  if (!next(&ahead) || ahead.end - ahead.start != 3 || strncmp(ahead.text + ahead.start, "---", 3) != 0) return;
  Parser search = ahead;
  bool closed = false;
  while (!closed && next(&search)) closed = search.end - search.start == 3 && strncmp(search.text + search.start, "---", 3) == 0;
  if (!closed) return;
  while (next(&ahead) && ahead.start < search.start) {
    const char *colon = memchr(ahead.text + ahead.start, ':', ahead.end - ahead.start);
    size_t at = colon ? (size_t)(colon - ahead.text) : 0;
    CjmSnippet label = colon ? cjm_import_slice(p->import, ahead.start, at) : cjm_import_slice(p->import, ahead.start, ahead.end);
    CjmSnippet value = colon ? cjm_import_slice(p->import, at + 1, ahead.end) : cjm_snippet("", label.span);
    const char *key = colon ? cjm_label_find_exact(label.text) : NULL;
    if (!key || *value.text == '\0' || strcmp(key, "tags") == 0 || strcmp(key, "description") == 0) {
      if (*label.text) cjm_import_left(p->import, label.span, "\"%s\" of the front matter is left aside", label.text);
      continue;
    }
    char *bare = g_strdup(value.text);
    size_t n = strlen(bare);
    if (n >= 2 && (bare[0] == '"' || bare[0] == '\'') && bare[n - 1] == bare[0]) {
      bare[n - 1] = '\0';
      value.text = cjm_arena_strdup(p->import->arena, bare + 1);
    }
    g_free(bare);
    CjmLine *line = cjm_arena_make(p->import->arena, CjmLine, 1);
    *line = (CjmLine){.label = label, .text = value};
    add_block(p, CJM_BLOCK_LINE)->line = line;
  }
  p->at = search.at;
}

/* A line of nothing but bold text, which is not a label, is a heading. */
static bool is_bold_heading(const Parser *p)
{
  size_t from = p->start + indent_of(p), bold = bold_end(p->text, from, p->end);
  if (!bold || indent_of(p) > 0) return false;
  size_t end = p->end;
  while (end > bold && p->text[end - 1] == ':') end--;
  if (bold != end) return false;
  CjmSnippet title = cjm_import_slice(p->import, from, bold);
  if (cjm_label_find(title.text)) return false;
  /* The lines that follow belong to it, if there are any that have labels or are items. */
  Parser ahead = *p;
  bool ordered;
  while (next(&ahead) && ahead.end == ahead.start) {}
  return ahead.end > ahead.start && (marker(&ahead, &ordered) || bold_end(ahead.text, ahead.start + indent_of(&ahead), ahead.end) || is_table(&ahead));
}

static bool is_rule(const Parser *p)
{
  size_t n = 0;
  for (size_t at = p->start; at < p->end; at++) {
    if (!strchr("-*_ =", p->text[at])) return false;
    n += p->text[at] != ' ';
  }
  return n >= 3;
}

/* Whether the next line underlines this one, which makes it a heading. */
static unsigned underlined(const Parser *p)
{
  Parser ahead = *p;
  if (!next(&ahead) || ahead.end - ahead.start < 3) return 0;
  char c = ahead.text[ahead.start];
  if (c != '=' && c != '-') return 0;
  for (size_t at = ahead.start; at < ahead.end; at++)
    if (ahead.text[at] != c) return 0;
  return c == '=' ? 1 : 2;
}

static void read_heading(Parser *p, unsigned level)
{
  size_t start = p->start + level, end = p->end;
  while (end > start && p->text[end - 1] == '#') end--;
  add_section(p, level, cjm_import_slice(p->import, start, end));
}

static void read_comment(Parser *p)
{
  CjmSpan span = {p->import->source, (uint32_t)p->start, (uint32_t)p->end};

  while (!g_strstr_len(p->text + p->start, (gssize)(p->end - p->start), "-->") && next(p)) {}
  cjm_import_left(p->import, span, "a comment is left aside");
}

/* Whether the line has a label that is known, and is not indented as what belongs to an item. */
static bool begins_with_label(const Parser *p)
{
  CjmLine line = {0};
  if (indent_of(p) >= 2) return false;
  split_label(p, p->start + indent_of(p), p->end, &line);
  return *line.label.text != '\0' && cjm_label_find_exact(line.label.text) != NULL;
}

static void read_line(Parser *p)
{
  bool ordered;
  size_t level = 0, mark;
  while (level < 6 && p->start + level < p->end && p->text[p->start + level] == '#') level++;
  if (p->end == p->start) {
    p->line = NULL;
  } else if (level && p->start + level < p->end && strchr(" \t", p->text[p->start + level])) {
    read_heading(p, (unsigned)level);
  } else if (begins(p, "```") || begins(p, "~~~")) {
    read_fence(p);
  } else if (begins(p, "<!--")) {
    read_comment(p);
  } else if (is_table(p)) {
    read_table(p);
  } else if (!p->line && underlined(p) && !memchr(p->text + p->start, '|', p->end - p->start)) {
    level = underlined(p);
    CjmSnippet title = cjm_import_slice(p->import, p->start, p->end);
    next(p);
    add_section(p, (unsigned)level, title);
  } else if (is_rule(p)) {
    p->line = p->item = p->head = NULL;
  } else if ((mark = marker(p, &ordered))) {
    size_t indent = indent_of(p);
    add_line(p, p->start + indent + mark, true, ordered, (unsigned)indent);
  } else if (begins(p, ">")) {
    size_t from = p->start + indent_of(p) + 1;
    add_line(p, from, false, false, 0);
    p->line->is_quote = true;
  } else if (is_bold_heading(p)) {
    size_t from = p->start;
    unsigned own = p->section->level >= BOLD_LEVEL ? p->section->level : BOLD_LEVEL;
    add_section(p, own, cjm_import_slice(p->import, from, p->end));
  } else if (p->line && !p->line->is_quote && !begins_with_label(p) && !(bold_end(p->text, p->start + indent_of(p), p->end) && !p->line->is_item)) {
    continue_line(p);
  } else if (p->item && indent_of(p) >= 2) {
    p->line = p->item;
    continue_line(p);
  } else {
    add_line(p, p->start + indent_of(p), false, false, 0);
  }
}

CjmSection *cjm_sections_read(CjmImport *import)
{
  CjmSection *root = cjm_arena_make(import->arena, CjmSection, 1);
  root->title = cjm_snippet("", (CjmSpan){import->source, 0, 0});
  Parser p = {.import = import, .text = import->source->text, .len = import->source->len, .root = root, .section = root};
  if (g_str_has_prefix(p.text, "\xEF\xBB\xBF")) p.at = 3;
  read_front_matter(&p);
  p.continued = g_ptr_array_new();
  while (next(&p)) read_line(&p);
  for (guint i = 0; i < p.continued->len; i++) join_lines(import, p.continued->pdata[i]);
  g_ptr_array_unref(p.continued);
  return root;
}
