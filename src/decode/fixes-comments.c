/* fixes-comments.c: what no key takes becomes a comment. */
#include <string.h>

#include "decode/decoder.h"
#include "yaml/edit.h"
#include "yaml/outline.h"

bool cjm_is_of_one_file(const CjmNode *map)
{
  for (size_t i = 0; i < map->n; i++) {
    bool own = map->items[i]->span.source == map->span.source && !(map->aliases != NULL && map->aliases[i].source != NULL);
    if (!own || (map->kind == CJM_NODE_MAP && map->keys[i]->span.source != map->span.source)) {
      return false;
    }
  }
  return map->span.source != NULL;
}

static CjmSpan entry_of(const CjmNode *map, size_t i)
{
  return (CjmSpan){map->span.source, map->keys[i]->span.start, MAX(map->keys[i]->span.end, map->items[i]->span.end)};
}

/* Whether nothing but brackets and a comment follow a place on its line. */
static bool is_end_of_line(const char *text)
{
  text += strspn(text, "]} ");
  return *text == '\0' || strchr("\r\n#", *text) != NULL;
}

/* An entry in braces becomes a comment at the end of the line, on which the map ends too. */
static void fix_comment_in_braces(CjmDiag *diag, const CjmNode *map, size_t i)
{
  CjmSpan gone = cjm_edit_entry(map, i), entry = entry_of(map, i);
  const char *text = map->span.source->text;
  if (gone.source == NULL || cjm_source_is_json(map->span.source) || !is_end_of_line(text + map->span.end) ||
      memchr(text + entry.start, '\n', map->span.end - entry.start) != NULL) {
    return;
  }
  uint32_t end = entry.start + (uint32_t)strcspn(text + entry.start, "\r\n");
  g_autofree char *written = g_strndup(text + entry.start, entry.end - entry.start), *comment = g_strdup_printf(" # %s", written);
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it a comment");
  cjm_diag_edit(diag, gone, "");
  cjm_diag_edit(diag, (CjmSpan){map->span.source, end, end}, comment);
}

/* The first entry of an item, of one line, becomes a comment above it. */
static void fix_comment_behind_dash(CjmDiag *diag, const CjmNode *map, size_t i)
{
  const CjmSource *source = map->span.source;
  CjmSpan entry = entry_of(map, i);
  uint32_t line = cjm_line_start(source, entry.start), indent = cjm_line_indentation(source, entry.start);
  uint32_t end = entry.start + (uint32_t)strcspn(source->text + entry.start, "\r\n");
  if (i > 0 || map->n < 2 || source->text[line + indent] != '-' || memchr(source->text + entry.start, '\n', entry.end - entry.start) != NULL) {
    return;
  }
  g_autofree char *written = g_strndup(source->text + entry.start, end - entry.start);
  g_autofree char *comment = g_strdup_printf("# %s\n%*s", written, (int)indent, "");
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it a comment");
  cjm_diag_edit(diag, (CjmSpan){source, line + indent, line + indent}, comment);
  cjm_diag_edit(diag, (CjmSpan){source, entry.start, map->keys[1]->span.start}, "");
}

/* Makes the lines of entry `i` comments: what no key takes is not lost. */
void cjm_fix_comment(CjmDiag *diag, const CjmNode *map, size_t i)
{
  if (!cjm_is_of_one_file(map)) {
    return;
  }
  if (map->flow) {
    fix_comment_in_braces(diag, map, i);
    return;
  }
  CjmSpan entry = cjm_edit_entry(map, i);
  if (entry.source == NULL || entry.start > cjm_line_start(entry.source, entry.start)) {
    fix_comment_behind_dash(diag, map, i);
    return;
  }
  const char *text = entry.source->text;
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it a comment");
  unsigned column = cjm_edit_column(map->keys[i]->span);
  for (uint32_t at = entry.start; at < entry.end; at += 1 + (uint32_t)strcspn(text + at, "\n")) {
    uint32_t indent = (uint32_t)strspn(text + at, " "), place = at + MIN(indent, column);
    if (at + indent < entry.end && strchr("\r\n", text[at + indent]) == NULL) {
      cjm_diag_edit(diag, (CjmSpan){entry.source, place, place}, "# ");
    }
  }
}

void cjm_fix_comment_line(CjmDiag *diag, CjmSpan value)
{
  const CjmSource *source = value.source;
  uint32_t start = cjm_line_start(source, value.start) + cjm_line_indentation(source, value.start), colon = start;
  while (colon < value.start && source->text[colon] != ':') colon++;
  if (source->text[start] == '-' || colon == value.start || !is_end_of_line(source->text + value.end) || cjm_source_is_json(source)) return;
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, (CjmSpan){source, start, start}, "# ", "make it a comment");
}
