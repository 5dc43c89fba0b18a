#include <glib.h>

#include "cli/rows.h"
#include "run/batch.h"

typedef struct Settings {
  CjmRunSettings run;
  const char *theme;
  CjmFontSettings fonts;
} Settings;

static void append_missing(GString *out, const CjmMap *map)
{
  for (size_t i = 0; cjm_map_missing(map, i); i++) {
    unsigned character = cjm_map_missing(map, i);
    const char *package = cjm_character_package(character);
    g_string_append_printf(out, "%s  U+%04X ", i ? "" : "\nIn none of the installed fonts:\n", character);
    g_string_append_unichar(out, character);
    g_string_append_printf(out, "  %s\n", package ? package : "no package is known");
  }
}

/* A CjmJobFunction. CJM_ENVIRONMENT if characters are missing. */
static void find_fonts(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const Settings *settings = data;
  CjmMapOptions options = {.size = sizeof options, .theme = settings->theme};
  CjmMap *map = NULL;
  result->status = cjm_job_load(run, job, result);
  if (result->status == CJM_OK && !cjm_job_is_found_library(run, job, result))
    result->status = cjm_map_new(result->document, &options, &map, &result->error);
  if (!map) return;
  if (run->several) g_string_append_printf(result->text, "%s:\n", job->input);
  for (size_t i = 0; cjm_map_font(map, i); i++) g_string_append_printf(result->text, "%s\n", cjm_map_font(map, i));
  append_missing(result->text, map);
  if (cjm_map_missing(map, 0)) result->status = CJM_ENVIRONMENT;
  cjm_map_free(map);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) font_folders = g_ptr_array_new(), tables = g_ptr_array_new();
  Settings settings = {.run = CJM_RUN_DEFAULTS, .fonts = {.folders = font_folders}};
  settings.run.tables = tables;
  CjmRun run = {.command = command->name, .settings = &settings.run};
  CjmBatch batch = {.run = &run, .work = find_fonts, .settings = &settings, .draws = true};
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  if (status == CJM_OK) status = cjm_cli_use_fonts(&settings.fonts);
  return status == CJM_OK ? cjm_batch_run_operands(&batch, &(CjmPlan){0}, argv, n) : status;
}

static const CjmOption options[] = {
  {.name = "theme",
   .type = CJM_OPTION_WORD,
   .offset = offsetof(Settings, theme),
   .value = "NAME",
   .word = cjm_theme_name,
   .help = "Override the theme of the journey"},
  CJM_FONT_OPTIONS(Settings, fonts),
  CJM_RUN_OPTIONS(Settings, run),
  CJM_MESSAGE_OPTIONS(Settings, run.messages),
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm fonts journey.yaml", "list the fonts of a map"},
  {"cjm fonts -r journeys/", "list the fonts of all maps below a folder"},
  {0},
};

const CjmCommand cjm_command_fonts = {
  .name = "fonts",
  .summary = "list the fonts that a map uses, and missing characters",
  .operands = "FILE…",
  .examples = examples,
  .text = "Characters that no font has are listed with the Debian package of a font that has them; the exit status is then 3.",
  .options = options,
  .no_output = "`cjm fonts` writes no map; use `cjm render journey.yaml -o map.pdf`",
  .run = run,
};
