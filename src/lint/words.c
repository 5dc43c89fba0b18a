/* words.c: the words, as cjm_lexicon_fold_new() writes them. */
#include "lint/words.h"

#include <glib.h>
#include <string.h>

#include "journey/lexicon.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const CjmWatchWords languages[] = {
  {.lang = "en",
   .vague = WORDS("interact", "interacts", "interacting", "engage", "engages", "engaging", "handle", "handles", "handling",
                  "manage", "manages", "managing", "deal with", "deals with", "dealing with", "experience", "experiences",
                  "perform", "performs", "utilize", "utilizes", "utilise", "utilises", "leverage", "leverages", "process",
                  "processes", "go through", "goes through"),
   .buying = WORDS("buy", "buys", "buying", "bought", "purchase", "purchases", "purchasing", "order", "orders", "ordering", "pay",
                   "pays", "paying", "payment", "checkout", "check out", "checks out"),
   .ours = WORDS("we", "our"),
   .departments = WORDS("marketing", "sales", "customer service", "customer support", "logistics", "finance", "accounting",
                        "legal", "it", "hr", "human resources", "operations", "back office", "procurement", "production",
                        "warehouse", "call center", "call centre"),
   .solving = WORDS("add a", "add an", "add the", "introduce", "implement", "provide a", "provide an", "build a", "build an",
                    "create a", "create an", "launch a", "we need", "we should", "there should be", "should have")},
  {.lang = "nl",
   .vague = WORDS("beheert", "beheren", "verwerkt", "verwerken", "handelt af", "doorloopt", "doorlopen", "ervaart", "ervaren",
                  "maakt gebruik van", "gaat om met", "voert uit", "faciliteert"),
   .buying = WORDS("koopt", "kopen", "aankoop", "bestelt", "bestellen", "bestelling", "betaalt", "betalen", "betaling",
                   "rekent af", "afrekenen"),
   .ours = WORDS("we", "wij", "ons", "onze"),
   .departments = WORDS("marketing", "verkoop", "klantenservice", "logistiek", "financien", "juridische zaken", "ict", "hr",
                        "inkoop", "productie", "magazijn"),
   .solving = WORDS("voeg een", "invoeren van", "implementeer", "implementeren", "bouw een", "we moeten", "er moet", "er zou")},
  {.lang = "pl",
   .vague = WORDS("zarzadza", "obsluguje", "zajmuje sie", "przetwarza", "angazuje sie", "doswiadcza", "realizuje", "wykonuje",
                  "przechodzi przez"),
   .buying = WORDS("kupuje", "kupno", "zakup", "zamawia", "zamowienie", "placi", "platnosc", "oplaca"),
   .ours = WORDS("my", "nasz", "nasza", "nasze", "wysylamy", "informujemy", "kontaktujemy"),
   .departments = WORDS("marketing", "sprzedaz", "obsluga klienta", "logistyka", "finanse", "ksiegowosc", "dzial prawny", "it",
                        "hr", "produkcja", "magazyn"),
   .solving = WORDS("dodac", "wprowadzic", "zbudowac", "wdrozyc", "stworzyc", "trzeba", "nalezy", "potrzebujemy")},
  {.lang = "de",
   .vague = WORDS("interagiert", "verwaltet", "bearbeitet", "durchlauft", "erlebt", "kummert sich", "beschaftigt sich", "wickelt",
                  "nutzt das angebot", "fuhrt durch"),
   .buying = WORDS("kauft", "kaufen", "kauf", "bestellt", "bestellen", "bestellung", "bezahlt", "bezahlen", "bezahlung", "zahlt"),
   .ours = WORDS("wir", "unser", "unsere"),
   .departments = WORDS("marketing", "vertrieb", "kundenservice", "kundendienst", "logistik", "finanzen", "buchhaltung",
                        "rechtsabteilung", "it", "personalabteilung", "produktion", "lager"),
   .solving = WORDS("einfuhren", "hinzufugen", "implementieren", "wir brauchen", "wir sollten", "es sollte", "es braucht")},
  {.lang = "fr",
   .vague = WORDS("interagit", "gere", "traite", "effectue", "s'engage", "procede", "experimente"),
   .buying = WORDS("achete", "acheter", "achat", "commande", "commander", "paie", "paye", "payer", "paiement"),
   .ours = WORDS("nous", "notre", "nos"),
   .departments = WORDS("marketing", "ventes", "service client", "logistique", "finance", "comptabilite", "juridique",
                        "informatique", "ressources humaines", "production"),
   .solving = WORDS("ajouter", "introduire", "creer", "mettre en place", "il faut", "il faudrait", "nous devons")},
  {.lang = "es",
   .vague = WORDS("interactua", "gestiona", "maneja", "realiza", "experimenta", "procesa", "lleva a cabo"),
   .buying = WORDS("compra", "comprar", "pide", "pedido", "paga", "pagar", "pago"),
   .ours = WORDS("nosotros", "nuestro", "nuestra", "enviamos", "informamos"),
   .departments = WORDS("marketing", "ventas", "atencion al cliente", "logistica", "finanzas", "contabilidad", "juridico",
                        "informatica", "recursos humanos", "produccion", "almacen"),
   .solving = WORDS("anadir", "agregar", "introducir", "crear", "implementar", "hay que", "deberiamos", "necesitamos")},
};

const CjmWatchWords *cjm_watch_words_at(size_t i)
{
  return i < G_N_ELEMENTS(languages) ? &languages[i] : NULL;
}

const CjmWatchWords *cjm_watch_words_find(const char *lang)
{
  for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
    size_t n = strlen(languages[i].lang);
    if (g_ascii_strncasecmp(lang, languages[i].lang, n) == 0 && !g_ascii_isalpha(lang[n])) return &languages[i];
  }
  return NULL;
}

static bool is_letter(gunichar c)
{
  return g_unichar_isalnum(c);
}

/* Whether the word that begins at `at` is `word`. */
static bool word_is(const char *at, const char *word)
{
  size_t n = strlen(word);
  return strncmp(at, word, n) == 0 && !is_letter(g_utf8_get_char(at + n));
}

static bool any_word_is(const char *at, const char *const *words)
{
  for (; *words; words++)
    if (word_is(at, *words)) return true;
  return false;
}

bool cjm_text_is(const char *text, const char *const *words)
{
  g_autofree char *folded = cjm_lexicon_fold_new(text);
  return folded && g_strv_contains(words, folded);
}

bool cjm_text_begins_with(const char *text, const char *const *words)
{
  g_autofree char *folded = cjm_lexicon_fold_new(text);
  return folded && any_word_is(folded, words);
}

bool cjm_text_mentions(const char *text, const char *const *words)
{
  g_autofree char *folded = cjm_lexicon_fold_new(text);
  bool begins = true;
  for (const char *p = folded; p && *p; p = g_utf8_next_char(p)) {
    if (begins && any_word_is(p, words)) return true;
    begins = !is_letter(g_utf8_get_char(p));
  }
  return false;
}

#define FIRST_WITHOUT_BLANKS 0x2E80 /* the scripts of East Asia begin here */

bool cjm_folded_mentions(const char *text, const char *word)
{
  for (const char *p = text; (p = strstr(p, word)) != NULL; p = g_utf8_next_char(p)) {
    gunichar before = p > text ? g_utf8_get_char(g_utf8_prev_char(p)) : ' ';
    if (!is_letter(before) || before >= FIRST_WITHOUT_BLANKS) return true;
  }
  return false;
}
