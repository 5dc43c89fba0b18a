#include <string.h>

#include "cli/complete.h"

/* Text in single quotes, where zsh's `marks` have a meaning of their own. */
static void append_quoted(GString *out, const char *text, const char *marks)
{
  for (const char *p = text; *p; p++) {
    if (*p == '\'') g_string_append(out, "'\\'");
    else if (strchr(marks, *p)) g_string_append_c(out, '\\');
    g_string_append_c(out, *p);
  }
}

/* ":message:action" */
static void append_action(GString *out, CjmWordKind kind, const char *message, const char *(*word)(size_t i), bool optional)
{
  static const char *const actions[] = {
    [CJM_WORD_FREE] = " ",      [CJM_WORD_ONE] = "(%s)",         [CJM_WORD_LIST] = "_sequence compadd - %s",
    [CJM_WORD_FILE] = "_files", [CJM_WORD_FOLDER] = "_files -/", [CJM_WORD_JOURNEY] = "_files -g \"*.(yaml|yml|json)(-.)\"",
  };
  g_autofree char *words = word ? cjm_complete_words_new(word) : NULL;
  g_auto(GStrv) around = g_strsplit(actions[kind], "%s", 2);
  g_string_append(out, optional ? "::" : ":");
  append_quoted(out, message, ":\\");
  g_string_append_printf(out, ":%s%s%s", around[0], words ? words : "", words ? around[1] : "");
}

/* ":KEY=LEVEL:action" */
static void append_pair_action(GString *out, const CjmOption *option)
{
  g_autofree char *keys = cjm_complete_words_new(option->key), *levels = cjm_complete_words_new(option->level);
  g_string_append_printf(out, ":%s:{if compset -P \"*=\"; then compadd - %s; else compadd -S = - %s; fi}", option->value, levels, keys);
}

/* "'(-o --output)'{-o+,--output=}'[a file]:WHERE:_files'" */
static void append_option(GString *out, const CjmOption *option)
{
  bool takes = option->type != CJM_OPTION_FLAG, repeats = option->type == CJM_OPTION_TEXTS || option->type == CJM_OPTION_WORDS;
  const char *equals = option->bare ? "=-" : takes ? "=" : "";
  g_string_append(out, " \\\n        ");
  if (option->letter && repeats)
    g_string_append_printf(out, "'*'{-%c%s,--%s%s}'[", option->letter, takes ? "+" : "", option->name, equals);
  else if (option->letter)
    g_string_append_printf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", option->letter, option->name, option->letter, takes ? "+" : "",
                           option->name, equals);
  else g_string_append_printf(out, "'%s--%s%s[", repeats ? "*" : "", option->name, equals);
  append_quoted(out, option->help, "[]\\");
  g_string_append_c(out, ']');
  if (option->key) append_pair_action(out, option);
  else if (takes) append_action(out, cjm_complete_value(option), option->value, option->word, option->bare);
  g_string_append_c(out, '\'');
}

static void append_command(GString *out, const CjmCommand *command)
{
  g_string_append_printf(out, "    %s)\n      _arguments -s -S '(- *)'{-h,--help}'[help with examples]'", command->name);
  for (const CjmOption *option = command->options; option && option->name; option++) append_option(out, option);
  if (*command->operands) {
    g_string_append(out, " \\\n        '*");
    append_action(out, cjm_complete_operand(command), command->operands, command->operand, false);
    g_string_append_c(out, '\'');
  }
  g_string_append(out, " ;;\n");
}

void cjm_complete_zsh(GString *out)
{
  g_string_append(out, "#compdef cjm\n"
                       "# cjm's completions for zsh, made by `cjm completions zsh`.\n"
                       "\n"
                       "_cjm() {\n"
                       "  local -a commands=(\n");
  for (size_t i = 0; cjm_command_at(i); i++) {
    g_string_append_printf(out, "    '%s:", cjm_command_at(i)->name);
    append_quoted(out, cjm_command_at(i)->summary, "\\");
    g_string_append(out, "'\n");
  }
  g_string_append(out, "  )\n"
                       "  if ((CURRENT == 2)); then\n"
                       "    _describe command commands\n"
                       "    return\n"
                       "  fi\n"
                       "  shift words\n"
                       "  ((CURRENT--))\n"
                       "  case $words[1] in\n");
  for (size_t i = 0; cjm_command_at(i); i++) append_command(out, cjm_command_at(i));
  g_string_append(out, "  esac\n"
                       "}\n"
                       "\n"
                       "# As a file of $fpath this is the function's body; else it is sourced.\n"
                       "if [[ $funcstack[1] == _cjm ]]; then\n"
                       "  _cjm \"$@\"\n"
                       "else\n"
                       "  compdef _cjm cjm\n"
                       "fi\n");
}
