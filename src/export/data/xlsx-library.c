#ifdef CJM_WITH_XLSX

#include "export/data/xlsx-library.h"

#include "base/functions.h"
#include "export/export.h"

const CjmXlsxLibrary *cjm_xlsx_library_load(GError **error)
{
#define X(name) #name,
  static const char *const names[] = {CJM_XLSX_FUNCTIONS(X)};
#undef X
  static CjmXlsxLibrary library;
  static CjmFunctions functions = {.library = "libxlsxwriter.so." LXW_SOVERSION, .names = names, .n = G_N_ELEMENTS(names), .pointers = &library};
  if (cjm_functions_load(&functions)) return &library;
  g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
              "xlsx needs the library libxlsxwriter.so.%s, which is not installed (Debian: libxlsxwriter%s)", LXW_SOVERSION,
              LXW_SOVERSION);
  return NULL;
}

#else
typedef int CjmXlsxLibraryIsNotBuilt; /* a file may not be empty */
#endif
