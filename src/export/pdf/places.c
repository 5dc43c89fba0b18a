#include "export/pdf/places.h"

#include <string.h>

#include "base/number.h"

/* A name and its destination array. */
typedef struct Place {
  char *name, *target;
} Place;

struct CjmPdfPlaces {
  GArray *all;       /* Place */
  GHashTable *names; /* those of `all` */
};

static void place_clear(void *data)
{
  Place *place = data;
  g_free(place->name);
  g_free(place->target);
}

CjmPdfPlaces *cjm_pdf_places_new(void)
{
  CjmPdfPlaces *places = g_new(CjmPdfPlaces, 1);
  *places = (CjmPdfPlaces){g_array_new(FALSE, FALSE, sizeof(Place)), g_hash_table_new(g_str_hash, g_str_equal)};
  g_array_set_clear_func(places->all, place_clear);
  return places;
}

void cjm_pdf_places_free(CjmPdfPlaces *places)
{
  if (!places) return;
  g_hash_table_unref(places->names);
  g_array_unref(places->all);
  g_free(places);
}

/* ---- the places of a page ---- */

/* A group that is open. */
typedef struct Open {
  const CjmSceneGroup *group;
  CjmRect box; /* what it covers so far, px */
} Open;

enum { MARGIN = 8 }; /* px, between the edges of a window and the place that is shown */

static void add_place(CjmPdfPlaces *places, const CjmPdfPage *page, CjmPdfRef ref, const Open *open)
{
  char *name = cjm_group_anchor_new(open->group->role, open->group->id);
  if (g_hash_table_contains(places->names, name)) {
    g_free(name);
    return;
  }
  g_hash_table_add(places->names, name);
  double scale = cjm_pdf_scale(page);
  GString *target = g_string_new(NULL);
  g_string_append_printf(target, "[%u 0 R/XYZ ", ref);
  cjm_number_append(target, MAX(open->box.x - MARGIN, 0) * scale, 2);
  g_string_append_c(target, ' ');
  cjm_number_append(target, MIN(page->height - open->box.y + MARGIN, page->height) * scale, 2);
  g_string_append(target, " null]");
  Place place = {name, g_string_free(target, FALSE)};
  g_array_append_val(places->all, place);
}

static void close_group(CjmPdfPlaces *places, const CjmPdfPage *page, CjmPdfRef ref, GArray *opened)
{
  Open closed = g_array_index(opened, Open, opened->len - 1);
  g_array_set_size(opened, opened->len - 1);
  if (closed.group->id) add_place(places, page, ref, &closed);
  if (opened->len == 0) return;
  Open *around = &g_array_index(opened, Open, opened->len - 1);
  around->box = cjm_rect_union(around->box, closed.box);
}

void cjm_pdf_places_add(CjmPdfPlaces *places, const CjmPdfPage *page, CjmPdfRef ref, const CjmScene *scene)
{
  g_autoptr(GArray) opened = g_array_new(FALSE, FALSE, sizeof(Open));
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN) {
      Open open = {.group = &item->u.group};
      g_array_append_val(opened, open);
    } else if (item->kind == CJM_ITEM_CLOSE) {
      close_group(places, page, ref, opened);
    } else if (opened->len > 0) {
      Open *open = &g_array_index(opened, Open, opened->len - 1);
      open->box = cjm_rect_union(open->box, cjm_item_extent(item));
    }
  }
}

/* ---- in the file ---- */

void cjm_pdf_put_place_name(GString *out, const char *name)
{
  g_string_append_c(out, '(');
  cjm_pdf_bytes(out, name, strlen(name));
  g_string_append_c(out, ')');
}

static int compare(const void *a, const void *b)
{
  return strcmp(((const Place *)a)->name, ((const Place *)b)->name);
}

/* Names of such a tree are sorted by their bytes. */
CjmPdfRef cjm_pdf_places_write(CjmPdfPlaces *places, CjmPdfFile *file)
{
  if (places->all->len == 0) return 0;
  g_array_sort(places->all, compare);
  GString *out = g_string_new("<</Names[");
  for (guint i = 0; i < places->all->len; i++) {
    const Place *place = &g_array_index(places->all, Place, i);
    cjm_pdf_put_place_name(out, place->name);
    g_string_append(out, place->target);
  }
  g_string_append(out, "]>>");
  CjmPdfRef ref = cjm_pdf_reserve(file);
  cjm_pdf_object(file, ref, out->str);
  g_string_free(out, TRUE);
  return ref;
}
