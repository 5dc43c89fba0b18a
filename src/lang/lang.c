#include "lang/lang.h"

#include <string.h>

#include "lang/table.h"

/* Tags that mean a row of another name: old codes, and regions that share a row. */
static const struct {
  const char *tag, *row;
} aliases[] = {
  {"ar-EH", "ar-AE"}, {"ar-JO", "ar-LB"},   {"ar-IQ", "ar-LB"},   {"ar-PS", "ar-LB"},   {"ar-SY", "ar-LB"}, {"de-LI", "de-CH"},
  {"en-CA", "en-US"}, {"en-PH", "en-US"},   {"es-419", "es-MX"},  {"es-US", "es-MX"},   {"iw", "he"},       {"nn", "nb"},
  {"no", "nb"},       {"zh-HK", "zh-Hant"}, {"zh-MO", "zh-Hant"}, {"zh-TW", "zh-Hant"}, {"pt-AO", "pt-PT"}, {"pt-MZ", "pt-PT"},
};

static const CjmLang *find_exact(const char *tag)
{
  for (size_t i = 0; i < G_N_ELEMENTS(aliases); i++)
    if (g_ascii_strcasecmp(aliases[i].tag, tag) == 0) {
      tag = aliases[i].row;
      break;
    }
  for (unsigned i = 0; i < cjm_lang_n_rows; i++)
    if (g_ascii_strcasecmp(cjm_lang_rows[i].tag, tag) == 0) return &cjm_lang_rows[i];
  return NULL;
}

static bool all_of(const char *text, bool (*is)(char))
{
  for (; *text != '\0'; text++)
    if (!is(*text)) return false;
  return true;
}

static bool is_letter(char c)
{
  return g_ascii_isalpha(c);
}

static bool is_digit(char c)
{
  return g_ascii_isdigit(c);
}

/* Language and one more subtag, if there is such a row. */
static const CjmLang *find_pair(const char *language, const char *subtag)
{
  if (subtag == NULL) return NULL;

  char *tag = g_strdup_printf("%s-%s", language, subtag);
  const CjmLang *found = find_exact(tag);
  g_free(tag);
  return found;
}

static const CjmLang *find_or_null(const char *bcp47)
{
  if (bcp47 == NULL || *bcp47 == '\0') return NULL;

  char *tag = g_strdelimit(g_strdup(bcp47), "_", '-');
  const CjmLang *found = find_exact(tag);
  if (found == NULL) {
    char **subtags = g_strsplit(tag, "-", -1);
    const char *script = NULL, *region = NULL;
    /* a singleton begins extensions, which say nothing of the language */
    for (char **s = subtags + 1; *subtags != NULL && *s != NULL && strlen(*s) > 1; s++) {
      if (script == NULL && strlen(*s) == 4 && all_of(*s, is_letter)) script = *s;
      else if (region == NULL && ((strlen(*s) == 2 && all_of(*s, is_letter)) || (strlen(*s) == 3 && all_of(*s, is_digit))))
        region = *s;
    }
    found = find_pair(subtags[0], script);
    if (found == NULL && (script == NULL || g_ascii_strcasecmp(script, "Hans") != 0)) found = find_pair(subtags[0], region);
    if (found == NULL) found = find_exact(subtags[0]);
    g_strfreev(subtags);
  }
  g_free(tag);
  return found;
}

const CjmLang *cjm_lang_find(const char *bcp47)
{
  const CjmLang *found = find_or_null(bcp47);
  return found != NULL ? found : &cjm_lang_rows[0];
}

bool cjm_lang_known(const char *bcp47)
{
  return find_or_null(bcp47) != NULL;
}

const char *cjm_lang_tag(const CjmLang *lang)
{
  g_assert(lang != NULL);
  return lang->tag;
}

bool cjm_lang_is_rtl(const CjmLang *lang)
{
  g_assert(lang != NULL);
  return lang->rtl;
}

unsigned cjm_lang_count(void)
{
  return cjm_lang_n_rows;
}

const CjmLang *cjm_lang_at(unsigned index)
{
  g_assert(index < cjm_lang_n_rows);
  return &cjm_lang_rows[index];
}
