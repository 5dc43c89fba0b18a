#include <glib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "cli/cli.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/target.h"

enum { PX_PER_INCH = 96 };

typedef struct Settings {
  CjmMessageSettings messages;
  const char *output, *theme;
  unsigned formats; /* a bit each */
  double ppi, scale;
} Settings;

/* A run over all files. */
typedef struct Run {
  const CjmCommand *command;
  Settings settings;
  CjmMessages messages;
  CjmTarget target;
  CjmMapSettings map;
  GHashTable *written; /* paths of this run */
} Run;

/* One output, made and not yet written. */
typedef struct Output {
  char *path;
  void *data;
  size_t len;
} Output;

static void output_clear(void *data)
{
  Output *output = data;
  g_free(output->path);
  cjm_free(output->data);
}

static bool is_same_file(const char *a, const char *b)
{
  GStatBuf x, y;
  return g_stat(a, &x) == 0 && g_stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino && S_ISREG(x.st_mode);
}

/* An output must not take the place of an input, or of another output. */
static CjmResult claim(Run *run, const char *input, const char *path)
{
  if (strcmp(path, "-") == 0)
    return CJM_OK;
  if (is_same_file(input, path))
    return cjm_cli_misuse(run->command, "'%s' would be written over itself", input);
  if (!g_hash_table_add(run->written, g_strdup(path)))
    return cjm_cli_misuse(run->command, "'%s' would become '%s', which another file has become", input, path);
  return CJM_OK;
}

static CjmResult export_one(Run *run, const char *input, const CjmDocument *document, const CjmMap *map, const char *format,
                            GArray *outputs)
{
  Output output = {.path = cjm_target_path_new(&run->target, input, cjm_document_id(document), format)};
  CjmFormatOptions options = {.ppi = run->settings.ppi ? run->settings.ppi : run->settings.scale * PX_PER_INCH};
  char *error = NULL;
  CjmResult result = claim(run, input, output.path);
  if (result == CJM_OK) {
    result = cjm_map_export(map, format, &options, &output.data, &output.len, &error);
    cjm_inputs_complain(input, error);
  }
  g_array_append_val(outputs, output);
  return result;
}

static CjmResult save(const Run *run, const Output *output)
{
  char *error = NULL;
  if (run->target.folders) {
    g_autofree char *folder = g_path_get_dirname(output->path);
    g_mkdir_with_parents(folder, 0777); /* where it fails, writing says why */
  }
  CjmResult result = cjm_save(output->path, output->data, output->len, &error);
  cjm_inputs_complain(NULL, error);
  if (result == CJM_OK && run->settings.messages.verbose && strcmp(output->path, "-") != 0)
    cjm_cli_complain("wrote %s, %zu bytes", output->path, output->len);
  return result;
}

/* Nothing is written until every format is made. */
static CjmResult write_all(Run *run, const char *input, const CjmDocument *document, const CjmMap *map)
{
  g_autoptr(GArray) outputs = g_array_new(FALSE, FALSE, sizeof(Output));
  g_array_set_clear_func(outputs, output_clear);
  CjmResult result = CJM_OK;
  for (size_t i = 0; result == CJM_OK && cjm_format_name(i); i++)
    if (run->target.formats & (1u << i))
      result = export_one(run, input, document, map, cjm_format_name(i), outputs);
  for (guint i = 0; result == CJM_OK && i < outputs->len; i++)
    result = save(run, &g_array_index(outputs, Output, i));
  return result;
}

static void describe(const char *input, const CjmMap *map)
{
  cjm_cli_complain("%s: %.0f × %.0f px; %.0f px high with columns of equal width", input, cjm_map_width(map),
                   cjm_map_height(map), cjm_map_equal_height(map));
  for (size_t i = 0; cjm_map_left_out(map, i); i++)
    cjm_cli_complain("%s: left out: %s", input, cjm_map_left_out(map, i));
}

/* Tells what was found; true where it forbids going on. */
static bool tell(Run *run, const CjmDocument *document)
{
  size_t counts[CJM_LEVEL_ERROR + 1] = {[CJM_LEVEL_WARNING] = cjm_document_count(document, CJM_LEVEL_WARNING),
                                        [CJM_LEVEL_ERROR] = cjm_document_count(document, CJM_LEVEL_ERROR)};
  bool stops = cjm_messages_add(&run->messages, document);
  g_autofree char *count = cjm_messages_count_new(&run->messages, counts);
  g_autofree char *line = g_strconcat(count, stops ? "; nothing was written" : "", NULL);
  if (*count)
    cjm_messages_remark(&run->messages, line);
  return stops;
}

static CjmResult render(Run *run, const char *input)
{
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  char *error = NULL;
  CjmResult result = cjm_document_load(input, &document, &error);
  if (result == CJM_OK)
    result = cjm_map_new(document, &run->map, &map, &error);
  if (document && tell(run, document))
    result = MAX(result, CJM_INVALID);
  cjm_inputs_complain(document ? input : NULL, error);
  if (result == CJM_OK && run->settings.messages.verbose)
    describe(input, map);
  if (result == CJM_OK)
    result = write_all(run, input, document, map);
  cjm_map_free(map);
  cjm_document_free(document);
  return result;
}

/* The date of SOURCE_DATE_EPOCH as ISO 8601, for g_free(). NULL where it is not set. */
static CjmResult read_epoch(char **ret_created)
{
  const char *text = g_getenv("SOURCE_DATE_EPOCH");
  if (!text || !*text)
    return CJM_OK;
  double seconds;
  g_autoptr(GDateTime) date = NULL;
  if (cjm_number_parse(text, &seconds) && seconds == floor(seconds) && fabs(seconds) < 1e15)
    date = g_date_time_new_from_unix_utc((gint64)seconds);
  if (!date) {
    cjm_cli_complain("SOURCE_DATE_EPOCH is not a number of seconds: %s", text);
    return CJM_ENVIRONMENT;
  }
  *ret_created = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
  return CJM_OK;
}

static const CjmOption options[] = {
  {.name = "output", .letter = 'o', .type = CJM_OPTION_TEXT, .offset = offsetof(Settings, output), .value = "WHERE",
   .help = "a file, a folder, a template, or - for standard output"},
  {.name = "format", .letter = 'f', .type = CJM_OPTION_WORDS, .offset = offsetof(Settings, formats), .value = "FORMATS",
   .word = cjm_format_name, .help = "one or several, split by commas"},
  {.name = "theme", .type = CJM_OPTION_WORD, .offset = offsetof(Settings, theme), .value = "NAME", .word = cjm_theme_name,
   .help = "in place of the file's own"},
  {.name = "ppi", .type = CJM_OPTION_NUMBER, .offset = offsetof(Settings, ppi), .value = "N", .min = 10, .max = 2400,
   .help = "PNG: pixels an inch"},
  {.name = "scale", .type = CJM_OPTION_NUMBER, .offset = offsetof(Settings, scale), .value = "N", .min = 0.1, .max = 25,
   .help = "PNG: pixels a px, in place of --ppi; 1 is 96 pixels an inch"},
  CJM_MESSAGE_OPTIONS(Settings, messages),
  {0},
};

/* One broken file does not keep the others from being made. */
static CjmResult render_all(Run *run, char **inputs, int n)
{
  g_autofree char *created = NULL;
  CjmResult result = read_epoch(&created);
  if (result != CJM_OK)
    return result;
  run->map = (CjmMapSettings){.theme = run->settings.theme, .created = created, .compared = run->settings.messages.verbose};
  cjm_messages_begin(&run->messages, &run->settings.messages, false);
  run->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < n; i++) {
    CjmResult one = render(run, inputs[i]);
    result = MAX(result, one);
  }
  g_hash_table_unref(run->written);
  CjmResult told = cjm_messages_end(&run->messages);
  return MAX(result, told);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  Run run = {.command = command, .settings = {.messages = CJM_MESSAGE_DEFAULTS}};
  Settings *settings = &run.settings;
  char dash[] = "-", *only_stdin[] = {dash};
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, settings, &n);
  if (result != CJM_OK)
    return result;
  if (settings->ppi && settings->scale)
    return cjm_cli_misuse(command, "--ppi and --scale say the same: give one of them");

  char **inputs = n ? argv : only_stdin;
  n = MAX(n, 1);
  result = cjm_inputs_check(command, inputs, n);
  if (result == CJM_OK)
    result = cjm_target_init(command, settings->output, settings->formats, inputs, n, &run.target);
  if (result != CJM_OK)
    return result;
  result = render_all(&run, inputs, n);
  cjm_target_clear(&run.target);
  return result;
}

static const CjmCliExample examples[] = {
  {"cjm render journey.yaml -o map.pdf", "one map"},
  {"cjm render journey.yaml -f svg,pdf,png -o maps/", "three formats of one layout, in a folder"},
  {"cjm render *.yaml -o 'maps/{stem}.{format}' -f pdf", "many maps, by a template: {stem}, {id}, {format}"},
  {"cat journey.yaml | cjm render - -f svg > map.svg", "in a pipeline"},
  {"cjm render journey.yaml --theme dark --ppi 300 -o map.png", "another theme, fit for print"},
  {0},
};

const CjmCommand cjm_command_render = {
  .name = "render",
  .summary = "compile journeys to pictures",
  .operands = "FILE…",
  .examples = examples,
  .text = "Without -o, a map is written beside its file, and that of standard input to standard output.\n"
          "Without -f, the ending of -o says the format; where it has none, svg.\n"
          "A file that has errors leaves its old output as it was.",
  .options = options,
  .run = run,
};
