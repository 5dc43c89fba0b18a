#include <glib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/template.h"
#include "run/save.h"

typedef struct Settings {
  const char *template, *lang;
  bool no_schema;
} Settings;

static const char schema_name[] = "cjm.schema.json", default_name[] = "journey.yaml";

/* Writes a file that is not there; one that is there stays as it is. */
static CjmResult write_new(const char *path, const char *text)
{
  char *error = NULL;
  if (g_file_test(path, G_FILE_TEST_EXISTS)) {
    cjm_console_error("%s is there already, and is left as it is", path);
    return CJM_ENVIRONMENT;
  }
  CjmResult result = cjm_run_save(path, text, strlen(text), &error);
  if (error) cjm_console_error("%s", error);
  cjm_free(error);
  return result;
}

/* The schema lies beside the maps, so that editors need no network and know the keys of this very version. */
static CjmResult write_schema(const char *journey)
{
  g_autofree char *folder = g_path_get_dirname(journey);
  g_autofree char *path = g_build_filename(folder, schema_name, NULL);
  if (g_file_test(path, G_FILE_TEST_EXISTS)) return CJM_OK;
  char *schema = cjm_schema();
  CjmResult result = write_new(path, schema);
  cjm_free(schema);
  return result;
}

/* The path of the new journey; in a folder, it has the name that it has without any. */
static char *path_new(const char *name)
{
  if (g_str_has_suffix(name, "/") || g_file_test(name, G_FILE_TEST_IS_DIR)) return g_build_filename(name, default_name, NULL);
  bool has_ending = g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml");
  return g_strconcat(name, has_ending ? "" : ".yaml", NULL);
}

static CjmResult write_files(const Settings *settings, const char *name)
{
  bool to_stdout = strcmp(name, "-") == 0;
  g_autofree char *template = cjm_template_new(settings->template, settings->lang);
  g_autofree char *modeline = g_strdup_printf("# yaml-language-server: $schema=%s\n", schema_name);
  g_autofree char *text = g_strconcat(settings->no_schema || to_stdout ? "" : modeline, template, NULL);
  if (to_stdout) return cjm_console_print(text);

  g_autofree char *path = path_new(name);
  CjmResult result = write_new(path, text);
  if (result == CJM_OK && !settings->no_schema) result = write_schema(path);
  if (result == CJM_OK) cjm_console_note("wrote %s; draw it with: cjm render %s -o map.pdf", path, path);
  return result;
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  Settings settings = {.template = CJM_TEMPLATE_DEFAULT, .lang = CJM_TEMPLATE_LANG};
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result != CJM_OK) return result;
  if (n > 1) return cjm_console_misuse(command->name, "init makes one file");
  if (n && !*argv[0]) return cjm_console_misuse(command->name, "the name of the file is empty; is a shell variable not set?");
  return write_files(&settings, n ? argv[0] : default_name);
}

static const CjmOption options[] = {
  {.name = "template",
   .type = CJM_OPTION_WORD,
   .offset = offsetof(Settings, template),
   .value = "NAME",
   .word = cjm_template_name,
   .help = "Starter journey (default: " CJM_TEMPLATE_DEFAULT ")"},
  {.name = "lang",
   .type = CJM_OPTION_TAG,
   .offset = offsetof(Settings, lang),
   .value = "CODE",
   .word = cjm_template_lang,
   .help = "Language of the journey; a regional one, such as pt-BR, has the words of its language (default: " CJM_TEMPLATE_LANG ")"},
  {.name = "no-schema",
   .type = CJM_OPTION_FLAG,
   .offset = offsetof(Settings, no_schema),
   .help = "Do not write the schema for editors, nor the comment that refers to it"},
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm init", "write journey.yaml, a small commented journey"},
  {"cjm init maps/bicycle --template b2c --lang nl", "write maps/bicycle.yaml, a purchase, in Dutch"},
  {"cjm init - --template blueprint", "print a service blueprint to standard output"},
  {0},
};

const CjmCommand cjm_command_init = {
  .name = "init",
  .summary = "create a commented starter journey",
  .operands = "[NAME]",
  .examples = examples,
  .text = "NAME gets the extension .yaml unless it ends in .yaml or .yml. In a folder, the file is named journey.yaml. Existing files\n"
          "are never overwritten. cjm.schema.json is written next to the journey, so that editors can complete and explain its keys.",
  .options = options,
  .no_output = "the name of the new file comes without it, as in `cjm init maps/bicycle.yaml`",
  .run = run,
};
