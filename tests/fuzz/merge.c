/* Base, ours and theirs: the merge of them, which also has to be right where two of them are equal, and the changes between ours and theirs. */
#include "fuzz.h"

#include "diag/source.h"
#include "yaml/tree.h"

static char *merge_new(const CjmFuzzPart *base, const CjmFuzzPart *ours, const CjmFuzzPart *theirs, size_t *ret_len, size_t *ret_conflicts)
{
  CjmFileText texts[] = {
    {.size = sizeof *texts, .name = "base.yaml", .data = base->text, .len = base->len},
    {.size = sizeof *texts, .name = "ours.yaml", .data = ours->text, .len = ours->len},
    {.size = sizeof *texts, .name = "theirs.yaml", .data = theirs->text, .len = theirs->len},
  };
  char *text = NULL, *error = NULL;
  CjmResult result = cjm_merge_texts(&texts[0], &texts[1], &texts[2], NULL, &text, ret_len, ret_conflicts, &error);
  if (result != CJM_OK && result != CJM_INVALID) g_printerr("%s\n", error);
  cjm_fuzz_assert(result == CJM_OK || result == CJM_INVALID);
  cjm_free(error);
  return text;
}

/* Nothing changed on one side: no conflicts, and the text of ours. */
static void check_unchanged(const CjmFuzzPart *base, const CjmFuzzPart *ours)
{
  size_t len, conflicts = 0;
  char *text = merge_new(base, ours, base, &len, &conflicts);
  if (!text) return;
  cjm_fuzz_assert(conflicts == 0);
  cjm_fuzz_assert(len == ours->len && memcmp(text, ours->text, len) == 0);
  cjm_free(text);
}

/* Puts the texts of the comments of a file that is YAML into the set. */
static void add_comments(const CjmFuzzPart *part, GHashTable *set)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmSource) source = cjm_source_new("map.yaml", g_strndup(part->text, part->len), part->len);
  g_autoptr(CjmArena) arena = cjm_arena_new();
  CjmLimits limits = cjm_limits_default();
  const CjmNode *root = cjm_yaml_parse(arena, arena, source, &limits, diags);
  g_autoptr(GArray) comments = root ? cjm_yaml_comments_new(root) : NULL;
  for (guint i = 0; comments && i < comments->len; i++) {
    CjmSpan span = g_array_index(comments, CjmSpan, i);
    g_hash_table_add(set, g_strchomp(g_strndup(source->text + span.start, span.end - span.start)));
  }
}

/* A comment that a side has added is in the result, in a conflict or outside. */
static void check_comments(const CjmFuzzPart *base, const CjmFuzzPart *side, const char *text)
{
  g_autoptr(GHashTable) before = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), now = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  add_comments(base, before);
  add_comments(side, now);
  GHashTableIter iter;
  void *comment;
  g_hash_table_iter_init(&iter, now);
  while (g_hash_table_iter_next(&iter, &comment, NULL)) {
    bool kept = g_hash_table_contains(before, comment) || strstr(text, comment);
    if (!kept) g_printerr("lost: %s\n", (char *)comment);
    cjm_fuzz_assert(kept);
  }
}

static void check_diff(CjmDocument *older, CjmDocument *newer, bool same)
{
  CjmDiff *diff = NULL;
  CjmDiffOptions options = {.size = sizeof options, .all = true};
  CjmResult result = cjm_diff_new(older, newer, &options, &diff, NULL);
  cjm_fuzz_assert(result == CJM_OK || result == CJM_INVALID);
  if (result != CJM_OK) return;
  if (same) cjm_fuzz_assert(!cjm_diff_has_changes(diff, true));
  for (size_t i = 0; cjm_diff_format(i); i++) {
    char *text = NULL;
    size_t len;
    cjm_diff_text(diff, cjm_diff_format(i), NULL, &text, &len, NULL);
    cjm_free(text);
  }
  CjmMap *map = NULL;
  cjm_diff_map_new(diff, newer, NULL, &map, NULL);
  cjm_map_free(map);
  cjm_diff_free(diff);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
  CjmFuzzPart parts[3];
  cjm_fuzz_cut(data, len, parts, G_N_ELEMENTS(parts));
  size_t n, conflicts;
  char *merged = merge_new(&parts[0], &parts[1], &parts[2], &n, &conflicts);
  for (size_t i = 1; merged && i < 3; i++) check_comments(&parts[0], &parts[i], merged);
  cjm_free(merged);
  check_unchanged(&parts[0], &parts[1]);
  CjmDocument *documents[3] = {0};
  bool valid = true;
  for (size_t i = 0; i < 3; i++) {
    const CjmFuzzPart *part = &parts[i < 2 ? i + 1 : 1]; /* ours, theirs, ours again */
    valid = cjm_document_read("map.yaml", NULL, part->text, part->len, &documents[i]) == CJM_OK && valid;
  }
  if (valid) {
    check_diff(documents[0], documents[1], false);
    check_diff(documents[0], documents[2], true);
  }
  for (size_t i = 0; i < 3; i++) cjm_document_free(documents[i]);
  return 0;
}
