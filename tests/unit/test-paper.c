/* Maps on paper: cases that were once composed badly. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "api/api.h"
#include "base/paper.h"
#include "suite.h"

typedef struct Drawn {
  CjmDocument *document;
  CjmMap *map;
} Drawn;

static Drawn draw(const char *yaml, const char *paper)
{
  Drawn drawn = {0};
  CjmMapOptions options = {.size = sizeof options, .paper = paper};
  char *error = NULL;
  g_assert_cmpint(cjm_document_read("test.yaml", NULL, yaml, strlen(yaml), &drawn.document), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(drawn.document, &options, &drawn.map, &error), ==, CJM_OK);
  return drawn;
}

static void drawn_clear(Drawn *drawn)
{
  cjm_map_free(drawn->map);
  cjm_document_free(drawn->document);
}

/* All that holds for any scene: nothing leaves its group or the page, and no texts overlap. */
static void check_scenes(const Drawn *drawn)
{
  for (size_t i = 0; i < drawn->map->pages.n; i++) {
    g_autoptr(GPtrArray) broken = g_ptr_array_new_with_free_func(g_free);
    cjm_scene_check(drawn->map->pages.at[i], broken);
    for (guint k = 0; k < broken->len; k++) g_test_message("page %zu: %s", i + 1, (const char *)broken->pdata[k]);
    if (broken->len) g_test_fail();
  }
}

/* A step without a title has its number beside a text that is smaller than titles. On a wall, where titles are much larger, the number stood below its step. */
static void test_untitled_step(void)
{
  Drawn drawn = draw("title: Renew\nphases:\n  - {title: Prepare, thoughts: And now, when: {waiting: 2d}}\n  - {title: Receive, actions: Signs}\n", "a0");
  check_scenes(&drawn);
  drawn_clear(&drawn);
}

/* The least distance of anything from the edges of the pages, mm. */
static double least_margin(const Drawn *drawn)
{
  double least = INFINITY;
  for (size_t p = 0; p < drawn->map->pages.n; p++) {
    const CjmScene *page = drawn->map->pages.at[p];
    for (size_t i = 0; i < cjm_scene_length(page); i++) {
      const CjmItem *item = cjm_scene_at(page, i);
      if (item->kind == CJM_ITEM_OPEN || item->kind == CJM_ITEM_CLOSE) continue;
      CjmRect at = cjm_item_extent(item);
      least = fmin(least, fmin(fmin(at.x, at.y), fmin(page->width - at.x - at.w, page->height - at.y - at.h)));
    }
  }
  return least / CJM_PX_PER_MM;
}

static size_t count_texts(const Drawn *drawn)
{
  g_autoptr(GHashTable) texts = g_hash_table_new(NULL, NULL);
  for (size_t p = 0; p < drawn->map->pages.n; p++)
    for (size_t i = 0; i < cjm_scene_length(drawn->map->pages.at[p]); i++) {
      const CjmItem *item = cjm_scene_at(drawn->map->pages.at[p], i);
      if (item->kind == CJM_ITEM_TEXT && item->u.text.origin) g_hash_table_add(texts, (void *)item->u.text.origin);
    }
  return g_hash_table_size(texts);
}

/* Sixty feelings in the second of three steps, each with words. */
static char *feelings_new(void)
{
  GString *yaml = g_string_new("title: Sixty\nphases:\n  - title: All\n    steps:\n      - {title: Before, emotion: 1}\n      - title: Long\n        emotion:\n");
  for (int i = 0; i < 60; i++)
    g_string_append_printf(yaml, "          - {score: %d, label: word %d, quote: What they said of it at %d}\n", (7 * i) % 5 - 2, i, i);
  g_string_append(yaml, "      - {title: After, emotion: -1}\n");
  return g_string_free(yaml, FALSE);
}

/* Words under the curve stood one below the other for pages, and were lost at the end of a page, since they had other places when the page was planned. */
static void test_words_below(void)
{
  static const char *const papers[] = {"a4", "16:9"};
  g_autofree char *yaml = feelings_new();
  for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
    Drawn drawn = draw(yaml, papers[i]);
    check_scenes(&drawn);
    g_assert_cmpuint(drawn.map->pages.n, <=, 3);
    g_assert_cmpuint(count_texts(&drawn), ==, 125);
    drawn_clear(&drawn);
  }
}

/* The faces at the ends of a step with many feelings reached over its border, and in the last step over the margin. */
static void test_points_inside(void)
{
  GString *yaml = g_string_new("title: Many\nphases:\n  - title: All\n    steps:\n      - {title: Before, emotion: 1}\n      - title: Long\n        emotion: [0");
  for (int i = 0; i < 240; i++) g_string_append_printf(yaml, ", %d", (7 * i) % 5 - 2);
  g_string_append(yaml, "]\n");
  Drawn drawn = draw(yaml->str, "a4");
  check_scenes(&drawn);
  g_assert_cmpfloat(least_margin(&drawn), >=, 5);
  drawn_clear(&drawn);
  g_string_free(yaml, TRUE);
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_func("/paper/untitled-step", test_untitled_step);
  g_test_add_func("/paper/words-below", test_words_below);
  g_test_add_func("/paper/points-inside", test_points_inside);
  return g_test_run();
}
