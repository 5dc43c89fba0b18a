#include "export/libraries.h"
#include "api/api.h"
#include "text/libraries.h"
#include "yaml/library.h"

static const CjmLibrary *yaml_library_at(size_t i)
{
  return i == 0 ? &cjm_yaml_library : NULL;
}

/* NULL past the end. */
static const CjmLibrary *library_at(size_t i)
{
  static const CjmLibrary *(*const rooms[])(size_t) = {yaml_library_at, cjm_text_library_at, cjm_export_library_at};
  for (size_t room = 0; room < G_N_ELEMENTS(rooms); room++)
    for (size_t k = 0; rooms[room](k); k++)
      if (i-- == 0) return rooms[room](k);
  return NULL;
}

const char *cjm_library_name(size_t i)
{
  const CjmLibrary *library = library_at(i);
  return library ? library->name : NULL;
}

const char *cjm_library_version(size_t i)
{
  const CjmLibrary *library = library_at(i);
  return library ? library->version() : NULL;
}
