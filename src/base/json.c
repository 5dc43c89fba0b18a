#include "base/json.h"

#include "base/number.h"

enum { DECIMALS = 6 };

static void break_line(const CjmJson *json)
{
  if (json->pretty) g_string_append_printf(json->out, "\n%*s", 2 * (int)json->depth, "");
}

/* Writes what precedes a value: its key, or a comma. */
static void begin_value(CjmJson *json)
{
  if (json->keyed) {
    json->keyed = false;
    return;
  }
  if (json->filled) g_string_append_c(json->out, ',');
  if (json->depth) break_line(json);
  json->filled = true;
}

void cjm_json_open(CjmJson *json, char bracket)
{
  begin_value(json);
  g_string_append_c(json->out, bracket);
  json->depth++;
  json->filled = false;
}

void cjm_json_close(CjmJson *json, char bracket)
{
  json->depth--;
  if (json->filled) break_line(json);
  g_string_append_c(json->out, bracket);
  json->filled = true;
}

static void append_quoted(GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_string_append_c(out, '"');
  for (const char *c = valid; *c; c++) {
    if (*c == '"' || *c == '\\') g_string_append_printf(out, "\\%c", *c);
    else if (*c == '\n') g_string_append(out, "\\n");
    else if ((unsigned char)*c < 0x20 || *c == 0x7F) g_string_append_printf(out, "\\u%04x", (unsigned)*c);
    else g_string_append_c(out, *c);
  }
  g_string_append_c(out, '"');
}

void cjm_json_key(CjmJson *json, const char *key)
{
  begin_value(json);
  append_quoted(json->out, key);
  g_string_append(json->out, json->pretty ? ": " : ":");
  json->keyed = true;
}

void cjm_json_text(CjmJson *json, const char *text)
{
  begin_value(json);
  if (text) append_quoted(json->out, text);
  else g_string_append(json->out, "null");
}

void cjm_json_number(CjmJson *json, double number)
{
  begin_value(json);
  cjm_number_append(json->out, number, DECIMALS);
}

void cjm_json_bool(CjmJson *json, bool value)
{
  begin_value(json);
  g_string_append(json->out, value ? "true" : "false");
}

void cjm_json_raw(CjmJson *json, const char *value)
{
  begin_value(json);
  g_string_append(json->out, value);
}

void cjm_json_member(CjmJson *json, const char *key, const char *text)
{
  cjm_json_key(json, key);
  cjm_json_text(json, text);
}

void cjm_json_member_number(CjmJson *json, const char *key, double number)
{
  cjm_json_key(json, key);
  cjm_json_number(json, number);
}
