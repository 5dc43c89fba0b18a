#include <string.h>

#include "cli/cli.h"

typedef struct Settings {
  const char *of; /* NULL: journeys */
  bool strict;
} Settings;

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  Settings settings = {0};
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result != CJM_OK) return result;
  if (n > 0) return cjm_console_misuse(command->name, "schema takes no operand");
  if (settings.strict && settings.of && strcmp(settings.of, "journey") != 0)
    return cjm_console_misuse(command->name, "--strict is for journeys; %s has one schema", settings.of);
  char *schema = settings.strict ? cjm_schema_strict() : cjm_schema_of(settings.of ? settings.of : "journey");
  result = cjm_console_print(schema);
  cjm_free(schema);
  return result;
}

static const CjmOption options[] = {
  {.name = "of",
   .type = CJM_OPTION_WORD,
   .offset = offsetof(Settings, of),
   .value = "DATA",
   .word = cjm_schema_name,
   .help = "The data that the schema describes (default: journey)"},
  {.name = "strict",
   .type = CJM_OPTION_FLAG,
   .offset = offsetof(Settings, strict),
   .help = "Only the canonical forms, with every key present or null: for language models that write journeys"},
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm schema > cjm.schema.json", "save it for editors, next to the journeys"},
  {"cjm schema --strict", "for the constrained output of a language model"},
  {"cjm schema --of report", "what `cjm report -f json` writes"},
  {0},
};

const CjmCommand cjm_command_schema = {
  .name = "schema",
  .summary = "print the JSON Schema of journeys, or of other data",
  .operands = "",
  .examples = examples,
  .text = "Editors with a YAML language server complete and explain the keys of files that begin with the line\n"
          "    # yaml-language-server: $schema=cjm.schema.json",
  .options = options,
  .no_output = "the schema is printed; use `cjm schema > cjm.schema.json`",
  .run = run,
};
