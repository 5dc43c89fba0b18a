#include "layout/theme-check.h"

#include <math.h>

#include "base/vision.h"

static const double text_ratio = 4.5, line_ratio = 3; /* WCAG 2.2, 1.4.3 and 1.4.11 */
static const double rounding = 0.1; /* so that a colour that is written in 24 bits still passes */

static char *name_colour(CjmColour c)
{
  return g_strdup_printf("#%02lx%02lx%02lx", lround((double)c.r * 255), lround((double)c.g * 255), lround((double)c.b * 255));
}

/* Text in the colour of the author. `drawn` is the nearest colour that can be read. */
static void check_text(const CjmTint *tint, CjmColour drawn, const char *what, const CjmTheme *theme, CjmDiags *diags)
{
  if (!tint->set) return;
  double ratio = cjm_colour_contrast(tint->colour, theme->background);
  if (ratio >= text_ratio) return;
  g_autofree char *given = name_colour(tint->colour), *shade = name_colour(drawn);
  g_autofree char *nearest = name_colour(cjm_colour_readable(drawn, theme->background, text_ratio + rounding));
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_LOW_CONTRAST, tint->span,
                                "%s %s has a contrast of %.1f : 1 on the page of the theme `%s`, where text needs %.1f : 1; it is drawn as %s", what,
                                given, ratio, theme->name, text_ratio, shade);
  cjm_diag_help(diag, "write \"%s\", the nearest colour that can be read", nearest);
}

/* Phases are drawn in the colour of the author as it is. */
static void check_line(const CjmTint *tint, const CjmTheme *theme, CjmDiags *diags)
{
  double ratio = cjm_colour_contrast(tint->colour, theme->background);
  if (ratio >= line_ratio) return;
  g_autofree char *given = name_colour(tint->colour);
  g_autofree char *nearest = name_colour(cjm_colour_readable(tint->colour, theme->background, line_ratio + rounding));
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_LOW_CONTRAST, tint->span,
                                "the phase colour %s has a contrast of %.1f : 1 on the page of the theme `%s`, where lines need %.0f : 1", given,
                                ratio, theme->name, line_ratio);
  cjm_diag_help(diag, "write \"%s\", the nearest colour that can be seen", nearest);
}

static void check_feelings(const CjmThemeChoice *choice, const CjmTheme *theme, CjmDiags *diags)
{
  const CjmTint *tint = choice->negative.set ? &choice->negative : &choice->positive;
  CjmVision worst = CJM_VISION_FULL;
  double least = HUGE_VAL;
  if (!tint->set) return;
  for (CjmVision vision = 0; vision < CJM_VISION_GREY; vision++) {
    double difference = cjm_vision_difference(theme->positive, theme->negative, vision);
    if (difference < least) worst = vision;
    least = fmin(least, difference);
  }
  if (least >= CJM_FEELINGS_APART) return;
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_FEELINGS_ALIKE, tint->span, "the colours of good and bad feelings look alike: with %s they differ by ΔE %.0f, where %.0f is enough",
                  cjm_vision_name(worst), least, CJM_FEELINGS_APART);
  cjm_diag_help(diag, "choose a blue or teal for `positive` and an orange for `negative`, or leave both out");
}

void cjm_theme_check(const CjmJourney *journey, CjmDiags *diags)
{
  CjmTheme theme = cjm_theme_resolve(journey, NULL);
  const CjmThemeChoice *choice = journey->theme;
  if (choice) check_feelings(choice, &theme, diags);
  if (theme.background.dual) return;
  for (size_t i = 0; i < journey->personas.n; i++) {
    const CjmTint *tint = &journey->personas.at[i]->colour;
    check_text(tint, cjm_colour_readable(tint->colour, theme.background, text_ratio), "the colour of a persona", &theme, diags);
  }
  for (size_t i = 0; i < journey->tags.n; i++) {
    const CjmTint *tint = &journey->tags.at[i]->colour;
    check_text(tint, cjm_colour_readable(tint->colour, theme.background, text_ratio), "the colour of a tag", &theme, diags);
  }
  if (!choice) return;
  check_text(&choice->accent, theme.accent, "the accent", &theme, diags);
  check_text(&choice->positive, theme.positive, "the colour of good feelings", &theme, diags);
  check_text(&choice->negative, theme.negative, "the colour of bad feelings", &theme, diags);
  for (size_t i = 0; i < choice->phases.n; i++) check_line(choice->phases.at[i], &theme, diags);
}
