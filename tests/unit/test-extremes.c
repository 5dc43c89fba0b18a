/* test-extremes.c: no number of a file ends the program. Every number of every row's own example is replaced by numbers at the ends of
 * what can be written; the map is drawn, or the file is refused with a message. */
#include <locale.h>

#include "cjm/cjm.h"
#include "field-maps.h"
#include "format/shapes.h"
#include "suite.h"

static const char *const extremes[] = {
  "1e308", "-1e308", "5e-324", "-0", "0", "1e15", "-1e15", "1e-9", "999999999999999999999", "0001-01-01", "9999-12-31", "2026-02-30",
};

typedef struct Row {
  const CjmShape *shape;
  const CjmField *field;
} Row;

/* The example with its number `which` replaced, or with all of them where `which` is -1; NULL where it has no such number. */
static char *replace_new(const char *example, int which, const char *number)
{
  GString *replaced = g_string_new(NULL);
  int n = 0;
  for (const char *c = example; *c;) {
    size_t length = g_ascii_isdigit(*c) ? strspn(c, "0123456789.-") : 0;
    if (length > 0 && (which < 0 || n == which)) g_string_append(replaced, number);
    else g_string_append_len(replaced, c, (gssize)MAX(length, 1));
    n += length > 0;
    c += MAX(length, 1);
  }
  bool found = which < 0 ? n > 0 : n > which;
  return g_string_free(replaced, !found);
}

static unsigned n_drawn;

static void draw(const char *yaml)
{
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  char *error = NULL;
  CjmResult result = cjm_document_read("map.yaml", NULL, yaml, strlen(yaml), &document);
  if (result == CJM_OK) result = cjm_map_new(document, NULL, &map, &error);
  if (result != CJM_OK && result != CJM_INVALID) {
    g_test_message("%s\n%s", error ? error : "", yaml);
    g_test_fail();
  }
  n_drawn += map != NULL;
  void *data = NULL;
  size_t len;
  if (map) g_assert_cmpint(cjm_map_export(map, "svg", NULL, &data, &len, &error), ==, CJM_OK);
  cjm_free(data);
  cjm_map_free(map);
  cjm_document_free(document);
}

static void test_row(gconstpointer data)
{
  const Row *row = data;
  const char *example = row->field->example;
  for (size_t e = 0; e < G_N_ELEMENTS(extremes); e++)
    for (int which = -1; which < 4; which++) {
      g_autofree char *replaced = replace_new(example, which, extremes[e]);
      if (!replaced) break;
      CjmField field = *row->field;
      field.example = replaced;
      g_autofree char *yaml = field_map_new(row->shape, &field, true);
      draw(yaml);
    }
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  for (size_t s = 0; s < n; s++)
    for (size_t f = 0; f < shapes[s]->n_fields; f++) {
      const CjmField *field = &shapes[s]->fields[f];
      if (!strpbrk(field->example, "0123456789") || field->type == CJM_FIELD_TEXT || field->type == CJM_FIELD_TEXTS) continue;
      Row *row = g_new(Row, 1);
      *row = (Row){shapes[s], field};
      g_ptr_array_add(rows, row);
      g_autofree char *path = g_strdup_printf("/extremes/%s/%s", shapes[s]->name, field->key);
      g_test_add_data_func(path, row, test_row);
    }
  int status = g_test_run();
  g_assert_cmpuint(n_drawn, >, rows->len); /* else the files are refused for something else than their numbers */
  return status;
}
