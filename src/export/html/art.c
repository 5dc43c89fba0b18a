/* art.c: the drawing of the map, and the map on pages of paper for a printer. They are compressed together, since they say the same; the script
 * of the page decompresses them. */
#include <libdeflate.h>
#include <string.h>

#include "export/formats.h"
#include "export/html/page.h"
#include "export/svg/write.h"

/* Removes the part of a text that begins with `from` and ends with the next `to`, and returns it; NULL if there is none. */
static char *cut_new(GString *text, const char *from, const char *to)
{
  const char *start = strstr(text->str, from), *end = start ? strstr(start + strlen(from), to) : NULL;
  if (!end) return NULL;
  gssize at = start - text->str, len = end + (gssize)strlen(to) - start;
  char *cut = g_strndup(start, (gsize)len);
  g_string_erase(text, at, len);
  return cut;
}

/* Appends a scene as SVG. Its styles go to those of the page, whose policy allows no others. */
static bool append_scene(CjmPage *page, CjmScene *scene, bool coded, GString *out, GError **error)
{
  CjmPages pages = {&scene, 1};
  CjmExportOptions options = cjm_export_options_default();
  options.live_text = true;
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  if (!cjm_format_svg.draw(&pages, &options, bytes, error)) return false;
  GString *svg = g_string_new(NULL);
  if (coded) cjm_palette_decode(&page->palette, svg, (const char *)bytes->data, bytes->len);
  else g_string_append_len(svg, (const char *)bytes->data, bytes->len);
  g_free(cut_new(svg, " style=\"", "\""));
  g_autofree char *style = cut_new(svg, "<style>", "</style>");
  if (style) {
    g_string_append_len(page->style, style + strlen("<style>"), (gssize)(strlen(style) - strlen("<style></style>")));
    g_string_append_c(page->style, '\n');
  }
  g_string_append_len(out, svg->str, (gssize)svg->len);
  g_string_free(svg, TRUE);
  return true;
}

/* Pages of their own size, without a margin: they have their own. */
static void append_paper(GString *style, const CjmScene *sheet)
{
  g_string_append(style, "@page sheet{margin:0;size:");
  cjm_svg_number(style, sheet->width, 2);
  g_string_append(style, "px ");
  cjm_svg_number(style, sheet->height, 2);
  g_string_append(style, "px}\n#sheets>div{height:");
  cjm_svg_number(style, sheet->height - 1, 2); /* rounding must not make another page */
  g_string_append(style, "px}\n");
}

static char *compressed_new(const GString *text)
{
  enum { LEVEL = 9 /* more would take six times as long for 3 % */ };
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
  gsize len = libdeflate_zlib_compress_bound(compressor, text->len);
  g_autofree guint8 *data = g_malloc(len);
  len = libdeflate_zlib_compress(compressor, text->str, text->len, data, len);
  g_assert(len > 0);
  libdeflate_free_compressor(compressor);
  return g_base64_encode(data, len);
}

/* The texts end with a zero each, which no SVG has. */
bool cjm_page_art(CjmPage *page, const CjmPages *sheets, GError **error)
{
  g_autoptr(GString) art = g_string_new(NULL);
  cjm_palette_code(&page->palette, page->light->map, page->dark->map);
  bool ok = append_scene(page, page->light->map, true, art, error);
  for (size_t i = 0; ok && i < sheets->n; i++) {
    g_string_append_c(art, '\0');
    ok = append_scene(page, sheets->at[i], false, art, error);
  }
  if (!ok) return false;
  if (sheets->n) append_paper(page->style, sheets->at[0]);
  g_autofree char *data = compressed_new(art);
  g_string_append_printf(page->body, "<script type=\"text/plain\" id=\"art\">%s</script>\n", data);
  return true;
}
