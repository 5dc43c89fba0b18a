#include "lsp/lsp.h"

#include <glib.h>

#include "cli/rows.h"

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  g_autoptr(GPtrArray) folders = g_ptr_array_new();
  CjmLspSettings settings = {.run = CJM_RUN_DEFAULTS, .fonts.folders = folders};
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result != CJM_OK) return result;
  if (n > 0) return cjm_console_misuse(command->name, "lsp takes no operand: it reads the messages of an editor from standard input");
  return cjm_lsp_run(&settings);
}

static const CjmOption options[] = {
  {.name = "stdio", .type = CJM_OPTION_FLAG, .offset = offsetof(CjmLspSettings, stdio), .help = "Use standard input and output, which is always done; editors may pass it"},
  {.name = "root",
   .type = CJM_OPTION_TEXT,
   .offset = offsetof(CjmLspSettings, run.files.root),
   .value = "FOLDER",
   .example = "..",
   .help = "Allow files that journeys refer to anywhere below this folder"},
  CJM_LIMIT_OPTIONS(CjmLspSettings, run),
  CJM_FONT_OPTIONS(CjmLspSettings, fonts),
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm lsp", "started by an editor"},
  {"cjm lsp --root ..", "for journeys that extend files of the folder above theirs"},
  {0},
};

const CjmCommand cjm_command_lsp = {
  .name = "lsp",
  .summary = "serve editors: messages while typing, completion, help, previews",
  .operands = "",
  .examples = examples,
  .text = "Speaks the Language Server Protocol on standard input and output. Each answer has the limits of the other commands, and is\n"
          "made in a process of its own: if it crashes, only that answer is missing.",
  .options = options,
  .run = run,
};
