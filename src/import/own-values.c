/* own-values.c: the steps of an exported document, with their feelings, metrics and paths. */
#include <string.h>

#include "format/step-rows.h"
#include "import/builder.h"
#include "import/own-document.h"
#include "import/own.h"

/* ---- the table ---- */

enum { TITLE_ROWS = 5, PHASE_ROW = 3, STEP_ROW = 4 };

/* Rows with a title of the author's are those that the document names at its end; further ones are lanes of their own. */
static const char *row_title(CjmOwnDocument *d, const char *title, CjmSpan span, size_t *used)
{
  if (cjm_step_row_key(title, d->lang) || !d->renamed || !d->renamed[*used]) return title;
  const char *key = d->renamed[(*used)++], *standard = cjm_step_row_word(key, d->lang);
  if (!standard) return title;
  CjmNode *lane = cjm_build_map(&d->b, span);
  CjmNode *named = cjm_build_map(&d->b, span);
  cjm_own_put(d, lane, "title", span, title);
  cjm_build_put(&d->b, named, key, lane);
  cjm_build_add(&d->b, d->root, "lanes", named);
  return standard;
}

/* Guards distinguish phases of the same name. */
static const char *distinct(const CjmOwnDocument *d, const CjmOwnColumn *column, const char *title)
{
  size_t phase = column->phase;
  g_autofree char *guards = g_strnfill(phase, CJM_OWN_GUARD);
  return cjm_arena_printf(d->arena, "%s%s", title, guards);
}

void cjm_own_put_steps(CjmOwnDocument *d)
{
  size_t columns = d->columns->len + 1, rows = TITLE_ROWS + d->rows->len;
  CjmSpan span = g_array_index(d->lines, CjmOwnLine, 0).span;
  CjmSnippet *cells = cjm_arena_make(d->arena, CjmSnippet, rows * columns);
  for (size_t i = 0; i < rows * columns; i++) cells[i] = cjm_snippet("", span);
  size_t used = 0;
  for (guint r = 0; r < d->rows->len; r++) cells[(TITLE_ROWS + r) * columns].text = row_title(d, d->rows->pdata[r], span, &used);
  for (guint c = 0; c < d->columns->len; c++) {
    const CjmOwnColumn *column = d->columns->pdata[c];
    CjmSpan place = column->place.span;
    const char *title = strcmp(column->title, column->phase_title) == 0 ? distinct(d, column, column->title) : column->title;
    cells[PHASE_ROW * columns + c + 1] = cjm_snippet(distinct(d, column, *column->phase_title ? column->phase_title : "–"), place);
    if (column->is_step) cells[STEP_ROW * columns + c + 1] = cjm_snippet(cjm_arena_printf(d->arena, "1 %s", title), place);
    for (guint r = 0; r < d->rows->len; r++) {
      const GString *cell = g_hash_table_lookup(column->cells, d->rows->pdata[r]);
      if (!cell) continue;
      bool is_single = !strchr(cell->str, '\n');
      cells[(TITLE_ROWS + r) * columns + c + 1] = cjm_snippet(cjm_arena_strdup(d->arena, is_single && cell->len ? cell->str + strlen("• ") : cell->str), place);
    }
  }
  cjm_own_map_put(d->b.import, &(CjmSheet){rows, columns, cells}, d->lang, d->root);
  if (used) cjm_build_add(&d->b, d->root, "lanes", cjm_build_text(&d->b, span, "default"));
}

void cjm_own_remove_guards(const CjmOwnDocument *d, CjmNode *node)
{
  if (node->kind == CJM_NODE_SCALAR && node->text && strchr(node->text, CJM_OWN_GUARD)) {
    g_auto(GStrv) parts = g_strsplit(node->text, (const char[]){CJM_OWN_GUARD, '\0'}, -1);
    node->text = cjm_arena_take(d->arena, g_strjoinv("", parts));
  }
  for (size_t i = 0; node->kind != CJM_NODE_SCALAR && i < node->n; i++) cjm_own_remove_guards(d, node->items[i]);
}

/* The step, or the phase, of a column. */
CjmNode *cjm_own_node(const CjmOwnDocument *d, const CjmOwnColumn *column)
{
  CjmNode *phase = cjm_node_get(d->root, "phases")->items[column->phase], *steps = cjm_node_get(phase, "steps");
  return column->is_step && steps ? steps->items[column->step] : phase;
}

/* ---- feelings and metrics ---- */

static const CjmNode *find_persona(const CjmOwnDocument *d, char *text)
{
  const CjmNode *personas = cjm_node_get(d->root, "personas");
  for (size_t i = 0; personas && i < personas->n; i++) {
    g_autofree char *title = cjm_lang_isolate_new(d->lang, cjm_node_get(personas->items[i], "title")->text), *suffix = g_strdup_printf(" (%s)", title);
    if (!g_str_has_suffix(text, suffix)) continue;
    text[strlen(text) - strlen(suffix)] = '\0';
    return personas->items[i];
  }
  return NULL;
}

static void put_note(CjmOwnDocument *d, CjmNode *step, CjmSpan span, const char *label, const char *text)
{
  cjm_build_add(&d->b, step, "notes", cjm_build_text(&d->b, span, cjm_arena_printf(d->arena, "%s: %s", label, text)));
  cjm_import_kept(d->b.import, span, "\"%s\" of \"%s\" is kept as a note", text, label);
}

static void put_feeling(CjmOwnDocument *d, const CjmOwnColumn *column, CjmNode *step, const char *raw)
{
  char *text = cjm_arena_strdup(d->arena, raw), *space;
  CjmSpan span = column->place.span;
  const CjmNode *persona = find_persona(d, text);
  double score;
  if ((space = strchr(text, ' '))) *space = '\0';
  bool is_signed = cjm_own_parse_number(d, text, cjm_own_write_signed, &score);
  if (!is_signed && !cjm_own_parse_number(d, text, cjm_own_write_fixed, &score)) {
    put_note(d, step, span, cjm_own_word(d, CJM_WORD_EMOTION), raw);
    return;
  }
  d->has_score = true;
  d->is_signed |= score < 0 || !cjm_own_parse_number(d, text, cjm_own_write_fixed, &score);
  const char *label = space ? space + 1 : "", *quote = NULL;
  for (const char *c = label; *c && !quote; c++) {
    if (c > label && c[-1] != ' ') continue;
    quote = cjm_own_unquoted(d, cjm_own_without_isolate(d, c));
    if (quote) label = cjm_arena_strndup(d->arena, label, (size_t)(c - label));
  }
  CjmNode *feeling = cjm_build_map(&d->b, span);
  cjm_own_put(d, feeling, "score", span, cjm_own_digits(d, score));
  cjm_own_put(d, feeling, "label", span, cjm_own_without_isolate(d, g_strstrip(cjm_arena_strdup(d->arena, label))));
  if (quote) cjm_own_put(d, feeling, "quote", span, quote);
  if (feeling->n == 1) feeling = feeling->items[0];
  if (!persona) {
    cjm_build_add(&d->b, step, "emotion", feeling);
    return;
  }
  CjmNode *map = cjm_node_get(step, "emotions");
  if (!map) cjm_build_put(&d->b, step, "emotions", map = cjm_build_map(&d->b, span));
  cjm_build_add(&d->b, map, cjm_node_get(persona, "id")->text, feeling);
}

/* A single feeling is no list. */
static void finish_feelings(CjmNode *map)
{
  for (size_t i = 0; i < map->n; i++) {
    CjmNode *value = map->items[i];
    if (strcmp(map->keys[i]->text, "emotions") == 0) {
      for (size_t k = 0; k < value->n; k++)
        if (value->items[k]->n == 1) value->items[k] = value->items[k]->items[0];
    } else if (strcmp(map->keys[i]->text, "emotion") == 0 && value->kind == CJM_NODE_LIST && value->n == 1) {
      map->items[i] = value->items[0];
    }
  }
}

/* The number of a value of a metric, and its unit. */
static bool parse_value(const CjmOwnDocument *d, const char *text, double *ret_number, const char **ret_unit)
{
  static const char *const currencies[] = {"EUR", "USD", "GBP", "JPY", "CHF", "PLN", "BRL", "CNY", "SEK", "NOK", "DKK", "CZK", "INR", "CAD", "AUD"};
  *ret_unit = "";
  if (cjm_own_parse_number(d, text, cjm_own_write_number, ret_number)) return true;
  *ret_unit = "%";
  if (cjm_own_parse_number(d, text, cjm_own_write_percent, ret_number)) return true;
  const char *space = strstr(text, "\u00a0");
  *ret_unit = space ? cjm_own_without_isolate(d, space + strlen("\u00a0")) : "";
  if (space && cjm_own_parse_number(d, cjm_arena_strndup(d->arena, text, (size_t)(space - text)), cjm_own_write_number, ret_number) && !cjm_lang_currency(*ret_unit)) return true;
  double digits = 0;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gint digit = g_unichar_digit_value(g_utf8_get_char(c));
    if (digit >= 0) digits = digits * 10 + digit;
  }
  static const double divisors[] = {1, 100, -1, -100};
  for (size_t i = 0; i < G_N_ELEMENTS(currencies) * G_N_ELEMENTS(divisors); i++) {
    *ret_unit = currencies[i / G_N_ELEMENTS(divisors)];
    *ret_number = digits / divisors[i % G_N_ELEMENTS(divisors)];
    g_autofree char *written = cjm_lang_money_new(d->lang, *ret_number, *ret_unit);
    if (strcmp(written, text) == 0) return true;
  }
  return false;
}

/* The metric of the journey with a title and a unit, which is made if it is not there. */
static const CjmNode *define_metric(CjmOwnDocument *d, CjmSpan span, const char *title, const char *unit)
{
  const CjmNode *metrics = cjm_node_get(d->root, "metrics");
  for (size_t i = 0; metrics && i < metrics->n; i++) {
    const CjmNode *other = cjm_node_get(metrics->items[i], "unit");
    if (strcmp(cjm_node_get(metrics->items[i], "title")->text, title) == 0 && strcmp(other ? other->text : "", unit) == 0) return metrics->items[i];
  }
  CjmNode *metric = cjm_own_add_object(d, "metrics", span, title);
  cjm_own_put(d, metric, "unit", span, unit);
  return metric;
}

/* "Title value": the longest end that is a value counts. A step in which a metric has no value has metrics of its own. */
static void put_metric(CjmOwnDocument *d, const CjmOwnColumn *column, CjmNode *step, const char *text, bool is_own)
{
  CjmSpan span = column->place.span;
  for (const char *c = strchr(text, ' '); c; c = strchr(c + 1, ' ')) {
    double number;
    const char *unit = "", *title = cjm_own_without_isolate(d, cjm_arena_strndup(d->arena, text, (size_t)(c - text)));
    bool is_missing = strcmp(c + 1, "–") == 0;
    if (!is_missing && !parse_value(d, c + 1, &number, &unit)) continue;
    if (is_own) {
      CjmNode *metric = cjm_build_map(&d->b, span);
      cjm_own_put(d, metric, "title", span, title);
      if (!is_missing) cjm_own_put(d, metric, "value", span, cjm_own_digits(d, number));
      if (!is_missing) cjm_own_put(d, metric, "unit", span, unit);
      cjm_build_add(&d->b, step, "metrics", metric);
      return;
    }
    CjmNode *map = cjm_node_get(step, "metrics");
    if (!map) cjm_build_put(&d->b, step, "metrics", map = cjm_build_map(&d->b, span));
    const char *id = cjm_node_get(define_metric(d, span, title, unit), "id")->text;
    if (cjm_node_get(map, id)) {
      cjm_import_kept(d->b.import, span, "a second value of a metric is kept as a note");
      break;
    }
    cjm_own_put(d, map, id, span, cjm_own_digits(d, number));
    return;
  }
  put_note(d, step, span, cjm_own_word(d, CJM_WORD_METRICS), text);
}

/* Paths that part at one place. */
typedef struct Fork {
  const char *ids[26]; /* by letter; NULL: not known */
} Fork;

/* Notes the letter of a path: in the last fork, or in a new one where another path has it there. */
static void note_letter(GArray *forks, const char *id, size_t letter)
{
  for (guint i = 0; i < forks->len; i++)
    for (size_t k = 0; k < G_N_ELEMENTS(((Fork *)NULL)->ids); k++)
      if (g_strcmp0(g_array_index(forks, Fork, i).ids[k], id) == 0) return;
  if (forks->len == 0 || g_array_index(forks, Fork, forks->len - 1).ids[letter]) g_array_set_size(forks, forks->len + 1);
  g_array_index(forks, Fork, forks->len - 1).ids[letter] = id;
}

static void note_letters(CjmOwnDocument *d, GArray *forks)
{
  for (guint c = 0; c < d->columns->len; c++) {
    const CjmOwnColumn *column = d->columns->pdata[c];
    const CjmNode *path = cjm_node_get(cjm_own_node(d, column), "path");
    const char *number = column->number;
    while (*number && !g_ascii_islower(*number)) number++;
    for (size_t i = 0; path && path->kind == CJM_NODE_LIST && i < path->n && g_ascii_islower(number[i]); i++)
      note_letter(forks, path->items[i]->text, (size_t)(number[i] - 'a'));
  }
}

static CjmNode *take_path(CjmNode *paths, const char *id)
{
  for (size_t i = 0; i < paths->n; i++)
    if (paths->items[i] && strcmp(cjm_node_get(paths->items[i], "id")->text, id) == 0) return g_steal_pointer(&paths->items[i]);
  return NULL;
}

/* The letters in the numbers of steps, as in "4a", tell the forks and the order of the paths in them. */
void cjm_own_sort_paths(CjmOwnDocument *d)
{
  CjmNode *paths = cjm_node_get(d->root, "paths");
  if (!paths) return;
  CjmSpan span = paths->span;
  g_autoptr(GArray) forks = g_array_new(FALSE, TRUE, sizeof(Fork));
  g_autoptr(GPtrArray) sorted = g_ptr_array_new();
  note_letters(d, forks);
  for (guint f = 0; f < forks->len; f++) {
    const Fork *fork = &g_array_index(forks, Fork, f);
    size_t n = G_N_ELEMENTS(fork->ids);
    while (n && !fork->ids[n - 1]) n--;
    for (size_t i = 0; i < n; i++) {
      CjmNode *path = fork->ids[i] ? take_path(paths, fork->ids[i]) : cjm_build_map(&d->b, span);
      if (!path) continue;
      if (!fork->ids[i]) {
        cjm_own_put(d, path, "id", span, cjm_arena_printf(d->arena, "path-%u-%c", f + 1, (char)('a' + i)));
        cjm_own_put(d, path, "title", span, cjm_arena_printf(d->arena, "%c", (char)('A' + i)));
        cjm_import_doubt(d->b.import, span, "no step shows the title of a path, which is called %c", (char)('A' + i));
      }
      if (forks->len > 1) cjm_own_put(d, path, "fork", span, cjm_arena_printf(d->arena, "%s %u", cjm_own_word(d, CJM_WORD_PATHS), f + 1));
      g_ptr_array_add(sorted, path);
    }
  }
  for (size_t i = 0; i < paths->n; i++)
    if (paths->items[i]) g_ptr_array_add(sorted, paths->items[i]);
  CjmNode *list = cjm_build_list(&d->b, span);
  for (guint i = 0; i < sorted->len; i++) cjm_build_put(&d->b, list, NULL, sorted->pdata[i]);
  for (size_t i = 0; i < d->root->n; i++)
    if (d->root->items[i] == paths) d->root->items[i] = list;
  if (forks->len > 1) cjm_import_doubt(d->b.import, span, "the letters of steps show %u forks, which have no titles in the document", forks->len);
}

void cjm_own_put_values(CjmOwnDocument *d)
{
  for (guint c = 0; c < d->columns->len; c++) {
    const CjmOwnColumn *column = d->columns->pdata[c];
    CjmNode *step = cjm_own_node(d, column);
    for (guint i = 0; i < column->feelings->len; i++) put_feeling(d, column, step, column->feelings->pdata[i]);
    finish_feelings(step);
    bool any_lacks = false;
    for (guint i = 0; i < column->metrics->len; i++) any_lacks |= g_str_has_suffix(column->metrics->pdata[i], " –");
    for (guint i = 0; i < column->metrics->len; i++) put_metric(d, column, step, column->metrics->pdata[i], any_lacks);
  }
  if (!d->has_score || d->is_signed || cjm_node_get(d->root, "scale")) return;
  CjmSpan span = g_array_index(d->lines, CjmOwnLine, 0).span;
  CjmNode *scale = cjm_build_map(&d->b, span);
  cjm_own_put(d, scale, "min", span, "1");
  cjm_own_put(d, scale, "max", span, "5");
  cjm_build_put(&d->b, d->root, "scale", scale);
  cjm_import_doubt(d->b.import, span, "no chart shows the scale of the scores, which is taken to be from 1 to 5");
}

void cjm_own_put_paragraphs(CjmOwnDocument *d, const GPtrArray *paragraphs)
{
  for (size_t i = 0; i < d->phases; i++) {
    CjmNode *phase = cjm_node_get(d->root, "phases")->items[i];
    const CjmOwnLine *first = paragraphs->pdata[2 * i], *second = paragraphs->pdata[2 * i + 1];
    if (first) cjm_own_put(d, phase, second ? "goal" : "description", first->span, cjm_own_plain(d, first->text));
    if (second) cjm_own_put(d, phase, "description", second->span, cjm_own_plain(d, second->text));
  }
}
