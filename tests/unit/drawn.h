/* drawn.h: maps drawn from a text or a file, and what stands on them, for tests. */
#ifndef CJM_TESTS_DRAWN_H
#define CJM_TESTS_DRAWN_H

#include <string.h>

#include "api/api.h"

typedef struct Drawn {
  CjmDocument *document;
  CjmMap *map;
  const CjmScene *scene; /* the first page */
} Drawn;

static inline Drawn drawn_compose(CjmResult loaded, CjmDocument *document)
{
  char *error = NULL;
  CjmMapOptions options = {.size = sizeof options};
  Drawn drawn = {.document = document};
  g_assert_cmpint(loaded, ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(document, &options, &drawn.map, &error), ==, CJM_OK);
  drawn.scene = drawn.map->pages.at[0];
  return drawn;
}

static inline Drawn drawn_read(const char *yaml)
{
  CjmDocument *document = NULL;
  CjmResult loaded = cjm_document_read("test.yaml", NULL, yaml, strlen(yaml), &document);
  return drawn_compose(loaded, document);
}

/* `path` below the source directory. */
static inline Drawn drawn_load(const char *path)
{
  g_autofree char *whole = g_build_filename(CJM_SRCDIR, path, NULL);
  char *error = NULL;
  CjmDocument *document = NULL;
  CjmResult loaded = cjm_document_load(whole, &document, &error);
  return drawn_compose(loaded, document);
}

static inline void drawn_clear(Drawn *drawn)
{
  cjm_map_free(drawn->map);
  cjm_document_free(drawn->document);
}

/* The text items whose first line begins with `words`, at most `most`. Returns how many there are. */
static inline size_t drawn_find(const Drawn *drawn, const char *words, const CjmItem **ret_items, size_t most)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_TEXT || item->u.text.block->n_lines == 0) continue;
    const CjmTextLine *line = item->u.text.block->lines;
    if (line->len < (int)strlen(words) || strncmp(line->text, words, strlen(words)) != 0) continue;
    if (n < most) ret_items[n] = item;
    n++;
  }
  return n;
}

static inline bool drawn_has(const Drawn *drawn, const char *words)
{
  const CjmItem *item;
  return drawn_find(drawn, words, &item, 1) > 0;
}

/* Does any line contain `words`? */
static inline bool drawn_says(const Drawn *drawn, const char *words)
{
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_TEXT) continue;
    for (size_t k = 0; k < item->u.text.block->n_lines; k++) {
      const CjmTextLine *line = &item->u.text.block->lines[k];
      if (g_strstr_len(line->text, line->len, words)) return true;
    }
  }
  return false;
}

/* The one text that begins with `words`. */
static inline const CjmItem *drawn_one(const Drawn *drawn, const char *words)
{
  const CjmItem *item = NULL;
  g_assert_cmpuint(drawn_find(drawn, words, &item, 1), ==, 1);
  return item;
}

static inline CjmRect drawn_extent(const Drawn *drawn, const char *words)
{
  return cjm_item_extent(drawn_one(drawn, words));
}

/* The bounds of the groups of a role, at most `most`. Returns how many there are. */
static inline size_t drawn_groups(const Drawn *drawn, CjmGroupRole role, CjmRect *ret_bounds, size_t most)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_OPEN || item->u.group.role != role) continue;
    if (n < most) ret_bounds[n] = item->u.group.bounds;
    n++;
  }
  return n;
}

/* Does the item stand in the lane of this id? */
static inline bool drawn_in_lane(const Drawn *drawn, size_t item, const char *lane)
{
  int depth = 0;
  for (size_t i = item; i-- > 0;) {
    const CjmItem *at = cjm_scene_at(drawn->scene, i);
    if (at->kind == CJM_ITEM_CLOSE) depth++;
    if (at->kind != CJM_ITEM_OPEN || depth-- > 0) continue;
    depth = 0;
    if (at->u.group.role == CJM_GROUP_LANE) return g_strcmp0(at->u.group.id, lane) == 0;
  }
  return false;
}

#endif
