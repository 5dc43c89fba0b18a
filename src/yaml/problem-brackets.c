/* problem-brackets.c: mistakes in lists and mappings in brackets. */
#include "yaml/problem-parts.h"

CjmRepair cjm_problem_stray_closer(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, cjm_problem_character(p, p->at), "this `%c` closes nothing",
                                p->source->text[p->at]);
  cjm_diag_help(diag, "delete it, or put the text in quotes if it belongs to it");
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, cjm_problem_character(p, p->at), "", "delete it");
  return cjm_repair_skip_value(p, p->at);
}

/* Puts the colours in the line in quotes. */
static void fix_colours(const CjmProblem *p, uint32_t bracket, CjmDiag *diag)
{
  const char *text = p->source->text;
  CjmSpan line = cjm_line_around(p->source, bracket);
  cjm_diag_fix(diag, CJM_FIX_SAFE, "put colours in quotes");
  for (uint32_t at = bracket + 1; at < line.end; at++) {
    uint32_t n = text[at] == '#' && strchr(" [{,", text[at - 1]) ? (uint32_t)strspn(text + at + 1, "0123456789abcdefABCDEF") + 1 : 0;
    if (n != 4 && n != 7) continue;
    g_autofree char *quoted = g_strdup_printf("\"%.*s\"", (int)n, text + at);
    cjm_diag_edit(diag, cjm_problem_span(p, at, at + n), quoted);
  }
  if (diag->fix && diag->fix->edits->len == 0) g_clear_pointer(&diag->fix, cjm_fix_free);
}

/* The bracket is closed behind the last text before the place where reading stopped. */
static void fix_open_bracket(const CjmProblem *p, uint32_t bracket, char closer, CjmDiag *diag)
{
  const char *text = p->source->text, close[] = {closer, '\0'};
  uint32_t end = cjm_problem_at_end(p) ? (uint32_t)p->source->len : cjm_line_start(p->source, p->at);
  while (end > bracket + 1 && strchr(" \t\r\n,", text[end - 1])) end--;
  if (cjm_line_around(p->source, end - 1).start + 1 < end && memchr(text + cjm_line_start(p->source, end - 1), '#', end - cjm_line_start(p->source, end - 1)))
    return;
  cjm_fix_insert(diag, CJM_FIX_SUGGESTED, p, end, close, "close the bracket");
}

CjmRepair cjm_problem_open_bracket(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  char opener = p->source->text[bracket], closer = opener == '[' ? ']' : '}';
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, cjm_problem_character(p, bracket), "this `%c` is not closed", opener);
  CjmSpan line = cjm_line_around(p->source, bracket);
  if (!cjm_problem_at_end(p))
    cjm_diag_related(diag, cjm_problem_character(p, p->at), "a comma or `%c` was expected here", closer);
  if (memchr(p->source->text + bracket, '#', MAX(line.end, bracket) - bracket))
{
    cjm_diag_help(diag, "`#` begins a comment, so what follows on its line is not read: put colours in quotes, \"#0a7\"");
    fix_colours(p, bracket, diag);
  } else {
    cjm_diag_help(diag, "close it with `%c`", closer);
    fix_open_bracket(p, bracket, closer, diag);
  }
  return cjm_repair_skip_value(p, bracket);
}

/* Whether the bracket was left open, the line where reading stopped being no part of it. */
static bool left_open(const CjmProblem *p, uint32_t bracket)
{
  return cjm_problem_at_end(p) || (cjm_line_start(p->source, bracket) != cjm_line_start(p->source, p->at) &&
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
    *ret_slashes = cjm_problem_span(p, at, cjm_line_around(p->source, at).end);
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

/* The end of what stands before `at`, above lines that are comments; 0 where a comment may follow it in its line. */
static uint32_t end_before(const CjmProblem *p, uint32_t at)
{
  const char *text = p->source->text;
  while (at > 0) {
    while (at > 0 && strchr(" \t\r\n", text[at - 1])) at--;
    CjmSpan line = cjm_line_around(p->source, at);
    if (text[line.start] != '#') return g_strstr_len(text + line.start, (gssize)(at - line.start), " #") ? 0 : at;
    at = line.start;
  }
  return 0;
}

static CjmRepair missing_comma(const CjmProblem *p, uint32_t at, uint32_t bracket, CjmDiags *diags)
{
  CjmSpan slashes;
  if (find_slashes(p, bracket, at, &slashes)) return cjm_problem_report_slashes(slashes, diags);
  char closer = p->source->text[bracket] == '[' ? ']' : '}';
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, cjm_problem_character(p, at), "a comma or `%c` is missing before this", closer);
  cjm_diag_related(diag, cjm_problem_character(p, bracket), "the bracket is opened here");
  cjm_diag_help(diag, "put commas between the items, and quotes around a text with brackets in it");
  if (!value_ends(p, at)) return cjm_repair_skip_value(p, bracket);
  uint32_t before = end_before(p, at);
  if (before > 0) cjm_fix_insert(diag, CJM_FIX_SAFE, p, before, ",", "write a comma");
  return cjm_repair_insert(at, ",");
}

/* Where another kind of bracket is still open around this one, that is what was meant to be closed. */
static CjmRepair wrong_closer(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  const char *text = p->source->text;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, cjm_problem_character(p, p->at),
                                "`%c` cannot close what `%c` opened", text[p->at], text[bracket]);
  cjm_diag_related(diag, cjm_problem_character(p, bracket), "the bracket is opened here");
  cjm_diag_help(diag, "a list is written [a, b], a mapping {key: value}");
  const char *closer = text[bracket] == '[' ? "]" : "}";
  if (text[p->at + 1 + strspn(text + p->at + 1, " ")] == *closer) {
    cjm_diag_replace(diag, CJM_FIX_SUGGESTED, cjm_problem_character(p, p->at), "", "delete it");
    return cjm_repair_replace(p->at, ' ');
  }
  if (p->in_bracket && p->outermost < bracket) {
    cjm_fix_insert(diag, CJM_FIX_SUGGESTED, p, p->at, closer, "close the inner bracket first");
    return cjm_repair_insert(p->at, closer);
  }
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, cjm_problem_character(p, p->at), closer, "write `%s`", closer);
  return cjm_repair_replace(p->at, text[bracket] == '[' ? ']' : '}');
}

/* Puts the text with the colon in quotes, unless the word before the colon may be a key. */
static void fix_colon_in_text(const CjmProblem *p, uint32_t bracket, CjmDiag *diag)
{
  const char *text = p->source->text;
  uint32_t word = p->at, start = p->at;
  while (word > bracket + 1 && !strchr(" ,[{", text[word - 1])) word--;
  while (start > bracket + 1 && !strchr(",[{\n", text[start - 1]) && !(text[start - 1] == ' ' && text[start - 2] == ':')) start--;
  start += (uint32_t)strspn(text + start, " ");
  bool may_be_key = word > start && g_ascii_islower(text[word]);
  CjmSpan span = {p->source, start, start + (uint32_t)strcspn(text + start, ",]}\r\n")};
  while (span.end > start && text[span.end - 1] == ' ') span.end--;
  if (!may_be_key && span.end > p->at && !strchr("\"'", text[start])) cjm_fix_quote(diag, CJM_FIX_SAFE, span);
}

static CjmRepair colon_in_brackets(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  CjmSpan line = cjm_line_around(p->source, p->at);
  bool alone = line.start == p->at;
  if (!alone && cjm_line_start(p->source, p->at) != cjm_line_start(p->source, bracket) &&
      cjm_key_colon(line) == p->source->text + p->at)
    return left_open(p, bracket) ? cjm_problem_open_bracket(p, bracket, diags) : missing_comma(p, line.start, bracket, diags);
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_UNQUOTED_COLON, cjm_problem_character(p, p->at), "%s",
                  alone ? "this colon is not on the line of its key" : "a colon and a space inside a text make it a key");
  cjm_diag_help(diag, "%s",
                alone ? "put the key and the colon on one line"
                      : "put a comma before the key if it is one, or the whole text in quotes");
  if (!alone) fix_colon_in_text(p, bracket, diag);
  return cjm_repair_replace(p->at, ';');
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

CjmRepair cjm_problem_in_brackets(const CjmProblem *p, CjmDiags *diags)
{
  char found = p->source->text[p->at];
  uint32_t bracket = p->in_bracket ? p->bracket : p->began;
  if (found == ':') return colon_in_brackets(p, bracket, diags);
  if (found == ']' || found == '}') return wrong_closer(p, bracket, diags);
  if (left_open(p, bracket)) return cjm_problem_open_bracket(p, bracket, diags);
  if (cjm_problem_closing_quote(p, p->at) && !strchr("[{\"'", found)) return cjm_problem_text_behind_quote(p, diags);
  if (is_key_without_colon(p, bracket)) {
    CjmDiag *diag =
      cjm_diags_add(diags, CJM_CODE_MISSING_COLON, cjm_problem_character(p, p->at), "a colon is missing before this");
    cjm_diag_help(diag, "write a colon and a space after the key: `\"key\": value`");
    uint32_t end = p->at;
    while (strchr(" \t", p->source->text[end - 1])) end--;
    cjm_fix_insert(diag, CJM_FIX_SAFE, p, end, ":", "write a colon after the key");
    return cjm_repair_insert(p->at, ": ");
  }
  return missing_comma(p, p->at, bracket, diags);
}

bool cjm_problem_bracket_text(const CjmProblem *p, uint32_t *ret_bracket)
{
  const char *text = p->source->text;
  CjmSpan line = cjm_line_around(p->source, p->at);
  uint32_t before = p->at;
  while (before > line.start && text[before - 1] == ' ') before--;
  if (before == line.start || !strchr("]}", text[before - 1])) return false;
  char opener = text[before - 1] == ']' ? '[' : '{';
  uint32_t start = cjm_after_dashes(p->source, line.start);
  const char *colon = cjm_key_colon(cjm_problem_span(p, start, before));
  if (colon && text[start] != opener) start = (uint32_t)(colon - text) + 1 + (uint32_t)strspn(colon + 1, " ");
  *ret_bracket = start;
  return text[start] == opener;
}

CjmRepair cjm_problem_text_behind_bracket(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  const char *text = p->source->text;
  bool markdown = text[bracket] == '[' && text[p->at] == '(';
  bool box = strncmp(text + bracket, "[ ]", 3) == 0 || g_ascii_strncasecmp(text + bracket, "[x]", 3) == 0;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_RESERVED_START, cjm_problem_character(p, bracket),
                                "a text cannot begin with `%c` unless it is in quotes", text[bracket]);
  CjmSpan line = cjm_line_around(p->source, p->at);
  if (markdown) cjm_diag_help(diag, "a link is written {text: …, url: …}; a text that begins with `[` needs quotes");
  else if (box) cjm_diag_help(diag, "remove the check box `%.3s`", text + bracket);
  else if (line.end - bracket > CJM_QUOTED_MAX) cjm_diag_help(diag, "put the whole text in quotes");
  else cjm_diag_help(diag, "put the whole text in quotes: \"%.*s\"", (int)(line.end - bracket), text + bracket);
  CjmSpan whole = {p->source, bracket, line.end};
  if (box) cjm_diag_replace(diag, CJM_FIX_SAFE, cjm_problem_span(p, bracket, bracket + 3 + (text[bracket + 3] == ' ')), "", "delete the check box");
  else if (!p->in_bracket) cjm_fix_quote(diag, CJM_FIX_SAFE, whole);
  return cjm_repair_replace(bracket, 'x');
}
