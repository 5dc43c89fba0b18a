#include "cli/inputs.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

CjmResult cjm_inputs_check(const CjmCommand *command, char *const *inputs, int n)
{
  int from_stdin = 0;
  for (int i = 0; i < n; i++) from_stdin += strcmp(inputs[i], "-") == 0;
  if (from_stdin > 1) return cjm_cli_misuse(command, "standard input can be read once");
  if (from_stdin && isatty(STDIN_FILENO)) {
    g_autofree char *help = cjm_help_new(command);
    fputs(help, stderr);
    return CJM_USAGE;
  }
  return CJM_OK;
}

void cjm_inputs_complain(const char *input, char *error)
{
  if (error) cjm_cli_complain("%s%s%s", input ? input : "", input ? ": " : "", error);
  cjm_free(error);
}
