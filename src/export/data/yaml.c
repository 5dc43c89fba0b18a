/* yaml.c: the journey as YAML in block style. Source: YAML 1.2.2, chapters 7.3 and 8. */
#include <string.h>

#include "base/yaml-text.h"
#include "export/data/resolved.h"
#include "export/formats.h"

/* A map or list that is open. */
typedef struct Level {
  bool is_list;
  bool filled;     /* it has entries */
  bool after_dash; /* it begins on the same line as a dash, and so does its first entry */
  int indent;      /* spaces before its entries */
} Level;

typedef struct Yaml {
  GString *out;
  GArray *levels; /* of Level */
} Yaml;

/* ---- structure ---- */

static Level *innermost(const Yaml *yaml)
{
  return &g_array_index(yaml->levels, Level, yaml->levels->len - 1);
}

/* Begins an entry of the innermost map or list. */
static void begin_entry(Yaml *yaml)
{
  Level *level = innermost(yaml);
  if (!level->filled && level->after_dash) {
    level->filled = true;
    return;
  }
  if (!level->filled && yaml->levels->len > 1) g_string_append_c(yaml->out, '\n');
  level->filled = true;
  g_string_append_printf(yaml->out, "%*s", level->indent, "");
}

static void put_scalar(Yaml *yaml, const char *text, bool is_text)
{
  if (innermost(yaml)->is_list) {
    begin_entry(yaml);
    g_string_append(yaml->out, "- ");
  } else {
    g_string_append_c(yaml->out, ' ');
  }
  if (is_text) cjm_yaml_text_append(yaml->out, text);
  else g_string_append(yaml->out, text);
  g_string_append_c(yaml->out, '\n');
}

static void open_bracket(void *out, char bracket)
{
  Yaml *yaml = out;
  Level *around = yaml->levels->len > 0 ? innermost(yaml) : NULL, level = {.is_list = bracket == '['};
  if (around != NULL && around->is_list) {
    begin_entry(yaml);
    g_string_append(yaml->out, "- ");
    level.after_dash = true;
  }
  if (around != NULL) level.indent = around->indent + 2;
  g_array_append_val(yaml->levels, level);
}

static void close_bracket(void *out, char bracket)
{
  Yaml *yaml = out;
  Level *level = innermost(yaml);
  if (!level->filled) g_string_append_printf(yaml->out, "%s%s\n", level->after_dash ? "" : " ", bracket == ']' ? "[]" : "{}");
  g_array_set_size(yaml->levels, yaml->levels->len - 1);
}

static void put_key(void *out, const char *key)
{
  Yaml *yaml = out;
  begin_entry(yaml);
  cjm_yaml_text_append(yaml->out, key);
  g_string_append_c(yaml->out, ':');
}

static void put_text(void *yaml, const char *text)
{
  put_scalar(yaml, text, true);
}

static void put_number(void *yaml, const char *digits)
{
  put_scalar(yaml, digits, false);
}

static void put_flag(void *yaml, bool value)
{
  put_scalar(yaml, value ? "true" : "false", false);
}

static bool write_yaml(const CjmJourney *journey, const char *prefix, GString *out, GError **error)
{
  (void)error;
  static const CjmDataSyntax syntax = {open_bracket, close_bracket, put_key, put_text, put_number, put_flag};
  Yaml yaml = {out, g_array_new(FALSE, FALSE, sizeof(Level))};
  cjm_resolved_write(journey, prefix, &syntax, &yaml);
  g_array_free(yaml.levels, TRUE);
  return true;
}

const CjmFormat cjm_format_yaml = {
  .name = "yaml",
  .media_type = "application/yaml",
  .is_text = true,
  .help = "The journey as data, in the form of a journey file",
  .write = write_yaml,
  .takes_libraries = true,
};
