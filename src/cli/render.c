#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/input.h"
#include "base/limits.h"
#include "base/number.h"
#include "cli/batch.h"
#include "cli/inputs.h"
#include "cli/plan.h"
#include "cli/target.h"
#include "cli/watch.h"

enum { JOBS_MAX = 1024, TIMEOUT_MAX = 86400 /* s */ };

/* The date of SOURCE_DATE_EPOCH as ISO 8601, for g_free(). NULL where it is not set. */
static CjmResult read_epoch(char **ret_created)
{
  const char *text = g_getenv("SOURCE_DATE_EPOCH");
  if (!text || !*text) return CJM_OK;
  double seconds;
  g_autoptr(GDateTime) date = NULL;
  if (cjm_number_parse(text, &seconds) && seconds == floor(seconds) && fabs(seconds) < 1e15)
    date = g_date_time_new_from_unix_utc((gint64)seconds);
  if (!date) {
    cjm_cli_complain("SOURCE_DATE_EPOCH is not a number of seconds: %s", text);
    return CJM_ENVIRONMENT;
  }
  *ret_created = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
  return CJM_OK;
}

static const char *svg_text(size_t i)
{
  static const char *const words[] = {"outlines", "live"};
  return i < G_N_ELEMENTS(words) ? words[i] : NULL;
}

#define AT(member) .offset = offsetof(CjmRenderSettings, member)

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   AT(output),
   .value = "WHERE",
   .help = "a file, a folder, a template, or - for standard output"},
  {.name = "format",
   .letter = 'f',
   .type = CJM_OPTION_WORDS,
   AT(formats),
   .value = "FORMATS",
   .word = cjm_format_name,
   .help = "one or several, split by commas"},
  {.name = "theme",
   .type = CJM_OPTION_WORD,
   AT(theme),
   .value = "NAME",
   .word = cjm_theme_name,
   .help = "in place of the file's own"},
  {.name = "ppi", .type = CJM_OPTION_NUMBER, AT(ppi), .value = "N", .min = 10, .max = 2400, .help = "PNG: pixels an inch"},
  {.name = "scale",
   .type = CJM_OPTION_NUMBER,
   AT(scale),
   .value = "N",
   .min = 0.1,
   .max = 25,
   .help = "PNG: pixels a px, in place of --ppi; 1 is 96 pixels an inch"},
  {.name = "svg-text",
   .type = CJM_OPTION_WORD,
   AT(svg_text),
   .value = "HOW",
   .word = svg_text,
   .help = "SVG: text as outlines, which look the same everywhere, or live [outlines]"},
  CJM_FILE_OPTIONS(CjmRenderSettings, files),
  {.name = "jobs",
   .letter = 'j',
   .type = CJM_OPTION_COUNT,
   AT(jobs),
   .value = "N",
   .min = 1,
   .max = JOBS_MAX,
   .help = "work in so many processes [one for each processor]"},
  {.name = "timeout",
   .type = CJM_OPTION_NUMBER,
   AT(timeout),
   .value = "SECONDS",
   .min = 0.01,
   .max = TIMEOUT_MAX,
   .help = "give up a file that takes longer [never]"},
  {.name = "check",
   .type = CJM_OPTION_FLAG,
   AT(check),
   .help = "write nothing; status 1 where an output is not what it would be"},
  {.name = "deps",
   .type = CJM_OPTION_TEXT,
   AT(deps),
   .value = "FILE",
   .help = "write there, for make and ninja, which files every output was made of"},
  {.name = "report",
   .type = CJM_OPTION_TEXT,
   AT(report),
   .value = "FILE",
   .help = "write there a JSON object a file: status, seconds, outputs, diagnostics"},
  {.name = "timings",
   .type = CJM_OPTION_FLAG,
   AT(timings),
   .help = "say how long each stage took: reading, layout, each format, writing"},
  {.name = "watch",
   .type = CJM_OPTION_FLAG,
   AT(watch),
   .help = "render again whenever a file changes that a map is made of, until interrupted"},
  {.name = "font-dir",
   .type = CJM_OPTION_TEXTS,
   AT(font_folders),
   .value = "FOLDER",
   .help = "take fonts from there before those of the system; as often as needed"},
  {.name = "no-system-fonts", .type = CJM_OPTION_FLAG, AT(no_system_fonts), .help = "take no fonts but those of --font-dir"},
  CJM_MESSAGE_OPTIONS(CjmRenderSettings, messages),
  {0},
};

static CjmResult check_watch(const CjmCommand *command, const CjmRenderSettings *settings, char *const *operands, int n)
{
  bool reads_stdin = settings->files.list ? strcmp(settings->files.list, "-") == 0 : !n;
  for (int i = 0; i < n; i++) reads_stdin = reads_stdin || strcmp(operands[i], "-") == 0;
  if (reads_stdin) return cjm_cli_misuse(command, "--watch needs files that can change, unlike standard input");
  if (g_strcmp0(settings->output, "-") == 0)
    return cjm_cli_misuse(command, "--watch needs outputs that can be replaced, unlike standard output");
  if (settings->check || settings->deps || settings->report)
    return cjm_cli_misuse(command, "--watch goes with neither --check nor --deps nor --report, which tell of one run");
  return CJM_OK;
}

/* What cannot be meant. */
static CjmResult check_settings(const CjmCommand *command, const CjmRenderSettings *settings)
{
  if (settings->ppi && settings->scale) return cjm_cli_misuse(command, "--ppi and --scale say the same: give one of them");
  if (settings->check && settings->deps) return cjm_cli_misuse(command, "--check writes nothing, and so no --deps");
  if (settings->deps && g_strcmp0(settings->output, "-") == 0)
    return cjm_cli_misuse(command, "--deps tells of outputs that have a name, unlike standard output");
  return CJM_OK;
}

static CjmResult choose_fonts(const CjmRenderSettings *settings)
{
  const GPtrArray *folders = settings->font_folders;
  if (!folders->len && !settings->no_system_fonts) return CJM_OK;
  char *error = NULL;
  CjmResult result = cjm_use_fonts((const char *const *)folders->pdata, folders->len, !settings->no_system_fonts, &error);
  cjm_inputs_complain(NULL, error);
  return result;
}

/* Standard input is read here, as it may be needed in more than one process. */
static CjmResult read_stdin(CjmRenderContext *context, GPtrArray *files)
{
  g_autoptr(GError) error = NULL;
  if (!g_ptr_array_find_with_equal_func(files, "-", g_str_equal, NULL) ||
      cjm_input_read("-", cjm_limits_default().file_bytes, &context->stdin_text, &context->stdin_len, &error))
    return CJM_OK;
  cjm_cli_complain("%s", error->message);
  return CJM_ENVIRONMENT;
}

static CjmResult render_once(CjmRenderContext *context, char **operands, int n)
{
  g_autoptr(GPtrArray) files = NULL, jobs = NULL;
  CjmResult result = cjm_files_collect(context->command, &context->settings->files, operands, n, &files);
  if (result == CJM_OK) result = read_stdin(context, files);
  if (result == CJM_OK) result = cjm_plan_make(context, files, &jobs);
  return result == CJM_OK ? cjm_batch_run(context, jobs, NULL, NULL) : result;
}

static CjmResult render(CjmRenderContext *context, char **operands, int n)
{
  const CjmRenderSettings *settings = context->settings;
  CjmResult result = check_settings(context->command, settings);
  if (result == CJM_OK && settings->watch) result = check_watch(context->command, settings, operands, n);
  if (result == CJM_OK) result = read_epoch(&context->created);
  if (result == CJM_OK) result = choose_fonts(settings);
  if (result != CJM_OK) return result;
  return settings->watch ? cjm_watch_run(context, operands, n) : render_once(context, operands, n);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) font_folders = g_ptr_array_new();
  CjmRenderSettings settings = {.messages = CJM_MESSAGE_DEFAULTS, .font_folders = font_folders};
  CjmRenderContext context = {.command = command, .settings = &settings};
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result == CJM_OK) result = render(&context, argv, n);
  g_free(context.created);
  g_free(context.stdin_text);
  return result;
}

static const CjmCliExample examples[] = {
  {"cjm render journey.yaml -o map.pdf", "one map"},
  {"cjm render journey.yaml -f svg,pdf,png -o maps/", "three formats of one layout, in a folder"},
  {"cjm render *.yaml -o 'maps/{stem}.{format}' -f pdf", "many maps, by a template: {stem}, {id}, {format}"},
  {"cjm render -r journeys/ -f svg,pdf -o maps/", "every journey of a folder"},
  {"cjm render journey.yaml -o map.svg --watch", "again whenever something changes"},
  {"cat journey.yaml | cjm render - -f svg > map.svg", "in a pipeline"},
  {"cjm render journey.yaml --theme dark --ppi 300 -o map.png", "another theme, fit for print"},
  {0},
};

const CjmCommand cjm_command_render = {
  .name = "render",
  .summary = "compile journeys to pictures",
  .operands = "FILE…",
  .examples = examples,
  .text =
    "Without -o, a map is written beside its file, and that of standard input to standard output.\n"
    "Without -f, the ending of -o says the format; where it has none, svg.\n"
    "A file that has errors leaves its old output as it was, and so does a disk that is full. An output whose bytes would not\n"
    "change is not touched.\n"
    "\n"
    "In a template, {stem} is the file's name without its ending, {id} the journey's id, or the stem where it has none, and\n"
    "{format} the format. Folders of a template are made. Two files that would become one are an error before anything is made.\n"
    "\n"
    "Of many files, one that has errors, crashes or takes too long does not keep the others from being made. Neither outputs\n"
    "nor messages nor the exit status depend on the number of processes. The status is the worst of all files.\n"
    "\n"
    "The same input, fonts and libraries make the same bytes. A PDF has the date of SOURCE_DATE_EPOCH, or else the file's own.",
  .options = options,
  .run = run,
};
