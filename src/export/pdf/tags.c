#include "export/pdf/tags.h"

#include "base/number.h"

/* ---- which nodes are written ---- */

/* Sorts the children of a node by their order. Those without come first. */
static void sort_children(CjmPdfTree *tree, guint parent)
{
  CjmPdfNode *above = cjm_pdf_node(tree, parent);
  guint child = above->first;
  above->first = above->last = 0;
  while (child) {
    guint next = cjm_pdf_node(tree, child)->next, *link = &above->first;
    if (above->last && cjm_pdf_node(tree, above->last)->order <= cjm_pdf_node(tree, child)->order)
      link = &cjm_pdf_node(tree, above->last)->next;
    while (*link && cjm_pdf_node(tree, *link)->order <= cjm_pdf_node(tree, child)->order) link = &cjm_pdf_node(tree, *link)->next;
    cjm_pdf_node(tree, child)->next = *link;
    *link = child;
    if (!cjm_pdf_node(tree, child)->next) above->last = child;
    child = next;
  }
}

static bool is_leaf(const CjmPdfNode *node)
{
  return node->tag == CJM_PDF_CONTENT || node->tag == CJM_PDF_OBJECT;
}

/* Finds the nodes that have content. A cell of a table may be empty. */
static bool find_used(CjmPdfTree *tree, guint node)
{
  CjmPdfNode *self = cjm_pdf_node(tree, node);
  if (is_leaf(self)) return self->used = true;
  sort_children(tree, node);
  for (guint i = self->first; i; i = cjm_pdf_node(tree, i)->next) self->used |= find_used(tree, i);
  return self->used |= self->tag == CJM_PDF_TR || self->tag == CJM_PDF_TH || self->tag == CJM_PDF_TD;
}

/* Whether the node may have content without a paragraph around it. */
static bool takes_content(CjmPdfTag tag)
{
  return tag == CJM_PDF_TH || tag == CJM_PDF_TD || tag == CJM_PDF_LBODY;
}

/* The only child of a node that has one. */
static guint only_child(const CjmPdfTree *tree, guint node)
{
  guint only = 0;
  for (guint i = cjm_pdf_node(tree, node)->first; i; i = cjm_pdf_node(tree, i)->next) {
    if (!cjm_pdf_node(tree, i)->used) continue;
    if (only) return 0;
    only = i;
  }
  return only;
}

/* Reserves the objects. A paragraph that is all of a cell or an item is not written: the cell has its content. */
static void reserve(CjmPdfTree *tree, CjmPdfFile *file, guint node)
{
  CjmPdfNode *self = cjm_pdf_node(tree, node);
  if (!self->ref) self->ref = cjm_pdf_reserve(file);
  guint only = takes_content(self->tag) ? only_child(tree, node) : 0;
  if (only && cjm_pdf_node(tree, only)->tag == CJM_PDF_P) cjm_pdf_node(tree, only)->ref = self->ref;
  for (guint i = self->first; i; i = cjm_pdf_node(tree, i)->next)
    if (cjm_pdf_node(tree, i)->used && !is_leaf(cjm_pdf_node(tree, i))) reserve(tree, file, i);
}

/* ---- elements ---- */

typedef struct Writer {
  CjmPdfTree *tree;
  CjmPdfFile *file;
  CjmPdfRef first_page;
  GString *out;
} Writer;

/* The page of the first content; G_MAXUINT: none. */
static guint page_of(const Writer *writer, guint node)
{
  for (guint i = cjm_pdf_node(writer->tree, node)->first; i; i = cjm_pdf_node(writer->tree, i)->next)
    if (cjm_pdf_node(writer->tree, i)->tag == CJM_PDF_CONTENT) return cjm_pdf_node(writer->tree, i)->page;
  return G_MAXUINT;
}

static void put_kid(Writer *writer, const CjmPdfNode *kid, guint page)
{
  if (kid->tag == CJM_PDF_OBJECT)
    g_string_append_printf(writer->out, "<</Type/OBJR/Obj %u 0 R/Pg %u 0 R>>", kid->number, writer->first_page + kid->page);
  else if (kid->tag != CJM_PDF_CONTENT) cjm_pdf_refer(writer->out, kid->ref);
  else if (kid->page == page) cjm_number_append_whole(writer->out, kid->number);
  else
    g_string_append_printf(writer->out, "<</Type/MCR/Pg %u 0 R/MCID %u>>", writer->first_page + kid->page, kid->number);
}

static void put_kids(Writer *writer, guint node)
{
  const CjmPdfTree *tree = writer->tree;
  guint page = page_of(writer, node);
  if (page != G_MAXUINT) {
    g_string_append(writer->out, "/Pg ");
    cjm_pdf_refer(writer->out, writer->first_page + page);
  }
  g_string_append(writer->out, "/K[");
  for (guint i = cjm_pdf_node(tree, node)->first, n = 0; i; i = cjm_pdf_node(tree, i)->next) {
    if (!cjm_pdf_node(tree, i)->used) continue;
    if (n++) g_string_append_c(writer->out, ' ');
    put_kid(writer, cjm_pdf_node(tree, i), page);
  }
  g_string_append_c(writer->out, ']');
}

static void put_text(GString *out, const char *key, const char *text)
{
  if (!text) return;
  g_string_append(out, key);
  cjm_pdf_text(out, text, -1);
}

static void put_attributes(GString *out, const CjmPdfNode *node)
{
  bool head = node->tag == CJM_PDF_TH;
  if (!head && node->rows <= 1 && node->columns <= 1) return;
  g_string_append(out, "/A<</O/Table");
  if (node->rows > 1) g_string_append_printf(out, "/RowSpan %u", node->rows);
  if (node->columns > 1) g_string_append_printf(out, "/ColSpan %u", node->columns);
  if (head) g_string_append_printf(out, "/Scope/%s", node->heads_column ? "Column" : "Row");
  g_string_append(out, ">>");
}

static void write_element(Writer *writer, guint node, CjmPdfRef parent)
{
  CjmPdfTree *tree = writer->tree;
  const CjmPdfNode *self = cjm_pdf_node(tree, node);
  GString *out = writer->out;
  g_string_assign(out, "<</S/");
  g_string_append(out, cjm_pdf_tag_name(self->tag));
  g_string_append(out, "/P ");
  cjm_pdf_refer(out, parent);
  put_text(out, "/Alt ", self->alt);
  put_text(out, "/ActualText ", self->actual);
  put_text(out, "/Lang ", self->lang);
  put_attributes(out, self);
  guint only = only_child(tree, node);
  put_kids(writer, only && cjm_pdf_node(tree, only)->ref == self->ref ? only : node);
  g_string_append(out, ">>");
  cjm_pdf_object(writer->file, self->ref, out->str);
}

static void write_elements(Writer *writer, guint node, CjmPdfRef parent)
{
  CjmPdfTree *tree = writer->tree;
  CjmPdfRef ref = cjm_pdf_node(tree, node)->ref;
  if (ref != parent) write_element(writer, node, parent);
  for (guint i = cjm_pdf_node(tree, node)->first; i; i = cjm_pdf_node(tree, i)->next)
    if (cjm_pdf_node(tree, i)->used && !is_leaf(cjm_pdf_node(tree, i))) write_elements(writer, i, ref);
}

/* ---- the way back: from content to its element ---- */

/* For each page the elements of its content, by number; then those of the annotations. */
static void write_parents(const Writer *writer, CjmPdfRef ref, size_t n_pages)
{
  const CjmPdfTree *tree = writer->tree;
  GString **pages = g_new(GString *, n_pages), *annotations = g_string_new(NULL), *out = g_string_new("<</Nums[");
  size_t key = n_pages;
  for (size_t i = 0; i < n_pages; i++) pages[i] = g_string_new(NULL);
  for (guint i = 0; i < tree->nodes->len; i++) {
    const CjmPdfNode *node = cjm_pdf_node(tree, i);
    if (!is_leaf(node)) continue;
    CjmPdfRef parent = cjm_pdf_node(tree, node->parent)->ref;
    GString *place = node->tag == CJM_PDF_CONTENT ? pages[node->page] : annotations;
    if (node->tag != CJM_PDF_CONTENT) g_string_append_printf(place, "%zu ", key++);
    cjm_pdf_refer(place, parent);
    g_string_append_c(place, ' ');
  }
  for (size_t i = 0; i < n_pages; i++) {
    g_string_append_printf(out, "%zu[%s]", i, pages[i]->str);
    g_string_free(pages[i], TRUE);
  }
  g_string_append_printf(out, "%s]>>", annotations->str);
  cjm_pdf_object(writer->file, ref, out->str);
  g_string_free(out, TRUE);
  g_string_free(annotations, TRUE);
  g_free(pages);
}

CjmPdfRef cjm_pdf_tags_write(CjmPdfTree *tree, CjmPdfFile *file, CjmPdfRef first_page, size_t n_pages)
{
  CjmPdfRef root = cjm_pdf_reserve(file), parents = cjm_pdf_reserve(file);
  Writer writer = {tree, file, first_page, g_string_new(NULL)};
  find_used(tree, 0);
  reserve(tree, file, 0);
  write_elements(&writer, 0, root);
  write_parents(&writer, parents, n_pages);
  size_t n_keys = n_pages;
  for (guint i = 0; i < tree->nodes->len; i++) n_keys += cjm_pdf_node(tree, i)->tag == CJM_PDF_OBJECT;
  g_string_printf(writer.out, "<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %zu", cjm_pdf_node(tree, 0)->ref,
                  parents, n_keys);
  g_string_append(writer.out, ">>");
  cjm_pdf_object(file, root, writer.out->str);
  g_string_free(writer.out, TRUE);
  return root;
}

/* ---- bookmarks ---- */

static const CjmPdfBookmark *bookmark_at(const CjmPdfTree *tree, guint i)
{
  return &g_array_index(tree->bookmarks, CjmPdfBookmark, i);
}

/* The number after those under `i`. */
static guint after(const CjmPdfTree *tree, guint i)
{
  guint level = bookmark_at(tree, i)->level;
  for (i++; i < tree->bookmarks->len && bookmark_at(tree, i)->level > level;) i++;
  return i;
}

static void put_number(GString *out, double value)
{
  cjm_number_append(out, value, 2);
  g_string_append_c(out, ' ');
}

enum { MARGIN = 8 }; /* px, between the edges of a window and the place that is shown */

static void put_target(GString *out, const CjmPdfBookmark *bookmark, CjmPdfRef page, const CjmPdfPageSize *size)
{
  g_string_append_printf(out, "/Dest[%u 0 R/XYZ ", page);
  put_number(out, MAX(bookmark->at.x - MARGIN, 0) * size->scale);
  put_number(out, MIN(size->height - bookmark->at.y + MARGIN, size->height) * size->scale);
  g_string_append(out, "null]");
}

CjmPdfRef cjm_pdf_bookmarks_write(const CjmPdfTree *tree, CjmPdfFile *file, CjmPdfRef first_page, const CjmPdfPageSize *sizes)
{
  guint n = tree->bookmarks->len, last = 0;
  if (n == 0) return 0;
  CjmPdfRef root = cjm_pdf_reserve(file), first = cjm_pdf_reserve(file);
  for (guint i = 1; i < n; i++) cjm_pdf_reserve(file); /* so that their numbers are consecutive */
  GString *out = g_string_new(NULL);
  for (guint i = 0, parent = 0, before = 0, before_below = 0; i < n; i++) {
    const CjmPdfBookmark *bookmark = bookmark_at(tree, i);
    guint end = after(tree, i), level = bookmark->level;
    bool has_next = end < n && bookmark_at(tree, end)->level == level;
    guint previous = level ? before_below : before;
    g_string_assign(out, "<</Title ");
    cjm_pdf_text(out, bookmark->title, -1);
    g_string_append_printf(out, "/Parent %u 0 R", level ? first + parent : root);
    if (previous) g_string_append_printf(out, "/Prev %u 0 R", first + previous - 1);
    if (has_next) g_string_append_printf(out, "/Next %u 0 R", first + end);
    if (end > i + 1) g_string_append_printf(out, "/First %u 0 R/Last %u 0 R/Count %u", first + i + 1, first + end - 1, end - i - 1);
    put_target(out, bookmark, first_page + bookmark->page, &sizes[bookmark->page]);
    g_string_append(out, ">>");
    cjm_pdf_object(file, first + i, out->str);
    if (level) before_below = i + 1;
    else parent = i, before = i + 1, before_below = 0, last = i;
  }
  g_string_printf(out, "<</Type/Outlines/First %u 0 R/Last %u 0 R/Count %u>>", first, first + last, n);
  cjm_pdf_object(file, root, out->str);
  g_string_free(out, TRUE);
  return root;
}
