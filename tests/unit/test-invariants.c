/* What holds for every example and every map of tests/stress and tests/emotion in every theme: nothing the author wrote is lost, said twice or unreadable. */
#include <locale.h>
#include <string.h>

#include "api/api.h"
#include "format/shapes.h"
#include "format/walk.h"
#include "suite.h"

/* ---- one map ---- */

typedef struct Fixture {
  const char *file, *theme;
} Fixture;

typedef struct Drawn {
  CjmDocument *document;
  CjmMap *map;
} Drawn;

static Drawn draw(const Fixture *fixture)
{
  Drawn drawn = {0};
  CjmMapOptions options = {.size = sizeof options, .theme = fixture->theme};
  char *error = NULL;
  CjmResult result = cjm_document_load(fixture->file, &drawn.document, &error);
  if (result == CJM_OK) result = cjm_map_new_compared(drawn.document, &options, &drawn.map, &error);
  if (drawn.document) {
    char *messages = cjm_document_print(drawn.document, NULL);
    g_assert_cmpstr(messages, ==, "");
    cjm_free(messages);
  }
  g_assert_cmpstr(error, ==, NULL);
  g_assert_cmpint(result, ==, CJM_OK);
  return drawn;
}

static void drawn_clear(Drawn *drawn)
{
  cjm_map_free(drawn->map);
  cjm_document_free(drawn->document);
}

/* ---- the scene keeps its rules ---- */

static void test_scene(gconstpointer data)
{
  Drawn drawn = draw(data);
  g_autoptr(GPtrArray) broken = g_ptr_array_new_with_free_func(g_free);
  cjm_scene_check(drawn.map->pages.at[0], broken);
  for (guint i = 0; i < MIN(broken->len, 20); i++) g_test_message("%s", (const char *)g_ptr_array_index(broken, i));
  if (broken->len) g_test_fail();
  drawn_clear(&drawn);
}

/* ---- the legend has the signs that are drawn, and no other ---- */

static void test_signs(gconstpointer data)
{
  Drawn drawn = draw(data);
  guint64 on_map = 0, explained = 0;
  for (size_t i = 0; i < drawn.map->pages.n; i++) {
    on_map |= drawn.map->pages.at[i]->drawn;
    explained |= drawn.map->pages.at[i]->explained;
  }
  for (unsigned sign = 0; sign < 64; sign++) {
    guint64 bit = G_GUINT64_CONSTANT(1) << sign;
    if ((on_map ^ explained) & bit) g_test_message("sign %u is %s", sign, on_map & bit ? "not explained" : "not drawn");
  }
  g_assert_cmphex(on_map, ==, explained);
  drawn_clear(&drawn);
}

/* ---- every text once ---- */

/* Texts of lanes that the file itself leaves out. */
static const struct {
  const char *lane, *shape, *key; /* key NULL: all of the shape */
} hidden[] = {
  {"owners", "step", "owner"},
  {"costs", "cost", NULL},
};

static bool is_hidden(const CjmMap *map, const CjmShape *shape, const CjmField *field)
{
  for (size_t i = 0; i < G_N_ELEMENTS(hidden); i++) {
    if (strcmp(hidden[i].shape, shape->name) != 0 || (hidden[i].key && strcmp(hidden[i].key, field->key) != 0)) continue;
    for (size_t j = 0; cjm_map_left_out(map, j); j++)
      if (strcmp(cjm_map_left_out(map, j), hidden[i].lane) == 0) return true;
  }
  return false;
}

/* The senses are named in the map's language, whatever the file calls them. */
static bool is_translated(const CjmText *text, const CjmField *field)
{
  static const char *const senses[] = {"sees", "hears", "smells", "tastes", "feels"};
  if (strcmp(field->key, "senses") != 0) return false;
  for (size_t i = 0; i < G_N_ELEMENTS(senses); i++)
    if (strcmp(senses[i], text->at) == 0) return true;
  return false;
}

static bool is_quotation_mark(gunichar c)
{
  return c < 0x80 ? c == '"' || c == '\'' : g_utf8_strchr("“”„‟‘’‚‛«»‹›「」『』", -1, c) != NULL;
}

/* Without blanks, which a line break may have taken, and quotation marks, which the language decides. */
static void append_words(GString *words, const char *text, gssize len)
{
  for (const char *p = text; p < text + len; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isspace(c) && !is_quotation_mark(c)) g_string_append_unichar(words, c);
  }
}

static char *words_new(const char *text)
{
  GString *words = g_string_new(NULL);
  append_words(words, text, (gssize)strlen(text));
  return g_string_free(words, FALSE);
}

static char *item_words_new(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  GString *words = g_string_new(NULL);
  for (size_t i = 0; i < block->n_lines; i++) append_words(words, block->lines[i].text, block->lines[i].len);
  return g_string_free(words, FALSE);
}

typedef struct Search {
  const CjmMap *map;
  GHashTable *items; /* origin -> GPtrArray of CjmItem */
  unsigned n;
} Search;

static GHashTable *index_new(const CjmScene *scene)
{
  GHashTable *items = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_TEXT || !item->u.text.origin) continue;
    GPtrArray *all = g_hash_table_lookup(items, item->u.text.origin);
    if (!all) {
      all = g_ptr_array_new();
      g_hash_table_insert(items, (void *)item->u.text.origin, all);
    }
    g_ptr_array_add(all, (void *)item);
  }
  return items;
}

static void fail(const CjmText *text, const CjmShape *shape, const CjmField *field, const char *what)
{
  g_test_message("%s.%s \"%s\" (line %u): %s", shape->name, field->key, text->at,
                 cjm_source_place(text->span.source, text->span.start).line, what);
  g_test_fail();
}

/* Units belong to numbers: they are drawn with each value, or not at all where the metric has none. */
static bool is_unit(const CjmField *field)
{
  return strcmp(field->key, "unit") == 0;
}

/* The name of a group stands once over all of its phases. */
static bool is_continued_group(const CjmMap *map, const CjmText *text, const CjmField *field)
{
  const CjmJourney *journey = map->document->journey;
  if (strcmp(field->key, "group") != 0) return false;
  for (size_t i = 1; i < journey->phases.n; i++)
    if (journey->phases.at[i]->group.at == text->at) return g_strcmp0(journey->phases.at[i - 1]->group.at, text->at) == 0;
  return false;
}

/* The name of a fork stands once over all of its paths. */
static bool is_repeated_fork(const CjmMap *map, const CjmText *text, const CjmField *field)
{
  const CjmJourney *journey = map->document->journey;
  if (strcmp(field->key, "fork") != 0) return false;
  for (size_t i = 0; i < journey->forks.n; i++)
    if (journey->forks.at[i]->title.at == text->at) return false;
  return true;
}

static void look_for(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data)
{
  Search *search = data;
  search->n++;
  if (is_unit(field) || is_continued_group(search->map, text, field) || is_repeated_fork(search->map, text, field)) return;
  GPtrArray *items = g_hash_table_lookup(search->items, text->at);
  if (is_hidden(search->map, shape, field)) {
    if (items) fail(text, shape, field, "is drawn, though its lane is left out");
    return;
  }
  if (!items) {
    fail(text, shape, field, "is not drawn");
    return;
  }
  if (items->len > 1) fail(text, shape, field, "is drawn more than once");
  g_autofree char *wanted = words_new(text->at);
  g_autofree char *found = item_words_new(g_ptr_array_index(items, 0));
  /* a word of the map's own may stand beside it: "goal", "version", "per" */
  if (!strstr(found, wanted) && !is_translated(text, field)) fail(text, shape, field, found);
}

static void test_texts(gconstpointer data)
{
  Drawn drawn = draw(data);
  Search search = {.map = drawn.map, .items = index_new(drawn.map->pages.at[0])};
  cjm_each_text(&cjm_shape_journey, drawn.document->journey, look_for, &search);
  g_assert_cmpuint(search.n, >, 3);
  g_hash_table_unref(search.items);
  drawn_clear(&drawn);
}

/* ---- columns by content ---- */

static void test_height(gconstpointer data)
{
  Drawn drawn = draw(data);
  g_test_message("%.0f px high, %.0f with columns of equal width", cjm_map_height(drawn.map), cjm_map_equal_height(drawn.map));
  g_assert_cmpfloat(cjm_map_height(drawn.map), <=, cjm_map_equal_height(drawn.map));
  drawn_clear(&drawn);
}

/* ---- every example in every theme ---- */

static void add(const char *test, const char *stem, const Fixture *fixture, GTestDataFunc run)
{
  g_autofree char *path = g_strdup_printf("/invariants/%s/%s/%s", test, stem, fixture->theme);
  g_test_add_data_func(path, fixture, run);
}

static int by_name(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_files(GPtrArray *files, const char *path)
{
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  g_assert_nonnull(folder);
  for (const char *name; (name = g_dir_read_name(folder));)
    if (g_str_has_suffix(name, ".yaml")) g_ptr_array_add(files, g_build_filename(path, name, NULL));
}

static GPtrArray *files_new(void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  add_files(files, CJM_SRCDIR "/examples");
  add_files(files, CJM_SRCDIR "/tests/stress");
  add_files(files, CJM_SRCDIR "/tests/emotion");
  g_ptr_array_sort(files, by_name);
  g_assert_cmpuint(files->len, >=, 15);
  return files;
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, ""); /* for messages */
  suite_init(&argc, &argv);
  g_autoptr(GPtrArray) files = files_new();
  g_autoptr(GPtrArray) fixtures = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *stem = g_path_get_basename(g_ptr_array_index(files, i));
    *strrchr(stem, '.') = '\0';
    for (size_t j = 0; cjm_theme_name(j); j++) {
      Fixture *fixture = g_new(Fixture, 1);
      *fixture = (Fixture){g_ptr_array_index(files, i), cjm_theme_name(j)};
      g_ptr_array_add(fixtures, fixture);
      add("scene", stem, fixture, test_scene);
      add("signs", stem, fixture, test_signs);
      add("texts", stem, fixture, test_texts);
      add("height", stem, fixture, test_height);
    }
  }
  return g_test_run();
}
