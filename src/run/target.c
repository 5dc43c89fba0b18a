#include "run/target.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "run/console.h"
#include "run/sniff.h"

/* The placeholders of templates. */
static const char *const placeholders[] = {"stem", "dir", "id", "view", "page", "format"};

/* Stands for the number of the page in the path of an output, which is known only when the map is laid out. */
static const char page_mark[] = "\x01";

static bool is_of_kind(size_t i, CjmFormatKind kind)
{
  return cjm_format_name(i) && cjm_format_is_data(i) == (kind == CJM_FORMAT_DATA);
}

const char *cjm_format_drawing_name(size_t i)
{
  return is_of_kind(i, CJM_FORMAT_DRAWING) ? cjm_format_name(i) : NULL;
}

const char *cjm_format_data_name(size_t i)
{
  return cjm_format_name(cjm_format_first_data() + i);
}

size_t cjm_format_first_data(void)
{
  size_t i = 0;
  while (is_of_kind(i, CJM_FORMAT_DRAWING)) i++;
  return i;
}

CjmResult cjm_format_check_kind(const char *command, CjmFormatKind kind, const char *name)
{
  for (size_t i = 0; cjm_format_name(i); i++) {
    bool is_named = g_ascii_strcasecmp(name, cjm_format_name(i)) == 0 || g_ascii_strcasecmp(name, cjm_format_extension(i)) == 0;
    if (is_of_kind(i, kind) || !is_named) continue;
    return kind == CJM_FORMAT_DRAWING
             ? cjm_console_misuse(command, "%s is a data format, not a drawing: use `cjm export -f %s`", name, cjm_format_name(i))
             : cjm_console_misuse(command, "%s is a drawing, not a data format: use `cjm render -f %s`", name, cjm_format_name(i));
  }
  return CJM_OK;
}

static bool is_folder(const char *path)
{
  return g_str_has_suffix(path, "/") || g_file_test(path, G_FILE_TEST_IS_DIR);
}

/* The bit of the format with the extension of a file; 0 for none. */
static unsigned format_of_ending(const char *path, CjmFormatKind kind)
{
  const char *dot = strrchr(path, '.');
  for (size_t i = 0; dot && cjm_format_name(i); i++)
    if (is_of_kind(i, kind) && g_ascii_strcasecmp(dot + 1, cjm_format_extension(i)) == 0) return 1u << i;
  return 0;
}

static CjmResult check_placeholders(const char *command, const char *pattern)
{
  for (const char *open = strchr(pattern, '{'); open; open = strchr(open + 1, '{')) {
    const char *close = strchr(open, '}');
    g_autofree char *name = close ? g_strndup(open + 1, (gsize)(close - open - 1)) : g_strdup(open + 1);
    bool known = false;
    for (size_t i = 0; i < G_N_ELEMENTS(placeholders); i++) known = known || (close && strcmp(name, placeholders[i]) == 0);
    if (!known) return cjm_console_unknown(command, "placeholder", name, placeholders, G_N_ELEMENTS(placeholders));
  }
  return CJM_OK;
}

/* The number of a page must not run into what is before or after it: page 11 of one map would be page 1 of another. */
static CjmResult check_page(const char *command, CjmFormatKind kind, const char *pattern)
{
  const char *page = strstr(pattern, "{page}");
  if (!page) return CJM_OK;
  if (kind == CJM_FORMAT_DATA) return cjm_console_misuse(command, "'%s' has {page}, and data has no pages", pattern);
  if (strstr(page + 1, "{page}")) return cjm_console_misuse(command, "'%s' has {page} twice", pattern);
  char before = page > pattern ? page[-1] : '/', after = page[strlen("{page}")];
  if (before != '}' && after != '{' && !g_ascii_isdigit(before) && !g_ascii_isdigit(after)) return CJM_OK;
  return cjm_console_misuse(command, "'%s' has nothing between {page} and what is beside it: put a sign there, as in {stem}-{page}", pattern);
}

/* Without -f: the format of the extension; without extension, the first format of the kind. */
static CjmResult choose_format(const char *command, CjmFormatKind kind, const char *output, CjmTarget *target)
{
  bool open = !output || strcmp(output, "-") == 0 || is_folder(output) || strstr(output, "{format}");
  unsigned first = kind == CJM_FORMAT_DRAWING ? 1 : 1u << cjm_format_first_data();
  target->formats = open ? first : format_of_ending(output, kind);
  if (target->formats) return CJM_OK;
  const char *base = strrchr(output, '/') ? strrchr(output, '/') + 1 : output;
  const char *dot = strrchr(base, '.');
  if (!dot || dot == base)
    return cjm_console_misuse(command, "the format of '%s' is unknown: add an extension, or use -f; a folder ends with a slash", output);
  if (cjm_format_check_kind(command, kind, dot + 1) != CJM_OK) return CJM_USAGE;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (size_t i = 0; cjm_format_name(i); i++)
    if (is_of_kind(i, kind)) g_ptr_array_add(names, (void *)cjm_format_name(i));
  return cjm_console_unknown(command, "format", dot + 1, (const char *const *)names->pdata, names->len);
}

/* Whether an operand looks like an output: it has the extension of a format, or is a folder. An existing file is rather a
 * journey than data in the same format. */
static bool looks_like_output(const CjmInput *input, CjmFormatKind kind)
{
  if (input->folder) return false;
  bool exists = g_file_test(input->path, G_FILE_TEST_EXISTS);
  if (kind == CJM_FORMAT_DRAWING && format_of_ending(input->path, kind)) return true;
  return !exists && (g_str_has_suffix(input->path, "/") || format_of_ending(input->path, kind));
}

/* Detects `cjm render journey.yaml map.svg`, the syntax of other programs. */
static CjmResult check_forgotten_option(const char *command, CjmFormatKind kind, const GPtrArray *inputs)
{
  for (guint i = 0; inputs->len > 1 && i < inputs->len; i++) {
    const CjmInput *input = inputs->pdata[i];
    if (looks_like_output(input, kind))
      return cjm_console_misuse(command, "'%s' is an operand, that is, a journey to read; did you mean -o %s?", input->path, input->path);
  }
  return CJM_OK;
}

/* Reports several outputs with the same path. */
static CjmResult check_room(const char *command, const CjmTarget *target, guint n)
{
  const char *pattern = target->pattern;
  bool several_formats = (target->formats & (target->formats - 1)) != 0;
  bool is_stdout = strcmp(pattern, "-") == 0;
  if (several_formats && !strstr(pattern, "{format}"))
    return is_stdout
             ? cjm_console_misuse(command, "only one format can be written to standard output; for several, give a folder or a template with -o")
             : cjm_console_misuse(command, "several formats would be written to '%s': add {format}, or give a folder, with a slash at its end", pattern);
  if (n > 1 && !strstr(pattern, "{stem}") && !strstr(pattern, "{id}"))
    return is_stdout
             ? cjm_console_misuse(command, "only one map can be written to standard output; for several, give a folder or a template with -o")
             : cjm_console_misuse(command, "several maps would be written to '%s': add {stem}, or give a folder, with a slash at its end", pattern);
  return CJM_OK;
}

/* Refuses to write binary formats to a terminal, as they may change its state. */
static CjmResult check_terminal(const char *command, unsigned formats)
{
  for (size_t i = 0; isatty(STDOUT_FILENO) && cjm_format_name(i); i++)
    if ((formats & (1u << i)) && !cjm_format_is_text(i))
      return cjm_console_misuse(command, "%s is binary and is not written to a terminal: give a file with -o, or force it with -o -",
                                cjm_format_name(i));
  return CJM_OK;
}

static bool reads_stdin(const GPtrArray *inputs)
{
  for (guint i = 0; i < inputs->len; i++)
    if (strcmp(((const CjmInput *)inputs->pdata[i])->path, "-") == 0) return true;
  return false;
}

CjmResult cjm_target_init(const char *command, CjmFormatKind kind, const char *output, unsigned formats, const GPtrArray *inputs,
                          CjmTarget *ret_target)
{
  CjmTarget target = {.formats = formats};
  CjmResult result = output ? CJM_OK : check_forgotten_option(command, kind, inputs);
  if (result == CJM_OK && !formats) result = choose_format(command, kind, output, &target);
  if (result != CJM_OK) return result;

  if (!output && (kind == CJM_FORMAT_DATA || reads_stdin(inputs))) {
    output = "-";
    result = check_terminal(command, target.formats);
  }
  if (output && strcmp(output, "-") != 0 && is_folder(output)) {
    target.folder = g_strdup(output);
  } else if (output) {
    target.pattern = g_strdup(output);
    if (result == CJM_OK) result = check_placeholders(command, output);
    if (result == CJM_OK) result = check_page(command, kind, output);
    if (result == CJM_OK) result = check_room(command, &target, inputs->len);
  }
  if (result == CJM_OK) *ret_target = target;
  else cjm_target_clear(&target);
  return result;
}

void cjm_target_clear(CjmTarget *target)
{
  g_clear_pointer(&target->folder, g_free);
  g_clear_pointer(&target->pattern, g_free);
}

static char *stem_new(const char *input)
{
  if (strcmp(input, "-") == 0) return g_strdup("map");
  g_autofree char *name = g_path_get_basename(input);
  return cjm_journey_stem_new(name);
}

/* The folder of a path; "" for the current folder. */
static char *folder_of_new(const char *path)
{
  char *folder = g_path_get_dirname(path);
  if (strcmp(folder, ".") == 0) *folder = '\0';
  return folder;
}

static char *fill_pattern_new(const char *pattern, const char *const *values)
{
  GString *path = g_string_new(NULL);
  for (const char *p = pattern; *p;) {
    size_t i = 0, len = 0;
    for (; *p == '{' && i < G_N_ELEMENTS(placeholders); i++) {
      len = strlen(placeholders[i]);
      if (strncmp(p + 1, placeholders[i], len) == 0 && p[len + 1] == '}') break;
    }
    if (*p != '{') {
      g_string_append_c(path, *p++);
      continue;
    }
    g_assert(i < G_N_ELEMENTS(placeholders));
    g_string_append(path, values[i]);
    p += len + 2;
    if (!*values[i] && *p == '/') p++; /* {dir}/ without a folder */
  }
  return g_string_free(path, FALSE);
}

/* The path without `.` and `..`; those that lead out of where it begins are dropped. */
static char *inside_new(const char *path)
{
  g_auto(GStrv) parts = g_strsplit(path, "/", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (char **part = parts; *part; part++) {
    bool up = strcmp(*part, "..") == 0;
    if (up && kept->len) g_ptr_array_set_size(kept, (gint)kept->len - 1);
    if (!up && **part && strcmp(*part, ".") != 0) g_ptr_array_add(kept, *part);
  }
  g_ptr_array_add(kept, NULL);
  return g_strjoinv("/", (char **)kept->pdata);
}

/* What {dir} stands for: the folder below the folder argument, or else as it is named. Where a folder stands before it in the
 * pattern, the output stays in that: `out/{dir}/map.svg` of `../shop/map.yaml` is `out/shop/map.svg`. */
static char *dir_new(const CjmInput *input, const char *pattern)
{
  g_autofree char *folder = input->folder ? g_strdup(input->folder) : folder_of_new(input->path);
  return g_str_has_prefix(pattern, "{dir}") ? g_steal_pointer(&folder) : inside_new(folder);
}

char *cjm_target_page_new(const char *path, size_t page)
{
  const char *mark = strstr(path, page_mark);
  if (!mark) return g_strdup(path);
  g_autofree char *number = page ? g_strdup_printf("%zu", page) : g_strdup("{page}");
  return g_strdup_printf("%.*s%s%s", (int)(mark - path), path, number, mark + strlen(page_mark));
}

bool cjm_target_is_page(const char *path, const char *page)
{
  const char *mark = strstr(path, page_mark);
  size_t before = mark ? (size_t)(mark - path) : 0;
  if (!mark) return strcmp(path, page) == 0;
  if (strncmp(path, page, before) != 0 || !g_ascii_isdigit(page[before])) return false;
  return strcmp(page + before + strspn(page + before, "0123456789"), mark + strlen(page_mark)) == 0;
}

bool cjm_target_has_pages(const char *path)
{
  return strstr(path, page_mark) != NULL;
}

CjmResult cjm_target_check_views(const char *command, const CjmTarget *target, guint n_views)
{
  const char *pattern = target->pattern;
  if (n_views < 2 || !pattern || strstr(pattern, "{view}")) return CJM_OK;
  return strcmp(pattern, "-") == 0
           ? cjm_console_misuse(command, "standard output takes one view; for several, name a folder or a template with -o")
           : cjm_console_misuse(command, "several views cannot all become '%s': put {view} in it, or name a folder, with a slash at its end", pattern);
}

char *cjm_target_path_new(const CjmTarget *target, const CjmInput *input, const char *id, const char *view, const char *extension)
{
  g_autofree char *stem = stem_new(input->path),
                  *name = *view ? g_strdup_printf("%s-%s.%s", stem, view, extension) : g_strdup_printf("%s.%s", stem, extension);
  if (target->folder) return g_build_filename(target->folder, input->folder ? input->folder : "", name, NULL);
  if (!target->pattern) {
    g_autofree char *folder = folder_of_new(input->path);
    return *folder ? g_build_filename(folder, name, NULL) : g_steal_pointer(&name);
  }
  g_autofree char *dir = dir_new(input, target->pattern);
  const char *const values[G_N_ELEMENTS(placeholders)] = {stem, dir, id ? id : stem, *view ? view : "map", page_mark, extension};
  return fill_pattern_new(target->pattern, values);
}
