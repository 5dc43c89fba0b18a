#include "lang/lang.h"

#include <string.h>

#include "base/embedded.h"
#include "lang/table.h"

/* A language or region of a language file, and what has been read of it. */
typedef struct {
  const char *text;   /* the file */
  char *group;        /* "de-CH de-LI": its tag, then others that mean the same */
  char **tags;        /* the same, one by one */
  guint base;         /* the entry whose values it starts from: the first of its file; its own index for that one itself */
  CjmLang *digits[2]; /* the language with Latin digits and with its own; NULL until they are asked for */
  CjmLang *lang;      /* NULL until it is asked for */
} Entry;

static GArray *entries;
static GRWLock lock;

/* One entry for each group of a file; groups are found by their brackets, so that nobody pays for languages not used. */
static void index_file(GArray *index, const char *text)
{
  guint base = index->len;

  for (const char *p = *text == '[' ? text : strstr(text, "\n["); p != NULL; p = strstr(p, "\n[")) {
    p += strcspn(p, "[") + 1;
    Entry entry = {.text = text, .group = g_strndup(p, strcspn(p, "]")), .base = base};
    entry.tags = g_strsplit(entry.group, " ", -1);
    g_array_append_val(index, entry);
  }
}

static const GArray *index_get(void)
{
  if (g_once_init_enter(&entries)) {
    GArray *index = g_array_new(FALSE, FALSE, sizeof(Entry));
    for (const CjmEmbedded *file = cjm_embedded_languages; file->name != NULL; file++) index_file(index, file->text);
    g_once_init_leave(&entries, index);
  }
  return entries;
}

/* The formats of a language whose file lacks them: those of CLDR's root. */
static const CjmLang defaults = {
  .name = "?",
  .direction = "ltr",
  .digits = "0",
  .decimal = ".",
  .group = ",",
  .grouping = "4",
  .group_sizes = "3",
  .plus = "+",
  .minus = "\u2212",
  .percent = "-#%",
  .money = "-¤#",
  .date = "y-M-d",
  .join = "# #",
  .quotes = "\u201c | \u201d",
  .nested_quotes = "\u2018 | \u2019",
};

/* With `lock` held for writing. */
static const CjmLang *load(const Entry *all, guint i)
{
  Entry *entry = (Entry *)&all[i];

  if (entry->lang == NULL) {
    CjmLang lang = entry->base == i ? defaults : *load(all, entry->base);
    lang.tag = entry->tags[0];
    lang.regional = entry->base != i;
    cjm_lang_read(entry->text, entry->group, &lang, NULL);
    entry->lang = g_memdup2(&lang, sizeof lang);
  }
  return entry->lang;
}

static const CjmLang *get(const GArray *index, guint i)
{
  const Entry *all = (const Entry *)(const void *)index->data;

  g_rw_lock_reader_lock(&lock);
  const CjmLang *lang = all[i].lang;
  g_rw_lock_reader_unlock(&lock);
  if (lang != NULL) return lang;

  g_rw_lock_writer_lock(&lock);
  lang = load(all, i);
  g_rw_lock_writer_unlock(&lock);
  return lang;
}

static const CjmLang *find_exact(const char *tag)
{
  const GArray *index = index_get();

  for (guint i = 0; i < index->len; i++)
    for (char **t = g_array_index(index, Entry, i).tags; *t != NULL; t++)
      if (g_ascii_strcasecmp(*t, tag) == 0) return get(index, i);
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
  return found != NULL ? found : find_exact("en");
}

/* The group of the same file that has the formats for a numbering system; NULL if it has none. */
static const char *numbering_group(const Entry *entry, const char *system)
{
  const GArray *index = index_get();

  for (guint i = entry->base; i < index->len && g_array_index(index, Entry, i).base == entry->base; i++) {
    const char *group = g_array_index(index, Entry, i).group;
    if (g_str_has_suffix(group, system)) return group;
  }
  return NULL;
}

bool cjm_lang_has_own_digits(const CjmLang *lang)
{
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    Entry *entry = &g_array_index(index_get(), Entry, i);
    if (g_str_equal(entry->tags[0], lang->tag)) return numbering_group(entry, "-u-nu-latn") != NULL;
  }
  return false;
}

const CjmLang *cjm_lang_with_digits(const CjmLang *lang, bool latin)
{
  const GArray *index = index_get();
  Entry *entry = NULL;

  for (guint i = 0; i < index->len && entry == NULL; i++)
    if (g_str_equal(g_array_index(index, Entry, i).tags[0], lang->tag)) entry = &g_array_index(index, Entry, i);
  const char *group = entry != NULL ? numbering_group(entry, latin ? "-u-nu-latn" : "-u-nu-arab") : NULL;
  if (group == NULL || (*lang->digits == '0') == latin) return lang;

  CjmLang **made = &entry->digits[latin ? 0 : 1];
  g_rw_lock_writer_lock(&lock);
  if (*made == NULL) {
    *made = g_memdup2(lang, sizeof *lang);
    cjm_lang_read(entry->text, group, *made, NULL);
  }
  g_rw_lock_writer_unlock(&lock);
  return *made;
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

bool cjm_lang_is_regional(const CjmLang *lang)
{
  g_assert(lang != NULL);
  return lang->regional;
}

bool cjm_lang_is_rtl(const CjmLang *lang)
{
  g_assert(lang != NULL);
  return strcmp(lang->direction, "rtl") == 0;
}

unsigned cjm_lang_count(void)
{
  return index_get()->len;
}

const CjmLang *cjm_lang_at(unsigned index)
{
  g_assert(index < cjm_lang_count());
  return get(index_get(), index);
}
