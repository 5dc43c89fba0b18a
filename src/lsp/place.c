#include "lsp/place.h"

#include <string.h>

#include "format/shapes.h"

typedef struct Scan {
  const CjmSource *source;
  const char *text;
  uint32_t at;
  uint32_t start, end; /* of the line */
  bool last;           /* it is the line of the place */
  char quote;          /* an open quotation mark; '\0': none */
  int block;           /* the column of the key of an open block of text; -1: none */
  bool found;
  CjmLspPlace *place;
} Scan;

/* ---- levels ---- */

static void level_clear(void *data)
{
  CjmLspLevel *level = data;
  g_ptr_array_unref(level->keys);
}

static CjmLspLevel *top(const Scan *s)
{
  GArray *levels = s->place->levels;
  return levels->len ? &g_array_index(levels, CjmLspLevel, levels->len - 1) : NULL;
}

static const CjmLspLevel *second(const Scan *s)
{
  GArray *levels = s->place->levels;
  return levels->len > 1 ? &g_array_index(levels, CjmLspLevel, levels->len - 2) : NULL;
}

static void pop(Scan *s)
{
  g_array_set_size(s->place->levels, s->place->levels->len - 1);
}

static bool has_key(const CjmLspLevel *level)
{
  return level->key_end > level->key_start;
}

/* What a value within the innermost level is. */
static CjmLspContents inside(const Scan *s)
{
  const CjmLspLevel *level = top(s);
  if (!level) return (CjmLspContents){.shape = &cjm_shape_journey};
  if (level->list) return level->contents;
  if (!has_key(level)) return (CjmLspContents){0};
  g_autofree char *key = g_strndup(s->text + level->key_start, level->key_end - level->key_start);
  return cjm_lsp_contents_of(level->contents, key);
}

static CjmLspLevel *push(Scan *s, bool list, bool flow, uint32_t at)
{
  CjmLspLevel level = {.list = list,
                       .flow = flow,
                       .column = at - s->start,
                       .start = at,
                       .contents = inside(s),
                       .keys = g_ptr_array_new_with_free_func(g_free)};
  g_array_append_val(s->place->levels, level);
  return top(s);
}

/* Leaves the block levels that a line with something in `column` ends. */
static void leave(Scan *s, unsigned column)
{
  while (top(s) && top(s)->column > column) pop(s);
}

static void set_key(Scan *s, uint32_t start, uint32_t end)
{
  CjmLspLevel *level = top(s);
  level->key_start = start;
  level->key_end = end;
  g_ptr_array_add(level->keys, g_strndup(s->text + start, end - start));
}

/* ---- characters ---- */

static bool is_space(char c)
{
  return c == ' ' || c == '\t';
}

static uint32_t skip_spaces(const Scan *s, uint32_t at)
{
  while (at < s->end && is_space(s->text[at])) at++;
  return at;
}

static bool is_end(const Scan *s, uint32_t at)
{
  return at >= s->end || is_space(s->text[at]);
}

static bool is_comment(const Scan *s, uint32_t at)
{
  return at < s->end && s->text[at] == '#' && (at == s->start || is_space(s->text[at - 1]));
}

static bool is_flow_sign(char c)
{
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

/* The offset of the quotation mark that closes the one before `at`; the end of the line if there is none. */
static uint32_t find_quote(const Scan *s, uint32_t at, char quote)
{
  for (; at < s->end; at++) {
    if (quote == '"' && s->text[at] == '\\') at++;
    else if (s->text[at] == quote && quote == '\'' && at + 1 < s->end && s->text[at + 1] == '\'') at++;
    else if (s->text[at] == quote) return at;
  }
  return s->end;
}

/* The end of a plain scalar, without spaces: before a comment, a colon that ends a key and, in brackets, their signs. */
static uint32_t plain_end(const Scan *s, uint32_t at, bool flow)
{
  uint32_t last = at;
  for (; at < s->end && !is_comment(s, at); at++) {
    if (flow && is_flow_sign(s->text[at])) break;
    if (s->text[at] == ':' && (is_end(s, at + 1) || (flow && is_flow_sign(s->text[at + 1])))) break;
    if (!is_space(s->text[at])) last = at + 1;
  }
  return last;
}

/* A key or a scalar in a line. */
typedef struct Token {
  uint32_t start, end;   /* without quotation marks */
  uint32_t after;        /* behind it, and its marks */
  uint32_t colon;        /* that ends it as a key; 0: none */
  char open;             /* a quotation mark that is not closed in the line */
} Token;

static Token read_token(const Scan *s, uint32_t at, bool flow)
{
  Token token = {.start = at};
  char quote = s->text[at];
  if (quote == '"' || quote == '\'') {
    token.start++;
    token.end = find_quote(s, at + 1, quote);
    token.open = token.end == s->end ? quote : '\0';
    token.after = MIN(token.end + 1, s->end);
  } else token.end = token.after = plain_end(s, at, flow);
  uint32_t colon = skip_spaces(s, token.after);
  if (colon < s->end && s->text[colon] == ':' &&
      (is_end(s, colon + 1) || (flow && (is_flow_sign(s->text[colon + 1]) || token.start != at))))
    token.colon = colon;
  return token;
}

/* ---- the place ---- */

static void find(Scan *s, uint32_t start, uint32_t end, CjmLspContents contents)
{
  CjmLspPlace *place = s->place;
  place->start = start;
  place->end = end;
  place->column = start - s->start;
  place->contents = contents;
  s->found = true;
}

static void find_value(Scan *s, uint32_t start, uint32_t end)
{
  s->place->is_value = true;
  find(s, start, end, inside(s));
}

static void find_text(Scan *s)
{
  s->place->in_text = true;
  find(s, s->at, s->at, (CjmLspContents){0});
}

/* Something that is, or can become, a key in a block. */
static void find_block_key(Scan *s, uint32_t start, uint32_t end, unsigned column)
{
  leave(s, column);
  CjmLspLevel *level = top(s);
  if (level && level->list && level->column == column && second(s) && second(s)->column == column) {
    pop(s);
    level = top(s);
  }
  s->place->is_key = true;
  if (level && !level->list && level->column == column) {
    find(s, start, end, level->contents);
    return;
  }
  s->place->new_entry = level && level->list;
  s->place->is_value = level && !level->list;
  find(s, start, end, inside(s));
  s->place->column = column;
}

/* ---- brackets ---- */

static void find_slot(Scan *s)
{
  CjmLspLevel *level = top(s);
  bool is_key = !level->list && !has_key(level);
  s->place->is_key = is_key;
  s->place->is_value = !is_key;
  find(s, s->at, s->at, is_key ? level->contents : inside(s));
}

static void find_in_flow(Scan *s, const Token *token)
{
  CjmLspLevel *level = top(s);
  bool is_key = token->colon || (!level->list && !has_key(level));
  s->place->is_key = is_key;
  s->place->has_colon = token->colon != 0;
  s->place->is_value = !is_key;
  find(s, token->start, token->end, is_key ? level->contents : inside(s));
}

/* Reads what stands in brackets, up to the end of the line or of the outermost bracket. */
static void scan_flow(Scan *s, uint32_t at)
{
  while (!s->found && top(s) && top(s)->flow) {
    at = skip_spaces(s, at);
    bool sign = at >= s->end || is_flow_sign(s->text[at]) || s->text[at] == ':' || is_comment(s, at);
    if (s->last && (s->at < at || (s->at == at && sign))) {
      find_slot(s);
      return;
    }
    if (at >= s->end) return;
    char c = s->text[at];
    if (is_comment(s, at)) {
      if (s->last) find_text(s);
      return;
    }
    if (c == '{' || c == '[') {
      push(s, c == '[', true, at++);
    } else if (c == '}' || c == ']') {
      pop(s);
      at++;
    } else if (c == ',') {
      top(s)->key_end = top(s)->key_start;
      at++;
    } else if (c == ':') {
      at++;
    } else {
      Token token = read_token(s, at, true);
      if (s->last && s->at <= token.after) {
        find_in_flow(s, &token);
        return;
      }
      if (token.colon) set_key(s, token.start, token.end);
      at = token.colon ? token.colon + 1 : MAX(token.after, at + 1);
    }
  }
}

/* ---- blocks ---- */

/* Whether a line looks like a new key or entry, so that a quotation mark before it was forgotten. */
static bool begins_anew(const Scan *s, uint32_t line)
{
  size_t len;
  const char *text = cjm_source_line(s->source, line, &len);
  size_t i = 0;
  while (i < len && is_space(text[i])) i++;
  if (i < len && text[i] == '-' && (i + 1 == len || is_space(text[i + 1]))) return true;
  while (i < len && (g_ascii_isalnum(text[i]) || text[i] == '_')) i++;
  return i < len && text[i] == ':' && (i + 1 == len || is_space(text[i + 1]));
}

static void open_quote(Scan *s, char quote)
{
  uint32_t next = s->end < s->source->len ? s->end + 1 : s->end;
  s->quote = quote && next < s->source->len && !begins_anew(s, next) ? quote : '\0';
}

/* The properties of a node are skipped: anchors and tags. */
static uint32_t skip_properties(const Scan *s, uint32_t at)
{
  while (at < s->end && (s->text[at] == '&' || s->text[at] == '!')) {
    while (!is_end(s, at)) at++;
    at = skip_spaces(s, at);
  }
  return at;
}

/* Reads the value that stands behind a key with its colon. */
static void scan_value(Scan *s, uint32_t colon)
{
  uint32_t at = skip_properties(s, skip_spaces(s, colon + 1));
  if (at >= s->end || is_comment(s, at)) {
    if (s->last && at < s->end && s->at > at) find_text(s);
    else if (s->last) find_value(s, s->at, s->at);
    return;
  }
  char c = s->text[at];
  if (c == '|' || c == '>') {
    s->block = (int)top(s)->column;
    if (s->last) find_text(s);
    return;
  }
  if (s->last && s->at < at) {
    find_value(s, s->at, s->at);
    return;
  }
  if (c == '{' || c == '[') {
    push(s, c == '[', true, at);
    scan_flow(s, at + 1);
    return;
  }
  Token token = read_token(s, at, false);
  uint32_t rest = skip_spaces(s, token.after);
  if (s->last && s->at <= token.after) find_value(s, token.start, token.end);
  else if (s->last && is_comment(s, rest) && s->at > rest) find_text(s);
  else if (s->last && token.start == at) find_value(s, token.start, s->at);
  open_quote(s, token.open);
}

/* Reads a key, or a scalar that may become one. */
static void scan_token(Scan *s, uint32_t at, bool dashed)
{
  Token token = read_token(s, at, false);
  unsigned column = at - s->start;
  s->place->dashed = dashed && s->last;
  if (token.colon) {
    leave(s, column);
    if (!dashed && top(s) && top(s)->list && top(s)->column == column) pop(s);
    if (!top(s) || top(s)->list || top(s)->column != column) push(s, false, false, at);
    if (s->last && s->at >= at && s->at <= token.after) {
      s->place->is_key = s->place->has_colon = true;
      find(s, token.start, token.end, top(s)->contents);
    } else if (!s->last || s->at > token.colon) {
      set_key(s, token.start, token.end);
      scan_value(s, token.colon);
    }
    return;
  }
  if (!s->last) {
    open_quote(s, token.open);
    return;
  }
  if (s->at < at) return;
  if (dashed) {
    s->place->is_key = token.start == at;
    s->place->is_value = true;
    find(s, token.start, MAX(token.end, s->at), inside(s));
  } else if (s->at <= token.end) find_block_key(s, token.start, token.end, column);
}

/* Reads the dashes and what follows them. */
static void scan_block(Scan *s, uint32_t at)
{
  bool dashed = false;
  while (at < s->end && s->text[at] == '-' && is_end(s, at + 1)) {
    unsigned column = at - s->start;
    leave(s, column);
    if (!top(s) || !top(s)->list || top(s)->column != column) push(s, true, false, at);
    dashed = true;
    if (s->last && s->at <= at) return;
    at = skip_properties(s, skip_spaces(s, at + 1));
  }
  if (at < s->end && (s->text[at] == '{' || s->text[at] == '[') && (!s->last || s->at > at)) {
    if (!dashed) leave(s, at - s->start);
    push(s, s->text[at] == '[', true, at);
    scan_flow(s, at + 1);
    return;
  }
  if (at >= s->end || is_comment(s, at)) {
    if (!s->last || !dashed || (at < s->end && s->at > at)) return;
    s->place->is_key = s->place->is_value = s->place->dashed = true;
    find(s, s->at, s->at, inside(s));
    return;
  }
  scan_token(s, at, dashed);
}

/* A line in a text that goes over several. Returns whether it was one. */
static bool scan_continuation(Scan *s, uint32_t at)
{
  if (s->block >= 0) {
    unsigned column = (unsigned)((at < s->end || !s->last ? at : s->at) - s->start);
    if (at >= s->end && !s->last) return true;
    if (column > (unsigned)s->block) {
      if (s->last) find_text(s);
      return true;
    }
    s->block = -1;
  }
  if (!s->quote) return false;
  uint32_t end = find_quote(s, s->start, s->quote);
  if (s->last && s->at <= end) find_text(s);
  if (end < s->end) s->quote = '\0';
  return true;
}

/* Brackets that were not closed before the next key or entry of the block around them end there. */
static void leave_open_brackets(Scan *s, unsigned column)
{
  const GArray *levels = s->place->levels;
  guint n = levels->len;
  while (n && g_array_index(levels, CjmLspLevel, n - 1).flow) n--;
  if (n == 0 || column > g_array_index(levels, CjmLspLevel, n - 1).column || !begins_anew(s, s->start)) return;
  g_array_set_size(s->place->levels, n);
}

static void scan_line(Scan *s)
{
  uint32_t at = skip_spaces(s, s->start);
  if (scan_continuation(s, at)) return;
  leave_open_brackets(s, at - s->start);
  if (top(s) && top(s)->flow) scan_flow(s, at);
  else if (s->end - s->start >= 3 && (strncmp(s->text + s->start, "---", 3) == 0 || strncmp(s->text + s->start, "...", 3) == 0))
    g_array_set_size(s->place->levels, 0);
  else if (is_comment(s, at)) {
    if (s->last && s->at > at) find_text(s);
  } else if (at < s->end) scan_block(s, at);
  else if (s->last) find_block_key(s, s->at, s->at, s->at - s->start);
}

/* Adds the keys that the innermost mapping has below the place. */
static void add_later_keys(Scan *s, size_t line)
{
  if (!top(s) && s->found && s->place->is_key) push(s, false, false, s->start);
  CjmLspLevel *level = top(s);
  if (!level || level->list || level->flow || level->column != s->place->column) return;
  for (line++; line < s->source->n_lines; line++) {
    size_t len;
    const char *text = cjm_source_line(s->source, s->source->lines[line], &len), *colon;
    size_t column = 0;
    while (column < len && text[column] == ' ') column++;
    if (column == len || text[column] == '#' || column > level->column) continue;
    if (column < level->column || text[column] == '-') return;
    colon = memchr(text + column, ':', len - column);
    if (colon) g_ptr_array_add(level->keys, g_strndup(text + column, (gsize)(colon - text) - column));
  }
}

CjmLspPlace cjm_lsp_place(const CjmSource *source, uint32_t at)
{
  CjmLspPlace place = {.levels = g_array_new(FALSE, FALSE, sizeof(CjmLspLevel))};
  g_array_set_clear_func(place.levels, level_clear);
  Scan s = {.source = source, .text = source->text, .at = at, .block = -1, .place = &place};
  for (size_t line = 0; line < source->n_lines; line++) {
    size_t len;
    cjm_source_line(source, source->lines[line], &len);
    s.start = source->lines[line];
    s.end = s.start + (uint32_t)len;
    s.last = line + 1 == source->n_lines || source->lines[line + 1] > at;
    s.at = s.last ? MIN(at, s.end) : at; /* not between the bytes of a line break */
    scan_line(&s);
    if (!s.last) continue;
    if (!s.found) place.start = place.end = s.at;
    add_later_keys(&s, line);
    break;
  }
  return place;
}

void cjm_lsp_place_clear(CjmLspPlace *place)
{
  g_array_unref(place->levels);
}

const CjmLspLevel *cjm_lsp_place_level(const CjmLspPlace *place)
{
  return place->levels->len ? &g_array_index(place->levels, CjmLspLevel, place->levels->len - 1) : NULL;
}

char *cjm_lsp_place_token_new(const CjmLspPlace *place, const CjmSource *source)
{
  return g_strndup(source->text + place->start, place->end - place->start);
}

bool cjm_lsp_place_has_key(const CjmLspPlace *place, const char *key)
{
  const CjmLspLevel *level = cjm_lsp_place_level(place);
  bool own = level && !level->list && (level->flow || level->column == place->column);
  return own && g_ptr_array_find_with_equal_func(level->keys, key, g_str_equal, NULL);
}
