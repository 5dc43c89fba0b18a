#include "report/atlas.h"

#include <math.h>
#include <string.h>

#include "report/names.h"
#include "report/parts.h"

static const double rounding = 1e-9;

/* ---- sums ---- */

static void add_up(CjmAtlas *atlas)
{
  g_autoptr(GHashTable) owners = g_hash_table_new(g_str_hash, g_str_equal);
  for (size_t i = 0; i < atlas->maps.n; i++) {
    const CjmSurvey *map = atlas->maps.at[i];
    atlas->n_steps += map->n_steps;
    atlas->n_pains += map->n_pains;
    atlas->n_open += map->n_open;
    atlas->n_critical += map->n_critical;
    atlas->n_unanswered += map->n_unanswered;
    atlas->n_gaps += map->n_gaps;
    atlas->n_open_gaps += map->n_open_gaps;
    atlas->n_targets += map->n_targets;
    atlas->n_met += map->n_met;
    atlas->n_opportunities += map->n_opportunities;
    atlas->n_unplanned += map->n_unplanned;
    if (map->owner) g_hash_table_add(owners, (void *)map->owner);
    if (map->updated.year && (!atlas->newest.year || cjm_report_days(atlas->newest, map->updated) > 0)) atlas->newest = map->updated;
    bool same = i == 0 || (atlas->lang && strcmp(atlas->lang, map->lang) == 0);
    atlas->lang = same ? map->lang : NULL;
  }
  atlas->n_owners = g_hash_table_size(owners);
}

/* ---- the worst steps ---- */

static int by_share(const void *a, const void *b)
{
  const CjmAtlasLow *x = *(const CjmAtlasLow *const *)a, *y = *(const CjmAtlasLow *const *)b;
  double left = x->low->feeling.share, right = y->low->feeling.share;
  if (fabs(left - right) > rounding) return left < right ? -1 : 1;
  int paths = strcmp(x->map->path, y->map->path);
  return paths ? paths : x->low < y->low ? -1 : x->low > y->low;
}

static void find_worst(CjmArena *arena, CjmAtlas *atlas)
{
  enum { most = 10 };
  GPtrArray *found = g_ptr_array_new();
  for (size_t i = 0; i < atlas->maps.n; i++) {
    const CjmSurvey *map = atlas->maps.at[i];
    for (size_t k = 0; map->state != CJM_STATE_FUTURE && !map->superseded && k < map->lows.n; k++) {
      CjmAtlasLow low = {map, map->lows.at[k]};
      g_ptr_array_add(found, CJM_REPORT_COPY(arena, CjmAtlasLow, low));
    }
  }
  if (found->len) qsort(found->pdata, found->len, sizeof *found->pdata, by_share);
  guint n = MIN(found->len, most);
  while (n && n < found->len) {
    const CjmAtlasLow *last = found->pdata[n - 1], *next = found->pdata[n];
    if (next->low->feeling.share > last->low->feeling.share + rounding) break;
    n++;
  }
  g_ptr_array_set_size(found, (gint)n);
  CJM_REPORT_MOVE(arena, atlas->worst, found);
}

/* ---- links ---- */

/* A path without `.` and `..`, for comparison. */
static char *canonical_new(const char *folder, const char *path)
{
  g_autofree char *joined = g_path_is_absolute(path) ? g_strdup(path) : g_build_filename(folder, path, NULL);
  return g_canonicalize_filename(joined, "/");
}

static void find_links(CjmArena *arena, CjmAtlas *atlas)
{
  g_autoptr(GHashTable) by_path = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *found = g_ptr_array_new();
  for (size_t i = 0; i < atlas->maps.n; i++) g_hash_table_insert(by_path, canonical_new(".", atlas->maps.at[i]->path), atlas->maps.at[i]);
  for (size_t i = 0; i < atlas->maps.n; i++) {
    const CjmSurvey *map = atlas->maps.at[i];
    g_autofree char *folder = g_path_get_dirname(map->path);
    for (size_t k = 0; k < map->links.n; k++) {
      g_autofree char *target = canonical_new(folder, map->links.at[k]->path);
      CjmSurvey *to = g_hash_table_lookup(by_path, target);
      CjmAtlasLink link = {map, to, map->links.at[k]->path, map->links.at[k]->kind};
      if (to && map->links.at[k]->kind == CJM_LINK_BASELINE) to->superseded = true;
      g_ptr_array_add(found, CJM_REPORT_COPY(arena, CjmAtlasLink, link));
    }
  }
  CJM_REPORT_MOVE(arena, atlas->links, found);
}

static int by_path(const void *a, const void *b)
{
  const CjmSurvey *x = *(const CjmSurvey *const *)a, *y = *(const CjmSurvey *const *)b;
  return strcmp(x->path, y->path);
}

const CjmAtlas *cjm_atlas_make(CjmArena *arena, CjmSurvey *const *surveys, size_t n, const char *const *broken, size_t n_broken)
{
  CjmAtlas *atlas = cjm_arena_make(arena, CjmAtlas, 1);
  atlas->maps.n = n;
  atlas->maps.at = cjm_arena_make(arena, CjmSurvey *, n + 1);
  for (size_t i = 0; i < n; i++) atlas->maps.at[i] = surveys[i];
  if (n) qsort(atlas->maps.at, n, sizeof *atlas->maps.at, by_path);
  atlas->broken.n = n_broken;
  atlas->broken.at = cjm_arena_make(arena, const char *, n_broken + 1);
  for (size_t i = 0; i < n_broken; i++) atlas->broken.at[i] = cjm_arena_strdup(arena, broken[i]);
  add_up(atlas);
  find_links(arena, atlas);
  find_worst(arena, atlas);
  cjm_atlas_names(arena, atlas);
  return atlas;
}
