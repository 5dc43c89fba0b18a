/* parts.c: the list of contents, the presentation and its properties: ECMA-376 Part 1, 13.3 and 19.2; Part 2, 10 and 11. */
#include "export/pptx/parts.h"

#include <math.h>

#include "export/svg/write.h"

/* ---- contents ---- */

static void put_override(GString *out, const char *part, const char *type)
{
  g_string_append_printf(out, "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-%s+xml\"/>", part, type);
}

static void put_numbered(GString *out, const char *folder, size_t number, const char *type)
{
  g_autofree char *part = g_strdup_printf("ppt/%ss/%s%zu.xml", folder, folder, number);
  put_override(out, part, type);
}

static void add_content_types(CjmPptx *pptx, size_t n, const bool *noted, bool any)
{
  GString *out = g_string_new(CJM_PPTX_XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                           "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                           "<Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>");
  put_override(out, "ppt/presentation.xml", "officedocument.presentationml.presentation.main");
  put_override(out, "ppt/slideMasters/slideMaster1.xml", "officedocument.presentationml.slideMaster");
  put_override(out, "ppt/slideLayouts/slideLayout1.xml", "officedocument.presentationml.slideLayout");
  put_override(out, "ppt/theme/theme1.xml", "officedocument.theme");
  if (any) {
    put_override(out, "ppt/notesMasters/notesMaster1.xml", "officedocument.presentationml.notesMaster");
    put_override(out, "ppt/theme/theme2.xml", "officedocument.theme");
  }
  for (size_t i = 1; i <= n; i++) {
    put_numbered(out, "slide", i, "officedocument.presentationml.slide");
    if (noted[i - 1]) put_numbered(out, "notesSlide", i, "officedocument.presentationml.notesSlide");
  }
  put_override(out, "docProps/core.xml", "package.core-properties");
  put_override(out, "docProps/app.xml", "officedocument.extended-properties");
  g_string_append(out, "</Types>");
  cjm_pptx_add(pptx, "[Content_Types].xml", out);
}

/* ---- properties ---- */

static void put_property(GString *out, const char *element, const char *attributes, const char *value)
{
  if (!value) return;
  g_string_append_printf(out, "<%s%s>", element, attributes);
  cjm_svg_text(out, value, -1);
  g_string_append_printf(out, "</%s>", element);
}

static void add_properties(CjmPptx *pptx, const CjmSceneMeta *meta)
{
  GString *out = g_string_new(CJM_PPTX_XML "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                                           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                                           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
  put_property(out, "dc:title", "", meta->title);
  put_property(out, "dc:creator", "", meta->author);
  put_property(out, "cp:keywords", "", meta->keywords);
  put_property(out, "dc:description", "", meta->description);
  put_property(out, "dc:language", "", meta->lang);
  put_property(out, "dcterms:created", " xsi:type=\"dcterms:W3CDTF\"", meta->created);
  g_string_append(out, "</cp:coreProperties>");
  cjm_pptx_add(pptx, "docProps/core.xml", out);
  cjm_pptx_add(pptx, "docProps/app.xml",
               g_string_new(CJM_PPTX_XML "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                                         "<Application>cjm</Application></Properties>"));
}

/* ---- the presentation ---- */

static void add_presentation(CjmPptx *pptx, const CjmPages *slides, bool notes)
{
  GString *out = g_string_new(CJM_PPTX_XML "<p:presentation " CJM_PPTX_NAMESPACES), *relations = cjm_pptx_relations_new();
  if (pptx->rtl) g_string_append(out, " rtl=\"1\"");
  g_string_append(out, " saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>");
  cjm_pptx_relation(relations, 1, "slideMaster", "slideMasters/slideMaster1.xml");
  cjm_pptx_relation(relations, 2, "theme", "theme/theme1.xml");
  if (notes) {
    g_string_append(out, "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId3\"/></p:notesMasterIdLst>");
    cjm_pptx_relation(relations, 3, "notesMaster", "notesMasters/notesMaster1.xml");
  }
  g_string_append(out, "<p:sldIdLst>");
  for (unsigned i = 0; i < slides->n; i++) {
    g_autofree char *target = g_strdup_printf("slides/slide%u.xml", i + 1);
    g_string_append_printf(out, "<p:sldId id=\"%u\" r:id=\"rId%u\"/>", 256 + i, 4 + i);
    cjm_pptx_relation(relations, 4 + i, "slide", target);
  }
  g_string_append_printf(out, "</p:sldIdLst><p:sldSz cx=\"%ld\" cy=\"%ld\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
                         lround(slides->at[0]->width * CJM_PPTX_EMU), lround(slides->at[0]->height * CJM_PPTX_EMU));
  cjm_pptx_add(pptx, "ppt/presentation.xml", out);
  cjm_pptx_relations_add(pptx, "ppt/_rels/presentation.xml.rels", relations);
}

void cjm_pptx_add_package(CjmPptx *pptx, const CjmPages *slides, const bool *noted)
{
  bool any = false;
  for (size_t i = 0; i < slides->n; i++) any = any || noted[i];
  add_content_types(pptx, slides->n, noted, any);
  GString *relations = cjm_pptx_relations_new();
  cjm_pptx_relation(relations, 1, "officeDocument", "ppt/presentation.xml");
  g_string_append(relations, "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>");
  cjm_pptx_relation(relations, 3, "extended-properties", "docProps/app.xml");
  cjm_pptx_relations_add(pptx, "_rels/.rels", relations);
  add_properties(pptx, &slides->at[0]->meta);
  add_presentation(pptx, slides, any);
  cjm_pptx_add_masters(pptx, slides->at[0], any);
}
