/* test-pack.c: diagnostics say the same in another process. */
#include <string.h>

#include "diag/pack.h"
#include "diag/print.h"
#include "suite.h"

static char *print_new(const CjmDiags *diags)
{
  GString *out = g_string_new(NULL);
  for (size_t i = 0; cjm_print_style_at(i); i++) cjm_diags_print(diags, cjm_print_style_at(i), true, CJM_SEVERITY_INFO, 0, out);
  return g_string_free(out, FALSE);
}

static void assert_same_elsewhere(const CjmDiags *diags)
{
  g_autoptr(GBytes) packed = cjm_diags_pack_new(diags);
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_source_free);
  g_autoptr(CjmDiags) unpacked = cjm_diags_new();
  g_assert_true(cjm_diags_unpack(packed, unpacked, sources));
  g_autofree char *before = print_new(diags), *after = print_new(unpacked);
  g_assert_cmpstr(before, ==, after);
}

static void test_nothing(void)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  assert_same_elsewhere(diags);
}

static void test_all_there_is(void)
{
  g_autoptr(CjmSource) one = cjm_source_new("\xFFone.yaml", g_strdup("a: b\nżó: ł\n"), 13);
  g_autoptr(CjmSource) two = cjm_source_new("two.yaml", g_strdup("c: d"), 4);
  g_autofree char *long_text = g_strnfill(5000, 'x');
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_FONT_NOT_INSTALLED, (CjmSpan){two, 0, 1}, "first %s", long_text);
  cjm_diag_help(diag, "some help");
  cjm_diag_related(diag, (CjmSpan){one, 6, 10}, "there, %s", long_text);
  cjm_diag_related(diag, (CjmSpan){0}, "nowhere");
  diag->severity = CJM_SEVERITY_ERROR;
  cjm_diags_add(diags, CJM_CODE_MISSING_GLYPH, (CjmSpan){one, 0, 1}, "second");
  cjm_diags_add(diags, CJM_CODE_MISSING_GLYPH, (CjmSpan){0}, "third");
  assert_same_elsewhere(diags);
}

static void test_something_else(void)
{
  g_autoptr(GBytes) packed = g_bytes_new_static("nothing of the kind", 19);
  g_autoptr(GPtrArray) sources = g_ptr_array_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_assert_false(cjm_diags_unpack(packed, diags, sources));
}

/* ---- what a process sends that a malicious file has taken over ---- */

static bool is_unpacked(const CjmDiags *diags, CjmDiags *unpacked, GPtrArray *sources)
{
  g_autoptr(GBytes) packed = cjm_diags_pack_new(diags);
  return cjm_diags_unpack(packed, unpacked, sources);
}

static void assert_refused(CjmCode code, CjmSeverity severity)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new(), unpacked = cjm_diags_new();
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAG, (CjmSpan){0}, "forged");
  diag->code = code;
  diag->severity = severity;
  g_assert_false(is_unpacked(diags, unpacked, sources));
  g_assert_cmpuint(cjm_diags_length(unpacked), ==, 0);
}

/* Both are indexes of tables. */
static void test_forged_numbers(void)
{
  assert_refused(CJM_CODE_TAG, (CjmSeverity)(CJM_SEVERITY_ERROR + 1));
  assert_refused(CJM_CODE_TAG, (CjmSeverity)0x7FFFFFFF);
  assert_refused(CJM_CODE_COUNT, CJM_SEVERITY_ERROR);
}

static void test_forged_places(void)
{
  g_autoptr(CjmSource) source = cjm_source_new("one.yaml", g_strdup("a: b\n"), 5);
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_source_free);
  g_autoptr(CjmDiags) diags = cjm_diags_new(), unpacked = cjm_diags_new();
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAG, (CjmSpan){source, 100, 3}, "forged");
  cjm_diag_related(diag, (CjmSpan){source, 3, G_MAXUINT32}, "there");
  diag->fix = cjm_fix_new((CjmFixSafety)7, g_strdup("write it"));
  cjm_fix_add(diag->fix, (CjmSpan){source, 4000, 4000000}, "x");
  cjm_fix_add(diag->fix, (CjmSpan){NULL, 4000, 4000000}, "x");
  g_assert_true(is_unpacked(diags, unpacked, sources));
  const CjmDiag *read = cjm_diags_at(unpacked, 0);
  g_assert_cmpuint(read->span.start, ==, 3);
  g_assert_cmpuint(read->span.end, ==, 3);
  g_assert_cmpuint(g_array_index(read->related, CjmRelated, 0).span.end, ==, 5);
  g_assert_cmpint(read->fix->safety, ==, CJM_FIX_SUGGESTED);
  g_assert_cmpuint(cjm_fix_edit(read->fix, 0)->span.start, ==, 5);
  g_assert_null(cjm_fix_edit(read->fix, 1));
  if (g_test_failed()) return; /* printing would read beyond the text */
  g_autofree char *text = print_new(unpacked);
  g_assert_nonnull(strstr(text, "forged"));
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/pack/nothing", test_nothing);
  g_test_add_func("/pack/all-there-is", test_all_there_is);
  g_test_add_func("/pack/something-else", test_something_else);
  g_test_add_func("/pack/forged-numbers", test_forged_numbers);
  g_test_add_func("/pack/forged-places", test_forged_places);
  return g_test_run();
}
