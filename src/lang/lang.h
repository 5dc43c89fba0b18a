#ifndef CJM_LANG_LANG_H
#define CJM_LANG_LANG_H

#include <stdbool.h>

/*
 * What depends on the file's `lang`, other than words (see lang/words.h): text direction, and how numbers, dates,
 * durations, money and quotations are written. The formats are those of the Unicode CLDR (https://cldr.unicode.org),
 * with these choices of our own: a negative number carries the true minus sign U+2212; a date is the medium form with
 * the month in letters where CLDR has one with letters; durations take the shorter of CLDR's unit forms; `en` without region
 * writes dates as most of the world does ("12 Oct 2026"); and `ar` without region has Arabic-Indic digits, as ar-EG.
 *
 * Nothing here depends on the C locale. Strings come back as UTF-8, newly allocated, to be freed with g_free().
 */

/** A language with its formats; constant, static, never freed. */
typedef struct CjmLang CjmLang;

/**
 * The language for a BCP 47 tag, without regard to case and with `_` accepted for `-`: the full tag if it has formats
 * of its own, else language with script, language with region, the language alone, else English. NULL is English;
 * the result is never NULL.
 */
const CjmLang *cjm_lang_find(const char *bcp47);

/**
 * The language with Latin digits, or with those of its own script, and the signs that belong to them; the same language
 * where it has no others. A map is read more easily with one kind of digits than with two.
 */
const CjmLang *cjm_lang_with_digits(const CjmLang *lang, bool latin);

/** Whether the language has digits of its own that are not 0 to 9. */
bool cjm_lang_has_own_digits(const CjmLang *lang);

/** Whether the tag's language has formats of its own: cjm_lang_find() need not fall back to English. */
bool cjm_lang_known(const char *bcp47);

/** The BCP 47 tag of the language found, for example "nl" or "ar-MA"; static. */
const char *cjm_lang_tag(const CjmLang *lang);

/** Whether it is the form of a region, with the words of the language it belongs to: "ar-MA". */
bool cjm_lang_is_regional(const CjmLang *lang);

/** Whether the language is written from right to left. */
bool cjm_lang_is_rtl(const CjmLang *lang);

/** The number of languages with formats, for loops over all of them. */
unsigned cjm_lang_count(void);

/** The language at `index`, 0 … cjm_lang_count() − 1. */
const CjmLang *cjm_lang_at(unsigned index);

/**
 * A number with the language's digits, decimal and group separators, rounded half away from zero to at most
 * `max_decimals` (0 … 9) without trailing zeros: 1203 is "1,203", nl "1.203", pl "1203", ar "١٬٢٠٣".
 * A value that rounds to zero has no sign; what is not finite is "–".
 */
char *cjm_lang_number_new(const CjmLang *lang, double value, int max_decimals);

/**
 * An emotion score, with its sign always: "+1.6", "−1.4", and "0" without sign. One decimal, two where the
 * value needs them: "+1.0", "+0.25". In languages written from right to left the sign is placed as CLDR does, after
 * U+061C or U+200E. What is not finite is "–".
 */
char *cjm_lang_score_new(const CjmLang *lang, double score);

/**
 * A number with its sign always, zero without one, in exactly so many decimals (0 … 9): "+1.20", "−0.50", "0.00". Rounded
 * half away from zero. What is not finite is "–".
 */
char *cjm_lang_signed_new(const CjmLang *lang, double value, int decimals);

/** A number in exactly so many decimals (0 … 9): "80.0". Rounded half away from zero. What is not finite is "–". */
char *cjm_lang_fixed_new(const CjmLang *lang, double value, int decimals);

/** A percentage: `value` 48 (not 0.48) is "48%", de "48 %" with a no-break space, ar "٤٨٪" followed by U+061C. */
char *cjm_lang_percent_new(const CjmLang *lang, double value, int max_decimals);

/** A date, medium form: "12 Oct 2026", de "12. Okt. 2026", ja "2026年10月12日". `month` is 1 … 12, `day` 1 … 31. */
char *cjm_lang_date_new(const CjmLang *lang, int year, int month, int day);

/**
 * A duration in the largest fitting unit and, where needed, the next: "4 d", "1 h 30 min", "2 wk", "6 mo", ja "4日".
 * Whole weeks, months and years are written as such, a month being 30 days and a year 365 (or the mean Gregorian or
 * Julian ones, to the second); a negative or not finite duration is "–".
 */
char *cjm_lang_duration_new(const CjmLang *lang, double seconds);

/* Two durations as a range, the unit once where both are in one: "25–35 min", "45 min–2 h". The same as cjm_lang_duration_new() of
 * `least` unless `most` is more. */
char *cjm_lang_durations_new(const CjmLang *lang, double least, double most);

/**
 * An amount of money: "€4.95", nl "€ 4,95", pl "4,95 zł", de "4,95 €", ja "￥480". The symbol is the usual one for
 * common currencies, else the code; the decimals are the currency's own (JPY none), also for a whole amount.
 */
char *cjm_lang_money_new(const CjmLang *lang, double amount, const char *iso4217);

/** The code of the currency whose code or symbol a unit is ("EUR", "€"); NULL where it is none; static. */
const char *cjm_lang_currency(const char *unit);

/**
 * The text between the language's quotation marks, once: marks already typed around the whole text, in whatever
 * style (" ' “ „ « » ‘ ‚ ‹ 「 『), are replaced. Quotations inside the text get the language's nested marks, those inside them the
 * outer ones again; where the marks inside do not pair up they stay as they are.
 */
char *cjm_lang_quote_new(const CjmLang *lang, const char *text);

/**
 * The text as part of a sentence: between directional isolates (U+2068 … U+2069) where it is written from right to left, or
 * stands among words that are, so that it does not affect its neighbours.
 */
char *cjm_lang_isolate_new(const CjmLang *lang, const char *text);

#endif
