#include "lanes/branches.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "layout/marks.h"

/* Arrows that leave a step on the same side share a leg, and so do those that reach it from the same side. */
typedef enum LegKind { LEG_FROM_LEFT, LEG_TO_LEFT, LEG_TO_RIGHT, LEG_FROM_RIGHT, LEG_LOOP_OUT, LEG_LOOP_IN, LEG_KINDS } LegKind;

typedef struct Leg {
  bool used, has_head;
  size_t reach; /* columns that its longest arrow spans */
  size_t place; /* index among all legs in use, from the left */
  double x;     /* px */
} Leg;

typedef struct Branch {
  const CjmNext *next;
  size_t from, to;         /* columns */
  Leg *out, *in;           /* where it starts and ends */
  double left, right;      /* px, the range that it covers on its track */
  double label_x, label_w; /* px */
  size_t track;
  CjmBox *label, *away; /* NULL: none; where the target is on another page, its number follows */
  size_t order;  /* order in the file */
} Branch;

typedef struct Branches {
  const CjmGrid *grid;
  Branch *at; /* those on the page first */
  size_t n, n_here;
  Leg *legs;  /* LEG_KINDS for each column */
  double *xs; /* px, of the legs in use in ascending order, between the edges of the grid */
  size_t n_xs;
  double *tracks; /* px from the top of the lane to each track */
  size_t n_tracks;
} Branches;

static const double first_leg = 22, leg_pitch = 14, arrow = 4.5, label_gap = 7, corner = 8; /* px */
static const double least_label = 40;                                                       /* px, width */

/* The number of tracks that are searched for a free one, and of gaps between legs that are searched for room for a label. */
enum { FIRST_TRACKS = 16, GAPS = 12 };

/* ---- preparing ---- */

/* `away`: with the step that it leads to. */
static CjmBox *label_box(CjmSheet *sheet, const CjmNext *next, const CjmStep *away)
{
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  cjm_box_add(facts, cjm_sheet_small(sheet, &next->label));
  if (next->share.set) {
    const char *share = cjm_sheet_amount(sheet, next->share.value, "%");
    cjm_box_add(facts, cjm_sheet_tag(sheet, sheet->theme.ink, share));
  }
  if (away) cjm_box_add(facts, cjm_sheet_tag(sheet, sheet->theme.ink, cjm_arena_printf(sheet->m.arena, "%s %s", cjm_lang_is_rtl(sheet->m.lang) ? "←" : "→", cjm_sheet_step_label(sheet, away))));
  return cjm_box_is_empty(facts) ? NULL : facts;
}

static Leg *use_leg(Branches *b, size_t column, LegKind kind, size_t reach)
{
  Leg *leg = &b->legs[column * LEG_KINDS + kind];
  leg->used = true;
  leg->reach = MAX(leg->reach, reach);
  return leg;
}

static void use_legs(Branches *b, Branch *branch)
{
  size_t from = branch->from, to = branch->to, reach = from < to ? to - from : from - to;
  branch->out = use_leg(b, from, from < to ? LEG_TO_RIGHT : from > to ? LEG_TO_LEFT : LEG_LOOP_OUT, reach);
  branch->in = use_leg(b, to, from < to ? LEG_FROM_LEFT : from > to ? LEG_FROM_RIGHT : LEG_LOOP_IN, reach);
}

static size_t count_legs(const Branches *b, size_t column)
{
  size_t n = 0;
  for (size_t k = 0; k < LEG_KINDS; k++) n += b->legs[column * LEG_KINDS + k].used;
  return n;
}

bool cjm_branches_prepare(CjmLaneView *view)
{
  CjmSheet *sheet = view->sheet;
  const CjmJourney *journey = sheet->journey;
  Branches *b = cjm_arena_make(sheet->m.arena, Branches, 1);
  size_t most = 0, n_columns = journey->steps.n;
  if (sheet->on_paper && view->lane->rows.value == CJM_ROWS_NONE) return false; /* they are lists */
  for (size_t s = 0; s < n_columns; s++) most += journey->steps.at[s]->next.n;
  if (!most) return false;
  b->at = cjm_arena_make(sheet->m.arena, Branch, most);
  b->legs = cjm_arena_make(sheet->m.arena, Leg, n_columns * LEG_KINDS);
  b->xs = cjm_arena_make(sheet->m.arena, double, n_columns *LEG_KINDS + 2);
  b->tracks = cjm_arena_make(sheet->m.arena, double, most + 1);
  for (size_t s = 0; s < n_columns; s++)
    for (size_t i = 0; i < journey->steps.at[s]->next.n; i++) {
      const CjmNext *next = journey->steps.at[s]->next.at[i];
      const CjmStep *to = (const CjmStep *)next->to.to;
      size_t column;
      if (!to || !cjm_journey_column(journey, to, &column)) continue;
      b->at[b->n] = (Branch){.next = next, .from = s, .to = column, .order = b->n, .label = label_box(sheet, next, NULL), .away = label_box(sheet, next, to)};
      use_legs(b, &b->at[b->n++]);
    }
  for (size_t s = 0; s < n_columns; s++)
    view->min[s] = fmax(view->min[s], first_leg + (double)count_legs(b, s) * leg_pitch + least_label + 2 * label_gap);
  view->picture = b;
  cjm_sheet_use(sheet, CJM_SIGN_NEXT);
  return true;
}

/* ---- legs ---- */

static int by_reach(const void *left, const void *right)
{
  const Leg *a = *(Leg *const *)left, *b = *(Leg *const *)right;
  if (a->reach != b->reach) return a->reach < b->reach ? -1 : 1;
  return a < b ? -1 : a > b;
}

/* Orders the legs of a column from left to right so that arrows to one side do not cross: shorter ones run above longer ones, and
 * so are farther to that side. Loops are at the right, beside their labels. */
static size_t order_legs(const Branches *b, size_t column, Leg *ret_order[LEG_KINDS])
{
  Leg *legs = &b->legs[column * LEG_KINDS];
  size_t n = 0;
  for (size_t k = LEG_FROM_LEFT; k <= LEG_TO_LEFT; k++)
    if (legs[k].used) ret_order[n++] = &legs[k];
  qsort(ret_order, n, sizeof *ret_order, by_reach);
  size_t middle = n;
  for (size_t k = LEG_TO_RIGHT; k <= LEG_FROM_RIGHT; k++)
    if (legs[k].used) ret_order[n++] = &legs[k];
  qsort(ret_order + middle, n - middle, sizeof *ret_order, by_reach);
  if (n - middle == 2) {
    Leg *longer = ret_order[middle + 1];
    ret_order[middle + 1] = ret_order[middle];
    ret_order[middle] = longer;
  }
  for (size_t k = LEG_LOOP_OUT; k <= LEG_LOOP_IN; k++)
    if (legs[k].used) ret_order[n++] = &legs[k];
  return n;
}

static void set_legs(const CjmGrid *grid, size_t n_columns, Branches *b)
{
  b->n_xs = 0;
  b->xs[b->n_xs++] = fmin(grid->left, grid->x[0]);
  for (size_t c = 0; c < n_columns; c++) {
    Leg *order[LEG_KINDS];
    size_t n = order_legs(b, c, order);
    for (size_t i = 0; i < n; i++) {
      order[i]->x = grid->x[c] + first_leg + (double)i * leg_pitch;
      order[i]->place = b->n_xs;
      order[i]->has_head = false;
      b->xs[b->n_xs++] = order[i]->x;
    }
  }
  b->xs[b->n_xs++] = fmax(grid->right, grid->x[n_columns - 1] + grid->w[n_columns - 1]);
}

/* ---- labels ---- */

/* The gap between two adjacent legs. */
typedef struct Gap {
  double x, w; /* px */
} Gap;

/* Gap `i` is to the right of leg `i`. Beside the legs of its own arrow, a label leaves the corners visible. */
static Gap gap_at(const Branches *b, const Branch *branch, size_t i)
{
  size_t first = MIN(branch->out->place, branch->in->place), last = MAX(branch->out->place, branch->in->place);
  double left = label_gap + (i == first ? corner : arrow), right = label_gap + (i + 1 == last ? corner : arrow);
  double x = fmax(b->xs[i] + left, b->grid->left + label_gap), end = fmin(b->xs[i + 1] - right, b->grid->right - label_gap);
  return (Gap){x, end - x};
}

static size_t leg_before(const Branches *b, double x)
{
  size_t low = 0, high = b->n_xs - 1;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (b->xs[middle] <= x) low = middle;
    else high = middle;
  }
  return low;
}

/* The left edge of a label of `w` px at `x`, moved within the gap so that it is not over a border between phases, if there is room. */
static double off_border(const CjmGrid *grid, double x, double w, Gap gap)
{
  size_t low = grid->first, high = cjm_grid_end(grid) - 1; /* the last edge is no border between phases */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (grid->x[middle] + grid->w[middle] <= x - label_gap) low = middle + 1;
    else high = middle;
  }
  for (; low + 1 < cjm_grid_end(grid) && grid->x[low] + grid->w[low] < x + w + label_gap; low++) {
    double border = grid->x[low] + grid->w[low], left = border - label_gap - w, right = border + label_gap;
    if (!grid->phase_ends[low]) continue;
    bool fits_left = left >= gap.x, fits_right = right + w <= gap.x + gap.w;
    if (fits_left && (!fits_right || x - left <= right - x)) return left;
    if (fits_right) return right;
  }
  return x;
}

/* The label of an arrow, which is on the page where it starts; NULL: none. */
static CjmBox *label_of(const Branches *b, const Branch *branch)
{
  if (!cjm_grid_has(b->grid, branch->from)) return NULL;
  return cjm_grid_has(b->grid, branch->to) ? branch->label : branch->away;
}

static void set_label(const Branches *b, Branch *branch, Gap gap, double preferred)
{
  if (gap.w < branch->label_w) branch->label_w = cjm_box_tight_width(label_of(b, branch), least_label, gap.w);
  branch->label_x = CLAMP(preferred - branch->label_w / 2, gap.x, gap.x + gap.w - branch->label_w);
  branch->label_x = off_border(b->grid, branch->label_x, branch->label_w, gap);
  branch->left = fmin(branch->left, branch->label_x - label_gap);
  branch->right = fmax(branch->right, branch->label_x + branch->label_w + label_gap);
}

/* Places a label on its arrow between two legs, as near to the middle as possible, or else beside the arrow. If there is no room
 * for one line, it has several lines in the widest gap. */
static void place_label(const Branches *b, Branch *branch)
{
  size_t first = MIN(branch->out->place, branch->in->place), last = MAX(branch->out->place, branch->in->place);
  double middle = (branch->left + branch->right) / 2;
  branch->label_w = cjm_box_width(label_of(b, branch));
  bool is_loop = branch->from == branch->to;
  size_t centre = leg_before(b, middle), widest = last;
  Gap best = {0, 0};
  for (size_t i = 0; i < 2 * GAPS && !is_loop; i++) {
    size_t away = (i + 1) / 2, at = i % 2 ? centre + away : centre - away;
    if (at < first || at >= last) continue; /* `centre - away` below 0 is a huge number */
    Gap gap = gap_at(b, branch, at);
    if (gap.w >= branch->label_w) {
      set_label(b, branch, gap, middle);
      return;
    }
    if (gap.w > best.w) best = gap, widest = at;
  }
  for (size_t i = 0; i < 2; i++) {
    size_t at = i ? first - 1 : last;
    if (at + 1 >= b->n_xs) continue;
    Gap gap = gap_at(b, branch, at);
    if (gap.w >= branch->label_w) {
      set_label(b, branch, gap, i ? gap.x + gap.w : gap.x);
      return;
    }
    if (gap.w > best.w) best = gap, widest = at;
  }
  best.w = fmax(best.w, least_label);
  set_label(b, branch, best, widest >= first && widest < last ? middle : widest == last ? best.x : best.x + best.w);
}

/* ---- tracks ---- */

static int by_order(const void *left, const void *right)
{
  const Branch *a = left, *b = right;
  return a->order < b->order ? -1 : a->order > b->order;
}

static int by_length(const void *left, const void *right)
{
  const Branch *a = left, *b = right;
  double la = fabs(a->in->x - a->out->x), lb = fabs(b->in->x - b->out->x);
  if (la != lb) return la < lb ? -1 : 1;
  return by_order(left, right);
}

static int by_left(const void *left, const void *right)
{
  const Branch *a = left, *b = right;
  if (a->left != b->left) return a->left < b->left ? -1 : 1;
  return by_order(left, right);
}

static int compare_left(const void *a, const void *b, void *data)
{
  (void)data;
  return by_left(a, b);
}

static bool clear_of(const Branch *a, const Branch *b)
{
  return a->right + 8 <= b->left || b->right + 8 <= a->left;
}

/* Inserts a branch into a track, whose branches are in order from the left. False if it overlaps another. */
static bool enter_track(GSequence *track, Branch *branch)
{
  GSequenceIter *after = g_sequence_search(track, branch, compare_left, NULL);
  if (!g_sequence_iter_is_end(after) && !clear_of(branch, g_sequence_get(after))) return false;
  if (!g_sequence_iter_is_begin(after) && !clear_of(branch, g_sequence_get(g_sequence_iter_prev(after)))) return false;
  g_sequence_insert_before(after, branch);
  return true;
}

/* The end of a track. */
typedef struct TrackEnd {
  double right; /* px */
  size_t track;
} TrackEnd;

static void sift_down(TrackEnd *heap, size_t n, size_t i)
{
  for (size_t child; (child = 2 * i + 1) < n; i = child) {
    if (child + 1 < n && heap[child + 1].right < heap[child].right) child++;
    if (heap[i].right <= heap[child].right) return;
    TrackEnd swapped = heap[i];
    heap[i] = heap[child];
    heap[child] = swapped;
  }
}

static void sift_up(TrackEnd *heap, size_t i)
{
  for (; i > 0 && heap[i].right < heap[(i - 1) / 2].right; i = (i - 1) / 2) {
    TrackEnd swapped = heap[i];
    heap[i] = heap[(i - 1) / 2];
    heap[(i - 1) / 2] = swapped;
  }
}

/* Interval partitioning: from left to right, each branch takes the track that became free first, or a new one. This needs the
 * fewest tracks, in O(n log n) (J. Kleinberg, É. Tardos, Algorithm Design, 2005, section 4.1). */
static void partition(Branches *b, Branch *branches, size_t n)
{
  TrackEnd *heap = g_new(TrackEnd, n);
  size_t n_heap = 0;
  qsort(branches, n, sizeof *branches, by_left);
  for (size_t i = 0; i < n; i++) {
    bool reuse = n_heap > 0 && heap[0].right + 8 <= branches[i].left;
    branches[i].track = reuse ? heap[0].track : b->n_tracks++;
    if (reuse) {
      heap[0].right = branches[i].right;
      sift_down(heap, n_heap, 0);
    } else {
      heap[n_heap] = (TrackEnd){branches[i].right, branches[i].track};
      sift_up(heap, n_heap++);
    }
  }
  g_free(heap);
}

/* Short arrows first, each on the highest track that is free over its whole length, so that long ones run below. The arrows that do
 * not fit on the first tracks are partitioned. */
static void set_tracks(Branches *b)
{
  GSequence *tracks[FIRST_TRACKS];
  size_t n_left = 0;
  b->n_tracks = 0;
  Branch *left_over = g_new(Branch, b->n_here);
  size_t kept = 0;
  for (size_t t = 0; t < FIRST_TRACKS; t++) tracks[t] = g_sequence_new(NULL);
  for (size_t i = 0; i < b->n_here; i++) {
    Branch *branch = &b->at[i];
    for (branch->track = 0; branch->track < FIRST_TRACKS && !enter_track(tracks[branch->track], branch); branch->track++)
      ;
    b->n_tracks = MAX(b->n_tracks, MIN(branch->track + 1, FIRST_TRACKS));
  }
  for (size_t t = 0; t < FIRST_TRACKS; t++) g_sequence_free(tracks[t]);
  for (size_t i = 0; i < b->n_here; i++) {
    if (b->at[i].track < FIRST_TRACKS) b->at[kept++] = b->at[i];
    else left_over[n_left++] = b->at[i];
  }
  if (n_left > 0) memcpy(b->at + kept, left_over, n_left * sizeof *left_over);
  g_free(left_over);
  partition(b, b->at + kept, n_left);
}

/* Sets the height of each track to that of its tallest label. Returns the total height, px. */
static double set_heights(Branches *b)
{
  double *heights = g_new(double, b->n_tracks), y = 0;
  for (size_t t = 0; t < b->n_tracks; t++) heights[t] = 17;
  for (size_t i = 0; i < b->n_here; i++) {
    const CjmBox *label = label_of(b, &b->at[i]);
    if (label) heights[b->at[i].track] = fmax(heights[b->at[i].track], cjm_box_height(label, b->at[i].label_w));
  }
  for (size_t t = 0; t < b->n_tracks; t++) {
    b->tracks[t] = y + 4.5 + heights[t] / 2;
    y += heights[t] + 8;
  }
  g_free(heights);
  return y + 10;
}

/* Moves the arrows that have an end on the page to the front. */
static void find_here(Branches *b)
{
  b->n_here = 0;
  for (size_t i = 0; i < b->n; i++) {
    if (!cjm_grid_has(b->grid, b->at[i].from) && !cjm_grid_has(b->grid, b->at[i].to)) continue;
    Branch branch = b->at[i];
    b->at[i] = b->at[b->n_here];
    b->at[b->n_here++] = branch;
  }
}

double cjm_branches_measure(CjmLaneView *view)
{
  Branches *b = view->picture;
  b->grid = &view->sheet->grid;
  set_legs(b->grid, view->sheet->journey->steps.n, b);
  find_here(b);
  for (size_t i = 0; i < b->n_here; i++) {
    Branch *branch = &b->at[i];
    branch->left = fmin(branch->out->x, branch->in->x);
    branch->right = fmax(branch->out->x, branch->in->x);
    if (label_of(b, branch)) place_label(b, branch);
  }
  qsort(b->at, b->n_here, sizeof *b->at, by_length);
  set_tracks(b);
  return set_heights(b);
}

/* ---- as a list ---- */

static void draw_share(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmNext *next = ((const void *const *)data)[0];
  const CjmTheme *theme = ((const void *const *)data)[1];
  (void)background;
  cjm_scene_rect(scene, at, at.h / 2, cjm_paint(theme->track), CJM_NO_STROKE);
  double width = at.w * CLAMP(next->share.value, 0, 100) / 100;
  if (width > 0) cjm_scene_rect(scene, (CjmRect){at.x, at.y, fmax(width, 2), at.h}, at.h / 2, cjm_paint(theme->accent), CJM_NO_STROKE);
}

static CjmBox *share_bar(CjmSheet *sheet, const CjmNext *next)
{
  const void **data = cjm_arena_alloc(sheet->m.arena, 2 * sizeof *data);
  data[0] = next;
  data[1] = &sheet->theme;
  return cjm_box_drawing(&sheet->m, 36, 6, draw_share, data);
}

/* An arrow back to an earlier step. */
static void draw_back(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmTheme *theme = data;
  double y = at.y + at.h * 0.68, top = at.y + at.h * 0.2, right = at.x + at.w - 1, left = at.x + 1;
  (void)background;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, left + 2, top);
  cjm_path_line(&path, right - 3, top);
  cjm_path_curve(&path, right + 0.5, top, right + 0.5, y, right - 3, y);
  cjm_path_line(&path, left, y);
  cjm_path_move(&path, left + 3, y - 3);
  cjm_path_line(&path, left, y);
  cjm_path_line(&path, left + 3, y + 3);
  cjm_path_end(&path, scene, CJM_NO_PAINT, cjm_stroke(theme->negative, 1.4));
}

CjmBox *cjm_branches_list(CjmSheet *sheet, const CjmStep *step)
{
  const CjmTheme *t = &sheet->theme;
  CjmBox *stack = cjm_box_stack(&sheet->m, 1);
  for (size_t i = 0; i < step->next.n; i++) {
    const CjmNext *next = step->next.at[i];
    const CjmStep *to = (const CjmStep *)next->to.to;
    size_t column;
    if (!to || !cjm_journey_column(sheet->journey, to, &column)) continue;
    bool back = to->number <= step->number;
    CjmBox *line = cjm_box_wrap(&sheet->m, 6, 0), *number = cjm_sheet_tag(sheet, back ? t->negative : t->accent, cjm_sheet_step_label(sheet, to));
    CjmBox *arrow_box = back ? cjm_box_drawing(&sheet->m, 12, 11, draw_back, t) : cjm_mark_box(&sheet->m, CJM_MARK_ARROW, 11, t->accent);
    if (next->share.set) cjm_box_add(line, cjm_sheet_tag(sheet, t->ink, cjm_sheet_amount(sheet, next->share.value, "%")));
    cjm_box_add(line, cjm_box_hang(&sheet->m, arrow_box, 4, 17, number));
    cjm_box_add(line, cjm_sheet_small(sheet, &next->label));
    cjm_box_add(stack, next->share.set ? cjm_box_hang(&sheet->m, share_bar(sheet, next), 6, 17, line) : line);
  }
  return cjm_box_is_empty(stack) ? NULL : stack;
}

/* ---- drawing ---- */

static void draw_head(const CjmSheet *sheet, double x, double top)
{
  CjmPath head = cjm_path_begin();
  cjm_path_move(&head, x, top);
  cjm_path_line(&head, x - arrow, top + 2 * arrow);
  cjm_path_line(&head, x + arrow, top + 2 * arrow);
  cjm_path_close(&head);
  cjm_path_end(&head, sheet->scene, cjm_paint(sheet->theme.neutral), CJM_NO_STROKE);
}

static void draw_arrow(const CjmSheet *sheet, const Branch *branch, double top, double y)
{
  double from = branch->out->x, to = branch->in->x, turn = fmin(corner, fabs(to - from) / 2), way = to > from ? 1 : -1;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, from, top);
  cjm_path_line(&path, from, y - turn);
  cjm_path_curve(&path, from, y, from, y, from + way * turn, y);
  if (fabs(to - from) > 2 * turn) cjm_path_line(&path, to - way * turn, y);
  cjm_path_curve(&path, to, y, to, y, to, y - turn);
  cjm_path_line(&path, to, top + 2 * arrow);
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(sheet->theme.neutral, 1.5));
  if (!branch->in->has_head) draw_head(sheet, to, top);
  branch->in->has_head = true;
}

/* A label interrupts only its own line. */
static void draw_label(const CjmSheet *sheet, const Branch *branch, const CjmBox *label, double y)
{
  if (!label) return;
  double width = branch->label_w, height = cjm_box_height(label, width);
  CjmRect at = {branch->label_x, y - height / 2, width, height};
  cjm_scene_rect(sheet->scene, cjm_rect_inset(at, -label_gap + 2, 0), 3, cjm_paint(sheet->theme.background), CJM_NO_STROKE);
  cjm_box_place(label, sheet->scene, at.x, at.y, at.w, sheet->theme.background);
}

void cjm_branches_place(CjmLaneView *view, double y)
{
  const Branches *b = view->picture;
  if (b->n_here) cjm_scene_sign(view->sheet->scene, CJM_SIGN_NEXT);
  for (size_t i = 0; i < b->n_here; i++) draw_arrow(view->sheet, &b->at[i], y, y + b->tracks[b->at[i].track]);
  for (size_t i = 0; i < b->n_here; i++)
    draw_label(view->sheet, &b->at[i], label_of(b, &b->at[i]), y + b->tracks[b->at[i].track]);
}
