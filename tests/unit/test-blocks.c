/* What stands over and under the lanes keeps its place. */
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

/* ---- maps of a test's own ---- */

static Room read_text(const char *yaml)
{
  char *error = NULL;
  CjmMapSettings settings = {0};
  Room room = {0};
  g_assert_cmpint(cjm_document_read("test.yaml", NULL, yaml, strlen(yaml), &room.document), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(room.document, &settings, &room.map, &error), ==, CJM_OK);
  room.scene = room.map->pages.at[0];
  return room;
}

static const CjmItem *find_one(const Room *room, const char *words)
{
  const CjmItem *item;
  g_assert_cmpuint(find(room, words, &item, 1), ==, 1);
  return item;
}

/* The bounds of the groups of a role, at most `most`. Returns how many there are. */
static size_t find_groups(const CjmScene *scene, CjmGroupRole role, CjmRect *ret_bounds, size_t most)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_OPEN || item->u.group.role != role) continue;
    if (n < most) ret_bounds[n] = item->u.group.bounds;
    n++;
  }
  return n;
}

/* Twelve steps: a wide map. */
#define FEELINGS \
  "phases: [{title: P, steps: [{title: A, emotion: 1}, {title: B, emotion: -1}, C, D, E, F, G, H, I, J, K, {title: L, emotion: 0.5}]}]\n"

/* Lists stand in columns of one width, and fill the card up to what is remembered. */
static void test_rhythm(void)
{
  Room room = read_text("title: T\npersona: {title: Sanne Visser, quote: I know what I get, goals: [Right size], needs: [A bed],\n"
                        "  frustrations: [Account wall], prefers: [Chat]}\n" FEELINGS);
  static const char *const titles[] = {"Goals", "Needs", "Frustrations", "Prefers"};
  double x[G_N_ELEMENTS(titles)], felt = find_one(&room, "Experience")->u.text.at.x;
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) x[i] = find_one(&room, titles[i])->u.text.at.x;
  double pitch = x[1] - x[0];
  for (size_t i = 2; i < G_N_ELEMENTS(titles); i++) g_assert_cmpfloat_with_epsilon(x[i] - x[i - 1], pitch, 0.1);
  g_assert_cmpfloat(felt - x[3], >=, pitch - 1);
  g_assert_cmpfloat(felt - x[3], <, pitch + 40);
  leave(&room, NULL);
}

/* A card with little in it is as wide as that, and no wider. */
static void test_small_card(void)
{
  Room room = read_text("title: T\npersona: {title: A, goals: [b]}\nphases: [{title: P, steps: [{title: X, emotion: 1}]}]\n");
  CjmRect card;
  g_assert_cmpuint(find_groups(room.scene, CJM_GROUP_PERSONA, &card, 1), ==, 1);
  CjmRect goals = cjm_item_extent(find_one(&room, "Goals"));
  g_assert_cmpfloat(card.w, <, 0.5 * room.scene->width);
  g_assert_cmpfloat(goals.x - card.x, >, 0.3 * card.w);
  g_assert_cmpfloat(card.h, <, 120);
  leave(&room, NULL);
}

/* A long name of a step has the room that the rest of the card has no use for. */
static void test_long_step_name(void)
{
  Room room = read_text("title: T\npersona: {title: Ana Lima, goals: [Pay once]}\nphases:\n  - title: P\n    steps:\n"
                        "      - {title: Carries the contract for district heating over to the new flat, emotion: -1}\n"
                        "      - {title: Pays, emotion: 1}\n");
  const CjmItem *name = find_one(&room, "1\xc2\xa0" "Carries");
  g_assert_cmpuint(name->u.text.block->n_lines, <=, 2);
  leave(&room, NULL);
}

/* Cards of a line are one as high as the other, and share its width by what is in them. */
static void test_lines_of_cards(void)
{
  Room room = read_text("title: T\npersonas:\n"
                        "  - {title: Helen Marsh, description: Primary school teacher, goals: [Sleep], motivations: [Two scares],\n"
                        "     needs: [Knowing who to call], expectations: [To be home at six], frustrations: [Forms]}\n"
                        "  - {title: Daniel Osei, goals: [A short list]}\n"
                        "phases:\n  - title: P\n    steps: [A, B, C, D, E, F, G, H, I, J, K, L, M, N]\n");
  CjmRect cards[2];
  g_assert_cmpuint(find_groups(room.scene, CJM_GROUP_PERSONA, cards, 2), ==, 2);
  g_assert_cmpfloat(cards[0].y, ==, cards[1].y);
  g_assert_cmpfloat(cards[0].h, ==, cards[1].h);
  g_assert_cmpfloat(cards[0].w, >, 1.3 * cards[1].w);
  leave(&room, NULL);
}

static void test_flat_curve(void)
{
  Room room = read_text("title: T\npersona: {title: A, goals: [b]}\n"
                        "phases: [{title: P, steps: [{title: X, emotion: 1}, {title: Y, emotion: 1}, {title: Z, emotion: 1}]}]\n");
  const CjmItem *item;
  g_assert_cmpuint(find(&room, "Experience", &item, 1), ==, 0);
  g_assert_cmpuint(find(&room, "Lowest", &item, 1), ==, 0);
  leave(&room, NULL);
}

/* ---- blocks under the map ---- */

/* The share of the room under the map in which blocks stand, and how far they reach to the right. */
static void test_balance(gconstpointer data)
{
  static const CjmGroupRole roles[] = {CJM_GROUP_CONCLUSIONS, CJM_GROUP_RECOMMENDATIONS, CJM_GROUP_MATRIX, CJM_GROUP_PLAN,
                                       CJM_GROUP_CAUSES,      CJM_GROUP_COMPETITORS,     CJM_GROUP_PRINCIPLES,
                                       CJM_GROUP_SEGMENTS,    CJM_GROUP_SOURCES,         CJM_GROUP_LEGEND};
  char *path = g_strdup_printf("%s/examples/%s.yaml", CJM_SRCDIR, (const char *)data), *error = NULL;
  CjmMapSettings settings = {0};
  Room room = {0};
  g_assert_cmpint(cjm_document_load(path, &room.document, &error), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(room.document, &settings, &room.map, &error), ==, CJM_OK);
  CjmRect all, block;
  g_assert_cmpuint(find_groups(room.map->pages.at[0], CJM_GROUP_BLOCKS, &all, 1), ==, 1);
  double filled = 0, left = INFINITY, right = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
    if (find_groups(room.map->pages.at[0], roles[i], &block, 1) == 0) continue;
    filled += block.w * block.h;
    left = fmin(left, block.x);
    right = fmax(right, block.x + block.w);
  }
  g_assert_cmpfloat(filled, >, 0.6 * all.w * all.h);
  g_assert_cmpfloat_with_epsilon(right - left, all.w, 2);
  leave(&room, NULL);
  g_free(path);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add("/blocks/badges-keep-their-corner", Room, NULL, enter, test_badges, leave);
  g_test_add("/blocks/long-plan-in-several-tables", Room, NULL, enter, test_plan, leave);
  g_test_add("/blocks/persona-in-one-row", Room, NULL, enter, test_experience, leave);
  g_test_add_func("/blocks/cards/one-rhythm", test_rhythm);
  g_test_add_func("/blocks/cards/as-wide-as-their-content", test_small_card);
  g_test_add_func("/blocks/cards/long-step-name", test_long_step_name);
  g_test_add_func("/blocks/cards/lines-of-one-height", test_lines_of_cards);
  g_test_add_func("/blocks/cards/flat-curve", test_flat_curve);
  static const char *const examples[] = {"day-clinic",       "energy-switch",  "enterprise-purchase",
                                         "future-checkout",  "half-marathon",  "moving-house",
                                         "passport-renewal", "three-personas", "webshop-order"};
  for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
    char *path = g_strdup_printf("/blocks/balanced/%s", examples[i]);
    g_test_add_data_func(path, examples[i], test_balance);
    g_free(path);
  }
  return g_test_run();
}
