/* A label that is placed covers nothing and nobody, whatever the layout; the work grows with the number of labels. */

#include "layout/labels.h"
#include "suite.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define ROUNDS 1200
#define MOST   24 /* of each kind */

/* One random layout, kept to check the places against. */
typedef struct Layout {
  CjmRect bounds;
  CjmRect rects[MOST];
  struct {
    CjmPoint centre;
    double radius;
  } circles[MOST];
  CjmPoint line[MOST], along[MOST];
  double half_width;
  CjmLabel labels[MOST];
  size_t n_rects, n_circles, n_line, n_along, n_labels;
} Layout;

static CjmPoint random_point(GRand *random, CjmRect in)
{
  return (CjmPoint){in.x + g_rand_double_range(random, -0.1, 1.1) * in.w, in.y + g_rand_double_range(random, -0.1, 1.1) * in.h};
}

static size_t random_count(GRand *random)
{
  return (size_t)g_rand_int_range(random, 0, MOST + 1);
}

static void random_layout(GRand *random, Layout *layout)
{
  CjmRect bounds = {g_rand_double_range(random, -500, 500), g_rand_double_range(random, -500, 500),
                    g_rand_double_range(random, 20, 1500), g_rand_double_range(random, 20, 400)};
  *layout = (Layout){.bounds = bounds, .half_width = g_rand_double_range(random, 0, 4)};
  layout->n_rects = random_count(random) / 4;
  for (size_t i = 0; i < layout->n_rects; i++) {
    CjmPoint at = random_point(random, bounds);
    layout->rects[i] = (CjmRect){at.x, at.y, g_rand_double_range(random, 0, 120), g_rand_double_range(random, 0, 60)};
  }
  layout->n_circles = random_count(random);
  for (size_t i = 0; i < layout->n_circles; i++) {
    layout->circles[i].centre = random_point(random, bounds);
    layout->circles[i].radius = g_rand_double_range(random, 0, 15);
  }
  layout->n_line = random_count(random);
  for (size_t i = 0; i < layout->n_line; i++) layout->line[i] = random_point(random, bounds);
  layout->n_along = random_count(random);
  for (size_t i = 0; i < layout->n_along; i++) layout->along[i] = random_point(random, bounds);
  layout->n_labels = random_count(random);
  for (size_t i = 0; i < layout->n_labels; i++) {
    layout->labels[i] = (CjmLabel){.w = g_rand_double_range(random, 0, 140),
                                   .h = g_rand_double_range(random, 0, 40),
                                   .anchor = random_point(random, bounds),
                                   .clear = g_rand_double_range(random, 0, 12),
                                   .prefer = g_rand_int_range(random, -1, 2),
                                   .priority = g_rand_int_range(random, 0, 3),
                                   .max_distance = g_rand_double_range(random, 0, 90)};
    if (g_rand_int_range(random, 0, 6) > 0) continue;
    layout->labels[i].along = layout->along;
    layout->labels[i].n_along = layout->n_along;
  }
}

static CjmLabels *labels_of(Layout *layout, bool expected)
{
  CjmLabels *labels = cjm_labels_new(layout->bounds);
  CjmLabel *list[MOST];
  for (size_t i = 0; i < layout->n_labels; i++) list[i] = &layout->labels[i];
  if (expected) cjm_labels_expect(labels, list, layout->n_labels);
  for (size_t i = 0; i < layout->n_rects; i++) cjm_labels_avoid_rect(labels, layout->rects[i]);
  for (size_t i = 0; i < layout->n_circles; i++)
    cjm_labels_avoid_circle(labels, layout->circles[i].centre, layout->circles[i].radius);
  cjm_labels_avoid_line(labels, layout->line, layout->n_line, layout->half_width);
  return labels;
}

static double to_point(CjmRect r, CjmPoint p)
{
  return hypot(MAX(MAX(r.x - p.x, p.x - r.x - r.w), 0), MAX(MAX(r.y - p.y, p.y - r.y - r.h), 0));
}

/* By steps of at most half a px, and so by another way than the code's own. */
static double to_line(CjmRect r, CjmPoint a, CjmPoint b)
{
  CjmRect box = {MIN(a.x, b.x), MIN(a.y, b.y), fabs(b.x - a.x), fabs(b.y - a.y)};
  if (!cjm_rect_overlaps(r, box, 10)) return INFINITY;
  int n = (int)ceil(hypot(b.x - a.x, b.y - a.y) * 2) + 1;
  double nearest = INFINITY;
  for (int i = 0; i <= n; i++)
    nearest = MIN(nearest, to_point(r, (CjmPoint){a.x + (b.x - a.x) * i / n, a.y + (b.y - a.y) * i / n}));
  return nearest;
}

static void check_label(const Layout *layout, size_t i)
{
  const CjmLabel *label = &layout->labels[i];
  CjmRect at = label->at;
  if (!label->placed) return;
  g_assert_true(at.w == label->w && at.h == label->h);
  g_assert_true(cjm_rect_contains(layout->bounds, at, 0));
  for (size_t k = 0; k < layout->n_rects; k++) g_assert_false(cjm_rect_overlaps(at, layout->rects[k], 0));
  for (size_t k = 0; k < layout->n_circles; k++)
    g_assert_cmpfloat(to_point(at, layout->circles[k].centre), >=, layout->circles[k].radius);
  for (size_t k = 0; k + 1 < layout->n_line; k++)
    g_assert_cmpfloat(to_line(at, layout->line[k], layout->line[k + 1]), >=, layout->half_width - 1e-6);
  for (size_t k = 0; k < layout->n_labels; k++) {
    const CjmLabel *other = &layout->labels[k];
    g_assert_cmpfloat(to_point(at, other->anchor), >=, other->clear);
    if (k != i && other->placed) g_assert_false(cjm_rect_overlaps(at, other->at, 3));
  }
  g_assert_cmpfloat(to_point(at, label->taken) - label->clear, <=, MAX(label->max_distance, 4) + 1e-6);
  bool known = label->taken.x == label->anchor.x && label->taken.y == label->anchor.y;
  for (size_t k = 0; k < label->n_along; k++) known |= label->taken.x == label->along[k].x && label->taken.y == label->along[k].y;
  g_assert_true(known);
}

static size_t place_all(CjmLabels *labels, Layout *layout, size_t from, size_t to)
{
  CjmLabel *list[MOST];
  for (size_t i = from; i < to; i++) list[i - from] = &layout->labels[i];
  return cjm_labels_place(labels, list, to - from);
}

static void test_random(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  Layout layout, again;
  size_t n_placed = 0, n = 0;
  for (int round = 0; round < ROUNDS; round++) {
    random_layout(random, &layout);
    again = layout;
    g_autoptr(CjmLabels) labels = labels_of(&layout, false);
    size_t unplaced = place_all(labels, &layout, 0, layout.n_labels), counted = 0;
    for (size_t i = 0; i < layout.n_labels; i++) {
      check_label(&layout, i);
      counted += !layout.labels[i].placed;
    }
    g_assert_cmpuint(counted, ==, unplaced);
    n += layout.n_labels;
    n_placed += layout.n_labels - unplaced;

    /* The same layout gives the same places, by the same work, also without what is out of reach. */
    for (size_t i = 0; i < again.n_labels; i++)
      if (again.labels[i].along) again.labels[i].along = again.along;
    g_autoptr(CjmLabels) others = labels_of(&again, round % 2);
    place_all(others, &again, 0, again.n_labels);
    g_assert_cmpuint(cjm_labels_work(labels), ==, cjm_labels_work(others));
    for (size_t i = 0; i < layout.n_labels; i++) {
      const CjmLabel *a = &layout.labels[i], *b = &again.labels[i];
      g_assert_true(a->placed == b->placed && a->has_leader == b->has_leader);
      if (a->placed) g_assert_true(a->at.x == b->at.x && a->at.y == b->at.y);
    }
  }
  g_assert_cmpuint(n_placed * 2, >, n); /* these layouts are crowded, but not so much */
}

/* Labels of an earlier call stand where they stand. */
static void test_two_calls(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(8);
  Layout layout;
  for (int round = 0; round < ROUNDS / 10; round++) {
    random_layout(random, &layout);
    g_autoptr(CjmLabels) labels = labels_of(&layout, false);
    size_t half = layout.n_labels / 2;
    for (size_t i = half; i < layout.n_labels; i++) layout.labels[i].clear = 0; /* no markers that come too late */
    place_all(labels, &layout, 0, half);
    CjmLabel before[MOST];
    memcpy(before, layout.labels, sizeof before);
    place_all(labels, &layout, half, layout.n_labels);
    for (size_t i = 0; i < layout.n_labels; i++) {
      check_label(&layout, i);
      if (i < half) g_assert_true(before[i].at.x == layout.labels[i].at.x && before[i].at.y == layout.labels[i].at.y);
    }
  }
}

static void test_prefer(void)
{
  for (int prefer = -1; prefer <= 1; prefer += 2) {
    g_autoptr(CjmLabels) labels = cjm_labels_new((CjmRect){0, 0, 400, 300});
    CjmLabel label = {.w = 80, .h = 20, .anchor = {200, 150}, .clear = 10, .prefer = prefer, .max_distance = 40};
    g_assert_cmpuint(cjm_labels_place(labels, (CjmLabel *[]){&label}, 1), ==, 0);
    g_assert_cmpfloat_with_epsilon(label.at.x, 160, 1e-9);
    g_assert_cmpfloat_with_epsilon(label.at.y, prefer < 0 ? 116 : 164, 1e-9);
    g_assert_false(label.has_leader);
  }
}

static void test_room_is_made(void)
{
  /* The first takes the only place that the second could have, but can as well stand elsewhere. */
  g_autoptr(CjmLabels) labels = cjm_labels_new((CjmRect){0, 0, 100, 70});
  CjmLabel first = {.w = 90, .h = 20, .anchor = {50, 35}, .clear = 5, .prefer = -1, .priority = 1, .max_distance = 20};
  CjmLabel second = {.w = 90, .h = 20, .anchor = {50, 2}, .max_distance = 10};
  g_assert_cmpuint(cjm_labels_place(labels, (CjmLabel *[]){&first, &second}, 2), ==, 0);
  g_assert_cmpfloat(first.at.y, >, 35);
  g_assert_cmpfloat(second.at.y, <, 35);
}

/* A label interrupts the line that hangs from above to its own anchor, but no other. */
static void test_stem(void)
{
  for (int stem = 0; stem <= 1; stem++) {
    g_autoptr(CjmLabels) labels = cjm_labels_new((CjmRect){0, 0, 100, 120});
    CjmLabel label = {.w = 90, .h = 20, .anchor = {50, 100}, .clear = 10, .stem = stem, .prefer = -1, .max_distance = 60};
    cjm_labels_avoid_rect(labels, (CjmRect){48, 0, 4, 100});
    g_assert_cmpuint(cjm_labels_place(labels, (CjmLabel *[]){&label}, 1), ==, stem ? 0 : 1);
    if (stem) g_assert_cmpfloat(label.at.y + label.at.h, <=, 90);
  }
}

/* Of two labels with one place, that gets it which is worth the other. */
static void test_worth(void)
{
  for (int worth = 0; worth <= 1; worth++) {
    g_autoptr(CjmLabels) labels = cjm_labels_new((CjmRect){0, 0, 100, 30});
    CjmLabel first = {.w = 90, .h = 20, .anchor = {50, 28}, .priority = 1, .max_distance = 20};
    CjmLabel second = {.w = 90, .h = 20, .anchor = {52, 28}, .worth = worth, .max_distance = 20};
    g_assert_cmpuint(cjm_labels_place(labels, (CjmLabel *[]){&first, &second}, 2), ==, 1);
    g_assert_true(worth ? second.placed : first.placed);
  }
}

static void test_no_room(void)
{
  g_autoptr(CjmLabels) labels = cjm_labels_new((CjmRect){0, 0, 50, 300});
  CjmLabel wide = {.w = 60, .h = 20, .anchor = {25, 100}, .max_distance = 90};
  CjmLabel broken = {.w = NAN, .h = 20, .anchor = {25, INFINITY}, .clear = 4, .max_distance = 90};
  cjm_labels_avoid_circle(labels, (CjmPoint){NAN, 0}, 4);
  cjm_labels_avoid_line(labels, (CjmPoint[]){{NAN, 0}, {1e300, 4}, {-1e300, 8}}, 3, 1);
  g_assert_cmpuint(cjm_labels_place(labels, (CjmLabel *[]){&wide, &broken}, 2), ==, 2);
  g_assert_false(wide.placed || broken.placed);
  g_assert_cmpuint(cjm_labels_place(labels, NULL, 0), ==, 0);
  cjm_labels_free(NULL);
}

/* A journey of `n` steps, so far apart, with three lines and a label each. */
static size_t work_of(size_t n, double column)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(9);
  g_autoptr(CjmLabels) labels = cjm_labels_new((CjmRect){0, 0, column * (double)n, 300});
  g_autofree CjmLabel *all = g_new0(CjmLabel, n);
  g_autofree CjmLabel **list = g_new0(CjmLabel *, n);
  for (int line = 0; line < 3; line++) {
    CjmPoint last = {0, 150};
    for (size_t i = 0; i < n; i++) {
      CjmPoint p = {column * ((double)i + 0.5), g_rand_double_range(random, 40, 260)}, piece[21];
      for (int k = 0; k <= 20; k++) piece[k] = (CjmPoint){last.x + (p.x - last.x) * k / 20, last.y + (p.y - last.y) * k / 20};
      cjm_labels_avoid_line(labels, piece, G_N_ELEMENTS(piece), 1);
      if (line == 0) {
        all[i] = (CjmLabel){.w = 90, .h = 36, .anchor = p, .clear = 10, .prefer = p.y < 150 ? -1 : 1, .max_distance = 70};
        list[i] = &all[i];
      }
      last = p;
    }
  }
  cjm_labels_place(labels, list, n);
  return cjm_labels_work(labels);
}

static void test_growth(void)
{
  static const double columns[] = {200, 100, 25}; /* px; with the last there is no room for most labels */
  for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
    g_assert_cmpuint(work_of(3200, columns[i]), <, work_of(200, columns[i]) * 16 * 3 / 2);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/labels/random", test_random);
  g_test_add_func("/labels/two-calls", test_two_calls);
  g_test_add_func("/labels/prefer", test_prefer);
  g_test_add_func("/labels/room-is-made", test_room_is_made);
  g_test_add_func("/labels/stem", test_stem);
  g_test_add_func("/labels/worth", test_worth);
  g_test_add_func("/labels/no-room", test_no_room);
  g_test_add_func("/labels/growth", test_growth);
  return g_test_run();
}
