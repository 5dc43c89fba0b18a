#include "base/keep.h"

#include <glib.h>

const char *cjm_keep(const char *text)
{
  static GMutex lock;
  static GStringChunk *kept;

  g_mutex_lock(&lock);
  if (!kept) kept = g_string_chunk_new(4096);
  const char *copy = g_string_chunk_insert_const(kept, text);
  g_mutex_unlock(&lock);
  return copy;
}
