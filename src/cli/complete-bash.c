#include "cli/complete.h"

static const char head[] = "# cjm's completions for bash, made by `cjm completions bash`.\n"
                           "\n"
                           "_cjm_words() {\n"
                           "  mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
                           "}\n"
                           "\n"
                           "# Words split at commas: what stands before the last one stays.\n"
                           "_cjm_list() {\n"
                           "  local before=\n"
                           "  [[ $cur != *,* ]] || before=${cur%,*},\n"
                           "  mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${cur##*,}\")\n"
                           "  compopt -o nospace\n"
                           "}\n"
                           "\n"
                           "# Words before =, and what may stand behind it.\n"
                           "_cjm_keys() {\n"
                           "  mapfile -t COMPREPLY < <(compgen -S = -W \"$1\" -- \"$cur\")\n"
                           "  compopt -o nospace\n"
                           "}\n"
                           "\n"
                           "_cjm_files() {\n"
                           "  mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
                           "  compopt -o filenames\n"
                           "}\n"
                           "\n"
                           "_cjm_folders() {\n"
                           "  mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")\n"
                           "  compopt -o filenames\n"
                           "}\n"
                           "\n"
                           "_cjm_journeys() {\n"
                           "  mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"; for ending in yaml yml json; do compgen -f -X "
                           "\"!*.$ending\" -- \"$cur\"; done)\n"
                           "  compopt -o filenames\n"
                           "}\n"
                           "\n"
                           "_cjm() {\n"
                           "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
                           "  if [[ $cur == = ]]; then # --option=: three words to bash\n"
                           "    cur=\n"
                           "  elif [[ $prev == = ]]; then\n"
                           "    prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
                           "  fi\n";

/* The call that completes a word, without a line's end. */
static void append_call(GString *out, CjmWordKind kind, const char *(*word)(size_t i))
{
  static const char *const calls[] = {
    [CJM_WORD_FREE] = "",           [CJM_WORD_ONE] = "_cjm_words",      [CJM_WORD_LIST] = "_cjm_list",
    [CJM_WORD_FILE] = "_cjm_files", [CJM_WORD_FOLDER] = "_cjm_folders", [CJM_WORD_JOURNEY] = "_cjm_journeys",
    [CJM_WORD_PAIR] = "_cjm_keys",
  };
  g_string_append(out, calls[kind]);
  if (word) {
    g_autofree char *words = cjm_complete_words_new(word);
    g_string_append_printf(out, " \"%s\"", words);
  }
}

/* Behind KEY=, which are words of their own to bash, with the key in the place of an option. */
static void append_levels(GString *out, const CjmCommand *command, const CjmOption *option)
{
  for (size_t i = 0; option->key(i); i++) g_string_append_printf(out, "%s%s:%s", i ? " | " : "  ", command->name, option->key(i));
  g_string_append(out, ") ");
  append_call(out, CJM_WORD_ONE, option->level);
  g_string_append(out, "; return ;;\n");
}

/* "  render:--output | render:-o) _cjm_files; return ;;" */
static void append_value(GString *out, const CjmCommand *command, const CjmOption *option)
{
  g_string_append_printf(out, "  %s:--%s", command->name, option->name);
  if (option->letter) g_string_append_printf(out, " | %s:-%c", command->name, option->letter);
  g_string_append(out, ") ");
  append_call(out, cjm_complete_value(option), option->key ? option->key : option->word);
  g_string_append(out, cjm_complete_value(option) == CJM_WORD_FREE ? "return ;;\n" : "; return ;;\n");
  if (option->key) append_levels(out, command, option);
}

static void append_command(GString *out, const CjmCommand *command)
{
  g_string_append_printf(out, "  %s:-*) _cjm_words \"", command->name);
  for (const CjmOption *option = command->options; option && option->name; option++)
    g_string_append_printf(out, "--%s ", option->name);
  g_string_append(out, "--help\" ;;\n");
  if (cjm_complete_operand(command) == CJM_WORD_FREE) return;
  g_string_append_printf(out, "  %s:*) ", command->name);
  append_call(out, cjm_complete_operand(command), command->operand);
  g_string_append(out, " ;;\n");
}

void cjm_complete_bash(GString *out)
{
  g_string_append(out, head);
  g_string_append(out, "  if ((COMP_CWORD == 1)); then\n    _cjm_words \"");
  for (size_t i = 0; cjm_command_at(i); i++) g_string_append_printf(out, "%s ", cjm_command_at(i)->name);
  g_string_append(out, "--help --version\"\n    return\n  fi\n  case ${COMP_WORDS[1]}:$prev in\n");
  for (size_t i = 0; cjm_command_at(i); i++)
    for (const CjmOption *option = cjm_command_at(i)->options; option && option->name; option++)
      if (option->type != CJM_OPTION_FLAG && !option->bare) append_value(out, cjm_command_at(i), option);
  g_string_append(out, "  esac\n  case ${COMP_WORDS[1]}:$cur in\n");
  for (size_t i = 0; cjm_command_at(i); i++) append_command(out, cjm_command_at(i));
  g_string_append(out, "  esac\n}\n\ncomplete -F _cjm cjm\n");
}
