/* test-outputs.c: a worker sends what is to be written, and the process that started it writes what it has planned. */
#define _GNU_SOURCE

#include <glib/gstdio.h>
#include <string.h>

#include "run/console.c" /* parts of the program, which tests are not linked with */
#include "run/job.c"
#include "run/outputs.c"
#include "run/save.c"
#include "run/sniff.c"
#include "run/target.c"
#include "suite.h"

static char *folder;

static char *path_new(const char *name)
{
  return g_build_filename(folder, name, NULL);
}

static void add_made(CjmJobResult *result, const char *path, const char *text)
{
  CjmOutput output = {.path = g_strdup(path), .view = g_strdup(""), .data = g_strdup(text), .len = strlen(text), .state = CJM_OUTPUT_MADE};
  g_array_append_val(result->outputs, output);
}

/* As in another process. */
static CjmJobResult sent(CjmJobResult *result)
{
  g_autoptr(GBytes) packed = cjm_job_result_pack(result);
  cjm_job_result_clear(result);
  return cjm_job_result_unpack(packed);
}

static void test_planned(void)
{
  g_autofree char *planned = path_new("map.svg"), *other = path_new("other.svg"), *written = NULL;
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  g_ptr_array_add(paths, planned);
  CjmRunSettings settings = CJM_RUN_DEFAULTS;
  CjmRun run = {.settings = &settings};
  CjmJob job = {.input = (char *)"journey.yaml", .paths = paths};
  CjmJobResult made = cjm_job_result_init();
  add_made(&made, planned, "a map");
  add_made(&made, other, "another map");
  CjmJobResult result = sent(&made);
  cjm_outputs_write(&run, false, cjm_output_is_planned, NULL, &job, &result);
  g_assert_cmpint(result.status, ==, CJM_BUG);
  g_assert_nonnull(result.error);
  g_assert_nonnull(strstr(result.error, "other.svg, which is no output of this file"));
  g_assert_cmpint(g_array_index(result.outputs, CjmOutput, 0).state, ==, CJM_OUTPUT_WRITTEN);
  g_assert_cmpint(g_array_index(result.outputs, CjmOutput, 1).state, ==, CJM_OUTPUT_FAILED);
  g_assert_true(g_file_get_contents(planned, &written, NULL, NULL));
  g_assert_cmpstr(written, ==, "a map");
  g_assert_false(g_file_test(other, G_FILE_TEST_EXISTS));
  cjm_job_result_clear(&result);
  g_remove(planned);
}

/* A job whose outputs are none of a command's. */
static void test_none_planned(void)
{
  g_autofree char *path = path_new("map.svg");
  CjmRunSettings settings = CJM_RUN_DEFAULTS;
  CjmRun run = {.settings = &settings};
  CjmJob job = {.input = (char *)"journey.yaml"};
  CjmJobResult result = cjm_job_result_init();
  add_made(&result, path, "a map");
  cjm_outputs_write(&run, false, NULL, NULL, &job, &result);
  g_assert_cmpint(result.status, ==, CJM_BUG);
  g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
  cjm_job_result_clear(&result);
}

static void test_pages(void)
{
  g_assert_true(cjm_target_is_page("map.pdf", "map.pdf"));
  g_assert_false(cjm_target_is_page("map.pdf", "map-1.pdf"));
  g_assert_true(cjm_target_is_page("map-\x01.png", "map-12.png"));
  g_assert_false(cjm_target_is_page("map-\x01.png", "map-.png"));
  g_assert_false(cjm_target_is_page("map-\x01.png", "map-1/../../x.png"));
  g_assert_false(cjm_target_is_page("map-\x01.png", "cap-1.png"));
  g_assert_false(cjm_target_is_page("map-\x01.png", "map-1.png.sh"));
}

static void test_input(void)
{
  CjmJob job = {.input = (char *)"journey.yaml"};
  g_assert_true(cjm_output_is_input(NULL, &job, "journey.yaml"));
  g_assert_true(cjm_output_is_input(NULL, &job, "-"));
  g_assert_false(cjm_output_is_input(NULL, &job, "../journey.yaml"));
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  folder = g_dir_make_tmp("outputs-XXXXXX", NULL);
  g_test_add_func("/outputs/planned", test_planned);
  g_test_add_func("/outputs/none-planned", test_none_planned);
  g_test_add_func("/outputs/pages", test_pages);
  g_test_add_func("/outputs/input", test_input);
  int failed = g_test_run();
  g_remove(folder);
  g_free(folder);
  return failed;
}
