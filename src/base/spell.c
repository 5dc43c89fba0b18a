#include "base/spell.h"

#include <string.h>

enum { PREFIX_MIN = 3 /* shortest beginning that is completed */ };

bool cjm_spelling_init(CjmSpelling *ret_spelling, const char *word)
{
  size_t n = 0;
  while (*word) {
    gunichar c = g_utf8_get_char_validated(word, -1);
    bool valid = c < 0x110000;
    if (n == CJM_SPELLING_MAX) return false;
    gunichar letter = 0xfffd;
    if (valid) g_unichar_fully_decompose(g_unichar_tolower(c), FALSE, &letter, 1);
    ret_spelling->at[n++] = letter == '_' || letter == ' ' ? '-' : letter;
    word += valid ? g_unichar_to_utf8(c, NULL) : 1;
  }
  ret_spelling->n = n;
  return true;
}

static bool begins_with(const CjmSpelling *word, const CjmSpelling *prefix)
{
  return prefix->n <= word->n && memcmp(word->at, prefix->at, prefix->n * sizeof *word->at) == 0;
}

bool cjm_spelling_equal(const CjmSpelling *a, const CjmSpelling *b)
{
  return a->n == b->n && begins_with(a, b);
}

/* Only the last three rows of the matrix are kept, as a swap does not look further back. */
size_t cjm_spelling_distance(const CjmSpelling *a, const CjmSpelling *b)
{
  size_t rows[3][CJM_SPELLING_MAX + 1];
  size_t *before = rows[0], *above = rows[1], *row = rows[2];

  for (size_t j = 0; j <= b->n; j++) above[j] = j;
  for (size_t i = 1; i <= a->n; i++) {
    size_t *spare = before;
    row[0] = i;
    for (size_t j = 1; j <= b->n; j++) {
      size_t best = above[j - 1] + (a->at[i - 1] != b->at[j - 1]);
      best = MIN(best, above[j] + 1);
      best = MIN(best, row[j - 1] + 1);
      if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1]) best = MIN(best, before[j - 2] + 1);
      row[j] = best;
    }
    before = above;
    above = row;
    row = spare;
  }
  return above[b->n];
}

static size_t edits_allowed(size_t length)
{
  return length < 3 ? 0 : length < 6 ? 1 : MIN(length / 3, 3);
}

const char *cjm_spell_nearest(const char *word, const char *const *candidates, size_t n)
{
  CjmSpelling typed, candidate;
  if (!cjm_spelling_init(&typed, word)) return NULL;
  size_t allowed = edits_allowed(typed.n);
  const char *nearest = NULL;
  for (size_t i = 0; i < n; i++) {
    if (!cjm_spelling_init(&candidate, candidates[i])) continue;
    if (candidate.n > typed.n + allowed || typed.n > candidate.n + allowed) continue;
    size_t distance = cjm_spelling_distance(&typed, &candidate);
    if (distance == 0) return candidates[i];
    if (distance > allowed || distance >= candidate.n) continue;
    nearest = candidates[i];
    allowed = distance - 1;
  }
  return nearest;
}

const char *cjm_spell_complete(const char *word, const char *const *candidates, size_t n)
{
  CjmSpelling typed, candidate;
  bool is_prefix = cjm_spelling_init(&typed, word) && typed.n >= PREFIX_MIN;
  for (size_t i = 0; is_prefix && i < n; i++)
    if (cjm_spelling_init(&candidate, candidates[i]) && begins_with(&candidate, &typed)) return candidates[i];
  return cjm_spell_nearest(word, candidates, n);
}
