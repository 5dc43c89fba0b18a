/* unknown.c: words in the place of a command that are none, and what was probably meant. */
#include <glib.h>
#include <string.h>

#include "cli/cli.h"

/* Words that people know from other programs. */
static const struct {
  const char *word, *command; /* the command's name, and options where it takes some */
} others[] = {
  {"build", "render"},
  {"compile", "render"},
  {"convert", "render"},
  {"draw", "render"},
  {"generate", "render"},
  {"make", "render"},
  {"open", "render"},
  {"pdf", "render -f pdf"},
  {"plot", "render"},
  {"png", "render -f png"},
  {"preview", "render --watch"},
  {"print", "render"},
  {"run", "render"},
  {"serve", "render --watch"},
  {"svg", "render -f svg"},
  {"view", "render"},
  {"watch", "render --watch"},
  {"audit", "check"},
  {"lint", "check"},
  {"test", "check"},
  {"validate", "check"},
  {"verify", "check"},
  {"csv", "export -f csv"},
  {"dump", "export"},
  {"excel", "export -f xlsx"},
  {"json", "export -f json"},
  {"markdown", "export -f markdown"},
  {"mermaid", "export -f mermaid"},
  {"save", "export"},
  {"xlsx", "export -f xlsx"},
  {"yaml", "export -f yaml"},
  {"format", "fmt"},
  {"prettier", "fmt"},
  {"tidy", "fmt"},
  {"cat", "show"},
  {"terminal", "show"},
  {"add", "init"},
  {"create", "init"},
  {"example", "init"},
  {"new", "init"},
  {"start", "init"},
  {"template", "init --template"},
  {"code", "explain"},
  {"codes", "explain"},
  {"doc", "explain"},
  {"rule", "explain"},
  {"rules", "explain"},
  {"why", "explain"},
  {"-?", "help"},
  {"man", "help"},
  {"usage", "help"},
  {"-v", "version"},
};

static bool is_file(const char *name)
{
  static const char *const endings[] = {".yaml", ".yml", ".json"};
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(name, endings[i])) return true;
  return strcmp(name, "-") == 0 || g_file_test(name, G_FILE_TEST_EXISTS);
}

CjmResult cjm_command_unknown(const char *name)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (size_t i = 0; cjm_command_at(i); i++) g_ptr_array_add(names, (void *)cjm_command_at(i)->name);
  for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
    if (g_ascii_strcasecmp(others[i].word, name) != 0) continue;
    g_autofree char *command = g_strndup(others[i].command, strcspn(others[i].command, " "));
    return cjm_console_misuse(command, "there is no command '%s'; use `cjm %s`", name, others[i].command);
  }
  if (is_file(name))
    return cjm_console_misuse(NULL, "the command is missing before '%s', as in `cjm render %s` or `cjm check %s`", name, name, name);
  if (name[0] == '-')
    return cjm_console_misuse(NULL, "options follow the command, as in `cjm render journey.yaml %s%s`", name,
                              strcmp(name, "-o") == 0 ? " map.pdf" : "");
  return cjm_console_unknown(NULL, "command", name, (const char *const *)names->pdata, names->len);
}
