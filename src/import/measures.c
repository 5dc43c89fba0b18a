#include <string.h>

#include "base/number.h"
#include "format/shapes.h"
#include "import/builder.h"
#include "import/markup.h"
#include "journey/id.h"

/* A metric as it is written in a cell. */
typedef struct Measure {
  char *title;
  bool has_value;
  double value;
  char *unit; /* NULL for none */
} Measure;

static void measure_clear(Measure *measure)
{
  g_free(measure->title);
  g_free(measure->unit);
}

#define NUMBER "([+\\-−]?\\d{1,12}(?:[.,' \\x{a0}]\\d{3})*(?:[.,]\\d+)?)"
#define UNIT   "(%|[^\\s\\d.,;:()]{1,12}(?:/[^\\s\\d]{1,8})?)"

/* A number with `.` or `,` as its decimal sign, or between thousands. */
static bool parse_number(const char *text, double *ret_value)
{
  g_autoptr(GString) plain = g_string_new(NULL);
  g_autoptr(GRegex) thousands = g_regex_new("^[+\\-−]?\\d{1,3}(?:([.,' \\x{a0}])\\d{3})(?:\\1\\d{3})*(?![\\d])", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *sign = NULL;
  if (g_regex_match(thousands, text, 0, &match)) sign = g_match_info_fetch(match, 1);
  /* 3.125 is a number with decimals more often than one with thousands. */
  if (sign && strcmp(sign, ".") == 0 && !strchr(strchr(text, '.') + 1, '.') && !strchr(text, ',')) g_clear_pointer(&sign, g_free);
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    if (g_str_has_prefix(c, "−")) g_string_append_c(plain, '-');
    else if (sign && g_str_has_prefix(c, sign)) continue;
    else if (*c == ',') g_string_append_c(plain, '.');
    else if (*c != '+') g_string_append_unichar(plain, g_utf8_get_char(c));
  }
  return cjm_number_parse(plain->str, ret_value);
}

static bool match_number(const char *pattern, const char *text, char **ret_title, int title, int number, int unit, Measure *measure)
{
  g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(regex, text, 0, &match)) return false;
  g_autofree char *digits = g_match_info_fetch(match, number);
  if (!parse_number(digits, &measure->value)) return false;
  measure->has_value = true;
  g_autofree char *sign = unit ? g_match_info_fetch(match, unit) : NULL;
  if (sign && *sign) measure->unit = g_steal_pointer(&sign);
  if (ret_title) *ret_title = g_match_info_fetch(match, title);
  return true;
}

bool cjm_build_is_number(const char *plain)
{
  Measure measure = {0};
  bool is_number = strlen(plain) < 60 && match_number("^" NUMBER "\\s?" UNIT "?$", plain, NULL, 0, 1, 2, &measure);
  measure_clear(&measure);
  return is_number;
}

/* Reads "Conversion rate: 62 %", "62% convert", "NPS 41"; of a column of numbers `label` is the title. */
static Measure read_measure(const char *plain, const char *label)
{
  enum { TEXT_MAX = 200 };
  Measure measure = {0};
  char *title = NULL;
  bool is_short = strlen(plain) <= TEXT_MAX;
  if (label && is_short && match_number("^" NUMBER "\\s?" UNIT "?$", plain, NULL, 0, 1, 2, &measure)) title = g_strdup(label);
  else if (is_short) {
    bool found = match_number("^(.*?\\p{L}.*?)\\s*[:=]\\s*" NUMBER "\\s?" UNIT "?$", plain, &title, 1, 2, 3, &measure) ||
                 match_number("^(.*?\\p{L}[^<>≤≥~≈/]*?)\\s+[–—-]?\\s*" NUMBER "\\s?(%)?$", plain, &title, 1, 2, 3, &measure) ||
                 match_number("^" NUMBER "\\s?(%)\\s+(\\p{L}.*)$", plain, &title, 3, 1, 2, &measure);
    (void)found;
  }
  if (title) g_strstrip(title);
  if (title && *title) measure.title = title;
  else {
    measure_clear(&measure);
    measure = (Measure){.title = label ? g_strdup_printf("%s: %s", label, plain) : g_strdup(plain)};
    g_free(title);
  }
  return measure;
}

/* The heading of a column of which each cell is a value; NULL where the cells name their metrics. */
static const char *label_of(const CjmBuilding *b, const CjmEntry *entry)
{
  const CjmOwnLane *lane = entry->is_custom ? g_hash_table_lookup(b->lane_ids, entry->key) : NULL;
  return lane ? lane->title : strcmp(entry->key, "score") == 0 && *entry->label.text ? entry->label.text : NULL;
}

typedef void Visit(CjmBuilding *b, const Measure *measure, CjmSpan span, void *data);

static void each_measure(CjmBuilding *b, const CjmEntry *entry, Visit *visit, void *data)
{
  g_autoptr(GPtrArray) items = cjm_cell_items_new(entry->text.text, label_of(b, entry) == NULL);
  for (guint i = 0; i < items->len; i++) {
    const CjmCellItem *item = items->pdata[i];
    Measure measure = read_measure(item->text, label_of(b, entry));
    visit(b, &measure, entry->text.span, data);
    measure_clear(&measure);
  }
}

/* The id of a metric: what an inline metric's keys are may not be one. */
static char *id_new(const char *title)
{
  g_autofree char *slug = cjm_id_slug_new(title);
  return cjm_shape_field(&cjm_shape_inline_metric, slug) ? g_strconcat(slug, "-metric", NULL) : g_steal_pointer(&slug);
}

static void count(CjmBuilding *b, const Measure *measure, CjmSpan span, void *data)
{
  (void)span;
  (void)data;
  if (!measure->has_value) return;
  char *id = id_new(measure->title);
  g_hash_table_insert(b->metrics, id, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(b->metrics, id)) + 1));
}

void cjm_build_count_metrics(CjmBuilding *b, const CjmEntry *entry)
{
  each_measure(b, entry, count, NULL);
}

/* ---- in the journey ---- */

typedef struct Target {
  CjmNode *root, *step;
} Target;

static void define(CjmBuilding *b, CjmNode *root, const char *id, const Measure *measure, CjmSpan span)
{
  CjmNode *metrics = cjm_node_get(root, "metrics");
  for (size_t i = 0; metrics && i < metrics->n; i++)
    if (strcmp(cjm_node_get(metrics->items[i], "id")->text, id) == 0) return;
  CjmNode *metric = cjm_build_map(b, span);
  cjm_build_put(b, metric, "id", cjm_build_text(b, span, id));
  cjm_build_put(b, metric, "title", cjm_build_text(b, span, measure->title));
  if (measure->unit) cjm_build_put(b, metric, "unit", cjm_build_text(b, span, measure->unit));
  cjm_build_add(b, root, "metrics", metric);
}

/* A metric that several steps have is defined once; one of a single step is defined in it. */
static void put(CjmBuilding *b, const Measure *measure, CjmSpan span, void *data)
{
  const Target *target = data;
  g_autofree char *id = id_new(measure->title);
  CjmNode *there = cjm_node_get(target->step, "metrics");
  bool is_shared = GPOINTER_TO_UINT(g_hash_table_lookup(b->metrics, id)) > 1 && *id;
  if (is_shared && measure->has_value && (!there || there->kind == CJM_NODE_MAP)) {
    define(b, target->root, id, measure, span);
    if (!there) {
      there = cjm_build_map(b, span);
      cjm_build_put(b, target->step, "metrics", there);
    }
    if (!cjm_node_get(there, id)) {
      cjm_build_put(b, there, id, cjm_build_number(b, span, measure->value));
      return;
    }
  }
  if (there && there->kind == CJM_NODE_MAP) { /* a list cannot follow */
    g_autoptr(GString) text = g_string_new(measure->title);
    if (measure->has_value) g_string_append(text, ": ");
    if (measure->has_value) cjm_number_append(text, measure->value, 4);
    if (measure->unit) g_string_append(text, measure->unit);
    cjm_build_add(b, target->step, "notes", cjm_build_text(b, span, text->str));
    cjm_import_kept(b->import, span, "a metric is kept as a note, since other metrics of the step are of the whole map");
    return;
  }
  double number;
  if (!measure->has_value && !cjm_number_parse(measure->title, &number)) {
    cjm_build_add(b, target->step, "metrics", cjm_build_text(b, span, measure->title));
    return;
  }
  CjmNode *metric = cjm_build_map(b, span);
  cjm_build_put(b, metric, "title", cjm_build_text(b, span, measure->title));
  if (measure->has_value) cjm_build_put(b, metric, "value", cjm_build_number(b, span, measure->value));
  if (measure->unit) cjm_build_put(b, metric, "unit", cjm_build_text(b, span, measure->unit));
  cjm_build_add(b, target->step, "metrics", metric);
}

void cjm_build_put_metrics(CjmBuilding *b, CjmNode *root, CjmNode *step, const CjmEntry *entry)
{
  Target target = {root, step};
  each_measure(b, entry, put, &target);
}
