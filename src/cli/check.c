#include <glib.h>
#include <string.h>

#include "cli/rows.h"
#include "run/batch.h"
#include "run/fix.h"

typedef struct Settings {
  CjmRunSettings run;
  GPtrArray *rules; /* const char * */
  CjmFixSettings fix;
} Settings;

/* A CjmJobFunction. */
static void check(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const Settings *settings = data;
  const char *const *rules = (const char *const *)settings->rules->pdata;
  result->status = cjm_job_load(run, job, result);
  if (result->status == CJM_OK)
    result->status = cjm_document_check(result->document, rules, settings->rules->len, &result->error);
  cjm_job_fix(run, &settings->fix, settings->rules, job, result);
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

/* Whether standard output takes something else than messages: a diff, or a fixed journey. */
static bool prints_journeys(const Settings *settings, char *const *operands, int n)
{
  bool is_stdin = n == 0 && !settings->run.files.list;
  for (int i = 0; i < n; i++) is_stdin |= strcmp(operands[i], "-") == 0;
  return settings->fix.level && (settings->fix.diff || is_stdin);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) rules = g_ptr_array_new(), tables = g_ptr_array_new();
  Settings settings = {.run = CJM_RUN_DEFAULTS, .rules = rules};
  settings.run.tables = tables;
  CjmRun run = {.command = command->name, .settings = &settings.run};
  CjmBatch batch = {.run = &run, .work = check, .settings = &settings, .planned = cjm_output_is_input, .messages_to_stdout = true, .together = true};
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK) status = check_rules(command, rules);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings.run.files, argv, n)) return CJM_USAGE;
  if (settings.fix.diff && !settings.fix.level) settings.fix.level = cjm_fix_level(0);
  settings.run.messages.quiet |= settings.fix.diff; /* the diff is what is looked at */
  if (status == CJM_OK) batch.messages_to_stdout = !prints_journeys(&settings, argv, n);
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
   .value = "NAME=LEVEL",
   .example = "weak-ending=off",
   .key = rule_name,
   .level = rule_level,
   .help = "Set a rule to off, info, warning or error, overriding the journey; can be repeated"},
  {.name = "fix",
   .type = CJM_OPTION_WORD,
   .offset = offsetof(Settings, fix.level),
   .value = "WHICH",
   .word = cjm_fix_level,
   .bare = "safe",
   .help = "Fix what can be fixed, in the file: only where nothing else can be meant, or all that is suggested"},
  {.name = "diff",
   .type = CJM_OPTION_FLAG,
   .offset = offsetof(Settings, fix.diff),
   .help = "Show as a diff what --fix would change, and write nothing"},
  CJM_RUN_OPTIONS(Settings, run),
  CJM_MESSAGE_OPTIONS(Settings, run.messages),
  {0},
};

static const CjmCliExample examples[] = {
  {"cjm check journey.yaml", "report errors and weak spots"},
  {"cjm check --strict -r journeys/", "in CI: all journeys below a folder, failing on warnings"},
  {"cjm check --rule weak-ending=off journey.yaml", "turn a rule off"},
  {"cjm check --diagnostics github maps/*.yaml", "annotate a pull request on GitHub"},
  {"cjm check --fix journey.yaml", "fix what can only have been meant in one way"},
  {"cjm check --fix=all --diff journey.yaml", "look at all fixes that are suggested"},
  {"cjm explain weak-ending", "explain a rule"},
  {0},
};

const CjmCommand cjm_command_check = {
  .name = "check",
  .summary = "check journeys for errors, weak spots and unmet gates",
  .operands = "FILE…",
  .examples = examples,
  .text = "Messages are written to standard output. The rules for weak spots are applied only to journeys without errors,\n"
          "so that one mistake is not reported twice.",
  .options = options,
  .no_output = "`cjm check` writes no map; use `cjm render journey.yaml -o map.pdf`",
  .run = run,
};
