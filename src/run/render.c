#include "run/render.h"

#include <string.h>

#include "base/relative.h"
#include "api/program.h"
#include "run/outputs.h"
#include "run/sniff.h"
#include "run/target.h"

enum { PX_PER_INCH = 96 };

/* A job in progress. */
typedef struct Rendering {
  const CjmRun *run;
  const CjmRenderSettings *settings;
  const CjmJob *job;
  CjmMap *map;
  CjmJobResult *result;
  gint64 stage_start; /* µs, monotonic */
} Rendering;

/* Notes how long a stage took; the next one starts. */
static void end_stage(Rendering *r, const char *stage)
{
  gint64 now = g_get_monotonic_time();
  if (r->settings->timings)
    cjm_job_note(r->result, "%s: %-6s %8" G_GINT64_FORMAT " µs", r->job->input, stage, now - r->stage_start);
  r->stage_start = now;
}

/* The path of `job`'s output in a format; NULL where it is not made, or has no name. */
static const char *output_of(const CjmJob *job, const char *format)
{
  guint n = 0;
  for (size_t i = 0; cjm_format_name(i); i++) {
    if (!(job->formats & (1u << i))) continue;
    const char *path = job->paths->pdata[n++];
    if (strcmp(cjm_format_name(i), format) == 0) return strcmp(path, "-") == 0 ? NULL : path;
  }
  return NULL;
}

/* A CjmLinkFunction: where this run draws the other map; else, where outputs have a place of their own, beside this drawing. */
static char *find_link(void *data, const char *journey, const char *format)
{
  const Rendering *r = data;
  g_autofree char *name = g_canonicalize_filename(journey, NULL);
  const CjmJob *other = g_hash_table_lookup(r->run->jobs, name);
  const char *from = output_of(r->job, format), *to = other ? output_of(other, format) : NULL;
  if (from && to) {
    g_autofree char *folder = g_path_get_dirname(from);
    return cjm_relative_path_new(folder, to);
  }
  if (!r->settings->output) return NULL;
  g_autofree char *base = g_path_get_basename(journey), *stem = cjm_journey_stem_new(base);
  return g_strdup_printf("%s.%s", stem, format);
}

static CjmResult export_all(Rendering *r)
{
  const CjmRenderSettings *settings = r->settings;
  CjmFormatOptions options = {.size = sizeof options,
                              .ppi = settings->ppi ? settings->ppi : settings->scale * PX_PER_INCH,
                              .live_text = g_strcmp0(settings->svg_text, "live") == 0,
                              .link = find_link,
                              .link_data = r};
  CjmResult status = CJM_OK;
  guint n = 0;
  for (size_t i = 0; status <= CJM_INVALID && cjm_format_name(i); i++) {
    if (!(r->job->formats & (1u << i))) continue;
    CjmOutput output = {.path = g_strdup(r->job->paths->pdata[n++]), .format = i};
    CjmResult made = cjm_map_export(r->map, cjm_format_name(i), &options, &output.data, &output.len, &r->result->error);
    status = MAX(status, made);
    g_array_append_val(r->result->outputs, output);
    end_stage(r, cjm_format_name(i));
  }
  return status;
}

/* A format that the map is too large for does not keep the others from being written. */
static CjmResult make_outputs(Rendering *r)
{
  CjmResult status = export_all(r);
  for (guint i = 0; status <= CJM_INVALID && i < r->result->outputs->len; i++) {
    CjmOutput *output = &g_array_index(r->result->outputs, CjmOutput, i);
    if (!output->data) continue; /* too large for this format */
    CjmResult updated = cjm_output_update(r->run, r->settings->check, output, r->result);
    status = MAX(status, updated);
  }
  end_stage(r, "write");
  return status;
}

static void describe(Rendering *r)
{
  cjm_job_note(r->result, "%s: %.0f × %.0f px; %.0f px high with columns of equal width", r->job->input, cjm_map_width(r->map),
               cjm_map_height(r->map), cjm_map_equal_height(r->map));
  for (size_t i = 0; cjm_map_left_out(r->map, i); i++)
    cjm_job_note(r->result, "%s: left out: %s", r->job->input, cjm_map_left_out(r->map, i));
}

static char **find_inputs(const Rendering *r)
{
  GPtrArray *inputs = g_ptr_array_new();
  const CjmDocument *document = r->result->document;
  for (size_t i = 0; document && cjm_document_input(document, i); i++)
    g_ptr_array_add(inputs, g_strdup(cjm_document_input(document, i)));
  for (size_t i = 0; r->map && cjm_map_font_file(r->map, i); i++) g_ptr_array_add(inputs, g_strdup(cjm_map_font_file(r->map, i)));
  g_ptr_array_add(inputs, NULL);
  return (char **)g_ptr_array_free(inputs, FALSE);
}

void cjm_render_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result)
{
  Rendering r = {.run = run, .settings = settings, .job = job, .result = result, .stage_start = g_get_monotonic_time()};
  const CjmMessageSettings *messages = &run->settings->messages;
  CjmMapOptions options = {.size = sizeof options, .theme = r.settings->theme, .created = r.settings->created};
  CjmResult (*make_map)(CjmDocument *, const CjmMapOptions *, CjmMap **, char **) =
    messages->verbose ? cjm_map_new_compared : cjm_map_new;
  result->status = cjm_job_load(run, job, result);
  end_stage(&r, "read");
  bool passed_over = cjm_job_is_found_library(run, job, result);
  if (result->status == CJM_OK && !passed_over) result->status = make_map(result->document, &options, &r.map, &result->error);
  end_stage(&r, "layout");
  if (result->document && cjm_messages_forbid(messages, result->document)) result->status = MAX(result->status, CJM_INVALID);
  if (r.map && result->status == CJM_OK && messages->verbose) describe(&r);
  if (r.map && result->status == CJM_OK) result->status = make_outputs(&r);
  result->inputs = find_inputs(&r);
  cjm_map_free(r.map);
}
