#include "cli/template.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/embedded.h"

/* Extensions of the files of templates/. */
static const char template_extension[] = ".yaml", words_extension[] = ".words";

/* Name of file `i` among those with an extension, without it; NULL past the end. */
static const char *file_name(size_t i, const char *extension)
{
  for (const CjmEmbedded *file = cjm_embedded_templates; file->name; file++) {
    if (!g_str_has_suffix(file->name, extension) || i-- > 0) continue;
    g_autofree char *name = g_strndup(file->name, strlen(file->name) - strlen(extension));
    return g_intern_string(name);
  }
  return NULL;
}

const char *cjm_template_name(size_t i)
{
  return file_name(i, template_extension);
}

const char *cjm_template_lang(size_t i)
{
  return file_name(i, words_extension);
}

static const char *file_text(const char *name, const char *extension)
{
  g_autofree char *wanted = g_strconcat(name, extension, NULL);
  const CjmEmbedded *file = cjm_embedded_templates;
  while (file->name && g_ascii_strcasecmp(file->name, wanted) != 0) file++;
  return file->name ? file->text : NULL;
}

/* The words of a language, or of the one that a longer tag begins with. */
static GKeyFile *read_words_new(const char *lang)
{
  g_autofree char *tag = g_strdup(lang);
  const char *text;
  while (!(text = file_text(tag, words_extension))) *strrchr(tag, '-') = '\0';
  GKeyFile *words = g_key_file_new();
  bool read = g_key_file_load_from_data(words, text, (gsize)-1, G_KEY_FILE_NONE, NULL);
  g_assert(read);
  return words;
}

static char *find_word(GKeyFile *words, const char *template, const char *key)
{
  char *word = g_key_file_get_value(words, template, key, NULL);
  return word ? word : g_key_file_get_value(words, "common", key, NULL);
}

char *cjm_template_new(const char *name, const char *lang)
{
  g_autoptr(GKeyFile) words = read_words_new(lang), english = read_words_new(CJM_TEMPLATE_LANG);
  const char *text = file_text(name, template_extension);
  g_assert(text);
  GString *journey = g_string_new(NULL);

  for (const char *open; (open = strchr(text, '<')) != NULL;) {
    const char *close = strchr(open, '>');
    g_autofree char *key = g_strndup(open + 1, (gsize)(close - open - 1));
    g_autofree char *word = strcmp(key, "lang") == 0 ? g_strdup(lang) : find_word(words, name, key);
    if (!word) word = find_word(english, name, key);
    g_assert(word);
    g_string_append_len(journey, text, open - text);
    g_string_append(journey, word);
    text = close + 1;
  }
  g_string_append(journey, text);
  return g_string_free(journey, FALSE);
}
