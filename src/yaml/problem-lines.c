/* problem-lines.c: missing colons and dashes, and wrong indentation. */
#include "yaml/problem-parts.h"

enum { MOST_COLUMNS = 8 /* by which a line can be out of its column */ };

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
  CjmSpan span = cjm_problem_text(p, (uint32_t)(value - p->source->text));
  if (span.source && !strchr("\"'[{&*!|>", *value)) cjm_fix_quote(diag, CJM_FIX_SAFE, span);
  if (awkward || end - start > CJM_QUOTED_MAX || strchr("\"'[{&*!|>", *value))
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
  CjmRepair repair = {.kind = CJM_REPAIR_INDENT, .at = line.start, .end = end, .columns = 2};
  cjm_fix_move(diag, CJM_FIX_SAFE, p, repair);
  return repair;
}

/* A word with lines below that are its value is a key; other lines are remarks. */
static void fix_without_colon(const CjmProblem *p, CjmSpan line, CjmDiag *diag)
{
  const char *text = p->source->text;
  bool word = line.start + strspn(text + line.start, "abcdefghijklmnopqrstuvwxyz_") == line.end;
  uint32_t next = cjm_next_line_within(p->source, line.start, UINT_MAX);
  unsigned column = cjm_line_indentation(p->source, line.start);
  bool value = next < p->source->len && (cjm_line_indentation(p->source, next) > column || strncmp(text + next, "- ", 2) == 0 ||
                                         (cjm_line_indentation(p->source, next) == column && text[next + column] == '-'));
  if (word && value) cjm_fix_insert(diag, CJM_FIX_SAFE, p, line.end, ":", "write a colon after the key");
  else if (!word && text[line.start] != '-') cjm_fix_insert(diag, CJM_FIX_SUGGESTED, p, line.start, "# ", "make the line a comment");
}

static CjmRepair report_missing_colon(const CjmProblem *p, uint32_t at, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, at);
  const char *text = p->source->text;
  if (strncmp(text + line.start, "//", 2) == 0 || strncmp(text + line.start, "/*", 2) == 0)
    return cjm_problem_report_slashes(line, diags);
  const char *sign;
  if (is_assignment(line, &sign)) {
    uint32_t offset = (uint32_t)(sign - text);
    CjmDiag *diag =
      cjm_diags_add(diags, CJM_CODE_MISSING_COLON, cjm_problem_character(p, offset), "a key ends with a colon, not with `=`");
    cjm_diag_help(diag, "write `key: value`");
    uint32_t before = offset;
    while (text[before - 1] == ' ') before--;
    cjm_diag_replace(diag, CJM_FIX_SAFE, cjm_problem_span(p, before, offset + 1), text[offset + 1] == ' ' ? ":" : ": ",
                     "write a colon");
    return cjm_repair_replace(offset, ':');
  }
  const char *colon = memchr(text + line.start, ':', line.end - line.start);
  if (colon) {
    uint32_t after = (uint32_t)(colon - text) + 1;
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, line, "a space is missing after the colon");
    cjm_diag_help(diag, "write `%.*s: …`", (int)(after - 1 - line.start), text + line.start);
    uint32_t key = cjm_after_dashes(p->source, line.start);
    if (key + strspn(text + key, "abcdefghijklmnopqrstuvwxyz_") + 1 == after && text[after] != '/')
      cjm_fix_insert(diag, CJM_FIX_SAFE, p, after, " ", "write a space after the colon");
    return cjm_repair_insert(after, " ");
  }
  CjmSpan above;
  if (cjm_line_above(p->source, line.start, &above) && begins_block_text(above)) return report_block_text(p, line, above, diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, line, "this line has no key with a colon");
  cjm_diag_help(diag, "write `key: value`, or `# ` before a remark; a text that continues the line above is indented deeper");
  fix_without_colon(p, line, diag);
  return cjm_repair_skip(line.start, '#', line.end);
}

CjmRepair cjm_problem_no_colon(const CjmProblem *p, CjmDiags *diags)
{
  return report_missing_colon(p, p->began, diags);
}

CjmRepair cjm_problem_report_indentation(const CjmProblem *p, uint32_t at, const char *message, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, at), rest = {p->source, MIN(MAX(line.start, at), line.end), line.end};
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_INDENTATION, rest, "%s", message);
  CjmLevel level;
  if (rest.start > line.start || !cjm_nearest_level(p->source, at, MOST_COLUMNS, &level)) {
    CjmSpan above;
    if (cjm_line_above(p->source, at, &above))
      cjm_diag_related(diag, above, "the line above is indented by %u", cjm_line_indentation(p->source, above.start));
    cjm_diag_help(diag, "lines that belong together begin in the same column");
    return cjm_repair_skip_lines(p, at);
  }
  const char *above = level.dash ? "dash" : "key";
  if (level.column == 0) cjm_diag_help(diag, "remove its indentation, so that it begins like the %s above", above);
  else cjm_diag_help(diag, "indent it by %u spaces, like the %s above", level.column, above);
  cjm_diag_related(diag, level.first, "the %s above begins here", above);
  CjmRepair move = cjm_repair_move(p, line.start, level.column);
  cjm_fix_move(diag, CJM_FIX_SUGGESTED, p, move);
  return move;
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

CjmRepair cjm_problem_report_missing_dash(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, p->at);
  CjmLevel level;
  if (cjm_line_indentation(p->source, p->at) != p->began - cjm_line_start(p->source, p->began))
    return cjm_problem_report_indentation(p, p->at, "this line does not line up with the lines above", diags);
  if (!cjm_nearest_level(p->source, p->at, MOST_COLUMNS, &level) || level.dash)
    return cjm_problem_report_indentation(p, p->at, "this line is indented like the list above, but has no dash", diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_INDENTATION, line, "this line is indented like the list above, but has no dash");
  int len = (int)(level.first.end - level.first.start);
  cjm_diag_help(
    diag, "put `- ` in front of it if it begins an item; if it belongs to the item above, indent it by %u spaces, like `%.*s`",
    level.column, len, p->source->text + level.first.start);
  cjm_diag_related(diag, level.first, "the item above has its keys in this column");
  if (begins_item(p, line, level.column)) {
    cjm_fix_insert(diag, CJM_FIX_SAFE, p, line.start, "- ", "begin the item with `- `");
    return cjm_repair_insert(line.start, "- ");
  }
  CjmRepair move = cjm_repair_move(p, line.start, level.column);
  cjm_fix_move(diag, CJM_FIX_SUGGESTED, p, move);
  return move;
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
         !cjm_key_colon(cjm_problem_span(p, text, above.end)) && !strchr("\"'[{|>", p->source->text[text]);
}

/* Keys below an item that is a bare text: the text needs a key, too. */
static CjmRepair report_item_text(const CjmProblem *p, CjmSpan line, CjmSpan above, CjmDiags *diags)
{
  const char *text = p->source->text;
  uint32_t start = cjm_after_dashes(p->source, above.start);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_INDENTATION, line, "the item above is a text, so no keys can follow");
  cjm_diag_related(diag, cjm_problem_span(p, start, above.end), "the text of the item");
  cjm_diag_help(diag, "give the text a key, such as `- title: %.*s`", (int)(above.end - start), text + start);
  cjm_fix_insert(diag, CJM_FIX_SAFE, p, start, "title: ", "write the text as its `title`");
  return cjm_repair_insert(start, "title: ");
}

/* `title: Plan, actions: Digs` becomes two lines. */
static void fix_key_after_comma(const CjmProblem *p, CjmSpan line, uint32_t key, CjmDiag *diag)
{
  unsigned column = cjm_after_dashes(p->source, line.start) - cjm_line_start(p->source, line.start);
  g_autofree char *break_line = g_strdup_printf("\n%*s", (int)column, "");
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, cjm_problem_span(p, key - 2, key), break_line, "begin a new line for the key");
}

CjmRepair cjm_problem_stray_colon(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, p->at), above;
  const char *colon = cjm_key_colon(cjm_problem_span(p, line.start, p->at));
  if (!colon && cjm_line_above(p->source, p->at, &above)) {
    if (cjm_line_indentation(p->source, above.start) >= cjm_line_indentation(p->source, p->at))
      return cjm_key_colon(above) ? cjm_repair_skip_lines(p, p->at) /* the line above was moved by a repair */
                                  : report_missing_colon(p, above.start, diags);
    return text_above(p, line, above)
             ? report_item_text(p, line, above, diags)
             : cjm_problem_report_indentation(p, line.start, "this line is indented too deep: the line above already has a value",
                                              diags);
  }
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_UNQUOTED_COLON, cjm_problem_character(p, p->at),
                                "a colon and a space inside a text make it a key");
  uint32_t key = key_after_comma(p, colon);
  if (key > 0) {
    cjm_diag_help(diag, "begin a new line for `%.*s`, in the column of the key above; or put all of the text in quotes",
                  (int)(p->at - key), p->source->text + key);
    fix_key_after_comma(p, line, key, diag);
  } else if (colon) help_with_quotes(diag, p, colon);
  else cjm_diag_help(diag, "put the text in quotes");
  return cjm_repair_replace(p->at, ';');
}

/* `phases: - Order`: the item gets a line of its own where others follow it, and needs no dash where it is the only one. */
static void fix_misplaced_dash(const CjmProblem *p, CjmDiag *diag)
{
  const char *text = p->source->text;
  CjmSpan line = cjm_line_around(p->source, p->at), rest = {p->source, p->at, line.end};
  uint32_t next = cjm_next_line_within(p->source, p->at, UINT_MAX);
  unsigned column = cjm_line_indentation(p->source, p->at), below = next < p->source->len ? cjm_line_indentation(p->source, next) : 0;
  if (g_strstr_len(text + p->at + 2, (gssize)(rest.end - MIN(p->at + 2, rest.end)), " - ")) return;
  if (next < p->source->len && text[next + below] == '-' && below >= column) {
    g_autofree char *break_line = g_strdup_printf("\n%*s", (int)below, "");
    uint32_t before = p->at;
    while (text[before - 1] == ' ') before--;
    cjm_diag_replace(diag, CJM_FIX_SAFE, cjm_problem_span(p, before, p->at), break_line, "begin a new line for the item");
  } else if (!cjm_key_colon(cjm_problem_span(p, MIN(p->at + 2, rest.end), rest.end))) {
    cjm_diag_replace(diag, CJM_FIX_SAFE, cjm_problem_span(p, p->at, MIN(p->at + 2, rest.end)), "", "leave out the dash of the only item");
  }
}

CjmRepair cjm_problem_misplaced_dash(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISPLACED_DASH, cjm_problem_character(p, p->at), "a list item cannot begin here");
  cjm_diag_help(diag, "begin a new line for each `- item`, write [a, b], or put the text in quotes if the dash belongs to it");
  fix_misplaced_dash(p, diag);
  return cjm_repair_replace(p->at, 'x');
}
