#include "base/json.h"

#include "export/data/resolved.h"
#include "export/formats.h"

static void open_bracket(void *json, char bracket)
{
  cjm_json_open(json, bracket);
}

static void close_bracket(void *json, char bracket)
{
  cjm_json_close(json, bracket);
}

static void put_key(void *json, const char *key)
{
  cjm_json_key(json, key);
}

static void put_text(void *json, const char *text)
{
  cjm_json_text(json, text);
}

static void put_number(void *json, const char *digits)
{
  cjm_json_raw(json, digits);
}

static void put_flag(void *json, bool value)
{
  cjm_json_bool(json, value);
}

static bool write_json(const CjmJourney *journey, const char *prefix, GString *out, GError **error)
{
  (void)error;
  static const CjmDataSyntax syntax = {open_bracket, close_bracket, put_key, put_text, put_number, put_flag};
  CjmJson json = {.out = out, .pretty = true};
  cjm_resolved_write(journey, prefix, &syntax, &json);
  g_string_append_c(out, '\n');
  return true;
}

const CjmFormat cjm_format_json = {
  .name = "json",
  .media_type = "application/json",
  .is_text = true,
  .help = "The journey as data for programs, by the JSON Schema of the format",
  .write = write_json,
  .takes_libraries = true,
};
