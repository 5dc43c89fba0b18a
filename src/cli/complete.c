/* complete.c: what all shells need to know of an option or an operand. */
#include "cli/complete.h"

#include <string.h>

CjmWordKind cjm_complete_value(const CjmOption *option)
{
  if (option->word) return option->type == CJM_OPTION_WORDS ? CJM_WORD_LIST : CJM_WORD_ONE;
  if (option->key) return CJM_WORD_PAIR;
  if (g_str_has_prefix(option->value, "FILE") || strcmp(option->value, "WHERE") == 0) return CJM_WORD_FILE;
  return strcmp(option->value, "FOLDER") == 0 ? CJM_WORD_FOLDER : CJM_WORD_FREE;
}

CjmWordKind cjm_complete_operand(const CjmCommand *command)
{
  if (command->operand) return CJM_WORD_ONE;
  return strstr(command->operands, "FILE") ? CJM_WORD_JOURNEY : CJM_WORD_FREE;
}

char *cjm_complete_words_new(const char *(*word)(size_t i))
{
  GString *words = g_string_new(NULL);
  for (size_t i = 0; word(i); i++) g_string_append_printf(words, "%s%s", i ? " " : "", word(i));
  return g_string_free(words, FALSE);
}
