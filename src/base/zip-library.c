#ifdef CJM_WITH_ZIP

#include "base/zip-library.h"

#include <dlfcn.h>
#include <glib.h>
#include <stdbool.h>

static bool find_functions(void *handle, CjmZipLibrary *library)
{
  bool found = true;
#define X(name)                                                                                                                  \
  *(void **)(void *)&library->name = dlsym(handle, #name);                                                                       \
  found = found && library->name;
  CJM_ZIP_FUNCTIONS(X)
#undef X
  return found;
}

const CjmZipLibrary *cjm_zip_library_load(void)
{
  static CjmZipLibrary library;
  static gsize loaded; /* 1: not found, 2: found */
  if (g_once_init_enter(&loaded)) {
    void *handle = dlopen(CJM_WITH_ZIP, RTLD_NOW | RTLD_LOCAL);
    bool found = handle && find_functions(handle, &library);
    g_once_init_leave(&loaded, found ? 2 : 1);
  }
  return loaded == 2 ? &library : NULL;
}

#else
typedef int CjmZipLibraryIsNotBuilt; /* a file may not be empty */
#endif
