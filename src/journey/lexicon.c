#include "journey/lexicon.h"

#include "base/embedded.h"
#include "base/keep.h"
#include "base/spell.h"
#include "lang/words.h"

#include <math.h>
#include <string.h>

/* The most edits of a suggestion. */
enum { NEAREST_MAX_EDITS = 3 };

enum { ENGLISH = 0, DEGREES_MAX = 3 };

/* A table, and its words by their folded forms; both are created at first use and kept until the program ends. */
typedef struct {
  const CjmEmbedded *file;
  char *lang;
  CjmLexicon *lexicon;
  GHashTable *index; /* folded form -> CjmLexiconWord */
} Table;

/* One per file, English first, as it is the last resort of every search. */
static const GArray *tables_get(void)
{
  static GArray *tables;

  if (g_once_init_enter(&tables)) {
    GArray *made = g_array_new(FALSE, TRUE, sizeof(Table));
    for (const CjmEmbedded *file = cjm_embedded_lexicons; file->name; file++) {
      Table table = {.file = file, .lang = g_strndup(file->name, strcspn(file->name, "."))};
      g_array_insert_vals(made, g_str_equal(table.lang, "en") ? 0 : made->len, &table, 1);
    }
    g_once_init_leave(&tables, made);
  }
  return tables;
}

static Table *table_at(guint index)
{
  const GArray *tables = tables_get();

  g_assert(index < tables->len);
  return &g_array_index(tables, Table, index);
}

guint cjm_lexicon_count(void)
{
  return tables_get()->len;
}

/* `-1.2 | form | +ending`, a + standing for the word. */
static CjmLexiconWord read_word(const char *word, const char *value)
{
  g_auto(GStrv) parts = g_strsplit(value, " | ", -1);
  g_autoptr(GString) forms = g_string_new(NULL);

  for (guint i = 1; parts[0] && parts[i]; i++) {
    const char *form = parts[i];
    g_string_append_printf(forms, "%s%s%s", i > 1 ? "|" : "", *form == '+' ? word : "", *form == '+' ? form + 1 : form);
  }
  return (CjmLexiconWord){cjm_keep(word), g_ascii_strtod(value, NULL),
                          forms->len > 0 ? cjm_keep(forms->str) : NULL};
}

static CjmLexicon *read_lexicon(const char *lang, const char *text)
{
  g_autoptr(GKeyFile) file = g_key_file_new();
  bool read = g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, NULL);
  g_assert(read); /* tests read every file */

  gsize n_words = 0, n_degrees = 0;
  g_auto(GStrv) words = g_key_file_get_keys(file, "words", &n_words, NULL);
  g_auto(GStrv) degrees = g_key_file_get_keys(file, "degrees", &n_degrees, NULL);
  CjmLexiconWord *all = g_new(CjmLexiconWord, n_words);
  CjmLexiconDegree *all_degrees = g_new(CjmLexiconDegree, n_degrees);
  for (gsize i = 0; i < n_words; i++) {
    g_autofree char *value = g_key_file_get_value(file, "words", words[i], NULL);
    all[i] = read_word(words[i], value);
  }
  for (gsize i = 0; i < n_degrees; i++) {
    bool after = degrees[i][0] == '+';
    g_autofree char *key = cjm_lexicon_fold_new(degrees[i] + after);
    g_autofree char *value = g_key_file_get_value(file, "degrees", degrees[i], NULL);
    all_degrees[i] = (CjmLexiconDegree){cjm_keep(key), g_ascii_strtod(value, NULL), after};
  }
  g_autofree char *title = g_key_file_get_value(file, "lexicon", "title", NULL);
  CjmLexicon *lexicon = g_new(CjmLexicon, 1);
  *lexicon = (CjmLexicon){.lang = lang,
                          .title = cjm_keep(title),
                          .umlaut_as_e = g_key_file_has_key(file, "lexicon", "umlauts", NULL),
                          .words = all,
                          .n_words = n_words,
                          .degrees = all_degrees,
                          .n_degrees = n_degrees};
  return lexicon;
}

const CjmLexicon *cjm_lexicon_at(guint index)
{
  Table *table = table_at(index);

  if (g_once_init_enter(&table->lexicon)) g_once_init_leave(&table->lexicon, read_lexicon(table->lang, table->file->text));
  return table->lexicon;
}

char **cjm_lexicon_forms_new(const CjmLexiconWord *word)
{
  g_autofree char *all = word->forms ? g_strconcat(word->word, "|", word->forms, NULL) : g_strdup(word->word);
  return g_strsplit(all, "|", -1);
}

/* Letters that NFKD does not decompose, and the typographic apostrophe. */
static const char *letter_apart(gunichar c)
{
  switch (c) {
    case 0x0142: return "l";  /* ł */
    case 0x00f8: return "o";  /* ø */
    case 0x00e6: return "ae"; /* æ */
    case 0x0153: return "oe"; /* œ */
    case 0x0111: return "d";  /* đ */
    case 0x2019: return "'";
    default: return NULL;
  }
}

static bool is_gap(gunichar c)
{
  return c == '_' || g_unichar_isspace(c) || g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION;
}

char *cjm_lexicon_fold_new(const char *word)
{
  g_autofree char *apart = g_utf8_normalize(word, -1, G_NORMALIZE_NFKD);
  g_autofree char *lower = apart ? g_utf8_casefold(apart, -1) : NULL; /* ß becomes ss here */
  GString *out = NULL;
  bool gap = false;

  if (!lower) return NULL;
  out = g_string_new(NULL);
  for (const char *p = lower; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    const char *letters = letter_apart(c);

    if (is_gap(c)) {
      gap = true;
      continue;
    }
    if (g_unichar_ismark(c)) continue;
    if (gap && out->len > 0) g_string_append_c(out, ' ');
    gap = false;
    if (letters) g_string_append(out, letters);
    else g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

/* "über" -> "ueber": the spelling of keyboards without umlauts. */
static char *umlauts_as_e_new(const char *word)
{
  g_autofree char *lower = g_utf8_casefold(word, -1);
  GString *out = g_string_new(lower);

  g_string_replace(out, "ä", "ae", 0);
  g_string_replace(out, "ö", "oe", 0);
  g_string_replace(out, "ü", "ue", 0);
  return g_string_free(out, FALSE);
}

static GHashTable *index_new(const CjmLexicon *lexicon)
{
  GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < lexicon->n_words; i++) {
    const CjmLexiconWord *word = &lexicon->words[i];
    g_auto(GStrv) forms = cjm_lexicon_forms_new(word);

    for (char **form = forms; *form; form++) {
      g_hash_table_insert(index, cjm_lexicon_fold_new(*form), (gpointer)word);
      if (lexicon->umlaut_as_e) {
        g_autofree char *typed = umlauts_as_e_new(*form);
        g_hash_table_insert(index, cjm_lexicon_fold_new(typed), (gpointer)word);
      }
    }
  }
  return index;
}

static GHashTable *index_get(guint i)
{
  Table *table = table_at(i);

  if (g_once_init_enter(&table->index)) g_once_init_leave(&table->index, index_new(cjm_lexicon_at(i)));
  return table->index;
}

/* The table for a BCP 47 tag; English if there is none. */
static guint table_of(const char *lang)
{
  gsize n = lang ? strcspn(lang, "-_") : 0;

  for (guint i = 0; i < cjm_lexicon_count(); i++) {
    const char *tag = table_at(i)->lang;
    if (strlen(tag) == n && g_ascii_strncasecmp(tag, lang, n) == 0) return i;
  }
  return ENGLISH;
}

/* The words at the emotion axis of the map, and their valence. */
static bool find_on_axis(const CjmLang *lang, const char *key, double *ret_valence)
{
  static const struct {
    CjmWord word;
    double valence;
  } axis[] = {
    {CJM_WORD_SCALE_VERY_GOOD, 2}, {CJM_WORD_SCALE_GOOD, 1},      {CJM_WORD_SCALE_NEUTRAL, 0},
    {CJM_WORD_SCALE_BAD, -1},      {CJM_WORD_SCALE_VERY_BAD, -2},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(axis); i++) {
    g_autofree char *name = cjm_lexicon_fold_new(cjm_lang_word(lang, axis[i].word));
    if (g_str_equal(name, key)) {
      *ret_valence = axis[i].valence;
      return true;
    }
  }
  return false;
}

/* Emoji faces mean the same in all languages. */
static bool find_face(const char *key, double *ret_valence)
{
  static const struct {
    gunichar face;
    double valence;
  } faces[] = {
    {0x1f92f, -1.5}, /* 🤯 */ {0x1f628, -1.5}, /* 😨 */ {0x1f616, -1.4}, /* 😖 */ {0x1f623, -1.3}, /* 😣 */
    {0x1f614, -1.2}, /* 😔 */ {0x1f644, -0.8}, /* 🙄 */ {0x1f62c, -0.6}, /* 😬 */ {0x1f605, 0.3},  /* 😅 */
    {0x1f60b, 1.4},  /* 😋 */ {0x1f60e, 1.5},  /* 😎 */ {0x1f602, 1.6},  /* 😂 */ {0x1f970, 1.9},  /* 🥰 */
    {0x1f44d, 1.0},  /* 👍 */ {0x1f44e, -1.0}, /* 👎 */ {0x2764, 1.9},   /* ❤ */
    {0x1f621, -2.0}, /* 😡 */ {0x1f92c, -2.0},   /* 🤬 */ {0x1f62d, -1.8}, /* 😭 */ {0x1f620, -1.7}, /* 😠 */
    {0x1f631, -1.7}, /* 😱 */ {0x1f622, -1.5},   /* 😢 */ {0x1f61e, -1.5},    /* 😞 */ {0x1f624, -1.4}, /* 😤 */
    {0x1f62b, -1.3}, /* 😫 */ {0x1f629, -1.3},   /* 😩 */ {0x2639, -1.2},     /* ☹ */ {0x1f641, -1.0}, /* 🙁 */
    {0x1f61f, -1.0}, /* 😟 */ {0x1f630, -1.0},   /* 😰 */ {0x1f615, -0.9},    /* 😕 */ {0x1f612, -0.8}, /* 😒 */
    {0x1f914, -0.3}, /* 🤔 */ {0x1f610, 0.0}, /* 😐 */ {0x1f611, 0.0},     /* 😑 */ {0x1f636, 0.0},  /* 😶 */
    {0x1f642, 1.0},  /* 🙂 */ {0x263a, 1.2},  /* ☺ */ {0x1f60c, 1.2},     /* 😌 */ {0x1f60a, 1.5},  /* 😊 */
    {0x1f600, 1.5},  /* 😀 */ {0x1f603, 1.6},    /* 😃 */ {0x1f604, 1.7},     /* 😄 */ {0x1f601, 1.7},  /* 😁 */
    {0x1f60d, 1.9},  /* 😍 */ {0x1f929, 2.0},    /* 🤩 */ {0x1f973, 2.0},                           /* 🥳 */
  };

  if (*key == '\0' || *g_utf8_next_char(key) != '\0') return false;
  for (gsize i = 0; i < G_N_ELEMENTS(faces); i++)
    if (faces[i].face == g_utf8_get_char(key)) {
      *ret_valence = faces[i].valence;
      return true;
    }
  return false;
}

static bool find_word(const char *lang, const char *key, double *ret_valence)
{
  const CjmLexiconWord *found = g_hash_table_lookup(index_get(table_of(lang)), key);

  if (!found) found = g_hash_table_lookup(index_get(ENGLISH), key);
  if (!found)
    return find_on_axis(cjm_lang_find(lang), key, ret_valence) || find_on_axis(cjm_lang_find("en"), key, ret_valence) ||
           find_face(key, ret_valence);
  *ret_valence = found->valence;
  return true;
}

/* Removes a degree that follows the feeling; false if `key` does not end with it or has nothing before it. */
static bool cut_degree(char *key, const char *degree)
{
  size_t len = strlen(key), n = strlen(degree);
  if (len <= n || strcmp(key + len - n, degree) != 0) return false;
  key[len - n] = '\0';
  g_strchomp(key);
  return true;
}

/* The rest of `key` after `degree`; NULL if it does not begin with it. In Japanese and Chinese there is no space between. */
static char *skip_degree(char *key, const char *degree)
{
  if (!g_str_has_prefix(key, degree)) return NULL;
  key += strlen(degree);
  if (*key == ' ') return key + 1;
  GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(g_utf8_prev_char(key)));
  bool spaceless = script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA;
  return spaceless && *key ? key : NULL;
}

static bool find_degree(const CjmLexicon *lexicon, char **key, double *factor)
{
  for (gsize i = 0; i < lexicon->n_degrees; i++) {
    const CjmLexiconDegree *degree = &lexicon->degrees[i];
    char *rest = !degree->after ? skip_degree(*key, degree->word) : cut_degree(*key, degree->word) ? *key : NULL;
    if (rest) {
      *key = rest;
      *factor *= degree->factor;
      return true;
    }
  }
  return false;
}

static bool is_pictograph(gunichar c)
{
  return c == 0x200D || (c >= 0x2190 && (g_unichar_type(c) == G_UNICODE_OTHER_SYMBOL || g_unichar_type(c) == G_UNICODE_MODIFIER_SYMBOL));
}

/* A word without the faces beside it: `😊 Excited`; NULL if it has none, or nothing else. */
static char *word_beside_new(const char *word)
{
  g_autoptr(GString) rest = g_string_new(NULL);
  for (const char *p = word; *p; p = g_utf8_next_char(p))
    if (!is_pictograph(g_utf8_get_char(p))) g_string_append_len(rest, p, g_utf8_next_char(p) - p);
  bool beside = rest->len < strlen(word) && *g_strstrip(rest->str);
  return beside ? g_strdup(rest->str) : NULL;
}

static bool find_words(const char *lang, const char *word, double *ret_valence)
{
  g_autofree char *folded = cjm_lexicon_fold_new(word);
  char *key = folded;
  double factor = 1, valence;

  if (!key) return false;
  for (int n = 0; !find_word(lang, key, &valence); n++)
    if (n == DEGREES_MAX ||
        (!find_degree(cjm_lexicon_at(table_of(lang)), &key, &factor) && !find_degree(cjm_lexicon_at(ENGLISH), &key, &factor)))
      return false;
  *ret_valence = factor == 1 ? valence : CLAMP(round(valence * factor * 10) / 10, -2, 2);
  return true;
}

bool cjm_lexicon_find(const char *lang, const char *word, double *ret_valence)
{
  if (find_words(lang, word, ret_valence)) return true;
  g_autofree char *beside = g_utf8_validate(word, -1, NULL) ? word_beside_new(word) : NULL;
  return beside && find_words(lang, beside, ret_valence);
}

/* A word to suggest. */
typedef struct {
  char *form; /* owned */
  size_t edits;
  guint order; /* among equals: the language of the author first, then the order of the table */
} Candidate;

static void candidate_free(gpointer data)
{
  Candidate *candidate = data;

  g_free(candidate->form);
  g_free(candidate);
}

static int candidate_compare(gconstpointer a, gconstpointer b)
{
  const Candidate *x = *(const Candidate *const *)a;
  const Candidate *y = *(const Candidate *const *)b;

  if (x->edits != y->edits) return x->edits < y->edits ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

/* The folded form for cjm_spelling_distance(); false if it is too long. */
static bool spelling_of(const char *form, CjmSpelling *ret_spelling)
{
  g_autofree char *key = cjm_lexicon_fold_new(form);
  return key && cjm_spelling_init(ret_spelling, key);
}

/* Whether one is the other with letters in front, as patient and impatient, which often mean the opposite. */
static bool are_opposite(const CjmSpelling *a, const CjmSpelling *b)
{
  const CjmSpelling *longer = a->n > b->n ? a : b, *shorter = a->n > b->n ? b : a;
  size_t more = longer->n - shorter->n;
  return more > 1 && memcmp(longer->at + more, shorter->at, shorter->n * sizeof *shorter->at) == 0;
}

/* Adds the form of `word` that is nearest to `typed`, if it is close enough. */
static void add_candidate(GPtrArray *candidates, const CjmLexiconWord *word, const CjmSpelling *typed)
{
  g_auto(GStrv) forms = cjm_lexicon_forms_new(word);
  /* a third of its length: at two edits any short word is near any other */
  size_t allowed = CLAMP(typed->n / 3, 1, NEAREST_MAX_EDITS);
  const char *best = NULL;

  for (char **form = forms; *form; form++) {
    CjmSpelling spelling;
    if (!spelling_of(*form, &spelling) || spelling.n > typed->n + allowed || typed->n > spelling.n + allowed) continue;
    if (are_opposite(typed, &spelling)) continue;
    size_t edits = cjm_spelling_distance(typed, &spelling);
    if (edits < allowed || (edits == allowed && !best)) {
      best = *form;
      allowed = edits;
    }
  }
  if (best) {
    Candidate *candidate = g_new(Candidate, 1);
    *candidate = (Candidate){.form = g_strdup(best), .edits = allowed, .order = candidates->len};
    g_ptr_array_add(candidates, candidate);
  }
}

static void add_candidates(GPtrArray *candidates, guint table, const CjmSpelling *typed)
{
  const CjmLexicon *lexicon = cjm_lexicon_at(table);

  for (gsize i = 0; i < lexicon->n_words; i++) add_candidate(candidates, &lexicon->words[i], typed);
}

GPtrArray *cjm_lexicon_nearest_new(const char *lang, const char *word, guint max)
{
  GPtrArray *nearest = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func(candidate_free);
  guint own = table_of(lang);
  CjmSpelling typed;

  if (!spelling_of(word, &typed)) return nearest;
  add_candidates(candidates, own, &typed);
  if (own != ENGLISH) add_candidates(candidates, ENGLISH, &typed);
  g_ptr_array_sort(candidates, candidate_compare);

  for (guint i = 0; i < candidates->len && nearest->len < max; i++) {
    const Candidate *candidate = g_ptr_array_index(candidates, i);

    /* languages share words such as "neutral" */
    if (!g_ptr_array_find_with_equal_func(nearest, candidate->form, g_str_equal, NULL))
      g_ptr_array_add(nearest, g_strdup(candidate->form));
  }
  return nearest;
}

void cjm_lexicon_print_markdown(GString *out)
{
  for (guint i = 0; i < cjm_lexicon_count(); i++) {
    const CjmLexicon *lexicon = cjm_lexicon_at(i);

    g_string_append_printf(out, "%s### %s (`%s`): %" G_GSIZE_FORMAT " words\n\n", i > 0 ? "\n" : "", lexicon->title,
                           lexicon->lang, lexicon->n_words);
    g_string_append(out, "| word | valence | other forms |\n|---|---:|---|\n");
    for (gsize j = 0; j < lexicon->n_words; j++) {
      const CjmLexiconWord *word = &lexicon->words[j];
      char valence[G_ASCII_DTOSTR_BUF_SIZE];
      g_auto(GStrv) forms = cjm_lexicon_forms_new(word);
      g_autofree char *others = g_strjoinv(", ", forms + 1);

      g_ascii_formatd(valence, sizeof valence, word->valence > 0 ? "%+.1f" : "%.1f", word->valence);
      g_string_append_printf(out, "| %s | %s |%s%s |\n", word->word, valence, *others ? " " : "", others);
    }
  }
}
