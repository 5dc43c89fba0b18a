#include "export/cairo/svg-ids.h"

#include <string.h>

static const char *const kinds[] = {"surface", "image", "source", "mask"};

/* The length of an id of one of these kinds, its name and number, at `at`; 0 if there is none. */
static gsize id_length(const char *at, const char *end)
{
  for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
    gsize name = strlen(kinds[i]), len = name;
    if ((gsize)(end - at) <= name || memcmp(at, kinds[i], name) != 0) continue;
    while (at + len < end && g_ascii_isdigit(at[len])) len++;
    return len > name ? len : 0;
  }
  return 0;
}

/* The new id: the same name, and the number of ids before its first occurrence. */
static const char *new_id(GHashTable *ids, const char *at, gsize len)
{
  g_autofree char *id = g_strndup(at, len);
  const char *known = g_hash_table_lookup(ids, id);
  if (known) return known;
  gsize name = len;
  while (g_ascii_isdigit(id[name - 1])) name--;
  char *fresh = g_strdup_printf("%.*s%u", (int)name, id, g_hash_table_size(ids));
  g_hash_table_insert(ids, g_steal_pointer(&id), fresh);
  return fresh;
}

void cjm_svg_ids_append(const GByteArray *document, GByteArray *out)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  const char *at = (const char *)document->data, *end = at + document->len, *copied = at;
  for (; at < end; at++) {
    if (*at != '"' && *at != '#') continue; /* before an id, and before the name of one */
    gsize len = id_length(at + 1, end);
    if (!len) continue;
    const char *id = new_id(ids, at + 1, len);
    g_byte_array_append(out, (const guint8 *)copied, (guint)(at + 1 - copied));
    g_byte_array_append(out, (const guint8 *)id, (guint)strlen(id));
    copied = at + 1 + len;
  }
  g_byte_array_append(out, (const guint8 *)copied, (guint)(end - copied));
}
