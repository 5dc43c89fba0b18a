/* blocks.c: the choice and order of the blocks under the map. */
#include <string.h>

#include "decode/decoder.h"

static void report_twice(CjmDecoder *d, const CjmText *name, const CjmText *first)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_LANE_TWICE, name->span, "the block `%s` is named twice", name->at);
  cjm_diag_related(diag, first->span, "the first time");
  cjm_fix_delete_item(diag, CJM_FIX_SAFE, name->span);
}

static void append(CjmDecoder *d, CjmBlockChoices *blocks, CjmBlockChoice *block)
{
  for (size_t i = 0; i < blocks->n; i++) {
    if (strcmp(blocks->at[i]->name.at, block->name.at) == 0) {
      report_twice(d, &block->name, &blocks->at[i]->name);
      return;
    }
  }
  cjm_list_append(d->arena, blocks, block);
}

/* `{matrix: {…}, plan: {…}}` in place of a list. */
static void report_mapping(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_WRONG_KIND, node->span, "`%s` takes a list, and this is a block of keys",
                                cjm_written_key(d, field));
  cjm_diag_help(diag, "write each as an item of its own: `- %s: …`", node->keys[0]->text);
}

void cjm_read_block(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  bool has_settings = node->kind == CJM_NODE_MAP && node->n == 1;
  if (node->kind == CJM_NODE_MAP && node->n > 1) {
    report_mapping(d, field, node);
    return;
  }
  if (!has_settings && !cjm_is_scalar(d, field, node)) {
    return;
  }
  const CjmNode *name = has_settings ? node->keys[0] : node;
  const CjmEnumWord *word = cjm_word_find(field->words, name->text);
  if (word == NULL) {
    cjm_report_word(d, field, name);
    return;
  }
  CjmBlockChoice *block = cjm_arena_make(d->arena, CjmBlockChoice, 1);
  *block = (CjmBlockChoice){.o = {.span = node->span}, .name = {.at = word->word, .span = name->span}};
  if (has_settings && !node->items[0]->null) {
    CjmTarget target = {.shape = field->shape, .object = block};
    cjm_decode_targets(d, field, node->items[0], &target, 1);
  }
  append(d, (CjmBlockChoices *)(void *)((char *)object + field->offset), block);
}
