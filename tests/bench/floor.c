/* floor FORMAT LIST OUT [LIST OUT]…: the least that pango and cairo need for a map: each of its texts as a plain
 * PangoLayout, at the place that `places` wrote down. It reads no YAML, decides nothing and draws no shape. */
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib.h>
#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double png_scale = 2; /* 192 pixels per inch, which is what cjm writes */

static cairo_surface_t *surface_new(const char *format, const char *out, double width, double height)
{
  if (g_str_equal(format, "pdf")) return cairo_pdf_surface_create(out, width * 0.75, height * 0.75);
  if (g_str_equal(format, "svg")) return cairo_svg_surface_create(out, width, height);
  return cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(width * png_scale), (int)(height * png_scale));
}

/* A layout for each weight, upright and italic. All are set at one size and scaled by cairo, so that each font is opened once. */
typedef struct Layouts {
  PangoLayout *of[10][2]; /* by weight / 100, and italic; NULL until used */
} Layouts;

static const double font_size = 64; /* px */

static PangoLayout *layout_new(cairo_t *cr, int weight, bool italic)
{
  PangoLayout *layout = pango_cairo_create_layout(cr);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(pango_layout_get_context(layout), options);
  pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE);
  cairo_font_options_destroy(options);
  PangoFontDescription *desc = pango_font_description_from_string("Inter, Noto Sans, DejaVu Sans, sans-serif");
  pango_font_description_set_absolute_size(desc, font_size * PANGO_SCALE);
  pango_font_description_set_weight(desc, (PangoWeight)weight);
  pango_font_description_set_style(desc, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description(layout, desc);
  pango_font_description_free(desc);
  return layout;
}

static void draw_text(cairo_t *cr, Layouts *layouts, char **fields)
{
  int weight = atoi(fields[4]);
  bool italic = atoi(fields[5]);
  PangoLayout **layout = &layouts->of[CLAMP(weight / 100, 0, 9)][italic];
  if (!*layout) *layout = layout_new(cr, weight, italic);
  double scale = g_ascii_strtod(fields[3], NULL) / font_size;
  pango_layout_set_width(*layout, (int)((g_ascii_strtod(fields[2], NULL) + 0.1) / scale * PANGO_SCALE));
  pango_layout_set_text(*layout, fields[6], -1);
  cairo_save(cr);
  cairo_translate(cr, g_ascii_strtod(fields[0], NULL), g_ascii_strtod(fields[1], NULL));
  cairo_scale(cr, scale, scale);
  cairo_move_to(cr, 0, 0);
  pango_cairo_show_layout(cr, *layout);
  cairo_restore(cr);
}

static bool draw(const char *format, char **lines, const char *out)
{
  g_auto(GStrv) size = g_strsplit(lines[0], "\t", 2);
  cairo_surface_t *surface = surface_new(format, out, g_ascii_strtod(size[0], NULL), g_ascii_strtod(size[1], NULL));
  cairo_t *cr = cairo_create(surface);
  if (g_str_equal(format, "pdf")) cairo_scale(cr, 0.75, 0.75);
  if (g_str_equal(format, "png")) cairo_scale(cr, png_scale, png_scale);
  cairo_set_source_rgb(cr, 1, 1, 1);
  cairo_paint(cr); /* without an opaque page the cost is quadratic */
  cairo_set_source_rgb(cr, 0, 0, 0);
  Layouts layouts = {0};
  for (char **line = lines + 1; *line; line++) {
    g_auto(GStrv) fields = g_strsplit(*line, "\t", 7);
    if (g_strv_length(fields) == 7) draw_text(cr, &layouts, fields);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(layouts.of); i++) {
    g_clear_object(&layouts.of[i][0]);
    g_clear_object(&layouts.of[i][1]);
  }
  cairo_destroy(cr);
  if (g_str_equal(format, "png")) cairo_surface_write_to_png(surface, out);
  cairo_surface_finish(surface);
  bool ok = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return ok;
}

int main(int argc, char **argv)
{
  for (int i = 2; i + 1 < argc; i += 2) {
    g_autofree char *text = NULL;
    if (!g_file_get_contents(argv[i], &text, NULL, NULL)) return 1;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    if (!draw(argv[1], lines, argv[i + 1])) return 1;
  }
  return 0;
}
