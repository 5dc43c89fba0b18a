#include "export/svg/schemes.h"

#include "export/svg/looks.h"
#include "export/svg/write.h"

static void put_colour(GString *out, guint bits)
{
  CjmColour colour = {
    .r = (float)(bits >> 16) / 255, .g = (float)(bits >> 8 & 255) / 255, .b = (float)(bits & 255) / 255, .a = 1};
  cjm_svg_colour(out, colour);
}

static void put_rule(GString *out, const char *property, const CjmScheme *scheme)
{
  g_string_append_printf(out, "#" CJM_SVG_PREFIX " [%s=\"", property);
  put_colour(out, scheme->light);
  g_string_append_printf(out, "\"]{%s:", property);
  put_colour(out, scheme->dark);
  g_string_append_c(out, '}');
}

/* A surface with round corners is drawn with a stroke of its colour, so any colour can be either. */
static void put_rules(GString *out, const CjmScheme *scheme)
{
  if (scheme->light == scheme->dark) return;
  if (scheme->outside_gradient) put_rule(out, "fill", scheme);
  if (scheme->outside_gradient) put_rule(out, "stroke", scheme);
  if (scheme->in_gradient) put_rule(out, "stop-color", scheme);
}

void cjm_svg_schemes_style(const CjmSvg *svg, const CjmScene *scene, GString *out)
{
  if (!scene->n_schemes) return;
  g_string_append(out, "<style>@media (prefers-color-scheme:dark){");
  if (svg->looks) cjm_svg_looks_dark(svg->looks, out);
  for (size_t i = 0; i < scene->n_schemes; i++) put_rules(out, &scene->schemes[i]);
  g_string_append(out, "}</style>\n");
}
