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
   .value = "WHERE",
   .example = "journey.json",
   .help = "Write to this file, folder or template (default: -, standard output)"},
  {.name = "format",
   .letter = 'f',
   .type = CJM_OPTION_WORDS,
   AT(formats),
   .value = "FORMATS",
   .word = cjm_format_data_name,
   .refuse = refuse_drawing,
   .help = "Output formats, separated by commas"},
  CJM_RUN_OPTIONS(CjmExportSettings, run),
  {.name = "check",
   .type = CJM_OPTION_FLAG,
   AT(check),
   .help = "Write nothing; exit with status 1 if an output is missing or out of date"},
  {.name = "report",
   .type = CJM_OPTION_TEXT,
   AT(report),
   .value = "FILE",
   .example = "report.json",
   .help = "Write status, time, outputs and messages of each input to this file, one JSON object per line"},
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
  CjmBatch batch = {.run = &run, .work = cjm_export_job, .settings = settings, .needs_scratch = cjm_export_needs_scratch, .planned = cjm_output_is_planned, .check = settings->check, .report = settings->report};
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
  {"cjm export journey.yaml", "JSON to standard output"},
  {"cjm export journey.yaml -o journey.xlsx", "a workbook with the map, its curve, steps, opportunities and plan"},
  {"cjm export journey.yaml -o journey.md", "Markdown for a wiki"},
  {"cjm export journey.yaml -f yaml -o resolved.yaml", "the resolved journey as YAML"},
  {"cjm export journey.yaml | jq '.phases[].steps[]?.pain_points[]?.text'", "list all pain points"},
  {"cjm export -r journeys/ -f csv,json -o data/", "all journeys below a folder"},
  {0},
};

const CjmCommand cjm_command_export = {
  .name = "export",
  .summary = "export journeys as data, workbooks, Markdown or Mermaid",
  .operands = "FILE…",
  .examples = examples,
  .text =
    "As JSON and YAML the journey is resolved: single items become lists, items have their full form, ids are explicit, and words for\n"
    "feelings and levels become numbers. It conforms to the JSON Schema printed by `cjm schema`, and renders to the same map.\n"
    "Image paths are relative to the exported file. The other formats have what they have a place for.\n"
    "\n"
    "Without -f, the extension of -o determines the format; the default is json. Exporting needs no fonts.",
  .options = options,
  .run = run,
};
