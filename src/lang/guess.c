#include "lang/guess.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* ---- frequent words ---- */

/* Words that are frequent in one language, and rare in most of the others. */
static const struct {
  const char *lang, *words;
} frequent[CJM_GUESS_LANGUAGES] = {
  {"en", "the and of to is with for on from you my that it are can what i at by how user this was not have be but they we where when your a me could would in so an as or if our all will has there"},
  {"de", "der die das und ist nicht ein eine mit auf für zu von ich den dem im werden wird bei keine kunde es sie wir aber auch noch nur wie habe sich dass oder mir wenn in an am zum zur als aus vor man hat sind"},
  {"fr", "le les et est pas une des du pour avec sur je dans un que qui ne au ou ça client la ce mais il nous vous mon plus si de en à y cela par son sa nos tout fait été"},
  {"es", "a dónde cuándo cómo el los las y es con para por del una no en lo que se su mi cliente más muy la un de me pero cuando tengo está hay esto al ya sin si nos"},
  {"pt", "o os as e é com para por do da uma não em no na que se seu meu cliente mais a um de eu mas quando isso tenho está onde ao à às já sem"},
  {"it", "il lo gli e è con per di del della dei delle nel alla le la una non che si su mio cliente più molto un mi ma quando questo ho sono dove in a al da ed se già"},
  {"nl", "de het een en is niet met voor op van ik dat te bij naar wordt geen klant er maar mijn we ze zijn heb als ook wat nog die kan waar hoe in uit om aan hun"},
  {"pl", "i w na z się nie do jest to że za od klient jak po dla ale mam czy co o mnie tego gdzie kiedy już u przez tylko"},
  {"sv", "och att det som är en på för med inte av jag ett kund den så har men till vi mig när vad från man kan om i de ut"},
  {"da", "og at det som er en på for med ikke af jeg et kunde den så har men til vi mig når hvad fra man kan om noget efter sig blev meget i de"},
  {"tr", "ve bir bu için ile çok ne da de müşteri ama değil daha var yok gibi ben kadar nasıl sonra olarak mi mı"},
  {"nb", "og at det som er en på for med ikke av jeg et kunde den så har men til vi meg når hva fra man kan om noe etter seg ble mye i de"},
  {"fi", "ja on ei se että mutta kun niin en olen minä tämä joka jos oli mitä ovat sen myös vain missä minun asiakas hän ole"},
  {"cs", "je se na že to by ale jako jsem když pro tak jen jak od kde ještě není nebo mi co zákazník už mám"},
  {"sk", "je sa na že to by ale ako som keď pre tak len od kde ešte nie alebo mi čo zákazník už mám"},
  {"hu", "a az és hogy nem is egy de van meg ha csak mint már mert ez nekem ügyfél itt mi hol mikor vagy volt el"},
  {"ro", "și în de la cu pe nu este sunt care pentru că din mai sau am ce un o mi client dar când unde cum să"},
  {"vi", "và là của không có được cho tôi này một các những khi với để khách người thì nào đã"},
  {"id", "dan yang di ini itu untuk dengan tidak saya dari akan ada ke pada bisa pelanggan atau apa sudah kami"},
  {"ca", "el els les i és amb per del una no que se la un de però quan això tinc està on molt meu són a ja"},
};

G_STATIC_ASSERT(CJM_GUESS_LANGUAGES <= 32);

/* For each frequent word the languages in which it is: bit 1 << row. */
static GHashTable *words_get(void)
{
  static GHashTable *words;
  if (!g_once_init_enter(&words)) return words;
  GHashTable *made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (unsigned i = 0; i < CJM_GUESS_LANGUAGES; i++) {
    g_auto(GStrv) list = g_strsplit(frequent[i].words, " ", -1);
    for (char **word = list; *word; word++) {
      guint in = GPOINTER_TO_UINT(g_hash_table_lookup(made, *word));
      g_hash_table_replace(made, g_strdup(*word), GUINT_TO_POINTER(in | 1u << i));
    }
  }
  g_once_init_leave(&words, made);
  return made;
}

enum { WORD_MAX = 23 /* bytes of the longest frequent word, or more */ };

static void add_word(CjmGuess *guess, const char *word, size_t len)
{
  char ascii[WORD_MAX + 1];
  guess->words++;
  if (len > WORD_MAX) return;
  bool is_ascii = true;
  for (size_t i = 0; i < len; i++) {
    is_ascii = is_ascii && (guchar)word[i] < 0x80;
    ascii[i] = g_ascii_tolower(word[i]);
  }
  ascii[len] = '\0';
  g_autofree char *other = is_ascii ? NULL : g_utf8_strdown(word, (gssize)len);
  guint in = GPOINTER_TO_UINT(g_hash_table_lookup(words_get(), other ? other : ascii));
  for (unsigned i = 0; in; i++, in >>= 1) guess->frequent[i] += in & 1;
}

/* ---- letters ---- */

static void add_letter(CjmGuess *guess, gunichar c)
{
  guess->letters++;
  guess->latin += c < 0x250 || (c >= 0x1e00 && c <= 0x1eff);
  if (c < 0x370) return;
  guess->kana += c >= 0x3040 && c <= 0x30ff;
  guess->han += c >= 0x4e00 && c <= 0x9fff;
  guess->hangul += c >= 0xac00 && c <= 0xd7a3;
  guess->cyrillic += c >= 0x400 && c <= 0x4ff;
  guess->hebrew += c >= 0x5d0 && c <= 0x5ea;
  guess->greek += c >= 0x370 && c <= 0x3ff;
  guess->thai += c >= 0xe00 && c <= 0xe7f;
  guess->devanagari += c >= 0x900 && c <= 0x97f;
  guess->arabic += c >= 0x600 && c <= 0x6ff;
  switch (c) { /* letters that tell languages of one script apart */
    case 0x44b: case 0x44d: case 0x451: case 0x42b: case 0x42d: case 0x401: guess->russian++; break;
    case 0x456: case 0x457: case 0x454: case 0x491: case 0x406: case 0x407: case 0x404: case 0x490: guess->ukrainian++; break;
    case 0x67e: case 0x686: case 0x698: case 0x6af: case 0x6a9: case 0x6cc: case 0x679: case 0x688: case 0x691: case 0x6d2: case 0x6c1:
      guess->other_arabic++;
      break;
    default: guess->other_cyrillic += (c >= 0x452 && c <= 0x45f) || (c >= 0x402 && c <= 0x40f) || (c >= 0x460 && c <= 0x52f);
  }
}

void cjm_guess_add(CjmGuess *guess, const char *text, size_t len)
{
  const char *end = text + len;
  for (const char *p = text, *start = NULL; p <= end; p = g_utf8_next_char(p)) {
    gunichar c = p < end ? g_utf8_get_char(p) : 0;
    bool letter = c < 0x80 ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c) || g_unichar_ismark(c);
    if (letter) add_letter(guess, c);
    if (letter && !start) start = p;
    if (letter || !start) continue;
    bool is_part = start > text && strchr("0123456789./@_", start[-1]); /* "10:12am", "example.com" */
    if (!is_part) add_word(guess, start, (size_t)(p - start));
    start = NULL;
  }
}

void cjm_guess_add_language(CjmGuess *guess, const char *lang, unsigned n)
{
  for (size_t i = 0; i < CJM_GUESS_LANGUAGES; i++)
    if (strcmp(frequent[i].lang, lang) == 0) guess->frequent[i] += n;
}

/* ---- languages ---- */

const char *cjm_guess_language(const CjmGuess *g)
{
  const struct {
    const char *lang;
    unsigned n;
  } scripts[] = {{"ja", g->kana > 0 && g->kana * 8 > g->han ? (g->kana + g->han) * 2 : 0}, {"zh", g->han * 2}, {"ko", g->hangul * 2},
                 {g->ukrainian * 50 > g->cyrillic ? "uk" : "ru", g->cyrillic}, {"ar", g->arabic}, {"he", g->hebrew}, {"el", g->greek},
                 {"th", g->thai}, {"hi", g->devanagari}};
  for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++)
    if (scripts[i].n > g->latin) return scripts[i].lang;
  size_t best = 0;
  for (size_t i = 1; i < CJM_GUESS_LANGUAGES; i++)
    if (g->frequent[i] > g->frequent[best] + 1) best = i;
  return frequent[best].lang;
}

/* Whether the language of a tag is `lang`: "de-AT" is "de", and "no" is "nb". */
static bool is_of(const char *tag, const char *lang)
{
  size_t len = strlen(lang);
  if (g_ascii_strncasecmp(tag, "no", 2) == 0 && strchr("-", tag[2])) return strcmp(lang, "nb") == 0;
  return g_ascii_strncasecmp(tag, lang, len) == 0 && (tag[len] == '\0' || tag[len] == '-');
}

static bool is_any(const char *tag, const char *const *langs)
{
  for (; *langs; langs++)
    if (is_of(tag, *langs)) return true;
  return false;
}

/* The language of the script that most letters are of; NULL: it has several languages, or one of the map. */
static const char *by_script(const CjmGuess *g, const char *tag)
{
  static const char *const han[] = {"zh", "ja", "ko", "yue", NULL}, *const arabic[] = {"ar", "fa", "ur", "ps", "ckb", "ug", "sd", NULL},
                           *const devanagari[] = {"hi", "mr", "ne", "sa", NULL}, *const hebrew[] = {"he", "yi", NULL};
  unsigned half = g->letters / 2;
  if (g->kana > 0 && g->kana + g->han > half) return is_of(tag, "ja") ? NULL : "ja";
  if (g->han > half) return is_any(tag, han) ? NULL : "zh";
  if (g->hangul > half) return is_of(tag, "ko") ? NULL : "ko";
  if (g->greek > half) return is_of(tag, "el") ? NULL : "el";
  if (g->thai > half) return is_of(tag, "th") ? NULL : "th";
  if (g->hebrew > half) return is_any(tag, hebrew) ? NULL : "he";
  if (g->devanagari > half) return is_any(tag, devanagari) ? NULL : "hi";
  if (g->arabic > half) return is_any(tag, arabic) || g->other_arabic ? NULL : "ar";
  if (g->cyrillic <= half || g->other_cyrillic) return NULL;
  const char *lang = g->ukrainian && !g->russian ? "uk" : g->russian && !g->ukrainian ? "ru" : NULL;
  return lang && !is_of(tag, lang) ? lang : NULL;
}

/* Whether a language is written in Latin letters, but has no row of frequent words. */
static bool is_unknown(const char *tag)
{
  static const char *const others[] = {"zh", "ja", "ko", "yue", "ar", "fa", "ur", "he", "yi", "hi", "mr", "ne", "el", "th", "ru", "uk", "bg", "mk", "be", NULL};
  for (size_t i = 0; i < CJM_GUESS_LANGUAGES; i++)
    if (is_of(tag, frequent[i].lang)) return false;
  return !is_any(tag, others);
}

/* The language whose frequent words are in the text, if it is only one. */
static const char *by_words(const CjmGuess *g, const char *tag)
{
  enum { LEAST = 3, SHARE = 4 };
  unsigned own = 0, most = 0, next = 0;
  const char *best = NULL;
  if (is_unknown(tag)) return NULL;
  for (size_t i = 0; i < CJM_GUESS_LANGUAGES; i++) {
    unsigned n = g->frequent[i];
    if (is_of(tag, frequent[i].lang)) own = n;
    else if (n > most) next = most, most = n, best = frequent[i].lang;
    else if (n > next) next = n;
  }
  return most >= LEAST + own && most > next && most > 2 * own && most * SHARE >= g->words ? best : NULL;
}

const char *cjm_guess_foreign(const char *lang, const char *text, size_t len)
{
  CjmGuess guess = {0};
  cjm_guess_add(&guess, text, len);
  if (guess.letters < 2) return NULL;
  if (!lang) lang = "en";
  return guess.latin > guess.letters / 2 ? by_words(&guess, lang) : by_script(&guess, lang);
}
