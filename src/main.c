/* main.c: the program with all commands, which start.c starts for those that draw. */
#include "api/program.h"
#include "cli/cli.h"

int main(int argc, char **argv)
{
  cjm_use_font_cache();
  cjm_commands_register(cjm_commands);
  return cjm_cli_run(argc, argv);
}
