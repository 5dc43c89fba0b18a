/* libraries.h: the libraries that drawings depend on. */
#ifndef CJM_EXPORT_LIBRARIES_H
#define CJM_EXPORT_LIBRARIES_H

#include <stddef.h>

#include "base/library.h"

const CjmLibrary *cjm_export_library_at(size_t i); /* NULL past the end */

#endif
