/* Measures that are compared are drawn on one scale, and stand at one height. */
#include <math.h>

#include "drawn.h"
#include "layout/sheet.h"
#include "suite.h"

static void enter(Drawn *drawn, gconstpointer data)
{
  (void)data;
  *drawn = drawn_load("tests/stress/measures.yaml");
}

static void leave(Drawn *drawn, gconstpointer data)
{
  (void)data;
  drawn_clear(drawn);
}

/* ---- bars ---- */

static void test_bars(Drawn *drawn, gconstpointer data)
{
  (void)data;
  double y = NAN, widths[8];
  size_t n_tracks = 0, n = 0;
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_RECT || item->u.rect.box.h != 8 || !drawn_in_lane(drawn, i, "metrics")) continue;
    if (isnan(y)) y = item->u.rect.box.y;
    g_assert_cmpfloat_with_epsilon(item->u.rect.box.y, y, 0.01);
    const CjmItem *before = i ? cjm_scene_at(drawn->scene, i - 1) : NULL;
    bool value = before && before->kind == CJM_ITEM_RECT && before->u.rect.box.h == 8; /* behind its track */
    if (!value) n_tracks++;
    else if (n < G_N_ELEMENTS(widths)) widths[n++] = item->u.rect.box.w / before->u.rect.box.w;
  }
  g_assert_cmpuint(n_tracks, ==, 4); /* the value that nothing can be compared with has none */
  g_assert_cmpuint(n, ==, 4);
  g_assert_cmpfloat_with_epsilon(widths[0], 0.5, 0.01);
  g_assert_cmpfloat_with_epsilon(widths[2], 2 * widths[3], 0.01); /* 130 and 65 of one metric */
}

static bool shows(const Drawn *drawn, const char *words)
{
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_TEXT) continue;
    const CjmTextLine *line = item->u.text.block->lines;
    if (item->u.text.block->n_lines == 1 && line->len == (int)strlen(words) && strncmp(line->text, words, strlen(words)) == 0)
      return true;
  }
  return false;
}

static void test_units(Drawn *drawn, gconstpointer data)
{
  (void)data;
  g_assert_true(shows(drawn, "5 min"));
}

/* ---- waits ---- */

static void test_waits(Drawn *drawn, gconstpointer data)
{
  (void)data;
  double widths[4] = {0};
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_PATH || !item->stroke || item->stroke->width != 5 || !drawn_in_lane(drawn, i, "steps")) continue;
    g_assert_cmpuint(n, <, G_N_ELEMENTS(widths));
    widths[n++] = item->u.path.steps[1].p[0].x - item->u.path.steps[0].p[0].x;
  }
  g_assert_cmpuint(n, ==, 3);
  g_assert_cmpfloat(widths[0], <, widths[2]); /* 2 min, 4 h, 3 wk */
  g_assert_cmpfloat(widths[2], <, widths[1]);
  g_assert_cmpfloat(widths[0], >, 0);
}

/* ---- letters ---- */

static size_t count_letters(const Drawn *drawn, const char *letter)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_TEXT || item->u.text.block->n_lines != 1) continue;
    const CjmTextLine *line = item->u.text.block->lines;
    n += line->len == (int)strlen(letter) && strncmp(line->text, letter, strlen(letter)) == 0;
  }
  return n;
}

static void test_letters(Drawn *drawn, gconstpointer data)
{
  (void)data;
  g_assert_cmpuint(count_letters(drawn, "A"), ==, 3); /* card, matrix, and the legend's sample */
  g_assert_cmpuint(count_letters(drawn, "B"), ==, 1); /* card: no value, so not on the matrix */
  g_assert_cmpuint(count_letters(drawn, "C"), ==, 3); /* card, matrix, plan */
}

/* ---- money ---- */

static void test_money(void)
{
  Drawn drawn = drawn_read("title: T\nmetrics: [{id: fee, title: Fee, unit: JPY}, {id: toll, title: Toll, unit: KWD},\n"
                           "  {id: fare, title: Fare, unit: EUR}]\n"
                           "phases: [{title: P, metrics: {fee: 1200, toll: 3, fare: 4.5}, cost: {amount: 12, currency: USD}}]\n");
  g_assert_true(shows(&drawn, "\xc2\xa5"
                              "1,200")); /* no decimals */
  g_assert_true(shows(&drawn, "KWD\xc2\xa0"
                              "3.000")); /* three */
  g_assert_true(shows(&drawn, "\xe2\x82\xac"
                              "4.50"));
  g_assert_true(shows(&drawn, "$12.00"));
  drawn_clear(&drawn);
}

/* ---- waits ---- */

/* The width of the bar of the wait that reads `words`, px. */
static double wait_width(const Drawn *drawn, const char *words)
{
  CjmRect text = drawn_extent(drawn, words);
  for (size_t i = 0; i < cjm_scene_length(drawn->scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn->scene, i);
    if (item->kind != CJM_ITEM_PATH || !item->stroke || item->stroke->width != 5) continue;
    CjmPoint from = item->u.path.steps[0].p[0], to = item->u.path.steps[1].p[0];
    if (from.y > text.y && from.y < text.y + text.h && to.x < text.x && text.x - to.x < 12) return to.x - from.x;
  }
  return 0;
}

/* Up to a factor of 30 a bar is as long as its wait; beyond that bars are logarithmic. The legend says which. */
static void test_wait_scale(void)
{
  Drawn linear =
    drawn_read("title: T\nphases: [{title: P, steps: [{title: A, when: {waiting: 2h}}, {title: B, when: {waiting: 4h}}]}]\n");
  g_assert_cmpfloat_with_epsilon(wait_width(&linear, "2 h wait") / wait_width(&linear, "4 h wait"), 0.5, 0.06);
  g_assert_true(drawn_has(&linear, "waiting time, up to 4"));
  g_assert_false(drawn_says(&linear, "logarithmic"));
  drawn_clear(&linear);
  Drawn logarithmic =
    drawn_read("title: T\nphases: [{title: P, steps: [{title: A, when: {waiting: 2m}}, {title: B, when: {waiting: 4h}}]}]\n");
  double share = wait_width(&logarithmic, "2 min wait") / wait_width(&logarithmic, "4 h wait");
  g_assert_cmpfloat(share, >, 0.03); /* 1 : 120 on a linear scale */
  g_assert_true(drawn_says(&logarithmic, "logarithmic"));
  drawn_clear(&logarithmic);
}

/* ---- values over their bars ---- */

/* A title in one line stands on its bar like those in two. */
static void test_values_on_bars(void)
{
  Drawn drawn =
    drawn_read("title: T\nmetrics: [{id: a, title: Contract rounds until both of the parties have signed each copy of it and of "
               "its many annexes, range: [0, 10]},\n"
               "  {id: b, title: Calls, range: [0, 10]}]\n"
               "phases: [{title: P, steps: [{title: A, metrics: {a: 5.5}}, {title: B, metrics: {b: 7.5}}, C, D, E, F, G]}]\n");
  CjmRect five = drawn_extent(&drawn, "5.5"), seven = drawn_extent(&drawn, "7.5");
  g_assert_cmpfloat_with_epsilon(five.y, seven.y, 4);
  drawn_clear(&drawn);
}

/* Lines of earlier values of one metric have one scale: what changes less is flatter. */
static void test_history_scale(void)
{
  Drawn drawn = drawn_read(
    "title: T\nmetrics: [{id: a, title: Calls}]\nphases:\n  - title: P\n    steps:\n"
    "      - {title: A, metrics: {a: {value: 100, history: [{date: 2026-01-01, value: 0}, {date: 2026-02-01, value: 100}]}}}\n"
    "      - {title: B, metrics: {a: {value: 60, history: [{date: 2026-01-01, value: 50}, {date: 2026-02-01, value: 60}]}}}\n");
  double heights[2] = {0};
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(drawn.scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn.scene, i);
    if (item->kind != CJM_ITEM_PATH || !item->stroke || item->stroke->width != 1.4 || !drawn_in_lane(&drawn, i, "metrics"))
      continue;
    g_assert_cmpuint(n, <, 2);
    heights[n++] = item->u.path.steps[0].p[0].y - item->u.path.steps[1].p[0].y;
  }
  g_assert_cmpuint(n, ==, 2);
  g_assert_cmpfloat_with_epsilon(heights[1], heights[0] / 10, 0.01);
  drawn_clear(&drawn);
}

/* ---- touchpoints ---- */

/* A step that comes back to a channel has its turns beside each other, so that the line shows their order. */
static void test_turns(void)
{
  Drawn drawn =
    drawn_read("title: T\nchannels: [{id: sign, title: Signs}, {id: desk, title: Desk}]\nphases:\n  - title: P\n    steps:\n"
               "      - {title: Checks in, touchpoints: [{title: Kiosk, channel: desk}, {title: Monitor, channel: sign},\n"
               "         {title: Agent, channel: desk}, {title: Gate call, channel: sign}]}\n"
               "      - {title: Boards, touchpoints: [{title: Gate sign, channel: sign}]}\n");
  CjmRect kiosk = drawn_extent(&drawn, "Kiosk"), monitor = drawn_extent(&drawn, "Monitor"), agent = drawn_extent(&drawn, "Agent"),
          call = drawn_extent(&drawn, "Gate call");
  g_assert_cmpfloat(kiosk.y, ==, agent.y); /* all on their channels' rows */
  g_assert_cmpfloat(monitor.y, ==, call.y);
  g_assert_cmpfloat(kiosk.x + kiosk.w, <, agent.x);
  g_assert_cmpfloat(monitor.x + monitor.w, <, call.x);
  drawn_clear(&drawn);
}

/* What a touchpoint says stands in its middle, the owner in several lines too. */
static void test_middle(void)
{
  GString *yaml = g_string_new("title: T\nchannels: {id: web, title: Web}\nphases:\n  - title: P\n    steps:\n");
  for (int i = 0; i < 20; i++)
    g_string_append(
      yaml,
      "      - {title: A, touchpoints: [{title: Log, channel: web, owner: Solutions engineering and support of partners}]}\n");
  Drawn drawn = drawn_read(yaml->str);
  const CjmItem *logs[20], *owners[20];
  g_assert_cmpuint(drawn_find(&drawn, "Log", logs, 20), ==, 20);
  g_assert_cmpuint(drawn_find(&drawn, "Solutions", owners, 20), ==, 20);
  const CjmTextBlock *block = owners[0]->u.text.block;
  g_assert_cmpuint(block->n_lines, >, 1);
  CjmRect log = cjm_item_extent(logs[0]);
  double middle = log.x + log.w / 2;
  for (size_t i = 0; i < block->n_lines; i++)
    g_assert_cmpfloat_with_epsilon(owners[0]->u.text.at.x + block->lines[i].x + block->lines[i].width / 2, middle, 1);
  drawn_clear(&drawn);
  g_string_free(yaml, TRUE);
}

/* The line leaves a step from its last touchpoint. */
static void test_last_touchpoint(void)
{
  Drawn drawn =
    drawn_read("title: T\nchannels: [{id: web, title: Web}, {id: desk, title: Desk}]\nphases:\n  - title: P\n    steps:\n"
               "      - {title: A, touchpoints: [{title: First, channel: web}, {title: Last, channel: desk}]}\n"
               "      - {title: B, touchpoints: [{title: Next, channel: desk}]}\n");
  CjmRect last = drawn_extent(&drawn, "Last");
  bool found = false;
  for (size_t i = 0; i < cjm_scene_length(drawn.scene); i++) {
    const CjmItem *item = cjm_scene_at(drawn.scene, i);
    if (item->kind != CJM_ITEM_PATH || item->u.path.n < 2 || item->u.path.steps[1].verb != CJM_PATH_CURVE) continue;
    if (!drawn_in_lane(&drawn, i, "touchpoints")) continue;
    CjmPoint from = item->u.path.steps[0].p[0];
    found |= from.x > last.x + last.w && from.x < last.x + last.w + 30 && from.y > last.y && from.y < last.y + last.h;
  }
  g_assert_true(found);
  drawn_clear(&drawn);
}

/* ---- what nobody wrote is not claimed ---- */

static void test_neutral_looks(void)
{
  CjmTheme theme = cjm_theme_resolve(&(CjmJourney){0}, NULL);
  static const struct {
    CjmSign unrated, rated[4];
  } kinds[] = {
    {CJM_SIGN_TOUCHPOINT,
     {CJM_SIGN_TOUCHPOINT_CRITICAL, CJM_SIGN_TOUCHPOINT_SUPPORTING, CJM_SIGN_TOUCHPOINT_REDUNDANT, CJM_SIGN_TOUCHPOINT_CRITICAL}},
    {CJM_SIGN_PAIN, {CJM_SIGN_PAIN_CRITICAL, CJM_SIGN_PAIN_SERIOUS, CJM_SIGN_PAIN_MINOR, CJM_SIGN_PAIN_MINOR}},
    {CJM_SIGN_OPPORTUNITY, {CJM_SIGN_PRIORITY_1, CJM_SIGN_PRIORITY_2, CJM_SIGN_PRIORITY_3, CJM_SIGN_PRIORITY_4}}};
  for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
    CjmLook unrated = cjm_sign_look(&theme, kinds[k].unrated);
    for (size_t i = 0; i < 4; i++) {
      CjmLook rated = cjm_sign_look(&theme, kinds[k].rated[i]);
      bool same = cjm_colour_equal(unrated.card.fill.colour, rated.card.fill.colour) &&
                  unrated.card.edge.width == rated.card.edge.width &&
                  cjm_colour_equal(unrated.card.edge.paint.colour, rated.card.edge.paint.colour) &&
                  unrated.card.bar.on == rated.card.bar.on;
      g_assert_false(same);
    }
  }
}

/* ---- the last line ---- */

/* Sources and verdicts stand on the last line of a text that leaves room for them. */
static void test_last_line(void)
{
  Drawn drawn = drawn_read("title: T\nsources: [{id: i, title: Interviews}]\nphases:\n  - title: P\n"
                           "    gains: {text: A seat, sources: i}\n    expectations: {text: A bed, met: true}\n");
  CjmRect gain = drawn_extent(&drawn, "A seat"), bed = drawn_extent(&drawn, "A bed");
  const CjmItem *met[4], *rings[4];
  size_t n_met = drawn_find(&drawn, "met", met, 4), n_rings = drawn_find(&drawn, "1", rings, 4);
  bool beside_bed = false, beside_gain = false;
  for (size_t i = 0; i < n_met; i++) beside_bed |= fabs(met[i]->u.text.at.y - bed.y) < 5;
  for (size_t i = 0; i < n_rings; i++) beside_gain |= fabs(rings[i]->u.text.at.y - gain.y) < 6 && rings[i]->u.text.at.x > gain.x;
  g_assert_true(beside_bed);
  g_assert_true(beside_gain);
  drawn_clear(&drawn);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add("/measures/bars-of-a-row-at-one-height", Drawn, NULL, enter, test_bars, leave);
  g_test_add("/measures/values-keep-their-unit", Drawn, NULL, enter, test_units, leave);
  g_test_add("/measures/waits-on-one-scale", Drawn, NULL, enter, test_waits, leave);
  g_test_add("/measures/opportunities-have-letters", Drawn, NULL, enter, test_letters, leave);
  g_test_add_func("/measures/money-has-the-decimals-of-its-currency", test_money);
  g_test_add_func("/measures/logarithmic-waits-are-said-in-the-legend", test_wait_scale);
  g_test_add_func("/measures/earlier-values-on-one-scale", test_history_scale);
  g_test_add_func("/measures/values-stand-on-their-bars", test_values_on_bars);
  g_test_add_func("/measures/what-is-not-rated-looks-neutral", test_neutral_looks);
  g_test_add_func("/touchpoints/turns-beside-each-other", test_turns);
  g_test_add_func("/touchpoints/texts-in-the-middle", test_middle);
  g_test_add_func("/touchpoints/line-leaves-from-the-last", test_last_touchpoint);
  g_test_add_func("/cards/sources-on-the-last-line", test_last_line);
  return g_test_run();
}
