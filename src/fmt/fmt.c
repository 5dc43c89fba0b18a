#include "fmt/fmt.h"

#include <stdlib.h>
#include <string.h>

#include "fmt/print.h"
#include "yaml/tree.h"

/* ---- meaning ---- */

static bool is_same(const CjmNode *a, const CjmNode *b)
{
  if (a->kind != b->kind || a->n != b->n || !a->anchor.source != !b->anchor.source) return false;
  if (a->kind == CJM_NODE_SCALAR) return a->null == b->null && strcmp(a->text, b->text) == 0;
  for (size_t i = 0; i < a->n; i++) {
    const CjmNode *other = b->items[i];
    if (a->kind == CJM_NODE_MAP && strcmp(a->keys[i]->text, b->keys[i]->text) != 0) other = cjm_node_get(b, a->keys[i]->text);
    if (!other || !is_same(a->items[i], other)) return false;
  }
  return true;
}

static int compare_texts(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *comment_texts_new(const GArray *comments)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < comments->len; i++) {
    CjmSpan span = g_array_index(comments, CjmSpan, i);
    g_ptr_array_add(texts, g_strchomp(g_strndup(span.source->text + span.start, span.end - span.start)));
  }
  g_ptr_array_sort(texts, compare_texts);
  return texts;
}

static bool same_comments(const GArray *a, const GArray *b)
{
  g_autoptr(GPtrArray) texts = comment_texts_new(a), others = comment_texts_new(b);
  bool same = texts->len == others->len;
  for (guint i = 0; same && i < texts->len; i++) same = strcmp(texts->pdata[i], others->pdata[i]) == 0;
  return same;
}

/* Whether the result says the same as the tree, and has its comments. */
static bool means_the_same(const CjmNode *root, const GArray *comments, const GString *text, const CjmLimits *limits)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmSource) source = cjm_source_new("result", g_strndup(text->str, text->len), text->len);
  CjmLimits wide = *limits;
  wide.file_bytes = MAX(wide.file_bytes, text->len); /* indentation may add to it */
  CjmNode *result = cjm_yaml_parse(arena, arena, source, &wide, diags);
  if (!result || cjm_diags_failed(diags) || !is_same(root, result)) return false;
  g_autoptr(GArray) others = cjm_yaml_comments_new(result);
  return same_comments(comments, others);
}

/* ---- line ends ---- */

/* All lines end as the first one does. */
static char *with_line_ends(GString *text, const CjmSource *source)
{
  const char *first = memchr(source->text, '\n', source->len);
  if (first && first > source->text && first[-1] == '\r') g_string_replace(text, "\n", "\r\n", 0);
  return g_string_free(text, FALSE);
}

CjmFmtStatus cjm_fmt_new(const CjmSource *source, const CjmLimits *limits, CjmDiags *diags, char **ret_text)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  CjmNode *root = cjm_yaml_parse(arena, arena, source, limits, diags);
  if (!root || cjm_diags_failed(diags)) return CJM_FMT_BROKEN;
  if (root->kind == CJM_NODE_SCALAR || root->n == 0) return CJM_FMT_UNSUPPORTED;
  g_autoptr(GArray) comments = cjm_yaml_comments_new(root);
  GString *text = cjm_fmt_print_new(root, comments);
  if (!text) return CJM_FMT_UNSUPPORTED;
  if (!means_the_same(root, comments, text, limits)) {
    g_string_free(text, TRUE);
    return CJM_FMT_DIFFERS;
  }
  *ret_text = with_line_ends(text, source);
  return CJM_FMT_OK;
}
