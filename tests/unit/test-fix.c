/* test-fix.c: fixes of all files with a mistake that the tests have: the fixed file does not have it, has no new error, and stays as it is when
 * it is fixed again. */
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "diag/explain.h"
#include "lint/rules.h"
#include "suite.h"

/* A file, and the codes of its messages as a set: "E202 L001 ". */
static char *codes_new(const CjmDocument *document, CjmLevel least)
{
  GString *codes = g_string_new(NULL);
  const CjmMessage *message;
  for (size_t i = 0; (message = cjm_document_message(document, i)) != NULL; i++)
    if (message->level >= least) g_string_append_printf(codes, "%s ", message->code);
  return g_string_free(codes, FALSE);
}

static size_t count_code(const CjmDocument *document, const char *code)
{
  size_t n = 0;
  const CjmMessage *message;
  for (size_t i = 0; (message = cjm_document_message(document, i)) != NULL; i++) n += strcmp(message->code, code) == 0;
  return n;
}

static CjmDocument *read_new(const char *name, const char *text, size_t len)
{
  CjmDocument *document = NULL;
  char *error = NULL;
  CjmLoadOptions options = {.size = sizeof options};
  CjmResult result = cjm_document_read_with(name, CJM_SRCDIR "/tests/mistakes", text, len, &options, &document, &error);
  g_assert_cmpint(result, <=, CJM_INVALID);
  if (result == CJM_OK) cjm_document_check(document, NULL, 0, NULL);
  return document;
}

/* Fixes a document; the text is "" where nothing was fixed. */
static char *fix_new(CjmDocument **document, bool suggested, size_t *ret_n)
{
  CjmFixOptions options = {.size = sizeof options, .suggested = suggested, .folder = CJM_SRCDIR "/tests/mistakes"};
  char *text = NULL, *error = NULL;
  size_t len;
  CjmResult result = cjm_document_fix(document, &options, &text, &len, ret_n, &error);
  g_assert_cmpint(result, <=, CJM_INVALID);
  return text ? text : g_strdup("");
}

/* Codes whose fix was tried, and those whose fix did what it should. */
static bool tried[CJM_CODE_COUNT];
static unsigned n_faults;

static void fault(const char *name, const char *what, const char *codes, const char *text)
{
  g_test_message("%s: %s: %s\n%s", name, what, codes, text);
  n_faults++;
}

static bool is_syntax(const char *code)
{
  return g_str_has_prefix(code, "E1");
}

static void check_fixed(const char *name, const char *given, size_t given_len, bool suggested)
{
  CjmDocument *before = read_new(name, given, given_len), *after = read_new(name, given, given_len);
  bool wanted[CJM_CODE_COUNT] = {false}, syntax = false;
  size_t n, n_again;
  const CjmMessage *message;
  for (size_t i = 0; (message = cjm_document_message(before, i)) != NULL; i++) {
    CjmCode code = cjm_code_find(message->code);
    syntax = syntax || is_syntax(message->code);
    if (message->fix && (suggested || message->fix_is_safe)) wanted[code] = tried[code] = true;
    if (message->fix) g_assert_cmpuint(message->n_edits, >, 0);
  }
  g_autofree char *text = fix_new(&after, suggested, &n), *left = codes_new(after, CJM_LEVEL_INFO);
  for (int code = 0; code < CJM_CODE_COUNT; code++) {
    const char *word = cjm_message_code((size_t)code);
    size_t had = count_code(before, word), has = count_code(after, word);
    bool is_error = cjm_code_info((CjmCode)code)->severity == (int)CJM_SEVERITY_ERROR;
    if (wanted[code] && has >= had) fault(name, word, "is still there", text);
    if (is_error && has > had && !syntax) fault(name, word, "is new", text);
  }
  if (*text) {
    g_autofree char *again = fix_new(&after, suggested, &n_again);
    if (*again) fault(name, "is not stable", left, again);
  }
  cjm_document_free(before);
  cjm_document_free(after);
}

/* Whether the fixes of a pass may uncover mistakes: some of what they change was not read. */
static bool may_uncover(const CjmDiag *diag)
{
  return is_syntax(cjm_code_info(diag->code)->code) || diag->code == CJM_CODE_UNKNOWN_KEY || diag->code == CJM_CODE_WRONG_KIND;
}

/* Makes the fixes pass by pass, without the checks of cjm_document_fix(): the errors never become more unless hidden ones are uncovered. */
static void check_passes(const char *name, const char *given, size_t given_len)
{
  CjmDocument *document = read_new(name, given, given_len);
  for (unsigned pass = 0; pass < 10; pass++) {
    g_autoptr(GPtrArray) fixes = g_ptr_array_new();
    bool uncovers = false;
    size_t errors = 0, more = 0, len, n;
    for (size_t i = 0; i < cjm_diags_length(document->diags); i++) {
      const CjmDiag *diag = cjm_diags_at(document->diags, i);
      errors += diag->severity == CJM_SEVERITY_ERROR;
      if (diag->fix) g_ptr_array_add(fixes, diag->fix);
      uncovers = uncovers || (diag->fix && may_uncover(diag));
    }
    g_autofree char *text = cjm_fixes_apply_new(document->sources->pdata[0], fixes, &len, &n);
    if (n == 0) break;
    CjmDocument *next = read_new(name, text, len);
    for (size_t i = 0; i < cjm_diags_length(next->diags); i++) more += cjm_diags_at(next->diags, i)->severity == CJM_SEVERITY_ERROR;
    if (more > errors && !uncovers) fault(name, "has more errors after a pass", "", text);
    cjm_document_free(document);
    document = next;
  }
  cjm_document_free(document);
}

/* All fixes of a file with other line breaks make the same changes. */
static void check_line_breaks(const char *name, const char *given, size_t given_len)
{
  if (memchr(given, '\0', given_len) || memchr(given, '\r', given_len) || !g_utf8_validate(given, (gssize)given_len, NULL)) return;
  g_autoptr(GString) other = g_string_new(given);
  g_string_replace(other, "\n", "\r\n", 0);
  CjmDocument *document = read_new(name, given, given_len), *same = read_new(name, other->str, other->len);
  size_t n;
  g_autofree char *text = fix_new(&document, true, &n), *found = fix_new(&same, true, &n);
  g_autoptr(GString) wanted = g_string_new(text);
  g_string_replace(wanted, "\n", "\r\n", 0);
  if (strcmp(found, wanted->str) != 0) fault(name, "is fixed otherwise with CRLF", text, found);
  cjm_document_free(document);
  cjm_document_free(same);
}

static void check_both(const char *name, const char *text, size_t len)
{
  check_fixed(name, text, len, false);
  check_fixed(name, text, len, true);
  check_line_breaks(name, text, len);
  check_passes(name, text, len);
}

static void check_folder(const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
    gsize len;
    if (!g_str_has_suffix(name, ".yaml")) continue;
    g_assert_true(g_file_get_contents(path, &text, &len, NULL));
    check_both(name, text, len);
  }
}

static void test_all(void)
{
  check_folder(CJM_SRCDIR "/tests/mistakes");
  check_folder(CJM_SRCDIR "/tests/hostile");
  check_folder(CJM_SRCDIR "/tests/fixes");
  check_folder(CJM_SRCDIR "/tests/fixes/models");
  for (CjmCode code = 0; code < CJM_CODE_COUNT; code++) {
    const char *example = cjm_code_info(code)->example;
    if (example) check_both(cjm_code_info(code)->code, example, strlen(example));
  }
  for (size_t i = 0; cjm_rule_at(i); i++) check_both(cjm_code_info(cjm_rule_at(i)->code)->name, cjm_rule_at(i)->bad, strlen(cjm_rule_at(i)->bad));
  g_assert_cmpuint(n_faults, ==, 0);
}

/* ---- values that people write in other ways ---- */

typedef struct Value {
  const char *written, *fixed; /* NULL: nobody can tell what it should be */
} Value;

static char *put_new(const char *map, const char *value)
{
  g_autoptr(GString) text = g_string_new(map);
  g_string_replace(text, "VALUE", value, 0);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* Each value, at the place of VALUE, is fixed in this way, and what was written is an error. */
static void check_values(const char *map, const Value *values, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    g_autofree char *given = put_new(map, values[i].written), *wanted = values[i].fixed ? put_new(map, values[i].fixed) : g_strdup("");
    CjmDocument *document = read_new("value.yaml", given, strlen(given));
    g_assert_true(!values[i].fixed || cjm_document_count(document, CJM_LEVEL_ERROR) > 0);
    size_t n_fixed;
    g_autofree char *text = fix_new(&document, true, &n_fixed);
    g_assert_cmpstr(text, ==, wanted);
    cjm_document_free(document);
    check_both(values[i].written, given, strlen(given));
  }
}

static void test_dates(void)
{
  static const Value values[] = {
    {"2026.10.12", "2026-10-12"}, {"2026/10/12", "2026-10-12"}, {"2026-10-12T10:00", "2026-10-12"}, {"2026-10-12 10:00:30", "2026-10-12"},
    {"2026-10-12T10:00:00Z", "2026-10-12"}, {"12 October 2026", "2026-10-12"}, {"'October 12, 2026'", "2026-10-12"}, {"12th of Oct 2026", "2026-10-12"},
    {"13/10/2026", "2026-10-13"}, {"10/13/2026", "2026-10-13"}, {"31.12.2026", "2026-12-31"}, {"October 2026", "2026-10-01"}, {"10/2026", "2026-10-01"},
    {"Sept 2026", "2026-09-01"}, {"12/10/2026", NULL}, {"30 February 2026", NULL}, {"soon", NULL}, {"12 Brumaire 2026", NULL}, {"13 13 2026", NULL},
  };
  check_values("title: T\nupdated: VALUE\nphases: [{title: A}]\n", values, G_N_ELEMENTS(values));
  static const Value intervals[] = {
    {"2026-01-15 - 2026-02-20", "2026-01-15/2026-02-20"}, {"2026-01-15 to 20 Feb 2026", "2026-01-15/2026-02-20"}, {"15.1.2026 – 20.2.2026", "2026-01-15/2026-02-20"},
    {"2026-02-20/2026-01-15", "2026-01-15/2026-02-20"}, {"2026-01-15...2026-02-20", "2026-01-15/2026-02-20"}, {"March - May", NULL}, {"20.2.2026 - 15.1.2026", NULL},
  };
  check_values("title: T\nsources: {id: s, title: S, date: VALUE}\nphases: [{title: A, thoughts: {text: X, sources: s}}]\n", intervals, G_N_ELEMENTS(intervals));
}

static void test_numbers(void)
{
  static const Value values[] = {
    {"3M", "3000000"}, {"3k", "3000"}, {"1.2k", "1200"}, {"3.5 million", "3500000"}, {"2 Mio.", "2000000"}, {"12 bn", "12000000000"}, {"4 thousand users", "4000"},
    {"about 3", "3"}, {"5 minutes", "5"}, {"+7 points", "7"}, {"-2 points", "-2"}, {"3 of 5", NULL}, {"many", NULL},
  };
  check_values("title: T\nsources: {id: s, title: S, n: VALUE}\nphases: [{title: A, thoughts: {text: X, sources: s}}]\n", values, G_N_ELEMENTS(values));
}

/* ---- journeys as language models write them ---- */

typedef struct Search {
  const char *key, *text;
  bool found;
} Search;

/* A CjmVisitor: looks for a value of a key, or of an address that ends with it. */
static CjmVisitNext look(const CjmVisit *visit, void *data)
{
  Search *search = data;
  if (visit->kind != CJM_VISIT_VALUE || strcmp(visit->text, search->text) != 0) return CJM_VISIT_CONTINUE;
  g_autofree char *end = g_strconcat("/", search->key, NULL), *address = g_strconcat("/", visit->address, NULL);
  search->found = strcmp(visit->key, search->key) == 0 || g_str_has_suffix(address, end);
  return search->found ? CJM_VISIT_STOP : CJM_VISIT_CONTINUE;
}

/* Whether the journey has all that its author said: lines of `KEY = TEXT`. */
static bool says(const CjmDocument *document, const char *name, const char *said)
{
  bool all = true;
  g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_auto(GStrv) sides = g_strsplit(*line, " = ", 2);
    if (g_strv_length(sides) < 2) continue;
    Search search = {.key = sides[0], .text = sides[1]};
    cjm_document_visit(document, look, &search);
    if (!search.found) g_test_message("%s does not say %s", name, *line);
    all = all && search.found;
  }
  return all;
}

static bool is_understood(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL, *said = NULL;
  g_autofree char *stem = g_strndup(path, strlen(path) - strlen("yaml")), *said_path = g_strconcat(stem, "said", NULL);
  gsize len;
  size_t n;
  g_assert_true(g_file_get_contents(path, &text, &len, NULL));
  g_assert_true(g_file_get_contents(said_path, &said, NULL, NULL));
  CjmDocument *document = read_new(name, text, len);
  g_autofree char *fixed = fix_new(&document, true, &n);
  bool sound = cjm_document_count(document, CJM_LEVEL_ERROR) == 0, understood = sound && says(document, name, said);
  if (!sound) {
    char *messages = cjm_document_print(document, &(CjmPrintOptions){.size = sizeof(CjmPrintOptions), .style = "short", .least = CJM_LEVEL_ERROR});
    g_test_message("%s: %s\n%s", name, messages, fixed);
    cjm_free(messages);
  }
  cjm_document_free(document);
  return understood;
}

static void test_models(void)
{
  const char *folder = CJM_SRCDIR "/tests/fixes/models";
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  unsigned n = 0, understood = 0;
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
    if (g_str_has_suffix(name, ".yaml")) {
      n++;
      understood += is_understood(folder, name);
    }
  g_test_message("%u of %u are understood", understood, n);
  g_assert_cmpuint(n, >=, 30);
  g_assert_cmpuint(understood, ==, n);
}

static void test_every_fix_is_tried(void)
{
  size_t n = 0;
  for (CjmCode code = 0; code < CJM_CODE_COUNT; code++) {
    n += cjm_code_fix(code) != NULL;
    if (cjm_code_fix(code) && !tried[code]) {
      g_test_message("no file has a fix of %s", cjm_code_info(code)->code);
      g_test_fail();
    }
  }
  g_assert_cmpuint(n, >=, 40);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/fix/all", test_all);
  g_test_add_func("/fix/dates", test_dates);
  g_test_add_func("/fix/numbers", test_numbers);
  g_test_add_func("/fix/models", test_models);
  g_test_add_func("/fix/every-fix-is-tried", test_every_fix_is_tried);
  return g_test_run();
}
