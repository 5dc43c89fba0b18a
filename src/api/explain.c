#include <string.h>

#include "base/embedded.h"
#include "diag/explain.h"
#include "api/api.h"
#include "diff/rules.h"
#include "format/guide.h"
#include "format/schema.h"
#include "lint/rules.h"

char *cjm_explain(const char *name)
{
  const CjmRule *rule = cjm_rule_find(name);
  const CjmDiffRule *change = cjm_diff_rule_find(name);
  CjmCode code = cjm_code_find(name);
  if (!rule && !change && code == CJM_CODE_COUNT) return NULL;
  GString *out = g_string_new(NULL);
  if (rule) cjm_rule_print(rule, out);
  else if (change) cjm_diff_rule_print(change, out);
  else cjm_code_explain(code, out);
  return g_string_free(out, FALSE);
}

const char *cjm_diff_rule_name(size_t i)
{
  return i < CJM_DIFF_RULE_COUNT ? cjm_diff_rule((CjmDiffRuleId)i)->name : NULL;
}

const char *cjm_message_code(size_t i)
{
  return i < CJM_CODE_COUNT ? cjm_code_info((CjmCode)i)->code : NULL;
}

const char *cjm_message_name(size_t i)
{
  return i < CJM_CODE_COUNT ? cjm_code_info((CjmCode)i)->name : NULL;
}

/* The schemas beside that of journeys (CjmEmbedded), by the name of their file: "report.json". */
static const CjmEmbedded *other_schema(const char *name)
{
  size_t len = strlen(name);
  for (const CjmEmbedded *file = cjm_embedded_schemas; file->name; file++)
    if (strncmp(file->name, name, len) == 0 && strcmp(file->name + len, ".json") == 0) return file;
  return NULL;
}

const char *cjm_schema_name(size_t i)
{
  static const char *const names[] = {"journey", "report", "atlas", "diff"};
  return i < G_N_ELEMENTS(names) ? names[i] : NULL;
}

char *cjm_schema_of(const char *name)
{
  if (strcmp(name, "journey") == 0) return cjm_schema();
  const CjmEmbedded *other = other_schema(name);
  return other ? g_strdup(other->text) : NULL;
}

char *cjm_schema_strict(void)
{
  GString *out = g_string_new(NULL);
  cjm_schema_print_strict(out);
  return g_string_free(out, FALSE);
}

char *cjm_guide(void)
{
  GString *out = g_string_new(NULL);
  cjm_guide_print(out);
  return g_string_free(out, FALSE);
}

char *cjm_schema(void)
{
  GString *out = g_string_new(NULL);
  cjm_schema_print(out);
  return g_string_free(out, FALSE);
}
