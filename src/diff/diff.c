#include "diff/diff.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diff/diff-private.h"
#include "diff/finish.h"
#include "diff/match.h"
#include "format/shapes.h"
#include "journey/closed.h"

static void add_parts(GHashTable *parts, GHashTable *matches, CjmPart *part)
{
  g_hash_table_insert(parts, (void *)part->frame.object, part);
  if (part->match) g_hash_table_insert(matches, (void *)part->frame.object, (void *)part->match->frame.object);
  for (size_t i = 0; i < part->n; i++)
    if (cjm_part_is_object(part->parts[i])) add_parts(parts, matches, part->parts[i]);
}

CjmChanges *cjm_changes_new(const CjmJourney *old, const CjmJourney *new, bool all, const CjmLang *lang)
{
  CjmArena *arena = cjm_arena_new();
  CjmChanges *changes = cjm_arena_make(arena, CjmChanges, 1);
  *changes = (CjmChanges){.arena = arena, .old = old, .new = new, .matches = g_hash_table_new(NULL, NULL)};
  if (!lang) lang = cjm_lang_find(new->lang.at);
  changes->lang = cjm_lang_has_messages(lang) ? lang : cjm_lang_find("en");
  g_autoptr(GHashTable) parts = g_hash_table_new(NULL, NULL), closed_old = cjm_closed_new(old), closed_new = cjm_closed_new(new);
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  CjmDiffing d = {.arena = arena,
                  .old = old,
                  .new = new,
                  .old_root = cjm_part_tree(arena, old),
                  .new_root = cjm_part_tree(arena, new),
                  .parts = parts,
                  .closed_old = closed_old,
                  .closed_new = closed_new,
                  .found = found,
                  .lang = changes->lang,
                  .all = all};
  cjm_match(d.old_root, d.new_root);
  add_parts(parts, changes->matches, d.old_root);
  add_parts(parts, changes->matches, d.new_root);
  cjm_diffing_compare(&d);
  cjm_diffing_derive(&d);
  cjm_changes_finish(changes, &d);
  return changes;
}

void cjm_changes_free(CjmChanges *changes)
{
  if (!changes) return;
  g_hash_table_unref(changes->matches);
  cjm_arena_free(changes->arena);
}

const void *cjm_changes_match(const CjmChanges *changes, const void *object)
{
  return g_hash_table_lookup(changes->matches, object);
}

/* ---- reviews ---- */

enum { FINGERPRINT_DIGITS = 12 };

static void review_one(CjmChanges *changes, const char *fingerprint)
{
  for (size_t i = 0; i < changes->n; i++)
    if (g_ascii_strncasecmp(changes->at[i]->fingerprint, fingerprint, FINGERPRINT_DIGITS) == 0) changes->at[i]->reviewed = true;
}

void cjm_changes_review(CjmChanges *changes, const char *text)
{
  for (const char *p = text; *p;) {
    size_t len = strspn(p, "0123456789abcdefABCDEF");
    bool whole = len == FINGERPRINT_DIGITS && (p == text || !g_ascii_isalnum(p[-1])) && !g_ascii_isalnum(p[len]);
    if (whole) review_one(changes, p);
    p += len ? len : 1;
  }
  cjm_changes_count(changes);
}

bool cjm_difference_counts(const CjmDifference *difference, bool any)
{
  bool stands = !difference->derived || difference->id == CJM_DIFF_LOWEST_WORSE || difference->id == CJM_DIFF_ENDING_WORSE;
  return stands && !difference->reviewed && (any || difference->direction == CJM_DIRECTION_WORSE);
}
