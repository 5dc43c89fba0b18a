#include "yaml/problem-parts.h"

CjmSpan cjm_problem_span(const CjmProblem *p, uint32_t start, uint32_t end)
{
  return (CjmSpan){p->source, start, MIN(end, (uint32_t)p->source->len)};
}

CjmSpan cjm_problem_character(const CjmProblem *p, uint32_t at)
{
  const char *text = p->source->text;
  if (at >= p->source->len || text[at] == '\n' || text[at] == '\r') return cjm_problem_span(p, at, at);
  return cjm_problem_span(p, at, at + (uint32_t)(g_utf8_next_char(text + at) - (text + at)));
}

char cjm_problem_closing_quote(const CjmProblem *p, uint32_t at)
{
  uint32_t start = cjm_line_start(p->source, at);
  while (at > start && p->source->text[at - 1] == ' ') at--;
  return at > start && strchr("\"'", p->source->text[at - 1]) ? p->source->text[at - 1] : '\0';
}

CjmRepair cjm_repair_replace(uint32_t at, char with)
{
  return (CjmRepair){.kind = CJM_REPAIR_REPLACE, .at = at, .with = with};
}

CjmRepair cjm_repair_skip(uint32_t at, char with, uint32_t end)
{
  return (CjmRepair){.kind = CJM_REPAIR_REPLACE, .at = at, .with = with, .end = end};
}

CjmRepair cjm_repair_insert(uint32_t at, const char *text)
{
  return (CjmRepair){.kind = CJM_REPAIR_INSERT, .at = at, .text = text};
}

CjmRepair cjm_repair_move(const CjmProblem *p, uint32_t at, unsigned column)
{
  int columns = (int)column - (int)cjm_line_indentation(p->source, at);
  return (CjmRepair){.kind = CJM_REPAIR_INDENT, .at = at, .end = cjm_block_end(p->source, at), .columns = columns};
}

CjmRepair cjm_repair_skip_value(const CjmProblem *p, uint32_t at)
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
    return cjm_repair_skip(start, 'x', cjm_next_line_within(p->source, start, owner - cjm_line_start(p->source, start)));
  }
  if (cjm_line_above(p->source, start, &above) && text[above.end - 1] == ':') {
    uint32_t owner = cjm_after_dashes(p->source, above.start);
    return cjm_repair_skip(start, 'x', cjm_next_line_within(p->source, start, owner - cjm_line_start(p->source, owner)));
  }
  if (strchr("[{", text[start])) return CJM_NO_REPAIR; /* the whole document, as in JSON */
  return cjm_repair_skip(start, '#', cjm_next_line_within(p->source, start, start - cjm_line_start(p->source, start)));
}

CjmRepair cjm_repair_skip_lines(const CjmProblem *p, uint32_t at)
{
  return cjm_repair_skip(cjm_line_around(p->source, at).start, '#', cjm_block_end(p->source, at));
}

/* ---- fixes ---- */

void cjm_fix_insert(CjmDiag *diag, CjmFixSafety safety, const CjmProblem *p, uint32_t at, const char *text, const char *title)
{
  cjm_diag_replace(diag, safety, cjm_problem_span(p, at, at), text, "%s", title);
}

void cjm_fix_move(CjmDiag *diag, CjmFixSafety safety, const CjmProblem *p, CjmRepair repair)
{
  uint32_t start = cjm_line_start(p->source, repair.at);
  if (repair.columns == 0) return;
  cjm_diag_fix(diag, safety, "indent by %d %s", ABS(repair.columns), repair.columns > 0 ? "more" : "less");
  if (repair.columns > 0) {
    g_autofree char *spaces = g_strnfill((gsize)repair.columns, ' ');
    cjm_diag_edit(diag, cjm_problem_span(p, start, start), spaces);
  } else {
    uint32_t has = (uint32_t)strspn(p->source->text + start, " ");
    cjm_diag_edit(diag, cjm_problem_span(p, start, start + MIN(has, (uint32_t)-repair.columns)), "");
  }
  cjm_edit_indent(diag, p->source, start, repair.end, repair.columns);
}

/* Whether the line after `at` belongs to a text that begins in a line with this indentation. */
static bool continues(const CjmProblem *p, uint32_t at, unsigned column)
{
  const char *text = p->source->text, *next = strchr(text + at, '\n');
  if (!next || next[1] == '\0') return false;
  CjmSpan line = cjm_line_around(p->source, (uint32_t)(next + 1 - text));
  return line.start < line.end && cjm_line_indentation(p->source, line.start) > column && text[line.start] != '#' &&
         !cjm_key_colon(line) && strncmp(text + line.start, "- ", 2) != 0;
}

CjmSpan cjm_problem_text(const CjmProblem *p, uint32_t at)
{
  const char *text = p->source->text;
  CjmSpan line = cjm_line_around(p->source, at), span = {p->source, at, MAX(line.end, at)};
  const char *comment = g_strstr_len(text + at, (gssize)(span.end - at), " #");
  if (comment) span.end = (uint32_t)(comment - text);
  if (p->in_bracket) span.end = MIN(span.end, at + (uint32_t)strcspn(text + at, ",]}\r\n"));
  while (span.end > at && strchr(" \t", text[span.end - 1])) span.end--;
  unsigned column = cjm_after_dashes(p->source, line.start) - cjm_line_start(p->source, at);
  bool open_ended = span.end == at || (p->in_bracket ? strchr("\r\n", text[span.end]) != NULL : !comment && continues(p, at, column));
  return open_ended ? (CjmSpan){0} : span;
}

bool cjm_problem_at_end(const CjmProblem *p)
{
  return p->source->text[p->at + strspn(p->source->text + p->at, " \t\r\n")] == '\0';
}

CjmRepair cjm_problem_report_slashes(CjmSpan slashes, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, slashes, "a comment begins with `#`, not with `%.2s`",
                                slashes.source->text + slashes.start);
  const char *text = slashes.source->text;
  cjm_diag_help(diag, "write `#` in place of `%.2s`", text + slashes.start);
  CjmSpan sign = {slashes.source, slashes.start, slashes.start + 2}, end = {slashes.source, slashes.end - 2, slashes.end};
  bool block = text[sign.start + 1] == '*', whole = block && slashes.end >= sign.end + 2 && strncmp(text + end.start, "*/", 2) == 0;
  if (cjm_source_is_json(slashes.source)) {
    if (!block || whole) cjm_diag_replace(diag, CJM_FIX_SUGGESTED, slashes, "", "delete the comment, as JSON has none");
  } else if (!block || whole) {
    cjm_diag_replace(diag, CJM_FIX_SAFE, sign, "#", "begin the comment with `#`");
    if (whole) cjm_diag_edit(diag, end, "");
  }
  return cjm_repair_replace(slashes.start, '#');
}

/* `"Really?" she says` goes into single quotes, in `'I don't mind'` the apostrophe is doubled. */
static void fix_text_behind_quote(const CjmProblem *p, CjmDiag *diag)
{
  const char *text = p->source->text;
  CjmSpan line = cjm_line_around(p->source, p->at);
  uint32_t start = cjm_value_start(p->source, line.start, p->at);
  CjmSpan span = p->in_bracket ? (CjmSpan){0} : cjm_problem_text(p, start);
  if (!span.source || start >= p->at || cjm_problem_closing_quote(p, p->at) != text[start]) return;
  g_autofree char *whole = g_strndup(text + span.start, span.end - span.start);
  g_autoptr(GString) fixed = g_string_new(whole);
  bool apostrophe = whole[0] == '\'';
  if (apostrophe && (fixed->len < 3 || fixed->str[fixed->len - 1] != '\'')) return;
  if (apostrophe) {
    g_string_truncate(fixed, fixed->len - 1);
    g_string_erase(fixed, 0, 1);
  }
  g_string_replace(fixed, "''", "'", 0);
  g_string_replace(fixed, "'", "''", 0);
  g_string_append_c(g_string_prepend_c(fixed, '\''), '\'');
  cjm_diag_replace(diag, CJM_FIX_SAFE, span, fixed->str, apostrophe ? "double the apostrophe" : "put all of it in single quotes");
}

CjmRepair cjm_problem_text_behind_quote(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan rest = cjm_line_around(p->source, p->at);
  rest.start = p->at;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TEXT_AFTER_QUOTE, rest, "the text continues after its closing quote");
  fix_text_behind_quote(p, diag);
  if (cjm_problem_closing_quote(p, p->at) == '\'')
    cjm_diag_help(diag, "an apostrophe inside single quotes is written twice: 'I don''t mind'");
  else cjm_diag_help(diag, "put all of it in single quotes: '\"Really?\" she says'");
  return cjm_repair_skip_value(p, p->at);
}
