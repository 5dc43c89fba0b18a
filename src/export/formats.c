#include "export/formats.h"

static const CjmFormat *const formats[] = {
#define X(name) &cjm_format_##name,
  CJM_FORMATS(X)
#undef X
};

const CjmFormat *cjm_format_find(const char *name)
{
  if (*name == '.') name++;
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
    if (g_ascii_strcasecmp(formats[i]->name, name) == 0 || g_ascii_strcasecmp(cjm_format_ending(formats[i]), name) == 0) return formats[i];
  return NULL;
}

const char *cjm_format_ending(const CjmFormat *format)
{
  return format->extension ? format->extension : format->name;
}

const CjmFormat *cjm_format_at(size_t i)
{
  return i < G_N_ELEMENTS(formats) ? formats[i] : NULL;
}
