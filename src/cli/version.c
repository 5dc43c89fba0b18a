#include <glib.h>

#include "base/json.h"
#include "cli/cli.h"
#include "run/confine.h"

typedef struct Settings {
  bool json;
} Settings;

static char *write_json_new(void)
{
  CjmJson json = {.out = g_string_new(NULL), .pretty = true};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "cjm", cjm_version());
  cjm_json_key(&json, "libraries");
  cjm_json_open(&json, '{');
  for (size_t i = 0; cjm_library_name(i); i++) cjm_json_member(&json, cjm_library_name(i), cjm_library_version(i));
  cjm_json_close(&json, '}');
  cjm_json_key(&json, "confinement");
  cjm_json_open(&json, '{');
  for (size_t i = 0; cjm_confinement_name(i); i++) {
    g_autofree char *version = cjm_confinement_version_new(i);
    cjm_json_member(&json, cjm_confinement_name(i), version);
  }
  cjm_json_close(&json, '}');
  cjm_json_close(&json, '}');
  g_string_append_c(json.out, '\n');
  return g_string_free(json.out, FALSE);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  Settings settings = {0};
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result != CJM_OK) return result;
  if (n > 0) return cjm_console_misuse(command->name, "version takes no operand");
  g_autofree char *text = settings.json ? write_json_new() : g_strdup_printf("cjm %s\n", cjm_version());
  return cjm_console_print(text);
}

static const CjmOption options[] = {
  {.name = "json",
   .type = CJM_OPTION_FLAG,
   .offset = offsetof(Settings, json),
   .help = "Print JSON that includes the versions of the libraries that affect the output, and of the kernel's interfaces that confine processes"},
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm --version", "print the version"},
  {"cjm --version --json", "print the versions of cjm and its libraries"},
  {0},
};

const CjmCommand cjm_command_version = {
  .name = "version",
  .summary = "print the version of cjm",
  .operands = "",
  .examples = examples,
  .options = options,
  .run = run,
};
