/* Exporting and importing again: what is exported of the imported journey is what was exported of the first, byte by byte, for all examples and
 * for random journeys. */
#include <string.h>

#include "api/program.h"
#include "suite.h"

typedef struct Trip {
  const char *format, *file; /* the file that the importer is given */
  const char *as;            /* the format in which the two journeys are compared */
  bool personas;             /* actors become personas */
} Trip;

static const Trip trips[] = {
  {"csv", "journey.csv", "csv", false},
  {"markdown", "journey.md", "markdown", false},
  {"xlsx", "journey.xlsx", "csv", false},
  {"mermaid", "journey.mmd", "mermaid", true},
  {"json", "journey.json", "json", false},
  {"yaml", "journey.yaml", "json", false}, /* the order of keys is that of the file */
};

/* Workbooks need a library that may not be there. */
static bool can_write(const CjmDocument *document, const char *format)
{
  void *data = NULL;
  size_t len = 0;
  bool can = strcmp(format, "xlsx") != 0 || cjm_document_export(document, format, ".", &data, &len, NULL) == CJM_OK;
  cjm_free(data);
  return can;
}

static char *export_new(const CjmDocument *document, const char *format, size_t *ret_len)
{
  void *data = NULL;
  CjmResult status = cjm_document_export(document, format, ".", &data, ret_len, NULL);
  g_assert_cmpint(status, ==, CJM_OK);
  if (status != CJM_OK) return NULL;
  char *copy = g_malloc(*ret_len + 1);
  memcpy(copy, data, *ret_len);
  copy[*ret_len] = '\0';
  cjm_free(data);
  return copy;
}

/* Comments say what a diagram has no place for, and names of files are not imported. */
static char *comparable_new(const char *text)
{
  g_autoptr(GRegex) comments = g_regex_new("^%%.*\n", G_REGEX_MULTILINE, 0, NULL);
  return g_regex_replace_literal(comments, text, -1, 0, "", 0, NULL);
}

static char *import_new(const Trip *trip, const char *data, size_t len)
{
  CjmFileText file = {.size = sizeof file, .name = trip->file, .data = data, .len = len};
  CjmImportOptions options = {.size = sizeof options, .actors_are_personas = trip->personas};
  CjmImportFile *imported = NULL;
  CjmDocument *report = NULL;
  char *error = NULL, *text = NULL;
  CjmResult status = cjm_import_file_new(&file, &options, &imported, &report, &error);
  g_assert_cmpint(status, ==, CJM_OK);
  if (status == CJM_OK) {
    char *made = cjm_import_file_text(imported, 0, NULL);
    text = g_strdup(made);
    cjm_free(made);
  }
  cjm_import_file_free(imported);
  cjm_document_free(report);
  cjm_free(error);
  return text;
}

static void check_trip(const Trip *trip, const CjmDocument *document, const char *folder, const char *name)
{
  size_t len = 0, ignored = 0;
  if (!can_write(document, trip->format)) return;
  g_autofree char *out = export_new(document, trip->format, &len);
  g_autofree char *before = export_new(document, trip->as, &ignored);
  if (!out || !before) return;
  g_autofree char *text = import_new(trip, out, len);
  CjmDocument *again = NULL;
  CjmResult status = text ? cjm_document_read("again.yaml", folder, text, strlen(text), &again) : CJM_INVALID;
  if (status != CJM_OK) {
    const CjmMessage *message = again ? cjm_document_message(again, 0) : NULL;
    g_test_message("%s of %s: %s\n%s", trip->format, name, message ? message->text : "", text ? text : "nothing");
  }
  g_assert_cmpint(status, ==, CJM_OK);
  if (status == CJM_OK) {
    g_autofree char *after = export_new(again, trip->as, &ignored);
    g_autofree char *expected = comparable_new(before), *found = after ? comparable_new(after) : NULL;
    if (g_strcmp0(expected, found) != 0) g_test_message("%s of %s", trip->format, name);
    g_assert_cmpstr(found, ==, expected);
  }
  cjm_document_free(again);
}

/* ---- examples ---- */

/* Whether the journey has scores that are no tenths, such as those of some words. */
static bool has_fine_scores(const CjmDocument *document)
{
  size_t len;
  g_autofree char *json = export_new(document, "json", &len);
  return g_regex_match_simple("\"score\": -?[0-9]+\\.[0-9]{2}", json, 0, 0);
}

/* Files that a journey names are not in a table or a document, whose scores are rounded to a tenth; and personas whose name says that they are systems
 * are imported as these: the lane of systems is not in a diagram. */
static bool is_sayable(const Trip *trip, const CjmDocument *document, const char *text)
{
  if (strcmp(trip->format, "markdown") == 0 && has_fine_scores(document)) return false;
  if (strcmp(trip->as, "csv") == 0 || strcmp(trip->format, "markdown") == 0) return !strstr(text, "image:") && !strstr(text, "journey:");
  if (strcmp(trip->format, "mermaid") == 0) return !g_regex_match_simple("^  - \\{id: \\w+, title: [\\w ]*\\bsystem\\b", text, G_REGEX_MULTILINE, 0);
  return true;
}

static void test_examples(void)
{
  g_autofree char *folder = g_build_filename(CJM_SRCDIR, "examples", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  unsigned n = 0;
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
    CjmDocument *document = NULL;
    if (!g_str_has_suffix(name, ".yaml") || !g_file_get_contents(path, &text, NULL, NULL)) continue;
    g_assert_cmpint(cjm_document_load(path, &document, NULL), ==, CJM_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(trips); i++)
      if (is_sayable(&trips[i], document, text)) check_trip(&trips[i], document, folder, name);
    cjm_document_free(document);
    n++;
  }
  g_assert_cmpuint(n, >=, 10);
}

/* ---- random journeys ---- */

static const char *pick(const char *const *words, size_t n)
{
  return words[g_test_rand_int_range(0, (gint32)n)];
}

/* Texts that some syntax takes for something else. */
static const char *text(void)
{
  static const char *const texts[] = {"Reads a review", "=1+1",        "a / b; c",     "- dash",       "\\\"quoted\\\"",  "#hash",        "Will it work?", "• bullet",        "1. first",  "né à Nîmes",
                                      "日本語のテキスト",   "Form (Website)", "App (Website)", "50 %",         "+2",              "'quoted'",     "|pipe| a | b",  "**bold** _it_",   "section 1", "title",
                                      "Who: what",      "[link](x)",   "<b>tag</b>",    "%% percent %%", "ends with :",     "-1 below",     "@home",         "a, b, c",         "“curly”",   "4/5",
                                      "journey",        "x;y#z",       "مرحبا",         "n/a",          "–",               "★★★☆☆",        "tab\\there",    "two\\nlines",     "TBD",       "happy",         "Before · after"};
  return pick(texts, G_N_ELEMENTS(texts));
}

static void add_lists(GString *out, const char *indent)
{
  static const char *const keys[] = {"actions", "thoughts", "questions", "needs", "touchpoints", "pain_points", "gains", "gaps", "opportunities", "evidence", "backstage", "notes"};
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    int n = g_test_rand_int_range(0, 9) - 5;
    if (n <= 0) continue;
    g_string_append_printf(out, "%s%s:\n", indent, keys[i]);
    for (int k = 0; k < n; k++) g_string_append_printf(out, "%s  - \"%s\"\n", indent, text());
  }
}

static void add_step(GString *out, unsigned number, unsigned n_steps)
{
  g_string_append_printf(out, "      - title: \"%s\"\n", text());
  if (g_test_rand_bit()) g_string_append_printf(out, "        id: s%u\n", number);
  if (g_test_rand_bit()) g_string_append_printf(out, "        emotion: {score: %.1f%s}\n", g_test_rand_double_range(-2, 2), g_test_rand_bit() ? ", label: Puzzled" : "");
  if (g_test_rand_bit()) g_string_append_printf(out, "        emotions: {ben: %.1f}\n", g_test_rand_double_range(-2, 2));
  if (g_test_rand_bit()) g_string_append(out, "        when: {at: Monday, duration: 1h30m, waiting: 2d}\n");
  if (g_test_rand_bit()) g_string_append(out, "        cost: {amount: 12.5, currency: EUR, per: call}\n");
  if (g_test_rand_bit()) g_string_append(out, "        moment: [{kind: truth, text: \"Here: now\"}]\n");
  if (g_test_rand_bit()) g_string_append(out, "        outside: true\n        owner: Sales\n        tags: [mobile, Late night]\n");
  if (g_test_rand_bit()) g_string_append(out, "        links: [{text: More, url: https://example.org/a}]\n");
  if (g_test_rand_bit()) g_string_append_printf(out, "        metrics: {nps: %d}\n", g_test_rand_int_range(-100, 100));
  if (g_test_rand_bit()) g_string_append_printf(out, "        policies: [\"%s\", \"%s\"]\n", text(), text());
  if (number == n_steps - 1) g_string_append(out, "        next: [{to: the-first, label: \"Again: please\"}]\n");
  add_lists(out, "        ");
}

static char *journey_new(void)
{
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "title: \"%s\"\npersonas:\n  - {id: ann, title: Ann, role: primary}\n  - {id: ben, title: Ben}\n", text());
  g_string_append(out, "metrics: [{id: nps, title: NPS}]\nlanes: [{id: policies, title: Policies, kind: list}]\nphases:\n");
  g_string_append(out, "  - id: the-first\n    title: The first\n    actions: Begins\n    emotion: 0.5\n");
  int n_phases = g_test_rand_int_range(1, 4);
  for (int p = 0; p < n_phases; p++) {
    unsigned n_steps = (unsigned)g_test_rand_int_range(1, 4);
    g_string_append_printf(out, "  - title: \"%s\"\n", text());
    if (g_test_rand_bit()) g_string_append_printf(out, "    opportunities: [\"%s\"]\n", text());
    g_string_append(out, "    steps:\n");
    for (unsigned s = 0; s < n_steps; s++) add_step(out, (unsigned)p * 10 + s, n_steps);
  }
  return g_string_free(out, FALSE);
}

static void test_random(void)
{
  for (int i = 0; i < 60; i++) {
    g_autofree char *journey = journey_new();
    CjmDocument *document = NULL;
    CjmResult status = cjm_document_read("random.yaml", NULL, journey, strlen(journey), &document);
    if (status != CJM_OK) g_test_message("%s", journey);
    g_assert_cmpint(status, ==, CJM_OK);
    for (size_t t = 0; t < G_N_ELEMENTS(trips) && status == CJM_OK; t++) {
      check_trip(&trips[t], document, NULL, "a random journey");
      if (g_test_failed()) {
        g_test_message("%s", journey);
        cjm_document_free(document);
        return;
      }
    }
    cjm_document_free(document);
  }
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/round-trip/examples", test_examples);
  g_test_add_func("/round-trip/random", test_random);
  return g_test_run();
}
