#include "export/pdf/metadata.h"

#include <string.h>

#include "pdf/icc.h"

static const char producer[] = "cjm " CJM_VERSION;

/* ---- the information dictionary ---- */

/* `D:20261012000000Z` */
static void put_date(GString *out, const char *iso)
{
  g_string_append(out, "(D:");
  for (const char *p = iso; *p; p++)
    if (g_ascii_isdigit(*p) || *p == 'Z') g_string_append_c(out, *p);
  g_string_append_c(out, ')');
}

void cjm_pdf_info_write(CjmPdfFile *file, CjmPdfRef ref, const CjmSceneMeta *meta)
{
  const struct {
    const char *key, *value;
  } rows[] = {{"Title", meta->title},
              {"Author", meta->author},
              {"Subject", meta->description},
              {"Keywords", meta->keywords},
              {"Producer", producer}};
  GString *out = g_string_new("<<");
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (!rows[i].value) continue;
    g_string_append_printf(out, "/%s ", rows[i].key);
    cjm_pdf_text(out, rows[i].value, -1);
  }
  if (meta->created) {
    g_string_append(out, "/CreationDate ");
    put_date(out, meta->created);
  }
  g_string_append(out, ">>");
  cjm_pdf_object(file, ref, out->str);
  g_string_free(out, TRUE);
}

/* ---- XMP ---- */

/* Appends text as XML; characters that XML does not allow are left out. */
static void put_xml(GString *out, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '&') g_string_append(out, "&amp;");
    else if (c == '<') g_string_append(out, "&lt;");
    else if (c == '>') g_string_append(out, "&gt;");
    else if ((c >= ' ' || c == '\t' || c == '\n') && c != 0xFFFE && c != 0xFFFF) g_string_append_unichar(out, c);
  }
}

static void put_property(GString *out, const char *name, const char *open, const char *value, const char *close)
{
  if (!value) return;
  g_string_append_printf(out, "<%s>%s", name, open);
  put_xml(out, value);
  g_string_append_printf(out, "%s</%s>\n", close, name);
}

static const char alternatives[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">", end_alternatives[] = "</rdf:li></rdf:Alt>";

/* PDF/A knows the properties of PDF/UA only if the file describes them. */
static const char extension[] =
  "<pdfaExtension:schemas xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
  "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
  "<rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
  "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
  "<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq>"
  "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

CjmPdfRef cjm_pdf_xmp_write(CjmPdfFile *file, const CjmSceneMeta *meta, const CjmExportOptions *options)
{
  GString *out = g_string_new("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                              "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                              "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                              "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                              "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
                              "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
  put_property(out, "dc:title", alternatives, meta->title, end_alternatives);
  put_property(out, "dc:creator", "<rdf:Seq><rdf:li>", meta->author, "</rdf:li></rdf:Seq>");
  put_property(out, "dc:description", alternatives, meta->description, end_alternatives);
  put_property(out, "dc:language", "<rdf:Bag><rdf:li>", meta->lang, "</rdf:li></rdf:Bag>");
  put_property(out, "pdf:Keywords", "", meta->keywords, "");
  put_property(out, "pdf:Producer", "", producer, "");
  put_property(out, "xmp:CreateDate", "", meta->created, "");
  if (options->pdf_ua) put_property(out, "pdfuaid:part", "", "1", "");
  if (options->pdf_a) {
    put_property(out, "pdfaid:part", "", "2", "");
    put_property(out, "pdfaid:conformance", "", "A", "");
    if (options->pdf_ua) g_string_append(out, extension);
  }
  g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
  CjmPdfRef ref = cjm_pdf_reserve(file);
  cjm_pdf_stream_as_it_is(file, ref, "/Type/Metadata/Subtype/XML", out->str, out->len);
  g_string_free(out, TRUE);
  return ref;
}

/* ---- the output intent ---- */

CjmPdfRef cjm_pdf_intent_write(CjmPdfFile *file)
{
  CjmPdfRef profile = cjm_pdf_reserve(file), ref = cjm_pdf_reserve(file);
  GByteArray *icc = cjm_icc_srgb_new();
  cjm_pdf_stream(file, profile, "/N 3", icc->data, icc->len);
  g_byte_array_unref(icc);
  char *object = g_strdup_printf("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                                 "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R>>",
                                 profile);
  cjm_pdf_object(file, ref, object);
  g_free(object);
  return ref;
}
