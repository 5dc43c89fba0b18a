/* source.c: source: ISO 32000-2:2020, "PDF 2.0", 7.11.3, 7.11.4 and 14.13; readers of PDF 1.7 pass over what they do not know. */
#include "export/pdf/source.h"

#include <string.h>

void cjm_pdf_source_write(CjmPdfFile *file, const CjmAttachment *source, GString *names, GString *catalog)
{
  if (!source) return;
  CjmPdfRef stream = cjm_pdf_reserve(file), specification = cjm_pdf_reserve(file);
  bool is_json = g_str_has_suffix(source->name, ".json");
  g_autofree char *entries =
    g_strdup_printf("/Type/EmbeddedFile/Subtype/application#2F%s/" CJM_ATTACHMENT_KEY " true/Params<</Size %zu>>",
                    is_json ? "json" : "yaml", source->len);
  cjm_pdf_stream(file, stream, entries, source->text, source->len);
  g_autoptr(GString) text = g_string_new("<</Type/Filespec/AFRelationship/Source/F ");
  cjm_pdf_text(text, source->name, -1);
  g_string_append(text, "/UF ");
  cjm_pdf_text(text, source->name, -1);
  g_string_append_printf(text, "/EF<</F %u 0 R/UF %u 0 R>>>>", stream, stream);
  cjm_pdf_object(file, specification, text->str);
  g_string_append(names, "/EmbeddedFiles<</Names[");
  cjm_pdf_text(names, source->name, -1);
  g_string_append_printf(names, " %u 0 R]>>", specification);
  g_string_append_printf(catalog, "/AF[%u 0 R]", specification);
}
