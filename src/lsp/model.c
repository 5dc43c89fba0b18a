#include "lsp/model.h"

#include <string.h>

#include "format/shapes.h"
#include "run/sniff.h"

static void forget(CjmLspFile *file)
{
  if (file->document && file->document->partial) {
    cjm_document_free(file->last);
    file->last = g_steal_pointer(&file->document);
  }
  g_clear_pointer(&file->document, cjm_document_free);
  g_clear_pointer(&file->error, g_free);
  file->checked = false;
}

static void file_free(void *data)
{
  CjmLspFile *file = data;
  forget(file);
  cjm_document_free(file->last);
  cjm_lsp_text_free(file->text);
  g_free(file);
}

CjmLspWorkspace *cjm_lsp_workspace_new(const CjmLspSession *session)
{
  CjmLspWorkspace *workspace = g_new0(CjmLspWorkspace, 1);
  workspace->session = session;
  workspace->texts = g_ptr_array_new();
  workspace->files = g_ptr_array_new_with_free_func(file_free);
  return workspace;
}

void cjm_lsp_workspace_free(CjmLspWorkspace *workspace)
{
  g_ptr_array_unref(workspace->files);
  g_ptr_array_unref(workspace->texts);
  g_free(workspace);
}

CjmLspFile *cjm_lsp_file_find(const CjmLspWorkspace *workspace, const char *uri)
{
  for (guint i = 0; i < workspace->files->len; i++) {
    CjmLspFile *file = workspace->files->pdata[i];
    if (strcmp(file->text->uri, uri) == 0) return file;
  }
  return NULL;
}

void cjm_lsp_workspace_forget(CjmLspWorkspace *workspace)
{
  for (guint i = 0; i < workspace->files->len; i++) forget(workspace->files->pdata[i]);
}

void cjm_lsp_workspace_set(CjmLspWorkspace *workspace, CjmLspText *text)
{
  CjmLspFile *file = cjm_lsp_file_find(workspace, text->uri);
  cjm_lsp_workspace_forget(workspace); /* others may refer to it */
  if (!file) {
    file = g_new0(CjmLspFile, 1);
    g_ptr_array_add(workspace->files, file);
  } else {
    g_ptr_array_remove(workspace->texts, file->text);
    cjm_lsp_text_free(file->text);
  }
  file->text = text;
  g_ptr_array_add(workspace->texts, text);
}

void cjm_lsp_workspace_close(CjmLspWorkspace *workspace, const char *uri)
{
  CjmLspFile *file = cjm_lsp_file_find(workspace, uri);
  if (!file) return;
  cjm_lsp_workspace_forget(workspace);
  g_ptr_array_remove(workspace->texts, file->text);
  g_ptr_array_remove(workspace->files, file);
}

/* ---- journeys ---- */

/* Whether nothing but comments is in the text. */
static bool is_empty(const CjmSource *source)
{
  for (size_t i = 0; i < source->n_lines; i++) {
    size_t len;
    const char *line = cjm_source_line(source, source->lines[i], &len);
    while (len && g_ascii_isspace(*line)) line++, len--;
    if (len && *line != '#') return false;
  }
  return true;
}

/* Whether the first line of the text, apart from comments, begins with a key of the format that others hardly have. */
static bool begins_like_one(const CjmSource *source)
{
  static const char *const keys[] = {"cjm:", "title:", "persona:", "personas:"};
  for (size_t i = 0; i < source->n_lines; i++) {
    size_t len;
    const char *line = cjm_source_line(source, source->lines[i], &len);
    if (len == 0 || *line == '#' || g_ascii_isspace(*line)) continue;
    for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
      if (len >= strlen(keys[k]) && strncmp(line, keys[k], strlen(keys[k])) == 0) return true;
    return false;
  }
  return false;
}

bool cjm_lsp_is_journey(const CjmLspFile *file)
{
  const CjmLspText *text = file->text;
  g_autofree char *name = g_path_get_basename(text->uri);
  return (text->language && (strcmp(text->language, "cjm") == 0 || strcmp(text->language, "journey") == 0)) ||
         cjm_is_journey_name(name) || is_empty(text->source) || cjm_looks_like_journey(text->source->text, text->source->len) ||
         begins_like_one(text->source);
}

/* The texts in place of files that are not saved, for a CjmLoadOptions. For g_free(). */
static CjmFileText *buffers_new(const CjmLspWorkspace *workspace, const CjmLspFile *file, size_t *ret_n)
{
  CjmFileText *buffers = g_new0(CjmFileText, workspace->texts->len + 1);
  size_t n = 0;
  for (guint i = 0; i < workspace->texts->len; i++) {
    const CjmLspText *text = workspace->texts->pdata[i];
    if (text == file->text || !text->path) continue;
    buffers[n++] =
      (CjmFileText){.size = sizeof *buffers, .name = text->path, .data = text->source->text, .len = text->source->len};
  }
  *ret_n = n;
  return buffers;
}

static unsigned work_of(const CjmLspWorkspace *workspace)
{
  unsigned work = workspace->session->settings->run.max_work;
  return work ? work : CJM_ANY_WORK;
}

/* `buffers` are those of buffers_new(). */
static CjmLoadOptions load_options(const CjmLspWorkspace *workspace, const CjmFileText *buffers, size_t n)
{
  return (CjmLoadOptions){.size = sizeof(CjmLoadOptions),
                          .root = workspace->session->settings->run.files.root,
                          .work = work_of(workspace),
                          .buffers = buffers,
                          .n_buffers = n};
}

static char *folder_new(const CjmLspText *text)
{
  return text->path ? g_path_get_dirname(text->path) : NULL;
}

static CjmDocument *read_document(const CjmLspText *text, const CjmLoadOptions *options, char **ret_error)
{
  g_autofree char *folder = folder_new(text);
  CjmDocument *document = NULL;
  char *error = NULL;
  cjm_document_read_with(text->source->name, folder, text->source->text, text->source->len, options, &document, &error);
  *ret_error = g_strdup(error);
  cjm_free(error);
  return document;
}

CjmDocument *cjm_lsp_document(CjmLspWorkspace *workspace, CjmLspFile *file)
{
  if (file->document || file->error) return file->document;
  size_t n;
  g_autofree CjmFileText *buffers = buffers_new(workspace, file, &n);
  CjmLoadOptions options = load_options(workspace, buffers, n);
  file->document = read_document(file->text, &options, &file->error);
  return file->document;
}

CjmDocument *cjm_lsp_checked(CjmLspWorkspace *workspace, CjmLspFile *file)
{
  CjmDocument *document = cjm_lsp_document(workspace, file);
  if (document && document->journey && !file->checked) {
    char *error = NULL;
    cjm_document_check(document, NULL, 0, &error);
    cjm_free(error);
    file->checked = true;
  }
  return document;
}

/* The document is read again, because cjm_document_fix() replaces it by that of the fixed text. */
char *cjm_lsp_fixed_new(const CjmLspWorkspace *workspace, const CjmLspFile *file)
{
  size_t n, len, n_fixes;
  g_autofree CjmFileText *buffers = buffers_new(workspace, file, &n);
  g_autofree char *folder = folder_new(file->text), *unread = NULL;
  CjmLoadOptions load = load_options(workspace, buffers, n);
  CjmFixOptions options = {.size = sizeof options, .folder = folder, .load = &load};
  CjmDocument *document = read_document(file->text, &load, &unread);
  if (!document) return NULL;
  char *text = NULL, *error = NULL;
  if (document->journey) cjm_document_check(document, NULL, 0, &error);
  if (!error) cjm_document_fix(&document, &options, &text, &len, &n_fixes, &error);
  bool is_text = text && strlen(text) == len; /* a NUL that is left makes no sense to an editor */
  char *fixed = is_text ? g_strdup(text) : NULL;
  cjm_free(text);
  cjm_free(error);
  cjm_document_free(document);
  return fixed;
}

const CjmJourney *cjm_lsp_journey(CjmLspWorkspace *workspace, CjmLspFile *file)
{
  const CjmDocument *document = cjm_lsp_document(workspace, file);
  return document ? document->partial : NULL;
}

const CjmJourney *cjm_lsp_names(CjmLspWorkspace *workspace, CjmLspFile *file)
{
  const CjmJourney *journey = cjm_lsp_journey(workspace, file);
  return journey ? journey : file->last ? file->last->partial : NULL;
}

char *cjm_lsp_uri_new(const CjmLspWorkspace *workspace, const CjmSource *source)
{
  for (guint i = 0; i < workspace->texts->len; i++) {
    const CjmLspText *text = workspace->texts->pdata[i];
    if (strcmp(text->source->name, source->name) == 0) return g_strdup(text->uri);
  }
  g_autofree char *path = g_canonicalize_filename(source->name, NULL);
  return g_filename_to_uri(path, NULL, NULL);
}
