#include "export/svg/image.h"

#include "export/svg/definitions.h"
#include "export/svg/shapes.h"
#include "export/svg/write.h"

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

void cjm_svg_put_image(CjmSvg *svg, const CjmItem *item)
{
  CjmRect box = item->u.image.box;
  cjm_svg_shapes_cover(svg, box);
  box.y -= svg->dy;
  g_string_append(svg->body, "<image");
  cjm_svg_attr_box(svg->body, box);
  g_string_append(svg->body, " preserveAspectRatio=\"xMidYMid slice\"");
  if (item->u.image.radius > 0) put_clip(svg, box, item->u.image.radius);
  char *data = g_base64_encode(item->u.image.png, item->u.image.len);
  g_string_append_printf(svg->body, " href=\"data:image/png;base64,%s\"/>\n", data);
  g_free(data);
}
