/* Themes: every colour that carries text or meaning can be told from what it stands on. */
#include <glib.h>
#include <string.h>

#include "layout/theme.h"
#include "suite.h"

typedef struct Pair {
  size_t colour, background; /* offsets in CjmTheme */
  const char *words;
} Pair;

#define PAIR(c, g)                                                                                                               \
  {                                                                                                                              \
    offsetof(CjmTheme, c), offsetof(CjmTheme, g), #c " on " #g                                                                   \
  }

static const Pair texts[] = {
  PAIR(ink, background),
  PAIR(soft, background),
  PAIR(ink, panel),
  PAIR(soft, panel),
  PAIR(accent, background),
  PAIR(positive, background),
  PAIR(negative, background),
  PAIR(neutral, background),
  PAIR(moment, background),
  PAIR(ink, positive_soft),
  PAIR(ink, negative_soft),
  PAIR(positive, positive_soft),
  PAIR(negative, negative_soft),
  PAIR(on_positive, positive),
  PAIR(on_negative, negative),
};

static const Pair lines[] = {PAIR(path, background), PAIR(accent, background), PAIR(neutral, background),
                             PAIR(phase_first, background), PAIR(phase_last, background)};

static CjmColour colour_at(const CjmTheme *theme, size_t offset)
{
  CjmColour colour;
  memcpy(&colour, (const char *)theme + offset, sizeof colour);
  return colour;
}

static void check(const CjmTheme *theme, const Pair *pairs, size_t n, double least)
{
  for (size_t i = 0; i < n; i++) {
    double ratio = cjm_colour_contrast(colour_at(theme, pairs[i].colour), colour_at(theme, pairs[i].background));
    g_test_message("%s: %s: %.2f", theme->name, pairs[i].words, ratio);
    g_assert_cmpfloat(ratio, >=, least);
  }
}

static void test_built_in(gconstpointer data)
{
  const CjmTheme *theme = data;
  check(theme, texts, G_N_ELEMENTS(texts), 4.5);
  check(theme, lines, G_N_ELEMENTS(lines), 3);
}

/* Whatever colours an author takes, words in them can be read. */
static void test_own_colours(void)
{
  static const char *const colours[] = {"#ffff00", "#000",    "#fff",    "#ff0000", "#00ff00",
                                        "#0000ff", "#808080", "#7a1fa2", "#ffcc00"};
  for (int base = CJM_THEME_LIGHT; cjm_theme_at((size_t)base); base++)
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
      CjmThemeChoice choice = {.base = {.value = base}, .accent.set = true, .positive.set = true, .negative.set = true};
      g_assert_true(cjm_colour_parse(colours[i], &choice.accent.colour));
      choice.positive.colour = choice.negative.colour = choice.accent.colour;
      CjmJourney journey = {.theme = &choice};
      CjmTheme theme = cjm_theme_resolve(&journey, NULL);
      test_built_in(&theme);
    }
}

static void test_densities(void)
{
  double last = 0;
  static const CjmDensity order[] = {CJM_DENSITY_COMPACT, CJM_DENSITY_NORMAL, CJM_DENSITY_AIRY};
  for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
    CjmThemeChoice choice = {.density = {.value = order[i]}};
    CjmJourney journey = {.theme = &choice};
    CjmTheme theme = cjm_theme_resolve(&journey, NULL);
    g_assert_cmpfloat(cjm_theme_space(&theme, 10), >, last);
    last = cjm_theme_space(&theme, 10);
  }
}

static void test_base_by_name(void)
{
  CjmThemeChoice choice = {.base = {.value = CJM_THEME_DARK}};
  CjmJourney journey = {.theme = &choice};
  g_assert_cmpstr(cjm_theme_resolve(&journey, NULL).name, ==, "dark");
  g_assert_cmpstr(cjm_theme_resolve(&journey, "print").name, ==, "print");
}

/* `--theme contrast` is for readers who need it, whatever the author chose; a file that builds on it may choose. */
static void test_contrast_wins(void)
{
  CjmThemeChoice choice = {.base = {.value = CJM_THEME_LIGHT}, .accent.set = true, .positive.set = true, .negative.set = true};
  g_assert_true(cjm_colour_parse("#1971c2", &choice.accent.colour));
  choice.positive.colour = choice.negative.colour = choice.accent.colour;
  CjmJourney journey = {.theme = &choice};
  CjmTheme theme = cjm_theme_resolve(&journey, "contrast");
  const CjmTheme *contrast = cjm_theme_at(CJM_THEME_CONTRAST);
  g_assert_true(cjm_colour_equal(theme.accent, contrast->accent));
  g_assert_true(cjm_colour_equal(cjm_theme_own(&theme, &choice.accent, theme.background, 4.5, theme.ink), theme.ink));
  g_assert_true(cjm_colour_equal(theme.positive, contrast->positive));
  g_assert_true(cjm_colour_equal(theme.phase_first, contrast->phase_first));
  choice.base.value = CJM_THEME_CONTRAST;
  theme = cjm_theme_resolve(&journey, NULL);
  g_assert_false(cjm_colour_equal(theme.accent, contrast->accent));
  g_assert_true(cjm_colour_equal(cjm_theme_own(&theme, &choice.accent, theme.background, 4.5, theme.ink), choice.accent.colour));
  g_assert_false(cjm_colour_equal(cjm_theme_resolve(&journey, "dark").accent, cjm_theme_at(CJM_THEME_DARK)->accent));
}

/* On each page, `auto` is the theme of that page, with colours of the author adjusted to it. */
static void test_auto(void)
{
  CjmThemeChoice choice = {.accent.set = true};
  g_assert_true(cjm_colour_parse("#1971c2", &choice.accent.colour));
  const CjmThemeChoice *choices[] = {NULL, &choice};
  for (size_t c = 0; c < G_N_ELEMENTS(choices); c++) {
    CjmJourney journey = {.theme = (CjmThemeChoice *)choices[c]};
    CjmTheme both = cjm_theme_resolve(&journey, "auto");
    for (int dark = 0; dark < 2; dark++) {
      CjmTheme one = cjm_theme_resolve(&journey, dark ? "dark" : "light");
      for (size_t at = offsetof(CjmTheme, background); at <= offsetof(CjmTheme, phase_last); at += sizeof(CjmColour))
        g_assert_true(cjm_colour_equal(cjm_colour_on_page(colour_at(&both, at), dark), colour_at(&one, at)));
      for (size_t i = 0; i < 4; i++)
        g_assert_true(cjm_colour_equal(cjm_colour_on_page(cjm_theme_phase_soft(&both, i, 4), dark), cjm_theme_phase_soft(&one, i, 4)));
    }
  }
}

/* The ramp stays cool, and no two neighbours are one colour. */
static void test_ramp(void)
{
  CjmJourney journey = {0};
  CjmTheme theme = cjm_theme_resolve(&journey, NULL);
  for (size_t i = 1; i < 9; i++) {
    CjmColour before = cjm_theme_phase(&theme, i - 1, 9), colour = cjm_theme_phase(&theme, i, 9);
    g_assert_false(cjm_colour_equal(before, colour));
    g_assert_cmpfloat(colour.b, >=, colour.g);
  }
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  for (size_t i = 0; cjm_theme_at(i); i++) {
    g_autofree char *path = g_strdup_printf("/theme/contrast/%s", cjm_theme_at(i)->name);
    g_test_add_data_func(path, cjm_theme_at(i), test_built_in);
  }
  g_test_add_func("/theme/own-colours", test_own_colours);
  g_test_add_func("/theme/densities", test_densities);
  g_test_add_func("/theme/base-by-name", test_base_by_name);
  g_test_add_func("/theme/contrast-wins", test_contrast_wins);
  g_test_add_func("/theme/auto", test_auto);
  g_test_add_func("/theme/ramp", test_ramp);
  return g_test_run();
}
