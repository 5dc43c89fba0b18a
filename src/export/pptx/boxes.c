#include "export/pptx/boxes.h"

#include <math.h>

#include "export/pptx/pptx.h"

typedef struct Finder {
  GArray *boxes;
  GPtrArray *groups; /* const CjmSceneGroup *: those that are open */
  guint whole, depth, wholes; /* the open group of shapes, and at how many open groups it began; how many there are */
  const char *alt;   /* of the next shape */
} Finder;

static CjmPptxBox *box_at(const Finder *f, guint i)
{
  return &g_array_index(f->boxes, CjmPptxBox, i);
}

/* Whether shapes stay together: those of a picture. */
static bool is_whole(const CjmSceneGroup *group)
{
  static const CjmGroupRole roles[] = {CJM_GROUP_FIGURE, CJM_GROUP_ICON, CJM_GROUP_LOGO, CJM_GROUP_QR, CJM_GROUP_MARK, CJM_GROUP_MATRIX};
  for (size_t i = 0; i < G_N_ELEMENTS(roles); i++)
    if (group->role == roles[i]) return true;
  return false;
}

static void open_group(Finder *f, const CjmSceneGroup *group)
{
  g_ptr_array_add(f->groups, (gpointer)group);
  if (!f->whole && is_whole(group)) {
    f->whole = ++f->wholes;
    f->depth = f->groups->len;
  }
  if (group->alt) f->alt = group->alt;
}

static void close_group(Finder *f)
{
  if (f->whole && f->depth == f->groups->len) f->whole = 0;
  if (f->groups->len) g_ptr_array_set_size(f->groups, (gint)f->groups->len - 1);
}

static const char *open_link(const Finder *f)
{
  for (guint i = f->groups->len; i-- > 0;) {
    const CjmSceneGroup *group = f->groups->pdata[i];
    if (group->href) return group->href;
  }
  return NULL;
}

static CjmPptxBox make(Finder *f)
{
  return (CjmPptxBox){.group = f->groups->len ? f->groups->pdata[f->groups->len - 1] : NULL, .href = open_link(f), .whole = f->whole};
}

static bool is_visible(const CjmItem *item)
{
  return (item->fill && item->fill->on) || (item->stroke && item->stroke->paint.on);
}

static void add_shape(Finder *f, const CjmItem *item)
{
  if (item->kind != CJM_ITEM_IMAGE && !is_visible(item)) return;
  CjmPptxBox box = make(f);
  box.item = item;
  box.at = cjm_pptx_box(item);
  box.alt = f->alt;
  f->alt = NULL;
  g_array_append_val(f->boxes, box);
}

/* ---- the box of a text ---- */

static CjmRect text_rect(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  return (CjmRect){item->u.text.at.x, item->u.text.at.y, block->width, block->height};
}

/* The rectangle that its lines cover. */
static CjmRect covered(const CjmItem *item)
{
  CjmRect all = {0};
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) all = cjm_rect_union(all, cjm_item_line_extent(item, i));
  return all;
}

/* Whether a shape can have text: it is a surface, or has an edge all around. */
static bool can_have_text(const CjmPptxBox *box)
{
  const CjmItem *item = box->item;
  if (!item || item->kind == CJM_ITEM_IMAGE) return false;
  if (item->kind == CJM_ITEM_PATH) return item->fill && item->fill->on;
  return true;
}

/* The shape under a text that contains it, and is not hidden by another one. */
static CjmPptxBox *find_box(const Finder *f, const CjmItem *item)
{
  CjmRect rect = covered(item);
  for (guint i = f->boxes->len; i-- > 0;) {
    CjmPptxBox *box = box_at(f, i);
    if (box->whole != f->whole) return NULL;
    if (!box->item || !cjm_rect_overlaps(box->at, rect, 0)) continue;
    if (!can_have_text(box)) return NULL;
    return cjm_rect_contains(box->at, rect, 2) ? box : NULL;
  }
  return NULL;
}

static void add_text(Finder *f, const CjmItem *item)
{
  if (!item->u.text.block->n_lines) return;
  CjmPptxBox *under = find_box(f, item);
  if (under) {
    if (!under->texts) under->texts = g_ptr_array_new();
    g_ptr_array_add(under->texts, (gpointer)item);
    if (!under->href) under->href = open_link(f);
    return;
  }
  CjmPptxBox box = make(f);
  box.at = text_rect(item);
  box.texts = g_ptr_array_new();
  g_ptr_array_add(box.texts, (gpointer)item);
  g_array_append_val(f->boxes, box);
}

/* ---- texts that are no paragraphs of one box ---- */

static int compare_texts(gconstpointer a, gconstpointer b)
{
  const CjmItem *const *one = a, *const *two = b;
  double y = (*one)->u.text.at.y - (*two)->u.text.at.y;
  return (y > 0) - (y < 0);
}

/* Whether texts follow each other from top to bottom, without much between them. */
static bool are_paragraphs(const CjmPptxBox *box)
{
  double bottom = NAN;
  for (guint i = 0; i < box->texts->len; i++) {
    const CjmItem *item = box->texts->pdata[i];
    double gap = i ? item->u.text.at.y - bottom : 0;
    if (gap < -2 || gap > 1.5 * item->u.text.block->style.leading) return false;
    bottom = item->u.text.at.y + item->u.text.block->height;
  }
  const CjmItem *first = box->texts->pdata[0];
  double above = first->u.text.at.y - box->at.y, below = box->at.y + box->at.h - bottom;
  return fmin(above, below) < 40; /* not a band of the page, on which there happens to be text */
}

/* Takes the texts off a box; they are shapes of their own behind it. */
static void part(GArray *boxes, guint i)
{
  CjmPptxBox box = g_array_index(boxes, CjmPptxBox, i);
  g_autoptr(GPtrArray) texts = g_steal_pointer(&g_array_index(boxes, CjmPptxBox, i).texts);
  for (guint k = texts->len; k-- > 0;) {
    CjmPptxBox alone = box;
    alone.item = NULL;
    alone.alt = NULL;
    alone.at = text_rect(texts->pdata[k]);
    alone.texts = g_ptr_array_new();
    g_ptr_array_add(alone.texts, texts->pdata[k]);
    g_array_insert_val(boxes, i + 1, alone);
  }
}

static void clear_box(gpointer box)
{
  g_clear_pointer(&((CjmPptxBox *)box)->texts, g_ptr_array_unref);
}

GArray *cjm_pptx_boxes_new(const CjmScene *scene)
{
  Finder f = {.boxes = g_array_new(FALSE, FALSE, sizeof(CjmPptxBox)), .groups = g_ptr_array_new()};
  g_array_set_clear_func(f.boxes, clear_box);
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN) open_group(&f, &item->u.group);
    else if (item->kind == CJM_ITEM_CLOSE) close_group(&f);
    else if (item->kind == CJM_ITEM_TEXT) add_text(&f, item);
    else add_shape(&f, item);
  }
  g_ptr_array_unref(f.groups);
  for (guint i = f.boxes->len; i-- > 0;) {
    CjmPptxBox *box = box_at(&f, i);
    if (!box->item || !box->texts) continue;
    g_ptr_array_sort(box->texts, compare_texts);
    if (!are_paragraphs(box)) part(f.boxes, i);
  }
  return f.boxes;
}
