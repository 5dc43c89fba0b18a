#include "run/analysis.h"

#include <string.h>

#include "api/program.h"
#include "base/relative.h"
#include "run/batch.h"
#include "run/console.h"
#include "run/save.h"

/* Whether an atlas is made, and not the report of one journey. */
static bool is_atlas(const CjmRun *run)
{
  return run->several || run->settings->files.recursive;
}

/* ---- the work on one journey ---- */

/* The path of a journey as the atlas names it: relative to the folder of the output, from where links lead to it. */
static char *path_in_atlas_new(const CjmAnalysisSettings *settings, const char *input)
{
  bool is_file = settings->output && strcmp(settings->output, "-") != 0;
  if (strcmp(input, "-") == 0) return g_strdup("<stdin>");
  if (!is_file) return g_strdup(input);
  g_autofree char *folder = g_path_get_dirname(settings->output);
  return cjm_relative_path_new(folder, input);
}

static CjmResult make_survey(const CjmAnalysisSettings *settings, const CjmJob *job, CjmJobResult *result)
{
  void *data;
  size_t len;
  g_autofree char *path = path_in_atlas_new(settings, job->input);
  CjmResult status = cjm_document_survey(result->document, path, &data, &len);
  if (status == CJM_OK) result->data = g_bytes_new_take(data, len);
  return status;
}

static CjmResult make_report(const CjmAnalysisSettings *settings, CjmJobResult *result)
{
  CjmReportOptions options = {.size = sizeof options, .columns = settings->columns, .colour = settings->colour, .lang = settings->lang};
  char *text;
  CjmResult status = cjm_document_report(result->document, settings->format, &options, &text, &result->error);
  if (status == CJM_OK) result->data = g_bytes_new_take(text, strlen(text));
  return status;
}

/* A CjmJobFunction. */
static void report(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const CjmAnalysisSettings *settings = data;
  result->status = cjm_job_load(run, job, result);
  if (result->document && cjm_messages_forbid(&run->settings->messages, result->document))
    result->status = MAX(result->status, CJM_INVALID);
  if (result->status != CJM_OK || cjm_job_is_found_library(run, job, result)) return;
  result->status = is_atlas(run) ? make_survey(settings, job, result) : make_report(settings, result);
}

/* ---- what is written ---- */

typedef struct Writing {
  const CjmRun *run;
  const CjmAnalysisSettings *settings;
  char *text;          /* the report of a single journey; NULL: none */
  CjmReports *reports; /* those of several */
  size_t n;
} Writing;

/* A CjmBatchFollower. */
static void add(void *data, const CjmJob *job, const CjmJobResult *result)
{
  Writing *writing = data;
  gsize len = 0;
  const char *bytes = result->data ? g_bytes_get_data(result->data, &len) : NULL;
  if (!is_atlas(writing->run)) {
    if (bytes) writing->text = g_strndup(bytes, len);
  } else if (bytes) writing->n += cjm_reports_add_survey(writing->reports, bytes, len);
  else if (result->status != CJM_OK) {
    g_autofree char *path = path_in_atlas_new(writing->settings, job->input);
    cjm_reports_add_broken(writing->reports, path);
  }
}

/* `status` is that of reading the journeys. */
static CjmResult make_atlas(Writing *writing, CjmResult status)
{
  const CjmAnalysisSettings *settings = writing->settings;
  CjmReportOptions options = {.size = sizeof options, .columns = settings->columns, .colour = settings->colour, .lang = settings->lang};
  char *error = NULL;
  if (!writing->n && is_atlas(writing->run) && status == CJM_OK) {
    cjm_console_error("there is no journey to report on: libraries have no maps");
    return CJM_ENVIRONMENT;
  }
  if (!writing->n) return CJM_OK;
  status = cjm_reports_write(writing->reports, settings->format, &options, &writing->text, &error);
  cjm_console_failure(NULL, error);
  return status;
}

CjmResult cjm_analysis_run(const char *command, const CjmAnalysisSettings *settings, char **operands, int n)
{
  CjmRun run = {.command = command, .settings = &settings->run};
  Writing writing = {.run = &run, .settings = settings, .reports = cjm_reports_new()};
  CjmBatch batch = {.run = &run, .work = report, .settings = settings, .follow = add, .follow_data = &writing, .one_output = true};
  CjmResult status = cjm_batch_run_operands(&batch, &(CjmPlan){0}, operands, n), made = make_atlas(&writing, status),
            written = writing.text ? cjm_console_write(settings->output, writing.text, strlen(writing.text)) : CJM_OK;
  cjm_reports_free(writing.reports);
  cjm_free(writing.text);
  status = MAX(status, MAX(made, written));
  return status == CJM_INVALID ? CJM_USAGE : status; /* as in diff(1), 1 would be a finding */
}
