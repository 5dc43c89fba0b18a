#include "yaml/problem.h"

#include <string.h>

#include "yaml/outline.h"

enum { QUOTED_MAX = 60 /* bytes of a line that are quoted in a help */ };

static const CjmRepair NO_REPAIR = {.kind = CJM_REPAIR_NONE};

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

/* The closing quote before `at`, with nothing but spaces between; 0 for none. */
static char closing_quote(const CjmProblem *p, uint32_t at)
{
  uint32_t start = cjm_line_start(p->source, at);
  while (at > start && p->source->text[at - 1] == ' ') at--;
  return at > start && strchr("\"'", p->source->text[at - 1]) ? p->source->text[at - 1] : '\0';
}

/* ---- going on after a mistake ---- */

static CjmRepair replace(uint32_t at, char with)
{
  return (CjmRepair){.kind = CJM_REPAIR_REPLACE, .at = at, .with = with};
}

static CjmRepair pass_over(uint32_t at, char with, uint32_t end)
{
  return (CjmRepair){.kind = CJM_REPAIR_REPLACE, .at = at, .with = with, .end = end};
}

static CjmRepair insert(uint32_t at, const char *text)
{
  return (CjmRepair){.kind = CJM_REPAIR_INSERT, .at = at, .text = text};
}

/* Moves the line at `at`, and the block that begins with it, to a column. */
static CjmRepair move_to(const CjmProblem *p, uint32_t at, unsigned column)
{
  int columns = (int)column - (int)cjm_line_indentation(p->source, at);
  return (CjmRepair){.kind = CJM_REPAIR_INDENT, .at = at, .end = cjm_block_end(p->source, at), .columns = columns};
}

/* Skips the value with the bracket or quote at `at`, up to the next line that cannot be a part of it. */
static CjmRepair pass_over_value(const CjmProblem *p, uint32_t at)
{
  const char *text = p->source->text;
  CjmSpan line = cjm_line_around(p->source, p->in_bracket ? MIN(p->outermost, at) : at), above;
  uint32_t start = cjm_value_start(p->source, line.start, at);
  if (start > line.start) {
    uint32_t owner = line.start; /* the key, or the last dash */
    for (uint32_t next; strncmp(text + owner, "- ", 2) == 0; owner = next) {
      next = owner + 2 + (uint32_t)strspn(text + owner + 2, " ");
      if (next == start) break;
    }
    return pass_over(start, 'x', cjm_next_line_within(p->source, start, owner - cjm_line_start(p->source, start)));
  }
  if (cjm_line_above(p->source, start, &above) && text[above.end - 1] == ':') {
    uint32_t owner = cjm_after_dashes(p->source, above.start);
    return pass_over(start, 'x', cjm_next_line_within(p->source, start, owner - cjm_line_start(p->source, owner)));
  }
  if (strchr("[{", text[start])) return NO_REPAIR; /* the whole document, as in JSON */
  return pass_over(start, '#', cjm_next_line_within(p->source, start, start - cjm_line_start(p->source, start)));
}

/* Skips the line of `at` and the block that begins with it. */
static CjmRepair pass_over_lines(const CjmProblem *p, uint32_t at)
{
  return pass_over(cjm_line_around(p->source, at).start, '#', cjm_block_end(p->source, at));
}

static bool at_end(const CjmProblem *p)
{
  return p->source->text[p->at + strspn(p->source->text + p->at, " \t\r\n")] == '\0';
}

/* ---- one function a mistake ---- */

/* Shows the author's own line with its value in quotes; all of the item, where what comes before the colon cannot be a key of ours. */
static void help_with_quotes(CjmDiag *diag, const CjmProblem *p, const char *colon)
{
  CjmSpan line = cjm_line_around(p->source, p->at);
  const char *value = colon + 1 + strspn(colon + 1, " ");
  const char *item = p->source->text + cjm_after_dashes(p->source, line.start);
  if (item > p->source->text + line.start && item < colon && memchr(item, ' ', (size_t)(colon - item))) value = item;
  const char *end = p->source->text + line.end;
  const char *start = p->source->text + line.start;
  bool awkward = memchr(value, '"', (size_t)(end - value)) || memchr(value, '\\', (size_t)(end - value));
  if (awkward || end - start > QUOTED_MAX || strchr("\"'[{&*!|>", *value))
    cjm_diag_help(diag, "put the whole text in quotes: \"…\", or '…' if it has quotes in it");
  else cjm_diag_help(diag, "put the text in quotes: %.*s\"%.*s\"", (int)(value - start), start, (int)(end - value), value);
}

/* `title = Ordering`: the sign of other formats between a key and its value. */
static bool is_assignment(CjmSpan line, const char **ret_sign)
{
  const char *text = line.source->text;
  *ret_sign = memchr(text + line.start, '=', line.end - line.start);
  return *ret_sign && *ret_sign > text + line.start &&
         strspn(text + line.start, "abcdefghijklmnopqrstuvwxyz_- ") >= (size_t)(*ret_sign - text - line.start);
}

static CjmRepair report_slashes(CjmSpan slashes, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, slashes, "a comment begins with `#`, not with `%.2s`",
                                slashes.source->text + slashes.start);
  cjm_diag_help(diag, "write `#` in place of `%.2s`", slashes.source->text + slashes.start);
  return replace(slashes.start, '#');
}

/* Whether a line ends with the sign of a text block: `actions: |`. */
static bool begins_block_text(CjmSpan line)
{
  const char *text = line.source->text;
  uint32_t end = line.end;
  if (end > line.start && strchr("+-", text[end - 1])) end--;
  return end > line.start + 2 && strchr("|>", text[end - 1]) && text[end - 2] == ' ';
}

/* Reports lines below `actions: |` that begin in the column of the key, and so are not part of its text. */
static CjmRepair report_block_text(const CjmProblem *p, CjmSpan line, CjmSpan above, CjmDiags *diags)
{
  unsigned column = cjm_line_indentation(p->source, line.start);
  uint32_t end = line.start;
  do {
    end = cjm_next_line_within(p->source, end, column);
  } while (end < p->source->len && cjm_line_indentation(p->source, end) == column &&
           !cjm_key_colon(cjm_line_around(p->source, end)));
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_INDENTATION, line, "a text block is indented deeper than its key");
  cjm_diag_related(diag, above, "the text block begins here");
  cjm_diag_help(diag, "indent its lines by two more");
  return (CjmRepair){.kind = CJM_REPAIR_INDENT, .at = line.start, .end = end, .columns = 2};
}

static CjmRepair report_missing_colon(const CjmProblem *p, uint32_t at, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, at);
  const char *text = p->source->text;
  if (strncmp(text + line.start, "//", 2) == 0 || strncmp(text + line.start, "/*", 2) == 0) return report_slashes(line, diags);
  const char *sign;
  if (is_assignment(line, &sign)) {
    uint32_t offset = (uint32_t)(sign - text);
    CjmDiag *diag =
      cjm_diags_add(diags, CJM_CODE_MISSING_COLON, character_at(p, offset), "a key ends with a colon, not with `=`");
    cjm_diag_help(diag, "write `key: value`");
    return replace(offset, ':');
  }
  const char *colon = memchr(text + line.start, ':', line.end - line.start);
  if (colon) {
    uint32_t after = (uint32_t)(colon - text) + 1;
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, line, "a space is missing after the colon");
    cjm_diag_help(diag, "write `%.*s: …`", (int)(after - 1 - line.start), text + line.start);
    return insert(after, " ");
  }
  CjmSpan above;
  if (cjm_line_above(p->source, line.start, &above) && begins_block_text(above)) return report_block_text(p, line, above, diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, line, "this line has no key with a colon");
  cjm_diag_help(diag, "write `key: value`, or `# ` before a remark; a text that continues the line above is indented deeper");
  return pass_over(line.start, '#', line.end);
}

static CjmRepair no_colon(const CjmProblem *p, CjmDiags *diags)
{
  return report_missing_colon(p, p->began, diags);
}

enum { MOST_COLUMNS = 8 /* by which a line is taken to be out of its column */ };

/* Reports a line that begins in the wrong column, and the column that it was probably meant to have. */
static CjmRepair report_indentation(const CjmProblem *p, uint32_t at, const char *message, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, at), rest = {p->source, MIN(MAX(line.start, at), line.end), line.end};
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_INDENTATION, rest, "%s", message);
  CjmLevel level;
  if (rest.start > line.start || !cjm_nearest_level(p->source, at, MOST_COLUMNS, &level)) {
    CjmSpan above;
    if (cjm_line_above(p->source, at, &above))
      cjm_diag_related(diag, above, "the line above is indented by %u", cjm_line_indentation(p->source, above.start));
    cjm_diag_help(diag, "lines that belong together begin in the same column");
    return pass_over_lines(p, at);
  }
  const char *above = level.dash ? "dash" : "key";
  if (level.column == 0) cjm_diag_help(diag, "remove its indentation, so that it begins like the %s above", above);
  else cjm_diag_help(diag, "indent it by %u spaces, like the %s above", level.column, above);
  cjm_diag_related(diag, level.first, "the %s above begins here", above);
  return move_to(p, line.start, level.column);
}

/* Whether a line without a dash is probably the start of an item: the item above has the same key, or what follows is indented as
 * after a dash. `column` is that of the keys of the item above. */
static bool begins_item(const CjmProblem *p, CjmSpan line, unsigned column)
{
  const char *text = p->source->text;
  unsigned dash = line.start - cjm_line_start(p->source, line.start);
  uint32_t next = cjm_next_line_within(p->source, line.start, UINT_MAX);
  if (next < p->source->len && cjm_line_indentation(p->source, next) == column) return true;
  const char *colon = cjm_key_colon(line);
  size_t len = colon ? (size_t)(colon - text) + 1 - line.start : line.end - line.start;
  for (CjmSpan above = line; cjm_line_above(p->source, above.start, &above);) {
    uint32_t key = cjm_after_dashes(p->source, above.start), start = cjm_line_start(p->source, above.start);
    if (key - start == column && strncmp(text + key, text + line.start, len) == 0) return true;
    if (above.start - start <= dash) return false;
  }
  return false;
}

/* A key in the column of the dashes above: either it begins another item, or it is out of its column. */
static CjmRepair report_missing_dash(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, p->at);
  CjmLevel level;
  if (cjm_line_indentation(p->source, p->at) != p->began - cjm_line_start(p->source, p->began))
    return report_indentation(p, p->at, "this line does not line up with the lines above", diags);
  if (!cjm_nearest_level(p->source, p->at, MOST_COLUMNS, &level) || level.dash)
    return report_indentation(p, p->at, "this line is indented like the list above, but has no dash", diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_INDENTATION, line, "this line is indented like the list above, but has no dash");
  int len = (int)(level.first.end - level.first.start);
  cjm_diag_help(
    diag, "put `- ` in front of it if it begins an item; if it belongs to the item above, indent it by %u spaces, like `%.*s`",
    level.column, len, p->source->text + level.first.start);
  cjm_diag_related(diag, level.first, "the item above has its keys in this column");
  return begins_item(p, line, level.column) ? insert(line.start, "- ") : move_to(p, line.start, level.column);
}

/* Where another key begins after a comma, `title: Plan, actions: Digs`: a word of small letters; 0 for none. */
static uint32_t key_after_comma(const CjmProblem *p, const char *colon)
{
  const char *text = p->source->text;
  uint32_t start = p->at;
  while (start > 0 && (g_ascii_islower(text[start - 1]) || text[start - 1] == '_')) start--;
  bool comma = colon && start < p->at && start >= 2 && text[start - 1] == ' ' && text[start - 2] == ',';
  return comma ? start : 0;
}

/* Whether the line above is an item that is a bare text, `- Plan`, with this line in the column of its text. */
static bool text_above(const CjmProblem *p, CjmSpan line, CjmSpan above)
{
  uint32_t text = cjm_after_dashes(p->source, above.start);
  return text > above.start && text - cjm_line_start(p->source, text) == cjm_line_indentation(p->source, line.start) &&
         !cjm_key_colon(span_at(p, text, above.end)) && !strchr("\"'[{|>", p->source->text[text]);
}

/* Keys below an item that is a bare text: the text needs a key, too. */
static CjmRepair report_item_text(const CjmProblem *p, CjmSpan line, CjmSpan above, CjmDiags *diags)
{
  const char *text = p->source->text;
  uint32_t start = cjm_after_dashes(p->source, above.start);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_INDENTATION, line, "the item above is a text, so no keys can follow");
  cjm_diag_related(diag, span_at(p, start, above.end), "the text of the item");
  cjm_diag_help(diag, "give the text a key, such as `- title: %.*s`", (int)(above.end - start), text + start);
  return insert(start, "title: ");
}

/* "mapping values are not allowed": mostly a colon in a text, sometimes a key in the wrong column. */
static CjmRepair stray_colon(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, p->at), above;
  const char *colon = cjm_key_colon(span_at(p, line.start, p->at));
  if (!colon && cjm_line_above(p->source, p->at, &above)) {
    if (cjm_line_indentation(p->source, above.start) >= cjm_line_indentation(p->source, p->at))
      return report_missing_colon(p, above.start, diags);
    return text_above(p, line, above)
             ? report_item_text(p, line, above, diags)
             : report_indentation(p, line.start, "this line is indented too deep: the line above already has a value", diags);
  }
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_UNQUOTED_COLON, character_at(p, p->at), "a colon and a space inside a text make it a key");
  uint32_t key = key_after_comma(p, colon);
  if (key > 0)
    cjm_diag_help(diag, "begin a new line for `%.*s`, in the column of the key above; or put all of the text in quotes",
                  (int)(p->at - key), p->source->text + key);
  else if (colon) help_with_quotes(diag, p, colon);
  else cjm_diag_help(diag, "put the text in quotes");
  return replace(p->at, ';');
}

/* The width of a tab in spaces: that which lines up the first line with tabs with the line above. */
static unsigned tab_width(const CjmProblem *p)
{
  static const unsigned widths[] = {2, 4, 8, 3};
  const char *text = p->source->text;
  uint32_t start = cjm_line_start(p->source, p->at);
  unsigned spaces = (unsigned)strspn(text + start, " "), tabs = (unsigned)strspn(text + start + spaces, "\t");
  CjmSpan above;
  if (!cjm_line_above(p->source, p->at, &above)) return widths[0];
  unsigned first = cjm_line_indentation(p->source, above.start);
  unsigned key = cjm_after_dashes(p->source, above.start) - cjm_line_start(p->source, above.start);
  for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
    unsigned column = spaces + tabs * widths[i];
    if (text[above.end - 1] == ':' ? column > key : column == (text[p->at + tabs] == '-' ? first : key)) return widths[i];
  }
  return widths[0];
}

static CjmRepair tab(const CjmProblem *p, CjmDiags *diags)
{
  const char *text = p->source->text;
  unsigned n_lines = 0, width = tab_width(p);
  for (size_t i = 0; i < p->source->n_lines; i++) {
    uint32_t start = p->source->lines[i];
    n_lines += text[start + strspn(text + start, " ")] == '\t';
  }
  CjmSpan span = span_at(p, p->at, p->at + (uint32_t)strspn(text + p->at, "\t"));
  if (cjm_line_around(p->source, p->at).start < p->at) {
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAB_INDENT, span, "a dash is followed by a space, not by a tab");
    cjm_diag_help(diag, "replace the tab with a space");
    return replace(p->at, ' ');
  }
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAB_INDENT, span, "lines are indented with spaces, not with tabs");
  if (n_lines > 1) cjm_diag_help(diag, "replace each tab with %u spaces; %u lines begin with one", width, n_lines);
  else cjm_diag_help(diag, "replace each tab with %u spaces", width);
  return (CjmRepair){.kind = CJM_REPAIR_TABS, .at = p->at, .columns = (int)width};
}

static CjmRepair reserved_at(const CjmProblem *p, uint32_t at, CjmDiags *diags)
{
  CjmSpan sign = character_at(p, at);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_RESERVED_START, sign, "a text cannot begin with `%.*s`",
                                (int)(sign.end - sign.start), p->source->text + at);
  const char *text = p->source->text + at;
  if (strncmp(text, "* ", 2) == 0)
    cjm_diag_help(diag, "an item of a list begins with `- `; put the text in quotes if the `*` belongs to it");
  else if (strncmp(text, "**", 2) == 0)
    cjm_diag_help(diag, "delete the `**`, as cjm does not read Markdown, or put the text in quotes");
  else cjm_diag_help(diag, "put the text in quotes");
  return replace(at, 'x');
}

static CjmRepair reserved_start(const CjmProblem *p, CjmDiags *diags)
{
  return p->source->text[p->at] == '\t' ? tab(p, diags) : reserved_at(p, p->at, diags);
}

/* `*` and `&` without a name, `>` and `|` with text after them, `?`: signs that need quotes where they began. */
static CjmRepair sign_at_start(const CjmProblem *p, CjmDiags *diags)
{
  return reserved_at(p, p->began, diags);
}

static CjmRepair open_quote(const CjmProblem *p, CjmDiags *diags)
{
  char quote = p->source->text[p->began];
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_QUOTE, character_at(p, p->began),
                                "the text that begins with this %c has no closing %c", quote, quote);
  if (quote == '\'') cjm_diag_help(diag, "close it with '; an apostrophe inside single quotes is written twice: ''");
  else cjm_diag_help(diag, "close it with \"; a double quote inside it is written \\\"");
  return pass_over_value(p, p->began);
}

static CjmRepair text_behind_quote(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan rest = cjm_line_around(p->source, p->at);
  rest.start = p->at;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TEXT_AFTER_QUOTE, rest, "the text continues after its closing quote");
  if (closing_quote(p, p->at) == '\'')
    cjm_diag_help(diag, "an apostrophe inside single quotes is written twice: 'I don''t mind'");
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
  CjmSpan line = cjm_line_around(p->source, bracket);
  if (!at_end(p)) cjm_diag_related(diag, character_at(p, p->at), "a comma or `%c` was expected here", closer);
  if (memchr(p->source->text + bracket, '#', MAX(line.end, bracket) - bracket))
    cjm_diag_help(diag, "`#` begins a comment, so what follows on its line is not read: put colours in quotes, \"#0a7\"");
  else cjm_diag_help(diag, "close it with `%c`", closer);
  return pass_over_value(p, bracket);
}

/* Whether the bracket was left open, the line where reading stopped being no part of it. */
static bool left_open(const CjmProblem *p, uint32_t bracket)
{
  return at_end(p) || (cjm_line_start(p->source, bracket) != cjm_line_start(p->source, p->at) &&
                       cjm_line_indentation(p->source, p->at) <= cjm_line_indentation(p->source, bracket));
}

/* A `//` or slash and asterisk that was meant to begin a comment, between two places; false for none. */
static bool find_slashes(const CjmProblem *p, uint32_t start, uint32_t end, CjmSpan *ret_slashes)
{
  const char *text = p->source->text;
  bool quoted = false;
  for (uint32_t at = start + 1; at + 1 < end; at++) {
    quoted ^= text[at] == '"' && text[at - 1] != '\\';
    if (quoted || text[at] != '/' || !strchr("/*", text[at + 1]) || !strchr(" \t\n,", text[at - 1])) continue;
    *ret_slashes = span_at(p, at, cjm_line_around(p->source, at).end);
    return true;
  }
  return false;
}

/* Whether a value in brackets ends before `at`, so that a comma there would begin another one. */
static bool value_ends(const CjmProblem *p, uint32_t at)
{
  const char *text = p->source->text;
  uint32_t before = at;
  while (before > 0 && strchr(" \t\r\n", text[before - 1])) before--;
  return before < at && (strchr("\"]}", text[before - 1]) || !strchr("[{", text[at]));
}

static CjmRepair missing_comma(const CjmProblem *p, uint32_t at, uint32_t bracket, CjmDiags *diags)
{
  CjmSpan slashes;
  if (find_slashes(p, bracket, at, &slashes)) return report_slashes(slashes, diags);
  char closer = p->source->text[bracket] == '[' ? ']' : '}';
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, character_at(p, at), "a comma or `%c` is missing before this", closer);
  cjm_diag_related(diag, character_at(p, bracket), "the bracket is opened here");
  cjm_diag_help(diag, "put commas between the items, and quotes around a text with brackets in it");
  return value_ends(p, at) ? insert(at, ",") : pass_over_value(p, bracket);
}

/* Where another kind of bracket is still open around this one, that is what was meant to be closed. */
static CjmRepair wrong_closer(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  const char *text = p->source->text;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, character_at(p, p->at), "`%c` cannot close what `%c` opened",
                                text[p->at], text[bracket]);
  cjm_diag_related(diag, character_at(p, bracket), "the bracket is opened here");
  cjm_diag_help(diag, "a list is written [a, b], a mapping {key: value}");
  if (text[p->at + 1 + strspn(text + p->at + 1, " ")] == (text[bracket] == '[' ? ']' : '}')) return replace(p->at, ' ');
  if (p->in_bracket && p->outermost < bracket) return insert(p->at, text[bracket] == '[' ? "]" : "}");
  return replace(p->at, text[bracket] == '[' ? ']' : '}');
}

static CjmRepair colon_in_brackets(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, p->at);
  bool alone = line.start == p->at;
  if (!alone && cjm_line_start(p->source, p->at) != cjm_line_start(p->source, bracket) &&
      cjm_key_colon(line) == p->source->text + p->at)
    return left_open(p, bracket) ? open_bracket(p, bracket, diags) : missing_comma(p, line.start, bracket, diags);
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_UNQUOTED_COLON, character_at(p, p->at), "%s",
                  alone ? "this colon is not on the line of its key" : "a colon and a space inside a text make it a key");
  cjm_diag_help(diag, "%s",
                alone ? "put the key and the colon on one line"
                      : "put a comma before the key if it is one, or the whole text in quotes");
  return replace(p->at, ';');
}

/* Whether a quoted text before `at` is the key of a map in braces whose colon is missing: it follows `{` or a comma, as keys do. */
static bool is_key_without_colon(const CjmProblem *p, uint32_t bracket)
{
  const char *text = p->source->text;
  uint32_t end = p->at;
  while (end > bracket && strchr(" \t", text[end - 1])) end--;
  if (text[bracket] != '{' || end < bracket + 3 || text[end - 1] != '"') return false;
  uint32_t start = end - 1;
  while (start > bracket && text[start - 1] != '"') start--;
  if (start <= bracket + 1) return false;
  start--;
  while (start > bracket && strchr(" \t\r\n", text[start - 1])) start--;
  return strchr("{,", text[start - 1]) != NULL;
}

static CjmRepair in_brackets(const CjmProblem *p, CjmDiags *diags)
{
  char found = p->source->text[p->at];
  uint32_t bracket = p->in_bracket ? p->bracket : p->began;
  if (found == ':') return colon_in_brackets(p, bracket, diags);
  if (found == ']' || found == '}') return wrong_closer(p, bracket, diags);
  if (left_open(p, bracket)) return open_bracket(p, bracket, diags);
  if (closing_quote(p, p->at) && !strchr("[{\"'", found)) return text_behind_quote(p, diags);
  if (is_key_without_colon(p, bracket)) {
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, character_at(p, p->at), "a colon is missing before this");
    cjm_diag_help(diag, "write a colon and a space after the key: `\"key\": value`");
    return insert(p->at, ": ");
  }
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

/* Where a text that begins with a bracket continues after what closes it, `{name} orders` or `[text](address)`; false for none. */
static bool bracket_text(const CjmProblem *p, uint32_t *ret_bracket)
{
  const char *text = p->source->text;
  CjmSpan line = cjm_line_around(p->source, p->at);
  uint32_t before = p->at;
  while (before > line.start && text[before - 1] == ' ') before--;
  if (before == line.start || !strchr("]}", text[before - 1])) return false;
  char opener = text[before - 1] == ']' ? '[' : '{';
  uint32_t start = cjm_after_dashes(p->source, line.start);
  const char *colon = cjm_key_colon(span_at(p, start, before));
  if (colon && text[start] != opener) start = (uint32_t)(colon - text) + 1 + (uint32_t)strspn(colon + 1, " ");
  *ret_bracket = start;
  return text[start] == opener;
}

static CjmRepair text_behind_bracket(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  const char *text = p->source->text;
  bool markdown = text[bracket] == '[' && text[p->at] == '(';
  bool box = strncmp(text + bracket, "[ ]", 3) == 0 || g_ascii_strncasecmp(text + bracket, "[x]", 3) == 0;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_RESERVED_START, character_at(p, bracket),
                                "a text cannot begin with `%c` unless it is in quotes", text[bracket]);
  CjmSpan line = cjm_line_around(p->source, p->at);
  if (markdown) cjm_diag_help(diag, "a link is written {text: …, url: …}; a text that begins with `[` needs quotes");
  else if (box) cjm_diag_help(diag, "remove the check box `%.3s`", text + bracket);
  else if (line.end - bracket > QUOTED_MAX) cjm_diag_help(diag, "put the whole text in quotes");
  else cjm_diag_help(diag, "put the whole text in quotes: \"%.*s\"", (int)(line.end - bracket), text + bracket);
  return replace(bracket, 'x');
}

/* A block mapping or list ends with a line that does not belong to it. */
static CjmRepair out_of_line(const CjmProblem *p, CjmDiags *diags)
{
  uint32_t bracket;
  if (bracket_text(p, &bracket)) return text_behind_bracket(p, bracket, diags);
  if (closing_quote(p, p->at)) return text_behind_quote(p, diags);
  if (strchr("]}", p->source->text[p->at])) return stray_closer(p, diags);
  if (p->source->text[p->at] == ':') {
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_KEY_NOT_TEXT, character_at(p, p->at), "a key is missing before the colon");
    cjm_diag_help(diag, "write `key: value`, or put the whole text in quotes");
    return replace(p->at, '#');
  }
  if (strstr(p->what, "'-'")) return report_missing_dash(p, diags);
  return report_indentation(p, p->at, "this line does not line up with the lines above", diags);
}

static CjmRepair misplaced_dash(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISPLACED_DASH, character_at(p, p->at), "a list item cannot begin here");
  cjm_diag_help(diag, "begin a new line for each `- item`, write [a, b], or put the text in quotes if the dash belongs to it");
  return replace(p->at, 'x');
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
  else cjm_diag_help(diag, "write \\\\ for a backslash, or use single quotes");
  return replace(at, '/');
}

static CjmRepair tag(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan word = span_at(p, p->began, p->began + (uint32_t)strcspn(p->source->text + p->began, " \t\r\n,]}"));
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAG, word, "a text cannot begin with `!`");
  cjm_diag_help(diag, "put the text in quotes");
  return replace(p->began, 'x');
}

static CjmRepair directive(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_DIRECTIVE, cjm_line_around(p->source, p->began),
                                "a line that begins with `%%` is not part of the format");
  cjm_diag_help(diag, "delete the line, or put the text in quotes if the sign belongs to it");
  return (CjmRepair){.at = cjm_line_start(p->source, p->began), .with = '#'};
}

static CjmRepair behind_the_map(const CjmProblem *p, CjmDiags *diags)
{
  if (closing_quote(p, p->at)) return text_behind_quote(p, diags);
  if (strchr("]}", p->source->text[p->at])) return stray_closer(p, diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_YAML_SYNTAX, cjm_line_around(p->source, p->at), "the map has ended before this");
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
