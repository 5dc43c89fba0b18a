#ifndef CJM_LANG_TABLE_H
#define CJM_LANG_TABLE_H

/*
 * The language table, for this folder only. Adding a language is one row in rows.c (with its units in units.c), and, if
 * it brings words, one file words-xx.c. Data from CLDR: supplemental/plurals, numbers, dates, units, delimiters.
 */

#include <glib.h>

#include "lang/lang.h"
#include "lang/words.h"

/** CLDR's plural categories (zero is not needed: a duration of 0 takes OTHER). */
typedef enum { CJM_PLURAL_OTHER, CJM_PLURAL_ONE, CJM_PLURAL_TWO, CJM_PLURAL_FEW, CJM_PLURAL_MANY, CJM_PLURAL_COUNT } CjmPlural;

typedef enum {
  CJM_UNIT_SECOND,
  CJM_UNIT_MINUTE,
  CJM_UNIT_HOUR,
  CJM_UNIT_DAY,
  CJM_UNIT_WEEK,
  CJM_UNIT_MONTH,
  CJM_UNIT_YEAR,
  CJM_UNIT_COUNT
} CjmUnit;

/** How durations are written. */
typedef struct {
  CjmPlural (*plural)(guint64 n);                      /* of a whole number; fractions take OTHER */
  const char *joiner;                                  /* between two units */
  const char *forms[CJM_UNIT_COUNT][CJM_PLURAL_COUNT]; /* `#` is the number; a form that is NULL is as OTHER */
} CjmUnits;

struct CjmLang {
  const char *tag; /* BCP 47 */
  bool rtl;

  gunichar zero;           /* the digit 0; the others follow it */
  const char *decimal;     /* decimal separator */
  const char *group;       /* group separator */
  int grouping_digits;     /* integer digits from which on groups are made: 4 or 5 */
  const char *plus;        /* plus sign, with its bidirectional mark */
  const char *minus;       /* minus sign, likewise */
  const char *percent;     /* pattern: `#` number, `-` minus sign of a negative one */
  const char *money;       /* pattern: likewise, and `¤` currency symbol */
  const char *money_group; /* group separator of money where it differs, else NULL */

  const char *date;          /* pattern: `d` day, `M` month, `y` year, text between apostrophes */
  const char *const *months; /* 12 abbreviations; NULL: the month is a number */
  const CjmUnits *units;

  const char *quote_open, *quote_close;
  const char *const *words; /* CJM_WORD_COUNT of them; NULL: as English */
};

extern const CjmLang cjm_lang_rows[];
extern const unsigned cjm_lang_n_rows;

extern const CjmUnits cjm_units_en, cjm_units_nl, cjm_units_pl, cjm_units_de, cjm_units_fr, cjm_units_es, cjm_units_ar,
  cjm_units_ja, cjm_units_pt, cjm_units_it, cjm_units_sv, cjm_units_da, cjm_units_nb, cjm_units_fi, cjm_units_cs, cjm_units_uk,
  cjm_units_tr, cjm_units_he, cjm_units_zh, cjm_units_zh_hant, cjm_units_ko;

extern const char *const cjm_words_en[CJM_WORD_COUNT];
extern const char *const cjm_words_nl[CJM_WORD_COUNT];
extern const char *const cjm_words_pl[CJM_WORD_COUNT];
extern const char *const cjm_words_de[CJM_WORD_COUNT];
extern const char *const cjm_words_fr[CJM_WORD_COUNT];
extern const char *const cjm_words_es[CJM_WORD_COUNT];
extern const char *const cjm_words_ar[CJM_WORD_COUNT];
extern const char *const cjm_words_ja[CJM_WORD_COUNT];

#endif
