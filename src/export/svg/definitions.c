#include "export/svg/definitions.h"

#include "export/svg/write.h"

char *cjm_svg_next_id(CjmSvg *svg)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  char id[16];
  size_t at = sizeof id - 1;
  guint n = svg->n_ids++;
  id[at] = '\0';
  do {
    id[--at] = digits[n % 36];
    n /= 36;
  } while (n);
  return g_strdup(id + at);
}

char *cjm_svg_share(CjmSvg *svg, const char *open, const char *rest)
{
  char *key = g_strconcat(open, rest, NULL);
  char *id = g_strdup(g_hash_table_lookup(svg->shared, key));
  if (id) {
    g_free(key);
    return id;
  }
  id = cjm_svg_next_id(svg);
  g_string_append_printf(svg->defs, "<%s id=\"" CJM_SVG_PREFIX "%s\"%s\n", open, id, rest);
  g_hash_table_insert(svg->shared, key, g_strdup(id));
  return id;
}

/* Beyond its first and last stop a gradient keeps their colours. */
static bool is_redundant(const CjmGradient *gradient, size_t i)
{
  const CjmStop *stop = &gradient->stops[i], *end = &gradient->stops[gradient->n_stops - 1];
  return (stop == gradient->stops && stop < end && cjm_colour_equal(stop->colour, stop[1].colour)) ||
         (stop == end && i > 0 && cjm_colour_equal(stop->colour, stop[-1].colour));
}

static char *share_gradient(CjmSvg *svg, const CjmGradient *gradient)
{
  GString *rest = g_string_new(" gradientUnits=\"userSpaceOnUse\" x2=\"0\"");
  cjm_svg_attr_number(rest, "y1", gradient->top - svg->dy);
  cjm_svg_attr_number(rest, "y2", gradient->bottom - svg->dy);
  g_string_append_c(rest, '>');
  for (size_t i = 0; i < gradient->n_stops; i++) {
    if (is_redundant(gradient, i)) continue;
    g_string_append(rest, "<stop offset=\"");
    cjm_svg_number(rest, gradient->stops[i].at, 4);
    g_string_append_c(rest, '"');
    CjmColour colour = gradient->stops[i].colour;
    cjm_svg_attr_colour(rest, "stop-color", cjm_colour_alpha(colour, 1));
    if (colour.a < 1) cjm_svg_attr_number(rest, "stop-opacity", colour.a);
    g_string_append(rest, "/>");
  }
  g_string_append(rest, "</linearGradient>");
  char *id = cjm_svg_share(svg, "linearGradient", rest->str);
  g_string_free(rest, TRUE);
  return id;
}

void cjm_svg_paint(CjmSvg *svg, GString *out, const char *name, const CjmPaint *paint)
{
  if (!paint->gradient) {
    cjm_svg_attr_colour(out, name, paint->colour);
    return;
  }
  char *id = share_gradient(svg, paint->gradient);
  g_string_append_printf(out, " %s=\"url(#" CJM_SVG_PREFIX "%s)\"", name, id);
  g_free(id);
}
