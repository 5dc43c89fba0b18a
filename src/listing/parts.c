/* parts.c: texts about a change that several formats share. */
#include <string.h>

#include "base/printable.h"
#include "lang/messages.h"
#include "listing/listing.h"

const char *cjm_listing_sign(CjmDirection direction)
{
  static const char *const signs[] = {
    [CJM_DIRECTION_WORSE] = "▼", [CJM_DIRECTION_BETTER] = "▲", [CJM_DIRECTION_NEUTRAL] = "○"};
  return signs[direction];
}

CjmSpan cjm_listing_place(const CjmDifference *change)
{
  bool gone = change->old.value && !change->new.value;
  CjmSpan first = gone ? change->old.span : change->new.span, second = gone ? change->new.span : change->old.span;
  return first.source ? first : second;
}

/* Marks and isolates of Unicode UAX #9, which languages need; not the embeddings and overrides. */
static bool is_directional(gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2066 && c <= 0x2069);
}

void cjm_listing_append_clean(GString *out, const char *text, size_t len)
{
  g_autofree char *valid = g_utf8_make_valid(text, (gssize)len);
  for (const char *p = valid, *next; *p; p = next) {
    next = g_utf8_next_char(p);
    if (is_directional(g_utf8_get_char(p))) g_string_append_len(out, p, next - p);
    else cjm_printable_append(out, p, (size_t)(next - p));
  }
}

char *cjm_listing_step_new(const CjmChanges *changes, const CjmDifference *change)
{
  const CjmStep *step = change->new_step ? change->new_step : change->old_step;
  return step ? cjm_diff_step_new(changes->lang, step) : NULL;
}

char *cjm_listing_value_new(const CjmChanges *changes, const CjmDiffSide *side)
{
  return side->text ? cjm_lang_isolate_new(changes->lang, side->text) : NULL;
}

char **cjm_listing_remarks_new(const CjmChanges *changes, const CjmDifference *change)
{
  GPtrArray *remarks = g_ptr_array_new();
  if (change->note) g_ptr_array_add(remarks, cjm_lang_isolate_new(changes->lang, change->note));
  if (change->from) g_ptr_array_add(remarks, g_strdup(change->from));
  if (change->likely) g_ptr_array_add(remarks, cjm_lang_message_new(changes->lang, "diff.likely", NULL));
  if (change->reviewed) g_ptr_array_add(remarks, cjm_lang_message_new(changes->lang, "diff.reviewed", NULL));
  g_ptr_array_add(remarks, NULL);
  return (char **)g_ptr_array_free(remarks, FALSE);
}

char *cjm_listing_sentence_new(const CjmChanges *changes, const CjmDifference *change)
{
  g_autofree char *step = cjm_listing_step_new(changes, change), *old = cjm_listing_value_new(changes, &change->old),
                  *new = cjm_listing_value_new(changes, &change->new),
                  *at = step ? CJM_MESSAGE_NEW(changes->lang, "changed.at", CJM_TEXT_ARG("what", change->what), CJM_TEXT_ARG("step", step))
                             : g_strdup(change->what),
                  *values = old && new ? g_strdup_printf("%s → %s", old, new) : g_strdup(new ? new : old);
  char *said = values ? CJM_MESSAGE_NEW(changes->lang, "changed.value", CJM_TEXT_ARG("text", at), CJM_TEXT_ARG("value", values)) : g_strdup(at);
  GString *sentence = g_string_new(said);
  g_free(said);
  g_auto(GStrv) remarks = cjm_listing_remarks_new(changes, change);
  if (change->delta) g_string_append_printf(sentence, " · %s", change->delta);
  for (char **remark = remarks; *remark; remark++) g_string_append_printf(sentence, " · %s", *remark);
  GString *line = g_string_new(NULL);
  cjm_listing_append_clean(line, sentence->str, sentence->len);
  g_string_free(sentence, TRUE);
  return g_string_free(line, FALSE);
}

char *cjm_listing_count_new(const CjmChanges *changes, CjmDirection direction)
{
  g_autofree char *key = g_strconcat("changes.", cjm_direction_name(direction), NULL);
  return CJM_MESSAGE_NEW(changes->lang, key, CJM_NUMBER_ARG("n", changes->counts[direction]));
}

char *cjm_listing_unchanged_new(const CjmChanges *changes)
{
  return CJM_MESSAGE_NEW(changes->lang, "changes.unchanged", CJM_NUMBER_ARG("k", changes->unchanged_steps),
                         CJM_NUMBER_ARG("n", changes->new->steps.n));
}
