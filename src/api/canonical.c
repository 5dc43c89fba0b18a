#include <string.h>

#include "api/api.h"
#include "fmt/fmt.h"

static CjmSource *source_new(const CjmFileText *file)
{
  char *text = g_malloc(file->len + 1);
  if (file->len) memcpy(text, file->data, file->len);
  text[file->len] = '\0';
  return cjm_source_new(file->name, text, file->len);
}

CjmResult cjm_canonical_text(const CjmFileText *given, char **ret_text, size_t *ret_len, CjmDocument **ret_document,
                             char **ret_error)
{
  CjmFileText file;
  if (!cjm_options_read(given, &file, sizeof file) || !file.data) return cjm_fail_options(ret_error);
  CjmDocument *document = cjm_document_new();
  CjmSource *source = source_new(&file);
  g_ptr_array_add(document->sources, source);
  char *text = NULL;
  CjmFmtStatus status = cjm_fmt_new(source, &document->limits, document->diags, &text);
  if (status == CJM_FMT_BROKEN) {
    cjm_document_messages_changed(document);
    *ret_document = document;
    return CJM_INVALID;
  }
  cjm_document_free(document);
  g_assert(status != CJM_FMT_DIFFERS); /* a file that would be changed in meaning is a bug, and is left as it is */
  if (status == CJM_FMT_UNSUPPORTED)
    return cjm_fail_with(CJM_USAGE, ret_error,
                         "it has no canonical form: the file is no mapping, or has keys over several lines or aliases as keys");
  *ret_text = text;
  *ret_len = strlen(text);
  return CJM_OK;
}
