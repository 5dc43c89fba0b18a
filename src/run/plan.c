#include "run/plan.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/input.h"
#include "base/limits.h"
#include "run/console.h"
#include "run/pool.h"
#include "run/reads.h"
#include "run/target.h"

/* ---- what journeys contain ---- */

/* A journey's id ("" for none), the files that it reads, the ids of its views, and of a pipe its text. */
#define SCAN "(ayaayaaymay)"

typedef struct Scan {
  const CjmRun *run;
  const GPtrArray *inputs; /* CjmInput * */
  char **ids;
  char ***files, ***views;
} Scan;

/* Keeps the text of a pipe for the job, as it can be read only once. NULL for what is no pipe. */
static GBytes *keep_pipe(const CjmRun *run, const char *path)
{
  struct stat st;
  char *text;
  size_t len;
  if (stat(path, &st) != 0 || !S_ISFIFO(st.st_mode) || !cjm_input_read(path, cjm_limits_default().file_bytes, &text, &len, NULL))
    return NULL;
  GBytes *bytes = g_bytes_new_take(text, len);
  g_hash_table_insert(run->pipes, g_strdup(path), bytes);
  return bytes;
}

static GBytes *scan_file(void *data, size_t i)
{
  const Scan *scan = data;
  const CjmInput *input = scan->inputs->pdata[i];
  CjmJob job = {.input = input->path, .root = input->root};
  CjmJobResult result = cjm_job_result_init();
  GBytes *piped = keep_pipe(scan->run, input->path);
  cjm_job_load(scan->run, &job, &result);
  const char *id = result.document ? cjm_document_id(result.document) : NULL;
  GVariantBuilder files, views;
  g_variant_builder_init(&files, G_VARIANT_TYPE_BYTESTRING_ARRAY);
  g_variant_builder_init(&views, G_VARIANT_TYPE_BYTESTRING_ARRAY);
  for (size_t k = 0; result.document && cjm_document_input(result.document, k); k++)
    g_variant_builder_add(&files, "^ay", cjm_document_input(result.document, k));
  for (size_t k = 0; result.document && cjm_document_view(result.document, k); k++)
    g_variant_builder_add(&views, "^ay", cjm_document_view(result.document, k));
  GVariant *text = piped ? g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, piped, TRUE) : NULL;
  g_autoptr(GVariant) packed =
    g_variant_ref_sink(g_variant_new("(^ay@aay@aay@may)", id ? id : "", g_variant_builder_end(&files), g_variant_builder_end(&views),
                                     g_variant_new_maybe(G_VARIANT_TYPE_BYTESTRING, text)));
  cjm_job_result_clear(&result);
  return g_variant_get_data_as_bytes(packed);
}

/* Files that cannot be scanned are ignored here; their jobs will report why. */
static void note_scan(void *data, size_t i, const CjmPoolOutcome *outcome)
{
  Scan *scan = data;
  if (!outcome->result) {
    scan->ids[i] = g_strdup("");
    scan->files[i] = g_new0(char *, 1);
    scan->views[i] = g_new0(char *, 1);
    return;
  }
  g_autoptr(GVariant) packed = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(SCAN), outcome->result, FALSE));
  g_autoptr(GVariant) text = NULL;
  g_variant_get(packed, "(^ay^aay^aaym@ay)", &scan->ids[i], &scan->files[i], &scan->views[i], &text);
  if (text)
    g_hash_table_insert(scan->run->pipes, g_strdup(((const CjmInput *)scan->inputs->pdata[i])->path), g_variant_get_data_as_bytes(text));
}

static void scan_free(Scan *scan)
{
  for (guint i = 0; i < scan->inputs->len; i++) {
    g_strfreev(scan->files[i]);
    g_strfreev(scan->views[i]);
  }
  g_strfreev(scan->ids);
  g_free(scan->files);
  g_free(scan->views);
  g_free(scan);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scan, scan_free)

/* NULL if files cannot be scanned, which is reported. */
static Scan *scan_new(const CjmRun *run, const GPtrArray *inputs)
{
  g_autoptr(Scan) scan = g_new(Scan, 1);
  *scan = (Scan){run, inputs, g_new0(char *, inputs->len + 1), g_new0(char **, inputs->len + 1),
                 g_new0(char **, inputs->len + 1)};
  g_autoptr(GPtrArray) reads = cjm_reads_new(run->settings);
  for (guint i = 0; i < inputs->len; i++) cjm_reads_add(reads, ((const CjmInput *)inputs->pdata[i])->path, ((const CjmInput *)inputs->pdata[i])->root);
  CjmPool pool = {.n = inputs->len,
                  .workers = cjm_run_workers(run),
                  .timeout = run->settings->timeout,
                  .confinement = {.max_memory = run->settings->max_memory, .reads = reads},
                  .work = scan_file,
                  .done = note_scan,
                  .data = scan};
  g_autoptr(GError) error = NULL;
  if (cjm_pool_run(&pool, &error)) return g_steal_pointer(&scan);
  cjm_console_error("%s", error->message);
  return NULL;
}

/* ---- claims ---- */

/* The inputs of a run, by identity, and its outputs, by identity or, if they do not exist yet, by path. */
typedef struct Claims {
  const CjmRun *run;
  GHashTable *inputs;  /* identity -> const char *: name of the file */
  GHashTable *outputs; /* identity or path -> const char *: the owner of the output */
} Claims;

/* Identifies a regular file by device and inode. NULL if there is none. */
static char *identity_new(const char *path)
{
  struct stat st;
  if (strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode)) return NULL;
  return g_strdup_printf("%ju:%ju", (uintmax_t)st.st_dev, (uintmax_t)st.st_ino);
}

static void claim_input(Claims *claims, const char *path)
{
  char *identity = identity_new(path);
  if (identity && !g_hash_table_contains(claims->inputs, identity)) g_hash_table_insert(claims->inputs, identity, (void *)path);
  else g_free(identity);
}

/* `scan`: what the inputs read; NULL: nothing that matters. */
static void claim_inputs(Claims *claims, const GPtrArray *inputs, const Scan *scan)
{
  for (guint i = 0; i < inputs->len; i++) claim_input(claims, ((const CjmInput *)inputs->pdata[i])->path);
  for (guint i = 0; scan && i < inputs->len; i++)
    for (char **file = scan->files[i]; *file; file++) claim_input(claims, *file);
  if (claims->run->settings->files.list) claim_input(claims, claims->run->settings->files.list);
}

/* So many pages of an output are looked for before it is written. */
enum { PAGES_CHECKED = 1000 };

/* The input that an output, or a page of it, would be written over; NULL: none. */
static const char *find_input(const Claims *claims, const char *path)
{
  bool paged = cjm_target_has_pages(path);
  for (size_t page = 1; page <= (paged ? PAGES_CHECKED : 1); page++) {
    g_autofree char *name = cjm_target_page_new(path, page), *identity = identity_new(name);
    const char *input = identity ? g_hash_table_lookup(claims->inputs, identity) : NULL;
    if (input) return input;
  }
  return NULL;
}

/* `owner` is the journey of the output, or the option that names it. */
static CjmResult claim_output(Claims *claims, const char *owner, const char *path)
{
  struct stat st;
  if (!path || strcmp(path, "-") == 0) return CJM_OK;
  if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) return CJM_OK; /* a device or a pipe accepts several */
  const char *command = claims->run->command;
  g_autofree char *identity = identity_new(path), *shown = cjm_target_page_new(path, 0);
  const char *input = find_input(claims, path);
  if (input && strcmp(input, owner) == 0) return cjm_console_misuse(command, "'%s' would be written over itself", input);
  if (input) return cjm_console_misuse(command, "'%s' would be written over '%s'", owner, input);
  char *place = identity ? g_steal_pointer(&identity) : g_canonicalize_filename(path, NULL);
  const char *other = g_hash_table_lookup(claims->outputs, place);
  if (!other) {
    g_hash_table_insert(claims->outputs, place, (void *)owner);
    return CJM_OK;
  }
  g_free(place);
  return cjm_console_misuse(command, "'%s' and '%s' would both become '%s'", other, owner, shown);
}

/* The real name of the nearest folder of `path` that is there already. */
static char *real_folder_new(const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  char *real = realpath(folder, NULL);
  return real || strcmp(folder, path) == 0 ? real : real_folder_new(folder);
}

static bool lies_below(const char *path, const char *folder)
{
  size_t len = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
  return strncmp(path, folder, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

/* Journeys that were found may lie beside links of a stranger's: an output among them stays in their folder, and one elsewhere is
 * written through no link that leads out of its own. */
static CjmResult check_links(const CjmJob *job, const char *path)
{
  if (!job->root || !path || strcmp(path, "-") == 0) return CJM_OK;
  g_autofree char *name = g_canonicalize_filename(path, NULL), *root = g_canonicalize_filename(job->root, NULL);
  char *real_root = realpath(root, NULL), *folder = real_folder_new(name);
  bool is_link = g_file_test(path, G_FILE_TEST_IS_SYMLINK), is_inside = lies_below(name, root);
  char *real = is_link ? realpath(path, NULL) : g_strdup(folder); /* NULL: what the link names is not there */
  const char *bound = is_inside ? real_root : folder;
  bool ok = real && bound && lies_below(real, bound);
  if (!ok)
    cjm_console_error("%s leads out of %s by a symbolic link, and is not written; name another place with -o, or a wider folder with --root",
                      path, is_inside ? job->root : "its folder");
  free(real_root);
  free(folder);
  if (is_link) free(real);
  else g_free(real);
  return ok ? CJM_OK : CJM_ENVIRONMENT;
}

/* Of an output with pages, all that may be there. */
static CjmResult check_all_links(const CjmJob *job, const char *path)
{
  CjmResult result = CJM_OK;
  for (size_t page = 1; job->root && path && result == CJM_OK && page <= (cjm_target_has_pages(path) ? PAGES_CHECKED : 1); page++) {
    g_autofree char *name = cjm_target_page_new(path, page);
    if (page == 1 || g_file_test(name, G_FILE_TEST_IS_SYMLINK)) result = check_links(job, name);
  }
  return result;
}

static CjmResult claim_outputs(Claims *claims, const CjmPlan *plan, const GPtrArray *jobs)
{
  CjmResult result = CJM_OK;
  for (guint i = 0; result == CJM_OK && i < jobs->len; i++) {
    const CjmJob *job = jobs->pdata[i];
    for (guint k = 0; result == CJM_OK && k < job->paths->len; k++) {
      result = check_all_links(job, job->paths->pdata[k]);
      if (result == CJM_OK) result = claim_output(claims, job->input, job->paths->pdata[k]);
    }
  }
  if (result == CJM_OK) result = claim_output(claims, "--deps", plan->deps);
  if (result == CJM_OK) result = claim_output(claims, "--report", plan->report);
  if (result == CJM_OK) result = claim_output(claims, "--diagnostics-to", claims->run->settings->messages.to);
  return result;
}

/* Whether a journey could read the file: no journey reads a PDF. */
static bool may_be_read(const char *path)
{
  char start[5];
  g_autofree char *identity = identity_new(path);
  int fd = identity ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
  ssize_t n = fd >= 0 ? read(fd, start, sizeof start) : 0;
  if (fd >= 0) close(fd);
  return identity && !(n == sizeof start && memcmp(start, "%PDF-", sizeof start) == 0);
}

static bool any_page_may_be_read(const char *path)
{
  for (size_t page = 1; path && page <= (cjm_target_has_pages(path) ? PAGES_CHECKED : 1); page++) {
    g_autofree char *name = cjm_target_page_new(path, page);
    if (may_be_read(name)) return true;
  }
  return false;
}

/* Whether any output exists, and could overwrite what an input reads. */
static bool any_output_is_there(const CjmRun *run, const CjmPlan *plan, const GPtrArray *jobs)
{
  if (any_page_may_be_read(plan->deps) || any_page_may_be_read(plan->report) || any_page_may_be_read(run->settings->messages.to)) return true;
  for (guint i = 0; i < jobs->len; i++) {
    const CjmJob *job = jobs->pdata[i];
    for (guint k = 0; k < job->paths->len; k++)
      if (any_page_may_be_read(job->paths->pdata[k])) return true;
  }
  return false;
}

/* `scan` may be NULL, and is then computed if needed. */
static CjmResult check_claims(const CjmRun *run, const CjmPlan *plan, const GPtrArray *inputs, const Scan *scan,
                              const GPtrArray *jobs)
{
  g_autoptr(GHashTable) read = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  Claims claims = {run, read, written};
  g_autoptr(Scan) own = NULL;
  if (any_output_is_there(run, plan, jobs)) {
    if (!scan) scan = own = scan_new(run, inputs);
    if (!scan) return CJM_ENVIRONMENT;
  }
  claim_inputs(&claims, inputs, scan);
  return claim_outputs(&claims, plan, jobs);
}

/* ---- the plan ---- */

static bool wants_all_views(const CjmPlan *plan)
{
  for (guint i = 0; plan->views && i < plan->views->len; i++)
    if (strcmp(plan->views->pdata[i], "all") == 0) return true;
  return false;
}

/* The views of a journey that are drawn; of one that has none, the whole map. */
static GPtrArray *views_new(const CjmPlan *plan, char *const *own)
{
  GPtrArray *views = g_ptr_array_new_with_free_func(g_free);
  if (wants_all_views(plan))
    for (; *own; own++) g_ptr_array_add(views, g_strdup(*own));
  else
    for (guint i = 0; plan->views && i < plan->views->len; i++)
      if (!g_ptr_array_find_with_equal_func(views, plan->views->pdata[i], g_str_equal, NULL))
        g_ptr_array_add(views, g_strdup(plan->views->pdata[i]));
  if (!views->len) g_ptr_array_add(views, g_strdup(""));
  return views;
}

/* `scan` NULL: the paths do not depend on what is in journeys. */
static CjmJob *job_new(const CjmPlan *plan, const CjmTarget *target, const GPtrArray *inputs, guint at, const Scan *scan)
{
  const CjmInput *input = inputs->pdata[at];
  const char *id = scan ? scan->ids[at] : NULL;
  GPtrArray *views = views_new(plan, scan ? scan->views[at] : NULL);
  CjmJob *job = g_new(CjmJob, 1);
  *job = (CjmJob){.input = g_strdup(input->path),
                  .root = g_strdup(input->root),
                  .found = input->folder,
                  .formats = target->formats,
                  .views = views,
                  .paths = g_ptr_array_new_with_free_func(g_free),
                  .planned_id = g_strdup(id),
                  .planned_views = scan ? g_strdupv(scan->views[at]) : NULL};
  for (guint v = 0; v < views->len; v++)
    for (size_t i = 0; cjm_format_name(i); i++)
      if (target->formats & (1u << i))
        g_ptr_array_add(job->paths, cjm_target_path_new(target, input, id && *id ? id : NULL, views->pdata[v], cjm_format_extension(i)));
  return job;
}

bool cjm_plan_has_content(const CjmPlan *plan)
{
  return (plan->output && strstr(plan->output, "{id}")) || wants_all_views(plan);
}

static CjmResult plan_outputs(const CjmRun *run, const CjmPlan *plan, const CjmTarget *target, const GPtrArray *inputs,
                              GPtrArray *jobs)
{
  g_autoptr(Scan) scan = NULL;
  if ((target->pattern && strstr(target->pattern, "{id}")) || wants_all_views(plan)) {
    scan = scan_new(run, inputs);
    if (!scan) return CJM_ENVIRONMENT;
  }
  for (guint i = 0; i < inputs->len; i++) {
    CjmJob *job = job_new(plan, target, inputs, i, scan);
    g_ptr_array_add(jobs, job);
    if (cjm_target_check_views(run->command, target, job->views->len) != CJM_OK) return CJM_USAGE;
  }
  return check_claims(run, plan, inputs, scan, jobs);
}

/* Drawings link to those of other journeys of the run. */
static GHashTable *index_jobs_new(const GPtrArray *jobs)
{
  GHashTable *by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < jobs->len; i++) {
    CjmJob *job = jobs->pdata[i];
    g_hash_table_insert(by_name, g_canonicalize_filename(job->input, NULL), job);
  }
  return by_name;
}

CjmResult cjm_plan_make(CjmRun *run, const CjmPlan *plan, const GPtrArray *inputs, GPtrArray **ret_jobs)
{
  g_autoptr(GPtrArray) jobs = plan->makes_outputs ? cjm_jobs_new_empty() : cjm_jobs_new(inputs);
  CjmResult result;
  if (plan->makes_outputs) {
    CjmTarget target;
    result = cjm_target_init(run->command, plan->kind, plan->output, plan->formats, inputs, &target);
    if (result != CJM_OK) return result;
    result = plan_outputs(run, plan, &target, inputs, jobs);
    cjm_target_clear(&target);
    g_clear_pointer(&run->jobs, g_hash_table_unref);
    run->jobs = index_jobs_new(jobs);
  } else {
    result = check_claims(run, plan, inputs, NULL, jobs);
  }
  if (result == CJM_OK) *ret_jobs = g_steal_pointer(&jobs);
  return result;
}
