#include "run/fix.h"

#include <string.h>

#include "api/program.h"
#include "base/unified.h"

enum { SAFE, ALL };

const char *cjm_fix_level(size_t i)
{
  static const char *const levels[] = {[SAFE] = "safe", [ALL] = "all"};
  return i < G_N_ELEMENTS(levels) ? levels[i] : NULL;
}

/* Whether the journey is in a file that can be written. */
static bool is_in_file(const CjmRun *run, const CjmJob *job)
{
  return strcmp(job->input, "-") != 0 && !(run->pipes && g_hash_table_lookup(run->pipes, job->input));
}

size_t cjm_fix_count(const CjmDocument *document)
{
  size_t n = 0;
  const CjmMessage *message;
  for (size_t i = 0; (message = cjm_document_message(document, i)) != NULL; i++) n += message->fix != NULL;
  return n;
}

static void note_fixes(const CjmFixSettings *settings, const char *name, size_t n, CjmJobResult *result)
{
  size_t left = strcmp(settings->level, cjm_fix_level(ALL)) == 0 ? 0 : cjm_fix_count(result->document);
  g_autofree char *more =
    left ? g_strdup_printf("; %zu suggested %s with --fix=all", left, left == 1 ? "one is made" : "ones are made") : NULL;
  if (n || more) cjm_job_note(result, "%s: %zu %s %s%s", name, n, n == 1 ? "fix" : "fixes", settings->diff ? "shown" : "made", more ? more : "");
}

/* Writes or shows the text, which was `before`. */
static CjmResult deliver(const CjmRun *run, const CjmFixSettings *settings, const CjmJob *job, const char *name, const char *before, char *text,
                         size_t len, CjmJobResult *result)
{
  CjmOutput output = {.path = g_strdup(is_in_file(run, job) ? job->input : "-"), .data = text, .len = len, .state = CJM_OUTPUT_UNCHANGED};
  CjmResult status = CJM_OK;
  if (settings->diff) {
    g_autofree char *diff = cjm_unified_diff_new(name, before, name, text);
    g_string_append(result->text, diff);
    status = *diff ? CJM_INVALID : CJM_OK;
  } else if (strcmp(output.path, "-") == 0 || strcmp(before, text) != 0) {
    output.state = CJM_OUTPUT_MADE;
  }
  g_array_append_val(result->outputs, output);
  return status;
}

void cjm_job_fix(const CjmRun *run, const CjmFixSettings *settings, const GPtrArray *rules, const CjmJob *job, CjmJobResult *result)
{
  if (!settings->level || !result->document || result->status > CJM_INVALID) return;
  const CjmRunSettings *shared = run->settings;
  g_autofree CjmFileText *tables = cjm_job_files_new(run, shared->tables);
  g_autofree char *folder = g_path_get_dirname(job->input);
  CjmLoadOptions load = {.size = sizeof load,
                         .root = job->root ? job->root : shared->files.root,
                         .tables = tables,
                         .n_tables = shared->tables ? shared->tables->len : 0,
                         .work = shared->max_work ? shared->max_work : CJM_ANY_WORK};
  CjmFixOptions options = {.size = sizeof options,
                           .suggested = strcmp(settings->level, cjm_fix_level(ALL)) == 0,
                           .folder = folder,
                           .load = &load,
                           .rules = (const char *const *)rules->pdata,
                           .n_rules = rules->len};
  size_t len, n, before_len;
  char *text = NULL;
  const char *source = cjm_document_source(result->document, &before_len);
  g_autofree char *before = g_memdup2(source, before_len + 1);
  bool is_stdin = strcmp(job->input, "-") == 0;
  CjmResult status = cjm_document_fix(&result->document, &options, &text, &len, &n, &result->error);
  if (!text) {
    text = g_memdup2(before, before_len + 1);
    len = before_len;
  }
  const char *name = is_stdin ? "<stdin>" : job->input;
  if (status <= CJM_INVALID) {
    CjmResult written = deliver(run, settings, job, name, before, text, len, result);
    status = MAX(status, written);
    note_fixes(settings, name, n, result);
  } else {
    cjm_free(text);
  }
  result->status = status;
}
