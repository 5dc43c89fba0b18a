#include "lanes/branches.h"

#include <math.h>
#include <stdlib.h>

typedef struct Branch {
  const CjmNext *next;
  size_t from, to;     /* columns */
  double x_from, x_to; /* px, of its legs */
  double left, right;  /* px, of all that it covers on its track */
  double label_x;      /* px */
  size_t track;
  CjmBox *label; /* NULL: none */
  size_t order;  /* in the file */
} Branch;

typedef struct Branches {
  Branch *at;
  size_t n, n_tracks;
} Branches;

static const double track_height = 25, leg_pitch = 14, arrow = 4.5, label_gap = 7; /* px */

static CjmBox *label_box(CjmSheet *sheet, const CjmNext *next)
{
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  cjm_box_add(facts, cjm_sheet_small(sheet, &next->label));
  if (next->share.set) {
    const char *share = cjm_sheet_amount(sheet, next->share.value, "%");
    cjm_box_add(facts, cjm_sheet_tag(sheet, sheet->theme.ink, share));
  }
  return cjm_box_is_empty(facts) ? NULL : facts;
}

bool cjm_branches_prepare(CjmLaneView *view)
{
  CjmSheet *sheet = view->sheet;
  const CjmJourney *journey = sheet->journey;
  Branches *b = cjm_arena_make(sheet->m.arena, Branches, 1);
  for (size_t s = 0; s < journey->steps.n; s++) b->n += journey->steps.at[s]->next.n;
  if (!b->n) return false;
  b->at = cjm_arena_make(sheet->m.arena, Branch, b->n);
  size_t k = 0;
  for (size_t s = 0; s < journey->steps.n; s++)
    for (size_t i = 0; i < journey->steps.at[s]->next.n; i++) {
      const CjmNext *next = journey->steps.at[s]->next.at[i];
      if (!next->to.to) continue;
      const CjmStep *to = (const CjmStep *)next->to.to;
      b->at[k] = (Branch){.next = next, .from = s, .to = to->number - 1, .order = k, .label = label_box(sheet, next)};
      k++;
    }
  b->n = k;
  view->picture = b;
  cjm_sheet_use(sheet, CJM_SIGN_NEXT);
  return true;
}

/* Legs that share a column stand side by side, those that leave it left of those that reach it. */
static void set_legs(const CjmGrid *grid, Branches *b)
{
  size_t *legs = g_new0(size_t, grid->n), *seen = g_new0(size_t, grid->n);
  for (size_t i = 0; i < b->n; i++) legs[b->at[i].from]++, legs[b->at[i].to]++;
  for (size_t i = 0; i < b->n; i++) {
    Branch *branch = &b->at[i];
    size_t ends[] = {branch->from, branch->to};
    double *x[] = {&branch->x_from, &branch->x_to};
    for (size_t e = 0; e < 2; e++) {
      size_t c = ends[e];
      double pitch = fmin(leg_pitch, (grid->w[c] - 30) / (double)legs[c]);
      *x[e] = grid->x[c] + grid->w[c] / 2 + ((double)seen[c]++ - (double)(legs[c] - 1) / 2) * pitch;
    }
  }
  g_free(legs);
  g_free(seen);
}

static int by_order(const void *left, const void *right)
{
  const Branch *a = left, *b = right;
  return a->order < b->order ? -1 : a->order > b->order;
}

static int by_length(const void *left, const void *right)
{
  const Branch *a = left, *b = right;
  double la = fabs(a->x_to - a->x_from), lb = fabs(b->x_to - b->x_from);
  if (la != lb) return la < lb ? -1 : 1;
  return by_order(left, right);
}

/* The label stands in the middle of its arrow, or beside one that is too short for it. */
static void set_extent(const CjmGrid *grid, Branch *branch)
{
  double label = cjm_box_width(branch->label);
  branch->left = fmin(branch->x_from, branch->x_to);
  branch->right = fmax(branch->x_from, branch->x_to);
  double middle = (branch->left + branch->right - label) / 2;
  if (branch->right - branch->left >= label + 4 * label_gap) branch->label_x = middle;
  else if (branch->right + label_gap + label <= grid->right) {
    branch->label_x = branch->right + label_gap;
    branch->right = branch->label_x + label;
  } else branch->left = branch->label_x = branch->left - label_gap - label;
}

/* The highest track that is free over its whole length; short arrows first, so that long ones run below. */
static void set_track(Branches *b, size_t i)
{
  for (b->at[i].track = 0;; b->at[i].track++) {
    bool taken = false;
    for (size_t k = 0; k < i && !taken; k++)
      taken = b->at[k].track == b->at[i].track && b->at[k].left < b->at[i].right + 8 && b->at[i].left < b->at[k].right + 8;
    if (!taken) break;
  }
  if (b->at[i].track >= b->n_tracks) b->n_tracks = b->at[i].track + 1;
}

double cjm_branches_measure(CjmLaneView *view)
{
  Branches *b = view->picture;
  const CjmGrid *grid = &view->sheet->grid;
  qsort(b->at, b->n, sizeof *b->at, by_order); /* it may not be the first measuring */
  set_legs(grid, b);
  qsort(b->at, b->n, sizeof *b->at, by_length);
  b->n_tracks = 0;
  for (size_t i = 0; i < b->n; i++) {
    set_extent(grid, &b->at[i]);
    set_track(b, i);
  }
  return (double)b->n_tracks * track_height + 10;
}

static void draw_arrow(const CjmSheet *sheet, const Branch *branch, double top, double y)
{
  double turn = fmin(8, fabs(branch->x_to - branch->x_from) / 2), way = branch->x_to > branch->x_from ? 1 : -1;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, branch->x_from, top);
  cjm_path_line(&path, branch->x_from, y - turn);
  cjm_path_curve(&path, branch->x_from, y, branch->x_from, y, branch->x_from + way * turn, y);
  cjm_path_line(&path, branch->x_to - way * turn, y);
  cjm_path_curve(&path, branch->x_to, y, branch->x_to, y, branch->x_to, y - turn);
  cjm_path_line(&path, branch->x_to, top + 2 * arrow);
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(sheet->theme.neutral, 1.5));
  CjmPath head = cjm_path_begin();
  cjm_path_move(&head, branch->x_to, top);
  cjm_path_line(&head, branch->x_to - arrow, top + 2 * arrow);
  cjm_path_line(&head, branch->x_to + arrow, top + 2 * arrow);
  cjm_path_close(&head);
  cjm_path_end(&head, sheet->scene, cjm_paint(sheet->theme.neutral), CJM_NO_STROKE);
}

/* The label interrupts its own line, and any leg that crosses it. */
static void draw_label(const CjmSheet *sheet, const Branch *branch, double y)
{
  if (!branch->label) return;
  double width = cjm_box_width(branch->label), height = cjm_box_height(branch->label, width);
  CjmRect at = {branch->label_x, y - height / 2, width, height};
  cjm_scene_rect(sheet->scene, cjm_rect_inset(at, -label_gap + 2, 0), 3, cjm_paint(sheet->theme.ground), CJM_NO_STROKE);
  cjm_box_place(branch->label, sheet->scene, at.x, at.y, at.w, sheet->theme.ground);
}

void cjm_branches_place(CjmLaneView *view, double y)
{
  const Branches *b = view->picture;
  if (b->n) cjm_scene_sign(view->sheet->scene, CJM_SIGN_NEXT);
  for (size_t i = 0; i < b->n; i++) draw_arrow(view->sheet, &b->at[i], y, y + 13 + (double)b->at[i].track * track_height);
  for (size_t i = 0; i < b->n; i++) draw_label(view->sheet, &b->at[i], y + 13 + (double)b->at[i].track * track_height);
}
