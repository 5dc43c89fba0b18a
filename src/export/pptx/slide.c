/* slide.c: a scene as a slide: ECMA-376 Part 1, 19.3.1. */
#include <math.h>

#include "export/link.h"
#include "export/pptx/boxes.h"
#include "export/pptx/pptx.h"
#include "export/svg/write.h"
#include "picture/picture.h"

typedef struct Writer {
  CjmPptx *pptx;
  GString *out, *relations;
  guint id, relation; /* of the last shape, and of the last relationship */
  double width; /* px, of the slide */
  bool titled;
} Writer;

static void put_properties(Writer *w, const CjmPptxBox *box, const char *name)
{
  GString *out = w->out;
  g_string_append_printf(out, "<p:cNvPr id=\"%u\" name=\"%s %u\"", w->id + 1, name, w->id + 1);
  w->id++;
  if (box->alt) cjm_svg_attr_text(out, "descr", box->alt, -1);
  g_autofree char *uri = box->href ? cjm_link_uri_new(box->href) : NULL;
  bool linked = uri && !cjm_link_is_local(uri);
  bool decorative = !box->alt && !box->texts && !linked;
  g_string_append(out, linked || decorative ? ">" : "/>");
  if (linked) {
    g_string_append_printf(w->relations, "<Relationship Id=\"rId%u\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"%s\" TargetMode=\"External\"/>",
                           ++w->relation, uri);
    g_string_append_printf(out, "<a:hlinkClick r:id=\"rId%u\"/>", w->relation);
  }
  if (decorative) /* Office Open XML extension "decorative", [MS-ODRAWXML] 2.24 */
    g_string_append(out, "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>");
  if (linked || decorative) g_string_append(out, "</p:cNvPr>");
}

static const char *name_of(const CjmPptxBox *box)
{
  return box->group ? cjm_group_role_name(box->group->role) : "shape";
}

/* ---- pictures ---- */

/* What is cut off, in thousandths of a percent of the picture, so that it fills its box. */
static void put_crop(GString *out, const CjmPictureHeader *header, CjmRect box)
{
  double scale = fmax(box.w / header->width, box.h / header->height);
  long side = lround((1 - box.w / (header->width * scale)) / 2 * 100000), end = lround((1 - box.h / (header->height * scale)) / 2 * 100000);
  if (side > 0 || end > 0) g_string_append_printf(out, "<a:srcRect l=\"%ld\" t=\"%ld\" r=\"%ld\" b=\"%ld\"/>", side, end, side, end);
}

static bool put_picture(Writer *w, const CjmPptxBox *box, GError **error)
{
  const CjmItem *item = box->item;
  CjmPictureHeader header;
  const char *name = cjm_pptx_media(w->pptx, item->u.image.data, item->u.image.len, error);
  if (!name || !cjm_picture_header(item->u.image.data, item->u.image.len, &header)) return false;
  g_string_append_printf(w->relations, "<Relationship Id=\"rId%u\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"../media/%s\"/>",
                         ++w->relation, name);
  guint picture = w->relation;
  g_string_append(w->out, "<p:pic><p:nvPicPr>");
  put_properties(w, box, "Picture");
  g_string_append_printf(w->out, "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId%u\"/>", picture);
  put_crop(w->out, &header, box->at);
  g_string_append(w->out, "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>");
  cjm_pptx_frame_write(w->out, "a:xfrm", box->at, false);
  g_string_append(w->out, "</a:xfrm>");
  cjm_pptx_geometry_write(w->out, item, box->at);
  g_string_append(w->out, "</p:spPr></p:pic>");
  return true;
}

/* ---- shapes ---- */

static void put_line(Writer *w, const CjmPptxBox *box)
{
  const CjmPathStep *steps = box->item->u.path.steps;
  CjmPoint from = steps[0].p[0], to = steps[1].p[0];
  g_string_append(w->out, "<p:cxnSp><p:nvCxnSpPr>");
  put_properties(w, box, "Line");
  g_string_append(w->out, "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>");
  cjm_pptx_frame_write(w->out, "a:xfrm", box->at, (to.x - from.x) * (to.y - from.y) < 0);
  g_string_append(w->out, "</a:xfrm>");
  cjm_pptx_geometry_write(w->out, box->item, box->at);
  cjm_pptx_paint_write(w->pptx, w->out, box->item, box->at);
  g_string_append(w->out, "</p:spPr></p:cxnSp>");
}

/* Where a text alone is: somewhat wider than its lines, so that they are not broken again where letters are a little wider, as bold ones are that
 * stand for semi-bold ones. */
static CjmRect roomy(const CjmPptxBox *box, bool rtl)
{
  CjmRect at = box->at;
  const CjmItem *text = box->texts->pdata[0];
  double more = 2 + (text->u.text.block->style.weight >= CJM_WEIGHT_SEMIBOLD ? 0.15 : 0.03) * at.w;
  at.w += more;
  if (rtl) at.x -= more;
  return at;
}

/* The title has its line to itself. */
static CjmRect title_line(const Writer *w, const CjmPptxBox *box)
{
  double edge = w->pptx->rtl ? w->width - box->at.x - box->at.w : box->at.x;
  return (CjmRect){edge, box->at.y, w->width - 2 * edge, box->at.h};
}

static void put_shape(Writer *w, const CjmPptxBox *box)
{
  GString *out = w->out;
  bool alone = !box->item, is_title = alone && !w->titled;
  const CjmItem *text = box->texts ? box->texts->pdata[0] : NULL;
  bool one_line = text && box->texts->len == 1 && text->u.text.block->n_lines == 1;
  CjmRect at = is_title ? title_line(w, box) : alone && !one_line ? roomy(box, w->pptx->rtl) : box->at;
  g_string_append(out, "<p:sp><p:nvSpPr>");
  put_properties(w, box, is_title ? "Title" : name_of(box));
  g_string_append(out, alone && !is_title ? "<p:cNvSpPr txBox=\"1\"/>" : "<p:cNvSpPr/>");
  g_string_append(out, is_title ? "<p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>" : "<p:nvPr/></p:nvSpPr><p:spPr>");
  if (is_title) w->titled = true;
  cjm_pptx_frame_write(out, "a:xfrm", at, false);
  g_string_append(out, "</a:xfrm>");
  if (alone) {
    g_string_append(out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>");
  } else {
    cjm_pptx_geometry_write(out, box->item, at);
    cjm_pptx_paint_write(w->pptx, out, box->item, at);
  }
  g_string_append(out, "</p:spPr>");
  if (text) cjm_pptx_text_write(w->pptx, out, box->texts, at, is_title || !one_line);
  g_string_append(out, "</p:sp>");
}

static bool put_box(Writer *w, const CjmPptxBox *box, GError **error)
{
  if (box->item && box->item->kind == CJM_ITEM_IMAGE) return put_picture(w, box, error);
  if (box->item && !box->texts && cjm_pptx_is_line(box->item)) put_line(w, box);
  else put_shape(w, box);
  return true;
}

/* ---- groups ---- */

static void open_group(Writer *w, const GArray *boxes, guint first, guint n)
{
  CjmRect all = {0};
  CjmPptxBox as_one = {.group = g_array_index(boxes, CjmPptxBox, first).group};
  for (guint i = first; i < first + n; i++) {
    CjmPptxBox *box = &g_array_index(boxes, CjmPptxBox, i);
    all = cjm_rect_union(all, box->at);
    if (box->alt) as_one.alt = g_steal_pointer(&box->alt);
  }
  GString *out = w->out;
  g_string_append(out, "<p:grpSp><p:nvGrpSpPr>");
  put_properties(w, &as_one, name_of(&as_one));
  g_string_append(out, "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>");
  cjm_pptx_frame_write(out, "a:xfrm", all, false);
  long x = lround(all.x * CJM_PPTX_EMU), y = lround(all.y * CJM_PPTX_EMU);
  g_string_append_printf(out, "<a:chOff x=\"%ld\" y=\"%ld\"/><a:chExt cx=\"%ld\" cy=\"%ld\"/></a:xfrm></p:grpSpPr>", x, y,
                         lround((all.x + all.w) * CJM_PPTX_EMU) - x, lround((all.y + all.h) * CJM_PPTX_EMU) - y);
}

static guint length_of_whole(const GArray *boxes, guint first)
{
  guint whole = g_array_index(boxes, CjmPptxBox, first).whole, n = 1;
  while (whole && first + n < boxes->len && g_array_index(boxes, CjmPptxBox, first + n).whole == whole) n++;
  return n;
}

static bool put_boxes(Writer *w, const GArray *boxes, GError **error)
{
  for (guint i = 0; i < boxes->len;) {
    guint n = length_of_whole(boxes, i);
    if (n > 1) open_group(w, boxes, i, n);
    for (guint k = i; k < i + n; k++)
      if (!put_box(w, &g_array_index(boxes, CjmPptxBox, k), error)) return false;
    if (n > 1) g_string_append(w->out, "</p:grpSp>");
    i += n;
  }
  return true;
}

static void put_number(Writer *w, size_t number)
{
  g_string_append_printf(w->out, "<p:sp><p:nvSpPr><p:cNvPr id=\"%u\" name=\"Slide number %u\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldNum\" sz=\"quarter\" idx=\"10\"/></p:nvPr></p:nvSpPr><p:spPr/>", w->id + 1, w->id + 1);
  w->id++;
  g_string_append(w->out, "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id=\"{7C9B2A52-6F0B-4E0C-9C39-3D4D8E5A1B70}\" type=\"slidenum\"><a:rPr lang=\"");
  cjm_svg_text(w->out, w->pptx->lang, -1);
  g_string_append_printf(w->out, "\"/><a:t>%zu</a:t></a:fld></a:p></p:txBody></p:sp>", number);
}

bool cjm_pptx_slide_write(CjmPptx *pptx, const CjmScene *scene, size_t number, GString *out, GString *relations, GError **error)
{
  Writer w = {.pptx = pptx, .out = out, .relations = relations, .id = 1, .relation = 2, .width = scene->width};
  g_autoptr(GArray) boxes = cjm_pptx_boxes_new(scene);
  g_string_append(out, "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>");
  if (!put_boxes(&w, boxes, error)) return false;
  put_number(&w, number);
  g_string_append(out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>");
  return true;
}
