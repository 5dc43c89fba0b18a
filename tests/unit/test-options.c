/* test-options.c: structs of options that were compiled with another version of the header. */
#include <string.h>

#include "api/api.h"
#include "suite.h"

/* One struct in three versions. */
typedef struct Older {
  size_t size;
  const char *theme;
} Older;

typedef struct Known {
  size_t size;
  const char *theme;
  double ppi;
} Known;

typedef struct Newer {
  size_t size;
  const char *theme;
  double ppi;
  int depth;
} Newer;

static void test_none(void)
{
  Known known = {1, "x", 1};
  g_assert_true(cjm_options_read(NULL, &known, sizeof known));
  g_assert_null(known.theme);
  g_assert_cmpfloat(known.ppi, ==, 0);
}

static void test_same(void)
{
  Known given = {sizeof given, "dark", 96}, known;
  g_assert_true(cjm_options_read(&given, &known, sizeof known));
  g_assert_cmpstr(known.theme, ==, "dark");
  g_assert_cmpfloat(known.ppi, ==, 96);
}

static void test_older(void)
{
  struct {
    Older older;
    double behind;
  } given = {{sizeof(Older), "dark"}, 96};
  Known known;
  g_assert_true(cjm_options_read(&given.older, &known, sizeof known));
  g_assert_cmpstr(known.theme, ==, "dark");
  g_assert_cmpfloat(known.ppi, ==, 0);
}

static void test_newer(void)
{
  Newer given = {.size = sizeof given, .theme = "dark", .ppi = 96};
  Known known;
  g_assert_true(cjm_options_read(&given, &known, sizeof known));
  g_assert_cmpfloat(known.ppi, ==, 96);
  given.depth = 1;
  g_assert_false(cjm_options_read(&given, &known, sizeof known));
}

static void test_sizes(void)
{
  Known given = {0, "dark", 96}, known;
  g_assert_false(cjm_options_read(&given, &known, sizeof known));
  given.size = sizeof given.size - 1;
  g_assert_false(cjm_options_read(&given, &known, sizeof known));
  given.size = G_MAXSIZE; /* not initialized */
  g_assert_false(cjm_options_read(&given, &known, sizeof known));
}

/* Every function that takes options refuses those that it cannot read. */
static void test_functions(void)
{
  static const char yaml[] = "title: Ordering\nphases: Order\n";
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  void *data = NULL;
  size_t len;
  g_autofree char *error = NULL;

  CjmLoadOptions load = {0};
  g_assert_cmpint(cjm_document_load_with("none.yaml", &load, &document, NULL), ==, CJM_USAGE);
  g_assert_cmpint(cjm_document_read_with("t", NULL, yaml, strlen(yaml), &load, &document, &error), ==, CJM_USAGE);
  g_assert_true(error && strstr(error, "size"));
  CjmFileText table = {.name = "t.csv", .data = "", .len = 0};
  load = (CjmLoadOptions){.size = sizeof load, .tables = &table, .n_tables = 1};
  g_assert_cmpint(cjm_document_read_with("t", NULL, yaml, strlen(yaml), &load, &document, NULL), ==, CJM_USAGE);
  g_assert_null(document);

  g_assert_cmpint(cjm_document_read("t", NULL, yaml, strlen(yaml), &document), ==, CJM_OK);
  g_assert_null(cjm_document_print(document, &(CjmPrintOptions){0}));
  g_assert_null(cjm_printer_new(&(CjmPrintOptions){0}));
  g_assert_cmpint(cjm_map_new(document, &(CjmMapOptions){0}, &map, NULL), ==, CJM_USAGE);
  g_assert_null(map);
  g_assert_cmpint(cjm_map_new(document, NULL, &map, NULL), ==, CJM_OK);
  g_assert_cmpint(cjm_map_export(map, "svg", &(CjmFormatOptions){0}, &data, &len, NULL), ==, CJM_USAGE);
  g_assert_null(data);
  cjm_map_free(map);
  cjm_document_free(document);
}

/* What a message points to stays while nothing is added, and is the new one afterwards. */
static void test_messages(void)
{
  static const char yaml[] = "title: Ordering\nphases: [Order, Use]\n";
  CjmDocument *document = NULL;
  g_assert_cmpint(cjm_document_read("t.yaml", NULL, yaml, strlen(yaml), &document), ==, CJM_OK);
  g_assert_null(cjm_document_message(document, 0));
  g_assert_cmpint(cjm_document_check(document, NULL, 0, NULL), ==, CJM_OK);
  size_t n = cjm_document_messages(document);
  g_assert_cmpuint(n, >, 1);
  const CjmMessage *first = cjm_document_message(document, 0), *last = cjm_document_message(document, n - 1);
  g_assert_true(first && last && first != last);
  g_assert_true(cjm_document_message(document, 0) == first);
  g_assert_cmpstr(first->file, ==, "t.yaml");
  g_assert_null(cjm_document_message(document, n));
  g_assert_null(cjm_document_related(document, n, 0));
  g_assert_null(cjm_document_related(document, 0, first->n_related));
  cjm_document_free(document);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/options/none", test_none);
  g_test_add_func("/options/same", test_same);
  g_test_add_func("/options/older", test_older);
  g_test_add_func("/options/newer", test_newer);
  g_test_add_func("/options/sizes", test_sizes);
  g_test_add_func("/options/functions", test_functions);
  g_test_add_func("/messages/belong-to-the-document", test_messages);
  return g_test_run();
}
