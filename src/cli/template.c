#include "cli/template.h"

#include <glib.h>
#include <string.h>

#include "base/embedded.h"

const char *cjm_template_name(size_t i)
{
  static const char *const names[] = {"minimal", "b2c", "b2b", "service", "blueprint"};
  return i < G_N_ELEMENTS(names) ? names[i] : NULL;
}

const char *cjm_template_lang(size_t i)
{
  static const char *const langs[] = {"en", "nl", "pl", "de", "fr", "es"};
  return i < G_N_ELEMENTS(langs) ? langs[i] : NULL;
}

static const char *file(const char *name, const char *ending)
{
  g_autofree char *wanted = g_strconcat(name, ending, NULL);
  const CjmEmbedded *found = cjm_embedded_templates;
  while (found->name && strcmp(found->name, wanted) != 0) found++;
  g_assert(found->name);
  return found->text;
}

/* A paragraph of a file of words: the key in a line of its own, then a line a language that begins with its code. */
static char *find_word(const char *words, const char *key, const char *lang)
{
  g_autofree char *heading = g_strdup_printf("\n\n%s\n", key);
  g_autofree char *begin = g_strdup_printf("\n%s ", lang);
  const char *found = g_str_has_prefix(words, heading + 2) ? words : strstr(words, heading);
  if (!found) return NULL;
  const char *word = strstr(found + 2, begin);
  g_assert(word);
  word += strlen(begin);
  return g_strndup(word, strcspn(word, "\n"));
}

static char *word_new(const char *template, const char *key, const char *lang)
{
  if (strcmp(key, "lang") == 0) return g_strdup(lang);
  char *word = find_word(file(template, ".words"), key, lang);
  if (!word) word = find_word(file("common", ".words"), key, lang);
  g_assert(word);
  return word;
}

char *cjm_template_new(const char *name, const char *lang)
{
  const char *text = file(name, ".yaml");
  GString *made = g_string_new(NULL);
  for (const char *open; (open = strchr(text, '<')) != NULL;) {
    const char *close = strchr(open, '>');
    g_autofree char *key = g_strndup(open + 1, (gsize)(close - open - 1));
    g_autofree char *word = word_new(name, key, lang);
    g_string_append_len(made, text, open - text);
    g_string_append(made, word);
    text = close + 1;
  }
  g_string_append(made, text);
  return g_string_free(made, FALSE);
}
