/* problem-parts.h: the parts of problem.h. For the files of problem.h only.
 *
 * problem.c has the table of the errors of libyaml, problem-lines.c the mistakes of lines and indentation, problem-brackets.c those in
 * brackets, and problem-parts.c what they share. */
#ifndef CJM_YAML_PROBLEM_PARTS_H
#define CJM_YAML_PROBLEM_PARTS_H

#include <string.h>

#include "yaml/edit.h"
#include "yaml/outline.h"
#include "yaml/problem.h"

#define CJM_NO_REPAIR ((CjmRepair){.kind = CJM_REPAIR_NONE})

enum { CJM_QUOTED_MAX = 60 /* bytes of a line that are quoted in a help */ };

/* ---- problem-parts.c: places, repairs, and mistakes that occur in lines and in brackets ---- */

/* The span from `start` to `end`, or to the end of the source; and that of the character at `at`, empty at the end of a line. */
CjmSpan cjm_problem_span(const CjmProblem *p, uint32_t start, uint32_t end);
CjmSpan cjm_problem_character(const CjmProblem *p, uint32_t at);

/* The closing quote before `at`, with only spaces between them; '\0' if there is none. */
char cjm_problem_closing_quote(const CjmProblem *p, uint32_t at);

/* Whether only white space follows the place of the mistake. */
bool cjm_problem_at_end(const CjmProblem *p);

/* Repairs, see CjmRepairKind: `skip` replaces a byte, and skips the text up to `end`. */
CjmRepair cjm_repair_replace(uint32_t at, char with);
CjmRepair cjm_repair_skip(uint32_t at, char with, uint32_t end);
CjmRepair cjm_repair_insert(uint32_t at, const char *text);

/* Moves the line at `at`, and the block that begins with it, to a column. */
CjmRepair cjm_repair_move(const CjmProblem *p, uint32_t at, unsigned column);

/* Skips the value with the bracket or quote at `at`, up to the next line that cannot be part of it. */
CjmRepair cjm_repair_skip_value(const CjmProblem *p, uint32_t at);

/* Skips the line of `at`, and the block that begins with it. */
CjmRepair cjm_repair_skip_lines(const CjmProblem *p, uint32_t at);

/* Fixes: `cjm_fix_insert` inserts a text, `cjm_fix_move` moves lines as the repair does. */
void cjm_fix_insert(CjmDiag *diag, CjmFixSafety safety, const CjmProblem *p, uint32_t at, const char *text, const char *title);
void cjm_fix_move(CjmDiag *diag, CjmFixSafety safety, const CjmProblem *p, CjmRepair repair);

/* The plain text that begins at a place: to the end of its line, or of its item in brackets. Source NULL if it may continue on the next line. */
CjmSpan cjm_problem_text(const CjmProblem *p, uint32_t at);

/* Reports a comment that begins with slashes. */
CjmRepair cjm_problem_report_slashes(CjmSpan slashes, CjmDiags *diags);

/* Reports text after a closing quote. */
CjmRepair cjm_problem_text_behind_quote(const CjmProblem *p, CjmDiags *diags);

/* ---- problem-lines.c ---- */

/* Reports a line without a colon after its key. */
CjmRepair cjm_problem_no_colon(const CjmProblem *p, CjmDiags *diags);

/* Reports a line in the wrong column, with the probable column in the help. */
CjmRepair cjm_problem_report_indentation(const CjmProblem *p, uint32_t at, const char *message, CjmDiags *diags);

/* Reports a key in the column of the dashes above: either it begins another item, or it is in the wrong column. */
CjmRepair cjm_problem_report_missing_dash(const CjmProblem *p, CjmDiags *diags);

/* Reports a colon where no key is allowed: mostly one in a text, sometimes a key in the wrong column. */
CjmRepair cjm_problem_stray_colon(const CjmProblem *p, CjmDiags *diags);

/* Reports a dash where no list item is allowed. */
CjmRepair cjm_problem_misplaced_dash(const CjmProblem *p, CjmDiags *diags);

/* ---- problem-brackets.c ---- */

/* Reports a closing bracket without an opening one. */
CjmRepair cjm_problem_stray_closer(const CjmProblem *p, CjmDiags *diags);

/* Reports an opening bracket without a closing one. */
CjmRepair cjm_problem_open_bracket(const CjmProblem *p, uint32_t bracket, CjmDiags *diags);

/* Reports the mistake in a list or mapping in brackets. */
CjmRepair cjm_problem_in_brackets(const CjmProblem *p, CjmDiags *diags);

/* Whether a text begins with a bracket and continues after its end, as in `{name} orders` or `[text](address)`. */
bool cjm_problem_bracket_text(const CjmProblem *p, uint32_t *ret_bracket);

/* Reports such a text. */
CjmRepair cjm_problem_text_behind_bracket(const CjmProblem *p, uint32_t bracket, CjmDiags *diags);

#endif
