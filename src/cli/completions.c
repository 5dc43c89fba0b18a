#include <string.h>

#include "cli/complete.h"

static const struct {
  const char *name;
  void (*print)(GString *out);
} shells[] = {
  {"bash", cjm_complete_bash},
  {"zsh", cjm_complete_zsh},
  {"fish", cjm_complete_fish},
};

static const char *shell_name(size_t i)
{
  return i < G_N_ELEMENTS(shells) ? shells[i].name : NULL;
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, NULL, &n);
  if (result != CJM_OK) return result;
  if (n != 1) return cjm_console_misuse(command->name, "completions takes one shell");
  const char *names[G_N_ELEMENTS(shells)];
  for (size_t i = 0; i < G_N_ELEMENTS(shells); i++) {
    names[i] = shells[i].name;
    if (strcmp(argv[0], names[i]) == 0) {
      g_autoptr(GString) script = g_string_new(NULL);
      shells[i].print(script);
      return cjm_console_print(script->str);
    }
  }
  return cjm_console_unknown(command->name, "shell", argv[0], names, G_N_ELEMENTS(names));
}

static const CjmCliExample examples[] = {
  {"source <(cjm completions bash)", "enable in the current bash; likewise in zsh"},
  {"cjm completions fish | source", "enable in the current fish"},
  {"cjm completions bash > ~/.local/share/bash-completion/completions/cjm", "enable permanently in bash"},
  {0},
};

const CjmCommand cjm_command_completions = {
  .name = "completions",
  .summary = "print a completion script for a shell",
  .operands = "SHELL",
  .operand = shell_name,
  .examples = examples,
  .text = "SHELL is bash, zsh or fish. `make install` and the Debian package install the completions of all three.",
  .no_output = "the script is printed; use `cjm completions bash > FILE`",
  .run = run,
};
