/* list.h: the lists of the model, for code that does not know what they hold. */
#ifndef CJM_JOURNEY_LIST_H
#define CJM_JOURNEY_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"

/* The layout of every CJM_LIST. */
typedef struct CjmAnyList {
  void **at;
  size_t n;
} CjmAnyList;

/* Reads and writes the CJM_LIST at `list`, which may be of any type. */
static inline CjmAnyList cjm_list_get(const void *list)
{
  CjmAnyList items;
  memcpy(&items, list, sizeof items);
  return items;
}

void cjm_list_set(void *list, CjmAnyList items);

/* Appends an item to the CJM_LIST at `list`, whose array is in `arena` and was filled by this function alone. */
void cjm_list_append(CjmArena *arena, void *list, void *item);

/* Replaces the CJM_LIST at `list` by the items for which `keep` is true, in a new array. Returns how many are left. */
typedef bool (*CjmListTest)(const void *item, const void *data);
size_t cjm_list_filter(CjmArena *arena, void *list, CjmListTest keep, const void *data);

#endif
