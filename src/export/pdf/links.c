#include "export/pdf/links.h"

#include <string.h>

#include "base/number.h"
#include "export/link.h"
#include "export/pdf/places.h"

CjmPdfLinks cjm_pdf_links_begin(CjmPdfTree *tree, size_t key)
{
  return (CjmPdfLinks){.tree = tree,
                       .key = key,
                       .objects = g_ptr_array_new_with_free_func(g_free),
                       .refs = g_array_new(FALSE, FALSE, sizeof(CjmPdfRef)),
                       .words = g_string_new(NULL)};
}

void cjm_pdf_links_clear(CjmPdfLinks *links)
{
  g_ptr_array_unref(links->objects);
  g_array_free(links->refs, TRUE);
  g_string_free(links->words, TRUE);
}

void cjm_pdf_links_open(CjmPdfLinks *links, const CjmSceneGroup *group, guint node)
{
  links->depth++;
  if (links->uri || node == CJM_PDF_ARTIFACT || !group->href) return;
  links->uri = cjm_link_uri_new(group->href);
  links->node = node;
  g_string_assign(links->words, group->title ? group->title : "");
  links->box = (CjmRect){0};
  links->at = links->depth;
}

static void add_words(GString *words, const CjmTextBlock *block)
{
  if (words->len > 0) g_string_append_c(words, ' ');
  cjm_block_text(words, block);
}

void cjm_pdf_links_cover(CjmPdfLinks *links, const CjmItem *item)
{
  if (!links->uri) return;
  links->box = cjm_rect_union(links->box, cjm_item_extent(item));
  if (item->kind == CJM_ITEM_TEXT) add_words(links->words, item->u.text.block);
}

/* The action of a link. Another file is opened as a document: given as an address, some readers would open it in a browser. */
static void put_action(GString *out, const char *uri)
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

static void add_annotation(CjmPdfLinks *links, const CjmPdfPage *page, guint number)
{
  enum { PRINTED = 4 };
  const double scale = cjm_pdf_scale(page);
  const CjmRect box = links->box;
  const double sides[] = {box.x, page->height - box.y - box.h, box.x + box.w, page->height - box.y};
  CjmPdfRef ref = cjm_pdf_reserve(page->file);
  GString *out = g_string_new("<</Type/Annot/Subtype/Link/Border[0 0 0]");
  g_string_append_printf(out, "/F %d/StructParent %zu/Contents ", PRINTED, links->key++);
  cjm_pdf_text(out, links->words->len ? links->words->str : links->uri, -1);
  g_string_append(out, "/Rect[");
  for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
    cjm_number_append(out, sides[i] * scale, 2);
    g_string_append_c(out, ' ');
  }
  g_string_append_c(out, ']');
  put_action(out, links->uri);
  g_string_append(out, ">>");
  g_array_append_val(links->refs, ref);
  g_ptr_array_add(links->objects, g_string_free(out, FALSE));
  cjm_pdf_tree_add_content(links->tree, links->node, CJM_PDF_OBJECT, number, ref);
}

void cjm_pdf_links_close(CjmPdfLinks *links, const CjmPdfPage *page, guint number)
{
  if (links->uri && links->at == links->depth) {
    add_annotation(links, page, number);
    g_clear_pointer(&links->uri, g_free);
  }
  links->depth--;
}

void cjm_pdf_links_write(const CjmPdfLinks *links, CjmPdfFile *file, GString *entries)
{
  if (!links->objects->len) return;
  g_string_append(entries, "/Tabs/S/Annots[");
  for (guint i = 0; i < links->objects->len; i++) {
    CjmPdfRef ref = g_array_index(links->refs, CjmPdfRef, i);
    cjm_pdf_object(file, ref, links->objects->pdata[i]);
    g_string_append_printf(entries, "%u 0 R ", ref);
  }
  g_string_append_c(entries, ']');
}
