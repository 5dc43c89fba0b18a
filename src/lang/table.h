#ifndef CJM_LANG_TABLE_H
#define CJM_LANG_TABLE_H

/*
 * A language as it was read from its file in data/, for this folder only.
 *
 * A file is a key file of GLib, one language each, with a group [tag alias…] for the language and further groups for
 * its regions, which hold only what differs. In a value `\u` and four hex digits stand for a character that would not be seen, and
 * ` | ` separates the parts of a list. A word or unit that is missing is in English, a format that is missing as in the root of CLDR. Formats are
 * from CLDR: supplemental/plurals, numbers, dates, units, delimiters.
 */

#include <glib.h>

#include "lang/lang.h"
#include "lang/words.h"

/** CLDR's plural categories, in the order in which their rules are tried; OTHER has none. */
typedef enum {
  CJM_PLURAL_OTHER,
  CJM_PLURAL_ZERO,
  CJM_PLURAL_ONE,
  CJM_PLURAL_TWO,
  CJM_PLURAL_FEW,
  CJM_PLURAL_MANY,
  CJM_PLURAL_COUNT
} CjmPlural;

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

/** Every field that is a text is the value of a key of the file, named in read.c. */
struct CjmLang {
  const char *tag;       /* BCP 47 */
  bool regional;         /* from a further group of its file */
  const char *name;      /* in English */
  const char *direction; /* "ltr" or "rtl" */

  const char *digits;      /* the digit 0; the others follow it in Unicode */
  const char *decimal;     /* decimal separator */
  const char *group;       /* group separator */
  const char *grouping;    /* "4" or "5": integer digits from which on groups are made */
  const char *group_sizes; /* "3", or "2": groups before the last one have two digits, as in India */
  const char *plus;        /* plus sign, with its bidirectional mark */
  const char *minus;       /* minus sign, likewise */
  const char *percent;     /* pattern: `#` number, `-` minus sign of a negative one */
  const char *money;       /* pattern: likewise, and `¤` currency symbol */
  const char *money_group; /* group separator of money where it differs, else NULL */

  const char *date;   /* pattern: `d` day, `M` month, `y` year, text between apostrophes */
  const char *months; /* 12 abbreviations; NULL: the month is a number */
  const char *join;   /* pattern: two units of one duration */

  const char *plurals[CJM_PLURAL_COUNT];               /* CLDR rules; NULL: no number is of that category */
  const char *units[CJM_UNIT_COUNT][CJM_PLURAL_COUNT]; /* patterns; NULL: as OTHER; no OTHER: as in English */

  const char *quotes;        /* opening and closing mark */
  const char *nested_quotes; /* those of a quotation in a quotation */

  const char *words[CJM_WORD_COUNT]; /* NULL: as in English */
};

/**
 * Reads the group `group` of a language file over `lang`, whose texts it then shares with the program's life.
 * Adds a message to `ret_problems`, which may be NULL, for each key that is unknown and each value that is malformed.
 * False if `text` is no key file or has no such group.
 */
bool cjm_lang_read(const char *text, const char *group, CjmLang *lang, GPtrArray *ret_problems);

/** The part `index` of a list; false if there are not as many. The part is not zero-terminated. */
bool cjm_lang_list_at(const char *list, unsigned index, const char **ret_part, size_t *ret_len);

/** The category of a whole number. */
CjmPlural cjm_plural_of(const CjmLang *lang, guint64 n);

/** Whether `n` meets a rule of CLDR: comparisons of `n` or `n % m` with numbers and ranges, joined by `and` and `or`. */
bool cjm_plural_matches(const char *rule, guint64 n);

#endif
