#include "cli/cli.h"

const CjmCommand *const cjm_commands[] = {
  &cjm_command_render, &cjm_command_check, &cjm_command_export,      &cjm_command_init, &cjm_command_explain,
  &cjm_command_schema, &cjm_command_fonts, &cjm_command_completions, &cjm_command_help, &cjm_command_version,
  NULL,
};
