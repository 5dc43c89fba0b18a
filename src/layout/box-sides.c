/* box-sides.c: boxes side by side. */
#include "layout/box.h"

#include <math.h>

static CjmContent *pair_content(CjmContentKind kind, double gap, const CjmBox *a, const CjmBox *b, CjmContentMaker *maker, CjmColour background)
{
  CjmContent *content = cjm_content(maker, kind), *first = cjm_box_content(a, maker, background);
  CjmContent *second = cjm_box_content(b, maker, background);
  if (!first || !second) return first ? first : second;
  content->gap = gap;
  cjm_content_add(content, first);
  cjm_content_add(content, second);
  return content;
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

/* The offset of the body if the mark is taller than its first line. */
static double hang_drop(const HangBox *h)
{
  return MAX(0, (cjm_box_height(h->mark, cjm_box_width(h->mark)) - h->leading) / 2);
}

static double hang_height(const CjmBox *box, double width)
{
  const HangBox *h = (const HangBox *)box;
  double mark = cjm_box_height(h->mark, cjm_box_width(h->mark)), drop = hang_drop(h);
  return drop + MAX((h->leading + mark) / 2, cjm_box_height(h->body, width - hang_margin(h)));
}

static void hang_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const HangBox *h = (const HangBox *)box;
  double mark_w = cjm_box_width(h->mark), mark_h = cjm_box_height(h->mark, mark_w), drop = hang_drop(h);
  cjm_box_place(h->mark, scene, at.x, at.y + drop + (h->leading - mark_h) / 2, mark_w, background);
  cjm_box_place(h->body, scene, at.x + hang_margin(h), at.y + drop, at.w - hang_margin(h), background);
}

static CjmContent *hang_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const HangBox *h = (const HangBox *)box;
  CjmContent *content = pair_content(CJM_CONTENT_HANG, h->gap, h->mark, h->body, maker, background);
  double mark = cjm_box_height(h->mark, cjm_box_width(h->mark));
  if (content && content->kind == CJM_CONTENT_HANG) content->line_gap = MAX(0, (h->leading - mark) / 2);
  return content;
}

static const CjmBoxClass hang_class = {hang_min_width, hang_width, hang_height, hang_place, hang_content};

CjmBox *cjm_box_hang(const CjmMaker *m, CjmBox *mark, double gap, double leading, CjmBox *body)
{
  HangBox *h = cjm_arena_make(m->arena, HangBox, 1);
  *h = (HangBox){{&hang_class}, mark, body, gap, cjm_theme_leading(m->theme, leading)};
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

/* Side by side unless words of the start would be broken. */
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

static void ends_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const EndsBox *e = (const EndsBox *)box;
  if (!ends_fit(e, at.w)) {
    double y = at.y + cjm_box_place(e->start, scene, at.x, at.y, at.w, background);
    cjm_box_place(e->end, scene, at.x, y, at.w, background);
    return;
  }
  double end_w = cjm_box_width(e->end), start_w = at.w - end_w - e->gap;
  double start_h = cjm_box_height(e->start, start_w), end_h = cjm_box_height(e->end, end_w);
  cjm_box_place(e->start, scene, at.x, at.y + (at.h - start_h) / 2, start_w, background);
  cjm_box_place(e->end, scene, at.x + at.w - end_w, at.y + (at.h - end_h) / 2, end_w, background);
}

static CjmContent *ends_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const EndsBox *e = (const EndsBox *)box;
  return pair_content(CJM_CONTENT_ENDS, e->gap, e->start, e->end, maker, background);
}

static const CjmBoxClass ends_class = {ends_min_width, ends_width, ends_height, ends_place, ends_content};

CjmBox *cjm_box_ends(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap)
{
  if (!start) return end;
  if (!end) return start;
  EndsBox *e = cjm_arena_make(m->arena, EndsBox, 1);
  *e = (EndsBox){{&ends_class}, start, end, gap};
  return &e->box;
}

/* ---- at the end of the last line ---- */
typedef struct TrailBox {
  CjmBox box;
  CjmBox *body, *end;
  double gap, leading;
} TrailBox;

/* The width of the body if the end is beside it; negative if there is no room. */
static double trail_body(const TrailBox *t, double width)
{
  double room = width - t->gap - cjm_box_width(t->end);
  if (room >= cjm_box_width(t->body)) return room;
  return room > 0 && cjm_box_tight_width(t->body, cjm_box_min_width(t->body), width) <= room ? room : -1;
}

static double trail_min_width(const CjmBox *box)
{
  const TrailBox *t = (const TrailBox *)box;
  return MAX(cjm_box_min_width(t->body), cjm_box_min_width(t->end));
}

static double trail_width(const CjmBox *box)
{
  const TrailBox *t = (const TrailBox *)box;
  return cjm_box_width(t->body) + t->gap + cjm_box_width(t->end);
}

static double trail_height(const CjmBox *box, double width)
{
  const TrailBox *t = (const TrailBox *)box;
  double body = cjm_box_height(t->body, width);
  return trail_body(t, width) > 0 ? body : body + 2 + cjm_box_height(t->end, width);
}

static void trail_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const TrailBox *t = (const TrailBox *)box;
  double room = trail_body(t, at.w), end_w = MIN(cjm_box_width(t->end), at.w);
  double height = cjm_box_place(t->body, scene, at.x, at.y, room > 0 ? room : at.w, background);
  if (room <= 0) {
    cjm_box_place(t->end, scene, at.x, at.y + height + 2, at.w, background);
    return;
  }
  double y = at.y + height - t->leading / 2 - cjm_box_height(t->end, end_w) / 2;
  cjm_box_place(t->end, scene, at.x + at.w - end_w, y, end_w, background);
}

static CjmContent *trail_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const TrailBox *t = (const TrailBox *)box;
  return pair_content(CJM_CONTENT_ENDS, t->gap, t->body, t->end, maker, background);
}

static const CjmBoxClass trail_class = {trail_min_width, trail_width, trail_height, trail_place, trail_content};

CjmBox *cjm_box_trail(const CjmMaker *m, CjmBox *body, CjmBox *end, double gap, double leading)
{
  if (!body || !end) return body ? body : end;
  TrailBox *t = cjm_arena_make(m->arena, TrailBox, 1);
  *t = (TrailBox){{&trail_class}, body, end, gap, cjm_theme_leading(m->theme, leading)};
  return &t->box;
}

/* ---- one beside the other ---- */
typedef struct BesideBox {
  CjmBox box;
  CjmBox *start, *end;
  double gap, most;
  bool corner; /* always side by side */
} BesideBox;

static double beside_end(const BesideBox *b, double width)
{
  double end = cjm_box_width(b->end);
  if (b->corner) return MIN(end, MIN(b->most, MAX(cjm_box_min_width(b->end), width / 3)));
  bool both_fit = width - b->gap - cjm_box_width(b->start) >= end;
  return both_fit ? end : MIN(end, b->most);
}

static double beside_across(const BesideBox *b, double width)
{
  double end_w = beside_end(b, width);
  return MAX(cjm_box_height(b->start, width - end_w - b->gap), cjm_box_height(b->end, end_w));
}

static double beside_under(const BesideBox *b, double width)
{
  return cjm_box_height(b->start, width) + 8 + cjm_box_height(b->end, MIN(cjm_box_width(b->end), width));
}

/* Below each other if that is lower. */
static bool beside_fits(const BesideBox *b, double width)
{
  double rest = width - beside_end(b, width) - b->gap;
  if (b->corner) return true;
  if (rest >= cjm_box_width(b->start)) return true;
  return rest >= width / 2 && beside_across(b, width) <= beside_under(b, width);
}

static double beside_min_width(const CjmBox *box)
{
  const BesideBox *b = (const BesideBox *)box;
  double start = cjm_box_min_width(b->start), end = cjm_box_min_width(b->end);
  return b->corner ? start + b->gap + end : MAX(start, end);
}

static double beside_width(const CjmBox *box)
{
  const BesideBox *b = (const BesideBox *)box;
  return cjm_box_width(b->start) + b->gap + beside_end(b, INFINITY);
}

static double beside_height(const CjmBox *box, double width)
{
  const BesideBox *b = (const BesideBox *)box;
  return beside_fits(b, width) ? beside_across(b, width) : beside_under(b, width);
}

static void beside_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const BesideBox *b = (const BesideBox *)box;
  bool fits = beside_fits(b, at.w);
  double end_w = MIN(fits ? beside_end(b, at.w) : cjm_box_width(b->end), at.w);
  double start_h = cjm_box_place(b->start, scene, at.x, at.y, fits ? at.w - end_w - b->gap : at.w, background);
  if (fits) cjm_box_place(b->end, scene, at.x + at.w - end_w, at.y, end_w, background);
  else cjm_box_place(b->end, scene, at.x, at.y + start_h + 8, end_w, background);
}

static CjmContent *beside_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const BesideBox *b = (const BesideBox *)box;
  return pair_content(CJM_CONTENT_ENDS, b->gap, b->start, b->end, maker, background);
}

static const CjmBoxClass beside_class = {beside_min_width, beside_width, beside_height, beside_place, beside_content};

CjmBox *cjm_box_beside(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap, double most)
{
  BesideBox *b = cjm_arena_make(m->arena, BesideBox, 1);
  *b = (BesideBox){{&beside_class}, start, end, gap, most, false};
  return &b->box;
}

CjmBox *cjm_box_corner(const CjmMaker *m, CjmBox *start, CjmBox *end, double gap, double most)
{
  CjmBox *box = cjm_box_beside(m, start, end, gap, most);
  ((BesideBox *)box)->corner = true;
  return box;
}

/* ---- columns ---- */
typedef struct ColumnsBox {
  CjmBox box;
  size_t n;
  CjmBox **children;
  double *shares; /* of the width; their sum is 1 */
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

static void columns_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const ColumnsBox *c = (const ColumnsBox *)box;
  double x = at.x;
  for (size_t i = 0; i < c->n; i++) {
    double w = column_w(c, i, at.w);
    cjm_box_place(c->children[i], scene, x, at.y, w, background);
    x += w + c->gap;
  }
}

static CjmContent *columns_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const ColumnsBox *c = (const ColumnsBox *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_ROW);
  content->gap = c->gap;
  for (size_t i = 0; i < c->n; i++) {
    CjmContent *child = cjm_box_content(c->children[i], maker, background);
    if (!child) child = cjm_content(maker, CJM_CONTENT_STACK); /* keeps its column */
    child->share = c->shares[i];
    cjm_content_add(content, child);
  }
  return content;
}

static const CjmBoxClass columns_class = {columns_min_width, columns_width, columns_height, columns_place, columns_content};

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

/* ---- a list in several columns ---- */
typedef struct FlowBox {
  CjmBox box;
  size_t n, most;
  CjmBox **children, **heads; /* one for each column; NULL: none */
  double least, gap;          /* px: minimum width of a column, and the gap between columns */
  double line_gap;            /* px: between children */
} FlowBox;

static size_t flow_columns(const FlowBox *f, double width)
{
  size_t fit = (size_t)MAX(1, floor((width + f->gap) / (f->least + f->gap)));
  return MIN(fit, MIN(f->most, f->n));
}

static double flow_column_width(const FlowBox *f, size_t columns, double width)
{
  return (width - f->gap * (double)(columns - 1)) / (double)columns;
}

static double flow_head(const FlowBox *f, size_t column, double width)
{
  return f->heads ? cjm_box_height(f->heads[column], width) : 0;
}

/* The number of columns that the children need if no column is higher than `limit`. */
static size_t flow_count(const FlowBox *f, double width, double limit)
{
  size_t columns = 1;
  double y = 0;
  for (size_t i = 0; i < f->n; i++) {
    double h = cjm_box_height(f->children[i], width);
    if (y > 0 && y + h > limit + 0.01) columns++, y = 0;
    y += h + f->line_gap;
  }
  return columns;
}

/* The smallest height of the columns, without their heads. */
static double flow_limit(const FlowBox *f, size_t columns, double width)
{
  double low = 0, high = 0;
  for (size_t i = 0; i < f->n; i++) {
    double h = cjm_box_height(f->children[i], width);
    low = MAX(low, h);
    high += h + (i ? f->line_gap : 0);
  }
  for (int turn = 0; turn < 12 && columns > 1; turn++) {
    double middle = (low + high) / 2;
    if (flow_count(f, width, middle) <= columns) high = middle;
    else low = middle;
  }
  return high;
}

static double flow_min_width(const CjmBox *box)
{
  const FlowBox *f = (const FlowBox *)box;
  double width = 0;
  for (size_t i = 0; i < f->n; i++) width = MAX(width, cjm_box_min_width(f->children[i]));
  return width;
}

static double flow_width(const CjmBox *box)
{
  const FlowBox *f = (const FlowBox *)box;
  double width = 0;
  for (size_t i = 0; i < f->n; i++) width = MAX(width, cjm_box_width(f->children[i]));
  return width;
}

static double flow_height(const CjmBox *box, double width)
{
  const FlowBox *f = (const FlowBox *)box;
  size_t columns = flow_columns(f, width);
  double w = flow_column_width(f, columns, width);
  return flow_head(f, 0, w) + flow_limit(f, columns, w);
}

static void flow_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const FlowBox *f = (const FlowBox *)box;
  size_t columns = flow_columns(f, at.w), column = 0;
  double w = flow_column_width(f, columns, at.w), limit = flow_limit(f, columns, w), head = flow_head(f, 0, w), y = 0;
  for (size_t i = 0; i < f->n; i++) {
    double h = cjm_box_height(f->children[i], w);
    if (y > 0 && y + h > limit + 0.01) column++, y = 0;
    double x = at.x + (double)column * (w + f->gap);
    if (y == 0 && f->heads) cjm_box_place(f->heads[column], scene, x, at.y, w, background);
    y += cjm_box_place(f->children[i], scene, x, at.y + head + y, w, background) + f->line_gap;
  }
}

static CjmContent *flow_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const FlowBox *f = (const FlowBox *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_STACK);
  content->gap = f->line_gap;
  if (f->heads) cjm_content_add(content, cjm_box_content(f->heads[0], maker, background));
  for (size_t i = 0; i < f->n; i++) cjm_content_add(content, cjm_box_content(f->children[i], maker, background));
  return content;
}

static const CjmBoxClass flow_class = {flow_min_width, flow_width, flow_height, flow_place, flow_content};

CjmBox *cjm_box_flow(const CjmMaker *m, double least, double gap, double line_gap, size_t most, CjmMakeBox head, void *data,
                     size_t n, CjmBox *const *children)
{
  FlowBox *f = cjm_arena_make(m->arena, FlowBox, 1);
  *f = (FlowBox){.box = {&flow_class}, .n = n, .most = most, .least = least, .gap = gap, .line_gap = line_gap};
  f->children = cjm_arena_make(m->arena, CjmBox *, n);
  for (size_t i = 0; i < n; i++) f->children[i] = children[i];
  if (head) f->heads = cjm_arena_make(m->arena, CjmBox *, most);
  for (size_t i = 0; head && i < most; i++) f->heads[i] = head(data);
  return &f->box;
}
