#include "import/import.h"

#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "base/input.h"

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

/* Whether the file is a journey file already, without errors. */
static bool is_journey_file(const char *name, const char *text, size_t len)
{
  g_autofree char *folder = g_path_get_dirname(name);
  CjmDocument *document = NULL;
  bool may_be = g_strstr_len(text, (gssize)len, "phases") || g_strstr_len(text, (gssize)len, "extends");
  if (!may_be || cjm_import_is_for(name)) return false;
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

CjmResult cjm_import_file_new(const CjmFileText *given, const CjmImportOptions *options, CjmImportFile **ret_file, CjmDocument **ret_document, char **ret_error)
{
  CjmFileText file;
  GError *error = NULL;
  g_autofree char *text = NULL;
  size_t len = 0;
  if (!cjm_options_read(given, &file, sizeof file)) return cjm_fail_options(ret_error);
  if (!read_file(&file, &text, &len, &error)) return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  const char *name = strcmp(file.name, "-") == 0 ? "<stdin>" : file.name;
  bool is_journey = !options->from && is_journey_file(name, text, len);
  CjmImportSettings settings = {options->from, options->lang, options->actors_are_personas, is_journey};
  CjmDocument *document = cjm_document_new();
  CjmImportFile *made = g_new0(CjmImportFile, 1);
  made->arena = cjm_arena_new();
  cjm_import_read(made->arena, name, text, len, &settings, document->sources, document->diags, &made->imports);
  for (guint i = 0; i < document->sources->len; i++) ((CjmSource *)document->sources->pdata[i])->order = i;
  if (!options->all) cjm_import_report_others(&made->imports, document->diags);
  if (made->imports.title) made->note = note_new(name, made->imports.title);
  cjm_document_messages_changed(document);
  *ret_document = document;
  *ret_file = made;
  return made->imports.journeys->len ? CJM_OK : CJM_INVALID;
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

static const CjmImported *at(const CjmImportFile *file, size_t i)
{
  return file->imports.journeys->pdata[i];
}

const char *cjm_import_file_title(const CjmImportFile *file, size_t i)
{
  return at(file, i)->title;
}

bool cjm_import_file_is_future(const CjmImportFile *file, size_t i)
{
  const CjmNode *state = cjm_node_get(at(file, i)->root, "state");
  return state && strcmp(state->text, "future") == 0;
}

char *cjm_import_file_text(const CjmImportFile *file, size_t i, const char *baseline)
{
  g_autofree char *text = cjm_imported_text_new(file->arena, at(file, i), file->note, baseline);
  return strdup(text);
}
