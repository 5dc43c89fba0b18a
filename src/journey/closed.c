#include "journey/closed.h"

/* What an opportunity solves is closed if no other one is open. */
static void note(GHashTable *closed, GHashTable *open, const CjmOpportunity *opportunity)
{
  if (opportunity->status.value == CJM_OPPORTUNITY_DROPPED) return;
  bool done = opportunity->status.value == CJM_OPPORTUNITY_DONE;
  for (size_t i = 0; i < opportunity->solves.n; i++)
    if (opportunity->solves.at[i]->to) g_hash_table_add(done ? closed : open, opportunity->solves.at[i]->to);
}

static gboolean is_in(void *object, void *value, void *set)
{
  (void)value;
  return g_hash_table_contains(set, object);
}

GHashTable *cjm_closed_new(const CjmJourney *journey)
{
  GHashTable *closed = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) open = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmStep *step = journey->cells.at[i];
    for (size_t k = 0; k < step->opportunities.n; k++) note(closed, open, step->opportunities.at[k]);
  }
  g_hash_table_foreach_remove(closed, is_in, open);
  return closed;
}
