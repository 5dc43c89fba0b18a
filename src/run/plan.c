#include "run/plan.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "run/console.h"
#include "run/pool.h"
#include "run/target.h"

/* ---- ids ---- */

typedef struct Search {
  const CjmRun *run;
  const GPtrArray *files;
  char **ids; /* "" for none */
} Search;

static GBytes *find_id(void *data, size_t i)
{
  const Search *search = data;
  CjmJob job = {.input = search->files->pdata[i]};
  CjmJobResult result = cjm_job_result_init();
  cjm_job_load(search->run, &job, &result);
  const char *id = result.document ? cjm_document_id(result.document) : NULL;
  GBytes *bytes = g_bytes_new(id, id ? strlen(id) : 0);
  cjm_job_result_clear(&result);
  return bytes;
}

static void note_id(void *data, size_t i, const CjmPoolOutcome *outcome)
{
  Search *search = data;
  gsize len = 0;
  const char *id = outcome->result ? g_bytes_get_data(outcome->result, &len) : NULL;
  search->ids[i] = g_strndup(id, len);
}

/* The ids of the files, NULL-terminated; NULL where they cannot be found, which is reported. */
static char **find_ids(const CjmRun *run, const GPtrArray *files)
{
  Search search = {run, files, g_new0(char *, files->len + 1)};
  CjmPool pool = {.n = files->len,
                  .workers = cjm_run_workers(run),
                  .timeout = run->settings->timeout,
                  .work = find_id,
                  .done = note_id,
                  .data = &search};
  g_autoptr(GError) error = NULL;
  if (cjm_pool_run(&pool, &error)) return search.ids;
  cjm_console_error("%s", error->message);
  g_strfreev(search.ids);
  return NULL;
}

/* ---- claims ---- */

/* A regular file by its number, not by its name. NULL for none. */
static char *identity_new(const char *path)
{
  struct stat st;
  if (stat(path, &st) != 0 || !S_ISREG(st.st_mode)) return NULL;
  return g_strdup_printf("%ju:%ju", (uintmax_t)st.st_dev, (uintmax_t)st.st_ino);
}

/* The identities of all files that are read. */
static GHashTable *identities_new(const GPtrArray *files)
{
  GHashTable *identities = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < files->len; i++) {
    char *identity = identity_new(files->pdata[i]);
    if (identity) g_hash_table_replace(identities, identity, files->pdata[i]);
  }
  return identities;
}

/* An output must not take the place of an input, or of another output. */
static CjmResult claim(const CjmRun *run, const CjmJob *job, const char *path, GHashTable *inputs, GHashTable *outputs)
{
  if (strcmp(path, "-") == 0) return CJM_OK;
  g_autofree char *identity = identity_new(path);
  const char *input = identity ? g_hash_table_lookup(inputs, identity) : NULL;
  if (input && strcmp(input, job->input) == 0)
    return cjm_console_misuse(run->command, "'%s' would be written over itself", input);
  if (input) return cjm_console_misuse(run->command, "'%s' would be written over '%s'", job->input, input);
  char *full = g_canonicalize_filename(path, NULL);
  const char *other = g_hash_table_lookup(outputs, full);
  if (!other) {
    g_hash_table_insert(outputs, full, job->input);
    return CJM_OK;
  }
  g_free(full);
  return cjm_console_misuse(run->command, "'%s' and '%s' would both become '%s'", other, job->input, path);
}

static CjmResult claim_all(const CjmRun *run, const GPtrArray *files, const GPtrArray *jobs)
{
  g_autoptr(GHashTable) inputs = identities_new(files);
  g_autoptr(GHashTable) outputs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  CjmResult result = CJM_OK;
  for (guint i = 0; result == CJM_OK && i < jobs->len; i++) {
    const CjmJob *job = jobs->pdata[i];
    for (guint k = 0; result == CJM_OK && k < job->paths->len; k++)
      result = claim(run, job, job->paths->pdata[k], inputs, outputs);
  }
  return result;
}

/* ---- the plan ---- */

static CjmJob *job_new(const CjmTarget *target, const char *input, const char *id)
{
  CjmJob *job = g_new(CjmJob, 1);
  *job = (CjmJob){.input = g_strdup(input),
                  .formats = target->formats,
                  .paths = g_ptr_array_new_with_free_func(g_free),
                  .make_folders = target->folders};
  for (size_t i = 0; cjm_format_name(i); i++)
    if (target->formats & (1u << i))
      g_ptr_array_add(job->paths, cjm_target_path_new(target, input, id && *id ? id : NULL, cjm_format_name(i)));
  return job;
}

static CjmResult plan_jobs(const CjmRun *run, const CjmTarget *target, const GPtrArray *files, GPtrArray *jobs)
{
  g_auto(GStrv) ids = NULL;
  if (target->pattern && strstr(target->pattern, "{id}")) {
    ids = find_ids(run, files);
    if (!ids) return CJM_ENVIRONMENT;
  }
  for (guint i = 0; i < files->len; i++) g_ptr_array_add(jobs, job_new(target, files->pdata[i], ids ? ids[i] : NULL));
  return claim_all(run, files, jobs);
}

CjmResult cjm_plan_make(const CjmRun *run, const CjmPlan *plan, const GPtrArray *files, GPtrArray **ret_jobs)
{
  CjmTarget target;
  CjmResult result =
    cjm_target_init(run->command, plan->output, plan->formats, (char *const *)files->pdata, (int)files->len, &target);
  if (result != CJM_OK) return result;
  g_autoptr(GPtrArray) jobs = cjm_jobs_new_empty();
  result = plan_jobs(run, &target, files, jobs);
  cjm_target_clear(&target);
  if (result == CJM_OK) *ret_jobs = g_steal_pointer(&jobs);
  return result;
}
