#include "join/data.h"

#include <string.h>

#include "format/shapes.h"
#include "join/files.h"
#include "join/ids.h"
#include "join/table.h"
#include "journey/id.h"
#include "yaml/encoding.h"

typedef struct Data {
  CjmJoiner *joiner;
  CjmJoined *joined;
  CjmSteps steps;
  GHashTable *metrics, *personas;
  GPtrArray *tables; /* CjmTable *, owned */
  const char *primary; /* folded id of the persona of `emotion`; NULL: none */
} Data;

/* ---- nodes ---- */

static CjmNode *map_new(Data *d, CjmSpan span, size_t room)
{
  return cjm_node_new(d->joiner->tree, CJM_NODE_MAP, span, room);
}

static void put(Data *d, CjmNode *map, const char *key, CjmNode *item)
{
  cjm_node_append(map, cjm_node_scalar(d->joiner->tree, item->span, key), item);
}

static CjmNode *cell_node(Data *d, const CjmTable *table, CjmCell cell)
{
  return cjm_node_scalar(d->joiner->tree, cjm_csv_span(&table->csv, cell), cjm_table_text(table, d->joiner->texts, cell));
}

static bool is_one_of(const char *key, const char *const *keys)
{
  while (*keys && strcmp(*keys, key) != 0) keys++;
  return *keys != NULL;
}

/* Appends the entries of `from`, except those with some keys. */
static void put_others(CjmNode *map, const CjmNode *from, const char *const *but)
{
  for (size_t i = 0; from && from->kind == CJM_NODE_MAP && i < from->n; i++)
    if (!is_one_of(from->keys[i]->text, but)) cjm_node_append(map, from->keys[i], from->items[i]);
}

static size_t count_keys(const CjmNode *node)
{
  return node && node->kind == CJM_NODE_MAP ? node->n : 0;
}

/* A copy of the map in which `key` has the value `item`, replacing `old` if there is one. */
static CjmNode *with_item(Data *d, CjmNode *map, const CjmNode *old, const char *key, CjmNode *item)
{
  CjmNode *copy = map_new(d, map->span, map->n + 1);
  for (size_t i = 0; i < map->n; i++) cjm_node_append(copy, map->keys[i], map->items[i] == old ? item : map->items[i]);
  if (!old) put(d, copy, key, item);
  return copy;
}

/* ---- values ---- */

static const CjmDatum *last(const CjmSeries *series)
{
  return &g_array_index(series->data, CjmDatum, series->data->len - 1);
}

static bool has_n(const CjmDatum *datum)
{
  return datum->n.end > datum->n.start;
}

static CjmNode *history(Data *d, const CjmSeries *series, const char *value)
{
  CjmNode *list = cjm_node_new(d->joiner->tree, CJM_NODE_LIST, cjm_csv_span(&series->table->csv, last(series)->value), series->data->len);
  for (guint i = 0; i < series->data->len; i++) {
    const CjmDatum *datum = &g_array_index(series->data, CjmDatum, i);
    CjmNode *entry = map_new(d, cjm_csv_span(&series->table->csv, datum->value), 3);
    put(d, entry, "date", cell_node(d, series->table, datum->date));
    put(d, entry, value, cell_node(d, series->table, datum->value));
    if (!series->feeling && has_n(datum)) put(d, entry, "n", cell_node(d, series->table, datum->n));
    cjm_node_append(list, NULL, entry);
  }
  return list;
}

/* The measure of the journey with the value of the series, and the value before it. */
static CjmNode *measure(Data *d, const CjmSeries *series, CjmNode *old)
{
  static const char *const replaced[] = {"value", "previous", "n", "as_of", "history", NULL};
  const CjmDatum *now = last(series);
  CjmNode *map = map_new(d, cjm_csv_span(&series->table->csv, now->value), count_keys(old) + 5), *before = old;
  put(d, map, "value", cell_node(d, series->table, now->value));
  if (old && old->kind == CJM_NODE_MAP) before = cjm_node_get(old, "value");
  if (series->data->len > 1) before = cell_node(d, series->table, (now - 1)->value);
  if (before && !before->null) put(d, map, "previous", before);
  if (has_n(now)) put(d, map, "n", cell_node(d, series->table, now->n));
  if (now->day) put(d, map, "as_of", cell_node(d, series->table, now->date));
  else if (series->table->as_of) put(d, map, "as_of", (CjmNode *)series->table->as_of);
  if (series->data->len > 1) put(d, map, "history", history(d, series, "value"));
  put_others(map, old, replaced);
  return map;
}

/* ---- values by id ---- */

/* A copy of a map whose keys are ids, which gets other values and more of them. */
typedef struct ById {
  CjmNode *map;
  GHashTable *at; /* folded id → index of its first item */
} ById;

/* Of no map, or of `old`, with room for so many more. */
static void by_id_init(ById *by_id, Data *d, const CjmNode *old, size_t more)
{
  size_t n = count_keys(old);
  by_id->map = map_new(d, old ? old->span : (CjmSpan){0}, n + more);
  by_id->at = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < n; i++) {
    char *folded = cjm_id_fold_new(old->keys[i]->text);
    if (g_hash_table_contains(by_id->at, folded)) g_free(folded);
    else g_hash_table_insert(by_id->at, folded, GSIZE_TO_POINTER(i));
    cjm_node_append(by_id->map, old->keys[i], old->items[i]);
  }
}

static void by_id_clear(ById *by_id)
{
  g_clear_pointer(&by_id->at, g_hash_table_unref);
}

/* Where the value of an id is; NULL for none. */
static CjmNode **by_id_find(const ById *by_id, const char *folded)
{
  gpointer at;
  bool found = folded && g_hash_table_lookup_extended(by_id->at, folded, NULL, &at);
  return found ? &by_id->map->items[GPOINTER_TO_SIZE(at)] : NULL;
}

/* Sets the value of the series' id, in place of the one at `old`, which may be NULL. */
static void by_id_set(ById *by_id, Data *d, const CjmSeries *series, CjmNode **old, CjmNode *value)
{
  by_id->map->span = value->span;
  if (old) *old = value;
  else cjm_node_append(by_id->map, cjm_node_scalar(d->joiner->tree, series->of_span, series->of), value);
}

/* ---- metrics ---- */

/* Whether a metric is defined with its value: it then has the keys of a metric. */
static bool is_inline(const CjmNode *node)
{
  for (size_t i = 0; i < node->n; i++)
    if (node->kind == CJM_NODE_MAP && cjm_shape_field(&cjm_shape_inline_metric, node->keys[i]->text)) return true;
  return node->kind != CJM_NODE_MAP;
}

/* The values by id of a step, which are alone or in a list with metrics that are defined there. */
static CjmNode *measures_of(CjmNode *metrics)
{
  if (!metrics || metrics->null) return NULL;
  if (metrics->kind == CJM_NODE_MAP && !is_inline(metrics)) return metrics;
  for (size_t i = 0; metrics->kind == CJM_NODE_LIST && i < metrics->n; i++)
    if (!is_inline(metrics->items[i])) return metrics->items[i];
  return NULL;
}

/* The step with these measures in place of those that it has. */
static CjmNode *with_measures(Data *d, CjmNode *step, CjmNode *changed)
{
  CjmNode *metrics = cjm_node_get(step, "metrics"), *measures = measures_of(metrics);
  if (!metrics || metrics->null || metrics == measures) return with_item(d, step, metrics, "metrics", changed);

  bool listed = metrics->kind == CJM_NODE_LIST;
  CjmNode *list = cjm_node_new(d->joiner->tree, CJM_NODE_LIST, metrics->span, (listed ? metrics->n : 1) + 1);
  for (size_t i = 0; i < (listed ? metrics->n : 1); i++) {
    CjmNode *item = listed ? metrics->items[i] : metrics;
    cjm_node_append(list, NULL, measures && item == measures ? changed : item);
  }
  if (!measures) cjm_node_append(list, NULL, changed);
  return with_item(d, step, metrics, "metrics", list);
}

/* ---- feelings ---- */

static bool starts_as_number(const char *text)
{
  return g_ascii_isdigit(text[strspn(text, "+-.")]);
}

/* The emotion with the score of the series, or with a word if the table has one. */
static CjmNode *feeling(Data *d, const CjmSeries *series, CjmNode *old)
{
  static const char *const by_score[] = {"score", "low", "high", "history", NULL};
  static const char *const by_word[] = {"score", "label", "low", "high", "history", NULL};
  CjmNode *value = cell_node(d, series->table, last(series)->value), *map = map_new(d, value->span, count_keys(old) + 3);
  bool word = !starts_as_number(value->text);
  put(d, map, word ? "label" : "score", value);
  if (!word && old && old->kind == CJM_NODE_SCALAR && !old->null && !starts_as_number(old->text)) put(d, map, "label", old);
  if (series->data->len > 1) put(d, map, "history", history(d, series, "score"));
  put_others(map, old, word ? by_word : by_score);
  return map;
}

static void report_several(Data *d, const CjmSeries *series, const CjmNode *old)
{
  CjmDiag *diag = cjm_diags_add(d->joiner->diags, CJM_CODE_TABLE_TWICE, cjm_csv_span(&series->table->csv, last(series)->value),
                                "the step has a list of feelings, and a table gives one");
  cjm_diag_related(diag, old->span, "the feelings of the step");
  cjm_diag_help(diag, "leave one of them in the journey, or take the value out of the table");
}

/* The feeling of a persona, in `emotions`; without one there, that of the primary persona is the step's `emotion`. */
static CjmNode *set_feeling(Data *d, CjmNode *step, const CjmSeries *series, ById *emotions, bool *io_changed)
{
  CjmNode **own = by_id_find(emotions, series->of ? series->of : d->primary);
  bool alone = !series->of && !own;
  CjmNode *one = cjm_node_get(step, "emotion"), *old = alone ? one : own ? *own : NULL;
  if (old && old->kind == CJM_NODE_LIST) {
    report_several(d, series, old);
    return step;
  }
  CjmNode *value = feeling(d, series, old);
  if (alone) return with_item(d, step, one, "emotion", value);
  by_id_set(emotions, d, series, own, value);
  *io_changed = true;
  return step;
}

/* ---- the whole ---- */

/* A history becomes part of the tree, whose size is limited. False, with a message, if the limit is exceeded. */
static bool check_size(Data *d)
{
  const size_t nodes_each = 7, limit = d->joiner->limits->nodes;
  size_t n = 0;
  for (guint i = 0; i < d->steps.entries->len; i++) {
    const CjmStepEntry *step = g_ptr_array_index(d->steps.entries, i);
    for (guint s = 0; step->series && s < step->series->len; s++) {
      const CjmSeries *series = g_ptr_array_index(step->series, s);
      n += series->data->len;
      if (n <= limit / nodes_each) continue;
      CjmDiag *diag = cjm_diags_add(d->joiner->diags, CJM_CODE_TOO_MANY_NODES, cjm_csv_span(&series->table->csv, last(series)->value),
                                    "up to here the tables have more than %zu values", limit / nodes_each);
      cjm_diag_help(diag, "leave out days that a reader of the map does not need");
      return false;
    }
  }
  return true;
}

/* The step with the values of all of its series. */
static CjmNode *with_values(Data *d, CjmNode *step, const GPtrArray *all)
{
  CjmNode *many = cjm_node_get(step, "emotions");
  ById measures, emotions;
  by_id_init(&measures, d, measures_of(cjm_node_get(step, "metrics")), all->len);
  by_id_init(&emotions, d, many, all->len);
  bool any_measure = false, any_emotion = false;
  for (guint i = 0; i < all->len; i++) {
    const CjmSeries *series = g_ptr_array_index(all, i);
    if (series->data->len == 0) continue;
    if (series->feeling) {
      step = set_feeling(d, step, series, &emotions, &any_emotion);
      continue;
    }
    CjmNode **old = by_id_find(&measures, series->of);
    by_id_set(&measures, d, series, old, measure(d, series, old ? *old : NULL));
    any_measure = true;
  }
  if (any_measure) step = with_measures(d, step, measures.map);
  if (any_emotion) step = with_item(d, step, many, "emotions", emotions.map);
  by_id_clear(&measures);
  by_id_clear(&emotions);
  return step;
}

static void put_values(Data *d)
{
  if (!check_size(d)) return;
  bool changed = false;
  for (guint i = 0; i < d->steps.entries->len; i++) {
    CjmStepEntry *step = g_ptr_array_index(d->steps.entries, i);
    if (!step->series) continue;
    step->node = with_values(d, step->node, step->series);
    changed = true;
  }
  if (changed) d->joined->root = cjm_steps_write(&d->steps, d->joiner->tree);
}

static void table_free(void *data)
{
  CjmTable *table = data;
  cjm_csv_clear(&table->csv);
  g_hash_table_unref(table->unknown);
  g_free(table);
}

static void add_unknown(GHashTable *unknown, const CjmNode *na)
{
  if (!na) return;
  for (size_t i = 0; i < (na->kind == CJM_NODE_LIST ? na->n : 1); i++) {
    const CjmNode *text = na->kind == CJM_NODE_LIST ? na->items[i] : na;
    if (text->kind == CJM_NODE_SCALAR && !text->null) g_hash_table_add(unknown, (void *)text->text);
  }
}

static void read_table(Data *d, const CjmSource *source, const CjmNode *entry)
{
  if (source->len > d->joiner->limits->table_bytes) {
    cjm_diags_add(d->joiner->diags, CJM_CODE_FILE_TOO_LARGE, (CjmSpan){source, 0, 0}, "the table has more than %zu bytes",
                  d->joiner->limits->table_bytes);
    return;
  }
  if (!cjm_encoding_check(source, d->joiner->diags)) return;
  CjmTable *table = g_new0(CjmTable, 1);
  const CjmNode *key = entry ? cjm_entry_text(entry, "key") : NULL;
  cjm_csv_init(&table->csv, source, d->joiner->diags);
  table->key = key ? key->text : "step";
  table->as_of = entry ? cjm_entry_text(entry, "as_of") : NULL;
  table->unknown = g_hash_table_new(g_str_hash, g_str_equal);
  if (entry && entry->kind == CJM_NODE_MAP) add_unknown(table->unknown, cjm_node_get(entry, "na"));
  g_ptr_array_add(d->tables, table);
  cjm_table_read(table, d->joiner, &d->steps, d->metrics, d->personas, d->primary, d->joined->partial);
}

static bool read_entry(Data *d, const CjmNode *entry, GError **error)
{
  const CjmNode *file = entry->kind == CJM_NODE_SCALAR ? entry : cjm_entry_text(entry, "file");
  if (!file || file->null || !file->text[0]) return true; /* reported by the decoder */
  GError *failed = NULL;
  const CjmSource *source = cjm_joiner_read(d->joiner, file, "joined", d->joiner->limits->table_bytes, &failed);
  if (source) read_table(d, source, entry);
  if (failed) g_propagate_error(error, failed);
  return !failed;
}

static bool read_tables(Data *d, GError **error)
{
  const CjmNode *data = cjm_node_get(d->joined->root, "data");
  bool listed = data && data->kind == CJM_NODE_LIST;
  for (size_t i = 0; data && !data->null && i < (listed ? data->n : 1); i++)
    if (!read_entry(d, listed ? data->items[i] : data, error)) return false;
  return true;
}

/* Reads a table that the journey does not refer to. */
static void read_given(Data *d, CjmJoinTable *table)
{
  CjmSource *source = cjm_source_new(table->name, g_steal_pointer(&table->text), table->len);
  cjm_source_set_named(source, (CjmSpan){0}, NULL, d->joiner->sources->len);
  g_ptr_array_add(d->joiner->sources, source);
  read_table(d, source, NULL);
}

/* The first primary persona, or else the first persona. */
static const char *find_primary(Data *d)
{
  const CjmNode *root = d->joined->root, *personas = cjm_node_get(root, "personas");
  if (!personas) personas = cjm_node_get(root, "persona");
  const CjmNode *primary = NULL;
  for (size_t i = 0; personas && i < (personas->kind == CJM_NODE_LIST ? personas->n : 1); i++) {
    const CjmNode *entry = personas->kind == CJM_NODE_LIST ? personas->items[i] : personas, *role = cjm_entry_text(entry, "role");
    bool is_primary = role && g_ascii_strcasecmp(role->text, "primary") == 0;
    if (!primary || is_primary) primary = entry;
    if (is_primary) break;
  }
  GHashTableIter iter;
  gpointer id, entry;
  g_hash_table_iter_init(&iter, d->personas);
  while (g_hash_table_iter_next(&iter, &id, &entry))
    if (entry == primary) return id;
  return NULL;
}

static size_t count_given(const CjmJoiner *joiner)
{
  return joiner->tables ? joiner->tables->len : 0;
}

static bool has_tables(const CjmJoiner *joiner, const CjmJoined *joined)
{
  if (!joined->root || joined->root->kind != CJM_NODE_MAP) return false;
  const CjmNode *data = cjm_node_get(joined->root, "data");
  return (data && !data->null) || count_given(joiner) > 0;
}

bool cjm_data_join(CjmJoiner *joiner, CjmJoined *joined, GError **error)
{
  if (!has_tables(joiner, joined)) return true;
  const char *personas = cjm_node_get(joined->root, "personas") ? "personas" : "persona";
  Data d = {.joiner = joiner,
            .joined = joined,
            .metrics = cjm_list_ids_new(joiner->texts, joined->root, "metrics"),
            .personas = cjm_list_ids_new(joiner->texts, joined->root, personas),
            .tables = g_ptr_array_new_with_free_func(table_free)};
  d.primary = find_primary(&d);
  cjm_steps_init(&d.steps, joiner->tree, joiner->texts, joined->root);
  bool read = read_tables(&d, error);
  for (size_t i = 0; read && i < count_given(joiner); i++) read_given(&d, &g_array_index(joiner->tables, CjmJoinTable, i));
  if (read) put_values(&d);
  cjm_steps_clear(&d.steps);
  g_ptr_array_unref(d.tables);
  g_hash_table_unref(d.metrics);
  g_hash_table_unref(d.personas);
  return read;
}
