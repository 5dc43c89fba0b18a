#include "diag/explain.h"
#include "api/api.h"
#include "format/schema.h"
#include "lint/rules.h"

char *cjm_explain(const char *name)
{
  const CjmRule *rule = cjm_rule_find(name);
  CjmCode code = cjm_code_find(name);
  if (!rule && code == CJM_CODE_COUNT) return NULL;
  GString *out = g_string_new(NULL);
  if (rule) cjm_rule_print(rule, out);
  else cjm_code_explain(code, out);
  return g_string_free(out, FALSE);
}

const char *cjm_message_code(size_t i)
{
  return i < CJM_CODE_COUNT ? cjm_code_info((CjmCode)i)->code : NULL;
}

const char *cjm_message_name(size_t i)
{
  return i < CJM_CODE_COUNT ? cjm_code_info((CjmCode)i)->name : NULL;
}

char *cjm_schema(void)
{
  GString *out = g_string_new(NULL);
  cjm_schema_print(out);
  return g_string_free(out, FALSE);
}
