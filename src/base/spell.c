#include "base/spell.h"

#include <string.h>

enum { PREFIX_MIN = 3 /* shortest prefix that is accepted for a word */ };

/* Only the last three rows of the matrix are kept, as a swap does not look further back. */
guint cjm_spell_distance(const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
  g_autofree guint *rows = g_new(guint, 3 * (gsize)(n_b + 1));
  guint *before = rows, *above = before + n_b + 1, *row = above + n_b + 1;

  for (glong j = 0; j <= n_b; j++) above[j] = (guint)j;
  for (glong i = 1; i <= n_a; i++) {
    guint *spare = before;
    row[0] = (guint)i;
    for (glong j = 1; j <= n_b; j++) {
      guint best = above[j - 1] + (a[i - 1] != b[j - 1]);
      best = MIN(best, above[j] + 1);
      best = MIN(best, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = MIN(best, before[j - 2] + 1);
      row[j] = best;
    }
    before = above;
    above = row;
    row = spare;
  }
  return above[n_b];
}

static char *fold_new(const char *word)
{
  g_autofree char *valid = g_utf8_make_valid(word, -1);
  return g_strdelimit(g_utf8_casefold(valid, -1), "-_", ' ');
}

/* The edit distance of `candidate` from the typed word; G_MAXUINT if it is too far. */
static guint edits(const char *typed, const char *candidate)
{
  g_autofree char *folded = fold_new(candidate);
  glong n_typed, n_folded;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast(typed, -1, &n_typed);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast(folded, -1, &n_folded);
  guint allowed = (guint)MAX(n_typed / 3, 1);
  if (n_typed >= PREFIX_MIN && g_str_has_prefix(folded, typed)) return strcmp(folded, typed) != 0;
  if (n_typed < 2 || ABS(n_typed - n_folded) > (glong)allowed) return G_MAXUINT;
  guint distance = cjm_spell_distance(a, n_typed, b, n_folded);
  return distance <= allowed ? distance : G_MAXUINT;
}

const char *cjm_spell_nearest(const char *word, const char *const *candidates, size_t n)
{
  g_autofree char *typed = fold_new(word);
  const char *nearest = NULL;
  guint least = G_MAXUINT;
  for (size_t i = 0; i < n; i++) {
    guint distance = edits(typed, candidates[i]);
    if (distance < least) {
      least = distance;
      nearest = candidates[i];
    }
  }
  return nearest;
}
