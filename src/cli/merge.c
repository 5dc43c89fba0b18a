#include <glib.h>

#include "base/output.h"
#include "cjm/cjm.h"
#include "cli/cli.h"

typedef struct Settings {
  char *output;
} Settings;

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   .offset = offsetof(Settings, output),
   .value = "FILE",
   .example = "journey.yaml",
   .help = "Write to this file, which may be one of the three, instead of standard output"},
  {0},
};

static CjmResult write_text(const char *output, const char *text, size_t len)
{
  g_autoptr(GError) error = NULL;
  if (cjm_output_write(output ? output : "-", text, len, &error)) return CJM_OK;
  cjm_console_error("%s", error->message);
  return CJM_ENVIRONMENT;
}

static CjmResult merge(char **operands, const char *output)
{
  CjmFileText sides[3];
  for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) sides[i] = (CjmFileText){.size = sizeof *sides, .name = operands[i]};
  char *text = NULL, *error = NULL;
  size_t len = 0, conflicts = 0;
  CjmResult result = cjm_merge_texts(&sides[0], &sides[1], &sides[2], &text, &len, &conflicts, &error);
  if (result != CJM_OK) {
    cjm_console_error("%s", error);
    cjm_free(error);
    return result == CJM_INVALID ? CJM_USAGE : result;
  }
  result = write_text(output, text, len);
  cjm_free(text);
  if (result != CJM_OK || conflicts == 0) return result;
  cjm_console_error("%s: %zu %s", operands[1], conflicts, conflicts == 1 ? "conflict" : "conflicts");
  return CJM_INVALID;
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  Settings settings = {0};
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result != CJM_OK) return result;
  if (n != 3) return cjm_console_misuse(command->name, "merge takes three files: the common ancestor, ours and theirs");
  return merge(argv, settings.output);
}

static const CjmCliExample examples[] = {
  {"cjm merge base.yaml ours.yaml theirs.yaml -o ours.yaml", "what changed in theirs, written into ours"},
  {"git config merge.cjm.driver 'cjm merge %O %A %B -o %A'", "as a merge driver of git"},
  {0},
};

const CjmCommand cjm_command_merge = {
  .name = "merge",
  .summary = "merge three versions of a journey by keys and ids",
  .operands = "BASE OURS THEIRS",
  .examples = examples,
  .text =
    "The result is OURS, with its comments and layout, in which the changes from BASE to THEIRS are written. What both sides changed\n"
    "differently stands between the markers of git. The exit status is 0 without conflicts, 1 with conflicts, 2 if a file is not YAML,\n"
    "and 3 if one cannot be read or written; with 2 and 3 nothing is written.",
  .options = options,
  .run = run,
};
