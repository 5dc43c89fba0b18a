#include "cli/cli.h"

const CjmCommand *const cjm_commands[] = {
#define X(name) &cjm_command_##name,
  CJM_COMMANDS(X)
#undef X
  NULL,
};
