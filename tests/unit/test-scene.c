#include <locale.h>

#include "fixture.h"
#include "suite.h"

static const CjmColour black = CJM_RGB(0x000000), red = CJM_RGB(0xb5400f);

static char *dump(const CjmScene *scene)
{
  GString *out = g_string_new(NULL);
  cjm_scene_dump(scene, out);
  return g_string_free(out, FALSE);
}

static GPtrArray *check(const CjmScene *scene)
{
  GPtrArray *broken = g_ptr_array_new_with_free_func(g_free);
  cjm_scene_check(scene, broken);
  return broken;
}

static void assert_rect(CjmRect r, double x, double y, double w, double h)
{
  g_assert_cmpfloat_with_epsilon(r.x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon(r.y, y, 1e-6);
  g_assert_cmpfloat_with_epsilon(r.w, w, 1e-6);
  g_assert_cmpfloat_with_epsilon(r.h, h, 1e-6);
}

/* ---- extents ---- */

static void test_extents(void)
{
  Fixture *f = fixture_new(200, 200);
  cjm_scene_rect(f->scene, (CjmRect){10, 10, 20, 30}, 40, cjm_paint(red), cjm_stroke(black, 2));
  cjm_scene_circle(f->scene, (CjmPoint){50, 60}, 10, cjm_paint(red), CJM_NO_STROKE);
  assert_rect(cjm_item_extent(cjm_scene_at(f->scene, 0)), 9, 9, 22, 32);
  assert_rect(cjm_item_extent(cjm_scene_at(f->scene, 1)), 40, 50, 20, 20);
  g_assert_cmpfloat(cjm_scene_at(f->scene, 0)->u.rect.radius, ==, 10);
  fixture_free(f);
}

/* A curve covers what it reaches, not what its handles reach. */
static void test_curve_extent(void)
{
  Fixture *f = fixture_new(200, 200);
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, 0, 100);
  cjm_path_curve(&path, 0, 0, 100, 0, 100, 100);
  cjm_path_close(&path);
  cjm_path_end(&path, f->scene, CJM_NO_PAINT, CJM_NO_STROKE);
  assert_rect(cjm_item_extent(cjm_scene_at(f->scene, 0)), 0, 25, 100, 75);
  fixture_free(f);
}

static void test_text_extent(void)
{
  Fixture *f = fixture_new(200, 200);
  const CjmItem *item = fixture_text(f, "one two three four five", 10, 20, 60, 10, CJM_ALIGN_END);
  const CjmTextBlock *block = item->u.text.block;
  g_assert_cmpuint(block->n_lines, >, 1);
  for (size_t i = 0; i < block->n_lines; i++) {
    CjmRect box = cjm_item_line_extent(item, i);
    g_assert_cmpfloat_with_epsilon(box.x + box.w, 70, 0.01);
    g_assert_cmpfloat(box.y, <, 20 + block->lines[i].baseline);
    g_assert_true(cjm_rect_contains(cjm_item_extent(item), box, 0.001));
  }
  fixture_free(f);
}

/* ---- what is copied ---- */

static void test_borrows_nothing(void)
{
  Fixture *f = fixture_new(100, 100);
  char title[] = "cell";
  CjmStop stops[] = {{0, red}, {1, black}};
  CjmGradient gradient = {0, 50, stops, 2};
  CjmPathStep steps[] = {{CJM_PATH_MOVE, {{1, 2}}}, {CJM_PATH_LINE, {{3, 4}}}};
  cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_CELL, .title = title, .alt = title});
  cjm_scene_path(f->scene, steps, 2, (CjmPaint){.on = true, .gradient = &gradient}, CJM_NO_STROKE);
  cjm_scene_close(f->scene);
  char *before = dump(f->scene);
  title[0] = 'x';
  stops[0].at = 0.5;
  gradient.top = 9;
  steps[1].p[0].x = 9;
  char *after = dump(f->scene);
  g_assert_cmpstr(before, ==, after);
  g_free(before);
  g_free(after);
  fixture_free(f);
}

/* ---- moving ---- */

static void test_shift(void)
{
  Fixture *f = fixture_full_new();
  char *before = dump(f->scene);
  cjm_scene_shift(f->scene, 0, 7, 11);
  char *moved = dump(f->scene);
  g_assert_nonnull(strstr(moved, "lane shapes 27,101 300x120"));
  g_assert_nonnull(strstr(moved, "down 111..191"));
  g_assert_nonnull(strstr(moved, "image 277,31 50x50"));
  g_assert_nonnull(strstr(moved, "M157,201 L307,201"));
  cjm_scene_shift(f->scene, 0, -7, -11);
  char *back = dump(f->scene);
  g_assert_cmpstr(back, ==, before);
  g_free(before);
  g_free(moved);
  g_free(back);
  fixture_free(f);
}

static void test_shift_from(void)
{
  Fixture *f = fixture_new(100, 100);
  cjm_scene_circle(f->scene, (CjmPoint){10, 10}, 5, cjm_paint(red), CJM_NO_STROKE);
  size_t from = cjm_scene_length(f->scene);
  cjm_scene_circle(f->scene, (CjmPoint){10, 10}, 5, cjm_paint(red), CJM_NO_STROKE);
  cjm_scene_shift(f->scene, from, 20, 0);
  g_assert_cmpfloat(cjm_scene_at(f->scene, 0)->u.circle.centre.x, ==, 10);
  g_assert_cmpfloat(cjm_scene_at(f->scene, 1)->u.circle.centre.x, ==, 30);
  fixture_free(f);
}

static void test_mirror(void)
{
  Fixture *f = fixture_new(200, 100);
  cjm_scene_rect(f->scene, (CjmRect){10, 10, 30, 20}, 0, cjm_paint(red), CJM_NO_STROKE);
  cjm_scene_line(f->scene, (CjmPoint){0, 5}, (CjmPoint){50, 5}, cjm_stroke(black, 1));
  fixture_text(f, "a short line and a longer one", 20, 40, 100, 12, CJM_ALIGN_START);
  cjm_scene_mirror(f->scene);
  assert_rect(cjm_scene_at(f->scene, 0)->u.rect.box, 160, 10, 30, 20);
  g_assert_cmpfloat(cjm_scene_at(f->scene, 1)->u.path.steps[1].p[0].x, ==, 150);
  const CjmItem *text = cjm_scene_at(f->scene, 2);
  for (size_t i = 0; i < text->u.text.block->n_lines; i++) {
    CjmRect box = cjm_item_line_extent(text, i);
    g_assert_cmpfloat_with_epsilon(box.x + box.w, 180, 0.01);
  }
  fixture_free(f);
}

static void test_mirror_shared_block(void)
{
  Fixture *f = fixture_new(200, 100);
  CjmItem item = *fixture_text(f, "one two three", 20, 40, 50, 12, CJM_ALIGN_START);
  cjm_scene_text(f->scene, item.u.text.block, (CjmPoint){20, 70}, black, item.u.text.background);
  cjm_scene_mirror(f->scene);
  for (size_t i = 0; i < 2; i++)
    g_assert_cmpfloat_with_epsilon(cjm_item_extent(cjm_scene_at(f->scene, i)).x + cjm_item_extent(&item).w, 180, 0.01);
  fixture_free(f);
}

/* What is upright goes to the other side as it is, whether its bounds are given or follow from what it holds. */
static void test_mirror_upright(void)
{
  for (int bounded = 0; bounded < 2; bounded++) {
    Fixture *f = fixture_new(200, 100);
    CjmRect bounds = {10, 0, 40, 40};
    cjm_scene_open(f->scene,
                   (CjmSceneGroup){.role = CJM_GROUP_MATRIX, .upright = true, .bounds = bounded ? bounds : (CjmRect){0}});
    cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_PART});
    cjm_scene_circle(f->scene, (CjmPoint){15, 20}, 5, cjm_paint(red), CJM_NO_STROKE);
    cjm_scene_close(f->scene);
    cjm_scene_circle(f->scene, (CjmPoint){45, 20}, 5, cjm_paint(black), CJM_NO_STROKE);
    cjm_scene_close(f->scene);
    cjm_scene_circle(f->scene, (CjmPoint){15, 20}, 5, cjm_paint(red), CJM_NO_STROKE);
    cjm_scene_mirror(f->scene);
    g_assert_cmpfloat(cjm_scene_at(f->scene, 2)->u.circle.centre.x, ==, 155);
    g_assert_cmpfloat(cjm_scene_at(f->scene, 4)->u.circle.centre.x, ==, 185);
    g_assert_cmpfloat(cjm_scene_at(f->scene, 6)->u.circle.centre.x, ==, 185);
    fixture_free(f);
  }
}

static void test_mirror_twice(void)
{
  Fixture *f = fixture_full_new();
  char *before = dump(f->scene);
  cjm_scene_mirror(f->scene);
  char *once = dump(f->scene);
  cjm_scene_mirror(f->scene);
  char *twice = dump(f->scene);
  g_assert_cmpstr(once, !=, before);
  g_assert_cmpstr(twice, ==, before);
  g_free(before);
  g_free(once);
  g_free(twice);
  fixture_free(f);
}

/* ---- the dump ---- */

static void test_dump(void)
{
  static const char *const expected = "page 100x80.5 #ffffff right to left\n"
                                      "title \"A \\\"map\\\"\"\n"
                                      "cell pays 0,0 90x70 \"Pays\" -> \"https://example.org\"\n"
                                      "  rect 1.25,2 3x4 radius 1 fill #b5400f/0.5 stroke #000000 width 1.5 dash 2,1 round\n"
                                      "  path 0,0 10x5 steps 3 fill #000000 : M0,0 C1,0 9,5 10,5 Z\n"
                                      "circle 5,6 radius 7 fill down 0..10 0:#b5400f 1:#000000\n";
  Fixture *f = fixture_new(100, 80.5);
  f->scene->rtl = true;
  f->scene->meta.title = "A \"map\"";
  cjm_scene_open(
    f->scene, (CjmSceneGroup){
                .role = CJM_GROUP_CELL, .id = "pays", .title = "Pays", .href = "https://example.org", .bounds = {0, 0, 90, 70}});
  CjmStroke dashed = cjm_stroke_dashed(black, 1.5, 2, 1);
  dashed.round = true;
  cjm_scene_rect(f->scene, (CjmRect){1.25, 2, 3, 4}, 1, cjm_paint(cjm_colour_alpha(red, 0.5)), dashed);
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, 0, 0);
  cjm_path_curve(&path, 1, 0, 9, 5, 10, 5);
  cjm_path_close(&path);
  cjm_path_end(&path, f->scene, cjm_paint(black), CJM_NO_STROKE);
  cjm_scene_close(f->scene);
  const CjmStop stops[] = {{0, red}, {1, black}};
  CjmGradient gradient = {0, 10, stops, 2};
  cjm_scene_circle(f->scene, (CjmPoint){5, 6}, 7, (CjmPaint){.on = true, .gradient = &gradient}, CJM_NO_STROKE);
  char *text = dump(f->scene);
  g_assert_cmpstr(text, ==, expected);
  g_free(text);
  fixture_free(f);
}

static void test_dump_text(void)
{
  Fixture *f = fixture_new(200, 80);
  fixture_text(f, "Verantwoordelijkheidsgevoel", 10, 10, 100, 12, CJM_ALIGN_START)->u.text.struck = true;
  char *text = dump(f->scene);
  g_assert_nonnull(strstr(text, "text 12/16.8 400 #18202b on #ffffff struck\n  10,"));
  g_assert_nonnull(strstr(text, "\" hyphen\n"));
  g_free(text);
  fixture_free(f);
}

/* ---- the invariants ---- */

static void break_nothing(Fixture *f)
{
  (void)f;
}

static void break_page(Fixture *f)
{
  cjm_scene_circle(f->scene, (CjmPoint){2, 50}, 5, cjm_paint(red), CJM_NO_STROKE);
}

static void break_page_by_stroke(Fixture *f)
{
  cjm_scene_line(f->scene, (CjmPoint){1, 50}, (CjmPoint){100, 50}, cjm_stroke(red, 9));
}

static void break_page_by_text(Fixture *f)
{
  fixture_text(f, "beyond the edge", 300, 50, 100, 12, CJM_ALIGN_START);
}

static void break_bounds(Fixture *f)
{
  cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_LANE, .id = "outer", .bounds = {10, 50, 20, 30}});
  cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_CELL, .id = "inner"});
  fixture_text(f, "too wide a text", 10, 50, 200, 12, CJM_ALIGN_START);
  cjm_scene_close(f->scene);
  cjm_scene_close(f->scene);
}

static void break_overlap(Fixture *f)
{
  fixture_text(f, "a line that is so long that it crosses", 20, 50, 300, 12, CJM_ALIGN_START);
  fixture_text(f, "another one that is long enough as well", 25, 54, 300, 12, CJM_ALIGN_START);
}

static void break_contrast(Fixture *f)
{
  fixture_text(f, "pale", 20, 50, 100, 12, CJM_ALIGN_START)->u.text.colour = (CjmColour)CJM_RGB(0x999999);
}

static void break_contrast_by_alpha(Fixture *f)
{
  fixture_text(f, "faint", 20, 50, 100, 12, CJM_ALIGN_START)->u.text.colour = cjm_colour_alpha(black, 0.3);
}

static void break_by_opening(Fixture *f)
{
  cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_CELL, .id = "open"});
}

static void break_by_closing(Fixture *f)
{
  cjm_scene_close(f->scene);
}

/* Each invariant can fail, and fails alone, once. */
static void test_check(void)
{
  static const struct {
    void (*damage)(Fixture *f);
    const char *message; /* a part of it; NULL: none */
  } rows[] = {
    {break_nothing, NULL},
    {break_page, "circle at -3.0,45.0 10.0x10.0 is not on the page"},
    {break_page_by_stroke, "path at -3.5,45.5"},
    {break_page_by_text, "text at 300.0"},
    {break_bounds, "leaves lane outer"},
    {break_overlap, "\"another one that is long enough as well\" at 25.0"},
    {break_contrast, "\"pale\" has a contrast of 2.85, under 4.5"},
    {break_contrast_by_alpha, "\"faint\" has a contrast"},
    {break_by_opening, "group cell open is never closed"},
    {break_by_closing, "a group is closed that was never opened"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    Fixture *f = fixture_new(340, 400);
    fixture_text(f, "a text in its place", 20, 10, 200, 12, CJM_ALIGN_START);
    rows[i].damage(f);
    GPtrArray *broken = check(f->scene);
    g_assert_cmpuint(broken->len, ==, rows[i].message ? 1 : 0);
    if (rows[i].message && !strstr(broken->pdata[0], rows[i].message))
      g_error("\"%s\" is not in \"%s\"", rows[i].message, (char *)broken->pdata[0]);
    g_ptr_array_unref(broken);
    fixture_free(f);
  }
}

static void test_fixture_is_sound(void)
{
  Fixture *f = fixture_full_new();
  /* One text of it stands on a curve on purpose, but on no other text. */
  GPtrArray *broken = check(f->scene);
  for (guint i = 0; i < broken->len; i++) g_test_message("%s", (char *)broken->pdata[i]);
  g_assert_cmpuint(broken->len, ==, 0);
  g_ptr_array_unref(broken);
  fixture_free(f);
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_func("/scene/extents", test_extents);
  g_test_add_func("/scene/curve-extent", test_curve_extent);
  g_test_add_func("/scene/text-extent", test_text_extent);
  g_test_add_func("/scene/borrows-nothing", test_borrows_nothing);
  g_test_add_func("/scene/shift", test_shift);
  g_test_add_func("/scene/shift-from", test_shift_from);
  g_test_add_func("/scene/mirror", test_mirror);
  g_test_add_func("/scene/mirror-shared-block", test_mirror_shared_block);
  g_test_add_func("/scene/mirror-upright", test_mirror_upright);
  g_test_add_func("/scene/mirror-twice", test_mirror_twice);
  g_test_add_func("/scene/dump", test_dump);
  g_test_add_func("/scene/dump-text", test_dump_text);
  g_test_add_func("/scene/check", test_check);
  g_test_add_func("/scene/fixture-is-sound", test_fixture_is_sound);
  return g_test_run();
}
