#include "run/watch.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "run/console.h"
#include "run/watcher.h"

typedef struct Watch {
  CjmBatch batch;
  const CjmPlan *plan;
  char *const *operands;
  int n;
  GHashTable *inputs;     /* journey -> char **: files that it depends on; of those that were rendered since they changed */
  GHashTable *rendered;   /* journey -> char *: its outputs, as by outputs_new() */
  GHashTable *signatures; /* file -> char *: before its journeys were rendered */
  GPtrArray *folders;     /* char *, sorted: watched folders */
  GPtrArray *jobs;        /* CjmJob *: all, as last planned */
  CjmPoolSpare *spare;    /* for these jobs; NULL: none */
  CjmWatcher watcher;
} Watch;

/* ---- what has changed ---- */

/* A text that changes if a file is replaced, written to, removed or created. */
static char *signature_new(const char *path)
{
  struct stat st;
  if (stat(path, &st) != 0) return g_strdup("");
  return g_strdup_printf("%ju %ju %jd.%09ld", (uintmax_t)st.st_ino, (uintmax_t)st.st_size, (intmax_t)st.st_mtim.tv_sec,
                         (long)st.st_mtim.tv_nsec);
}

static void know(Watch *watch, const char *path)
{
  if (!g_hash_table_contains(watch->signatures, path))
    g_hash_table_insert(watch->signatures, g_strdup(path), signature_new(path));
}

/* The files that have changed since the last call. */
static GHashTable *find_changed(Watch *watch)
{
  GHashTable *changed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path, known;
  g_hash_table_iter_init(&iter, watch->signatures);
  while (g_hash_table_iter_next(&iter, &path, &known)) {
    g_autofree char *now = signature_new(path);
    if (strcmp(known, now) == 0) continue;
    g_hash_table_add(changed, g_strdup(path));
    g_hash_table_iter_replace(&iter, g_steal_pointer(&now));
  }
  return changed;
}

static void append_all(GString *s, const GPtrArray *texts)
{
  for (guint i = 0; texts && i < texts->len; i++) g_string_append_printf(s, "%s\n", (const char *)texts->pdata[i]);
  g_string_append_c(s, '\n');
}

/* A text that changes if a job is to write other outputs. */
static char *outputs_new(const CjmJob *job)
{
  GString *s = g_string_new(NULL);
  g_string_append_printf(s, "%s\n%s\n%d %u\n", job->input, job->root ? job->root : "", job->found, job->formats);
  append_all(s, job->views);
  append_all(s, job->paths);
  if (job->planned_views) g_string_append_printf(s, "%s\n", job->planned_id);
  for (char **view = job->planned_views; view && *view; view++) g_string_append_printf(s, "%s\n", *view);
  return g_string_free(s, FALSE);
}

/* Whether a journey has to be rendered: it is new, what it depends on has changed, or its outputs are to be others. */
static bool is_due(const Watch *watch, const CjmJob *job)
{
  g_autofree char *outputs = outputs_new(job);
  return !g_hash_table_contains(watch->inputs, job->input) || g_strcmp0(outputs, g_hash_table_lookup(watch->rendered, job->input)) != 0;
}

static bool has_changed(char *const *inputs, GHashTable *changed)
{
  for (; *inputs; inputs++)
    if (g_hash_table_contains(changed, *inputs)) return true;
  return false;
}

/* Makes all journeys due that depend on files that have changed. They are so until they are rendered, which may be later: while no plan
 * can be made, there are no jobs. */
static void forget_changed(Watch *watch)
{
  g_autoptr(GHashTable) changed = find_changed(watch);
  GHashTableIter iter;
  gpointer journey, inputs;
  g_hash_table_iter_init(&iter, watch->inputs);
  while (g_hash_table_iter_next(&iter, &journey, &inputs))
    if (has_changed(inputs, changed)) g_hash_table_iter_remove(&iter);
}

static void follow(void *data, const CjmJob *job, const CjmJobResult *result)
{
  Watch *watch = data;
  g_autoptr(GPtrArray) inputs = g_ptr_array_new();
  g_ptr_array_add(inputs, g_strdup(job->input));
  for (char **input = result->inputs; input && *input; input++)
    if (strcmp(*input, job->input) != 0) g_ptr_array_add(inputs, g_strdup(*input));
  for (guint i = 0; i < inputs->len; i++) know(watch, inputs->pdata[i]);
  g_ptr_array_add(inputs, NULL);
  g_hash_table_replace(watch->rendered, g_strdup(job->input), outputs_new(job));
  g_hash_table_replace(watch->inputs, g_strdup(job->input), g_ptr_array_free(g_steal_pointer(&inputs), FALSE));
  if (!watch->batch.run->settings->messages.quiet)
    cjm_console_note("%s: %s", job->input, result->status == CJM_OK ? "rendered" : "not rendered; waiting for a change");
}

/* How long, in ms, a job that failed is kept back: its file may have been read while a program was writing it. */
enum { DOUBT = 30 };

/* A CjmBatchFilter. The job is due again. */
static bool is_outdated(void *data, const CjmJob *job, const CjmJobResult *result)
{
  Watch *watch = data;
  if (result->status == CJM_OK || !cjm_watcher_stirs(&watch->watcher, DOUBT)) return false;
  g_hash_table_remove(watch->inputs, job->input);
  return true;
}

static bool is_same_text(const GPtrArray *a, const GPtrArray *b)
{
  if (!a || !b || a->len != b->len) return a == b;
  for (guint i = 0; i < a->len; i++)
    if (strcmp(a->pdata[i], b->pdata[i]) != 0) return false;
  return true;
}

static bool is_same_job(const CjmJob *a, const CjmJob *b)
{
  g_autofree char *outputs_a = outputs_new(a), *outputs_b = outputs_new(b);
  return strcmp(outputs_a, outputs_b) == 0;
}

/* Replaces the jobs. A spare process knows the jobs that there were when it was started. */
static void set_jobs(Watch *watch, GPtrArray *jobs)
{
  bool same = jobs->len == watch->jobs->len;
  for (guint i = 0; same && i < jobs->len; i++) same = is_same_job(jobs->pdata[i], watch->jobs->pdata[i]);
  g_ptr_array_unref(watch->jobs);
  watch->jobs = jobs;
  if (!same) g_clear_pointer(&watch->spare, cjm_pool_spare_free);
}

/* Renders journeys that are new or depend on changed files; whether there are any. */
static bool render_due(Watch *watch)
{
  const GPtrArray *jobs = watch->jobs;
  g_autoptr(GPtrArray) due = g_ptr_array_new();
  forget_changed(watch);
  for (guint i = 0; i < jobs->len; i++)
    if (is_due(watch, jobs->pdata[i])) g_ptr_array_add(due, jobs->pdata[i]);
  for (guint i = 0; i < due->len; i++) know(watch, ((const CjmJob *)due->pdata[i])->input);
  if (!due->len) return false;
  cjm_batch_run_due(&watch->batch, jobs, due, g_steal_pointer(&watch->spare));
  watch->spare = cjm_batch_spare_new(&watch->batch, jobs, due->pdata[0]);
  return true;
}

/* Whether the jobs are those of the inputs (CjmInput *), whatever is in these. */
static bool has_jobs_of(const Watch *watch, const GPtrArray *inputs)
{
  if (cjm_plan_has_content(watch->plan) || watch->jobs->len != inputs->len) return false;
  for (guint i = 0; i < inputs->len; i++)
    if (strcmp(((const CjmJob *)watch->jobs->pdata[i])->input, ((const CjmInput *)inputs->pdata[i])->path) != 0) return false;
  return true;
}

/* Plans, which reads all journeys, and renders. */
static CjmResult plan(Watch *watch, const GPtrArray *inputs)
{
  g_autoptr(GPtrArray) jobs = NULL;
  CjmResult result = cjm_plan_make(watch->batch.run, watch->plan, inputs, &jobs);
  set_jobs(watch, result == CJM_OK ? g_steal_pointer(&jobs) : cjm_jobs_new_empty());
  render_due(watch);
  return result;
}

/* Where the paths of outputs do not depend on journeys, the last plan holds for those that changed, and whether it still does
 * is found out when they are rendered: a plan that does not hold is reported, and is not used again. */
static CjmResult render(Watch *watch)
{
  CjmFiles files = {0};
  CjmResult result =
    cjm_files_collect(watch->batch.run->command, &watch->batch.run->settings->files, watch->operands, watch->n, &files);
  bool known = result == CJM_OK && has_jobs_of(watch, files.inputs);
  if (result == CJM_OK && (!known || render_due(watch))) result = plan(watch, files.inputs);
  cjm_files_clear(&files);
  return result;
}

/* ---- folders ---- */

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The nearest existing folder above a file. */
static char *folder_new(const char *path)
{
  char *folder = g_path_get_dirname(path);
  while (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
    char *above = g_path_get_dirname(folder);
    g_free(folder);
    folder = above;
  }
  return folder;
}

/* The folders to watch, sorted, without duplicates. */
static GPtrArray *find_folders(const Watch *watch)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
  cjm_files_add_folders(&watch->batch.run->settings->files, watch->operands, watch->n, all);
  for (int i = 0; i < watch->n; i++) g_ptr_array_add(all, folder_new(watch->operands[i]));
  if (watch->batch.run->settings->files.list) g_ptr_array_add(all, folder_new(watch->batch.run->settings->files.list));
  GHashTableIter iter;
  gpointer path;
  g_hash_table_iter_init(&iter, watch->signatures);
  while (g_hash_table_iter_next(&iter, &path, NULL)) g_ptr_array_add(all, folder_new(path));
  g_ptr_array_sort(all, compare_names);

  GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || strcmp(all->pdata[i], all->pdata[i - 1]) != 0) g_ptr_array_add(folders, g_strdup(all->pdata[i]));
  return folders;
}

static bool watch_folders(Watch *watch, GError **error)
{
  g_autoptr(GPtrArray) folders = find_folders(watch);
  if (watch->watcher.fd >= 0 && is_same_text(folders, watch->folders)) return true;
  cjm_watcher_stop(&watch->watcher);
  g_ptr_array_unref(watch->folders);
  watch->folders = g_steal_pointer(&folders);
  return cjm_watcher_start(watch->folders, &watch->watcher, error);
}

/* Mistakes in the files have been reported, and may be fixed while waiting. */
static CjmResult watch_for_ever(Watch *watch)
{
  g_autoptr(GError) error = NULL;
  while (watch_folders(watch, &error) && cjm_watcher_wait(&watch->watcher, &error)) render(watch);
  cjm_console_error("%s", error->message);
  return CJM_ENVIRONMENT;
}

CjmResult cjm_watch_run(const CjmBatch *batch, const CjmPlan *plan, char *const *operands, int n)
{
  Watch watch = {.batch = *batch, .plan = plan, .operands = operands, .n = n};
  watch.batch.follow = follow;
  watch.batch.outdated = is_outdated;
  watch.batch.follow_data = &watch;
  watch.watcher = CJM_WATCHER_NONE;
  watch.jobs = cjm_jobs_new_empty();
  watch.inputs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  watch.rendered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  watch.signatures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  watch.folders = g_ptr_array_new_with_free_func(g_free);
  CjmResult result = render(&watch);
  if (result != CJM_USAGE) result = watch_for_ever(&watch);
  cjm_watcher_stop(&watch.watcher);
  g_hash_table_unref(watch.inputs);
  g_hash_table_unref(watch.rendered);
  g_hash_table_unref(watch.signatures);
  g_ptr_array_unref(watch.folders);
  g_ptr_array_unref(watch.jobs);
  cjm_pool_spare_free(watch.spare);
  return result;
}
