/* own-names.c: the names of cells in a workbook that `cjm export` wrote, by which rows and steps are known whatever they are called. */
#include <string.h>

#include "format/step-rows.h"
#include "import/own.h"
#include "journey/id.h"

/* The column and row, from 1, of the place `'Map'!$B$7:$K$7`. */
static bool parse_place(const char *place, size_t *ret_row, size_t *ret_column)
{
  const char *c = strrchr(place, '!');
  size_t column = 0;
  if (!c || *++c != '$') return false;
  for (c++; g_ascii_isalpha(*c) && column < 100000; c++) column = column * 26 + (size_t)(g_ascii_toupper(*c) - 'A' + 1);
  if (column == 0 || *c != '$') return false;
  guint64 row = g_ascii_strtoull(c + 1, NULL, 10);
  if (row == 0 || row > 10000000) return false;
  *ret_row = (size_t)row;
  *ret_column = column;
  return true;
}

static bool is_feeling(const char *what)
{
  return strcmp(what, "emotion") == 0 || strcmp(what, "feeling") == 0;
}

/* The key that the name of a row stands for, as headings of tables have them; NULL for none. `id` is what follows the first point, if anything does. */
static char *key_new(const char *what, const char *id)
{
  if (!id) return cjm_step_row_word(what, cjm_lang_find("en")) || is_feeling(what) ? g_strdup(what) : NULL;
  if (strcmp(what, "lane") == 0) return g_strdup(id);
  return is_feeling(what) || strcmp(what, "metric") == 0 ? g_strdup_printf("%s:%s", what, id) : NULL;
}

void cjm_own_name_add(CjmOwnBook *book, const char *name, const char *place)
{
  size_t row, column;
  const char *point = strchr(name, '.');
  if (!parse_place(place, &row, &column)) return;
  g_autofree char *what = point ? g_strndup(name, (gsize)(point - name)) : g_strdup(name), *id = point ? g_strdelimit(g_strdup(point + 1), ".", '-') : NULL;
  if (id && (!*id || *cjm_id_skip(id))) return;
  if (id && strcmp(what, "step") == 0) {
    g_hash_table_insert(book->columns, GSIZE_TO_POINTER(column), g_steal_pointer(&id));
    return;
  }
  char *key = key_new(what, id);
  if (key) g_hash_table_insert(book->rows, GSIZE_TO_POINTER(row), key);
}
