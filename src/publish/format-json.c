#include "base/json.h"

#include "publish/atlas-data.h"
#include "publish/formats.h"

static void put_key(CjmJson *json, const char *key)
{
  if (key) cjm_json_key(json, key);
}

static void open_bracket(void *out, const char *key, char bracket)
{
  put_key(out, key);
  cjm_json_open(out, bracket);
}

static void close_bracket(void *out, char bracket)
{
  cjm_json_close(out, bracket);
}

static void put_text(void *out, const char *key, const char *text)
{
  put_key(out, key);
  cjm_json_text(out, text);
}

static void put_number(void *out, const char *key, double number)
{
  put_key(out, key);
  cjm_json_number(out, number);
}

static void put_flag(void *out, const char *key, bool value)
{
  put_key(out, key);
  cjm_json_bool(out, value);
}

/* Steps by id; what spans a phase by the id of the phase. */
static void put_figure(void *out, const char *key, double value, const CjmReportSteps *steps)
{
  put_key(out, key);
  cjm_json_open(out, '{');
  cjm_json_member_number(out, "value", value);
  cjm_json_key(out, "steps");
  cjm_json_open(out, '[');
  for (size_t i = 0; i < steps->n; i++) cjm_json_text(out, steps->at[i]->number ? steps->at[i]->o.id : steps->at[i]->phase->o.id);
  cjm_json_close(out, ']');
  cjm_json_close(out, '}');
}

static const CjmFigureSyntax syntax = {open_bracket, close_bracket, put_text, put_number, put_flag, put_figure};

static void write_atlas(const CjmAtlas *atlas, const CjmPublishOptions *options, GString *out)
{
  CjmJson json = {.out = out, .pretty = true};
  (void)options;
  cjm_json_open(&json, '{');
  cjm_json_member_number(&json, "format_version", 1);
  cjm_json_member(&json, "kind", "atlas");
  cjm_atlas_figures_write(atlas, &syntax, &json);
  cjm_json_close(&json, '}');
  g_string_append_c(out, '\n');
}

static void write(const CjmReport *report, const CjmPublishOptions *options, GString *out)
{
  CjmJson json = {.out = out, .pretty = true};
  cjm_json_open(&json, '{');
  cjm_json_member_number(&json, "format_version", 1);
  cjm_json_member(&json, "kind", "report");
  cjm_figures_write(report, options, &syntax, &json);
  cjm_json_close(&json, '}');
  g_string_append_c(out, '\n');
}

const CjmReportFormat cjm_report_format_json = {
  .name = "json",
  .media_type = "application/json",
  .help = "Data for programs, by the schema that `cjm schema --of report` prints",
  .write = write,
  .write_atlas = write_atlas,
};
