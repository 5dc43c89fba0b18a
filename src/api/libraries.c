#include "export/libraries.h"
#include "api/api.h"
#include "text/libraries.h"
#include "yaml/library.h"

static const CjmLibrary *yaml_library_at(size_t i)
{
  return i == 0 ? &cjm_yaml_library : NULL;
}

bool cjm_library_info(size_t i, CjmLibraryInfo *ret_info)
{
  static const CjmLibrary *(*const rooms[])(size_t) = {yaml_library_at, cjm_text_library_at, cjm_export_library_at};
  for (size_t room = 0; room < G_N_ELEMENTS(rooms); room++)
    for (size_t k = 0; rooms[room](k); k++)
      if (i-- == 0) {
        *ret_info = (CjmLibraryInfo){rooms[room](k)->name, rooms[room](k)->version()};
        return true;
      }
  return false;
}
