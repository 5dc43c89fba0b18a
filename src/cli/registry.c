/* registry.c: the commands by number and name, for those commands that are about the others. */
#include <glib.h>
#include <string.h>

#include "cli/cli.h"

static const CjmCommand *const *registered;

void cjm_commands_register(const CjmCommand *const *commands)
{
  registered = commands;
}

static size_t count(void)
{
  size_t n = 0;
  while (registered[n]) n++;
  return n;
}

const CjmCommand *cjm_command_at(size_t i)
{
  return i < count() ? registered[i] : NULL;
}

const CjmCommand *cjm_command_find(const char *name)
{
  for (const CjmCommand *const *command = registered; *command; command++)
    if (strcmp((*command)->name, name) == 0) return *command;
  return NULL;
}
