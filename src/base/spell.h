/* spell.h: what a mistyped word was meant to be. */
#ifndef CJM_BASE_SPELL_H
#define CJM_BASE_SPELL_H

#include <glib.h>

/* Insertions, deletions, replacements and swaps of neighbours between two texts of `n_a` and `n_b` characters. */
guint cjm_spell_distance(const gunichar *a, glong n_a, const gunichar *b, glong n_b);

/* The candidate that was probably meant by `word`, case and the signs - and _ not counting: one that begins with it,
 * or one that is a third of its length in edits away, the first of those that are as near. NULL where none is. */
const char *cjm_spell_nearest(const char *word, const char *const *candidates, size_t n);

#endif
