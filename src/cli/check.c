#include <glib.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/messages.h"

typedef struct Settings {
  CjmMessageSettings messages;
  CjmFileSettings files;
  GPtrArray *rules; /* const char * */
} Settings;

/* A run over all files, and what it found. */
typedef struct Run {
  Settings settings;
  CjmMessages messages;
  size_t counts[CJM_LEVEL_ERROR + 1];
} Run;

static CjmResult check(Run *run, const char *input)
{
  const GPtrArray *rules = run->settings.rules;
  CjmDocument *document = NULL;
  char *error = NULL;
  CjmResult result = cjm_document_load(input, &document, &error);
  if (result == CJM_OK) result = cjm_document_check(document, (const char *const *)rules->pdata, rules->len, &error);
  cjm_inputs_complain(document ? input : NULL, error);
  if (!document) return result;
  for (CjmLevel level = CJM_LEVEL_INFO; level <= CJM_LEVEL_ERROR; level++)
    run->counts[level] += cjm_document_count(document, level);
  if (cjm_messages_add(&run->messages, document)) result = MAX(result, CJM_INVALID);
  cjm_document_free(document);
  return result;
}

static void summarize(Run *run, guint n)
{
  g_autofree char *counts = cjm_messages_count_new(&run->messages, run->counts);
  g_autofree char *line = g_strdup_printf("%u file%s: %s", n, n == 1 ? "" : "s", *counts ? counts : "nothing found");
  if (*counts || !run->settings.messages.quiet) cjm_messages_remark(&run->messages, line);
}

static CjmResult check_all(Run *run, const GPtrArray *files)
{
  CjmResult result = CJM_OK;
  cjm_messages_begin(&run->messages, &run->settings.messages, true);
  for (guint i = 0; i < files->len; i++) {
    CjmResult one = check(run, files->pdata[i]);
    result = MAX(result, one);
  }
  summarize(run, files->len);
  CjmResult told = cjm_messages_end(&run->messages);
  return MAX(result, told);
}

static CjmResult check_rules(const CjmCommand *command, const GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++) {
    char *error = NULL;
    if (cjm_rule_setting_check(rules->pdata[i], &error) != CJM_OK) {
      cjm_cli_misuse(command, "%s", error);
      cjm_free(error);
      return CJM_USAGE;
    }
  }
  return CJM_OK;
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) rules = g_ptr_array_new();
  Run run = {.settings = {.messages = CJM_MESSAGE_DEFAULTS, .rules = rules}};
  g_autoptr(GPtrArray) files = NULL;
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, &run.settings, &n);
  if (result == CJM_OK) result = check_rules(command, rules);
  if (result == CJM_OK) result = cjm_files_collect(command, &run.settings.files, argv, n, &files);
  return result == CJM_OK ? check_all(&run, files) : result;
}

static const CjmOption options[] = {
  {.name = "rule",
   .type = CJM_OPTION_TEXTS,
   .offset = offsetof(Settings, rules),
   .value = "NAME=LEVEL",
   .help = "how much a rule matters (off, info, warning, error), in place of what the file says; as often as needed"},
  CJM_FILE_OPTIONS(Settings, files),
  CJM_MESSAGE_OPTIONS(Settings, messages),
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm check journey.yaml", "everything that is wrong or could be better"},
  {"cjm check --strict -r journeys/", "for a build: every journey of a folder, and fails on a warning, too"},
  {"cjm check --rule weak-ending=off journey.yaml", "without a rule"},
  {"cjm check --diagnostics github maps/*.yaml", "as annotations of a pull request"},
  {"cjm explain weak-ending", "why, and how to fix it"},
  {0},
};

const CjmCommand cjm_command_check = {
  .name = "check",
  .summary = "find mistakes, weak spots and gates that do not hold",
  .operands = "FILE…",
  .examples = examples,
  .text = "Findings go to standard output, nothing else is made. A file with errors is not looked at for weak spots:\n"
          "what the errors leave out would be missed a second time.",
  .options = options,
  .run = run,
};
