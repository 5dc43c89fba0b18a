#include "run/batch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "api/program.h"
#include "run/console.h"
#include "run/deps.h"
#include "run/pool.h"
#include "run/progress.h"
#include "run/reads.h"
#include "run/report.h"
#include "run/save.h"

/* The outcome of a job, as counted by the summary. */
typedef enum Fate { FATE_WRITTEN, FATE_CURRENT, FATE_STALE, FATE_FAILED, FATE_COUNT } Fate;

/* A batch in progress. */
typedef struct Progress {
  const CjmBatch *batch;
  const GPtrArray *jobs; /* CjmJob *: those that are done */
  const GPtrArray *all;  /* CjmJob *: those whose numbers workers are given */
  const GPtrArray *reads; /* what a spare process is confined to */
  const CjmJob *first;   /* that a spare process prepares itself with */
  CjmJobResult *results; /* those of `jobs` that were received, and not yet handled */
  CjmMessages messages;
  CjmProgress bar;
  CjmDeps deps;
  GString *report;
  size_t fates[FATE_COUNT], found[CJM_LEVEL_ERROR + 1];
  CjmResult status;
  GPtrArray *documents; /* CjmDocument *: of the jobs, where they are checked together */
} Progress;

static GBytes *work(void *data, size_t i)
{
  const Progress *p = data;
  CjmJobResult result = cjm_job_result_init();
  p->batch->work(p->batch->run, p->batch->settings, p->all->pdata[i], &result);
  result.fonts = cjm_take_font_cache();
  GBytes *packed = cjm_job_result_pack(&result);
  cjm_job_result_clear(&result);
  return packed;
}

/* Notes how long writing took. */
static void note_time(const CjmJob *job, gint64 start, CjmJobResult *result)
{
  cjm_job_note(result, "%s: %-6s %8" G_GINT64_FORMAT " µs", job->input, "write", g_get_monotonic_time() - start);
}

/* Writes outputs when they arrive: results are handled in order, and memory would fill with those of jobs behind a slow one. */
static void received(void *data, size_t i, GBytes *packed)
{
  Progress *p = data;
  const CjmBatch *batch = p->batch;
  const CjmJob *job = p->jobs->pdata[i];
  CjmJobResult *result = &p->results[i];
  gint64 start = g_get_monotonic_time();
  *result = cjm_job_result_unpack(packed);
  cjm_outputs_write(batch->run, batch->check, batch->planned, batch->settings, job, result);
  if (result->fonts) cjm_save_font_cache(result->fonts);
  if (batch->timings && result->outputs->len) note_time(job, start, result);
}

/* By another process, for example the kernel when memory runs out. */
static bool was_killed(int status)
{
  return WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM || WTERMSIG(status) == SIGINT);
}

/* GLib ends a process with this signal when an allocation fails. */
static bool ran_out_of_memory(int status)
{
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGTRAP;
}

/* The result of a job whose process did not return one. */
static CjmJobResult lost(const CjmRun *run, const CjmJob *job, const CjmPoolOutcome *outcome)
{
  int status = outcome->status;
  CjmJobResult result = cjm_job_result_init();
  g_autofree char *refusal = cjm_confinement_refusal_new(status);
  result.status = CJM_ENVIRONMENT;
  if (refusal) {
    result.error = g_strdup_printf("%s: %s", job->input, refusal);
  } else if (outcome->end == CJM_POOL_LATE) {
    result.error =
      g_strdup_printf("%s: stopped after %g s, the limit of --timeout", job->input, run->settings->timeout);
  } else if (was_killed(status)) {
    result.error = g_strdup_printf("%s: its process was killed (%s)", job->input, g_strsignal(WTERMSIG(status)));
  } else if (ran_out_of_memory(status)) {
    result.error = g_strdup_printf("%s: not enough memory for this map; --max-memory allows %u MiB", job->input,
                                   run->settings->max_memory);
  } else if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    result.error = g_strdup_printf("%s: the result of its process was lost", job->input);
  } else {
    g_autofree char *how =
      WIFSIGNALED(status) ? g_strdup(g_strsignal(WTERMSIG(status))) : g_strdup_printf("status %d", WEXITSTATUS(status));
    result.status = CJM_BUG;
    result.error =
      g_strdup_printf("%s: cjm crashed (%s); this is a bug in cjm: please report it, with the file", job->input, how);
  }
  return result;
}

static Fate find_fate(const CjmJobResult *result)
{
  bool any[CJM_OUTPUT_STALE + 1] = {false};
  for (guint i = 0; i < result->outputs->len; i++) any[g_array_index(result->outputs, CjmOutput, i).state] = true;
  if (any[CJM_OUTPUT_STALE]) return FATE_STALE;
  if (result->status != CJM_OK) return FATE_FAILED;
  return any[CJM_OUTPUT_WRITTEN] ? FATE_WRITTEN : FATE_CURRENT;
}

/* Prints the messages of a document; true if there are errors. */
static bool report_found(Progress *p, const CjmJob *job, const CjmDocument *document)
{
  size_t found[CJM_LEVEL_ERROR + 1] = {0};
  for (CjmLevel level = CJM_LEVEL_INFO; level <= CJM_LEVEL_ERROR; level++) {
    found[level] = cjm_document_count(document, level);
    p->found[level] += found[level];
  }
  bool failed = cjm_messages_add(&p->messages, document);
  if (p->batch->messages_to_stdout) return failed;
  found[CJM_LEVEL_INFO] = 0;
  g_autofree char *count = cjm_messages_count_new(&p->messages, found);
  g_autofree char *line = g_strconcat(count, failed && job->paths->len ? "; nothing was written" : "", NULL);
  if (*count) cjm_messages_remark(&p->messages, line);
  return failed;
}

static CjmResult report_result(Progress *p, const CjmJob *job, const CjmJobResult *result)
{
  CjmResult status = result->status;
  if (status == CJM_CLOSED) cjm_end_by_pipe();
  cjm_progress_hide(&p->bar);
  if (result->document && report_found(p, job, result->document)) status = MAX(status, CJM_INVALID);
  fputs(result->notes->str, stderr);
  bool names_file = !result->document; /* otherwise the file is known from the document */
  if (result->error) {
    g_autofree char *error = g_strconcat(names_file ? "" : job->input, names_file ? "" : ": ", result->error, NULL);
    cjm_messages_fail(&p->messages, job->input, error);
  }
  CjmResult printed = result->text->len ? cjm_console_print(result->text->str) : CJM_OK;
  return MAX(status, printed);
}

/* On a terminal, the outputs of a single file are listed; of several files, there is a summary. */
static bool lists_outputs(const Progress *p)
{
  const CjmMessageSettings *messages = &p->batch->run->settings->messages;
  return p->jobs->len == 1 && !p->batch->follow && !messages->quiet && !messages->verbose && strcmp(messages->style, "human") == 0 &&
         isatty(STDERR_FILENO);
}

/* "wrote map.svg (96.1 kB), map.pdf (84.0 kB)" */
static void list_outputs(const CjmJobResult *result)
{
  static const char *const words[] = {[CJM_OUTPUT_WRITTEN] = "wrote", [CJM_OUTPUT_UNCHANGED] = "unchanged:"};
  for (size_t state = 0; state < G_N_ELEMENTS(words); state++) {
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; words[state] && i < result->outputs->len; i++) {
      const CjmOutput *output = &g_array_index(result->outputs, CjmOutput, i);
      if (output->state != (CjmOutputState)state || strcmp(output->path, "-") == 0) continue;
      g_autofree char *size = g_format_size(output->len);
      g_string_append_printf(line, "%s %s (%s)", line->len ? "," : words[state], output->path, size);
    }
    if (line->len) cjm_console_note("%s", line->str);
  }
}

static void done(void *data, size_t i, const CjmPoolOutcome *outcome)
{
  Progress *p = data;
  const CjmBatch *batch = p->batch;
  const CjmJob *job = p->jobs->pdata[i];
  CjmJobResult result = outcome->end == CJM_POOL_DONE ? p->results[i] : lost(batch->run, job, outcome);
  if (batch->outdated && batch->outdated(batch->follow_data, job, &result)) {
    cjm_job_result_clear(&result);
    return;
  }
  CjmResult status = report_result(p, job, &result);
  p->status = MAX(p->status, status);
  p->fates[find_fate(&result)]++;
  if (lists_outputs(p)) list_outputs(&result);
  if (result.status == CJM_OK && batch->deps) cjm_deps_add(&p->deps, &result);
  if (batch->report) cjm_report_add(p->report, job, &result, outcome->seconds, batch->run->settings->messages.max_errors);
  if (batch->follow) batch->follow(batch->follow_data, job, &result);
  if (batch->together && result.document) g_ptr_array_add(p->documents, g_steal_pointer(&result.document));
  cjm_job_result_clear(&result);
}

static void prepare(void *data)
{
  const Progress *p = data;
  CjmJobResult result = cjm_job_result_init();
  if (p->batch->prepare) p->batch->prepare(p->batch->run, p->batch->settings, p->first, &result);
  cjm_job_result_clear(&result);
}

static bool declines(void *data)
{
  const Progress *p = data;
  return !cjm_has_current_fonts() || !cjm_reads_are_current(p->reads);
}

static void show_progress(void *data, size_t n_done)
{
  cjm_progress_set(&((Progress *)data)->bar, n_done);
}

/* Reports what is found only in all journeys together. */
static void check_together(Progress *p)
{
  if (p->documents->len < 2) return;
  CjmDocument *found;
  CjmResult status = cjm_check_together((CjmDocument *const *)p->documents->pdata, p->documents->len, &found);
  for (CjmLevel level = CJM_LEVEL_INFO; level <= CJM_LEVEL_ERROR; level++) p->found[level] += cjm_document_count(found, level);
  if (cjm_messages_add(&p->messages, found)) status = MAX(status, CJM_INVALID);
  p->status = MAX(p->status, status);
  cjm_document_free(found);
}

/* ---- the end ---- */

/* "200 files: 197 written, 3 failed; 4 errors" */
static void summarize_outputs(Progress *p)
{
  static const char *const words[] = {
    [FATE_WRITTEN] = "written", [FATE_CURRENT] = "current", [FATE_STALE] = "stale", [FATE_FAILED] = "failed"};
  g_autoptr(GString) line = g_string_new(NULL);
  g_string_append_printf(line, "%u files", p->jobs->len);
  const char *separator = ": ";
  for (int fate = 0; fate < FATE_COUNT; fate++)
    if (p->fates[fate]) {
      g_string_append_printf(line, "%s%zu %s", separator, p->fates[fate], words[fate]);
      separator = ", ";
    }
  p->found[CJM_LEVEL_INFO] = 0;
  g_autofree char *found = cjm_messages_count_new(&p->messages, p->found);
  g_string_append_printf(line, "%s%s", *found ? "; " : "", found);
  cjm_console_note("%s", line->str);
}

/* "2 files: 4 errors" */
static void summarize_messages(Progress *p)
{
  guint n = p->jobs->len;
  g_autofree char *counts = cjm_messages_count_new(&p->messages, p->found);
  g_autofree char *line = g_strdup_printf("%u file%s: %s", n, n == 1 ? "" : "s", *counts ? counts : "nothing found");
  if (*counts || !p->batch->run->settings->messages.quiet) cjm_messages_remark(&p->messages, line);
}

/* Whether to print a summary: not into output that a program reads. */
static bool wants_summary(const Progress *p)
{
  const CjmMessageSettings *messages = &p->batch->run->settings->messages;
  bool for_people = messages->to || strcmp(messages->style, "human") == 0 || strcmp(messages->style, "short") == 0;
  return p->jobs->len > 1 && !p->batch->one_output && !messages->quiet && for_people;
}

static CjmResult save_report(const char *path, const GString *report)
{
  char *error = NULL;
  CjmResult status = path ? cjm_run_save(path, report->str, report->len, &error) : CJM_OK;
  cjm_console_failure(NULL, error);
  return status;
}

static Progress begin(const CjmBatch *batch)
{
  Progress p = {.batch = batch,
                .deps = cjm_deps_begin(),
                .report = g_string_new(NULL),
                .documents = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_document_free)};
  cjm_messages_begin(&p.messages, &batch->run->settings->messages, batch->messages_to_stdout);
  return p;
}

/* What the workers for these jobs may read. */
static GPtrArray *reads_new(const CjmBatch *batch, const GPtrArray *jobs)
{
  GPtrArray *reads = cjm_reads_new(batch->run->settings);
  for (guint i = 0; batch->reads && i < batch->reads->len; i++) g_ptr_array_add(reads, g_strdup(batch->reads->pdata[i]));
  for (guint i = 0; i < jobs->len; i++) cjm_reads_add(reads, ((const CjmJob *)jobs->pdata[i])->input, ((const CjmJob *)jobs->pdata[i])->root);
  return reads;
}

/* A folder for temporary files of the jobs, if they need one; NULL: none. */
static char *scratch_new(const CjmBatch *batch, const GPtrArray *jobs)
{
  bool needed = false;
  for (guint i = 0; batch->needs_scratch && i < jobs->len; i++) needed |= batch->needs_scratch(jobs->pdata[i]);
  return needed ? g_dir_make_tmp("cjm-XXXXXX", NULL) : NULL; /* without it, the worker says what it cannot write */
}

/* Removes the folder, with what a worker that crashed has left in it. */
static void remove_scratch(const char *folder)
{
  GDir *dir = folder ? g_dir_open(folder, 0, NULL) : NULL;
  if (!dir) return;
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    unlink(path);
  }
  g_dir_close(dir);
  rmdir(folder);
}

static CjmPool pool_of(Progress *p, size_t n, const GPtrArray *reads)
{
  const CjmRunSettings *settings = p->batch->run->settings;
  return (CjmPool){.n = n,
                   .workers = cjm_run_workers(p->batch->run),
                   .timeout = settings->timeout,
                   .confinement = {settings->max_memory, reads, p->batch->draws, NULL},
                   .work = work,
                   .received = received,
                   .done = done,
                   .progress = show_progress,
                   .prepare = prepare,
                   .declines = declines,
                   .data = p};
}

/* `all` NULL: `jobs`. */
static void run_jobs(Progress *p, const GPtrArray *jobs, const GPtrArray *all, CjmPoolSpare *spare)
{
  const CjmRunSettings *settings = p->batch->run->settings;
  g_autoptr(GPtrArray) reads = reads_new(p->batch, jobs);
  CjmPool pool = pool_of(p, jobs->len, reads);
  g_autofree char *scratch = scratch_new(p->batch, jobs);
  pool.confinement.scratch = scratch;
  g_autofree size_t *numbers = g_new0(size_t, jobs->len + 1);
  for (guint i = 0; all && i < jobs->len; i++) {
    guint number = 0;
    g_ptr_array_find((GPtrArray *)all, jobs->pdata[i], &number);
    numbers[i] = number;
  }
  p->all = all ? all : jobs;
  pool.numbers = all ? numbers : NULL;
  pool.spare = spare;
  g_autofree CjmJobResult *results = g_new0(CjmJobResult, jobs->len + 1);
  p->results = results;
  p->jobs = jobs;
  p->bar = cjm_progress_begin(jobs->len, jobs->len > 1 && !settings->messages.quiet);

  g_autoptr(GError) error = NULL;
  if (!cjm_pool_run(&pool, &error)) {
    cjm_progress_hide(&p->bar);
    cjm_console_error("%s", error->message);
    p->status = MAX(p->status, CJM_ENVIRONMENT);
  }
  remove_scratch(scratch);
}

/* Without jobs, because an error was found before, only messages are ended. */
static CjmResult end(Progress *p)
{
  const CjmBatch *batch = p->batch;
  cjm_progress_hide(&p->bar);
  check_together(p);
  if (p->jobs && batch->messages_to_stdout) summarize_messages(p);
  if (p->jobs && !batch->messages_to_stdout && wants_summary(p)) summarize_outputs(p);
  CjmResult deps = cjm_deps_end(&p->deps, p->status == CJM_OK ? batch->deps : NULL);
  CjmResult report = save_report(p->jobs ? batch->report : NULL, p->report);
  g_string_free(p->report, TRUE);
  g_ptr_array_unref(p->documents);
  CjmResult worst = MAX(p->status, MAX(deps, report));
  CjmResult messages = cjm_messages_end(&p->messages, worst, p->jobs);
  return MAX(worst, messages);
}

CjmResult cjm_batch_run(const CjmBatch *batch, const GPtrArray *jobs)
{
  Progress p = begin(batch);
  run_jobs(&p, jobs, NULL, NULL);
  return end(&p);
}

/* ---- spare processes ---- */

CjmResult cjm_batch_run_due(const CjmBatch *batch, const GPtrArray *jobs, const GPtrArray *due, CjmPoolSpare *spare)
{
  Progress p = begin(batch);
  run_jobs(&p, due, jobs, spare);
  cjm_pool_spare_free(spare);
  return end(&p);
}

CjmPoolSpare *cjm_batch_spare_new(const CjmBatch *batch, const GPtrArray *jobs, const CjmJob *job)
{
  Progress p = {.batch = batch, .jobs = jobs, .all = jobs, .first = job};
  g_autoptr(GPtrArray) reads = reads_new(batch, jobs);
  CjmPool pool = pool_of(&p, jobs->len, reads);
  p.reads = reads;
  return cjm_pool_spare_new(&pool, NULL);
}

/* Reports files in folders that are not journeys, for -v. */
static void report_skipped(const CjmRun *run, const CjmFiles *files)
{
  for (guint i = 0; run->settings->messages.verbose && i < files->skipped->len; i++)
    cjm_console_note("%s: skipped: it has no top-level `phases`, `extends` or `library`",
                     (const char *)files->skipped->pdata[i]);
}

CjmResult cjm_batch_run_operands(const CjmBatch *batch, const CjmPlan *plan, char *const *operands, int n)
{
  CjmRun *run = batch->run;
  Progress p = begin(batch);
  CjmFiles files = {0};
  g_autoptr(GPtrArray) jobs = NULL;
  p.status = cjm_files_collect(run->command, &run->settings->files, operands, n, &files);
  if (p.status == CJM_OK) report_skipped(run, &files);
  run->several = p.status == CJM_OK && files.inputs->len > 1;
  if (p.status == CJM_OK) p.status = cjm_run_read_stdin(run, files.inputs);
  if (p.status == CJM_OK) p.status = cjm_plan_make(run, plan, files.inputs, &jobs);
  if (p.status == CJM_OK) run_jobs(&p, jobs, NULL, NULL);
  CjmResult result = end(&p);
  cjm_files_clear(&files);
  cjm_run_clear(run);
  return result;
}
