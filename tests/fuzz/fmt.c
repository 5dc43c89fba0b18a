/* The canonical form of a file, and its fixes. The canonical form says the same and is its own canonical form. What is fixed can be fixed no
 * further, has no more errors, and if it had none, reading the canonical form of it gives the same journey. */
#include "fuzz.h"

static char *canonical_new(const char *text, size_t len, size_t *ret_len)
{
  CjmFileText file = {.size = sizeof file, .name = "map.yaml", .data = text, .len = len};
  CjmDocument *problems = NULL;
  char *canonical = NULL, *error = NULL;
  CjmResult result = cjm_canonical_text(&file, &canonical, ret_len, &problems, &error);
  if (result != CJM_OK && result != CJM_INVALID && result != CJM_USAGE) g_printerr("%s\n", error);
  cjm_fuzz_assert(result == CJM_OK || result == CJM_INVALID || result == CJM_USAGE);
  cjm_free(error);
  cjm_document_free(problems);
  return canonical;
}

static char *json_of(const char *text, size_t len)
{
  CjmDocument *document = NULL;
  cjm_document_read("map.yaml", NULL, text, len, &document);
  char *json = cjm_fuzz_json(document);
  cjm_document_free(document);
  return json;
}

static void check_same(const char *one, size_t one_len, const char *two, size_t two_len)
{
  char *before = json_of(one, one_len), *after = json_of(two, two_len);
  if (g_strcmp0(before, after) != 0) g_printerr("---- before:\n%.*s\n---- after:\n%.*s\n---- before:\n%s\n---- after:\n%s\n", (int)one_len, one, (int)two_len, two, before, after);
  cjm_fuzz_assert(g_strcmp0(before, after) == 0);
  cjm_free(before);
  cjm_free(after);
}

static void check_canonical(const char *text, size_t len)
{
  size_t once_len = 0, twice_len = 0;
  char *once = canonical_new(text, len, &once_len);
  if (!once) return;
  char *twice = canonical_new(once, once_len, &twice_len);
  if (!twice || strcmp(once, twice) != 0) g_printerr("---- once:\n%s\n---- twice:\n%s\n", once, twice);
  cjm_fuzz_assert(twice && strcmp(once, twice) == 0);
  check_same(text, len, once, once_len);
  cjm_free(once);
  cjm_free(twice);
}

static void check_fix(const char *text, size_t len, bool suggested)
{
  CjmFixOptions options = {.size = sizeof options, .suggested = suggested};
  CjmDocument *document = NULL;
  char *fixed = NULL, *again = NULL;
  size_t fixed_len = 0, again_len, n = 0;
  cjm_document_read("map.yaml", NULL, text, len, &document);
  cjm_document_check(document, NULL, 0, NULL);
  size_t errors = cjm_document_count(document, CJM_LEVEL_ERROR);
  CjmResult result = cjm_document_fix(&document, &options, &fixed, &fixed_len, &n, NULL);
  cjm_fuzz_assert(result == CJM_OK || result == CJM_INVALID);
  cjm_fuzz_assert((n > 0) == (fixed != NULL));
  if (errors == 0) cjm_fuzz_assert(cjm_document_count(document, CJM_LEVEL_ERROR) == 0);
  if (fixed) {
    cjm_document_fix(&document, &options, &again, &again_len, &n, NULL);
    if (again) g_printerr("---- fixed:\n%s\n---- fixed again:\n%s\n", fixed, again);
    cjm_fuzz_assert(!again);
  }
  cjm_free(fixed);
  cjm_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
  check_canonical((const char *)data, len);
  check_fix((const char *)data, len, false);
  check_fix((const char *)data, len, true);
  return 0;
}
