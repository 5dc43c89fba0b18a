#include "base/functions.h"

#include <dlfcn.h>
#include <string.h>

static bool find(const CjmFunctions *functions)
{
  void *handle = dlopen(functions->library, RTLD_NOW | RTLD_LOCAL);
  for (size_t i = 0; handle && i < functions->n; i++) {
    void *function = dlsym(handle, functions->names[i]);
    if (!function) return false;
    memcpy((char *)functions->pointers + i * sizeof function, &function, sizeof function); /* POSIX has them of one size */
  }
  return handle != NULL;
}

bool cjm_functions_load(CjmFunctions *functions)
{
  if (g_once_init_enter(&functions->loaded)) g_once_init_leave(&functions->loaded, find(functions) ? 2 : 1);
  return functions->loaded == 2;
}
