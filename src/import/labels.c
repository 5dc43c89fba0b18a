#include "import/labels.h"

#include <glib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/spell.h"
#include "format/meanings.h"
#include "format/shapes.h"
#include "import/markup.h"
#include "journey/lexicon.h"

enum {
  LABEL_MAX = 80,    /* bytes; a longer text is no label */
  DISTINCT_MAX = 500 /* unknown labels that are compared with all words; a file has fewer */
};

typedef struct Table {
  GHashTable *words;    /* folded word → its meaning, an interned string */
  GHashTable *languages; /* folded word → the first language that has it, an interned string */
  GPtrArray *spellings; /* char *: the folded words that mistakes are looked for in */
} Table;

/* For each file of the room's data there is one. */
static const Table *table_get(void)
{
  static Table *table;
  if (g_once_init_enter(&table)) {
    Table *made = g_new(Table, 1);
    *made = (Table){g_hash_table_new(g_str_hash, g_str_equal), g_hash_table_new(g_str_hash, g_str_equal), g_ptr_array_new()};
    g_autoptr(GKeyFile) file = g_key_file_new();
    bool read = g_key_file_load_from_data(file, cjm_embedded_labels[0].text, (gsize)-1, G_KEY_FILE_NONE, NULL);
    g_assert(read);
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
    for (gsize g = 0; groups[g]; g++) {
      g_auto(GStrv) languages = g_key_file_get_keys(file, groups[g], NULL, NULL);
      for (gsize l = 0; languages[l]; l++) {
        g_auto(GStrv) words = g_key_file_get_string_list(file, groups[g], languages[l], NULL, NULL);
        for (gsize w = 0; words[w]; w++) {
          char *word = cjm_lexicon_fold_new(words[w]);
          if (g_hash_table_contains(made->words, word)) {
            g_free(word);
            continue;
          }
          g_hash_table_insert(made->words, word, (gpointer)g_intern_string(groups[g]));
          g_hash_table_insert(made->languages, word, (gpointer)g_intern_string(languages[l]));
          g_ptr_array_add(made->spellings, word);
        }
      }
    }
    g_once_init_leave(&table, made);
  }
  return table;
}

static const char *look_up(const char *folded)
{
  return g_hash_table_lookup(table_get()->words, folded);
}

/* ---- what does not count ---- */

/* Removes text in brackets: "Emotion (1–5)". What is all in brackets stays. */
static void remove_brackets(GString *text)
{
  static const char *const opening[] = {"(", "[", "（", "【"}, *const closing[] = {")", "]", "）", "】"};
  for (size_t i = 0; i < G_N_ELEMENTS(opening); i++) {
    char *start = strstr(text->str, opening[i]), *end = start ? strstr(start, closing[i]) : NULL;
    if (!start || !end || (start == text->str && end[strlen(closing[i])] == '\0')) continue;
    g_string_erase(text, start - text->str, end + (gssize)strlen(closing[i]) - start);
  }
}

/* Whether a character is part of a word, and not a sign, an emoji or a number before or after it. */
static bool is_of_word(gunichar c)
{
  return g_unichar_isalpha(c) || g_unichar_ismark(c) || c == '#' || c == 0x2116 /* № */ || c == 0xb0 /* ° */;
}

/* Removes what is not a letter at both ends. */
static void trim(GString *text)
{
  const char *start = text->str, *end = text->str + text->len;
  while (*start && !is_of_word(g_utf8_get_char(start))) start = g_utf8_next_char(start);
  while (end > start) {
    const char *last = g_utf8_prev_char(end);
    if (is_of_word(g_utf8_get_char(last)) && g_utf8_get_char(last) != 0xfe0f) break;
    end = last;
  }
  g_string_truncate(text, (gsize)(end - text->str));
  g_string_erase(text, 0, start - text->str);
}

/* The label as the table has it, NULL for none. */
static char *fold_new(const char *label)
{
  if (strlen(label) > LABEL_MAX) return NULL;
  g_autofree char *plain = cjm_markup_plain_new(label);
  g_autoptr(GString) text = g_string_new(plain);
  for (char *c = text->str; *c; c++)
    if (*c == '\n' || *c == '_') *c = ' ';
  remove_brackets(text);
  trim(text);
  if (text->len == 0) return NULL;
  char *folded = cjm_lexicon_fold_new(text->str);
  return folded;
}

/* "Customer needs" → "needs". */
static const char *without_customer(const char *folded)
{
  static const char *const words[] = {"customer ", "customers ", "user ", "users ", "client ", "key ", "main ", "the ", "persona ", "our ", "kunden", "nutzer",
                                      "ユーザーの", "顧客の", "用户的", "用户", "客户"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_has_prefix(folded, words[i])) return folded + strlen(words[i]) + strspn(folded + strlen(words[i]), " ");
  return NULL;
}

/* "userActions" → "user actions" */
static char *split_camel_new(const char *label)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (const char *c = label; *c; c++) {
    if (c > label && g_ascii_isupper(*c) && g_ascii_islower(c[-1])) g_string_append_c(text, ' ');
    g_string_append_c(text, *c);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static const char *find_exact(const char *folded)
{
  const char *found = look_up(folded), *rest = found ? NULL : without_customer(folded);
  return rest ? look_up(rest) : found;
}

/* ---- labels that are near ---- */

/* The word that has one letter another, or of a long one two. */
static const char *find_misspelt(const char *folded)
{
  CjmSpelling typed, word;
  const Table *table = table_get();
  if (!cjm_spelling_init(&typed, folded) || typed.n < 5) return NULL;
  for (size_t most = 1; most <= (typed.n >= 9 ? 2u : 1u); most++)
    for (guint i = 0; i < table->spellings->len; i++) {
      if (!cjm_spelling_init(&word, table->spellings->pdata[i]) || word.n < 5) continue;
      size_t longer = MAX(word.n, typed.n), shorter = MIN(word.n, typed.n);
      if (longer - shorter <= most && cjm_spelling_distance(&typed, &word) <= most) return look_up(table->spellings->pdata[i]);
    }
  return NULL;
}

/* The first of two things that a label names: "Pain points / barriers". */
static const char *find_first(const char *folded)
{
  static const char *const separators[] = {"/", "&", "+", ",", "、", "・", "|", ":", " and ", " und ", " et ", " y ", " e ", " en ", " i ", " и ", "と", "和", "与"};
  for (size_t i = 0; i < G_N_ELEMENTS(separators); i++) {
    const char *at = strstr(folded, separators[i]);
    if (!at || at == folded) continue;
    g_autofree char *first = g_strndup(folded, (gsize)(at - folded));
    const char *found = find_exact(g_strchomp(first));
    g_autofree char *second = g_strdup(at + strlen(separators[i]));
    if (!found) found = find_exact(g_strstrip(second));
    if (found) return found;
  }
  return NULL;
}

/* A word of the table that is half of the label at least: "Key pain points". */
static const char *find_within(const char *folded)
{
  const Table *table = table_get();
  const char *best = NULL;
  size_t longest = 0, len = strlen(folded);
  for (guint i = 0; i < table->spellings->len; i++) {
    const char *word = table->spellings->pdata[i], *at = strstr(folded, word);
    size_t n = strlen(word);
    if (!at || n <= longest || 2 * n < len || n < 4) continue;
    bool is_latin = (unsigned char)*word < 0x80;
    if (is_latin && ((at > folded && at[-1] != ' ') || (at[n] && at[n] != ' '))) continue;
    best = word;
    longest = n;
  }
  return best ? look_up(best) : NULL;
}

/* By the words that messages know: `customer-goals` is `goal`. */
static const char *find_key(const char *folded)
{
  static const char *const keys[] = {"actions",  "thoughts", "questions", "emotion",    "needs",     "expectations", "touchpoints", "pain_points", "gains",
                                     "gaps",     "opportunities", "metrics", "evidence", "frontstage", "backstage", "support",      "owner",       "notes",
                                     "goal",     "moment",   "links",     "engagement", "phases",    "steps",        "personas"};
  const char *key = cjm_nearest(folded, keys, G_N_ELEMENTS(keys));
  if (!key) return NULL;
  return strcmp(key, "phases") == 0 ? "phase" : strcmp(key, "steps") == 0 ? "step" : strcmp(key, "personas") == 0 ? "persona" : key;
}

static const char *find_near(const char *folded)
{
  const char *found = find_misspelt(folded);
  if (!found) found = find_first(folded);
  if (!found) found = find_within(folded);
  return found ? found : find_key(folded);
}

const char *cjm_label_find_exact(const char *label)
{
  g_autofree char *folded = fold_new(label);
  return folded ? find_exact(folded) : NULL;
}

const char *cjm_label_find(const char *label)
{
  static GHashTable *known; /* folded label → its meaning or NULL */
  static GMutex mutex;
  g_autofree char *split = strchr(label, ' ') || strlen(label) > LABEL_MAX ? g_strdup(label) : split_camel_new(label);
  g_autofree char *folded = fold_new(split);
  if (!folded) return NULL;
  const char *found = find_exact(folded);
  if (found) return found;
  gpointer value = NULL;
  g_mutex_lock(&mutex);
  if (!known) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  bool is_known = g_hash_table_lookup_extended(known, folded, NULL, &value);
  if (!is_known && g_hash_table_size(known) < DISTINCT_MAX) {
    value = (gpointer)find_near(folded);
    g_hash_table_insert(known, g_strdup(folded), value);
  }
  g_mutex_unlock(&mutex);
  return value;
}

const char *cjm_label_language(const char *label)
{
  g_autofree char *folded = fold_new(label);
  const char *lang = folded ? g_hash_table_lookup(table_get()->languages, folded) : NULL;
  return lang && strcmp(lang, "en") != 0 ? lang : NULL;
}

bool cjm_label_is_empty(const char *label)
{
  g_autofree char *folded = fold_new(label);
  if (!folded) return true;
  /* A word may have other meanings, so the group is read by itself. */
  static const char *const words[] = {"description", "notes", "beschreibung", "descripcion", "descricao", "descrizione", "beschrijving", "opis", "描述", "описание"};
  const char *found = look_up(folded);
  if (found && strcmp(found, "detail") == 0) return true;
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i], folded) == 0) return true;
  return false;
}
