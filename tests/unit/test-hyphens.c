/* Hyphenation: by patterns, and by rules where a language has none. */
#include <glib/gstdio.h>
#include <string.h>

#include "suite.h"
#include "text/syllables.h"

/* The word with a dash at each place where it may be hyphenated. */
static char *marked_new(const char *word, const char *tag, bool by_patterns)
{
  glong n;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast(word, -1, &n);
  g_autofree bool *hyphens = g_new0(bool, n + 1);
  if (!by_patterns) cjm_syllables_find(chars, n, tag, hyphens);
  else if (!cjm_patterns_find(chars, n, tag, hyphens)) return g_strdup("no patterns");
  GString *marked = g_string_new(NULL);
  for (glong i = 0; i < n; i++) {
    if (hyphens[i]) g_string_append_c(marked, '-');
    g_string_append_unichar(marked, chars[i]);
  }
  return g_string_free(marked, FALSE);
}

static void assert_marked(const char *word, const char *tag, bool by_patterns, const char *expected)
{
  g_autofree char *marked = marked_new(word, tag, by_patterns);
  g_assert_cmpstr(marked, ==, expected);
}

/* The break comes where one part of a compound ends, and not before its s. */
static void test_links(void)
{
  static const struct {
    const char *tag, *word, *part;
  } rows[] = {
    {"de", "Genehmigungszuständigkeit", "ungs-zu"}, {"de-AT", "Freiheitsentzug", "heits-ent"},
    {"nl", "verzekeringsmaatschappij", "rings-maat"}, {"sv", "förvaltningsavdelning", "nings-av"},
    {"da", "forsikringsselskab", "rings-sel"},      {"nb", "opplæringskontor", "rings-kon"},
    {"no", "utviklingsavdeling", "lings-av"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *marked = marked_new(rows[i].word, rows[i].tag, false);
    g_test_message("%s: %s", rows[i].tag, marked);
    g_assert_nonnull(strstr(marked, rows[i].part));
  }
}

static void test_syllables(void)
{
  assert_marked("experience", "en", false, "ex-pe-rien-ce");
  assert_marked("asiakaspalvelu", "fi", false, "a-sia-kas-pal-ve-lu");
  assert_marked("удовлетворение", "ru", false, "у-дов-лет-во-ре-ние");
  assert_marked("12345", "en", false, "12345");
  assert_marked("szczęście", "pl", false, "szczęś-cie");
  assert_marked("porządek", "pl", false, "po-rzą-dek");
  assert_marked("verzekering", "nl", false, "ver-ze-ke-ring");
  assert_marked("bcdfg", "en", false, "bcdfg");
  assert_marked("", "en", false, "");
}

/* ---- patterns ---- */

#ifdef CJM_WITH_HYPHEN

typedef struct Folder {
  char *path;
} Folder;

static void write_patterns(const Folder *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(folder->path, name, NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void set_up(Folder *folder, gconstpointer data)
{
  (void)data;
  folder->path = g_dir_make_tmp("cjm-hyphens-XXXXXX", NULL);
  cjm_patterns_use(folder->path);
}

static void tear_down(Folder *folder, gconstpointer data)
{
  (void)data;
  g_autoptr(GDir) dir = g_dir_open(folder->path, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder->path, name, NULL);
    g_unlink(path);
  }
  g_rmdir(folder->path);
  g_free(folder->path);
  cjm_patterns_use(NULL);
}

static void test_words(Folder *folder, gconstpointer data)
{
  (void)data;
  write_patterns(folder, "hyph_nl_NL.dic", "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\n1b\n1ï\n");
  assert_marked("kabouter", "nl", true, "ka-bouter");
  assert_marked("KaBouter", "nl-BE", true, "Ka-Bouter");
  assert_marked("kabouter/abab", "nl", true, "ka-bouter/abab");
  assert_marked("beïnvloeden", "nl", true, "be-ïnvloeden");
  assert_marked("kabouter", "sv", true, "no patterns");
  assert_marked("kabouter", "../nl", true, "no patterns");
  g_autofree char *long_word = g_strnfill(5000, 'b'), *marked = marked_new(long_word, "nl", true);
  g_assert_cmpstr(marked, ==, long_word);
}

/* The file of the region is preferred, then that of the language, then that of another region. */
static void test_regions(Folder *folder, gconstpointer data)
{
  (void)data;
  write_patterns(folder, "hyph_pt_BR.dic", "UTF-8\nb1a\n");
  write_patterns(folder, "hyph_pt_PT.dic", "UTF-8\na1b\n");
  write_patterns(folder, "hyph_nb_NO.dic", "UTF-8\na1b\n");
  write_patterns(folder, "hyph_fr.dic", "UTF-8\na1b\n");
  assert_marked("ababab", "pt-BR", true, "ab-ab-ab");
  assert_marked("ababab", "pt-PT", true, "aba-bab");
  assert_marked("ababab", "pt", true, "ab-ab-ab");
  assert_marked("ababab", "no", true, "aba-bab");
  assert_marked("ababab", "fr-CA", true, "aba-bab");
}

/* An old file is not in UTF-8; a letter that it does not have leaves the word whole. */
static void test_charset(Folder *folder, gconstpointer data)
{
  (void)data;
  write_patterns(folder, "hyph_da_DK.dic", "ISO8859-1\n\xe6" "1b\n");
  assert_marked("skæbnen", "da", true, "skæ-bnen");
  assert_marked("skæbněn", "da", true, "skæbněn");
}

/* A break that changes the spelling is none: the text on the map is the author's. */
static void test_spelling(Folder *folder, gconstpointer data)
{
  (void)data;
  write_patterns(folder, "hyph_hu_HU.dic", "UTF-8\ns1sz/sz=sz,1,3\na1b\n");
  assert_marked("asszonyab", "hu", true, "asszonyab");
  assert_marked("kabasszony", "hu", true, "ka-basszony");
}

/* Of Debian's packages, where they are installed: compounds are broken at their joints. */
static void test_installed(void)
{
  static const struct {
    const char *tag, *word, *part;
  } rows[] = {
    {"de", "Krankenversicherungskarte", "ken-ver"}, {"nl", "hypotheekadviseur", "theek-ad"},   {"sv", "sjukhusavgift", "hus-av"},
    {"nb", "kundeopplevelse", "kunde-opp"},     {"hu", "ügyfélélmény", "fél-él"},
  };
  unsigned n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    cjm_patterns_use("/usr/share/hyphen");
    g_autofree char *marked = marked_new(rows[i].word, rows[i].tag, true);
    g_test_message("%s: %s", rows[i].tag, marked);
    if (strcmp(marked, "no patterns") == 0) continue;
    g_assert_nonnull(strstr(marked, rows[i].part));
    n++;
  }
  cjm_patterns_use(NULL);
  if (n == 0) g_test_skip("no hyphenation patterns are installed");
}

/* The word with a dash at each place where it may be hyphenated, found as Liang describes it ("Word Hy-phen-a-tion by Com-put-er", 1983):
 * the greatest digit of all patterns counts, and is odd. Files have one level, and leave two letters at both ends. */
static char *marked_by_all_new(char *const *patterns, const char *word)
{
  g_autofree char *dotted = g_strdup_printf(".%s.", word), *digits = g_strnfill(strlen(dotted) + 1, '0');
  for (; *patterns; patterns++) {
    g_autoptr(GString) letters = g_string_new(NULL);
    for (const char *c = *patterns; *c; c++)
      if (!g_ascii_isdigit(*c)) g_string_append_c(letters, *c);
    for (const char *at = letters->len ? strstr(dotted, letters->str) : NULL; at; at = strstr(at + 1, letters->str)) {
      gsize i = (gsize)(at - dotted);
      for (const char *c = *patterns; *c; c++) {
        if (g_ascii_isdigit(*c)) digits[i] = MAX(digits[i], *c);
        else i++;
      }
    }
  }
  GString *marked = g_string_new(NULL);
  for (gsize i = 0; word[i]; i++) {
    if (i >= 2 && i + 2 <= strlen(word) && digits[i + 1] & 1) g_string_append_c(marked, '-');
    g_string_append_c(marked, word[i]);
  }
  return g_string_free(marked, FALSE);
}

/* The words of a language file, in lower case. They are of ASCII letters: others are not single bytes in every file of patterns. */
static GPtrArray *words_new(const char *language)
{
  g_autofree char *path = g_strdup_printf(CJM_SRCDIR "/src/lang/data/%s.lang", language), *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_autoptr(GRegex) word = g_regex_new("(?<![\\w])[A-Za-z]{4,}(?![\\w])", 0, 0, NULL);
  GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GMatchInfo) match = NULL;
  for (g_regex_match(word, text, 0, &match); g_match_info_matches(match); g_match_info_next(match, NULL)) {
    g_autofree char *found = g_match_info_fetch(match, 0);
    g_ptr_array_add(words, g_ascii_strdown(found, -1));
  }
  return words;
}

/* libhyphen is given the patterns that can match a word, and finds what all of the file say. */
static void test_selection(void)
{
  static const char *const files[] = {"nl_NL", "sv_SE", "nb_NO", "da_DK"};
  unsigned n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *path = g_strdup_printf("/usr/share/hyphen/hyph_%s.dic", files[i]), *language = g_strndup(files[i], 2), *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) continue;
    g_auto(GStrv) patterns = g_strsplit_set(text, "\r\n", -1);
    cjm_patterns_use("/usr/share/hyphen");
    g_autoptr(GPtrArray) words = words_new(language);
    g_assert_cmpuint(words->len, >, 50);
    for (guint k = 0; k < words->len; k += 5) {
      g_autofree char *expected = marked_by_all_new(patterns, words->pdata[k]);
      assert_marked(words->pdata[k], language, true, expected);
      n++;
    }
  }
  cjm_patterns_use(NULL);
  g_test_message("%u words", n);
  if (n == 0) g_test_skip("no hyphenation patterns are installed");
}

#endif

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/hyphens/links", test_links);
  g_test_add_func("/hyphens/syllables", test_syllables);
#ifdef CJM_WITH_HYPHEN
  g_test_add("/hyphens/patterns/words", Folder, NULL, set_up, test_words, tear_down);
  g_test_add("/hyphens/patterns/regions", Folder, NULL, set_up, test_regions, tear_down);
  g_test_add("/hyphens/patterns/charset", Folder, NULL, set_up, test_charset, tear_down);
  g_test_add("/hyphens/patterns/spelling", Folder, NULL, set_up, test_spelling, tear_down);
  g_test_add_func("/hyphens/patterns/installed", test_installed);
  g_test_add_func("/hyphens/patterns/selection", test_selection);
#endif
  return g_test_run();
}
