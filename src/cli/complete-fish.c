#include <string.h>

#include "cli/complete.h"

/* " -d 'text'" */
static void append_description(GString *out, const char *text)
{
  g_string_append(out, " -d '");
  for (const char *p = text; *p; p++) {
    if (strchr("\\'", *p)) g_string_append_c(out, '\\');
    g_string_append_c(out, *p);
  }
  g_string_append(out, "'\n");
}

/* What takes a word of this kind; -x is -r without files. */
static void append_arguments(GString *out, CjmWordKind kind, const char *(*word)(size_t i))
{
  static const char *const arguments[] = {
    [CJM_WORD_FREE] = " -x",
    [CJM_WORD_ONE] = " -x -a '%s'",
    [CJM_WORD_LIST] = " -x -a '(__fish_append , %s)'",
    [CJM_WORD_FILE] = " -r -F",
    [CJM_WORD_FOLDER] = " -x -a '(__fish_complete_directories)'",
    [CJM_WORD_JOURNEY] = " -k -x -a '(__fish_complete_suffix .yaml)'",
  };
  g_autofree char *words = word ? cjm_complete_words_new(word) : NULL;
  g_auto(GStrv) around = g_strsplit(arguments[kind], "%s", 2);
  g_string_append_printf(out, "%s%s%s", around[0], words ? words : "", words ? around[1] : "");
}

/* KEY=LEVEL: braces multiply. */
static void append_pairs(GString *out, const CjmOption *option)
{
  g_autofree char *keys = cjm_complete_words_new(option->key), *levels = cjm_complete_words_new(option->level);
  g_strdelimit(keys, " ", ',');
  g_strdelimit(levels, " ", ',');
  g_string_append_printf(out, " -x -a '{%s}={%s}'", keys, levels);
}

/* A value that may follow `=`. */
static void append_optional(GString *out, const CjmOption *option)
{
  g_autofree char *words = cjm_complete_words_new(option->word);
  g_string_append_printf(out, " -a '%s'", words);
}

static void append_command(GString *out, const CjmCommand *command)
{
  g_string_append_printf(out, "\ncomplete -c cjm -n __fish_use_subcommand -a %s", command->name);
  append_description(out, command->summary);
  g_autofree char *begin = g_strdup_printf("complete -c cjm -n '__cjm_is %s'", command->name);
  for (const CjmOption *option = command->options; option && option->name; option++) {
    g_string_append(out, begin);
    if (option->letter) g_string_append_printf(out, " -s %c", option->letter);
    g_string_append_printf(out, " -l %s", option->name);
    if (option->key) append_pairs(out, option);
    else if (option->bare) append_optional(out, option);
    else if (option->type != CJM_OPTION_FLAG) append_arguments(out, cjm_complete_value(option), option->word);
    append_description(out, option->help);
  }
  g_string_append_printf(out, "%s -s h -l help -d 'help with examples'\n", begin);
  if (cjm_complete_operand(command) == CJM_WORD_FREE) return;
  g_string_append(out, begin);
  append_arguments(out, cjm_complete_operand(command), command->operand);
  g_string_append_c(out, '\n');
}

void cjm_complete_fish(GString *out)
{
  g_string_append(out, "# cjm's completions for fish, made by `cjm completions fish`.\n"
                       "\n"
                       "function __cjm_is\n"
                       "    set -l words (commandline -opc)\n"
                       "    test \"$words[2]\" = $argv[1]\n"
                       "end\n"
                       "\n"
                       "complete -c cjm -f\n"
                       "complete -c cjm -n __fish_use_subcommand -l help -d 'what there is'\n"
                       "complete -c cjm -n __fish_use_subcommand -l version -d 'the version of this program'\n");
  for (size_t i = 0; cjm_command_at(i); i++) append_command(out, cjm_command_at(i));
}
