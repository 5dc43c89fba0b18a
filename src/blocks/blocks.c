/* blocks.c: the blocks under the map, set in columns like a newspaper. */
#include <math.h>

#include "blocks/block.h"

static const CjmBlockClass classes[] = {
  {CJM_GROUP_CONCLUSIONS, cjm_block_conclusions, 1}, {CJM_GROUP_RECOMMENDATIONS, cjm_block_recommendations, 1},
  {CJM_GROUP_MATRIX, cjm_block_matrix, 1},           {CJM_GROUP_PLAN, cjm_block_plan, 2},
  {CJM_GROUP_CAUSES, cjm_block_causes, 1},           {CJM_GROUP_COMPETITORS, cjm_block_competitors, 1},
  {CJM_GROUP_PRINCIPLES, cjm_block_principles, 1},   {CJM_GROUP_SEGMENTS, cjm_block_segments, 1},
  {CJM_GROUP_SOURCES, cjm_block_sources, 1},         {CJM_GROUP_LEGEND, cjm_block_legend, 2},
};

enum { N_CLASSES = G_N_ELEMENTS(classes), MOST_COLUMNS = 12 };

static const double column_gap = 48, row_gap = 26, narrowest = 300, widest = 560; /* px */

typedef struct Placed {
  CjmBox *box;
  unsigned span;
  size_t column;
  double y; /* px from the top */
} Placed;

typedef struct Blocks {
  CjmBox box;
  Placed blocks[N_CLASSES];
  size_t n;
} Blocks;

static double span_width(size_t columns, unsigned span, double width)
{
  double column = (width - column_gap * (double)(columns - 1)) / (double)columns;
  return column * span + column_gap * (span - 1);
}

/* Each block goes where it can stand highest; the height of the tallest column comes back. */
static double arrange_spans(const Blocks *b, size_t columns, unsigned wide, double width, Placed *ret_placed)
{
  double ends[MOST_COLUMNS] = {0}, height = 0;
  for (size_t i = 0; i < b->n; i++) {
    Placed placed = b->blocks[i];
    placed.span = (unsigned)MIN(placed.span > 1 ? wide : 1, columns);
    placed.y = INFINITY;
    for (size_t c = 0; c + placed.span <= columns; c++) {
      double y = 0;
      for (size_t k = c; k < c + placed.span; k++) y = fmax(y, ends[k]);
      if (y < placed.y - 0.5) placed.y = y, placed.column = c;
    }
    double end = placed.y + cjm_box_height(placed.box, span_width(columns, placed.span, width));
    for (size_t k = placed.column; k < placed.column + placed.span; k++) ends[k] = end + row_gap;
    height = fmax(height, end);
    ret_placed[i] = placed;
  }
  return height;
}

/* With the wide blocks, plan and legend, over as many columns as make the whole lowest. */
static double arrange(const Blocks *b, size_t columns, double width, Placed *ret_placed)
{
  double lowest = INFINITY;
  unsigned best = 2;
  for (unsigned wide = 2; wide == 2 || wide <= MIN(columns, 5); wide++) {
    double height = arrange_spans(b, columns, wide, width, ret_placed);
    if (height < lowest - 12) lowest = height, best = wide;
  }
  return arrange_spans(b, columns, best, width, ret_placed);
}

/* As many columns as make it lowest, and no more than that takes; but no column wider than is good to read. */
static size_t best_columns(const Blocks *b, double width)
{
  Placed placed[N_CLASSES];
  size_t best = 1;
  double lowest = INFINITY;
  for (size_t columns = 1; columns <= MOST_COLUMNS && (columns == 1 || span_width(columns, 1, width) >= narrowest); columns++) {
    if (span_width(columns, 1, width) > widest && columns < MOST_COLUMNS) continue;
    double height = arrange(b, columns, width, placed);
    if (height < lowest - 12) lowest = height, best = columns;
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
  const Blocks *b = (const Blocks *)box;
  Placed placed[N_CLASSES];
  return arrange(b, best_columns(b, width), width, placed);
}

static void blocks_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const Blocks *b = (const Blocks *)box;
  Placed placed[N_CLASSES];
  size_t columns = best_columns(b, at.w);
  arrange(b, columns, at.w, placed);
  double column = span_width(columns, 1, at.w);
  for (size_t i = 0; i < b->n; i++)
    cjm_box_place(placed[i].box, scene, at.x + (double)placed[i].column * (column + column_gap), at.y + placed[i].y,
                  span_width(columns, placed[i].span, at.w), ground);
}

static const CjmBoxClass blocks_class = {blocks_min_width, blocks_width, blocks_height, blocks_place};

CjmBox *cjm_blocks(CjmSheet *sheet)
{
  Blocks *b = cjm_arena_make(sheet->m.arena, Blocks, 1);
  b->box.class = &blocks_class;
  for (size_t i = 0; i < N_CLASSES; i++) {
    CjmBox *box = classes[i].make(sheet);
    if (box)
      b->blocks[b->n++] =
        (Placed){.box = cjm_box_group(&sheet->m, classes[i].role, NULL, NULL, NULL, box), .span = classes[i].span};
  }
  return b->n ? &b->box : NULL;
}
