#include <yaml.h>

#include "yaml/library.h"

const CjmLibrary cjm_yaml_library = {"libyaml", yaml_get_version_string};
