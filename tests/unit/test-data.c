/* Data formats: what is written, read again, is the same map. */
#include <glib.h>
#include <string.h>

#include "api/api.h"
#include "base/json.h"
#include "export/export.h"
#include "field-maps.h"
#include "format/shapes.h"
#include "suite.h"

static CjmDocument *load(const char *path)
{
  CjmDocument *document = NULL;
  char *error = NULL;
  CjmResult result = cjm_document_load(path, &document, &error);
  g_assert_cmpstr(error, ==, NULL);
  g_assert_cmpint(result, ==, CJM_OK);
  return document;
}

static char *export(const CjmDocument *document, const char *format, size_t *ret_len)
{
  void *data = NULL;
  g_assert_cmpint(cjm_document_export(document, format, NULL, &data, ret_len, NULL), ==, CJM_OK);
  return data;
}

static CjmDocument *read_again(const char *name, const char *folder, const char *data, size_t len)
{
  CjmDocument *document = NULL;
  if (cjm_document_read(name, folder, data, len, &document) == CJM_OK) return document;
  char *messages = cjm_document_print(document, NULL);
  g_error("%s\n%s", messages, data);
}

/* The scene as text. The ids of its groups are those that the author gave; in data all are given, so they are left out. */
static char *draw(CjmDocument *document)
{
  CjmMap *map = NULL;
  g_assert_cmpint(cjm_map_new(document, NULL, &map, NULL), ==, CJM_OK);
  for (size_t p = 0; p < map->pages.n; p++) {
    GArray *items = map->pages.at[p]->items;
    for (guint i = 0; i < items->len; i++) {
      CjmItem *item = &g_array_index(items, CjmItem, i);
      if (item->kind == CJM_ITEM_OPEN) item->u.group.id = NULL;
    }
  }
  GString *dump = g_string_new(NULL);
  for (size_t p = 0; p < map->pages.n; p++) cjm_scene_dump(map->pages.at[p], dump);
  cjm_map_free(map);
  return g_string_free(dump, FALSE);
}

static void check_round_trip(const char *path, const char *format)
{
  CjmDocument *document = load(path);
  size_t len, len_again;
  g_autofree char *data = export(document, format, &len);
  CjmDocument *again = read_again(path, document->folder, data, len);
  g_autofree char *scene = draw(document), *scene_again = draw(again);
  g_assert_cmpstr(scene, ==, scene_again);
  g_autofree char *data_again = export(again, format, &len_again);
  g_assert_cmpstr(data, ==, data_again);
  cjm_document_free(again);
  cjm_document_free(document);
}

/* Every map that there is, in every data format. */
static void test_round_trip(void)
{
  static const char *const folders[] = {CJM_SRCDIR "/examples", CJM_SRCDIR "/examples/shop", CJM_SRCDIR "/tests/stress"};
  guint n = 0;
  for (size_t f = 0; f < G_N_ELEMENTS(folders); f++) {
    g_autoptr(GDir) folder = g_dir_open(folders[f], 0, NULL);
    for (const char *name; (name = g_dir_read_name(folder));) {
      if (!g_str_has_suffix(name, ".yaml") || strcmp(name, "library.yaml") == 0) continue;
      g_autofree char *path = g_build_filename(folders[f], name, NULL);
      for (size_t i = 0; cjm_format_at(i); i++)
        if (cjm_format_at(i)->takes_libraries) check_round_trip(path, cjm_format_at(i)->name);
      n++;
    }
  }
  g_assert_cmpuint(n, >, 12);
}

/* Every row of the tables: its value is in the data, and reading that again gives the same data. */
static void test_every_field(void)
{
  size_t n_shapes;
  const CjmShape *const *shapes = cjm_shapes(&n_shapes);
  guint n = 0;
  for (size_t i = 0; i < n_shapes; i++)
    for (size_t k = 0; k < shapes[i]->n_fields; k++) {
      const CjmField *field = &shapes[i]->fields[k];
      /* What names other files needs them; tests/cli/export.t has them. */
      bool is_joined = field->reader == CJM_READER_JOIN || shapes[i] == &cjm_shape_data_file ||
                       strcmp(field->key, "extends") == 0 || strcmp(field->key, "data") == 0 || field->type == CJM_FIELD_PATH;
      if (is_joined) continue;
      g_autofree char *map = field_map_new(shapes[i], field, true);
      CjmDocument *document = read_again("map", ".", map, strlen(map));
      for (size_t f = 0; cjm_format_at(f); f++) {
        if (!cjm_format_at(f)->takes_libraries) continue; /* others have what they have a place for */
        size_t len, len_again;
        g_autofree char *data = export(document, cjm_format_at(f)->name, &len);
        CjmDocument *again = read_again("data", ".", data, len);
        g_autofree char *data_again = export(again, cjm_format_at(f)->name, &len_again);
        g_assert_cmpstr(data, ==, data_again);
        if (!(field->flags & CJM_FIELD_ALIAS) && !strstr(data, field->key))
          g_error("no %s of a %s in\n%s", field->key, shapes[i]->name, data);
        cjm_document_free(again);
      }
      cjm_document_free(document);
      n++;
    }
  g_assert_cmpuint(n, >, 100);
}

/* What other readers of YAML would take for something else than text. */
static void test_yaml_texts(void)
{
  static const char *const texts[] = {
    "no",         "1.10",        "- dash",     "a: b",  "a #b",    "trailing:", "12:30", "@at",
    "\"quoted\"", "back\\slash", "two\nlines", "#hash", "{brace}", "*star",     "100 %", "\xe2\x80\xa8x",
    "~",          "null",        "‘quote’",    "مرحبا", "日本",    "x, y",      "[x]",   "? ask",
    "! bang",     "%p",          "&and",       "a\tb",  "---",         "a:\xc2\xa0" "b", "a \"b\":\xc2\xa0" "c"};
  GString *journey = g_string_new("{\"title\": \"T\", \"phases\": [{\"title\": \"P\", \"actions\": [");
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_string_append(journey, i ? ", " : "");
    cjm_json_text(&(CjmJson){.out = journey}, texts[i]);
  }
  g_string_append(journey, "]}]}");
  CjmDocument *document = read_again("map", ".", journey->str, journey->len);
  size_t len;
  g_autofree char *data = export(document, "yaml", &len);
  CjmDocument *again = read_again("data", ".", data, len);
  const CjmTextItems *before = &document->journey->steps.at[0]->actions, *after = &again->journey->steps.at[0]->actions;
  g_assert_cmpuint(before->n, ==, after->n);
  for (size_t i = 0; i < before->n; i++) g_assert_cmpstr(before->at[i]->text.at, ==, after->at[i]->text.at);
  g_assert_nonnull(strstr(data, "- text: \"no\"\n"));
  g_assert_nonnull(strstr(data, "- text: x, y\n"));
  cjm_document_free(again);
  cjm_document_free(document);
  g_string_free(journey, TRUE);
}

/* Numbers are the same numbers again, to the last bit. */
static void test_numbers(void)
{
  static const char map[] = "title: T\nmetrics: {id: m, title: M}\n"
                            "phases: [{title: P, metrics: {m: {value: 0.1234567890123456, previous: 123456789.123}}}]\n";
  CjmDocument *document = read_again("map", ".", map, sizeof map - 1);
  for (int yaml = 0; yaml < 2; yaml++) {
    size_t len;
    g_autofree char *data = export(document, yaml ? "yaml" : "json", &len);
    CjmDocument *again = read_again("data", ".", data, len);
    const CjmMeasure *measure = again->journey->steps.at[0]->metrics.at[0];
    g_assert_true(measure->value.value == 0.1234567890123456 && measure->previous.value == 123456789.123);
    cjm_document_free(again);
  }
  cjm_document_free(document);
}

/* Paths lead from where the data is written. */
static void test_paths(void)
{
  static const char map[] = "title: T\nphases: [{title: P, image: pictures/p.png}]\n";
  static const struct {
    const char *folder, *path;
  } rows[] = {{NULL, "pictures/p.png"},
              {"/a/b/maps", "pictures/p.png"},
              {"/a/b", "maps/pictures/p.png"},
              {"/a", "b/maps/pictures/p.png"},
              {"/a/b/data", "../maps/pictures/p.png"}};
  CjmDocument *document = read_again("map", "/a/b/maps", map, sizeof map - 1);
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    void *data;
    size_t len;
    g_assert_cmpint(cjm_document_export(document, "yaml", rows[i].folder, &data, &len, NULL), ==, CJM_OK);
    g_autofree char *line = g_strdup_printf("- file: %s\n", rows[i].path),
                    *quoted = g_strdup_printf("- file: \"%s\"\n", rows[i].path);
    g_autofree char *text = g_strndup(data, len);
    g_assert_true(strstr(text, line) != NULL || strstr(text, quoted) != NULL);
    cjm_free(data);
  }
  cjm_document_free(document);
}

/* ---- tables from memory ---- */

static CjmResult read_with_table(const char *csv, CjmDocument **ret_document)
{
  static const char yaml[] = "title: T\nmetrics: {id: csat, title: C}\nphases: [{id: pay, title: P, metrics: {csat: 3}}]\n";
  CjmFileText table = {sizeof table, "memory.csv", csv, strlen(csv)};
  CjmLoadOptions options = {.size = sizeof options, .tables = &table, .n_tables = 1};
  return cjm_document_read_with("t.yaml", NULL, yaml, strlen(yaml), &options, ret_document, NULL);
}

static void test_table_from_memory(void)
{
  CjmDocument *document = NULL;
  g_assert_cmpint(read_with_table("step,csat\npay,4.5\n", &document), ==, CJM_OK);
  const CjmMeasure *measure = document->journey->steps.at[0]->metrics.at[0];
  g_assert_cmpfloat(measure->value.value, ==, 4.5);
  g_assert_cmpfloat(measure->previous.value, ==, 3);
  g_assert_cmpstr(cjm_document_input(document, 0), ==, NULL);
  cjm_document_free(document);
}

static void test_mistake_in_memory(void)
{
  CjmDocument *document = NULL;
  g_assert_cmpint(read_with_table("step,csat\npai,4.5\n", &document), ==, CJM_INVALID);
  g_assert_cmpuint(cjm_document_messages(document), ==, 1);
  const CjmMessage *message = cjm_document_message(document, 0);
  g_assert_cmpstr(message->file, ==, "memory.csv");
  g_assert_cmpuint(message->line, ==, 2);
  cjm_document_free(document);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/data/round-trip", test_round_trip);
  g_test_add_func("/data/every-field", test_every_field);
  g_test_add_func("/data/yaml-texts", test_yaml_texts);
  g_test_add_func("/data/numbers", test_numbers);
  g_test_add_func("/data/paths", test_paths);
  g_test_add_func("/data/table-from-memory", test_table_from_memory);
  g_test_add_func("/data/mistake-in-memory", test_mistake_in_memory);
  return g_test_run();
}
