/* libraries.h: the versions of the text libraries. */
#ifndef CJM_TEXT_LIBRARIES_H
#define CJM_TEXT_LIBRARIES_H

#include <stddef.h>

#include "base/library.h"

const CjmLibrary *cjm_text_library_at(size_t i); /* NULL past the end */

#endif
