/* A journey as a drawing. Its first line says how: `# pdf a3 live`; without one it becomes an SVG. */
#include "fuzz.h"

static const char *said_format(const uint8_t *data, size_t len)
{
  for (size_t i = 0; cjm_format_name(i); i++)
    if (!cjm_format_is_data(i) && cjm_fuzz_says(data, len, cjm_format_name(i))) return cjm_format_name(i);
  return "svg";
}

static const char *said_paper(const uint8_t *data, size_t len)
{
  for (size_t i = 0; cjm_paper_name(i); i++)
    if (cjm_fuzz_says(data, len, cjm_paper_name(i))) return cjm_paper_name(i);
  return NULL;
}

static void render(CjmDocument *document, const uint8_t *data, size_t len)
{
  const char *format = said_format(data, len);
  CjmMap *map = NULL;
  CjmMapOptions options = {.size = sizeof options, .paper = said_paper(data, len), .tile = cjm_fuzz_says(data, len, "tiles") ? "a4" : NULL};
  CjmFormatOptions how = {.size = sizeof how,
    .page = 1,
    .ppi = 48,
    .live_text = cjm_fuzz_says(data, len, "live"),
    .engine = cjm_fuzz_says(data, len, "cairo") ? "cairo" : NULL,
    .embed_source = cjm_fuzz_says(data, len, "source"),
    .pdf_standards = cjm_fuzz_says(data, len, "archive") ? CJM_PDF_A_2A | CJM_PDF_UA_1 : 0};
  CjmResult result = cjm_map_new(document, &options, &map, NULL);
  cjm_fuzz_assert(result != CJM_ENVIRONMENT);
  if (result == CJM_OK) {
    void *bytes = NULL;
    size_t n = 0;
    cjm_fuzz_assert(cjm_map_pages(map) >= 1);
    if (cjm_map_export(map, format, &how, &bytes, &n, NULL) == CJM_OK) cjm_fuzz_assert(n > 0);
    cjm_free(bytes);
  }
  cjm_free(cjm_document_print(document, NULL));
  cjm_map_free(map);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
  CjmDocument *document = NULL;
  if (cjm_document_read("map.yaml", NULL, data, len, &document) == CJM_OK) render(document, data, len);
  cjm_document_free(document);
  return 0;
}
