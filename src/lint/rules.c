/* rules.c: the table of rules, and their descriptions. */
#include "lint/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/spell.h"
#include "diag/explain.h"
#include "diag/print.h"
#include "lint/lint-private.h"

static const CjmRuleGroup *const groups[] = {
  &cjm_rules_people,  &cjm_rules_phases,   &cjm_rules_emotions, &cjm_rules_pains, &cjm_rules_plan,      &cjm_rules_touchpoints,
  &cjm_rules_metrics, &cjm_rules_research, &cjm_rules_texts,    &cjm_rules_whole, &cjm_rules_viewpoint, &cjm_rules_tags,
  &cjm_rules_names,   &cjm_rules_paths,    &cjm_rules_views,
};

const CjmRule *cjm_rule_at(size_t i)
{
  for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
    if (i < groups[g]->n) return &groups[g]->rules[i];
    i -= groups[g]->n;
  }
  return NULL;
}

size_t cjm_rule_count(void)
{
  size_t n = 0;
  for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) n += groups[g]->n;
  return n;
}

static char plain(char c)
{
  return c == '_' || c == ' ' ? '-' : g_ascii_tolower(c);
}

static bool same_name(const char *a, const char *b)
{
  while (*a && plain(*a) == plain(*b)) a++, b++;
  return *a == *b;
}

const CjmRule *cjm_rule_find(const char *name)
{
  const CjmRule *rule;
  for (size_t i = 0; (rule = cjm_rule_at(i)) != NULL; i++) {
    const CjmCodeInfo *info = cjm_code_info(rule->code);
    if (same_name(name, info->name) || same_name(name, info->code)) return rule;
  }
  return NULL;
}

const char *cjm_rule_nearest(const char *name)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  const CjmRule *rule;
  for (size_t i = 0; (rule = cjm_rule_at(i)) != NULL; i++) g_ptr_array_add(names, (void *)cjm_code_info(rule->code)->name);
  return cjm_spell_complete(name, (const char *const *)names->pdata, names->len);
}

void cjm_rule_print(const CjmRule *rule, GString *out)
{
  const CjmCodeInfo *info = cjm_code_info(rule->code);
  cjm_explain_heading(out, info);
  g_string_append_c(out, '\n');
  cjm_explain_paragraph(out, "Why: ", rule->why);
  cjm_explain_paragraph(out, "     ", rule->source);
  g_string_append_c(out, '\n');
  g_autofree char *fix = g_strconcat(rule->fix, g_str_has_suffix(rule->fix, "?") ? "" : ".", NULL);
  cjm_explain_paragraph(out, "How to fix it: ", fix);
  cjm_explain_fix(out, rule->code);
  cjm_explain_example(out, "Found in", rule->bad);
  cjm_explain_example(out, "Not in", rule->good);
  g_string_append_printf(out, "\nTo change its level to off, info, warning or error:\n\n  lint: {%s: off}     in the file\n",
                         info->name);
  g_string_append_printf(out, "  --rule %s=off       on the command line\n", info->name);
}

static void append_rule(const CjmRule *rule, GString *out)
{
  const CjmCodeInfo *info = cjm_code_info(rule->code);
  g_string_append_printf(out, "### %s `%s`\n\n", info->code, info->name);
  g_string_append_printf(out, "%s *(%s)*\n\n", info->summary, cjm_severity_name((CjmSeverity)info->severity));
  g_string_append_printf(out, "**Why:** %s\n— %s\n\n", rule->why, rule->source);
  g_string_append_printf(out, "**How to fix it:** %s%s\n\n", rule->fix, g_str_has_suffix(rule->fix, "?") ? "" : ".");
  if (cjm_code_fix(rule->code)) g_string_append_printf(out, "**With `--fix`:** %s\n\n", cjm_code_fix(rule->code));
  g_string_append_printf(out, "Found in:\n\n```yaml\n%s```\n\n", rule->bad);
  g_string_append_printf(out, "Not in:\n\n```yaml\n%s```\n\n", rule->good);
}

static int by_code(const void *a, const void *b)
{
  const CjmCodeInfo *const *x = a, *const *y = b;
  return strcmp((*x)->code, (*y)->code);
}

static void append_list(GString *out)
{
  g_autofree const CjmCodeInfo **infos = g_new(const CjmCodeInfo *, cjm_rule_count());
  for (size_t i = 0; i < cjm_rule_count(); i++) infos[i] = cjm_code_info(cjm_rule_at(i)->code);
  qsort(infos, cjm_rule_count(), sizeof *infos, by_code);

  g_string_append(out, "| code | name | level | what it says |\n|---|---|---|---|\n");
  for (size_t i = 0; i < cjm_rule_count(); i++) {
    const CjmCodeInfo *info = infos[i];
    g_autofree char *anchor = g_ascii_strdown(info->code, -1);
    g_string_append_printf(out, "| [%s](#%s-%s) | `%s` | %s | %s |\n", info->code, anchor, info->name, info->name,
                           cjm_severity_name((CjmSeverity)info->severity), info->summary);
  }
  g_string_append_c(out, '\n');
}

void cjm_rules_print_markdown(GString *out)
{
  append_list(out);
  for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
    g_string_append_printf(out, "## %s\n\n", groups[g]->title);
    for (size_t i = 0; i < groups[g]->n; i++) append_rule(&groups[g]->rules[i], out);
  }
}
