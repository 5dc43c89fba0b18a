/* The proportions of the sheet, and what the phase headings have to do with its columns. */
#include <string.h>

#include "api/api.h"
#include "suite.h"

typedef struct Room {
  CjmDocument *document;
  CjmMap *map;
  const CjmScene *scene;
} Room;

static void compose(Room *room, CjmResult loaded)
{
  char *error = NULL;
  CjmMapSettings settings = {0};
  g_assert_cmpint(loaded, ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(room->document, &settings, &room->map, &error), ==, CJM_OK);
  room->scene = room->map->pages.at[0];
}

static void read_text(Room *room, const char *yaml)
{
  compose(room, cjm_document_read("test.yaml", NULL, yaml, strlen(yaml), &room->document));
}

static void leave(Room *room)
{
  cjm_map_free(room->map);
  cjm_document_free(room->document);
}

/* The text that begins with `words`; NULL where there is none. */
static const CjmItem *find(const CjmScene *scene, const char *words)
{
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_TEXT || item->u.text.block->n_lines == 0) continue;
    const CjmTextLine *line = item->u.text.block->lines;
    if (line->len >= (int)strlen(words) && strncmp(line->text, words, strlen(words)) == 0) return item;
  }
  return NULL;
}

/* √2 : 1 or near to it, unless the columns are as wide as they may be. */
static void test_proportions(gconstpointer data)
{
  const char *name = data;
  char *path = g_strdup_printf("%s/examples/%s.yaml", CJM_SRCDIR, name), *error = NULL;
  Room room = {0};
  compose(&room, cjm_document_load(path, &room.document, &error));
  double ratio = room.scene->width / room.scene->height;
  bool widest = room.scene->width > 350 * (double)room.document->journey->steps.n;
  g_assert_cmpfloat(ratio, <, 1.7);
  if (!widest) g_assert_cmpfloat(ratio, >, 1.2);
  leave(&room);
  g_free(path);
}

static void test_full_cell(void)
{
  GString *yaml = g_string_new("title: One full cell\nphases:\n");
  for (int p = 0; p < 8; p++) {
    g_string_append_printf(yaml, "  - title: Phase %d\n    emotion: 0\n    actions:\n", p);
    for (int i = 0; i < (p == 2 ? 9 : 1); i++)
      g_string_append(yaml, p == 2 ? "      - Reads the long conditions of the offer twice and compares them with the letter\n"
                                   : "      - Looks\n");
  }
  Room room = {0};
  read_text(&room, yaml->str);
  double ratio = room.scene->width / room.scene->height;
  g_assert_cmpfloat(ratio, >, 1.2);
  g_assert_cmpfloat(ratio, <, 1.7);
  leave(&room);
  g_string_free(yaml, TRUE);
}

static void test_long_heading(void)
{
  Room room = {0};
  read_text(&room,
            "title: T\nphases:\n"
            "  - title: Finding out which of the many documents they want to see at the counter this time\n    steps: [Asks]\n"
            "  - {title: Wait, steps: [Waits, Calls, Writes, Waits again, Calls again]}\n");
  const CjmItem *heading = find(room.scene, "Finding out");
  g_assert_nonnull(heading);
  g_assert_cmpuint(heading->u.text.block->n_lines, <=, 3);
  leave(&room);
}

static void test_numbers_in_headings(void)
{
  Room room = {0};
  read_text(
    &room,
    "title: T\nphases:\n  - {title: Move, actions: Packs, emotion: -1}\n  - {title: Arrive, actions: Unpacks, emotion: 1}\n");
  g_assert_null(find(room.scene, "Steps"));
  const CjmItem *number = find(room.scene, "2"), *title = find(room.scene, "Arrive");
  g_assert_true(number && title);
  CjmRect disc = cjm_item_extent(number), heading = cjm_item_extent(title);
  g_assert_cmpfloat(disc.x, <, heading.x);
  g_assert_cmpfloat(disc.y, <, heading.y + heading.h);
  g_assert_cmpfloat(disc.y + disc.h, >, heading.y);
  leave(&room);
}

/* Anything beside the number keeps the row. */
static void test_rows_with_more(void)
{
  Room room = {0};
  read_text(&room, "title: T\nphases:\n  - {title: Move, steps: [Packs]}\n  - {title: Arrive, emotion: 1}\n");
  g_assert_nonnull(find(room.scene, "Steps"));
  leave(&room);
}

int main(int argc, char **argv)
{
  static const char *const examples[] = {"day-clinic",       "energy-switch",  "enterprise-purchase",
                                         "future-checkout",  "half-marathon",  "moving-house",
                                         "passport-renewal", "three-personas", "webshop-order"};
  suite_init(&argc, &argv);
  for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
    char *path = g_strdup_printf("/sheet/proportions/%s", examples[i]);
    g_test_add_data_func(path, examples[i], test_proportions);
    g_free(path);
  }
  g_test_add_func("/sheet/one-full-cell", test_full_cell);
  g_test_add_func("/sheet/long-phase-title-widens-its-column", test_long_heading);
  g_test_add_func("/sheet/numbers-stand-in-phase-headings", test_numbers_in_headings);
  g_test_add_func("/sheet/titles-keep-the-row-of-steps", test_rows_with_more);
  return g_test_run();
}
