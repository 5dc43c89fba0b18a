#include "blocks/cards.h"

#include <math.h>

/* ---- the content of a card ---- */

typedef struct Content {
  CjmBox box;
  CjmBox *who, *end;
  CjmBox **lists;
  size_t n;
  CjmColour rule;
  bool close;
} Content;

/* The positions of the parts of a card, px. */
typedef struct Layout {
  bool under; /* the lists are below the rest */
  double who_w, end_w, list_x, list_w;
  size_t columns;
  double top, height; /* of the part above the lists, and of the whole card */
} Layout;

static const double list_gap = 26, list_line_gap = 12;                                                  /* px */
static const double who_least = 240, who_most = 520, list_least = 140, list_most = 250, end_most = 420; /* px */

static double part_gap(const Content *c)
{
  return c->close ? 24 : 40;
}

static double under_gap(const Content *c)
{
  return c->close ? 5 : 14;
}

/* Arranges `who` and the lists in one row, with lists of equal width. */
static double row_width(const Content *c)
{
  double list_w = list_least;
  for (size_t i = 0; i < c->n; i++) list_w = fmax(list_w, fmin(cjm_box_width(c->lists[i]), list_most));
  double width = fmin(cjm_box_width(c->who), who_most) + (double)c->n * (list_w + list_gap);
  return width + (c->n ? part_gap(c) - list_gap : 0);
}

/* The width of the end, including the gap before it: a share of the width that it has in one line, or if that is 1, two fifths of `width`, or what
 * the rest does not need. */
static double end_room(const Content *c, double width, double share)
{
  if (!c->end) return 0;
  if (share < 1) return fmax(cjm_box_min_width(c->end), share * fmin(cjm_box_width(c->end), end_most)) + part_gap(c);
  double spare = width - row_width(c) - part_gap(c), most = fmax(cjm_box_min_width(c->end), fmin(end_most, 0.4 * width));
  return fmin(cjm_box_width(c->end), fmax(most, spare)) + part_gap(c);
}

/* The number of columns that fit in `room`, or fewer if that gives the same number of lines. */
static size_t list_columns(const Content *c, double room)
{
  size_t fit = (size_t)fmax(1, floor((room + list_gap) / (list_least + list_gap)));
  size_t lines = (c->n + fit - 1) / fit;
  return (c->n + lines - 1) / lines;
}

static double list_line_height(const Content *c, const Layout *l, size_t first)
{
  double height = 0;
  for (size_t i = first; i < MIN(first + l->columns, c->n); i++) height = fmax(height, cjm_box_height(c->lists[i], l->list_w));
  return height;
}

static double lists_height(const Content *c, const Layout *l)
{
  double height = 0;
  for (size_t i = 0; i < c->n; i += l->columns) height += list_line_height(c, l, i) + (i ? list_line_gap : 0);
  return height;
}

static void set_lists(const Content *c, Layout *l, double x, double room)
{
  l->list_x = x;
  l->columns = list_columns(c, room);
  l->list_w = (room - list_gap * (double)(l->columns - 1)) / (double)l->columns;
}

/* Arranges the lists beside `who`, which is `who_w` px wide. */
static Layout beside(const Content *c, double width, double who_w, double end_w)
{
  Layout l = {.who_w = who_w, .end_w = fmax(0, end_w - part_gap(c))};
  if (c->n) set_lists(c, &l, who_w + part_gap(c), width - end_w - who_w - part_gap(c));
  l.top = fmax(cjm_box_height(c->who, who_w), cjm_box_height(c->end, l.end_w));
  l.height = fmax(l.top, c->n ? lists_height(c, &l) : 0);
  return l;
}

static Layout under(const Content *c, double width)
{
  double end_w = end_room(c, width, 1);
  Layout l = {.under = true, .who_w = width - end_w, .end_w = fmax(0, end_w - part_gap(c))};
  set_lists(c, &l, 0, width);
  l.top = fmax(cjm_box_height(c->who, l.who_w), cjm_box_height(c->end, l.end_w));
  l.height = l.top + under_gap(c) + lists_height(c, &l);
  return l;
}

/* Replaces `io_best` by a lower layout with the parts side by side, if there is one. */
static void try_beside(const Content *c, double width, double end_w, Layout *io_best)
{
  double room = width - end_w, widest = fmin(cjm_box_width(c->who), who_most), least = fmin(widest, c->close ? list_least : who_least);
  for (double who_w = widest; who_w >= least; who_w -= fmax(40, (widest - least) / 4)) {
    if (room - who_w - part_gap(c) < list_least) continue;
    Layout l = beside(c, width, who_w, end_w);
    if (l.height < io_best->height - 2) *io_best = l;
  }
}

static Layout find_layout(const Content *c, double width)
{
  static const double shares[] = {1, 0.75, 0.55};
  double end_w = end_room(c, width, 1);
  if (!c->n) return beside(c, width, width - end_w, end_w);
  Layout best = under(c, width);
  for (size_t i = 0; i < (c->close && c->end ? G_N_ELEMENTS(shares) : 1); i++) try_beside(c, width, end_room(c, width, shares[i]), &best);
  return best;
}

static double content_min_width(const CjmBox *box)
{
  const Content *c = (const Content *)box;
  double end = c->end ? part_gap(c) + cjm_box_min_width(c->end) : 0;
  return fmax(cjm_box_min_width(c->who), list_least) + end;
}

static double content_width(const CjmBox *box)
{
  const Content *c = (const Content *)box;
  return row_width(c) + (c->end ? part_gap(c) + fmin(cjm_box_width(c->end), end_most) : 0);
}

static double content_height(const CjmBox *box, double width)
{
  return find_layout((const Content *)box, width).height;
}

static void content_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const Content *c = (const Content *)box;
  Layout l = find_layout(c, at.w);
  cjm_box_place(c->who, scene, at.x, at.y, l.who_w, background);
  double y = at.y + (l.under ? l.top + under_gap(c) : 0);
  for (size_t i = 0; i < c->n; i++) {
    size_t column = i % l.columns;
    if (i && column == 0) y += list_line_height(c, &l, i - l.columns) + list_line_gap;
    cjm_box_place(c->lists[i], scene, at.x + l.list_x + (double)column * (l.list_w + list_gap), y, l.list_w, background);
  }
  if (!c->end) return;
  double x = at.x + at.w - l.end_w, line_x = x - part_gap(c) / 2, line_h = l.under ? l.top : at.h;
  cjm_scene_line(scene, (CjmPoint){line_x, at.y}, (CjmPoint){line_x, at.y + line_h}, cjm_stroke(c->rule, 1));
  cjm_box_place(c->end, scene, x, at.y, l.end_w, background);
}

static CjmContent *content_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const Content *c = (const Content *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_STACK);
  content->gap = under_gap(c);
  cjm_content_add(content, cjm_box_content(c->who, maker, background));
  for (size_t i = 0; i < c->n; i++) cjm_content_add(content, cjm_box_content(c->lists[i], maker, background));
  cjm_content_add(content, cjm_box_content(c->end, maker, background));
  return content;
}

static const CjmBoxClass content_class = {content_min_width, content_width, content_height, content_place, content_content};

static CjmBox **copy_boxes(CjmArena *arena, size_t n, CjmBox *const *boxes)
{
  CjmBox **copy = cjm_arena_make(arena, CjmBox *, n);
  for (size_t i = 0; i < n; i++) copy[i] = boxes[i];
  return copy;
}

CjmBox *cjm_card_content(const CjmMaker *m, CjmBox *who, size_t n, CjmBox *const *lists, CjmBox *end, CjmColour rule, bool close)
{
  Content *c = cjm_arena_make(m->arena, Content, 1);
  *c = (Content){{&content_class}, who, end, copy_boxes(m->arena, n, lists), n, rule, close};
  return &c->box;
}

/* ---- lines of cards ---- */

typedef struct Lines {
  CjmBox box;
  CjmBox **cards;
  size_t n;
  bool even;
} Lines;

static const double card_gap = 16, card_line_gap = 12, card_least = 400; /* px */
static const double even_least = 270;                                      /* px: the minimum width of cards of equal height */
enum { MOST_IN_LINE = 8 };

/* Cards that are filled less than this are as wide as their content. */
static const double fullest = 0.66;

/* The widths of the cards of each line, by their content or that of the cards at the same position in other lines. */
static void share_line(const Lines *l, size_t in_line, double width, double *ret_widths)
{
  double content = 0, room = width - card_gap * (double)(in_line - 1), wanted[MOST_IN_LINE] = {0};
  for (size_t i = 0; i < l->n; i++) wanted[i % in_line] = fmax(wanted[i % in_line], fmin(cjm_box_width(l->cards[i]), width));
  for (size_t i = 0; i < in_line; i++) content += wanted[i];
  for (size_t i = 0; i < in_line; i++) {
    if (content < fullest * room) ret_widths[i] = ceil(wanted[i]);
    else if (room < card_least * (double)in_line) ret_widths[i] = room / (double)in_line;
    else ret_widths[i] = card_least + (room - card_least * (double)in_line) * wanted[i] / content;
  }
}

/* The smallest width, about, at which a card is no higher than `height`; more than `most` if there is none. */
static double width_for(const CjmBox *card, double height, double least, double most)
{
  if (cjm_box_height(card, most) > height) return most + 1;
  while (most - least > 12) {
    double middle = (least + most) / 2;
    if (cjm_box_height(card, middle) > height) least = middle;
    else most = middle;
  }
  return most;
}

/* The widths at which the cards of a line are equally high, by bisection over that height. What is left is shared. */
static void even_line(CjmBox *const *cards, size_t n, double width, double *ret_widths)
{
  double room = width - card_gap * (double)(n - 1), low = 20, high = 0;
  for (size_t i = 0; i < n; i++) {
    ret_widths[i] = room / (double)n;
    high = fmax(high, cjm_box_height(cards[i], ret_widths[i]));
  }
  for (int turn = 0; turn < 8 && n > 1 && high - low > 3; turn++) {
    double middle = (low + high) / 2, used = 0, widths[MOST_IN_LINE];
    for (size_t i = 0; i < n; i++) used += widths[i] = width_for(cards[i], middle, fmin(even_least, room / (double)n), room);
    if (used > room) {
      low = middle;
      continue;
    }
    high = middle;
    for (size_t i = 0; i < n; i++) ret_widths[i] = widths[i] + (room - used) / (double)n;
  }
}

static double line_height(CjmBox *const *cards, size_t n, const double *widths)
{
  double height = 0;
  for (size_t i = 0; i < n; i++) height = fmax(height, cjm_box_height(cards[i], widths[i]));
  return height;
}

/* Arranges the cards, `in_line` in each line, and places them if there is a scene. Returns the height. */
static double walk_lines(const Lines *l, size_t in_line, double width, CjmScene *scene, CjmRect at, CjmColour background)
{
  double y = 0, widths[MOST_IN_LINE];
  share_line(l, in_line, width, widths);
  for (size_t first = 0; first < l->n; first += in_line) {
    size_t n = MIN(in_line, l->n - first);
    if (l->even) even_line(l->cards + first, n, width, widths);
    double height = line_height(l->cards + first, n, widths), x = at.x;
    if (first) y += card_line_gap;
    for (size_t i = 0; scene && i < n; i++) {
      const CjmBox *card = l->cards[first + i];
      card->class->place(card, scene, (CjmRect){x, at.y + y, widths[i], height}, background);
      x += widths[i] + card_gap;
    }
    y += height;
  }
  return y;
}

static size_t best_in_line(const Lines *l, double width)
{
  size_t best = 1, last_lines = 0;
  double lowest = INFINITY;
  for (size_t in_line = MIN(l->n, MOST_IN_LINE); in_line >= 1; in_line--) {
    size_t lines = (l->n + in_line - 1) / in_line;
    double least = l->even ? even_least : card_least;
    bool fits = width >= least * (double)in_line + card_gap * (double)(in_line - 1);
    if ((!fits && in_line > 1) || lines == last_lines) continue;
    last_lines = lines;
    in_line = (l->n + lines - 1) / lines; /* lines of equal length */
    double height = walk_lines(l, in_line, width, NULL, (CjmRect){0}, (CjmColour){0});
    if (height < lowest) lowest = height, best = in_line;
  }
  return best;
}

static double lines_min_width(const CjmBox *box)
{
  const Lines *l = (const Lines *)box;
  double width = 0;
  for (size_t i = 0; i < l->n; i++) width = fmax(width, cjm_box_min_width(l->cards[i]));
  return width;
}

static double lines_width(const CjmBox *box)
{
  const Lines *l = (const Lines *)box;
  double width = 0;
  for (size_t i = 0; i < l->n; i++) width = fmax(width, cjm_box_width(l->cards[i]));
  return width;
}

static double lines_height(const CjmBox *box, double width)
{
  const Lines *l = (const Lines *)box;
  return walk_lines(l, best_in_line(l, width), width, NULL, (CjmRect){0}, (CjmColour){0});
}

static void lines_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const Lines *l = (const Lines *)box;
  walk_lines(l, best_in_line(l, at.w), at.w, scene, at, background);
}

static CjmContent *lines_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const Lines *l = (const Lines *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_ROW);
  content->gap = card_gap;
  for (size_t i = 0; i < l->n; i++) cjm_content_add(content, cjm_box_content(l->cards[i], maker, background));
  return content;
}

static const CjmBoxClass lines_class = {lines_min_width, lines_width, lines_height, lines_place, lines_content};

CjmBox *cjm_card_lines(const CjmMaker *m, size_t n, CjmBox *const *cards, bool even)
{
  Lines *l = cjm_arena_make(m->arena, Lines, 1);
  *l = (Lines){{&lines_class}, copy_boxes(m->arena, n, cards), n, even};
  return &l->box;
}
