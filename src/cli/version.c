#include <glib.h>

#include "cli/cli.h"

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, NULL, &n);
  if (result != CJM_OK)
    return result;
  if (n > 0)
    return cjm_cli_misuse(command, "version takes no operand");
  g_autofree char *line = g_strdup_printf("cjm %s\n", cjm_version());
  return cjm_cli_print(line);
}

static const CjmCliExample examples[] = {
  {"cjm --version", "the same"},
  {0},
};

const CjmCommand cjm_command_version = {
  .name = "version",
  .summary = "the version of this program",
  .operands = "",
  .examples = examples,
  .run = run,
};
