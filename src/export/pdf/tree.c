#include "export/pdf/tree.h"

#include "export/glyphs.h"
#include "export/link.h"
#include "export/pdf/grid.h"
#include "lang/guess.h"

/* ---- the walk through the scenes ---- */

/* What a group of the scene is in the structure. */
typedef enum Kind {
  KIND_NONE, /* only its content is */
  KIND_SECTION,
  KIND_TITLE,
  KIND_ITEM,
  KIND_ROW,
  KIND_FIELD,
  KIND_LANES,
  KIND_PHASES,
  KIND_PHASE,
  KIND_LANE,
  KIND_CELL,
  KIND_STEP,
  KIND_FIGURE,   /* what it draws is one picture */
  KIND_PICTURE,  /* the same, if it has an alternative text or an address; otherwise decoration */
  KIND_DRAWN,    /* a part of the picture around it */
  KIND_MARK,     /* an abbreviation, whose title says what it means */
  KIND_ARTIFACT
} Kind;

static const Kind kinds[CJM_GROUP_ROLE_COUNT] = {
  [CJM_GROUP_PERSONA] = KIND_SECTION,
  [CJM_GROUP_CONCLUSIONS] = KIND_SECTION,
  [CJM_GROUP_RECOMMENDATIONS] = KIND_SECTION,
  [CJM_GROUP_PRINCIPLES] = KIND_SECTION,
  [CJM_GROUP_MATRIX] = KIND_SECTION,
  [CJM_GROUP_PLAN] = KIND_SECTION,
  [CJM_GROUP_COMPETITORS] = KIND_SECTION,
  [CJM_GROUP_SEGMENTS] = KIND_SECTION,
  [CJM_GROUP_CAUSES] = KIND_SECTION,
  [CJM_GROUP_SOURCES] = KIND_SECTION,
  [CJM_GROUP_NOTES] = KIND_SECTION,
  [CJM_GROUP_PATHS] = KIND_SECTION,
  [CJM_GROUP_GONE] = KIND_SECTION,
  [CJM_GROUP_LEGEND] = KIND_SECTION,
  [CJM_GROUP_TITLE] = KIND_TITLE,
  [CJM_GROUP_ITEM] = KIND_ITEM,
  [CJM_GROUP_TOUCHPOINT] = KIND_ITEM,
  [CJM_GROUP_PAIN] = KIND_ITEM,
  [CJM_GROUP_GAIN] = KIND_ITEM,
  [CJM_GROUP_GAP] = KIND_ITEM,
  [CJM_GROUP_OPPORTUNITY] = KIND_ITEM,
  [CJM_GROUP_ROW] = KIND_ROW,
  [CJM_GROUP_FIELD] = KIND_FIELD,
  [CJM_GROUP_LANES] = KIND_LANES,
  [CJM_GROUP_PHASES] = KIND_PHASES,
  [CJM_GROUP_PHASE] = KIND_PHASE,
  [CJM_GROUP_LANE] = KIND_LANE,
  [CJM_GROUP_CELL] = KIND_CELL,
  [CJM_GROUP_STEP] = KIND_STEP,
  [CJM_GROUP_FIGURE] = KIND_FIGURE,
  [CJM_GROUP_CURVE] = KIND_DRAWN,
  [CJM_GROUP_LOGO] = KIND_PICTURE,
  [CJM_GROUP_QR] = KIND_PICTURE,
  [CJM_GROUP_MARK] = KIND_MARK,
  [CJM_GROUP_ICON] = KIND_ARTIFACT,
};

/* An open group, and what its content belongs to. */
typedef struct Context {
  const CjmSceneGroup *group;
  guint node;   /* where nodes are added */
  guint figure; /* the picture that shapes and texts are part of; 0: none */
  guint depth;  /* sections around it */
  unsigned order;
  bool artifact, heading, in_link;
  const CjmSceneColumns *columns; /* of the lanes around it; NULL: none */
  CjmPdfLane *lane;               /* whose content is distributed over the columns; NULL: it is in `node` */
  bool between;                   /* in the table of lanes, and in no lane */
} Context;

/* A phase or step, for the bookmarks. */
typedef struct Stop {
  const char *title;
  guint page;
  CjmPoint at;
  size_t first, n; /* its rows of the table */
} Stop;

typedef struct Walk {
  CjmPdfTree *tree;
  guint page;
  const CjmScene *scene;
  guint *owners;
  GArray *open;     /* of Context */
  CjmPdfGrid *grid; /* NULL: no lanes yet */
  guint section;    /* of the lanes */
  size_t lanes;     /* the item that opens them on this page */
  guint line_name;        /* a paragraph that the heading of the next lane begins with; 0: none */
  GArray *phases, *steps; /* of Stop */
  guint after;      /* the number of bookmarks before those of the phases */
} Walk;

static Context *top(const Walk *walk)
{
  return &g_array_index(walk->open, Context, walk->open->len - 1);
}

/* The column at x px. `ret_head`: it is before all columns. */
static size_t column_at(const CjmSceneColumns *columns, double x, bool *ret_head)
{
  double sign = columns->edges[columns->n] >= columns->edges[0] ? 1 : -1;
  size_t low = 0, high = columns->n - 1;
  *ret_head = sign * x < sign * columns->edges[0];
  while (low < high) {
    size_t middle = (low + high + 1) / 2;
    if (sign * columns->edges[middle] <= sign * x) low = middle;
    else high = middle - 1;
  }
  return columns->first + low;
}

/* The rows of the table that a rectangle covers. Its last column is one whose middle is in it. */
static void rows_of(const CjmSceneColumns *columns, CjmRect box, size_t *ret_first, size_t *ret_n)
{
  bool head, rtl = columns->edges[columns->n] < columns->edges[0];
  double inset = MIN(2, box.w / 4), from = box.x + inset, to = box.x + box.w - 2 * inset;
  *ret_first = column_at(columns, rtl ? box.x + box.w - inset : from, &head);
  *ret_n = column_at(columns, rtl ? from + inset : to, &head) - *ret_first + 1;
}

/* Where content at a place belongs: in a lane, the heading of the lane or the cell of the column. */
static guint node_at(Walk *walk, const Context *c, CjmRect box)
{
  bool head;
  if (!c->lane && !c->between) return c->node;
  size_t column = column_at(c->columns, box.x + box.w / 2, &head);
  CjmPdfLane *lane = c->lane;
  if (!lane) lane = cjm_pdf_grid_heads(walk->grid);
  return head ? lane->head : cjm_pdf_grid_cell(walk->grid, lane, column, 1);
}

static bool is_inline(CjmPdfTag tag)
{
  return tag == CJM_PDF_LINK || tag == CJM_PDF_SPAN || (tag >= CJM_PDF_H1 && tag <= CJM_PDF_P);
}

/* A node for inline content: `node`, or a paragraph in it. */
static guint inline_node(Walk *walk, guint node, unsigned order)
{
  if (is_inline(cjm_pdf_node(walk->tree, node)->tag)) return node;
  guint paragraph = cjm_pdf_tree_add(walk->tree, node, CJM_PDF_P);
  cjm_pdf_node(walk->tree, paragraph)->order = order;
  return paragraph;
}

/* ---- groups ---- */

/* The text of the first text item from `i` on. */
static char *text_new(const CjmScene *scene, size_t i)
{
  GString *text = g_string_new(NULL);
  while (i < cjm_scene_length(scene) && cjm_scene_at(scene, i)->kind != CJM_ITEM_TEXT) i++;
  if (i < cjm_scene_length(scene)) cjm_block_text(text, cjm_scene_at(scene, i)->u.text.block);
  return g_string_free(text, FALSE);
}

static void add_bookmark(Walk *walk, const char *title, guint page, CjmPoint at, guint level)
{
  CjmPdfBookmark bookmark = {g_string_chunk_insert(walk->tree->texts, title), page, at, level};
  g_array_append_val(walk->tree->bookmarks, bookmark);
}

static void open_title(Walk *walk, Context *c, size_t i)
{
  CjmPdfTree *tree = walk->tree;
  CjmPdfTag around = cjm_pdf_node(tree, c->node)->tag;
  if (around == CJM_PDF_TR) {
    c->node = cjm_pdf_tree_add(tree, c->node, CJM_PDF_TH);
    cjm_pdf_node(tree, c->node)->heads_column = true;
  } else if (around == CJM_PDF_DOCUMENT || around == CJM_PDF_SECT) {
    CjmPdfTag tag = c->heading ? CJM_PDF_H1 : c->depth < 2 ? CJM_PDF_H2 : CJM_PDF_H3;
    c->node = cjm_pdf_tree_add(tree, c->node, tag);
    if (tag != CJM_PDF_H2) return;
    g_autofree char *title = text_new(walk->scene, i);
    const Context *section = &g_array_index(walk->open, Context, walk->open->len - 1);
    CjmRect box = section->group->bounds;
    add_bookmark(walk, title, walk->page, (CjmPoint){box.x, box.y}, 0);
  }
}

/* Items that follow each other are one list. */
static void open_item(Walk *walk, Context *c)
{
  CjmPdfTree *tree = walk->tree;
  guint node = node_at(walk, c, c->group->bounds);
  c->lane = NULL;
  c->between = false;
  if (is_inline(cjm_pdf_node(tree, node)->tag)) {
    c->node = node;
    return;
  }
  guint list = cjm_pdf_node(tree, node)->last;
  if (!list || cjm_pdf_node(tree, list)->tag != CJM_PDF_L) list = cjm_pdf_tree_add(tree, node, CJM_PDF_L);
  c->node = cjm_pdf_tree_add(tree, cjm_pdf_tree_add(tree, list, CJM_PDF_LI), CJM_PDF_LBODY);
}

/* Whether the first field of the row that opens at item `i` is a heading. */
static bool is_head_row(const CjmScene *scene, size_t i)
{
  for (i++; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN) return item->u.group.role == CJM_GROUP_TITLE;
  }
  return false;
}

/* Rows that follow each other are one table, which a row of headings begins. */
static void open_row(Walk *walk, Context *c, size_t i)
{
  CjmPdfTree *tree = walk->tree;
  guint table = cjm_pdf_node(tree, c->node)->last;
  if (!table || cjm_pdf_node(tree, table)->tag != CJM_PDF_TABLE || is_head_row(walk->scene, i))
    table = cjm_pdf_tree_add(tree, c->node, CJM_PDF_TABLE);
  c->node = cjm_pdf_tree_add(tree, table, CJM_PDF_TR);
}

static void open_lanes(Walk *walk, Context *c, size_t i)
{
  if (!walk->grid) {
    walk->section = cjm_pdf_tree_add(walk->tree, c->node, CJM_PDF_SECT);
    walk->grid = cjm_pdf_grid_new(walk->tree, walk->section);
    walk->after = walk->tree->bookmarks->len;
  }
  cjm_pdf_grid_begin_page(walk->grid);
  walk->lanes = i;
  c->columns = c->group->columns;
  c->between = true;
  c->node = walk->section;
}

/* Nothing on the page is the heading of the phases. It has a word of its own, and content that is empty. */
static void name_phases(Walk *walk, const CjmSceneColumns *columns)
{
  guint head = cjm_pdf_grid_phases(walk->grid)->head;
  if (cjm_pdf_node(walk->tree, head)->actual) return;
  cjm_pdf_node(walk->tree, head)->actual = columns->phases;
  walk->owners[walk->lanes] = head;
}

static void open_phase(Walk *walk, Context *c)
{
  if (!c->columns) return;
  name_phases(walk, c->columns);
  Stop stop = {.title = c->group->title, .page = walk->page, .at = {c->group->bounds.x, c->group->bounds.y}};
  rows_of(c->columns, c->group->bounds, &stop.first, &stop.n);
  if (stop.title) g_array_append_val(walk->phases, stop);
  c->node = cjm_pdf_grid_cell(walk->grid, cjm_pdf_grid_phases(walk->grid), stop.first, stop.n);
  c->between = false;
}

static void open_phases(Walk *walk, Context *c)
{
  size_t first, n;
  if (!c->columns) return;
  rows_of(c->columns, c->group->bounds, &first, &n);
  c->node = cjm_pdf_grid_cell(walk->grid, cjm_pdf_grid_groups(walk->grid), first, n);
  c->between = false;
}

static void open_lane(Walk *walk, Context *c)
{
  if (!c->columns) return;
  c->lane = cjm_pdf_grid_lane(walk->grid, c->group->id, walk->page);
  c->node = c->lane->head;
  if (walk->line_name) cjm_pdf_tree_attach(walk->tree, c->node, walk->line_name);
  walk->line_name = 0;
  c->between = false;
}

static void open_cell(Walk *walk, Context *c)
{
  size_t first, n;
  if (!c->lane) return;
  rows_of(c->columns, c->group->bounds, &first, &n);
  c->node = cjm_pdf_grid_cell(walk->grid, c->lane, first, n);
  c->lane = NULL;
}

/* The cell of a step is the heading of its row. */
static void open_step(Walk *walk, Context *c)
{
  if (!c->columns || !c->group->bounds.w) return;
  Stop stop = {.title = c->group->title, .page = walk->page, .at = {c->group->bounds.x, c->group->bounds.y}};
  bool head;
  stop.first = column_at(c->columns, c->group->bounds.x + c->group->bounds.w / 2, &head);
  if (stop.title && !c->artifact) g_array_append_val(walk->steps, stop);
  c->node = node_at(walk, c, c->group->bounds);
  c->lane = NULL;
  if (cjm_pdf_node(walk->tree, c->node)->tag == CJM_PDF_TD) cjm_pdf_node(walk->tree, c->node)->tag = CJM_PDF_TH;
}

/* The picture with an alternative text: one for all pages that have the same. */
static void open_figure(Walk *walk, Context *c, const char *alt)
{
  CjmPdfTree *tree = walk->tree;
  if (!alt) return;
  guint above = c->lane ? walk->section : c->node;
  for (guint i = cjm_pdf_node(tree, above)->first; i && c->lane; i = cjm_pdf_node(tree, i)->next)
    if (cjm_pdf_node(tree, i)->tag == CJM_PDF_FIGURE && g_str_equal(cjm_pdf_node(tree, i)->alt, alt)) c->figure = i;
  if (c->figure) return;
  c->figure = cjm_pdf_tree_add(tree, above, CJM_PDF_FIGURE);
  cjm_pdf_node(tree, c->figure)->alt = alt;
  cjm_pdf_node(tree, c->figure)->lang = c->group->lang;
}

static void open_picture(Walk *walk, Context *c)
{
  const char *alt = c->group->alt ? c->group->alt : c->group->title;
  if (alt) open_figure(walk, c, alt);
  else c->artifact = true;
}

static void open_mark(Walk *walk, Context *c)
{
  if (!c->group->title) return;
  guint node = inline_node(walk, node_at(walk, c, c->group->bounds), c->order);
  c->lane = NULL;
  c->between = false;
  c->node = cjm_pdf_tree_add(walk->tree, node, CJM_PDF_SPAN);
  cjm_pdf_node(walk->tree, c->node)->alt = c->group->title;
}

static void open_link(Walk *walk, Context *c, size_t i)
{
  g_autofree char *uri = cjm_link_uri_new(c->group->href);
  if (!uri) return;
  guint node = node_at(walk, c, c->group->bounds);
  c->lane = NULL;
  c->between = false;
  CjmPdfTag tag = cjm_pdf_node(walk->tree, node)->tag;
  if (tag == CJM_PDF_SECT || tag == CJM_PDF_DOCUMENT) node = inline_node(walk, node, c->order);
  c->node = cjm_pdf_tree_add(walk->tree, node, CJM_PDF_LINK);
  c->in_link = true;
  walk->owners[i] = c->node;
}

static void open_kind(Walk *walk, Context *c, size_t i)
{
  Kind kind = kinds[c->group->role];
  if (c->figure && kind != KIND_DRAWN && kind != KIND_MARK && kind != KIND_ARTIFACT) c->figure = 0;
  else if (c->figure) return;
  switch (kind) {
    case KIND_NONE:
    case KIND_DRAWN: break;
    case KIND_SECTION:
      c->node = cjm_pdf_tree_add(walk->tree, c->node, CJM_PDF_SECT);
      c->depth++;
      break;
    case KIND_TITLE: open_title(walk, c, i); break;
    case KIND_ITEM: open_item(walk, c); break;
    case KIND_ROW: open_row(walk, c, i); break;
    case KIND_FIELD: c->node = cjm_pdf_tree_add(walk->tree, c->node, CJM_PDF_TD); break;
    case KIND_LANES: open_lanes(walk, c, i); break;
    case KIND_PHASES: open_phases(walk, c); break;
    case KIND_PHASE: open_phase(walk, c); break;
    case KIND_LANE: open_lane(walk, c); break;
    case KIND_CELL: open_cell(walk, c); break;
    case KIND_STEP: open_step(walk, c); break;
    case KIND_FIGURE: open_figure(walk, c, c->group->alt); break;
    case KIND_PICTURE: open_picture(walk, c); break;
    case KIND_MARK: open_mark(walk, c); break;
    case KIND_ARTIFACT: c->artifact = true; break;
  }
}

static void open_group(Walk *walk, size_t i)
{
  Context c = *top(walk);
  c.group = &cjm_scene_at(walk->scene, i)->u.group;
  c.artifact |= c.group->repeated;
  c.heading |= c.group->role == CJM_GROUP_HEADING;
  if (c.group->order) c.order = c.group->order;
  if (c.artifact && kinds[c.group->role] == KIND_LANE) open_lane(walk, &c);
  if (!c.artifact) open_kind(walk, &c, i);
  if (!c.artifact && c.group->href && !c.in_link) open_link(walk, &c, i);
  g_array_append_val(walk->open, c);
}

/* ---- items ---- */

/* Whether the characters of the page are not those of the text in its order: some are from right to left, or a hyphen is not in it. */
static bool differs(const CjmTextBlock *block)
{
  for (size_t i = 0; i < block->n_lines; i++) {
    if (block->lines[i].hyphen) return true;
    for (size_t k = 0; k < block->lines[i].n_runs; k++)
      if (block->lines[i].runs[k].item->analysis.level > 0) return true;
  }
  return false;
}

/* The owner of a text in `node`: a span with the text as it is read, if that is not what is on the page, and with its language, if that is
 * not the one of the map. */
static guint own_text(Walk *walk, guint node, const CjmTextBlock *block)
{
  g_autoptr(GString) text = g_string_new(NULL);
  cjm_block_text(text, block);
  const char *lang = cjm_guess_foreign(walk->scene->meta.lang, text->str, text->len);
  if (!lang && !differs(block)) return node;
  guint span = cjm_pdf_tree_add(walk->tree, node, CJM_PDF_SPAN);
  cjm_pdf_node(walk->tree, span)->lang = lang;
  if (differs(block)) cjm_pdf_node(walk->tree, span)->actual = g_string_chunk_insert(walk->tree->texts, text->str);
  return span;
}

/* What is between two lanes is the name of the line that divides them, and read with the heading of the next one. */
static guint owner_of_text(Walk *walk, const CjmItem *item)
{
  const Context *c = top(walk);
  if (c->artifact) return CJM_PDF_ARTIFACT;
  if (c->figure) return c->figure;
  if (c->group && c->group->role == CJM_GROUP_LANES) {
    walk->line_name = cjm_pdf_tree_add(walk->tree, CJM_PDF_ARTIFACT, CJM_PDF_P);
    return own_text(walk, walk->line_name, item->u.text.block);
  }
  guint node = node_at(walk, c, cjm_item_extent(item));
  if (c->lane && node == c->lane->head && c->lane->page != walk->page) return CJM_PDF_ARTIFACT; /* the name of the lane, again */
  return own_text(walk, inline_node(walk, node, c->order), item->u.text.block);
}

/* An image is a picture if it has an alternative text, and otherwise decoration. */
static guint owner_of_shape(const Walk *walk)
{
  const Context *c = top(walk);
  return c->figure && !c->artifact ? c->figure : CJM_PDF_ARTIFACT;
}

static void walk_page(Walk *walk, const CjmScene *scene)
{
  walk->scene = scene;
  walk->owners = g_new(guint, cjm_scene_length(scene) + 1);
  g_ptr_array_add(walk->tree->owners, walk->owners);
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    walk->owners[i] = CJM_PDF_ARTIFACT;
    switch (item->kind) {
      case CJM_ITEM_OPEN: open_group(walk, i); break;
      case CJM_ITEM_CLOSE: g_array_set_size(walk->open, walk->open->len - 1); break;
      case CJM_ITEM_TEXT: walk->owners[i] = owner_of_text(walk, item); break;
      case CJM_ITEM_RECT:
      case CJM_ITEM_CIRCLE:
      case CJM_ITEM_PATH:
      case CJM_ITEM_IMAGE: walk->owners[i] = owner_of_shape(walk); break;
    }
  }
  walk->page++;
}

/* ---- the whole ---- */

static int compare_stops(const void *left, const void *right)
{
  const Stop *a = left, *b = right;
  return a->first != b->first ? (a->first < b->first ? -1 : 1) : (a->at.y > b->at.y) - (a->at.y < b->at.y);
}

/* The bookmarks of phases, and under each those of its steps, between those of what is above the lanes and below them. */
static void add_stops(Walk *walk)
{
  CjmPdfTree *tree = walk->tree;
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(CjmPdfBookmark)); /* those below the lanes */
  guint n = tree->bookmarks->len - walk->after;
  if (n > 0) g_array_append_vals(others, &g_array_index(tree->bookmarks, CjmPdfBookmark, walk->after), n);
  g_array_set_size(tree->bookmarks, walk->after);
  g_array_sort(walk->phases, compare_stops);
  g_array_sort(walk->steps, compare_stops);
  guint s = 0;
  for (guint p = 0; p < walk->phases->len; p++) {
    const Stop *phase = &g_array_index(walk->phases, Stop, p);
    add_bookmark(walk, phase->title, phase->page, phase->at, 0);
    for (; s < walk->steps->len; s++) {
      const Stop *step = &g_array_index(walk->steps, Stop, s);
      if (step->first >= phase->first + phase->n) break;
      if (s > 0 && g_array_index(walk->steps, Stop, s - 1).first == step->first) continue;
      add_bookmark(walk, step->title, step->page, step->at, 1);
    }
  }
  g_array_append_vals(tree->bookmarks, others->data, others->len);
}

CjmPdfTree *cjm_pdf_tree_new(const CjmPages *pages)
{
  CjmPdfTree *tree = cjm_pdf_nodes_new();
  Walk walk = {.tree = tree,
               .open = g_array_new(FALSE, FALSE, sizeof(Context)),
               .phases = g_array_new(FALSE, FALSE, sizeof(Stop)),
               .steps = g_array_new(FALSE, FALSE, sizeof(Stop))};
  Context document = {0};
  g_array_append_val(walk.open, document);
  for (size_t i = 0; i < pages->n; i++) walk_page(&walk, pages->at[i]);
  if (walk.grid) {
    cjm_pdf_grid_finish(walk.grid);
    add_stops(&walk);
  }
  cjm_pdf_grid_free(walk.grid);
  g_array_free(walk.open, TRUE);
  g_array_free(walk.phases, TRUE);
  g_array_free(walk.steps, TRUE);
  return tree;
}
