#include "layout/rich.h"

#include "layout/signs.h"

#include <math.h>
#include <string.h>

/* What is never divided: a word, or in scripts without spaces a character with the punctuation behind it. */
typedef struct Token {
  size_t piece;
  const char *text;
  size_t len;      /* bytes */
  double width;    /* px */
  bool spaced;     /* a space before it */
  bool may_break;  /* a line may begin with it */
  bool must_break; /* a line has to */
} Token;

struct CjmRich {
  const CjmMaker *m;
  const CjmPiece *pieces;
  Token *tokens;
  size_t n;
  double leading, space; /* px */
};

/* A line: tokens from `first` on. */
typedef struct Line {
  size_t first, n;
  double width;
} Line;

static double width_of(const CjmRich *rich, size_t piece, const char *text, size_t len)
{
  g_autofree char *word = g_strndup(text, len);
  return cjm_flow_width(cjm_flow(rich->m->arena, rich->m->fonts, rich->pieces[piece].style, word));
}

/* ---- words ---- */

static bool is_space(gunichar c)
{
  return g_unichar_isspace(c) && c != 0xA0 && c != 0x202F;
}

/* Characters between which lines are broken in scripts without spaces. */
static bool is_wide(gunichar c)
{
  return g_unichar_iswide(c) && (g_unichar_isalnum(c) || g_unichar_type(c) == G_UNICODE_OTHER_LETTER);
}

static const char *token_end(const char *p, const char *end)
{
  bool wide = is_wide(g_utf8_get_char(p));
  for (p = g_utf8_next_char(p); p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (is_space(c) || (is_wide(c) && !(wide && c == 0x30FC))) break; /* a sound is not parted from its length mark */
    if (wide && !g_unichar_ispunct(c) && !g_unichar_ismark(c) && c != 0x30FC) break;
  }
  return p;
}

static void add_tokens(CjmRich *rich, GArray *tokens, size_t piece, bool *io_spaced)
{
  const CjmPiece *from = &rich->pieces[piece];
  const char *p = from->text, *end = p + (from->len < 0 ? strlen(p) : (size_t)from->len);
  while (p < end) {
    if (is_space(g_utf8_get_char(p))) {
      *io_spaced = true;
      p = g_utf8_next_char(p);
      continue;
    }
    const char *next = token_end(p, end);
    const Token *before = tokens->len ? &g_array_index(tokens, Token, tokens->len - 1) : NULL;
    bool wide = is_wide(g_utf8_get_char(p)) || (before && is_wide(g_utf8_get_char(before->text)));
    Token token = {.piece = piece, .text = p, .len = (size_t)(next - p), .spaced = *io_spaced && before};
    token.may_break = *io_spaced || (wide && !g_unichar_ispunct(g_utf8_get_char(p)));
    token.width = width_of(rich, piece, p, token.len);
    token.must_break = before && from->breaks && before->piece != piece;
    token.may_break = token.may_break || token.must_break;
    g_array_append_val(tokens, token);
    *io_spaced = false;
    p = next;
  }
}

CjmRich *cjm_rich(const CjmMaker *m, const CjmPiece *pieces, size_t n)
{
  CjmArena *arena = m->arena;
  CjmRich *rich = cjm_arena_make(arena, CjmRich, 1);
  CjmPiece *own = cjm_arena_make(arena, CjmPiece, n + 1);
  CjmMaker *maker = cjm_arena_make(arena, CjmMaker, 1);
  *maker = *m;
  for (size_t i = 0; i < n; i++) {
    own[i] = pieces[i];
    g_autofree char *text = pieces[i].len < 0 ? g_strdup(pieces[i].text) : g_strndup(pieces[i].text, (size_t)pieces[i].len);
    own[i].text = cjm_arena_strdup(arena, text);
    own[i].len = (gssize)strlen(text);
    own[i].style = cjm_theme_scaled(m->theme, own[i].style);
    rich->leading = fmax(rich->leading, own[i].style.leading);
  }
  rich->m = maker;
  rich->pieces = own;
  g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(Token));
  bool spaced = false;
  for (size_t i = 0; i < n; i++) {
    spaced = spaced || (i > 0 && !own[i].glued);
    add_tokens(rich, tokens, i, &spaced);
  }
  rich->n = tokens->len;
  rich->tokens = cjm_arena_make(arena, Token, tokens->len + 1);
  if (tokens->len) memcpy(rich->tokens, tokens->data, tokens->len * sizeof(Token));
  if (n) rich->space = width_of(rich, 0, "n n", 3) - width_of(rich, 0, "nn", 2);
  return rich;
}

/* ---- lines ---- */

/* The tokens from `first` on between which no line is broken. */
static size_t unit_end(const CjmRich *rich, size_t first, double *ret_width)
{
  size_t end = first + 1;
  double width = rich->tokens[first].width;
  for (; end < rich->n && !rich->tokens[end].may_break; end++) width += rich->tokens[end].width;
  *ret_width = width;
  return end;
}

/* Fills lines one after the other. Returns the next line; n is 0 at the end. */
static Line next_line(const CjmRich *rich, size_t first, double width)
{
  Line line = {.first = first};
  while (first < rich->n) {
    double unit, space = line.n && rich->tokens[first].spaced ? rich->space : 0;
    size_t end = unit_end(rich, first, &unit);
    if (line.n && (rich->tokens[first].must_break || line.width + space + unit > width + 0.01)) break;
    line.width += space + unit;
    line.n += end - first;
    first = end;
  }
  return line;
}

double cjm_rich_word_width(const CjmRich *rich)
{
  double widest = 0, width;
  for (size_t i = 0; i < rich->n; i = unit_end(rich, i, &width)) {
    unit_end(rich, i, &width);
    widest = fmax(widest, width);
  }
  return ceil(widest);
}

double cjm_rich_width(const CjmRich *rich)
{
  double width = 0;
  for (Line line = next_line(rich, 0, INFINITY); line.n; line = next_line(rich, line.first + line.n, INFINITY)) width = fmax(width, line.width);
  return ceil(width);
}

/* A word that is wider than its line is broken. */
static bool is_too_wide(const CjmRich *rich, const Line *line, double width)
{
  return line->n == 1 && rich->tokens[line->first].width > width + 0.01;
}

static CjmFlow *flow_of(const CjmRich *rich, CjmArena *arena, size_t piece, const char *text)
{
  return cjm_flow(arena, rich->m->fonts, rich->pieces[piece].style, text);
}

static CjmFlow *flow_of_token(const CjmRich *rich, const Token *token)
{
  g_autofree char *word = g_strndup(token->text, token->len);
  return flow_of(rich, rich->m->arena, token->piece, word);
}

static double line_height(const CjmRich *rich, const Line *line, double width)
{
  if (!is_too_wide(rich, line, width)) return rich->leading;
  return cjm_flow_height(flow_of_token(rich, &rich->tokens[line->first]), width);
}

/* The narrowest width at which there are as many lines, so that their lengths are balanced. */
static double balanced(const CjmRich *rich, double width)
{
  size_t lines = 0;
  for (Line line = next_line(rich, 0, width); line.n; line = next_line(rich, line.first + line.n, width)) lines++;
  double low = fmin(cjm_rich_word_width(rich), width), high = width;
  if (lines < 2) return width;
  while (high - low > 2) {
    double middle = (low + high) / 2;
    size_t n = 0;
    for (Line line = next_line(rich, 0, middle); line.n && n <= lines; line = next_line(rich, line.first + line.n, middle)) n++;
    if (n > lines) low = middle;
    else high = middle;
  }
  return high;
}

double cjm_rich_height(const CjmRich *rich, double width)
{
  double height = 0;
  for (Line line = next_line(rich, 0, width); line.n; line = next_line(rich, line.first + line.n, width))
    height += line_height(rich, &line, width);
  return height;
}

/* ---- drawing ---- */

static void draw_mark_of_new(const CjmRich *rich, CjmScene *scene, CjmRect at)
{
  const CjmTheme *t = rich->m->theme;
  cjm_scene_rect(scene, (CjmRect){at.x - 2, at.y + 1, at.w + 4, at.h - 3}, 0, cjm_paint(t->accent_soft), CJM_NO_STROKE);
  cjm_scene_line(scene, (CjmPoint){at.x - 2, at.y + at.h - 2}, (CjmPoint){at.x + at.w + 2, at.y + at.h - 2}, cjm_stroke(t->accent, 1.4));
}

static double place_text(const CjmRich *rich, CjmScene *scene, size_t piece, const char *text, CjmRect at, CjmColour background,
                         const void *origin)
{
  const CjmPiece *p = &rich->pieces[piece];
  CjmFlow *flow = flow_of(rich, rich->m->arena, piece, text);
  double width = cjm_flow_width(flow), limit = fmin(ceil(width) + 1, fmax(at.w, 1));
  bool is_new = p->mark == CJM_WORDS_NEW;
  CjmTextBlock *block = cjm_flow_set(scene->arena, flow, limit, CJM_ALIGN_START);
  if (p->mark != CJM_WORDS_PLAIN) cjm_scene_sign(scene, is_new ? CJM_SIGN_WORDS_NEW : CJM_SIGN_WORDS_GONE);
  if (is_new) draw_mark_of_new(rich, scene, (CjmRect){at.x, at.y, fmin(width, limit), block->height});
  CjmColour behind = is_new ? rich->m->theme->accent_soft : background;
  CjmItem *item = cjm_scene_text(scene, block, (CjmPoint){at.x, at.y + (rich->leading - p->style.leading) / 2},
                                 cjm_colour_readable(p->colour, behind, 4.6), behind);
  item->u.text.origin = origin;
  item->u.text.struck = p->mark == CJM_WORDS_GONE;
  return width;
}

/* Neighbours of one piece are one text. */
static void place_line(const CjmRich *rich, CjmScene *scene, const Line *line, CjmRect at, CjmColour background, const void *origin)
{
  g_autoptr(GString) text = g_string_new(NULL);
  double x = at.x;
  for (size_t i = line->first, end = i + line->n; i < end;) {
    size_t piece = rich->tokens[i].piece;
    g_string_truncate(text, 0);
    if (i > line->first && rich->tokens[i].spaced) x += rich->space;
    size_t first = i;
    for (; i < end && rich->tokens[i].piece == piece; i++) {
      if (i > first && rich->tokens[i].spaced) g_string_append_c(text, ' ');
      g_string_append_len(text, rich->tokens[i].text, (gssize)rich->tokens[i].len);
    }
    bool begins = first == 0 || rich->tokens[first - 1].piece != piece; /* a piece in several lines has its origin once */
    x += place_text(rich, scene, piece, text->str, (CjmRect){x, at.y, is_too_wide(rich, line, at.w) ? at.w : INFINITY, at.h}, background,
                    origin ? origin : begins ? rich->pieces[piece].origin : NULL);
  }
}

void cjm_rich_place(const CjmRich *rich, CjmScene *scene, CjmRect at, CjmAlign align, CjmColour background, const void *origin)
{
  double width = balanced(rich, at.w);
  for (Line line = next_line(rich, 0, width); line.n; line = next_line(rich, line.first + line.n, width)) {
    double spare = fmax(0, at.w - line.width);
    double x = at.x + (align == CJM_ALIGN_END ? spare : align == CJM_ALIGN_MIDDLE ? spare / 2 : 0);
    double height = line_height(rich, &line, at.w);
    place_line(rich, scene, &line, (CjmRect){x, at.y, at.w, height}, background, origin);
    at.y += height;
  }
}
