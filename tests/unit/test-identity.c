/* Identities: no two of twelve alike, also where no colour is seen, and none too pale. */
#include <locale.h>
#include <math.h>

#include "cjm/cjm.h"
#include "layout/identity.h"
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

/* What people without one kind of cone see, in linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model
 * for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0. And a print without colour. */
static const struct {
  const char *name;
  double m[3][3];
} visions[] = {
  {"full", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
  {"protan", {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
  {"deutan", {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
  {"tritan", {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
  {"grey", {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}},
};
enum { GREY = G_N_ELEMENTS(visions) - 1 };

static double linear(double v)
{
  return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double lab_part(double v)
{
  return v > 216.0 / 24389 ? cbrt(v) : (24389.0 / 27 * v + 16) / 116;
}

/* CIE L*a*b*, D65. */
static void lab_of(CjmColour c, size_t vision, double ret_lab[3])
{
  double rgb[3] = {linear(c.r), linear(c.g), linear(c.b)}, seen[3];
  for (size_t i = 0; i < 3; i++) {
    const double *row = visions[vision].m[i];
    seen[i] = CLAMP(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0, 1);
  }
  double x = lab_part((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
  double y = lab_part(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
  double z = lab_part((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
  ret_lab[0] = 116 * y - 16;
  ret_lab[1] = 500 * (x - y);
  ret_lab[2] = 200 * (y - z);
}

/* ΔE of 1976. */
static double difference(CjmColour a, CjmColour b, size_t vision)
{
  double p[3], q[3];
  lab_of(a, vision, p);
  lab_of(b, vision, q);
  return sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

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
  double lab[3];
  lab_of(white, 0, lab);
  g_assert_cmpfloat_with_epsilon(lab[0], 100, 0.1);
  g_assert_cmpfloat_with_epsilon(lab[1], 0, 0.1);
  g_assert_cmpfloat(difference(red, green, 0), >, 50);
  g_assert_cmpfloat(difference(red, green, 1), <, difference(red, green, 0) / 2);
}

/* Whoever looks: two lines differ in dash, or else clearly in colour, and in print without colour in the shape of their points; two points
 * differ in shape. */
static void test_told_apart_in_any_vision(void)
{
  for (size_t t = 0; cjm_theme_at(t); t++)
    for (size_t i = 0; i < CJM_IDENTITIES; i++)
      for (size_t k = 0; k < i; k++)
        for (size_t v = 0; v < G_N_ELEMENTS(visions); v++) {
          CjmIdentity a = cjm_identity_at(cjm_theme_at(t), i), b = cjm_identity_at(cjm_theme_at(t), k);
          double colour = difference(a.colour, b.colour, v);
          bool apart = differ_in_shape(&a, &b) && (differ_in_dash(&a, &b) || v == GREY || colour >= 12);
          if (!apart) g_test_message("%s, theme %s: %zu and %zu, ΔE %.1f", visions[v].name, cjm_theme_name(t), k, i, colour);
          if (!apart) g_test_fail();
        }
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_func("/identity/no-two-alike", test_no_two_alike);
  g_test_add_func("/identity/simulation", test_simulation);
  g_test_add_func("/identity/told-apart-in-any-vision", test_told_apart_in_any_vision);
  return g_test_run();
}
