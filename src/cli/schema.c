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
  {"cjm schema > cjm.schema.json", "save it for editors, next to the journeys"},
  {0},
};

const CjmCommand cjm_command_schema = {
  .name = "schema",
  .summary = "print the JSON Schema of journeys",
  .operands = "",
  .examples = examples,
  .text = "Editors with a YAML language server complete and explain the keys of files that begin with the line\n"
          "    # yaml-language-server: $schema=cjm.schema.json",
  .no_output = "the schema is printed; use `cjm schema > cjm.schema.json`",
  .run = run,
};
