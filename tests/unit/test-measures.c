/* Measures that are compared are drawn on one scale, and stand at one height. */
#include <math.h>
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
  g_assert_cmpint(cjm_document_load(CJM_SRCDIR "/tests/stress/measures.yaml", &room->document, &error), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(room->document, &settings, &room->map, &error), ==, CJM_OK);
  room->scene = room->map->pages.at[0];
}

static void leave(Room *room, gconstpointer data)
{
  (void)data;
  cjm_map_free(room->map);
  cjm_document_free(room->document);
}

/* Does the item stand in the lane of this id? */
static bool in_lane(const CjmScene *scene, size_t item, const char *lane)
{
  int depth = 0;
  for (size_t i = item; i-- > 0;) {
    const CjmItem *at = cjm_scene_at(scene, i);
    if (at->kind == CJM_ITEM_CLOSE) depth++;
    if (at->kind != CJM_ITEM_OPEN || depth-- > 0) continue;
    depth = 0;
    if (at->u.group.role == CJM_GROUP_LANE) return g_strcmp0(at->u.group.id, lane) == 0;
  }
  return false;
}

/* ---- bars ---- */

static void test_bars(Room *room, gconstpointer data)
{
  (void)data;
  double y = NAN, widths[8];
  size_t n_tracks = 0, n = 0;
  for (size_t i = 0; i < cjm_scene_length(room->scene); i++) {
    const CjmItem *item = cjm_scene_at(room->scene, i);
    if (item->kind != CJM_ITEM_RECT || item->u.rect.box.h != 8 || !in_lane(room->scene, i, "metrics")) continue;
    if (isnan(y)) y = item->u.rect.box.y;
    g_assert_cmpfloat_with_epsilon(item->u.rect.box.y, y, 0.01);
    const CjmItem *before = i ? cjm_scene_at(room->scene, i - 1) : NULL;
    bool value = before && before->kind == CJM_ITEM_RECT && before->u.rect.box.h == 8; /* behind its track */
    if (!value) n_tracks++;
    else if (n < G_N_ELEMENTS(widths)) widths[n++] = item->u.rect.box.w / before->u.rect.box.w;
  }
  g_assert_cmpuint(n_tracks, ==, 4); /* the value that nothing can be compared with has none */
  g_assert_cmpuint(n, ==, 4);
  g_assert_cmpfloat_with_epsilon(widths[0], 0.5, 0.01);
  g_assert_cmpfloat_with_epsilon(widths[2], 2 * widths[3], 0.01); /* 130 and 65 of one metric */
}

static bool shows(const Room *room, const char *words)
{
  for (size_t i = 0; i < cjm_scene_length(room->scene); i++) {
    const CjmItem *item = cjm_scene_at(room->scene, i);
    if (item->kind != CJM_ITEM_TEXT) continue;
    const CjmTextLine *line = item->u.text.block->lines;
    if (item->u.text.block->n_lines == 1 && line->len == (int)strlen(words) && strncmp(line->text, words, strlen(words)) == 0)
      return true;
  }
  return false;
}

static void test_units(Room *room, gconstpointer data)
{
  (void)data;
  g_assert_true(shows(room, "5 min"));
}

/* ---- waits ---- */

static void test_waits(Room *room, gconstpointer data)
{
  (void)data;
  double widths[4] = {0};
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(room->scene); i++) {
    const CjmItem *item = cjm_scene_at(room->scene, i);
    if (item->kind != CJM_ITEM_PATH || !item->stroke || item->stroke->width != 5 || !in_lane(room->scene, i, "steps")) continue;
    g_assert_cmpuint(n, <, G_N_ELEMENTS(widths));
    widths[n++] = item->u.path.steps[1].p[0].x - item->u.path.steps[0].p[0].x;
  }
  g_assert_cmpuint(n, ==, 3);
  g_assert_cmpfloat(widths[0], <, widths[2]); /* 2 min, 4 h, 3 wk */
  g_assert_cmpfloat(widths[2], <, widths[1]);
  g_assert_cmpfloat(widths[0], >, 0);
}

/* ---- letters ---- */

static size_t count_letters(const Room *room, const char *letter)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(room->scene); i++) {
    const CjmItem *item = cjm_scene_at(room->scene, i);
    if (item->kind != CJM_ITEM_TEXT || item->u.text.block->n_lines != 1) continue;
    const CjmTextLine *line = item->u.text.block->lines;
    n += line->len == (int)strlen(letter) && strncmp(line->text, letter, strlen(letter)) == 0;
  }
  return n;
}

static void test_letters(Room *room, gconstpointer data)
{
  (void)data;
  g_assert_cmpuint(count_letters(room, "A"), ==, 3); /* card, matrix, and the legend's sample */
  g_assert_cmpuint(count_letters(room, "B"), ==, 1); /* card: no value, so not on the matrix */
  g_assert_cmpuint(count_letters(room, "C"), ==, 3); /* card, matrix, plan */
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add("/measures/bars-of-a-row-at-one-height", Room, NULL, enter, test_bars, leave);
  g_test_add("/measures/values-keep-their-unit", Room, NULL, enter, test_units, leave);
  g_test_add("/measures/waits-on-one-scale", Room, NULL, enter, test_waits, leave);
  g_test_add("/measures/opportunities-have-letters", Room, NULL, enter, test_letters, leave);
  return g_test_run();
}
