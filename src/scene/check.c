#include "scene/scene.h"

#include <math.h>
#include <stdarg.h>

/* Items that overlap by less than this only touch. */
static const double slack = 0.5; /* px */

static const double min_contrast = 4.5;

/* A line of text and its rectangle on the page. */
typedef struct Spot {
  const CjmTextLine *line;
  CjmRect box;
} Spot;

typedef struct Checker {
  CjmRect page;
  GPtrArray *open; /* of const CjmSceneGroup: the groups of the current item */
  GArray *spots;   /* of Spot */
  GPtrArray *broken;
} Checker;

static void report(Checker *checker, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void report(Checker *checker, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_ptr_array_add(checker->broken, g_strdup_vprintf(format, args));
  va_end(args);
}

/* ---- one item ---- */

static const char *const kind_names[] = {
  [CJM_ITEM_OPEN] = "group", [CJM_ITEM_CLOSE] = "group", [CJM_ITEM_RECT] = "rectangle", [CJM_ITEM_CIRCLE] = "circle",
  [CJM_ITEM_PATH] = "path",  [CJM_ITEM_TEXT] = "text",   [CJM_ITEM_IMAGE] = "image",
};

static void check_on_page(Checker *checker, const CjmItem *item)
{
  CjmRect box = cjm_item_extent(item);
  if (cjm_rect_contains(checker->page, box, slack)) return;
  report(checker, "%s at %.1f,%.1f %.1fx%.1f is not on the page", kind_names[item->kind], box.x, box.y, box.w, box.h);
}

static void check_bounds(Checker *checker, const Spot *spot)
{
  for (guint i = 0; i < checker->open->len; i++) {
    const CjmSceneGroup *group = checker->open->pdata[i];
    if (group->bounds.w == 0 || cjm_rect_contains(group->bounds, spot->box, slack)) continue;
    report(checker, "\"%.*s\" at %.1f,%.1f %.1fx%.1f leaves %s %s at %.1f,%.1f %.1fx%.1f", spot->line->len, spot->line->text,
           spot->box.x, spot->box.y, spot->box.w, spot->box.h, cjm_group_role_name(group->role), group->id ? group->id : "",
           group->bounds.x, group->bounds.y, group->bounds.w, group->bounds.h);
  }
}

static void check_contrast(Checker *checker, const CjmItem *item)
{
  CjmColour background = item->u.text.background;
  double contrast = cjm_colour_contrast(cjm_colour_flatten(item->u.text.colour, background), background);
  if (contrast >= min_contrast || item->u.text.block->n_lines == 0) return;
  const CjmTextLine *line = &item->u.text.block->lines[0];
  report(checker, "\"%.*s\" has a contrast of %.2f, under %.1f", line->len, line->text, contrast, min_contrast);
}

static void check_text(Checker *checker, const CjmItem *item)
{
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) {
    Spot spot = {&item->u.text.block->lines[i], cjm_item_line_extent(item, i)};
    if (spot.line->len == 0) continue;
    check_bounds(checker, &spot);
    g_array_append_val(checker->spots, spot);
  }
  check_contrast(checker, item);
}

static void check_close(Checker *checker)
{
  if (checker->open->len) g_ptr_array_set_size(checker->open, (gint)checker->open->len - 1);
  else report(checker, "a group is closed that was never opened");
}

static void check_item(Checker *checker, const CjmItem *item)
{
  switch (item->kind) {
    case CJM_ITEM_OPEN: g_ptr_array_add(checker->open, (gpointer)&item->u.group); return;
    case CJM_ITEM_CLOSE: check_close(checker); return;
    case CJM_ITEM_TEXT: check_text(checker, item); break;
    default: break;
  }
  check_on_page(checker, item);
}

/* ---- all lines against each other ---- */

/* A square of the page that a line overlaps. Only lines of the same square are compared, so that the work is proportional to their
 * number, however large the page. */
typedef struct Square {
  int x, y;
  guint spot;
} Square;

static const double side = 64; /* px */

static int square_of(double at)
{
  return (int)floor(at / side);
}

static int compare_squares(gconstpointer left, gconstpointer right)
{
  const Square *a = left, *b = right;
  if (a->y != b->y) return a->y < b->y ? -1 : 1;
  if (a->x != b->x) return a->x < b->x ? -1 : 1;
  return (a->spot > b->spot) - (a->spot < b->spot);
}

static GArray *cover(const GArray *spots)
{
  GArray *squares = g_array_new(FALSE, FALSE, sizeof(Square));
  for (guint i = 0; i < spots->len; i++) {
    CjmRect box = g_array_index(spots, Spot, i).box;
    for (int y = square_of(box.y); y <= square_of(box.y + box.h); y++)
      for (int x = square_of(box.x); x <= square_of(box.x + box.w); x++) {
        Square square = {x, y, i};
        g_array_append_val(squares, square);
      }
  }
  g_array_sort(squares, compare_squares);
  return squares;
}

/* Two lines may share several squares; they are compared in the one where their overlap begins. */
static void check_pair(Checker *checker, const Square *at, guint other)
{
  const Spot *a = &g_array_index(checker->spots, Spot, at->spot), *b = &g_array_index(checker->spots, Spot, other);
  if (!cjm_rect_overlaps(a->box, b->box, -slack)) return;
  if (square_of(MAX(a->box.x, b->box.x)) != at->x || square_of(MAX(a->box.y, b->box.y)) != at->y) return;
  report(checker, "\"%.*s\" at %.1f,%.1f overlaps \"%.*s\" at %.1f,%.1f", b->line->len, b->line->text, b->box.x, b->box.y,
         a->line->len, a->line->text, a->box.x, a->box.y);
}

static void check_overlaps(Checker *checker)
{
  GArray *squares = cover(checker->spots);
  for (guint i = 0; i < squares->len; i++) {
    const Square *a = &g_array_index(squares, Square, i);
    for (guint k = i + 1; k < squares->len; k++) {
      const Square *b = &g_array_index(squares, Square, k);
      if (b->x != a->x || b->y != a->y) break;
      check_pair(checker, a, b->spot);
    }
  }
  g_array_free(squares, TRUE);
}

void cjm_scene_check(const CjmScene *scene, GPtrArray *ret_broken)
{
  Checker checker = {.page = {0, 0, scene->width, scene->height},
                     .open = g_ptr_array_new(),
                     .spots = g_array_new(FALSE, FALSE, sizeof(Spot)),
                     .broken = ret_broken};
  for (size_t i = 0; i < cjm_scene_length(scene); i++) check_item(&checker, cjm_scene_at(scene, i));
  for (guint i = 0; i < checker.open->len; i++) {
    const CjmSceneGroup *group = checker.open->pdata[i];
    report(&checker, "group %s %s is never closed", cjm_group_role_name(group->role), group->id ? group->id : "");
  }
  check_overlaps(&checker);
  g_ptr_array_free(checker.open, TRUE);
  g_array_free(checker.spots, TRUE);
}
