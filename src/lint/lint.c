/* lint.c: which rules run, at which level. */
#include "lint/lint.h"

#include <string.h>

#include "diag/print.h"
#include "lint/lint-private.h"

static bool level_parse(const char *text, CjmSeverity *ret_level)
{
  for (int level = CJM_SEVERITY_OFF; level <= CJM_SEVERITY_ERROR; level++)
    if (g_ascii_strcasecmp(text, cjm_severity_name((CjmSeverity)level)) == 0) {
      *ret_level = (CjmSeverity)level;
      return true;
    }
  return false;
}

static void set_unknown_error(const char *name, GError **error)
{
  const char *near = cjm_rule_nearest(name);
  if (near) g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there is no rule `%s`; did you mean `%s`?", name, near);
  else g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there is no rule `%s`", name);
}

bool cjm_rule_setting_parse(const char *text, CjmRuleSetting *ret_setting, GError **error)
{
  const char *sign = strchr(text, '=');
  CjmSeverity level;
  if (!sign || !level_parse(sign + 1, &level)) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "`%s` is not a rule, `=`, and one of off, info, warning, error",
                text);
    return false;
  }
  g_autofree char *name = g_strndup(text, (gsize)(sign - text));
  const CjmRule *rule = cjm_rule_find(name);
  if (!rule) {
    set_unknown_error(name, error);
    return false;
  }
  *ret_setting = (CjmRuleSetting){rule, level};
  return true;
}

void cjm_lint_unknown_rule(const CjmText *name, CjmDiags *diags)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_UNKNOWN_RULE, name->span, "there is no rule `%s`", name->at);
  const char *near = cjm_rule_nearest(name->at);
  if (near) {
    cjm_diag_help(diag, "did you mean `%s`?", near);
    if (name->span.source) cjm_diag_replace(diag, CJM_FIX_SAFE, name->span, near, "write `%s`", near);
  } else cjm_diag_help(diag, "the rules stand in docs/rules.md; for example `%s`", cjm_code_info(cjm_rule_at(0)->code)->name);
}

void cjm_lint_run(const CjmRule *rule, CjmSeverity level, const CjmJourney *journey, CjmDiags *diags, CjmDiags *shared)
{
  CjmLint lint = {.journey = journey, .rule = rule, .level = level, .diags = diags, .shared = shared};
  rule->run(&lint);
}

/* The level set in the file; NULL if it sets none. Ignores unknown names. */
static const CjmChoice *level_in_file(const CjmJourney *journey, const CjmRule *rule)
{
  const CjmChoice *level = NULL;
  for (size_t i = 0; i < journey->lint.n; i++)
    if (cjm_rule_find(journey->lint.at[i]->rule.at) == rule) level = &journey->lint.at[i]->level;
  return level;
}

static CjmSeverity level_of(const CjmJourney *journey, const CjmRule *rule, const CjmRuleSetting *settings, size_t n_settings)
{
  for (size_t i = n_settings; i-- > 0;)
    if (settings[i].rule == rule) return settings[i].level;
  const CjmChoice *level = level_in_file(journey, rule);
  return level && level->set ? (CjmSeverity)level->value : (CjmSeverity)cjm_code_info(rule->code)->severity;
}

/* Runs a rule and groups what it finds. */
static void run(const CjmRule *rule, CjmSeverity level, const CjmJourney *journey, CjmDiags *diags, CjmDiags *shared)
{
  g_autoptr(CjmDiags) found = cjm_diags_new();
  cjm_lint_run(rule, level, journey, found, shared);
  if (level != CJM_SEVERITY_OFF) cjm_diags_move_grouped(found, diags, rule->fix);
}

static void check_name(const CjmText *name, CjmDiags *diags)
{
  if (!cjm_rule_find(name->at)) cjm_lint_unknown_rule(name, diags);
}

void cjm_lint_check_names(const CjmJourney *journey, CjmDiags *diags)
{
  for (size_t i = 0; i < journey->lint.n; i++) check_name(&journey->lint.at[i]->rule, diags);
  for (size_t i = 0; i < journey->gates.n; i++)
    if (journey->gates.at[i]->rule.at) check_name(&journey->gates.at[i]->rule, diags);
}

void cjm_lint(const CjmJourney *journey, const CjmRuleSetting *settings, size_t n_settings, CjmDiags *diags, CjmDiags *shared)
{
  for (size_t i = 0; i < journey->lint.n; i++) check_name(&journey->lint.at[i]->rule, diags);

  const CjmRule *rule;
  for (size_t i = 0; (rule = cjm_rule_at(i)) != NULL; i++) {
    CjmSeverity level = level_of(journey, rule, settings, n_settings);
    if (level != CJM_SEVERITY_OFF || rule->shared) run(rule, level, journey, diags, shared);
  }
}
