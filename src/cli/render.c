#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "cli/rows.h"
#include "run/render.h"
#include "run/target.h"
#include "run/watch.h"

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
    cjm_console_error("SOURCE_DATE_EPOCH is not a number of seconds: %s", text);
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

/* Data formats are written by another command. */
static CjmResult refuse_data(const char *command, const char *name)
{
  return cjm_format_check_kind(command, CJM_FORMAT_DRAWING, name);
}

#define AT(member) .offset = offsetof(CjmRenderSettings, member)

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   AT(output),
   .value = "WHERE", .example = "map.pdf",
   .help = "a file, a folder, a template, or - for standard output"},
  {.name = "format",
   .letter = 'f',
   .type = CJM_OPTION_WORDS,
   AT(formats),
   .value = "FORMATS",
   .word = cjm_format_drawing_name,
   .refuse = refuse_data,
   .help = "one or several, split by commas"},
  {.name = "theme",
   .type = CJM_OPTION_WORD,
   AT(theme),
   .value = "NAME",
   .word = cjm_theme_name,
   .help = "in place of the file's own"},
  {.name = "ppi", .type = CJM_OPTION_NUMBER, AT(ppi), .value = "N", .example = "300", .min = 10, .max = 2400, .help = "PNG: pixels an inch"},
  {.name = "scale",
   .type = CJM_OPTION_NUMBER,
   AT(scale),
   .value = "N", .example = "2",
   .min = 0.1,
   .max = 25,
   .help = "PNG: pixels a px, in place of --ppi; 1 is 96 pixels an inch"},
  {.name = "svg-text",
   .type = CJM_OPTION_WORD,
   AT(svg_text),
   .value = "HOW",
   .word = svg_text,
   .help = "SVG: text as outlines, which look the same everywhere, or live [outlines]"},
  CJM_RUN_OPTIONS(CjmRenderSettings, run),
  {.name = "overlay",
   .type = CJM_OPTION_TEXTS,
   AT(run.overlays),
   .value = "FILE", .example = "other.yaml",
   .help = "draw the main curve of another journey over this one's, by the ids of steps; - is standard input; as often as needed"},
  {.name = "check",
   .type = CJM_OPTION_FLAG,
   AT(check),
   .help = "write nothing; status 1 where an output is not what it would be"},
  {.name = "deps",
   .type = CJM_OPTION_TEXT,
   AT(deps),
   .value = "FILE", .example = "map.d",
   .help = "write there, for make and ninja, which files every output was made of"},
  {.name = "report",
   .type = CJM_OPTION_TEXT,
   AT(report),
   .value = "FILE", .example = "report.json",
   .help = "write there a JSON object a file: status, seconds, outputs, diagnostics"},
  {.name = "timings",
   .type = CJM_OPTION_FLAG,
   AT(timings),
   .help = "say how long each stage took: reading, layout, each format, writing"},
  {.name = "watch",
   .type = CJM_OPTION_FLAG,
   AT(watch),
   .help = "render again whenever a file changes that a map is made of, until interrupted"},
  CJM_FONT_OPTIONS(CjmRenderSettings, fonts),
  CJM_MESSAGE_OPTIONS(CjmRenderSettings, run.messages),
  {0},
};

static bool names_stdin(const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    if (strcmp(names->pdata[i], "-") == 0) return true;
  return false;
}

static CjmResult check_watch(const CjmCommand *command, const CjmRenderSettings *settings, char *const *operands, int n)
{
  bool reads_stdin = settings->run.files.list ? strcmp(settings->run.files.list, "-") == 0 : !n;
  for (int i = 0; i < n; i++) reads_stdin = reads_stdin || strcmp(operands[i], "-") == 0;
  reads_stdin = reads_stdin || names_stdin(settings->run.tables) || names_stdin(settings->run.overlays);
  if (reads_stdin) return cjm_console_misuse(command->name, "--watch needs files that can change, unlike standard input");
  if (g_strcmp0(settings->output, "-") == 0)
    return cjm_console_misuse(command->name, "--watch needs outputs that can be replaced, unlike standard output");
  if (settings->check || settings->deps || settings->report)
    return cjm_console_misuse(command->name, "--watch goes with neither --check nor --deps nor --report, which tell of one run");
  return CJM_OK;
}

/* What cannot be meant. */
static CjmResult check_settings(const CjmCommand *command, const CjmRenderSettings *settings)
{
  if (settings->ppi && settings->scale)
    return cjm_console_misuse(command->name, "--ppi and --scale say the same: give one of them");
  if (settings->check && settings->deps) return cjm_console_misuse(command->name, "--check writes nothing, and so no --deps");
  if (settings->deps && g_strcmp0(settings->output, "-") == 0)
    return cjm_console_misuse(command->name, "--deps tells of outputs that have a name, unlike standard output");
  return CJM_OK;
}

static CjmResult render(const CjmCommand *command, CjmRenderSettings *settings, char **operands, int n)
{
  CjmRun run = {.command = command->name, .settings = &settings->run};
  CjmPlan plan = {.makes_outputs = true,
                  .output = settings->output,
                  .formats = settings->formats,
                  .deps = settings->deps,
                  .report = settings->report};
  CjmBatch batch = {
    .run = &run, .work = cjm_render_job, .settings = settings, .deps = settings->deps, .report = settings->report};
  CjmResult status = check_settings(command, settings);
  if (status == CJM_OK && settings->watch) status = check_watch(command, settings, operands, n);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings->run.files, operands, n)) return CJM_USAGE;
  if (status == CJM_OK) status = read_epoch(&settings->created);
  if (status == CJM_OK) status = cjm_cli_use_fonts(&settings->fonts);
  if (status != CJM_OK) return status;
  return settings->watch ? cjm_watch_run(&batch, &plan, operands, n) : cjm_batch_run_operands(&batch, &plan, operands, n);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) font_folders = g_ptr_array_new(), tables = g_ptr_array_new(), overlays = g_ptr_array_new();
  CjmRenderSettings settings = {.run = CJM_RUN_DEFAULTS, .fonts = {.folders = font_folders}};
  settings.run.tables = tables;
  settings.run.overlays = overlays;
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK) status = render(command, &settings, argv, n);
  g_free(settings.created);
  return status;
}

static const CjmCliExample examples[] = {
  {"cjm render journey.yaml -o map.pdf", "one map"},
  {"cjm render journey.yaml -f svg,pdf,png -o maps/", "three formats of one layout, in a folder"},
  {"cjm render *.yaml -o 'maps/{stem}.{format}' -f pdf", "many maps, by a template: {stem}, {dir}, {id}, {format}"},
  {"cjm render -r journeys/ -f svg,pdf -o maps/", "every journey in a folder and below it, in the same folders"},
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
    "Without -o, a map is written beside its file, and that of standard input to standard output; pdf and png go to a terminal\n"
    "with -o - only.\n"
    "Without -f, the ending of -o says the format; where it has none, svg. Missing folders are made.\n"
    "A file that has errors leaves its old output as it was, and so does a disk that is full. An output whose bytes would not\n"
    "change is not touched.\n"
    "\n"
    "A folder stands for the journeys in it; with -r, for those in all folders below it, too. Journeys are the files that are\n"
    "called *.journey.yaml or *.cjm.yaml, and all other .yaml, .yml and .json files with a top-level `phases`, `extends` or\n"
    "`library`; -v names those that are passed over. In the folder of -o, their maps have the same folders as they have.\n"
    "\n"
    "In a template, {stem} is the file's name without its ending, {dir} its folder (below the folder argument, if it was found in\n"
    "one), {id} the journey's id, or else the stem, and {format} the format. Two files that would become one are an error before\n"
    "anything is written.\n"
    "\n"
    "Of many files, one that has errors, crashes or takes too long does not keep the others from being made. Neither outputs\n"
    "nor messages nor the exit status depend on the number of processes. The status is the worst of all files.\n"
    "\n"
    "The same input, fonts and libraries make the same bytes. A PDF has the date of SOURCE_DATE_EPOCH, or else the file's own.",
  .options = options,
  .run = run,
};
