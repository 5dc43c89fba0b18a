#include "merge/merge.h"

#include <string.h>

#include "merge/plan.h"
#include "merge/write.h"

typedef struct Reading {
  CjmArena *arena;
  const CjmLimits *limits;
  CjmMeanings *meanings;
} Reading;

static CjmNode *parse(const Reading *reading, const CjmSource *source, CjmDiags *diags)
{
  CjmNode *root = cjm_yaml_parse(reading->arena, reading->arena, source, reading->limits, diags);
  return cjm_diags_failed(diags) ? NULL : root;
}

/* Whether a text has only spaces and comments. */
static bool is_blank(const CjmSource *source)
{
  for (size_t at = cjm_source_bom(source); at < source->len; at = cjm_line_next_to(source, at)) {
    size_t text = at + strspn(source->text + at, " \t\r\n");
    if (text < source->len && source->text[text] != '#') return false;
  }
  return true;
}

static bool same_text(const CjmSource *a, const CjmSource *b)
{
  return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

/* Whether the text of the plan, with its conflicts resolved to one side, is YAML that says what the plan says. */
static bool is_written(const Reading *reading, CjmPlanner *planner, CjmPlan *plan, const CjmMergeInput *input, CjmSide side)
{
  size_t conflicts;
  g_autofree char *text = cjm_write_new(planner, plan, input, side == CJM_OURS ? CJM_WRITE_OURS : CJM_WRITE_THEIRS, &conflicts);
  if (!text) return false;
  size_t len = strlen(text);
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmSource) source = cjm_source_new(input->ours->name, g_steal_pointer(&text), len);
  g_autoptr(CjmArena) arena = cjm_arena_new();
  CjmNode *root = cjm_yaml_parse(arena, arena, source, reading->limits, diags);
  g_autoptr(CjmMeanings) meanings = cjm_meanings_new();
  return root && !cjm_diags_failed(diags) && cjm_meaning(meanings, root) == cjm_plan_meaning(meanings, plan, side);
}

/* The result; NULL if it is not what was planned. */
static char *merge_by_plan(const Reading *reading, const CjmMergeInput *input, CjmPlanner *planner, size_t *ret_conflicts)
{
  CjmPlan *plan = cjm_planner_plan(planner);
  size_t conflicts = 0;
  g_autofree char *text = plan ? cjm_write_new(planner, plan, input, CJM_WRITE_MARKERS, &conflicts) : NULL;
  bool ok = text && is_written(reading, planner, plan, input, CJM_OURS) && (conflicts == 0 || is_written(reading, planner, plan, input, CJM_THEIRS));
  if (!ok) return NULL;
  *ret_conflicts = conflicts;
  return g_steal_pointer(&text);
}

static char *merge_trees(const Reading *reading, const CjmMergeInput *input, const CjmNode *base, const CjmNode *ours, const CjmNode *theirs,
                         size_t *ret_conflicts)
{
  if (ours->kind != theirs->kind || ours->kind == CJM_NODE_SCALAR || !ours->n || !theirs->n) return NULL;
  if (base && base->kind != ours->kind) base = NULL;
  g_autoptr(CjmPlanner) planner = cjm_planner_new(reading->meanings, base, ours, theirs, true);
  char *text = merge_by_plan(reading, input, planner, ret_conflicts);
  if (text || !cjm_planner_has_moves(planner)) return text;
  g_autoptr(CjmPlanner) without_moves = cjm_planner_new(reading->meanings, base, ours, theirs, false);
  return merge_by_plan(reading, input, without_moves, ret_conflicts);
}

char *cjm_merge_new(const CjmMergeInput *input, const CjmLimits *limits, CjmDiags *diags, size_t *ret_conflicts)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(CjmMeanings) meanings = cjm_meanings_new();
  Reading reading = {arena, limits, meanings};
  CjmNode *base = is_blank(input->base) ? NULL : parse(&reading, input->base, diags), *ours = parse(&reading, input->ours, diags),
          *theirs = parse(&reading, input->theirs, diags);
  if (cjm_diags_failed(diags)) return NULL;
  *ret_conflicts = 0;
  if (same_text(input->base, input->theirs) || same_text(input->ours, input->theirs)) return g_strndup(input->ours->text, input->ours->len);
  if (same_text(input->base, input->ours)) return g_strndup(input->theirs->text, input->theirs->len);
  char *text = merge_trees(&reading, input, base, ours, theirs, ret_conflicts);
  if (text) return text;
  *ret_conflicts = 1;
  return cjm_write_whole_new(input);
}
