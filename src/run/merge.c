#include "run/merge.h"

#include <string.h>

#include "api/program.h"
#include "base/input.h"
#include "base/limits.h"
#include "run/batch.h"
#include "run/console.h"
#include "run/reads.h"
#include "run/save.h"

enum { BASE, OURS, THEIRS, SIDES };

const char *cjm_merge_style(size_t i)
{
  static const char *const styles[] = {"merge", "diff3", "zdiff3"};
  return i < G_N_ELEMENTS(styles) ? styles[i] : NULL;
}

/* ---- in a worker ---- */

typedef struct Side {
  char *name; /* in messages */
  char *text;
  size_t len;
} Side;

static void sides_clear(Side *sides)
{
  for (size_t i = 0; i < SIDES; i++) {
    g_free(sides[i].name);
    g_free(sides[i].text);
  }
}

static CjmFileText file_of(const Side *side)
{
  return (CjmFileText){.size = sizeof(CjmFileText), .name = side->name, .data = side->text, .len = side->len};
}

static bool read_side(const CjmRun *run, const CjmMergeSettings *settings, size_t i, Side *side, GError **error)
{
  static const char *const names[] = {"base", "ours", "theirs"};
  const char *file = settings->files[i];
  bool is_stdin = strcmp(file, "-") == 0;
  side->name = settings->path ? g_strdup_printf("%s (%s)", settings->path, names[i]) : g_strdup(is_stdin ? "<stdin>" : file);
  if (!is_stdin) return cjm_input_read(file, cjm_limits_default().file_bytes, &side->text, &side->len, error);
  side->len = run->stdin_len;
  side->text = g_strndup(run->stdin_text, side->len);
  return true;
}

static const char *path_of(const CjmMergeSettings *settings)
{
  return settings->path ? settings->path : settings->files[OURS];
}

/* Reads a version as a journey; NULL if that is not possible. What it refers to is read from where the journey is. */
static CjmDocument *document_new(const CjmMergeSettings *settings, const char *name, const char *text, size_t len)
{
  g_autofree char *folder = g_path_get_dirname(path_of(settings));
  unsigned work = settings->run.max_work;
  CjmLoadOptions options = {.size = sizeof options, .work = work ? work : CJM_ANY_WORK};
  CjmDocument *document = NULL;
  char *error = NULL;
  cjm_document_read_with(name, folder, text, len, &options, &document, &error);
  cjm_free(error);
  return document;
}

/* Adds the messages of the versions that are not YAML. */
static void report_broken(const CjmMergeSettings *settings, const Side *sides, CjmJobResult *result)
{
  for (size_t i = 0; i < SIDES; i++) {
    CjmFileText file = file_of(&sides[i]);
    char *text = NULL, *error = NULL;
    size_t len, conflicts;
    bool is_broken = cjm_merge_texts(&file, &file, &file, NULL, &text, &len, &conflicts, &error) != CJM_OK;
    cjm_free(text);
    cjm_free(error);
    CjmDocument *document = is_broken ? document_new(settings, sides[i].name, sides[i].text, sides[i].len) : NULL;
    if (document && result->document) cjm_document_adopt(result->document, document);
    else if (document) result->document = document;
  }
}

static bool has_error(const CjmDocument *document, const CjmMessage *wanted)
{
  const CjmMessage *message;
  for (size_t i = 0; document && (message = cjm_document_message(document, i)) != NULL; i++)
    if (message->level == CJM_LEVEL_ERROR && strcmp(message->code, wanted->code) == 0 && strcmp(message->text, wanted->text) == 0) return true;
  return false;
}

/* Checks whether the result has errors that neither side has: one removed what the other refers to. */
static void check_result(const CjmMergeSettings *settings, const Side *sides, const char *text, size_t len, CjmJobResult *result)
{
  CjmDocument *merged = document_new(settings, path_of(settings), text, len);
  if (!merged || !cjm_document_count(merged, CJM_LEVEL_ERROR)) {
    cjm_document_free(merged);
    return;
  }
  CjmDocument *ours = document_new(settings, sides[OURS].name, sides[OURS].text, sides[OURS].len),
              *theirs = document_new(settings, sides[THEIRS].name, sides[THEIRS].text, sides[THEIRS].len);
  const CjmMessage *message;
  bool is_new = false;
  for (size_t i = 0; !is_new && (message = cjm_document_message(merged, i)) != NULL; i++)
    is_new = message->level == CJM_LEVEL_ERROR && !has_error(ours, message) && !has_error(theirs, message);
  cjm_document_free(ours);
  cjm_document_free(theirs);
  if (is_new) {
    cjm_job_note(result, "%s: merged without conflicts, but the result is not a valid journey", path_of(settings));
    result->document = merged;
    result->status = CJM_INVALID;
  } else {
    cjm_document_free(merged);
  }
}

static void merge_sides(const CjmMergeSettings *settings, const Side *sides, CjmJobResult *result)
{
  CjmMergeOptions options = {.size = sizeof options, .marker_size = settings->marker_size, .with_base = strcmp(settings->style, "merge") != 0};
  for (guint i = 0; i < settings->labels->len; i++) options.labels[i] = settings->labels->pdata[i];
  CjmFileText files[SIDES];
  for (size_t i = 0; i < SIDES; i++) files[i] = file_of(&sides[i]);
  char *text = NULL, *error = NULL;
  size_t len = 0, conflicts = 0;
  result->status = cjm_merge_texts(&files[BASE], &files[OURS], &files[THEIRS], &options, &text, &len, &conflicts, &error);
  if (result->status == CJM_INVALID) {
    result->status = CJM_USAGE;
    report_broken(settings, sides, result);
    if (!result->document) result->error = g_steal_pointer(&error);
  } else if (result->status != CJM_OK) {
    result->error = g_steal_pointer(&error);
  } else if (conflicts > 0) {
    cjm_job_note(result, "%s: %zu %s", path_of(settings), conflicts, conflicts == 1 ? "conflict" : "conflicts");
    result->status = CJM_INVALID;
  } else {
    check_result(settings, sides, text, len, result);
  }
  if (text) result->data = g_bytes_new_with_free_func(text, len, cjm_free, text);
  cjm_free(error);
}

/* A CjmJobFunction. */
static void merge(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  (void)job;
  const CjmMergeSettings *settings = data;
  Side sides[SIDES] = {{0}};
  GError *error = NULL;
  bool ok = true;
  for (size_t i = 0; ok && i < SIDES; i++) ok = read_side(run, settings, i, &sides[i], &error);
  if (ok) {
    merge_sides(settings, sides, result);
  } else {
    result->status = CJM_ENVIRONMENT;
    result->error = g_strdup(error->message);
    g_error_free(error);
  }
  sides_clear(sides);
}

/* ---- in the parent ---- */

typedef struct Writing {
  const CjmMergeSettings *settings;
  CjmResult status;
} Writing;

/* A CjmBatchFollower: writes the result. */
static void write_result(void *data, const CjmJob *job, const CjmJobResult *result)
{
  (void)job;
  Writing *writing = data;
  if (!result->data) return;
  gsize len;
  const void *bytes = g_bytes_get_data(result->data, &len);
  char *error = NULL;
  writing->status = cjm_run_save(writing->settings->output ? writing->settings->output : "-", bytes, len, &error);
  if (writing->status == CJM_CLOSED) cjm_end_by_pipe();
  cjm_console_failure(NULL, error);
}

CjmResult cjm_merge_run(const char *command, const CjmMergeSettings *settings)
{
  CjmInput inputs[SIDES];
  g_autoptr(GPtrArray) all = g_ptr_array_new(), ours = g_ptr_array_new();
  unsigned n_stdin = 0;
  for (size_t i = 0; i < SIDES; i++) {
    inputs[i] = (CjmInput){.path = (char *)settings->files[i]};
    g_ptr_array_add(all, &inputs[i]);
    n_stdin += strcmp(settings->files[i], "-") == 0;
  }
  if (n_stdin > 1) return cjm_console_misuse(command, "standard input can be read only once");
  CjmRun run = {.command = command, .settings = &settings->run};
  Writing writing = {.settings = settings};
  CjmResult status = cjm_run_read_stdin(&run, all);
  if (status == CJM_OK) {
    g_ptr_array_add(ours, &inputs[OURS]);
    g_autoptr(GPtrArray) jobs = cjm_jobs_new(ours);
    g_autoptr(GPtrArray) reads = g_ptr_array_new_with_free_func(g_free);
    cjm_reads_add(reads, path_of(settings), NULL);
    for (size_t i = 0; i < SIDES; i++) g_ptr_array_add(reads, g_strdup(settings->files[i]));
    CjmBatch batch = {.run = &run, .work = merge, .settings = settings, .reads = reads, .follow = write_result, .follow_data = &writing, .one_output = true};
    status = cjm_batch_run(&batch, jobs);
  }
  cjm_run_clear(&run);
  return MAX(status, writing.status);
}
