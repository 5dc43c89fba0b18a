/* docs: a document with its generated parts made anew, on standard output.
 *
 *     docs FILE
 *
 * A part stands between `<!-- NAME begin -->` and `<!-- NAME end -->`, in a manual page between the
 * comments `.\" NAME begin` and `.\" NAME end`. Run it at the top of the project. */
#include <stdio.h>
#include <string.h>

#include "diff/rules.h"
#include "docs.h"
#include "journey/lexicon.h"
#include "lint/rules.h"

static const struct {
  const char *name;
  void (*print)(GString *out);
} parts[] = {
  {"format", docs_print_format},       {"lexicon", cjm_lexicon_print_markdown}, {"rules", cjm_rules_print_markdown},
  {"mistakes", docs_print_mistakes},   {"commands", docs_print_commands},       {"keys", docs_print_keys},
  {"functions", docs_print_functions}, {"client", docs_print_client},
  {"groups", docs_print_groups},
  {"names", docs_print_names},
  {"lanes", docs_print_lanes},
  {"fixes", docs_print_fixes},
  {"changes", cjm_diff_rules_print_markdown},
};

/* "render options" */
static const struct {
  const char *name;
  void (*print)(GString *out, const CjmCommand *command);
} command_parts[] = {
  {"head", docs_print_head},
  {"options", docs_print_options},
  {"examples", docs_print_examples},
};

/* Puts `made` in the place of part `name`. */
static void replace(GString *text, const char *name, const char *made)
{
  bool is_page = g_str_has_prefix(text->str, ".Dd ");
  g_autofree char *begin = g_strdup_printf(is_page ? ".\\\" %s begin\n" : "<!-- %s begin -->\n", name);
  g_autofree char *end = g_strdup_printf(is_page ? ".\\\" %s end\n" : "<!-- %s end -->\n", name);
  char *from = strstr(text->str, begin), *to = strstr(text->str, end);
  if (!from || !to || to < from) return;
  from += strlen(begin);
  gssize at = from - text->str;
  g_string_erase(text, at, to - from);
  g_string_insert(text, at, made);
}

static void replace_group(const char *part, const char *page, void *text)
{
  replace(text, part, page);
}

static void renew(GString *text)
{
  docs_each_group(replace_group, text);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
    g_autoptr(GString) made = g_string_new(NULL);
    parts[i].print(made);
    replace(text, parts[i].name, made->str);
  }
  for (size_t c = 0; cjm_command_at(c); c++)
    for (size_t i = 0; i < G_N_ELEMENTS(command_parts); i++) {
      g_autofree char *name = g_strdup_printf("%s %s", cjm_command_at(c)->name, command_parts[i].name);
      g_autoptr(GString) made = g_string_new(NULL);
      command_parts[i].print(made, cjm_command_at(c));
      replace(text, name, made->str);
    }
}

int main(int argc, char **argv)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  if (argc != 2 || !g_file_get_contents(argv[1], &content, NULL, &error)) {
    fprintf(stderr, "docs: %s\n", error ? error->message : "which file?");
    return 1;
  }
  g_autoptr(GString) text = g_string_new(content);
  cjm_commands_register(cjm_commands);
  renew(text);
  return fputs(text->str, stdout) < 0;
}
