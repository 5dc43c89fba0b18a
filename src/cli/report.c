#include <glib.h>
#include <string.h>

#include "cli/rows.h"
#include "run/analysis.h"

/* The format that an extension stands for; NULL if there is none. */
static const char *format_of_file(const char *path)
{
  static const struct {
    const char *extension, *format;
  } known[] = {{".txt", "text"}, {".md", "markdown"}, {".html", "html"}, {".csv", "csv"}, {".json", "json"}};
  for (size_t i = 0; path && i < G_N_ELEMENTS(known); i++)
    if (g_str_has_suffix(path, known[i].extension)) return known[i].format;
  return NULL;
}

/* Refuses an output that is a folder, or has an extension that says nothing. */
static CjmResult check_output(const CjmCommand *command, const CjmAnalysisSettings *settings)
{
  const char *output = settings->output;
  if (!output || strcmp(output, "-") == 0) return CJM_OK;
  if (g_str_has_suffix(output, "/") || g_file_test(output, G_FILE_TEST_IS_DIR))
    return cjm_console_misuse(command->name, "%s is a folder; name a file in it, such as report.html", output);
  g_autofree char *name = g_path_get_basename(output);
  if (settings->format || format_of_file(output) || !strchr(name + 1, '.')) return CJM_OK;
  return cjm_console_misuse(command->name, "the extension of %s is of no format of reports; known are .txt, .md, .html, .csv and .json", output);
}

static void complete(CjmAnalysisSettings *settings)
{
  bool to_stdout = !settings->output || strcmp(settings->output, "-") == 0;
  const char *named = format_of_file(settings->output);
  if (!settings->format) settings->format = named ? named : "text";
  settings->colour = to_stdout && cjm_messages_want_colour(&settings->run.messages, true);
  if (!settings->columns && to_stdout) settings->columns = cjm_cli_columns();
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new();
  CjmAnalysisSettings settings = {.run = CJM_RUN_DEFAULTS};
  settings.run.tables = tables;
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  if (status == CJM_OK) status = check_output(command, &settings);
  if (status != CJM_OK) return status;
  complete(&settings);
  return cjm_analysis_run(command->name, &settings, argv, n);
}

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   .offset = offsetof(CjmAnalysisSettings, output),
   .value = "FILE",
   .example = "report.html",
   .help = "Write to this file (default: -, standard output)"},
  {.name = "format",
   .letter = 'f',
   .type = CJM_OPTION_WORD,
   .offset = offsetof(CjmAnalysisSettings, format),
   .value = "FORMAT",
   .word = cjm_report_format_name,
   .help = "Output format (default: by the extension of the output, otherwise text)"},
  {.name = "lang",
   .type = CJM_OPTION_WORD,
   .offset = offsetof(CjmAnalysisSettings, lang),
   .value = "TAG",
   .word = cjm_report_language,
   .help = "Language of the sentences (default: that of the journeys, otherwise en)"},
  {.name = "columns",
   .type = CJM_OPTION_COUNT,
   .offset = offsetof(CjmAnalysisSettings, columns),
   .value = "N",
   .example = "80",
   .min = 40,
   .max = 500,
   .help = "Width of text (default: that of the terminal, at most 100)"},
  CJM_RUN_OPTIONS(CjmAnalysisSettings, run),
  CJM_MESSAGE_OPTIONS(CjmAnalysisSettings, run.messages),
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm report journey.yaml", "the analysis in the terminal"},
  {"cjm report journey.yaml -o report.html", "as a page"},
  {"cjm report -r journeys/ -o atlas.html", "the atlas of all journeys below a folder"},
  {"cjm report journey.yaml -f markdown", "for a pull request or a wiki"},
  {"cjm report journey.yaml -f json | jq -r '.lows[] | select(.reach != \"planned\") | .id'", "low steps that are not planned for"},
  {0},
};

const CjmCommand cjm_command_report = {
  .name = "report",
  .summary = "analyse journeys in words and numbers",
  .operands = "FILE…",
  .examples = examples,
  .text =
    "The report begins with a page for people in a hurry: the lowest point, three findings, what to do first, and what is not known.\n"
    "Then come the numbers: feelings, time and cost, touchpoints, metrics against their targets, the chain from source to plan,\n"
    "evidence, owners and dates. Every number names the steps it comes from. The report is in the language of the journey if\n"
    "cjm has the sentences for it (Dutch, English, French, German, Polish, Spanish), otherwise in English; or in that of --lang.\n"
    "\n"
    "Of several files, or with -r, the report is an atlas: all maps with their figures, the worst steps of all, what maps share,\n"
    "near doubles of names, dates and time.\n"
    "\n"
    "The exit status is 2 for a file that is not a valid journey.",
  .options = options,
  .run = run,
};
