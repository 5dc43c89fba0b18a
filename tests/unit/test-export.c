/* With `--write DIR` nothing is tested: the fixture is written in every format, for tests/export/. */
#include <locale.h>
#include <math.h>
#include <png.h>

#include "export/export.h"
#include "export/faces.h"
#include "export/glyphs.h"
#include "export/link.h"
#include "fixture.h"
#include "picture/picture.h"
#include "suite.h"
#include "unpacked.h"

static GByteArray *export_ppi(const CjmScene *scene, const char *format, double ppi)
{
  GError *error = NULL;
  CjmExportOptions options = cjm_export_options_default();
  options.ppi = ppi;
  GByteArray *out = g_byte_array_new();
  CjmPages pages = {(CjmScene *[]){(CjmScene *)scene}, 1};
  bool ok = cjm_format_find(format)->draw(&pages, &options, out, &error);
  g_assert_no_error(error);
  g_assert_true(ok);
  return out;
}

static GByteArray *export(const CjmScene *scene, const char *format)
{
  return export_ppi(scene, format, 96);
}

static char *export_svg(const CjmScene *scene)
{
  GByteArray *out = export(scene, "svg");
  char *text = g_strndup((const char *)out->data, out->len);
  g_assert_cmpuint(strlen(text), ==, out->len);
  g_byte_array_unref(out);
  return text;
}

static GError *export_error(const CjmScene *scene, const char *format, double ppi)
{
  GError *error = NULL;
  CjmExportOptions options = {.ppi = ppi};
  GByteArray *out = g_byte_array_new();
  CjmPages pages = {(CjmScene *[]){(CjmScene *)scene}, 1};
  g_assert_false(cjm_format_find(format)->draw(&pages, &options, out, &error));
  g_assert_nonnull(error);
  g_byte_array_unref(out);
  return error;
}

static bool has_bytes(const GByteArray *bytes, const char *what)
{
  size_t len = strlen(what);
  for (size_t i = 0; i + len <= bytes->len; i++)
    if (memcmp(bytes->data + i, what, len) == 0) return true;
  return false;
}

/* ---- all formats ---- */

static void test_table(void)
{
  g_assert_null(cjm_format_find("doc"));
  g_assert_true(cjm_format_find("PDF") == cjm_format_find(".pdf"));
  for (size_t i = 0; cjm_format_at(i); i++) {
    g_assert_true(cjm_format_find(cjm_format_at(i)->name) == cjm_format_at(i));
    g_assert_nonnull(cjm_format_at(i)->help);
    g_assert_nonnull(cjm_format_at(i)->media_type);
    const CjmFormat *format = cjm_format_at(i);
    g_assert_cmpint((format->draw != NULL) + (format->page != NULL) + (format->write != NULL), ==, 1);
    g_assert_true(i == 0 || format->write || !cjm_format_at(i - 1)->write); /* data formats follow the drawings */
  }
}

/* The same map is the same file, with a date and without, also when other maps were written before. */
static void test_same_bytes(void)
{
  for (size_t i = 0; cjm_format_at(i)->draw; i++)
    for (int dated = 0; dated < 2; dated++) {
      GByteArray *files[2];
      for (int k = 0; k < 2; k++) {
        Fixture *f = fixture_full_new();
        if (!dated) f->scene->meta.created = NULL;
        files[k] = export(f->scene, cjm_format_at(i)->name);
        fixture_free(f);
        if (k == 0) g_usleep(1100 * 1000 * (gulong)(i == 1 && !dated));
      }
      g_assert_cmpmem(files[0]->data, files[0]->len, files[1]->data, files[1]->len);
      g_byte_array_unref(files[0]);
      g_byte_array_unref(files[1]);
    }
}

static void test_empty_scene(void)
{
  for (size_t i = 0; cjm_format_at(i)->draw; i++) {
    Fixture *f = fixture_new(10, 10);
    GByteArray *out = export(f->scene, cjm_format_at(i)->name);
    g_assert_cmpuint(out->len, >, 50);
    g_byte_array_unref(out);
    fixture_free(f);
  }
}

static void test_bad_picture(void)
{
  static const guint8 junk[] = "\x89PNG\r\n\x1a\nand nothing more";
  for (size_t i = 0; cjm_format_at(i)->draw; i++) {
    Fixture *f = fixture_new(50, 50);
    cjm_scene_image(f->scene, (CjmRect){0, 0, 20, 20}, 0, junk, sizeof junk);
    GError *error = export_error(f->scene, cjm_format_at(i)->name, 96);
    g_assert_error(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN);
    g_error_free(error);
    fixture_free(f);
  }
}

/* A picture that is shown twenty times takes hardly more bytes than one that is shown once. */
static void test_picture_stored_once(void)
{
  enum { PLACES = 20 };
  static const char *const formats[] = {"svg", "pdf"};
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
    guint sizes[2];
    for (int many = 0; many < 2; many++) {
      Fixture *f = fixture_new(50 * PLACES, 50);
      f->picture = fixture_picture();
      for (int k = 0; k < (many ? PLACES : 1); k++)
        cjm_scene_image(f->scene, (CjmRect){50 * k, 0, 40, 40}, 20, f->picture->data, f->picture->len);
      GByteArray *out = export(f->scene, formats[i]);
      sizes[many] = out->len;
      if (i == 0) {
        g_autofree char *svg = g_strndup((const char *)out->data, out->len);
        const char *first = strstr(svg, "data:image/png");
        g_assert_nonnull(first);
        g_assert_null(strstr(first + 1, "data:image/png"));
      }
      g_byte_array_unref(out);
      fixture_free(f);
    }
    g_assert_cmpuint(sizes[1] - sizes[0], <, (PLACES - 1) * 220);
  }
}

/* A long picture is painted in bands, and what lies across their borders is whole: nothing differs from the same things
 * at the top of a short one. */
static void test_png_bands(void)
{
  enum { WIDTH = 8000, HIGH = 3000 }; /* three bands of 1 048 rows */
  GByteArray *pngs[2];
  for (int i = 0; i < 2; i++) {
    Fixture *f = fixture_new(WIDTH, i ? HIGH : 200);
    cjm_scene_circle(f->scene, (CjmPoint){100, i ? 1048 : 100}, 60.5, cjm_paint((CjmColour){.r = 0.8f, .g = 0.1f, .b = 0.3f, .a = 1}), CJM_NO_STROKE);
    pngs[i] = export(f->scene, "png");
    fixture_free(f);
  }
  png_image images[2] = {{.version = PNG_IMAGE_VERSION}, {.version = PNG_IMAGE_VERSION}};
  guint8 *pixels[2];
  for (int i = 0; i < 2; i++) {
    g_assert_true(png_image_begin_read_from_memory(&images[i], pngs[i]->data, pngs[i]->len));
    images[i].format = PNG_FORMAT_GRAY;
    pixels[i] = g_malloc(PNG_IMAGE_SIZE(images[i]));
    g_assert_true(png_image_finish_read(&images[i], NULL, pixels[i], 0, NULL));
    g_byte_array_unref(pngs[i]);
  }
  g_assert_cmpmem(pixels[0], (gsize)WIDTH * 200, pixels[1] + (gsize)WIDTH * 948, (gsize)WIDTH * 200);
  g_free(pixels[0]);
  g_free(pixels[1]);
}

static void test_links(void)
{
  static const struct {
    const char *href, *uri;
  } rows[] = {
    {"https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"},
    {"https://example.org/(a)'\\ \"<é>", "https://example.org/%28a%29%27%5C%20%22%3C%C3%A9%3E"},
    {"https://example.org/%20", "https://example.org/%20"},
    {"MAILTO:a@example.org", "MAILTO:a@example.org"},
    {"javascript:alert(1)", NULL},
    {" javascript:alert(1)", NULL},
    {"data:text/html,x", NULL},
    {"file:///etc/passwd", NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    char *uri = cjm_link_uri_new(rows[i].href);
    g_assert_cmpstr(uri, ==, rows[i].uri);
    g_free(uri);
  }
}

/* ---- PDF ---- */

static GByteArray *export_pdf(const CjmScene *scene)
{
  GByteArray *pdf = export(scene, "pdf");
  unpack_objects(pdf);
  return pdf;
}

static void test_pdf(void)
{
  Fixture *f = fixture_full_new();
  GByteArray *pdf = export_pdf(f->scene);
  g_assert_true(has_bytes(pdf, "/URI (https://example.org/a%28b%29%27c?q=%C3%A9&r=1)"));
  g_assert_true(has_bytes(pdf, "/MediaBox[0 0 255 315.375]"));
  g_assert_true(has_bytes(pdf, "/CreationDate (D:20261012000000Z"));
  g_assert_true(has_bytes(pdf, "/Title (First orders & returns)"));
  g_byte_array_unref(pdf);

  f->scene->meta.created = NULL;
  pdf = export_pdf(f->scene);
  g_assert_false(has_bytes(pdf, "/CreationDate"));
  g_byte_array_unref(pdf);
  fixture_free(f);
}

/* Readers agree on 14 400 units a side: a longer page has larger ones. */
static void test_pdf_long(void)
{
  Fixture *f = fixture_new(40000, 100);
  cjm_scene_rect(f->scene, (CjmRect){39000, 20, 100, 50}, 0, cjm_paint((CjmColour){.r = 1, .a = 1}), CJM_NO_STROKE);
  GByteArray *pdf = export_pdf(f->scene);
  g_assert_true(has_bytes(pdf, "/MediaBox[0 0 10000 25]"));
  g_assert_true(has_bytes(pdf, "/UserUnit 3"));
  g_byte_array_unref(pdf);
  fixture_free(f);
}

/* A page each, in their order, of their own size. */
static void test_pdf_pages(void)
{
  Fixture *f[] = {fixture_new(400, 100), fixture_full_new(), fixture_new(200, 100)};
  CjmScene *scenes[] = {f[0]->scene, f[1]->scene, f[2]->scene};
  CjmPages pages = {scenes, G_N_ELEMENTS(scenes)};
  CjmExportOptions options = cjm_export_options_default();
  GError *error = NULL;
  GByteArray *pdf = g_byte_array_new();
  g_assert_true(cjm_format_find("pdf")->paged);
  g_assert_true(cjm_format_find("pdf")->draw(&pages, &options, pdf, &error));
  g_assert_no_error(error);
  unpack_objects(pdf);
  g_assert_true(has_bytes(pdf, "/Type/Pages/Count 3/Kids[4 0 R 5 0 R 6 0 R]"));
  g_assert_true(has_bytes(pdf, "/MediaBox[0 0 300 75]"));
  g_assert_true(has_bytes(pdf, "/MediaBox[0 0 255 315.375]"));
  g_assert_true(has_bytes(pdf, "/MediaBox[0 0 150 75]"));
  g_byte_array_unref(pdf);
  for (size_t i = 0; i < G_N_ELEMENTS(f); i++) fixture_free(f[i]);
}

/* ---- PNG ---- */

static void read_png(png_structp png, png_bytep data, png_size_t len)
{
  const guint8 **at = png_get_io_ptr(png);
  memcpy(data, *at, len);
  *at += len;
}

static void test_png(void)
{
  Fixture *f = fixture_full_new();
  GByteArray *file = export_ppi(f->scene, "png", 192);
  const guint8 *at = file->data;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct(png);
  png_set_read_fn(png, &at, read_png);
  png_read_png(png, info, PNG_TRANSFORM_IDENTITY, NULL);

  g_assert_cmpuint(png_get_image_width(png, info), ==, 680);
  g_assert_cmpuint(png_get_image_height(png, info), ==, 841);
  g_assert_cmpuint(png_get_color_type(png, info), ==, PNG_COLOR_TYPE_RGB);
  g_assert_cmpuint(png_get_x_pixels_per_meter(png, info), ==, 7559);
  g_assert_cmpuint(png_get_y_pixels_per_meter(png, info), ==, 7559);
  png_textp texts;
  int n = 0;
  png_get_text(png, info, &texts, &n);
  g_assert_cmpint(n, ==, 3);
  g_assert_cmpstr(texts[0].text, ==, "First orders & returns");
  g_assert_cmpstr(texts[1].text, ==, "Zoë Łuk");
  /* The middle of the circle, and the background. */
  png_bytepp rows = png_get_rows(png, info);
  static const guint8 teal[] = {0x0b, 0x6e, 0x69}, white[] = {255, 255, 255};
  g_assert_cmpmem(rows[260] + (size_t)3 * 340, 3, teal, 3);
  g_assert_cmpmem(rows[4] + (size_t)3 * 4, 3, white, 3);

  png_destroy_read_struct(&png, &info, NULL);
  g_byte_array_unref(file);
  fixture_free(f);
}

static void test_png_too_large(void)
{
  Fixture *f = fixture_new(20000, 100);
  GError *error = export_error(f->scene, "png", 300);
  g_assert_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TOO_LARGE);
  g_assert_nonnull(strstr(error->message, "157 pixels per inch would fit"));
  g_error_free(error);
  GByteArray *fits = export_ppi(f->scene, "png", 157);
  g_byte_array_unref(fits);
  fixture_free(f);
}

/* ---- SVG ---- */

typedef struct Use {
  double x, y; /* px on the page */
} Use;

/* What a parser finds in an SVG. */
typedef struct Found {
  GHashTable *ids;
  GHashTable *refs; /* all that is referred to, without # */
  GArray *uses;     /* of Use: outlined glyphs */
  GPtrArray *labels;
  double dx, dy, scale; /* of the line */
  GString *text;        /* all character data */
} Found;

static const char *attribute(const char *name, const char **names, const char **values)
{
  for (; *names; names++, values++)
    if (g_str_equal(*names, name)) return *values;
  return NULL;
}

static double number_of(const char *text)
{
  return text ? g_ascii_strtod(text, NULL) : 0;
}

static void note_transform(Found *found, const char *transform)
{
  char *rest;
  g_assert_true(g_str_has_prefix(transform, "translate("));
  found->dx = g_ascii_strtod(transform + strlen("translate("), &rest);
  found->dy = g_ascii_strtod(rest, &rest);
  g_assert_true(g_str_has_prefix(rest, ")scale("));
  found->scale = g_ascii_strtod(rest + strlen(")scale("), NULL);
}

static void on_start(GMarkupParseContext *context, const char *element, const char **names, const char **values, gpointer data,
                     GError **error)
{
  (void)context;
  (void)error;
  Found *found = data;
  const char *id = attribute("id", names, values), *transform = attribute("transform", names, values);
  const char *href = attribute("xlink:href", names, values), *label = attribute("aria-label", names, values);
  if (id && !g_hash_table_add(found->ids, g_strdup(id))) g_error("id %s occurs twice", id);
  if (transform) note_transform(found, transform);
  if (label) g_ptr_array_add(found->labels, g_strdup(label));
  if (label && !attribute("role", names, values)) g_error("%s has a name and no role: %s", element, label);
  if (href && *href == '#') g_hash_table_add(found->refs, g_strdup(href + 1));
  if (g_str_equal(element, "use") && !attribute("stroke", names, values) && !attribute("width", names, values)) {
    Use use = {.x = found->dx + number_of(attribute("x", names, values)) * found->scale,
               .y = found->dy + number_of(attribute("y", names, values)) * found->scale};
    g_array_append_val(found->uses, use);
  }
}

static void on_text(GMarkupParseContext *context, const char *text, gsize len, gpointer data, GError **error)
{
  (void)context;
  (void)error;
  g_string_append_len(((Found *)data)->text, text, (gssize)len);
}

static Found *parse(const char *svg)
{
  static const GMarkupParser parser = {.start_element = on_start, .text = on_text};
  GError *error = NULL;
  Found *found = g_new0(Found, 1);
  found->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  found->refs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  found->uses = g_array_new(FALSE, FALSE, sizeof(Use));
  found->labels = g_ptr_array_new_with_free_func(g_free);
  found->text = g_string_new(NULL);
  GMarkupParseContext *context = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, found, NULL);
  g_markup_parse_context_parse(context, svg, -1, &error);
  g_assert_no_error(error);
  g_markup_parse_context_end_parse(context, &error);
  g_assert_no_error(error);
  g_markup_parse_context_free(context);
  return found;
}

static void found_free(Found *found)
{
  g_hash_table_unref(found->ids);
  g_hash_table_unref(found->refs);
  g_array_free(found->uses, TRUE);
  g_ptr_array_unref(found->labels);
  g_string_free(found->text, TRUE);
  g_free(found);
}

static void test_svg_document(void)
{
  Fixture *f = fixture_full_new();
  char *svg = export_svg(f->scene);
  g_assert_true(g_str_has_prefix(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                                      "width=\"340\" height=\"420.5\" "
                                      "viewBox=\"0 0 340 420.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\" "
                                      "role=\"graphics-document document\" fill=\"none\" lang=\"en\" aria-labelledby=\""));
  Found *found = parse(svg);
  g_assert_nonnull(strstr(found->text->str, "First orders & returns"));
  g_assert_nonnull(strstr(found->text->str, "A map <for tests>"));
  g_assert_nonnull(strstr(found->text->str, "Pays & waits"));
  g_assert_nonnull(strstr(svg, "<a xlink:href=\"https://example.org/a%28b%29%27c?q=%C3%A9&amp;r=1\">"));
  GList *refs = g_hash_table_get_keys(found->refs);
  for (GList *l = refs; l; l = l->next) g_assert_true(g_hash_table_contains(found->ids, l->data));
  g_list_free(refs);
  found_free(found);
  g_free(svg);
  fixture_free(f);
}

/* What a group is to a screen reader, by the WAI-ARIA Graphics Module: the content of a symbol is not read, that of an object is. */
static void test_svg_roles(void)
{
  static const struct {
    CjmGroupRole role;
    const char *title, *written;
  } rows[] = {
    {CJM_GROUP_LANE, "Thoughts", " role=\"graphics-object\"><title>Thoughts</title>"},
    {CJM_GROUP_MARK, "Ada Berg", " role=\"graphics-symbol\"><title>Ada Berg</title>"},
    {CJM_GROUP_QR, "https://example.org", " role=\"graphics-symbol\"><title>https://example.org</title>"},
    {CJM_GROUP_LOGO, "Example", " role=\"graphics-symbol\"><title>Example</title>"},
  };
  Fixture *f = fixture_new(100, 200);
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    cjm_scene_open(f->scene, (CjmSceneGroup){.role = rows[i].role, .title = rows[i].title});
    fixture_text(f, "AB", 10, 10 + 40 * (double)i, 80, 14, CJM_ALIGN_START);
    cjm_scene_close(f->scene);
  }
  g_autofree char *svg = export_svg(f->scene);
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
    if (!strstr(svg, rows[i].written)) g_error("no %s in %s", rows[i].written, svg);
  fixture_free(f);
}

/* Every text is found in one piece, words that were broken too. */
static void test_svg_labels(void)
{
  static const char *const words[] = {"First orders are lost", "Verantwoordelijkheidsgevoel",
                                      "引っ越しの日を決めて、荷物をまとめます", "ينتظر العميل موعد تجديد جواز السفر",
                                      "Shipping costs only show up in the last step <of all> & cost the sale"};
  Fixture *f = fixture_full_new();
  char *svg = export_svg(f->scene);
  Found *found = parse(svg);
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    g_assert_true(g_ptr_array_find_with_equal_func(found->labels, words[i], g_str_equal, NULL));
  found_free(found);
  g_free(svg);
  fixture_free(f);
}

static void test_svg_inlined_twice(void)
{
  Fixture *one = fixture_full_new(), *other = fixture_full_new();
  cjm_scene_circle(other->scene, (CjmPoint){300, 400}, 2, cjm_paint((CjmColour)CJM_RGB(0)), CJM_NO_STROKE);
  char *a = export_svg(one->scene), *b = export_svg(other->scene);
  char *page = g_strconcat("<div>", a, b, "</div>", NULL);
  found_free(parse(page));
  g_free(page);
  g_free(a);
  g_free(b);
  fixture_free(one);
  fixture_free(other);
}

static void test_svg_group_ids(void)
{
  Fixture *f = fixture_new(50, 50);
  static const char *const ids[] = {"pays", "pays", "a b/c", "pays"};
  for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
    cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_CELL, .id = ids[i]});
    cjm_scene_close(f->scene);
  }
  char *svg = export_svg(f->scene);
  Found *found = parse(svg);
  g_assert_cmpuint(g_hash_table_size(found->ids), ==, 4);
  g_assert_nonnull(strstr(svg, "-cell-pays_3\""));
  g_assert_nonnull(strstr(svg, "-cell-a_b_c\""));
  found_free(found);
  g_free(svg);
  fixture_free(f);
}

/* What XML cannot hold is shown as a character that was lost, not left out. */
static void test_svg_escapes(void)
{
  Fixture *f = fixture_new(50, 50);
  f->scene->meta.title = "a\1b<c>\"d\"&\xef\xbf\xbf";
  char *svg = export_svg(f->scene);
  g_assert_nonnull(strstr(svg, ">a\xef\xbf\xbd"
                               "b&lt;c&gt;&quot;d&quot;&amp;\xef\xbf\xbd</title>"));
  found_free(parse(svg));
  g_free(svg);
  fixture_free(f);
}

/* A link in a link is not a link: neither HTML nor PDF has that. */
static void test_svg_nested_links(void)
{
  Fixture *f = fixture_new(50, 50);
  cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_CELL, .href = "https://example.org/outer"});
  cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_PART, .href = "https://example.org/inner"});
  cjm_scene_close(f->scene);
  cjm_scene_close(f->scene);
  cjm_scene_open(f->scene, (CjmSceneGroup){.role = CJM_GROUP_CELL, .href = "https://example.org/next"});
  cjm_scene_close(f->scene);
  char *svg = export_svg(f->scene);
  g_assert_nonnull(strstr(svg, "/outer"));
  g_assert_null(strstr(svg, "/inner"));
  g_assert_nonnull(strstr(svg, "/next"));
  found_free(parse(svg));
  g_free(svg);
  fixture_free(f);
}

static void collect(const CjmGlyphs *glyphs, void *data)
{
  for (guint i = 0; i < glyphs->glyphs->len; i++) {
    cairo_glyph_t glyph = g_array_index(glyphs->glyphs, cairo_glyph_t, i);
    cairo_text_extents_t extents;
    cairo_scaled_font_t *font = cjm_scaled_font_new(glyphs->font, glyphs->size);
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents);
    cairo_scaled_font_destroy(font);
    if (extents.width > 0) g_array_append_val((GArray *)data, glyph);
  }
}

/* Each letter stands where the scene has it, to the hundredth of a px. */
static void test_svg_positions(void)
{
  Fixture *f = fixture_full_new();
  fixture_text(f, "Large letters", 20, 40, 320, 47.3, CJM_ALIGN_START);
  char *svg = export_svg(f->scene);
  Found *found = parse(svg);
  GArray *expected = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  g_autoptr(CjmGlyphs) buffer = cjm_glyphs_new();
  for (size_t i = 0; i < cjm_scene_length(f->scene); i++) {
    const CjmItem *item = cjm_scene_at(f->scene, i);
    if (item->kind != CJM_ITEM_TEXT) continue;
    cjm_glyphs_block(buffer, item->u.text.block, item->u.text.at, collect, expected);
  }
  g_assert_cmpuint(expected->len, >, 150);
  g_assert_cmpuint(found->uses->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++) {
    const cairo_glyph_t *glyph = &g_array_index(expected, cairo_glyph_t, i);
    const Use *use = &g_array_index(found->uses, Use, i);
    g_assert_cmpfloat_with_epsilon(use->x, glyph->x, 0.01);
    g_assert_cmpfloat_with_epsilon(use->y, glyph->y, 0.01);
  }
  g_array_free(expected, TRUE);
  found_free(found);
  g_free(svg);
  fixture_free(f);
}

/* Text as text: every word is there to be read, at its place and of its length. */
static void test_svg_live(void)
{
  Fixture *f = fixture_full_new();
  fixture_text(f, "नमस्ते दुनिया", 10, 10, 200, 14, CJM_ALIGN_START);
  GError *error = NULL;
  CjmExportOptions options = cjm_export_options_default();
  options.live_text = true;
  GByteArray *out = g_byte_array_new();
  CjmPages pages = {&f->scene, 1};
  g_assert_true(cjm_format_find("svg")->draw(&pages, &options, out, &error));
  g_assert_no_error(error);
  char *svg = g_strndup((const char *)out->data, out->len), *outlines = export_svg(f->scene);
  found_free(parse(svg));
  static const char *const parts[] = {
    ">First orders are lost</text>",
    "&lt;of",
    "&amp;",
    "日",
    " direction=\"rtl\" text-anchor=\"middle\">",
    "font-family=\"Inter, ",
    " textLength=\"",
    "</tspan><tspan x=\"",
    " lengthAdjust=\"spacingAndGlyphs\"",
    " font-size=\"21.5\"",
    "<a xlink:href=\"https://example.org/",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (!strstr(svg, parts[i])) g_error("no %s", parts[i]);
  g_assert_cmpuint(out->len, <, strlen(outlines) / 3);
  g_free(outlines);
  g_free(svg);
  g_byte_array_unref(out);
  fixture_free(f);
}

static guint count_of(const char *text, const char *part)
{
  guint n = 0;
  for (const char *p = text; (p = strstr(p, part)); p += strlen(part)) n++;
  return n;
}

/* The SVG with live text of one text, 90 px wide. */
static char *live_svg_new(const char *text)
{
  Fixture *f = fixture_new(400, 400);
  fixture_text(f, text, 300, 10, 90, 14, CJM_ALIGN_START);
  CjmExportOptions options = cjm_export_options_default();
  options.live_text = true;
  GByteArray *out = g_byte_array_new();
  CjmPages pages = {&f->scene, 1};
  g_assert_true(cjm_format_find("svg")->draw(&pages, &options, out, NULL));
  char *svg = g_strndup((const char *)out->data, out->len);
  g_byte_array_unref(out);
  fixture_free(f);
  return svg;
}

/* Inkscape does not draw lines from right to left that have a length, LibreOffice knows the direction of a line only by its letters and marks
 * in it, and both look for the end of an isolate in the line's element only. */
static void test_svg_live_rtl(void)
{
  g_autofree char *svg = live_svg_new("«שלום עולם» \u2066(one two three four)\u2069 שלום.");
  g_assert_nonnull(strstr(svg, " direction=\"rtl\" text-anchor=\"middle\">"));
  g_assert_null(strstr(svg, "textLength"));
  g_auto(GStrv) lines = g_strsplit(svg, "</tspan>", -1);
  g_assert_cmpuint(g_strv_length(lines), >, 3);
  for (char **line = lines; line[1]; line++) {
    const char *words = strrchr(*line, '>') + 1;
    g_assert_true(g_str_has_prefix(words, "\u2067"));
    g_assert_true(g_str_has_suffix(words, "\u2069"));
    g_assert_cmpuint(count_of(words, "\u2066") + count_of(words, "\u2067"), ==, count_of(words, "\u2069"));
  }
  g_assert_cmpuint(count_of(svg, "\u2066"), >, 1); /* again on each line that the isolate continues on */
}

/* Marks are copied with the text, so they are only where the direction is not clear without them. */
static void test_svg_live_rtl_marks(void)
{
  static const struct {
    const char *text, *written;
  } rows[] = {
    {"שלום", ">שלום</text>"},
    {"תָּוִית", ">תָּוִית</text>"},
    {"خلال 3 أيام", ">خلال 3 أيام</text>"},
    {"שלום!", ">\u2067שלום!\u2069</text>"},
    {"«نعم»", ">\u2067«نعم»\u2069</text>"},
    {"ב-App של", ">\u2067ב-App של\u2069</text>"},
    {"שלום 3", ">\u2067שלום 3\u2069</text>"},
    {"שלום עולם ושוב", ">שלום \u200f</tspan>"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *svg = live_svg_new(rows[i].text);
    if (!strstr(svg, rows[i].written)) g_error("%s: no %s in %s", rows[i].text, rows[i].written, svg);
  }
}

/* Inkscape 1.2 follows `xlink:href` only. LibreOffice knows classes as selectors of style sheets, without an id before them, and draws
 * lines of no length too large; Inkscape does not draw them at all where they are closed. */
static void test_svg_editors(void)
{
  Fixture *f = fixture_full_new();
  for (int i = 0; i < 40; i++) { /* two styles, which become classes */
    CjmItem *text = fixture_text(f, "Often", 10, 10 + i, 100, i % 2 ? 9 : 33, CJM_ALIGN_START);
    if (i % 2) text->u.text.colour = (CjmColour){.b = 1, .a = 1};
  }
  cjm_scene_circle(f->scene, (CjmPoint){20, 20}, 4, cjm_paint((CjmColour){.r = 1, .a = 1}), CJM_NO_STROKE);
  CjmExportOptions options = cjm_export_options_default();
  for (int live = 0; live < 2; live++) {
    GError *error = NULL;
    options.live_text = live;
    GByteArray *out = g_byte_array_new();
    CjmPages pages = {&f->scene, 1};
    g_assert_true(cjm_format_find("svg")->draw(&pages, &options, out, &error));
    g_assert_no_error(error);
    char *svg = g_strndup((const char *)out->data, out->len);
    g_assert_cmpuint(count_of(svg, " xlink:href="), >, 0);
    g_assert_null(strstr(svg, " href="));
    g_assert_false(g_regex_match_simple("[Mm][^a-zA-Z]*h0[^.]", svg, 0, 0));
    g_assert_true(g_regex_match_simple("d=\"M[0-9. -]+h[.]01z", svg, 0, 0));
    g_assert_cmpint(g_regex_match_simple("<style>\\.[a-z][0-9a-z]{3}[A-Z]{1,2}\\{", svg, 0, 0), ==, live);
    g_free(svg);
    g_byte_array_unref(out);
  }
  fixture_free(f);
}

/* ---- glyphs ---- */

static void check_clusters(const CjmGlyphs *glyphs, void *data)
{
  int bytes = 0, drawn = 0;
  for (guint i = 0; i < glyphs->clusters->len; i++) {
    const cairo_text_cluster_t *cluster = &g_array_index(glyphs->clusters, cairo_text_cluster_t, i);
    g_assert_cmpint(cluster->num_bytes, >, 0);
    bytes += cluster->num_bytes;
    drawn += cluster->num_glyphs;
  }
  g_assert_cmpint(bytes, ==, (int)glyphs->text->len);
  g_assert_cmpint(drawn, ==, (int)glyphs->glyphs->len);
  ++*(int *)data;
}

static void test_clusters(void)
{
  static const char *const texts[] = {"office waffle", "السلام عليكم", "नमस्ते दुनिया", "e\xcc\x81\xcc\xa3toile", "日本語とEnglish"};
  Fixture *f = fixture_new(500, 500);
  g_autoptr(CjmGlyphs) buffer = cjm_glyphs_new();
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
    int stretches = 0;
    const CjmItem *item = fixture_text(f, texts[i], 0, 0, 500, 14, CJM_ALIGN_START);
    cjm_glyphs_line(buffer, item->u.text.block, 0, (CjmPoint){0}, check_clusters, &stretches);
    g_assert_cmpint(stretches, >, 0);
  }
  fixture_free(f);
}

static int write_files(const char *folder)
{
  Fixture *f = fixture_full_new();
  for (size_t i = 0; cjm_format_at(i)->draw; i++) {
    const char *name = cjm_format_at(i)->name;
    char *path = g_strdup_printf("%s/map.%s", folder, name);
    GByteArray *file = export_ppi(f->scene, name, 192);
    GError *error = NULL;
    g_file_set_contents(path, (const char *)file->data, (gssize)file->len, &error);
    g_assert_no_error(error);
    g_byte_array_unref(file);
    g_free(path);
  }
  fixture_free(f);
  return 0;
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  if (argc == 3 && g_str_equal(argv[1], "--write")) return write_files(argv[2]);
  suite_init(&argc, &argv);
  g_test_add_func("/export/table", test_table);
  g_test_add_func("/export/same-bytes", test_same_bytes);
  g_test_add_func("/export/empty-scene", test_empty_scene);
  g_test_add_func("/export/bad-picture", test_bad_picture);
  g_test_add_func("/export/links", test_links);
  g_test_add_func("/export/pdf", test_pdf);
  g_test_add_func("/export/pdf/long", test_pdf_long);
  g_test_add_func("/export/pdf/pages", test_pdf_pages);
  g_test_add_func("/export/png", test_png);
  g_test_add_func("/export/png-too-large", test_png_too_large);
  g_test_add_func("/export/png/bands", test_png_bands);
  g_test_add_func("/export/picture-stored-once", test_picture_stored_once);
  g_test_add_func("/export/svg/document", test_svg_document);
  g_test_add_func("/export/svg/roles", test_svg_roles);
  g_test_add_func("/export/svg/labels", test_svg_labels);
  g_test_add_func("/export/svg/inlined-twice", test_svg_inlined_twice);
  g_test_add_func("/export/svg/group-ids", test_svg_group_ids);
  g_test_add_func("/export/svg/escapes", test_svg_escapes);
  g_test_add_func("/export/svg/nested-links", test_svg_nested_links);
  g_test_add_func("/export/svg/positions", test_svg_positions);
  g_test_add_func("/export/svg/live", test_svg_live);
  g_test_add_func("/export/svg/live-from-right-to-left", test_svg_live_rtl);
  g_test_add_func("/export/svg/live-from-right-to-left-marks", test_svg_live_rtl_marks);
  g_test_add_func("/export/svg/editors", test_svg_editors);
  g_test_add_func("/export/clusters", test_clusters);
  return g_test_run();
}
