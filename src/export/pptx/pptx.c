#include "export/pptx/pptx.h"

#include <string.h>

#include "export/pptx/parts.h"
#include "picture/picture.h"

void cjm_pptx_add(CjmPptx *pptx, const char *name, GString *text)
{
  gsize len = text->len;
  CjmPptxPart part = {g_strdup(name), g_byte_array_new_take((guint8 *)g_string_free(text, FALSE), len)};
  g_array_append_val(pptx->parts, part);
}

const char *cjm_pptx_media(CjmPptx *pptx, const guint8 *data, size_t len, GError **error)
{
  for (guint i = 0; i < pptx->media->len; i++) {
    const CjmPptxMedia *other = &g_array_index(pptx->media, CjmPptxMedia, i);
    if (other->len == len && memcmp(other->data, data, len) == 0) return other->name;
  }
  CjmPictureHeader header;
  if (!cjm_picture_header(data, len, &header)) {
    g_set_error_literal(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN, "not a whole image");
    return NULL;
  }
  CjmPptxMedia media = {data, len, g_strdup_printf("image%u.%s", pptx->media->len + 1, header.kind == CJM_PICTURE_JPEG ? "jpeg" : "png")};
  CjmPptxPart part = {g_strconcat("ppt/media/", media.name, NULL), g_byte_array_new()};
  g_byte_array_append(part.bytes, data, (guint)len);
  g_array_append_val(pptx->media, media);
  g_array_append_val(pptx->parts, part);
  return media.name;
}

void cjm_pptx_relation(GString *out, unsigned id, const char *type, const char *target)
{
  g_string_append_printf(out, "<Relationship Id=\"rId%u\" Type=\"" CJM_PPTX_TYPE "%s\" Target=\"%s\"/>", id, type, target);
}

GString *cjm_pptx_relations_new(void)
{
  return g_string_new(CJM_PPTX_XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
}

void cjm_pptx_relations_add(CjmPptx *pptx, const char *name, GString *relations)
{
  g_string_append(relations, "</Relationships>");
  cjm_pptx_add(pptx, name, relations);
}
