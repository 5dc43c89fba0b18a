/* frame.c: text in shapes: ECMA-376 Part 1, 21.1.2. Insets, line spacing and the space before paragraphs are those of the map, so that text has the same
 * place; it may be broken again, in the same width. */
#include <math.h>
#include <string.h>

#include "base/direction.h"
#include "export/pptx/pptx.h"
#include "export/glyphs.h"
#include "export/svg/write.h"
#include "lang/guess.h"

/* Hundredths of a point. */
static long points(double px)
{
  return lround(px * 75);
}

static long emu(double px)
{
  return lround(fmax(0, px) * CJM_PPTX_EMU);
}

/* ---- alignment ---- */

typedef enum Side { SIDE_LEFT, SIDE_RIGHT, SIDE_CENTRE } Side;

static double right_of(const CjmItem *item)
{
  return item->u.text.at.x + item->u.text.block->width;
}

static Side side_of(const CjmItem *item, bool rtl)
{
  const CjmTextBlock *block = item->u.text.block;
  double left = 0, right = 0;
  for (size_t i = 0; i < block->n_lines; i++) {
    left = fmax(left, fabs(block->lines[i].x));
    right = fmax(right, fabs(block->width - block->lines[i].x - block->lines[i].width));
  }
  if (left < 0.5 && right < 0.5) return rtl ? SIDE_RIGHT : SIDE_LEFT;
  if (left < 0.5) return SIDE_LEFT;
  return right < 0.5 ? SIDE_RIGHT : SIDE_CENTRE;
}

/* ---- runs ---- */

typedef struct Writer {
  const CjmPptx *pptx;
  GString *out;
  const CjmItem *item;
  GString *text; /* of the run that is being collected */
  char *family;
} Writer;

static void put_family(GString *out, const char *element, const char *family)
{
  g_string_append_printf(out, "<a:%s typeface=\"", element);
  cjm_svg_text(out, family, -1);
  g_string_append(out, "\"/>");
}

/* The language of the text, in which PowerPoint checks its spelling. */
static const char *language_of(const Writer *w)
{
  g_autoptr(GString) text = g_string_new(NULL);
  cjm_block_text(text, w->item->u.text.block);
  const char *foreign = cjm_guess_foreign(w->pptx->lang, text->str, text->len);
  return foreign ? foreign : w->pptx->lang;
}

static void put_run_properties(const Writer *w)
{
  GString *out = w->out;
  const CjmTextStyle *style = &w->item->u.text.block->style;
  g_string_append(out, "<a:rPr lang=\"");
  cjm_svg_text(out, language_of(w), -1);
  g_string_append_printf(out, "\" sz=\"%ld\" b=\"%d\"", points(style->size), style->weight >= CJM_WEIGHT_SEMIBOLD);
  if (style->italic) g_string_append(out, " i=\"1\"");
  if (w->item->u.text.struck) g_string_append(out, " strike=\"sngStrike\"");
  g_string_append(out, "><a:solidFill>");
  cjm_pptx_colour(out, &w->pptx->theme, w->item->u.text.colour);
  g_string_append(out, "</a:solidFill>");
  if (w->item->u.text.halo > 0) {
    g_string_append_printf(out, "<a:effectLst><a:glow rad=\"%ld\">", emu(w->item->u.text.halo));
    cjm_pptx_colour(out, &w->pptx->theme, w->item->u.text.background);
    g_string_append(out, "</a:glow></a:effectLst>");
  }
  bool in_theme = !w->family || strcmp(w->family, w->pptx->theme.font) == 0;
  put_family(out, "latin", in_theme ? "+mn-lt" : w->family);
  put_family(out, "ea", in_theme ? "+mn-ea" : w->family);
  put_family(out, "cs", in_theme ? "+mn-cs" : w->family);
  g_string_append(out, "</a:rPr>");
}

static void end_run(Writer *w)
{
  if (!w->text->len) return;
  g_string_append(w->out, "<a:r>");
  put_run_properties(w);
  g_string_append(w->out, "<a:t>");
  cjm_svg_text(w->out, w->text->str, (gssize)w->text->len);
  g_string_append(w->out, "</a:t></a:r>");
  g_string_truncate(w->text, 0);
}

static void add_text(Writer *w, const CjmTextRun *run)
{
  PangoFontDescription *description = pango_font_describe(run->item->analysis.font);
  const char *family = pango_font_description_get_family(description);
  if (g_strcmp0(family, w->family) != 0) {
    end_run(w);
    g_free(w->family);
    w->family = g_strdup(family);
  }
  pango_font_description_free(description);
  g_string_append_len(w->text, run->text, run->len);
}

/* What is between two lines in the text: nothing, spaces or a line break of the author. */
static void add_gap(Writer *w, const CjmTextLine *line, const CjmTextLine *next)
{
  const char *end = line->text + line->len;
  bool adjoins = line->len && next->len && next->text >= end && !line->hyphen;
  if (adjoins && !memchr(end, '\n', (size_t)(next->text - end))) {
    g_string_append_len(w->text, end, next->text - end);
  } else if (!line->hyphen) {
    end_run(w);
    g_string_append(w->out, "<a:br>");
    put_run_properties(w);
    g_string_append(w->out, "</a:br>");
  }
}

static int compare_runs(const void *a, const void *b)
{
  const CjmTextRun *const *one = a, *const *two = b;
  return ((*one)->text > (*two)->text) - ((*one)->text < (*two)->text);
}

static void add_line(Writer *w, const CjmTextLine *line)
{
  const CjmTextRun **runs = g_new(const CjmTextRun *, line->n_runs + 1);
  size_t n = 0;
  for (size_t i = 0; i < line->n_runs; i++) {
    const CjmTextRun *run = &line->runs[i];
    if (run->text >= line->text && run->text + run->len <= line->text + line->len) runs[n++] = run; /* not the hyphen */
  }
  qsort(runs, n, sizeof *runs, compare_runs);
  for (size_t i = 0; i < n; i++) add_text(w, runs[i]);
  g_free(runs);
}

static void put_runs(const CjmPptx *pptx, GString *out, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  Writer w = {.pptx = pptx, .out = out, .item = item, .text = g_string_new(NULL)};
  for (size_t i = 0; i < block->n_lines; i++) {
    if (i) add_gap(&w, &block->lines[i - 1], &block->lines[i]);
    add_line(&w, &block->lines[i]);
  }
  end_run(&w);
  g_string_free(w.text, TRUE);
  g_free(w.family);
}

/* ---- paragraphs ---- */

typedef struct Frame {
  double left, right, top, bottom; /* px, of all texts */
  bool centred;                    /* all of them in the middle of their shape */
  bool rtl;
} Frame;

static const CjmItem *text_at(const GPtrArray *texts, guint i)
{
  return texts->pdata[i];
}

static bool reads_rtl(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  for (size_t i = 0; i < block->n_lines; i++)
    if (block->lines[i].len) return cjm_direction_first(block->lines[i].text, block->lines[i].text + block->lines[i].len) == CJM_DIRECTION_RTL;
  return false;
}

static void put_paragraph(const CjmPptx *pptx, GString *out, const CjmItem *item, const Frame *frame, double before)
{
  static const char *const sides[] = {[SIDE_LEFT] = "l", [SIDE_RIGHT] = "r", [SIDE_CENTRE] = "ctr"};
  bool rtl = reads_rtl(item);
  Side side = frame->centred ? SIDE_CENTRE : side_of(item, pptx->rtl);
  g_string_append(out, "<a:p><a:pPr");
  if (side == SIDE_LEFT) g_string_append_printf(out, " marL=\"%ld\" marR=\"0\"", emu(item->u.text.at.x - frame->left));
  else if (side == SIDE_RIGHT) g_string_append_printf(out, " marL=\"0\" marR=\"%ld\"", emu(frame->right - right_of(item)));
  else g_string_append(out, " marL=\"0\" marR=\"0\"");
  g_string_append_printf(out, " indent=\"0\" algn=\"%s\" rtl=\"%d\"><a:lnSpc><a:spcPts val=\"%ld\"/></a:lnSpc>", sides[side], rtl,
                         points(item->u.text.block->style.leading));
  g_string_append_printf(out, "<a:spcBef><a:spcPts val=\"%ld\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft><a:buNone/></a:pPr>",
                         points(fmax(0, before)));
  put_runs(pptx, out, item);
  g_string_append(out, "</a:p>");
}

/* Whether a line, or centred lines, are in the middle between the sides of a shape. */
static bool is_centred(const CjmItem *item, CjmRect box)
{
  bool symmetric = item->u.text.block->n_lines == 1 || side_of(item, false) == SIDE_CENTRE;
  return symmetric && fabs((item->u.text.at.x - box.x) - (box.x + box.w - right_of(item))) < 2;
}

static Frame measure(const GPtrArray *texts, CjmRect box)
{
  Frame f = {.left = INFINITY, .right = -INFINITY, .top = INFINITY, .bottom = -INFINITY, .centred = true};
  for (guint i = 0; i < texts->len; i++) {
    const CjmItem *item = text_at(texts, i);
    f.left = fmin(f.left, item->u.text.at.x);
    f.right = fmax(f.right, right_of(item));
    f.top = fmin(f.top, item->u.text.at.y);
    f.bottom = fmax(f.bottom, item->u.text.at.y + item->u.text.block->height);
    f.centred = f.centred && is_centred(item, box);
  }
  f.centred = f.centred && f.right - f.left < box.w - 2;
  return f;
}

void cjm_pptx_text_write(const CjmPptx *pptx, GString *out, const GPtrArray *texts, CjmRect box, bool wraps)
{
  Frame f = measure(texts, box);
  double above = f.top - box.y, below = box.y + box.h - f.bottom, start = f.left - box.x, end = box.x + box.w - f.right;
  bool one_line = texts->len == 1 && text_at(texts, 0)->u.text.block->n_lines == 1;
  bool in_middle = fabs(above - below) < 3 && (above > 0.5 || one_line);
  bool rtl = side_of(text_at(texts, 0), pptx->rtl) == SIDE_RIGHT;
  double *rest = rtl ? &start : &end; /* lines may be longer than they are */
  *rest = fmin(fmin(start, end), fmax(0, *rest - 3 - 0.05 * (f.right - f.left)));
  if (f.centred) start = end = 0;
  g_string_append_printf(out, "<p:txBody><a:bodyPr wrap=\"%s\" lIns=\"%ld\" tIns=\"%ld\" rIns=\"%ld\" bIns=\"0\" rtlCol=\"%d\" anchor=\"%s\"><a:noAutofit/></a:bodyPr><a:lstStyle/>",
                         wraps ? "square" : "none", emu(start), in_middle ? 0 : emu(above), emu(end), pptx->rtl, in_middle ? "ctr" : "t");
  double bottom = f.top;
  for (guint i = 0; i < texts->len; i++) {
    const CjmItem *item = text_at(texts, i);
    put_paragraph(pptx, out, item, &f, item->u.text.at.y - bottom);
    bottom = item->u.text.at.y + item->u.text.block->height;
  }
  g_string_append(out, "</p:txBody>");
}
