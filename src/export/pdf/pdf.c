#include "base/number.h"
#include "export/cairo/vector.h"
#include "export/formats.h"
#include "export/pdf/image.h"
#include "export/pdf/links.h"
#include "export/pdf/metadata.h"
#include "export/pdf/nodes.h"
#include "export/pdf/paint.h"
#include "export/pdf/places.h"
#include "export/pdf/source.h"
#include "export/pdf/tags.h"
#include "export/pdf/text.h"
#include "export/pdf/tree.h"

/* The content of the page is passed to the file in pieces of this size. */
enum { PIECE = 1 << 16 };

typedef struct Document {
  CjmPdfFile *file;
  const CjmExportOptions *options;
  CjmPdfRef pages, first_page; /* the tree of pages, and its first page; the others follow */
  CjmPdfTree *tree;
  CjmPdfPlaces *places;
  CjmPdfPageSize *sizes;
  size_t link_key; /* of the next link */
} Document;

/* ---- what is on the page ---- */

/* The marked content that is open on the page. */
typedef struct Marks {
  bool open;
  guint owner; /* the element that it belongs to, or CJM_PDF_ARTIFACT */
  guint n;     /* how many of elements have been opened */
} Marks;

static void end_mark(CjmPdfPage *page, Marks *marks)
{
  if (marks->open) g_string_append(page->out, "EMC\n");
  marks->open = false;
}

/* What is written from here on belongs to `owner`. */
static void set_mark(CjmPdfPage *page, Marks *marks, CjmPdfTree *tree, guint number, guint owner)
{
  if (marks->open && marks->owner == owner) return;
  end_mark(page, marks);
  *marks = (Marks){true, owner, marks->n};
  if (owner == CJM_PDF_ARTIFACT) {
    g_string_append(page->out, "/Artifact BMC\n");
    return;
  }
  g_string_append_c(page->out, '/');
  g_string_append(page->out, cjm_pdf_tag_name(cjm_pdf_node(tree, owner)->tag));
  g_string_append(page->out, "<</MCID ");
  cjm_number_append_whole(page->out, marks->n);
  g_string_append(page->out, ">>BDC\n");
  cjm_pdf_tree_add_content(tree, owner, CJM_PDF_CONTENT, number, marks->n++);
}

static void put_item(CjmPdfPage *page, const CjmItem *item)
{
  switch (item->kind) {
    case CJM_ITEM_OPEN:
    case CJM_ITEM_CLOSE: break;
    case CJM_ITEM_RECT:
    case CJM_ITEM_CIRCLE:
    case CJM_ITEM_PATH: cjm_pdf_put_shape(page, item); break;
    case CJM_ITEM_TEXT: cjm_pdf_put_text(page, item); break;
    case CJM_ITEM_IMAGE: cjm_pdf_put_image(page, item); break;
  }
}

static void write_out(CjmPdfPage *page, gsize least)
{
  if (page->out->len < least) return;
  cjm_pdf_stream_add(page->file, page->out->str, page->out->len);
  g_string_truncate(page->out, 0);
}

static void put_background(CjmPdfPage *page, const CjmScene *scene)
{
  const double scale = cjm_pdf_scale(page);
  cjm_pdf_number(page, scale, 6);
  g_string_append(page->out, "0 0 ");
  cjm_pdf_number(page, scale, 6);
  g_string_append(page->out, "0 0 cm\n");
  cjm_pdf_set_fill(page, scene->background);
  cjm_pdf_rect_path(page, (CjmRect){0, 0, scene->width, scene->height}, 0);
  g_string_append(page->out, "f\n");
}

static void write_content(CjmPdfPage *page, CjmPdfRef ref, const CjmScene *scene, CjmPdfTree *tree, guint number, CjmPdfLinks *links)
{
  Marks marks = {0};
  const guint *owners = tree->owners->pdata[number];
  cjm_pdf_stream_open(page->file, ref, "");
  set_mark(page, &marks, tree, number, CJM_PDF_ARTIFACT);
  put_background(page, scene);
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    guint owner = owners[i];
    if (item->kind == CJM_ITEM_OPEN) {
      cjm_pdf_links_open(links, &item->u.group, owner);
      if (item->u.group.role == CJM_GROUP_LANES && owner != CJM_PDF_ARTIFACT) set_mark(page, &marks, tree, number, owner);
    } else if (item->kind == CJM_ITEM_CLOSE) cjm_pdf_links_close(links, page, number);
    else {
      set_mark(page, &marks, tree, number, owner);
      put_item(page, item);
      cjm_pdf_links_cover(links, item);
    }
    write_out(page, PIECE / 2);
  }
  end_mark(page, &marks);
  write_out(page, 1);
  cjm_pdf_stream_close(page->file);
}

/* Page `number`. */
static bool write_page(Document *document, guint number, const CjmScene *scene, GError **error)
{
  CjmPdfFile *file = document->file;
  CjmPdfPage page = cjm_pdf_page_begin(file, scene);
  page.plain_images = document->options->pdf_a;
  CjmPdfLinks links = cjm_pdf_links_begin(document->tree, document->link_key);
  CjmPdfRef ref = document->first_page + number, content = cjm_pdf_reserve(file);
  write_content(&page, content, scene, document->tree, number, &links);
  cjm_pdf_places_add(document->places, &page, ref, scene);
  document->link_key = links.key;
  const double scale = cjm_pdf_scale(&page);
  document->sizes[number] = (CjmPdfPageSize){scene->height, scale};

  GString *entries = g_string_new("<</Type/Page");
  g_string_append_printf(entries, "/Parent %u 0 R/Contents %u 0 R/StructParents %u/MediaBox[0 0 ", document->pages, content, number);
  cjm_number_append(entries, scene->width * scale, 6);
  g_string_append_c(entries, ' ');
  cjm_number_append(entries, scene->height * scale, 6);
  g_string_append_c(entries, ']');
  if (page.unit > 1) g_string_append_printf(entries, "/UserUnit %d", (int)page.unit);
  cjm_pdf_links_write(&links, file, entries);
  g_string_append(entries, "/Resources<<");
  cjm_pdf_write_paints(&page, entries);
  cjm_pdf_write_fonts(&page, entries);
  g_string_append(entries, "/XObject<<");
  bool ok = cjm_pdf_write_images(&page, entries, error);
  g_string_append(entries, ">>>>>>");
  cjm_pdf_object(file, ref, entries->str);

  g_string_free(entries, TRUE);
  cjm_pdf_links_clear(&links);
  cjm_pdf_page_clear(&page);
  return ok;
}

/* ---- the document ---- */

/* An entry with a reference, unless that is 0. */
static void put_ref(GString *out, const char *key, CjmPdfRef ref)
{
  if (ref) g_string_append_printf(out, "/%s %u 0 R", key, ref);
}

static void write_catalog(const Document *document, CjmPdfRef ref, const CjmPages *pages)
{
  CjmPdfFile *file = document->file;
  const CjmScene *scene = pages->at[0];
  GString *out = g_string_new("<</Type/Catalog");
  g_string_append_printf(out, "/Pages %u 0 R/MarkInfo<</Marked true>>/PageLabels<</Nums[0<</S/D>>]>>/ViewerPreferences<<",
                         document->pages);
  if (scene->meta.title) g_string_append(out, "/DisplayDocTitle true");
  if (scene->rtl) g_string_append(out, "/Direction/R2L");
  g_string_append(out, ">>");
  put_ref(out, "StructTreeRoot", cjm_pdf_tags_write(document->tree, file, document->first_page, pages->n));
  put_ref(out, "Outlines", cjm_pdf_bookmarks_write(document->tree, file, document->first_page, document->sizes));
  g_autoptr(GString) names = g_string_new(NULL);
  put_ref(names, "Dests", cjm_pdf_places_write(document->places, file));
  cjm_pdf_source_write(file, document->options->source, names, out);
  if (names->len) g_string_append_printf(out, "/Names<<%s>>", names->str);
  put_ref(out, "Metadata", cjm_pdf_xmp_write(file, &scene->meta, document->options));
  if (document->options->pdf_a) g_string_append_printf(out, "/OutputIntents[%u 0 R]", cjm_pdf_intent_write(file));
  if (scene->meta.lang) {
    g_string_append(out, "/Lang ");
    cjm_pdf_text(out, scene->meta.lang, -1);
  }
  g_string_append(out, ">>");
  cjm_pdf_object(file, ref, out->str);
  g_string_free(out, TRUE);
}

static void write_page_tree(const Document *document, size_t n)
{
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "<</Type/Pages/Count %zu/Kids[", n);
  for (size_t i = 0; i < n; i++) g_string_append_printf(out, "%s%u 0 R", i ? " " : "", document->first_page + (CjmPdfRef)i);
  g_string_append(out, "]>>");
  cjm_pdf_object(document->file, document->pages, out->str);
  g_string_free(out, TRUE);
}

static bool write_pdf(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  g_autoptr(CjmPdfFile) file = cjm_pdf_file_new(out);
  g_autoptr(CjmPdfTree) tree = cjm_pdf_tree_new(pages);
  g_autoptr(CjmPdfPlaces) places = cjm_pdf_places_new();
  g_autofree CjmPdfPageSize *sizes = g_new(CjmPdfPageSize, pages->n);
  CjmPdfRef catalog = cjm_pdf_reserve(file), info = cjm_pdf_reserve(file);
  Document document = {.file = file,
                       .options = options,
                       .pages = cjm_pdf_reserve(file),
                       .tree = tree,
                       .places = places,
                       .sizes = sizes,
                       .link_key = pages->n};
  document.first_page = cjm_pdf_reserve(file);
  for (size_t i = 1; i < pages->n; i++) cjm_pdf_reserve(file); /* so that their numbers are consecutive */
  write_page_tree(&document, pages->n);
  for (size_t i = 0; i < pages->n; i++)
    if (!write_page(&document, (guint)i, pages->at[i], error)) return false;
  cjm_pdf_info_write(file, info, &pages->at[0]->meta);
  write_catalog(&document, catalog, pages);
  cjm_pdf_file_finish(file, catalog, info);
  return true;
}

const CjmFormat cjm_format_pdf = {
  .name = "pdf",
  .media_type = "application/pdf",
  .paged = true,
  .carries_source = true,
  .help = "One page of the map's size; text can be searched, copied and read aloud, fonts are embedded",
  .draw = write_pdf,
  .draw_by_cairo = cjm_cairo_pdf,
  .too_large = "leave out `--engine cairo`: PDF by cjm has no such limit",
};
