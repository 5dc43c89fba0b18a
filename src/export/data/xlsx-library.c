#ifdef CJM_WITH_XLSX

#include "export/data/xlsx-library.h"

#include <dlfcn.h>

#include "export/export.h"

static bool find_functions(void *handle, CjmXlsxLibrary *library)
{
  bool found = true;
#define X(name)                                                                                                                  \
  *(void **)(void *)&library->name = dlsym(handle, #name);                                                                       \
  found = found && library->name;
  CJM_XLSX_FUNCTIONS(X)
#undef X
  return found;
}

const CjmXlsxLibrary *cjm_xlsx_library_load(GError **error)
{
  static CjmXlsxLibrary library;
  static gsize loaded; /* 1: not found, 2: found */
  if (g_once_init_enter(&loaded)) {
    void *handle = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
    bool found = handle && find_functions(handle, &library);
    g_once_init_leave(&loaded, found ? 2 : 1);
  }
  if (loaded == 2) return &library;
  g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
              "xlsx needs the library libxlsxwriter.so.%s, which is not installed (Debian: libxlsxwriter%s)", LXW_SOVERSION,
              LXW_SOVERSION);
  return NULL;
}

#else
typedef int CjmXlsxLibraryIsNotBuilt; /* a file may not be empty */
#endif
