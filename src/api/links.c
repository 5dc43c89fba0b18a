#include "api/links.h"

#include <string.h>

#include "base/relative.h"
#include "journey/inner.h"

/* A link, and its original address. */
typedef struct Link {
  CjmItem *item;
  const char *old;
  char *address;
} Link;

static void link_clear(void *data)
{
  Link *link = data;
  g_free(link->address);
}

/* The drawing next to its journey, relative to the folder of the whole map. */
static char *beside_new(const CjmDocument *document, const char *path, const char *format)
{
  const CjmSource *source = document->sources->pdata[0];
  g_autofree char *seen = cjm_relative_path_new(source->folder, path);
  char *base = strrchr(seen, '/') ? strrchr(seen, '/') + 1 : seen, *dot = strrchr(base, '.');
  if (dot && dot != base) *dot = '\0';
  return g_strdup_printf("%s.%s", seen, format);
}

/* The file as cjm_document_input() names it. */
static char *input_name_new(const CjmDocument *document, const char *path)
{
  return !document->folder || strcmp(document->folder, ".") == 0 ? g_strdup(path) : g_build_filename(document->folder, path, NULL);
}

/* `anchor` is a place in the drawing; NULL for none. */
static char *address_new(const CjmMap *map, const char *path, const char *anchor, const char *format, const CjmFormatOptions *options)
{
  g_autofree char *input = input_name_new(map->document, path);
  char *given = options->link ? options->link(options->link_data, input, format) : NULL;
  g_autofree char *file = given ? given : beside_new(map->document, path, format), *encoded = g_uri_escape_string(file, "/", TRUE);
  g_autofree char *place = anchor ? g_uri_escape_string(anchor, NULL, TRUE) : NULL;
  return g_strconcat(g_str_has_prefix(encoded, "../") ? "" : "./", encoded, place ? "#" : NULL, place, NULL);
}

static void set_link(GArray *links, const CjmMap *map, CjmItem *item, const char *format, const CjmFormatOptions *options)
{
  const char *old = item->kind == CJM_ITEM_OPEN ? item->u.group.href : NULL;
  g_autofree char *path = NULL, *anchor = NULL;
  if (!old || !cjm_inner_href_split(old, &path, &anchor)) return;
  Link link = {item, old, address_new(map, path, anchor, format, options)};
  item->u.group.href = link.address;
  g_array_append_val(links, link);
}

GArray *cjm_links_set_new(const CjmMap *map, const char *format, const CjmFormatOptions *options)
{
  GArray *links = g_array_new(FALSE, FALSE, sizeof(Link));
  g_array_set_clear_func(links, link_clear);
  for (size_t p = 0; p < map->pages.n; p++) {
    GArray *items = map->pages.at[p]->items;
    for (guint i = 0; i < items->len; i++) set_link(links, map, &g_array_index(items, CjmItem, i), format, options);
  }
  return links;
}

void cjm_links_reset(GArray *links)
{
  for (guint i = 0; i < links->len; i++) {
    const Link *link = &g_array_index(links, Link, i);
    link->item->u.group.href = link->old;
  }
  g_array_unref(links);
}
