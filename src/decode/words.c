/* words.c: the map's own words, where the author has others. */
#include "lang/words.h"

#include <string.h>

#include "base/spell.h"
#include "decode/decoder.h"

static void report_unknown(CjmDecoder *d, const CjmText *name)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_UNKNOWN_MAP_WORD, name->span, "no word of the map is called `%s`", name->at);
  const char *names[CJM_WORD_COUNT];
  for (int i = 0; i < CJM_WORD_COUNT; i++) {
    names[i] = cjm_word_name((CjmWord)i);
  }
  const char *nearest = cjm_spell_nearest(name->at, names, CJM_WORD_COUNT);
  if (nearest != NULL) {
    cjm_diag_help(diag, "did you mean `%s`?", nearest);
    cjm_fix_text(diag, CJM_FIX_SAFE, name->span, nearest);
  } else {
    cjm_diag_help(diag, "lanes go by their key, such as `touchpoints`; the reference lists all names");
  }
}

static int count_args(const char *text)
{
  int n = 0;
  for (const char *p = text; (p = strstr(p, "%s")) != NULL; p += 2) {
    n++;
  }
  return n;
}

static void check_args(CjmDecoder *d, CjmWord word, const CjmText *text)
{
  int wanted = cjm_word_args(word), found = count_args(text->at);
  if (wanted == found) {
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_WORD_PLACES, text->span, "`%s` has %d `%%s`, and this has %d",
                                cjm_word_name(word), wanted, found);
  cjm_diag_help(diag, "what the map fills in stands for each `%%s`: in English it is `%s`", cjm_lang_word(cjm_lang_find("en"), word));
}

void cjm_words_finish(CjmDecoder *d)
{
  for (size_t i = 0; i < d->journey->words.n; i++) {
    CjmPair *pair = d->journey->words.at[i];
    g_autofree char *name = g_strdelimit(g_ascii_strdown(pair->key.at, -1), "- ", '_');
    CjmWord word;
    if (cjm_word_named(name, &word)) {
      pair->key.at = cjm_word_name(word);
      check_args(d, word, &pair->text);
    } else {
      report_unknown(d, &pair->key);
    }
  }
}
