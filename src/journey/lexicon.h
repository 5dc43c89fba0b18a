#ifndef CJM_JOURNEY_LEXICON_H
#define CJM_JOURNEY_LEXICON_H

#include <glib.h>
#include <stdbool.h>

/* The emotion lexicon: the valence of words such as "frustrated". docs/lexicon.md describes where the numbers come from. All
 * functions may be called from any thread. */

/* A table is a key file of GLib, data/LANGUAGE.lexicon, which is compiled in and read at first use: [lexicon] with the
 * language's name, [degrees] with the words that weaken, strengthen or reverse the word after them, and [words]. */

/* One word of a table, with the other forms that mean the same. */
typedef struct {
  const char *word;  /* the form that dictionaries list, UTF-8, lower case unless it is a German noun */
  double valence;    /* -2 very unpleasant ... +2 very pleasant, one decimal */
  const char *forms; /* other forms, separated by '|'; NULL if there are none */
} CjmLexiconWord;

/* A word before or after another one, such as "very". */
typedef struct {
  const char *word;
  double factor; /* of the other one's valence; negative: "not" */
  bool after;    /* follows the other one; written with a `+` before it in the file */
} CjmLexiconDegree;

/* The table of one language, its words ordered by valence, lowest first. */
typedef struct {
  const char *lang;  /* BCP 47 primary subtag, lower case */
  const char *title; /* the language's English name */
  bool umlaut_as_e;  /* ä, ö, ü may be typed as ae, oe, ue */
  const CjmLexiconWord *words;
  gsize n_words;
  const CjmLexiconDegree *degrees;
  gsize n_degrees;
} CjmLexicon;

/* Looks `word` up in the table of `lang`, then in English, then among the words of the emotion axis ("very good") in both, then
 * among common emoji faces; true if it is known. An unknown text may begin, or in some languages end, with up to three degrees
 * ("very", "not"), which are stripped. `lang` is a BCP 47 tag, of which only the primary subtag counts (NULL: English only).
 * Case and diacritics are ignored, space, '-' and '_' are the same, and every inflected form in the table is recognised. */
bool cjm_lexicon_find(const char *lang, const char *word, double *ret_valence);

/* Returns at most `max` known words that look like `word`, nearest first, each at most once; never NULL. Words of `lang` precede
 * English ones at the same distance. The array owns its strings. */
GPtrArray *cjm_lexicon_nearest_new(const char *lang, const char *word, guint max);

/* Returns the number of tables. */
guint cjm_lexicon_count(void);

/* Returns the table at `index`, which is below cjm_lexicon_count(); English is the first. */
const CjmLexicon *cjm_lexicon_at(guint index);

/* Returns the headword and all other forms of `word`, ending in NULL; g_strfreev() frees them. */
char **cjm_lexicon_forms_new(const CjmLexiconWord *word);

/* Returns `word` as the lexicon compares it: case-folded, without diacritics, with ligatures and stroked letters decomposed, a
 * single space for dashes and runs of spaces, and none at the ends. NULL if `word` is not valid UTF-8. */
char *cjm_lexicon_fold_new(const char *word);

/* Appends all tables as Markdown, a section per language: the generated part of docs/lexicon.md. */
void cjm_lexicon_print_markdown(GString *out);

#endif
