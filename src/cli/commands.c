#include <glib.h>
#include <string.h>

#include "cli/cli.h"

static const CjmCommand *const commands[] = {
  &cjm_command_render, &cjm_command_check, &cjm_command_export,      &cjm_command_init, &cjm_command_explain,
  &cjm_command_schema, &cjm_command_fonts, &cjm_command_completions, &cjm_command_help, &cjm_command_version,
};

const CjmCommand *cjm_command_at(size_t i)
{
  return i < G_N_ELEMENTS(commands) ? commands[i] : NULL;
}

const CjmCommand *cjm_command_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
    if (strcmp(commands[i]->name, name) == 0) return commands[i];
  return NULL;
}

CjmResult cjm_command_unknown(const char *name)
{
  const char *names[G_N_ELEMENTS(commands)];
  for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) names[i] = commands[i]->name;
  return cjm_console_unknown(NULL, "command", name, names, G_N_ELEMENTS(commands));
}
