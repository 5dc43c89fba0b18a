#include <stddef.h>
#include <string.h>

#include "base/keep.h"
#include "lang/table.h"

static const struct {
  const char *key;
  size_t offset; /* of the field of CjmLang */
} fields[] = {
  {"name", offsetof(CjmLang, name)},
  {"direction", offsetof(CjmLang, direction)},
  {"digits", offsetof(CjmLang, digits)},
  {"decimal", offsetof(CjmLang, decimal)},
  {"group", offsetof(CjmLang, group)},
  {"grouping", offsetof(CjmLang, grouping)},
  {"group sizes", offsetof(CjmLang, group_sizes)},
  {"plus", offsetof(CjmLang, plus)},
  {"minus", offsetof(CjmLang, minus)},
  {"percent", offsetof(CjmLang, percent)},
  {"money", offsetof(CjmLang, money)},
  {"money group", offsetof(CjmLang, money_group)},
  {"date", offsetof(CjmLang, date)},
  {"months", offsetof(CjmLang, months)},
  {"join", offsetof(CjmLang, join)},
  {"quotes", offsetof(CjmLang, quotes)},
  {"nested quotes", offsetof(CjmLang, nested_quotes)},
};

static const char *const plural_names[CJM_PLURAL_COUNT] = {"other", "zero", "one", "two", "few", "many"};
static const char *const unit_names[CJM_UNIT_COUNT] = {"second", "minute", "hour", "day", "week", "month", "year"};

/* Position of `name` in `names`, or -1. */
static int find_name(const char *const *names, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0) return i;
  return -1;
}

/* `day` or `day few`, or `plural few`. */
static const char **find_counted(CjmLang *lang, const char *key)
{
  g_auto(GStrv) parts = g_strsplit(key, " ", 2);
  int plural = parts[1] == NULL ? CJM_PLURAL_OTHER : find_name(plural_names, CJM_PLURAL_COUNT, parts[1]);
  int unit = find_name(unit_names, CJM_UNIT_COUNT, parts[0]);

  if (plural < 0) return NULL;
  if (unit >= 0) return &lang->units[unit][plural];
  return strcmp(parts[0], "plural") == 0 && plural != CJM_PLURAL_OTHER ? &lang->plurals[plural] : NULL;
}

/* The field that a key stands for; NULL if there is none. */
static const char **find_field(CjmLang *lang, const char *key)
{
  CjmWord word;

  if (cjm_word_named(key, &word)) return &lang->words[word];
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
    if (strcmp(fields[i].key, key) == 0) return (const char **)(void *)((char *)lang + fields[i].offset);
  return find_counted(lang, key);
}

/* A number of four hexadecimal digits; 0 if there are fewer. */
static gunichar read_hex(const char *p)
{
  gunichar c = 0;
  for (int i = 0; i < 4; i++) {
    if (!g_ascii_isxdigit(p[i])) return 0;
    c = c * 16 + (gunichar)g_ascii_xdigit_value(p[i]);
  }
  return c;
}

/* The value with its `\u` escapes replaced; NULL if one is malformed. */
static char *unescape_new(const char *value)
{
  GString *out = g_string_new(NULL);

  for (const char *p = value; *p != '\0'; p++) {
    if (*p != '\\') {
      g_string_append_c(out, *p);
      continue;
    }
    gunichar c = p[1] == 'u' ? read_hex(p + 2) : 0;
    if (c < 0x20 || !g_unichar_validate(c)) return g_string_free(out, TRUE);
    g_string_append_unichar(out, c);
    p += 5;
  }
  return g_string_free(out, FALSE);
}

static void add_problem(GPtrArray *problems, const char *group, const char *key, const char *what)
{
  if (problems != NULL) g_ptr_array_add(problems, g_strdup_printf("[%s] %s: %s", group, key, what));
}

bool cjm_lang_read(const char *text, const char *group, CjmLang *lang, GPtrArray *ret_problems)
{
  g_autoptr(GKeyFile) file = g_key_file_new();
  if (!g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, NULL)) return false;

  g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);
  for (char **key = keys; key != NULL && *key != NULL; key++) {
    g_autofree char *value = g_key_file_get_value(file, group, *key, NULL);
    g_autofree char *plain = unescape_new(value);
    const char **field = find_field(lang, *key);
    if (field == NULL) add_problem(ret_problems, group, *key, "no such key");
    else if (plain == NULL) add_problem(ret_problems, group, *key, "malformed \\u");
    else if (*plain == '\0' || g_ascii_isspace(plain[strlen(plain) - 1]))
      add_problem(ret_problems, group, *key, "empty, or a space at its end");
    else *field = cjm_keep(plain);
  }
  return keys != NULL;
}

bool cjm_lang_list_at(const char *list, unsigned index, const char **ret_part, size_t *ret_len)
{
  static const char separator[] = " | ";

  for (; index > 0; index--) {
    list = strstr(list, separator);
    if (list == NULL) return false;
    list += strlen(separator);
  }
  const char *end = strstr(list, separator);
  *ret_part = list;
  *ret_len = end != NULL ? (size_t)(end - list) : strlen(list);
  return true;
}
