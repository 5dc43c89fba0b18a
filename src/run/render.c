#include "run/render.h"

#include <string.h>

#include "base/relative.h"
#include "api/program.h"
#include "run/sniff.h"
#include "run/target.h"

enum { PX_PER_INCH = 96 };

/* A job being processed. */
typedef struct Rendering {
  const CjmRun *run;
  const CjmRenderSettings *settings;
  const CjmJob *job;
  guint view; /* which of the job's */
  CjmMap *map;
  CjmJobResult *result;
  gint64 stage_start; /* µs, monotonic */
} Rendering;

/* Records the duration of a stage; the next one starts. */
static void end_stage(Rendering *r, const char *stage)
{
  gint64 now = g_get_monotonic_time();
  if (r->settings->timings)
    cjm_job_note(r->result, "%s: %-6s %8" G_GINT64_FORMAT " µs", r->job->input, stage, now - r->stage_start);
  r->stage_start = now;
}

static const char *view_of(const Rendering *r)
{
  return r->job->views->pdata[r->view];
}

/* What messages call the map. */
static char *name_new(const Rendering *r)
{
  return *view_of(r) ? g_strdup_printf("%s (%s)", r->job->input, view_of(r)) : g_strdup(r->job->input);
}

/* Where the outputs of a view begin among those of a job; of the first view where it does not have this one. */
static guint first_output(const CjmJob *job, const char *view)
{
  guint found = 0;
  g_ptr_array_find_with_equal_func(job->views, view, g_str_equal, &found);
  bool has = found < job->views->len && strcmp(job->views->pdata[found], view) == 0;
  return has ? found * (job->paths->len / job->views->len) : 0;
}

/* The path of `job`'s output of a view in a format; NULL if there is none, or if it is standard output. */
static const char *output_of(const CjmJob *job, const char *view, const char *format)
{
  guint n = first_output(job, view);
  for (size_t i = 0; cjm_format_name(i); i++) {
    if (!(job->formats & (1u << i))) continue;
    const char *path = job->paths->pdata[n++];
    if (strcmp(cjm_format_name(i), format) == 0) return strcmp(path, "-") == 0 ? NULL : path;
  }
  return NULL;
}

/* A CjmLinkFunction: the drawing of the other map in this run; otherwise, if -o is given, a file next to this drawing. */
static char *find_link(void *data, const char *journey, const char *format)
{
  const Rendering *r = data;
  g_autofree char *name = g_canonicalize_filename(journey, NULL);
  const CjmJob *other = g_hash_table_lookup(r->run->jobs, name);
  const char *from = output_of(r->job, view_of(r), format), *to = other ? output_of(other, view_of(r), format) : NULL;
  if (from && to) {
    g_autofree char *folder = g_path_get_dirname(from), *first = cjm_target_page_new(to, 1);
    return cjm_relative_path_new(folder, first);
  }
  if (!r->settings->output) return NULL;
  g_autofree char *base = g_path_get_basename(journey), *stem = cjm_journey_stem_new(base);
  return g_strdup_printf("%s.%s", stem, format);
}

/* A map of several pages needs a file for each of them. */
static CjmResult refuse_pages(Rendering *r, size_t format)
{
  const char *name = cjm_format_name(format), *output = r->settings->output;
  g_autofree char *map = *view_of(r) ? g_strdup_printf("the view %s", view_of(r)) : g_strdup("the map");
  r->result->error = g_strdup_printf("%s has %zu pages, and a file of %s has one: put {page} into -o, as in -o '{stem}-{page}.%s'%s, or write PDF", map,
                                     cjm_map_pages(r->map), name, name, output && strcmp(output, "-") == 0 ? " (standard output takes one file)" : "");
  return CJM_USAGE;
}

/* Makes a page as a file of its own, or all of them (0) as one. */
static CjmResult export_pages(Rendering *r, size_t format, const char *path, size_t page, CjmFormatOptions *options)
{
  CjmOutput output = {.path = cjm_target_page_new(path, page), .view = g_strdup(view_of(r)), .format = format};
  options->page = page;
  CjmResult made = cjm_map_export(r->map, cjm_format_name(format), options, &output.data, &output.len, &r->result->error);
  g_array_append_val(r->result->outputs, output);
  return made;
}

static CjmResult export_format(Rendering *r, size_t format, const char *path, CjmFormatOptions *options)
{
  size_t n = cjm_map_pages(r->map);
  CjmResult status = CJM_OK;
  if (!cjm_target_has_pages(path)) return n > 1 && !cjm_format_is_paged(format) ? refuse_pages(r, format) : export_pages(r, format, path, 0, options);
  for (size_t page = 1; status <= CJM_INVALID && page <= n; page++) {
    CjmResult made = export_pages(r, format, path, page, options);
    status = MAX(status, made);
  }
  return status;
}

static CjmResult export_all(Rendering *r)
{
  const CjmRenderSettings *settings = r->settings;
  CjmFormatOptions options = {.size = sizeof options,
                              .ppi = settings->ppi ? settings->ppi : settings->scale * PX_PER_INCH,
                              .live_text = g_strcmp0(settings->svg_text, "live") == 0,
                              .engine = settings->engine,
                              .embed_source = settings->embed_source,
                              .link = find_link,
                              .link_data = r,
                              .pdf_standards = settings->pdf_standards};
  CjmResult status = CJM_OK;
  guint n = first_output(r->job, view_of(r));
  for (size_t i = 0; status <= CJM_INVALID && cjm_format_name(i); i++) {
    if (!(r->job->formats & (1u << i))) continue;
    CjmResult made = export_format(r, i, r->job->paths->pdata[n++], &options);
    status = MAX(status, made);
    end_stage(r, cjm_format_name(i));
  }
  return status;
}

/* All outputs are written, or none. A format that a map is too large for does not keep the others from being written. */
static void accept_outputs(Rendering *r)
{
  for (guint i = 0; i < r->result->outputs->len; i++) {
    CjmOutput *output = &g_array_index(r->result->outputs, CjmOutput, i);
    if (output->data) output->state = CJM_OUTPUT_MADE;
  }
}

static void describe(Rendering *r)
{
  g_autofree char *name = name_new(r);
  size_t pages = cjm_map_pages(r->map);
  if (cjm_map_equal_height(r->map) > 0)
    cjm_job_note(r->result, "%s: %.0f × %.0f px; %.0f px high with columns of equal width", name, cjm_map_width(r->map),
                 cjm_map_height(r->map), cjm_map_equal_height(r->map));
  else
    cjm_job_note(r->result, "%s: %zu page%s of %.0f × %.0f mm", name, pages, pages == 1 ? "" : "s", cjm_map_width(r->map) / 96 * 25.4,
                 cjm_map_height(r->map) / 96 * 25.4);
  for (size_t i = 0; cjm_map_left_out(r->map, i); i++)
    cjm_job_note(r->result, "%s: left out: %s", name, cjm_map_left_out(r->map, i));
}

static void add_input(GPtrArray *inputs, const char *path)
{
  if (!g_ptr_array_find_with_equal_func(inputs, path, g_str_equal, NULL)) g_ptr_array_add(inputs, g_strdup(path));
}

static CjmResult lay_out_view(Rendering *r)
{
  const GPtrArray *choices = r->settings->choices;
  CjmMapOptions options = {.size = sizeof options,
                           .theme = r->settings->theme,
                           .created = r->settings->created,
                           .view = *view_of(r) ? view_of(r) : NULL,
                           .choices = choices ? (const char *const *)choices->pdata : NULL,
                           .n_choices = choices ? choices->len : 0,
                           .paper = r->settings->paper,
                           .orientation = r->settings->landscape ? "landscape" : r->settings->portrait ? "portrait" : NULL,
                           .min_pt = r->settings->min_pt,
                           .tile = r->settings->tile};
  bool compares = r->run->settings->messages.verbose;
  return (compares ? cjm_map_new_compared : cjm_map_new)(r->result->document, &options, &r->map, &r->result->error);
}

/* Lays a view out and makes its outputs. Not CJM_OK where nothing of the journey may be written. */
static CjmResult render_view(Rendering *r, GPtrArray *inputs)
{
  const CjmMessageSettings *messages = &r->run->settings->messages;
  CjmResult status = lay_out_view(r);
  end_stage(r, "layout");
  if (cjm_messages_forbid(messages, r->result->document)) status = MAX(status, CJM_INVALID);
  if (status == CJM_OK && messages->verbose) describe(r);
  if (status == CJM_OK) {
    CjmResult exported = export_all(r); /* CJM_INVALID where the map is too large for a format */
    if (exported <= CJM_INVALID) r->result->status = MAX(r->result->status, exported);
    else status = exported;
  }
  for (size_t i = 0; r->map && cjm_map_font_file(r->map, i); i++) add_input(inputs, cjm_map_font_file(r->map, i));
  g_clear_pointer(&r->map, cjm_map_free);
  return status;
}

void cjm_render_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result)
{
  Rendering r = {.run = run, .settings = settings, .job = job, .result = result, .stage_start = g_get_monotonic_time()};
  g_autoptr(GPtrArray) inputs = g_ptr_array_new();
  result->status = cjm_job_load(run, job, result);
  end_stage(&r, "read");
  for (size_t i = 0; result->document && cjm_document_input(result->document, i); i++)
    add_input(inputs, cjm_document_input(result->document, i));
  if (result->document && cjm_messages_forbid(&run->settings->messages, result->document))
    result->status = MAX(result->status, CJM_INVALID);
  bool passed_over = cjm_job_is_found_library(run, job, result);
  if (result->status == CJM_OK && !cjm_job_is_as_planned(job, result->document)) {
    result->error = g_strdup("the file was changed while it was read; run this again");
    result->status = CJM_ENVIRONMENT;
  }
  CjmResult status = result->status;
  for (; status == CJM_OK && !passed_over && r.view < job->views->len; r.view++) status = render_view(&r, inputs);
  if (status == CJM_OK && !passed_over) accept_outputs(&r);
  result->status = MAX(result->status, status);
  g_ptr_array_add(inputs, NULL);
  result->inputs = (char **)g_ptr_array_free(g_steal_pointer(&inputs), FALSE);
}

void cjm_render_prepare(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result)
{
  Rendering r = {.run = run, .settings = settings, .job = job, .result = result};
  CjmResult status = cjm_job_load(run, job, result);
  for (; status == CJM_OK && !cjm_document_is_library(result->document) && r.view < job->views->len; r.view++) {
    status = lay_out_view(&r);
    if (status == CJM_OK) status = export_all(&r);
    g_clear_pointer(&r.map, cjm_map_free);
  }
}
