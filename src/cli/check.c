#include <glib.h>

#include "cli/rows.h"
#include "run/batch.h"

typedef struct Settings {
  CjmRunSettings run;
  GPtrArray *rules; /* const char * */
} Settings;

/* A CjmJobFunction. */
static void check(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const Settings *settings = data;
  const char *const *rules = (const char *const *)settings->rules->pdata;
  result->status = cjm_job_load(run, job, result);
  if (result->status == CJM_OK)
    result->status = cjm_document_check(result->document, rules, settings->rules->len, &result->error);
}

static CjmResult check_rules(const CjmCommand *command, const GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++) {
    char *error = NULL;
    if (cjm_rule_setting_check(rules->pdata[i], &error) != CJM_OK) {
      cjm_console_misuse(command->name, "%s", error);
      cjm_free(error);
      return CJM_USAGE;
    }
  }
  return CJM_OK;
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) rules = g_ptr_array_new(), tables = g_ptr_array_new();
  Settings settings = {.run = CJM_RUN_DEFAULTS, .rules = rules};
  settings.run.tables = tables;
  CjmRun run = {.command = command->name, .settings = &settings.run};
  CjmBatch batch = {.run = &run, .work = check, .settings = &settings, .messages_to_stdout = true};
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK) status = check_rules(command, rules);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  return status == CJM_OK ? cjm_batch_run_operands(&batch, &(CjmPlan){0}, argv, n) : status;
}

/* Rule `i`, of all messages those whose level can be set; NULL past the end. */
static const char *rule_name(size_t i)
{
  const char *name;
  for (size_t k = 0; (name = cjm_message_name(k)); k++) {
    g_autofree char *setting = g_strconcat(name, "=off", NULL);
    if (cjm_rule_setting_check(setting, NULL) == CJM_OK && i-- == 0) return name;
  }
  return NULL;
}

static const char *rule_level(size_t i)
{
  static const char *const levels[] = {"off", "info", "warning", "error"};
  return i < G_N_ELEMENTS(levels) ? levels[i] : NULL;
}

static const CjmOption options[] = {
  {.name = "rule",
   .type = CJM_OPTION_TEXTS,
   .offset = offsetof(Settings, rules),
   .value = "NAME=LEVEL", .example = "weak-ending=off",
   .key = rule_name,
   .level = rule_level,
   .help = "how much a rule matters (off, info, warning, error), in place of what the file says; as often as needed"},
  CJM_RUN_OPTIONS(Settings, run),
  CJM_MESSAGE_OPTIONS(Settings, run.messages),
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
  .no_output = "`cjm check` writes no map; use `cjm render journey.yaml -o map.pdf`",
  .run = run,
};
