#include "text/patterns.h"

#include <string.h>

#include "text/syllables.h"

#ifdef CJM_WITH_HYPHEN
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>

/* The patterns of a language. libhyphen takes seconds to prepare all those of German, so it is given those that can match a word: the
 * lines are indexed by a hash of their letters. */
typedef struct Patterns {
  char *tag;
  const char *file; /* static; NULL: there are none */
  char *text;       /* of the file; NULL: likewise */
  char *charset;
  GArray *lines;    /* of Line */
  GArray *commands; /* guint: the lines that are not patterns */
  guint *first;     /* N_BUCKETS: the first line of a hash; NONE: there is none */
  gsize max;        /* bytes: the longest pattern */
} Patterns;

typedef struct Line {
  const char *start;
  gsize len;
  guint next;      /* the line that has the same hash; NONE: there is none */
} Line;

enum { N_BUCKETS = 1 << 16 };
#define NONE G_MAXUINT

static GMutex lock;
static char *folder;           /* under the lock; NULL: none */
static bool is_folder_chosen;  /* likewise */
static GArray *known;          /* of Patterns: the languages that were asked for, likewise */

/* Frees the patterns that were read last. */
static void forget(Patterns *patterns)
{
  g_free(patterns->tag);
  g_free(patterns->text);
  g_free(patterns->charset);
  g_free(patterns->first);
  if (patterns->lines) g_array_unref(patterns->lines);
  if (patterns->commands) g_array_unref(patterns->commands);
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

/* ---- lines ---- */

/* FNV-1a, a byte at a time. */
static guint32 hash_add(guint32 hash, char byte)
{
  return (hash ^ (guchar)byte) * 16777619u;
}

static const guint32 hash_start = 2166136261u;

static bool is_command(const char *line, gsize len)
{
  static const char *const words[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN", "NOHYPHEN", "NEXTLEVEL"};
  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (len >= strlen(words[i]) && memcmp(line, words[i], strlen(words[i])) == 0) return true;
  return false;
}

/* Adds a line to the index. Of a pattern such as ".ab1c2/x=y,1,2" the letters "abc" count: dots stand for the ends of a word or of a part of it. */
static void add_line(Patterns *patterns, Line line)
{
  guint32 hash = hash_start;
  guint number = patterns->lines->len;
  gsize n = 0;
  line.next = NONE;
  if (is_command(line.start, line.len)) {
    g_array_append_val(patterns->commands, number);
    g_array_append_val(patterns->lines, line);
    return;
  }
  for (gsize i = 0; i < line.len && line.start[i] != '/'; i++) {
    if (g_ascii_isdigit(line.start[i]) || line.start[i] == '.') continue;
    hash = hash_add(hash, line.start[i]);
    n++;
  }
  patterns->max = MAX(patterns->max, n);
  line.next = patterns->first[hash % N_BUCKETS];
  patterns->first[hash % N_BUCKETS] = number;
  g_array_append_val(patterns->lines, line);
}

/* Whether the file could be read. Its first line names the character set. */
static bool read_patterns(Patterns *patterns)
{
  if (!g_file_get_contents(patterns->file, &patterns->text, NULL, NULL)) return false;
  patterns->lines = g_array_new(FALSE, FALSE, sizeof(Line));
  patterns->commands = g_array_new(FALSE, FALSE, sizeof(guint));
  patterns->first = g_new(guint, N_BUCKETS);
  for (guint i = 0; i < N_BUCKETS; i++) patterns->first[i] = NONE;
  gsize len = strcspn(patterns->text, "\r\n");
  patterns->charset = g_strndup(patterns->text, len);
  for (const char *at = patterns->text + len; *at; at += len) {
    at += strspn(at, "\r\n");
    len = strcspn(at, "\r\n");
    if (len && *at != '#' && *at != '%') add_line(patterns, (Line){.start = at, .len = len});
  }
  return true;
}

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;
  return (x > y) - (x < y);
}

/* The lines that matter for a word in the character set of the file, in order: commands, and patterns whose letters are in the word. */
static GArray *select_lines(const Patterns *patterns, const char *word)
{
  GArray *chosen = g_array_copy(patterns->commands);
  for (const char *start = word; *start; start++) {
    guint32 hash = hash_start;
    for (gsize n = 0; n < patterns->max && start[n]; n++) {
      hash = hash_add(hash, start[n]);
      for (guint i = patterns->first[hash % N_BUCKETS]; i != NONE; i = g_array_index(patterns->lines, Line, i).next)
        g_array_append_val(chosen, i);
    }
  }
  g_array_sort(chosen, compare_numbers);
  return chosen;
}

/* ---- levels ---- */

/* The patterns of a level of a file: letters, with dots for ends -> the digit before each of them and after the last. */
typedef GHashTable Level;

/* The digits of two patterns that end together: the greater ones. The first has `n` more letters. */
static void unite(char *digits, gsize n, const char *others)
{
  for (gsize i = 0; others[i]; i++) digits[n + i] = MAX(digits[n + i], others[i]);
}

static void add_pattern(Level *level, const Line *line)
{
  g_autoptr(GString) letters = g_string_new(NULL), digits = g_string_new("0");
  for (gsize i = 0; i < line->len; i++) {
    char c = line->start[i];
    if (g_ascii_isdigit(c)) {
      digits->str[digits->len - 1] = c;
      continue;
    }
    g_string_append_c(letters, c);
    g_string_append_c(digits, '0');
  }
  const char *same = g_hash_table_lookup(level, letters->str);
  if (same) unite(digits->str, 0, same);
  g_hash_table_replace(level, g_strdup(letters->str), g_strdup(digits->str));
}

static void write_pattern(GString *text, const char *letters, const char *digits)
{
  for (gsize i = 0; digits[i]; i++) {
    if (digits[i] != '0') g_string_append_c(text, digits[i]);
    if (letters[i]) g_string_append_c(text, letters[i]);
  }
  g_string_append_c(text, '\n');
}

/* Writes a pattern for each beginning of a pattern, with what the patterns say that it ends with, and empties the level. libhyphen looks at
 * the longest beginning only that it has come to, and expects this of those who make the files (its substrings.pl does it), not all of
 * whom do. */
static void write_level(GString *text, Level *level)
{
  g_autoptr(GHashTable) written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer pattern;
  g_hash_table_iter_init(&iter, level);
  while (g_hash_table_iter_next(&iter, &pattern, NULL)) {
    for (gsize len = strlen(pattern); len > 0; len--) {
      char *letters = g_strndup(pattern, len);
      if (!g_hash_table_add(written, letters)) break; /* and so were its own beginnings */
      g_autofree char *digits = g_strnfill(len + 1, '0');
      for (gsize i = 0; i < len; i++) {
        const char *end = g_hash_table_lookup(level, letters + i);
        if (end) unite(digits, i, end);
      }
      if (digits[strspn(digits, "0")]) write_pattern(text, letters, digits);
    }
  }
  g_hash_table_remove_all(level);
}

static GString *lines_for(const Patterns *patterns, const char *word)
{
  g_autoptr(GArray) chosen = select_lines(patterns, word);
  g_autoptr(GHashTable) level = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  GString *text = g_string_new(patterns->charset);
  g_string_append_c(text, '\n');
  for (guint i = 0; i < chosen->len; i++) {
    guint number = g_array_index(chosen, guint, i);
    const Line *line = &g_array_index(patterns->lines, Line, number);
    if (i > 0 && number == g_array_index(chosen, guint, i - 1)) continue;
    bool is_plain = !is_command(line->start, line->len) && !memchr(line->start, '/', line->len);
    if (is_plain) {
      add_pattern(level, line);
      continue;
    }
    if (line->start[0] == 'N') write_level(text, level); /* before NEXTLEVEL */
    g_string_append_len(text, line->start, (gssize)line->len);
    g_string_append_c(text, '\n');
  }
  write_level(text, level);
  return text;
}

/* What libhyphen needs for a word. NULL: it refuses the lines. */
static HyphenDict *dict_new(const Patterns *patterns, const char *word)
{
  GString *text = lines_for(patterns, word);
  FILE *file = fmemopen(text->str, text->len, "r");
  HyphenDict *dict = file ? hnj_hyphen_load_file(file) : NULL;
  if (file) fclose(file);
  g_string_free(text, TRUE);
  return dict;
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
  if (patterns.file && !read_patterns(&patterns)) patterns.file = NULL;
  g_array_append_val(known, patterns);
  return &g_array_index(known, Patterns, known->len - 1);
}

/* ---- words ---- */

/* Hyphenates a word of letters. */
static void hyphenate(const Patterns *patterns, const gunichar *chars, glong n, bool *ret_hyphens)
{
  g_autofree char *word = g_ucs4_to_utf8(chars, n, NULL, NULL, NULL), *lower = g_utf8_strdown(word, -1);
  bool is_utf8 = strcmp(patterns->charset, "UTF-8") == 0;
  g_autofree char *coded = is_utf8 ? g_strdup(lower) : g_convert(lower, -1, patterns->charset, "UTF-8", NULL, NULL, NULL);
  if (!coded || g_utf8_strlen(lower, -1) != n) return; /* a letter that the language does not have, or one that becomes two */
  HyphenDict *dict = dict_new(patterns, coded);
  if (!dict) return;
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
  hnj_hyphen_free(dict);
}

const char *cjm_patterns_find(const gunichar *chars, glong n, const char *tag, bool *ret_hyphens)
{
  enum { WORD_MAX = 200 /* characters: longer ones are no words, and libhyphen takes quadratic time for them */ };
  g_mutex_lock(&lock);
  const Patterns *patterns = patterns_of(tag);
  const char *file = patterns->file;
  for (glong i = 0, end; file && i < n; i = end + 1) {
    for (end = i; end < n && cjm_may_hyphenate(chars[end]);) end++;
    if (end - i > 1 && end - i <= WORD_MAX) hyphenate(patterns, chars + i, end - i, ret_hyphens + i);
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
