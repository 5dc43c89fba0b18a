#include "lang/table.h"

#define NBSP "\u00a0"
#define NNBSP "\u202f"
#define ALM "\u061c"
#define LRM "\u200e"
#define RLM "\u200f"
#define MINUS "\u2212"

static const char *const months_en[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const months_nl[12] = {"jan", "feb", "mrt", "apr", "mei", "jun",
                                          "jul", "aug", "sep", "okt", "nov", "dec"};
static const char *const months_pl[12] = {"sty", "lut", "mar", "kwi", "maj", "cze",
                                          "lip", "sie", "wrz", "paź", "lis", "gru"};
static const char *const months_de[12] = {"Jan.", "Feb.", "März",  "Apr.", "Mai",  "Juni",
                                          "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."};
static const char *const months_de_at[12] = {"Jän.", "Feb.", "März", "Apr.", "Mai",  "Juni",
                                             "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."};
static const char *const months_fr[12] = {"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                                          "juil.", "août",  "sept.", "oct.", "nov.", "déc."};
static const char *const months_fr_ca[12] = {"janv.",  "févr.", "mars",  "avr.", "mai",  "juin",
                                             "juill.", "août",  "sept.", "oct.", "nov.", "déc."};
static const char *const months_es[12] = {"ene", "feb", "mar",  "abr", "may", "jun",
                                          "jul", "ago", "sept", "oct", "nov", "dic"};
static const char *const months_es_mx[12] = {"ene", "feb", "mar", "abr", "may", "jun",
                                             "jul", "ago", "sep", "oct", "nov", "dic"};
static const char *const months_ar[12] = {"يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                                          "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
static const char *const months_ar_ma[12] = {"يناير",  "فبراير", "مارس",  "أبريل",  "ماي",   "يونيو",
                                             "يوليوز", "غشت",    "شتنبر", "أكتوبر", "نونبر", "دجنبر"};
static const char *const months_ar_dz[12] = {"جانفي",  "فيفري", "مارس",   "أفريل",  "ماي",    "جوان",
                                             "جويلية", "أوت",   "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
static const char *const months_ar_lb[12] = {
    "كانون الثاني", "شباط", "آذار",  "نيسان",        "أيار",          "حزيران",
    "تموز",         "آب",   "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"};
static const char *const months_pt[12] = {"jan.", "fev.", "mar.", "abr.", "mai.", "jun.",
                                          "jul.", "ago.", "set.", "out.", "nov.", "dez."};
static const char *const months_it[12] = {"gen", "feb", "mar", "apr", "mag", "giu",
                                          "lug", "ago", "set", "ott", "nov", "dic"};
static const char *const months_sv[12] = {"jan.", "feb.", "mars", "apr.", "maj",  "juni",
                                          "juli", "aug.", "sep.", "okt.", "nov.", "dec."};
static const char *const months_da[12] = {"jan.", "feb.", "mar.", "apr.", "maj",  "jun.",
                                          "jul.", "aug.", "sep.", "okt.", "nov.", "dec."};
static const char *const months_nb[12] = {"jan.", "feb.", "mars", "apr.", "mai",  "juni",
                                          "juli", "aug.", "sep.", "okt.", "nov.", "des."};
static const char *const months_uk[12] = {"січ.", "лют.",  "бер.", "квіт.", "трав.", "черв.",
                                          "лип.", "серп.", "вер.", "жовт.", "лист.", "груд."};
static const char *const months_tr[12] = {"Oca", "Şub", "Mar", "Nis", "May", "Haz",
                                          "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"};
static const char *const months_he[12] = {"ינו׳", "פבר׳", "מרץ",  "אפר׳", "מאי", "יוני",
                                          "יולי", "אוג׳", "ספט׳", "אוק׳", "נוב׳", "דצמ׳"};

/* What a row has in common with most others, named by what it stands for. */
#define NUMBERS(dec, grp, from) .zero = '0', .decimal = dec, .group = grp, .grouping_digits = from
#define SIGNS .plus = "+", .minus = MINUS
#define QUOTES(open, close) .quote_open = open, .quote_close = close
#define ARABIC_DIGITS                                                                                                  \
  .zero = 0x660, .decimal = "٫", .group = "٬", .grouping_digits = 4, .plus = ALM "+", .minus = ALM MINUS,              \
  .percent = "-#٪" ALM
#define ARABIC_LATIN(dec, grp)                                                                                         \
  NUMBERS(dec, grp, 4), .plus = LRM "+", .minus = LRM MINUS, .percent = "-#" LRM "%" LRM
#define ARABIC_COMMON                                                                                                  \
  .rtl = true, .money = "-" RLM "#" NBSP "¤", .date = "d M y", .units = &cjm_units_ar, QUOTES("«", "»"),               \
  .words = cjm_words_ar

const CjmLang cjm_lang_rows[] = {
    /* English comes first: it is what an unknown language falls back to. */
    {.tag = "en", NUMBERS(".", ",", 4), SIGNS, .percent = "-#%", .money = "-¤#", .date = "d M y", .months = months_en,
     .units = &cjm_units_en, QUOTES("“", "”"), .words = cjm_words_en},
    {.tag = "en-US", NUMBERS(".", ",", 4), SIGNS, .percent = "-#%", .money = "-¤#", .date = "M d, y",
     .months = months_en, .units = &cjm_units_en, QUOTES("“", "”"), .words = cjm_words_en},
    {.tag = "nl", NUMBERS(",", ".", 4), SIGNS, .percent = "-#%", .money = "¤" NBSP "-#", .date = "d M y",
     .months = months_nl, .units = &cjm_units_nl, QUOTES("“", "”"), .words = cjm_words_nl},
    {.tag = "pl", NUMBERS(",", NBSP, 5), SIGNS, .percent = "-#%", .money = "-#" NBSP "¤", .date = "d M y",
     .months = months_pl, .units = &cjm_units_pl, QUOTES("„", "”"), .words = cjm_words_pl},
    {.tag = "de", NUMBERS(",", ".", 4), SIGNS, .percent = "-#" NBSP "%", .money = "-#" NBSP "¤", .date = "d. M y",
     .months = months_de, .units = &cjm_units_de, QUOTES("„", "“"), .words = cjm_words_de},
    {.tag = "de-AT", NUMBERS(",", NBSP, 4), SIGNS, .percent = "-#" NBSP "%", .money = "-¤" NBSP "#",
     .money_group = ".", .date = "d. M y", .months = months_de_at, .units = &cjm_units_de, QUOTES("„", "“"),
     .words = cjm_words_de},
    {.tag = "de-CH", NUMBERS(".", "’", 4), SIGNS, .percent = "-#%", .money = "¤" NBSP "-#", .date = "d. M y",
     .months = months_de, .units = &cjm_units_de, QUOTES("«", "»"), .words = cjm_words_de},
    {.tag = "fr", NUMBERS(",", NNBSP, 4), SIGNS, .percent = "-#" NNBSP "%", .money = "-#" NBSP "¤", .date = "d M y",
     .months = months_fr, .units = &cjm_units_fr, QUOTES("«" NBSP, NBSP "»"), .words = cjm_words_fr},
    {.tag = "fr-CA", NUMBERS(",", NBSP, 4), SIGNS, .percent = "-#" NBSP "%", .money = "-#" NBSP "¤", .date = "d M y",
     .months = months_fr_ca, .units = &cjm_units_fr, QUOTES("«" NBSP, NBSP "»"), .words = cjm_words_fr},
    {.tag = "es", NUMBERS(",", ".", 5), SIGNS, .percent = "-#" NBSP "%", .money = "-#" NBSP "¤", .date = "d M y",
     .months = months_es, .units = &cjm_units_es, QUOTES("«", "»"), .words = cjm_words_es},
    {.tag = "es-MX", NUMBERS(".", ",", 4), SIGNS, .percent = "-#%", .money = "-¤#", .date = "d M y",
     .months = months_es_mx, .units = &cjm_units_es, QUOTES("“", "”"), .words = cjm_words_es},
    {.tag = "ar", ARABIC_COMMON, ARABIC_DIGITS, .months = months_ar},
    {.tag = "ar-u-nu-latn", ARABIC_COMMON, ARABIC_LATIN(".", ","), .months = months_ar},
    {.tag = "ar-AE", ARABIC_COMMON, ARABIC_LATIN(".", ","), .months = months_ar},
    {.tag = "ar-LY", ARABIC_COMMON, ARABIC_LATIN(",", "."), .months = months_ar},
    {.tag = "ar-MA", ARABIC_COMMON, ARABIC_LATIN(",", "."), .months = months_ar_ma},
    {.tag = "ar-DZ", ARABIC_COMMON, ARABIC_LATIN(",", "."), .months = months_ar_dz},
    {.tag = "ar-TN", ARABIC_COMMON, ARABIC_LATIN(",", "."), .months = months_ar_dz},
    {.tag = "ar-LB", ARABIC_COMMON, ARABIC_DIGITS, .months = months_ar_lb},
    {.tag = "ja", NUMBERS(".", ",", 4), SIGNS, .percent = "-#%", .money = "-¤#", .date = "y年M月d日",
     .units = &cjm_units_ja, QUOTES("「", "」"), .words = cjm_words_ja},
    {.tag = "pt", NUMBERS(",", ".", 4), SIGNS, .percent = "-#%", .money = "-¤" NBSP "#", .date = "d 'de' M 'de' y",
     .months = months_pt, .units = &cjm_units_pt, QUOTES("“", "”")},
    {.tag = "pt-PT", NUMBERS(",", NBSP, 5), SIGNS, .percent = "-#%", .money = "-#" NBSP "¤",
     .date = "d 'de' M 'de' y", .months = months_pt, .units = &cjm_units_pt, QUOTES("“", "”")},
    {.tag = "it", NUMBERS(",", ".", 5), SIGNS, .percent = "-#%", .money = "-#" NBSP "¤", .date = "d M y",
     .months = months_it, .units = &cjm_units_it, QUOTES("«", "»")},
    {.tag = "sv", NUMBERS(",", NBSP, 4), SIGNS, .percent = "-#" NBSP "%", .money = "-#" NBSP "¤", .date = "d M y",
     .months = months_sv, .units = &cjm_units_sv, QUOTES("”", "”")},
    {.tag = "da", NUMBERS(",", ".", 4), SIGNS, .percent = "-#" NBSP "%", .money = "-#" NBSP "¤", .date = "d. M y",
     .months = months_da, .units = &cjm_units_da, QUOTES("“", "”")},
    {.tag = "nb", NUMBERS(",", NBSP, 4), SIGNS, .percent = "-#" NBSP "%", .money = "-#" NBSP "¤", .date = "d. M y",
     .months = months_nb, .units = &cjm_units_nb, QUOTES("«", "»")},
    {.tag = "fi", NUMBERS(",", NBSP, 4), SIGNS, .percent = "-#" NBSP "%", .money = "-#" NBSP "¤", .date = "d.M.y",
     .units = &cjm_units_fi, QUOTES("”", "”")},
    {.tag = "cs", NUMBERS(",", NBSP, 4), SIGNS, .percent = "-#" NBSP "%", .money = "-#" NBSP "¤", .date = "d. M. y",
     .units = &cjm_units_cs, QUOTES("„", "“")},
    {.tag = "uk", NUMBERS(",", NBSP, 4), SIGNS, .percent = "-#%", .money = "-#" NBSP "¤", .date = "d M y р.",
     .months = months_uk, .units = &cjm_units_uk, QUOTES("«", "»")},
    {.tag = "tr", NUMBERS(",", ".", 4), SIGNS, .percent = "-%#", .money = "-¤#", .date = "d M y",
     .months = months_tr, .units = &cjm_units_tr, QUOTES("“", "”")},
    {.tag = "he", .rtl = true, NUMBERS(".", ",", 4), .plus = LRM "+", .minus = LRM MINUS, .percent = "-#%",
     .money = RLM "-#" NBSP RLM "¤", .date = "d בM y", .months = months_he, .units = &cjm_units_he,
     QUOTES("”", "”")},
    {.tag = "zh", NUMBERS(".", ",", 4), SIGNS, .percent = "-#%", .money = "-¤#", .date = "y年M月d日",
     .units = &cjm_units_zh, QUOTES("“", "”")},
    {.tag = "zh-Hant", NUMBERS(".", ",", 4), SIGNS, .percent = "-#%", .money = "-¤#", .date = "y年M月d日",
     .units = &cjm_units_zh_hant, QUOTES("「", "」")},
    {.tag = "ko", NUMBERS(".", ",", 4), SIGNS, .percent = "-#%", .money = "-¤#", .date = "y년 M월 d일",
     .units = &cjm_units_ko, QUOTES("“", "”")},
};

const unsigned cjm_lang_n_rows = G_N_ELEMENTS(cjm_lang_rows);
