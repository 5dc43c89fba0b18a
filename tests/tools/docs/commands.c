/* commands.c: cjm(1) and the pages of the commands. */
#include "docs.h"

void docs_print_commands(GString *out)
{
  g_string_append(out, ".Bl -tag -width Ds\n");
  for (size_t i = 0; cjm_command_at(i); i++) {
    g_string_append_printf(out, ".It Xr cjm-%s 1\n", cjm_command_at(i)->name);
    docs_append_mdoc(out, cjm_command_at(i)->summary);
  }
  g_string_append(out, ".El\n");
}

/* "[NAME]", "FILE…" */
static void append_operand(GString *out, const char *operand)
{
  bool optional = operand[0] == '[';
  g_autofree char *lower = g_ascii_strdown(operand + optional, -1);
  g_auto(GStrv) parts = g_strsplit_set(lower, "]", -1);
  g_auto(GStrv) many = g_strsplit(parts[0], "…", 2);
  g_string_append_printf(out, ".%sAr %s%s\n", optional ? "Op " : "", many[0], many[1] ? " ..." : "");
}

void docs_print_head(GString *out, const CjmCommand *command)
{
  g_string_append_printf(out, ".Sh NAME\n.Nm cjm-%s\n.Nd %s\n.Sh SYNOPSIS\n.Nm cjm %s\n", command->name, command->summary,
                         command->name);
  if (command->options) g_string_append(out, ".Op Ar option ...\n");
  g_auto(GStrv) operands = g_strsplit(command->operands, " ", -1);
  for (char **operand = operands; *operand; operand++)
    if (**operand) append_operand(out, *operand);
}

/* ".It Fl o , Fl -output Ar where" */
static void append_heading(GString *out, const CjmOption *option)
{
  g_string_append(out, ".It ");
  if (option->letter) g_string_append_printf(out, "Fl %c , ", option->letter);
  g_string_append_printf(out, "Fl -%s", option->name);
  if (option->value) {
    g_autofree char *value = g_ascii_strdown(option->value, -1);
    g_string_append_printf(out, option->bare ? " Ns Op = Ns Ar %s" : " Ar %s", value);
  }
  g_string_append_c(out, '\n');
}

static void append_option(GString *out, const CjmOption *option)
{
  append_heading(out, option);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_unichar(text, g_unichar_toupper(g_utf8_get_char(option->help)));
  g_string_append(text, g_utf8_next_char(option->help));
  for (size_t i = 0; option->word && option->word(i); i++)
    g_string_append_printf(text, "%s`%s`", i ? ", " : ": ", option->word(i));
  if (option->type == CJM_OPTION_NUMBER) g_string_append_printf(text, "; %g to %g", option->min, option->max);
  g_string_append_c(text, '.');
  docs_append_mdoc(out, text->str);
}

void docs_print_options(GString *out, const CjmCommand *command)
{
  if (!command->options) return;
  g_string_append(out, ".Sh OPTIONS\n.Bl -tag -width Ds\n");
  for (const CjmOption *option = command->options; option->name; option++) append_option(out, option);
  g_string_append(out, ".El\n");
}

void docs_print_examples(GString *out, const CjmCommand *command)
{
  g_string_append(out, ".Sh EXAMPLES\n.Bl -tag -width Ds\n");
  for (const CjmCliExample *example = command->examples; example->line; example++) {
    g_string_append(out, ".It Li \"");
    docs_append_literal(out, example->line);
    g_string_append(out, "\"\n");
    docs_append_mdoc(out, example->what);
  }
  g_string_append(out, ".El\n");
}
