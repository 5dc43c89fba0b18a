#include "run/diff.h"

#include <stdlib.h>
#include <string.h>

#include "api/program.h"
#include "base/input.h"
#include "base/limits.h"
#include "run/git.h"

/* Whether a change counts, so that the files differ. */
static bool differs(const CjmDiffSettings *settings, const CjmDiff *diff)
{
  return strcmp(settings->fail_on, "never") != 0 && cjm_diff_has_changes(diff, strcmp(settings->fail_on, "any") == 0);
}

static CjmResult compare(const CjmDiffSettings *settings, const CjmDocument *older, const CjmDocument *newer, CjmJobResult *result)
{
  CjmDiff *diff;
  CjmDiffOptions options = {.size = sizeof options, .all = settings->all, .accepted = settings->accepted};
  CjmResult status = cjm_diff_new(older, newer, &options, &diff, &result->error);
  if (status != CJM_OK) return status;
  if (settings->git && strcmp(settings->format, "text") == 0) g_string_append_printf(result->text, "diff cjm %s\n", settings->git_new.name);
  CjmDiffTextOptions text_options = {.size = sizeof text_options, .colour = settings->colour, .ascii = settings->ascii};
  char *text = NULL;
  size_t len;
  status = cjm_diff_text(diff, settings->format, &text_options, &text, &len, &result->error);
  if (status == CJM_OK) g_string_append_len(result->text, text, (gssize)len);
  if (status == CJM_OK && differs(settings, diff)) status = CJM_INVALID;
  cjm_free(text);
  cjm_diff_free(diff);
  return status;
}

/* ---- the journeys ---- */

static CjmResult fail(CjmJobResult *result, GError *error)
{
  result->error = g_strdup(error->message);
  g_error_free(error);
  return CJM_ENVIRONMENT;
}

static CjmLoadOptions options_of(const CjmRun *run)
{
  const CjmRunSettings *settings = run->settings;
  return (CjmLoadOptions){.size = sizeof(CjmLoadOptions),
                          .root = settings->files.root,
                          .work = settings->max_work ? settings->max_work : CJM_ANY_WORK};
}

/* Whether it is REV:PATH, and no file of this name. */
static bool is_revision(const char *operand)
{
  return strcmp(operand, "-") != 0 && strchr(operand, ':') && !g_file_test(operand, G_FILE_TEST_EXISTS);
}

static CjmResult read_revision(const CjmRun *run, CjmGit *git, const char *revision, const char *path, CjmJobResult *result)
{
  char *text = NULL, *failure = NULL;
  size_t len;
  g_autofree char *root = g_strconcat(revision, ":", NULL), *name = g_strconcat(root, path, NULL), *folder = g_path_get_dirname(path);
  CjmReadStatus status = cjm_git_read(git, path, cjm_limits_default().file_bytes, &text, &len, &failure);
  if (status != CJM_READ_OK) {
    result->error = failure ? g_strdup(failure) : g_strdup_printf("there is no file '%s' in %s; a path begins at the top of the repository, or with ./",
                                                                  path, *revision ? revision : "the index");
    free(failure);
    return CJM_ENVIRONMENT;
  }
  CjmLoadOptions options = options_of(run);
  options.root = root;
  options.read = cjm_git_read;
  options.read_data = git;
  CjmResult loaded = cjm_document_read_with(name, folder, text, len, &options, &result->document, &result->error);
  free(text);
  return loaded;
}

static CjmResult load_revision(const CjmRun *run, const char *operand, CjmJobResult *result)
{
  g_autofree char *revision = NULL, *path = NULL;
  GError *error = NULL;
  if (!cjm_git_split(operand, &revision, &path)) {
    result->error = g_strdup_printf("there is no file '%s', nor is it a revision and a path, as in HEAD:journey.yaml", operand);
    return CJM_ENVIRONMENT;
  }
  g_autoptr(CjmGit) git = cjm_git_open_new(revision, &error);
  if (!git) {
    g_prefix_error(&error, "%s: ", operand);
    return fail(result, error);
  }
  return read_revision(run, git, revision, path, result);
}

/* The text of git's file; what it refers to is read from the working tree, as git does not say which revision it is of. */
static CjmResult load_git_file(const CjmRun *run, const CjmJob *job, const CjmGitFile *file, CjmJobResult *result)
{
  g_autofree char *text = NULL, *folder = g_path_get_dirname(job->input);
  size_t len;
  GError *error = NULL;
  CjmLoadOptions options = options_of(run);
  if (!cjm_input_read(file->file, cjm_limits_default().file_bytes, &text, &len, &error)) return fail(result, error);
  return cjm_document_read_with(file->name, folder, text, len, &options, &result->document, &result->error);
}

/* Loads one of the journeys. A file that has errors is no journey that can be compared. */
static CjmResult load(const CjmRun *run, const CjmJob *job, const CjmGitFile *file, CjmJobResult *result)
{
  CjmResult status = file                      ? load_git_file(run, job, file, result)
                     : is_revision(job->input) ? load_revision(run, job->input, result)
                                               : cjm_job_load(run, job, result);
  return status == CJM_INVALID ? CJM_USAGE : status;
}

/* ---- the job ---- */

/* Reports a journey that is new or gone, which has nothing to be compared with. */
static void report_alone(const CjmRun *run, const CjmDiffSettings *settings, const CjmJob *job, CjmJobResult *result)
{
  bool is_new = !settings->git_old.file;
  const CjmGitFile *file = is_new ? &settings->git_new : &settings->git_old;
  bool is_for_people = strcmp(settings->format, "text") == 0 || strcmp(settings->format, "short") == 0;
  result->status = file->file ? load(run, job, file, result) : CJM_OK;
  if (result->status != CJM_OK || !is_for_people || !result->document) return;
  const char *title = cjm_document_title(result->document);
  g_string_append_printf(result->text, "%s: journey %s%s%s\n", job->input, is_new ? "added" : "removed", title ? ": " : "", title ? title : "");
}

/* Puts the messages of both documents into one. */
static void join_messages(CjmJobResult *result, CjmJobResult *old)
{
  CjmDocument *older = g_steal_pointer(&old->document);
  if (!older) return;
  if (result->document) cjm_document_adopt(result->document, older);
  else result->document = older;
}

void cjm_diff_job(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const CjmDiffSettings *settings = data;
  if (settings->git && (!settings->git_old.file || !settings->git_new.file)) {
    report_alone(run, settings, job, result);
    return;
  }
  CjmJob old_job = {.input = (char *)settings->old, .root = job->root};
  CjmJobResult old = cjm_job_result_init();
  CjmResult old_status = load(run, settings->git ? job : &old_job, settings->git ? &settings->git_old : NULL, &old),
            new_status = load(run, job, settings->git ? &settings->git_new : NULL, result);
  result->status = MAX(old_status, new_status);
  if (old.error && !result->error) result->error = g_steal_pointer(&old.error);
  g_string_append(result->notes, old.notes->str);
  if (result->status == CJM_OK) {
    result->status = compare(settings, old.document, result->document, result);
    cjm_document_free(result->document); /* what is wrong with a journey that can be compared is reported by cjm check */
    result->document = NULL;
  } else {
    join_messages(result, &old);
  }
  cjm_job_result_clear(&old);
}
