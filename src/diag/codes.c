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
