#include <glib.h>

#include "cli/rows.h"
#include "run/batch.h"
#include "run/console.h"
#include "run/export.h"

/* Pictures are written by another command. */
static CjmResult refuse_drawing(const char *command, const char *name)
{
  return cjm_format_check_kind(command, CJM_FORMAT_DATA, name);
}

#define AT(member) .offset = offsetof(CjmExportSettings, member)

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   AT(output),
   .value = "WHERE", .example = "journey.json",
   .help = "a file, a folder, a template, or - for standard output [-]"},
  {.name = "format",
   .letter = 'f',
   .type = CJM_OPTION_WORDS,
   AT(formats),
   .value = "FORMATS",
   .word = cjm_format_data_name,
   .refuse = refuse_drawing,
   .help = "one or several, split by commas"},
  CJM_RUN_OPTIONS(CjmExportSettings, run),
  {.name = "check",
   .type = CJM_OPTION_FLAG,
   AT(check),
   .help = "write nothing; status 1 where an output is not what it would be"},
  {.name = "report",
   .type = CJM_OPTION_TEXT,
   AT(report),
   .value = "FILE", .example = "report.json",
   .help = "write there a JSON object a file: status, seconds, outputs, diagnostics"},
  CJM_MESSAGE_OPTIONS(CjmExportSettings, run.messages),
  {0},
};

static CjmResult export(const CjmCommand *command, const CjmExportSettings *settings, char **operands, int n)
{
  CjmRun run = {.command = command->name, .settings = &settings->run};
  CjmPlan plan = {.makes_outputs = true,
                  .output = settings->output,
                  .kind = CJM_FORMAT_DATA,
                  .formats = settings->formats << cjm_format_first_data(),
                  .report = settings->report};
  CjmBatch batch = {.run = &run, .work = cjm_export_job, .settings = settings, .report = settings->report};
  return cjm_batch_run_operands(&batch, &plan, operands, n);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new();
  CjmExportSettings settings = {.run = CJM_RUN_DEFAULTS};
  settings.run.tables = tables;
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  return status == CJM_OK ? export(command, &settings, argv, n) : status;
}

static const CjmCliExample examples[] = {
  {"cjm export journey.yaml", "the journey as JSON, on standard output"},
  {"cjm export journey.yaml -f yaml -o resolved.yaml", "as YAML, in a file"},
  {"cjm export journey.yaml | jq '.phases[].steps[]?.pain_points[]?.text'", "all pain points of a journey"},
  {"cjm export -r journeys/ -o data/", "every journey of a folder"},
  {0},
};

const CjmCommand cjm_command_export = {
  .name = "export",
  .summary = "write journeys as data",
  .operands = "FILE…",
  .examples = examples,
  .text =
    "The journey is resolved: every list is a list, every item has its full form, ids are explicit, and words for feelings and\n"
    "levels are looked up. It is valid by the JSON Schema of `cjm schema`, and reading it again gives the same map. Paths of\n"
    "pictures lead from where it is written.\n"
    "\n"
    "Without -f, the ending of -o says the format; where it has none, json. No map is laid out, and no font is needed.",
  .options = options,
  .run = run,
};
