#include "cli/cli.h"

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, NULL, &n);
  if (result != CJM_OK) return result;
  if (n > 0) return cjm_console_misuse(command->name, "guide takes no operand");
  char *guide = cjm_guide();
  result = cjm_console_print(guide);
  cjm_free(guide);
  return result;
}

static const CjmCliExample examples[] = {
  {"cjm guide", "read it"},
  {"cjm guide > context.md", "save it, to be given to a language model"},
  {0},
};

const CjmCommand cjm_command_guide = {
  .name = "guide",
  .summary = "print the format of journeys in brief",
  .operands = "",
  .examples = examples,
  .text = "The syntax, an example, the keys, feelings and common mistakes, in at most 8 KiB of Markdown:\n"
          "for people in a hurry and as context for language models.",
  .run = run,
};
