#include "lang/messages.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "lang/table.h"

/* ---- catalogues ---- */

typedef struct Catalogue {
  char *tag;            /* of the language, without region */
  GHashTable *patterns; /* key → pattern, its tags being marks */
  char **keys;          /* in the order of the file */
} Catalogue;

static const struct {
  const char *tag;
  char mark;
} tags[] = {
  {"<b>", CJM_MARK_BOLD},      {"</b>", CJM_MARK_END},       {"<worse>", CJM_MARK_WORSE}, {"</worse>", CJM_MARK_END},
  {"<better>", CJM_MARK_BETTER}, {"</better>", CJM_MARK_END}, {"<dim>", CJM_MARK_DIM},     {"</dim>", CJM_MARK_END},
};

/* A pattern with marks in place of its tags. */
static char *marked_new(const char *value)
{
  GString *out = g_string_new(NULL);
  while (*value) {
    size_t i = 0;
    while (i < G_N_ELEMENTS(tags) && !g_str_has_prefix(value, tags[i].tag)) i++;
    if (i == G_N_ELEMENTS(tags)) {
      g_string_append_c(out, *value++);
      continue;
    }
    g_string_append_c(out, tags[i].mark);
    value += strlen(tags[i].tag);
  }
  return g_string_free(out, FALSE);
}

static Catalogue read_catalogue(const CjmEmbedded *file)
{
  Catalogue made = {.tag = g_strndup(file->name, strcspn(file->name, ".")),
                    .patterns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
  g_autoptr(GKeyFile) keys = g_key_file_new();
  bool read = g_key_file_load_from_data(keys, file->text, strlen(file->text), G_KEY_FILE_NONE, NULL);
  g_assert(read);
  made.keys = g_key_file_get_keys(keys, made.tag, NULL, NULL);
  for (char **key = made.keys; key && *key; key++) {
    g_autofree char *value = g_key_file_get_value(keys, made.tag, *key, NULL);
    g_hash_table_insert(made.patterns, g_strdup(*key), marked_new(value));
  }
  return made;
}

static const GArray *catalogues_get(void)
{
  static GArray *catalogues;
  if (g_once_init_enter(&catalogues)) {
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Catalogue));
    for (const CjmEmbedded *file = cjm_embedded_messages; file->name; file++) {
      Catalogue read = read_catalogue(file);
      g_array_append_val(all, read);
    }
    g_once_init_leave(&catalogues, all);
  }
  return catalogues;
}

static const Catalogue *find_exact(const char *tag, size_t len)
{
  const GArray *all = catalogues_get();
  for (guint i = 0; i < all->len; i++) {
    const Catalogue *one = &g_array_index(all, Catalogue, i);
    if (strlen(one->tag) == len && g_ascii_strncasecmp(one->tag, tag, len) == 0) return one;
  }
  return NULL;
}

/* The catalogue of a tag, or of its language; NULL if there is none. */
static const Catalogue *find(const char *tag)
{
  const Catalogue *own = find_exact(tag, strlen(tag));
  return own ? own : find_exact(tag, strcspn(tag, "-"));
}

bool cjm_lang_has_messages(const CjmLang *lang)
{
  const Catalogue *own = find(lang->tag);
  return own && g_strv_length(own->keys) == g_strv_length(find("en")->keys);
}

const char *cjm_lang_pattern(const CjmLang *lang, const char *key)
{
  const Catalogue *own = find(lang->tag);
  return own ? g_hash_table_lookup(own->patterns, key) : NULL;
}

const char *const *cjm_message_keys(void)
{
  return (const char *const *)find("en")->keys;
}

/* ---- filling in ---- */

typedef struct Filling {
  const CjmLang *lang, *rules; /* of the formats; of the plurals */
  const CjmArg *args;
  GString *out;
} Filling;

static const CjmArg *argument(const Filling *f, const char *name, size_t len)
{
  for (const CjmArg *arg = f->args; arg && arg->name; arg++)
    if (strlen(arg->name) == len && strncmp(arg->name, name, len) == 0) return arg;
  g_error("a message wants the argument %.*s", (int)len, name);
}

static void append_number(Filling *f, double number)
{
  g_autofree char *text = cjm_lang_number_new(f->lang, number, 9);
  g_string_append(f->out, text);
}

/* Past the brace that closes the one before `at`. */
static const char *past_brace(const char *at)
{
  for (size_t depth = 1; depth > 0; at++) {
    g_assert(*at);
    if (*at == '{') depth++;
    if (*at == '}') depth--;
  }
  return at;
}

static const char *skip_spaces(const char *at)
{
  return at + strspn(at, " ");
}

static bool is_case(const Filling *f, const char *word, size_t len, double number)
{
  static const char *const names[CJM_PLURAL_COUNT] = {"other", "zero", "one", "two", "few", "many"};
  if (*word == '=') return strtod(word + 1, NULL) == number;
  const char *name = names[cjm_plural_of(f->rules, (guint64)number)];
  return strlen(name) == len && strncmp(word, name, len) == 0;
}

static void fill(Filling *f, const char *at, const char *end, const double *number);

/* Chooses among `one {…} other {…}`; `at` is at the first word. */
static void fill_plural(Filling *f, const char *at, const char *end, double number)
{
  const char *chosen = NULL, *other = NULL;
  while (at < end && !chosen) {
    size_t len = strcspn(at, " {");
    const char *open = at + len + strspn(at + len, " ");
    g_assert(*open == '{');
    if (is_case(f, at, len, number)) chosen = open + 1;
    if (strncmp(at, "other", len) == 0) other = open + 1;
    at = skip_spaces(past_brace(open + 1));
  }
  if (!chosen) chosen = other;
  g_assert(chosen);
  fill(f, chosen, past_brace(chosen) - 1, &number);
}

/* Fills in what stands between braces. */
static void fill_argument(Filling *f, const char *at, const char *end)
{
  static const char plural[] = "plural,";
  size_t len = strcspn(at, ",}");
  const CjmArg *arg = argument(f, at, len);
  if (at + len < end) {
    at = skip_spaces(at + len + 1);
    g_assert(g_str_has_prefix(at, plural));
    fill_plural(f, skip_spaces(at + strlen(plural)), end, arg->number);
  } else if (arg->text) g_string_append(f->out, arg->text);
  else append_number(f, arg->number);
}

/* Appends a pattern; `number` is what `#` stands for, NULL: itself. */
static void fill(Filling *f, const char *at, const char *end, const double *number)
{
  while (at < end) {
    if (*at == '{') {
      const char *next = past_brace(at + 1);
      fill_argument(f, at + 1, next - 1);
      at = next;
    } else if (*at == '#' && number) {
      append_number(f, *number);
      at++;
    } else g_string_append_c(f->out, *at++);
  }
}

char *cjm_lang_message_new(const CjmLang *lang, const char *key, const CjmArg *args)
{
  const CjmLang *english = cjm_lang_find("en");
  const char *own = cjm_lang_pattern(lang, key), *pattern = own ? own : cjm_lang_pattern(english, key);
  if (!pattern) g_error("there is no message %s", key);
  Filling f = {lang, own ? lang : english, args, g_string_new(NULL)};
  fill(&f, pattern, pattern + strlen(pattern), NULL);
  return g_string_free(f.out, FALSE);
}
