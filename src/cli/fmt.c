#include <glib.h>

#include "cli/rows.h"
#include "run/batch.h"
#include "run/fmt.h"

#define AT(member) .offset = offsetof(CjmFmtSettings, member)

static const CjmOption options[] = {
  {.name = "check",
   .type = CJM_OPTION_FLAG,
   AT(check),
   .help = "Write nothing; name the files that would change, and exit with status 1 if there are any"},
  {.name = "diff",
   .type = CJM_OPTION_FLAG,
   AT(diff),
   .help = "Write nothing; print what would change as a unified diff, and exit with status 1 if something would"},
  CJM_FILE_OPTIONS(CjmFmtSettings, run.files),
  CJM_JOBS_OPTION(CjmFmtSettings, run),
  CJM_LIMIT_OPTIONS(CjmFmtSettings, run),
  CJM_MESSAGE_FORM_OPTIONS(CjmFmtSettings, run.messages),
  CJM_AMOUNT_OPTIONS(CjmFmtSettings, run.messages),
  {0},
};

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  CjmFmtSettings settings = {.run = CJM_RUN_DEFAULTS};
  CjmRun run = {.command = command->name, .settings = &settings.run};
  CjmBatch batch = {.run = &run, .work = cjm_fmt_job, .settings = &settings, .planned = cjm_output_is_input};
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  return status == CJM_OK ? cjm_batch_run_operands(&batch, &(CjmPlan){0}, argv, n) : status;
}

static const CjmCliExample examples[] = {
  {"cjm fmt journey.yaml", "format a file in place"},
  {"cjm fmt -r journeys/", "format all journeys below a folder"},
  {"cjm fmt --check -r journeys/", "in CI: fail if a file is not formatted"},
  {"cjm fmt --diff journey.yaml", "show what would change"},
  {"cjm fmt - < journey.yaml", "standard input to standard output, for editors"},
  {0},
};

const CjmCommand cjm_command_fmt = {
  .name = "fmt",
  .summary = "format journeys: order of keys, indentation, spacing, quotes",
  .operands = "FILE…",
  .examples = examples,
  .text = "Files are written in place; standard input is written to standard output. The journey stays the same, and so do "
          "comments. A file that\n"
          "is not valid YAML is reported and not changed.",
  .options = options,
  .run = run,
};
