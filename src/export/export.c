#include "export/export.h"

G_DEFINE_QUARK(cjm - export - error, cjm_export_error)

CjmExportOptions cjm_export_options_default(void)
{
  return (CjmExportOptions){.pdf_ua = true, .ppi = 192};
}
