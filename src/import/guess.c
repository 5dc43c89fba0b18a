#include <string.h>

#include "import/builder.h"
#include "import/labels.h"

/* Letters by script, and frequent words by language. */
typedef struct Counts {
  unsigned kana, han, hangul, cyrillic, ukrainian, arabic, hebrew, greek, thai, devanagari, latin;
  unsigned words[16];
  size_t bytes;
} Counts;

/* Words that are frequent in one language, and rare in the others. */
static const struct {
  const char *lang, *words;
} frequent[] = {
  {"en", " the and of to is with for on from you my that it are can what i at by how user "},
  {"de", " der die das und ist nicht ein eine mit auf für zu von ich den dem im werden wird bei keine kunde "},
  {"fr", " le les et est pas une des du pour avec sur je dans un que qui ne au ou ça client "},
  {"es", " el los las y es con para por del una no en lo que se su mi cliente más muy "},
  {"pt", " o os as e é com para por do da uma não em no na que se seu meu cliente mais "},
  {"it", " il lo gli e è con per di del della dei delle nel alla le la una non che si su mio cliente più molto "},
  {"nl", " de het een en is niet met voor op van ik dat te bij naar wordt geen klant "},
  {"pl", " i w na z się nie do jest to że za od klient jak po dla "},
  {"sv", " och att det som är en på för med inte av jag ett kund "},
  {"da", " og at det som er en på for med ikke af jeg et kunde "},
  {"tr", " ve bir bu için ile çok ne da de müşteri "},
};

static void count_words(Counts *counts, const char *text)
{
  g_autofree char *lower = g_utf8_strdown(text, -1);
  for (const char *c = lower; *c;) {
    const char *start = c;
    while (*c && (g_unichar_isalpha(g_utf8_get_char(c)))) c = g_utf8_next_char(c);
    size_t n = (size_t)(c - start);
    if (n > 0 && n < 12) {
      char word[16] = " ";
      memcpy(word + 1, start, n);
      strcpy(word + 1 + n, " ");
      for (size_t i = 0; i < G_N_ELEMENTS(frequent); i++) counts->words[i] += strstr(frequent[i].words, word) != NULL;
    }
    if (n == 0) c = g_utf8_next_char(c);
  }
}

static void count_letters(Counts *counts, const char *text)
{
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gunichar u = g_utf8_get_char(c);
    counts->latin += u < 0x250 && g_unichar_isalpha(u);
    counts->kana += u >= 0x3040 && u <= 0x30ff;
    counts->han += u >= 0x4e00 && u <= 0x9fff;
    counts->hangul += u >= 0xac00 && u <= 0xd7a3;
    counts->cyrillic += u >= 0x400 && u <= 0x4ff;
    counts->ukrainian += u == 0x456 || u == 0x457 || u == 0x454 || u == 0x491;
    counts->arabic += u >= 0x600 && u <= 0x6ff;
    counts->hebrew += u >= 0x5d0 && u <= 0x5ea;
    counts->greek += u >= 0x370 && u <= 0x3ff;
    counts->thai += u >= 0xe00 && u <= 0xe7f;
    counts->devanagari += u >= 0x900 && u <= 0x97f;
  }
}

static void count_text(Counts *counts, const char *text)
{
  enum { MOST = 200000 /* bytes that are enough to know */ };
  if (counts->bytes > MOST) return;
  counts->bytes += strlen(text);
  count_letters(counts, text);
  count_words(counts, text);
}

/* People write English labels in other languages, but seldom the other way round: only those of other languages count. */
static void count_label(Counts *counts, const char *label)
{
  enum { WEIGHT = 2 };
  const char *lang = *label ? cjm_label_language(label) : NULL;
  for (size_t i = 0; lang && i < G_N_ELEMENTS(frequent); i++)
    if (strcmp(frequent[i].lang, lang) == 0) counts->words[i] += WEIGHT;
}

static void count_part(Counts *counts, const CjmPart *part)
{
  count_text(counts, part->title.text);
  for (const CjmEntry *entry = part->entries; entry; entry = entry->next) {
    count_text(counts, entry->text.text);
    count_label(counts, entry->label.text);
    for (const CjmEntry *detail = entry->details; detail; detail = detail->next) count_text(counts, detail->text.text);
  }
  for (const CjmPart *inner = part->parts; inner; inner = inner->next) count_part(counts, inner);
}

const char *cjm_build_guess_language(const CjmPart *journey)
{
  Counts counts = {0};
  count_part(&counts, journey);
  const struct {
    const char *lang;
    unsigned n;
  } scripts[] = {{"ja", counts.kana > 0 && counts.kana * 8 > counts.han ? (counts.kana + counts.han) * 2 : 0}, {"zh", counts.han * 2}, {"ko", counts.hangul * 2},
                 {counts.ukrainian * 50 > counts.cyrillic ? "uk" : "ru", counts.cyrillic}, {"ar", counts.arabic}, {"he", counts.hebrew}, {"el", counts.greek},
                 {"th", counts.thai}, {"hi", counts.devanagari}};
  for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++)
    if (scripts[i].n > counts.latin) return scripts[i].lang;
  size_t best = 0;
  for (size_t i = 1; i < G_N_ELEMENTS(frequent); i++)
    if (counts.words[i] > counts.words[best] + 1) best = i;
  return frequent[best].lang;
}
