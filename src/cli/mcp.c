#include "mcp/mcp.h"

#include <glib.h>

#include "cli/rows.h"

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  g_autoptr(GPtrArray) folders = g_ptr_array_new();
  CjmMcpSettings settings = {.run = CJM_RUN_DEFAULTS, .fonts.folders = folders};
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result != CJM_OK) return result;
  if (n > 0) return cjm_console_misuse(command->name, "mcp takes no operand: it reads the messages of an assistant from standard input");
  return cjm_mcp_run(&settings);
}

static const CjmOption options[] = {
  {.name = "root",
   .type = CJM_OPTION_TEXT,
   .offset = offsetof(CjmMcpSettings, run.files.root),
   .value = "FOLDER",
   .example = "maps/",
   .help = "Read only files below this folder (default: the current one)"},
  CJM_LIMIT_OPTIONS(CjmMcpSettings, run),
  CJM_FONT_OPTIONS(CjmMcpSettings, fonts),
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm mcp", "started by an assistant"},
  {"cjm mcp --root maps/", "for the journeys in a folder"},
  {0},
};

const CjmCommand cjm_command_mcp = {
  .name = "mcp",
  .summary = "serve assistants: check, fix, draw and compare journeys as tools",
  .operands = "",
  .examples = examples,
  .text = "Speaks the Model Context Protocol on standard input and output. Tools read journeys from their arguments or from files below\n"
          "one folder, write no file and use no network. Each call has the limits of the other commands.",
  .options = options,
  .run = run,
};
