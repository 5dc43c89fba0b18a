/* The brand: the logo beside the heading, the line and the QR code at the foot of the page. */
#include <glib/gstdio.h>
#include <math.h>

#include "drawn.h"
#include "suite.h"

static const char url[] = "https://example.org/maps/shoes";

/* A map in a folder with `logo.png`, drawn in a theme; NULL for its own. */
static Drawn draw(const char *yaml, const char *picture, const char *theme)
{
  char *error = NULL;
  g_autofree char *folder = g_dir_make_tmp("cjm-brand-XXXXXX", NULL);
  g_autofree char *file = g_build_filename(folder, "map.yaml", NULL), *logo = g_build_filename(folder, "logo.png", NULL);
  g_assert_true(g_file_set_contents(file, yaml, -1, NULL));
  if (picture) {
    g_autofree char *from = g_build_filename(CJM_SRCDIR, "tests/stress", picture, NULL), *data = NULL;
    gsize len;
    g_assert_true(g_file_get_contents(from, &data, &len, NULL));
    g_assert_true(g_file_set_contents(logo, data, (gssize)len, NULL));
  }
  Drawn drawn = {0};
  CjmMapOptions options = {.size = sizeof options, .theme = theme};
  g_assert_cmpint(cjm_document_load(file, &drawn.document, &error), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(drawn.document, &options, &drawn.map, &error), ==, CJM_OK);
  drawn.scene = drawn.map->pages.at[0];
  g_unlink(file);
  g_unlink(logo);
  g_rmdir(folder);
  return drawn;
}

static CjmRect group(const Drawn *drawn, CjmGroupRole role)
{
  CjmRect bounds;
  g_assert_cmpuint(drawn_groups(drawn, role, &bounds, 1), ==, 1);
  return bounds;
}

/* The first item in a group of this role, and the number of items up to its end. */
static const CjmItem *items_of(const Drawn *drawn, CjmGroupRole role, size_t *ret_n)
{
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_OPEN || item->u.group.role != role) continue;
    for (*ret_n = 0; cjm_scene_at(drawn->scene, i + 1 + *ret_n)->kind != CJM_ITEM_CLOSE;) ++*ret_n;
    return item + 1;
  }
  g_assert_not_reached();
}

/* ---- the logo ---- */

static void test_logo_place(void)
{
  Drawn drawn = draw("title: Ordering\nscenario: First order\ntheme: {logo: logo.png}\nphases: Order\n", "face.png", NULL);
  CjmRect logo = group(&drawn, CJM_GROUP_LOGO), title = drawn_extent(&drawn, "Ordering");
  g_assert_cmpfloat(logo.x, ==, 40);
  g_assert_cmpfloat(logo.y, >=, 40);
  g_assert_cmpfloat(logo.h, <=, 62);
  g_assert_cmpfloat(logo.x + logo.w, <, title.x);
  drawn_clear(&drawn);
}

static void test_logo_rtl(void)
{
  Drawn drawn = draw("title: تجديد جواز السفر\nlang: ar\ntheme: {logo: logo.png}\nphases: Order\n", "face.png", NULL);
  CjmRect logo = group(&drawn, CJM_GROUP_LOGO), title = drawn_extent(&drawn, "تجديد");
  g_assert_cmpfloat_with_epsilon(logo.x + logo.w, drawn.scene->width - 40, 1);
  g_assert_cmpfloat(logo.x, >, title.x + title.w);
  drawn_clear(&drawn);
}

/* Does the logo have a surface under it, and is it light? */
static bool has_plate(const char *picture, const char *theme, bool *ret_light)
{
  Drawn drawn = draw("title: Ordering\ntheme: {logo: logo.png}\nphases: Order\n", picture, theme);
  size_t n;
  const CjmItem *first = items_of(&drawn, CJM_GROUP_LOGO, &n);
  bool plate = first->kind == CJM_ITEM_RECT;
  g_assert_cmpuint(n, ==, plate ? 2 : 1);
  g_assert_cmpint(first[n - 1].kind, ==, CJM_ITEM_IMAGE);
  if (plate) *ret_light = first->fill->colour.r > 0.5f;
  drawn_clear(&drawn);
  return plate;
}

/* A transparent logo stands out from the sheet in every theme. */
static void test_logo_contrast(void)
{
  bool light = false;
  g_assert_false(has_plate("logo-dark.png", "light", &light));
  g_assert_false(has_plate("logo-dark.png", "print", &light));
  g_assert_true(has_plate("logo-dark.png", "dark", &light));
  g_assert_true(light);
  g_assert_false(has_plate("logo-light.png", "dark", &light));
  g_assert_true(has_plate("logo-light.png", "light", &light));
  g_assert_false(light);
  g_assert_false(has_plate("face.png", "light", &light)); /* no transparent background */
  g_assert_false(has_plate("face.png", "dark", &light));
}

/* ---- the footer ---- */

static void test_footer_place(void)
{
  Drawn drawn = draw("title: Ordering\ntheme: {footer: For the checkout team}\nconclusions: Pay faster\nphases: Order\n", NULL, NULL);
  CjmRect footer = drawn_extent(&drawn, "For the checkout team"), block = drawn_extent(&drawn, "Pay faster");
  g_assert_cmpfloat(footer.y, >, block.y + block.h);
  g_assert_cmpfloat(footer.y + footer.h, >, drawn.scene->height - 60);
  g_assert_cmpuint(drawn_groups(&drawn, CJM_GROUP_QR, NULL, 0), ==, 0);
  drawn_clear(&drawn);
}

static void test_footer_of_view(void)
{
  static const char yaml[] = "title: Ordering\ntheme: {footer: For all}\nviews: [{id: a, title: A, theme: dark}, {id: b, title: B, theme: {footer: For B}}]\n"
                             "phases: Order\n";
  CjmDocument *document = NULL;
  g_assert_cmpint(cjm_document_read("test.yaml", NULL, yaml, strlen(yaml), &document), ==, CJM_OK);
  static const char *const views[] = {"a", "b"}, *const footers[] = {"For all", "For B"};
  for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
    CjmMapOptions options = {.size = sizeof options, .view = views[i]};
    Drawn drawn = {.document = document};
    g_assert_cmpint(cjm_map_new(document, &options, &drawn.map, NULL), ==, CJM_OK);
    drawn.scene = drawn.map->pages.at[0];
    g_assert_true(drawn_has(&drawn, footers[i]));
    cjm_map_free(drawn.map);
  }
  cjm_document_free(document);
}

/* The address is there as text, and both text and code are links. */
static void test_address(void)
{
  Drawn drawn = draw("title: Ordering\nurl: https://example.org/maps/shoes\nphases: Order\n", NULL, NULL);
  const CjmItem *texts[3];
  g_assert_cmpuint(drawn_find(&drawn, "example.org/maps/shoes", texts, G_N_ELEMENTS(texts)), ==, 2); /* heading and footer */
  size_t links = 0;
  for (size_t i = 0; i < cjm_scene_length(drawn.scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn.scene, i);
    links += item->kind == CJM_ITEM_OPEN && g_strcmp0(item->u.group.href, url) == 0;
  }
  g_assert_cmpuint(links, ==, 3);
  drawn_clear(&drawn);
}

/* ---- the code ---- */

static double find_module(const CjmItem *path)
{
  double least = INFINITY;
  for (size_t i = 1; i < path->u.path.n; i++) {
    const CjmPathStep *a = &path->u.path.steps[i - 1], *b = &path->u.path.steps[i];
    if (b->verb != CJM_PATH_LINE) continue;
    double dx = fabs(b->p[0].x - a->p[0].x), dy = fabs(b->p[0].y - a->p[0].y);
    g_assert_true((dx > 0) != (dy > 0)); /* along the grid, and no corner twice */
    least = MIN(least, dx + dy);
  }
  return least;
}

/* Dark on light with a quiet zone of four modules in every theme, and modules of at least 0.4 mm. */
static void test_code(gconstpointer theme)
{
  Drawn drawn = draw("title: Ordering\nurl: https://example.org/maps/shoes\nphases: Order\n", NULL, theme);
  size_t n;
  const CjmItem *plate = items_of(&drawn, CJM_GROUP_QR, &n), *code = plate + 1;
  CjmRect whole = cjm_item_extent(plate), dark = cjm_item_extent(code);
  g_assert_cmpuint(n, ==, 2);
  double module = find_module(code);
  g_assert_cmpfloat(module * 25.4 / 96, >=, 0.4);
  g_assert_cmpfloat(dark.x - whole.x, >=, 4 * module);
  g_assert_cmpfloat(dark.y - whole.y, >=, 4 * module);
  g_assert_cmpfloat(whole.x + whole.w - dark.x - dark.w, >=, 4 * module);
  g_assert_cmpfloat(whole.y + whole.h - dark.y - dark.h, >=, 4 * module);
  g_assert_cmpfloat(cjm_colour_contrast(plate->fill->colour, code->fill->colour), >, 15);
  g_assert_cmpfloat(plate->fill->colour.r, >, code->fill->colour.r);
  g_assert_cmpfloat(whole.x, ==, floor(whole.x)); /* on whole pixels */
  drawn_clear(&drawn);
}

/* A mirrored code is another one. */
static void test_code_rtl(void)
{
  Drawn left = draw("title: Ordering\nurl: https://example.org/maps/shoes\nphases: Order\n", NULL, NULL);
  Drawn right = draw("title: Ordering\nlang: ar\nurl: https://example.org/maps/shoes\nphases: Order\n", NULL, NULL);
  size_t n;
  const CjmItem *a = items_of(&left, CJM_GROUP_QR, &n) + 1, *b = items_of(&right, CJM_GROUP_QR, &n) + 1;
  CjmRect at = cjm_item_extent(a), mirrored = cjm_item_extent(b);
  g_assert_cmpfloat(mirrored.x, >, right.scene->width / 2);
  g_assert_cmpuint(a->u.path.n, ==, b->u.path.n);
  for (size_t i = 0; i < a->u.path.n; i++) {
    if (a->u.path.steps[i].verb == CJM_PATH_CLOSE) continue;
    g_assert_cmpfloat(a->u.path.steps[i].p[0].x - at.x, ==, b->u.path.steps[i].p[0].x - mirrored.x);
  }
  drawn_clear(&left);
  drawn_clear(&right);
}

/* The longest address has a code; a longer one has none, and a warning says so. */
static void test_code_length(void)
{
  for (int more = 0; more <= 1; more++) {
    g_autofree char *rest = g_strnfill(CJM_QR_BYTES - strlen("https://e.org/") + (gsize)more, 'x');
    g_autofree char *yaml = g_strdup_printf("title: Ordering\nurl: https://e.org/%s\nphases: Order\n", rest);
    Drawn drawn = draw(yaml, NULL, NULL);
    g_assert_cmpuint(drawn_groups(&drawn, CJM_GROUP_QR, NULL, 0), ==, more ? 0 : 1);
    g_assert_cmpuint(cjm_diags_length(drawn.document->diags), ==, more);
    if (more) g_assert_cmpint(cjm_diags_at(drawn.document->diags, 0)->code, ==, CJM_CODE_URL_TOO_LONG);
    drawn_clear(&drawn);
  }
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/brand/logo/place", test_logo_place);
  g_test_add_func("/brand/logo/rtl", test_logo_rtl);
  g_test_add_func("/brand/logo/contrast", test_logo_contrast);
  g_test_add_func("/brand/footer/place", test_footer_place);
  g_test_add_func("/brand/footer/of-view", test_footer_of_view);
  g_test_add_func("/brand/address", test_address);
  static const char *const themes[] = {"light", "dark", "print", "contrast"};
  for (size_t i = 0; i < G_N_ELEMENTS(themes); i++) {
    g_autofree char *name = g_strconcat("/brand/code/", themes[i], NULL);
    g_test_add_data_func(name, themes[i], test_code);
  }
  g_test_add_func("/brand/code/rtl", test_code_rtl);
  g_test_add_func("/brand/code/length", test_code_length);
  return g_test_run();
}
