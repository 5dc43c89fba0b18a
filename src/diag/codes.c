#include "diag/codes.h"

#include <glib.h>

#include "diag/sink.h"

static const CjmCodeInfo infos[] = {
#define CJM_CODE(suffix, code, severity, name, summary, advice, example)                                                         \
  [CJM_CODE_##suffix] = {code, name, CJM_SEVERITY_##severity, summary, advice, example},
#include "diag/codes.def"
#undef CJM_CODE
};

const CjmCodeInfo *cjm_code_info(CjmCode code)
{
  g_assert((unsigned)code < CJM_CODE_COUNT);
  return &infos[code];
}

const char *cjm_code_fix(CjmCode code)
{
  static const char *const fixes[CJM_CODE_COUNT] = {
#define CJM_FIX(suffix, sentence) [CJM_CODE_##suffix] = sentence,
#include "diag/fixes.def"
#undef CJM_FIX
  };
  return fixes[code];
}
