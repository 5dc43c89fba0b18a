#include "view/lanes.h"

#include <string.h>

static bool has_text(const CjmTexts *texts, const char *wanted)
{
  for (size_t i = 0; i < texts->n; i++)
    if (strcmp(texts->at[i]->at, wanted) == 0) return true;
  return false;
}

/* ---- lanes ---- */

static const char *name_of(const CjmLane *lane)
{
  const char *key = cjm_lane_key(lane->id);
  return key ? key : lane->o.id;
}

/* The lane as the journey writes it, with its settings; else a built-in one; NULL where there is none. */
static CjmLane *find_lane(CjmArena *arena, const CjmJourney *journey, const char *name)
{
  for (size_t i = 0; i < journey->written_lanes.n; i++) {
    CjmLane *lane = journey->written_lanes.at[i];
    if (lane->id != CJM_LANE_COUNT && strcmp(name_of(lane), name) == 0) return lane;
  }
  for (CjmLaneId id = 0; id < CJM_LANE_CUSTOM; id++) {
    if (strcmp(cjm_lane_key(id), name) != 0) continue;
    CjmLane *lane = cjm_arena_make(arena, CjmLane, 1);
    *lane = (CjmLane){.o = {.kind = CJM_KIND_LANE}, .id = id, .show_all = true};
    return lane;
  }
  return NULL;
}

/* Built-in lanes that nothing names or hides, in their order. */
static void add_rest(CjmArena *arena, const CjmJourney *journey, const CjmView *view, CjmLane **lanes, size_t *io_n)
{
  for (CjmLaneId id = 0; id < CJM_LANE_CUSTOM; id++) {
    const char *key = cjm_lane_key(id);
    if (!cjm_lane_by_default(id) || has_text(&view->lanes, key) || has_text(&journey->hidden_lanes, key)) continue;
    lanes[(*io_n)++] = find_lane(arena, journey, key);
  }
}

static void take_named(CjmArena *arena, CjmJourney *io_seen, const CjmView *view)
{
  CjmLane **lanes = cjm_arena_make(arena, CjmLane *, view->lanes.n + CJM_LANE_COUNT);
  size_t n = 0;
  for (size_t i = 0; i < view->lanes.n; i++) {
    const char *name = view->lanes.at[i]->at;
    CjmLane *lane = strcmp(name, "default") == 0 ? NULL : find_lane(arena, io_seen, name);
    if (lane) lanes[n++] = lane;
    else add_rest(arena, io_seen, view, lanes, &n);
  }
  io_seen->lanes.at = lanes;
  io_seen->lanes.n = n;
}

void cjm_view_choose_lanes(CjmArena *arena, CjmJourney *io_seen, const CjmView *view)
{
  if (view->lanes.n) take_named(arena, io_seen, view);
  if (!view->hide_lanes.n) return;
  CjmLane **lanes = cjm_arena_make(arena, CjmLane *, io_seen->lanes.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < io_seen->lanes.n; i++)
    if (!has_text(&view->hide_lanes, name_of(io_seen->lanes.at[i]))) lanes[n++] = io_seen->lanes.at[i];
  io_seen->lanes.at = lanes;
  io_seen->lanes.n = n;
}

/* ---- blocks ---- */

/* The blocks of a view; those without a title have that of the journey. */
static CjmBlockChoices with_titles(CjmArena *arena, const CjmBlockChoices *blocks, const CjmBlockChoices *of_journey)
{
  CjmBlockChoices titled = {cjm_arena_make(arena, CjmBlockChoice *, blocks->n), blocks->n};
  for (size_t i = 0; i < blocks->n; i++) {
    const CjmBlockChoice *same = cjm_blocks_find(of_journey, blocks->at[i]->name.at);
    titled.at[i] = blocks->at[i];
    if (!same || blocks->at[i]->title.at) continue;
    titled.at[i] = cjm_arena_make(arena, CjmBlockChoice, 1);
    *titled.at[i] = *same;
  }
  return titled;
}

void cjm_view_choose_blocks(CjmArena *arena, CjmJourney *io_seen, const CjmView *view)
{
  const CjmTexts *hidden = &io_seen->hidden_blocks;
  CjmText **all = cjm_arena_make(arena, CjmText *, hidden->n + view->hide_blocks.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < hidden->n; i++)
    if (!cjm_blocks_find(&view->blocks, hidden->at[i]->at)) all[n++] = hidden->at[i];
  for (size_t i = 0; i < view->hide_blocks.n; i++) all[n++] = view->hide_blocks.at[i];
  if (view->blocks.n) io_seen->blocks = with_titles(arena, &view->blocks, &io_seen->blocks);
  io_seen->hidden_blocks = (CjmTexts){all, n};
}
