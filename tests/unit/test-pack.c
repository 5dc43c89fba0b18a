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

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/pack/nothing", test_nothing);
  g_test_add_func("/pack/all-there-is", test_all_there_is);
  g_test_add_func("/pack/something-else", test_something_else);
  return g_test_run();
}
