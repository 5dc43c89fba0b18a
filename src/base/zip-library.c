#ifdef CJM_WITH_ZIP

#include "base/zip-library.h"

#include "base/functions.h"

const CjmZipLibrary *cjm_zip_library_load(void)
{
#define X(name) #name,
  static const char *const names[] = {CJM_ZIP_FUNCTIONS(X)};
#undef X
  static CjmZipLibrary library;
  static CjmFunctions functions = {.library = CJM_WITH_ZIP, .names = names, .n = G_N_ELEMENTS(names), .pointers = &library};
  return cjm_functions_load(&functions) ? &library : NULL;
}

#else
typedef int CjmZipLibraryIsNotBuilt; /* a file may not be empty */
#endif
