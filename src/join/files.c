#include "join/files.h"

#include <string.h>

#include "base/beneath.h"

static void report_missing(CjmJoiner *joiner, const CjmNode *name)
{
  CjmDiag *diag = cjm_diags_add(joiner->diags, CJM_CODE_FILE_MISSING, name->span, "there is no file \"%s\"", name->text);
  if (strstr(name->text, "://")) cjm_diag_help(diag, "nothing is read from a network: save the file here, and name it");
  else if (strchr(name->text, '\\')) {
    g_autofree char *slashes = g_strdelimit(g_strdup(name->text), "\\", '/');
    cjm_diag_help(diag, "folders are parted by `/`: %s", slashes);
  } else cjm_diag_help(diag, "paths begin at the folder of the file that names them");
}

static void report_outside(CjmJoiner *joiner, const CjmNode *name)
{
  CjmDiag *diag;
  if (name->text[0] == '/') {
    diag = cjm_diags_add(joiner->diags, CJM_CODE_FILE_OUTSIDE, name->span, "\"%s\" is an absolute path", name->text);
    cjm_diag_help(diag, "name it from the folder of this file");
    return;
  }
  diag = cjm_diags_add(joiner->diags, CJM_CODE_FILE_OUTSIDE, name->span,
                       "\"%s\" leads out of the folder that may be read, \"%s\"", name->text, joiner->root);
  cjm_diag_help(diag, "copy the file into that folder, or name a wider one with --root");
}

static void report_no_folder(CjmJoiner *joiner, const CjmNode *name)
{
  CjmDiag *diag = cjm_diags_add(joiner->diags, CJM_CODE_FILE_OUTSIDE, name->span, "\"%s\" cannot be found from here", name->text);
  cjm_diag_help(diag, "a journey that is not read from a file has no folder: name the file instead");
}

static bool report_status(CjmJoiner *joiner, const CjmNode *name, CjmBeneathStatus status)
{
  switch (status) {
    case CJM_BENEATH_OK: return true;
    case CJM_BENEATH_MISSING: report_missing(joiner, name); return false;
    case CJM_BENEATH_OUTSIDE: report_outside(joiner, name); return false;
    case CJM_BENEATH_NOT_REGULAR:
      cjm_diags_add(joiner->diags, CJM_CODE_FILE_NOT_REGULAR, name->span, "\"%s\" is not a file", name->text);
      return false;
    case CJM_BENEATH_FAILED: return false;
  }
  g_assert_not_reached();
}

char *cjm_joiner_path_new(const CjmNode *name)
{
  const char *folder = name->span.source->folder;
  return folder ? cjm_beneath_join_new(folder, name->text) : NULL;
}

/* The path in messages and lists of inputs: relative to the path of the root. */
static char *shown_name_new(const CjmJoiner *joiner, const char *path)
{
  if (joiner->prefix) return g_strconcat(joiner->prefix, path, NULL);
  return strcmp(joiner->root, ".") == 0 ? g_strdup(path) : g_build_filename(joiner->root, path, NULL);
}

static void note_input(CjmJoiner *joiner, const char *name)
{
  if (!g_ptr_array_find_with_equal_func(joiner->inputs, name, g_str_equal, NULL)) g_ptr_array_add(joiner->inputs, g_strdup(name));
}

CjmSource *cjm_joiner_read(CjmJoiner *joiner, const CjmNode *name, const char *verb, size_t limit, GError **error)
{
  if (!joiner->root || !name->span.source->folder) {
    report_no_folder(joiner, name);
    return NULL;
  }
  g_autofree char *path = cjm_joiner_path_new(name);
  if (!path) {
    report_outside(joiner, name);
    return NULL;
  }
  g_autofree char *shown = shown_name_new(joiner, path);
  note_input(joiner, shown);
  char *text;
  size_t len;
  CjmBeneathStatus status = joiner->read ? joiner->read(joiner->read_data, path, limit, &text, &len, error)
                                         : cjm_beneath_read(joiner->root, path, limit, &text, &len, error);
  if (!report_status(joiner, name, status)) return NULL;

  g_autofree char *folder = g_path_get_dirname(path);
  CjmSource *source = cjm_source_new(shown, text, len);
  cjm_source_set_folder(source, folder);
  cjm_source_set_named(source, name->span, verb, joiner->sources->len);
  g_ptr_array_add(joiner->sources, source);
  return source;
}
