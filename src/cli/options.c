#include "cli/options.h"

#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "cli/cli.h"

/* An option being read. */
typedef struct Reading {
  const CjmCommand *command;
  char *settings;
  char **argv;
  int argc, next; /* words, and the next to be read */
} Reading;

static const CjmOption *find_long(const CjmOption *options, const char *name, size_t len)
{
  for (; options && options->name; options++)
    if (strlen(options->name) == len && strncmp(options->name, name, len) == 0) return options;
  return NULL;
}

static const CjmOption *find_letter(const CjmOption *options, char letter)
{
  for (; options && options->name; options++)
    if (options->letter == letter) return options;
  return NULL;
}

/* Words that people know from other programs. */
static const struct {
  const char *word, *name;
} other_names[] = {
  {"ci", "check"},          {"config", "theme"},   {"depfile", "deps"},        {"dest", "output"},   {"destination", "output"},
  {"dir", "output"},        {"dpi", "ppi"},        {"dry-run", "check"},       {"file", "output"},   {"fonts", "font-dir"},
  {"font-path", "font-dir"}, {"json", "format"},   {"level", "rule"},          {"live", "watch"},    {"log", "diagnostics-to"},
  {"palette", "theme"},     {"parallel", "jobs"},  {"pdf", "format"},          {"png", "format"},    {"resolution", "ppi"},
  {"severity", "rule"},     {"silent", "quiet"},   {"skin", "theme"},          {"stdout", "output"}, {"style", "theme"},
  {"svg", "format"},        {"target", "output"},  {"threads", "jobs"},        {"to", "format"},     {"type", "format"},
  {"werror", "strict"},     {"workers", "jobs"},   {"yaml", "format"},         {"zoom", "scale"},    {"message-format", "diagnostics"},
  {"output-format", "diagnostics"}, {"warnings-as-errors", "strict"},          {"fail-on-warning", "strict"},
  {"ignore", "rule"},       {"fonts-dir", "font-dir"},  {"format", "diagnostics"},       {"disable", "rule"},   {"select", "rule"},
};

/* An option of the command that another program calls `word`; NULL for none. */
static const char *find_other_name(const CjmCommand *command, const char *word)
{
  for (size_t i = 0; i < G_N_ELEMENTS(other_names); i++)
    if (g_ascii_strcasecmp(other_names[i].word, word) == 0 && find_long(command->options, other_names[i].name, strlen(other_names[i].name)))
      return other_names[i].name;
  return NULL;
}

/* The first command that has an option by its name, or by its letter where `name` is NULL; NULL for none. */
static const CjmCommand *find_command_with(const char *name, char letter)
{
  for (size_t i = 0; cjm_command_at(i); i++) {
    const CjmOption *options = cjm_command_at(i)->options;
    if (name ? find_long(options, name, strlen(name)) : find_letter(options, letter)) return cjm_command_at(i);
  }
  return NULL;
}

/* Reports an option that only other commands have, `spelling` as it was given. */
static CjmResult report_foreign_option(const CjmCommand *command, const CjmCommand *owner, const CjmOption *option,
                                       const char *spelling)
{
  if (command->no_output && strcmp(option->name, "output") == 0)
    return cjm_console_misuse(command->name, "there is no option '%s': %s", spelling, command->no_output);
  return cjm_console_misuse(command->name, "`cjm %s` has no option '%s'; `cjm %s` has it", command->name, spelling, owner->name);
}

static CjmResult unknown_option(const CjmCommand *command, const char *name)
{
  const char *other = find_other_name(command, name);
  if (other) return cjm_console_misuse(command->name, "there is no option '--%s'; use --%s", name, other);
  const CjmCommand *owner = find_command_with(name, '\0');
  if (owner) {
    g_autofree char *spelling = g_strdup_printf("--%s", name);
    return report_foreign_option(command, owner, find_long(owner->options, name, strlen(name)), spelling);
  }
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (const CjmOption *option = command->options; option && option->name; option++) g_ptr_array_add(names, (void *)option->name);
  if (names->len == 0)
    return cjm_console_misuse(command->name, "there is no option '--%s'; `cjm %s` takes none", name, command->name);
  return cjm_console_unknown(command->name, "option", name, (const char *const *)names->pdata, names->len);
}

static CjmResult unknown_letter(const CjmCommand *command, const char *letter)
{
  const CjmCommand *owner = find_command_with(NULL, *letter);
  g_autofree char *spelling = g_strdup_printf("-%.*s", (int)(g_utf8_next_char(letter) - letter), letter);
  if (owner) return report_foreign_option(command, owner, find_letter(owner->options, *letter), spelling);
  return cjm_console_misuse(command->name, "there is no option %s", spelling);
}

/* The place of `text` among the words of an option; -1 where it is none of them. */
static int find_word(const CjmOption *option, const char *text)
{
  for (size_t i = 0; option->word(i); i++)
    if (g_ascii_strcasecmp(option->word(i), text) == 0) return (int)i;
  return -1;
}

/* Whether a word, or the beginning of a longer tag, is one of the words: lookup as in RFC 4647. */
static bool has_tag(const CjmOption *option, const char *text)
{
  g_autofree char *tag = g_strdup(text);
  while (find_word(option, tag) < 0) {
    char *hyphen = strrchr(tag, '-');
    if (!hyphen) return false;
    *hyphen = '\0';
  }
  return true;
}

static CjmResult unknown_word(const CjmCommand *command, const CjmOption *option, const char *text)
{
  if (option->refuse && option->refuse(command->name, text) != CJM_OK) return CJM_USAGE;
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  for (size_t i = 0; option->word(i); i++) g_ptr_array_add(words, (void *)option->word(i));
  g_autofree char *what = g_strdup_printf("--%s", option->name);
  return cjm_console_unknown(command->name, what, text, (const char *const *)words->pdata, words->len);
}

static CjmResult set_words(const Reading *r, const CjmOption *option, const char *text, unsigned *set)
{
  g_auto(GStrv) words = g_strsplit(text, ",", -1);
  for (char **word = words; *word; word++) {
    if (!**word)
      return cjm_console_misuse(r->command->name, "--%s %s: a name is missing beside a comma; write, for example, --%s %s,%s",
                                option->name, text, option->name, option->word(0), option->word(option->word(1) ? 1 : 0));
    int found = find_word(option, *word);
    if (found < 0) return unknown_word(r->command, option, *word);
    *set |= 1u << found;
  }
  return CJM_OK;
}

static CjmResult set_number(const Reading *r, const CjmOption *option, const char *text, double *ret_number)
{
  double number;
  bool whole = option->type == CJM_OPTION_COUNT;
  if (!cjm_number_parse(text, &number) || number < option->min || number > option->max ||
      (whole && number != (double)(unsigned)number))
    return cjm_console_misuse(r->command->name, "--%s takes a %snumber from %g to %g, not '%s'", option->name,
                              whole ? "whole " : "", option->min, option->max, text);
  *ret_number = number;
  return CJM_OK;
}

static CjmResult set(const Reading *r, const CjmOption *option, const char *text)
{
  void *at = r->settings + option->offset;
  double number = 0;
  CjmResult result = CJM_OK;
  switch (option->type) {
    case CJM_OPTION_FLAG: *(bool *)at = true; break;
    case CJM_OPTION_TEXT:
      if (*(const char **)at)
        return cjm_console_misuse(r->command->name, "--%s is given twice, as '%s' and '%s'; give it once", option->name,
                                  *(const char **)at, text);
      *(const char **)at = text;
      break;
    case CJM_OPTION_TEXTS: g_ptr_array_add(*(GPtrArray **)at, (void *)text); break;
    case CJM_OPTION_PAIRS: g_ptr_array_add(*(GPtrArray **)at, g_strconcat(option->name, "=", text, NULL)); break;
    case CJM_OPTION_NUMBER: result = set_number(r, option, text, at); break;
    case CJM_OPTION_COUNT:
      result = set_number(r, option, text, &number);
      if (result == CJM_OK) *(unsigned *)at = (unsigned)number;
      break;
    case CJM_OPTION_WORD:
      if (find_word(option, text) < 0) return unknown_word(r->command, option, text);
      *(const char **)at = option->word((size_t)find_word(option, text));
      break;
    case CJM_OPTION_TAG:
      if (!has_tag(option, text)) return unknown_word(r->command, option, text);
      *(const char **)at = text;
      break;
    case CJM_OPTION_WORDS: result = set_words(r, option, text, at); break;
  }
  return result;
}

/* Reports that an option has no value. */
static CjmResult report_no_value(const Reading *r, const CjmOption *option, const char *problem)
{
  return cjm_console_misuse(r->command->name, "--%s %s; it takes %s, as in `--%s %s`", option->name, problem, option->value,
                            option->name, option->word ? option->word(0) : option->example);
}

/* Sets an option from `text`, or from the next word where that is NULL. */
static CjmResult take(Reading *r, const CjmOption *option, const char *text)
{
  if (option->type == CJM_OPTION_FLAG)
    return text ? cjm_console_misuse(r->command->name, "--%s takes no value", option->name) : set(r, option, NULL);
  if (!text && option->bare) text = option->bare;
  if (!text && r->next == r->argc) return report_no_value(r, option, "lacks its value");
  if (!text) text = r->argv[r->next++];
  return *text ? set(r, option, text) : report_no_value(r, option, "has an empty value");
}

/* --name, --name=value */
static CjmResult read_long(Reading *r, const char *word)
{
  const char *equals = strchr(word, '=');
  size_t len = equals ? (size_t)(equals - word) : strlen(word);
  const CjmOption *option = find_long(r->command->options, word, len);
  if (option) return take(r, option, equals ? equals + 1 : NULL);
  g_autofree char *name = g_strndup(word, len);
  return unknown_option(r->command, name);
}

/* -v, -vq, -oFILE */
static CjmResult read_letters(Reading *r, const char *letters)
{
  for (; *letters; letters++) {
    const CjmOption *option = find_letter(r->command->options, *letters);
    if (!option) return unknown_letter(r->command, letters);
    bool last = option->type != CJM_OPTION_FLAG;
    CjmResult result = take(r, option, last && letters[1] ? letters + 1 : NULL);
    if (result != CJM_OK || last) return result;
  }
  return CJM_OK;
}

CjmResult cjm_options_parse(const CjmCommand *command, int argc, char **argv, void *settings, int *ret_n)
{
  Reading r = {.command = command, .settings = settings, .argv = argv, .argc = argc};
  bool ended = false;
  int n = 0;
  while (r.next < argc) {
    char *word = argv[r.next++];
    CjmResult result = CJM_OK;
    if (ended || word[0] != '-' || !word[1]) argv[n++] = word;
    else if (strcmp(word, "--") == 0) ended = true;
    else result = word[1] == '-' ? read_long(&r, word + 2) : read_letters(&r, word + 1);
    if (result != CJM_OK) return result;
  }
  *ret_n = n;
  return CJM_OK;
}
