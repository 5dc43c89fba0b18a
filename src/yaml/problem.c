#include "yaml/problem.h"

#include <string.h>

enum { QUOTED_MAX = 60 /* bytes of a line that a help repeats */ };

static const CjmRepair NO_REPAIR = {0};

/* ---- looking around in the text ---- */

static CjmSpan span_at(const CjmProblem *p, uint32_t start, uint32_t end)
{
  return (CjmSpan){p->source, start, MIN(end, (uint32_t)p->source->len)};
}

static CjmSpan character_at(const CjmProblem *p, uint32_t at)
{
  const char *text = p->source->text;
  if (at >= p->source->len || text[at] == '\n' || text[at] == '\r') return span_at(p, at, at);
  return span_at(p, at, at + (uint32_t)(g_utf8_next_char(text + at) - (text + at)));
}

/* A line without its indentation and the blanks at its end. */
static CjmSpan line_around(const CjmProblem *p, uint32_t at)
{
  size_t len;
  const char *line = cjm_source_line(p->source, at, &len);
  uint32_t start = (uint32_t)(line - p->source->text), end = start + (uint32_t)len;
  while (start < end && strchr(" \t", p->source->text[start])) start++;
  while (end > start && strchr(" \t", p->source->text[end - 1])) end--;
  return span_at(p, start, end);
}

static uint32_t line_start(const CjmProblem *p, uint32_t at)
{
  size_t len;
  return (uint32_t)(cjm_source_line(p->source, at, &len) - p->source->text);
}

static unsigned indentation(const CjmProblem *p, uint32_t at)
{
  return line_around(p, at).start - line_start(p, at);
}

/* The line above that holds more than a comment; false for none. */
static bool line_above(const CjmProblem *p, uint32_t at, CjmSpan *ret_line)
{
  for (uint32_t start = line_start(p, at); start > 0; start = line_start(p, start - 1)) {
    CjmSpan line = line_around(p, start - 1);
    if (line.start < line.end && p->source->text[line.start] != '#') {
      *ret_line = line;
      return true;
    }
  }
  return false;
}

/* The colon that ends a key in the span, or NULL. */
static const char *key_colon(CjmSpan span)
{
  const char *text = span.source->text;
  for (uint32_t i = span.start; i < span.end; i++) {
    if (text[i] == ':' && (i + 1 == span.end || text[i + 1] == ' ')) return text + i;
  }
  return NULL;
}

/* The closing quote that stands before `at`, with nothing but blanks between; 0 for none. */
static char closing_quote(const CjmProblem *p, uint32_t at)
{
  uint32_t start = line_start(p, at);
  while (at > start && p->source->text[at - 1] == ' ') at--;
  return at > start && strchr("\"'", p->source->text[at - 1]) ? p->source->text[at - 1] : '\0';
}

/* Where the first thing on a line begins that is neither a dash nor a key with its colon, as far as `limit`. */
static uint32_t value_start(const CjmProblem *p, uint32_t line, uint32_t limit)
{
  const char *text = p->source->text;
  uint32_t start = line;
  while (strncmp(text + start, "- ", 2) == 0) start += 2 + (uint32_t)strspn(text + start + 2, " ");
  if (strchr("[{\"'", text[start])) return start;
  const char *colon = key_colon(span_at(p, start, limit));
  return colon ? (uint32_t)(colon - text) + 1 + (uint32_t)strspn(colon + 1, " ") : start;
}

/* The start of the first line below that of `at` that is indented by `column` or less; comments and closing brackets do not count. */
static uint32_t next_line_within(const CjmProblem *p, uint32_t at, unsigned column)
{
  for (size_t i = 0; i < p->source->n_lines; i++) {
    uint32_t start = p->source->lines[i];
    if (start <= at) continue;
    CjmSpan line = line_around(p, start);
    if (line.start < line.end && line.start - start <= column && !strchr("#]}", p->source->text[line.start])) return start;
  }
  return (uint32_t)p->source->len;
}

/* Gives up the value in which the bracket or quote at `at` stands, up to the next line that cannot be a part of it. */
static CjmRepair pass_over_value(const CjmProblem *p, uint32_t at)
{
  const char *text = p->source->text;
  CjmSpan line = line_around(p, p->in_bracket ? MIN(p->outermost, at) : at), above;
  uint32_t start = value_start(p, line.start, at);
  if (start > line.start) {
    uint32_t owner = line.start; /* the key, or the last dash */
    for (uint32_t next; strncmp(text + owner, "- ", 2) == 0; owner = next) {
      next = owner + 2 + (uint32_t)strspn(text + owner + 2, " ");
      if (next == start) break;
    }
    return (CjmRepair){start, 'x', next_line_within(p, start, owner - line_start(p, start))};
  }
  if (line_above(p, start, &above) && text[above.end - 1] == ':') {
    uint32_t owner = above.start;
    while (strncmp(text + owner, "- ", 2) == 0) owner += 2 + (uint32_t)strspn(text + owner + 2, " ");
    return (CjmRepair){start, 'x', next_line_within(p, start, owner - line_start(p, owner))};
  }
  if (strchr("[{", text[start])) return NO_REPAIR; /* the whole document, as in JSON */
  return (CjmRepair){start, '#', next_line_within(p, start, start - line_start(p, start))};
}

/* Gives up the line of `at` and those below it that are not indented less. */
static CjmRepair pass_over_lines(const CjmProblem *p, uint32_t at)
{
  CjmSpan line = line_around(p, at);
  unsigned column = line.start - line_start(p, line.start);
  return column == 0 ? NO_REPAIR : (CjmRepair){line.start, '#', next_line_within(p, line.start, column - 1)};
}

static bool at_end(const CjmProblem *p)
{
  return p->source->text[p->at + strspn(p->source->text + p->at, " \t\r\n")] == '\0';
}

/* ---- one function a mistake ---- */

/* Shows the author's own line with its value in quotes. */
static void help_with_quotes(CjmDiag *diag, const CjmProblem *p, const char *colon)
{
  CjmSpan line = line_around(p, p->at);
  const char *value = colon + 1 + strspn(colon + 1, " ");
  const char *end = p->source->text + line.end;
  const char *start = p->source->text + line.start;
  bool awkward = memchr(value, '"', (size_t)(end - value)) || memchr(value, '\\', (size_t)(end - value));
  if (awkward || end - start > QUOTED_MAX || strchr("\"'[{&*!|>", *value))
    cjm_diag_help(diag, "put the whole text in quotes: \"…\", or '…' if it holds quotes itself");
  else cjm_diag_help(diag, "put the text in quotes: %.*s\"%.*s\"", (int)(value - start), start, (int)(end - value), value);
}

static CjmRepair report_missing_colon(const CjmProblem *p, uint32_t at, CjmDiags *diags)
{
  CjmSpan line = line_around(p, at);
  const char *text = p->source->text;
  if (strncmp(text + line.start, "//", 2) == 0) {
    CjmDiag *slashes = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, line, "a comment begins with `#`, not with `//`");
    cjm_diag_help(slashes, "write `#` in place of `//`");
    return (CjmRepair){.at = line.start, .with = '#'};
  }
  const char *colon = memchr(text + line.start, ':', line.end - line.start);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, line,
                                colon ? "a blank is missing behind the colon" : "this line has no key with a colon");
  if (colon) cjm_diag_help(diag, "write `key: value`");
  else cjm_diag_help(diag, "write `key: value`; a text that goes on from the line above is indented deeper");
  return (CjmRepair){.at = line.start, .with = '#'};
}

static CjmRepair no_colon(const CjmProblem *p, CjmDiags *diags)
{
  return report_missing_colon(p, p->began, diags);
}

static CjmRepair report_indentation(const CjmProblem *p, const char *message, CjmDiags *diags)
{
  CjmSpan line = line_around(p, p->at), above;
  line.start = MIN(MAX(line.start, p->at), line.end);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_INDENTATION, line, "%s", message);
  if (p->began < line_start(p, p->at))
    cjm_diag_related(diag, line_around(p, p->began), "what it stands in begins here, indented by %u", indentation(p, p->began));
  else if (line_above(p, p->at, &above))
    cjm_diag_related(diag, above, "the line above is indented by %u", indentation(p, above.start));
  cjm_diag_help(diag, "lines that belong together begin in the same column");
  return pass_over_lines(p, p->at);
}

/* "mapping values are not allowed": mostly a colon in a text, sometimes a key in the wrong column. */
static CjmRepair stray_colon(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan line = line_around(p, p->at), above;
  const char *colon = key_colon(span_at(p, line.start, p->at));
  if (!colon && line_above(p, p->at, &above)) {
    if (indentation(p, above.start) >= indentation(p, p->at)) return report_missing_colon(p, above.start, diags);
    CjmProblem whole = *p;
    whole.at = line.start;
    return report_indentation(&whole, "this line is indented too deep: the line above already has a value", diags);
  }
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_UNQUOTED_COLON, character_at(p, p->at), "a colon and a blank inside of a text make it a key");
  if (colon) help_with_quotes(diag, p, colon);
  else cjm_diag_help(diag, "put the text in quotes");
  return (CjmRepair){.at = p->at, .with = ';'};
}

static CjmRepair tab(const CjmProblem *p, CjmDiags *diags)
{
  unsigned n_lines = 0;
  for (size_t i = 0; i < p->source->n_lines; i++) n_lines += p->source->text[p->source->lines[i]] == '\t';
  CjmSpan span = span_at(p, p->at, p->at + (uint32_t)strspn(p->source->text + p->at, "\t"));
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAB_INDENT, span, "lines are indented with blanks, not with tabs");
  if (n_lines > 1) cjm_diag_help(diag, "replace each tab with two blanks; %u lines begin with one", n_lines);
  else cjm_diag_help(diag, "replace each tab with two blanks");
  return NO_REPAIR;
}

static CjmRepair reserved_at(const CjmProblem *p, uint32_t at, CjmDiags *diags)
{
  CjmSpan sign = character_at(p, at);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_RESERVED_START, sign, "a text cannot begin with `%.*s`",
                                (int)(sign.end - sign.start), p->source->text + at);
  cjm_diag_help(diag, "put the text in quotes");
  return (CjmRepair){.at = at, .with = 'x'};
}

static CjmRepair reserved_start(const CjmProblem *p, CjmDiags *diags)
{
  return p->source->text[p->at] == '\t' ? tab(p, diags) : reserved_at(p, p->at, diags);
}

/* `*` and `&` without a name, `>` and `|` with text behind them, `?`: signs that need quotes where they began. */
static CjmRepair sign_at_start(const CjmProblem *p, CjmDiags *diags)
{
  return reserved_at(p, p->began, diags);
}

static CjmRepair open_quote(const CjmProblem *p, CjmDiags *diags)
{
  char quote = p->source->text[p->began];
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_QUOTE, character_at(p, p->began),
                                "the text that begins with this %c has no closing %c", quote, quote);
  if (quote == '\'') cjm_diag_help(diag, "close it with '; an apostrophe inside of single quotes is written twice: ''");
  else cjm_diag_help(diag, "close it with \"; a double quote inside of it is written \\\"");
  return pass_over_value(p, p->began);
}

static CjmRepair text_behind_quote(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan rest = line_around(p, p->at);
  rest.start = p->at;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TEXT_AFTER_QUOTE, rest, "the text goes on behind its closing quote");
  if (closing_quote(p, p->at) == '\'')
    cjm_diag_help(diag, "an apostrophe inside of single quotes is written twice: 'I don''t mind'");
  else cjm_diag_help(diag, "put all of it in single quotes: '\"Really?\" she says'");
  return pass_over_value(p, p->at);
}

static CjmRepair stray_closer(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, character_at(p, p->at), "this `%c` closes nothing", p->source->text[p->at]);
  cjm_diag_help(diag, "delete it, or put the text in quotes if it belongs to it");
  return pass_over_value(p, p->at);
}

static CjmRepair open_bracket(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  char opener = p->source->text[bracket], closer = opener == '[' ? ']' : '}';
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, character_at(p, bracket), "this `%c` is not closed", opener);
  CjmSpan line = line_around(p, bracket);
  if (!at_end(p)) cjm_diag_related(diag, character_at(p, p->at), "a comma or `%c` was expected here", closer);
  if (memchr(p->source->text + bracket, '#', MAX(line.end, bracket) - bracket))
    cjm_diag_help(diag, "`#` begins a comment, so what follows on its line is not read: put colours in quotes, \"#0a7\"");
  else cjm_diag_help(diag, "close it with `%c`", closer);
  return pass_over_value(p, bracket);
}

/* Whether the bracket was left open, the line where reading stopped being no part of it. */
static bool left_open(const CjmProblem *p, uint32_t bracket)
{
  return at_end(p) || (line_start(p, bracket) != line_start(p, p->at) && indentation(p, p->at) <= indentation(p, bracket));
}

static CjmRepair missing_comma(const CjmProblem *p, uint32_t at, uint32_t bracket, CjmDiags *diags)
{
  char closer = p->source->text[bracket] == '[' ? ']' : '}';
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, character_at(p, at), "a comma or `%c` is missing before this", closer);
  cjm_diag_related(diag, character_at(p, bracket), "the bracket is opened here");
  cjm_diag_help(diag, "put commas between the items, and quotes around a text that holds brackets");
  return pass_over_value(p, bracket);
}

static CjmRepair wrong_closer(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  const char *text = p->source->text;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, character_at(p, p->at), "`%c` cannot close what `%c` opened",
                                text[p->at], text[bracket]);
  cjm_diag_related(diag, character_at(p, bracket), "the bracket is opened here");
  cjm_diag_help(diag, "a list is written [a, b], a mapping {key: value}");
  return pass_over_value(p, bracket);
}

static CjmRepair colon_in_brackets(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  CjmSpan line = line_around(p, p->at);
  bool alone = line.start == p->at;
  if (!alone && line_start(p, p->at) != line_start(p, bracket) && key_colon(line) == p->source->text + p->at)
    return left_open(p, bracket) ? open_bracket(p, bracket, diags) : missing_comma(p, line.start, bracket, diags);
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_UNQUOTED_COLON, character_at(p, p->at), "%s",
                  alone ? "this colon is not on the line of its key" : "a colon and a blank inside of a text make it a key");
  cjm_diag_help(diag, "%s",
                alone ? "put the key and the colon on one line"
                      : "put a comma before the key if it is one, or the whole text in quotes");
  return (CjmRepair){.at = p->at, .with = ';'};
}

static CjmRepair in_brackets(const CjmProblem *p, CjmDiags *diags)
{
  char found = p->source->text[p->at];
  uint32_t bracket = p->in_bracket ? p->bracket : p->began;
  if (found == ':') return colon_in_brackets(p, bracket, diags);
  if (found == ']' || found == '}') return wrong_closer(p, bracket, diags);
  if (left_open(p, bracket)) return open_bracket(p, bracket, diags);
  if (closing_quote(p, p->at) && !strchr("[{\"'", found)) return text_behind_quote(p, diags);
  return missing_comma(p, p->at, bracket, diags);
}

static CjmRepair no_value(const CjmProblem *p, CjmDiags *diags)
{
  if (p->in_bracket && at_end(p)) return open_bracket(p, p->bracket, diags);
  if (strchr("]}", p->source->text[p->at]) && !p->in_bracket) return stray_closer(p, diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_YAML_SYNTAX, character_at(p, p->at), "a value is missing before this");
  cjm_diag_help(diag, "a text that begins with a comma or a bracket needs quotes");
  return NO_REPAIR;
}

/* Where a text that begins with a bracket goes on behind what closes it, `{name} orders` or `[text](address)`; false for none. */
static bool bracket_text(const CjmProblem *p, uint32_t *ret_bracket)
{
  const char *text = p->source->text;
  CjmSpan line = line_around(p, p->at);
  uint32_t before = p->at;
  while (before > line.start && text[before - 1] == ' ') before--;
  if (before == line.start || !strchr("]}", text[before - 1])) return false;
  char opener = text[before - 1] == ']' ? '[' : '{';
  uint32_t start = line.start;
  while (strncmp(text + start, "- ", 2) == 0) start += 2 + (uint32_t)strspn(text + start + 2, " ");
  const char *colon = key_colon(span_at(p, start, before));
  if (colon && text[start] != opener) start = (uint32_t)(colon - text) + 1 + (uint32_t)strspn(colon + 1, " ");
  *ret_bracket = start;
  return text[start] == opener;
}

static CjmRepair text_behind_bracket(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  const char *text = p->source->text;
  bool markdown = text[bracket] == '[' && text[p->at] == '(';
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_RESERVED_START, character_at(p, bracket),
                                "a text cannot begin with `%c` unless it is in quotes", text[bracket]);
  CjmSpan line = line_around(p, p->at);
  if (markdown) cjm_diag_help(diag, "a link is written {text: …, url: …}; a text that begins with `[` needs quotes");
  else if (line.end - bracket > QUOTED_MAX) cjm_diag_help(diag, "put the whole text in quotes");
  else cjm_diag_help(diag, "put the whole text in quotes: \"%.*s\"", (int)(line.end - bracket), text + bracket);
  return (CjmRepair){.at = bracket, .with = 'x'};
}

/* A block mapping or list was left for something that does not belong to it. */
static CjmRepair out_of_line(const CjmProblem *p, CjmDiags *diags)
{
  uint32_t bracket;
  if (bracket_text(p, &bracket)) return text_behind_bracket(p, bracket, diags);
  if (closing_quote(p, p->at)) return text_behind_quote(p, diags);
  if (strchr("]}", p->source->text[p->at])) return stray_closer(p, diags);
  if (p->source->text[p->at] == ':') {
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_KEY_NOT_TEXT, character_at(p, p->at), "a key is missing before the colon");
    cjm_diag_help(diag, "write `key: value`, or put the whole text in quotes");
    return (CjmRepair){.at = p->at, .with = '#'};
  }
  bool list = strstr(p->what, "'-'");
  return report_indentation(
    p, list ? "this line is indented like the list above, but has no dash" : "this line does not line up with the lines above",
    diags);
}

static CjmRepair misplaced_dash(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISPLACED_DASH, character_at(p, p->at), "a list item cannot begin here");
  cjm_diag_help(diag, "begin a new line for each `- item`, write [a, b], or put the text in quotes if the dash belongs to it");
  return (CjmRepair){.at = p->at, .with = 'x'};
}

static CjmRepair escape(const CjmProblem *p, CjmDiags *diags)
{
  const char *text = p->source->text;
  uint32_t at = p->at;
  while (at > p->began && text[at] != '\\') at--;
  if (at + 1 == p->source->len) return open_quote(p, diags);
  uint32_t end = at + 1;
  while (end < at + 6 && g_ascii_isalnum(text[end])) end++;
  if (!strchr("xuU", text[at + 1])) end = character_at(p, at + 1).end;
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_ESCAPE, span_at(p, at, end), "`%.*s` is not an escape", (int)(end - at), text + at);
  if (strstr(p->what, "Unicode"))
    cjm_diag_help(diag, "it is half of a character, or beyond the last; write the character itself");
  else cjm_diag_help(diag, "write \\\\ for a backslash, or use single quotes, in which it is one");
  return (CjmRepair){.at = at, .with = '/'};
}

static CjmRepair tag(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan word = span_at(p, p->began, p->began + (uint32_t)strcspn(p->source->text + p->began, " \t\r\n,]}"));
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAG, word, "a text cannot begin with `!`");
  cjm_diag_help(diag, "put the text in quotes");
  return (CjmRepair){.at = p->began, .with = 'x'};
}

static CjmRepair directive(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_DIRECTIVE, line_around(p, p->began), "a line that begins with `%%` is not part of the format");
  cjm_diag_help(diag, "delete the line, or put the text in quotes if the sign belongs to it");
  return (CjmRepair){.at = line_start(p, p->began), .with = '#'};
}

static CjmRepair behind_the_map(const CjmProblem *p, CjmDiags *diags)
{
  if (closing_quote(p, p->at)) return text_behind_quote(p, diags);
  if (strchr("]}", p->source->text[p->at])) return stray_closer(p, diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_YAML_SYNTAX, line_around(p, p->at), "the map has ended before this");
  cjm_diag_help(diag, "indent the line like the keys it belongs to, or delete it");
  return NO_REPAIR;
}

static CjmRepair other(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_YAML_SYNTAX, character_at(p, p->at), "this is not YAML (%s)", p->what);
  cjm_diag_help(diag, "put the text in quotes");
  return NO_REPAIR;
}

/* ---- the table ---- */

/* The first row whose words are in libyaml's; NULL matches anything. */
static const struct {
  const char *context, *what;
  CjmRepair (*report)(const CjmProblem *problem, CjmDiags *diags);
} rows[] = {
  {NULL, "mapping values are not allowed", stray_colon},
  {NULL, "cannot start any token", reserved_start},
  {NULL, "found a tab character", tab},
  {"quoted scalar", "found unexpected", open_quote},
  {"quoted scalar", "escape", escape},
  {"quoted scalar", "hexdecimal", escape},
  {"directive", NULL, directive},
  {NULL, "YAML directive", directive},
  {NULL, "incompatible YAML", directive},
  {"tag", NULL, tag},
  {NULL, "undefined tag handle", tag},
  {"scanning an a", NULL, sign_at_start}, /* anchor, alias */
  {"block scalar", NULL, sign_at_start},
  {NULL, "mapping keys are not allowed", reserved_start},
  {NULL, "block sequence entries", misplaced_dash},
  {NULL, "could not find expected ':'", no_colon},
  {NULL, "expected ',' or", in_brackets},
  {NULL, "expected node content", no_value},
  {NULL, "expected key", out_of_line},
  {NULL, "expected '-'", out_of_line},
  {NULL, "<document start>", behind_the_map},
  {NULL, NULL, other},
};

CjmRepair cjm_problem_report(const CjmProblem *problem, CjmDiags *diags)
{
  size_t i = 0;
  while ((rows[i].context && !strstr(problem->context, rows[i].context)) ||
         (rows[i].what && !strstr(problem->what, rows[i].what)))
    i++;
  return rows[i].report(problem, diags);
}
