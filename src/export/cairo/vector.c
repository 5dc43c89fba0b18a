#include "export/cairo/vector.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <string.h>

#include "export/cairo/painter.h"
#include "export/cairo/svg-ids.h"
#include "export/formats.h"
#include "export/link.h"

static const double pt_per_px = 0.75;

/* The longest side of a page, pt, that PDF and PostScript readers accept; cairo writes longer ones without complaint. */
static const double max_side = 14400;

/* What PostScript cannot express, such as transparent surfaces over others, becomes pixels of this resolution. */
enum { FALLBACK_PPI = 300 };

static cairo_status_t append(void *out, const unsigned char *data, unsigned len)
{
  g_byte_array_append(out, data, len);
  return CAIRO_STATUS_SUCCESS;
}

static bool check_size(const CjmScene *scene, GError **error)
{
  double side = MAX(scene->width, scene->height) * pt_per_px;
  if (side <= max_side) return true;
  g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TOO_LARGE,
              "the map is too large for a page drawn by cairo: a side of %.0f pt is more than %.0f", side, max_side);
  return false;
}

/* ---- links ---- */

/* The open link. Links are not nested. */
typedef struct Links {
  char *uri;     /* of the open link; NULL: none */
  CjmRect box;   /* of what is in it so far, px */
  int depth, at; /* number of open groups; that at the open link */
} Links;

static void put_link(cairo_t *cr, const Links *links)
{
  g_autofree char *attributes =
    g_strdup_printf("rect=[%d %d %d %d] uri='%s'", (int)links->box.x, (int)links->box.y, (int)links->box.w, (int)links->box.h, links->uri);
  cairo_tag_begin(cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end(cr, CAIRO_TAG_LINK);
}

static void visit_link(cairo_t *cr, Links *links, const CjmItem *item)
{
  switch (item->kind) {
    case CJM_ITEM_OPEN:
      links->depth++;
      if (links->uri || !item->u.group.href) break;
      links->uri = cjm_link_uri_new(item->u.group.href);
      links->box = (CjmRect){0};
      links->at = links->depth;
      break;
    case CJM_ITEM_CLOSE:
      if (links->uri && links->at == links->depth) {
        put_link(cr, links);
        g_clear_pointer(&links->uri, g_free);
      }
      links->depth--;
      break;
    default:
      if (links->uri) links->box = cjm_rect_union(links->box, cjm_item_extent(item));
  }
}

/* cairo 1.16 writes a damaged file if a link is outside a structure element, or such an element continues on the next page. */
static void put_links(cairo_t *cr, const CjmScene *scene)
{
  Links links = {0};
  cairo_tag_begin(cr, "Document", NULL);
  for (size_t i = 0; i < cjm_scene_length(scene); i++) visit_link(cr, &links, cjm_scene_at(scene, i));
  cairo_tag_end(cr, "Document");
}

/* ---- pages ---- */

/* A kind of surface. */
typedef struct Surface {
  cairo_surface_t *surface;
  void (*resize)(cairo_surface_t *surface, double width, double height); /* before each page; NULL: there is one page */
  double scale;                                                          /* units per px */
  bool links;
} Surface;

static bool paint_page(const Surface *to, CjmPainter *painter, const CjmScene *scene, GError **error)
{
  if (to->resize) to->resize(to->surface, scene->width * to->scale, scene->height * to->scale);
  cairo_t *cr = cairo_create(to->surface);
  cairo_scale(cr, to->scale, to->scale);
  CjmRect whole = {0, 0, scene->width, scene->height};
  bool ok = cjm_painter_paint(painter, cr, scene, whole, error);
  if (ok && to->links) put_links(cr, scene);
  if (ok) cairo_show_page(cr);
  ok = ok && cjm_cairo_check(cairo_status(cr), error);
  cairo_destroy(cr);
  return ok;
}

/* Paints the pages, and frees the surface, which writes the rest of the file. */
static bool paint_pages(const Surface *to, const CjmPages *pages, GError **error)
{
  bool ok = cjm_cairo_check(cairo_surface_status(to->surface), error);
  CjmPainter *painter = cjm_painter_new(true);
  for (size_t i = 0; ok && i < pages->n; i++) ok = paint_page(to, painter, pages->at[i], error);
  cairo_surface_finish(to->surface);
  ok = ok && cjm_cairo_check(cairo_surface_status(to->surface), error);
  cjm_painter_free(painter);
  cairo_surface_destroy(to->surface);
  return ok;
}

static bool check_sizes(const CjmPages *pages, GError **error)
{
  for (size_t i = 0; i < pages->n; i++)
    if (!check_size(pages->at[i], error)) return false;
  return true;
}

/* ---- PDF ---- */

static void set_metadata(cairo_surface_t *surface, const CjmSceneMeta *meta)
{
  const struct {
    cairo_pdf_metadata_t key;
    const char *value;
  } rows[] = {
    {CAIRO_PDF_METADATA_TITLE, meta->title},
    {CAIRO_PDF_METADATA_AUTHOR, meta->author},
    {CAIRO_PDF_METADATA_SUBJECT, meta->description},
    {CAIRO_PDF_METADATA_KEYWORDS, meta->keywords},
    /* Without a date, cairo would write the current one. */
    {CAIRO_PDF_METADATA_CREATE_DATE, meta->created ? meta->created : ""},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
    if (rows[i].value) cairo_pdf_surface_set_metadata(surface, rows[i].key, rows[i].value);
}

bool cjm_cairo_pdf(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  (void)options;
  if (!check_sizes(pages, error)) return false;
  Surface to = {.surface = cairo_pdf_surface_create_for_stream(append, out, 1, 1),
                .resize = cairo_pdf_surface_set_size,
                .scale = pt_per_px,
                .links = true};
  set_metadata(to.surface, &pages->at[0]->meta);
  return paint_pages(&to, pages, error);
}

/* ---- SVG ---- */

bool cjm_cairo_svg(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  (void)options;
  g_assert(pages->n == 1);
  const CjmScene *scene = pages->at[0];
  g_autoptr(GByteArray) drawn = g_byte_array_new();
  Surface to = {.surface = cairo_svg_surface_create_for_stream(append, drawn, scene->width, scene->height), .scale = 1};
  cairo_svg_surface_set_document_unit(to.surface, CAIRO_SVG_UNIT_PX);
  if (!paint_pages(&to, pages, error)) return false;
  cjm_svg_ids_append(drawn, out);
  return true;
}

/* ---- PostScript ---- */

/* A comment of the file's header (DSC). Comments have at most 255 characters, and no line breaks. */
static void put_comment(cairo_surface_t *surface, const char *key, const char *value)
{
  enum { VALUE_MAX = 200 };
  if (!value) return;
  GString *text = g_string_new(key);
  for (const char *p = value; *p && p - value < VALUE_MAX; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_string_append_c(text, c >= 0x20 && c < 0x7f ? (char)c : '?');
  }
  cairo_ps_surface_dsc_comment(surface, text->str);
  g_string_free(text, TRUE);
}

/* Appends the file without the date of its first lines, which is when cairo wrote it. */
static void append_undated(const GByteArray *file, GByteArray *out)
{
  static const char key[] = "%%CreationDate: ";
  const char *text = (const char *)file->data, *date = g_strstr_len(text, file->len, key), *end = text + file->len;
  g_assert(date);
  const char *rest = memchr(date, '\n', (size_t)(end - date));
  g_byte_array_append(out, file->data, (guint)(date - text));
  g_byte_array_append(out, (const guint8 *)rest + 1, (guint)(end - rest - 1));
}

static bool write_postscript(const CjmPages *pages, bool encapsulated, GByteArray *out, GError **error)
{
  if (!check_sizes(pages, error)) return false;
  const CjmSceneMeta *meta = &pages->at[0]->meta;
  g_autoptr(GByteArray) drawn = g_byte_array_new();
  Surface to = {.surface = cairo_ps_surface_create_for_stream(append, drawn, 1, 1),
                .resize = cairo_ps_surface_set_size,
                .scale = pt_per_px};
  cairo_ps_surface_set_eps(to.surface, encapsulated);
  cairo_surface_set_fallback_resolution(to.surface, FALLBACK_PPI, FALLBACK_PPI);
  put_comment(to.surface, "%%Title: ", meta->title);
  put_comment(to.surface, "%%CreationDate: ", meta->created);
  if (!paint_pages(&to, pages, error)) return false;
  append_undated(drawn, out);
  return true;
}

static bool write_ps(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  (void)options;
  return write_postscript(pages, false, out, error);
}

static bool write_eps(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  (void)options;
  g_assert(pages->n == 1);
  return write_postscript(pages, true, out, error);
}

static const char too_large[] = "choose SVG or PDF, which have no such limit";

const CjmFormat cjm_format_ps = {
  .name = "ps",
  .media_type = "application/postscript",
  .help = "PostScript for printers, drawn by cairo",
  .draw = write_ps,
  .too_large = too_large,
  .paged = true,
};

const CjmFormat cjm_format_eps = {
  .name = "eps",
  .media_type = "application/postscript",
  .help = "A PostScript drawing to be placed in another document, drawn by cairo",
  .draw = write_eps,
  .too_large = too_large,
};
