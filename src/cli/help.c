#include <glib.h>
#include <string.h>

#include "cli/cli.h"

static const CjmCliExample first_steps[] = {
  {"cjm render journey.yaml -o map.pdf", "draw a map"},
  {"cjm render journey.yaml -f svg,pdf,png -o maps/", "draw it in three formats"},
  {"cat journey.yaml | cjm render - -f svg > map.svg", "in a pipeline"},
  {0},
};

/* A line of two columns; the second begins at `column` at least. */
static void append_row(GString *out, const char *left, const char *right, glong column)
{
  glong width = g_utf8_strlen(left, -1);
  g_string_append_printf(out, "  %s%*s%s\n", left, (int)MAX(column - width, 2), "", right);
}

static void append_examples(GString *out, const CjmCliExample *examples)
{
  glong widest = 0;
  for (const CjmCliExample *example = examples; example->line; example++) widest = MAX(widest, g_utf8_strlen(example->line, -1));
  g_string_append(out, "Examples:\n");
  for (const CjmCliExample *example = examples; example->line; example++)
    append_row(out, example->line, example->what, widest + 2);
}

/* "-o, --output FILE", without the letter "    --scale N" */
static char *option_heading_new(const CjmOption *option)
{
  g_autofree char *letter = option->letter ? g_strdup_printf("-%c, ", option->letter) : g_strdup("    ");
  if (option->bare) return g_strdup_printf("%s--%s[=%s]", letter, option->name, option->value);
  return g_strdup_printf("%s--%s%s%s", letter, option->name, option->value ? " " : "", option->value ? option->value : "");
}

static char *option_help_new(const CjmOption *option)
{
  GString *help = g_string_new(option->help);
  for (size_t i = 0; option->word && option->word(i); i++) g_string_append_printf(help, "%s%s", i ? ", " : ": ", option->word(i));
  return g_string_free(help, FALSE);
}

static void append_options(GString *out, const CjmOption *options)
{
  glong widest = 0;
  for (const CjmOption *option = options; option && option->name; option++) {
    g_autofree char *heading = option_heading_new(option);
    widest = MAX(widest, g_utf8_strlen(heading, -1));
  }
  if (!widest) return;
  g_string_append(out, "\nOptions:\n");
  for (const CjmOption *option = options; option->name; option++) {
    g_autofree char *heading = option_heading_new(option);
    g_autofree char *help = option_help_new(option);
    append_row(out, heading, help, widest + 2);
  }
}

static void append_command(GString *out, const CjmCommand *command)
{
  g_string_append_printf(out, "cjm %s: %s\n\n", command->name, command->summary);
  append_examples(out, command->examples);
  g_string_append_printf(out, "\nUsage: cjm %s%s%s%s\n", command->name, *command->operands ? " " : "", command->operands,
                         command->options ? " [option…]" : "");
  if (command->text) g_string_append_printf(out, "\n%s\n", command->text);
  append_options(out, command->options);
}

static void append_program(GString *out)
{
  g_string_append(out, "cjm compiles customer journey maps: YAML in, SVG, PDF and PNG out.\n\n");
  append_examples(out, first_steps);
  g_string_append(out, "\nCommands:\n");
  glong widest = 0;
  for (size_t i = 0; cjm_command_at(i); i++) widest = MAX(widest, (glong)strlen(cjm_command_at(i)->name));
  for (size_t i = 0; cjm_command_at(i); i++) append_row(out, cjm_command_at(i)->name, cjm_command_at(i)->summary, widest + 2);
  g_string_append(out, "\nRun `cjm help COMMAND` for more about a command.\n\n"
                       "Exit status: 0 success; 1 errors in a journey; 2 incorrect usage; 3 a problem with files, disk or fonts;\n"
                       "70 a bug in cjm.\n");
}

char *cjm_help_new(const CjmCommand *command)
{
  GString *out = g_string_new(NULL);
  if (command) append_command(out, command);
  else append_program(out);
  return g_string_free(out, FALSE);
}

static const char *command_name(size_t i)
{
  return cjm_command_at(i) ? cjm_command_at(i)->name : NULL;
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, NULL, &n);
  if (result != CJM_OK) return result;
  if (n > 1) return cjm_console_misuse(command->name, "help takes one command");
  const CjmCommand *wanted = n ? cjm_command_find(argv[0]) : NULL;
  if (n && !wanted) return cjm_command_unknown(argv[0]);
  g_autofree char *help = cjm_help_new(wanted);
  return cjm_console_print(help);
}

static const CjmCliExample examples[] = {
  {"cjm help", "list the commands"},
  {"cjm help render", "show the help of a command"},
  {"cjm render --help", "show the same help"},
  {0},
};

const CjmCommand cjm_command_help = {
  .name = "help",
  .summary = "show the help of a command",
  .operands = "[COMMAND]",
  .operand = command_name,
  .examples = examples,
  .run = run,
};
