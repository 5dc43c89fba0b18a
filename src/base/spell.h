/* spell.h: suggestions for mistyped words. */
#ifndef CJM_BASE_SPELL_H
#define CJM_BASE_SPELL_H

#include <glib.h>

/* Insertions, deletions, replacements and swaps of neighbours between two texts of `n_a` and `n_b` characters. */
guint cjm_spell_distance(const gunichar *a, glong n_a, const gunichar *b, glong n_b);

/* The candidate that was probably meant by `word`, ignoring case and the difference between - and _: one that begins with it, or
 * one within a third of its length in edits; the first of the nearest. NULL if there is none. */
const char *cjm_spell_nearest(const char *word, const char *const *candidates, size_t n);

#endif
