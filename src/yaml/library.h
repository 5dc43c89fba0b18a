/* library.h: the version of libyaml. */
#ifndef CJM_YAML_LIBRARY_H
#define CJM_YAML_LIBRARY_H

#include "base/library.h"

extern const CjmLibrary cjm_yaml_library;

#endif
