#include <string.h>

#include "base/number.h"
#include "export/cairo/vector.h"
#include "export/formats.h"
#include "export/link.h"
#include "export/pdf/image.h"
#include "export/pdf/paint.h"
#include "export/pdf/places.h"
#include "export/pdf/text.h"

/* The content of the page is passed to the file in pieces of this size. */
enum { PIECE = 1 << 16 };

/* ---- links ---- */

/* Groups with an address. Links are not nested. */
typedef struct Links {
  GPtrArray *objects; /* of char *: the link objects */
  char *uri;          /* of the open link; NULL: none */
  CjmRect box;        /* its bounds so far, px */
  int depth, at;      /* number of open groups; that at the open link */
} Links;

static void open_group(Links *links, const CjmSceneGroup *group)
{
  links->depth++;
  if (links->uri || !group->href) return;
  links->uri = cjm_link_uri_new(group->href);
  links->box = (CjmRect){0};
  links->at = links->depth;
}

/* The action of a link. Another file is opened as a document: given as an address, some readers would open it in a browser. */
static void write_action(GString *out, const char *uri)
{
  if (!cjm_link_is_local(uri)) {
    g_string_append(out, "/A<</S/URI/URI ");
    cjm_pdf_text(out, uri, -1);
    g_string_append(out, ">>");
    return;
  }
  const char *sign = strchr(uri, '#');
  g_autofree char *file = g_uri_unescape_segment(uri, sign, NULL), *place = sign ? g_uri_unescape_string(sign + 1, NULL) : NULL;
  g_string_append(out, "/A<</S/GoToR/D");
  if (place) cjm_pdf_put_place_name(out, place);
  else g_string_append(out, "[0/Fit]");
  g_string_append(out, "/F<</Type/Filespec/F ");
  cjm_pdf_text(out, file, -1);
  g_string_append(out, "/UF ");
  cjm_pdf_text(out, file, -1);
  g_string_append(out, ">>>>");
}

static void close_group(Links *links, const CjmPdfPage *page)
{
  if (links->uri && links->at == links->depth) {
    const double scale = cjm_pdf_scale(page);
    const CjmRect box = links->box;
    const double sides[] = {box.x, page->height - box.y - box.h, box.x + box.w, page->height - box.y};
    GString *out = g_string_new("<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[");
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
      cjm_number_append(out, sides[i] * scale, 2);
      g_string_append_c(out, ' ');
    }
    g_string_append_c(out, ']');
    write_action(out, links->uri);
    g_string_append(out, ">>");
    g_ptr_array_add(links->objects, g_string_free(out, FALSE));
    g_clear_pointer(&links->uri, g_free);
  }
  links->depth--;
}

static void write_links(const Links *links, CjmPdfFile *file, GString *entries)
{
  if (!links->objects->len) return;
  g_string_append(entries, "/Annots[");
  for (guint i = 0; i < links->objects->len; i++) {
    CjmPdfRef ref = cjm_pdf_reserve(file);
    cjm_pdf_object(file, ref, links->objects->pdata[i]);
    g_string_append_printf(entries, "%u 0 R ", ref);
  }
  g_string_append_c(entries, ']');
}

/* ---- what is on the page ---- */

static void put_item(CjmPdfPage *page, Links *links, const CjmItem *item)
{
  switch (item->kind) {
    case CJM_ITEM_OPEN: open_group(links, &item->u.group); return;
    case CJM_ITEM_CLOSE: close_group(links, page); return;
    case CJM_ITEM_RECT:
    case CJM_ITEM_CIRCLE:
    case CJM_ITEM_PATH: cjm_pdf_put_shape(page, item); break;
    case CJM_ITEM_TEXT: cjm_pdf_put_text(page, item); break;
    case CJM_ITEM_IMAGE: cjm_pdf_put_image(page, item); break;
  }
  if (links->uri) links->box = cjm_rect_union(links->box, cjm_item_extent(item));
}

static void write_out(CjmPdfPage *page, gsize least)
{
  if (page->out->len < least) return;
  cjm_pdf_stream_add(page->file, page->out->str, page->out->len);
  g_string_truncate(page->out, 0);
}

static void write_content(CjmPdfPage *page, CjmPdfRef ref, const CjmScene *scene, Links *links)
{
  cjm_pdf_stream_open(page->file, ref, "");
  const double scale = cjm_pdf_scale(page);
  cjm_pdf_number(page, scale, 6);
  g_string_append(page->out, "0 0 ");
  cjm_pdf_number(page, scale, 6);
  g_string_append(page->out, "0 0 cm\n");
  cjm_pdf_set_fill(page, scene->background);
  cjm_pdf_rect_path(page, (CjmRect){0, 0, scene->width, scene->height}, 0);
  g_string_append(page->out, "f\n");
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    put_item(page, links, cjm_scene_at(scene, i));
    write_out(page, PIECE / 2);
  }
  write_out(page, 1);
  cjm_pdf_stream_close(page->file);
}

/* The page, as object `ref`, in the tree of pages that is object `tree`. */
static bool write_page(CjmPdfFile *file, CjmPdfRef ref, CjmPdfRef tree, const CjmScene *scene, CjmPdfPlaces *places, GError **error)
{
  CjmPdfPage page = cjm_pdf_page_begin(file, scene);
  Links links = {.objects = g_ptr_array_new_with_free_func(g_free)};
  CjmPdfRef content = cjm_pdf_reserve(file);
  write_content(&page, content, scene, &links);
  cjm_pdf_places_add(places, &page, ref, scene);

  GString *entries = g_string_new("<</Type/Page");
  g_string_append_printf(entries, "/Parent %u 0 R/Contents %u 0 R/MediaBox[0 0 ", tree, content);
  const double scale = cjm_pdf_scale(&page);
  cjm_number_append(entries, scene->width * scale, 6);
  g_string_append_c(entries, ' ');
  cjm_number_append(entries, scene->height * scale, 6);
  g_string_append_c(entries, ']');
  if (page.unit > 1) g_string_append_printf(entries, "/UserUnit %d", (int)page.unit);
  write_links(&links, file, entries);
  g_string_append(entries, "/Resources<<");
  cjm_pdf_write_paints(&page, entries);
  cjm_pdf_write_fonts(&page, entries);
  g_string_append(entries, "/XObject<<");
  bool ok = cjm_pdf_write_images(&page, entries, error);
  g_string_append(entries, ">>>>>>");
  cjm_pdf_object(file, ref, entries->str);

  g_string_free(entries, TRUE);
  g_ptr_array_unref(links.objects);
  cjm_pdf_page_clear(&page);
  return ok;
}

/* ---- the document ---- */

/* `D:20261012000000Z` */
static void put_date(GString *out, const char *iso)
{
  g_string_append(out, "(D:");
  for (const char *p = iso; *p; p++)
    if (g_ascii_isdigit(*p) || *p == 'Z') g_string_append_c(out, *p);
  g_string_append_c(out, ')');
}

static void write_info(CjmPdfFile *file, CjmPdfRef ref, const CjmSceneMeta *meta)
{
  const struct {
    const char *key, *value;
  } rows[] = {{"Title", meta->title},
              {"Author", meta->author},
              {"Subject", meta->subject},
              {"Keywords", meta->keywords},
              {"Producer", "cjm " CJM_VERSION}};
  GString *out = g_string_new("<<");
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (!rows[i].value) continue;
    g_string_append_printf(out, "/%s ", rows[i].key);
    cjm_pdf_text(out, rows[i].value, -1);
  }
  if (meta->created) {
    g_string_append(out, "/CreationDate ");
    put_date(out, meta->created);
  }
  g_string_append(out, ">>");
  cjm_pdf_object(file, ref, out->str);
  g_string_free(out, TRUE);
}

static void write_catalog(CjmPdfFile *file, CjmPdfRef ref, CjmPdfRef tree, CjmPdfRef places, const CjmScene *scene)
{
  GString *out = g_string_new("<</Type/Catalog");
  g_string_append_printf(out, "/Pages %u 0 R/ViewerPreferences<<", tree);
  if (scene->meta.title) g_string_append(out, "/DisplayDocTitle true");
  if (scene->rtl) g_string_append(out, "/Direction/R2L");
  g_string_append(out, ">>");
  if (places) g_string_append_printf(out, "/Names<</Dests %u 0 R>>", places);
  if (scene->meta.lang) {
    g_string_append(out, "/Lang ");
    cjm_pdf_text(out, scene->meta.lang, -1);
  }
  g_string_append(out, ">>");
  cjm_pdf_object(file, ref, out->str);
  g_string_free(out, TRUE);
}

/* The tree of pages, as object `ref`: page `i` is object `first + i`. */
static void write_tree(CjmPdfFile *file, CjmPdfRef ref, CjmPdfRef first, size_t n)
{
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "<</Type/Pages/Count %zu/Kids[", n);
  for (size_t i = 0; i < n; i++) g_string_append_printf(out, "%s%u 0 R", i ? " " : "", first + (CjmPdfRef)i);
  g_string_append(out, "]>>");
  cjm_pdf_object(file, ref, out->str);
  g_string_free(out, TRUE);
}

static bool write_pdf(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  (void)options;
  g_autoptr(CjmPdfFile) file = cjm_pdf_file_new(out);
  CjmPdfRef catalog = cjm_pdf_reserve(file), tree = cjm_pdf_reserve(file), first = cjm_pdf_reserve(file);
  for (size_t i = 1; i < pages->n; i++) cjm_pdf_reserve(file); /* so that their numbers are consecutive */
  CjmPdfRef info = cjm_pdf_reserve(file);
  g_autoptr(CjmPdfPlaces) places = cjm_pdf_places_new();
  write_tree(file, tree, first, pages->n);
  for (size_t i = 0; i < pages->n; i++)
    if (!write_page(file, first + (CjmPdfRef)i, tree, pages->at[i], places, error)) return false;
  write_info(file, info, &pages->at[0]->meta);
  write_catalog(file, catalog, tree, cjm_pdf_places_write(places, file), pages->at[0]);
  cjm_pdf_file_finish(file, catalog, info);
  return true;
}

const CjmFormat cjm_format_pdf = {
  .name = "pdf",
  .media_type = "application/pdf",
  .paged = true,
  .help = "One page of the map's size; text can be searched and copied, fonts are embedded",
  .draw = write_pdf,
  .draw_by_cairo = cjm_cairo_pdf,
  .too_large = "leave out `--engine cairo`: PDF by cjm has no such limit",
};
