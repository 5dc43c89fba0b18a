/* The journey that a drawing carries: what is written can be read again, and what is read may be cut, changed or a bomb. */
#include "attach/attach.h"

#include <string.h>
#include <zlib.h>

#include "cjm/cjm.h"
#include "suite.h"

static const char *const formats[] = {"svg", "pdf", "png"};

static char *example_new(gsize *ret_len)
{
  char *text;
  g_assert_true(g_file_get_contents(CJM_SRCDIR "/examples/minimal.yaml", &text, ret_len, NULL));
  return text;
}

/* A drawing of a text that carries it. */
static guint8 *drawing_new(const char *text, gsize len, const char *format, bool embed, size_t *ret_len)
{
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  void *data = NULL;
  char *error = NULL;
  CjmFormatOptions options = {.size = sizeof options, .ppi = 20, .embed_source = embed};
  g_assert_cmpint(cjm_document_read("maps/a journey.yaml", NULL, text, len, &document), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(document, NULL, &map, &error), ==, CJM_OK);
  g_assert_cmpint(cjm_map_export(map, format, &options, &data, ret_len, &error), ==, CJM_OK);
  cjm_map_free(map);
  cjm_document_free(document);
  return data;
}

static void test_round_trip(void)
{
  gsize n;
  g_autofree char *example = example_new(&n);
  const char *const texts[] = {
    example, "# a comment\r\ntitle: \"<svg>&amp;]]> </j:journey>\"\r\nphases: \"日本語 \xF0\x9F\x98\x80 \xE2\x80\xA8\"\r\n",
    "{\"title\": \"A\", \"phases\": \"B\"}"};
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    for (size_t f = 0; f < G_N_ELEMENTS(formats); f++) {
      size_t len, found_len;
      void *found = NULL;
      g_autofree guint8 *drawing = drawing_new(texts[i], strlen(texts[i]), formats[f], true, &len);
      g_assert_cmpint(cjm_embedded_source(drawing, len, &found, &found_len, NULL), ==, CJM_OK);
      g_assert_cmpmem(found, found_len, texts[i], strlen(texts[i]));
      cjm_free(found);
    }
}

static void test_only_if_asked_for(void)
{
  gsize n;
  g_autofree char *example = example_new(&n);
  for (size_t f = 0; f < G_N_ELEMENTS(formats); f++) {
    size_t len, found_len;
    void *found = NULL;
    char *error = NULL;
    g_autofree guint8 *drawing = drawing_new(example, n, formats[f], false, &len);
    g_assert_cmpint(cjm_embedded_source(drawing, len, &found, &found_len, &error), ==, CJM_INVALID);
    g_assert_nonnull(strstr(error, "--embed-source"));
    cjm_free(error);
  }
}

/* A journey of several files is carried in full. */
static void test_resolved(void)
{
  CjmDocument *document = NULL, *again = NULL;
  CjmMap *map = NULL;
  void *data = NULL, *found = NULL;
  size_t len, found_len;
  CjmFormatOptions options = {.size = sizeof options, .embed_source = true};
  g_assert_cmpint(cjm_document_load(CJM_SRCDIR "/examples/shop/order-family.yaml", &document, NULL), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(document, NULL, &map, NULL), ==, CJM_OK);
  g_assert_cmpint(cjm_map_export(map, "svg", &options, &data, &len, NULL), ==, CJM_OK);
  g_assert_cmpint(cjm_embedded_source(data, len, &found, &found_len, NULL), ==, CJM_OK);
  g_assert_cmpint(cjm_document_read("found.yaml", CJM_SRCDIR "/examples/shop", found, found_len, &again), ==, CJM_OK);
  g_assert_cmpstr(cjm_document_title(again), ==, cjm_document_title(document));
  g_assert_null(strstr(found, "extends:"));
  cjm_free(data);
  cjm_free(found);
  cjm_map_free(map);
  cjm_document_free(document);
  cjm_document_free(again);
}

/* ---- malicious data ---- */

static void check_harmless(const guint8 *data, gsize len)
{
  char *text = NULL;
  gsize n = 0;
  g_autofree guint8 *exact = g_memdup2(data, len); /* so that a reader that goes on is found */
  CjmAttachStatus status = cjm_attachment_find(exact, len, 1 << 16, &text, &n);
  if (status == CJM_ATTACH_FOUND) g_assert_cmpuint(n, <=, 1 << 16);
  g_assert_true((status == CJM_ATTACH_FOUND) == (text != NULL));
  g_free(text);
}

static void test_cut_and_changed(void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(3);
  static const char text[] = "title: A & B\nphases: <C>\n";
  for (size_t f = 0; f < G_N_ELEMENTS(formats); f++) {
    size_t len;
    g_autofree guint8 *drawing = drawing_new(text, sizeof text - 1, formats[f], true, &len);
    for (gsize end = 0; end < len; end += 1 + end / 50) check_harmless(drawing, end);
    for (gsize end = len > 400 ? len - 400 : 0; end <= len; end++) check_harmless(drawing, end);
    for (int i = 0; i < 2000; i++) {
      g_autofree guint8 *changed = g_memdup2(drawing, len);
      for (int k = 0; k < 3; k++)
        changed[len - 1 - (gsize)g_rand_int_range(rand, 0, (gint32)MIN(len, 1500))] = (guint8)g_rand_int(rand);
      check_harmless(changed, len);
    }
  }
}

static void check_status(const char *data, gsize len, CjmAttachStatus wanted)
{
  char *text = NULL;
  gsize n;
  g_assert_cmpint(cjm_attachment_find((const guint8 *)data, len, 1000, &text, &n), ==, wanted);
  g_free(text);
}

#define OPENING "<svg><metadata><j:journey xmlns:j=\"urn:cjm:journey\" name=\"a\">"

static void test_hostile(void)
{
  static const struct {
    const char *text;
    CjmAttachStatus status;
  } rows[] = {
    {"", CJM_ATTACH_NONE},
    {"title: A", CJM_ATTACH_NONE},
    {"<svg></svg>", CJM_ATTACH_NONE},
    {"%PDF-1.7\n", CJM_ATTACH_NONE},
    {OPENING "a &lt; &#98; &#x63;</j:journey></metadata></svg>", CJM_ATTACH_FOUND},
    {OPENING "a", CJM_ATTACH_BROKEN},
    {OPENING "a <b/></j:journey>", CJM_ATTACH_BROKEN},
    {OPENING "a & b</j:journey>", CJM_ATTACH_BROKEN},
    {OPENING "&#0;</j:journey>", CJM_ATTACH_BROKEN},
    {OPENING "&#xd800;</j:journey>", CJM_ATTACH_BROKEN},
    {OPENING "&#99999999999;</j:journey>", CJM_ATTACH_BROKEN},
    {OPENING "&laugh;</j:journey>", CJM_ATTACH_BROKEN},
    {"%PDF-1.7\n1 0 obj<</CjmJourney true>>endobj 2 0 obj<</Filter/FlateDecode>>stream\nx", CJM_ATTACH_BROKEN},
    {"%PDF-1.7\n1 0 obj<</CjmJourney true/Filter/FlateDecode>>stream\n", CJM_ATTACH_BROKEN},
    {"%PDF-1.7\n1 0 obj<</CjmJourney true/Filter/FlateDecode>>stream", CJM_ATTACH_BROKEN},
    {"%PDF-1.7\n1 0 obj<</CjmJourney true/Filter/LZWDecode>>stream\nx", CJM_ATTACH_BROKEN},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) check_status(rows[i].text, strlen(rows[i].text), rows[i].status);
}

/* A small file that unpacks to a large one. */
static void test_bomb(void)
{
  enum { large = 1 << 26 };
  g_autofree guint8 *zeros = g_malloc0(large), *packed = g_malloc(compressBound(large));
  uLongf n = compressBound(large);
  g_assert_cmpint(compress2(packed, &n, zeros, large, 9), ==, Z_OK);
  g_autoptr(GString) pdf = g_string_new("%PDF-1.7\n1 0 obj<</CjmJourney true/Filter/FlateDecode>>stream\n");
  g_string_append_len(pdf, (const char *)packed, (gssize)n);
  check_status(pdf->str, pdf->len, CJM_ATTACH_TOO_LARGE);
  g_autoptr(GString) svg = g_string_new(OPENING);
  for (int i = 0; i < 2000; i++) g_string_append(svg, "ab");
  g_string_append(svg, "</j:journey>");
  check_status(svg->str, svg->len, CJM_ATTACH_TOO_LARGE);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/attach/round-trip", test_round_trip);
  g_test_add_func("/attach/only-if-asked-for", test_only_if_asked_for);
  g_test_add_func("/attach/resolved", test_resolved);
  g_test_add_func("/attach/cut-and-changed", test_cut_and_changed);
  g_test_add_func("/attach/hostile", test_hostile);
  g_test_add_func("/attach/bomb", test_bomb);
  return g_test_run();
}
