#include "text/patterns.h"

#include <string.h>

#include "text/syllables.h"

#ifdef CJM_WITH_HYPHEN
#include <hyphen.h>
#include <stdlib.h>

/* The patterns of a language. */
typedef struct Patterns {
  char *tag;
  const char *file; /* static; NULL: there are none */
  HyphenDict *dict; /* NULL: likewise */
} Patterns;

static GMutex lock;
static char *folder;           /* under the lock; NULL: none */
static bool is_folder_chosen;  /* likewise */
static GArray *known;          /* of Patterns: the languages that were asked for, likewise */

/* Frees the patterns that were read last. */
static void forget(Patterns *patterns)
{
  g_free(patterns->tag);
  if (patterns->dict) hnj_hyphen_free(patterns->dict);
  g_array_set_size(known, known->len - 1);
}

void cjm_patterns_use(const char *chosen)
{
  g_mutex_lock(&lock);
  g_free(folder);
  folder = g_strdup(chosen);
  is_folder_chosen = true;
  while (known && known->len) forget(&g_array_index(known, Patterns, known->len - 1));
  g_mutex_unlock(&lock);
}

const char *cjm_patterns_folder(void)
{
  return folder;
}

/* ---- files ---- */

static char *existing(char *path)
{
  if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) return path;
  g_free(path);
  return NULL;
}

/* The first file of any region of a language, in the order of their names. */
static char *file_of_any_region(const char *language)
{
  g_autofree char *prefix = g_strdup_printf("hyph_%s_", language), *first = NULL;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    if (!g_str_has_prefix(name, prefix) || !g_str_has_suffix(name, ".dic") || (first && strcmp(first, name) <= 0)) continue;
    g_free(first);
    first = g_strdup(name);
  }
  return first ? g_build_filename(folder, first, NULL) : NULL;
}

/* The file of a tag such as "de-AT": that of the region, of the language, or of another region. A tag is letters, digits and dashes. */
static char *find_file(const char *tag)
{
  if (!folder || strspn(tag, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-") != strlen(tag)) return NULL;
  g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
  g_autofree char *language = g_ascii_strdown(strcmp(parts[0], "no") == 0 ? "nb" : parts[0], -1);
  for (guint i = g_strv_length(parts); i-- > 1;) {
    g_autofree char *region = g_ascii_strup(parts[i], -1);
    char *file = existing(g_strdup_printf("%s/hyph_%s_%s.dic", folder, language, region));
    if (file) return file;
  }
  char *file = existing(g_strdup_printf("%s/hyph_%s.dic", folder, language));
  return file ? file : file_of_any_region(language);
}

/* The patterns of a language, read at the first call. Under the lock. */
static const Patterns *patterns_of(const char *tag)
{
  static const char default_folder[] = "/usr/share/hyphen";
  if (!known) known = g_array_new(FALSE, FALSE, sizeof(Patterns));
  if (!is_folder_chosen) folder = g_strdup(default_folder);
  is_folder_chosen = true;
  for (guint i = 0; i < known->len; i++)
    if (strcmp(g_array_index(known, Patterns, i).tag, tag) == 0) return &g_array_index(known, Patterns, i);
  g_autofree char *file = find_file(tag);
  Patterns patterns = {.tag = g_strdup(tag), .file = file ? g_intern_string(file) : NULL};
  if (patterns.file) patterns.dict = hnj_hyphen_load(patterns.file);
  g_array_append_val(known, patterns);
  return &g_array_index(known, Patterns, known->len - 1);
}

/* ---- words ---- */

/* Hyphenates a word of letters. */
static void hyphenate(HyphenDict *dict, const gunichar *chars, glong n, bool *ret_hyphens)
{
  g_autofree char *word = g_ucs4_to_utf8(chars, n, NULL, NULL, NULL), *lower = g_utf8_strdown(word, -1);
  g_autofree char *coded = dict->utf8 ? g_strdup(lower) : g_convert(lower, -1, dict->cset, "UTF-8", NULL, NULL, NULL);
  if (!coded || g_utf8_strlen(lower, -1) != n) return; /* a letter that the language does not have, or one that becomes two */
  int size = (int)strlen(coded);
  g_autofree char *hyphens = g_malloc0((gsize)size + 5);
  char **rep = NULL; /* what the spelling becomes at a hyphen, of malloc() like the others */
  int *pos = NULL, *cut = NULL;
  bool done = hnj_hyphen_hyphenate2(dict, coded, size, hyphens, NULL, &rep, &pos, &cut) == 0;
  for (glong i = 1; done && i < n; i++) ret_hyphens[i] = hyphens[i - 1] & 1 && !(rep && rep[i - 1]);
  for (int i = 0; rep && i < size; i++) free(rep[i]);
  free(rep);
  free(pos);
  free(cut);
}

const char *cjm_patterns_find(const gunichar *chars, glong n, const char *tag, bool *ret_hyphens)
{
  enum { WORD_MAX = 200 /* characters: longer ones are no words, and libhyphen takes quadratic time for them */ };
  g_mutex_lock(&lock);
  const Patterns *patterns = patterns_of(tag);
  const char *file = patterns->dict ? patterns->file : NULL;
  for (glong i = 0, end; file && i < n; i = end + 1) {
    for (end = i; end < n && cjm_may_hyphenate(chars[end]);) end++;
    if (end - i > 1 && end - i <= WORD_MAX) hyphenate(patterns->dict, chars + i, end - i, ret_hyphens + i);
  }
  g_mutex_unlock(&lock);
  return file;
}

#else

void cjm_patterns_use(const char *folder)
{
  (void)folder;
}

const char *cjm_patterns_find(const gunichar *chars, glong n, const char *tag, bool *ret_hyphens)
{
  (void)chars, (void)n, (void)tag, (void)ret_hyphens, (void)cjm_may_hyphenate;
  return NULL;
}

const char *cjm_patterns_folder(void)
{
  return NULL;
}

#endif
