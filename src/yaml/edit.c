#include "yaml/edit.h"

#include <string.h>

#include "base/number.h"
#include "base/yaml-text.h"
#include "yaml/outline.h"

bool cjm_source_is_json(const CjmSource *source)
{
  const char *text = source->text;
  if (g_str_has_prefix(text, "\xEF\xBB\xBF")) text += 3;
  text += strspn(text, " \t\r\n");
  return (*text == '{' || *text == '[') && strchr("\"{}[]", text[1 + strspn(text + 1, " \t\r\n")]);
}

/* ---- scalars ---- */

char *cjm_edit_scalar_new(const CjmNode *scalar, const char *text)
{
  double number;
  GString *out = g_string_new(NULL);
  bool word = strcmp(text, "true") == 0 || strcmp(text, "false") == 0;
  bool number_like = word || cjm_number_parse(text, &number) || (g_ascii_isdigit(text[0]) && text[strspn(text, "0123456789.-:%/abcdefghijklmnopqrstuvwxyz")] == '\0');
  bool json = cjm_source_is_json(scalar->span.source);
  if (scalar->style == CJM_SCALAR_DOUBLE_QUOTED || (json && !word && !cjm_number_parse(text, &number))) cjm_yaml_quoted_append(out, text);
  else if (number_like) g_string_append(out, text);
  else cjm_yaml_text_append_in_brackets(out, text);
  return g_string_free(out, FALSE);
}

void cjm_fix_scalar(CjmDiag *diag, CjmFixSafety safety, const CjmNode *scalar, const char *text)
{
  if (!scalar->span.source || scalar->span.start == scalar->span.end) return; /* a repair has written it, not the author */
  g_autofree char *written = cjm_edit_scalar_new(scalar, text);
  cjm_diag_replace(diag, safety, scalar->span, written, "write `%s`", written);
}

void cjm_fix_text(CjmDiag *diag, CjmFixSafety safety, CjmSpan span, const char *text)
{
  if (!span.source || span.start >= span.end) return;
  bool quoted = span.source->text[span.start] == '"';
  cjm_fix_scalar(diag, safety, &(CjmNode){.span = span, .style = quoted ? CJM_SCALAR_DOUBLE_QUOTED : CJM_SCALAR_PLAIN}, text);
}

void cjm_fix_delete_item(CjmDiag *diag, CjmFixSafety safety, CjmSpan item)
{
  if (!item.source || item.end > item.source->len) return;
  const char *text = item.source->text;
  CjmSpan line = cjm_line_around(item.source, item.start);
  if (text[line.start] == '-' && cjm_after_dashes(item.source, line.start) == item.start && line.end == item.end) {
    uint32_t start = cjm_line_start(item.source, line.start), end = item.end + (uint32_t)strcspn(text + item.end, "\n");
    item.start = start;
    item.end = MIN(end + 1, (uint32_t)item.source->len);
  } else {
    uint32_t before = item.start;
    while (before > 0 && text[before - 1] == ' ') before--;
    size_t after = item.end + strspn(text + item.end, " ");
    if (before > 0 && text[before - 1] == ',') item.start = before - 1;
    else if (text[after] == ',') item.end = (uint32_t)(after + 1 + strspn(text + after + 1, " "));
    else return;
  }
  cjm_diag_replace(diag, safety, item, "", "delete it");
}

char *cjm_edit_quoted_new(CjmSpan span)
{
  g_autofree char *text = g_strndup(span.source->text + span.start, span.end - span.start);
  if (strpbrk(text, "\r\n") || text[0] == '\0' || ((text[0] == '"' || text[0] == '\'') && text[strlen(text) - 1] == text[0])) return NULL;
  if ((strchr(text, '"') || strchr(text, '\\')) && !strchr(text, '\'') && !cjm_source_is_json(span.source))
    return g_strdup_printf("'%s'", text);
  GString *quoted = g_string_new(NULL);
  cjm_yaml_quoted_append(quoted, text);
  return g_string_free(quoted, FALSE);
}

void cjm_fix_quote(CjmDiag *diag, CjmFixSafety safety, CjmSpan span)
{
  g_autofree char *quoted = cjm_edit_quoted_new(span);
  if (quoted) cjm_diag_replace(diag, safety, span, quoted, "put the text in quotes");
}

/* ---- what is written ---- */

char *cjm_edit_written_new(const CjmNode *node)
{
  char *text = g_strndup(node->span.source->text + node->span.start, node->span.end - node->span.start);
  if (strpbrk(text, "\r\n") != NULL || text[0] == '\0' || strchr("|>&*", text[0]) != NULL) {
    g_free(text);
    return NULL;
  }
  return text;
}

char *cjm_edit_in_brackets_new(const CjmNode *node)
{
  g_autofree char *text = node->kind == CJM_NODE_SCALAR && !node->null ? cjm_edit_written_new(node) : NULL;
  if (text == NULL || node->style != CJM_SCALAR_PLAIN) {
    return g_steal_pointer(&text);
  }
  if (strpbrk(text, ",[]{}") == NULL) {
    return g_steal_pointer(&text);
  }
  GString *quoted = g_string_new(NULL);
  cjm_yaml_quoted_append(quoted, text);
  return g_string_free(quoted, FALSE);
}

CjmSpan cjm_edit_pair(const CjmNode *key, const CjmNode *item)
{
  return (CjmSpan){key->span.source, key->span.start, MAX(key->span.end, item->span.end)};
}

/* ---- entries ---- */

size_t cjm_node_index(const CjmNode *node, const CjmNode *item)
{
  size_t i = 0;
  while (i < node->n && node->items[i] != item) i++;
  return i;
}

unsigned cjm_edit_column(CjmSpan span)
{
  return span.start - cjm_line_start(span.source, span.start);
}

/* Where entry `i` begins, its dash not counted, and where its value ends. */
static uint32_t entry_start(const CjmNode *node, size_t i)
{
  return node->kind == CJM_NODE_MAP ? node->keys[i]->span.start : node->items[i]->span.start;
}

static uint32_t entry_end(const CjmNode *node, size_t i)
{
  uint32_t end = node->aliases && node->aliases[i].source ? node->aliases[i].end : node->items[i]->span.end;
  if (node->kind == CJM_NODE_MAP && end <= node->keys[i]->span.end) {
    const char *colon = strchr(node->span.source->text + node->keys[i]->span.end, ':');
    end = colon ? (uint32_t)(colon - node->span.source->text) + 1 : node->keys[i]->span.end;
  }
  return end;
}

/* In brackets an entry goes with the comma after it, the last one with that before it. */
static CjmSpan entry_in_brackets(const CjmNode *node, size_t i)
{
  CjmSpan span = {node->span.source, entry_start(node, i), entry_end(node, i)};
  if (i + 1 < node->n) span.end = entry_start(node, i + 1);
  else if (i > 0) span.start = entry_end(node, i - 1);
  return span;
}

static uint32_t next_line(const CjmSource *source, uint32_t at)
{
  while (at < source->len && source->text[at] != '\n') at++;
  return at < source->len ? at + 1 : at;
}

CjmSpan cjm_edit_entry(const CjmNode *node, size_t i)
{
  const CjmSpan none = {0};
  const CjmSource *source = node->span.source;
  if (node->flow) return entry_in_brackets(node, i);
  if (node->n < 2) return none;
  uint32_t start = entry_start(node, i), line = cjm_line_start(source, start), text = line + cjm_line_indentation(source, start);
  bool behind_dash = node->kind == CJM_NODE_MAP && text < start; /* the first key of an item */
  if (behind_dash) return i + 1 < node->n ? (CjmSpan){source, start, entry_start(node, i + 1)} : none;
  if (node->kind == CJM_NODE_LIST && source->text[text] != '-') return none;
  return (CjmSpan){source, line, next_line(source, entry_end(node, i))};
}

void cjm_fix_delete(CjmDiag *diag, CjmFixSafety safety, const CjmNode *node, size_t i, const char *what)
{
  if (i >= node->n || node->items[i]->span.source != node->span.source) return;
  CjmSpan span = cjm_edit_entry(node, i);
  if (span.source) cjm_diag_replace(diag, safety, span, "", "delete %s", what);
}

void cjm_edit_indent(CjmDiag *diag, const CjmSource *source, uint32_t start, uint32_t end, int columns)
{
  g_autofree char *spaces = g_strnfill((gsize)MAX(columns, 0), ' ');
  for (uint32_t at = next_line(source, start); at < end && columns != 0; at = next_line(source, at)) {
    uint32_t has = (uint32_t)strspn(source->text + at, " ");
    if (strchr("\r\n", source->text[at + has])) continue;
    uint32_t fewer = columns < 0 ? MIN(has, (uint32_t)-columns) : 0;
    if (columns > 0 || fewer > 0) cjm_diag_edit(diag, (CjmSpan){source, at, at + fewer}, spaces);
  }
}
