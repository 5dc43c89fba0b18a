/* field-maps.h: for each row of the field tables a small map that uses the row's own example. */
#ifndef CJM_TESTS_FIELD_MAPS_H
#define CJM_TESTS_FIELD_MAPS_H

#include <string.h>

#include "format/fields.h"

/* A map that defines and uses all that the examples refer to. */
static const struct {
  const char *key, *text;
} field_definitions[] = {
  {"title", "title: T\n"},
  {"segments", "segments: {id: runners, title: Q}\n"},
  {"personas", "personas: [{id: sanne, title: S}, {id: returning, title: R}]\n"},
  {"channels", "channels: {id: web, title: Website}\n"},
  {"metrics", "metrics: {id: nps, title: NPS}\n"},
  {"sources", "sources: {id: i14, title: I}\n"},
  {"plan", "plan: {id: a1, title: A}\n"},
  {"phases", "phases:\n"
             "  - title: First\n"
             "    steps:\n"
             "      - {id: cart, title: C, pain_points: {id: shipping, text: P}, emotion: 2}\n"
             "      - {id: pay, title: P, opportunities: {id: guest, text: O}, emotion: 1}\n"},
};

#define FIELD_IN_STEP "      - title: S\n        "

/* Where an object of a shape stands in that map. */
typedef struct FieldPlace {
  const char *shape;
  const char *top;    /* instead of the definition of this key; NULL: behind all definitions */
  const char *before; /* the lines in front of it */
  int indent;
  const char *beside; /* what the object needs beside one key, where no row says it */
  const char *use;    /* a step that uses the object; NULL: it is drawn by itself */
} FieldPlace;

static const FieldPlace field_places[] = {
  {"journey", "", "", 0, NULL, NULL},
  {"objective", "objective", "objective:\n", 2, NULL, NULL},
  {"scope", "scope", "scope:\n", 2, NULL, NULL},
  {"scale", "scale", "scale:\n", 2, NULL, NULL},
  {"segment", "segments", "segments:\n", 2, NULL, NULL},
  {"persona", "personas", "personas:\n", 2, "id: sanne", NULL},
  {"channel", "channels", "channels:\n  - {id: till, title: Till, line: offline}\n  -\n", 4, "id: web", "touchpoints: [{title: V, channel: till}, {title: W, channel: web}]"},
  {"metric", "metrics", "metrics:\n", 2, "id: nps", "metrics: {nps: {value: 3, previous: 2}}"},
  {"source", "sources", "sources:\n", 2, "id: i14", "gains: {text: G, sources: i14}"},
  {"competitor", "competitors", "competitors:\n", 2, NULL, NULL},
  {"lane", "lanes", "lanes:\n", 2, "id: policies\nkind: number", "policies: 7"},
  {"emotion lane", "lanes", "lanes:\n  - emotion:\n", 6, NULL, "emotions: {returning: 1.4}"},
  {"phase", NULL, "  -\n", 4, "steps: Pays", NULL},
  {"step", NULL, "      -\n", 8, "title: S\nactions: A", NULL},
  {"emotion", NULL, FIELD_IN_STEP "emotion:\n", 10, "score: 1.2", NULL},
  {"earlier score", NULL, FIELD_IN_STEP "emotion:\n          score: 1\n          history:\n            - {date: 2024-01-01, score: 0}\n            -\n", 14, NULL, NULL},
  {"need", NULL, FIELD_IN_STEP "needs:\n", 10, NULL, NULL},
  {"expectation", NULL, FIELD_IN_STEP "expectations:\n", 10, NULL, NULL},
  {"touchpoint", NULL, FIELD_IN_STEP "touchpoints:\n", 10, "title: W", NULL},
  {"moment", NULL, FIELD_IN_STEP "emotion: [1, -1]\n        moment:\n", 10, NULL, NULL},
  {"pain point", NULL, FIELD_IN_STEP "pain_points:\n", 10, NULL, NULL},
  {"gain", NULL, FIELD_IN_STEP "gains:\n", 10, NULL, NULL},
  {"gap", NULL, FIELD_IN_STEP "gaps:\n", 10, NULL, NULL},
  {"opportunity", NULL, FIELD_IN_STEP "opportunities:\n", 10, NULL, NULL},
  {"value of a metric", NULL, FIELD_IN_STEP "metrics:\n          nps:\n", 12, "value: 3\nas_of: 2026-01-01", NULL},
  {"earlier value", NULL, FIELD_IN_STEP "metrics:\n          nps:\n            value: 3\n            history:\n              - {date: 2024-01-01, value: 1}\n              -\n", 16, NULL, NULL},
  {"inline metric", NULL, FIELD_IN_STEP "metrics:\n", 10, "value: 4.1", NULL},
  {"blueprint item", NULL, FIELD_IN_STEP "backstage:\n", 10, NULL, NULL},
  {"time", NULL, FIELD_IN_STEP "when:\n", 10, NULL, NULL},
  {"cost", NULL, FIELD_IN_STEP "cost:\n", 10, NULL, NULL},
  {"link", NULL, FIELD_IN_STEP "links:\n", 10, NULL, NULL},
  {"branch", NULL, FIELD_IN_STEP "next:\n", 10, NULL, NULL},
  {"tag", "tags", "tags:\n", 2, "id: mobile", "tags: mobile"},
  {"path", "paths", "paths:\n", 2, NULL, NULL},
  {"text item", NULL, FIELD_IN_STEP "actions:\n", 10, NULL, NULL},
  {"picture", NULL, FIELD_IN_STEP "image:\n", 10, NULL, NULL},
  {"built-in lane", "lanes", "lanes:\n  - default\n  - needs:\n", 6, NULL, "needs: N"},
  {"block", "blocks", "blocks:\n  - default\n  - causes:\n", 6, NULL, "pain_points: {text: P, cause: C}"},
  {"view", "views", "views:\n", 2, NULL,
   "tags: elsewhere\n        cost: {amount: 1, currency: EUR}\n        pain_points: {text: Q, cause: R}\n  - Last"},
  {"plan entry", "plan", "plan:\n", 2, NULL, NULL},
  {"gate", "gates", "gates:\n", 2, NULL, NULL},
  {"data file", "data", "data:\n", 2, NULL, NULL},
  {"theme", "theme", "theme:\n", 2, NULL, NULL},
};

static inline const FieldPlace *field_place(const CjmShape *shape)
{
  for (size_t i = 0; i < G_N_ELEMENTS(field_places); i++)
    if (strcmp(field_places[i].shape, shape->name) == 0) return &field_places[i];
  g_error("no place for a %s", shape->name);
}

static inline void field_lines(GString *out, int indent, const char *lines)
{
  g_auto(GStrv) all = g_strsplit(lines, "\n", -1);
  for (size_t i = 0; all[i] != NULL; i++) g_string_append_printf(out, "%*s%s\n", indent, "", all[i]);
}

/* What stands beside the field: the lines of the place but the field's own, and the keys that its shape requires. */
static inline void field_company(GString *out, const CjmShape *shape, const CjmField *field, const FieldPlace *place)
{
  g_auto(GStrv) beside = g_strsplit(place->beside ? place->beside : "", "\n", -1);
  for (char **line = beside; *line; line++) {
    bool own = g_str_has_prefix(*line, field->key) && (*line)[strlen(field->key)] == ':';
    if (**line && !own) field_lines(out, place->indent, *line);
  }
  if (strcmp(shape->name, "gate") == 0) { /* one thing to look at, and a limit */
    bool looks = field->type == CJM_FIELD_REF || field->type == CJM_FIELD_TEXT;
    field_lines(out, place->indent, looks ? "min: 0" : field->type == CJM_FIELD_NUMBER ? "metric: nps" : "metric: nps\nmin: 0");
  }
  /* which way is good shows where a value is held against another */
  if (field->type == CJM_FIELD_CHOICE && strcmp(field->key, "goal") == 0) field_lines(out, place->indent, "target: 15");
  for (size_t i = 0; place->indent > 0 && i < shape->n_fields; i++)
    if ((shape->fields[i].flags & CJM_FIELD_REQUIRED) && strcmp(shape->fields[i].key, field->key) != 0)
      field_lines(out, place->indent, shape->fields[i].example);
}

static inline void field_define(GString *out, const char *but)
{
  for (size_t i = 0; i < G_N_ELEMENTS(field_definitions); i++)
    if (but == NULL || strcmp(field_definitions[i].key, but) != 0) g_string_append(out, field_definitions[i].text);
}

/* A map with the field's example or, where `with` is false, the same map without it; where the field is required, without the
 * object that it belongs to. */
static inline char *field_map_new(const CjmShape *shape, const CjmField *field, bool with)
{
  const FieldPlace *place = field_place(shape);
  const char *instead = strcmp(field->key, "persona") == 0 ? "personas" : field->key;
  bool gate = strcmp(shape->name, "gate") == 0;
  bool object = with || (!gate && !(field->flags & CJM_FIELD_REQUIRED)) || place->indent == 0;
  GString *map = g_string_new(NULL);
  if (field->ref == CJM_KIND_PATH) g_string_append(map, "paths: [{id: app, title: App}, {id: card, title: Card}]\n");
  if (place->top == NULL) field_define(map, NULL);
  if (object) {
    g_string_append(map, place->before);
    field_company(map, shape, field, place);
    if (with) field_lines(map, place->indent, field->example);
  }
  if (place->top != NULL) field_define(map, place->indent > 0 ? place->top : with ? instead : NULL);
  /* tags are drawn where they are used */
  if (with && place->indent == 0 && strcmp(field->key, "tags") == 0) g_string_append(map, FIELD_IN_STEP "tags: [mobile, Release 2]\n");
  if (object && place->use && field->type != CJM_FIELD_ID) g_string_append_printf(map, FIELD_IN_STEP "%s\n", place->use);
  if (strcmp(shape->name, "view") == 0 && field->ref == CJM_KIND_PATH) g_string_append(map, "  - {title: Other, path: card}\n");
  return g_string_free(map, FALSE);
}

#endif
