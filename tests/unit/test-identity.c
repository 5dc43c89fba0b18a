/* Identities: no two of twelve alike, also where no colour is seen, and none too pale. */
#include <locale.h>
#include <math.h>

#include "base/vision.h"
#include "cjm/cjm.h"
#include "layout/identity.h"
#include "layout/theme-check.h"
#include "suite.h"

static void test_no_two_alike(void)
{
  for (size_t t = 0; cjm_theme_at(t); t++) {
    const CjmTheme *theme = cjm_theme_at(t);
    for (size_t i = 0; i < CJM_IDENTITIES; i++) {
      CjmIdentity a = cjm_identity_at(theme, i);
      g_assert_cmpfloat(cjm_colour_contrast(a.colour, theme->background), >=, 4.5);
      g_assert_cmpfloat(a.dash[0], >, 0); /* the solid line is the primary persona's */
      for (size_t k = 0; k < i; k++) {
        CjmIdentity b = cjm_identity_at(theme, k);
        g_assert_true(a.shape != b.shape || a.open != b.open);
        /* Lines of one hue have different dashes, lines of one dash different hues. */
        bool same_dash = a.dash[0] == b.dash[0] && a.dash[1] == b.dash[1];
        bool same_hue = a.colour.r == b.colour.r && a.colour.g == b.colour.g && a.colour.b == b.colour.b;
        g_assert_false(same_dash && same_hue);
      }
    }
  }
}

/* ---- colours as others see them ---- */

static bool differ_in_dash(const CjmIdentity *a, const CjmIdentity *b)
{
  if (a->dash[0] <= 0 || b->dash[0] <= 0) return (a->dash[0] <= 0) != (b->dash[0] <= 0);
  return fabs(log(a->dash[0] / b->dash[0])) + fabs(log(a->dash[1] / b->dash[1])) > 0.5;
}

static bool differ_in_shape(const CjmIdentity *a, const CjmIdentity *b)
{
  return a->shape != b->shape || a->open != b->open;
}

/* The colours are what they are said to be, so that the other tests are of something. */
static void test_simulation(void)
{
  CjmColour red = {.r = 0.8, .g = 0.2, .b = 0.1, .a = 1}, green = {.r = 0.42, .g = 0.42, .a = 1}, white = CJM_RGB(0xffffff);
  g_assert_cmpfloat_with_epsilon(cjm_vision_difference(white, (CjmColour)CJM_RGB(0x000000), CJM_VISION_FULL), 100, 0.1);
  g_assert_cmpfloat(cjm_vision_difference(red, green, CJM_VISION_FULL), >, 50);
  g_assert_cmpfloat(cjm_vision_difference(red, green, CJM_VISION_PROTAN), <, cjm_vision_difference(red, green, CJM_VISION_FULL) / 2);
}

/* Whoever looks: two lines differ in dash, or else clearly in colour, and in print without colour in the shape of their points; two points
 * differ in shape. */
static void test_told_apart_in_any_vision(void)
{
  for (size_t t = 0; cjm_theme_at(t); t++)
    for (size_t i = 0; i < CJM_IDENTITIES; i++)
      for (size_t k = 0; k < i; k++)
        for (CjmVision v = 0; v < CJM_VISION_COUNT; v++) {
          CjmIdentity a = cjm_identity_at(cjm_theme_at(t), i), b = cjm_identity_at(cjm_theme_at(t), k);
          double colour = cjm_vision_difference(a.colour, b.colour, v);
          bool apart = differ_in_shape(&a, &b) && (differ_in_dash(&a, &b) || v == CJM_VISION_GREY || colour >= 12);
          if (!apart) g_test_message("%s, theme %s: %zu and %zu, ΔE %.1f", cjm_vision_name(v), cjm_theme_name(t), k, i, colour);
          if (!apart) g_test_fail();
        }
}

/* The colours of good and bad feelings are not mistaken for each other, in any theme, on any page. */
static void test_feelings_in_any_vision(void)
{
  for (size_t t = 0; cjm_theme_at(t); t++)
    for (CjmVision v = 0; v < CJM_VISION_GREY; v++) {
      const CjmTheme *theme = cjm_theme_at(t);
      double colour = cjm_vision_difference(theme->positive, theme->negative, v);
      g_test_message("%s, theme %s: ΔE %.1f", cjm_vision_name(v), theme->name, colour);
      g_assert_cmpfloat(colour, >=, CJM_FEELINGS_APART);
    }
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_func("/identity/no-two-alike", test_no_two_alike);
  g_test_add_func("/identity/simulation", test_simulation);
  g_test_add_func("/identity/told-apart-in-any-vision", test_told_apart_in_any_vision);
  g_test_add_func("/identity/feelings-in-any-vision", test_feelings_in_any_vision);
  return g_test_run();
}
