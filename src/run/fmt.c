#include "run/fmt.h"

#include <string.h>

#include "base/beneath.h"
#include "base/input.h"
#include "base/limits.h"
#include "base/unified.h"

/* The text of a journey as it is. */
typedef struct Given {
  char *text;
  size_t len;
  bool in_place; /* it is a file, which can be written */
} Given;

static void copy(const void *data, size_t len, Given *given)
{
  given->text = g_malloc(len + 1);
  if (len) memcpy(given->text, data, len);
  given->text[len] = '\0';
  given->len = len;
}

/* A file in a folder is only read below the root. */
static bool read_confined(const CjmJob *job, size_t limit, Given *given, GError **error)
{
  g_autofree char *below = cjm_path_below_new(job->root, job->input);
  CjmBeneathStatus status =
    below ? cjm_beneath_read(job->root, below, limit, &given->text, &given->len, error) : CJM_BENEATH_OUTSIDE;
  if (status == CJM_BENEATH_OK || status == CJM_BENEATH_FAILED) return status == CJM_BENEATH_OK;
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot read %s: it is gone, no regular file, or outside %s", job->input,
              job->root);
  return false;
}

static bool read_journey(const CjmRun *run, const CjmJob *job, Given *given, GError **error)
{
  size_t limit = cjm_limits_default().file_bytes;
  GBytes *piped = run->pipes ? g_hash_table_lookup(run->pipes, job->input) : NULL;
  given->in_place = !piped && strcmp(job->input, "-") != 0;
  if (!given->in_place && !piped) {
    copy(run->stdin_text, run->stdin_len, given);
    return true;
  }
  if (piped) {
    gsize len;
    const void *data = g_bytes_get_data(piped, &len);
    copy(data, len, given);
    return true;
  }
  return job->root ? read_confined(job, limit, given, error)
                   : cjm_input_read(job->input, limit, &given->text, &given->len, error);
}

static const char *name_of(const CjmJob *job)
{
  return strcmp(job->input, "-") == 0 ? "<stdin>" : job->input;
}

static void print_diff(const CjmJob *job, const Given *given, const char *text, CjmJobResult *result)
{
  g_autofree char *diff = cjm_unified_diff_new(name_of(job), given->text, name_of(job), text);
  g_string_append(result->text, diff);
}

static void write_canonical(const CjmFmtSettings *settings, const CjmJob *job, const Given *given, char *text,
                            size_t len, CjmJobResult *result)
{
  bool changes = len != given->len || memcmp(text, given->text, len) != 0, only_looks = settings->check || settings->diff;
  CjmOutput output = {
    .path = g_strdup(given->in_place ? job->input : "-"), .data = text, .len = len, .state = CJM_OUTPUT_UNCHANGED};
  if (only_looks && changes) {
    if (settings->check) cjm_job_note(result, "%s is not formatted", name_of(job));
    if (settings->diff) print_diff(job, given, text, result);
    output.state = CJM_OUTPUT_STALE;
    result->status = CJM_INVALID;
  } else if (!only_looks && (changes || !given->in_place)) {
    output.state = CJM_OUTPUT_MADE;
  }
  g_array_append_val(result->outputs, output);
}

void cjm_fmt_job(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  Given given = {0};
  GError *error = NULL;
  if (!read_journey(run, job, &given, &error)) {
    result->status = CJM_ENVIRONMENT;
    result->error = g_strdup(error->message);
    g_error_free(error);
    return;
  }
  char *text;
  size_t len;
  CjmFileText file = {sizeof file, name_of(job), given.text, given.len};
  result->status = cjm_canonical_text(&file, &text, &len, &result->document, &result->error);
  if (result->status == CJM_OK) write_canonical(data, job, &given, text, len, result);
  else if (result->status == CJM_USAGE) {
    char *reason = result->error;
    result->error = g_strdup_printf("%s: %s", name_of(job), reason);
    cjm_free(reason);
    result->status = CJM_INVALID;
  }
  g_free(given.text);
}
