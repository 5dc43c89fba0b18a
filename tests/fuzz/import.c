/* A file of another program. A first line `# mermaid` names its format, and is not part of it; otherwise the format is found. */
#include "fuzz.h"

/* What was imported can be read: as YAML without mistakes, that is, without errors E1…. */
static void read_again(const char *text)
{
  CjmDocument *document = NULL;
  const CjmMessage *message;
  cjm_document_read("imported.yaml", NULL, text, strlen(text), &document);
  for (size_t i = 0; (message = cjm_document_message(document, i)); i++) {
    if (message->level != CJM_LEVEL_ERROR || message->code[1] != '1') continue;
    g_printerr("%u:%u: %s [%s]\n%s", message->line, message->column, message->text, message->code, text);
    abort();
  }
  cjm_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
  CjmImportOptions options = {.size = sizeof options, .all = true, .actors_are_personas = cjm_fuzz_says(data, len, "personas")};
  for (size_t i = 0; cjm_import_format(i); i++)
    if (cjm_fuzz_says(data, len, cjm_import_format(i))) options.from = cjm_import_format(i);
  const char *begin = (const char *)data, *line = options.from ? memchr(data, '\n', len) : NULL;
  if (line) begin = line + 1;
  CjmFileText file = {.size = sizeof file, .name = "file", .data = begin, .len = len - (size_t)(begin - (const char *)data)};
  CjmImportFile *imported = NULL;
  CjmDocument *report = NULL;
  char *error = NULL, *text;
  CjmResult result = cjm_import_file_new(&file, &options, &imported, &report, &error);
  cjm_fuzz_assert(result == CJM_OK || result == CJM_INVALID);
  if (report) cjm_free(cjm_document_print(report, NULL));
  if (result == CJM_OK) cjm_fuzz_assert(cjm_import_file_count(imported) > 0);
  for (size_t i = 0; imported && (text = cjm_import_file_text(imported, i, i > 0 ? "base.yaml" : NULL)); i++) {
    read_again(text);
    cjm_free(text);
  }
  cjm_free(error);
  cjm_import_file_free(imported);
  cjm_document_free(report);
  return 0;
}
