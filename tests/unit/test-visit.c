/* test-visit.c: the journey as a caller of the library reads it. */
#include <string.h>

#include "api/api.h"
#include "suite.h"

static CjmDocument *document_of(const char *yaml)
{
  CjmDocument *document = NULL;
  g_assert_cmpint(cjm_document_read("t.yaml", NULL, yaml, strlen(yaml), &document), ==, CJM_OK);
  return document;
}

/* A line for each place. */
static CjmVisitNext append_place(const CjmVisit *visit, void *data)
{
  static const char *const kinds[] = {"", "enter", "value", "leave"};
  g_string_append_printf(data, "%*s%s %s", (int)(2 * visit->depth), "", kinds[visit->kind], visit->address);
  if (visit->kind != CJM_VISIT_LEAVE && visit->line) g_string_append_printf(data, " %u:%u", visit->line, visit->column);
  if (visit->kind == CJM_VISIT_VALUE) g_string_append_printf(data, " %d \"%s\"", visit->type, visit->text);
  if (visit->kind == CJM_VISIT_ENTER) g_string_append_printf(data, " %s %s", visit->shape, visit->id ? visit->id : "-");
  if (visit->name) g_string_append_printf(data, " (%s)", visit->name);
  g_string_append_c(data, '\n');
  return CJM_VISIT_CONTINUE;
}

static void test_places(void)
{
  g_autoptr(GString) places = g_string_new(NULL);
  CjmDocument *document = document_of("title: Ordering\n"
                                      "personas: {id: sanne, title: Sanne, demographics: {age: 34}}\n"
                                      "phases:\n"
                                      "  - title: Order\n"
                                      "    steps:\n"
                                      "      - title: Pays\n"
                                      "        emotion: -1.5\n");
  g_assert_cmpint(cjm_document_visit(document, append_place, places), ==, CJM_OK);
  g_assert_cmpstr(places->str, ==,
                  "enter  1:1 journey -\n"
                  "  value title 1:8 1 \"Ordering\"\n"
                  "  value lang 1 \"en\"\n"
                  "  enter personas/sanne 2:11 persona sanne\n"
                  "    value personas/sanne/id 2:16 9 \"sanne\"\n"
                  "    value personas/sanne/title 2:30 1 \"Sanne\"\n"
                  "    value personas/sanne/demographics/age 2:57 1 \"34\" (age)\n"
                  "  leave personas/sanne\n"
                  "  enter phases/order 4:5 phase order\n"
                  "    value phases/order/id 4:12 9 \"order\"\n"
                  "    value phases/order/title 4:12 1 \"Order\"\n"
                  "    enter steps/pays 6:9 step pays\n"
                  "      value steps/pays/id 6:16 9 \"pays\"\n"
                  "      value steps/pays/title 6:16 1 \"Pays\"\n"
                  "      enter steps/pays/emotion/1 7:18 emotion -\n"
                  "        value steps/pays/emotion/1/score 7:18 2 \"-1.5\"\n"
                  "      leave steps/pays/emotion/1\n"
                  "    leave steps/pays\n"
                  "  leave phases/order\n"
                  "leave \n");
  cjm_document_free(document);
}

/* A phase without steps is a step too. */
static void test_phase_without_steps(void)
{
  g_autoptr(GString) places = g_string_new(NULL);
  CjmDocument *document = document_of("title: Ordering\n"
                                      "phases:\n"
                                      "  - title: Order\n"
                                      "    outside: true\n"
                                      "    actions: Pays\n");
  g_assert_cmpint(cjm_document_visit(document, append_place, places), ==, CJM_OK);
  g_assert_cmpstr(places->str, ==,
                  "enter  1:1 journey -\n"
                  "  value title 1:8 1 \"Ordering\"\n"
                  "  value lang 1 \"en\"\n"
                  "  enter phases/order 3:5 phase order\n"
                  "    value phases/order/id 3:12 9 \"order\"\n"
                  "    value phases/order/title 3:12 1 \"Order\"\n"
                  "    enter steps/order 3:5 step order\n"
                  "      value steps/order/id 3:12 9 \"order\"\n"
                  "      enter steps/order/actions/pays 5:14 text item -\n"
                  "        value steps/order/actions/pays/text 5:14 1 \"Pays\"\n"
                  "      leave steps/order/actions/pays\n"
                  "      value steps/order/outside 4:14 4 \"true\"\n"
                  "    leave steps/order\n"
                  "  leave phases/order\n"
                  "leave \n");
  cjm_document_free(document);
}

/* The place of a key, as numbers. */
typedef struct Wanted {
  const char *key;
  CjmValueType type;
  char text[64];
  double number, upper;
} Wanted;

static CjmVisitNext find(const CjmVisit *visit, void *data)
{
  Wanted *wanted = data;
  if (visit->kind != CJM_VISIT_VALUE || strcmp(visit->key, wanted->key) != 0) return CJM_VISIT_CONTINUE;
  wanted->type = visit->type;
  g_strlcpy(wanted->text, visit->text, sizeof wanted->text);
  wanted->number = visit->number;
  wanted->upper = visit->upper;
  return CJM_VISIT_STOP;
}

static void test_values(void)
{
  static const Wanted all[] = {
    {"share", CJM_VALUE_NUMBER, "62", 62, 62},
    {"range", CJM_VALUE_RANGE, "[1, 5]", 1, 5},
    {"outside", CJM_VALUE_BOOL, "true", 1, 1},
    {"goal", CJM_VALUE_WORD, "up", 0, 0},
    {"updated", CJM_VALUE_DATE, "2026-10-01", 0, 0},
    {"duration", CJM_VALUE_DURATION, "2d-3d", 172800, 259200},
    {"accent", CJM_VALUE_COLOUR, "#0b6e69", 0, 0},
    {"channel", CJM_VALUE_REFERENCE, "app", 0, 0},
  };
  CjmDocument *document = document_of("title: Ordering\n"
                                      "updated: 2026-10-01\n"
                                      "segments: {title: Runners, share: 62%}\n"
                                      "metrics: {id: csat, title: CSAT, goal: up, range: [1, 5]}\n"
                                      "theme: {accent: '#0B6E69'}\n"
                                      "channels: {id: app, title: App}\n"
                                      "phases:\n"
                                      "  - title: Order\n"
                                      "    outside: true\n"
                                      "    when: {duration: 2-3d}\n"
                                      "    touchpoints: {title: Basket, channel: app}\n");
  for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
    Wanted found = {.key = all[i].key};
    g_test_message("%s", all[i].key);
    g_assert_cmpint(cjm_document_visit(document, find, &found), ==, CJM_OK);
    g_assert_cmpint(found.type, ==, all[i].type);
    g_assert_cmpstr(found.text, ==, all[i].text);
    g_assert_cmpfloat(found.number, ==, all[i].number);
    g_assert_cmpfloat(found.upper, ==, all[i].upper);
  }
  cjm_document_free(document);
}

/* Skips phases; stops at the first persona. */
typedef struct Counts {
  unsigned places, phases, steps, behind;
  bool stop, stopped;
} Counts;

static CjmVisitNext count(const CjmVisit *visit, void *data)
{
  Counts *counts = data;
  counts->places++;
  counts->behind += counts->stopped;
  if (visit->kind != CJM_VISIT_ENTER) return CJM_VISIT_CONTINUE;
  if (strcmp(visit->shape, "step") == 0) counts->steps++;
  if (strcmp(visit->shape, "phase") == 0) return counts->phases++, CJM_VISIT_SKIP;
  counts->stopped = counts->stop && strcmp(visit->shape, "persona") == 0;
  return counts->stopped ? CJM_VISIT_STOP : CJM_VISIT_CONTINUE;
}

static void test_skips_and_stops(void)
{
  CjmDocument *document = document_of("title: Ordering\npersonas: Sanne\nphases:\n  - {title: Order, steps: [Pays, Waits]}\n  - Use\n");
  Counts all = {0}, few = {.stop = true};
  g_assert_cmpint(cjm_document_visit(document, count, &all), ==, CJM_OK);
  g_assert_cmpuint(all.phases, ==, 2);
  g_assert_cmpuint(all.steps, ==, 0);
  g_assert_cmpint(cjm_document_visit(document, count, &few), ==, CJM_OK);
  g_assert_true(few.stopped);
  g_assert_cmpuint(few.behind, ==, 0);
  g_assert_cmpuint(few.places, <, all.places);
  cjm_document_free(document);
}

static void test_invalid(void)
{
  CjmDocument *document = NULL;
  Counts counts = {0};
  g_assert_cmpint(cjm_document_read("t.yaml", NULL, "tilte: x\n", 9, &document), ==, CJM_INVALID);
  g_assert_cmpint(cjm_document_visit(document, count, &counts), ==, CJM_INVALID);
  g_assert_cmpuint(counts.places, ==, 0);
  cjm_document_free(document);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/visit/places", test_places);
  g_test_add_func("/visit/phase-without-steps", test_phase_without_steps);
  g_test_add_func("/visit/values", test_values);
  g_test_add_func("/visit/skips-and-stops", test_skips_and_stops);
  g_test_add_func("/visit/invalid", test_invalid);
  return g_test_run();
}
