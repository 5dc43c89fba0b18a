#include <glib.h>
#include <string.h>

#include "cli/rows.h"
#include "run/batch.h"
#include "run/show.h"
#include "run/terminal.h"

enum { COLUMNS_MIN = 40, COLUMNS_MAX = 500 };

#define AT(member) .offset = offsetof(CjmShowSettings, member)

static const char *picture_word(size_t i)
{
  static const char *const words[] = {"auto", "never", "kitty", "sixel"};
  return i < G_N_ELEMENTS(words) ? words[i] : NULL;
}

static const CjmOption options[] = {
  {.name = "picture",
   .type = CJM_OPTION_WORD,
   AT(picture),
   .value = "HOW",
   .word = picture_word,
   .help = "Whether and how to show the map as a picture: auto asks the terminal (default: auto)"},
  {.name = "details",
   .type = CJM_OPTION_FLAG,
   AT(details),
   .help = "Also show personas, what each step holds, opportunities, plan and sources"},
  {.name = "columns",
   .type = CJM_OPTION_COUNT,
   AT(columns),
   .value = "N",
   .example = "80",
   .min = COLUMNS_MIN,
   .max = COLUMNS_MAX,
   .help = "Width in columns (default: that of the terminal, otherwise $COLUMNS, otherwise 100)"},
  {.name = "theme",
   .type = CJM_OPTION_WORD,
   AT(theme),
   .value = "NAME",
   .word = cjm_theme_name,
   .help = "Override the theme of the picture"},
  CJM_FONT_OPTIONS(CjmShowSettings, fonts),
  CJM_RUN_OPTIONS(CjmShowSettings, run),
  CJM_MESSAGE_OPTIONS(CjmShowSettings, run.messages),
  {0},
};

/* The width in $COLUMNS, for output into a pipe; 0 if it is not a number. */
static unsigned columns_of_environment(void)
{
  const char *columns = g_getenv("COLUMNS");
  guint64 n = 0;
  return columns && g_ascii_string_to_unsigned(columns, 10, 1, COLUMNS_MAX, &n, NULL) ? (unsigned)n : 0;
}

/* What the terminal says, where the user does not. */
static void complete(CjmShowSettings *settings)
{
  static const char *const found[] = {
    [CJM_PICTURES_NONE] = "never", [CJM_PICTURES_KITTY] = "kitty", [CJM_PICTURES_SIXEL] = "sixel"};
  CjmTerminalSize size = cjm_terminal_size();
  settings->colour = cjm_messages_want_colour(&settings->run.messages, true);
  if (settings->details) settings->picture = "never"; /* which a picture of this size cannot have */
  if (strcmp(settings->picture, "auto") == 0) settings->picture = found[cjm_terminal_pictures()];
  if (size.columns && settings->columns) settings->width = size.width / size.columns * settings->columns;
  else settings->width = size.width;
  if (!settings->columns) settings->columns = size.columns ? size.columns : columns_of_environment();
  if (settings->columns) settings->columns = CLAMP(settings->columns, COLUMNS_MIN, COLUMNS_MAX);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new(), folders = g_ptr_array_new();
  CjmShowSettings settings = {.run = CJM_RUN_DEFAULTS, .fonts = {.folders = folders}, .picture = "auto"};
  settings.run.tables = tables;
  CjmRun run = {.command = command->name, .settings = &settings.run};
  CjmBatch batch = {.run = &run, .work = cjm_show_job, .settings = &settings, .draws = true, .one_output = true};
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  if (status == CJM_OK) status = cjm_cli_use_fonts(&settings.fonts);
  if (status != CJM_OK) return status;
  complete(&settings);
  return cjm_batch_run_operands(&batch, &(CjmPlan){0}, argv, n);
}

static const CjmCliExample examples[] = {
  {"cjm show journey.yaml", "the map, as the terminal can show it"},
  {"cjm show --picture never journey.yaml", "in characters: the curve and the phases"},
  {"cjm show --details --color always journey.yaml | less -R", "everything, page by page"},
  {0},
};

const CjmCommand cjm_command_show = {
  .name = "show",
  .summary = "show the map in the terminal",
  .operands = "FILE…",
  .examples = examples,
  .text = "Terminals that take pictures, in the protocol of kitty or as sixels, show the map itself. All others, files and pipes "
          "get it in\n"
          "characters, at the width of the terminal: heading, curve, and the phases with their steps, feelings, touchpoints, "
          "pain points\n"
          "and opportunities.",
  .options = options,
  .run = run,
};
