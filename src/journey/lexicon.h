#ifndef CJM_JOURNEY_LEXICON_H
#define CJM_JOURNEY_LEXICON_H

#include <glib.h>
#include <stdbool.h>

/* The emotion lexicon: which place on the emotion axis a word such as "frustrated" stands for.
 * docs/lexicon.md says where the numbers come from. All functions may be called from any thread. */

/* A table is a key file of GLib, data/LANGUAGE.lexicon, which is compiled in and read when it is first asked for: [lexicon] with the
 * language's name, [degrees] with the words that weaken, strengthen or reverse what follows them, and [words]. */

/* One word of a table, with the other forms that mean the same. */
typedef struct {
  const char *word;  /* the form that dictionaries list, UTF-8, lower case unless it is a German noun */
  double valence;    /* -2 very unpleasant ... +2 very pleasant, one decimal */
  const char *forms; /* other forms, separated by '|'; NULL when there are none */
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

/* Looks `word` up in the table of `lang`, then in English, then among the words of the map's own axis ("very good") in both,
 * then among the common emoji faces; true when it is known. What is unknown may begin, or in some languages end, with a degree, "very" or "not", of which three
 * are taken off.
 * `lang` is a BCP 47 tag of which the primary subtag decides (NULL: English only). `word` may be written in any case,
 * with or without diacritics, with blanks, '-' and '_' being one, and in any inflected form of its table. */
bool cjm_lexicon_find(const char *lang, const char *word, double *ret_valence);

/* Returns at most `max` known words that look like `word`, nearest first, each at most once; never NULL.
 * Words of `lang` go before English ones that are as near. The array owns its strings. */
GPtrArray *cjm_lexicon_nearest_new(const char *lang, const char *word, guint max);

/* Returns how many tables there are. */
guint cjm_lexicon_count(void);

/* Returns the table at `index`, which is below cjm_lexicon_count(); English is the first. */
const CjmLexicon *cjm_lexicon_at(guint index);

/* Returns the headword and all other forms of `word`, ending in NULL; g_strfreev() frees them. */
char **cjm_lexicon_forms_new(const CjmLexiconWord *word);

/* Returns `word` as the lexicon compares it: without case and diacritics, ligatures and stroked letters taken apart, dashes
 * and runs of blanks one blank, none at the ends. NULL when `word` is not valid UTF-8. */
char *cjm_lexicon_fold_new(const char *word);

/* Appends all tables as Markdown, a section a language: the generated part of docs/lexicon.md. */
void cjm_lexicon_print_markdown(GString *out);

#endif
