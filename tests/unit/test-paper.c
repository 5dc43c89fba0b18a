/* Maps on paper: cases that were once composed badly. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "api/api.h"
#include "base/paper.h"
#include "suite.h"

typedef struct Drawn {
  CjmDocument *document;
  CjmMap *map;
} Drawn;

static Drawn draw(const char *yaml, const char *paper)
{
  Drawn drawn = {0};
  CjmMapOptions options = {.size = sizeof options, .paper = paper};
  char *error = NULL;
  g_assert_cmpint(cjm_document_read("test.yaml", NULL, yaml, strlen(yaml), &drawn.document), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(drawn.document, &options, &drawn.map, &error), ==, CJM_OK);
  return drawn;
}

static void drawn_clear(Drawn *drawn)
{
  cjm_map_free(drawn->map);
  cjm_document_free(drawn->document);
}

/* All that holds for any scene: nothing leaves its group or the page, and no texts overlap. */
static void check_scenes(const Drawn *drawn)
{
  for (size_t i = 0; i < drawn->map->pages.n; i++) {
    g_autoptr(GPtrArray) broken = g_ptr_array_new_with_free_func(g_free);
    cjm_scene_check(drawn->map->pages.at[i], broken);
    for (guint k = 0; k < broken->len; k++) g_test_message("page %zu: %s", i + 1, (const char *)broken->pdata[k]);
    if (broken->len) g_test_fail();
  }
}

/* A step without a title has its number beside a text that is smaller than titles. On a wall, where titles are much larger, the number stood below its step. */
static void test_untitled_step(void)
{
  Drawn drawn = draw("title: Renew\nphases:\n  - {title: Prepare, thoughts: And now, when: {waiting: 2d}}\n  - {title: Receive, actions: Signs}\n", "a0");
  check_scenes(&drawn);
  drawn_clear(&drawn);
}

/* The least distance of anything from the edges of the pages, mm. */
static double least_margin(const Drawn *drawn)
{
  double least = INFINITY;
  for (size_t p = 0; p < drawn->map->pages.n; p++) {
    const CjmScene *page = drawn->map->pages.at[p];
    for (size_t i = 0; i < cjm_scene_length(page); i++) {
      const CjmItem *item = cjm_scene_at(page, i);
      if (item->kind == CJM_ITEM_OPEN || item->kind == CJM_ITEM_CLOSE) continue;
      CjmRect at = cjm_item_extent(item);
      least = fmin(least, fmin(fmin(at.x, at.y), fmin(page->width - at.x - at.w, page->height - at.y - at.h)));
    }
  }
  return least / CJM_PX_PER_MM;
}

static size_t count_texts(const Drawn *drawn)
{
  g_autoptr(GHashTable) texts = g_hash_table_new(NULL, NULL);
  for (size_t p = 0; p < drawn->map->pages.n; p++)
    for (size_t i = 0; i < cjm_scene_length(drawn->map->pages.at[p]); i++) {
      const CjmItem *item = cjm_scene_at(drawn->map->pages.at[p], i);
      if (item->kind == CJM_ITEM_TEXT && item->u.text.origin) g_hash_table_add(texts, (void *)item->u.text.origin);
    }
  return g_hash_table_size(texts);
}

/* Sixty feelings in the second of three steps, each with words. */
static char *feelings_new(void)
{
  GString *yaml = g_string_new("title: Sixty\nphases:\n  - title: All\n    steps:\n      - {title: Before, emotion: 1}\n      - title: Long\n        emotion:\n");
  for (int i = 0; i < 60; i++)
    g_string_append_printf(yaml, "          - {score: %d, label: word %d, quote: What they said of it at %d}\n", (7 * i) % 5 - 2, i, i);
  g_string_append(yaml, "      - {title: After, emotion: -1}\n");
  return g_string_free(yaml, FALSE);
}

/* Words under the curve stood one below the other for pages, and were lost at the end of a page, since they had other places when the page was planned. */
static void test_words_below(void)
{
  static const char *const papers[] = {"a4", "16:9"};
  g_autofree char *yaml = feelings_new();
  for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
    Drawn drawn = draw(yaml, papers[i]);
    check_scenes(&drawn);
    g_assert_cmpuint(drawn.map->pages.n, <=, 3);
    g_assert_cmpuint(count_texts(&drawn), ==, 125);
    drawn_clear(&drawn);
  }
}

/* The faces at the ends of a step with many feelings reached over its border, and in the last step over the margin. */
static void test_points_inside(void)
{
  GString *yaml = g_string_new("title: Many\nphases:\n  - title: All\n    steps:\n      - {title: Before, emotion: 1}\n      - title: Long\n        emotion: [0");
  for (int i = 0; i < 240; i++) g_string_append_printf(yaml, ", %d", (7 * i) % 5 - 2);
  g_string_append(yaml, "]\n");
  Drawn drawn = draw(yaml->str, "a4");
  check_scenes(&drawn);
  g_assert_cmpfloat(least_margin(&drawn), >=, 5);
  drawn_clear(&drawn);
  g_string_free(yaml, TRUE);
}

/* Four personas who each feel something in every step, and say it. */
static char *four_personas_new(void)
{
  static const double scores[] = {
    1.7, -1.9, -0.4, -0.1, -0.9, -0.9, 0.3, -0.1, -1.4, 1.6, -0.1, -0.6, -0.5, -0.9, -1.4, 1.8, 0.1, 0.8, -1.5, -0.7, -0.3, -1.3, 1.3, 0.0, -0.3, -1.5, 1.7,
    0.6, 1.3, 0.9, 2.0, -0.2, 1.6, -1.8, -1.1, -2.0, 1.9, 0.7, -0.6, 0.9, -0.2, 0.1, -1.6, -1.3, -1.8, 1.2, 0.7, -2.0};
  static const char *const words[] = {"angry", "bored", "calm", "glad", "happy", "lost", "proud", "tense", "unsure"};
  static const int word[] = {
    2, 6, 7, 6, 6, 6, 8, 1, 2, 0, 3, 8, 6, 1, 5, 6, 4, 0, 6, 7, 4, 2, 4, 0, 6, 6, 0, 8, 8, 6, 1, 1, 1, 1, 4, 7, 3, 3, 2, 3, 3, 4, 8, 4, 2, 4, 2, 7};
  GString *yaml = g_string_new("title: x\npersonas: [{id: p0, title: Person 0}, {id: p1, title: Person 1}, {id: p2, title: Person 2}, {id: p3, title: Person 3}]\nphases:\n");
  for (size_t step = 0; step < 12; step++) {
    if (step % 4 == 0) g_string_append_printf(yaml, "  - title: Ph%zu\n    steps:\n", step);
    g_string_append_printf(yaml, "      - title: Step %zu\n        emotions:\n", step);
    for (size_t p = 0; p < 4; p++)
      g_string_append_printf(yaml, "          p%zu: {score: %g, label: %s, quote: Why does this take so long}\n", p, scores[4 * step + p], words[word[4 * step + p]]);
  }
  return g_string_free(yaml, FALSE);
}

/* A curve that was stretched to fill a page became higher than the page, since fewer words found a place in it. */
static void test_stretched(void)
{
  g_autofree char *yaml = four_personas_new();
  Drawn drawn = draw(yaml, "letter");
  check_scenes(&drawn);
  g_assert_cmpfloat(least_margin(&drawn), >=, 5);
  drawn_clear(&drawn);
}

/* The rows of channels share what is left of a page, so that none of them stands over an empty band. */
static void test_channels_spread(void)
{
  Drawn drawn = draw("title: Rows\nlanes: [steps, touchpoints]\nchannels: [{id: shop}, {id: phone}, {id: post}]\nphases:\n  - title: One\n    steps:\n"
                     "      - {title: Buys, touchpoints: {title: Till, channel: shop}}\n      - {title: Calls, touchpoints: {title: Line, channel: phone}}\n"
                     "      - {title: Gets, touchpoints: {title: Letter, channel: post}}\n", "a4");
  const CjmScene *page = drawn.map->pages.at[0];
  static const char *const titles[] = {"Till", "Line", "Letter"};
  double middle[3] = {0}, top = 0, bottom = 0;
  for (size_t i = 0; i < cjm_scene_length(page); i++) {
    const CjmItem *item = cjm_scene_at(page, i);
    const CjmSceneGroup *group = item->kind == CJM_ITEM_OPEN ? &item->u.group : NULL;
    if (group && group->role == CJM_GROUP_LANE && g_strcmp0(group->id, "touchpoints") == 0) top = group->bounds.y, bottom = top + group->bounds.h;
    for (size_t k = 0; k < 3 && item->kind == CJM_ITEM_TEXT; k++) {
      const CjmTextLine *line = item->u.text.block->lines;
      if (line->len == (int)strlen(titles[k]) && strncmp(line->text, titles[k], strlen(titles[k])) == 0) middle[k] = cjm_item_line_extent(item, 0).y;
    }
  }
  double above = middle[0] - top, between = middle[2] - middle[1], below = bottom - middle[2];
  g_test_message("above %.0f between %.0f below %.0f", above, between, below);
  g_assert_cmpfloat(between, >, 0);
  g_assert_cmpfloat_with_epsilon(between, middle[1] - middle[0], 1);
  g_assert_cmpfloat(below, <, between);
  drawn_clear(&drawn);
}

/* Counts the words "w0", "w1" … in the lines on all pages. */
static void count_words(const Drawn *drawn, guint *io_times, size_t n)
{
  for (size_t p = 0; p < drawn->map->pages.n; p++)
    for (size_t i = 0; i < cjm_scene_length(drawn->map->pages.at[p]); i++) {
      const CjmItem *item = cjm_scene_at(drawn->map->pages.at[p], i);
      for (size_t k = 0; item->kind == CJM_ITEM_TEXT && k < item->u.text.block->n_lines; k++) {
        g_autofree char *line = g_strndup(item->u.text.block->lines[k].text, (gsize)item->u.text.block->lines[k].len);
        g_auto(GStrv) words = g_strsplit(line, " ", -1);
        for (char **word = words; *word; word++)
          if ((*word)[0] == 'w' && g_ascii_isdigit((*word)[1]) && strtoul(*word + 1, NULL, 10) < n) io_times[strtoul(*word + 1, NULL, 10)]++;
      }
    }
}

/* A row that is higher than a page continues on the next one between its lines: each word is there, once, and no line is cut. */
static void test_tall_row(void)
{
  enum { WORDS = 1800 };
  static const char *const papers[] = {"a4", "16:9"};
  GString *yaml = g_string_new("title: Tall\nphases:\n  - title: All\n    steps:\n      - {title: Before, thoughts: Now}\n      - title: Reads\n        actions:\n          - ");
  for (int i = 0; i < WORDS; i++) g_string_append_printf(yaml, i % 60 == 59 ? "w%d\n          - " : "w%d ", i);
  g_string_append(yaml, "end\n");
  for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
    guint times[WORDS] = {0};
    Drawn drawn = draw(yaml->str, papers[i]);
    g_assert_cmpuint(drawn.map->pages.n, >, 1);
    check_scenes(&drawn);
    g_assert_cmpfloat(least_margin(&drawn), >=, 5);
    count_words(&drawn, times, WORDS);
    for (size_t k = 0; k < WORDS; k++)
      if (times[k] != 1) g_test_fail_printf("%s: w%zu is there %u times", papers[i], k, times[k]);
    drawn_clear(&drawn);
  }
  g_string_free(yaml, TRUE);
}

/* Beside a few columns a short legend left most of the height below it empty. It stands below them, and they take the width. */
static void test_no_empty_rail(void)
{
  Drawn drawn = draw("title: Two steps\npersonas: {title: Ann}\nphases:\n  - title: Visit\n    steps:\n"
                     "      - {title: Brought in, emotion: [{score: 1.4, label: Relieved}, {score: -1.8, label: Stunned}], moment: pain}\n"
                     "      - {title: Reads the bill, emotion: [{score: -1.7, label: Furious}, {score: 1.8, label: Delighted}], moment: ending}\n", "a4");
  const CjmScene *page = drawn.map->pages.at[0];
  g_assert_cmpuint(drawn.map->pages.n, ==, 1);
  double right = 0, legend = INFINITY;
  for (size_t i = 0; i < cjm_scene_length(page); i++) {
    const CjmItem *item = cjm_scene_at(page, i);
    if (item->kind == CJM_ITEM_OPEN && item->u.group.role == CJM_GROUP_LANE) right = item->u.group.bounds.x + item->u.group.bounds.w;
    if (item->kind == CJM_ITEM_TEXT && strncmp(item->u.text.block->lines[0].text, "Legend", 6) == 0) legend = item->u.text.at.x;
  }
  g_assert_cmpfloat(legend, <, page->width / 4);
  g_assert_cmpfloat(right, >, 0.9 * page->width);
  drawn_clear(&drawn);
}

/* ---- the curve ---- */

/* A map of two personas whose lines leave the first page of A4. */
static const char two_lines[] =
  "title: Two lines\npersonas: [{id: a, title: Ann}, {id: b, title: Ben}]\nlanes: [steps, actions, emotion: {show: [a, b]}]\nphases:\n"
  "  - title: One\n    steps:\n"
  "      - {title: Reads, emotion: 1, emotions: {b: 0.5}, actions: [Reads the letter about it twice, Asks a friend for help]}\n"
  "      - {title: Asks, emotion: 0, emotions: {b: -1}, actions: [Reads the letter about it twice, Asks a friend for help]}\n"
  "      - {title: Waits, emotion: -1, emotions: {b: 1}, actions: [Reads the letter about it twice, Asks a friend for help]}\n"
  "      - {title: Calls, emotion: -1.5, emotions: {b: -1}, actions: [Reads the letter about it twice, Asks a friend for help]}\n"
  "  - title: Two\n    steps:\n"
  "      - {title: Signs, emotion: 1.5, emotions: {b: 1}, actions: [Reads the letter about it twice, Asks a friend for help]}\n"
  "      - {title: Pays, emotion: 1, emotions: {b: -1}, actions: [Reads the letter about it twice, Asks a friend for help]}\n"
  "      - {title: Gets, emotion: 0, emotions: {b: 1}, actions: [Reads the letter about it twice, Asks a friend for help]}\n"
  "      - {title: Ends, emotion: 2, emotions: {b: 1}, actions: [Reads the letter about it twice, Asks a friend for help]}\n";

/* The largest of what the curve is drawn with, in heights of the smallest text on the page. */
typedef struct Strength {
  double stroke, other, face, dot;
} Strength;

static Strength strength_of(const CjmScene *page)
{
  Strength found = {0, 0, 0, INFINITY};
  double text = INFINITY;
  int depth = 0, figure = -1;
  for (size_t i = 0; i < cjm_scene_length(page); i++) {
    const CjmItem *item = cjm_scene_at(page, i);
    if (item->kind == CJM_ITEM_OPEN && item->u.group.role == CJM_GROUP_FIGURE) figure = depth;
    if (item->kind == CJM_ITEM_OPEN && figure >= 0 && item->u.group.role == CJM_GROUP_MARK) {
      found.face = fmax(found.face, item->u.group.bounds.w);
      found.dot = fmin(found.dot, item->u.group.bounds.w);
    }
    depth += item->kind == CJM_ITEM_OPEN ? 1 : item->kind == CJM_ITEM_CLOSE ? -1 : 0;
    if (depth <= figure) figure = -1;
    if (item->kind == CJM_ITEM_TEXT) text = fmin(text, item->u.text.block->style.size);
    if (figure < 0 || item->kind != CJM_ITEM_PATH || !item->stroke || item->u.path.n < 4) continue;
    double *width = item->stroke->paint.gradient ? &found.stroke : &found.other;
    *width = fmax(*width, item->stroke->width);
  }
  return (Strength){found.stroke / text, found.other / text, found.face / text, found.dot / text};
}

/* Lines, faces and points grow with sheets larger than A3, which are seen across the room, while the smallest text is read from the hand. */
static void test_grown_curve(void)
{
  static const struct {
    const char *paper;
    double times;
  } cases[] = {{"a4", 1}, {"a2", G_SQRT2}, {"a1", 2}, {"a0", 2}};
  Drawn hand = draw(two_lines, "a3");
  Strength usual = strength_of(hand.map->pages.at[0]);
  drawn_clear(&hand);
  g_assert_cmpfloat(usual.dot, <, usual.face);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    Drawn drawn = draw(two_lines, cases[i].paper);
    Strength here = strength_of(drawn.map->pages.at[0]);
    g_test_message("%s: %g %g %g %g", cases[i].paper, here.stroke / usual.stroke, here.other / usual.other, here.face / usual.face, here.dot / usual.dot);
    g_assert_cmpfloat_with_epsilon(here.stroke / usual.stroke, cases[i].times, 0.02);
    g_assert_cmpfloat_with_epsilon(here.other / usual.other, cases[i].times, 0.02);
    g_assert_cmpfloat(here.face / usual.face, >=, 0.9 * cases[i].times);
    g_assert_cmpfloat(here.dot / usual.dot, >=, 0.9 * cases[i].times);
    drawn_clear(&drawn);
  }
}

static CjmPoint on_curve(CjmPoint from, const CjmPoint p[3], double t)
{
  double u = 1 - t;
  return (CjmPoint){u * u * u * from.x + 3 * u * u * t * p[0].x + 3 * u * t * t * p[1].x + t * t * t * p[2].x,
                    u * u * u * from.y + 3 * u * u * t * p[0].y + 3 * u * t * t * p[1].y + t * t * t * p[2].y};
}

/* How far a path of lines and curves stays from a rectangle, px. */
static double distance(const CjmItem *path, CjmRect at)
{
  enum { PIECES = 40 };
  double least = INFINITY;
  CjmPoint from = {0};
  for (size_t i = 0; i < path->u.path.n; i++) {
    const CjmPathStep *step = &path->u.path.steps[i];
    CjmPoint end = step->verb == CJM_PATH_CURVE ? step->p[2] : step->p[0];
    for (int k = 0; k <= PIECES && i > 0 && step->verb != CJM_PATH_MOVE; k++) {
      double t = (double)k / PIECES;
      CjmPoint p = step->verb == CJM_PATH_CURVE ? on_curve(from, step->p, t) : (CjmPoint){from.x + t * (end.x - from.x), from.y + t * (end.y - from.y)};
      double dx = fmax(0, fmax(at.x - p.x, p.x - at.x - at.w)), dy = fmax(0, fmax(at.y - p.y, p.y - at.y - at.h));
      least = fmin(least, hypot(dx, dy));
    }
    from = end;
  }
  return least;
}

/* The place of "5, p. 2" in the plot; its width is 0 if it is not there. */
static CjmRect onward_on(const CjmScene *page)
{
  int depth = 0, figure = -1;
  for (size_t i = 0; i < cjm_scene_length(page); i++) {
    const CjmItem *item = cjm_scene_at(page, i);
    if (item->kind == CJM_ITEM_OPEN && item->u.group.role == CJM_GROUP_FIGURE) figure = depth;
    depth += item->kind == CJM_ITEM_OPEN ? 1 : item->kind == CJM_ITEM_CLOSE ? -1 : 0;
    if (depth <= figure) figure = -1;
    if (figure < 0 || item->kind != CJM_ITEM_TEXT) continue;
    const CjmTextLine *line = item->u.text.block->lines;
    if (g_strstr_len(line->text, line->len, ", p. 2")) return cjm_item_line_extent(item, 0);
  }
  return (CjmRect){0};
}

/* The mark "→ 5, p. 2" stands where the line leaves the page, and clear of the lines of all personas. Each map has the lines cross the edge elsewhere. */
static void test_onward(void)
{
  static const double scores[][4] = {{1, -1, 1, -1}, {-2, 2, -1, 1}, {2, 2, 2, 1.8}, {-2, -2, -2, -1.8}, {0, 0.5, 0.2, 0.3}, {1.5, -2, -1.5, 2}};
  for (size_t i = 0; i < G_N_ELEMENTS(scores); i++) {
    GString *yaml = g_string_new("title: Onward\npersonas: [{id: a, title: Ann}, {id: b, title: Ben}]\nlanes: [steps, actions, emotion: {show: [a, b]}]\nphases:\n");
    for (int step = 0; step < 8; step++) {
      int last = step == 3, next = step == 4;
      if (step % 4 == 0) g_string_append_printf(yaml, "  - title: Phase %d\n    steps:\n", step / 4);
      g_string_append_printf(yaml, "      - {title: Step %d, emotion: %g, emotions: {b: %g}, actions: [Reads the letter about it twice, Asks a friend for help]}\n",
                             step, last ? scores[i][0] : next ? scores[i][1] : 0, last ? scores[i][2] : next ? scores[i][3] : 0);
    }
    Drawn drawn = draw(yaml->str, "a4");
    const CjmScene *page = drawn.map->pages.at[0];
    CjmRect at = onward_on(page);
    size_t lines = 0;
    double nearest = INFINITY;
    g_assert_cmpfloat(at.w, >, 0);
    for (size_t k = 0; k < cjm_scene_length(page); k++) {
      const CjmItem *item = cjm_scene_at(page, k);
      if (item->kind != CJM_ITEM_PATH || !item->stroke || item->u.path.n < 4 || cjm_item_extent(item).w < 0.2 * page->width) continue;
      double away = distance(item, at) - item->stroke->width / 2;
      lines++;
      nearest = fmin(nearest, away);
      if (away < 0) g_test_message("map %zu: a line is %.1f px in the mark", i, -away);
      g_assert_cmpfloat(away, >=, 0);
    }
    g_assert_cmpuint(lines, >=, 2);
    g_assert_cmpfloat(nearest, <, 3 * at.h); /* beside a line, and not anywhere */
    drawn_clear(&drawn);
    g_string_free(yaml, TRUE);
  }
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_func("/paper/untitled-step", test_untitled_step);
  g_test_add_func("/paper/words-below", test_words_below);
  g_test_add_func("/paper/points-inside", test_points_inside);
  g_test_add_func("/paper/stretched", test_stretched);
  g_test_add_func("/paper/channels-spread", test_channels_spread);
  g_test_add_func("/paper/tall-row", test_tall_row);
  g_test_add_func("/paper/no-empty-rail", test_no_empty_rail);
  g_test_add_func("/paper/grown-curve", test_grown_curve);
  g_test_add_func("/paper/onward", test_onward);
  return g_test_run();
}
