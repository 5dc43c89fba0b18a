/* test-course.c: the feelings of a journey in words. */
#include <string.h>

#include "api/api.h"
#include "journey/course.h"
#include "suite.h"

static void assert_words(const char *yaml, const char *expected)
{
  CjmDocument *document = NULL;
  CjmResult result = cjm_document_read("t.yaml", NULL, yaml, strlen(yaml), &document);
  if (result != CJM_OK) g_error("%s", cjm_document_print(document, NULL));
  const CjmJourney *journey = document->journey;
  const CjmLane *lane = NULL;
  for (size_t i = 0; i < journey->lanes.n; i++)
    if (journey->lanes.at[i]->id == CJM_LANE_EMOTION) lane = journey->lanes.at[i];
  CjmLane all = {.id = CJM_LANE_EMOTION, .show_all = true};
  g_autofree char *words = cjm_course_words_new(journey, lane ? lane : &all, cjm_lang_find(journey->lang.at));
  g_assert_cmpstr(words, ==, expected);
  cjm_document_free(document);
}

#define STEP(title, emotion) "      - {title: " title ", emotion: " emotion "}\n"
#define HEAD "title: T\nphases:\n  - title: P\n    steps:\n"

/* Where it begins, turns and ends: what lies on the way is not told. */
static void test_turns(void)
{
  assert_words(HEAD STEP("A", "1") STEP("B", "0") STEP("C", "-1") STEP("D", "1.5") STEP("E", "0.5"),
               "Emotion: begins at +1.0 (1 A); falls to −1.0 (3 C); rises to +1.5 (4 D); ends at +0.5 (5 E). Peak: +1.5 (4 D). "
               "Lowest: −1.0 (3 C).");
  assert_words(HEAD STEP("A", "-1") STEP("B", "0") STEP("C", "1"),
               "Emotion: begins at −1.0 (1 A); ends at +1.0 (3 C). Peak: +1.0 (3 C). Lowest: −1.0 (1 A).");
}

/* One feeling is no course; equal ones have no peak; none gives no words. */
static void test_short(void)
{
  assert_words(HEAD STEP("A", "1"), "Emotion: begins at +1.0 (1 A).");
  assert_words(HEAD STEP("A", "1") STEP("B", "1"), "Emotion: begins at +1.0 (1 A); ends at +1.0 (2 B).");
  assert_words(HEAD "      - {title: A}\n", NULL);
}

/* Of equal extremes the first peak and the last lowest point, as the map marks them. */
static void test_equal_extremes(void)
{
  assert_words(HEAD STEP("A", "1") STEP("B", "-1") STEP("C", "1") STEP("D", "-1"),
               "Emotion: begins at +1.0 (1 A); falls to −1.0 (2 B); rises to +1.0 (3 C); ends at −1.0 (4 D). Peak: +1.0 (1 A). "
               "Lowest: −1.0 (4 D).");
}

/* Of a long course only the larger swings. */
static void test_long(void)
{
  GString *yaml = g_string_new(HEAD);
  for (int i = 0; i < 40; i++) g_string_append_printf(yaml, "      - {title: S, emotion: %s}\n", i % 2 ? "0.1" : i < 20 ? "0" : "-0.05");
  g_string_append(yaml, STEP("Fall", "-2") STEP("Rise", "2"));
  assert_words(yaml->str, "Emotion: begins at 0 (1 S); falls to −2.0 (41 Fall); ends at +2.0 (42 Rise). "
                          "Peak: +2.0 (42 Rise). Lowest: −2.0 (41 Fall).");
  g_string_free(yaml, TRUE);
}

/* Where personas part: the step in which they are farthest from each other. */
static void test_personas(void)
{
  assert_words("title: T\npersonas: [{id: a, title: Ann}, {id: b, title: Bo}]\nphases:\n  - title: P\n    steps:\n"
               "      - {title: A, emotions: {a: 1, b: 0.5}}\n"
               "      - {title: B, emotions: {a: 0, b: -1.5}}\n"
               "      - {title: C, emotions: {a: 0.5, b: 0.5}}\n",
               "Ann: begins at +1.0 (1 A); falls to 0 (2 B); ends at +0.5 (3 C). Peak: +1.0 (1 A). Lowest: 0 (2 B). "
               "Bo: begins at +0.5 (1 A); falls to −1.5 (2 B); ends at +0.5 (3 C). Peak: +0.5 (1 A). Lowest: −1.5 (2 B). "
               "Farthest from Ann: −1.5 / 0 (2 B).");
}

/* In the language of the map, with its numbers. */
static void test_language(void)
{
  assert_words("lang: de\n" HEAD STEP("A", "1.25") STEP("B", "-1"),
               "Emotion: beginnt bei +1,25 (1 A); endet bei −1,0 (2 B). Höhepunkt: +1,25 (1 A). Tiefpunkt: −1,0 (2 B).");
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/course/turns", test_turns);
  g_test_add_func("/course/short", test_short);
  g_test_add_func("/course/equal-extremes", test_equal_extremes);
  g_test_add_func("/course/long", test_long);
  g_test_add_func("/course/personas", test_personas);
  g_test_add_func("/course/language", test_language);
  return g_test_run();
}
