/* yaml.c: the journey as YAML in block style. Source: YAML 1.2.2, chapters 7.3 and 8. */
#include <string.h>

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

/* ---- scalars ---- */

/* Words that some YAML readers do not read as text. */
static bool is_reserved(const char *text)
{
  static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    if (g_ascii_strcasecmp(text, words[i]) == 0) return true;
  }
  return false;
}

/* Whether a character has to be escaped: controls, and what some readers drop or treat as a line break. */
static bool is_special(gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

/* Whether the text can be written without quotes, as a value or a key: it begins with a letter and has no syntax in it. */
static bool is_plain(const char *text)
{
  if (!g_unichar_isalpha(g_utf8_get_char(text)) || is_reserved(text)) return false;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    if (is_special(g_utf8_get_char(c))) return false;
    if (*c == ':' && (c[1] == ' ' || c[1] == '\0')) return false;
    if (*c == ' ' && (c[1] == '#' || c[1] == '\0')) return false;
  }
  return true;
}

static void append_quoted(GString *out, const char *text)
{
  g_string_append_c(out, '"');
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '"' || c == '\\') g_string_append_printf(out, "\\%c", (char)c);
    else if (c == '\n') g_string_append(out, "\\n");
    else if (is_special(c)) g_string_append_printf(out, "\\u%04x", c);
    else g_string_append_unichar(out, c);
  }
  g_string_append_c(out, '"');
}

static void append_text(GString *out, const char *text)
{
  if (is_plain(text)) g_string_append(out, text);
  else append_quoted(out, text);
}

/* ---- structure ---- */

static Level *innermost(const Yaml *yaml)
{
  return yaml->levels->len > 0 ? &g_array_index(yaml->levels, Level, yaml->levels->len - 1) : NULL;
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
  if (is_text) append_text(yaml->out, text);
  else g_string_append(yaml->out, text);
  g_string_append_c(yaml->out, '\n');
}

static void open_bracket(void *out, char bracket)
{
  Yaml *yaml = out;
  Level *around = innermost(yaml), level = {.is_list = bracket == '['};
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
  append_text(yaml->out, key);
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
