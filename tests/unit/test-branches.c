/* The arrows of `next`: no label and no arrow cut one another. */
#include <locale.h>
#include <math.h>

#include "api/api.h"
#include "drawn.h"
#include "suite.h"

static CjmMap *draw(const char *file, CjmDocument **ret_document)
{
  CjmMapOptions options = {.size = sizeof options};
  CjmMap *map = NULL;
  char *error = NULL;
  g_assert_cmpint(cjm_document_load(file, ret_document, &error), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(*ret_document, &options, &map, &error), ==, CJM_OK);
  return map;
}

/* The items of the lane of steps: from, to. */
static void find_steps(const CjmScene *scene, size_t *ret_from, size_t *ret_to)
{
  size_t depth = 0;
  *ret_from = *ret_to = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN) {
      if (item->u.group.role == CJM_GROUP_LANE && g_strcmp0(item->u.group.id, "steps") == 0) *ret_from = i;
      depth += *ret_from > 0;
    } else if (item->kind == CJM_ITEM_CLOSE && *ret_from && --depth == 0) {
      *ret_to = i;
      return;
    }
  }
}

static bool cuts(CjmPoint a, CjmPoint b, CjmRect r)
{
  bool upright = fabs(a.x - b.x) < 0.01;
  return upright && a.x > r.x && a.x < r.x + r.w && fmax(a.y, b.y) > r.y && fmin(a.y, b.y) < r.y + r.h;
}

static size_t count_cuts(const CjmItem *path, CjmRect r)
{
  size_t n = 0;
  CjmPoint at = {0, 0};
  for (size_t i = 0; i < path->u.path.n; i++) {
    const CjmPathStep *step = &path->u.path.steps[i];
    if (step->verb == CJM_PATH_LINE) n += cuts(at, step->p[0], r);
    if (step->verb != CJM_PATH_CLOSE) at = step->verb == CJM_PATH_CURVE ? step->p[2] : step->p[0];
  }
  return n;
}

static void test_labels(gconstpointer file)
{
  CjmDocument *document = NULL;
  CjmMap *map = draw(file, &document);
  const CjmScene *scene = map->pages.at[0];
  size_t from, to, n_paths = 0, n_cut = 0;
  find_steps(scene, &from, &to);
  g_assert_cmpuint(to, >, from);
  for (size_t i = from; i < to; i++) {
    const CjmItem *path = cjm_scene_at(scene, i);
    if (path->kind != CJM_ITEM_PATH || !path->stroke) continue;
    n_paths++;
    for (size_t k = from; k < to; k++) {
      const CjmItem *text = cjm_scene_at(scene, k);
      /* What is painted over a label: the rectangle around it, too, where it is a label of an arrow. */
      if (text->kind == CJM_ITEM_TEXT) n_cut += count_cuts(path, cjm_rect_inset(cjm_item_extent(text), -5, 0));
    }
  }
  g_assert_cmpuint(n_paths, >, 3);
  g_assert_cmpuint(n_cut, ==, 0);
  cjm_map_free(map);
  cjm_document_free(document);
}

/* A label is not over the border between two phases if there is room beside it. */
static void test_border(void)
{
  Drawn drawn = drawn_read("title: T\nphases:\n  - {title: Ask, steps: [{title: Calls, next: {to: writes, label: Nothing known}}]}\n"
                           "  - {title: Answer, steps: [{title: Waits}, {id: writes, title: Writes}]}\n");
  CjmRect label = cjm_item_extent(drawn_one(&drawn, "Nothing known")), left = cjm_item_extent(drawn_one(&drawn, "Calls")),
          right = cjm_item_extent(drawn_one(&drawn, "Waits")), far = cjm_item_extent(drawn_one(&drawn, "Writes"));
  g_assert_true(label.x > left.x - 60 && label.x + label.w < far.x && right.x < far.x);
  for (size_t i = 0; i < cjm_scene_length(drawn.scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn.scene, i);
    if (item->kind != CJM_ITEM_PATH || item->u.path.n < 2) continue;
    for (size_t k = 0; k + 1 < item->u.path.n; k++) {
      CjmPoint a = item->u.path.steps[k].p[0], b = item->u.path.steps[k + 1].p[0];
      bool rule = a.x == b.x && fabs(a.y - b.y) > label.h * 2 && fmin(a.y, b.y) < label.y && fmax(a.y, b.y) > label.y + label.h;
      if (rule) g_assert_false(a.x > label.x && a.x < label.x + label.w);
    }
  }
  drawn_clear(&drawn);
}

typedef struct {
  double left, right, y;
} Run;

/* More arrows over one another than fit on the tracks that are tried one by one: each is drawn, and no two run over one another. */
static void test_many(void)
{
  enum { STEPS = 48 };
  g_autoptr(GString) text = g_string_new("title: T\nphases:\n  - title: One\n    steps:\n");
  for (int i = 1; i <= STEPS; i++) g_string_append_printf(text, "      - {id: s%d, title: S, next: [s%d]}\n", i, STEPS + 1 - i);
  Drawn drawn = drawn_read(text->str);
  g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(Run));
  for (size_t i = 0; i < cjm_scene_length(drawn.scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn.scene, i);
    if (item->kind != CJM_ITEM_PATH || item->u.path.n != 6 || !item->stroke) continue;
    const CjmPathStep *steps = item->u.path.steps;
    if (steps[2].verb != CJM_PATH_CURVE || steps[3].verb != CJM_PATH_LINE || steps[4].verb != CJM_PATH_CURVE) continue;
    Run run = {fmin(steps[2].p[2].x, steps[3].p[0].x), fmax(steps[2].p[2].x, steps[3].p[0].x), steps[3].p[0].y};
    for (guint k = 0; k < runs->len; k++) {
      const Run *other = &g_array_index(runs, Run, k);
      g_assert_true(fabs(run.y - other->y) > 8 || run.left > other->right || run.right < other->left);
    }
    g_array_append_val(runs, run);
  }
  g_assert_cmpuint(runs->len, ==, STEPS);
  drawn_clear(&drawn);
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_data_func("/branches/every-kind", "tests/stress/branches.yaml", test_labels);
  g_test_add_data_func("/branches/day-clinic", "examples/day-clinic.yaml", test_labels);
  g_test_add_data_func("/branches/passport", "examples/passport-renewal.yaml", test_labels);
  g_test_add_func("/branches/phase-border", test_border);
  g_test_add_func("/branches/many", test_many);
  return g_test_run();
}
