/* A curve passes through its points and never leaves the band between two of them. */

#include "layout/curve.h"
#include "suite.h"

#include <glib.h>
#include <math.h>

#define ROUNDS     500
#define MAX_POINTS 40

static const CjmCurveShape shapes[] = {CJM_CURVE_SHAPE_SMOOTH, CJM_CURVE_SHAPE_LINE, CJM_CURVE_SHAPE_STEPS};

/* Points in order of x; now and then two at the same x or at the same y. */
static size_t random_points(GRand *random, CjmPoint *points)
{
  size_t n = (size_t)g_rand_int_range(random, 1, MAX_POINTS + 1);
  double x = g_rand_double_range(random, -100, 100);
  for (size_t i = 0; i < n; i++) {
    bool level = i > 0 && g_rand_int_range(random, 0, 5) == 0;
    points[i] = (CjmPoint){x, level ? points[i - 1].y : g_rand_double_range(random, 0, 300)};
    int kind = g_rand_int_range(random, 0, 8);
    if (kind == 0) x += g_rand_double_range(random, 0, 1e-5);
    else if (kind > 1) x += g_rand_double_range(random, 0, 250);
  }
  return n;
}

static bool is_between(double value, double a, double b)
{
  return value >= MIN(a, b) && value <= MAX(a, b);
}

static void check_band(const CjmCurve *curve)
{
  for (size_t i = 0; i + 1 < curve->n; i++) {
    CjmPoint a = curve->points[i], b = curve->points[i + 1], last = a;
    for (int k = 0; k <= 64; k++) {
      CjmPoint p = cjm_curve_at(curve, i, k / 64.0);
      g_assert_true(isfinite(p.x) && isfinite(p.y));
      g_assert_true(is_between(p.x, a.x, b.x) && is_between(p.y, a.y, b.y));
      g_assert_cmpfloat(p.x, >=, last.x - 1e-9);
      g_assert_true(b.y >= a.y ? p.y >= last.y - 1e-9 : p.y <= last.y + 1e-9);
      last = p;
    }
    if (curve->shape == CJM_CURVE_SHAPE_STEPS) continue;
    g_assert_true(is_between(curve->c1[i].y, MIN(a.y, b.y) - 1e-9, MAX(a.y, b.y) + 1e-9));
    g_assert_true(is_between(curve->c2[i].y, MIN(a.y, b.y) - 1e-9, MAX(a.y, b.y) + 1e-9));
  }
}

static void check_passes(const CjmCurve *curve)
{
  for (size_t i = 0; i < curve->n; i++) {
    CjmPoint p = curve->points[i];
    if (i + 1 < curve->n) {
      CjmPoint start = cjm_curve_at(curve, i, 0), end = cjm_curve_at(curve, i, 1);
      g_assert_true(start.x == p.x && start.y == p.y);
      g_assert_true(end.x == curve->points[i + 1].x && end.y == curve->points[i + 1].y);
    }
    if (i + 1 == curve->n || curve->points[i + 1].x > p.x) g_assert_cmpfloat(cjm_curve_y(curve, p.x), ==, p.y);
  }
  g_assert_true(isnan(cjm_curve_y(curve, curve->points[0].x - 0.5)));
  g_assert_true(isnan(cjm_curve_y(curve, curve->points[curve->n - 1].x + 0.5)));
  g_assert_true(isnan(cjm_curve_y(curve, NAN)));
}

static void sample(const CjmCurve *curve, double step, GArray *ret_points)
{
  if (curve->n) g_array_append_val(ret_points, curve->points[0]);
  for (size_t i = 0; i + 1 < curve->n; i++) cjm_curve_sample_segment(curve, i, step, ret_points);
}

static void check_samples(const CjmCurve *curve)
{
  g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(CjmPoint));
  sample(curve, 6, samples);
  size_t seen = 0;
  for (guint i = 0; i < samples->len; i++) {
    CjmPoint p = g_array_index(samples, CjmPoint, i);
    while (seen < curve->n && curve->points[seen].x == p.x && curve->points[seen].y == p.y) seen++;
    if (i == 0) continue;
    CjmPoint before = g_array_index(samples, CjmPoint, i - 1);
    g_assert_cmpfloat(hypot(p.x - before.x, p.y - before.y), <=, 6 + 1e-9);
  }
  g_assert_cmpuint(seen, ==, curve->n);
}

static void test_random(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(20);
  CjmPoint points[MAX_POINTS];
  for (int round = 0; round < ROUNDS; round++) {
    g_autoptr(CjmArena) arena = cjm_arena_new();
    size_t n = random_points(random, points);
    for (size_t s = 0; s < G_N_ELEMENTS(shapes); s++) {
      const CjmCurve *curve = cjm_curve(arena, points, n, shapes[s]);
      g_assert_cmpuint(curve->n, ==, n);
      check_band(curve);
      check_passes(curve);
      check_samples(curve);
    }
  }
}

static void test_flat(void)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const CjmPoint points[] = {{0, 10}, {100, 80}, {150, 80}, {400, 80}, {500, 20}, {600, 90}};
  const CjmCurve *curve = cjm_curve(arena, points, G_N_ELEMENTS(points), CJM_CURVE_SHAPE_SMOOTH);
  for (double x = 100; x <= 400; x += 3) g_assert_cmpfloat(cjm_curve_y(curve, x), ==, 80);
  /* Flat at the lowest and at the highest. */
  g_assert_cmpfloat(curve->c2[3].y, ==, 20);
  g_assert_cmpfloat(curve->c1[4].y, ==, 20);
}

static void test_straight(void)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const CjmPoint points[] = {{0, 0}, {10, 5}, {50, 25}, {60, 30}, {200, 100}};
  const CjmCurve *curve = cjm_curve(arena, points, G_N_ELEMENTS(points), CJM_CURVE_SHAPE_SMOOTH);
  for (double x = 0; x <= 200; x++) g_assert_cmpfloat_with_epsilon(cjm_curve_y(curve, x), x / 2, 1e-9);
}

static void test_smooth(void)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const CjmPoint points[] = {{0, 0}, {30, 40}, {130, 60}, {180, 140}, {300, 10}};
  const CjmCurve *curve = cjm_curve(arena, points, G_N_ELEMENTS(points), CJM_CURVE_SHAPE_SMOOTH);
  for (size_t i = 1; i + 1 < curve->n; i++) {
    CjmPoint p = points[i], before = curve->c2[i - 1], after = curve->c1[i];
    g_assert_cmpfloat_with_epsilon((p.y - before.y) / (p.x - before.x), (after.y - p.y) / (after.x - p.x), 1e-9);
  }
}

static void test_steps(void)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const CjmPoint points[] = {{0, 10}, {100, 70}};
  const CjmCurve *curve = cjm_curve(arena, points, 2, CJM_CURVE_SHAPE_STEPS);
  g_assert_cmpfloat(cjm_curve_y(curve, 49), ==, 10);
  g_assert_cmpfloat(cjm_curve_y(curve, 51), ==, 70);
  g_assert_cmpfloat(cjm_curve_at(curve, 0, 0.2).y, ==, 10);
  g_assert_cmpfloat_with_epsilon(cjm_curve_at(curve, 0, 0.5).y, 40, 1e-9);
  g_assert_cmpfloat(cjm_curve_at(curve, 0, 0.8).y, ==, 70);
}

static void test_path(void)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const CjmPoint points[] = {{0, 10}, {100, 70}, {200, 70}, {300, 0}};
  static const struct {
    CjmCurveShape shape;
    const char *verbs;
  } rows[] = {{CJM_CURVE_SHAPE_SMOOTH, "MCCC"}, {CJM_CURVE_SHAPE_LINE, "MLLL"}, {CJM_CURVE_SHAPE_STEPS, "MLLLLLLL"}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    const CjmCurve *curve = cjm_curve(arena, points, G_N_ELEMENTS(points), rows[i].shape);
    g_autoptr(CjmScene) scene = cjm_scene_new(arena);
    CjmPath path = cjm_path_begin();
    cjm_curve_append(curve, 0, 1, true, &path);
    cjm_curve_append(curve, 1, 99, false, &path);
    g_autoptr(GString) verbs = g_string_new(NULL);
    for (guint k = 0; k < path.steps->len; k++) g_string_append_c(verbs, "MLCZ"[g_array_index(path.steps, CjmPathStep, k).verb]);
    g_assert_cmpstr(verbs->str, ==, rows[i].verbs);
    cjm_path_end(&path, scene, CJM_NO_PAINT, CJM_NO_STROKE);
  }
}

static void test_none(void)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(CjmPoint));
  const CjmCurve *curve = cjm_curve(arena, NULL, 0, CJM_CURVE_SHAPE_SMOOTH);
  g_assert_true(isnan(cjm_curve_y(curve, 0)));
  sample(curve, 6, samples);
  g_assert_cmpuint(samples->len, ==, 0);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/curve/random", test_random);
  g_test_add_func("/curve/flat", test_flat);
  g_test_add_func("/curve/straight", test_straight);
  g_test_add_func("/curve/smooth", test_smooth);
  g_test_add_func("/curve/steps", test_steps);
  g_test_add_func("/curve/path", test_path);
  g_test_add_func("/curve/none", test_none);
  return g_test_run();
}
