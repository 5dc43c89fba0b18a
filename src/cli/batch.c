#include "cli/batch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "cli/deps.h"
#include "cli/inputs.h"
#include "cli/plan.h"
#include "cli/pool.h"
#include "cli/progress.h"
#include "cli/report.h"

/* What became of a journey, in the words of the summary. */
typedef enum Fate { FATE_WRITTEN, FATE_CURRENT, FATE_STALE, FATE_FAILED, FATE_COUNT } Fate;

typedef struct Batch {
  const CjmRenderContext *context;
  const GPtrArray *jobs; /* CjmJob * */
  CjmBatchFollower *follower;
  void *follower_data;
  CjmMessages messages;
  CjmProgress progress;
  CjmDeps deps;
  GString *report;
  size_t fates[FATE_COUNT], found[CJM_LEVEL_ERROR + 1];
  CjmResult result;
} Batch;

static GBytes *work(void *data, size_t i)
{
  const Batch *batch = data;
  return cjm_job_run(batch->context, batch->jobs->pdata[i]);
}

/* Somebody else's doing, such as that of a system that has run out of memory. */
static bool was_killed(int status)
{
  return WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM || WTERMSIG(status) == SIGINT);
}

/* GLib ends a process so for which there is no more memory, and says how much it wanted. */
static bool was_starved(int status)
{
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGTRAP;
}

/* What became of a job whose process did not live to tell. */
static CjmMade lost(const CjmRenderContext *context, const CjmJob *job, const CjmPoolOutcome *outcome)
{
  int status = outcome->status;
  if (outcome->end == CJM_POOL_LATE)
    return (CjmMade){.result = CJM_ENVIRONMENT,
                     .error = g_strdup_printf("%s: not ready after %g s, and given up", job->input, context->settings->timeout)};
  if (was_killed(status))
    return (CjmMade){.result = CJM_ENVIRONMENT,
                     .error = g_strdup_printf("%s: its process was stopped (%s)", job->input, g_strsignal(WTERMSIG(status)))};
  if (was_starved(status))
    return (CjmMade){.result = CJM_ENVIRONMENT,
                     .error = g_strdup_printf("%s: there is not enough memory for this map", job->input)};
  g_autofree char *how =
    WIFSIGNALED(status) ? g_strdup(g_strsignal(WTERMSIG(status))) : g_strdup_printf("status %d", WEXITSTATUS(status));
  return (CjmMade){
    .result = CJM_CLI_BUG,
    .error = g_strdup_printf("%s: cjm crashed (%s); this is a bug in cjm: please report it, with the file", job->input, how)};
}

static Fate find_fate(const CjmMade *made)
{
  bool any[CJM_OUTPUT_STALE + 1] = {false};
  for (guint i = 0; made->outputs && i < made->outputs->len; i++) any[g_array_index(made->outputs, CjmOutput, i).state] = true;
  if (any[CJM_OUTPUT_STALE]) return FATE_STALE;
  if (made->result != CJM_OK) return FATE_FAILED;
  return any[CJM_OUTPUT_WRITTEN] ? FATE_WRITTEN : FATE_CURRENT;
}

static void tell_found(Batch *batch, const CjmDocument *document)
{
  size_t found[CJM_LEVEL_ERROR + 1] = {0};
  for (CjmLevel level = CJM_LEVEL_WARNING; level <= CJM_LEVEL_ERROR; level++) {
    found[level] = cjm_document_count(document, level);
    batch->found[level] += found[level];
  }
  bool stops = cjm_messages_add(&batch->messages, document);
  g_autofree char *count = cjm_messages_count_new(&batch->messages, found);
  g_autofree char *line = g_strconcat(count, stops ? "; nothing was written" : "", NULL);
  if (*count) cjm_messages_remark(&batch->messages, line);
}

static void tell(Batch *batch, const CjmJob *job, const CjmMade *made)
{
  cjm_progress_hide(&batch->progress);
  if (made->document) tell_found(batch, made->document);
  if (made->notes) fputs(made->notes, stderr);
  bool names_file = !made->document; /* as nothing else is known of it */
  if (made->error) cjm_cli_complain("%s%s%s", names_file ? "" : job->input, names_file ? "" : ": ", made->error);
}

static void done(void *data, size_t i, const CjmPoolOutcome *outcome)
{
  Batch *batch = data;
  const CjmJob *job = batch->jobs->pdata[i];
  CjmMade made;
  if (outcome->end == CJM_POOL_DONE) cjm_made_read(outcome->result, &made);
  else made = lost(batch->context, job, outcome);

  tell(batch, job, &made);
  batch->result = MAX(batch->result, made.result);
  batch->fates[find_fate(&made)]++;
  if (made.result == CJM_OK) cjm_deps_add(&batch->deps, &made);
  if (batch->context->settings->report)
    cjm_report_add(batch->report, job, &made, outcome->seconds, batch->context->settings->messages.max_errors);
  if (batch->follower) batch->follower(batch->follower_data, job, &made);
  cjm_made_clear(&made);
}

static void show_progress(void *data, size_t n_done)
{
  cjm_progress_set(&((Batch *)data)->progress, n_done);
}

/* "200 files: 197 written, 3 failed; 4 errors" */
static void summarize(Batch *batch)
{
  static const char *const words[] = {
    [FATE_WRITTEN] = "written", [FATE_CURRENT] = "current", [FATE_STALE] = "stale", [FATE_FAILED] = "failed"};
  g_autoptr(GString) line = g_string_new(NULL);
  g_string_append_printf(line, "%u files", batch->jobs->len);
  const char *separator = ": ";
  for (int fate = 0; fate < FATE_COUNT; fate++)
    if (batch->fates[fate]) {
      g_string_append_printf(line, "%s%zu %s", separator, batch->fates[fate], words[fate]);
      separator = ", ";
    }
  g_autofree char *found = cjm_messages_count_new(&batch->messages, batch->found);
  g_string_append_printf(line, "%s%s", *found ? "; " : "", found);
  cjm_cli_complain("%s", line->str);
}

/* A summary would get in between what a program reads. */
static bool wants_summary(const Batch *batch)
{
  const CjmMessageSettings *messages = &batch->context->settings->messages;
  bool for_people = messages->to || strcmp(messages->style, "human") == 0 || strcmp(messages->style, "short") == 0;
  return batch->jobs->len > 1 && !messages->quiet && for_people;
}

static CjmResult save_report(const char *path, const GString *report)
{
  char *error = NULL;
  CjmResult result = path ? cjm_save(path, report->str, report->len, &error) : CJM_OK;
  cjm_inputs_complain(NULL, error);
  return result;
}

static void end(Batch *batch)
{
  const CjmRenderSettings *settings = batch->context->settings;
  cjm_progress_hide(&batch->progress);
  CjmResult told = cjm_messages_end(&batch->messages);
  if (wants_summary(batch)) summarize(batch);
  CjmResult depended = cjm_deps_end(&batch->deps, batch->result == CJM_OK ? settings->deps : NULL);
  CjmResult reported = save_report(settings->report, batch->report);
  batch->result = MAX(MAX(batch->result, told), MAX(depended, reported));
}

CjmResult cjm_batch_run(const CjmRenderContext *context, const GPtrArray *jobs, CjmBatchFollower *follower, void *data)
{
  const CjmRenderSettings *settings = context->settings;
  Batch batch = {.context = context, .jobs = jobs, .follower = follower, .follower_data = data};
  CjmPool pool = {.n = jobs->len,
                  .workers = cjm_plan_workers(settings),
                  .timeout = settings->timeout,
                  .work = work,
                  .done = done,
                  .progress = show_progress,
                  .data = &batch};
  cjm_messages_begin(&batch.messages, &settings->messages, false);
  batch.progress = cjm_progress_begin(jobs->len, jobs->len > 1 && !settings->messages.quiet);
  batch.deps = cjm_deps_begin();
  batch.report = g_string_new(NULL);

  g_autoptr(GError) error = NULL;
  if (!cjm_pool_run(&pool, &error)) {
    cjm_progress_hide(&batch.progress);
    cjm_cli_complain("%s", error->message);
    batch.result = MAX(batch.result, CJM_ENVIRONMENT);
  }
  end(&batch);
  g_string_free(batch.report, TRUE);
  return batch.result;
}
