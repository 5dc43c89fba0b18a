#include "run/import.h"

#include <glib.h>

#include "cli/rows.h"
#include "run/batch.h"
#include "run/console.h"

static const char *actors_word(size_t i)
{
  static const char *const words[] = {"tags", "personas"};
  return i < G_N_ELEMENTS(words) ? words[i] : NULL;
}

#define AT(member) .offset = offsetof(CjmImportRunSettings, member)

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   AT(output),
   .value = "WHERE",
   .example = "journey.yaml",
   .help = "Write to this file, or a file for each journey to this folder/ (default: -, standard output)"},
  {.name = "from",
   .type = CJM_OPTION_WORD,
   AT(from),
   .value = "FORMAT",
   .word = cjm_import_from_word,
   .help = "Read the file as this format, whatever its content looks like"},
  {.name = "actors",
   .type = CJM_OPTION_WORD,
   AT(actors),
   .value = "AS",
   .word = actors_word,
   .help = "What several actors become (default: tags)"},
  {.name = "lang",
   .type = CJM_OPTION_TEXT,
   AT(lang),
   .value = "TAG",
   .example = "de",
   .help = "Language of the texts, as a tag such as de or pt-BR (default: guessed)"},
  CJM_LIMIT_OPTIONS(CjmImportRunSettings, run),
  CJM_MESSAGE_OPTIONS(CjmImportRunSettings, run.messages),
  {0},
};

static CjmResult import(const CjmCommand *command, const CjmImportRunSettings *settings, char *operand)
{
  CjmRun run = {.command = command->name, .settings = &settings->run};
  CjmInput input = {.path = operand};
  g_autoptr(GPtrArray) inputs = g_ptr_array_new();
  g_ptr_array_add(inputs, &input);
  CjmResult status = cjm_run_read_stdin(&run, inputs);
  if (status == CJM_OK) {
    g_autoptr(GPtrArray) jobs = cjm_jobs_new(inputs);
    CjmBatch batch = {.run = &run, .work = cjm_import_job, .settings = settings, .planned = cjm_import_is_output};
    status = cjm_batch_run(&batch, jobs);
  }
  cjm_run_clear(&run);
  return status;
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  CjmImportRunSettings settings = {.run = CJM_RUN_DEFAULTS};
  char stdin_name[] = "-", *operand = stdin_name;
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status != CJM_OK) return status;
  if (cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  if (n > 1) return cjm_console_misuse(command->name, "import takes one file");
  if (n == 1) operand = argv[0];
  return import(command, &settings, operand);
}

static const CjmCliExample examples[] = {
  {"cjm import notes.md -o journey.yaml", "a journey from a table or outline in Markdown"},
  {"cjm import workbook.xlsx -o journeys/", "a file for each journey in it"},
  {"cjm import --from mermaid - < diagram.mmd", "from standard input"},
  {"cjm render notes.md -o map.pdf", "import on the fly: any command reads such files"},
  {0},
};

const CjmCommand cjm_command_import = {
  .name = "import",
  .summary = "turn tables, outlines and diagrams into a journey",
  .operands = "FILE",
  .examples = examples,
  .text =
    "The format is found by the content. The journey is written with comments where something needs a look; the report on standard\n"
    "error says what was understood as what, what was kept as a note or lane of its own, and what was left aside. Nothing is dropped\n"
    "without being named there.\n"
    "\n"
    "The exit status is 0 if a journey came out, and 1, with nothing written, if none was found.",
  .options = options,
  .run = run,
};
