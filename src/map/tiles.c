#include "map/tiles.h"

#include <math.h>

#include "lang/words.h"
#include "layout/theme.h"
#include "scene/page.h"

static const double margin = 10 * CJM_PX_PER_MM, overlap = 10 * CJM_PX_PER_MM; /* px */
static const double mark_gap = 1.5 * CJM_PX_PER_MM, mark_length = 3.5 * CJM_PX_PER_MM; /* 5 mm from the edge, as printers need */

static const CjmColour ink = CJM_RGB(0x1d2630), soft = CJM_RGB(0x5a6672), paper_white = CJM_RGB(0xffffff);

/* How a page is cut. */
typedef struct Cut {
  CjmArena *arena;
  CjmFonts *fonts;
  const CjmLang *lang;
  const CjmScene *page;
  CjmPaper paper;
  double live_w, live_h; /* px, of the part of a sheet inside its margins */
  size_t columns, rows;
} Cut;

static size_t count_sheets(double length, double live)
{
  return (size_t)fmax(1, ceil((length - overlap) / (live - overlap) - 1e-6));
}

static Cut cut_of(const CjmScene *page, CjmPaper paper)
{
  Cut cut = {.page = page, .paper = paper, .live_w = paper.width - 2 * margin, .live_h = paper.height - 2 * margin};
  cut.columns = count_sheets(page->width, cut.live_w);
  cut.rows = count_sheets(page->height, cut.live_h);
  cut.live_w = (page->width - overlap) / (double)cut.columns + overlap; /* equal sheets, and no slivers */
  cut.live_h = (page->height - overlap) / (double)cut.rows + overlap;
  return cut;
}

/* The sheet is turned to the side that needs fewer of them. */
static Cut best_cut(const CjmScene *page, CjmPaper paper)
{
  if (paper.orientation != CJM_ORIENTATION_ANY) return cut_of(page, paper);
  Cut wide = cut_of(page, cjm_paper_turned(paper, CJM_ORIENTATION_LANDSCAPE)),
      high = cut_of(page, cjm_paper_turned(paper, CJM_ORIENTATION_PORTRAIT));
  return high.columns * high.rows < wide.columns * wide.rows ? high : wide;
}

/* The part of the page on a sheet, px. */
static CjmRect live_at(const Cut *cut, size_t column, size_t row)
{
  return (CjmRect){(double)column * (cut->live_w - overlap), (double)row * (cut->live_h - overlap), cut->live_w, cut->live_h};
}

static CjmScene *sheet_new(const Cut *cut)
{
  CjmScene *sheet = cjm_scene_new(cut->arena);
  sheet->width = cut->paper.width;
  sheet->height = cut->paper.height;
  sheet->background = paper_white;
  sheet->rtl = cut->page->rtl;
  sheet->meta = cut->page->meta;
  return sheet;
}

/* "B2": letters from the side where reading begins, numbers from the top. */
static const char *name_of(const Cut *cut, size_t column, size_t row)
{
  size_t i = cut->page->rtl ? cut->columns - 1 - column : column;
  return i < 26 ? cjm_arena_printf(cut->arena, "%c%zu", (int)('A' + i), row + 1)
                : cjm_arena_printf(cut->arena, "%c%c%zu", (int)('A' + i / 26 - 1), (int)('A' + i % 26), row + 1);
}

/* A line of text with its start, middle or end at x. */
static void draw_words(const Cut *cut, CjmScene *sheet, const char *words, double pt, CjmPoint at, CjmAlign align, CjmColour colour)
{
  CjmTextStyle style = {.size = pt * CJM_PX_PER_PT, .leading = 1.3 * pt * CJM_PX_PER_PT, .weight = CJM_WEIGHT_SEMIBOLD};
  CjmTextBlock *block = cjm_flow_set(cut->arena, cjm_flow(cut->arena, cut->fonts, style, words), 1e6, CJM_ALIGN_START);
  double x = at.x - (align == CJM_ALIGN_MIDDLE ? block->width / 2 : align == CJM_ALIGN_END ? block->width : 0);
  cjm_scene_text(sheet, block, (CjmPoint){x, at.y}, colour, paper_white);
}

static void draw_line(CjmScene *sheet, double x1, double y1, double x2, double y2)
{
  cjm_scene_line(sheet, (CjmPoint){x1, y1}, (CjmPoint){x2, y2}, cjm_stroke(soft, 0.7));
}

/* Marks at the corners of what is cut out, and short ones at the overlap, to which the next sheet is glued. */
static void draw_marks(CjmScene *sheet, CjmRect live, bool glues_right, bool glues_below)
{
  for (int right = 0; right <= 1; right++)
    for (int below = 0; below <= 1; below++) {
      double x = live.x + (right ? live.w : 0), y = live.y + (below ? live.h : 0);
      double dx = right ? 1 : -1, dy = below ? 1 : -1;
      draw_line(sheet, x + dx * mark_gap, y, x + dx * (mark_gap + mark_length), y);
      draw_line(sheet, x, y + dy * mark_gap, x, y + dy * (mark_gap + mark_length));
    }
  double x = live.x + live.w - overlap, y = live.y + live.h - overlap, half = mark_length / 2;
  for (int end = 0; end <= 1; end++) {
    double above = end ? live.y + live.h + mark_gap : live.y - mark_gap - half, before = end ? live.x + live.w + mark_gap : live.x - mark_gap - half;
    if (glues_right) draw_line(sheet, x, above, x, above + half);
    if (glues_below) draw_line(sheet, before, y, before + half, y);
  }
}

/* White over the margins, into which items of the drawing reach, and beyond the edges of the sheet: the last pixels of a picture are not all on it. */
static void clear_margins(const Cut *cut, CjmScene *sheet, CjmRect live)
{
  static const double beyond = 20; /* px */
  CjmPaint white = cjm_paint(paper_white);
  double right = live.x + live.w, bottom = live.y + live.h, width = cut->paper.width + 2 * beyond, height = cut->paper.height + 2 * beyond;
  cjm_scene_rect(sheet, (CjmRect){-beyond, -beyond, width, live.y + beyond}, 0, white, CJM_NO_STROKE);
  cjm_scene_rect(sheet, (CjmRect){-beyond, bottom, width, cut->paper.height - bottom + beyond}, 0, white, CJM_NO_STROKE);
  cjm_scene_rect(sheet, (CjmRect){-beyond, -beyond, live.x + beyond, height}, 0, white, CJM_NO_STROKE);
  cjm_scene_rect(sheet, (CjmRect){right, -beyond, cut->paper.width - right + beyond, height}, 0, white, CJM_NO_STROKE);
}

static CjmScene *make_sheet(const Cut *cut, size_t column, size_t row)
{
  CjmScene *sheet = sheet_new(cut);
  CjmRect from = live_at(cut, column, row), live = {margin, margin, from.w, from.h};
  cjm_scene_rect(sheet, live, 0, cjm_paint(cut->page->background), CJM_NO_STROKE);
  cjm_scene_copy(sheet, cut->page, from, margin - from.x, margin - from.y);
  clear_margins(cut, sheet, live);
  draw_marks(sheet, live, column + 1 < cut->columns, row + 1 < cut->rows);
  double foot = cut->paper.height - margin + mark_gap;
  draw_words(cut, sheet, name_of(cut, column, row), 11, (CjmPoint){cut->paper.width / 2, margin / 2}, CJM_ALIGN_MIDDLE, ink);
  if (cut->page->meta.title)
    draw_words(cut, sheet, cut->page->meta.title, 7, (CjmPoint){sheet->rtl ? cut->paper.width - margin - mark_length : margin + mark_length, foot},
               sheet->rtl ? CJM_ALIGN_END : CJM_ALIGN_START, soft);
  return sheet;
}

/* The sheets in their places over the drawing, without its text, which could not be read. */
static CjmScene *make_plan(const Cut *cut)
{
  CjmScene *plan = sheet_new(cut);
  const double head = 16 * CJM_PX_PER_MM, width = cut->paper.width - 2 * margin, height = cut->paper.height - 2 * margin - head;
  double scale = fmin(width / cut->page->width, height / cut->page->height), left = margin + (width - scale * cut->page->width) / 2,
         top = margin + head;
  g_autoptr(CjmScene) drawing = cjm_scene_new(cut->arena);
  CjmRect whole = {0, 0, cut->page->width, cut->page->height};
  cjm_scene_rect(drawing, whole, 0, cjm_paint(cut->page->background), CJM_NO_STROKE);
  cjm_scene_copy(drawing, cut->page, whole, 0, 0);
  cjm_scene_remove_text(drawing);
  cjm_scene_scale(drawing, scale);
  cjm_scene_copy(plan, drawing, (CjmRect){0, 0, scale * whole.w, scale * whole.h}, left, top);
  cjm_scene_rect(plan, (CjmRect){left, top, scale * whole.w, scale * whole.h}, 0, cjm_paint(cjm_colour_alpha(paper_white, 0.55)), CJM_NO_STROKE);
  for (size_t row = 0; row < cut->rows; row++)
    for (size_t column = 0; column < cut->columns; column++) {
      CjmRect at = live_at(cut, column, row);
      CjmRect box = {left + scale * at.x, top + scale * at.y, scale * at.w, scale * at.h};
      cjm_scene_rect(plan, box, 0, CJM_NO_PAINT, cjm_stroke(ink, 0.8));
      draw_words(cut, plan, name_of(cut, column, row), 9, (CjmPoint){box.x + box.w / 2, box.y + box.h / 2 - 8}, CJM_ALIGN_MIDDLE, ink);
    }
  double start = plan->rtl ? cut->paper.width - margin : margin;
  CjmAlign align = plan->rtl ? CJM_ALIGN_END : CJM_ALIGN_START;
  draw_words(cut, plan, cjm_lang_word(cut->lang, CJM_WORD_ASSEMBLY_PLAN), 14, (CjmPoint){start, margin}, align, ink);
  const char *size = cjm_arena_printf(cut->arena, "%zu × %zu · %.0f × %.0f mm", cut->columns, cut->rows, cut->page->width / CJM_PX_PER_MM,
                                      cut->page->height / CJM_PX_PER_MM);
  draw_words(cut, plan, size, 9, (CjmPoint){start, margin + 8 * CJM_PX_PER_MM}, align, soft);
  return plan;
}

void cjm_pages_tile(CjmArena *arena, CjmFonts *fonts, const CjmLang *lang, CjmPaper paper, CjmPages *io_pages)
{
  g_autoptr(GPtrArray) sheets = g_ptr_array_new();
  for (size_t i = 0; i < io_pages->n; i++) {
    Cut cut = best_cut(io_pages->at[i], paper);
    cut.arena = arena;
    cut.fonts = fonts;
    cut.lang = lang;
    g_ptr_array_add(sheets, make_plan(&cut));
    for (size_t row = 0; row < cut.rows; row++)
      for (size_t column = 0; column < cut.columns; column++)
        g_ptr_array_add(sheets, make_sheet(&cut, cut.page->rtl ? cut.columns - 1 - column : column, row)); /* A1 first */
  }
  cjm_pages_clear(io_pages);
  *io_pages = (CjmPages){cjm_arena_make(arena, CjmScene *, sheets->len), sheets->len};
  for (guint i = 0; i < sheets->len; i++) io_pages->at[i] = sheets->pdata[i];
}
