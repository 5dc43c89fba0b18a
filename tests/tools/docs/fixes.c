/* fixes.c: the messages that have a fix. */
#include "diag/codes.h"
#include "docs.h"

void docs_print_fixes(GString *out)
{
  g_string_append(out, "| code | name | fix |\n|---|---|---|\n");
  for (CjmCode code = 0; code < CJM_CODE_COUNT; code++) {
    const CjmCodeInfo *info = cjm_code_info(code);
    if (cjm_code_fix(code)) g_string_append_printf(out, "| %s | `%s` | %s |\n", info->code, info->name, cjm_code_fix(code));
  }
}
