/* The emotion lane: what it says is true. */
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "api/api.h"
#include "suite.h"

typedef struct Drawn {
  CjmDocument *document;
  CjmMap *map;
} Drawn;

static Drawn draw_file(const char *path)
{
  Drawn drawn = {0};
  CjmMapOptions options = {.size = sizeof options};
  char *error = NULL;
  g_test_message("%s", path);
  g_assert_cmpint(cjm_document_load(path, &drawn.document, &error), ==, CJM_OK);
  g_assert_cmpint(cjm_map_new(drawn.document, &options, &drawn.map, &error), ==, CJM_OK);
  return drawn;
}

static Drawn draw(const char *yaml)
{
  g_autofree char *path = NULL;
  int file = g_file_open_tmp("cjm-emotion-XXXXXX.yaml", &path, NULL);
  g_assert_cmpint(file, >=, 0);
  g_assert_true(g_close(file, NULL));
  g_assert_true(g_file_set_contents(path, yaml, -1, NULL));
  Drawn drawn = draw_file(path);
  g_assert_cmpint(g_unlink(path), ==, 0);
  return drawn;
}

static void drawn_clear(Drawn *drawn)
{
  cjm_map_free(drawn->map);
  cjm_document_free(drawn->document);
}

/* The first text item with a line that contains `words`; NULL for none. */
static const CjmItem *find_text(const Drawn *drawn, const char *words)
{
  const CjmScene *scene = drawn->map->pages.at[0];
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_TEXT) continue;
    for (size_t k = 0; k < item->u.text.block->n_lines; k++) {
      const CjmTextLine *line = &item->u.text.block->lines[k];
      if (g_strstr_len(line->text, line->len, words)) return item;
    }
  }
  return NULL;
}

static double middle_of(const Drawn *drawn, const char *words)
{
  const CjmItem *item = find_text(drawn, words);
  g_assert_nonnull(item);
  CjmRect box = cjm_item_extent(item);
  return box.x + box.w / 2;
}

/* Of a step with three feelings: the pain stands over the lowest, the ending over the last. */
static void test_moments_at_their_feeling(void)
{
  Drawn drawn = draw("title: T\nphases:\n  - title: P\n    steps:\n      - title: One\n        emotion:\n"
                     "          - {score: 0.5, label: Calm}\n          - {score: -1.8, label: Furious}\n"
                     "          - {score: 0.9, label: Mollified}\n        moment: [pain, ending]\n"
                     "      - {title: Two, emotion: 0.1}\n");
  double pain = middle_of(&drawn, "Moment of pain"), ending = middle_of(&drawn, "Ending");
  double calm = middle_of(&drawn, "Calm"), furious = middle_of(&drawn, "Furious"), mollified = middle_of(&drawn, "Mollified");
  g_assert_cmpfloat(ABS(pain - furious), <, ABS(pain - calm));
  g_assert_cmpfloat(ABS(pain - furious), <, ABS(pain - mollified));
  g_assert_cmpfloat(ABS(ending - mollified), <, ABS(ending - furious));
  g_assert_cmpfloat(ABS(ending - mollified), <, ABS(ending - calm));
  drawn_clear(&drawn);
}

/* They have a lane of their own, under its own name. */
static void test_moments_without_feelings(void)
{
  Drawn drawn = draw("title: T\nphases:\n  - {title: P, actions: x, moment: {kind: truth, text: First contact}}\n");
  g_assert_nonnull(find_text(&drawn, "First contact"));
  g_assert_nonnull(find_text(&drawn, "Moments"));
  g_assert_null(find_text(&drawn, "Emotion"));
  drawn_clear(&drawn);
  drawn = draw("title: T\nlang: de\nphases:\n  - {title: P, actions: x, moment: truth}\n");
  g_assert_nonnull(find_text(&drawn, "Momente"));
  drawn_clear(&drawn);
}

static unsigned count_texts(const Drawn *drawn, const char *words)
{
  unsigned n = 0;
  const CjmScene *scene = drawn->map->pages.at[0];
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_TEXT)
      n += g_strstr_len(item->u.text.block->lines[0].text, item->u.text.block->lines[0].len, words) != NULL;
  }
  return n;
}

/* The lowest point of the second persona is its first: its note has the name of the line, which is not written beside it again. */
static void test_name_once_at_a_point(void)
{
  Drawn drawn = draw("title: T\npersonas: [{id: a, title: Ana}, {id: b, title: Bertram}]\nphases:\n  - title: P\n    steps:\n"
                     "      - {title: A, emotions: {a: 1.6, b: -2}}\n      - {title: B, emotions: {a: 1, b: 0}}\n"
                     "      - {title: C, emotions: {a: 1, b: 0.5}}\n");
  CjmRect fall = cjm_item_extent(find_text(&drawn, "Bertram: "));
  const CjmScene *scene = drawn.map->pages.at[0];
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_TEXT || item->u.text.block->lines[0].len != strlen("Bertram")) continue;
    if (memcmp(item->u.text.block->lines[0].text, "Bertram", strlen("Bertram")) != 0) continue;
    CjmRect name = cjm_item_extent(item);
    g_assert_false(fabs(name.y - fall.y) < 60 && fabs(name.x - fall.x) < 120);
  }
  g_assert_cmpuint(count_texts(&drawn, "Bertram"), >=, 4); /* card, note, line, legend */
  drawn_clear(&drawn);
}

/* The heading of a wide phase has its score and the persona's name in one line. */
static void test_phase_score_in_a_line(void)
{
  Drawn drawn = draw("title: T\npersonas: [{id: a, title: Deniz}, {id: b, title: Maureen O'Shea}]\nphases:\n  - title: P\n"
                     "    steps:\n      - {title: A, emotions: {a: 1, b: -1.5}}\n      - {title: B, emotions: {a: 1, b: 1}}\n");
  const CjmScene *scene = drawn.map->pages.at[0];
  double score = -1, name = -1;
  bool inside = false;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN) inside = item->u.group.role == CJM_GROUP_PHASE;
    if (!inside || item->kind != CJM_ITEM_TEXT) continue;
    if (g_strstr_len(item->u.text.block->lines[0].text, item->u.text.block->lines[0].len, "1.5")) score = cjm_item_extent(item).y;
    if (g_strstr_len(item->u.text.block->lines[0].text, item->u.text.block->lines[0].len, "Maureen"))
      name = cjm_item_extent(item).y;
  }
  g_assert_cmpfloat(score, >, 0);
  g_assert_cmpfloat(fabs(score - name), <, 3);
  drawn_clear(&drawn);
}

/* An item of a list has the map's bullet, not the author's as well. */
static void test_one_bullet(void)
{
  Drawn drawn = draw("title: T\nphases:\n  - title: P\n    steps:\n"
                     "      - {title: A, actions: [\"\u2022 Reads\", \"- Pays\", \"-5 degrees outside\"]}\n");
  g_assert_null(find_text(&drawn, "\xe2\x80\xa2"));
  g_assert_null(find_text(&drawn, "- Pays"));
  g_assert_nonnull(find_text(&drawn, "Reads"));
  g_assert_nonnull(find_text(&drawn, "-5 degrees"));
  drawn_clear(&drawn);
}

static unsigned count_dashed_circles(const Drawn *drawn)
{
  unsigned n = 0;
  const CjmScene *scene = drawn->map->pages.at[0];
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    n += item->kind == CJM_ITEM_CIRCLE && item->stroke && item->stroke->dash[0] > 0;
  }
  return n;
}

/* The face of a step that is assumed has a dashed ring, and the legend says so, though the lane of steps is not there. */
static void test_assumed_faces(void)
{
  static const char yaml[] = "title: T\nlanes: [emotion]\nphases:\n  - title: P\n    steps:\n"
                             "      - {title: A, emotion: 1, status: %s}\n      - {title: B, emotion: -1, status: researched}\n";
  g_autofree char *assumed = g_strdup_printf(yaml, "assumption"), *known = g_strdup_printf(yaml, "researched");
  Drawn drawn = draw(assumed);
  g_assert_cmpuint(count_dashed_circles(&drawn), >=, 2); /* the face, and the sign in the legend */
  g_assert_nonnull(find_text(&drawn, "assumption"));
  g_assert_cmphex(drawn.map->pages.at[0]->drawn, ==, drawn.map->pages.at[0]->explained);
  drawn_clear(&drawn);
  drawn = draw(known);
  g_assert_cmpuint(count_dashed_circles(&drawn), ==, 0);
  drawn_clear(&drawn);
}

static void test_no_plus_on_a_scale_from_zero(void)
{
  Drawn drawn = draw("title: T\nscale: {min: 0, max: 10}\nphases:\n  - title: P\n    steps:\n"
                     "      - {title: A, emotion: 2}\n      - {title: B, emotion: 9.5}\n      - {title: C, emotion: 5}\n");
  g_assert_nonnull(find_text(&drawn, "9.5"));
  g_assert_null(find_text(&drawn, "+"));
  drawn_clear(&drawn);
}

static void test_nothing_lowest_where_all_is_equal(void)
{
  Drawn drawn = draw("title: T\nphases:\n  - title: P\n    steps:\n"
                     "      - {title: A, emotion: 0.5}\n      - {title: B, emotion: 0.5}\n      - {title: C, emotion: 0.5}\n");
  g_assert_null(find_text(&drawn, "lowest"));
  g_assert_null(find_text(&drawn, "peak"));
  drawn_clear(&drawn);
}

static void test_phase_tells_whose(void)
{
  Drawn drawn = draw("title: T\npersonas:\n  - {id: a, title: Ana, role: primary}\n  - {id: b, title: Bertram}\nphases:\n"
                     "  - title: P\n    steps:\n      - {title: A, emotions: {a: 1, b: -2}}\n");
  const CjmItem *score = find_text(&drawn, "\xe2\x88\x92"
                                           "2");
  g_assert_nonnull(score);
  size_t names = 0;
  const CjmScene *scene = drawn.map->pages.at[0];
  bool inside = false;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN) inside = item->u.group.role == CJM_GROUP_PHASE;
    if (inside && item->kind == CJM_ITEM_TEXT) names += strncmp(item->u.text.block->lines[0].text, "Bertram", 7) == 0;
  }
  g_assert_cmpuint(names, ==, 1);
  drawn_clear(&drawn);
}

/* The lane takes a fifth of the height of all lanes, however much the others hold. */
static void test_share_of_the_height(void)
{
  GString *yaml =
    g_string_new("title: T\nphases:\n  - title: P\n    steps:\n      - title: A\n        emotion: 1\n        actions:\n");
  for (int i = 0; i < 200; i++) g_string_append_printf(yaml, "          - Does thing number %d\n", i);
  Drawn drawn = draw(yaml->str);
  g_string_free(yaml, TRUE);
  const CjmScene *scene = drawn.map->pages.at[0];
  double all = 0, emotion = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_OPEN || item->u.group.role != CJM_GROUP_LANE) continue;
    all += item->u.group.bounds.h;
    if (g_str_equal(item->u.group.id, "emotion")) emotion = item->u.group.bounds.h;
  }
  g_assert_cmpfloat(all, >, 3000);
  g_assert_cmpfloat(emotion, >=, 0.2 * all - 1);
  drawn_clear(&drawn);
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_func("/emotion/moments-at-their-feeling", test_moments_at_their_feeling);
  g_test_add_func("/emotion/moments-without-feelings", test_moments_without_feelings);
  g_test_add_func("/emotion/name-once-at-a-point", test_name_once_at_a_point);
  g_test_add_func("/emotion/phase-score-in-a-line", test_phase_score_in_a_line);
  g_test_add_func("/emotion/one-bullet", test_one_bullet);
  g_test_add_func("/emotion/assumed-faces", test_assumed_faces);
  g_test_add_func("/emotion/no-plus-on-a-scale-from-zero", test_no_plus_on_a_scale_from_zero);
  g_test_add_func("/emotion/nothing-lowest-where-all-is-equal", test_nothing_lowest_where_all_is_equal);
  g_test_add_func("/emotion/phase-tells-whose", test_phase_tells_whose);
  g_test_add_func("/emotion/share-of-the-height", test_share_of_the_height);
  return g_test_run();
}
