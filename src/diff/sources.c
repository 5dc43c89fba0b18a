/* sources.c: what things rest on. */
#include <string.h>

#include "diff/diff-private.h"

static bool same_sources(const CjmDiffing *d, const CjmPart *old, const CjmPart *new, const char *key)
{
  size_t n_old = 0, n_new = 0, common = 0;
  for (size_t i = 0; i < old->n; i++) n_old += strcmp(old->parts[i]->key, key) == 0;
  for (size_t i = 0; i < new->n; i++) {
    const CjmPart *value = new->parts[i];
    if (strcmp(value->key, key) != 0) continue;
    n_new++;
    const CjmRef *ref = value->value.at;
    const CjmPart *source = ref->to ? g_hash_table_lookup(d->parts, ref->to) : NULL;
    for (size_t k = 0; k < old->n; k++) {
      const CjmRef *other = old->parts[k]->value.at;
      common += strcmp(old->parts[k]->key, key) == 0 && source && source->match && other->to == source->match->frame.object;
    }
  }
  return n_old == common && n_new == common;
}

static char *list_new(const CjmPart *object, const char *key)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < object->n; i++) {
    if (strcmp(object->parts[i]->key, key) != 0) continue;
    g_autofree char *value = cjm_part_value_new(object->parts[i]);
    g_string_append_printf(text, "%s%s", text->len ? ", " : "", value);
  }
  return g_string_free(text, FALSE);
}

void cjm_diffing_compare_sources(CjmDiffing *d, CjmPart *old, CjmPart *new, const char *key)
{
  CjmPart *from = cjm_part_get(old, key), *to = cjm_part_get(new, key);
  if ((from && from->done) || (to && to->done) || same_sources(d, old, new, key)) return;
  CjmDiffRuleId id = !from ? CJM_DIFF_EVIDENCE_GAINED : !to ? CJM_DIFF_EVIDENCE_LOST : CJM_DIFF_SOURCES_CHANGED;
  CjmDifference *difference = cjm_diffing_add(d, id, from, to);
  g_autofree char *address = cjm_part_address_new(new);
  difference->address = cjm_arena_printf(d->arena, "%s/%s", address, key);
  difference->old_address = NULL;
  if (from) cjm_diffing_side(d, &difference->old, list_new(old, key), NULL);
  if (to) cjm_diffing_side(d, &difference->new, list_new(new, key), NULL);
  difference->new_step = cjm_part_step(new);
  difference->old_step = cjm_part_step(old);
  difference->phase = cjm_part_phase(new);
  cjm_diffing_name(d, difference, cjm_diff_name_new(d->lang, new));
}
