/* problem.c: the errors of libyaml, and the message for each. */
#include "base/yaml-text.h"
#include "yaml/problem-parts.h"

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

static void fix_tabs(const CjmProblem *p, unsigned width, CjmDiag *diag)
{
  const char *text = p->source->text;
  cjm_diag_fix(diag, CJM_FIX_SAFE, "write %u spaces for each tab", width);
  for (size_t i = 0; i < p->source->n_lines; i++) {
    uint32_t at = p->source->lines[i] + (uint32_t)strspn(text + p->source->lines[i], " "), n = (uint32_t)strspn(text + at, "\t");
    g_autofree char *spaces = g_strnfill((gsize)n * width, ' ');
    if (n > 0) cjm_diag_edit(diag, cjm_problem_span(p, at, at + n), spaces);
  }
}

static CjmRepair tab(const CjmProblem *p, CjmDiags *diags)
{
  const char *text = p->source->text;
  unsigned n_lines = 0, width = tab_width(p);
  for (size_t i = 0; i < p->source->n_lines; i++) {
    uint32_t start = p->source->lines[i];
    n_lines += text[start + strspn(text + start, " ")] == '\t';
  }
  CjmSpan span = cjm_problem_span(p, p->at, p->at + (uint32_t)strspn(text + p->at, "\t"));
  if (cjm_line_around(p->source, p->at).start < p->at) {
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAB_INDENT, span, "a dash is followed by a space, not by a tab");
    cjm_diag_help(diag, "replace the tab with a space");
    cjm_diag_replace(diag, CJM_FIX_SAFE, span, " ", "write a space");
    return cjm_repair_replace(p->at, ' ');
  }
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAB_INDENT, span, "lines are indented with spaces, not with tabs");
  if (n_lines > 1) cjm_diag_help(diag, "replace each tab with %u spaces; %u lines begin with one", width, n_lines);
  else cjm_diag_help(diag, "replace each tab with %u spaces", width);
  fix_tabs(p, width, diag);
  return (CjmRepair){.kind = CJM_REPAIR_TABS, .at = p->at, .columns = (int)width};
}

/* Asterisks in the column of the first one, down to a line that is indented less, become dashes. */
static void fix_asterisks(const CjmProblem *p, uint32_t at, CjmDiag *diag)
{
  const char *text = p->source->text;
  uint32_t column = at - cjm_line_start(p->source, at);
  if (cjm_line_around(p->source, at).start != at) return;
  cjm_diag_fix(diag, CJM_FIX_SAFE, "begin items with `- `");
  for (size_t i = 0; i < p->source->n_lines; i++) {
    uint32_t line = p->source->lines[i], indent = (uint32_t)strspn(text + line, " ");
    if (line + indent < at || strchr("\r\n", text[line + indent])) continue;
    if (indent < column) return;
    if (indent == column && strncmp(text + line + indent, "* ", 2) == 0)
      cjm_diag_edit(diag, cjm_problem_span(p, line + indent, line + indent + 1), "-");
  }
}

static void fix_bold(const CjmProblem *p, uint32_t at, CjmDiag *diag)
{
  const char *text = p->source->text;
  CjmSpan span = cjm_problem_text(p, at);
  const char *end = span.source ? g_strstr_len(text + at + 2, (gssize)(span.end - at - 2), "**") : NULL;
  if (!end) return;
  g_autofree char *bold = g_strndup(text + at + 2, (gsize)(end - text) - at - 2),
                  *rest = g_strndup(end + 2, span.end - (gsize)(end - text) - 2), *whole = g_strconcat(bold, rest, NULL);
  g_autoptr(GString) plain = g_string_new(NULL);
  bool is_key = rest[0] == ':' && strchr(" \r\n", rest[1]) != NULL; /* `**title**: Buying shoes` */
  if (is_key) span.end = (uint32_t)(end - text) + 2;
  cjm_yaml_text_append_in_brackets(plain, is_key ? bold : whole);
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, span, plain->str, "delete the asterisks");
}

static CjmRepair reserved_at(const CjmProblem *p, uint32_t at, CjmDiags *diags)
{
  CjmSpan sign = cjm_problem_character(p, at);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_RESERVED_START, sign, "a text cannot begin with `%.*s`",
                                (int)(sign.end - sign.start), p->source->text + at);
  const char *text = p->source->text + at;
  if (strncmp(text, "* ", 2) == 0) {
    cjm_diag_help(diag, "an item of a list begins with `- `; put the text in quotes if the `*` belongs to it");
    fix_asterisks(p, at, diag);
  } else if (strncmp(text, "**", 2) == 0) {
    cjm_diag_help(diag, "delete the `**`, or put the text in quotes; `cjm import` makes journeys of Markdown");
    fix_bold(p, at, diag);
  } else {
    cjm_diag_help(diag, "put the text in quotes");
    CjmSpan whole = cjm_problem_text(p, at);
    if (whole.source) cjm_fix_quote(diag, CJM_FIX_SAFE, whole);
  }
  return cjm_repair_replace(at, 'x');
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

/* The quote is closed at the end of the line, before a comma or bracket there. */
static void fix_open_quote(const CjmProblem *p, CjmDiag *diag)
{
  const char *text = p->source->text, quote[] = {text[p->began], '\0'};
  uint32_t end = cjm_line_around(p->source, p->began).end;
  if (end <= p->began + 1) return;
  if (p->in_bracket)
    while (end > p->began + 1 && strchr(",]} ", text[end - 1])) end--;
  cjm_fix_insert(diag, CJM_FIX_SUGGESTED, p, end, quote, "close the quote at the end of the line");
}

static CjmRepair open_quote(const CjmProblem *p, CjmDiags *diags)
{
  char quote = p->source->text[p->began];
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OPEN_QUOTE, cjm_problem_character(p, p->began),
                                "the text that begins with this %c has no closing %c", quote, quote);
  if (quote == '\'') cjm_diag_help(diag, "close it with '; an apostrophe inside single quotes is written twice: ''");
  else cjm_diag_help(diag, "close it with \"; a double quote inside it is written \\\"");
  fix_open_quote(p, diag);
  return cjm_repair_skip_value(p, p->began);
}

static CjmRepair no_value(const CjmProblem *p, CjmDiags *diags)
{
  if (p->in_bracket && cjm_problem_at_end(p)) return cjm_problem_open_bracket(p, p->bracket, diags);
  if (strchr("]}", p->source->text[p->at]) && !p->in_bracket) return cjm_problem_stray_closer(p, diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_YAML_SYNTAX, cjm_problem_character(p, p->at), "a value is missing before this");
  cjm_diag_help(diag, "a text that begins with a comma or a bracket needs quotes");
  if (p->in_bracket && p->source->text[p->at] == ',')
    cjm_diag_replace(diag, CJM_FIX_SAFE, cjm_problem_character(p, p->at), "", "delete the comma");
  return CJM_NO_REPAIR;
}

/* A block mapping or list ends with a line that does not belong to it. */
static CjmRepair out_of_line(const CjmProblem *p, CjmDiags *diags)
{
  uint32_t bracket;
  if (cjm_problem_bracket_text(p, &bracket)) return cjm_problem_text_behind_bracket(p, bracket, diags);
  if (cjm_problem_closing_quote(p, p->at)) return cjm_problem_text_behind_quote(p, diags);
  if (strchr("]}", p->source->text[p->at])) return cjm_problem_stray_closer(p, diags);
  if (p->source->text[p->at] == ':') {
    CjmDiag *diag =
      cjm_diags_add(diags, CJM_CODE_KEY_NOT_TEXT, cjm_problem_character(p, p->at), "a key is missing before the colon");
    cjm_diag_help(diag, "write `key: value`, or put the whole text in quotes");
    return cjm_repair_replace(p->at, '#');
  }
  if (strstr(p->what, "'-'")) return cjm_problem_report_missing_dash(p, diags);
  return cjm_problem_report_indentation(p, p->at, "this line does not line up with the lines above", diags);
}

static CjmRepair escape(const CjmProblem *p, CjmDiags *diags)
{
  const char *text = p->source->text;
  uint32_t at = p->at;
  while (at > p->began && text[at] != '\\') at--;
  if (at + 1 == p->source->len) return open_quote(p, diags);
  uint32_t end = at + 1;
  while (end < at + 6 && g_ascii_isalnum(text[end])) end++;
  if (!strchr("xuU", text[at + 1])) end = cjm_problem_character(p, at + 1).end;
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_ESCAPE, cjm_problem_span(p, at, end), "`%.*s` is not an escape", (int)(end - at), text + at);
  if (strstr(p->what, "Unicode"))
    cjm_diag_help(diag, "it is half of a character, or beyond the last; write the character itself");
  else {
    cjm_diag_help(diag, "write \\\\ for a backslash, or use single quotes");
    cjm_fix_insert(diag, CJM_FIX_SAFE, p, at, "\\", "write two backslashes for one");
  }
  return cjm_repair_replace(at, '/');
}

static CjmRepair tag(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan word = cjm_problem_span(p, p->began, p->began + (uint32_t)strcspn(p->source->text + p->began, " \t\r\n,]}"));
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAG, word, "a text cannot begin with `!`");
  cjm_diag_help(diag, "put the text in quotes");
  CjmSpan text = cjm_problem_text(p, p->began);
  if (text.source) cjm_fix_quote(diag, CJM_FIX_SAFE, text);
  return cjm_repair_replace(p->began, 'x');
}

static CjmRepair directive(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_DIRECTIVE, cjm_line_around(p->source, p->began),
                                "a line that begins with `%%` is not part of the format");
  cjm_diag_help(diag, "delete the line, or put the text in quotes if the sign belongs to it");
  CjmSpan line = cjm_line_around(p->source, p->began);
  if (line.start == cjm_line_start(p->source, p->began)) cjm_diag_replace(diag, CJM_FIX_SAFE, line, "", "delete the directive");
  return (CjmRepair){.at = cjm_line_start(p->source, p->began), .with = '#'};
}

static CjmRepair behind_the_map(const CjmProblem *p, CjmDiags *diags)
{
  if (cjm_problem_closing_quote(p, p->at)) return cjm_problem_text_behind_quote(p, diags);
  if (strchr("]}", p->source->text[p->at])) return cjm_problem_stray_closer(p, diags);
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_YAML_SYNTAX, cjm_line_around(p->source, p->at), "the map has ended before this");
  cjm_diag_help(diag, "indent the line like the keys it belongs to, or delete it");
  return CJM_NO_REPAIR;
}

static CjmRepair other(const CjmProblem *p, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_YAML_SYNTAX, cjm_problem_character(p, p->at), "this is not YAML (%s)", p->what);
  cjm_diag_help(diag, "put the text in quotes");
  return CJM_NO_REPAIR;
}

/* ---- the table ---- */

/* The first row whose words are in libyaml's; NULL matches anything. */
static const struct {
  const char *context, *what;
  CjmRepair (*report)(const CjmProblem *problem, CjmDiags *diags);
} rows[] = {
  {NULL, "mapping values are not allowed", cjm_problem_stray_colon},
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
  {NULL, "block sequence entries", cjm_problem_misplaced_dash},
  {NULL, "could not find expected ':'", cjm_problem_no_colon},
  {NULL, "expected ',' or", cjm_problem_in_brackets},
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
