#include "compare/compare.h"

#include "compare/parts.h"
#include "map/map.h"

bool cjm_compare_compose(CjmArena *arena, CjmFonts *fonts, const CjmChanges *changes, const CjmCompareOptions *options, CjmDiags *diags,
                         CjmPages *ret_pages, GError **error)
{
  CjmComparison comparison = {cjm_both(arena, changes, options->all), options};
  CjmMapParts parts = {.changed = &comparison.both->changed,
                       .heading = cjm_compare_heading,
                       .summary = cjm_compare_summary,
                       .index = cjm_compare_index,
                       .index_name = cjm_compare_index_name,
                       .blocks = cjm_compare_blocks,
                       .under = cjm_compare_draw_under,
                       .over = cjm_compare_draw_over,
                       .data = &comparison};
  CjmComposeOptions inputs = {.theme = options->theme, .image_dir = options->image_dir, .limits = options->limits, .parts = &parts};
  bool composed = cjm_map_compose(arena, fonts, &comparison.both->journey, &inputs, diags, NULL, ret_pages, error);
  for (size_t i = 0; composed && i < ret_pages->n; i++) ret_pages->at[i]->meta.description = cjm_arena_strdup(arena, changes->headline);
  cjm_both_clear(comparison.both);
  return composed;
}
