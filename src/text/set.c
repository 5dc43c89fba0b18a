#include "text/set.h"

typedef struct Setter {
  CjmArena *arena;
  const CjmWords *words;
  const char *text; /* of the words, in the arena */
  CjmTextLine *lines;
  size_t n_lines;
} Setter;

static double width_of(const PangoGlyphString *glyphs)
{
  double width = 0;
  for (int i = 0; i < glyphs->num_glyphs; i++) width += (double)glyphs->glyphs[i].geometry.width / PANGO_SCALE;
  return width;
}

/* The run of bytes `start` to `end` of a piece. */
static CjmTextRun make_run(const Setter *setter, const CjmPiece *piece, int start, int end)
{
  const CjmShaped *shaped = piece->shaped;
  const char *text = setter->text + (piece->text - setter->words->text);
  CjmTextRun run = {.item = piece->item, .text = text + start, .len = end - start};
  bool whole = start == 0 && end == piece->len;
  run.glyphs = whole ? shaped->glyphs : cjm_glyphs_cut(setter->arena, shaped->glyphs, start, end);
  run.width = whole ? shaped->width + shaped->trail : start == 0 && end == shaped->ink ? shaped->width : width_of(run.glyphs);
  return run;
}

/* ---- lines ---- */

/* UAX #9, rule L2: from the highest level down, every run of pieces at that level or above is reversed. */
static void reorder(CjmTextRun *runs, size_t n)
{
  int highest = 0;
  for (size_t i = 0; i < n; i++) highest = MAX(highest, runs[i].item->analysis.level);
  for (int level = highest; level > 0; level--)
    for (size_t i = 0; i < n; i++) {
      if (runs[i].item->analysis.level < level) continue;
      size_t end = i;
      while (end < n && runs[end].item->analysis.level >= level) end++;
      for (size_t a = i, b = end - 1; a < b; a++, b--) {
        CjmTextRun swap = runs[a];
        runs[a] = runs[b];
        runs[b] = swap;
      }
      i = end;
    }
}

static void add_bit(Setter *setter, CjmTextLine *line, const CjmBit *bit, bool last)
{
  int base = 0; /* of the piece, bytes of the word */
  for (guint i = 0; i < bit->word->n_pieces; i++) {
    const CjmPiece *piece = &bit->word->pieces[i];
    int start = MAX(bit->start - base, 0), end = MIN(bit->end - base, piece->len);
    if (last && i + 1 == bit->word->n_pieces) end = MIN(end, piece->shaped->ink);
    if (start < end) line->runs[line->n_runs++] = make_run(setter, piece, start, end);
    base += piece->len;
  }
}

static void add_hyphen(Setter *setter, CjmTextLine *line, const CjmBit *bit)
{
  const CjmPiece *piece = &bit->word->pieces[bit->word->n_pieces - 1];
  const CjmShaped *hyphen = cjm_piece_hyphen(setter->words->fonts, piece);
  line->hyphen = true;
  line->runs[line->n_runs++] =
    (CjmTextRun){.item = piece->item, .glyphs = hyphen->glyphs, .text = "-", .len = 1, .width = hyphen->width};
}

static void add_line(const CjmBit *bits, guint n, bool hyphen, void *data)
{
  Setter *setter = data;
  CjmTextLine *line = &setter->lines[setter->n_lines++];
  size_t most = hyphen;
  for (guint i = 0; i < n; i++) most += bits[i].word->n_pieces;
  line->runs = cjm_arena_make(setter->arena, CjmTextRun, most);
  for (guint i = 0; i < n; i++) add_bit(setter, line, &bits[i], i + 1 == n);
  line->text = "";
  if (line->n_runs) {
    const CjmTextRun *end = &line->runs[line->n_runs - 1];
    line->text = line->runs[0].text;
    line->len = (int)(end->text + end->len - line->text);
  }
  if (hyphen) add_hyphen(setter, line, &bits[n - 1]);
  reorder(line->runs, line->n_runs);
  for (size_t i = 0; i < line->n_runs; i++) {
    line->runs[i].x = line->width;
    line->width += line->runs[i].width;
  }
}

CjmTextLine *cjm_set_lines(CjmArena *arena, const CjmWords *words, double width, size_t *ret_n)
{
  Setter setter = {.arena = arena, .words = words, .text = cjm_arena_strdup(arena, words->text)};
  setter.lines = cjm_arena_make(arena, CjmTextLine, cjm_lines_break(words, width, NULL, NULL));
  cjm_lines_break(words, width, add_line, &setter);
  *ret_n = setter.n_lines;
  return setter.lines;
}
