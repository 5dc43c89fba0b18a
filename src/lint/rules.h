/* rules.h: the rules of good map-making, as data.
 *
 * Code, name, severity and summary of a rule are those of its message code. */
#ifndef CJM_LINT_RULES_H
#define CJM_LINT_RULES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "diag/sink.h"

typedef struct CjmLint CjmLint; /* one rule at work on one journey */

typedef struct CjmRule {
  CjmCode code;
  const char *why;    /* one sentence: what the literature found */
  const char *source; /* where it did: authors, title, year */
  const char *fix;    /* how to fix it; the help line of findings that have none of their own */
  const char *bad;    /* a small journey file in which the rule finds something … */
  const char *good;   /* … and one in which it does not */
  void (*run)(CjmLint *lint);
  bool shared; /* runs even if it is off, for the sake of other journeys: what it finds then is dropped */
} CjmRule;

/* All rules, group by group; NULL past the end. */
const CjmRule *cjm_rule_at(size_t i);
size_t cjm_rule_count(void);

/* The rule of this name or code, ignoring case and the difference between - and _; NULL if there is none. */
const CjmRule *cjm_rule_find(const char *name);

/* The rule's name that `name` was probably meant to be; NULL where none is near. */
const char *cjm_rule_nearest(const char *name);

/* The rule in full, for a terminal. */
void cjm_rule_print(const CjmRule *rule, GString *out);

/* All rules as Markdown: the generated part of docs/rules.md. */
void cjm_rules_print_markdown(GString *out);

#endif
