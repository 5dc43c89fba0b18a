#include "layout/box.h"

#include <math.h>
#include <string.h>

double cjm_box_place(const CjmBox *box, CjmScene *scene, double x, double y, double width, CjmColour ground)
{
  if (!box) return 0;
  double height = box->class->height(box, width);
  box->class->place(box, scene, (CjmRect){x, y, width, height}, ground);
  return height;
}

/* ---- text ---- */

typedef struct TextBox {
  CjmBox box;
  CjmArena *arena;
  CjmFlow *flow;
  CjmColour colour;
  CjmAlign align;
  const void *origin;
  bool struck;
  double limit; /* px; 0: none */
} TextBox;

static double text_limit(const TextBox *t, double width)
{
  return t->limit > 0 ? MIN(width, t->limit) : width;
}

static double text_min_width(const CjmBox *box)
{
  const TextBox *t = (const TextBox *)box;
  return ceil(text_limit(t, cjm_flow_word_width(t->flow)));
}

static double text_width(const CjmBox *box)
{
  const TextBox *t = (const TextBox *)box;
  return ceil(text_limit(t, cjm_flow_width(t->flow)));
}

static double text_height(const CjmBox *box, double width)
{
  const TextBox *t = (const TextBox *)box;
  return cjm_flow_height(t->flow, text_limit(t, width));
}

static void text_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const TextBox *t = (const TextBox *)box;
  double width = t->align == CJM_ALIGN_START ? text_limit(t, at.w) : at.w;
  CjmTextBlock *block = cjm_flow_set(t->arena, t->flow, width, t->align);
  CjmItem *item = cjm_scene_text(scene, block, (CjmPoint){at.x, at.y}, t->colour, ground);
  item->u.text.origin = t->origin;
  item->u.text.struck = t->struck;
}

static const CjmBoxClass text_class = {text_min_width, text_width, text_height, text_place};

static CjmBox *make_text(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const char *shown, const void *origin)
{
  TextBox *t = cjm_arena_make(m->arena, TextBox, 1);
  t->box.class = &text_class;
  t->arena = m->arena;
  t->flow = cjm_flow(m->arena, m->fonts, style, shown);
  t->colour = colour;
  t->origin = origin;
  return &t->box;
}

CjmBox *cjm_box_text(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const char *text)
{
  return make_text(m, style, colour, text, NULL);
}

CjmBox *cjm_box_authored(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text)
{
  return text->at ? make_text(m, style, colour, text->at, text->at) : NULL;
}

CjmBox *cjm_box_rendition(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text, const char *shown)
{
  return text->at ? make_text(m, style, colour, shown, text->at) : NULL;
}

void cjm_box_align(CjmBox *text, CjmAlign align)
{
  g_assert(text->class == &text_class);
  ((TextBox *)text)->align = align;
}

void cjm_box_strike(CjmBox *text)
{
  g_assert(text->class == &text_class);
  ((TextBox *)text)->struck = true;
}

void cjm_box_limit(CjmBox *text, double width)
{
  g_assert(text->class == &text_class);
  ((TextBox *)text)->limit = width;
}

/* ---- lists of children ---- */

typedef struct Child Child;
struct Child {
  CjmBox *box;
  Child *next;
};

typedef struct ListBox {
  CjmBox box;
  CjmArena *arena;
  double gap, line_gap;  /* px */
  double least, most;    /* px: a grid's columns */
  CjmAlign align;        /* a wrap's lines */
  bool dotted;           /* a wrap's gaps */
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

static void stack_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const ListBox *list = (const ListBox *)box;
  double y = at.y;
  for (const Child *c = list->first; c; c = c->next) y += cjm_box_place(c->box, scene, at.x, y, at.w, ground) + list->gap;
}

static const CjmBoxClass stack_class = {list_min_width, stack_width, stack_height, stack_place};

static double wrap_width(const CjmBox *box)
{
  const ListBox *list = (const ListBox *)box;
  double width = 0;
  for (const Child *c = list->first; c; c = c->next) width += cjm_box_width(c->box) + (c->next ? list->gap : 0);
  return width;
}

/* The children of one line: from `first` up to `end`. */
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

static void wrap_place_line(const ListBox *list, const Line *line, CjmScene *scene, CjmRect at, CjmColour ground)
{
  double spare = at.w - line->width, x = at.x + (list->align == CJM_ALIGN_MIDDLE ? spare / 2 : list->align == CJM_ALIGN_END ? spare : 0);
  for (const Child *c = line->first; c != line->end; c = c->next) {
    double w = wrap_child_width(c, at.w), h = cjm_box_height(c->box, w);
    if (list->dotted && c != line->first)
      cjm_scene_circle(scene, (CjmPoint){x - list->gap / 2, at.y + line->height / 2}, 1.3, cjm_paint(list->dot), CJM_NO_STROKE);
    cjm_box_place(c->box, scene, x, at.y + (line->height - h) / 2, w, ground);
    x += w + list->gap;
  }
}

/* Walks the children through lines of `width`; with a scene it places them. Returns the height. */
static double wrap_walk(const ListBox *list, double width, CjmScene *scene, CjmRect at, CjmColour ground)
{
  double y = 0;
  for (const Child *c = list->first; c;) {
    Line line = wrap_line(list, c, width);
    if (scene) wrap_place_line(list, &line, scene, (CjmRect){at.x, at.y + y, width, line.height}, ground);
    y += line.height + (line.end ? list->line_gap : 0);
    c = line.end;
  }
  return y;
}

static double wrap_height(const CjmBox *box, double width)
{
  return wrap_walk((const ListBox *)box, width, NULL, (CjmRect){0}, (CjmColour){0});
}

static void wrap_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  wrap_walk((const ListBox *)box, at.w, scene, at, ground);
}

static const CjmBoxClass wrap_class = {list_min_width, wrap_width, wrap_height, wrap_place};

static size_t grid_columns(const ListBox *list, double width)
{
  size_t n = 0, fit = (size_t)MAX(1, floor((width + list->gap) / (list->least + list->gap)));
  for (const Child *c = list->first; c; c = c->next) n++;
  return MAX(1, MIN(n, fit));
}

/* As wrap_walk(), in columns of one width. What stands in a row is given the row's height. */
static double grid_walk(const ListBox *list, double width, CjmScene *scene, CjmRect at, CjmColour ground)
{
  size_t columns = grid_columns(list, width);
  double w = MIN(list->most, (width - list->gap * (double)(columns - 1)) / (double)columns), y = 0;
  for (const Child *c = list->first; c;) {
    double height = 0;
    const Child *end = c;
    for (size_t i = 0; i < columns && end; i++, end = end->next) height = MAX(height, cjm_box_height(end->box, w));
    for (double x = at.x; scene && c != end; c = c->next, x += w + list->gap)
      c->box->class->place(c->box, scene, (CjmRect){x, at.y + y, w, height}, ground);
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

static void grid_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  grid_walk((const ListBox *)box, at.w, scene, at, ground);
}

static const CjmBoxClass grid_class = {list_min_width, grid_width, grid_height, grid_place};

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

/* ---- a mark in the margin ---- */

typedef struct HangBox {
  CjmBox box;
  CjmBox *mark, *body;
  double gap, leading;
} HangBox;

static double hang_margin(const HangBox *h)
{
  return cjm_box_width(h->mark) + h->gap;
}

static double hang_min_width(const CjmBox *box)
{
  const HangBox *h = (const HangBox *)box;
  return hang_margin(h) + cjm_box_min_width(h->body);
}

static double hang_width(const CjmBox *box)
{
  const HangBox *h = (const HangBox *)box;
  return hang_margin(h) + cjm_box_width(h->body);
}

/* How far the first line stands lower than a mark that is taller than it. */
static double hang_drop(const HangBox *h)
{
  return MAX(0, (cjm_box_height(h->mark, cjm_box_width(h->mark)) - h->leading) / 2);
}

static double hang_height(const CjmBox *box, double width)
{
  const HangBox *h = (const HangBox *)box;
  double mark = cjm_box_height(h->mark, cjm_box_width(h->mark));
  return MAX(mark, hang_drop(h) + cjm_box_height(h->body, width - hang_margin(h)));
}

static void hang_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const HangBox *h = (const HangBox *)box;
  double mark_w = cjm_box_width(h->mark), mark_h = cjm_box_height(h->mark, mark_w), drop = hang_drop(h);
  cjm_box_place(h->mark, scene, at.x, at.y + drop + (h->leading - mark_h) / 2, mark_w, ground);
  cjm_box_place(h->body, scene, at.x + hang_margin(h), at.y + drop, at.w - hang_margin(h), ground);
}

static const CjmBoxClass hang_class = {hang_min_width, hang_width, hang_height, hang_place};

CjmBox *cjm_box_hang(const CjmMaker *m, CjmBox *mark, double gap, double leading, CjmBox *body)
{
  HangBox *h = cjm_arena_make(m->arena, HangBox, 1);
  *h = (HangBox){{&hang_class}, mark, body, gap, leading};
  return &h->box;
}

/* ---- two ends of a line ---- */

typedef struct EndsBox {
  CjmBox box;
  CjmBox *start, *end;
  double gap;
} EndsBox;

static double ends_min_width(const CjmBox *box)
{
  const EndsBox *e = (const EndsBox *)box;
  return MAX(cjm_box_min_width(e->start), cjm_box_min_width(e->end));
}

static double ends_width(const CjmBox *box)
{
  const EndsBox *e = (const EndsBox *)box;
  return cjm_box_width(e->start) + e->gap + cjm_box_width(e->end);
}

/* Side by side as long as the start keeps its words whole. */
static bool ends_fit(const EndsBox *e, double width)
{
  return cjm_box_width(e->start) + e->gap + cjm_box_width(e->end) <= width + 0.01;
}

static double ends_height(const CjmBox *box, double width)
{
  const EndsBox *e = (const EndsBox *)box;
  double start = cjm_box_height(e->start, width), end = cjm_box_height(e->end, width);
  return ends_fit(e, width) ? MAX(start, end) : start + end;
}

static void ends_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const EndsBox *e = (const EndsBox *)box;
  if (!ends_fit(e, at.w)) {
    double y = at.y + cjm_box_place(e->start, scene, at.x, at.y, at.w, ground);
    cjm_box_place(e->end, scene, at.x, y, at.w, ground);
    return;
  }
  double end_w = cjm_box_width(e->end), start_w = at.w - end_w - e->gap;
  double start_h = cjm_box_height(e->start, start_w), end_h = cjm_box_height(e->end, end_w);
  cjm_box_place(e->start, scene, at.x, at.y + (at.h - start_h) / 2, start_w, ground);
  cjm_box_place(e->end, scene, at.x + at.w - end_w, at.y + (at.h - end_h) / 2, end_w, ground);
}

static const CjmBoxClass ends_class = {ends_min_width, ends_width, ends_height, ends_place};

CjmBox *cjm_box_ends(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap)
{
  if (!start) return end;
  if (!end) return start;
  EndsBox *e = cjm_arena_make(m->arena, EndsBox, 1);
  *e = (EndsBox){{&ends_class}, start, end, gap};
  return &e->box;
}

/* ---- one beside the other ---- */

typedef struct BesideBox {
  CjmBox box;
  CjmBox *start, *end;
  double gap, most;
} BesideBox;

static double beside_end(const BesideBox *b)
{
  return MIN(b->most, cjm_box_width(b->end));
}

static bool beside_fits(const BesideBox *b, double width)
{
  double rest = width - beside_end(b) - b->gap;
  return rest >= width / 2 || rest >= cjm_box_width(b->start);
}

static double beside_min_width(const CjmBox *box)
{
  const BesideBox *b = (const BesideBox *)box;
  return MAX(cjm_box_min_width(b->start), cjm_box_min_width(b->end));
}

static double beside_width(const CjmBox *box)
{
  const BesideBox *b = (const BesideBox *)box;
  return cjm_box_width(b->start) + b->gap + beside_end(b);
}

static double beside_height(const CjmBox *box, double width)
{
  const BesideBox *b = (const BesideBox *)box;
  double end_w = beside_end(b);
  if (!beside_fits(b, width)) return cjm_box_height(b->start, width) + 8 + cjm_box_height(b->end, MIN(end_w, width));
  return MAX(cjm_box_height(b->start, width - end_w - b->gap), cjm_box_height(b->end, end_w));
}

static void beside_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const BesideBox *b = (const BesideBox *)box;
  double end_w = MIN(beside_end(b), at.w);
  bool fits = beside_fits(b, at.w);
  double start_h = cjm_box_place(b->start, scene, at.x, at.y, fits ? at.w - end_w - b->gap : at.w, ground);
  if (fits) cjm_box_place(b->end, scene, at.x + at.w - end_w, at.y, end_w, ground);
  else cjm_box_place(b->end, scene, at.x, at.y + start_h + 8, end_w, ground);
}

static const CjmBoxClass beside_class = {beside_min_width, beside_width, beside_height, beside_place};

CjmBox *cjm_box_beside(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap, double most)
{
  BesideBox *b = cjm_arena_make(m->arena, BesideBox, 1);
  *b = (BesideBox){{&beside_class}, start, end, gap, most};
  return &b->box;
}

/* ---- a column of fixed width and the rest ---- */

typedef struct SplitBox {
  CjmBox box;
  CjmBox *start, *rest;
  double start_w, gap, least;
} SplitBox;

/* The start's column takes what the rest has no use for. */
static double split_start(const SplitBox *s, double width)
{
  double spare = width - s->gap - cjm_box_width(s->rest);
  return CLAMP(spare, s->start_w, MAX(s->start_w, cjm_box_width(s->start)));
}

static double split_beside(const SplitBox *s, double width)
{
  double start = split_start(s, width);
  return MAX(cjm_box_height(s->start, start), cjm_box_height(s->rest, width - start - s->gap));
}

static double split_under(const SplitBox *s, double width)
{
  return cjm_box_height(s->start, width) + s->gap / 2 + cjm_box_height(s->rest, width);
}

static bool split_fits(const SplitBox *s, double width)
{
  return width - s->start_w - s->gap >= s->least && split_beside(s, width) <= split_under(s, width);
}

static double split_min_width(const CjmBox *box)
{
  const SplitBox *s = (const SplitBox *)box;
  return MAX(cjm_box_min_width(s->start), cjm_box_min_width(s->rest));
}

static double split_width(const CjmBox *box)
{
  const SplitBox *s = (const SplitBox *)box;
  return s->start_w + s->gap + MAX(s->least, cjm_box_width(s->rest));
}

static double split_height(const CjmBox *box, double width)
{
  const SplitBox *s = (const SplitBox *)box;
  return split_fits(s, width) ? split_beside(s, width) : split_under(s, width);
}

static void split_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const SplitBox *s = (const SplitBox *)box;
  if (split_fits(s, at.w)) {
    double start = split_start(s, at.w), x = start + s->gap;
    cjm_box_place(s->start, scene, at.x, at.y, start, ground);
    cjm_box_place(s->rest, scene, at.x + x, at.y, at.w - x, ground);
    return;
  }
  double y = cjm_box_place(s->start, scene, at.x, at.y, at.w, ground) + s->gap / 2;
  cjm_box_place(s->rest, scene, at.x, at.y + y, at.w, ground);
}

static const CjmBoxClass split_class = {split_min_width, split_width, split_height, split_place};

CjmBox *cjm_box_split(const CjmMaker *m, CjmBox *start, double width, double gap, CjmBox *rest, double least)
{
  if (!rest) return start;
  SplitBox *s = cjm_arena_make(m->arena, SplitBox, 1);
  *s = (SplitBox){{&split_class}, start, rest, width, gap, least};
  return &s->box;
}

/* ---- columns ---- */

typedef struct ColumnsBox {
  CjmBox box;
  size_t n;
  CjmBox **children;
  double *shares; /* sum 1 */
  double gap;
} ColumnsBox;

static double columns_of(const ColumnsBox *c, double (*of)(const CjmBox *))
{
  double width = 0;
  for (size_t i = 0; i < c->n; i++) width = MAX(width, of(c->children[i]) / c->shares[i]);
  return width + c->gap * (double)(c->n - 1);
}

static double columns_min_width(const CjmBox *box)
{
  return columns_of((const ColumnsBox *)box, cjm_box_min_width);
}

static double columns_width(const CjmBox *box)
{
  return columns_of((const ColumnsBox *)box, cjm_box_width);
}

static double column_w(const ColumnsBox *c, size_t i, double width)
{
  return (width - c->gap * (double)(c->n - 1)) * c->shares[i];
}

static double columns_height(const CjmBox *box, double width)
{
  const ColumnsBox *c = (const ColumnsBox *)box;
  double height = 0;
  for (size_t i = 0; i < c->n; i++) height = MAX(height, cjm_box_height(c->children[i], column_w(c, i, width)));
  return height;
}

static void columns_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const ColumnsBox *c = (const ColumnsBox *)box;
  double x = at.x;
  for (size_t i = 0; i < c->n; i++) {
    double w = column_w(c, i, at.w);
    cjm_box_place(c->children[i], scene, x, at.y, w, ground);
    x += w + c->gap;
  }
}

static const CjmBoxClass columns_class = {columns_min_width, columns_width, columns_height, columns_place};

CjmBox *cjm_box_columns(const CjmMaker *m, double gap, size_t n, CjmBox *const *children, const double *shares)
{
  ColumnsBox *c = cjm_arena_make(m->arena, ColumnsBox, 1);
  double sum = 0;
  c->box.class = &columns_class;
  c->n = n;
  c->gap = gap;
  c->children = cjm_arena_make(m->arena, CjmBox *, n);
  c->shares = cjm_arena_make(m->arena, double, n);
  for (size_t i = 0; i < n; i++) sum += shares[i];
  for (size_t i = 0; i < n; i++) {
    c->children[i] = children[i];
    c->shares[i] = shares[i] / sum;
  }
  return &c->box;
}

/* ---- card ---- */

typedef struct CardBox {
  CjmBox box;
  CjmCard card;
  CjmBox *child;
} CardBox;

enum { BAR_WIDTH = 5 };

static double card_start(const CardBox *c)
{
  return c->card.pad_x + (c->card.bar.on ? BAR_WIDTH - 1 : 0);
}

static double card_min_width(const CjmBox *box)
{
  const CardBox *c = (const CardBox *)box;
  return card_start(c) + c->card.pad_x + cjm_box_min_width(c->child);
}

static double card_width(const CjmBox *box)
{
  const CardBox *c = (const CardBox *)box;
  return card_start(c) + c->card.pad_x + cjm_box_width(c->child);
}

static double card_height(const CjmBox *box, double width)
{
  const CardBox *c = (const CardBox *)box;
  return cjm_box_height(c->child, width - card_start(c) - c->card.pad_x) + 2 * c->card.pad_y;
}

/* A bar with the card's own corners at its start edge. */
static void place_bar(CjmScene *scene, CjmRect at, double radius, CjmPaint paint)
{
  double r = MIN(radius, BAR_WIDTH), k = r * 0.4477;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, at.x + BAR_WIDTH, at.y);
  cjm_path_line(&path, at.x + BAR_WIDTH, at.y + at.h);
  cjm_path_line(&path, at.x + r, at.y + at.h);
  cjm_path_curve(&path, at.x + k, at.y + at.h, at.x, at.y + at.h - k, at.x, at.y + at.h - r);
  cjm_path_line(&path, at.x, at.y + r);
  cjm_path_curve(&path, at.x, at.y + k, at.x + k, at.y, at.x + r, at.y);
  cjm_path_close(&path);
  cjm_path_end(&path, scene, paint, CJM_NO_STROKE);
}

static void card_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const CardBox *c = (const CardBox *)box;
  double edge = c->card.edge.paint.on ? c->card.edge.width / 2 : 0;
  cjm_scene_rect(scene, cjm_rect_inset(at, edge, edge), c->card.radius, c->card.fill, c->card.edge);
  if (c->card.bar.on) place_bar(scene, at, c->card.radius, c->card.bar);
  CjmColour inner = c->card.fill.on ? cjm_colour_flatten(c->card.fill.colour, ground) : ground;
  cjm_box_place(c->child, scene, at.x + card_start(c), at.y + c->card.pad_y, at.w - card_start(c) - c->card.pad_x, inner);
}

static const CjmBoxClass card_class = {card_min_width, card_width, card_height, card_place};

CjmBox *cjm_box_card(const CjmMaker *m, CjmCard card, CjmBox *child)
{
  CardBox *c = cjm_arena_make(m->arena, CardBox, 1);
  *c = (CardBox){{&card_class}, card, child};
  return &c->box;
}

/* ---- group ---- */

typedef struct GroupBox {
  CjmBox box;
  CjmSceneGroup group;
  CjmBox *child;
} GroupBox;

static double group_min_width(const CjmBox *box)
{
  return cjm_box_min_width(((const GroupBox *)box)->child);
}

static double group_width(const CjmBox *box)
{
  return cjm_box_width(((const GroupBox *)box)->child);
}

static double group_height(const CjmBox *box, double width)
{
  return cjm_box_height(((const GroupBox *)box)->child, width);
}

static void group_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const GroupBox *g = (const GroupBox *)box;
  CjmSceneGroup group = g->group;
  group.bounds = at;
  cjm_scene_open(scene, group);
  if (g->child) g->child->class->place(g->child, scene, at, ground);
  cjm_scene_close(scene);
}

static const CjmBoxClass group_class = {group_min_width, group_width, group_height, group_place};

CjmBox *cjm_box_group(const CjmMaker *m, const char *role, const char *id, const char *title, const char *href, CjmBox *child)
{
  GroupBox *g = cjm_arena_make(m->arena, GroupBox, 1);
  *g = (GroupBox){{&group_class}, {.role = role, .id = id, .title = title, .href = href}, child};
  return &g->box;
}

/* ---- drawings ---- */

typedef struct DrawBox {
  CjmBox box;
  double w, h;
  CjmDraw draw; /* NULL: space */
  const void *data;
} DrawBox;

static double draw_width(const CjmBox *box)
{
  return ((const DrawBox *)box)->w;
}

static double draw_height(const CjmBox *box, double width)
{
  (void)width;
  return ((const DrawBox *)box)->h;
}

static void draw_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const DrawBox *d = (const DrawBox *)box;
  if (!d->draw) return;
  d->draw(scene, (CjmRect){at.x, at.y, d->w, d->h}, ground, d->data);
}

static const CjmBoxClass draw_class = {draw_width, draw_width, draw_height, draw_place};

static void band_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour ground)
{
  const DrawBox *d = (const DrawBox *)box;
  d->draw(scene, at, ground, d->data);
}

static const CjmBoxClass band_class = {draw_width, draw_width, draw_height, band_place};

static CjmBox *make_drawing(const CjmMaker *m, const CjmBoxClass *class, double w, double h, CjmDraw draw, const void *data)
{
  DrawBox *d = cjm_arena_make(m->arena, DrawBox, 1);
  *d = (DrawBox){{class}, w, h, draw, data};
  return &d->box;
}

CjmBox *cjm_box_drawing(const CjmMaker *m, double width, double height, CjmDraw draw, const void *data)
{
  return make_drawing(m, &draw_class, width, height, draw, data);
}

CjmBox *cjm_box_band(const CjmMaker *m, double height, CjmDraw draw, const void *data)
{
  return make_drawing(m, &band_class, 0, height, draw, data);
}

CjmBox *cjm_box_space(const CjmMaker *m, double width, double height)
{
  return make_drawing(m, &draw_class, width, height, NULL, NULL);
}
