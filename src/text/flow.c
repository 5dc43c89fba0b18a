#include "text/flow.h"

#include "text/lines.h"
#include "text/set.h"

struct CjmFlow {
  CjmTextStyle style;
  CjmWords words;
  CjmCounted counted;
  double ascent, descent;
  double scale;             /* from CJM_FONT_SIZE, at which words are measured */
  double width, word_width; /* px */
};

static void measure_whole(CjmFlow *flow)
{
  double line = 0;
  for (guint i = 0; i < flow->words.n; i++) {
    const CjmWord *word = &flow->words.at[i];
    double width = (double)word->width;
    flow->word_width = MAX(flow->word_width, width + (double)word->hyphen);
    flow->width = MAX(flow->width, line + width + (double)word->hyphen);
    line = word->forced ? 0 : line + width + (double)word->trail;
  }
  flow->width *= flow->scale;
  flow->word_width *= flow->scale;
}

CjmFlow *cjm_flow(CjmArena *arena, CjmFonts *fonts, CjmTextStyle style, const char *text)
{
  CjmFlow *flow = cjm_arena_make(arena, CjmFlow, 1);
  flow->style = style;
  flow->scale = style.size / CJM_FONT_SIZE;
  flow->words = (CjmWords){.arena = arena, .fonts = fonts, .text = cjm_arena_strdup(arena, text)};
  flow->words.counted = &flow->counted;
  flow->words.at = cjm_words(arena, fonts, style, flow->words.text, &flow->words.n);
  cjm_fonts_metrics(fonts, style, &flow->ascent, &flow->descent);
  measure_whole(flow);
  return flow;
}

const char *cjm_flow_text(const CjmFlow *flow)
{
  return flow->words.text;
}

CjmTextStyle cjm_flow_style(const CjmFlow *flow)
{
  return flow->style;
}

double cjm_flow_width(const CjmFlow *flow)
{
  return flow->width;
}

double cjm_flow_word_width(const CjmFlow *flow)
{
  return flow->word_width;
}

size_t cjm_flow_lines(const CjmFlow *flow, double width)
{
  return cjm_lines_break(&flow->words, width / flow->scale, NULL, NULL);
}

double cjm_flow_height(const CjmFlow *flow, double width)
{
  return (double)cjm_flow_lines(flow, width) * flow->style.leading;
}

/* The smallest width with the same number of lines as `width`, which balances their lengths. */
static double balance(const CjmFlow *flow, double width)
{
  size_t lines = cjm_flow_lines(flow, width);
  if (lines < 2 || lines > 12) return width;
  double low = MIN(flow->word_width, width), high = width;
  if (cjm_flow_lines(flow, low) <= lines) return low;
  while (high - low > 1) {
    double middle = (low + high) / 2;
    if (cjm_flow_lines(flow, middle) <= lines) high = middle;
    else low = middle;
  }
  return high;
}

static void scale_line(CjmTextLine *line, double scale)
{
  line->width *= scale;
  for (size_t i = 0; i < line->n_runs; i++) {
    line->runs[i].x *= scale;
    line->runs[i].width *= scale;
  }
}

static void place_lines(CjmTextBlock *block, CjmAlign align)
{
  double top = (block->style.leading - block->ascent - block->descent) / 2;
  for (size_t i = 0; i < block->n_lines; i++) {
    CjmTextLine *line = &block->lines[i];
    double space = block->width - line->width;
    line->x = align == CJM_ALIGN_START ? 0 : align == CJM_ALIGN_MIDDLE ? space / 2 : space;
    line->baseline = top + block->ascent + (double)i * block->style.leading;
  }
}

CjmTextBlock *cjm_flow_set(CjmArena *arena, const CjmFlow *flow, double width, CjmAlign align)
{
  CjmTextBlock *block = cjm_arena_make(arena, CjmTextBlock, 1);
  *block = (CjmTextBlock){.style = flow->style, .ascent = flow->ascent, .descent = flow->descent};
  block->lines = cjm_set_lines(arena, &flow->words, balance(flow, width) / flow->scale, &block->n_lines);
  block->height = (double)block->n_lines * flow->style.leading;
  for (size_t i = 0; i < block->n_lines; i++) {
    scale_line(&block->lines[i], flow->scale);
    block->width = MAX(block->width, block->lines[i].width);
  }
  if (align != CJM_ALIGN_START) block->width = width;
  place_lines(block, align);
  return block;
}
