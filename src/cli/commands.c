#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/spell.h"
#include "cli/cli.h"

static const CjmCommand *const commands[] = {
  &cjm_command_render, &cjm_command_check,       &cjm_command_init, &cjm_command_explain, &cjm_command_schema,
  &cjm_command_fonts,  &cjm_command_completions, &cjm_command_help, &cjm_command_version,
};

const CjmCommand *cjm_command_at(size_t i)
{
  return i < G_N_ELEMENTS(commands) ? commands[i] : NULL;
}

const CjmCommand *cjm_command_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
    if (strcmp(commands[i]->name, name) == 0) return commands[i];
  return NULL;
}

/* Not g_printerr(), which takes letters apart in the C locale. */
static void say(const char *text)
{
  fputs(text, stderr);
}

void cjm_cli_complain(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  g_autofree char *line = g_strdup_printf("cjm: %s\n", text);
  say(line);
}

CjmResult cjm_cli_misuse(const CjmCommand *command, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  cjm_cli_complain("%s", text);
  g_autofree char *hint = g_strdup_printf("Try `cjm help%s%s`.\n", command ? " " : "", command ? command->name : "");
  say(hint);
  return CJM_USAGE;
}

CjmResult cjm_cli_unknown(const CjmCommand *command, const char *what, const char *name, const char *const *known, size_t n)
{
  const char *nearest = cjm_spell_nearest(name, known, n);
  if (nearest) return cjm_cli_misuse(command, "there is no %s '%s'; did you mean '%s'?", what, name, nearest);
  GString *list = g_string_new(NULL);
  for (size_t i = 0; i < n; i++) g_string_append_printf(list, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " and ", known[i]);
  g_autofree char *all = g_string_free(list, FALSE);
  return cjm_cli_misuse(command, "there is no %s '%s'; there %s %s", what, name, n == 1 ? "is" : "are", all);
}

CjmResult cjm_cli_print(const char *text)
{
  char *error = NULL;
  CjmResult result = cjm_save("-", text, strlen(text), &error);
  if (result != CJM_OK) cjm_cli_complain("%s", error);
  cjm_free(error);
  return result;
}

CjmResult cjm_cli_unknown_command(const char *name)
{
  const char *names[G_N_ELEMENTS(commands)];
  for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) names[i] = commands[i]->name;
  return cjm_cli_unknown(NULL, "command", name, names, G_N_ELEMENTS(commands));
}

static bool is_any(const char *word, const char *a, const char *b)
{
  return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

static bool asks_for_help(int argc, char **argv)
{
  for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
    if (is_any(argv[i], "--help", "-h")) return true;
  return false;
}

int cjm_cli_run(int argc, char **argv)
{
  if (argc < 2) {
    g_autofree char *help = cjm_help_new(NULL);
    say(help);
    return CJM_USAGE;
  }
  const char *name = is_any(argv[1], "--help", "-h") ? "help" : strcmp(argv[1], "--version") == 0 ? "version" : argv[1];
  const CjmCommand *command = cjm_command_find(name);
  if (!command) return cjm_cli_unknown_command(name);
  if (asks_for_help(argc - 2, argv + 2)) {
    g_autofree char *help = cjm_help_new(command);
    return cjm_cli_print(help);
  }
  return command->run(command, argc - 2, argv + 2);
}
