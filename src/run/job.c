#include "run/job.h"

#include "api/program.h"

#include <string.h>

#include "base/printable.h"
#include "run/console.h"

/* path, view, format, length, state, data */
#define OUTPUTS "a(ayayutiay)"
/* status, has a document, the document packed, notes, text, has data, data, error, inputs, outputs, fonts */
#define RESULT "(ibayayaybaymayaay" OUTPUTS "may)"

static void job_free(void *data)
{
  CjmJob *job = data;
  g_free(job->input);
  g_free(job->root);
  if (job->views) g_ptr_array_unref(job->views);
  g_ptr_array_unref(job->paths);
  g_free(job->planned_id);
  g_strfreev(job->planned_views);
  g_free(job);
}

GPtrArray *cjm_jobs_new_empty(void)
{
  return g_ptr_array_new_with_free_func(job_free);
}

GPtrArray *cjm_jobs_new(const GPtrArray *inputs)
{
  GPtrArray *jobs = cjm_jobs_new_empty();
  for (guint i = 0; i < inputs->len; i++) {
    const CjmInput *input = inputs->pdata[i];
    CjmJob *job = g_new(CjmJob, 1);
    *job =
      (CjmJob){.input = g_strdup(input->path), .root = g_strdup(input->root), .found = input->folder, .paths = g_ptr_array_new()};
    g_ptr_array_add(jobs, job);
  }
  return jobs;
}

static void output_clear(void *data)
{
  CjmOutput *output = data;
  g_free(output->path);
  g_free(output->view);
  cjm_free(output->data);
}

CjmJobResult cjm_job_result_init(void)
{
  GArray *outputs = g_array_new(FALSE, FALSE, sizeof(CjmOutput));
  g_array_set_clear_func(outputs, output_clear);
  return (CjmJobResult){.notes = g_string_new(NULL), .text = g_string_new(NULL), .outputs = outputs};
}

void cjm_job_result_clear(CjmJobResult *result)
{
  cjm_document_free(result->document);
  cjm_free(result->error);
  g_string_free(result->notes, TRUE);
  g_string_free(result->text, TRUE);
  g_clear_pointer(&result->data, g_bytes_unref);
  g_strfreev(result->inputs);
  g_array_unref(result->outputs);
  g_free(result->fonts);
}

void cjm_job_note(CjmJobResult *result, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  g_string_append(result->notes, "cjm: ");
  cjm_printable_append(result->notes, text, strlen(text));
  g_string_append_c(result->notes, '\n');
}

CjmFileText *cjm_job_files_new(const CjmRun *run, const GPtrArray *names)
{
  CjmFileText *files = g_new0(CjmFileText, names ? names->len + 1 : 1);
  for (guint i = 0; names && i < names->len; i++) {
    const char *name = names->pdata[i];
    files[i] = strcmp(name, "-") == 0 ? (CjmFileText){sizeof *files, "<stdin>", run->stdin_text, run->stdin_len}
                                      : (CjmFileText){.size = sizeof *files, .name = name};
  }
  return files;
}

static size_t count(const GPtrArray *names)
{
  return names ? names->len : 0;
}

/* Reports which part of the journey comes from which file. */
static void note_origins(const CjmJob *job, CjmJobResult *result)
{
  if (!result->document) return;
  const CjmOrigin *origin;
  for (size_t i = 0; (origin = cjm_document_origin(result->document, i)) != NULL; i++) {
    g_autofree char *over =
      origin->over_file ? g_strdup_printf(", over %s:%u:%u", origin->over_file, origin->over_line, origin->over_column) : NULL;
    cjm_job_note(result, "%s: %s: %s:%u:%u%s", job->input, origin->address, origin->file, origin->line, origin->column,
                 over ? over : "");
  }
}

static CjmResult load_pipe(const CjmJob *job, GBytes *text, const CjmLoadOptions *options, CjmJobResult *result)
{
  gsize len;
  const void *bytes = g_bytes_get_data(text, &len);
  g_autofree char *folder = g_path_get_dirname(job->input);
  return cjm_document_read_with(job->input, folder, bytes, len, options, &result->document, &result->error);
}

CjmResult cjm_job_load(const CjmRun *run, const CjmJob *job, CjmJobResult *result)
{
  const CjmRunSettings *settings = run->settings;
  g_autofree CjmFileText *tables = cjm_job_files_new(run, settings->tables), *overlays = cjm_job_files_new(run, settings->overlays);
  CjmLoadOptions options = {.size = sizeof options,
                            .root = job->root ? job->root : settings->files.root,
                            .confined = job->root != NULL,
                            .tables = tables,
                            .n_tables = count(settings->tables),
                            .overlays = overlays,
                            .n_overlays = count(settings->overlays),
                            .with_origins = settings->messages.verbose,
                            .work = settings->max_work ? settings->max_work : CJM_ANY_WORK};
  bool is_stdin = strcmp(job->input, "-") == 0;
  GBytes *piped = run->pipes ? g_hash_table_lookup(run->pipes, job->input) : NULL;
  CjmResult status;
  if (is_stdin)
    status =
      cjm_document_read_with("<stdin>", ".", run->stdin_text, run->stdin_len, &options, &result->document, &result->error);
  else if (piped) status = load_pipe(job, piped, &options, result);
  else status = cjm_document_load_with(job->input, &options, &result->document, &result->error);
  note_origins(job, result);
  return status;
}

bool cjm_job_is_as_planned(const CjmJob *job, const CjmDocument *document)
{
  if (!job->planned_views) return true;
  const char *id = cjm_document_id(document);
  size_t n = 0;
  for (; job->planned_views[n] && g_strcmp0(job->planned_views[n], cjm_document_view(document, n)) == 0; n++) continue;
  return !job->planned_views[n] && !cjm_document_view(document, n) && strcmp(job->planned_id, id ? id : "") == 0;
}

char **cjm_job_inputs_new(const CjmDocument *document)
{
  GPtrArray *inputs = g_ptr_array_new();
  for (size_t i = 0; document && cjm_document_input(document, i); i++)
    g_ptr_array_add(inputs, g_strdup(cjm_document_input(document, i)));
  g_ptr_array_add(inputs, NULL);
  return (char **)g_ptr_array_free(inputs, FALSE);
}

bool cjm_job_is_found_library(const CjmRun *run, const CjmJob *job, CjmJobResult *result)
{
  if (!job->found || !result->document || !cjm_document_is_library(result->document)) return false;
  if (run->settings->messages.verbose) cjm_job_note(result, "%s: a library, which has no map", job->input);
  return true;
}

/* ---- between processes ---- */

static GVariant *pack_outputs(const GArray *outputs)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE(OUTPUTS));
  for (guint i = 0; i < outputs->len; i++) {
    const CjmOutput *output = &g_array_index(outputs, CjmOutput, i);
    bool is_made = output->state == CJM_OUTPUT_MADE;
    GVariant *data = g_variant_new_from_data(G_VARIANT_TYPE_BYTESTRING, is_made ? output->data : NULL, is_made ? output->len : 0, TRUE, NULL, NULL);
    g_variant_builder_add(&builder, "(^ay^ayuti@ay)", output->path, output->view ? output->view : "", (guint32)output->format, (guint64)output->len,
                          (gint32)output->state, data);
  }
  return g_variant_builder_end(&builder);
}

static GVariant *pack_document(const CjmDocument *document)
{
  size_t len = 0;
  void *packed = document ? cjm_document_pack(document, &len) : NULL;
  GVariant *variant = g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, packed, len, 1);
  cjm_free(packed);
  return variant;
}

static GVariant *pack_data(GBytes *data)
{
  gsize len = 0;
  const void *bytes = data ? g_bytes_get_data(data, &len) : NULL;
  return g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, bytes, len, 1);
}

GBytes *cjm_job_result_pack(const CjmJobResult *result)
{
  static const char *const none[] = {NULL};
  g_autoptr(GVariant) packed =
    g_variant_ref_sink(g_variant_new("(ib@ay^ay^ayb@aym^ay^aay@" OUTPUTS "m^ay)", (gint32)result->status, result->document != NULL,
                                     pack_document(result->document), result->notes->str, result->text->str, result->data != NULL,
                                     pack_data(result->data), result->error,
                                     result->inputs ? (const char *const *)result->inputs : none, pack_outputs(result->outputs), result->fonts));
  return g_variant_get_data_as_bytes(packed);
}

static void unpack_outputs(GVariant *packed, GArray *outputs)
{
  for (gsize i = 0; i < g_variant_n_children(packed); i++) {
    CjmOutput output = {0};
    guint32 format;
    guint64 len;
    gint32 state;
    g_autoptr(GVariant) data = NULL;
    g_variant_get_child(packed, i, "(^ay^ayuti@ay)", &output.path, &output.view, &format, &len, &state, &data);
    output.format = format;
    output.len = len;
    output.state = CLAMP(state, CJM_OUTPUT_FAILED, CJM_OUTPUT_STALE);
    if (output.state == CJM_OUTPUT_MADE) {
      output.len = g_variant_get_size(data);
      output.data = g_memdup2(g_variant_get_data(data), output.len);
    }
    g_array_append_val(outputs, output);
  }
}

CjmJobResult cjm_job_result_unpack(GBytes *packed)
{
  g_autoptr(GVariant) all = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(RESULT), packed, FALSE));
  g_autoptr(GVariant) document = NULL, outputs = NULL, data = NULL;
  g_autofree char *notes = NULL, *text = NULL;
  gint32 status;
  gboolean has_document, has_data;
  CjmJobResult result = cjm_job_result_init();
  g_variant_get(all, "(ib@ay^ay^ayb@aym^ay^aay@" OUTPUTS "m^ay)", &status, &has_document, &document, &notes, &text, &has_data, &data,
                &result.error, &result.inputs, &outputs, &result.fonts);
  result.status = (CjmResult)CLAMP(status, 0, (gint32)CJM_BUG);
  g_string_assign(result.notes, notes);
  g_string_assign(result.text, text);
  gsize len;
  const void *bytes = g_variant_get_fixed_array(document, &len, 1);
  if (has_document && cjm_document_unpack(bytes, len, &result.document) != CJM_OK) {
    result.status = CJM_BUG;
    if (!result.error) result.error = g_strdup("its process sent messages that cannot be read");
  }
  if (has_data) result.data = g_variant_get_data_as_bytes(data);
  unpack_outputs(outputs, result.outputs);
  return result;
}
