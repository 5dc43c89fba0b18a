/* The language of a text that differs from that of the map. */
#include <glib.h>
#include <string.h>

#include "base/embedded.h"
#include "lang/guess.h"
#include "lang/lang.h"
#include "lang/words.h"
#include "suite.h"

static const char *foreign(const char *lang, const char *text)
{
  return cjm_guess_foreign(lang, text, strlen(text));
}

static const struct {
  const char *lang, *text;
} sentences[] = {
  {"en", "Where is my parcel? I have not heard from you for a week"},
  {"nl", "Waar blijft het pakje? Ik heb er al een week geen bericht van"},
  {"pl", "Nie wiem, gdzie jest moja paczka, ale już mam dość"},
  {"de", "Ich weiß nicht, ob das die richtige Größe ist."},
  {"fr", "Je ne sais pas si c’est pour moi."},
  {"es", "¿Dónde está mi paquete? No sé cuándo llega"},
  {"pt", "Onde está a minha encomenda? Não sei quando chega"},
  {"it", "Dove è il mio pacco? Non so quando arriva, ma è già tardi"},
  {"sv", "Jag vet inte när det kommer, men det är för sent"},
  {"da", "Hvornår kommer pakken? Jeg har ikke fået noget fra dem"},
  {"nb", "Hvor er pakken min? Jeg har ikke fått noe fra dem"},
  {"fi", "Missä minun paketti on? En tiedä, mutta se ei ole täällä"},
  {"cs", "Kde je můj balík? Ještě jsem nic nedostal, ale už to zaplatil jsem"},
  {"sk", "Kde je môj balík? Ešte som nič nedostal, ale už to mám zaplatené"},
  {"hu", "Hol van a csomagom? Nem tudom, hogy mikor jön meg"},
  {"ro", "Unde este pachetul meu? Nu știu când vine și nu am răspuns"},
  {"tr", "Paketim nerede? Bilmiyorum ama çok geç oldu ve bir haber yok"},
  {"ru", "Спасибо, мы получили всё вовремя"},
  {"uk", "Дякую, ми її вже отримали"},
  {"el", "Πού είναι το δέμα μου;"},
  {"ja", "お店の人に聞いてみたい。"},
  {"zh", "包裹在哪里？我不知道。"},
  {"ko", "왜 이렇게 오래 걸려요?"},
  {"ar", "متى سيصل الطلب إلى البيت؟"},
  {"he", "איפה החבילה שלי?"},
  {"hi", "मेरा पैकेज कहाँ है?"},
  {"th", "พัสดุของฉันอยู่ที่ไหน"},
  {"vi", "Gói hàng của tôi ở đâu? Tôi không biết khi nào có"},
  {"id", "Di mana paket saya? Saya tidak tahu apakah sudah ada di sini"},
};

/* Languages so close to each other that a sentence of one may be one of the other. */
static bool are_close(const char *a, const char *b)
{
  static const char *const groups[] = {"da nb sv", "cs sk", "pt es it", "ja zh", "zh ja ko"};
  for (size_t i = 0; i < G_N_ELEMENTS(groups); i++)
    if (strstr(groups[i], a) && strstr(groups[i], b)) return true;
  return false;
}

/* A sentence in a map of any other language is recognised, and none in a map of its own, or of a region. */
static void test_sentences(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++)
    for (size_t k = 0; k < G_N_ELEMENTS(sentences); k++) {
      const char *found = foreign(sentences[k].lang, sentences[i].text);
      g_test_message("%s in %s: %s", sentences[i].lang, sentences[k].lang, found ? found : "none");
      if (i == k) g_assert_null(found);
      else if (found || !are_close(sentences[i].lang, sentences[k].lang)) g_assert_cmpstr(found, ==, sentences[i].lang);
    }
  g_assert_null(foreign("de-AT", sentences[3].text));
  g_assert_null(foreign("zh-Hant-TW", "包裹在哪裡？"));
  g_assert_null(foreign("no", sentences[10].text));
  g_assert_cmpstr(foreign(NULL, sentences[3].text), ==, "de");
}

/* Names, numbers and short texts have no language of their own, and nothing is guessed about languages that are not known. */
static void test_unknown(void)
{
  static const char *const texts[] = {"", "7", "Deutsche Bahn", "La Maison", "Café de Paris", "DHL", "Привет", "“…”", "→ 12:30", "Zürich HB"};
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) g_assert_null(foreign("en", texts[i]));
  g_assert_null(foreign("ja", "Google Maps で探す"));
  g_assert_null(foreign("ja", "Google Maps"));
  g_assert_null(foreign("hr", "Gdje je moj paket? Ja ne znam, ali to je već jako kasno"));
  g_assert_null(foreign("fa", "بسته من کجاست؟"));
  g_assert_null(foreign("en", "بسته من کجاست؟ نمی‌دانم چه کنم"));
  g_assert_null(foreign("sw", "Kifurushi changu kiko wapi na kwa nini"));
}

/* No word of a language is taken for one of another, nor is a sentence of a report. */
static void test_own_words(void)
{
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    const CjmLang *lang = cjm_lang_at(i);
    const char *tag = cjm_lang_tag(lang);
    if (cjm_lang_is_regional(lang)) continue;
    for (CjmWord word = 0; word < CJM_WORD_COUNT; word++) {
      const char *text = cjm_lang_word(lang, word), *found = foreign(tag, text);
      g_test_message("%s: %s", tag, text);
      g_assert_cmpstr(found, ==, NULL);
    }
  }
  for (const CjmEmbedded *file = cjm_embedded_messages; file->name; file++) {
    g_autofree char *tag = g_strndup(file->name, strcspn(file->name, "."));
    g_auto(GStrv) lines = g_strsplit(file->text, "\n", -1);
    for (char **line = lines; *line; line++) {
      const char *text = strchr(*line, '=');
      if (!text || strchr(text, '{') || **line == '#') continue;
      g_test_message("%s: %s", tag, text);
      g_assert_cmpstr(foreign(tag, text), ==, NULL);
    }
  }
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/guess/sentences", test_sentences);
  g_test_add_func("/guess/unknown", test_unknown);
  g_test_add_func("/guess/own-words", test_own_words);
  return g_test_run();
}
