/* parts.c: texts about a change that several formats share. */
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

char *cjm_listing_step_new(const CjmDifference *change)
{
  const CjmStep *step = change->new_step ? change->new_step : change->old_step;
  return step ? g_strdup_printf("%zu %s", cjm_diff_step_number(step), cjm_diff_step_title(step)) : NULL;
}

char *cjm_listing_remarks_new(const CjmDifference *change)
{
  GString *text = g_string_new(NULL);
  const char *remarks[] = {change->delta, change->note, change->from, change->likely ? "matched by likeness" : NULL,
                           change->reviewed ? "reviewed" : NULL};
  for (size_t i = 0; i < G_N_ELEMENTS(remarks); i++)
    if (remarks[i]) g_string_append_printf(text, " · %s", remarks[i]);
  return g_string_free(text, FALSE);
}

char *cjm_listing_sentence_new(const CjmDifference *change)
{
  g_autofree char *step = cjm_listing_step_new(change), *remarks = cjm_listing_remarks_new(change);
  const char *old = change->old.text, *new = change->new.text;
  return g_strdup_printf("%s%s%s%s%s%s%s%s", change->what, step ? " at " : "", step ? step : "", old || new ? ": " : "",
                         old ? old : "", old && new ? " → " : "", new ? new : "", remarks);
}
