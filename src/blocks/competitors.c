/* competitors.c: what competitors offer, with the lines of those whose curves are on the map. */
#include "blocks/block.h"

static const CjmLineSign *line_of(const CjmSheet *sheet, const CjmCompetitor *competitor)
{
  for (guint i = 0; i < sheet->lines->len; i++) {
    const CjmLineSign *sign = &g_array_index(sheet->lines, CjmLineSign, i);
    if (!sign->persona && sign->name == competitor->title.at) return sign;
  }
  return NULL;
}

static CjmBox *make_competitors(CjmSheet *sheet)
{
  static const double sample_gap = 9, leading = 19; /* px */
  const CjmJourney *journey = sheet->journey;
  GPtrArray *items = g_ptr_array_new();
  for (size_t i = 0; i < journey->competitors.n; i++) {
    const CjmCompetitor *c = journey->competitors.at[i];
    const CjmLineSign *line = line_of(sheet, c);
    CjmBox *item = cjm_box_stack(&sheet->m, 0);
    cjm_box_add(item, cjm_sheet_strong(sheet, &c->title));
    cjm_box_add(item, cjm_sheet_body(sheet, &c->offer));
    if (cjm_box_is_empty(item)) continue;
    if (line && cjm_sheet_first(sheet, c)) item = cjm_box_hang(&sheet->m, cjm_legend_line(sheet, line), sample_gap, leading, item);
    g_ptr_array_add(items, cjm_sheet_listed(sheet, item));
  }
  return cjm_block_titled(sheet, CJM_WORD_COMPETITORS, cjm_block_items(sheet, items, 7));
}

const CjmBlockClass cjm_block_competitors = {
  .key = "competitors", .role = CJM_GROUP_COMPETITORS, .make = make_competitors, .least = 280, .most = 3};
