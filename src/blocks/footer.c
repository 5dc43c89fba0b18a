/* footer.c: the foot of the page: the author's line, and the address of the map, to which a QR code leads from paper. */
#include <string.h>

#include "blocks/block.h"
#include "layout/qr.h"

CjmBox *cjm_block_address(CjmSheet *sheet, CjmAlign align)
{
  const char *url = sheet->journey->url.at;
  if (!url) return NULL;
  const char *rest = strstr(url, "://"), *shown = rest ? rest + 3 : url;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  CjmBox *text = cjm_box_text(&sheet->m, style, sheet->theme.accent, shown);
  cjm_box_align(text, align);
  return cjm_box_group(&sheet->m, CJM_GROUP_LINK, NULL, NULL, url, text);
}

CjmBox *cjm_block_footer(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  const char *url = journey->url.at;
  CjmBox *code = url ? cjm_qr_box(&sheet->m, url) : NULL, *lines = cjm_box_stack(&sheet->m, 4);
  if (code) cjm_box_add(lines, cjm_box_space(&sheet->m, 0, 2)); /* its letters begin where the dark modules do */
  if (journey->theme) cjm_box_add(lines, cjm_sheet_body(sheet, &journey->theme->footer));
  cjm_box_add(lines, cjm_block_address(sheet, CJM_ALIGN_START));
  if (!code) return cjm_box_is_empty(lines) ? NULL : lines;
  double height = cjm_box_height(code, cjm_box_width(code));
  return cjm_box_hang(&sheet->m, cjm_box_group(&sheet->m, CJM_GROUP_LINK, NULL, NULL, url, code), 10, height, lines);
}
