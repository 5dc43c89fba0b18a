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
#endif
  return g_test_run();
}
