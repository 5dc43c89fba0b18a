/* A journey, the table table.csv, and the journeys base.yaml and other.yaml, to which it may refer. */
#include "fuzz.h"

static CjmReadStatus read_part(void *data, const char *path, size_t limit, char **ret_data, size_t *ret_len, char **ret_error)
{
  static const char *const names[] = {NULL, "table.csv", "base.yaml", "other.yaml"};
  const CjmFuzzPart *parts = data;
  for (size_t i = 1; i < G_N_ELEMENTS(names); i++) {
    if (strcmp(path, names[i]) != 0) continue;
    *ret_len = MIN(parts[i].len, limit + 1);
    *ret_data = malloc(*ret_len + 1);
    memcpy(*ret_data, parts[i].text, *ret_len);
    (*ret_data)[*ret_len] = '\0';
    return CJM_READ_OK;
  }
  (void)ret_error;
  return CJM_READ_MISSING;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
  CjmFuzzPart parts[4];
  cjm_fuzz_cut(data, len, parts, G_N_ELEMENTS(parts));
  CjmFileText table = {.size = sizeof table, .name = "more.csv", .data = parts[1].text, .len = parts[1].len};
  CjmFileText overlay = {.size = sizeof overlay, .name = "overlay.yaml", .data = parts[3].text, .len = parts[3].len};
  CjmLoadOptions options = {.size = sizeof options, .root = "top/", .with_origins = true, .read = read_part, .read_data = parts};
  if (cjm_fuzz_says(data, len, "tables")) options.tables = &table, options.n_tables = 1;
  if (cjm_fuzz_says(data, len, "overlays")) options.overlays = &overlay, options.n_overlays = 1;
  CjmDocument *document = NULL;
  char *error = NULL;
  CjmResult result = cjm_document_read_with("map.yaml", "", parts[0].text, parts[0].len, &options, &document, &error);
  cjm_fuzz_assert(result != CJM_USAGE);
  if (document) {
    cjm_document_check(document, NULL, 0, NULL);
    cjm_free(cjm_document_print(document, NULL));
    cjm_free(cjm_fuzz_json(document));
    for (size_t i = 0; cjm_document_input(document, i); i++) continue;
    for (size_t i = 0; cjm_document_origin(document, i); i++) cjm_fuzz_assert(cjm_document_origin(document, i)->address);
  }
  cjm_free(error);
  cjm_document_free(document);
  return 0;
}
