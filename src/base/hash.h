/* hash.h: a hash of bytes, the same on every machine, for names derived from contents. */
#ifndef CJM_BASE_HASH_H
#define CJM_BASE_HASH_H

#include <glib.h>

/* FNV-1a, 64 bits; source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm". */
static inline guint64 cjm_hash(const guint8 *bytes, gsize len)
{
  guint64 hash = G_GUINT64_CONSTANT(14695981039346656037);
  for (gsize i = 0; i < len; i++) hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT(1099511628211);
  return hash;
}

#endif
