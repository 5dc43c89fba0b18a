/* One text as a journey: YAML, decoding, rules, messages in all styles, data in all formats, reports. */
#include "fuzz.h"

static void print(const CjmDocument *document)
{
  const char *style;
  for (size_t i = 0; (style = cjm_style_at(i)); i++)
    cjm_free(cjm_document_print(document, &(CjmPrintOptions){.size = sizeof(CjmPrintOptions), .style = style, .colour = true}));
}

static void write_data(CjmDocument *document)
{
  for (size_t i = 0; cjm_format_name(i); i++) {
    void *data = NULL;
    size_t len;
    if (cjm_format_is_data(i)) cjm_document_export(document, cjm_format_name(i), ".", &data, &len, NULL);
    cjm_free(data);
  }
}

static void write_reports(CjmDocument *document)
{
  CjmReports *atlas = cjm_reports_new();
  cjm_reports_add(atlas, document, "map.yaml");
  for (size_t i = 0; cjm_report_format_name(i); i++) {
    char *text = NULL, *all = NULL;
    cjm_document_report(document, cjm_report_format_name(i), NULL, &text, NULL);
    cjm_reports_write(atlas, cjm_report_format_name(i), NULL, &all, NULL);
    cjm_free(text);
    cjm_free(all);
  }
  cjm_reports_free(atlas);
}

static CjmVisitNext visit(const CjmVisit *place, void *data)
{
  size_t *n = data;
  cjm_fuzz_assert(place->address && place->shape);
  (*n)++;
  return CJM_VISIT_CONTINUE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
  CjmDocument *document = NULL;
  CjmResult result = cjm_document_read("map.yaml", NULL, data, len, &document);
  cjm_fuzz_assert(result == CJM_OK || result == CJM_INVALID);
  cjm_fuzz_assert((result == CJM_OK) == (cjm_document_count(document, CJM_LEVEL_ERROR) == 0));
  cjm_document_check(document, NULL, 0, NULL);
  print(document);
  if (result == CJM_OK) {
    size_t n = 0;
    char *text = NULL;
    write_data(document);
    write_reports(document);
    cjm_document_visit(document, visit, &n);
    cjm_document_show(document, &(CjmShowOptions){.size = sizeof(CjmShowOptions), .details = true}, &text, NULL);
    cjm_free(text);
  }
  cjm_document_free(document);
  return 0;
}
