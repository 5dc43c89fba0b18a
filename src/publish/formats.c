#include "publish/formats.h"

static const CjmReportFormat *const formats[] = {
#define X(name) &cjm_report_format_##name,
  CJM_REPORT_FORMATS(X)
#undef X
};

const CjmReportFormat *cjm_report_format_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
    if (g_ascii_strcasecmp(formats[i]->name, name) == 0) return formats[i];
  return NULL;
}

const CjmReportFormat *cjm_report_format_at(size_t i)
{
  return i < G_N_ELEMENTS(formats) ? formats[i] : NULL;
}
