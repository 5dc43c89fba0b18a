#include "import/import.h"

#include <string.h>

#include "api/api.h"
#include "base/input.h"
#include "decode/decode.h"
#include "import/fenced.h"

struct CjmImportFile {
  CjmArena *arena;
  CjmImports imports;
  char *note; /* at the head of the journeys */
};

const char *cjm_import_format(size_t i)
{
  return cjm_import_name(i);
}

static bool read_file(const CjmFileText *given, char **ret_text, size_t *ret_len, GError **error)
{
  if (!given->data) return cjm_input_read(given->name, cjm_limits_default().file_bytes, ret_text, ret_len, error);
  *ret_text = g_malloc(given->len + 1);
  if (given->len) memcpy(*ret_text, given->data, given->len);
  (*ret_text)[given->len] = '\0';
  *ret_len = given->len;
  return true;
}

/* Whether the text is a journey already, without errors. */
static bool is_journey_text(const char *name, const char *text, size_t len)
{
  g_autofree char *folder = g_path_get_dirname(name);
  CjmDocument *document = NULL;
  if (!g_strstr_len(text, (gssize)len, "phases") && !g_strstr_len(text, (gssize)len, "extends")) return false;
  CjmResult status = cjm_document_read(name, folder, text, len, &document);
  cjm_document_free(document);
  return status == CJM_OK;
}

/* "Imported from notes.md (Markdown)." */
static char *note_new(const char *name, const char *title)
{
  g_autofree char *base = g_path_get_basename(name);
  for (char *c = base; *c; c++)
    if ((unsigned char)*c < ' ') *c = ' ';
  bool is_stdin = strcmp(name, "<stdin>") == 0;
  return g_strdup_printf("Imported from %s (%s).", is_stdin ? "standard input" : base, title);
}

/* Whether the options name a format and a language that there are. */
static CjmResult check(const CjmImportOptions *options, char **ret_error)
{
  size_t i = 0;
  while (options->from && cjm_import_name(i) && strcmp(cjm_import_name(i), options->from) != 0) i++;
  if (!cjm_import_name(i)) return cjm_fail_with(CJM_USAGE, ret_error, "there is no format '%s' to import", options->from);
  if (options->lang && !cjm_is_lang_tag(options->lang))
    return cjm_fail_with(CJM_USAGE, ret_error, "'%s' is no language: a language is a tag such as de or pt-BR", options->lang);
  return CJM_OK;
}

static CjmImportFile *file_new(const char *name, const char *text, size_t len, const CjmImportOptions *options, CjmDocument *report)
{
  bool is_journey = !options->from && !cjm_import_is_for(name) && is_journey_text(name, text, len);
  CjmFenced fenced = {0};
  if (!options->from && !is_journey) fenced = cjm_import_fenced(text, len);
  if (fenced.text) {
    text = fenced.text;
    len = strlen(text);
    is_journey = is_journey_text(name, text, len);
  }
  CjmImportSettings settings = {options->from, options->lang, options->actors_are_personas, is_journey};
  CjmImportFile *file = g_new0(CjmImportFile, 1);
  file->arena = cjm_arena_new();
  cjm_import_read(file->arena, name, text, len, &settings, report->sources, report->diags, &file->imports);
  cjm_import_fenced_report(&fenced, report->sources->pdata[0], report->diags);
  for (guint i = 0; i < report->sources->len; i++) ((CjmSource *)report->sources->pdata[i])->order = i;
  if (!options->all) cjm_import_report_others(&file->imports, report->diags);
  if (file->imports.title) file->note = note_new(name, file->imports.title);
  cjm_document_messages_changed(report);
  g_free(fenced.text);
  return file;
}

CjmResult cjm_import_file_new(const CjmFileText *given, const CjmImportOptions *given_options, CjmImportFile **ret_file, CjmDocument **ret_report,
                              char **ret_error)
{
  CjmFileText file;
  CjmImportOptions options;
  GError *error = NULL;
  g_autofree char *text = NULL;
  size_t len = 0;
  if (!cjm_options_read(given, &file, sizeof file) || !cjm_options_read(given_options, &options, sizeof options)) return cjm_fail_options(ret_error);
  if (check(&options, ret_error) != CJM_OK) return CJM_USAGE;
  if (!read_file(&file, &text, &len, &error)) return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  const char *name = strcmp(file.name, "-") == 0 ? "<stdin>" : file.name;
  CjmDocument *report = cjm_document_new();
  CjmImportFile *made = file_new(name, text, len, &options, report);
  *ret_report = report;
  if (made->imports.journeys->len == 0) {
    cjm_import_file_free(made);
    return CJM_INVALID;
  }
  *ret_file = made;
  return CJM_OK;
}

void cjm_import_file_free(CjmImportFile *file)
{
  if (!file) return;
  cjm_imports_clear(&file->imports);
  cjm_arena_free(file->arena);
  g_free(file->note);
  g_free(file);
}

size_t cjm_import_file_count(const CjmImportFile *file)
{
  return file->imports.journeys->len;
}

/* NULL past the end. */
static const CjmImported *at(const CjmImportFile *file, size_t i)
{
  return i < file->imports.journeys->len ? file->imports.journeys->pdata[i] : NULL;
}

const char *cjm_import_file_title(const CjmImportFile *file, size_t i)
{
  return at(file, i) ? at(file, i)->title : NULL;
}

bool cjm_import_file_is_future(const CjmImportFile *file, size_t i)
{
  const CjmNode *state = at(file, i) ? cjm_node_get(at(file, i)->root, "state") : NULL;
  return state && strcmp(state->text, "future") == 0;
}

char *cjm_import_file_text(const CjmImportFile *file, size_t i, const char *baseline)
{
  return at(file, i) ? cjm_imported_text_new(file->arena, at(file, i), file->note, baseline) : NULL;
}
