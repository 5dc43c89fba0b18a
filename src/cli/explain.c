#include <glib.h>

#include "base/spell.h"
#include "cli/cli.h"

/* The nearest of the names; codes differ in a digit, so what is near to one is near to many. */
static CjmResult unknown(const CjmCommand *command, const char *name)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (size_t i = 0; cjm_message_name(i); i++) g_ptr_array_add(names, (void *)cjm_message_name(i));
  for (size_t i = 0; cjm_diff_rule_name(i); i++) g_ptr_array_add(names, (void *)cjm_diff_rule_name(i));
  const char *nearest = cjm_spell_complete(name, (const char *const *)names->pdata, names->len);
  if (nearest) return cjm_console_misuse(command->name, "there is no code or rule '%s'; did you mean '%s'?", name, nearest);
  return cjm_console_misuse(command->name, "there is no code or rule '%s'; `cjm explain` lists them", name);
}

/* Without a name: all of them. */
static CjmResult list(void)
{
  GString *out = g_string_new(NULL);
  for (size_t i = 0; cjm_message_code(i); i++) g_string_append_printf(out, "%s  %s\n", cjm_message_code(i), cjm_message_name(i));
  g_string_append(out, "\nChanges that cjm diff reports:\n\n");
  for (size_t i = 0; cjm_diff_rule_name(i); i++) g_string_append_printf(out, "%s\n", cjm_diff_rule_name(i));
  g_autofree char *text = g_string_free(out, FALSE);
  return cjm_console_print(text);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, NULL, &n);
  if (result != CJM_OK) return result;
  if (n == 0) return list();
  if (n > 1) return cjm_console_misuse(command->name, "explain takes one code or rule");
  char *text = cjm_explain(argv[0]);
  if (!text) return unknown(command, argv[0]);
  result = cjm_console_print(text);
  cjm_free(text);
  return result;
}

/* What it takes: names, changes, codes. */
static const char *name_or_code(size_t i)
{
  size_t n = 0, changes = 0;
  while (cjm_message_name(n)) n++;
  while (cjm_diff_rule_name(changes)) changes++;
  if (i < n) return cjm_message_name(i);
  return i < n + changes ? cjm_diff_rule_name(i - n) : cjm_message_code(i - n - changes);
}

static const CjmCliExample examples[] = {
  {"cjm explain E202", "explain an error"},
  {"cjm explain weak-ending", "explain a rule, with its source"},
  {"cjm explain pain-opened", "explain a change that cjm diff reports"},
  {"cjm explain", "list all codes and names"},
  {0},
};

const CjmCommand cjm_command_explain = {
  .name = "explain",
  .summary = "explain an error, warning or rule, and how to fix it",
  .operands = "[CODE|NAME]",
  .operand = name_or_code,
  .examples = examples,
  .run = run,
};
