#include <glib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/rows.h"
#include "run/batch.h"
#include "run/console.h"
#include "run/save.h"

typedef struct Settings {
  CjmRunSettings run;
  const char *format; /* NULL: by the extension of the output, else text */
  const char *output; /* NULL: standard output */
  unsigned columns;   /* 0: of the terminal, else 100 */
  bool colour;
} Settings;

/* ---- the work on one journey ---- */

/* A CjmJobFunction. */
static void report(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const Settings *settings = data;
  CjmReportOptions options = {.size = sizeof options, .columns = settings->columns, .colour = settings->colour};
  char *text;
  result->status = cjm_job_load(run, job, result);
  if (result->document && cjm_messages_forbid(&run->settings->messages, result->document))
    result->status = MAX(result->status, CJM_INVALID);
  if (result->status != CJM_OK || cjm_job_is_found_library(run, job, result)) return;
  result->status = cjm_document_report(result->document, settings->format, &options, &text, &result->error);
  if (result->status != CJM_OK) return;
  result->data = g_bytes_new(text, strlen(text));
  cjm_free(text);
}

/* ---- what is written ---- */

typedef struct Writing {
  GString *text;
} Writing;

/* A CjmBatchFollower. */
static void add(void *data, const CjmJob *job, const CjmJobResult *result)
{
  Writing *writing = data;
  gsize len = 0;
  const char *text = result->data ? g_bytes_get_data(result->data, &len) : NULL;
  (void)job;
  if (len) g_string_append_len(writing->text, text, (gssize)len);
}

static CjmResult write_report(const Settings *settings, const GString *text)
{
  char *error = NULL;
  if (!text->len) return CJM_OK;
  if (!settings->output || strcmp(settings->output, "-") == 0) return cjm_console_print(text->str);
  CjmResult status = cjm_run_save(settings->output, text->str, text->len, &error);
  if (status == CJM_CLOSED) cjm_end_by_pipe();
  cjm_console_failure(NULL, error);
  return status;
}

/* ---- settings ---- */

static unsigned terminal_columns(void)
{
  struct winsize size;
  return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? MIN(size.ws_col, 100u) : 0;
}

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

static void complete(Settings *settings)
{
  bool to_stdout = !settings->output || strcmp(settings->output, "-") == 0;
  const char *named = format_of_file(settings->output);
  if (!settings->format) settings->format = named ? named : "text";
  settings->colour = to_stdout && cjm_messages_want_colour(&settings->run.messages, true);
  if (!settings->columns && to_stdout) settings->columns = terminal_columns();
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new();
  g_autoptr(GString) text = g_string_new(NULL);
  Settings settings = {.run = CJM_RUN_DEFAULTS};
  Writing writing = {text};
  settings.run.tables = tables;
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  if (status != CJM_OK) return status;
  complete(&settings);
  CjmRun batch_run = {.command = command->name, .settings = &settings.run};
  CjmBatch batch = {.run = &batch_run, .work = report, .settings = &settings, .follow = add, .follow_data = &writing};
  status = cjm_batch_run_operands(&batch, &(CjmPlan){0}, argv, n);
  CjmResult written = write_report(&settings, text);
  status = MAX(status, written);
  return status == CJM_INVALID ? CJM_USAGE : status; /* 1 is for what a report finds, which is not an error */
}

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   .offset = offsetof(Settings, output),
   .value = "FILE",
   .example = "report.html",
   .help = "Write to this file (default: -, standard output)"},
  {.name = "format",
   .letter = 'f',
   .type = CJM_OPTION_WORD,
   .offset = offsetof(Settings, format),
   .value = "FORMAT",
   .word = cjm_report_format_name,
   .help = "Output format (default: by the extension of the output, otherwise text)"},
  {.name = "columns",
   .type = CJM_OPTION_COUNT,
   .offset = offsetof(Settings, columns),
   .value = "N",
   .example = "80",
   .min = 40,
   .max = 500,
   .help = "Width of text (default: that of the terminal, at most 100)"},
  CJM_RUN_OPTIONS(Settings, run),
  CJM_MESSAGE_OPTIONS(Settings, run.messages),
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm report journey.yaml", "the analysis in the terminal"},
  {"cjm report journey.yaml -o report.html", "as a page"},
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
    "there are sentences in it, otherwise in English.\n"
    "\n"
    "The exit status is 2 for a file that is not a valid journey.",
  .options = options,
  .run = run,
};
