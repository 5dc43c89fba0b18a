#include "cli/cli.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "run/save.h"

static bool is_any(const char *word, const char *a, const char *b)
{
  return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

static bool asks_for_help(int argc, char **argv)
{
  for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
    if (is_any(argv[i], "--help", "-h")) return true;
  return false;
}

static CjmResult run(int argc, char **argv)
{
  if (argc < 2) {
    g_autofree char *help = cjm_help_new(NULL);
    fputs(help, stderr);
    return CJM_USAGE;
  }
  const char *name = is_any(argv[1], "--help", "-h") ? "help" : is_any(argv[1], "--version", "-V") ? "version" : argv[1];
  const CjmCommand *command = cjm_command_find(name);
  if (!command) return cjm_command_unknown(name);
  if (asks_for_help(argc - 2, argv + 2)) {
    g_autofree char *help = cjm_help_new(command);
    return cjm_console_print(help);
  }
  return command->run(command, argc - 2, argv + 2);
}

int cjm_cli_run(int argc, char **argv)
{
  CjmResult result = run(argc, argv);
  if (result == CJM_CLOSED) cjm_end_by_pipe();
  return result;
}
