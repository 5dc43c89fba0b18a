/* box-lists.c: boxes of many children: stacks, wrapped lines, grids. */
#include "layout/box.h"

#include <math.h>

typedef struct Child Child;
struct Child {
  CjmBox *box;
  Child *next;
};

typedef struct ListBox {
  CjmBox box;
  CjmArena *arena;
  double gap, line_gap; /* px */
  double least, most;   /* px: columns of a grid */
  CjmAlign align;       /* of the lines of a wrap */
  bool tops;            /* children of a line are aligned at the top; otherwise they are centred */
  bool dotted;          /* in the gaps of a wrap */
  CjmColour dot;
  Child *first, *last;
} ListBox;

static double list_min_width(const CjmBox *box)
{
  double width = 0;
  for (const Child *c = ((const ListBox *)box)->first; c; c = c->next) width = MAX(width, cjm_box_min_width(c->box));
  return width;
}

static double stack_width(const CjmBox *box)
{
  double width = 0;
  for (const Child *c = ((const ListBox *)box)->first; c; c = c->next) width = MAX(width, cjm_box_width(c->box));
  return width;
}

static double stack_height(const CjmBox *box, double width)
{
  const ListBox *list = (const ListBox *)box;
  double height = 0;
  for (const Child *c = list->first; c; c = c->next) height += cjm_box_height(c->box, width) + (c->next ? list->gap : 0);
  return height;
}

static void stack_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const ListBox *list = (const ListBox *)box;
  double y = at.y;
  for (const Child *c = list->first; c; c = c->next) y += cjm_box_place(c->box, scene, at.x, y, at.w, background) + list->gap;
}

static CjmContent *list_content(const ListBox *list, CjmContentKind kind, CjmContentMaker *maker, CjmColour background)
{
  CjmContent *content = cjm_content(maker, kind);
  content->gap = list->gap;
  content->line_gap = list->line_gap;
  content->align = list->align;
  content->tops = list->tops;
  content->dotted = list->dotted;
  for (const Child *c = list->first; c; c = c->next) cjm_content_add(content, cjm_box_content(c->box, maker, background));
  return content->first ? content : NULL;
}

static CjmContent *stack_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  return list_content((const ListBox *)box, CJM_CONTENT_STACK, maker, background);
}

static CjmContent *wrap_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  return list_content((const ListBox *)box, CJM_CONTENT_LINE, maker, background);
}

static const CjmBoxClass stack_class = {list_min_width, stack_width, stack_height, stack_place, stack_content};

static double wrap_width(const CjmBox *box)
{
  const ListBox *list = (const ListBox *)box;
  double width = 0;
  for (const Child *c = list->first; c; c = c->next) width += cjm_box_width(c->box) + (c->next ? list->gap : 0);
  return width;
}

/* The children of one line: from `first` to `end`, exclusive. */
typedef struct Line {
  const Child *first, *end;
  double width, height; /* px */
} Line;

static double wrap_child_width(const Child *c, double width)
{
  return MIN(cjm_box_width(c->box), width);
}

static Line wrap_line(const ListBox *list, const Child *first, double width)
{
  Line line = {.first = first};
  for (const Child *c = first; c; c = c->next) {
    double w = wrap_child_width(c, width), with = line.width + (c == first ? 0 : list->gap) + w;
    if (c != first && with > width + 0.01) break;
    line.width = with;
    line.height = MAX(line.height, cjm_box_height(c->box, w));
    line.end = c->next;
  }
  return line;
}

static void wrap_place_line(const ListBox *list, const Line *line, CjmScene *scene, CjmRect at, CjmColour background)
{
  double spare = at.w - line->width, x = at.x + (list->align == CJM_ALIGN_MIDDLE ? spare / 2
                                                 : list->align == CJM_ALIGN_END  ? spare
                                                                                 : 0);
  for (const Child *c = line->first; c != line->end; c = c->next) {
    double w = wrap_child_width(c, at.w), h = cjm_box_height(c->box, w);
    if (list->dotted && c != line->first)
      cjm_scene_circle(scene, (CjmPoint){x - list->gap / 2, at.y + line->height / 2}, 1.3, cjm_paint(list->dot), CJM_NO_STROKE);
    cjm_box_place(c->box, scene, x, at.y + (list->tops ? 0 : (line->height - h) / 2), w, background);
    x += w + list->gap;
  }
}

/* Arranges the children in lines of `width`, and places them if there is a scene. Returns the height. */
static double wrap_walk(const ListBox *list, double width, CjmScene *scene, CjmRect at, CjmColour background)
{
  double y = 0;
  for (const Child *c = list->first; c;) {
    Line line = wrap_line(list, c, width);
    if (scene) wrap_place_line(list, &line, scene, (CjmRect){at.x, at.y + y, width, line.height}, background);
    y += line.height + (line.end ? list->line_gap : 0);
    c = line.end;
  }
  return y;
}

static double wrap_height(const CjmBox *box, double width)
{
  return wrap_walk((const ListBox *)box, width, NULL, (CjmRect){0}, (CjmColour){0});
}

static void wrap_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  wrap_walk((const ListBox *)box, at.w, scene, at, background);
}

static const CjmBoxClass wrap_class = {list_min_width, wrap_width, wrap_height, wrap_place, wrap_content};

/* The number of columns that fit, or fewer if that gives the same number of rows. */
static size_t grid_columns(const ListBox *list, double width)
{
  size_t n = 0, fit = (size_t)MAX(1, floor((width + list->gap) / (list->least + list->gap)));
  for (const Child *c = list->first; c; c = c->next) n++;
  size_t rows = (MAX(1, n) + fit - 1) / fit;
  return (MAX(1, n) + rows - 1) / rows;
}

/* Like wrap_walk(), in columns of equal width. The children of a row have its height. */
static double grid_walk(const ListBox *list, double width, CjmScene *scene, CjmRect at, CjmColour background)
{
  size_t columns = grid_columns(list, width);
  double w = MIN(list->most, (width - list->gap * (double)(columns - 1)) / (double)columns), y = 0;
  for (const Child *c = list->first; c;) {
    double height = 0;
    const Child *end = c;
    for (size_t i = 0; i < columns && end; i++, end = end->next) height = MAX(height, cjm_box_height(end->box, w));
    for (double x = at.x; scene && c != end; c = c->next, x += w + list->gap)
      c->box->class->place(c->box, scene, (CjmRect){x, at.y + y, w, height}, background);
    y += height + (end ? list->line_gap : 0);
    c = end;
  }
  return y;
}

static double grid_width(const CjmBox *box)
{
  const ListBox *list = (const ListBox *)box;
  double width = 0;
  for (const Child *c = list->first; c; c = c->next)
    width += CLAMP(cjm_box_width(c->box), list->least, list->most) + (c->next ? list->gap : 0);
  return width;
}

static double grid_height(const CjmBox *box, double width)
{
  return grid_walk((const ListBox *)box, width, NULL, (CjmRect){0}, (CjmColour){0});
}

static void grid_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  grid_walk((const ListBox *)box, at.w, scene, at, background);
}

static const CjmBoxClass grid_class = {list_min_width, grid_width, grid_height, grid_place, wrap_content};

static CjmBox *make_list(const CjmMaker *m, const CjmBoxClass *class, double gap, double line_gap)
{
  ListBox *list = cjm_arena_make(m->arena, ListBox, 1);
  list->box.class = class;
  list->arena = m->arena;
  list->gap = gap;
  list->line_gap = line_gap;
  return &list->box;
}

CjmBox *cjm_box_stack(const CjmMaker *m, double gap)
{
  return make_list(m, &stack_class, gap, 0);
}

CjmBox *cjm_box_wrap(const CjmMaker *m, double gap, double line_gap)
{
  return make_list(m, &wrap_class, gap, line_gap);
}

void cjm_box_align_tops(CjmBox *wrap)
{
  g_assert(wrap->class == &wrap_class);
  ((ListBox *)wrap)->tops = true;
}

void cjm_box_align_lines(CjmBox *wrap, CjmAlign align)
{
  g_assert(wrap->class == &wrap_class);
  ((ListBox *)wrap)->align = align;
}

void cjm_box_separate(CjmBox *wrap, CjmColour dot)
{
  g_assert(wrap->class == &wrap_class);
  ((ListBox *)wrap)->dotted = true;
  ((ListBox *)wrap)->dot = dot;
}

CjmBox *cjm_box_grid(const CjmMaker *m, double least, double most, double gap, double line_gap)
{
  CjmBox *box = make_list(m, &grid_class, gap, line_gap);
  ((ListBox *)box)->least = least;
  ((ListBox *)box)->most = most;
  return box;
}

void cjm_box_add(CjmBox *box, CjmBox *child)
{
  if (!child) return;
  ListBox *list = (ListBox *)box;
  Child *c = cjm_arena_make(list->arena, Child, 1);
  c->box = child;
  if (list->last) list->last->next = c;
  else list->first = c;
  list->last = c;
}

bool cjm_box_is_empty(const CjmBox *box)
{
  return !((const ListBox *)box)->first;
}
