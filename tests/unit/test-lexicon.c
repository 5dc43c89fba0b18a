/* The emotion lexicon: its tables are sound, and what an author types is found. */

#include "journey/lexicon.h"
#include "lang/words.h"
#include "suite.h"

#include <math.h>
#include <string.h>

/* Directory of the source tree, where docs/ is. */
static const char *source_dir(void)
{
#ifdef CJM_SRCDIR
  return CJM_SRCDIR;
#else
  const char *dir = g_getenv("G_TEST_SRCDIR");
  return dir ? dir : ".";
#endif
}

static void assert_same(const char *lang, const char *typed, const char *headword)
{
  double expected = NAN, found = NAN;

  if (!cjm_lexicon_find(lang, headword, &expected)) g_error("%s: \"%s\" is not in the lexicon", lang, headword);
  if (!cjm_lexicon_find(lang, typed, &found)) g_error("%s: \"%s\" is not found", lang, typed);
  g_assert_cmpfloat(found, ==, expected);
}

static void assert_unknown(const char *lang, const char *typed)
{
  double valence = 42;

  g_assert_false(cjm_lexicon_find(lang, typed, &valence));
  g_assert_cmpfloat(valence, ==, 42);
}

/* There is one for each file, English first, and none is too small to be of use. */
static void test_all_files(void)
{
  static const struct {
    const char *lang;
    gsize n_words; /* at least */
  } promised[] = {{"en", 80}, {"nl", 80}, {"pl", 80}, {"de", 80}, {"fr", 80}, {"es", 80}, {"pt", 80},
                  {"it", 80}, {"sv", 80}, {"ru", 40}, {"ja", 40}, {"zh", 40}, {"ko", 40}, {"ar", 40}};
  g_autofree char *path = g_build_filename(source_dir(), "src", "journey", "data", NULL);
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  guint n_files = 0;

  g_assert_nonnull(folder);
  for (const char *name; (name = g_dir_read_name(folder)) != NULL;) n_files += g_str_has_suffix(name, ".lexicon");
  g_assert_cmpuint(cjm_lexicon_count(), ==, n_files);
  g_assert_cmpstr(cjm_lexicon_at(0)->lang, ==, "en");
  for (gsize i = 0; i < G_N_ELEMENTS(promised); i++) {
    guint k = 0;
    while (k < n_files && strcmp(cjm_lexicon_at(k)->lang, promised[i].lang) != 0) k++;
    g_assert_cmpuint(k, <, n_files);
    if (k < n_files) g_assert_cmpuint(cjm_lexicon_at(k)->n_words, >=, promised[i].n_words);
  }
}

/* Valences lie on -2 ... +2 in steps of a tenth, in order, on both sides of a neutral word. */
static void test_valences(void)
{
  for (guint i = 0; i < cjm_lexicon_count(); i++) {
    const CjmLexicon *lexicon = cjm_lexicon_at(i);
    double before = -2;

    g_assert_cmpfloat(lexicon->words[0].valence, ==, -2.0);
    g_assert_cmpfloat(lexicon->words[lexicon->n_words - 1].valence, ==, 2.0);
    for (gsize j = 0; j < lexicon->n_words; j++) {
      double valence = lexicon->words[j].valence;
      char tenths[G_ASCII_DTOSTR_BUF_SIZE];

      g_assert_cmpfloat(valence, >=, before);
      g_assert_cmpfloat(valence, <=, 2);
      g_ascii_formatd(tenths, sizeof tenths, "%.1f", valence);
      g_assert_cmpfloat(valence, ==, g_ascii_strtod(tenths, NULL));
      before = valence;
    }
  }
}

/* No two forms of a language fold to the same, so that none can have two valences. */
static void test_no_duplicates(void)
{
  for (guint i = 0; i < cjm_lexicon_count(); i++) {
    const CjmLexicon *lexicon = cjm_lexicon_at(i);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (gsize j = 0; j < lexicon->n_words; j++) {
      g_auto(GStrv) forms = cjm_lexicon_forms_new(&lexicon->words[j]);

      for (char **form = forms; *form; form++) {
        char *key = cjm_lexicon_fold_new(*form);
        const char *first = NULL;

        g_assert_nonnull(key);
        g_assert_cmpstr(key, !=, "");
        first = g_hash_table_lookup(seen, key);
        if (first)
          g_error("%s: \"%s\" of \"%s\" stands under \"%s\" already", lexicon->lang, *form, lexicon->words[j].word, first);
        g_hash_table_insert(seen, key, (gpointer)lexicon->words[j].word);
      }
    }
  }
}

/* Every form of every table is found: as it stands, in capitals, and as it folds. */
static void test_every_form(void)
{
  for (guint i = 0; i < cjm_lexicon_count(); i++) {
    const CjmLexicon *lexicon = cjm_lexicon_at(i);

    for (gsize j = 0; j < lexicon->n_words; j++) {
      g_auto(GStrv) forms = cjm_lexicon_forms_new(&lexicon->words[j]);

      for (char **form = forms; *form; form++) {
        g_autofree char *capitals = g_utf8_strup(*form, -1);
        g_autofree char *folded = cjm_lexicon_fold_new(*form);

        assert_same(lexicon->lang, *form, lexicon->words[j].word);
        assert_same(lexicon->lang, capitals, lexicon->words[j].word);
        assert_same(lexicon->lang, folded, lexicon->words[j].word);
      }
    }
  }
}

static void test_fold(void)
{
  static const struct {
    const char *typed, *folded;
  } rows[] = {
    {"Zły", "zly"},
    {"ZŁOŚĆ", "zlosc"},
    {"u\xcc\x88"
     "berrascht",
     "uberrascht"}, /* decomposed already */
    {"Spaß", "spass"},
    {"smørgås", "smorgas"},
    {"Ærlig", "aerlig"},
    {"cœur", "coeur"},
    {"  fed\t-_ up ", "fed up"},
    {"fed\xe2\x80\x91up", "fed up"},
    {"\xc3\xa0 l\xe2\x80\x99"
     "aise",
     "a l'aise"},
    {"ＨＡＰＰＹ", "happy"},
    {"", ""},
    {" - ", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *folded = cjm_lexicon_fold_new(rows[i].typed);
    g_assert_cmpstr(folded, ==, rows[i].folded);
  }
  g_assert_null(cjm_lexicon_fold_new("\xff"));
}

static void test_inflection(void)
{
  static const struct {
    const char *lang, *typed, *headword;
  } rows[] = {
    {"en", "FRUSTRATED", "frustrated"},
    {"en", "Frustrating", "frustrated"},
    {"en", "worries", "worry"},
    {"en", "demoralised", "demoralized"},
    {"en", "sceptical", "skeptical"},
    {"en", "Fed-up", "fed up"},
    {"en", "self confident", "confident"},
    {"nl", "gefrustreerde", "gefrustreerd"},
    {"nl", "Geirriteerd", "geïrriteerd"},
    {"nl", "geergerde", "geërgerd"},
    {"nl", "boze", "boos"},
    {"nl", "nerveuze", "nerveus"},
    {"nl", "teleurstellingen", "teleurstelling"},
    {"nl", "op haar gemak", "op zijn gemak"},
    {"pl", "sfrustrowana", "sfrustrowany"},
    {"pl", "sfrustrowani", "sfrustrowany"},
    {"pl", "sfrustrowane", "sfrustrowany"},
    {"pl", "Zła", "zły"},
    {"pl", "zli", "zły"},
    {"pl", "wsciekla", "wściekły"},
    {"pl", "zadowoleni", "zadowolony"},
    {"pl", "zawiedzeni", "zawiedziony"},
    {"pl", "weseli", "wesoły"},
    {"pl", "radośni", "radosny"},
    {"pl", "pełna nadziei", "pełen nadziei"},
    {"pl", "frustrację", "frustracja"},
    {"pl", "frustracją", "frustracja"},
    {"pl", "ulgę", "ulga"},
    {"de", "enttäuschte", "enttäuscht"},
    {"de", "Enttaeuscht", "enttäuscht"},
    {"de", "enttauschter", "enttäuscht"},
    {"de", "ÜBERFORDERT", "überfordert"},
    {"de", "ueberfordertes", "überfordert"},
    {"de", "Aerger", "Ärger"},
    {"de", "Ängste", "Angst"},
    {"de", "sauren", "sauer"},
    {"de", "müder", "müde"},
    {"fr", "frustrée", "frustré"},
    {"fr", "frustrees", "frustré"},
    {"fr", "DÉÇUES", "déçu"},
    {"fr", "inquietes", "inquiet"},
    {"fr", "heureuse", "heureux"},
    {"fr", "curieuses", "curieux"},
    {"fr", "panique", "paniqué"},
    {"fr", "surprises", "surpris"},
    {"fr", "attentive", "attentif"},
    {"fr", "pleines d’espoir", "plein d'espoir"},
    {"es", "frustrada", "frustrado"},
    {"es", "Frustrados", "frustrado"},
    {"es", "frustraciones", "frustración"},
    {"es", "frustracion", "frustración"},
    {"es", "felices", "feliz"},
    {"es", "verguenza", "vergüenza"},
    {"es", "COMODAS", "cómodo"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) assert_same(rows[i].lang, rows[i].typed, rows[i].headword);
}

/* Words that are near synonyms stand at the same place in every language. */
static void test_languages_agree(void)
{
  static const struct {
    const char *lang, *words[4];
  } rows[] = {
    {"en", {"frustrated", "neutral", "curious", "relieved"}}, {"nl", {"gefrustreerd", "neutraal", "nieuwsgierig", "opgelucht"}},
    {"pl", {"sfrustrowany", "neutralny", "ciekawy", "ulga"}}, {"de", {"frustriert", "neutral", "neugierig", "erleichtert"}},
    {"fr", {"frustré", "neutre", "curieux", "soulagé"}},      {"es", {"frustrado", "neutro", "curioso", "aliviado"}},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS(rows[i].words); j++) {
      double english = NAN, other = NAN;

      g_assert_true(cjm_lexicon_find("en", rows[0].words[j], &english));
      g_assert_true(cjm_lexicon_find(rows[i].lang, rows[i].words[j], &other));
      g_assert_cmpfloat(other, ==, english);
    }
  }
}

static void test_language_tags(void)
{
  assert_same("pl-PL", "sfrustrowana", "sfrustrowany");
  assert_same("DE_at", "enttäuscht", "enttäuscht");
  assert_same("pt-BR", "frustrated", "frustrated");
  assert_same("ja", "Relieved", "relieved");
  assert_same("", "relieved", "relieved");
  assert_same(NULL, "relieved", "relieved");
  /* a language that has a table falls back on English too, and on English alone */
  assert_same("nl", "annoyed", "annoyed");
  assert_unknown("en", "sfrustrowana");
  assert_unknown("nl", "sfrustrowana");
  assert_unknown("p", "sfrustrowana");
  /* the own table goes before English: French "content" is pleased, English "content" a little less */
  double french = NAN, english = NAN;
  g_assert_true(cjm_lexicon_find("fr", "content", &french));
  g_assert_true(cjm_lexicon_find("en", "content", &english));
  g_assert_cmpfloat(french, >, english);
}

static void test_unknown(void)
{
  g_autofree char *huge = g_strnfill(64 * 1024, 'a');

  assert_unknown("en", "");
  assert_unknown("en", " ");
  assert_unknown("en", "frustratedd");
  assert_unknown("en", "\xff\xfe");
  assert_unknown("en", huge);
}

static void assert_nearest(const char *lang, const char *typed, const char *first)
{
  g_autoptr(GPtrArray) nearest = cjm_lexicon_nearest_new(lang, typed, 3);

  g_assert_cmpuint(nearest->len, >, 0);
  g_assert_cmpuint(nearest->len, <=, 3);
  g_assert_cmpstr(g_ptr_array_index(nearest, 0), ==, first);
}

static void test_nearest(void)
{
  assert_nearest("en", "frustated", "frustrated");
  assert_nearest("en", "Anoyed", "annoyed");
  assert_nearest("en", "dissapointed", "disappointed");
  assert_nearest("en", "relived", "relieved");
  assert_nearest("en", "cofnused", "confused");
  assert_nearest("nl", "gefrusteerd", "gefrustreerd");
  assert_nearest("nl", "tevreeden", "tevreden");
  assert_nearest("pl", "sfrustowana", "sfrustrowana");
  assert_nearest("pl", "zlosv", "złość");
  assert_nearest("de", "enttäucht", "enttäuscht");
  assert_nearest("de", "begeisert", "begeistert");
  assert_nearest("fr", "soulajée", "soulagée");
  assert_nearest("es", "frustado", "frustrado");
  assert_nearest("nl", "anoyed", "annoyed"); /* English is searched too */
  assert_nearest("ja", "hapy", "happy");
}

static void test_nearest_limits(void)
{
  g_autofree char *huge = g_strnfill(64 * 1024, 'a');
  const char *nothing_near[] = {"", "xyzzy", "qqqqqqqqqq", "怒り", "\xff", huge};

  for (gsize i = 0; i < G_N_ELEMENTS(nothing_near); i++) {
    g_autoptr(GPtrArray) nearest = cjm_lexicon_nearest_new("en", nothing_near[i], 5);
    g_assert_cmpuint(nearest->len, ==, 0);
  }

  g_autoptr(GPtrArray) none = cjm_lexicon_nearest_new("en", "frustated", 0);
  g_assert_cmpuint(none->len, ==, 0);

  /* a word that two languages share is named once */
  g_autoptr(GPtrArray) shared = cjm_lexicon_nearest_new("de", "neutrall", 10);
  guint named = 0;
  for (guint i = 0; i < shared->len; i++) named += strcmp(g_ptr_array_index(shared, i), "neutral") == 0;
  g_assert_cmpuint(named, ==, 1);
}

static gpointer look_up(gpointer lang)
{
  double valence = NAN;

  return GINT_TO_POINTER(cjm_lexicon_find(lang, "neutral", &valence) && valence == 0);
}

static void test_threads(void)
{
  GThread *threads[24];

  for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("lexicon", look_up, (gpointer)cjm_lexicon_at(i % cjm_lexicon_count())->lang);
  for (guint i = 0; i < G_N_ELEMENTS(threads); i++) g_assert_true(GPOINTER_TO_INT(g_thread_join(threads[i])));
}

static void test_docs_current(void)
{
  static const char begin[] = "<!-- lexicon begin -->\n", end[] = "<!-- lexicon end -->";
  g_autofree char *path = g_build_filename(source_dir(), "docs", "lexicon.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) wanted = g_string_new(begin);
  const char *from = NULL, *to = NULL;

  g_file_get_contents(path, &text, NULL, &error);
  g_assert_no_error(error);
  from = strstr(text, begin);
  g_assert_nonnull(from);
  to = strstr(from, end);
  g_assert_nonnull(to);

  cjm_lexicon_print_markdown(wanted);
  g_autofree char *found = g_strndup(from, (gsize)(to - from));
  g_auto(GStrv) found_lines = g_strsplit(found, "\n", -1), wanted_lines = g_strsplit(wanted->str, "\n", -1);
  gsize i = 0;
  while (wanted_lines[i] && g_strcmp0(found_lines[i], wanted_lines[i]) == 0) i++;
  g_assert_cmpstr(found_lines[i], ==, wanted_lines[i]); /* the first line that differs */
}

/* What the map writes at its own axis is known as a feeling, in every language. */
static void test_axis(void)
{
  static const CjmWord words[] = {CJM_WORD_SCALE_VERY_BAD, CJM_WORD_SCALE_BAD, CJM_WORD_SCALE_NEUTRAL, CJM_WORD_SCALE_GOOD,
                                  CJM_WORD_SCALE_VERY_GOOD};

  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    double before = -3;
    for (gsize k = 0; k < G_N_ELEMENTS(words); k++) {
      double valence = 9;
      if (!cjm_lexicon_find(cjm_lang_tag(lang), cjm_lang_word(lang, words[k]), &valence) || valence <= before || valence > 2) {
        g_test_message("%s: %s is %g", cjm_lang_tag(lang), cjm_lang_word(lang, words[k]), valence);
        g_test_fail();
      }
      before = valence;
    }
  }
  double valence;
  g_assert_true(cjm_lexicon_find("nl", "Very good", &valence));
  g_assert_cmpfloat(valence, ==, 2);
}

/* "very" strengthens, "a bit" weakens, "not" turns round; in English whatever the language. */
static void test_degrees(void)
{
  static const struct {
    const char *lang, *word;
    double valence;
  } rows[] = {
    {"en", "very happy", 1.9},    {"en", "not very happy", -0.9}, {"en", "a bit frustrated", -0.8}, {"en", "Not good", -0.5},
    {"en", "not bad", 0.5},       {"en", "extremely angry", -2},  {"en", "quite good", 0.9},        {"nl", "heel blij", 1.9},
    {"pl", "bardzo zły", -2},   {"de", "nicht gut", -0.5},      {"fr", "un peu perdu", -0.7},     {"es", "muy triste", -1.9},
    {"it", "molto triste", -1.9}, {"sv", "inte nöjd", -0.7},      {"ru", "очень рад", 1.9},         {"ja", "とても嬉しい", 1.9},
    {"zh", "非常失望", -1.9},     {"zh-TW", "有點擔心", -0.6},    {"pt-BR", "muito feliz", 1.9},    {"ko", "조금 불안", -0.6},
    {"nl", "very happy", 1.9},    {"ar", "راض جدا", 1.6},       {"ja", "満足ではない", -0.7}, {"ko", "만족하지 않음", -0.7},
    {"zh", "不满意", -0.7},       {"nl", "best tevreden", 1.2},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    double valence = 9;
    if (!cjm_lexicon_find(rows[i].lang, rows[i].word, &valence) || fabs(valence - rows[i].valence) > 0.01) {
      g_test_message("%s: %s is %g", rows[i].lang, rows[i].word, valence);
      g_test_fail();
    }
  }
  assert_unknown("en", "very");
  assert_unknown("en", "very bicycle");
  assert_unknown("en", "very very very very happy");
  assert_unknown("en", "veryhappy");
}

static void test_evaluations(void)
{
  static const char *const worse_to_better[] = {"terrible", "negative", "mixed", "neutral", "positive", "great"};
  double before = -3;

  for (gsize i = 0; i < G_N_ELEMENTS(worse_to_better); i++) {
    double valence = 9;
    g_assert_true(cjm_lexicon_find("en", worse_to_better[i], &valence));
    g_assert_cmpfloat(valence, >, before);
    before = valence;
  }
}

/* Every language has words of its own for what a plain rating says. */
static void test_evaluations_everywhere(void)
{
  static const char *const rows[][7] = {
    {"de", "schrecklich", "schlecht", "negativ", "gemischt", "positiv", "toll"},
    {"nl", "vreselijk", "slecht", "negatief", "gemengd", "positief", "geweldig"},
    {"fr", "terrible", "mauvais", "négatif", "mitigé", "positif", "génial"},
    {"es", "terrible", "malo", "negativo", "mixto", "positivo", "genial"},
    {"it", "terribile", "cattivo", "negativo", "misto", "positivo", "ottimo"},
    {"pt", "terrível", "mau", "negativo", "misto", "positivo", "ótimo"},
    {"pl", "okropnie", "źle", "negatywny", "mieszane", "pozytywny", "świetnie"},
    {"ru", "ужасно", "плохо", "негативно", "смешанно", "позитивно", "отлично"},
    {"sv", "hemskt", "dåligt", "negativ", "blandat", "positiv", "fantastiskt"},
    {"ja", "最悪", "悪い", "ネガティブ", "複雑", "ポジティブ", "最高"},
    {"ko", "최악", "나쁨", "부정적", "복잡", "긍정적", "최고"},
    {"zh", "糟透了", "糟糕", "消极", "复杂", "积极", "很棒"},
    {"ar", "فظيع", "سيئ", "سلبي", "مختلط", "إيجابي", "رائع"},
  };
  static const double least[] = {-2, -1.8, -1, -0.2, 1, 1.5}, most[] = {-1.5, -1, -1, -0.2, 1, 2};

  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
    for (gsize j = 1; j < G_N_ELEMENTS(rows[i]); j++) {
      double valence = 9;
      if (cjm_lexicon_find(rows[i][0], rows[i][j], &valence) && valence >= least[j - 1] && valence <= most[j - 1]) continue;
      g_test_message("%s: %s is %g", rows[i][0], rows[i][j], valence);
      g_test_fail();
    }
}

static void test_faces(void)
{
  double valence;
  g_assert_true(cjm_lexicon_find("pl", "😡", &valence));
  g_assert_cmpfloat(valence, ==, -2);
  g_assert_true(cjm_lexicon_find(NULL, "☹️", &valence)); /* with a variation selector */
  g_assert_cmpfloat(valence, ==, -1.2);
  g_assert_true(cjm_lexicon_find("ja", " 😊 ", &valence));
  g_assert_cmpfloat(valence, ==, 1.5);
  g_assert_true(cjm_lexicon_find("zh", "👎", &valence));
  g_assert_cmpfloat(valence, ==, -1);
  g_assert_true(cjm_lexicon_find("en", "🥰", &valence));
  g_assert_cmpfloat(valence, ==, 1.9);
  g_assert_false(cjm_lexicon_find("en", "😊😡", &valence));
  g_assert_false(cjm_lexicon_find("en", "🚲", &valence));
  g_assert_false(cjm_lexicon_find("en", "", &valence));
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/lexicon/files", test_all_files);
  g_test_add_func("/lexicon/valences", test_valences);
  g_test_add_func("/lexicon/no-duplicates", test_no_duplicates);
  g_test_add_func("/lexicon/every-form", test_every_form);
  g_test_add_func("/lexicon/fold", test_fold);
  g_test_add_func("/lexicon/inflection", test_inflection);
  g_test_add_func("/lexicon/languages-agree", test_languages_agree);
  g_test_add_func("/lexicon/language-tags", test_language_tags);
  g_test_add_func("/lexicon/unknown", test_unknown);
  g_test_add_func("/lexicon/nearest", test_nearest);
  g_test_add_func("/lexicon/nearest-limits", test_nearest_limits);
  g_test_add_func("/lexicon/threads", test_threads);
  g_test_add_func("/lexicon/docs-current", test_docs_current);
  g_test_add_func("/lexicon/axis", test_axis);
  g_test_add_func("/lexicon/degrees", test_degrees);
  g_test_add_func("/lexicon/evaluations", test_evaluations);
  g_test_add_func("/lexicon/evaluations-everywhere", test_evaluations_everywhere);
  g_test_add_func("/lexicon/faces", test_faces);
  return g_test_run();
}
