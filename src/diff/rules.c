#include "diff/rules.h"

#include <string.h>

#include "diag/explain.h"

static const CjmDiffRule rules[CJM_DIFF_RULE_COUNT] = {
#define CJM_GROUP(title)
#define CJM_CHANGE(suffix, name, direction, derived, what, summary, explanation)                                                 \
  [CJM_DIFF_##suffix] = {name, CJM_DIRECTION_##direction, derived, what, summary, explanation},
#include "diff/rules.def"
#undef CJM_CHANGE
#undef CJM_GROUP
};

const char *cjm_direction_name(CjmDirection direction)
{
  static const char *const names[] = {
    [CJM_DIRECTION_WORSE] = "worse", [CJM_DIRECTION_BETTER] = "better", [CJM_DIRECTION_NEUTRAL] = "neutral"};
  return names[direction];
}

const CjmDiffRule *cjm_diff_rule(CjmDiffRuleId id)
{
  return &rules[id];
}

static bool same_name(const char *a, const char *b)
{
  for (; *a && *b; a++, b++)
    if (g_ascii_tolower(*a == '_' ? '-' : *a) != *b) return false;
  return *a == *b;
}

const CjmDiffRule *cjm_diff_rule_find(const char *name)
{
  for (size_t i = 0; i < CJM_DIFF_RULE_COUNT; i++)
    if (same_name(name, rules[i].name)) return &rules[i];
  return NULL;
}

void cjm_diff_rule_print(const CjmDiffRule *rule, GString *out)
{
  g_string_append_printf(out, "%s (a change that cjm diff reports: %s%s)\n\n", rule->name, cjm_direction_name(rule->direction),
                         rule->derived ? ", follows from others" : "");
  cjm_explain_paragraph(out, "", rule->summary);
  g_string_append_c(out, '\n');
  cjm_explain_paragraph(out, "", rule->explanation);
  g_string_append(out, "\nTo accept such a change, write its fingerprint into a file and compare with --accept FILE.\n");
}

static void append_rule(const CjmDiffRule *rule, GString *out)
{
  g_string_append_printf(out, "### %s\n\n%s *(%s%s)*\n\n%s\n\n", rule->name, rule->summary, cjm_direction_name(rule->direction),
                         rule->derived ? ", follows from other changes" : "", rule->explanation);
}

static void append_list(GString *out)
{
  g_string_append(out, "| name | direction | what changed |\n|---|---|---|\n");
  for (size_t i = 0; i < CJM_DIFF_RULE_COUNT; i++)
    g_string_append_printf(out, "| [`%s`](#%s) | %s%s | %s |\n", rules[i].name, rules[i].name,
                           cjm_direction_name(rules[i].direction), rules[i].derived ? ", derived" : "", rules[i].summary);
  g_string_append_c(out, '\n');
}

void cjm_diff_rules_print_markdown(GString *out)
{
  append_list(out);
#define CJM_GROUP(title) g_string_append(out, "## " title "\n\n");
#define CJM_CHANGE(suffix, name, direction, derived, what, summary, explanation) append_rule(&rules[CJM_DIFF_##suffix], out);
#include "diff/rules.def"
#undef CJM_CHANGE
#undef CJM_GROUP
}
