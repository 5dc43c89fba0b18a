/* lists.c: lists of the model, and the items of lists and free keys in the file. */
#include <string.h>

#include "decode/decoder.h"

/* ---- lists of the model ---- */

/* What CJM_LIST makes, whatever it lists. */
typedef struct AnyList {
  void **at;
  size_t n;
} AnyList;

void cjm_list_append(CjmArena *arena, void *list, void *item)
{
  AnyList any;
  memcpy(&any, list, sizeof any);
  if ((any.n & (any.n - 1)) == 0) { /* room is made by powers of two, so it is used up at each of them */
    void **at = cjm_arena_make(arena, void *, any.n == 0 ? 1 : 2 * any.n);
    if (any.n > 0) {
      memcpy(at, any.at, any.n * sizeof *at);
    }
    any.at = at;
  }
  any.at[any.n++] = item;
  memcpy(list, &any, sizeof any);
}

bool cjm_is_empty(const CjmNode *node)
{
  return node->null || (node->kind == CJM_NODE_SCALAR && node->text[0] == '\0');
}

bool cjm_is_lost(const CjmField *field, const CjmNode *node)
{
  bool any_text = field->type == CJM_FIELD_TEXT || field->type == CJM_FIELD_TEXTS || field->type == CJM_FIELD_OBJECT ||
                  field->type == CJM_FIELD_OBJECTS || field->type == CJM_FIELD_PAIRS;
  return node->kind == CJM_NODE_SCALAR && node->recovered && !any_text;
}

/* `-Waits` is a text, not an item. */
static void warn_of_dash(CjmDecoder *d, const CjmNode *node)
{
  if (node->kind != CJM_NODE_SCALAR || node->style != CJM_SCALAR_PLAIN || node->text[0] != '-' ||
      !g_unichar_isalpha(g_utf8_get_char(node->text + 1))) {
    return;
  }
  CjmSpan dash = {node->span.source, node->span.start, node->span.start + 1};
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_SWALLOWED_DASH, dash, "this dash is part of the text, not an item of a list");
  cjm_diag_help(diag, "put a space after the dash: `- %.*s`", (int)strcspn(node->text + 1, " \n"), node->text + 1);
}

void cjm_each_item(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object, CjmReadItem item)
{
  if (node->kind != CJM_NODE_LIST) {
    warn_of_dash(d, node);
    if (!cjm_is_empty(node)) {
      item(d, field, node, object);
    }
    return;
  }
  const CjmShape *shape = d->shape;
  for (size_t i = 0; i < node->n; i++) {
    if (cjm_is_empty(node->items[i])) {
      cjm_report_empty_item(d, field, node->items[i]);
    } else if (!cjm_is_lost(field, node->items[i])) {
      d->shape = shape;
      item(d, field, node->items[i], object);
    }
  }
}

void cjm_each_pair(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object, CjmReadPair pair)
{
  if (node->kind != CJM_NODE_MAP) {
    cjm_report_wrong_kind(d, field, node);
    return;
  }
  const CjmShape *shape = d->shape;
  for (size_t i = 0; i < node->n; i++) {
    if (cjm_is_empty(node->items[i])) {
      cjm_report_empty_pair(d, field, node->keys[i]);
    } else {
      d->shape = shape;
      pair(d, field, node->keys[i], node->items[i], object);
    }
  }
}
