#include "cli/job.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cli/target.h"

enum { PX_PER_INCH = 96 };

/* result, has it a document, that document packed, notes, error, inputs, outputs: path, format, length, state */
#define MADE "(ibayaymayaaya(ayuti))"

/* A job at work. */
typedef struct Making {
  const CjmRenderContext *context;
  const CjmJob *job;
  CjmMap *map;
  GString *notes;
  gint64 since; /* µs: where the stage at work began */
  CjmMade made;
} Making;

static void output_clear(void *data)
{
  CjmOutput *output = data;
  g_free(output->path);
  cjm_free(output->data);
}

static GArray *outputs_new(void)
{
  GArray *outputs = g_array_new(FALSE, FALSE, sizeof(CjmOutput));
  g_array_set_clear_func(outputs, output_clear);
  return outputs;
}

static G_GNUC_PRINTF(2, 3) void note(Making *m, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_string_append(m->notes, "cjm: ");
  g_string_append_vprintf(m->notes, format, args);
  g_string_append_c(m->notes, '\n');
  va_end(args);
}

/* Tells how long a stage took; the next one begins. */
static void end_stage(Making *m, const char *stage)
{
  gint64 now = g_get_monotonic_time();
  if (m->context->settings->timings) note(m, "%s: %-6s %8" G_GINT64_FORMAT " µs", m->job->input, stage, now - m->since);
  m->since = now;
}

static bool is_stdio(const char *path)
{
  return strcmp(path, "-") == 0;
}

static CjmResult load(const CjmRenderContext *context, const CjmJob *job, CjmDocument **ret_document, char **ret_error)
{
  if (is_stdio(job->input)) return cjm_document_read("<stdin>", ".", context->stdin_text, context->stdin_len, ret_document);
  return cjm_document_load(job->input, ret_document, ret_error);
}

GBytes *cjm_job_find_id(const CjmRenderContext *context, const CjmJob *job)
{
  CjmDocument *document = NULL;
  load(context, job, &document, NULL);
  const char *id = document ? cjm_document_id(document) : NULL;
  GBytes *bytes = g_bytes_new(id, id ? strlen(id) : 0);
  cjm_document_free(document);
  return bytes;
}

/* ---- making ---- */

static CjmResult export_all(Making *m)
{
  const CjmRenderSettings *settings = m->context->settings;
  CjmFormatOptions options = {.ppi = settings->ppi ? settings->ppi : settings->scale * PX_PER_INCH,
                              .live_text = g_strcmp0(settings->svg_text, "live") == 0};
  CjmResult result = CJM_OK;
  guint n = 0;
  for (size_t i = 0; result <= CJM_INVALID && cjm_format_name(i); i++) {
    if (!(m->job->formats & (1u << i))) continue;
    CjmOutput output = {.path = g_strdup(m->job->paths->pdata[n++]), .format = i};
    CjmResult made = cjm_map_export(m->map, cjm_format_name(i), &options, &output.data, &output.len, &m->made.error);
    result = MAX(result, made);
    g_array_append_val(m->made.outputs, output);
    end_stage(m, cjm_format_name(i));
  }
  return result;
}

static CjmResult save(Making *m, CjmOutput *output)
{
  g_autofree char *folder = g_path_get_dirname(output->path);
  if (m->job->folders) g_mkdir_with_parents(folder, 0777); /* where it fails, writing says why */
  CjmResult result = cjm_save(output->path, output->data, output->len, &m->made.error);
  output->state = result == CJM_OK ? CJM_OUTPUT_WRITTEN : CJM_OUTPUT_FAILED;
  if (result == CJM_OK && m->context->settings->messages.verbose && !is_stdio(output->path))
    note(m, "wrote %s, %zu bytes", output->path, output->len);
  return result;
}

/* Brings one output up to date, or says that it is not. */
static CjmResult settle(Making *m, CjmOutput *output)
{
  if (!is_stdio(output->path) && cjm_is_saved(output->path, output->data, output->len)) {
    output->state = CJM_OUTPUT_UNCHANGED;
    if (m->context->settings->messages.verbose) note(m, "%s is current", output->path);
    return CJM_OK;
  }
  if (!m->context->settings->check) return save(m, output);
  output->state = CJM_OUTPUT_STALE;
  note(m, "%s is %s", output->path, g_file_test(output->path, G_FILE_TEST_EXISTS) ? "stale" : "not there");
  return CJM_INVALID;
}

/* Nothing is written until every format is made. One that the map is too large for does not keep the others from being written. */
static CjmResult make_outputs(Making *m)
{
  CjmResult result = export_all(m);
  for (guint i = 0; result <= CJM_INVALID && i < m->made.outputs->len; i++) {
    CjmOutput *output = &g_array_index(m->made.outputs, CjmOutput, i);
    if (output->data == NULL) continue; /* the map is too large for this format */
    CjmResult settled = settle(m, output);
    result = MAX(result, settled);
  }
  end_stage(m, "write");
  return result;
}

static void describe(Making *m)
{
  note(m, "%s: %.0f × %.0f px; %.0f px high with columns of equal width", m->job->input, cjm_map_width(m->map),
       cjm_map_height(m->map), cjm_map_equal_height(m->map));
  for (size_t i = 0; cjm_map_left_out(m->map, i); i++) note(m, "%s: left out: %s", m->job->input, cjm_map_left_out(m->map, i));
}

static void find_inputs(Making *m)
{
  g_autoptr(GPtrArray) inputs = g_ptr_array_new();
  for (size_t i = 0; m->made.document && cjm_document_input(m->made.document, i); i++)
    g_ptr_array_add(inputs, g_strdup(cjm_document_input(m->made.document, i)));
  for (size_t i = 0; m->map && cjm_map_font_file(m->map, i); i++) g_ptr_array_add(inputs, g_strdup(cjm_map_font_file(m->map, i)));
  g_ptr_array_add(inputs, NULL);
  m->made.inputs = (char **)g_ptr_array_free(g_steal_pointer(&inputs), FALSE);
}

static void make(Making *m)
{
  const CjmRenderSettings *settings = m->context->settings;
  CjmMapSettings map = {.theme = settings->theme, .created = m->context->created, .compared = settings->messages.verbose};
  CjmMade *made = &m->made;
  m->since = g_get_monotonic_time();
  made->result = load(m->context, m->job, &made->document, &made->error);
  end_stage(m, "read");
  if (made->result == CJM_OK) made->result = cjm_map_new(made->document, &map, &m->map, &made->error);
  end_stage(m, "layout");
  if (made->document && cjm_messages_forbid(&settings->messages, made->document)) made->result = MAX(made->result, CJM_INVALID);
  if (made->result == CJM_OK && settings->messages.verbose) describe(m);
  if (made->result == CJM_OK) made->result = make_outputs(m);
  find_inputs(m);
}

/* ---- telling ---- */

static GVariant *pack_outputs(const GArray *outputs)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ayuti)"));
  for (guint i = 0; i < outputs->len; i++) {
    const CjmOutput *output = &g_array_index(outputs, CjmOutput, i);
    g_variant_builder_add(&builder, "(^ayuti)", output->path, (guint32)output->format, (guint64)output->len,
                          (gint32)output->state);
  }
  return g_variant_builder_end(&builder);
}

static GBytes *tell(const CjmMade *made, const char *notes)
{
  size_t len = 0;
  void *packed = made->document ? cjm_document_pack(made->document, &len) : NULL;
  GVariant *document = g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, packed, len, 1);
  g_autoptr(GVariant) told =
    g_variant_ref_sink(g_variant_new("(ib@ay^aym^ay^aay@a(ayuti))", (gint32)made->result, made->document != NULL, document, notes,
                                     made->error, made->inputs, pack_outputs(made->outputs)));
  cjm_free(packed);
  return g_variant_get_data_as_bytes(told);
}

GBytes *cjm_job_run(const CjmRenderContext *context, const CjmJob *job)
{
  Making m = {.context = context, .job = job, .notes = g_string_new(NULL), .made = {.outputs = outputs_new()}};
  make(&m);
  GBytes *told = tell(&m.made, m.notes->str);
  cjm_map_free(m.map);
  cjm_made_clear(&m.made);
  g_string_free(m.notes, TRUE);
  return told;
}

static void read_outputs(GVariant *packed, GArray *outputs)
{
  for (gsize i = 0; i < g_variant_n_children(packed); i++) {
    CjmOutput output = {0};
    guint32 format;
    guint64 len;
    gint32 state;
    g_variant_get_child(packed, i, "(^ayuti)", &output.path, &format, &len, &state);
    output.format = format;
    output.len = len;
    output.state = (CjmOutputState)state;
    g_array_append_val(outputs, output);
  }
}

void cjm_made_read(GBytes *told, CjmMade *ret_made)
{
  g_autoptr(GVariant) all = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(MADE), told, FALSE));
  g_autoptr(GVariant) document = NULL, outputs = NULL;
  gint32 result;
  gboolean has_document;
  CjmMade made = {.outputs = outputs_new()};
  g_variant_get(all, "(ib@ay^aym^ay^aay@a(ayuti))", &result, &has_document, &document, &made.notes, &made.error, &made.inputs,
                &outputs);
  made.result = (CjmResult)result;
  gsize len;
  const void *packed = g_variant_get_fixed_array(document, &len, 1);
  if (has_document) cjm_document_unpack(packed, len, &made.document);
  read_outputs(outputs, made.outputs);
  *ret_made = made;
}

void cjm_made_clear(CjmMade *made)
{
  cjm_document_free(made->document);
  cjm_free(made->error);
  g_free(made->notes);
  g_strfreev(made->inputs);
  if (made->outputs) g_array_unref(made->outputs);
}
