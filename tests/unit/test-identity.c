/* Identities: no two of twelve alike, also where no colour is seen, and none too pale. */
#include <locale.h>

#include "layout/identity.h"
#include "suite.h"

static void test_no_two_alike(void)
{
  for (size_t t = 0; cjm_theme_at(t); t++) {
    const CjmTheme *theme = cjm_theme_at(t);
    for (size_t i = 0; i < CJM_IDENTITIES; i++) {
      CjmIdentity a = cjm_identity_at(theme, i);
      g_assert_cmpfloat(cjm_colour_contrast(a.colour, theme->ground), >=, 4.5);
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

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_func("/identity/no-two-alike", test_no_two_alike);
  return g_test_run();
}
