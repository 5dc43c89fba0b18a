/* found.c: changes as they are found. */
#include <string.h>

#include "diff/diff-private.h"

void cjm_diffing_side(CjmDiffing *d, CjmDiffSide *side, char *value, char *text)
{
  side->value = cjm_arena_take(d->arena, value);
  side->text = text ? cjm_arena_take(d->arena, text) : side->value;
}

static CjmSpan span_of(const CjmPart *part, const CjmPart *other)
{
  if (part) return cjm_part_span(part);
  const CjmPart *holder = other ? other->parent : NULL;
  while (holder && !holder->match) holder = holder->parent;
  return holder && holder->match->parent ? cjm_part_span(holder->match) : (CjmSpan){0};
}

static void set_side(CjmDiffing *d, CjmDiffSide *side, const CjmPart *part)
{
  if (!part) return;
  bool is_object = cjm_part_is_object(part);
  side->at = is_object ? part->frame.object : part->value.at;
  side->type = is_object ? CJM_FIELD_OBJECT : part->value.type;
  side->object = is_object ? part->frame.object : part->value.owner;
  side->shape = is_object ? part->frame.shape : part->value.owner_shape;
  if (cjm_part_is_object(part)) cjm_diffing_side(d, side, cjm_part_text_new(part), NULL);
  else cjm_diffing_side(d, side, cjm_part_value_new(part), cjm_diff_text_new(d->lang, part));
}

CjmDifference *cjm_diffing_add(CjmDiffing *d, CjmDiffRuleId id, const CjmPart *old, const CjmPart *new)
{
  CjmDifference *difference = cjm_arena_make(d->arena, CjmDifference, 1);
  const CjmDiffRule *rule = cjm_diff_rule(id);
  g_autofree char *before = old ? cjm_part_address_new(old) : NULL, *after = new ? cjm_part_address_new(new) : NULL;
  *difference = (CjmDifference){.id = id,
                                .rule = rule,
                                .direction = rule->direction,
                                .derived = rule->derived,
                                .likely = (new && new->likely) || (old && old->likely),
                                .address = cjm_arena_strdup(d->arena, after ? after : before)};
  if (before && after && strcmp(before, after) != 0) difference->old_address = cjm_arena_strdup(d->arena, before);
  difference->old_step = old ? cjm_part_step(old) : NULL;
  difference->new_step = new ? cjm_part_step(new) : NULL;
  const CjmPart *one = new ? new : old;
  difference->phase = one ? cjm_part_phase(one) : NULL;
  difference->old.span = span_of(old, new);
  difference->new.span = span_of(new, old);
  set_side(d, &difference->old, old);
  set_side(d, &difference->new, new);
  g_ptr_array_add(d->found, difference);
  return difference;
}

void cjm_diffing_name(CjmDiffing *d, CjmDifference *difference, char *name)
{
  difference->what = cjm_arena_take(d->arena, CJM_MESSAGE_NEW(d->lang, difference->rule->what, CJM_TEXT_ARG("name", name ? name : "")));
  g_free(name);
}
