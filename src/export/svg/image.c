#include "export/svg/image.h"

#include "export/svg/definitions.h"
#include "export/svg/shapes.h"
#include "export/svg/write.h"
#include "picture/picture.h"

static void put_clip(CjmSvg *svg, CjmRect box, double radius)
{
  GString *rest = g_string_new("><rect");
  cjm_svg_attr_box(rest, box);
  cjm_svg_attr_number(rest, "rx", radius);
  g_string_append(rest, "/></clipPath>");
  char *id = cjm_svg_share(svg, "clipPath", rest->str);
  g_string_append_printf(svg->body, " clip-path=\"url(#" CJM_SVG_PREFIX "%s)\"", id);
  g_string_free(rest, TRUE);
  g_free(id);
}

/* The id of a picture: a symbol that fits any box, which crops what is too wide or too high evenly. */
static const char *share_picture(CjmSvg *svg, const guint8 *bytes, gsize len, const CjmPictureHeader *header)
{
  char *id = g_hash_table_lookup(svg->pictures, bytes);
  if (id) return id;
  id = cjm_svg_next_id(svg);
  char *data = g_base64_encode(bytes, len);
  g_string_append_printf(svg->defs,
                         "<symbol id=\"" CJM_SVG_PREFIX "%s\" viewBox=\"0 0 %u %u\" preserveAspectRatio=\"xMidYMid slice\">"
                         "<image width=\"%u\" height=\"%u\" xlink:href=\"data:image/%s;base64,%s\"/></symbol>\n",
                         id, header->width, header->height, header->width, header->height,
                         header->kind == CJM_PICTURE_JPEG ? "jpeg" : "png", data);
  g_free(data);
  g_hash_table_insert(svg->pictures, (gpointer)bytes, id);
  return id;
}

bool cjm_svg_put_image(CjmSvg *svg, const CjmItem *item, GError **error)
{
  CjmRect box = item->u.image.box;
  CjmPictureHeader header;
  if (!cjm_picture_header(item->u.image.data, item->u.image.len, &header)) {
    g_set_error_literal(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN, "not a whole image");
    return false;
  }
  cjm_svg_shapes_cover(svg, box);
  box.y -= svg->dy;
  const char *id = share_picture(svg, item->u.image.data, item->u.image.len, &header);
  g_string_append_printf(svg->body, "<use xlink:href=\"#" CJM_SVG_PREFIX "%s\"", id);
  cjm_svg_attr_box(svg->body, box);
  if (item->u.image.radius > 0) put_clip(svg, box, item->u.image.radius);
  g_string_append(svg->body, "/>\n");
  return true;
}
