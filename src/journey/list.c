#include "journey/list.h"

#include <string.h>

void cjm_list_set(void *list, CjmAnyList items)
{
  memcpy(list, &items, sizeof items);
}

void cjm_list_append(CjmArena *arena, void *list, void *item)
{
  CjmAnyList items = cjm_list_get(list);
  if ((items.n & (items.n - 1)) == 0) { /* capacity grows by powers of two */
    void **at = cjm_arena_make(arena, void *, items.n ? 2 * items.n : 1);
    if (items.n) memcpy(at, items.at, items.n * sizeof *at);
    items.at = at;
  }
  items.at[items.n++] = item;
  cjm_list_set(list, items);
}

size_t cjm_list_filter(CjmArena *arena, void *list, CjmListTest keep, const void *data)
{
  CjmAnyList all = cjm_list_get(list), kept = {cjm_arena_make(arena, void *, all.n + 1), 0};
  for (size_t i = 0; i < all.n; i++)
    if (keep(all.at[i], data)) kept.at[kept.n++] = all.at[i];
  cjm_list_set(list, kept);
  return kept.n;
}
