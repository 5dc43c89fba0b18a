#include <glib.h>

#include "cli/cli.h"
#include "cli/inputs.h"
#include "cli/messages.h"

typedef struct Settings {
  CjmMessageSettings messages;
  const char *theme;
} Settings;

static void append_missing(GString *out, const CjmMap *map)
{
  CjmMissing missing;
  for (size_t i = 0; cjm_map_missing(map, i, &missing); i++) {
    g_string_append_printf(out, "%s  U+%04X ", i ? "" : "\nIn none of the installed fonts:\n", missing.character);
    g_string_append_unichar(out, missing.character);
    g_string_append_printf(out, "  %s\n", missing.package ? missing.package : "no package is known");
  }
}

/* CJM_ENVIRONMENT where characters are missing. */
static CjmResult print_fonts(const CjmMap *map)
{
  CjmMissing missing;
  g_autoptr(GString) out = g_string_new(NULL);
  for (size_t i = 0; cjm_map_font(map, i); i++) g_string_append_printf(out, "%s\n", cjm_map_font(map, i));
  append_missing(out, map);
  CjmResult result = cjm_cli_print(out->str);
  return cjm_map_missing(map, 0, &missing) ? CJM_ENVIRONMENT : result;
}

static CjmResult fonts_of(Settings *settings, const char *input)
{
  CjmMapSettings map_settings = {.theme = settings->theme};
  CjmMessages messages;
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  char *error = NULL;
  CjmResult result = cjm_document_load(input, &document, &error);
  if (result == CJM_OK) result = cjm_map_new(document, &map_settings, &map, &error);
  cjm_inputs_complain(document ? input : NULL, error);
  cjm_messages_begin(&messages, &settings->messages, false);
  if (document && cjm_messages_add(&messages, document)) result = MAX(result, CJM_INVALID);
  CjmResult told = cjm_messages_end(&messages);
  if (map) {
    CjmResult printed = print_fonts(map);
    result = MAX(result, printed);
  }
  cjm_map_free(map);
  cjm_document_free(document);
  return MAX(result, told);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  Settings settings = {.messages = CJM_MESSAGE_DEFAULTS};
  char dash[] = "-", *only_stdin[] = {dash};
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result == CJM_OK && n > 1) result = cjm_cli_misuse(command, "fonts takes one file");
  char **inputs = n ? argv : only_stdin;
  if (result == CJM_OK) result = cjm_inputs_check(command, inputs, 1);
  return result == CJM_OK ? fonts_of(&settings, inputs[0]) : result;
}

static const CjmOption options[] = {
  {.name = "theme",
   .type = CJM_OPTION_WORD,
   .offset = offsetof(Settings, theme),
   .value = "NAME",
   .word = cjm_theme_name,
   .help = "in place of the file's own"},
  CJM_MESSAGE_OPTIONS(Settings, messages),
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm fonts journey.yaml", "the fonts of a map"},
  {0},
};

const CjmCommand cjm_command_fonts = {
  .name = "fonts",
  .summary = "the fonts that a map is set in, and what they lack",
  .operands = "FILE",
  .examples = examples,
  .text = "Characters that no font has are listed with the package of Debian that brings one; the exit status is 3 then.",
  .options = options,
  .run = run,
};
