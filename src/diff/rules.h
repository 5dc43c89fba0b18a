/* rules.h: the rules of cjm diff, as data: what a change is, and whether it is for the better. */
#ifndef CJM_DIFF_RULES_H
#define CJM_DIFF_RULES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum CjmDirection { CJM_DIRECTION_WORSE, CJM_DIRECTION_BETTER, CJM_DIRECTION_NEUTRAL, CJM_DIRECTION_COUNT } CjmDirection;

/* "worse" */
const char *cjm_direction_name(CjmDirection direction);

typedef enum CjmDiffRuleId {
#define CJM_GROUP(title)
#define CJM_CHANGE(suffix, name, direction, derived, what, summary, explanation) CJM_DIFF_##suffix,
#include "diff/rules.def"
#undef CJM_CHANGE
#undef CJM_GROUP
  CJM_DIFF_RULE_COUNT
} CjmDiffRuleId;

typedef struct CjmDiffRule {
  const char *name; /* "emotion-down" */
  CjmDirection direction;
  bool derived;            /* always follows from other changes */
  const char *what;        /* key of the message that is said of the place that changed; {name} is its name */
  const char *summary;     /* what changed, in one sentence */
  const char *explanation; /* what is worth knowing about it */
} CjmDiffRule;

const CjmDiffRule *cjm_diff_rule(CjmDiffRuleId id);

/* The rule of this name, ignoring case and the difference between - and _; NULL if there is none. */
const CjmDiffRule *cjm_diff_rule_find(const char *name);

/* The rule in full, for a terminal. */
void cjm_diff_rule_print(const CjmDiffRule *rule, GString *out);

/* All rules as Markdown: the generated part of docs/diff-rules.md. */
void cjm_diff_rules_print_markdown(GString *out);

#endif
