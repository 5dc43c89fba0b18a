#include "layout/path-mark.h"

#include <math.h>

#include "layout/marks.h"

CjmColour cjm_path_colour(const CjmSheet *sheet, CjmColour background)
{
  return cjm_colour_readable(sheet->theme.accent, background, 4.6);
}

static const char *title_of(const CjmJourneyPath *path)
{
  return path->title.at ? path->title.at : path->o.id;
}

CjmBox *cjm_path_coin(CjmSheet *sheet, const CjmJourneyPath *path, CjmColour background)
{
  CjmRef ref = {.to = (CjmObject *)&path->o}, *at = &ref;
  const char *letter = cjm_routes_letters(sheet->m.arena, &(CjmRefs){&at, 1});
  CjmBox *coin = cjm_mark_coin(&sheet->m, letter, cjm_fork_of(sheet->journey, path)->main == path, cjm_path_colour(sheet, background), background);
  return cjm_sheet_sign(sheet, CJM_SIGN_PATHS, coin);
}

CjmBox *cjm_path_name(CjmSheet *sheet, const CjmJourneyPath *path, CjmColour background)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_SEMIBOLD);
  CjmColour ink = sheet->theme.ink;
  bool authored = path->title.at && cjm_sheet_first(sheet, path);
  CjmBox *title = authored ? cjm_box_authored(&sheet->m, style, ink, &path->title)
                           : cjm_box_text(&sheet->m, style, ink, title_of(path));
  CjmBox *line = cjm_box_wrap(&sheet->m, 7, 0);
  cjm_box_add(line, title);
  if (path->share.set) cjm_box_add(line, cjm_sheet_note(sheet, cjm_sheet_amount(sheet, path->share.value, "%")));
  return cjm_box_hang(&sheet->m, cjm_path_coin(sheet, path, background), 7, style.leading, line);
}

CjmBox *cjm_path_marks(CjmSheet *sheet, const CjmRefs *paths, CjmColour ink, CjmColour background)
{
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 8, 3);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  for (size_t i = 0; i < paths->n; i++) {
    const CjmJourneyPath *path = (const CjmJourneyPath *)paths->at[i]->to;
    if (!path || !cjm_path_is_shown(sheet->journey, path)) continue;
    CjmBox *title = path->title.at && cjm_sheet_first(sheet, path) ? cjm_box_authored(&sheet->m, style, ink, &path->title)
                                                                   : cjm_box_text(&sheet->m, style, ink, title_of(path));
    cjm_box_add(wrap, cjm_box_hang(&sheet->m, cjm_path_coin(sheet, path, background), 5, style.leading, title));
  }
  return cjm_box_is_empty(wrap) ? NULL : wrap;
}

const char *cjm_path_words(CjmSheet *sheet, const CjmJourneyPath *path)
{
  if (!path->share.set) return title_of(path);
  return cjm_arena_printf(sheet->m.arena, "%s · %s", title_of(path), cjm_sheet_amount(sheet, path->share.value, "%"));
}

double cjm_path_line_width(const CjmJourney *journey, const CjmRoute *route, double plain)
{
  double main = journey->forks.n ? plain * 1.5 : plain, least = plain / 2;
  double share = route->share < 0 ? 30 : fmin(route->share, 100);
  return route->path ? least + (main * 0.75 - least) * fmin(1, share / 60) : main;
}
