#include "lang/words.h"

#include <string.h>

#include "base/direction.h"
#include "lang/table.h"

const char *cjm_lang_word(const CjmLang *lang, CjmWord word)
{
  g_assert(lang != NULL);
  g_assert((unsigned)word < CJM_WORD_COUNT);
  return lang->words[word] != NULL ? lang->words[word] : cjm_lang_find("en")->words[word];
}

bool cjm_lang_has_word(const CjmLang *lang, CjmWord word)
{
  g_assert((unsigned)word < CJM_WORD_COUNT);
  return lang->words[word] != NULL;
}

unsigned cjm_lang_n_words(const CjmLang *lang)
{
  unsigned n = 0;
  for (int word = 0; word < CJM_WORD_COUNT; word++)
    if (lang->words[word] != NULL) n++;
  return n;
}

CjmLang *cjm_lang_with_words_new(const CjmLang *lang, const char *const *keys, const char *const *texts, unsigned n)
{
  CjmLang *made = g_memdup2(lang, sizeof *lang);
  CjmWord word;
  for (unsigned i = 0; i < n; i++)
    if (cjm_word_named(keys[i], &word)) made->words[word] = texts[i];
  return made;
}

int cjm_word_args(CjmWord word)
{
  int n = 0;
  for (const char *p = cjm_lang_word(cjm_lang_find("en"), word); (p = strstr(p, "%s")) != NULL; p += 2) n++;
  return n;
}

/* Text of the other direction would affect its neighbours: first-strong isolate U+2068 … U+2069. */
static void append_argument(GString *out, const char *text, bool rtl)
{
  bool isolate = rtl || cjm_direction_has_rtl(text, text + strlen(text));

  if (isolate) g_string_append(out, "\u2068");
  g_string_append(out, text);
  if (isolate) g_string_append(out, "\u2069");
}

char *cjm_lang_isolate_new(const CjmLang *lang, const char *text)
{
  GString *out = g_string_new(NULL);
  append_argument(out, text, cjm_lang_is_rtl(lang));
  return g_string_free(out, FALSE);
}

char *cjm_lang_phrase_new(const CjmLang *lang, CjmWord word, const char *a, const char *b)
{
  const char *args[] = {a, b};
  size_t n = 0;
  const char *pattern = cjm_lang_word(lang, word);
  bool rtl = cjm_lang_is_rtl(lang) && cjm_lang_has_word(lang, word); /* an English word runs from left to right */
  GString *out = g_string_new(NULL);

  for (const char *hit; (hit = strstr(pattern, "%s")) != NULL; pattern = hit + 2, n++) {
    g_string_append_len(out, pattern, hit - pattern);
    if (n < G_N_ELEMENTS(args) && args[n] != NULL) append_argument(out, args[n], rtl);
  }
  g_string_append(out, pattern);
  return g_string_free(out, FALSE);
}
