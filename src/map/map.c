#include "map/map.h"

#include "map/build.h"
#include "map/fit.h"
#include "map/pages.h"
#include "map/tiles.h"

static bool compose_fit(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options, CjmDiags *diags,
                        CjmMapReport *io_report, CjmPages *ret_pages, GError **error)
{
  CjmBuilder b;
  cjm_builder_init(&b, arena, fonts, journey, options, NULL, diags);
  cjm_compose_fit(&b, arena, io_report, ret_pages);
  if (io_report) cjm_builder_find_left_out(&b, io_report->left_out);
  bool ok = !b.images.error;
  if (!ok) {
    g_propagate_error(error, g_steal_pointer(&b.images.error));
    cjm_pages_clear(ret_pages);
  }
  cjm_builder_clear(&b);
  return ok;
}

bool cjm_map_compose(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                     CjmDiags *diags, CjmMapReport *io_report, CjmPages *ret_pages, GError **error)
{
  CjmPages pages;
  bool ok = (cjm_paper_is_fit(options->paper) ? compose_fit : cjm_compose_pages)(arena, fonts, journey, options, diags, io_report, &pages, error);
  if (!ok) return false;
  for (size_t i = 0; i < pages.n; i++)
    if (pages.at[i]->rtl) cjm_scene_mirror(pages.at[i]);
  if (!cjm_paper_is_fit(options->tile)) cjm_pages_tile(arena, fonts, cjm_lang_find(journey->lang.at), options->tile, &pages);
  *ret_pages = pages;
  return true;
}
