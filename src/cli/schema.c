#include "cli/cli.h"

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, NULL, &n);
  if (result != CJM_OK) return result;
  if (n > 0) return cjm_console_misuse(command->name, "schema takes no operand");
  char *schema = cjm_schema();
  result = cjm_console_print(schema);
  cjm_free(schema);
  return result;
}

static const CjmCliExample examples[] = {
  {"cjm schema > cjm.schema.json", "for editors, beside the maps"},
  {0},
};

const CjmCommand cjm_command_schema = {
  .name = "schema",
  .summary = "the JSON Schema of journey files",
  .operands = "",
  .examples = examples,
  .text = "An editor with a YAML language server completes and explains every key of a file whose first line is\n"
          "    # yaml-language-server: $schema=cjm.schema.json",
  .no_output = "the schema is printed; use `cjm schema > cjm.schema.json`",
  .run = run,
};
