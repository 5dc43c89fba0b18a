/* lists.c: the items of lists and free keys in the file. */
#include "decode/decoder.h"

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

void cjm_each_item(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object, CjmReadItem item)
{
  if (node->kind != CJM_NODE_LIST) {
    cjm_warn_of_lost_list(d, field, node);
    if (!cjm_is_empty(node)) {
      item(d, field, node, object);
    }
    return;
  }
  const CjmShape *shape = d->shape;
  for (size_t i = 0; i < node->n; i++) {
    if (cjm_is_empty(node->items[i])) {
      cjm_report_empty_item(d, field, node, i);
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
      cjm_report_empty_pair(d, field, node, i);
    } else {
      d->shape = shape;
      pair(d, field, node->keys[i], node->items[i], object);
    }
  }
}
