#include "export/svg/lines.h"

#include <math.h>

#include "export/svg/path.h"
#include "export/svg/write.h"

double cjm_svg_first_line(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  return item->u.text.at.y + (block->n_lines ? block->lines[0].baseline : 0);
}

int cjm_svg_tenths(double px)
{
  double whole = floor(px), rest = (px - whole) * 10;
  return (int)whole * 10 + (rest < 5 ? (int)fmin(rest + 0.5, 4) : (int)(rest + 0.5));
}

void cjm_svg_put_strikes(CjmSvg *svg, const CjmItem *item)
{
  g_string_append(svg->body, "<path");
  cjm_svg_attr_colour(svg->body, "fill", item->u.text.colour);
  g_string_append(svg->body, " d=\"");
  CjmSvgPath path = cjm_svg_path(svg->body, 2);
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) {
    CjmRect r = cjm_item_strike(item, i);
    r.y -= svg->dy;
    const CjmPathStep steps[] = {{CJM_PATH_MOVE, {{r.x, r.y}}},
                                 {CJM_PATH_LINE, {{r.x + r.w, r.y}}},
                                 {CJM_PATH_LINE, {{r.x + r.w, r.y + r.h}}},
                                 {CJM_PATH_LINE, {{r.x, r.y + r.h}}},
                                 {.verb = CJM_PATH_CLOSE}};
    for (size_t k = 0; k < G_N_ELEMENTS(steps); k++) cjm_svg_path_step(&path, &steps[k]);
  }
  g_string_append(svg->body, "\"/>");
}
