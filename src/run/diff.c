#include "run/diff.h"

#include <stdlib.h>
#include <string.h>

#include "api/program.h"
#include "base/input.h"
#include "base/limits.h"
#include "run/batch.h"
#include "run/console.h"
#include "run/git.h"
#include "run/reads.h"
#include "run/save.h"
#include "run/target.h"

/* Whether a change counts, so that the files differ. */
static bool differs(const CjmDiffSettings *settings, const CjmDiff *diff)
{
  return strcmp(settings->fail_on, "never") != 0 && cjm_diff_has_changes(diff, strcmp(settings->fail_on, "any") == 0);
}

/* ---- formats ---- */

static bool is_own_format(const char *name)
{
  for (size_t i = 0; cjm_diff_format(i); i++)
    if (strcmp(cjm_diff_format(i), name) == 0) return true;
  return false;
}

/* A page of a comparison is its own, and not that of a map. */
const char *cjm_diff_any_format(size_t i)
{
  size_t n = 0;
  while (cjm_diff_format(n)) n++;
  if (i < n) return cjm_diff_format(i);
  for (size_t d = 0; cjm_format_drawing_name(d); d++)
    if (!is_own_format(cjm_format_drawing_name(d)) && n++ == i) return cjm_format_drawing_name(d);
  return NULL;
}

bool cjm_diff_find_drawing(const char *format, size_t *ret_drawing)
{
  for (size_t i = 0; cjm_format_drawing_name(i) && !is_own_format(format); i++) {
    if (strcmp(cjm_format_drawing_name(i), format) != 0) continue;
    *ret_drawing = i;
    return true;
  }
  return false;
}

/* ---- what is made ---- */

static CjmResult draw(const CjmDiffSettings *settings, const CjmDiff *diff, const char *format, CjmJobResult *result, void **ret_data,
                      size_t *ret_len)
{
  CjmMapOptions map_options = {.size = sizeof map_options, .theme = settings->theme};
  CjmFormatOptions options = {.size = sizeof options, .ppi = settings->ppi};
  CjmMap *map = NULL;
  CjmResult status = cjm_diff_map_new(diff, result->document, &map_options, &map, &result->error);
  if (status == CJM_OK) status = cjm_map_export(map, format, &options, ret_data, ret_len, &result->error);
  cjm_map_free(map);
  return status == CJM_INVALID ? CJM_USAGE : status; /* it cannot be drawn: the document has messages */
}

static CjmResult make_text(const CjmDiffSettings *settings, const CjmDiff *diff, CjmJobResult *result, void **ret_data, size_t *ret_len)
{
  CjmDiffTextOptions options = {
    .size = sizeof options, .colour = settings->colour, .ascii = settings->ascii, .columns = settings->columns};
  void *picture = NULL;
  char *svg = NULL, *text = NULL;
  size_t len = 0;
  CjmResult status = CJM_OK;
  if (settings->git && strcmp(settings->format, "text") == 0) g_string_append_printf(result->text, "diff cjm %s\n", settings->git_new.name);
  if (cjm_diff_format_shows_picture(settings->format)) {
    status = draw(settings, diff, "svg", result, &picture, &len);
    if (status == CJM_OK) options.picture = svg = g_strndup(picture, len);
  }
  if (status == CJM_OK) status = cjm_diff_text(diff, settings->format, &options, &text, ret_len, &result->error);
  if (status == CJM_OK) *ret_data = text;
  cjm_free(picture);
  g_free(svg);
  return status;
}

static CjmResult compare(const CjmDiffSettings *settings, const CjmDocument *older, const CjmDocument *newer, CjmJobResult *result)
{
  CjmDiff *diff;
  CjmDiffOptions options = {.size = sizeof options, .all = settings->all, .accepted = settings->accepted, .lang = settings->lang};
  CjmResult status = cjm_diff_new(older, newer, &options, &diff, &result->error);
  if (status != CJM_OK) return status;
  void *data = NULL;
  size_t len, drawing;
  if (cjm_diff_find_drawing(settings->format, &drawing)) status = draw(settings, diff, settings->format, result, &data, &len);
  else status = make_text(settings, diff, result, &data, &len);
  if (status == CJM_OK) result->data = g_bytes_new(data, len);
  if (status == CJM_OK && differs(settings, diff)) status = CJM_INVALID;
  cjm_free(data);
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

/* The options of a journey that is not read from a file by its name; `tables` are those of cjm_job_files_new(). */
static CjmLoadOptions options_of(const CjmRun *run, const CjmFileText *tables)
{
  const CjmRunSettings *settings = run->settings;
  return (CjmLoadOptions){.size = sizeof(CjmLoadOptions),
                          .root = settings->files.root,
                          .tables = tables,
                          .n_tables = settings->tables->len,
                          .work = settings->max_work ? settings->max_work : CJM_ANY_WORK};
}

/* Whether it is REV:PATH, and no file of this name. */
static bool is_revision(const char *operand)
{
  return strcmp(operand, "-") != 0 && strchr(operand, ':') && !g_file_test(operand, G_FILE_TEST_EXISTS);
}

/* A journey in a revision. Git is started by the process that starts the worker, which cannot start another program. */
typedef struct Revision {
  char *revision, *path; /* NULL: the operand is a file */
  CjmGit *git;
  char *error; /* why there is no `git`; NULL: there is */
} Revision;

static Revision revision_open(const char *operand)
{
  Revision opened = {0};
  GError *error = NULL;
  if (!is_revision(operand)) return opened;
  if (!cjm_git_split(operand, &opened.revision, &opened.path))
    opened.error = g_strdup_printf("there is no file '%s', nor is it a revision and a path, as in HEAD:journey.yaml", operand);
  else if (!(opened.git = cjm_git_open_new(opened.revision, &error))) opened.error = g_strdup_printf("%s: %s", operand, error->message);
  g_clear_error(&error);
  return opened;
}

static void revision_close(Revision *opened)
{
  cjm_git_free(opened->git);
  g_free(opened->revision);
  g_free(opened->path);
  g_free(opened->error);
}

static CjmResult read_revision(const CjmRun *run, const Revision *opened, CjmJobResult *result)
{
  CjmGit *git = opened->git;
  const char *revision = opened->revision, *path = opened->path;
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
  g_autofree CjmFileText *tables = cjm_job_files_new(run, run->settings->tables);
  CjmLoadOptions options = options_of(run, tables);
  options.root = root;
  options.read = cjm_git_read;
  options.read_data = git;
  CjmResult loaded = cjm_document_read_with(name, folder, text, len, &options, &result->document, &result->error);
  free(text);
  return loaded;
}

static CjmResult load_revision(const CjmRun *run, const Revision *opened, CjmJobResult *result)
{
  if (opened->git) return read_revision(run, opened, result);
  result->error = g_strdup(opened->error);
  return CJM_ENVIRONMENT;
}

/* The text of git's file; what it refers to is read from the working tree, as git does not say which revision it is of. */
static CjmResult load_git_file(const CjmRun *run, const CjmJob *job, const CjmGitFile *file, CjmJobResult *result)
{
  g_autofree char *text = NULL, *folder = g_path_get_dirname(job->input);
  size_t len;
  GError *error = NULL;
  g_autofree CjmFileText *tables = cjm_job_files_new(run, run->settings->tables);
  CjmLoadOptions options = options_of(run, tables);
  if (!cjm_input_read(file->file, cjm_limits_default().file_bytes, &text, &len, &error)) return fail(result, error);
  return cjm_document_read_with(file->name, folder, text, len, &options, &result->document, &result->error);
}

/* Loads one of the journeys. A file that has errors is no journey that can be compared. */
static CjmResult load(const CjmRun *run, const GPtrArray *tables, const CjmJob *job, const CjmGitFile *file, const Revision *revision,
                      CjmJobResult *result)
{
  CjmRunSettings settings = *run->settings;
  CjmRun side = *run;
  settings.tables = (GPtrArray *)tables;
  side.settings = &settings;
  bool is_in_revision = revision->git || revision->error;
  CjmResult status = file             ? load_git_file(&side, job, file, result)
                     : is_in_revision ? load_revision(&side, revision, result)
                                      : cjm_job_load(&side, job, result);
  return status == CJM_INVALID ? CJM_USAGE : status;
}

/* ---- the job ---- */

/* Reports a journey that is new or gone, which has nothing to be compared with. */
static void report_alone(const CjmRun *run, const CjmDiffSettings *settings, const CjmJob *job, CjmJobResult *result)
{
  bool is_new = !settings->git_old.file;
  const CjmGitFile *file = is_new ? &settings->git_new : &settings->git_old;
  bool is_for_people = strcmp(settings->format, "text") == 0 || strcmp(settings->format, "short") == 0;
  result->status = file->file ? load(run, is_new ? settings->new_tables : settings->old_tables, job, file, &(Revision){0}, result) : CJM_OK;
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

static char **joined_new(char *const *a, char *const *b)
{
  GPtrArray *joined = g_ptr_array_new();
  for (; *a; a++) g_ptr_array_add(joined, g_strdup(*a));
  for (; *b; b++) g_ptr_array_add(joined, g_strdup(*b));
  g_ptr_array_add(joined, NULL);
  return (char **)g_ptr_array_free(joined, FALSE);
}

typedef struct Work {
  const CjmDiffSettings *settings;
  Revision older, newer;
} Work;

/* A CjmJobFunction. */
static void work(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const Work *both = data;
  const CjmDiffSettings *settings = both->settings;
  if (settings->git && (!settings->git_old.file || !settings->git_new.file)) {
    report_alone(run, settings, job, result);
    return;
  }
  CjmJob old_job = {.input = (char *)settings->old, .root = job->root};
  CjmJobResult old = cjm_job_result_init();
  CjmResult old_status = load(run, settings->old_tables, settings->git ? job : &old_job, settings->git ? &settings->git_old : NULL, &both->older, &old),
            new_status = load(run, settings->new_tables, job, settings->git ? &settings->git_new : NULL, &both->newer, result);
  result->status = MAX(old_status, new_status);
  if (old.error && !result->error) {
    result->error = g_steal_pointer(&old.error);
    if (new_status == CJM_OK) g_clear_pointer(&result->document, cjm_document_free); /* the error is not about this one */
  }
  g_string_append(result->notes, old.notes->str);
  if (result->status == CJM_OK) {
    g_auto(GStrv) old_inputs = cjm_job_inputs_new(old.document), new_inputs = cjm_job_inputs_new(result->document);
    result->inputs = joined_new(old_inputs, new_inputs);
    result->status = compare(settings, old.document, result->document, result);
    if (result->status > CJM_INVALID) {
      cjm_job_result_clear(&old);
      return;
    }
    cjm_document_free(result->document); /* what is wrong with a journey that can be compared is reported by cjm check */
    result->document = NULL;
  } else {
    join_messages(result, &old);
  }
  cjm_job_result_clear(&old);
}

/* ---- the run ---- */

typedef struct Made {
  GBytes *changes; /* NULL: none could be found */
  char **inputs;   /* the files that were read */
} Made;

/* A CjmBatchFollower. */
static void take(void *data, const CjmJob *job, const CjmJobResult *result)
{
  (void)job;
  Made *made = data;
  if (!result->data) return;
  made->changes = g_bytes_ref(result->data);
  made->inputs = g_strdupv(result->inputs);
}

static CjmResult write_changes(const CjmRun *run, const CjmDiffSettings *settings, const Made *made)
{
  gsize len;
  const char *bytes = g_bytes_get_data(made->changes, &len);
  const char *same = cjm_run_overwritten(settings->output, made->inputs, g_strv_length(made->inputs));
  if (!same) same = cjm_run_overwritten(settings->output, (char *const *)&settings->accept, 1);
  return same ? cjm_console_misuse(run->command, "'%s' would be written over '%s'", settings->output, same)
              : cjm_console_write(settings->output, bytes ? bytes : "", len);
}

static void add_all(GPtrArray *reads, const GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++) g_ptr_array_add(reads, g_strdup(paths->pdata[i]));
}

/* What the worker reads beyond the newer journey. Git's files are in a folder of temporary ones. */
static GPtrArray *reads_new(const CjmDiffSettings *settings)
{
  GPtrArray *reads = g_ptr_array_new_with_free_func(g_free);
  if (settings->git_old.file) g_ptr_array_add(reads, g_strdup(settings->git_old.file));
  if (settings->git_new.file) g_ptr_array_add(reads, g_strdup(settings->git_new.file));
  if (settings->old) cjm_reads_add(reads, settings->old, NULL);
  add_all(reads, settings->old_tables);
  add_all(reads, settings->new_tables);
  return reads;
}

static bool draws(const CjmDiffSettings *settings)
{
  size_t drawing;
  return cjm_diff_find_drawing(settings->format, &drawing) || cjm_diff_format_shows_picture(settings->format);
}

CjmResult cjm_diff_run(CjmRun *run, const CjmDiffSettings *settings, CjmInput *newer)
{
  g_autoptr(GPtrArray) inputs = g_ptr_array_new();
  g_ptr_array_add(inputs, newer);
  g_autoptr(GPtrArray) jobs = cjm_jobs_new(inputs);
  g_autoptr(GPtrArray) reads = reads_new(settings);
  Made made = {0};
  Work both = {.settings = settings};
  if (!settings->git) {
    both.older = revision_open(settings->old);
    both.newer = revision_open(newer->path);
  }
  CjmBatch batch = {
    .run = run, .work = work, .settings = &both, .reads = reads, .draws = draws(settings), .follow = take, .follow_data = &made};
  CjmResult status = cjm_batch_run(&batch, jobs), written = made.changes ? write_changes(run, settings, &made) : CJM_OK;
  revision_close(&both.older);
  revision_close(&both.newer);
  g_clear_pointer(&made.changes, g_bytes_unref);
  g_strfreev(made.inputs);
  return MAX(status, written);
}
