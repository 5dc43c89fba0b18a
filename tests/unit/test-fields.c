/* test-fields.c: every field of the format leaves a trace on the map. The map of each row's own example is drawn: its texts are
 * in the scene, and the scene differs from that of the same map without the field. */
#include <glib/gstdio.h>
#include <locale.h>

#include "api/api.h"
#include "field-maps.h"
#include "format/shapes.h"
#include "format/walk.h"
#include "suite.h"

/* Fields that draw nothing, and why. A row here that does draw something fails. */
static const struct {
  const char *shape, *key; /* key NULL: all of the shape */
  const char *why;
} undrawn[] = {
  {"journey", "cjm", "the number of the format is not content"},
  {"journey", "lint", "settings of `cjm check`"},
  {"journey", "gates", "limits of `cjm check`"},
  {"gate", NULL, "limits of `cjm check`"},
  {"journey", "channels", "drawn where a touchpoint uses one; unused-channel reports the others"},
  {"journey", "metrics", "drawn where a step has a value; unused-metric reports the others"},
  {"journey", "hide_lanes", "the lane of the example has nothing to show"},
  {"segment", "id", "a name for references"},
  {"channel", "id", "a name for references"},
  {"tag", "id", "a name for references"},
  {"path", "id", "a name for references"},
  {"path", "main", "a path that is alone is the main one"},
  {"metric", "id", "a name for references"},
  {"competitor", "id", "a name for references"},
  {"plan entry", "id", "a name for references"},
  {"lane", "id", "a name for references"},
  {"view", "id", "a name for the command line"},
  {"earlier value", "n", "the line shows values and days"},
  {"need", "stated", "only an unstated need is marked"},
};

/* Rows that leave a trace, but whose texts need something else in the file to be drawn. */
static const struct {
  const char *shape, *key, *why;
} conditional[] = {
  {"journey", "lanes", "a lane of one's own is drawn where a step has something in it"},
  {"journey", "paths", "the name of a fork stands once over all of its paths"},
};

static bool is_conditional(const CjmShape *shape, const CjmField *field)
{
  for (size_t i = 0; i < G_N_ELEMENTS(conditional); i++)
    if (strcmp(conditional[i].shape, shape->name) == 0 && strcmp(conditional[i].key, field->key) == 0) return true;
  return false;
}

/* Rows that this version refuses, or that one joined file alone cannot show. */
static bool is_refused(const CjmShape *shape, const CjmField *field)
{
  static const char *const moves[] = {"remove", "after", "before", "extends", "library", "data"};
  for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
    if (strcmp(field->key, moves[i]) == 0) return true;
  return strcmp(shape->name, "data file") == 0;
}

static bool is_undrawn(const CjmShape *shape, const CjmField *field)
{
  for (size_t i = 0; i < G_N_ELEMENTS(undrawn); i++)
    if (strcmp(undrawn[i].shape, shape->name) == 0 && (!undrawn[i].key || strcmp(undrawn[i].key, field->key) == 0)) return true;
  return false;
}

/* ---- drawing ---- */

typedef struct Row {
  const CjmShape *shape;
  const CjmField *field;
} Row;

static char *folder; /* where the pictures are that examples name */

typedef struct Drawn {
  CjmDocument *document;
  CjmMap *map;
} Drawn;

static Drawn draw(const char *yaml)
{
  Drawn drawn = {0};
  char *error = NULL;
  CjmResult result = cjm_document_read("map.yaml", folder, yaml, strlen(yaml), &drawn.document);
  CjmMapOptions options = {.size = sizeof options};
  if (result == CJM_OK) options.view = cjm_document_view(drawn.document, 0); /* rows of views are drawn in a view */
  if (result == CJM_OK) result = cjm_map_new(drawn.document, &options, &drawn.map, &error);
  g_assert_cmpstr(error, ==, NULL);
  if (result == CJM_OK) return drawn;
  char *messages = cjm_document_print(drawn.document, NULL);
  g_test_message("%s\n%s", yaml, messages);
  g_test_fail();
  cjm_free(messages);
  return drawn;
}

static void drawn_clear(Drawn *drawn)
{
  cjm_map_free(drawn->map);
  cjm_document_free(drawn->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Drawn, drawn_clear)

/* The file in `folder` that an example names, from `key: name` on: a picture or another journey. */
static void make_file(const char *example)
{
  const char *name = strchr(example, ' ');
  bool is_picture = name && g_str_has_suffix(name, ".png"), is_journey = name && strstr(name, ".yaml") && !strchr(name, ',');
  if (!is_picture && !is_journey) return;
  g_autofree char *file = g_strndup(name + 1, strcspn(name + 1, "#")), *path = g_build_filename(folder, file, NULL),
                  *dir = g_path_get_dirname(path), *text = g_strdup("title: T\nphases: {id: pin, title: P, emotion: 1}\n");
  gsize len = strlen(text);
  GError *error = NULL;
  g_assert_cmpint(g_mkdir_with_parents(dir, 0700), ==, 0);
  if (is_picture) {
    g_free(text);
    g_file_get_contents(CJM_SRCDIR "/tests/stress/face.png", &text, &len, &error);
    g_assert_no_error(error);
  }
  g_file_set_contents(path, text, (gssize)len, &error);
  g_assert_no_error(error);
}

/* ---- its texts ---- */

typedef struct Texts {
  GHashTable *origins; /* what the scene's items show */
  const char *example;
  unsigned n;
} Texts;

static void look_for(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data)
{
  Texts *texts = data;
  if (!strstr(texts->example, text->at)) return; /* of another field */
  texts->n++;
  if (g_hash_table_contains(texts->origins, text->at) || strcmp(field->key, "unit") == 0) return;
  g_test_message("%s.%s: \"%s\" is not drawn", shape->name, field->key, text->at);
  g_test_fail();
}

static void test_texts(gconstpointer data)
{
  const Row *row = data;
  if (is_undrawn(row->shape, row->field) || is_conditional(row->shape, row->field)) return; /* the test of traces holds it to that */
  g_autofree char *yaml = field_map_new(row->shape, row->field, true);
  g_auto(Drawn) drawn = draw(yaml);
  if (!drawn.map) return;
  Texts texts = {g_hash_table_new(NULL, NULL), row->field->example, 0};
  const CjmScene *scene = drawn.map->pages.at[0];
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_TEXT && item->u.text.origin) g_hash_table_add(texts.origins, (void *)item->u.text.origin);
  }
  cjm_each_text(&cjm_shape_journey, drawn.document->journey, look_for, &texts);
  bool written = row->field->type == CJM_FIELD_TEXT || row->field->type == CJM_FIELD_TEXTS || row->field->type == CJM_FIELD_PAIRS;
  if (written && !(row->field->flags & CJM_FIELD_NAME)) g_assert_cmpuint(texts.n, >, 0);
  g_hash_table_unref(texts.origins);
}

/* ---- a trace ---- */

static char *dump_new(const Drawn *drawn)
{
  GString *dump = g_string_new(NULL);
  cjm_scene_dump(drawn->map->pages.at[0], dump);
  return g_string_free(dump, FALSE);
}

static void test_trace(gconstpointer data)
{
  const Row *row = data;
  bool top = strcmp(row->shape->name, "journey") == 0 && (row->field->flags & CJM_FIELD_REQUIRED);
  if (top) {
    g_test_skip("there is no map without it");
    return;
  }
  g_autofree char *yaml = field_map_new(row->shape, row->field, true), *bare = field_map_new(row->shape, row->field, false);
  g_auto(Drawn) with = draw(yaml), without = draw(bare);
  if (!with.map || !without.map) return;
  g_autofree char *a = dump_new(&with), *b = dump_new(&without);
  bool differs = strcmp(a, b) != 0;
  if (differs == is_undrawn(row->shape, row->field)) {
    g_test_message("%s.%s %s:\n%s", row->shape->name, row->field->key,
                   differs ? "draws something, though it is said to draw nothing" : "leaves no trace on the map", yaml);
    g_test_fail();
  }
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  folder = g_dir_make_tmp("cjm-fields-XXXXXX", NULL);
  g_assert_nonnull(folder);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  for (size_t s = 0; s < n; s++)
    for (size_t f = 0; f < shapes[s]->n_fields; f++) {
      const CjmField *field = &shapes[s]->fields[f];
      if (field->type == CJM_FIELD_IMAGE || field->type == CJM_FIELD_PATH) make_file(field->example);
      if (is_refused(shapes[s], field)) continue;
      Row *row = g_new(Row, 1);
      *row = (Row){shapes[s], field};
      g_ptr_array_add(rows, row);
      g_autofree char *texts = g_strdup_printf("/fields/texts/%s/%s", shapes[s]->name, field->key);
      g_autofree char *trace = g_strdup_printf("/fields/trace/%s/%s", shapes[s]->name, field->key);
      g_test_add_data_func(texts, row, test_texts);
      g_test_add_data_func(trace, row, test_trace);
    }
  int status = g_test_run();
  g_autofree char *remove = g_strdup_printf("rm -rf '%s'", folder);
  g_assert_true(g_spawn_command_line_sync(remove, NULL, NULL, NULL, NULL));
  return status;
}
