#include "layout/identity.h"

#include "layout/sheet.h"

CjmIdentity cjm_identity_at(const CjmTheme *theme, size_t n)
{
  static const CjmColour hues[] = {{.r = 0.54, .g = 0.20, .b = 0.60, .a = 1}, {.r = 0.55, .g = 0.38, .b = 0.00, .a = 1}, {.r = 0.20, .g = 0.33, .b = 0.66, .a = 1}, {.r = 0.72, .g = 0.15, .b = 0.42, .a = 1}, {.r = 0.10, .g = 0.42, .b = 0.56, .a = 1}, {.r = 0.36, .g = 0.40, .b = 0.46, .a = 1}};
  static const double dashes[][2] = {{6, 4}, {2, 3}, {12, 4}, {4, 7}, {18, 5}, {9, 9}};
  static const size_t second_dashes[] = {5, 4, 3, 2, 1, 0}; /* the order in which neighbours differ most in all kinds of colour vision */
  enum { N = G_N_ELEMENTS(hues) };
  G_STATIC_ASSERT(CJM_IDENTITIES == 2 * N);
  n %= CJM_IDENTITIES;
  bool second = n >= N; /* the second half has the same hues with other dashes and open points */
  size_t dash = second ? second_dashes[n % N] : n;
  return (CjmIdentity){.colour = cjm_colour_readable(hues[n % N], theme->background, 4.5),
                       .dash = {dashes[dash][0], dashes[dash][1]},
                       .shape = (CjmPointShape)((n + 1) % N), /* the circle is that of the primary persona */
                       .open = second};
}

static CjmIdentity primary_identity(const CjmTheme *theme)
{
  return (CjmIdentity){.colour = cjm_colour_readable(theme->accent, theme->background, 4.5), .shape = CJM_POINT_CIRCLE};
}

CjmIdentity cjm_identity_of_persona(const CjmSheet *sheet, const CjmPersona *persona)
{
  const CjmJourney *journey = cjm_journey_whole(sheet->journey); /* so that all views have the same */
  bool after = persona && journey->primary && persona->o.index > journey->primary->o.index;
  CjmIdentity identity = !persona || persona == journey->primary ? primary_identity(&sheet->theme)
                                                                 : cjm_identity_at(&sheet->theme, persona->o.index - after);
  if (persona)
    identity.colour = cjm_theme_own(&sheet->theme, &persona->colour, sheet->theme.background, 4.5, identity.colour);
  return identity;
}

/* The order is personas other than the primary one, competitors, overlays. */
static CjmIdentity identity_behind_personas(const CjmSheet *sheet, size_t n)
{
  const CjmJourney *journey = cjm_journey_whole(sheet->journey);
  return cjm_identity_at(&sheet->theme, journey->personas.n - (journey->primary != NULL) + n);
}

CjmIdentity cjm_identity_of_competitor(const CjmSheet *sheet, const CjmCompetitor *competitor)
{
  return identity_behind_personas(sheet, competitor->o.index);
}

CjmIdentity cjm_identity_of_overlay(const CjmSheet *sheet, size_t i)
{
  return identity_behind_personas(sheet, sheet->journey->competitors.n + i);
}

CjmIdentity cjm_identity_of_baseline(const CjmSheet *sheet)
{
  const CjmTheme *theme = &sheet->theme;
  CjmColour pale = cjm_colour_mix(theme->background, theme->soft, 0.62);
  return (CjmIdentity){.colour = cjm_colour_readable(pale, theme->background, 3), .shape = CJM_POINT_CIRCLE, .open = true};
}

CjmStroke cjm_identity_stroke(const CjmIdentity *identity, double width)
{
  CjmStroke stroke = cjm_stroke(identity->colour, width);
  stroke.dash[0] = identity->dash[0];
  stroke.dash[1] = identity->dash[1];
  return stroke;
}

/* The corners of each shape, at radius 1. */
static const struct {
  size_t n;
  CjmPoint at[4];
} corners[] = {
  [CJM_POINT_SQUARE] = {4, {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}},
  [CJM_POINT_TRIANGLE] = {3, {{0, -1.2}, {1.15, 0.85}, {-1.15, 0.85}}},
  [CJM_POINT_DIAMOND] = {4, {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}},
  [CJM_POINT_CUP] = {3, {{0, 1.2}, {1.15, -0.85}, {-1.15, -0.85}}},
  [CJM_POINT_BAR] = {4, {{-0.45, -1.3}, {0.45, -1.3}, {0.45, 1.3}, {-0.45, 1.3}}},
};

void cjm_identity_point(CjmScene *scene, const CjmIdentity *identity, CjmPoint centre, double radius, CjmColour background)
{
  CjmPaint fill = cjm_paint(identity->open ? background : identity->colour);
  CjmStroke edge = identity->open ? cjm_stroke(identity->colour, 1.4) : CJM_NO_STROKE;
  if (identity->shape == CJM_POINT_CIRCLE) {
    cjm_scene_circle(scene, centre, radius, fill, edge);
    return;
  }
  CjmPath path = cjm_path_begin();
  for (size_t i = 0; i < corners[identity->shape].n; i++) {
    CjmPoint p = corners[identity->shape].at[i];
    p = (CjmPoint){centre.x + radius * p.x, centre.y + radius * p.y};
    if (i) cjm_path_line(&path, p.x, p.y);
    else cjm_path_move(&path, p.x, p.y);
  }
  cjm_path_close(&path);
  cjm_path_end(&path, scene, fill, edge);
}
