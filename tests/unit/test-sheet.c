/* The proportions of the sheet, and what the phase headings have to do with its columns. */
#include "drawn.h"
#include "suite.h"

/* √2 : 1 or near to it, unless the columns are as wide as they may be. */
static void test_proportions(gconstpointer data)
{
  g_autofree char *path = g_strdup_printf("examples/%s.yaml", (const char *)data);
  Drawn drawn = drawn_load(path);
  double ratio = drawn.scene->width / drawn.scene->height;
  bool widest = drawn.scene->width > 350 * (double)drawn.document->journey->steps.n;
  g_assert_cmpfloat(ratio, <, 1.7);
  if (!widest) g_assert_cmpfloat(ratio, >, 1.2);
  drawn_clear(&drawn);
}

/* A map of many steps has narrow columns and a curve that is twice as high: 7.3 : 1 and 5 : 1, and not 13 : 1 and 8 : 1. */
static void test_many_steps(void)
{
  static const double ratios[] = {7.5, 5.2};
  for (int rich = 0; rich <= 1; rich++) {
    GString *yaml = g_string_new("title: Sixty steps\nphases:\n");
    for (int i = 0; i < 60; i++) {
      if (i % 6 == 0) g_string_append_printf(yaml, "  - title: Phase %d\n    steps:\n", i / 6);
      g_string_append_printf(yaml, "      - title: Does thing %d at the desk\n        emotion: %s\n", i, i % 3 ? "annoyed" : "happy");
      if (rich)
        g_string_append(yaml, "        actions: [Reads the letter about it, Asks a friend for help]\n"
                              "        thoughts: Why do they ask me this again?\n"
                              "        pain_points: The form has the same question twice\n");
    }
    Drawn drawn = drawn_read(yaml->str);
    g_assert_cmpfloat(drawn.scene->width / drawn.scene->height, <, ratios[rich]);
    drawn_clear(&drawn);
    g_string_free(yaml, TRUE);
  }
}

/* A map of two steps is as wide as a page of text, and not twice as wide as high. */
static void test_two_steps(void)
{
  Drawn drawn = drawn_read("title: Two steps\nphases:\n  - title: All\n    steps:\n"
                           "      - {title: Asks, emotion: annoyed}\n      - {title: Gets it, emotion: happy}\n");
  g_assert_cmpfloat(drawn.scene->width, >=, 1000);
  g_assert_cmpfloat(drawn.scene->width / drawn.scene->height, <=, 2.01);
  drawn_clear(&drawn);
}

static void test_full_cell(void)
{
  GString *yaml = g_string_new("title: One full cell\nphases:\n");
  for (int p = 0; p < 8; p++) {
    g_string_append_printf(yaml, "  - title: Phase %d\n    emotion: 0\n    actions:\n", p);
    for (int i = 0; i < (p == 2 ? 9 : 1); i++)
      g_string_append(yaml, p == 2 ? "      - Reads the long conditions of the offer twice and compares them with the letter\n"
                                   : "      - Looks\n");
  }
  Drawn drawn = drawn_read(yaml->str);
  double ratio = drawn.scene->width / drawn.scene->height;
  g_assert_cmpfloat(ratio, >, 1.2);
  g_assert_cmpfloat(ratio, <, 1.7);
  drawn_clear(&drawn);
  g_string_free(yaml, TRUE);
}

/* A short title is in one line, however much there is in the cells of other phases. */
static void test_short_heading(void)
{
  GString *yaml = g_string_new("title: T\npersona: {title: A, goals: [b]}\nphases:\n");
  for (int p = 1; p <= 8; p++) {
    g_string_append_printf(yaml, "  - title: Phase %d\n    emotion: 0\n    actions:\n", p);
    for (int i = 0; i < (p == 3 ? 9 : 1); i++)
      g_string_append(yaml, p == 3
                              ? "      - Reads the long conditions of the offer twice and compares them with last year's letter\n"
                              : "      - Looks\n");
  }
  Drawn drawn = drawn_read(yaml->str);
  const CjmItem *titles[8];
  g_assert_cmpuint(drawn_find(&drawn, "Phase", titles, 8), ==, 8);
  for (size_t i = 0; i < 8; i++) g_assert_cmpuint(titles[i]->u.text.block->n_lines, ==, 1);
  drawn_clear(&drawn);
  g_string_free(yaml, TRUE);
}

static void test_long_heading(void)
{
  Drawn drawn =
    drawn_read("title: T\nphases:\n"
               "  - title: Finding out which of the many documents they want to see at the counter this time\n    steps: [Asks]\n"
               "  - {title: Wait, steps: [Waits, Calls, Writes, Waits again, Calls again]}\n");
  const CjmItem *heading = drawn_one(&drawn, "Finding out");
  g_assert_nonnull(heading);
  g_assert_cmpuint(heading->u.text.block->n_lines, <=, 3);
  drawn_clear(&drawn);
}

static void test_numbers_in_headings(void)
{
  Drawn drawn = drawn_read(
    "title: T\nphases:\n  - {title: Move, actions: Packs, emotion: -1}\n  - {title: Arrive, actions: Unpacks, emotion: 1}\n");
  g_assert_false(drawn_has(&drawn, "Steps"));
  const CjmItem *number = drawn_one(&drawn, "2"), *title = drawn_one(&drawn, "Arrive");
  g_assert_true(number && title);
  CjmRect disc = cjm_item_extent(number), heading = cjm_item_extent(title);
  g_assert_cmpfloat(disc.x, <, heading.x);
  g_assert_cmpfloat(disc.y, <, heading.y + heading.h);
  g_assert_cmpfloat(disc.y + disc.h, >, heading.y);
  drawn_clear(&drawn);
}

/* Anything beside the number keeps the row. */
static void test_rows_with_more(void)
{
  Drawn drawn = drawn_read("title: T\nphases:\n  - {title: Move, steps: [Packs]}\n  - {title: Arrive, emotion: 1}\n");
  g_assert_true(drawn_has(&drawn, "Steps"));
  drawn_clear(&drawn);
}

/* A phase in which nothing is higher does not say "lowest". */
static void test_lowest_of_one(void)
{
  Drawn drawn = drawn_read("title: T\nphases:\n  - {title: Move, steps: [{title: A, emotion: -1}]}\n"
                           "  - {title: Arrive, steps: [{title: B, emotion: 1}, {title: C, emotion: 0.5}]}\n");
  const CjmItem *items[4];
  size_t n = drawn_find(&drawn, "lowest", items, G_N_ELEMENTS(items)), in_headings = 0;
  double top = drawn_extent(&drawn, "Steps").y;
  for (size_t i = 0; i < n; i++) in_headings += items[i]->u.text.at.y < top;
  g_assert_cmpuint(in_headings, ==, 1);
  g_assert_true(drawn_has(&drawn, "\xe2\x88\x92"
                                  "1.0"));
  drawn_clear(&drawn);
}

int main(int argc, char **argv)
{
  static const char *const examples[] = {"day-clinic",       "energy-switch",  "enterprise-purchase",
                                         "future-checkout",  "half-marathon",  "moving-house",
                                         "passport-renewal", "three-personas", "webshop-order"};
  suite_init(&argc, &argv);
  for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
    char *path = g_strdup_printf("/sheet/proportions/%s", examples[i]);
    g_test_add_data_func(path, examples[i], test_proportions);
    g_free(path);
  }
  g_test_add_func("/sheet/many-steps", test_many_steps);
  g_test_add_func("/sheet/two-steps", test_two_steps);
  g_test_add_func("/sheet/one-full-cell", test_full_cell);
  g_test_add_func("/sheet/short-phase-title-in-one-line", test_short_heading);
  g_test_add_func("/sheet/long-phase-title-widens-its-column", test_long_heading);
  g_test_add_func("/sheet/numbers-stand-in-phase-headings", test_numbers_in_headings);
  g_test_add_func("/sheet/titles-keep-the-row-of-steps", test_rows_with_more);
  g_test_add_func("/sheet/lowest-only-where-something-is-higher", test_lowest_of_one);
  return g_test_run();
}
