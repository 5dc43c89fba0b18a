/* masters.c: masters, the layout and notes: ECMA-376 Part 1, 19.3.1.26, 19.3.1.39, 19.3.1.42 and 19.3.1.43. */
#include <math.h>

#include "export/pptx/parts.h"
#include "export/svg/write.h"

#define COLOUR_MAP                                                                                                               \
  "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" "                 \
  "accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\""
#define EMPTY_GROUP "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
#define BACKGROUND  "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"

static const double edge = 22.7, title_height = 44, number_width = 80, number_height = 20; /* px */

static void put_placeholder(GString *out, unsigned id, const char *name, const char *type, CjmRect at, const char *body)
{
  g_string_append_printf(out, "<p:sp><p:nvSpPr><p:cNvPr id=\"%u\" name=\"%s\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr>",
                         id, name, type);
  cjm_pptx_frame_write(out, "a:xfrm", at, false);
  g_string_append_printf(out, "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>%s</p:txBody></p:sp>", body);
}

/* The title at the top, and the number in the corner where reading ends. */
static void put_placeholders(const CjmPptx *pptx, GString *out, const CjmScene *slide)
{
  CjmRect title = {edge, edge, slide->width - 2 * edge, title_height};
  CjmRect number = {pptx->rtl ? edge : slide->width - edge - number_width, slide->height - edge / 2 - number_height, number_width, number_height};
  g_autofree char *title_body =
    g_strdup_printf("<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang=\"en\"/><a:t>Title</a:t></a:r></a:p>");
  g_autofree char *number_body =
    g_strdup_printf("<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/><a:lstStyle><a:lvl1pPr algn=\"%s\"><a:defRPr sz=\"900\"><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></a:lstStyle>"
                    "<a:p><a:fld id=\"{7C9B2A52-6F0B-4E0C-9C39-3D4D8E5A1B70}\" type=\"slidenum\"><a:rPr lang=\"en\"/><a:t>‹#›</a:t></a:fld></a:p>",
                    pptx->rtl ? "l" : "r");
  put_placeholder(out, 2, "Title", "type=\"title\"", title, title_body);
  put_placeholder(out, 3, "Slide number", "type=\"sldNum\" sz=\"quarter\" idx=\"10\"", number, number_body);
}

static void put_style(GString *out, const char *name, int size, bool bold, const char *colour, bool rtl)
{
  g_string_append_printf(out, "<p:%s><a:lvl1pPr algn=\"%s\" rtl=\"%d\"><a:defRPr sz=\"%d\" b=\"%d\"><a:solidFill><a:schemeClr val=\"%s\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl1pPr></p:%s>",
                         name, rtl ? "r" : "l", rtl, size, bold, colour, name);
}

static void add_slide_master(CjmPptx *pptx, const CjmScene *slide)
{
  GString *out = g_string_new(CJM_PPTX_XML "<p:sldMaster " CJM_PPTX_NAMESPACES "><p:cSld>" BACKGROUND "<p:spTree>" EMPTY_GROUP);
  put_placeholders(pptx, out, slide);
  g_string_append(out, "</p:spTree></p:cSld><p:clrMap " COLOUR_MAP "/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles>");
  put_style(out, "titleStyle", 2000, true, "tx1", pptx->rtl);
  put_style(out, "bodyStyle", 1200, false, "tx1", pptx->rtl);
  put_style(out, "otherStyle", 1200, false, "tx1", pptx->rtl);
  g_string_append(out, "</p:txStyles></p:sldMaster>");
  cjm_pptx_add(pptx, "ppt/slideMasters/slideMaster1.xml", out);
  GString *relations = cjm_pptx_relations_new();
  cjm_pptx_relation(relations, 1, "slideLayout", "../slideLayouts/slideLayout1.xml");
  cjm_pptx_relation(relations, 2, "theme", "../theme/theme1.xml");
  cjm_pptx_relations_add(pptx, "ppt/slideMasters/_rels/slideMaster1.xml.rels", relations);
}

static void add_layout(CjmPptx *pptx, const CjmScene *slide)
{
  GString *out = g_string_new(CJM_PPTX_XML "<p:sldLayout " CJM_PPTX_NAMESPACES " type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Map\"><p:spTree>" EMPTY_GROUP);
  put_placeholders(pptx, out, slide);
  g_string_append(out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>");
  cjm_pptx_add(pptx, "ppt/slideLayouts/slideLayout1.xml", out);
  GString *relations = cjm_pptx_relations_new();
  cjm_pptx_relation(relations, 1, "slideMaster", "../slideMasters/slideMaster1.xml");
  cjm_pptx_relations_add(pptx, "ppt/slideLayouts/_rels/slideLayout1.xml.rels", relations);
}

static void add_theme(CjmPptx *pptx, const char *name)
{
  GString *out = g_string_new(CJM_PPTX_XML);
  cjm_pptx_theme_write(out, &pptx->theme);
  cjm_pptx_add(pptx, name, out);
}

/* ---- notes ---- */

#define NOTES_PICTURE                                                                                                            \
  "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>"    \
  "<p:nvPr><p:ph type=\"sldImg\"%s/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr></p:sp>"

static void add_notes_master(CjmPptx *pptx)
{
  static const CjmRect body = {72, 456, 576, 432}; /* px, on a page of 7.5 in × 10 in */
  GString *out = g_string_new(CJM_PPTX_XML "<p:notesMaster " CJM_PPTX_NAMESPACES "><p:cSld>" BACKGROUND "<p:spTree>" EMPTY_GROUP);
  g_string_append_printf(out, NOTES_PICTURE, "", "<a:xfrm><a:off x=\"685800\" y=\"685800\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
  put_placeholder(out, 3, "Notes", "type=\"body\" sz=\"quarter\" idx=\"1\"", body, "<a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en\"/><a:t>Notes</a:t></a:r></a:p>");
  g_string_append(out, "</p:spTree></p:cSld><p:clrMap " COLOUR_MAP "/>");
  put_style(out, "notesStyle", 1200, false, "tx1", pptx->rtl);
  g_string_append(out, "</p:notesMaster>");
  cjm_pptx_add(pptx, "ppt/notesMasters/notesMaster1.xml", out);
  GString *relations = cjm_pptx_relations_new();
  cjm_pptx_relation(relations, 1, "theme", "../theme/theme2.xml");
  cjm_pptx_relations_add(pptx, "ppt/notesMasters/_rels/notesMaster1.xml.rels", relations);
}

void cjm_pptx_add_notes(CjmPptx *pptx, const char *notes, size_t number)
{
  GString *out = g_string_new(CJM_PPTX_XML "<p:notes " CJM_PPTX_NAMESPACES "><p:cSld><p:spTree>" EMPTY_GROUP);
  g_string_append_printf(out, NOTES_PICTURE, "", "");
  g_string_append(out, "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>");
  g_auto(GStrv) lines = g_strsplit(notes, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_string_append(out, "<a:p><a:r><a:rPr lang=\"");
    cjm_svg_text(out, pptx->lang, -1);
    g_string_append(out, "\"/><a:t>");
    cjm_svg_text(out, *line, -1);
    g_string_append(out, "</a:t></a:r></a:p>");
  }
  g_string_append(out, "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>");
  g_autofree char *name = g_strdup_printf("ppt/notesSlides/notesSlide%zu.xml", number), *slide = g_strdup_printf("../slides/slide%zu.xml", number);
  g_autofree char *relations_name = g_strdup_printf("ppt/notesSlides/_rels/notesSlide%zu.xml.rels", number);
  cjm_pptx_add(pptx, name, out);
  GString *relations = cjm_pptx_relations_new();
  cjm_pptx_relation(relations, 1, "notesMaster", "../notesMasters/notesMaster1.xml");
  cjm_pptx_relation(relations, 2, "slide", slide);
  cjm_pptx_relations_add(pptx, relations_name, relations);
}

void cjm_pptx_add_masters(CjmPptx *pptx, const CjmScene *slide, bool notes)
{
  add_theme(pptx, "ppt/theme/theme1.xml");
  add_slide_master(pptx, slide);
  add_layout(pptx, slide);
  if (!notes) return;
  add_theme(pptx, "ppt/theme/theme2.xml");
  add_notes_master(pptx);
}
