/* Boxes and columns: a box stays in the place it is given, and columns by content are never higher than equal ones. */
#include <math.h>

#include "lang/lang.h"
#include "layout/columns.h"
#include "layout/marks.h"
#include "suite.h"

typedef struct Room {
  CjmArena *arena;
  CjmFonts *fonts;
  CjmTheme theme;
  CjmMaker m;
} Room;

static void enter(Room *room, gconstpointer data)
{
  (void)data;
  GError *error = NULL;
  CjmJourney journey = {0};
  room->arena = cjm_arena_new();
  room->fonts = cjm_fonts_new(NULL, "en", false, &error);
  g_assert_no_error(error);
  room->theme = cjm_theme_resolve(&journey, NULL);
  room->m = (CjmMaker){.arena = room->arena, .fonts = room->fonts, .theme = &room->theme, .lang = cjm_lang_find("en")};
}

static void leave(Room *room, gconstpointer data)
{
  (void)data;
  cjm_fonts_free(room->fonts);
  cjm_arena_free(room->arena);
}

static const char *const words[] = {"customer", "pays", "late",   "because",       "nobody",
                                    "answers",  "an",   "urgent", "questionnaire", "today"};

static char *sentence(const Room *room, GRand *rand, int n)
{
  GString *out = g_string_new(words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
  for (int i = 1; i < n; i++) g_string_append_printf(out, " %s", words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
  return cjm_arena_take(room->arena, g_string_free(out, FALSE));
}

static CjmBox *text(const Room *room, GRand *rand, int n)
{
  CjmTextStyle style = cjm_theme_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR, false);
  return cjm_box_text(&room->m, style, room->theme.ink, sentence(room, rand, n));
}

/* ---- boxes ---- */

static CjmBox *bullet(const Room *room)
{
  return cjm_mark_box(&room->m, CJM_MARK_BULLET, 5, room->theme.accent);
}

static CjmBox *make_list(const Room *room, CjmBox *list, GRand *rand)
{
  for (int i = 0; i < 7; i++) cjm_box_add(list, text(room, rand, 1 + i % 4));
  return list;
}

static CjmBox *make_stack(const Room *room, GRand *rand)
{
  return make_list(room, cjm_box_stack(&room->m, 5), rand);
}

static CjmBox *make_wrap(const Room *room, GRand *rand)
{
  CjmBox *wrap = make_list(room, cjm_box_wrap(&room->m, 12, 3), rand);
  cjm_box_separate(wrap, room->theme.soft);
  return wrap;
}

static CjmBox *make_end_wrap(const Room *room, GRand *rand)
{
  CjmBox *wrap = make_list(room, cjm_box_wrap(&room->m, 12, 3), rand);
  cjm_box_align_lines(wrap, CJM_ALIGN_END);
  return wrap;
}

static CjmBox *make_grid(const Room *room, GRand *rand)
{
  return make_list(room, cjm_box_grid(&room->m, 110, 200, 10, 6), rand);
}

static CjmBox *make_hang(const Room *room, GRand *rand)
{
  return cjm_box_hang(&room->m, bullet(room), 9, 19, text(room, rand, 12));
}

static CjmBox *make_tall_hang(const Room *room, GRand *rand)
{
  return cjm_box_hang(&room->m, cjm_box_space(&room->m, 60, 60), 9, 19, text(room, rand, 3));
}

static CjmBox *make_ends(const Room *room, GRand *rand)
{
  return cjm_box_ends(&room->m, text(room, rand, 3), text(room, rand, 2), 8);
}

static CjmBox *make_beside(const Room *room, GRand *rand)
{
  return cjm_box_beside(&room->m, text(room, rand, 14), text(room, rand, 4), 10, 160);
}

static CjmBox *make_corner(const Room *room, GRand *rand)
{
  return cjm_box_corner(&room->m, text(room, rand, 14), text(room, rand, 4), 10, 160);
}

static CjmBox *make_head(void *data)
{
  const Room *room = data;
  return cjm_box_text(&room->m, cjm_theme_style(CJM_SIZE_SMALL, CJM_WEIGHT_BOLD, false), room->theme.ink, "What");
}

static CjmBox *make_flow(const Room *room, GRand *rand)
{
  CjmBox *children[9];
  for (int i = 0; i < 9; i++) children[i] = text(room, rand, 1 + i * 2);
  return cjm_box_flow(&room->m, 180, 20, 6, 3, make_head, (void *)room, G_N_ELEMENTS(children), children);
}

static CjmBox *make_columns(const Room *room, GRand *rand)
{
  static const double shares[] = {1, 2, 1};
  CjmBox *children[] = {text(room, rand, 2), text(room, rand, 9), text(room, rand, 1)};
  return cjm_box_columns(&room->m, 8, 3, children, shares);
}

static CjmBox *make_card(const Room *room, GRand *rand)
{
  CjmCard card = {
    .fill = cjm_paint(room->theme.panel), .bar = cjm_paint(room->theme.accent), .radius = 6, .pad_x = 12, .pad_y = 8};
  return cjm_box_group(&room->m, CJM_GROUP_PART, "c", "a card", NULL, cjm_box_card(&room->m, card, make_stack(room, rand)));
}

static const struct {
  const char *name;
  CjmBox *(*make)(const Room *, GRand *);
} kinds[] = {{"stack", make_stack},     {"wrap", make_wrap},     {"end-wrap", make_end_wrap},   {"grid", make_grid},
             {"hang", make_hang},       {"ends", make_ends},     {"tall-hang", make_tall_hang}, {"beside", make_beside},
             {"corner", make_corner},   {"flow", make_flow},     {"columns", make_columns},     {"card", make_card}};

/* At any width from its least one on: all of it inside its rectangle, and no text over another. */
static void test_box(Room *room, gconstpointer data)
{
  size_t kind = GPOINTER_TO_SIZE(data);
  GRand *rand = g_rand_new_with_seed(7);
  CjmBox *box = kinds[kind].make(room, rand);
  for (double width = ceil(cjm_box_min_width(box)); width < 640; width += 7.5) {
    CjmScene *scene = cjm_scene_new(room->arena);
    double height = cjm_box_height(box, width);
    scene->width = width + 40;
    scene->height = height + 40;
    scene->background = room->theme.background;
    cjm_scene_open(scene, (CjmSceneGroup){.role = CJM_GROUP_PART, .bounds = {20, 20, width, height}});
    g_assert_cmpfloat(cjm_box_place(box, scene, 20, 20, width, room->theme.background), ==, height);
    cjm_scene_close(scene);
    GPtrArray *broken = g_ptr_array_new_with_free_func(g_free);
    cjm_scene_check(scene, broken);
    for (guint i = 0; i < broken->len; i++) g_test_message("%s at %.1f: %s", kinds[kind].name, width, (char *)broken->pdata[i]);
    g_assert_cmpuint(broken->len, ==, 0);
    g_ptr_array_unref(broken);
    cjm_scene_free(scene);
  }
  g_rand_free(rand);
}

/* ---- columns ---- */

enum { COLUMNS = 9, ROWS = 5 };

static CjmColumns *random_columns(Room *room, guint32 seed, double *ret_min)
{
  GRand *rand = g_rand_new_with_seed(seed);
  CjmRow *rows = cjm_arena_make(room->arena, CjmRow, ROWS);
  for (size_t r = 0; r < ROWS; r++) {
    rows[r].cells = cjm_arena_make(room->arena, CjmCell, COLUMNS);
    for (size_t c = 0; c < COLUMNS; c++) {
      if (g_rand_int_range(rand, 0, 4) == 0) continue;
      size_t n = c + 1 < COLUMNS && g_rand_int_range(rand, 0, 9) == 0 ? 2 : 1;
      rows[r].cells[rows[r].n++] = (CjmCell){.first = c, .n = n, .box = text(room, rand, g_rand_int_range(rand, 1, 24))};
      c += n - 1;
    }
  }
  for (size_t c = 0; c < COLUMNS; c++) ret_min[c] = 96;
  g_rand_free(rand);
  return cjm_columns(room->arena, rows, ROWS, COLUMNS, ret_min, NULL, 24);
}

static void test_columns(Room *room, gconstpointer data)
{
  (void)data;
  int lower = 0;
  for (guint32 seed = 1; seed <= 60; seed++) {
    double min[COLUMNS], solved[COLUMNS], equal[COLUMNS], sum = 0;
    CjmColumns *columns = random_columns(room, seed, min);
    double total = fmax(cjm_columns_min_width(columns), 100.0 * COLUMNS + 15 * (seed % 40));
    cjm_columns_solve(columns, total, solved);
    cjm_columns_equal(columns, total, equal);
    for (size_t c = 0; c < COLUMNS; c++) {
      g_assert_cmpfloat(solved[c], >=, min[c]);
      sum += solved[c];
    }
    g_assert_cmpfloat_with_epsilon(sum, total, 0.5);
    double by_content = cjm_columns_height(columns, solved), even = cjm_columns_height(columns, equal);
    g_assert_cmpfloat(by_content, <=, even);
    lower += by_content < even;
  }
  g_test_message("lower than equal columns in %d of 60", lower);
  g_assert_cmpint(lower, >, 40);
}

/* Where the total is less than the columns need, they have what they need. */
static void test_narrow(Room *room, gconstpointer data)
{
  (void)data;
  double min[COLUMNS], widths[COLUMNS], sum = 0;
  CjmColumns *columns = random_columns(room, 3, min);
  cjm_columns_solve(columns, 10, widths);
  for (size_t c = 0; c < COLUMNS; c++) sum += widths[c];
  g_assert_cmpfloat_with_epsilon(sum, cjm_columns_min_width(columns), 0.01);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
    g_autofree char *path = g_strdup_printf("/layout/box/%s", kinds[i].name);
    g_test_add(path, Room, GSIZE_TO_POINTER(i), enter, test_box, leave);
  }
  g_test_add("/layout/columns/by-content", Room, NULL, enter, test_columns, leave);
  g_test_add("/layout/columns/narrow", Room, NULL, enter, test_narrow, leave);
  return g_test_run();
}
