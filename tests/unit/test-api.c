/* What the library says of options, names and files that it cannot use. */
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "api/api.h"
#include "suite.h"

static CjmDocument *read_text(const char *text)
{
  CjmDocument *document = NULL;
  g_assert_cmpint(cjm_document_read("map.yaml", NULL, text, strlen(text), &document), ==, CJM_OK);
  return document;
}

static CjmMap *map_of(CjmDocument *document, const CjmMapOptions *options)
{
  CjmMap *map = NULL;
  g_assert_cmpint(cjm_map_new(document, options, &map, NULL), ==, CJM_OK);
  return map;
}

/* The call has failed, and said why. */
static void failed(CjmResult result, CjmResult wanted, char *error, const char *part)
{
  g_assert_cmpint(result, ==, wanted);
  g_assert_nonnull(error);
  if (!error || !strstr(error, part)) g_test_message("'%s' instead of '%s'", error, part), g_test_fail();
  cjm_free(error);
}

static const char small[] = "title: T\nphases: [{title: One, actions: Waits}]\n";

static void test_formats(void)
{
  size_t n = 0;
  for (const char *name; (name = cjm_format_name(n)) != NULL; n++) {
    g_assert_nonnull(cjm_format_extension(n));
    g_assert_nonnull(strchr(cjm_format_media_type(n), '/'));
    g_assert_cmpuint(strlen(cjm_format_help(n)), >, 3);
  }
  g_assert_cmpuint(n, >, 5);
  g_assert_null(cjm_format_extension(n));
  g_assert_null(cjm_format_media_type(n));
  g_assert_null(cjm_format_help(n));
  g_assert_false(cjm_format_is_data(n) || cjm_format_is_text(n));
}

typedef struct Export {
  const char *format;
  CjmFormatOptions options;
  const char *error;
} Export;

static void test_export(void)
{
  static const Export rows[] = {
    {"gif", {.size = sizeof(CjmFormatOptions)}, "there is no format gif"},
    {"json", {.size = sizeof(CjmFormatOptions)}, "data format"},
    {"svg", {.size = sizeof(CjmFormatOptions), .engine = "skia"}, "there is no engine skia"},
    {"svg", {.size = sizeof(CjmFormatOptions), .engine = "cairo", .live_text = true}, "live text needs the engine cjm"},
    {"pdf", {.size = sizeof(CjmFormatOptions), .engine = "cairo", .pdf_standards = CJM_PDF_UA_1}, "a standard needs the engine cjm"},
    {"svg", {.size = sizeof(CjmFormatOptions), .page = 9}, "there is no page 9; the map has "},
    {"svg", {.size = sizeof(CjmFormatOptions)}, "and a file of svg has one"},
    {"html", {.size = sizeof(CjmFormatOptions), .page = 1}, "has the whole map"},
    {"pdf", {.size = sizeof(CjmFormatOptions), .engine = "cairo", .embed_source = true}, "the engine cairo cannot put the journey into a file"},
    {"html", {.size = sizeof(CjmFormatOptions), .embed_source = true}, "those of svg, pdf and png can"},
    {"pdf", {.size = sizeof(CjmFormatOptions), .embed_source = true, .pdf_standards = CJM_PDF_A_2A}, "may not carry other files"},
  };
  g_autoptr(GString) text = g_string_new("title: T\npaper: a4\nphases:\n");
  for (int i = 0; i < 40; i++) g_string_append(text, "  - {title: A phase, actions: [Waits for a long time, Calls, Asks]}\n");
  CjmDocument *document = read_text(text->str);
  CjmMap *map = map_of(document, NULL);
  g_assert_cmpuint(cjm_map_pages(map), >, 1);
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    void *data = NULL;
    size_t len;
    char *error = NULL;
    CjmResult result = cjm_map_export(map, rows[i].format, &rows[i].options, &data, &len, &error);
    failed(result, CJM_USAGE, error, rows[i].error);
    g_assert_null(data);
  }
  cjm_map_free(map);
  cjm_document_free(document);
}

typedef struct Drawing {
  CjmMapOptions options;
  const char *error;
} Drawing;

static void test_drawing(void)
{
  static const Drawing rows[] = {
    {{.size = sizeof(CjmMapOptions), .theme = "neon"}, "neon"},
    {{.size = sizeof(CjmMapOptions), .paper = "a99"}, "a99"},
    {{.size = sizeof(CjmMapOptions), .paper = "fit landscape"}, "write `fit` alone"},
    {{.size = sizeof(CjmMapOptions), .paper = "a3", .orientation = "upside-down"}, "there is no orientation 'upside-down'"},
    {{.size = sizeof(CjmMapOptions), .orientation = "portrait"}, "is not turned"},
    {{.size = sizeof(CjmMapOptions), .paper = "a3", .min_pt = 2}, "the smallest text has 4 to 24 pt"},
    {{.size = sizeof(CjmMapOptions), .paper = "a3", .min_pt = 25}, "the smallest text has 4 to 24 pt"},
    {{.size = sizeof(CjmMapOptions), .paper = "a0", .tile = "stamp"}, "stamp"},
    {{.size = sizeof(CjmMapOptions), .view = "board"}, "board"},
    {{.size = sizeof(CjmMapOptions), .created = "yesterday"}, "yesterday"},
  };
  CjmDocument *document = read_text(small);
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    CjmMap *map = NULL;
    char *error = NULL;
    CjmResult result = cjm_map_new(document, &rows[i].options, &map, &error);
    failed(result, CJM_USAGE, error, rows[i].error);
    g_assert_null(map);
  }
  cjm_document_free(document);
}

static void test_show(void)
{
  CjmDocument *document = read_text(small);
  CjmMap *map = map_of(document, NULL);
  char *text = NULL, *error = NULL;
  CjmResult result = cjm_map_show(map, "ascii", NULL, &text, &error);
  failed(result, CJM_USAGE, error, "there is no protocol ascii");
  g_assert_null(text);
  static const char *const starts[][2] = {{"sixel", "\033P"}, {"kitty", "\033_G"}};
  for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
    CjmShowPictureOptions options = {.size = sizeof options, .columns = 40, .width = 300};
    g_assert_cmpint(cjm_map_show(map, starts[i][0], &options, &text, NULL), ==, CJM_OK);
    g_assert_true(g_str_has_prefix(text, starts[i][1]));
    cjm_free(text);
  }
  cjm_map_free(map);
  cjm_document_free(document);
}

static void test_unpack(void)
{
  static const char *const rubbish[] = {"", "x", "rubbish that no document is", "\377\377\377\377\377\377\377\377\377\377\377\377"};
  for (size_t i = 0; i < G_N_ELEMENTS(rubbish); i++) {
    CjmDocument *document = NULL;
    g_assert_cmpint(cjm_document_unpack(rubbish[i], strlen(rubbish[i]), &document), ==, CJM_USAGE);
    g_assert_null(document);
  }
}

/* The edits of a fix make the text that the fix says. */
static void test_edits(void)
{
  static const char text[] = "title: T\nphases: [{title: One, pains: Waits}]\n";
  CjmDocument *document = NULL;
  g_assert_cmpint(cjm_document_read("map.yaml", NULL, text, strlen(text), &document), ==, CJM_INVALID);
  const CjmMessage *message = cjm_document_message(document, 0);
  g_assert_cmpuint(message->n_edits, ==, 1);
  const CjmMessageEdit *edit = cjm_document_edit(document, 0, 0);
  g_autofree char *fixed = g_strdup_printf("%.*s%s%s", (int)edit->byte_start, text, edit->text, text + edit->byte_end);
  g_assert_cmpstr(fixed, ==, "title: T\nphases: [{title: One, pain_points: Waits}]\n");
  g_assert_cmpuint(edit->line, ==, 2);
  g_assert_cmpuint(edit->column, ==, 23);
  g_assert_null(cjm_document_edit(document, 0, 1));
  g_assert_null(cjm_document_edit(document, 99, 0));
  cjm_document_free(document);
}

static void test_names(void)
{
  g_assert_null(cjm_explain("E999"));
  g_assert_null(cjm_explain("no-such-rule"));
  g_assert_null(cjm_schema_of("nothing"));
  char *error = NULL;
  CjmResult result = cjm_rule_setting_check("no-such-rule=error", &error);
  failed(result, CJM_USAGE, error, "no-such-rule");
}

/* A file is read from below a folder only, and only if it is one. */
static void test_confined(void)
{
  g_autofree char *top = g_dir_make_tmp("cjm-api-XXXXXX", NULL), *inside = g_build_filename(top, "in", NULL), *map = g_build_filename(inside, "map.yaml", NULL),
                  *outside = g_build_filename(top, "out.yaml", NULL), *link = g_build_filename(inside, "link.yaml", NULL),
                  *none = g_build_filename(inside, "none.yaml", NULL), *folder = g_build_filename(inside, "folder.yaml", NULL),
                  *name = g_build_filename(inside, "socket.yaml", NULL);
  g_assert_cmpint(g_mkdir(inside, 0755), ==, 0);
  g_assert_cmpint(g_mkdir(folder, 0755), ==, 0);
  g_assert_true(g_file_set_contents(map, small, -1, NULL) && g_file_set_contents(outside, small, -1, NULL));
  g_assert_cmpint(symlink("../out.yaml", link), ==, 0);
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  g_strlcpy(address.sun_path, name, sizeof address.sun_path);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  g_assert_cmpint(bind(fd, (struct sockaddr *)(void *)&address, sizeof address), ==, 0);
  CjmLoadOptions options = {.size = sizeof options, .root = inside, .confined = true};
  const char *const rows[][2] = {{link, "is outside"}, {outside, "is outside"}, {none, "No such file"}, {folder, "not a regular file"}, {name, "not a regular file"}};
  CjmDocument *document = NULL;
  g_assert_cmpint(cjm_document_load_with(map, &options, &document, NULL), ==, CJM_OK);
  cjm_document_free(document);
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    char *error = NULL;
    document = NULL;
    CjmResult result = cjm_document_load_with(rows[i][0], &options, &document, &error);
    failed(result, CJM_ENVIRONMENT, error, rows[i][1]);
    cjm_document_free(document);
  }
  close(fd);
  const char *const all[] = {name, link, map, outside, folder, inside, top};
  for (size_t i = 0; i < G_N_ELEMENTS(all); i++) g_remove(all[i]);
}

static CjmReadStatus read_nothing(void *data, const char *path, size_t limit, char **ret_data, size_t *ret_len, char **ret_error)
{
  (void)path, (void)limit, (void)ret_data, (void)ret_len;
  if (data) *ret_error = strdup(data);
  return CJM_READ_FAILED;
}

/* A reader of the caller that cannot read ends the reading, in its own words. */
static void test_reader(void)
{
  static const char text[] = "extends: base.yaml\ntitle: T\nphases: [{title: One}]\n";
  static const char *const said[] = {"the network is down", NULL};
  for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
    CjmLoadOptions options = {.size = sizeof options, .root = "HEAD:", .read = read_nothing, .read_data = (void *)said[i]};
    CjmDocument *document = NULL;
    char *error = NULL;
    CjmResult result = cjm_document_read_with("map.yaml", ".", text, strlen(text), &options, &document, &error);
    failed(result, CJM_ENVIRONMENT, error, said[i] ? said[i] : "a file cannot be read");
    cjm_document_free(document);
  }
}

/* A journey in a drawing comes back as it was, or with the reason why not. */
static void test_embedded(void)
{
  CjmDocument *document = read_text(small);
  CjmMap *map = map_of(document, NULL);
  static const char *const formats[] = {"svg", "pdf", "png"};
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
    CjmFormatOptions options = {.size = sizeof options, .embed_source = true};
    void *data = NULL, *text = NULL;
    size_t len = 0, n = 0;
    g_assert_cmpint(cjm_map_export(map, formats[i], &options, &data, &len, NULL), ==, CJM_OK);
    g_assert_cmpint(cjm_embedded_source(data, len, &text, &n, NULL), ==, CJM_OK);
    g_assert_cmpmem(text, n, small, strlen(small));
    cjm_free(text);
    cjm_free(data);
  }
  static const char *const rows[][2] = {
    {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "there is no journey in it"}, {"title: T\n", "it is no SVG, PDF or PNG"}, {"", "it is no SVG, PDF or PNG"}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    void *text = NULL;
    size_t n;
    char *error = NULL;
    CjmResult result = cjm_embedded_source(rows[i][0], strlen(rows[i][0]), &text, &n, &error);
    failed(result, CJM_INVALID, error, rows[i][1]);
    g_assert_null(text);
  }
  CjmFormatOptions options = {.size = sizeof options, .embed_source = true};
  void *data = NULL, *text = NULL;
  size_t len = 0, n, damaged = 0;
  g_assert_cmpint(cjm_map_export(map, "svg", &options, &data, &len, NULL), ==, CJM_OK);
  for (size_t i = 0; i < len; i += 7) {
    g_autofree char *copy = g_memdup2(data, len);
    copy[i] ^= 1;
    char *error = NULL;
    CjmResult result = cjm_embedded_source(copy, len, &text, &n, &error);
    g_assert_cmpint(result, <=, CJM_INVALID);
    damaged += error && strstr(error, "damaged");
    if (result == CJM_OK) g_assert_cmpuint(n, <=, len);
    if (result == CJM_OK) cjm_free(text);
    cjm_free(error);
  }
  g_test_message("%zu damaged", damaged);
  g_assert_cmpuint(damaged, >, 0);
  cjm_free(data);
  cjm_map_free(map);
  cjm_document_free(document);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/api/formats", test_formats);
  g_test_add_func("/api/export", test_export);
  g_test_add_func("/api/drawing", test_drawing);
  g_test_add_func("/api/show", test_show);
  g_test_add_func("/api/unpack", test_unpack);
  g_test_add_func("/api/edits", test_edits);
  g_test_add_func("/api/names", test_names);
  g_test_add_func("/api/confined", test_confined);
  g_test_add_func("/api/reader", test_reader);
  g_test_add_func("/api/embedded", test_embedded);
  return g_test_run();
}
