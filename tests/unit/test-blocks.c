/* What stands over and under the lanes keeps its place. */
#include <math.h>

#include "drawn.h"
#include "suite.h"

static void enter(Drawn *drawn, gconstpointer data)
{
  (void)data;
  *drawn = drawn_load("tests/stress/long-plan.yaml");
}

static void leave(Drawn *drawn, gconstpointer data)
{
  (void)data;
  drawn_clear(drawn);
}

static void test_badges(Drawn *drawn, gconstpointer data)
{
  (void)data;
  const CjmItem *badge = NULL, *owner = NULL;
  g_assert_cmpuint(drawn_find(drawn, "current state", &badge, 1), ==, 1);
  g_assert_cmpuint(drawn_find(drawn, "Department for", &owner, 1), ==, 1);
  CjmRect at = cjm_item_extent(badge), below = cjm_item_extent(owner);
  g_assert_cmpfloat(at.y, <, 60);
  g_assert_cmpfloat(at.x + at.w, >, drawn->scene->width - 60);
  g_assert_cmpfloat(below.x + below.w, >, drawn->scene->width - 60);
}

static void test_plan(Drawn *drawn, gconstpointer data)
{
  (void)data;
  const CjmItem *heads[4];
  size_t n = drawn_find(drawn, "Owner", heads, G_N_ELEMENTS(heads));
  g_assert_cmpuint(n, >=, 2);
  for (size_t i = 1; i < n; i++) {
    g_assert_cmpfloat(heads[i]->u.text.at.y, ==, heads[0]->u.text.at.y);
    g_assert_cmpfloat(heads[i]->u.text.at.x, >, heads[i - 1]->u.text.at.x);
  }
}

static void test_experience(Drawn *drawn, gconstpointer data)
{
  (void)data;
  const CjmItem *goals = NULL, *felt = NULL;
  g_assert_cmpuint(drawn_find(drawn, "Goals", &goals, 1), ==, 1);
  g_assert_cmpuint(drawn_find(drawn, "Experience", &felt, 1), ==, 1);
  g_assert_cmpfloat(goals->u.text.at.y, ==, felt->u.text.at.y); /* beside the name, not under it */
}

/* ---- maps of a test's own ---- */

/* Twelve steps: a wide map. */
#define FEELINGS                                                                                                                 \
  "phases: [{title: P, steps: [{title: A, emotion: 1}, {title: B, emotion: -1}, C, D, E, F, G, H, I, J, K, {title: L, emotion: " \
  "0.5}]}]\n"

/* Lists stand in columns of one width, and fill the card up to what is remembered. */
static void test_rhythm(void)
{
  Drawn drawn =
    drawn_read("title: T\npersona: {title: Sanne Visser, quote: I know what I get, goals: [Right size], needs: [A bed],\n"
               "  frustrations: [Account wall], prefers: [Chat]}\n" FEELINGS);
  static const char *const titles[] = {"Goals", "Needs", "Frustrations", "Prefers"};
  double x[G_N_ELEMENTS(titles)], felt = drawn_one(&drawn, "Experience")->u.text.at.x;
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) x[i] = drawn_one(&drawn, titles[i])->u.text.at.x;
  double pitch = x[1] - x[0];
  for (size_t i = 2; i < G_N_ELEMENTS(titles); i++) g_assert_cmpfloat_with_epsilon(x[i] - x[i - 1], pitch, 0.1);
  g_assert_cmpfloat(felt - x[3], >=, pitch - 1);
  g_assert_cmpfloat(felt - x[3], <, pitch + 40);
  drawn_clear(&drawn);
}

/* A card with little in it is as wide as that, and no wider. */
static void test_small_card(void)
{
  Drawn drawn = drawn_read("title: T\npersona: {title: A, goals: [b]}\nphases: [{title: P, steps: [{title: X, emotion: 1}]}]\n");
  CjmRect card = {0};
  g_assert_cmpuint(drawn_groups(&drawn, CJM_GROUP_PERSONA, &card, 1), ==, 1);
  CjmRect goals = cjm_item_extent(drawn_one(&drawn, "Goals"));
  g_assert_cmpfloat(card.w, <, 0.5 * drawn.scene->width);
  g_assert_cmpfloat(goals.x - card.x, >, 0.3 * card.w);
  g_assert_cmpfloat(card.h, <, 120);
  drawn_clear(&drawn);
}

/* A long name of a step has the room that the rest of the card has no use for. */
static void test_long_step_name(void)
{
  Drawn drawn = drawn_read("title: T\npersona: {title: Ana Lima, goals: [Pay once]}\nphases:\n  - title: P\n    steps:\n"
                           "      - {title: Carries the contract for district heating over to the new flat, emotion: -1}\n"
                           "      - {title: Pays, emotion: 1}\n");
  const CjmItem *name = drawn_one(&drawn, "1\xc2\xa0"
                                          "Carries");
  g_assert_cmpuint(name->u.text.block->n_lines, <=, 2);
  drawn_clear(&drawn);
}

/* Cards of a line are one as high as the other, and share its width by what is in them. */
static void test_lines_of_cards(void)
{
  Drawn drawn =
    drawn_read("title: T\npersonas:\n"
               "  - {title: Helen Marsh, description: Primary school teacher, goals: [Sleep], motivations: [Two scares],\n"
               "     needs: [Knowing who to call], expectations: [To be home at six], frustrations: [Forms]}\n"
               "  - {title: Daniel Osei, goals: [A short list]}\n"
               "phases:\n  - title: P\n    steps: [A, B, C, D, E, F, G, H, I, J, K, L, M, N]\n");
  CjmRect cards[2];
  g_assert_cmpuint(drawn_groups(&drawn, CJM_GROUP_PERSONA, cards, 2), ==, 2);
  g_assert_cmpfloat(cards[0].y, ==, cards[1].y);
  g_assert_cmpfloat(cards[0].h, ==, cards[1].h);
  g_assert_cmpfloat(cards[0].w, >, 1.3 * cards[1].w);
  drawn_clear(&drawn);
}

/* Cards of several lines stand in columns. */
static void test_columns_of_cards(void)
{
  GString *yaml = g_string_new("title: T\npersonas:\n");
  for (int i = 0; i < 6; i++)
    g_string_append_printf(yaml, "  - {title: Person %d, description: Works as a nurse, goals: [To be home by six]%s}\n", i,
                           i % 2 ? ", needs: [A chair], frustrations: [Forms], owns: [A car]"
                           : i   ? ", needs: [Rest]"
                                 : "");
  g_string_append(yaml, "phases: [{title: P, steps: [A, B, C, D, E, F, G, H]}]\n");
  Drawn drawn = drawn_read(yaml->str);
  CjmRect cards[6] = {0};
  g_assert_cmpuint(drawn_groups(&drawn, CJM_GROUP_PERSONA, cards, 6), ==, 6);
  size_t in_line = 0;
  while (in_line < 6 && cards[in_line].y == cards[0].y) in_line++;
  g_assert_cmpuint(in_line, >, 1);
  g_assert_cmpuint(in_line, <, 6);
  for (size_t i = in_line; i < 6; i++) g_assert_cmpfloat(cards[i].x, ==, cards[i - in_line].x);
  drawn_clear(&drawn);
  g_string_free(yaml, TRUE);
}

static void test_flat_curve(void)
{
  Drawn drawn =
    drawn_read("title: T\npersona: {title: A, goals: [b]}\n"
               "phases: [{title: P, steps: [{title: X, emotion: 1}, {title: Y, emotion: 1}, {title: Z, emotion: 1}]}]\n");
  const CjmItem *item;
  g_assert_cmpuint(drawn_find(&drawn, "Experience", &item, 1), ==, 0);
  g_assert_cmpuint(drawn_find(&drawn, "Lowest", &item, 1), ==, 0);
  drawn_clear(&drawn);
}

/* ---- blocks under the map ---- */

static void check_one_line(const char *path, const char *text)
{
  Drawn drawn = drawn_load(path);
  const CjmItem *items[16];
  size_t n = drawn_find(&drawn, text, items, G_N_ELEMENTS(items));
  g_assert_cmpuint(n, >, 0);
  for (size_t i = 0; i < n; i++) g_assert_cmpuint(items[i]->u.text.block->n_lines, ==, 1);
  drawn_clear(&drawn);
}

/* Status and date of a plan stand in one line: where several tables stand side by side, and where one is at its narrowest. */
static void test_plan_words(void)
{
  check_one_line("examples/half-marathon.yaml", "zaplano");
  check_one_line("examples/repair-blueprint.yaml", "planned");
  check_one_line("examples/repair-blueprint.yaml", "15 Mar 2027");
}

/* A column of the plan that would be empty is left out. */
static void test_plan_columns(void)
{
  Drawn drawn = drawn_read("title: T\nphases: [{title: P, actions: x}]\nplan: [{title: Move the desk, due: 2027-01-01}]\n");
  g_assert_true(drawn_has(&drawn, "Due"));
  g_assert_false(drawn_has(&drawn, "Step"));
  g_assert_false(drawn_has(&drawn, "Owner"));
  g_assert_cmpfloat(drawn_extent(&drawn, "Move the desk").x, ==, drawn_extent(&drawn, "Action plan").x);
  drawn_clear(&drawn);
}

/* The share of the room in which blocks stand, under the map and beside it, and how far they reach to the right under it. */
static void test_balance(gconstpointer data)
{
  static const CjmGroupRole roles[] = {CJM_GROUP_CONCLUSIONS, CJM_GROUP_RECOMMENDATIONS, CJM_GROUP_MATRIX,     CJM_GROUP_PLAN,
                                       CJM_GROUP_CAUSES,      CJM_GROUP_COMPETITORS,     CJM_GROUP_PRINCIPLES, CJM_GROUP_SEGMENTS,
                                       CJM_GROUP_SOURCES,     CJM_GROUP_LEGEND};
  g_autofree char *path = g_strdup_printf("examples/%s.yaml", (const char *)data);
  Drawn drawn = drawn_load(path);
  CjmRect all[2] = {0}, block = {0};
  size_t n = drawn_groups(&drawn, CJM_GROUP_BLOCKS, all, G_N_ELEMENTS(all));
  g_assert_cmpuint(n, >=, 1);
  g_assert_cmpuint(n, <=, G_N_ELEMENTS(all));
  double filled = 0, left = INFINITY, right = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
    if (drawn_groups(&drawn, roles[i], &block, 1) == 0) continue;
    filled += block.w * block.h;
    left = fmin(left, block.x);
    right = fmax(right, block.x + block.w);
  }
  g_assert_cmpfloat(filled, >, 0.6 * (all[0].w * all[0].h + all[1].w * all[1].h));
  if (n == 1) g_assert_cmpfloat_with_epsilon(right - left, all[0].w, 2);
  drawn_clear(&drawn);
}

/* A block has the author's title in place of the map's, in views too, whose own titles go first. */
static void test_titles(void)
{
  static const char yaml[] = "title: T\nconclusions: C\nrecommendations: R\nblocks: [conclusions: {title: Findings}, recommendations: Do, default]\n"
                             "views: [{id: a, title: A, blocks: conclusions}, {id: b, title: B, blocks: {conclusions: Other}}]\nphases: Order\n";
  static const struct {
    const char *view, *there, *not_there;
  } cases[] = {{NULL, "Findings", "Conclusions"}, {NULL, "Do", "Recommendations"}, {"a", "Findings", "Do"}, {"b", "Other", "Findings"}};
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    CjmDocument *document = NULL;
    g_assert_cmpint(cjm_document_read("test.yaml", NULL, yaml, strlen(yaml), &document), ==, CJM_OK);
    CjmMapOptions options = {.size = sizeof options, .view = cases[i].view};
    Drawn drawn = {.document = document};
    g_assert_cmpint(cjm_map_new(document, &options, &drawn.map, NULL), ==, CJM_OK);
    drawn.scene = drawn.map->pages.at[0];
    g_assert_true(drawn_has(&drawn, cases[i].there));
    g_assert_false(drawn_has(&drawn, cases[i].not_there));
    drawn_clear(&drawn);
  }
}

/* All numbers of an Arabic map have the digits of its author, also on cards, in the plan and in the legend. */
static void test_digits(void)
{
  static const char body[] =
    "lang: ar-EG\nscenario: %s\nmetrics: [{id: m, title: م, range: [1, 5], target: 4.3}]\n"
    "personas: [{id: a, title: ن, goals: م}, {id: b, title: س}]\nsources: [{id: s, title: م, n: 14, date: 2026-08-26}]\nupdated: 2026-11-28\n"
    "paths: [{id: p, title: ت, fork: ط, share: 60%%}, {id: q, title: ب, fork: ط, share: 40%%}]\n"
    "phases:\n  - title: ق\n    steps:\n"
    "      - {title: ت, when: {waiting: 11d, duration: 90min}, emotions: {a: -0.4, b: 0.5}, cost: {amount: 60, currency: EGP}, metrics: [{m: 4.7}]}\n"
    "      - {title: ت, path: p, emotion: 0.5, pain_points: [{id: w, text: ر, severity: critical, sources: s}],\n"
    "         opportunities: [{text: ا, solves: w, priority: P1, customer_value: 80, business_value: 60, effort: 2}]}\n"
    "      - {title: ت, path: q, emotion: -1.3, when: {duration: 6d}}\n"
    "plan: [{title: خ, due: 2027-03-31}]\n";
  static const struct {
    const char *text, *wrong;
  } rows[] = {{"عمرها ١٢ سنة و٣ أشهر", "0123456789"}, {"عمرها 12 سنة و3 أشهر", "٠١٢٣٤٥٦٧٨٩"}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *rest = g_strdup_printf(body, rows[i].text), *yaml = g_strconcat("title: ش\n", rest, NULL);
    Drawn drawn = drawn_read(yaml);
    for (const char *digit = rows[i].wrong; *digit; digit = g_utf8_next_char(digit)) {
      g_autofree char *one = g_strndup(digit, (gsize)(g_utf8_next_char(digit) - digit));
      if (drawn_says(&drawn, one)) g_test_message("the digit %s is on a map with \"%s\"", one, rows[i].text);
      g_assert_false(drawn_says(&drawn, one));
    }
    drawn_clear(&drawn);
  }
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add("/blocks/badges-keep-their-corner", Drawn, NULL, enter, test_badges, leave);
  g_test_add("/blocks/long-plan-in-several-tables", Drawn, NULL, enter, test_plan, leave);
  g_test_add("/blocks/persona-in-one-row", Drawn, NULL, enter, test_experience, leave);
  g_test_add_func("/blocks/cards/one-rhythm", test_rhythm);
  g_test_add_func("/blocks/cards/as-wide-as-their-content", test_small_card);
  g_test_add_func("/blocks/cards/long-step-name", test_long_step_name);
  g_test_add_func("/blocks/cards/lines-of-one-height", test_lines_of_cards);
  g_test_add_func("/blocks/cards/columns", test_columns_of_cards);
  g_test_add_func("/blocks/cards/flat-curve", test_flat_curve);
  g_test_add_func("/blocks/titles", test_titles);
  g_test_add_func("/blocks/digits", test_digits);
  g_test_add_func("/blocks/plan-without-broken-words", test_plan_words);
  g_test_add_func("/blocks/plan-without-empty-columns", test_plan_columns);
  static const char *const examples[] = {"day-clinic",       "energy-switch",  "enterprise-purchase",
                                         "future-checkout",  "half-marathon",  "moving-house",
                                         "passport-renewal", "three-personas", "webshop-order"};
  for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
    char *path = g_strdup_printf("/blocks/balanced/%s", examples[i]);
    g_test_add_data_func(path, examples[i], test_balance);
    g_free(path);
  }
  return g_test_run();
}
