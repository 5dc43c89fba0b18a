#include "diff/likeness.h"

#include <stdlib.h>
#include <string.h>

/* ---- likeness ---- */

struct CjmLiken {
  GArray *words, *pairs; /* guint64: hashes, sorted */
};

static int by_value(const void *a, const void *b)
{
  guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;
  return x < y ? -1 : x > y;
}

/* Scripts without spaces between words: each character counts as a word. */
static bool is_word_alone(gunichar c)
{
  return g_unichar_iswide(c) || g_unichar_break_type(c) == G_UNICODE_BREAK_COMPLEX_CONTEXT;
}

static bool is_of_word(gunichar c)
{
  return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* FNV-1a over characters. */
static guint64 add_to_hash(guint64 hash, gunichar c)
{
  return (hash ^ c) * G_GUINT64_CONSTANT(1099511628211);
}

enum { NO_LETTER = 0 };

static const guint64 hash_start = G_GUINT64_CONSTANT(14695981039346656037);

static void end_word(CjmLiken *liken, guint64 *word, gunichar *last)
{
  if (*word != hash_start) g_array_append_val(liken->words, *word);
  if (*last != NO_LETTER) {
    guint64 pair = (guint64)*last << 32;
    g_array_append_val(liken->pairs, pair);
  }
  *word = hash_start;
  *last = NO_LETTER;
}

CjmLiken *cjm_liken_new(const char *text)
{
  CjmLiken *liken = g_new(CjmLiken, 1);
  *liken = (CjmLiken){g_array_new(FALSE, FALSE, sizeof(guint64)), g_array_new(FALSE, FALSE, sizeof(guint64))};
  g_autofree char *folded = g_utf8_casefold(text, -1), *normal = g_utf8_normalize(folded, -1, G_NORMALIZE_NFC);
  guint64 word = hash_start;
  gunichar last = NO_LETTER;
  for (const char *p = normal ? normal : ""; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!is_of_word(c)) {
      end_word(liken, &word, &last);
      continue;
    }
    if (is_word_alone(c) && word != hash_start) {
      g_array_append_val(liken->words, word);
      word = hash_start;
    }
    guint64 pair = (guint64)last << 32 | c;
    g_array_append_val(liken->pairs, pair);
    word = add_to_hash(word, c);
    last = c;
  }
  end_word(liken, &word, &last);
  if (liken->words->len) qsort(liken->words->data, liken->words->len, sizeof(guint64), by_value);
  if (liken->pairs->len) qsort(liken->pairs->data, liken->pairs->len, sizeof(guint64), by_value);
  return liken;
}

void cjm_liken_free(CjmLiken *liken)
{
  if (!liken) return;
  g_array_unref(liken->words);
  g_array_unref(liken->pairs);
  g_free(liken);
}

/* Twice what two sorted lists have in common, by what they have together. */
static double dice(const GArray *a, const GArray *b)
{
  guint common = 0;
  for (guint i = 0, k = 0; i < a->len && k < b->len;) {
    guint64 x = g_array_index(a, guint64, i), y = g_array_index(b, guint64, k);
    common += x == y;
    i += x <= y;
    k += y <= x;
  }
  return a->len + b->len ? 2.0 * common / (a->len + b->len) : 0;
}

size_t cjm_liken_size(const CjmLiken *liken)
{
  return liken->words->len + liken->pairs->len + 1;
}

double cjm_likeness(const CjmLiken *a, const CjmLiken *b)
{
  return (dice(a->words, b->words) + dice(a->pairs, b->pairs)) / 2;
}

/* ---- words that differ ---- */

enum { WORDS_MAX = 400 /* in a text that is compared word by word */ };

typedef struct Word {
  size_t start, len;
} Word;

static GArray *split_new(const char *text)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
  const char *p = text;
  while (*p) {
    while (*p && g_unichar_isspace(g_utf8_get_char(p))) p = g_utf8_next_char(p);
    const char *start = p;
    bool alone = false;
    while (*p && !alone && !g_unichar_isspace(g_utf8_get_char(p))) {
      alone = is_word_alone(g_utf8_get_char(p));
      if (alone && p > start) break;
      p = g_utf8_next_char(p);
    }
    Word word = {(size_t)(start - text), (size_t)(p - start)};
    if (word.len) g_array_append_val(words, word);
  }
  return words;
}

static bool same_word(const char *a, const Word *x, const char *b, const Word *y)
{
  return x->len == y->len && memcmp(a + x->start, b + y->start, x->len) == 0;
}

/* Marks the words of a longest common subsequence; returns its length. */
static guint mark_common(const char *old, const GArray *a, const char *new, const GArray *b, bool *in_old, bool *in_new)
{
  gsize width = b->len + 1;
  g_autofree guint16 *length = g_new0(guint16, (a->len + 1) * width);
  for (guint i = a->len; i-- > 0;)
    for (guint k = b->len; k-- > 0;)
      length[i * width + k] = same_word(old, &g_array_index(a, Word, i), new, &g_array_index(b, Word, k))
                                ? (guint16)(length[(i + 1) * width + k + 1] + 1)
                                : MAX(length[(i + 1) * width + k], length[i * width + k + 1]);
  for (guint i = 0, k = 0; i < a->len && k < b->len;) {
    if (same_word(old, &g_array_index(a, Word, i), new, &g_array_index(b, Word, k))) in_old[i++] = in_new[k++] = true;
    else if (length[(i + 1) * width + k] >= length[i * width + k + 1]) i++;
    else k++;
  }
  return length[0];
}

static bool is_single(const bool *common, guint i, guint n)
{
  return i > 0 && i + 1 < n && !common[i - 1] && !common[i + 1];
}

/* A single word between words that differ only makes the marks hard to read. */
static void drop_in_both(bool *in_old, guint n_old, bool *in_new, guint n_new)
{
  for (guint i = 0, k = 0; i < n_old && k < n_new;) {
    if (!in_old[i]) i++;
    else if (!in_new[k]) k++;
    else {
      if (is_single(in_old, i, n_old) && is_single(in_new, k, n_new)) in_old[i] = in_new[k] = false;
      i++;
      k++;
    }
  }
}

static void add_runs(const GArray *words, const bool *common, GArray *runs)
{
  for (guint i = 0; i < words->len; i++) {
    const Word *word = &g_array_index(words, Word, i);
    CjmWording *last = runs->len ? &g_array_index(runs, CjmWording, runs->len - 1) : NULL;
    if (last && last->differs == !common[i]) {
      last->len = word->start + word->len - last->start;
    } else {
      CjmWording run = {word->start, word->len, !common[i]};
      g_array_append_val(runs, run);
    }
  }
}

void cjm_wordings_new(const char *old, const char *new, GArray **ret_old, GArray **ret_new)
{
  g_autoptr(GArray) a = split_new(old), b = split_new(new);
  g_autofree bool *in_old = g_new0(bool, a->len + 1), *in_new = g_new0(bool, b->len + 1);
  guint common = a->len <= WORDS_MAX && b->len <= WORDS_MAX ? mark_common(old, a, new, b, in_old, in_new) : 0;
  if (4 * common < a->len + b->len) {
    memset(in_old, 0, a->len * sizeof *in_old);
    memset(in_new, 0, b->len * sizeof *in_new);
  }
  drop_in_both(in_old, a->len, in_new, b->len);
  *ret_old = g_array_new(FALSE, FALSE, sizeof(CjmWording));
  *ret_new = g_array_new(FALSE, FALSE, sizeof(CjmWording));
  add_runs(a, in_old, *ret_old);
  add_runs(b, in_new, *ret_new);
}
