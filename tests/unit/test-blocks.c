/* What stands over and under the lanes keeps its place. */
#include <string.h>

#include "api/api.h"
#include "suite.h"

typedef struct Room {
  CjmDocument *document;
  CjmMap *map;
  const CjmScene *scene;
} Room;

static void enter(Room *room, gconstpointer data)
{
  (void)data;
  char *error = NULL;
  CjmMapSettings settings = {0};
  g_assert_cmpint(cjm_document_load(CJM_SRCDIR "/tests/stress/long-plan.yaml", &room->document, &error), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(room->document, &settings, &room->map, &error), ==, CJM_OK);
  room->scene = room->map->pages.at[0];
}

static void leave(Room *room, gconstpointer data)
{
  (void)data;
  cjm_map_free(room->map);
  cjm_document_free(room->document);
}

/* The text items whose first line begins with `words`, at most `most`. Returns how many there are. */
static size_t find(const Room *room, const char *words, const CjmItem **ret_items, size_t most)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(room->scene); i++) {
    const CjmItem *item = cjm_scene_at(room->scene, i);
    if (item->kind != CJM_ITEM_TEXT || item->u.text.block->n_lines == 0) continue;
    const CjmTextLine *line = item->u.text.block->lines;
    if (line->len < (int)strlen(words) || strncmp(line->text, words, strlen(words)) != 0) continue;
    if (n < most) ret_items[n] = item;
    n++;
  }
  return n;
}

static void test_badges(Room *room, gconstpointer data)
{
  (void)data;
  const CjmItem *badge, *owner;
  g_assert_cmpuint(find(room, "current state", &badge, 1), ==, 1);
  g_assert_cmpuint(find(room, "Department for", &owner, 1), ==, 1);
  CjmRect at = cjm_item_extent(badge), below = cjm_item_extent(owner);
  g_assert_cmpfloat(at.y, <, 60);
  g_assert_cmpfloat(at.x + at.w, >, room->scene->width - 60);
  g_assert_cmpfloat(below.x + below.w, >, room->scene->width - 60);
}

static void test_plan(Room *room, gconstpointer data)
{
  (void)data;
  const CjmItem *heads[4];
  size_t n = find(room, "Owner", heads, G_N_ELEMENTS(heads));
  g_assert_cmpuint(n, >=, 2);
  for (size_t i = 1; i < n; i++) {
    g_assert_cmpfloat(heads[i]->u.text.at.y, ==, heads[0]->u.text.at.y);
    g_assert_cmpfloat(heads[i]->u.text.at.x, >, heads[i - 1]->u.text.at.x);
  }
}

static void test_experience(Room *room, gconstpointer data)
{
  (void)data;
  const CjmItem *goals, *felt;
  g_assert_cmpuint(find(room, "Goals", &goals, 1), ==, 1);
  g_assert_cmpuint(find(room, "Experience", &felt, 1), ==, 1);
  g_assert_cmpfloat(goals->u.text.at.y, ==, felt->u.text.at.y); /* beside the name, not under it */
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add("/blocks/badges-keep-their-corner", Room, NULL, enter, test_badges, leave);
  g_test_add("/blocks/long-plan-in-several-tables", Room, NULL, enter, test_plan, leave);
  g_test_add("/blocks/persona-in-one-row", Room, NULL, enter, test_experience, leave);
  return g_test_run();
}
