/* blocks.c: the blocks below the lanes, in columns. */
#include <math.h>
#include <string.h>

#include "blocks/block.h"

/* The blocks in their default order. */
static const CjmBlockClass *const classes[] = {
#define CJM_BLOCK(key, help) &cjm_block_##key,
#include "lang/blocks.def"
#undef CJM_BLOCK
};

enum { N_CLASSES = G_N_ELEMENTS(classes) };

static const double column_gap = 48, row_gap = 26, narrowest = 300, widest = 560; /* px */

/* A layout replaces a simpler one if it is lower by more than this, px. */
static const double gain = 12;

typedef struct Block {
  CjmBox *box;
  const CjmBlockClass *class;
} Block;

typedef struct Blocks {
  CjmBox box;
  Block blocks[N_CLASSES];
  size_t n;
} Blocks;

typedef struct Place {
  size_t column, span;
  double y, end; /* px from the top */
} Place;

/* A layout of blocks in columns. */
typedef struct Layout {
  size_t columns;
  size_t order[N_CLASSES]; /* the order in which the blocks are placed */
  Place places[N_CLASSES];
  double height; /* px */
} Layout;

/* The heights of the blocks for a column width, by span; 0 if not measured yet. */
typedef struct Heights {
  double at[N_CLASSES][CJM_BLOCK_COLUMNS_MAX + 1]; /* px */
} Heights;

static double span_width(size_t columns, size_t span, double width)
{
  double column = (width - column_gap * (double)(columns - 1)) / (double)columns;
  return column * (double)span + column_gap * (double)(span - 1);
}

static double block_height(const Blocks *b, size_t i, size_t columns, size_t span, double width, Heights *heights)
{
  double *height = &heights->at[i][span];
  if (*height <= 0) *height = cjm_box_height(b->blocks[i].box, span_width(columns, span, width));
  return *height;
}

/* Places each block at the highest free position. */
static void place_blocks(const Blocks *b, Layout *l, double width, Heights *heights)
{
  double ends[CJM_BLOCK_COLUMNS_MAX] = {0};
  l->height = 0;
  for (size_t k = 0; k < b->n; k++) {
    size_t i = l->order[k];
    Place *place = &l->places[i];
    place->y = INFINITY;
    for (size_t c = 0; c + place->span <= l->columns; c++) {
      double y = 0;
      for (size_t s = c; s < c + place->span; s++) y = fmax(y, ends[s]);
      if (y < place->y - 0.5) place->y = y, place->column = c;
    }
    place->end = place->y + block_height(b, i, l->columns, place->span, width, heights);
    for (size_t s = place->column; s < place->column + place->span; s++) ends[s] = place->end + row_gap;
    l->height = fmax(l->height, place->end);
  }
}

static size_t last_to_end(const Blocks *b, const Layout *l)
{
  size_t last = 0;
  for (size_t i = 1; i < b->n; i++)
    if (l->places[i].end > l->places[last].end) last = i;
  return last;
}

/* Gives more columns to the block that ends lowest, as long as that makes the whole lower. */
static void widen_blocks(const Blocks *b, Layout *l, double width, Heights *heights)
{
  for (bool lower = true; lower;) {
    size_t last = last_to_end(b, l), most = MIN(b->blocks[last].class->most, l->columns);
    lower = false;
    for (size_t span = l->places[last].span + 1; span <= most && !lower; span++) {
      Layout wider = *l;
      wider.places[last].span = span;
      place_blocks(b, &wider, width, heights);
      lower = wider.height < l->height - 4;
      if (lower) *l = wider;
    }
  }
}

/* Sorts the blocks after the leading ones by height, the highest first. */
static void sort_by_height(const Blocks *b, Layout *l, double width, Heights *heights)
{
  size_t first = 0;
  while (first < b->n && b->blocks[first].class->leads) first++;
  for (size_t k = first + 1; k < b->n; k++) {
    size_t moved = l->order[k], at = k;
    double height = block_height(b, moved, l->columns, l->places[moved].span, width, heights);
    for (; at > first; at--) {
      size_t before = l->order[at - 1];
      if (block_height(b, before, l->columns, l->places[before].span, width, heights) >= height) break;
      l->order[at] = before;
    }
    l->order[at] = moved;
  }
}

static Layout layout_in(const Blocks *b, size_t columns, double width)
{
  Heights heights = {0};
  Layout l = {.columns = columns};
  for (size_t i = 0; i < b->n; i++) {
    size_t span = 1;
    while (span < columns && span_width(columns, span, width) < b->blocks[i].class->least) span++;
    l.order[i] = i;
    l.places[i].span = span;
  }
  Layout sorted = l;
  place_blocks(b, &l, width, &heights);
  widen_blocks(b, &l, width, &heights);
  sort_by_height(b, &sorted, width, &heights);
  place_blocks(b, &sorted, width, &heights);
  widen_blocks(b, &sorted, width, &heights);
  return sorted.height < l.height - gain ? sorted : l;
}

/* The lowest layout, with the fewest columns, of which none is too wide for reading. */
static Layout find_layout(const Blocks *b, double width)
{
  Layout best = {.height = INFINITY};
  for (size_t columns = 1; columns <= CJM_BLOCK_COLUMNS_MAX && (columns == 1 || span_width(columns, 1, width) >= narrowest);
       columns++) {
    if (span_width(columns, 1, width) > widest && columns < CJM_BLOCK_COLUMNS_MAX) continue;
    Layout l = layout_in(b, columns, width);
    if (l.height < best.height - gain) best = l;
  }
  return best;
}

static double blocks_min_width(const CjmBox *box)
{
  (void)box;
  return narrowest;
}

static double blocks_width(const CjmBox *box)
{
  return (double)((const Blocks *)box)->n * (narrowest + column_gap);
}

static double blocks_height(const CjmBox *box, double width)
{
  return find_layout((const Blocks *)box, width).height;
}

static void blocks_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const Blocks *b = (const Blocks *)box;
  Layout l = find_layout(b, at.w);
  double pitch = span_width(l.columns, 1, at.w) + column_gap;
  for (size_t i = 0; i < b->n; i++) {
    const Place *place = &l.places[i];
    cjm_box_place(b->blocks[i].box, scene, at.x + (double)place->column * pitch, at.y + place->y,
                  span_width(l.columns, place->span, at.w), background);
  }
}

static CjmContent *blocks_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const Blocks *b = (const Blocks *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_ROW);
  content->gap = column_gap;
  for (size_t i = 0; i < b->n; i++) cjm_content_add(content, cjm_box_content(b->blocks[i].box, maker, background));
  return content;
}

static const CjmBoxClass blocks_class = {blocks_min_width, blocks_width, blocks_height, blocks_place, blocks_content};

/* ---- choice and order ---- */

static const CjmBlockClass *find_class(const char *key)
{
  for (size_t i = 0; i < N_CLASSES; i++)
    if (strcmp(classes[i]->key, key) == 0) return classes[i];
  return NULL;
}

typedef struct Chosen {
  const CjmBlockClass *at[N_CLASSES];
  size_t n;
} Chosen;

static void choose(Chosen *chosen, const CjmJourney *journey, const CjmBlockClass *class)
{
  for (size_t i = 0; i < chosen->n; i++)
    if (chosen->at[i] == class) return;
  if (cjm_journey_shows_block(journey, class->key)) chosen->at[chosen->n++] = class;
}

static void choose_rest(Chosen *chosen, const CjmJourney *journey)
{
  for (size_t i = 0; i < N_CLASSES; i++)
    if (!cjm_blocks_find(&journey->blocks, classes[i]->key)) choose(chosen, journey, classes[i]);
}

static Chosen choose_all(const CjmJourney *journey)
{
  Chosen chosen = {0};
  if (!journey->blocks.n) choose_rest(&chosen, journey);
  for (size_t i = 0; i < journey->blocks.n; i++) {
    const CjmBlockClass *class = find_class(journey->blocks.at[i]->name.at);
    if (class) choose(&chosen, journey, class);
    else choose_rest(&chosen, journey);
  }
  return chosen;
}

static CjmBox *make(CjmSheet *sheet, const CjmBlockClass *class)
{
  sheet->block = cjm_blocks_find(&sheet->journey->blocks, class->key);
  CjmBox *box = class->make(sheet);
  sheet->block = NULL;
  return box;
}

/* The legend is made last, wherever it is placed, since it explains the signs that the others use. */
CjmBox *cjm_blocks(CjmSheet *sheet)
{
  Blocks *b = cjm_arena_make(sheet->m.arena, Blocks, 1);
  Chosen chosen = choose_all(sheet->journey);
  CjmBox *boxes[N_CLASSES] = {0};
  b->box.class = &blocks_class;
  for (int last = 0; last <= 1; last++)
    for (size_t i = 0; i < chosen.n; i++)
      if ((chosen.at[i] == &cjm_block_legend) == last) boxes[i] = make(sheet, chosen.at[i]);
  for (size_t i = 0; i < chosen.n; i++)
    if (boxes[i])
      b->blocks[b->n++] = (Block){cjm_box_group(&sheet->m, chosen.at[i]->role, NULL, NULL, NULL, boxes[i]), chosen.at[i]};
  return b->n ? &b->box : NULL;
}

/* Whether a block looks good at a width, px: it may be a little narrower than usual, but no word is broken. */
static bool suits(const CjmBox *blocks, size_t i, double width)
{
  static const double narrower = 0.93;
  const Block *block = &((const Blocks *)blocks)->blocks[i];
  return width >= narrower * block->class->least && width >= cjm_box_min_width(block->box);
}

CjmBox *cjm_blocks_some(CjmSheet *sheet, const CjmBox *blocks, const size_t *which, size_t n)
{
  Blocks *some = cjm_arena_make(sheet->m.arena, Blocks, 1);
  some->box.class = &blocks_class;
  for (size_t i = 0; i < n; i++) some->blocks[some->n++] = ((const Blocks *)blocks)->blocks[which[i]];
  return &some->box;
}

GArray *cjm_blocks_all_new(const CjmBox *blocks)
{
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(size_t));
  for (size_t i = 0; blocks && i < ((const Blocks *)blocks)->n; i++) g_array_append_val(numbers, i);
  return numbers;
}

static CjmBox *take(CjmSheet *sheet, const CjmBox *blocks, double width, double room, bool any, GArray *io_left, double *ret_height)
{
  g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(size_t));
  CjmBox *taken_box = NULL;
  for (guint i = 0; i < io_left->len;) {
    size_t which = g_array_index(io_left, size_t, i);
    if (!any && !suits(blocks, which, width)) {
      i++;
      continue;
    }
    g_array_append_val(taken, which);
    CjmBox *box = cjm_blocks_some(sheet, blocks, (const size_t *)(const void *)taken->data, taken->len);
    double height = cjm_box_height(box, width);
    if (height <= room || (any && taken->len == 1)) {
      taken_box = box;
      *ret_height = height;
      g_array_remove_index(io_left, i);
    } else {
      g_array_set_size(taken, taken->len - 1);
      i++;
    }
  }
  return taken_box;
}

CjmBox *cjm_blocks_take(CjmSheet *sheet, const CjmBox *blocks, double width, double room, GArray *io_left, double *ret_height)
{
  return take(sheet, blocks, width, room, false, io_left, ret_height);
}

CjmBox *cjm_blocks_take_any(CjmSheet *sheet, const CjmBox *blocks, double width, double room, GArray *io_left, double *ret_height)
{
  return take(sheet, blocks, width, room, true, io_left, ret_height);
}

void cjm_blocks_left_out(CjmSheet *sheet, GPtrArray *ret_keys)
{
  for (size_t i = 0; i < N_CLASSES; i++)
    if (!cjm_journey_shows_block(sheet->journey, classes[i]->key) && classes[i]->make(sheet))
      g_ptr_array_add(ret_keys, g_strdup(classes[i]->key));
}
