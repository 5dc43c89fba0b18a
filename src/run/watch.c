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
  GHashTable *inputs;     /* journey -> char **: files that it depends on */
  GHashTable *signatures; /* file -> char *: before its journeys were rendered */
  GPtrArray *folders;     /* char *, sorted: watched folders */
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

static bool is_due(const Watch *watch, const CjmJob *job, GHashTable *changed)
{
  char **input = g_hash_table_lookup(watch->inputs, job->input);
  if (!input) return true;
  for (; *input; input++)
    if (g_hash_table_contains(changed, *input)) return true;
  return false;
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
  g_hash_table_replace(watch->inputs, g_strdup(job->input), g_ptr_array_free(g_steal_pointer(&inputs), FALSE));
  if (!watch->batch.run->settings->messages.quiet)
    cjm_console_note("%s: %s", job->input, result->status == CJM_OK ? "rendered" : "not rendered; waiting for a change");
}

/* Renders journeys that are new or depend on changed files. */
static void render_due(Watch *watch, const GPtrArray *jobs)
{
  g_autoptr(GPtrArray) due = g_ptr_array_new();
  g_autoptr(GHashTable) changed = find_changed(watch);
  for (guint i = 0; i < jobs->len; i++) {
    CjmJob *job = jobs->pdata[i];
    if (is_due(watch, job, changed)) g_ptr_array_add(due, job);
  }
  for (guint i = 0; i < due->len; i++) know(watch, ((const CjmJob *)due->pdata[i])->input);
  if (due->len) cjm_batch_run(&watch->batch, due);
}

static CjmResult render(Watch *watch)
{
  CjmFiles files = {0};
  g_autoptr(GPtrArray) jobs = NULL;
  CjmResult result =
    cjm_files_collect(watch->batch.run->command, &watch->batch.run->settings->files, watch->operands, watch->n, &files);
  if (result == CJM_OK) result = cjm_plan_make(watch->batch.run, watch->plan, files.inputs, &jobs);
  if (result == CJM_OK) render_due(watch, jobs);
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

static bool is_same(const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++)
    if (strcmp(a->pdata[i], b->pdata[i]) != 0) return false;
  return a->len == b->len;
}

static bool watch_folders(Watch *watch, GError **error)
{
  g_autoptr(GPtrArray) folders = find_folders(watch);
  if (watch->watcher.pid && is_same(folders, watch->folders)) return true;
  cjm_watcher_stop(&watch->watcher);
  g_ptr_array_unref(watch->folders);
  watch->folders = g_steal_pointer(&folders);
  return cjm_watcher_start(watch->folders, &watch->watcher, error);
}

/* Mistakes in the files have been reported, and may be fixed while waiting. */
static CjmResult watch_for_ever(Watch *watch)
{
  g_autoptr(GError) error = NULL;
  while (watch_folders(watch, &error) && cjm_watcher_wait(&watch->watcher)) render(watch);
  cjm_console_error("%s", error ? error->message : "the process that watches has ended");
  return CJM_ENVIRONMENT;
}

CjmResult cjm_watch_run(const CjmBatch *batch, const CjmPlan *plan, char *const *operands, int n)
{
  Watch watch = {.batch = *batch, .plan = plan, .operands = operands, .n = n};
  watch.batch.follow = follow;
  watch.batch.follow_data = &watch;
  watch.inputs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  watch.signatures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  watch.folders = g_ptr_array_new_with_free_func(g_free);
  CjmResult result = render(&watch);
  if (result != CJM_USAGE) result = watch_for_ever(&watch);
  cjm_watcher_stop(&watch.watcher);
  g_hash_table_unref(watch.inputs);
  g_hash_table_unref(watch.signatures);
  g_ptr_array_unref(watch.folders);
  return result;
}
