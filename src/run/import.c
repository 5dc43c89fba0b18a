#include "run/import.h"

#include <string.h>

#include "run/sniff.h"

const char *cjm_import_from_word(size_t i)
{
  return cjm_import_format(i);
}

bool cjm_import_output_is_folder(const char *output)
{
  return output && strcmp(output, "-") != 0 && (g_str_has_suffix(output, "/") || g_file_test(output, G_FILE_TEST_IS_DIR));
}

/* A file name of a title: small letters and digits of any script, and dashes. */
static char *slug_new(const char *title)
{
  enum { LEN_MAX = 80 /* bytes */ };
  g_autofree char *lower = g_utf8_strdown(title, -1);
  GString *slug = g_string_new(NULL);
  for (const char *c = lower; *c && slug->len < LEN_MAX; c = g_utf8_next_char(c)) {
    gunichar u = g_utf8_get_char(c);
    if (g_unichar_isalnum(u) || g_unichar_ismark(u)) g_string_append_unichar(slug, u);
    else if (slug->len && slug->str[slug->len - 1] != '-') g_string_append_c(slug, '-');
  }
  while (slug->len && slug->str[slug->len - 1] == '-') g_string_truncate(slug, slug->len - 1);
  if (slug->len == 0) g_string_append(slug, "journey");
  return g_string_free(slug, FALSE);
}

/* The file of each journey, in the folder: after its title, with a number where two have the same. */
static GPtrArray *names_new(const CjmImportFile *file)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (size_t i = 0; i < cjm_import_file_count(file); i++) {
    g_autofree char *slug = slug_new(cjm_import_file_title(file, i));
    char *name = g_strconcat(slug, ".yaml", NULL);
    for (unsigned n = 2; g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL); n++) {
      g_free(name);
      name = g_strdup_printf("%s-%u.yaml", slug, n);
    }
    g_ptr_array_add(names, name);
  }
  return names;
}

bool cjm_import_is_output(const void *data, const CjmJob *job, const char *path)
{
  (void)job;
  const char *output = ((const CjmImportRunSettings *)data)->output;
  if (!cjm_import_output_is_folder(output)) return g_strcmp0(path, output) == 0;
  g_autofree char *name = g_path_get_basename(path), *there = g_build_filename(output, name, NULL);
  return strcmp(path, there) == 0 && strcmp(name, "..") != 0 && strcmp(name, ".") != 0;
}

/* Takes the text. */
static void add_output(CjmJobResult *result, const char *path, char *text)
{
  CjmOutput output = {.path = g_strdup(path), .view = g_strdup(""), .data = text, .len = strlen(text), .state = CJM_OUTPUT_MADE};
  g_array_append_val(result->outputs, output);
}

/* All journeys, a file each. A future state is compared with the current one that stands before it. */
static void add_all(const CjmImportFile *file, const char *folder, CjmJobResult *result)
{
  g_autoptr(GPtrArray) names = names_new(file);
  const char *current = NULL;
  for (guint i = 0; i < names->len; i++) {
    bool is_future = cjm_import_file_is_future(file, i);
    char *text = cjm_import_file_text(file, i, is_future ? current : NULL);
    g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
    add_output(result, path, text);
    if (!is_future) current = names->pdata[i];
  }
}

static void add_first(const CjmImportFile *file, const char *path, CjmJobResult *result)
{
  char *text = cjm_import_file_text(file, 0, NULL);
  if (path && strcmp(path, "-") != 0) {
    add_output(result, path, text);
    return;
  }
  g_string_append(result->text, text);
  cjm_free(text);
}

void cjm_import_job(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const CjmImportRunSettings *settings = data;
  bool is_folder = cjm_import_output_is_folder(settings->output), is_stdin = strcmp(job->input, "-") == 0;
  CjmImportOptions options = {
    .size = sizeof options,
    .from = settings->from,
    .lang = settings->lang,
    .actors_are_personas = g_strcmp0(settings->actors, "personas") == 0,
    .all = is_folder,
  };
  CjmFileText file = {.size = sizeof file, .name = job->input};
  if (is_stdin) {
    file.data = run->stdin_text;
    file.len = run->stdin_len;
  }
  CjmImportFile *imported = NULL;
  result->status = cjm_import_file_new(&file, &options, &imported, &result->document, &result->error);
  if (result->status == CJM_OK && cjm_messages_forbid(&run->settings->messages, result->document)) result->status = CJM_INVALID;
  if (result->status == CJM_OK && is_folder) add_all(imported, settings->output, result);
  else if (result->status == CJM_OK) add_first(imported, settings->output, result);
  cjm_import_file_free(imported);
}
