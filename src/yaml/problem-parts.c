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

bool cjm_problem_at_end(const CjmProblem *p)
{
  return p->source->text[p->at + strspn(p->source->text + p->at, " \t\r\n")] == '\0';
}

CjmRepair cjm_problem_report_slashes(CjmSpan slashes, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_MISSING_COLON, slashes, "a comment begins with `#`, not with `%.2s`",
                                slashes.source->text + slashes.start);
  cjm_diag_help(diag, "write `#` in place of `%.2s`", slashes.source->text + slashes.start);
  return cjm_repair_replace(slashes.start, '#');
}

CjmRepair cjm_problem_text_behind_quote(const CjmProblem *p, CjmDiags *diags)
{
  CjmSpan rest = cjm_line_around(p->source, p->at);
  rest.start = p->at;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TEXT_AFTER_QUOTE, rest, "the text continues after its closing quote");
  if (cjm_problem_closing_quote(p, p->at) == '\'')
    cjm_diag_help(diag, "an apostrophe inside single quotes is written twice: 'I don''t mind'");
  else cjm_diag_help(diag, "put all of it in single quotes: '\"Really?\" she says'");
  return cjm_repair_skip_value(p, p->at);
}
