#include "run/report.h"

#include <string.h>

#include "base/json.h"
#include "run/target.h"

static const char *const state_names[] = {
  [CJM_OUTPUT_FAILED] = "failed",
  [CJM_OUTPUT_WRITTEN] = "written",
  [CJM_OUTPUT_UNCHANGED] = "unchanged",
  [CJM_OUTPUT_STALE] = "stale",
};

static void add_outputs(CjmJson *json, const GArray *outputs)
{
  cjm_json_key(json, "outputs");
  cjm_json_open(json, '[');
  for (guint i = 0; i < outputs->len; i++) {
    const CjmOutput *output = &g_array_index(outputs, CjmOutput, i);
    cjm_json_open(json, '{');
    cjm_json_member(json, "path", output->path);
    if (*output->view) cjm_json_member(json, "view", output->view);
    cjm_json_member(json, "format", cjm_format_name(output->format));
    cjm_json_member_number(json, "bytes", (double)output->len);
    cjm_json_member(json, "state", state_names[output->state]);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

/* The JSON style has one object per line. */
static void add_diagnostics(CjmJson *json, const CjmDocument *document, unsigned max_errors)
{
  CjmPrintOptions options = {.size = sizeof options, .style = "json", .max_errors = max_errors};
  char *text = document ? cjm_document_print(document, &options) : NULL;
  g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);
  cjm_json_key(json, "diagnostics");
  cjm_json_open(json, '[');
  for (char **line = lines; *line; line++)
    if (**line) cjm_json_raw(json, *line);
  cjm_json_close(json, ']');
  cjm_free(text);
}

void cjm_report_add(GString *report, const CjmJob *job, const CjmJobResult *result, double seconds, unsigned max_errors)
{
  CjmJson json = {.out = report};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "file", job->input);
  cjm_json_member_number(&json, "status", result->status);
  cjm_json_member_number(&json, "seconds", seconds);
  if (result->error) cjm_json_member(&json, "error", result->error);
  add_outputs(&json, result->outputs);
  add_diagnostics(&json, result->document, max_errors);
  cjm_json_close(&json, '}');
  g_string_append_c(report, '\n');
}
