#include <glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/embedded.h"
#include "lang/lang.h"
#include "lang/messages.h"
#include "lang/table.h"
#include "lang/words.h"
#include "suite.h"

#define NBSP  "\u00a0"
#define NNBSP "\u202f"
#define ALM   "\u061c"
#define LRM   "\u200e"
#define RLM   "\u200f"
#define M     "\u2212"

/* Every language whose formats are promised. */
static const char *const promised[] = {"en", "nl",      "pl", "de", "fr", "es", "pt", "pt-BR", "it", "sv", "da",
                                       "nb", "fi",      "cs", "sk", "hu", "ro", "tr", "ru",    "uk", "el", "ja",
                                       "zh", "zh-Hant", "ko", "ar", "he", "hi", "th", "vi",    "id"};

static void take(char *actual, const char *expected)
{
  g_assert_cmpstr(actual, ==, expected);
  g_free(actual);
}

static void test_find(void)
{
  static const struct {
    const char *asked, *got;
  } rows[] = {
    {"nl", "nl"},
    {"NL-be", "nl"},
    {"en-GB", "en"},
    {"en_US", "en-US"},
    {"de-Latn-AT", "de-AT"},
    {"ar-ma", "ar-MA"},
    {"ar-EG", "ar"},
    {"ar-SY", "ar-LB"},
    {"zh-TW", "zh-Hant"},
    {"zh-Hant-HK", "zh-Hant"},
    {"zh-Hans-TW", "zh"},
    {"zh-CN", "zh"},
    {"iw", "he"},
    {"no", "nb"},
    {"nn-NO", "nb"},
    {"pt-BR", "pt-BR"},
    {"pt-PT", "pt"},
    {"es-419", "es-MX"},
    {"ar-u-nu-latn", "ar-u-nu-latn"},
    {"fr-x-CA", "fr"},
    {"tlh", "en"},
    {"english", "en"},
    {"", "en"},
    {"-", "en"},
    {"n", "en"},
  };

  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) g_assert_cmpstr(cjm_lang_tag(cjm_lang_find(rows[i].asked)), ==, rows[i].got);
  g_assert_cmpstr(cjm_lang_tag(cjm_lang_find(NULL)), ==, "en");
  for (unsigned i = 0; i < cjm_lang_count(); i++) g_assert_true(cjm_lang_find(cjm_lang_tag(cjm_lang_at(i))) == cjm_lang_at(i));
}

static void test_known(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(promised); i++) {
    g_assert_true(cjm_lang_known(promised[i]));
    g_assert_cmpstr(cjm_lang_tag(cjm_lang_find(promised[i])), ==, promised[i]);
  }
  g_assert_true(cjm_lang_known("en-ZA"));
  g_assert_false(cjm_lang_known("tlh"));
  g_assert_false(cjm_lang_known("dutch"));
  g_assert_false(cjm_lang_known(""));
  g_assert_false(cjm_lang_known(NULL));
}

static void test_direction(void)
{
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(cjm_lang_word(lang, CJM_WORD_STEPS)));
    if (!cjm_lang_has_word(lang, CJM_WORD_STEPS)) continue;
    g_assert_cmpint(cjm_lang_is_rtl(lang), ==, script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW);
  }
}

static const struct {
  const char *tag;
  const char *small, *large, *negative; /* 1203.5, 12345.25, −1.4 */
  const char *percent;                  /* 48 */
  const char *euro;                     /* 1234.5 EUR */
  const char *date;                     /* 12 October 2026 */
  const char *days, *one_day, *hours;   /* 4 d, 1 d, 1 h 30 min */
  const char *quote;                    /* x */
} formats[] = {
  {"en", "1,203.5", "12,345.25", M "1.4", "48%", "€1,234.50", "12 Oct 2026", "4 d", "1 d", "1 h 30 min", "“x”"},
  {"en-US", "1,203.5", "12,345.25", M "1.4", "48%", "€1,234.50", "Oct 12, 2026", "4 d", "1 d", "1 h 30 min", "“x”"},
  {"nl", "1.203,5", "12.345,25", M "1,4", "48%", "€" NBSP "1.234,50", "12 okt 2026", "4 d", "1 d", "1 u 30 min", "“x”"},
  {"pl", "1203,5", "12" NBSP "345,25", M "1,4", "48%", "1234,50" NBSP "€", "12 paź 2026", "4 dni", "1 dzień", "1 godz. 30 min",
   "„x”"},
  {"de", "1.203,5", "12.345,25", M "1,4", "48" NBSP "%", "1.234,50" NBSP "€", "12. Okt. 2026", "4 Tage", "1 Tag",
   "1 Std. 30 Min.", "„x“"},
  {"de-AT", "1" NBSP "203,5", "12" NBSP "345,25", M "1,4", "48" NBSP "%", "€" NBSP "1.234,50", "12. Okt. 2026", "4 Tage", "1 Tag",
   "1 Std. 30 Min.", "„x“"},
  {"de-CH", "1’203.5", "12’345.25", M "1.4", "48%", "€" NBSP "1’234.50", "12. Okt. 2026", "4 Tage", "1 Tag", "1 Std. 30 Min.",
   "«x»"},
  {"fr", "1" NNBSP "203,5", "12" NNBSP "345,25", M "1,4", "48" NNBSP "%", "1" NNBSP "234,50" NBSP "€", "12 oct. 2026",
   "4" NNBSP "j", "1" NNBSP "j", "1" NNBSP "h 30" NBSP "min", "«" NBSP "x" NBSP "»"},
  {"es", "1203,5", "12.345,25", M "1,4", "48" NBSP "%", "1234,50" NBSP "€", "12 oct 2026", "4 d", "1 d", "1 h 30 min", "«x»"},
  {"ar", "١٬٢٠٣٫٥", "١٢٬٣٤٥٫٢٥", ALM M "١٫٤", "٤٨٪" ALM, RLM "١٬٢٣٤٫٥٠" NBSP "€", "١٢ أكتوبر ٢٠٢٦", "٤ أيام", "يوم", "١ س و٣٠ د",
   "«x»"},
  {"ar-AE", "1,203.5", "12,345.25", LRM M "1.4", "48" LRM "%" LRM, RLM "1,234.50" NBSP "€", "12 أكتوبر 2026", "4 أيام", "يوم",
   "1 س و30 د", "«x»"},
  {"ar-MA", "1.203,5", "12.345,25", LRM M "1,4", "48" LRM "%" LRM, RLM "1.234,50" NBSP "€", "12 أكتوبر 2026", "4 أيام", "يوم",
   "1 س و30 د", "«x»"},
  {"ja", "1,203.5", "12,345.25", M "1.4", "48%", "€1,234.50", "2026年10月12日", "4日", "1日", "1時間30分", "「x」"},
  {"pt", "1203,5", "12" NBSP "345,25", M "1,4", "48%", "1234,50" NBSP "€", "12 de out. de 2026", "4 dias", "1 dia", "1 h 30 min",
   "«x»"},
  {"pt-BR", "1.203,5", "12.345,25", M "1,4", "48%", "€" NBSP "1.234,50", "12 de out. de 2026", "4 dias", "1 dia", "1 h 30 min",
   "“x”"},
  {"sk", "1" NBSP "203,5", "12" NBSP "345,25", M "1,4", "48" NBSP "%", "1" NBSP "234,50" NBSP "€", "12. 10. 2026", "4 dni",
   "1 deň", "1 h 30 min", "„x“"},
  {"hu", "1203,5", "12" NBSP "345,25", M "1,4", "48%", "1234,50" NBSP "€", "2026. okt. 12.", "4 nap", "1 nap", "1 óra 30 perc",
   "„x”"},
  {"ro", "1.203,5", "12.345,25", M "1,4", "48" NBSP "%", "1.234,50" NBSP "€", "12 oct. 2026", "4 zile", "1 zi", "1 h 30 min.",
   "„x”"},
  {"it", "1203,5", "12.345,25", M "1,4", "48%", "1234,50" NBSP "€", "12 ott 2026", "4 giorni", "1 giorno", "1 h 30 min", "«x»"},
  {"sv", "1" NBSP "203,5", "12" NBSP "345,25", M "1,4", "48" NBSP "%", "1" NBSP "234,50" NBSP "€", "12 okt. 2026", "4 d", "1 d",
   "1 tim 30 min", "”x”"},
  {"da", "1.203,5", "12.345,25", M "1,4", "48" NBSP "%", "1.234,50" NBSP "€", "12. okt. 2026", "4 dage", "1 dag", "1 t. 30 min.",
   "“x”"},
  {"nb", "1" NBSP "203,5", "12" NBSP "345,25", M "1,4", "48" NBSP "%", "1" NBSP "234,50" NBSP "€", "12. okt. 2026", "4 d", "1 d",
   "1 t 30 min", "«x»"},
  {"fi", "1" NBSP "203,5", "12" NBSP "345,25", M "1,4", "48" NBSP "%", "1" NBSP "234,50" NBSP "€", "12.10.2026", "4 pv", "1 pv",
   "1 t 30 min", "”x”"},
  {"cs", "1" NBSP "203,5", "12" NBSP "345,25", M "1,4", "48" NBSP "%", "1" NBSP "234,50" NBSP "€", "12. 10. 2026", "4 dny",
   "1 den", "1 h 30 min", "„x“"},
  {"ru", "1203,5", "12" NBSP "345,25", M "1,4", "48" NBSP "%", "1234,50" NBSP "€", "12 окт. 2026 г.", "4 дня", "1 день",
   "1 ч 30 мин", "«x»"},
  {"el", "1.203,5", "12.345,25", M "1,4", "48%", "1.234,50" NBSP "€", "12 Οκτ 2026", "4 ημέρες", "1 ημέρα", "1 ώ. 30 λ.", "«x»"},
  {"uk", "1" NBSP "203,5", "12" NBSP "345,25", M "1,4", "48%", "1" NBSP "234,50" NBSP "€", "12 жовт. 2026 р.", "4 дн.", "1 дн.",
   "1 год 30 хв", "«x»"},
  {"tr", "1.203,5", "12.345,25", M "1,4", "%48", "€1.234,50", "12 Eki 2026", "4 gün", "1 gün", "1 sa. 30 dk.", "“x”"},
  {"he", "1,203.5", "12,345.25", LRM M "1.4", "48%", RLM "1,234.50" NBSP RLM "€", "12 באוק׳ 2026", "4 ימ׳", "יום", "שעה 30 דק׳",
   "”x”"},
  {"zh", "1,203.5", "12,345.25", M "1.4", "48%", "€1,234.50", "2026年10月12日", "4天", "1天", "1小时30分钟", "“x”"},
  {"hi", "1,203.5", "12,345.25", M "1.4", "48%", "€1,234.50", "12 अक्टू॰ 2026", "4 दिन", "1 दिन", "1 घं॰ 30 मि॰", "“x”"},
  {"th", "1,203.5", "12,345.25", M "1.4", "48%", "€1,234.50", "12 ต.ค. 2026", "4 วัน", "1 วัน", "1 ชม. 30 นาที", "“x”"},
  {"vi", "1.203,5", "12.345,25", M "1,4", "48%", "1.234,50" NBSP "€", "12 thg 10, 2026", "4 ngày", "1 ngày", "1 giờ 30 phút",
   "“x”"},
  {"id", "1.203,5", "12.345,25", M "1,4", "48%", "€" NBSP "1.234,50", "12 Okt 2026", "4 hari", "1 hari", "1 jam 30 mnt", "“x”"},
  {"zh-Hant", "1,203.5", "12,345.25", M "1.4", "48%", "€1,234.50", "2026年10月12日", "4天", "1天", "1小時30分鐘", "「x」"},
  {"ko", "1,203.5", "12,345.25", M "1.4", "48%", "€1,234.50", "2026년 10월 12일", "4일", "1일", "1시간 30분", "“x”"},
};

static void test_formats(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
    const CjmLang *lang = cjm_lang_find(formats[i].tag);
    g_assert_cmpstr(cjm_lang_tag(lang), ==, formats[i].tag);
    take(cjm_lang_number_new(lang, 1203.5, 2), formats[i].small);
    take(cjm_lang_number_new(lang, 12345.25, 2), formats[i].large);
    take(cjm_lang_number_new(lang, -1.4, 2), formats[i].negative);
    take(cjm_lang_percent_new(lang, 48, 0), formats[i].percent);
    take(cjm_lang_money_new(lang, 1234.5, "EUR"), formats[i].euro);
    take(cjm_lang_date_new(lang, 2026, 10, 12), formats[i].date);
    take(cjm_lang_duration_new(lang, 4 * 86400), formats[i].days);
    take(cjm_lang_duration_new(lang, 86400), formats[i].one_day);
    take(cjm_lang_duration_new(lang, 5400), formats[i].hours);
    take(cjm_lang_quote_new(lang, "x"), formats[i].quote);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(promised); i++) {
    bool tested = false;
    for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) tested = tested || strcmp(formats[k].tag, promised[i]) == 0;
    if (!tested) g_error("no row for %s", promised[i]);
  }
}

/* Every row is whole: no format of any language crashes or comes out empty or as invalid UTF-8. */
static void test_rows(void)
{
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    for (int month = 1; month <= 12; month++) g_ptr_array_add(texts, cjm_lang_date_new(lang, 2026, month, 28));
    for (double n = 0; n < 120; n++) {
      g_ptr_array_add(texts, cjm_lang_duration_new(lang, n));
      g_ptr_array_add(texts, cjm_lang_duration_new(lang, n * 1800));
      g_ptr_array_add(texts, cjm_lang_duration_new(lang, n * 86400));
      g_ptr_array_add(texts, cjm_lang_duration_new(lang, n * 7 * 86400));
      g_ptr_array_add(texts, cjm_lang_duration_new(lang, n * 30 * 86400));
      g_ptr_array_add(texts, cjm_lang_duration_new(lang, n * 365 * 86400));
    }
    g_ptr_array_add(texts, cjm_lang_money_new(lang, -4.5, "USD"));
    g_ptr_array_add(texts, cjm_lang_quote_new(lang, ""));
    for (guint k = 0; k < texts->len; k++) {
      const char *text = g_ptr_array_index(texts, k);
      g_assert_cmpuint(strlen(text), >, 0);
      g_assert_true(g_utf8_validate(text, -1, NULL));
      g_assert_null(strchr(text, '#'));
    }
    g_ptr_array_unref(texts);
  }
}

static void test_number(void)
{
  const CjmLang *en = cjm_lang_find("en"), *pl = cjm_lang_find("pl");

  take(cjm_lang_number_new(en, 0, 2), "0");
  take(cjm_lang_number_new(en, -0.0, 2), "0");
  take(cjm_lang_number_new(en, -0.004, 2), "0");
  take(cjm_lang_number_new(en, -0.005, 2), M "0.01");
  take(cjm_lang_number_new(en, 2.675, 2), "2.68");
  take(cjm_lang_number_new(en, 0.125, 2), "0.13");
  take(cjm_lang_number_new(en, 0.1 + 0.2, 9), "0.3");
  take(cjm_lang_number_new(en, 9.995, 2), "10");
  take(cjm_lang_number_new(en, 999.95, 1), "1,000");
  take(cjm_lang_number_new(en, 999.5, 0), "1,000");
  take(cjm_lang_number_new(en, 0.5, 0), "1");
  take(cjm_lang_number_new(en, 0.05, 0), "0");
  take(cjm_lang_number_new(en, 100, 2), "100");
  take(cjm_lang_number_new(en, 4.50, 2), "4.5");
  take(cjm_lang_number_new(en, 1234567, 0), "1,234,567");
  take(cjm_lang_number_new(en, -1234567.891, 3), M "1,234,567.891");
  take(cjm_lang_number_new(cjm_lang_find("hi"), 12345678, 0), "1,23,45,678");
  take(cjm_lang_number_new(en, 1e15, 0), "1,000,000,000,000,000");
  take(cjm_lang_number_new(en, 1e-300, 9), "0");
  take(cjm_lang_number_new(en, 3.7, -4), "4");
  take(cjm_lang_number_new(en, NAN, 2), "–");
  take(cjm_lang_number_new(en, INFINITY, 2), "–");
  take(cjm_lang_number_new(pl, 9999.99, 1), "10" NBSP "000");
  take(cjm_lang_number_new(pl, 9999, 1), "9999");
  char *huge = cjm_lang_number_new(en, 1.7976931348623157e308, 9);
  g_assert_cmpuint(strlen(huge), ==, 309 + 102);
  g_free(huge);
}

static void test_score(void)
{
  const CjmLang *en = cjm_lang_find("en"), *nl = cjm_lang_find("nl");

  take(cjm_lang_score_new(en, 1.6), "+1.6");
  take(cjm_lang_score_new(en, -1.4), M "1.4");
  take(cjm_lang_score_new(en, 1), "+1.0");
  take(cjm_lang_score_new(en, 0.25), "+0.25");
  take(cjm_lang_score_new(en, 1.60001), "+1.6");
  take(cjm_lang_score_new(en, 0), "0");
  take(cjm_lang_score_new(en, -0.001), "0");
  take(cjm_lang_score_new(en, 1.999), "+2.0");
  take(cjm_lang_score_new(en, NAN), "–");
  take(cjm_lang_score_new(nl, -0.8), M "0,8");
  take(cjm_lang_score_new(cjm_lang_find("ar"), 1.6), ALM "+١٫٦");
  take(cjm_lang_score_new(cjm_lang_find("ar"), -1.4), ALM M "١٫٤");
  take(cjm_lang_score_new(cjm_lang_find("ar-MA"), 1.6), LRM "+1,6");
  take(cjm_lang_score_new(cjm_lang_find("he"), 1.6), LRM "+1.6");
}

static void test_percent(void)
{
  take(cjm_lang_percent_new(cjm_lang_find("en"), 2.44, 1), "2.4%");
  take(cjm_lang_percent_new(cjm_lang_find("en"), -3, 1), M "3%");
  take(cjm_lang_percent_new(cjm_lang_find("tr"), -3, 1), M "%3");
  take(cjm_lang_percent_new(cjm_lang_find("ar"), -3, 1), ALM M "٣٪" ALM);
  take(cjm_lang_percent_new(cjm_lang_find("en"), NAN, 1), "–");
}

static void test_date(void)
{
  take(cjm_lang_date_new(cjm_lang_find("en"), 2027, 4, 1), "1 Apr 2027");
  take(cjm_lang_date_new(cjm_lang_find("nl"), 2027, 3, 1), "1 mrt 2027");
  take(cjm_lang_date_new(cjm_lang_find("ar-SY"), 2027, 1, 31), "٣١ كانون الثاني ٢٠٢٧");
  take(cjm_lang_date_new(cjm_lang_find("ar-DZ"), 2027, 1, 31), "31 جانفي 2027");
  take(cjm_lang_date_new(cjm_lang_find("zh-TW"), 2027, 1, 3), "2027年1月3日");
  take(cjm_lang_date_new(cjm_lang_find("en"), -44, 3, 15), "15 Mar " M "44");
}

static void test_duration(void)
{
  const CjmLang *en = cjm_lang_find("en"), *pl = cjm_lang_find("pl"), *ar = cjm_lang_find("ar"), *fr = cjm_lang_find("fr");
  const double day = 86400, week = 7 * day, month = 30 * day, year = 365 * day;

  take(cjm_lang_duration_new(en, 0), "0 s");
  take(cjm_lang_duration_new(en, 30), "30 s");
  take(cjm_lang_duration_new(en, 1.5), "1.5 s");
  take(cjm_lang_duration_new(en, 59.99), "1 min");
  take(cjm_lang_duration_new(en, 90), "1 min 30 s");
  take(cjm_lang_duration_new(en, 18 * 60), "18 min");
  take(cjm_lang_duration_new(en, 3599.7), "1 h");
  take(cjm_lang_duration_new(en, 7200), "2 h");
  take(cjm_lang_duration_new(en, day - 1), "1 d");
  take(cjm_lang_duration_new(en, 3 * day), "3 d");
  take(cjm_lang_duration_new(en, 36 * 3600), "1 d 12 h");
  take(cjm_lang_duration_new(en, 10 * day), "10 d");
  take(cjm_lang_duration_new(en, 2 * week), "2 wk");
  take(cjm_lang_duration_new(en, 6 * month), "6 mo");
  take(cjm_lang_duration_new(en, 18 * month), "18 mo");
  take(cjm_lang_duration_new(en, year), "1 yr");
  take(cjm_lang_duration_new(en, year + 6 * month), "1 yr 6 mo");
  take(cjm_lang_duration_new(en, 365.25 * day), "1 yr");
  take(cjm_lang_duration_new(en, 365.2425 * day / 12 * 6), "6 mo");
  take(cjm_lang_duration_new(en, 365.25 * day / 12 * 6), "6 mo");
  take(cjm_lang_duration_new(en, 45 * day), "45 d");
  take(cjm_lang_duration_new(en, 17 * day + 2 * 3600), "17 d 2 h");
  take(cjm_lang_duration_new(en, 390 * day + 15 * 3600), "390 d 15 h");
  take(cjm_lang_duration_new(en, -1), "–");
  take(cjm_lang_duration_new(en, NAN), "–");
  take(cjm_lang_duration_new(pl, 2 * year), "2 lata");
  take(cjm_lang_duration_new(pl, 5 * year), "5 lat");
  take(cjm_lang_duration_new(pl, 12 * year), "12 lat");
  take(cjm_lang_duration_new(pl, 22 * year), "22 lata");
  take(cjm_lang_duration_new(pl, week), "1 tydz.");
  take(cjm_lang_duration_new(ar, 2 * day), "يومان");
  take(cjm_lang_duration_new(ar, 11 * day), "١١ يومًا");
  take(cjm_lang_duration_new(ar, 6 * month), "٦ أشهر");
  take(cjm_lang_duration_new(ar, 36 * 3600), "يوم و١٢ س");
  take(cjm_lang_duration_new(fr, year), "1" NBSP "an");
  take(cjm_lang_duration_new(fr, 2 * year), "2" NBSP "ans");
}

/* The unit stands once where both ends are in one. */
static void test_range(void)
{
  const CjmLang *en = cjm_lang_find("en"), *de = cjm_lang_find("de"), *ar = cjm_lang_find("ar"), *ja = cjm_lang_find("ja");
  const double minute = 60, hour = 3600, day = 86400;
  take(cjm_lang_durations_new(en, 25 * minute, 35 * minute), "25–35 min");
  take(cjm_lang_durations_new(de, 25 * minute, 35 * minute), "25–35 Min.");
  take(cjm_lang_durations_new(de, day, 2 * day), "1–2 Tage");
  take(cjm_lang_durations_new(ja, 2 * day, 3 * day), "2–3日");
  take(cjm_lang_durations_new(ar, day, 2 * day), "١–٢ يوم");
  take(cjm_lang_durations_new(en, 45 * minute, 90 * minute), "45–90 min");
  take(cjm_lang_durations_new(en, 10 * day, 14 * day), "10–14 d");
  take(cjm_lang_durations_new(en, 30, 5 * minute), "30 s–5 min");
  take(cjm_lang_durations_new(en, 90 * minute, 3 * hour), "1 h 30 min–3 h");
  take(cjm_lang_durations_new(en, hour, hour), "1 h");
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    g_autofree char *two = cjm_lang_number_new(lang, 2, 0), *text = cjm_lang_durations_new(lang, day, 2 * day);
    g_assert_nonnull(strstr(text, "–"));
    g_assert_nonnull(strstr(text, two));
  }
}

static void test_money(void)
{
  const CjmLang *en = cjm_lang_find("en"), *nl = cjm_lang_find("nl"), *pl = cjm_lang_find("pl"), *ja = cjm_lang_find("ja");

  take(cjm_lang_money_new(en, 4.95, "eur"), "€4.95");
  take(cjm_lang_money_new(en, -4.95, "USD"), M "$4.95");
  take(cjm_lang_money_new(en, 5, "GBP"), "£5.00");
  take(cjm_lang_money_new(en, 479.6, "JPY"), "¥480");
  take(cjm_lang_money_new(ja, 480, "JPY"), "￥480");
  take(cjm_lang_money_new(en, 4.5, "CHF"), "CHF" NBSP "4.50");
  take(cjm_lang_money_new(en, 4.5, "PLN"), "zł" NBSP "4.50");
  take(cjm_lang_money_new(en, 4.5, "KWD"), "KWD" NBSP "4.500");
  take(cjm_lang_money_new(en, 4.5, "CAD"), "CA$4.50");
  take(cjm_lang_money_new(pl, 4.95, "PLN"), "4,95" NBSP "zł");
  take(cjm_lang_money_new(pl, -4.95, "PLN"), M "4,95" NBSP "zł");
  take(cjm_lang_money_new(nl, -4.95, "EUR"), "€" NBSP M "4,95");
  take(cjm_lang_money_new(nl, 10, "SEK"), "SEK" NBSP "10,00");
  take(cjm_lang_money_new(cjm_lang_find("sv"), 10, "SEK"), "10,00" NBSP "kr");
  take(cjm_lang_money_new(cjm_lang_find("zh-TW"), 10, "CNY"), "¥10.00");
  take(cjm_lang_money_new(cjm_lang_find("ar"), -4.5, "EUR"), ALM M RLM "٤٫٥٠" NBSP "€");
  take(cjm_lang_money_new(en, 1, ""), "1.00");
  take(cjm_lang_money_new(en, NAN, "EUR"), "–");
}

static void test_quote(void)
{
  const CjmLang *en = cjm_lang_find("en");
  static const char *const typed[] = {
    "Hello",
    "\"Hello\"",
    "'Hello'",
    "“Hello”",
    "„Hello”",
    "„Hello“",
    "«Hello»",
    "« Hello »",
    "»Hello«",
    "”Hello”",
    "‘Hello’",
    "‚Hello‘",
    "「Hello」",
    "『Hello』",
    "‹Hello›",
    " \"Hello\" ",
    "“‘Hello’”",
    "«" NBSP "Hello" NBSP "»",
    "«" NNBSP "Hello" NNBSP "»",
  };

  for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) take(cjm_lang_quote_new(en, typed[i]), "“Hello”");
  take(cjm_lang_quote_new(en, "'I don't know'"), "“I don't know”");
  take(cjm_lang_quote_new(en, "‘I don’t know’"), "“I don’t know”");
  take(cjm_lang_quote_new(en, "I don't know"), "“I don't know”");
  take(cjm_lang_quote_new(en, "“Yes” or “no”"), "“‘Yes’ or ‘no’”");
  take(cjm_lang_quote_new(en, "\"Yes\" or \"no\""), "“‘Yes’ or ‘no’”");
  take(cjm_lang_quote_new(en, "“She said “no” twice”"), "“She said ‘no’ twice”");
  take(cjm_lang_quote_new(en, "\"Half"), "“\"Half”");
  take(cjm_lang_quote_new(en, "\""), "“\"”");
  take(cjm_lang_quote_new(en, "\"\""), "“”");
  take(cjm_lang_quote_new(en, ""), "“”");
  take(cjm_lang_quote_new(cjm_lang_find("ja"), "“靴”"), "「靴」");
  take(cjm_lang_quote_new(cjm_lang_find("fr"), "\"Oui\""), "«" NBSP "Oui" NBSP "»");
}

/* A quotation in a quotation has the other marks, and one in that the first ones again. */
static void test_nested_quotes(void)
{
  const CjmLang *en = cjm_lang_find("en");

  take(cjm_lang_quote_new(en, "\"Rent-a-car\" with an arrow at the sea?"), "“‘Rent-a-car’ with an arrow at the sea?”");
  take(cjm_lang_quote_new(en, "He said \"yes\" and meant \"no\""), "“He said ‘yes’ and meant ‘no’”");
  take(cjm_lang_quote_new(en, "She: 'He said \"no\" twice', she said"), "“She: ‘He said “no” twice’, she said”");
  take(cjm_lang_quote_new(en, "It's the customers' choice"), "“It's the customers' choice”");
  take(cjm_lang_quote_new(en, "The 27\" screen"), "“The 27\" screen”");
  take(cjm_lang_quote_new(en, "(\"maybe\")"), "“(‘maybe’)”");
  take(cjm_lang_quote_new(cjm_lang_find("de"), "Sie sagte „nein“ dazu"), "„Sie sagte ‚nein‘ dazu“");
  take(cjm_lang_quote_new(cjm_lang_find("ru"), "Он сказал \"да\" и ушёл"), "«Он сказал „да“ и ушёл»");
  take(cjm_lang_quote_new(cjm_lang_find("ja"), "店員は「はい」と言った"), "「店員は『はい』と言った」");
}

static int count_args(const char *text)
{
  int n = 0;
  for (const char *p = text; (p = strchr(p, '%')) != NULL; p += 2) {
    g_assert_cmpint(p[1], ==, 's');
    n++;
  }
  return n;
}

static void test_words(void)
{
  const CjmLang *en = cjm_lang_find("en");
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    for (int k = 0; k < CJM_WORD_COUNT; k++) {
      CjmWord word = (CjmWord)k;
      const char *text = cjm_lang_word(lang, word);
      if (*text == '\0' || !g_utf8_validate(text, -1, NULL) || g_ascii_isspace(text[0]) ||
          g_ascii_isspace(text[strlen(text) - 1]) || strchr(text, '\n') != NULL || count_args(text) != cjm_word_args(word)) {
        g_test_message("%s %s: \"%s\"", cjm_lang_tag(lang), cjm_word_name(word), text);
        g_test_fail();
      }
      if (!cjm_lang_has_word(lang, word)) g_assert_true(text == cjm_lang_word(en, word));
    }
  }
}

/* A word that a language has not is English, and reported here; only English must have all. */
static void test_missing_words(void)
{
  g_assert_cmpuint(cjm_lang_n_words(cjm_lang_find("en")), ==, CJM_WORD_COUNT);
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    g_autoptr(GString) missing = g_string_new(NULL);
    for (int k = 0; k < CJM_WORD_COUNT; k++)
      if (!cjm_lang_has_word(lang, (CjmWord)k)) g_string_append_printf(missing, " %s", cjm_word_name((CjmWord)k));
    if (missing->len > 0 && strchr(cjm_lang_tag(lang), '-') == NULL)
      g_test_message("%s: %u of %d words; missing:%s", cjm_lang_tag(lang), cjm_lang_n_words(lang), CJM_WORD_COUNT, missing->str);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(promised); i++)
    g_assert_cmpuint(cjm_lang_n_words(cjm_lang_find(promised[i])), >, CJM_WORD_COUNT / 2);
}

/* No word of a language with another alphabet was left in English: Latin letters stand only in `n`, the size of a sample. */
static void test_script_of_words(void)
{
  static const char *const tags[] = {"ru", "uk", "el", "ja", "zh", "zh-Hant", "ko", "ar", "he", "hi", "th"};
  for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
    const CjmLang *lang = cjm_lang_find(tags[i]);
    for (int k = 0; k < CJM_WORD_COUNT; k++) {
      if (k == CJM_WORD_SAMPLE || !cjm_lang_has_word(lang, (CjmWord)k)) continue;
      g_auto(GStrv) parts = g_strsplit(cjm_lang_word(lang, (CjmWord)k), "%s", -1);
      g_autofree char *text = g_strjoinv("", parts);
      if (strcspn(text, G_CSET_a_2_z G_CSET_A_2_Z) == strlen(text)) continue;
      g_test_message("%s %s: %s", tags[i], cjm_word_name((CjmWord)k), text);
      g_test_fail();
    }
  }
}

/* A language without words and units of its own is in English. */
static void test_fallback(void)
{
  CjmLang lang = *cjm_lang_find("pl");
  memset(lang.words, 0, sizeof lang.words);
  memset(lang.units, 0, sizeof lang.units);
  g_assert_cmpstr(cjm_lang_word(&lang, CJM_WORD_STEPS), ==, "Steps");
  take(cjm_lang_duration_new(&lang, 30), "30 s");
  take(cjm_lang_duration_new(&lang, 5400), "1 h 30 min");
  take(cjm_lang_duration_new(&lang, 4 * 86400), "4 d");
  take(cjm_lang_duration_new(&lang, 14 * 86400), "2 wk");
  take(cjm_lang_duration_new(&lang, 425 * 86400), "1 yr 2 mo");
}

/* Every language file is read without a problem. Only English must have all units and formats; what another lacks is reported. */
static void test_files(void)
{
  static const char *const wanted[] = {"decimal",       "group",  "grouping", "percent", "money", "date", "join",  "quotes",
                                       "nested quotes", "second", "minute",   "hour",    "day",   "week", "month", "year"};

  for (const CjmEmbedded *file = cjm_embedded_languages; file->name != NULL; file++) {
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
    g_assert_true(g_key_file_load_from_data(keys, file->text, strlen(file->text), G_KEY_FILE_NONE, NULL));
    g_auto(GStrv) groups = g_key_file_get_groups(keys, NULL);
    gsize n_keys = 0, n_lines = 0;
    for (char **group = groups; *group != NULL; group++) {
      CjmLang lang = {0};
      g_auto(GStrv) names = g_key_file_get_keys(keys, *group, NULL, NULL);
      g_assert_true(cjm_lang_read(file->text, *group, &lang, problems));
      n_keys += g_strv_length(names);
    }
    if (!g_key_file_has_key(keys, groups[0], "name", NULL)) g_ptr_array_add(problems, g_strdup("no name"));
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
      if (g_key_file_has_key(keys, groups[0], wanted[i], NULL)) continue;
      if (g_str_equal(file->name, "en.lang")) g_ptr_array_add(problems, g_strdup_printf("no %s", wanted[i]));
      else g_test_message("%s: no %s", file->name, wanted[i]);
    }
    for (const char *line = file->text; line != NULL && *line != '\0'; line = strchr(line, '\n'), line += line != NULL) {
      n_lines += *line != '#' && *line != '[' && *line != '\n';
    }
    if (n_lines != n_keys) g_ptr_array_add(problems, g_strdup("a key is there twice"));
    for (guint i = 0; i < problems->len; i++) {
      g_test_message("%s: %s", file->name, (char *)g_ptr_array_index(problems, i));
      g_test_fail();
    }
  }
}

/* What is wrong with a language file is reported, and the rest of it is read. */
static void test_malformed_file(void)
{
  static const char text[] =
    "[xx]\nstepz = A\nsteps = B\ngroup = \\u00\ndecimal = \\q\nday fewer = #\nplural other = n = 1\njoin =\nday one = \\u00a0#\n";
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
  CjmLang lang = {0};

  g_assert_true(cjm_lang_read(text, "xx", &lang, problems));
  g_assert_cmpuint(problems->len, ==, 6);
  g_assert_cmpstr(g_ptr_array_index(problems, 0), ==, "[xx] stepz: no such key");
  g_assert_cmpstr(g_ptr_array_index(problems, 1), ==, "[xx] group: malformed \\u");
  g_assert_cmpstr(lang.words[CJM_WORD_STEPS], ==, "B");
  g_assert_cmpstr(lang.units[CJM_UNIT_DAY][CJM_PLURAL_ONE], ==, NBSP "#");
  g_assert_null(lang.group);
  g_assert_false(cjm_lang_read(text, "yy", &lang, problems));
  g_assert_false(cjm_lang_read("steps = A\n[", "xx", &lang, problems));
  g_assert_false(cjm_lang_read("\xff", "xx", &lang, NULL));
}

static void test_plural(void)
{
  g_assert_true(cjm_plural_matches("n % 10 = 2..4 and n % 100 != 12..14", 22));
  g_assert_false(cjm_plural_matches("n % 10 = 2..4 and n % 100 != 12..14", 12));
  g_assert_true(cjm_plural_matches("n = 0,2..3 or n % 100 = 11", 111));
  g_assert_true(cjm_plural_matches("n = 0,2..3 or n % 100 = 11", 0));
  g_assert_false(cjm_plural_matches("n = 0,2..3 or n % 100 = 11", 1));
  g_assert_false(cjm_plural_matches("n % 0 = 1", 5));
  g_assert_false(cjm_plural_matches("", 5));
}

static void test_samples(void)
{
  g_assert_cmpstr(cjm_lang_word(cjm_lang_find("nl"), CJM_WORD_PAIN_POINTS), ==, "Pijnpunten");
  g_assert_cmpstr(cjm_lang_word(cjm_lang_find("pl-PL"), CJM_WORD_TOUCHPOINTS), ==, "Punkty styku");
  g_assert_cmpstr(cjm_lang_word(cjm_lang_find("de-CH"), CJM_WORD_LINE_OF_VISIBILITY), ==, "Sichtbarkeitslinie");
  g_assert_cmpstr(cjm_lang_word(cjm_lang_find("ar-MA"), CJM_WORD_PAIN_POINTS), ==, "نقاط الألم");
  g_assert_cmpstr(cjm_lang_word(cjm_lang_find("pt-BR"), CJM_WORD_TOUCHPOINTS), ==, "Pontos de contato");
  g_assert_cmpstr(cjm_lang_word(cjm_lang_find("pt-AO"), CJM_WORD_TOUCHPOINTS), ==, "Pontos de contacto");
  g_assert_cmpstr(cjm_word_name(CJM_WORD_PAIN_POINTS), ==, "pain_points");
}

static void test_phrase(void)
{
  const CjmLang *en = cjm_lang_find("en"), *ar = cjm_lang_find("ar"), *ja = cjm_lang_find("ja");

  take(cjm_lang_phrase_new(en, CJM_WORD_FROM_TO, "a", "b"), "from a to b");
  take(cjm_lang_phrase_new(en, CJM_WORD_FROM_TO, "%s", "%d%n"), "from %s to %d%n");
  take(cjm_lang_phrase_new(en, CJM_WORD_WAIT_OF, "4 d", NULL), "4 d wait");
  take(cjm_lang_phrase_new(en, CJM_WORD_FROM_TO, NULL, NULL), "from  to ");
  take(cjm_lang_phrase_new(en, CJM_WORD_STEPS, "x", "y"), "Steps");
  take(cjm_lang_phrase_new(en, CJM_WORD_META_AUTHORS, "ליאת", NULL), "by \u2068ליאת\u2069");
  take(cjm_lang_phrase_new(ar, CJM_WORD_META_VERSION, "٣", NULL), "الإصدار \u2068٣\u2069");
  take(cjm_lang_phrase_new(ja, CJM_WORD_META_VERSION, "3", NULL), "第3版");
  take(cjm_lang_phrase_new(cjm_lang_find("he"), CJM_WORD_META_VERSION, "3", NULL), "גרסה \u20683\u2069");
}

/* The digits are Latin or those of the script, all with the signs that belong to them; months stay those of the region. */
static void test_digits(void)
{
  const CjmLang *lebanon = cjm_lang_find("ar-JO"), *morocco = cjm_lang_find("ar-MA"), *en = cjm_lang_find("en");

  take(cjm_lang_date_new(cjm_lang_with_digits(lebanon, true), 2027, 1, 31), "31 كانون الثاني 2027");
  take(cjm_lang_percent_new(cjm_lang_with_digits(lebanon, true), -48, 0), LRM M "48" LRM "%" LRM);
  take(cjm_lang_date_new(cjm_lang_with_digits(morocco, false), 2027, 5, 31), "٣١ ماي ٢٠٢٧");
  g_assert_true(cjm_lang_with_digits(lebanon, false) == lebanon);
  g_assert_true(cjm_lang_with_digits(lebanon, true) == cjm_lang_with_digits(lebanon, true));
  g_assert_true(cjm_lang_with_digits(en, false) == en);
  g_assert_true(cjm_lang_has_own_digits(morocco));
  g_assert_false(cjm_lang_has_own_digits(en));
}

/* The keys of a catalogue, which ends with NULL. Free with g_strfreev(). */
static char **keys_new(const CjmEmbedded *file)
{
  g_autoptr(GKeyFile) keys = g_key_file_new();
  g_autofree char *tag = g_strndup(file->name, strcspn(file->name, "."));
  g_assert_true(g_key_file_load_from_data(keys, file->text, strlen(file->text), G_KEY_FILE_NONE, NULL));
  char **list = g_key_file_get_keys(keys, tag, NULL, NULL);
  g_assert_nonnull(list);
  return list;
}

/* What a reader of a web page can do is said in every language. */
static void test_page_words(void)
{
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    for (const char *const *key = cjm_message_keys(); *key; key++) {
      if (!g_str_has_prefix(*key, "page.")) continue;
      const char *text = cjm_lang_pattern(lang, *key);
      if (!text || !*text) g_error("%s: no %s", cjm_lang_tag(lang), *key);
      if (strcmp(*key, "page.step_of") == 0) g_assert_true(strstr(text, "{k}") && strstr(text, "{n}"));
    }
  }
  for (const CjmEmbedded *file = cjm_embedded_messages; file->name; file++) {
    g_auto(GStrv) keys = keys_new(file);
    for (char **key = keys; *key; key++)
      if (!g_strv_contains(cjm_message_keys(), *key)) g_error("%s: unknown key %s", file->name, *key);
  }
  take(cjm_lang_message_new(cjm_lang_find("zh-TW"), "page.close", NULL), "關閉");
  take(cjm_lang_message_new(cjm_lang_find("zh-CN"), "page.close", NULL), "关闭");
  take(cjm_lang_message_new(cjm_lang_find("pt-BR"), "page.next", NULL), "Próxima etapa");
  take(cjm_lang_message_new(cjm_lang_find("pt-AO"), "page.next", NULL), "Passo seguinte");
  g_assert_false(cjm_lang_has_messages(cjm_lang_find("pt")));
}

/* The C locale must not reach the map. */
static void test_locale(void)
{
  static const char *const locales[] = {"de_DE.UTF-8", "nl_NL.UTF-8", "pl_PL.UTF-8", "fr_FR.UTF-8",
                                        "ar_EG.UTF-8", "fa_IR.UTF-8", "tr_TR.UTF-8", "C.UTF-8"};
  int n = 0;

  for (size_t i = 0; i < G_N_ELEMENTS(locales); i++)
    if (setlocale(LC_ALL, locales[i]) != NULL) {
      g_test_message("locale %s", locales[i]);
      test_formats();
      test_number();
      test_money();
      n++;
    }
  setlocale(LC_ALL, "C");
  if (n == 0) g_test_skip("no other locale is installed");
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/lang/find", test_find);
  g_test_add_func("/lang/known", test_known);
  g_test_add_func("/lang/direction", test_direction);
  g_test_add_func("/lang/formats", test_formats);
  g_test_add_func("/lang/rows", test_rows);
  g_test_add_func("/lang/number", test_number);
  g_test_add_func("/lang/score", test_score);
  g_test_add_func("/lang/percent", test_percent);
  g_test_add_func("/lang/date", test_date);
  g_test_add_func("/lang/duration", test_duration);
  g_test_add_func("/lang/range-of-durations", test_range);
  g_test_add_func("/lang/money", test_money);
  g_test_add_func("/lang/quote", test_quote);
  g_test_add_func("/lang/quote/nested", test_nested_quotes);
  g_test_add_func("/lang/words", test_words);
  g_test_add_func("/lang/words/missing", test_missing_words);
  g_test_add_func("/lang/words/script", test_script_of_words);
  g_test_add_func("/lang/fallback", test_fallback);
  g_test_add_func("/lang/files", test_files);
  g_test_add_func("/lang/files/malformed", test_malformed_file);
  g_test_add_func("/lang/plural", test_plural);
  g_test_add_func("/lang/words/samples", test_samples);
  g_test_add_func("/lang/phrase", test_phrase);
  g_test_add_func("/lang/digits", test_digits);
  g_test_add_func("/lang/page-words", test_page_words);
  g_test_add_func("/lang/locale", test_locale);
  return g_test_run();
}
