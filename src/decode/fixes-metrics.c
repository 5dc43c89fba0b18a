/* fixes-metrics.c: fixes of values of metrics that are written with their units: `12 min`, `3.2/5`, `< 30 days`, `18%`. */
#include <string.h>

#include "base/number.h"
#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "yaml/edit.h"

/* A number, and what is around it. */
typedef struct Measured {
  char *number, *unit;
  const char *goal; /* "down" for `< 5`; NULL: it says none */
} Measured;

static void measured_clear(Measured *measured)
{
  g_free(measured->number);
  g_free(measured->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Measured, measured_clear)

static const char *goal_of(const char *before)
{
  static const struct { const char *sign, *goal; } signs[] = {{"<", "down"}, {"≤", "down"}, {"under ", "down"}, {"below ", "down"}, {"less than ", "down"},
                                                              {">", "up"}, {"≥", "up"}, {"over ", "up"}, {"above ", "up"}, {"more than ", "up"}};
  for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
    if (g_ascii_strncasecmp(before, signs[i].sign, strlen(signs[i].sign)) == 0) return signs[i].goal;
  return NULL;
}

/* Cuts the one number of a text out of it; false if it has none, or several. */
static bool measure(const char *text, Measured *ret_measured)
{
  g_autoptr(GRegex) regex = g_regex_new("^\\s*((?:[<>≤≥~≈]=?|under |below |less than |over |above |more than |about |approx\\.? )?)\\s*(\\p{Sc}?)\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*"
                                        "((?:/|out of|of)\\s*\\d+|[^\\d]*?)\\s*$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  double value;
  if (!g_regex_match(regex, text, 0, &match)) return false;
  g_autofree char *sign = g_match_info_fetch(match, 1), *money = g_match_info_fetch(match, 2), *number = g_match_info_fetch(match, 3),
                  *after = g_match_info_fetch(match, 4);
  if (!cjm_number_parse(number, &value)) return false;
  *ret_measured = (Measured){.number = g_steal_pointer(&number), .unit = *money != '\0' ? g_strconcat(money, after, NULL) : g_strdup(after), .goal = goal_of(sign)};
  return true;
}

/* The map or list that has a node; NULL if none has. */
static const CjmNode *parent_of(const CjmNode *top, const CjmNode *node)
{
  for (size_t i = 0; i < top->n; i++) {
    if (top->items[i] == node) return top;
    const CjmNode *found = top->items[i]->kind == CJM_NODE_SCALAR ? NULL : parent_of(top->items[i], node);
    if (found != NULL) return found;
  }
  return NULL;
}

static bool is_metric(const CjmNode *map, const char *id)
{
  const CjmNode *own = map->kind == CJM_NODE_MAP ? cjm_node_get(map, "id") : NULL, *title = map->kind == CJM_NODE_MAP ? cjm_node_get(map, "title") : NULL;
  if (own != NULL) return own->kind == CJM_NODE_SCALAR && strcmp(own->text, id) == 0;
  g_autofree char *slug = title != NULL && title->kind == CJM_NODE_SCALAR ? cjm_id_slug_new(title->text) : NULL;
  return slug != NULL && strcmp(slug, id) == 0;
}

/* The definition of a metric at the top of the file; NULL if it is not there. */
static const CjmNode *definition_of(const CjmDecoder *d, const char *id)
{
  const CjmNode *metrics = cjm_node_get(d->root, "metrics");
  if (metrics == NULL) return NULL;
  if (is_metric(metrics, id)) return metrics;
  for (size_t i = 0; metrics->kind == CJM_NODE_LIST && i < metrics->n; i++)
    if (is_metric(metrics->items[i], id)) return metrics->items[i];
  return NULL;
}

/* Adds entries to a map, behind `after`, which is one of its values. */
static void edit_add(CjmDiag *diag, const CjmNode *map, const CjmNode *after, const char *const *keys, const char *const *values)
{
  const CjmSource *source = map->span.source;
  bool json = cjm_source_is_json(source);
  g_autoptr(GString) text = g_string_new(NULL);
  for (size_t i = 0; keys[i] != NULL; i++) {
    g_autoptr(GString) value = g_string_new(NULL);
    if (json) cjm_yaml_quoted_append(value, values[i]);
    else cjm_yaml_text_append_in_brackets(value, values[i]);
    if (map->flow) g_string_append_printf(text, json ? ", \"%s\": %s" : ", %s: %s", keys[i], value->str);
    else g_string_append_printf(text, "\n%*s%s: %s", (int)cjm_edit_column(map->keys[0]->span), "", keys[i], value->str);
  }
  cjm_diag_edit(diag, (CjmSpan){source, after->span.end, after->span.end}, text->str);
}

/* The last value of a map of one file that has one line; NULL if there is none. */
static const CjmNode *last_scalar(const CjmNode *map)
{
  const CjmNode *last = map->n > 0 ? map->items[map->n - 1] : NULL;
  bool fits = last != NULL && last->kind == CJM_NODE_SCALAR && !last->null && last->span.source == map->span.source &&
              last->style != CJM_SCALAR_LITERAL && last->style != CJM_SCALAR_FOLDED;
  return fits ? last : NULL;
}

static bool has_unit(const CjmNode *map, const char *unit)
{
  const CjmNode *own = cjm_node_get(map, "unit");
  return own != NULL && own->kind == CJM_NODE_SCALAR && strcmp(own->text, unit) == 0;
}

/* Whether an earlier value of the metric is as malformed, and gives it the unit. */
static bool is_claimed(const CjmNode *map, const CjmNode *node)
{
  static const char *const keys[] = {"value", "target", "previous"};
  double number;
  for (size_t i = 0; i < map->n && map->items[i] != node; i++)
    for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
      if (strcmp(map->keys[i]->text, keys[k]) == 0 && map->items[i]->kind == CJM_NODE_SCALAR && !cjm_number_parse(map->items[i]->text, &number)) return true;
  return false;
}

static char *written_number_new(const CjmNode *node, const char *number)
{
  return cjm_source_is_json(node->span.source) ? g_strdup(number) : cjm_edit_scalar_new(node, number);
}

static void fix_own(CjmDiag *diag, const CjmNode *map, const CjmNode *node, const Measured *measured)
{
  const char *keys[3] = {NULL}, *values[3] = {NULL};
  size_t n = 0;
  bool unit = *measured->unit != '\0' && !has_unit(map, measured->unit);
  if (unit && (cjm_node_get(map, "unit") != NULL || is_claimed(map, node))) return;
  if (unit) keys[n] = "unit", values[n++] = measured->unit;
  if (measured->goal != NULL && cjm_node_get(map, "goal") == NULL && node == cjm_node_get(map, "target")) keys[n] = "goal", values[n++] = measured->goal;
  g_autofree char *number = written_number_new(node, measured->number);
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, node->span, number, unit ? "write the number, and its unit as the `unit`" : "write the number alone");
  if (n > 0) edit_add(diag, map, node, keys, values);
}

/* Gives the metric that is defined as `map` a unit; false if that cannot be. */
static bool edit_unit(CjmDiag *diag, const CjmNode *map, const char *unit)
{
  const CjmNode *last = last_scalar(map);
  if (last == NULL || last->span.source != diag->span.source || cjm_node_get(map, "unit") != NULL) return false;
  edit_add(diag, map, last, (const char *const[]){"unit", NULL}, (const char *const[]){unit, NULL});
  return true;
}

bool cjm_fix_measured(CjmDecoder *d, CjmDiag *diag, const CjmNode *node)
{
  g_auto(Measured) measured = {0};
  const CjmNode *map = cjm_hint_allowed(d) ? parent_of(d->root, node) : NULL;
  if (map == NULL || map->kind != CJM_NODE_MAP || node->span.source == NULL || map->span.source != node->span.source || !measure(node->text, &measured)) return false;
  if (cjm_node_get(map, "title") != NULL) {
    fix_own(diag, map, node, &measured);
    return true;
  }
  const char *id = map->keys[cjm_node_index(map, node)]->text;
  if (strcmp(id, "value") == 0 || *measured.unit == '\0') return false;
  const CjmNode *definition = definition_of(d, id);
  if (definition == NULL) return true; /* it is defined first */
  g_autofree char *number = written_number_new(node, measured.number);
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, node->span, number, "write the number, and its unit as that of the metric");
  if (!has_unit(definition, measured.unit) && !edit_unit(diag, definition, measured.unit)) g_clear_pointer(&diag->fix, cjm_fix_free);
  return true;
}

/* The map that an object was read from; NULL if it is none. */
static const CjmNode *map_at(const CjmNode *top, CjmSpan span)
{
  if (top->kind == CJM_NODE_MAP && cjm_span_compare(top->span, span) == 0 && top->span.end == span.end) return top;
  for (size_t i = 0; i < top->n; i++) {
    const CjmNode *found = top->items[i]->kind == CJM_NODE_SCALAR ? NULL : map_at(top->items[i], span);
    if (found != NULL) return found;
  }
  return NULL;
}

void cjm_fix_percent(CjmDecoder *d, CjmDiag *diag, const CjmObject *metric)
{
  const CjmNode *map = cjm_hint_allowed(d) && diag->span.source != NULL ? map_at(d->root, metric->span) : NULL;
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "give the metric the unit %%");
  if (map == NULL || !edit_unit(diag, map, "%")) g_clear_pointer(&diag->fix, cjm_fix_free);
}
