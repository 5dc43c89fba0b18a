/* problem-brackets.c: mistakes in lists and mappings in brackets. */
#include "yaml/problem-parts.h"

CjmRepair cjm_problem_stray_closer(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, cjm_problem_character(p, p->at), "this `%c` closes nothing",
                                p->source->text[p->at]);
  cjm_diag_help(diag, "delete it, or put the text in quotes if it belongs to it");
  return cjm_repair_skip_value(p, p->at);
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
    cjm_diag_help(diag, "`#` begins a comment, so what follows on its line is not read: put colours in quotes, \"#0a7\"");
  else cjm_diag_help(diag, "close it with `%c`", closer);
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

static CjmRepair missing_comma(const CjmProblem *p, uint32_t at, uint32_t bracket, CjmDiags *diags)
{
  CjmSpan slashes;
  if (find_slashes(p, bracket, at, &slashes)) return cjm_problem_report_slashes(slashes, diags);
  char closer = p->source->text[bracket] == '[' ? ']' : '}';
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, cjm_problem_character(p, at), "a comma or `%c` is missing before this", closer);
  cjm_diag_related(diag, cjm_problem_character(p, bracket), "the bracket is opened here");
  cjm_diag_help(diag, "put commas between the items, and quotes around a text with brackets in it");
  return value_ends(p, at) ? cjm_repair_insert(at, ",") : cjm_repair_skip_value(p, bracket);
}

/* Where another kind of bracket is still open around this one, that is what was meant to be closed. */
static CjmRepair wrong_closer(const CjmProblem *p, uint32_t bracket, CjmDiags *diags)
{
  const char *text = p->source->text;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_BRACKET, cjm_problem_character(p, p->at),
                                "`%c` cannot close what `%c` opened", text[p->at], text[bracket]);
  cjm_diag_related(diag, cjm_problem_character(p, bracket), "the bracket is opened here");
  cjm_diag_help(diag, "a list is written [a, b], a mapping {key: value}");
  if (text[p->at + 1 + strspn(text + p->at + 1, " ")] == (text[bracket] == '[' ? ']' : '}'))
    return cjm_repair_replace(p->at, ' ');
  if (p->in_bracket && p->outermost < bracket) return cjm_repair_insert(p->at, text[bracket] == '[' ? "]" : "}");
  return cjm_repair_replace(p->at, text[bracket] == '[' ? ']' : '}');
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
  return cjm_repair_replace(bracket, 'x');
}
