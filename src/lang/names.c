/* names.c: the names of the words. */
#include <glib.h>

#include "lang/words.h"

static const char *const names[CJM_WORD_COUNT] = {
#define CJM_LANE(suffix, key, by_default, rows, help) [CJM_WORD_##suffix] = #key,
#include "lang/lanes.def"
#undef CJM_LANE
#define X(id, name) [CJM_WORD_##id] = name,
  CJM_WORD_LIST(X)
#undef X
};

const char *cjm_word_name(CjmWord word)
{
  g_assert((unsigned)word < CJM_WORD_COUNT);
  return names[word];
}

bool cjm_word_named(const char *name, CjmWord *ret_word)
{
  static GHashTable *words; /* name → number + 1 */

  if (g_once_init_enter(&words)) {
    GHashTable *made = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < CJM_WORD_COUNT; i++) g_hash_table_insert(made, (gpointer)names[i], GUINT_TO_POINTER(i + 1));
    g_once_init_leave(&words, made);
  }
  guint found = GPOINTER_TO_UINT(g_hash_table_lookup(words, name));
  if (found == 0) return false;
  *ret_word = (CjmWord)(found - 1);
  return true;
}
