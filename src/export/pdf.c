#include <cairo-pdf.h>
#include <string.h>

#include "export/cairo.h"
#include "export/formats.h"

static const double pt_per_px = 0.75;

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int len)
{
  g_byte_array_append(closure, data, len);
  return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *pdf, const CjmSceneMeta *meta)
{
  const struct {
    cairo_pdf_metadata_t key;
    const char *value;
  } rows[] = {
    {CAIRO_PDF_METADATA_TITLE, meta->title},
    {CAIRO_PDF_METADATA_AUTHOR, meta->author},
    {CAIRO_PDF_METADATA_SUBJECT, meta->subject},
    {CAIRO_PDF_METADATA_KEYWORDS, meta->keywords},
    {CAIRO_PDF_METADATA_CREATE_DATE, meta->created ? meta->created : "1970-01-01T00:00:00Z"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
    if (rows[i].value) cairo_pdf_surface_set_metadata(pdf, rows[i].key, rows[i].value);
}

static bool write_page(const CjmScene *scene, GByteArray *out, GError **error)
{
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(append, out, scene->width * pt_per_px, scene->height * pt_per_px);
  set_metadata(pdf, &scene->meta);
  cairo_t *cr = cairo_create(pdf);
  cairo_scale(cr, pt_per_px, pt_per_px);
  bool ok = cjm_cairo_paint(cr, scene, (CjmCairoOptions){.tagged = true}, error);
  cairo_show_page(cr);
  cairo_status_t drawn = cairo_status(cr);
  cairo_destroy(cr);
  cairo_surface_finish(pdf);
  cairo_status_t finished = cairo_surface_status(pdf);
  cairo_surface_destroy(pdf);
  return ok && cjm_cairo_check(drawn, error) && cjm_cairo_check(finished, error);
}

static guint8 *find_last(guint8 *data, size_t len, const char *what)
{
  size_t n = strlen(what);
  for (size_t i = len; i >= n; i--)
    if (memcmp(data + i - n, what, n) == 0) return data + i - n;
  return NULL;
}

/* Without a date cairo writes the clock's, whose length is that of the time zone, and the same map would never be the same
 * file; with one, cairo 1.16 leaves out the `D:` that a date begins with. So there always is one, and it is put right or
 * taken out without moving a byte of what follows: the file's table of objects counts them. */
static void mend_date(guint8 *data, size_t len, bool dated)
{
  static const char indented[] = "   /CreationDate (", mended[] = " /CreationDate (D:";
  guint8 *entry = find_last(data, len, indented);
  guint8 *end = entry ? memchr(entry, ')', (size_t)(data + len - entry)) : NULL;
  if (!end) return;
  if (!dated) memset(entry, ' ', (size_t)(end + 1 - entry));
  else if (entry[strlen(indented)] != 'D') memcpy(entry, mended, strlen(mended));
}

static bool write_pdf(const CjmScene *scene, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  (void)options;
  size_t start = out->len;
  if (!write_page(scene, out, error)) return false;
  mend_date(out->data + start, out->len - start, scene->meta.created != NULL);
  return true;
}

const CjmFormat cjm_format_pdf = {
  .name = "pdf",
  .media_type = "application/pdf",
  .help = "One page of the map's size; text can be searched and copied, fonts are embedded",
  .write = write_pdf,
};
