/* fixture.h: one scene with a thing of every kind, for the tests of scene/ and export/. */
#ifndef CJM_TESTS_FIXTURE_H
#define CJM_TESTS_FIXTURE_H

#include <cairo.h>
#include <string.h>

#include "scene/scene.h"

typedef struct Fixture {
  CjmArena *arena;
  CjmFonts *fonts;
  CjmScene *scene;
  GByteArray *picture; /* a PNG: a chequerboard */
} Fixture;

static inline cairo_status_t fixture_append(void *closure, const unsigned char *data, unsigned int len)
{
  g_byte_array_append(closure, data, len);
  return CAIRO_STATUS_SUCCESS;
}

static inline GByteArray *fixture_picture(void)
{
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 48, 32);
  cairo_t *cr = cairo_create(surface);
  for (int i = 0; i < 24; i++) {
    cairo_set_source_rgb(cr, 0.9 * (i % 2), 0.5, 0.7);
    cairo_rectangle(cr, i % 6 * 8, i / 6 * 8, 8, 8);
    cairo_fill(cr);
  }
  GByteArray *png = g_byte_array_new();
  cairo_surface_write_to_png_stream(surface, fixture_append, png);
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  return png;
}

static inline Fixture *fixture_new(double width, double height)
{
  GError *error = NULL;
  Fixture *f = g_new0(Fixture, 1);
  f->arena = cjm_arena_new();
  f->fonts = cjm_fonts_new(NULL, "en", false, &error);
  g_assert_no_error(error);
  f->scene = cjm_scene_new(f->arena);
  f->scene->width = width;
  f->scene->height = height;
  return f;
}

static inline void fixture_free(Fixture *f)
{
  cjm_scene_free(f->scene);
  cjm_fonts_free(f->fonts);
  cjm_arena_free(f->arena);
  if (f->picture) g_byte_array_unref(f->picture);
  g_free(f);
}

/* Dark text on white. */
static inline CjmItem *fixture_text(Fixture *f, const char *text, double x, double y, double width, double size, CjmAlign align)
{
  CjmTextStyle style = {.size = size, .leading = size * 1.4, .weight = CJM_WEIGHT_REGULAR};
  CjmFlow *flow = cjm_flow(f->arena, f->fonts, style, text);
  CjmColour ink = CJM_RGB(0x18202b), background = CJM_RGB(0xffffff);
  return cjm_scene_text(f->scene, cjm_flow_set(f->arena, flow, width, align), (CjmPoint){x, y}, ink, background);
}

static inline void fixture_shapes(Fixture *f)
{
  static const CjmStop stops[] = {{0, CJM_RGB(0x0b6e69)}, {0.5, CJM_RGB(0xffffff)}, {1, CJM_RGB(0xb5400f)}};
  CjmGradient gradient = {100, 180, stops, G_N_ELEMENTS(stops)};
  CjmPaint shade = {.on = true, .gradient = &gradient};
  CjmColour teal = CJM_RGB(0x0b6e69), red = CJM_RGB(0xb5400f), grey = CJM_RGB(0x8090a0);

  cjm_scene_rect(f->scene, (CjmRect){20, 100, 120, 80}, 6, shade, cjm_stroke(grey, 1));
  cjm_scene_rect(f->scene, (CjmRect){20, 190, 120, 20}, 0, cjm_paint(cjm_colour_alpha(red, 0.3)), CJM_NO_STROKE);
  cjm_scene_circle(f->scene, (CjmPoint){170.125, 130}, 18, cjm_paint(teal), cjm_stroke(red, 2));
  cjm_scene_line(f->scene, (CjmPoint){150, 190}, (CjmPoint){300, 190}, cjm_stroke_dashed(grey, 1.5, 4, 3));

  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, 200, 150);
  cjm_path_curve(&path, 230, 90, 250, 90, 260, 130);
  cjm_path_line(&path, 290, 150);
  CjmStroke curve = {.paint = {.on = true, .gradient = &gradient}, .width = 3, .round = true};
  cjm_path_end(&path, f->scene, CJM_NO_PAINT, curve);

  path = cjm_path_begin();
  cjm_path_move(&path, 300, 100);
  cjm_path_line(&path, 320, 120);
  cjm_path_line(&path, 280, 120);
  cjm_path_close(&path);
  cjm_path_end(&path, f->scene, cjm_paint(red), CJM_NO_STROKE);
}

static inline void fixture_texts(Fixture *f)
{
  CjmScene *scene = f->scene;
  cjm_scene_open(scene,
                 (CjmSceneGroup){.role = CJM_GROUP_CELL, .id = "pays", .title = "Pays & waits", .bounds = {20, 220, 300, 180}});
  fixture_text(f, "Shipping costs only show up in the last step <of all> & cost the sale", 24, 224, 140, 13, CJM_ALIGN_START);
  fixture_text(f, "ينتظر العميل موعد تجديد جواز السفر", 180, 224, 130, 13, CJM_ALIGN_END);
  fixture_text(f, "引っ越しの日を決めて、荷物をまとめます", 180, 290, 130, 13, CJM_ALIGN_START);
  fixture_text(f, "Verantwoordelijkheidsgevoel", 24, 310, 120, 13, CJM_ALIGN_MIDDLE);
  fixture_text(f, "Account wall", 24, 370, 120, 12, CJM_ALIGN_START)->u.text.struck = true;
  cjm_scene_close(scene);

  cjm_scene_open(scene, (CjmSceneGroup){.role = CJM_GROUP_SOURCE, .id = "pays", .href = "https://example.org/a(b)'c?q=é&r=1"});
  fixture_text(f, "A source with a link", 180, 370, 140, 12, CJM_ALIGN_START);
  cjm_scene_close(scene);

  fixture_text(f, "Über der Kurve", 205, 108, 120, 12, CJM_ALIGN_START)->u.text.halo = 3;
}

/* One of everything. */
static inline Fixture *fixture_full_new(void)
{
  Fixture *f = fixture_new(340, 420.5);
  f->scene->meta = (CjmSceneMeta){.title = "First orders & returns",
                                  .description = "A map <for tests>",
                                  .author = "Zoë Łuk",
                                  .keywords = "map, journey",
                                  .created = "2026-10-12T00:00:00Z",
                                  .lang = "en"};
  f->picture = fixture_picture();
  CjmItem *title = fixture_text(f, "First orders are lost", 20, 20, 240, 21.5, CJM_ALIGN_START);
  title->u.text.origin = f;
  cjm_scene_image(f->scene, (CjmRect){270, 20, 50, 50}, 25, f->picture->data, f->picture->len);
  cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_LANE, .id = "shapes", .bounds = {20, 90, 300, 120}});
  fixture_shapes(f);
  cjm_scene_close(f->scene);
  fixture_texts(f);
  return f;
}

#endif
