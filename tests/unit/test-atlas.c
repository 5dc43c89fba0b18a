/* test-atlas.c: the figures of an atlas, each against a computation by hand. */
#include <math.h>
#include <string.h>

#include "api/api.h"
#include "report/atlas.h"
#include "suite.h"

static CjmArena *arena;
static CjmSurvey *surveys[8];
static size_t n_surveys;

/* Adds a map, by way of bytes, as other processes do. */
static const CjmSurvey *add(const char *path, const char *yaml)
{
  CjmDocument *document = NULL;
  g_autoptr(CjmArena) own = cjm_arena_new();
  if (cjm_document_read(path, NULL, yaml, strlen(yaml), &document) != CJM_OK) g_error("%s", cjm_document_print(document, NULL));
  g_autoptr(GBytes) packed = cjm_survey_pack(cjm_survey_make(own, cjm_report_make(own, document->journey), path));
  surveys[n_surveys] = cjm_survey_unpack(arena, packed);
  g_assert_nonnull(surveys[n_surveys]);
  cjm_document_free(document);
  return surveys[n_surveys++];
}

static void begin(void)
{
  arena = cjm_arena_new();
  n_surveys = 0;
}

static const CjmAtlas *atlas(void)
{
  return cjm_atlas_make(arena, surveys, n_surveys, NULL, 0);
}

static void end(void)
{
  cjm_arena_free(arena);
}

static void test_sums(void)
{
  begin();
  add("b.yaml", "title: B\nowner: X\nupdated: 2026-10-01\nphases:\n"
                "  - {title: A, steps: [{title: a, pain_points: [{id: p, text: p, severity: critical}, q], opportunities: {text: o, solves: p, status: done}},"
                " {title: b, metrics: {title: m, value: 1, target: 2, goal: up}, gaps: g}]}\n");
  add("a.yaml", "title: A\nowner: X\nupdated: 2026-11-01\nphases: [{title: A, steps: [{title: a, pain_points: {text: p, severity: critical}, opportunities: o}]}]\n");
  const CjmAtlas *made = atlas();
  g_assert_cmpuint(made->maps.n, ==, 2);
  g_assert_cmpstr(made->maps.at[0]->path, ==, "a.yaml"); /* by path */
  g_assert_cmpfloat(made->n_steps, ==, 3);
  g_assert_cmpuint(made->n_owners, ==, 1);
  /* pain points p and q of B, p of A; that of B is solved by what is done */
  g_assert_cmpfloat(made->n_pains, ==, 3);
  g_assert_cmpfloat(made->n_open, ==, 2);
  g_assert_cmpfloat(made->n_critical, ==, 1);
  g_assert_cmpfloat(made->n_unanswered, ==, 2); /* q of B, and p of A */
  g_assert_cmpfloat(made->n_open_gaps, ==, 1);
  g_assert_cmpfloat(made->n_targets, ==, 1);
  g_assert_cmpfloat(made->n_met, ==, 0);
  g_assert_cmpfloat(made->n_opportunities, ==, 2);
  g_assert_cmpfloat(made->n_unplanned, ==, 1); /* that of A: that of B is done */
  g_assert_cmpint(made->newest.month, ==, 11);
  g_assert_cmpstr(made->lang, ==, "en");
  end();
}

/* Feelings of different scales compare by their shares; futures, employees and what another map has as baseline do not count. */
static void test_worst(void)
{
  begin();
  add("five.yaml", "title: T\nscale: {min: 1, max: 5}\nphases: [{title: A, emotion: 1.5}, {title: B, emotion: 5}]\n");
  add("usual.yaml", "title: T\nphases: [{title: A, emotion: -1}, {title: B, emotion: -1.5}]\n");
  add("future.yaml", "title: T\nstate: future\nphases: [{title: A, emotion: -2}]\n");
  add("staff.yaml", "title: T\npersonas: [{id: c, title: C}, {id: e, title: E, role: employee}]\nphases: [{title: A, emotions: {c: 1, e: -2}}]\n");
  add("old.yaml", "title: T\nphases: [{title: A, emotion: -2}]\n");
  surveys[1]->links.at = cjm_arena_make(arena, CjmSurveyLink *, 1);
  surveys[1]->links.at[0] = cjm_arena_make(arena, CjmSurveyLink, 1);
  *surveys[1]->links.at[0] = (CjmSurveyLink){"./old.yaml", CJM_LINK_BASELINE};
  surveys[1]->links.n = 1;
  const CjmAtlas *made = atlas();
  g_assert_cmpuint(made->worst.n, ==, 3);
  /* 1.5 on 1 … 5 is (1.5 − 3) ÷ 2 = −0.75, as is −1.5 ÷ 2; of equal ones the first path */
  g_assert_cmpfloat_with_epsilon(made->worst.at[0]->low->feeling.share, -0.75, 1e-9);
  g_assert_cmpstr(made->worst.at[0]->map->path, ==, "five.yaml");
  g_assert_cmpfloat_with_epsilon(made->worst.at[1]->low->feeling.share, -0.75, 1e-9);
  g_assert_cmpstr(made->worst.at[1]->low->feeling.step, ==, "2");
  g_assert_cmpfloat_with_epsilon(made->worst.at[2]->low->feeling.share, -0.5, 1e-9);
  g_assert_cmpuint(made->links.n, ==, 1);
  g_assert_cmpstr(made->links.at[0]->to->path, ==, "old.yaml");
  end();
}

static void test_ties(void)
{
  begin();
  add("a.yaml", "title: T\nphases:\n  - {title: A, steps: [{title: a, emotion: -2}, {title: b, emotion: -1}, {title: c, emotion: -1}, {title: d, emotion: -1}, {title: e, emotion: -1},"
                " {title: f, emotion: -1}, {title: g, emotion: -1}, {title: h, emotion: -1}, {title: i, emotion: -1}, {title: j, emotion: -1}, {title: k, emotion: -1}, {title: l, emotion: -0.5}]}\n");
  g_assert_cmpuint(atlas()->worst.n, ==, 11); /* the tenth ties with the eleventh */
  end();
}

static void test_shared(void)
{
  begin();
  const char *map = "title: T\npersonas: {id: sanne, title: Sanne, description: A runner}\nchannels: [{id: web, title: Website}]\nphases:\n"
                    "  - {title: A, steps: [{title: a, emotion: -1, touchpoints: {title: Page, channel: web}}, {title: b, emotion: 1, touchpoints: {title: Cart, channel: web}}]}\n";
  add("a.yaml", map);
  add("b.yaml", "title: T\npersonas: {id: sanne, title: Sanne, description: A walker}\nchannels: [{id: site, title: website}]\nphases:\n"
                "  - {title: A, steps: [{title: a, emotion: -2, touchpoints: {title: Pages, channel: site}}]}\n");
  const CjmAtlas *made = atlas();
  const CjmAtlasShared *channel = made->shared[CJM_NAMED_CHANNEL].at[0];
  g_assert_cmpuint(made->shared[CJM_NAMED_CHANNEL].n, ==, 1);
  g_assert_cmpuint(channel->n_maps, ==, 2);
  /* shares −0.5, 0.5 and −1 of three steps */
  g_assert_cmpfloat_with_epsilon(channel->share, -1.0 / 3, 1e-9);
  g_assert_cmpuint(made->shared[CJM_NAMED_PERSONA].n, ==, 1);
  g_assert_cmpuint(made->shared[CJM_NAMED_TOUCHPOINT].n, ==, 0);
  /* Sanne has two descriptions, the website two ids; Page is too short to be compared letter by letter */
  g_assert_cmpuint(made->doubles.n, ==, 2);
  g_assert_cmpint(made->doubles.at[0]->reason, ==, CJM_DOUBLE_DESCRIPTION);
  g_assert_cmpint(made->doubles.at[1]->reason, ==, CJM_DOUBLE_ONE_TITLE);
  end();
}

static void test_letters(void)
{
  static const struct {
    const char *a, *b;
    bool close;
  } rows[] = {
    {"Product page", "Product pages", true}, {"Product page", "Product paige", true}, {"Product page", "Produkt page", true},
    {"Product page", "Product pagers", false}, {"Order 1", "Order 2", false},           {"Cafés", "Cafes", true},
    {"Page", "Pages", false} /* too short */,
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    begin();
    g_autofree char *a = g_strdup_printf("title: T\nphases: [{title: A, touchpoints: {title: %s}}]\n", rows[i].a),
                    *b = g_strdup_printf("title: T\nphases: [{title: A, touchpoints: {title: %s}}]\n", rows[i].b);
    add("a.yaml", a);
    add("b.yaml", b);
    if ((atlas()->doubles.n == 1) != rows[i].close) g_test_message("%s, %s", rows[i].a, rows[i].b), g_test_fail();
    end();
  }
}

/* What the maps leave open. */
static void test_questions(void)
{
  begin();
  add("a.yaml", "title: T\nmetrics: [{id: ces, title: Effort, unit: points, range: [1, 5]}, {id: same, title: Same, range: [0, 1]}]\n"
                "plan: [{id: x, title: X}, {id: y, title: Y, status: dropped, solves: o}, {id: z, title: Z, solves: q}]\nphases:\n"
                "  - {title: A, steps: [{title: a, when: {duration: 1h, waiting: 2h}, metrics: {ces: 2, same: 1}}, {title: b, when: {duration: 2h, waiting: 1h},"
                " opportunities: [{id: o, text: o}, {id: q, text: q}, {id: r, text: r}]}]}\n");
  add("b.yaml", "title: T\nmetrics: [{id: ces, title: Effort, unit: points, range: [1, 7]}, {id: same, title: Same, range: [0, 1]}]\nphases: [{title: A, metrics: {ces: 2, same: 1}}]\n");
  add("c.yaml", "title: T\nmetrics: [{id: ces, title: Effort, unit: points, range: [1, 5]}]\nphases: [{title: A, metrics: {ces: 2}}]\n");
  const CjmAtlas *made = atlas();
  g_assert_cmpstr(made->maps.at[0]->aimless, ==, "x"); /* y and z solve opportunities */
  g_assert_cmpstr(made->maps.at[0]->dropped, ==, "2"); /* o; q has a plan, r never had one */
  g_assert_cmpstr(made->maps.at[0]->waits, ==, "1");   /* 2 h of 1 h */
  g_assert_cmpstr(made->maps.at[1]->waits, ==, "");
  g_assert_cmpuint(made->unlike.n, ==, 1);
  g_assert_cmpstr(made->unlike.at[0]->title, ==, "ces");
  g_assert_cmpuint(made->unlike.at[0]->uses.n, ==, 2); /* c has the range of a */
  g_assert_cmpstr(made->unlike.at[0]->uses.at[1]->map->path, ==, "b.yaml");
  end();
}

/* Bytes that are cut or changed are no survey, and do no harm. */
static void test_torn(void)
{
  begin();
  add("a.yaml", "title: T\npersonas: {id: p, title: P}\nphases: [{title: A, emotion: -1, touchpoints: x, metrics: {title: m, value: 1}}]\n");
  g_autoptr(GBytes) packed = cjm_survey_pack(surveys[0]);
  gsize len;
  const char *data = g_bytes_get_data(packed, &len);
  for (gsize n = 0; n < len; n++) {
    g_autoptr(GBytes) cut = g_bytes_new(data, n);
    g_assert_null(cjm_survey_unpack(arena, cut));
  }
  for (gsize i = 0; i < len; i++) {
    g_autofree char *changed = g_memdup2(data, len);
    changed[i] = (char)~changed[i];
    g_autoptr(GBytes) bytes = g_bytes_new(changed, len);
    cjm_survey_unpack(arena, bytes);
  }
  end();
}

/* ---- the public functions ---- */

static CjmDocument *document_of(const char *yaml)
{
  CjmDocument *document = NULL;
  cjm_document_read("t.yaml", NULL, yaml, strlen(yaml), &document);
  return document;
}

static void test_public(void)
{
  CjmDocument *map = document_of("title: T\nphases: [{title: A, emotion: -1}]\n"), *library = document_of("library: true\npersonas: {id: p, title: P}\n"),
              *broken = document_of("tilte: T\n");
  CjmReports *reports = cjm_reports_new();
  char *text = NULL, *again = NULL, *error = NULL;
  CjmReportOptions options = {.size = sizeof options, .columns = 60};
  g_assert_cmpint(cjm_document_report(map, "TEXT", &options, &text, &error), ==, CJM_OK);
  g_assert_true(g_str_has_prefix(text, "Lowest at 1 “A” (−1.0), and no pain point says why.\n"));
  cjm_free(text);
  text = NULL;
  g_assert_cmpint(cjm_document_report(map, "docx", NULL, &text, &error), ==, CJM_USAGE);
  g_assert_cmpstr(error, ==, "there is no format docx of reports");
  cjm_free(error);
  options.size = 0;
  g_assert_cmpint(cjm_document_report(map, "text", &options, &text, NULL), ==, CJM_USAGE);
  g_assert_cmpint(cjm_document_report(broken, "text", NULL, &text, NULL), ==, CJM_INVALID);
  g_assert_cmpint(cjm_document_report(library, "text", NULL, &text, NULL), ==, CJM_INVALID);
  g_assert_cmpuint(cjm_document_count(library, CJM_LEVEL_ERROR), ==, 1);
  g_assert_null(text);

  /* the order does not matter */
  g_assert_cmpint(cjm_reports_add(reports, map, "b.yaml"), ==, CJM_OK);
  g_assert_cmpint(cjm_reports_add(reports, map, "a.yaml"), ==, CJM_OK);
  g_assert_cmpint(cjm_reports_add(reports, library, "c.yaml"), ==, CJM_INVALID);
  cjm_reports_add_broken(reports, "c.yaml");
  g_assert_cmpint(cjm_reports_write(reports, "json", NULL, &text, NULL), ==, CJM_OK);
  CjmReports *turned = cjm_reports_new();
  cjm_reports_add(turned, map, "a.yaml");
  cjm_reports_add(turned, map, "b.yaml");
  cjm_reports_add_broken(turned, "c.yaml");
  cjm_document_free(map); /* it is not needed any more */
  g_assert_cmpint(cjm_reports_write(turned, "json", NULL, &again, NULL), ==, CJM_OK);
  g_assert_cmpstr(text, ==, again);
  g_assert_nonnull(strstr(text, "\"broken\": [\n    \"c.yaml\"\n  ]"));
  for (size_t i = 0; cjm_report_format_name(i); i++) {
    g_autofree char *written = NULL;
    g_assert_cmpint(cjm_reports_write(turned, cjm_report_format_name(i), NULL, &written, NULL), ==, CJM_OK);
    g_assert_nonnull(cjm_report_format_help(i));
    g_assert_nonnull(cjm_report_format_media_type(i));
  }
  cjm_free(text);
  cjm_free(again);
  cjm_reports_free(reports);
  cjm_reports_free(turned);
  cjm_document_free(library);
  cjm_document_free(broken);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/atlas/sums", test_sums);
  g_test_add_func("/atlas/worst", test_worst);
  g_test_add_func("/atlas/ties", test_ties);
  g_test_add_func("/atlas/shared", test_shared);
  g_test_add_func("/atlas/letters", test_letters);
  g_test_add_func("/atlas/questions", test_questions);
  g_test_add_func("/atlas/torn", test_torn);
  g_test_add_func("/atlas/public", test_public);
  return g_test_run();
}
