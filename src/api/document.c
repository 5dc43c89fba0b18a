#include <string.h>

#include "api/api.h"
#include "base/input.h"
#include "decode/decode.h"
#include "yaml/tree.h"

/* Takes over `text`. */
static CjmResult read_document(const char *name, const char *folder, char *text, size_t len, const CjmLimits *limits,
                               CjmDocument **ret_document)
{
  CjmDocument *document = g_new0(CjmDocument, 1);
  document->arena = cjm_arena_new();
  document->source = cjm_source_new(name, text, len);
  document->diags = cjm_diags_new();
  document->folder = g_strdup(folder);

  const CjmNode *root = cjm_yaml_parse(document->arena, document->source, limits, document->diags);
  const CjmJourney *journey = root ? cjm_decode(document->arena, root, document->diags) : NULL;
  cjm_diags_sort(document->diags);
  *ret_document = document;
  if (cjm_diags_failed(document->diags))
    return CJM_INVALID;
  g_assert(journey);
  document->journey = journey;
  return CJM_OK;
}

CjmResult cjm_document_load(const char *path, CjmDocument **ret_document, char **ret_error)
{
  CjmLimits limits = cjm_limits_default();
  char *text;
  size_t len;
  GError *error = NULL;
  if (!cjm_input_read(path, limits.file_bytes, &text, &len, &error))
    return cjm_fail(CJM_ENVIRONMENT, error, ret_error);

  bool is_stdin = strcmp(path, "-") == 0;
  g_autofree char *folder = is_stdin ? g_strdup(".") : g_path_get_dirname(path);
  return read_document(is_stdin ? "<stdin>" : path, folder, text, len, &limits, ret_document);
}

CjmResult cjm_document_read(const char *name, const char *folder, const void *data, size_t len, CjmDocument **ret_document)
{
  CjmLimits limits = cjm_limits_default();
  char *text = g_malloc(len + 1);
  if (len)
    memcpy(text, data, len);
  text[len] = '\0';
  return read_document(name, folder, text, len, &limits, ret_document);
}

void cjm_document_free(CjmDocument *document)
{
  if (!document)
    return;
  cjm_diags_free(document->diags);
  cjm_source_free(document->source);
  cjm_arena_free(document->arena);
  g_free(document->folder);
  g_free(document);
}

const char *cjm_document_id(const CjmDocument *document)
{
  return document->journey ? document->journey->o.id : NULL;
}

const char *cjm_document_title(const CjmDocument *document)
{
  return document->journey ? document->journey->title.at : NULL;
}
