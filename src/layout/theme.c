#include "layout/theme.h"

static const CjmTheme themes[] = {
  [CJM_THEME_LIGHT] = {.name = "light",
                       .background = CJM_RGB(0xffffff),
                       .panel = CJM_RGB(0xf5f7f9),
                       .ink = CJM_RGB(0x18202b),
                       .soft = CJM_RGB(0x4d5866),
                       .rule_strong = CJM_RGB(0xcfd7df),
                       .rule = CJM_RGB(0xdfe4e9),
                       .hair = CJM_RGB(0xeef1f4),
                       .accent = CJM_RGB(0x27457f),
                       .accent_soft = CJM_RGB(0xe7ecf6),
                       .path = CJM_RGB(0x7d93bb),
                       .positive = CJM_RGB(0x0a6e69),
                       .positive_soft = CJM_RGB(0xe3f2f0),
                       .on_positive = CJM_RGB(0xffffff),
                       .negative = CJM_RGB(0xb8430f),
                       .negative_soft = CJM_RGB(0xfceee7),
                       .on_negative = CJM_RGB(0xffffff),
                       .neutral = CJM_RGB(0x66717e),
                       .moment = CJM_RGB(0x8a6100),
                       .track = CJM_RGB(0xe4e9ee),
                       .phase_first = CJM_RGB(0x33508f),
                       .phase_last = CJM_RGB(0x1f88a0),
                       .phase_tint = 0.12},
  [CJM_THEME_DARK] = {.name = "dark",
                      .background = CJM_RGB(0x12181f),
                      .panel = CJM_RGB(0x1b232c),
                      .ink = CJM_RGB(0xf0f3f6),
                      .soft = CJM_RGB(0xb3bdc8),
                      .rule_strong = CJM_RGB(0x3f4b58),
                      .rule = CJM_RGB(0x303a45),
                      .hair = CJM_RGB(0x232c35),
                      .accent = CJM_RGB(0x9db8f2),
                      .accent_soft = CJM_RGB(0x23304a),
                      .path = CJM_RGB(0x6f86b3),
                      .positive = CJM_RGB(0x52c7bd),
                      .positive_soft = CJM_RGB(0x16302f),
                      .on_positive = CJM_RGB(0x06201e),
                      .negative = CJM_RGB(0xf58b57),
                      .negative_soft = CJM_RGB(0x3a2218),
                      .on_negative = CJM_RGB(0x2a1006),
                      .neutral = CJM_RGB(0x98a4b1),
                      .moment = CJM_RGB(0xe0b84e),
                      .track = CJM_RGB(0x2f3944),
                      .phase_first = CJM_RGB(0x8ca6e8),
                      .phase_last = CJM_RGB(0x5fc0d6),
                      .phase_tint = 0.20},
  [CJM_THEME_PRINT] = {.name = "print",
                       .background = CJM_RGB(0xffffff),
                       .panel = CJM_RGB(0xffffff),
                       .ink = CJM_RGB(0x000000),
                       .soft = CJM_RGB(0x3c3c3c),
                       .rule_strong = CJM_RGB(0xa0a0a0),
                       .rule = CJM_RGB(0xbfbfbf),
                       .hair = CJM_RGB(0xdedede),
                       .accent = CJM_RGB(0x1d3565),
                       .accent_soft = CJM_RGB(0xf2f4f8),
                       .path = CJM_RGB(0x6d7f9f),
                       .positive = CJM_RGB(0x075e59),
                       .positive_soft = CJM_RGB(0xf4faf9),
                       .on_positive = CJM_RGB(0xffffff),
                       .negative = CJM_RGB(0xa13608),
                       .negative_soft = CJM_RGB(0xfdf7f4),
                       .on_negative = CJM_RGB(0xffffff),
                       .neutral = CJM_RGB(0x585858),
                       .moment = CJM_RGB(0x6e4d00),
                       .track = CJM_RGB(0xe2e2e2),
                       .phase_first = CJM_RGB(0x2a4276),
                       .phase_last = CJM_RGB(0x176a7d),
                       .phase_tint = 0.03},
  [CJM_THEME_CONTRAST] = {.name = "contrast",
                          .background = CJM_RGB(0xffffff),
                          .panel = CJM_RGB(0xffffff),
                          .ink = CJM_RGB(0x000000),
                          .soft = CJM_RGB(0x1f1f1f),
                          .rule_strong = CJM_RGB(0x404040),
                          .rule = CJM_RGB(0x767676),
                          .hair = CJM_RGB(0xb0b0b0),
                          .accent = CJM_RGB(0x00246b),
                          .accent_soft = CJM_RGB(0xffffff),
                          .path = CJM_RGB(0x00246b),
                          .positive = CJM_RGB(0x004d47),
                          .positive_soft = CJM_RGB(0xffffff),
                          .on_positive = CJM_RGB(0xffffff),
                          .negative = CJM_RGB(0x7d2400),
                          .negative_soft = CJM_RGB(0xffffff),
                          .on_negative = CJM_RGB(0xffffff),
                          .neutral = CJM_RGB(0x3a3a3a),
                          .moment = CJM_RGB(0x573c00),
                          .track = CJM_RGB(0xd0d0d0),
                          .phase_first = CJM_RGB(0x00246b),
                          .phase_last = CJM_RGB(0x00505f),
                          .phase_tint = 0.0},
};

static const double size_px[] = {11, 12.5, 14, 15, 18, 31};
static const double leading_px[] = {14, 17, 19, 20, 24, 38};

/* The factors of spacing. Text sizes do not depend on the density. */
static const double density_spread[] = {[CJM_DENSITY_NORMAL] = 1, [CJM_DENSITY_COMPACT] = 0.7, [CJM_DENSITY_AIRY] = 1.35};

/* ---- light and dark in one ---- */

#define AT(colour) offsetof(CjmTheme, colour)

static const size_t colours[] = {
  AT(background),    AT(panel),       AT(ink),           AT(soft),        AT(rule_strong), AT(rule),
  AT(hair),          AT(accent),      AT(accent_soft),   AT(path),        AT(positive),    AT(positive_soft),
  AT(on_positive),   AT(negative),    AT(negative_soft), AT(on_negative), AT(neutral),     AT(moment),
  AT(track),         AT(phase_first), AT(phase_last),
};

static gpointer make_auto(gpointer unused)
{
  static CjmTheme theme;
  (void)unused;
  theme = themes[CJM_THEME_LIGHT];
  theme.name = "auto";
  for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
    CjmColour *colour = G_STRUCT_MEMBER_P(&theme, colours[i]);
    *colour = cjm_colour_dual(*colour, *(const CjmColour *)G_STRUCT_MEMBER_P(&themes[CJM_THEME_DARK], colours[i]));
  }
  theme.dark_phase_tint = themes[CJM_THEME_DARK].phase_tint;
  return &theme;
}

const CjmTheme *cjm_theme_at(size_t i)
{
  static GOnce once = G_ONCE_INIT;
  if (i == CJM_THEME_AUTO) return g_once(&once, make_auto, NULL);
  return i < G_N_ELEMENTS(themes) ? &themes[i] : NULL;
}

static const CjmTheme *find(const char *name)
{
  const CjmTheme *theme;
  for (size_t i = 0; (theme = cjm_theme_at(i)) != NULL; i++)
    if (g_str_equal(theme->name, name)) return theme;
  return NULL;
}

/* ---- the author's choice ---- */

/* A colour that is readable as text on the page, and as a surface below text in `on`. */
static void adopt(CjmTheme *theme, const CjmTint *tint, CjmColour *colour, CjmColour *soft, CjmColour *on)
{
  if (!tint->set) return;
  *soft = cjm_colour_mix(theme->background, tint->colour, 0.12);
  *colour = cjm_colour_readable(cjm_colour_readable(tint->colour, theme->background, 4.6), *soft, 4.6);
  if (on) *on = cjm_colour_ink_on(*colour);
}

CjmTheme cjm_theme_resolve(const CjmJourney *journey, const char *base_name)
{
  const CjmThemeChoice *choice = journey->theme;
  const CjmTheme *base = base_name ? find(base_name) : NULL;
  if (!base) base = cjm_theme_at(choice ? (size_t)choice->base.value : CJM_THEME_LIGHT);
  CjmTheme theme = *base;
  theme.fixed = base_name && base == &themes[CJM_THEME_CONTRAST];
  theme.spread = density_spread[choice ? choice->density.value : CJM_DENSITY_NORMAL];
  if (!choice) return theme;
  theme.font = choice->font.at;
  if (theme.fixed) return theme;
  if (choice->phases.n) theme.phases = &choice->phases;
  adopt(&theme, &choice->accent, &theme.accent, &theme.accent_soft, NULL);
  adopt(&theme, &choice->positive, &theme.positive, &theme.positive_soft, &theme.on_positive);
  adopt(&theme, &choice->negative, &theme.negative, &theme.negative_soft, &theme.on_negative);
  if (choice->accent.set) {
    theme.path = cjm_colour_readable(cjm_colour_mix(theme.background, theme.accent, 0.6), theme.background, 3);
    theme.phase_first = theme.accent;
  }
  return theme;
}

CjmTextStyle cjm_theme_style(CjmSize size, CjmWeight weight, bool italic)
{
  return (CjmTextStyle){.size = size_px[size], .leading = leading_px[size], .weight = weight, .italic = italic};
}

CjmColour cjm_theme_own(const CjmTheme *theme, const CjmTint *tint, CjmColour background, double ratio, CjmColour usual)
{
  return tint->set && !theme->fixed ? cjm_colour_readable(tint->colour, background, ratio) : usual;
}

double cjm_theme_leading(const CjmTheme *theme, double leading)
{
  for (size_t i = 0; theme->type && i < G_N_ELEMENTS(leading_px); i++)
    if (leading_px[i] == leading) return leading * theme->type->size[i];
  return leading;
}

CjmTextStyle cjm_theme_scaled(const CjmTheme *theme, CjmTextStyle style)
{
  for (size_t i = 0; theme->type && i < G_N_ELEMENTS(size_px); i++) {
    if (size_px[i] != style.size) continue;
    style.size *= theme->type->size[i];
    style.leading *= theme->type->size[i];
    return style;
  }
  return style;
}

double cjm_theme_least_size(void)
{
  return size_px[CJM_SIZE_TINY];
}

CjmColour cjm_theme_phase(const CjmTheme *theme, size_t i, size_t n)
{
  if (theme->phases) return theme->phases->at[i % theme->phases->n]->colour;
  return cjm_colour_mix(theme->phase_first, theme->phase_last, n > 1 ? (double)i / (double)(n - 1) : 0);
}

CjmColour cjm_theme_phase_soft(const CjmTheme *theme, size_t i, size_t n)
{
  CjmColour colour = cjm_theme_phase(theme, i, n), light = cjm_colour_mix(theme->background, colour, theme->phase_tint);
  if (!theme->background.dual) return light;
  CjmColour dark = cjm_colour_mix(theme->background, colour, theme->dark_phase_tint);
  return cjm_colour_dual(light, cjm_colour_on_page(dark, true));
}

double cjm_theme_space(const CjmTheme *theme, double px)
{
  return px * theme->spread;
}
